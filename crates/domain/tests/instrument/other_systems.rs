//! Mistakes seen in other systems that compute this ficha. Each letter is theirs; (f), a fixed number of the ficha, is
//! answered by an id for each assessment, and (g), files left on the computer of an officer, by having no file here.

use domain::id::ItemId;
use domain::instrument::Answer::{No, Yes};
use domain::instrument::{Answers, Content, Why};
use jiff::civil::date;

use super::{fvr, item_id, quiet, result, scale, with};

#[test]
fn a_the_gate_gives_no_points_and_no_gives_those_of_items_3_and_4() {
    let points = |answers: &Answers, number: &str| {
        let id = item_id(number);
        result(answers).trace.iter().find(|line| line.item == id).unwrap().points
    };
    let ticked = with(&[("2a", Yes), ("3", No), ("4", Yes)]);
    assert_eq!(points(&ticked, "2a"), 0, "a tick in the gate is no risk");
    assert_eq!(points(&ticked, "3"), 4, "she left him: the box that is not ticked scores");
    assert_eq!(points(&ticked, "4"), 0, "a stable job is no risk");
    assert_eq!(result(&ticked).total, 4);
}

#[test]
fn b_a_closed_gate_skips_item_3_and_goes_on_with_4() {
    let instrument = fvr();
    let items = &scale(&instrument).items;
    let gated: Vec<&str> = items
        .iter()
        .filter(|item| item.asked_when.as_ref().is_some_and(|gate| gate.item == item_id("2a")))
        .map(|item| item.number.as_str())
        .collect();
    assert_eq!(gated, ["3"]);
    let closed = result(&with(&[("2a", No), ("4", No), ("5", Yes)]));
    let why = |number: &str| {
        let id = item_id(number);
        closed.trace.iter().find(|line| line.item == id).unwrap().why
    };
    assert_eq!((why("3"), why("4"), why("5")), (Why::GateClosed, Why::Scores, Why::Scores));
    let gate = items.iter().find(|item| item.number == "2a").unwrap();
    assert!(gate.help.as_ref().unwrap().contains("siga con el 4"));
}

#[test]
fn c_taking_every_answer_back_takes_the_points_back() {
    let mut answers = with(&[("2", Yes), ("6", Yes), ("19", Yes)]);
    assert_eq!(result(&answers).total, 9);
    answers.items = quiet().items;
    let back = result(&answers);
    assert_eq!((back.total, back.flags.len()), (0, 0));
    answers.items.clear();
    assert_eq!((result(&answers).total, result(&answers).sub_level), (0, None));
}

#[test]
fn d_names_are_words_in_any_spelling() {
    for name in ["Núñez", "Ñahui", "Cóndor", "O'Higgins", "De la Cruz-Mamani"] {
        assert_eq!(domain::instrument::FreeText::parse(name).unwrap().as_str(), name);
    }
}

#[test]
fn e_the_calendar_looks_back_twelve_months_and_not_to_the_first_of_january() {
    let instrument = fvr();
    let Content::Scale(scale) = &instrument.content else { panic!("it has items") };
    let calendar = scale.calendar.as_ref().unwrap();
    assert_eq!(calendar.looks_back_to(date(2026, 2, 10)), date(2025, 2, 10));
    assert_eq!(calendar.looks_back_to(date(2024, 2, 29)), date(2023, 2, 28));
    assert_eq!(calendar.severities.len(), 5);
}

#[test]
fn f_an_item_keeps_its_id_when_its_number_changes() {
    let renumbered = super::FVR.replace("number = \"19\"", "number = \"20\"");
    let instrument =
        domain::instrument::parse_instrument(&super::file("fvr_pareja", &renumbered)).unwrap();
    let id = ItemId::parse("her_suicide_risk").unwrap();
    assert_eq!(scale(&instrument).item(&id).unwrap().number, "20");
}
