//! Forms at work: what is missing, what falls away, what an answer may be; and that no answer can break a check.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[expect(dead_code, reason = "no mistakes are made here")]
mod care;

use std::collections::BTreeMap;

use domain::condition::{Outcome, Value};
use domain::form::{
    Answer, AnswerSheet, Cents, FieldKind, Form, FormFacts, Gap, InvalidAnswer, Problem, Question,
    Setting, YesNo, asked, check, validate,
};
use domain::id::{EntryCode, FieldId, PersonId, RowId, StageId};
use domain::pack::CasePack;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: Date = date(2026, 6, 30);

fn form(pack: &CasePack) -> &Form {
    pack.forms.values().next().unwrap()
}

fn question(pack: &CasePack, field: &str, row: Option<u128>) -> Question {
    let row = row.map(|row| RowId::new(Uuid::from_u128(row)));
    Question { form: form(pack).id.clone(), row, field: FieldId::parse(field).unwrap() }
}

fn sheet(pack: &CasePack, answers: &[(&str, Option<u128>, Answer)]) -> AnswerSheet {
    let answers = answers.iter().cloned();
    answers.map(|(field, row, answer)| (question(pack, field, row), answer)).collect()
}

fn with_setting<T>(
    pack: &CasePack,
    sheet: &AnswerSheet,
    today: Date,
    then: impl FnOnce(&Setting<'_>) -> T,
) -> T {
    let facts: BTreeMap<String, Value> = BTreeMap::new();
    let reached = [StageId::parse("opened").unwrap()];
    then(&Setting {
        facts: FormFacts::of_case(&pack.forms, sheet, &facts),
        dictionaries: &pack.dictionaries,
        reached: &reached,
        today,
    })
}

fn yes() -> Answer {
    Answer::YesNo(YesNo::Yes)
}

#[test]
fn an_empty_form_misses_what_its_stage_needs_and_no_more() {
    let pack = care::pack();
    let empty = AnswerSheet::new();
    let progress = with_setting(&pack, &empty, TODAY, |setting| check(form(&pack), setting));
    let gaps = [
        Gap::Question(question(&pack, "has_home", None)),
        Gap::Rows { section: FieldId::parse("pets").unwrap(), min: 1 },
    ];
    assert_eq!(progress.gaps, gaps);
    assert_eq!((progress.answered, progress.asked), (0, 3), "rooms and colour are not asked yet");
}

#[test]
fn an_answer_brings_the_next_question_and_a_row_brings_its_own() {
    let pack = care::pack();
    let name = || Answer::Text("Luna".to_owned());
    let sheet = sheet(&pack, &[("has_home", None, yes()), ("pet_name", Some(7), name())]);
    let progress = with_setting(&pack, &sheet, TODAY, |setting| check(form(&pack), setting));
    let missing =
        [question(&pack, "rooms", None), question(&pack, "pet_age", Some(7))].map(Gap::Question);
    assert_eq!(progress.gaps, missing);
    assert!(!progress.is_complete());
}

#[test]
fn what_was_answered_before_a_question_fell_away_is_told_and_does_not_block() {
    let pack = care::pack();
    let no = Answer::YesNo(YesNo::No);
    let mut sheet = sheet(&pack, &[("has_home", None, no), ("rooms", None, Answer::Count(3))]);
    sheet.put(question(&pack, "pet_age", Some(1)), Answer::Count(2));
    let progress = with_setting(&pack, &sheet, TODAY, |setting| check(form(&pack), setting));
    let rooms = Problem::NotAsked { question: question(&pack, "rooms", None) };
    assert_eq!(progress.problems, [rooms]);
    assert!(progress.is_complete());
}

#[test]
fn answers_that_cannot_both_be_right_block_the_form() {
    let pack = care::pack();
    let mut sheet = sheet(&pack, &[("has_home", None, yes()), ("rooms", None, Answer::Count(0))]);
    sheet.put(question(&pack, "pet_age", Some(1)), Answer::Count(2));
    let progress = with_setting(&pack, &sheet, TODAY, |setting| check(form(&pack), setting));
    let rule = EntryCode::parse("house_of_none").unwrap();
    assert_eq!(progress.problems, [Problem::Contradiction { rule, blocks: true }]);
    assert!(!progress.is_complete());
}

#[test]
fn a_third_row_is_one_too_many() {
    let pack = care::pack();
    let rows = [1, 2, 3].map(|row| ("pet_age", Some(row), Answer::Count(2)));
    let sheet = sheet(&pack, &rows);
    let progress = with_setting(&pack, &sheet, TODAY, |setting| check(form(&pack), setting));
    let section = FieldId::parse("pets").unwrap();
    assert_eq!(progress.problems, [Problem::TooManyRows { section, max: 2 }]);
}

#[test]
fn rows_keep_their_order_when_one_before_them_is_taken_away() {
    let pack = care::pack();
    let rows = [30, 10, 20].map(|row| ("pet_age", Some(row), Answer::Count(2)));
    let mut sheet = sheet(&pack, &rows);
    let section = form(&pack).sections.iter().find(|one| one.repeats.is_some()).unwrap();
    let ids = |sheet: &AnswerSheet| {
        let rows = sheet.rows(&form(&pack).id, section);
        rows.into_iter().map(|row| row.uuid().as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&sheet), [10, 20, 30]);
    sheet.take(&question(&pack, "pet_age", Some(10)));
    assert_eq!(ids(&sheet), [20, 30]);
}

#[test]
fn a_code_is_answered_between_its_days_and_an_old_answer_stays_right() {
    let pack = care::pack();
    let (_, field) = form(&pack).field(&FieldId::parse("colour").unwrap()).unwrap();
    let dictionary = field.kind.dictionary().and_then(|id| pack.dictionaries.get(id));
    let on = |code: &str, day| {
        validate(field, dictionary, &Answer::Choice(EntryCode::parse(code).unwrap()), day).is_ok()
    };
    assert!(on("red", TODAY) && !on("green", TODAY));
    assert!(!on("red", date(2026, 7, 1)) && on("green", date(2026, 7, 1)));

    let red = Answer::Choice(EntryCode::parse("red").unwrap());
    let answers =
        [("has_home", None, yes()), ("rooms", None, Answer::Count(2)), ("colour", None, red)];
    let sheet = sheet(&pack, &answers);
    let later = date(2026, 12, 1);
    let progress = with_setting(&pack, &sheet, later, |setting| check(form(&pack), setting));
    assert_eq!(progress.problems, [], "it was in force when it was answered");
}

#[test]
fn one_answer_is_checked_as_it_is_typed() {
    let pack = care::pack();
    let refused = |field: &str, text: &str| {
        let (_, field) = form(&pack).field(&FieldId::parse(field).unwrap()).unwrap();
        validate(field, None, &field.kind.read(text).unwrap(), TODAY).unwrap_err()
    };
    assert_eq!(refused("rooms", "10"), InvalidAnswer::TooLarge { max: "9".parse().unwrap() });
    assert_eq!(refused("height", "0.5"), InvalidAnswer::TooSmall { min: "1".parse().unwrap() });
    assert_eq!(refused("height", "1.555"), InvalidAnswer::TooFine { max: 2 });
    assert_eq!(refused("words", "ñandúes"), InvalidAnswer::TooLong { chars: 7, max: 5 });
    assert_eq!(refused("words", "  "), InvalidAnswer::Blank);
    assert_eq!(refused("words", "a\u{7}b"), InvalidAnswer::ControlCharacters);
    let (_, rooms) = form(&pack).field(&FieldId::parse("rooms").unwrap()).unwrap();
    let wrong = InvalidAnswer::WrongKind { wanted: "count", given: "yes_no" };
    assert_eq!(validate(rooms, None, &yes(), TODAY), Err(wrong));
}

#[test]
fn an_answer_has_an_exact_form_in_the_ledger_and_its_words_never_reach_a_log() {
    let cases = [
        (Answer::Text("Rosa".to_owned()), r#"{"text":"Rosa"}"#),
        (Answer::Number("1.50".parse().unwrap()), r#"{"number":"1.5"}"#),
        (Answer::YesNo(YesNo::DoesNotKnow), r#"{"yes_no":"does_not_know"}"#),
        (Answer::Money(Cents::new(1250)), r#"{"money":1250}"#),
        (Answer::Count(3), r#"{"count":3}"#),
        (Answer::Date(TODAY), r#"{"date":"2026-06-30"}"#),
        (Answer::Place("080301".parse().unwrap()), r#"{"place":"080301"}"#),
        (Answer::Choices([EntryCode::parse("red").unwrap()].into()), r#"{"choices":["red"]}"#),
    ];
    for (answer, json) in cases {
        assert_eq!(serde_json::to_string(&answer).unwrap(), json);
        assert_eq!(serde_json::from_str::<Answer>(json).unwrap(), answer);
        assert_eq!(format!("{answer:?}"), format!("Answer({})", answer.kind()));
    }
    assert!(serde_json::from_str::<Answer>(r#"{"text":"a","count":1}"#).is_err());
}

#[test]
fn money_is_read_in_soles_and_kept_in_hundredths() {
    let money = FieldKind::Money { max_soles: Some(100) };
    for (text, cents) in [("12", 1200), ("12.5", 1250), ("0.05", 5)] {
        assert_eq!(money.read(text).unwrap(), Answer::Money(Cents::new(cents)));
    }
    for wrong in ["", "12,50", "-1", "1.234", "S/ 3"] {
        assert!(money.read(wrong).is_err(), "{wrong}");
    }
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        "\\PC{0,8}".prop_map(Answer::Text),
        (-3000_i64..3000)
            .prop_map(|n| Answer::Number(domain::condition::Decimal::integer(n).unwrap())),
        (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Answer::Date(date(y, m, d))),
        prop::sample::select(YesNo::ALL.to_vec()).prop_map(Answer::YesNo),
        "(red|blue|green|pink)".prop_map(|code| Answer::Choice(EntryCode::parse(&code).unwrap())),
        Just(Answer::Choices([].into())),
        any::<u64>().prop_map(|cents| Answer::Money(Cents::new(cents))),
        any::<u32>().prop_map(Answer::Count),
        any::<u128>().prop_map(|id| Answer::Person(PersonId::new(Uuid::from_u128(id)))),
    ]
}

fn any_sheet() -> impl Strategy<Value = Vec<(&'static str, Option<u128>, Answer)>> {
    let fields =
        vec!["has_home", "rooms", "colour", "height", "words", "pet_name", "pet_age", "gone"];
    let row = prop::option::of(0_u128..4);
    prop::collection::vec((prop::sample::select(fields), row, any_answer()), 0..14)
}

proptest! {
    /// Answers of any kind to any question, in any row, also to questions that an older pack had.
    #[test]
    fn no_answers_break_a_check(answers in any_sheet()) {
        let pack = care::pack();
        let sheet = sheet(&pack, &answers);
        let progress = with_setting(&pack, &sheet, TODAY, |setting| check(form(&pack), setting));
        prop_assert!(progress.answered <= progress.asked);
    }

    /// A question is missing only where it is asked, must be answered, and has no answer.
    #[test]
    fn what_is_missing_is_asked_required_and_unanswered(answers in any_sheet()) {
        let pack = care::pack();
        let sheet = sheet(&pack, &answers);
        with_setting(&pack, &sheet, TODAY, |setting| {
            let progress = check(form(&pack), setting);
            let wanted: Vec<Gap> = asked(form(&pack), setting)
                .into_iter()
                .filter(|one| one.shown == Outcome::True && one.required == Outcome::True && one.answer.is_none())
                .map(|one| Gap::Question(Question { form: form(&pack).id.clone(), row: one.row, field: one.field.id.clone() }))
                .collect();
            let told: Vec<Gap> = progress.gaps.into_iter().filter(|gap| matches!(gap, Gap::Question(_))).collect();
            assert_eq!(told, wanted);
        });
    }

    #[test]
    fn an_answer_survives_the_ledger(answer in any_answer()) {
        let json = serde_json::to_string(&answer).unwrap();
        prop_assert_eq!(serde_json::from_str::<Answer>(&json).unwrap(), answer);
    }
}
