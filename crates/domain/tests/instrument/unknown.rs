//! A blank is not a NO: what is not known counts nothing, and the ficha says what it could still become.

use domain::instrument::Answer::{DoesNotKnow, No, NotApplicable, Yes};
use domain::instrument::{AnswerProblem, Answers, Switches, Why, assess, parse_instrument};
use domain::risk::RiskLevel;

use super::{annex, file, fvr, item_id, result, scale, with, without};

#[test]
fn a_job_she_does_not_know_of_gives_no_points_and_leaves_the_ficha_incomplete() {
    for answers in [without("4"), with(&[("4", DoesNotKnow)])] {
        let result = result(&answers);
        assert_eq!((result.total, result.max_if_completed), (0, 4));
        assert!(!result.complete);
        assert_eq!(result.unanswered, [item_id("4")]);
        let line = result.trace.iter().find(|line| line.item == item_id("4")).unwrap();
        assert_eq!((line.points, line.why), (0, Why::Unknown));
    }
}

#[test]
fn the_level_that_a_blank_could_still_give_is_shown() {
    let mut answers = with(&[("2", Yes), ("1", Yes)]);
    answers.items.remove(&item_id("4"));
    let result = result(&answers);
    assert_eq!((result.total, result.level), (6, RiskLevel::Mild));
    assert_eq!((result.max_if_completed, result.possible_level), (10, RiskLevel::Moderate));
}

#[test]
fn a_gate_without_answer_leaves_its_item_open() {
    let mut answers = with(&[("3", No)]);
    answers.items.remove(&item_id("2a"));
    let open = result(&answers);
    assert_eq!((open.total, open.max_if_completed), (0, 4));
    assert_eq!(open.unanswered, [item_id("2a")], "the gate tells it, its item does not repeat it");

    answers.items.insert(item_id("3"), Yes);
    assert_eq!(result(&answers).max_if_completed, 0, "still together gives nothing either way");
}

#[test]
fn points_that_exclude_each_other_are_never_promised_together() {
    // A ficha where NO to the gate gives 6, and YES opens an item of 4: both can never come together.
    let gate = "number = \"2a\"";
    let text = super::FVR
        .replace(gate, &format!("{gate}\nscores_on = \"no\"\npoints = 6"))
        .replace("maximum = 37", "maximum = 43")
        .replace("to = 37", "to = 43");
    let other = parse_instrument(&file("fvr_pareja", &text)).unwrap();
    let mut answers = without("2a");
    answers.items.remove(&item_id("3"));
    let open = assess(&other, &answers, &Switches::default());
    assert_eq!((open.total, open.max_if_completed), (0, 6));
    answers.items.insert(item_id("2a"), Yes);
    assert_eq!(assess(&other, &answers, &Switches::default()).max_if_completed, 4);
}

#[test]
fn an_item_whose_gate_is_open_does_apply() {
    let result = result(&with(&[("3", NotApplicable)]));
    assert_eq!((result.total, result.max_if_completed), (0, 4));
    assert_eq!(result.unanswered, [item_id("3")]);
}

#[test]
fn without_children_or_pregnancy_two_items_do_not_apply_and_the_ficha_is_complete() {
    let result = result(&with(&[("14", NotApplicable), ("16", NotApplicable)]));
    assert!(result.complete);
    assert_eq!((result.total, result.max_if_completed), (0, 0));
}

#[test]
fn a_blank_ficha_has_no_level() {
    let mut blank = Answers::default();
    let empty = result(&blank);
    assert_eq!((empty.total, empty.level), (0, RiskLevel::Undetermined));
    assert_eq!((empty.max_if_completed, empty.possible_level), (37, RiskLevel::Severe));
    assert_eq!(empty.sub_level, None);

    annex(&mut blank, "strikes_the_belly", "yes");
    let state = &result(&blank).adjustments[0].state;
    assert_eq!(*state, domain::instrument::AdjustmentState::NoLevel);

    for item in &scale(&fvr()).items {
        blank.items.insert(item.id.clone(), DoesNotKnow);
    }
    assert_eq!(result(&blank).level, RiskLevel::Undetermined);
}

#[test]
fn the_mark_under_item_12_is_never_missing() {
    assert!(result(&without("12a")).complete);
    let marked = result(&with(&[("12a", Yes)]));
    assert_eq!((marked.total, marked.complete), (0, true));
}

#[test]
fn fichas_without_known_items_give_no_level_and_no_points() {
    for (id, text) in [
        ("fvr_nna", include_str!("../../../../packs/peru/instruments/fvr_nna.toml")),
        ("fvr_pam", include_str!("../../../../packs/peru/instruments/fvr_pam.toml")),
    ] {
        let instrument = parse_instrument(&file(id, text)).unwrap();
        assert!(instrument.scale().is_none(), "{id}");
        let nothing = assess(&instrument, &with(&[("2", Yes)]), &Switches::default());
        assert_eq!((nothing.total, nothing.level), (0, RiskLevel::Undetermined));
        assert!(!nothing.complete && nothing.trace.is_empty());
    }
}

#[test]
fn answers_of_a_form_are_read_and_refused_by_item() {
    let instrument = fvr();
    let read = |pairs: &[(&'static str, &'static str)]| {
        Answers::parse(scale(&instrument), pairs.iter().copied())
    };
    let some =
        read(&[("weapon_access", "yes"), ("stable_job", ""), ("uses_drugs", "does_not_know")]);
    let some = some.unwrap();
    assert_eq!(some.of(&item_id("2")), Some(Yes));
    assert_eq!(some.of(&item_id("4")), None, "a blank box is no answer");
    assert_eq!(some.of(&item_id("10")), Some(DoesNotKnow));

    let wrong = read(&[
        ("nothing", "yes"),
        ("weapon_access", "maybe"),
        ("stable_job", "not_applicable"),
        ("control_refused", "does_not_know"),
    ]);
    let wrong = wrong.unwrap_err();
    assert_eq!(
        wrong,
        [
            AnswerProblem::UnknownItem { item: "nothing".to_owned() },
            AnswerProblem::UnknownWord { item: item_id("2"), word: "maybe".to_owned() },
            AnswerProblem::OnlyAMark { item: item_id("12a") },
            AnswerProblem::AlwaysApplies { item: item_id("4") },
        ]
    );
}
