//! Families share names, houses and birthdays. None of that may make two of them one; and one of them, written twice, is
//! still found to be one.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(
    dead_code,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "made-up people are shared with the test of searches"
)]

mod people;

use domain::person::{Address, AddressParts, BirthDate, PersonName, PrivateText};
use jiff::ToSpan;
use linkage::{Alike, Record, Thresholds, Verdict, compare, tokens};
use people::{Dice, Made, Slip, person};

fn home() -> Address {
    let parts = AddressParts {
        community: Some(PrivateText::parse("Huilloc").unwrap()),
        ubigeo: Some("081306".parse().unwrap()),
        ..AddressParts::default()
    };
    Address::new(parts).unwrap()
}

fn at_home(made: &Made) -> Record {
    made.record().with_address(&home())
}

fn verdict(a: &Record, b: &Record) -> Verdict {
    compare(a, b).verdict(&Thresholds::default())
}

/// A brother or sister: other given names, the same surnames, another birthday unless they are twins.
fn sibling(made: &Made, number: u64, twins: bool) -> Option<Made> {
    let mut other = person(number + 5_000_000);
    other.surnames = made.surnames.clone();
    other.born = if twins { made.born } else { made.born.saturating_add(3.years()) };
    // Nobody gives two children one name. Twins whose names are a slip of the pen apart are proposed, and a person decides.
    let alike = |a: &String, b: &String| {
        let alike = tokens(a)[0].alike(&tokens(b)[0]);
        alike < Alike::Near || (twins && alike == Alike::Near)
    };
    let shares = other.given.iter().any(|name| made.given.iter().any(|own| alike(name, own)));
    (!shares).then_some(other)
}

#[test]
fn brothers_sisters_twins_mothers_and_juniors_are_never_taken_for_one() {
    let mut compared = 0;
    for number in 0..2_000 {
        let made = person(number);
        let siblings = [sibling(&made, number, false), sibling(&made, number, true)];
        let mut mother = person(number + 9_000_000);
        mother.surnames = [made.surnames[1].clone(), "Tupayachi".to_owned()];
        let mut junior = made.clone();
        junior.born = made.born.saturating_add(25.years());
        for other in siblings.into_iter().flatten().chain([mother, junior]) {
            compared += 1;
            let verdict = verdict(&at_home(&made), &at_home(&other));
            assert!(
                verdict < Verdict::Probable,
                "person {number}: {:?}",
                compare(&at_home(&made), &at_home(&other))
            );
        }
    }
    assert!(compared > 7_000, "{compared}");
}

#[test]
fn one_person_written_twice_with_a_slip_is_nearly_always_proposed() {
    for slip in Slip::ALL {
        let (mut asked, mut proposed) = (0, 0);
        for number in 0..600 {
            let made = person(number);
            let Some(again) = slip.written(&made, &mut Dice::new(number)) else { continue };
            let name =
                PersonName::parse(&again.given.join(" "), &again.surnames[0], &again.surnames[1])
                    .unwrap();
            let again =
                Record::named(&name).with_birth(BirthDate::Exact(made.born)).with_address(&home());
            asked += 1;
            proposed += u32::from(verdict(&at_home(&made), &again) == Verdict::Probable);
        }
        assert!(asked >= 300 && proposed * 100 >= asked * 95, "{slip:?}: {proposed} of {asked}");
    }
}

#[test]
fn strangers_are_never_proposed() {
    for number in 0..3_000 {
        let (a, b) = (person(number).record(), person(number + 70_000).record());
        assert!(verdict(&a, &b) < Verdict::Probable, "{number}");
        assert_eq!(compare(&a, &b).total(), compare(&b, &a).total(), "{number}");
    }
}
