//! Comparing two records: names in their roles, birth, documents, telephone, sex and place, each with its weight.
//!
//! Weights follow Fellegi and Sunter: what agrees weighs as much as it is rare among people, what differs as much as it is rare
//! in two records of one person. The numbers are set by hand on made-up people, in tenths of a bit.

use domain::person::{BirthDate, Dni, Sex};

use crate::frequent::{Frequency, frequency};
use crate::normalise::{Alike, Token};
use crate::record::Record;
use crate::score::{Aspect, Cap, Finding, Score};

const SURNAME_DIFFERS: i32 = -60;
const GIVEN_DIFFERS: i32 = -70;
const SWAPPED: i32 = -12;
/// Years between two births beyond which they are those of two people.
const FAR: u16 = 5;

/// Compares two records of persons. The order of the two does not matter.
#[must_use]
pub fn compare(a: &Record, b: &Record) -> Score {
    let mut score = Score::default();
    surnames(a, b, &mut score);
    given_names(a, b, &mut score);
    birth(a.birth, b.birth, &mut score);
    documents(&a.dni, &b.dni, &mut score);
    if a.phones.iter().any(|phone| b.phones.contains(phone)) {
        score.add(Aspect::Phone, Finding::Same, 60);
    }
    sex(a.sex, b.sex, &mut score);
    place(a, b, &mut score);
    score
}

/// What agreeing on a word weighs: less where many bear it, less where the spelling differs.
pub(crate) fn word_weight(token: &Token, alike: Alike) -> i32 {
    let full = match frequency(token) {
        Frequency::VeryCommon => 55,
        Frequency::Common => 80,
        Frequency::Rare => 115,
    };
    match alike {
        Alike::Same => full,
        Alike::Folded => full * 19 / 20,
        Alike::Sound => full * 17 / 20,
        Alike::Near => full * 12 / 20,
        Alike::Different => 0,
    }
}

pub(crate) const fn finding(alike: Alike) -> Finding {
    match alike {
        Alike::Same => Finding::Same,
        Alike::Folded | Alike::Sound => Finding::SoundsAlike,
        Alike::Near => Finding::Near,
        Alike::Different => Finding::Different,
    }
}

/// The best pair of words of two parts of a name, with the weight of the lighter side.
fn best(a: &[Token], b: &[Token]) -> (Alike, i32) {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (x, y)));
    pairs
        .map(|(x, y)| {
            let alike = x.alike(y);
            (alike, word_weight(x, alike).min(word_weight(y, alike)))
        })
        .max_by_key(|(alike, weight)| (*weight, std::cmp::Reverse(*alike)))
        .unwrap_or((Alike::Different, 0))
}

fn surnames(a: &Record, b: &Record, score: &mut Score) {
    let straight = [
        (Aspect::FirstSurname, &a.first_surname, &b.first_surname),
        (Aspect::SecondSurname, &a.second_surname, &b.second_surname),
    ];
    let crossed = [
        (Aspect::FirstSurname, &a.first_surname, &b.second_surname),
        (Aspect::SecondSurname, &a.second_surname, &b.first_surname),
    ];
    let sum = |pairs: &[(Aspect, &Vec<Token>, &Vec<Token>); 2]| -> i32 {
        pairs.iter().map(|(_, x, y)| best(x, y).1).sum()
    };
    let swapped = sum(&crossed) + SWAPPED > sum(&straight);
    for (aspect, x, y) in if swapped { crossed } else { straight } {
        if x.is_empty() || y.is_empty() {
            if x.is_empty() != y.is_empty() {
                score.add(aspect, Finding::Missing, 0);
            }
            continue;
        }
        match best(x, y) {
            (Alike::Different, _) => score.add(aspect, Finding::Different, SURNAME_DIFFERS),
            (alike, weight) => score.add(aspect, finding(alike), weight),
        }
    }
    if swapped {
        score.add(Aspect::SwappedSurnames, Finding::Compatible, SWAPPED);
    }
}

/// Given names count once each, against given names and names in use.
fn given_names(a: &Record, b: &Record, score: &mut Score) {
    let (mine, theirs) = (all_given(a), all_given(b));
    if mine.is_empty() || theirs.is_empty() {
        return;
    }
    let mut free: Vec<&Token> = theirs;
    let (mut agreed, mut surely) = (false, false);
    for name in &mine {
        let candidates = free.iter().enumerate().map(|(at, other)| (alike_given(name, other), at));
        let Some((alike, at)) = candidates.min().filter(|(alike, _)| *alike != Alike::Different)
        else {
            continue;
        };
        let other = free.remove(at);
        let weight = word_weight(name, alike).min(word_weight(other, alike));
        // A second name adds half: the two are often given together.
        score.add(Aspect::GivenName, finding(alike), if agreed { weight / 2 } else { weight });
        agreed = true;
        surely |= alike < Alike::Near;
    }
    if !agreed {
        score.add(Aspect::GivenName, Finding::Different, GIVEN_DIFFERS);
    }
    let same_birth = matches!((a.birth, b.birth), (Some(x), Some(y)) if x == y);
    if !agreed || !(surely || same_birth) {
        score.cap(Cap::GivenNamesDiffer);
    }
}

/// `Mario` and `María`, `Luis` and `Luisa` are a slip apart and two people: brother and sister.
fn alike_given(a: &Token, b: &Token) -> Alike {
    match a.alike(b) {
        Alike::Near if a.is_other_gender_of(b) => Alike::Different,
        alike => alike,
    }
}

fn all_given(record: &Record) -> Vec<&Token> {
    record.given.iter().chain(&record.used).collect()
}

pub(crate) fn birth(a: Option<BirthDate>, b: Option<BirthDate>, score: &mut Score) {
    let (Some(a), Some(b)) = (a, b) else { return };
    if let (BirthDate::Exact(x), BirthDate::Exact(y)) = (a, b) {
        let swapped = x.year() == y.year() && x.month() == y.day() && x.day() == y.month();
        let same = [x.year() == y.year(), x.month() == y.month(), x.day() == y.day()];
        match same.iter().filter(|same| **same).count() {
            3 => return score.add(Aspect::Birth, Finding::Same, 130),
            2 if x.year().abs_diff(y.year()) <= FAR => {
                return score.add(Aspect::Birth, Finding::Near, 45);
            }
            2 => {
                // A slip in the year, or a child born on the birthday of the parent: a person must look.
                score.cap(Cap::BirthsDiffer);
                return score.add(Aspect::Birth, Finding::Near, 10);
            }
            _ if swapped => return score.add(Aspect::Birth, Finding::Near, 70),
            _ => {}
        }
    }
    let ((first_a, last_a), (first_b, last_b)) = (a.span(), b.span());
    let exact = matches!((a, b), (BirthDate::Exact(_), BirthDate::Exact(_)));
    if first_a <= last_b && first_b <= last_a {
        let widest = (last_a.year() - first_a.year()).max(last_b.year() - first_b.year());
        let weight = match widest {
            0 => 50,
            1..=3 => 35,
            4..=10 => 15,
            _ => 0,
        };
        return score.add(Aspect::Birth, Finding::Compatible, weight);
    }
    let gap = if last_a < first_b {
        first_b.year() - last_a.year()
    } else {
        first_a.year() - last_b.year()
    };
    match gap {
        0 | 1 if exact => score.add(Aspect::Birth, Finding::Different, -25),
        0 | 1 => score.add(Aspect::Birth, Finding::Near, 5),
        2..=5 => score.add(Aspect::Birth, Finding::Different, -45),
        _ => {
            score.add(Aspect::Birth, Finding::Different, -100);
            score.cap(Cap::BirthsDiffer);
        }
    }
}

pub(crate) fn documents(a: &[Dni], b: &[Dni], score: &mut Score) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    if a.iter().any(|dni| b.contains(dni)) {
        return score.add(Aspect::Document, Finding::Same, 260);
    }
    score.cap(Cap::DocumentsDiffer);
    let one_slip = a.iter().any(|x| b.iter().any(|y| differ_once(x.as_str(), y.as_str())));
    if one_slip {
        score.add(Aspect::Document, Finding::Near, 60);
    } else {
        score.add(Aspect::Document, Finding::Different, -100);
    }
}

/// One digit differs, or two neighbours are exchanged.
fn differ_once(a: &str, b: &str) -> bool {
    let differing: Vec<(usize, (u8, u8))> =
        a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| x != y).collect();
    match differing.as_slice() {
        [_] => true,
        [(i, (x1, y1)), (j, (x2, y2))] => i + 1 == *j && x1 == y2 && x2 == y1,
        _ => false,
    }
}

pub(crate) fn sex(a: Option<Sex>, b: Option<Sex>, score: &mut Score) {
    let (Some(a), Some(b)) = (a, b) else { return };
    if a == Sex::Unknown || b == Sex::Unknown {
        return;
    }
    if a == b {
        score.add(Aspect::Sex, Finding::Same, 8);
    } else {
        score.add(Aspect::Sex, Finding::Different, -50);
    }
}

pub(crate) fn place(a: &Record, b: &Record, score: &mut Score) {
    let community = best(&a.community, &b.community).0;
    if community != Alike::Different {
        return score.add(Aspect::Place, finding(community), 45);
    }
    let (Some(x), Some(y)) = (a.ubigeo, b.ubigeo) else { return };
    if x.contains(y) || y.contains(x) {
        let common_digits = x.as_str().len().min(y.as_str().len());
        let (finding, weight) = match common_digits {
            6 => (Finding::Same, 35),
            4 => (Finding::Compatible, 20),
            _ => (Finding::Compatible, 8),
        };
        score.add(Aspect::Place, finding, weight);
    } else if x.province().is_some() && x.province() == y.province() {
        score.add(Aspect::Place, Finding::Compatible, 15);
    } else if x.department() != y.department() {
        score.add(Aspect::Place, Finding::Different, -10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Thresholds, Verdict};
    use domain::person::{EstimatedAge, PersonName};
    use jiff::civil::{Date, date};

    fn record(given: &str, first: &str, second: &str) -> Record {
        Record::named(&PersonName::parse(given, first, second).unwrap())
    }

    fn born(record: Record, day: Date) -> Record {
        record.with_birth(BirthDate::Exact(day))
    }

    fn verdict(a: &Record, b: &Record) -> Verdict {
        assert_eq!(compare(a, b).total(), compare(b, a).total(), "the order does not matter");
        compare(a, b).verdict(&Thresholds::default())
    }

    const DAY: Date = date(1990, 5, 1);

    #[test]
    fn one_person_written_twice_is_probable() {
        let card = born(record("Juana Rosa", "Quispe", "Huamán"), DAY);
        for again in [
            born(record("Juana Rosa", "Qespi", "Waman"), DAY),
            born(record("Juana", "Huamán", "Quispe"), DAY),
            born(record("Juana Rosa", "Quispe", ""), DAY),
            born(record("Juna Rosa", "Quispe", "Huamán"), DAY),
            born(record("Juana Rosa", "Quispe", "Huamán"), date(1990, 1, 5)),
        ] {
            assert_eq!(verdict(&card, &again), Verdict::Probable, "{:?}", compare(&card, &again));
        }
    }

    #[test]
    fn sisters_twins_mothers_and_namesakes_are_never_probable() {
        let ana = born(record("Ana", "Tecsehua", "Ccahuantico"), DAY);
        let sister = born(record("Rosa", "Tecsehua", "Ccahuantico"), date(1993, 8, 9));
        let twin = born(record("Luz", "Tecsehua", "Ccahuantico"), DAY);
        let mother = born(record("Ana", "Ccahuantico", "Puma"), date(1968, 2, 2));
        let niece = born(record("Ana", "Tecsehua", "Ccahuantico"), date(2015, 2, 2));
        for other in [&sister, &twin, &mother, &niece] {
            assert!(verdict(&ana, other) < Verdict::Probable, "{:?}", compare(&ana, other));
        }
        assert_eq!(compare(&ana, &twin).caps(), [Cap::GivenNamesDiffer]);
        assert_eq!(compare(&ana, &niece).caps(), [Cap::BirthsDiffer]);
    }

    #[test]
    fn a_brother_with_the_sister_name_is_not_a_slip_of_the_pen() {
        for (one, other) in [("Mario", "María"), ("Luis", "Luisa"), ("Juana", "Juan")] {
            let sister = born(record(one, "Tecsehua", "Ccahuantico"), DAY);
            let brother = born(record(other, "Tecsehua", "Ccahuantico"), DAY);
            assert_eq!(compare(&sister, &brother).caps(), [Cap::GivenNamesDiffer], "{one} {other}");
        }
    }

    #[test]
    fn two_documents_hold_a_namesake_down_and_one_document_lifts_a_bare_name() {
        let dni = |number: &str| Dni::parse(number).unwrap();
        let ana = born(record("Ana", "Quispe", "Mamani"), DAY);
        let namesake = ana.clone().with_dni(dni("40123456"));
        assert_eq!(verdict(&ana.clone().with_dni(dni("10117410")), &namesake), Verdict::Possible);
        assert_eq!(verdict(&ana.clone().with_dni(dni("40123465")), &namesake), Verdict::Possible);
        assert_eq!(
            verdict(&record("Ana", "Quispe", "").with_dni(dni("40123456")), &namesake),
            Verdict::Probable
        );
    }

    #[test]
    fn common_names_weigh_less_than_rare_ones() {
        let common =
            compare(&record("Maria", "Quispe", "Mamani"), &record("Maria", "Quispe", "Mamani"));
        let rare = compare(
            &record("Saturna", "Tecsehua", "Ccahuantico"),
            &record("Saturna", "Tecsehua", "Ccahuantico"),
        );
        assert_eq!(common.verdict(&Thresholds::default()), Verdict::Possible);
        assert_eq!(rare.verdict(&Thresholds::default()), Verdict::Probable);
        assert!(rare.total() > common.total());
    }

    #[test]
    fn an_estimated_age_supports_and_decides_nothing_alone() {
        let age = EstimatedAge { years: 36, give_or_take: 2, on: date(2026, 6, 1) };
        let seen = record("Ana", "Quispe", "Mamani").with_birth(BirthDate::EstimatedAge(age));
        let score = compare(&seen, &born(record("Ana", "Quispe", "Mamani"), DAY));
        let birth = score.reasons().iter().find(|reason| reason.aspect == Aspect::Birth).unwrap();
        assert_eq!((birth.finding, birth.weight), (Finding::Compatible, 15));
    }

    #[test]
    fn nothing_known_is_nothing_said() {
        assert_eq!(compare(&Record::default(), &Record::default()), Score::default());
    }

    #[test]
    fn a_place_supports_by_its_grain() {
        let at = |code: &str| Record { ubigeo: Some(code.parse().unwrap()), ..Record::default() };
        for (a, b, weight) in [
            ("081106", "081106", 35),
            ("081106", "081105", 15),
            ("0811", "081106", 20),
            ("08", "081106", 8),
            ("08", "23", -10),
            ("081106", "080101", 0),
        ] {
            assert_eq!(compare(&at(a), &at(b)).total(), weight, "{a} {b}");
            assert_eq!(compare(&at(b), &at(a)).total(), weight, "{b} {a}");
        }
    }
}
