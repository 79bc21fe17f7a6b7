//! The ficha of risk for women who live violence by their partner, as its pack declares it: points, levels, what is not
//! known, what is signed, and the mistakes of other systems that must not come back.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod mistakes;
mod other_systems;
mod points;
mod properties;
mod record;
mod sheet;
mod unknown;

use domain::id::{AnnexFieldId, ChoiceCode, ItemId};
use domain::instrument::{
    Answer, Answers, Assessment, FieldAnswer, Instrument, Scale, Switches, YesNo, assess,
    parse_instrument,
};
use domain::pack::PackFile;

const FVR: &str = include_str!("../../../../packs/peru/instruments/fvr_pareja.toml");

fn file(name: &str, text: &str) -> PackFile {
    PackFile { path: format!("peru/instruments/{name}.toml"), text: text.to_owned() }
}

/// The instrument of the pack.
fn fvr() -> Instrument {
    parse_instrument(&file("fvr_pareja", FVR)).unwrap_or_else(|found| panic!("{}", found[0]))
}

fn scale(instrument: &Instrument) -> &Scale {
    instrument.scale().unwrap()
}

fn item_id(number: &str) -> ItemId {
    let instrument = fvr();
    scale(&instrument).items.iter().find(|item| item.number == number).unwrap().id.clone()
}

/// Every item answered so that it gives no points: NO, and YES where NO would score.
fn quiet() -> Answers {
    let instrument = fvr();
    let answer = |item: &domain::instrument::Item| match item.score {
        Some(score) if score.on == YesNo::No => Answer::Yes,
        _ if item.number == "2a" => Answer::Yes,
        _ => Answer::No,
    };
    let items = &scale(&instrument).items;
    let items = items.iter().map(|item| (item.id.clone(), answer(item)));
    Answers { items: items.collect(), ..Answers::default() }
}

/// The quiet ficha with some items answered otherwise, by their printed number.
fn with(changes: &[(&str, Answer)]) -> Answers {
    let mut answers = quiet();
    for (number, answer) in changes {
        answers.items.insert(item_id(number), *answer);
    }
    answers
}

/// The quiet ficha with an item left blank.
fn without(number: &str) -> Answers {
    let mut answers = quiet();
    answers.items.remove(&item_id(number));
    answers
}

fn result(answers: &Answers) -> Assessment {
    assess(&fvr(), answers, &Switches::default())
}

fn annex(answers: &mut Answers, field: &str, choice: &str) {
    let choice = FieldAnswer::One(ChoiceCode::parse(choice).unwrap());
    answers.annexes.insert(AnnexFieldId::parse(field).unwrap(), choice);
}
