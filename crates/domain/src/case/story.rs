//! Stories of a case: given facts, when somebody asks, then events or a refusal.

use jiff::Timestamp;
use jiff::civil::date;
use uuid::Uuid;

use super::decide::{Closure, Rejected, Rules, Way, check_condition};
use super::event::*;
use super::state::{Case, Recorded, Standing};
use super::{CaseNumber, EntryCondition, Lens, NoteReach, PackRef, PartyRole};
use crate::event::Event;
use crate::id::*;
use crate::ledger::Actor;
use crate::territory::Ubigeo;

fn user(n: u128) -> UserId {
    UserId::new(Uuid::from_u128(n))
}

fn person(n: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(n))
}

fn task(n: u128) -> TaskId {
    TaskId::new(Uuid::from_u128(n))
}

fn record(n: u128) -> RecordId {
    RecordId::new(Uuid::from_u128(n))
}

fn stage(id: &str) -> StageId {
    StageId::parse(id).unwrap()
}

fn code(id: &str) -> EntryCode {
    EntryCode::parse(id).unwrap()
}

fn action(id: &str) -> ActionCode {
    ActionCode::parse(id).unwrap()
}

fn opened() -> Event {
    CaseOpened {
        case: CaseId::new(Uuid::from_u128(1)),
        service: ServiceCode::parse("listening").unwrap(),
        center: CenterId::parse("listening-a").unwrap(),
        center_place: Ubigeo::parse("0801").unwrap(),
        number: CaseNumber { year: 2031, order: 12 },
        condition: EntryCondition::New,
        opened_on: date(2031, 3, 4),
        stage: stage("admitted"),
        pack: PackRef { version: "2.0.0".to_owned(), digest: "d".to_owned() },
        service_user: person(1),
        residence: None,
        event_place: None,
        earlier: None,
        referral: None,
    }
    .into()
}

fn planned(id: u128, blocked_by: Vec<TaskId>) -> Event {
    TaskPlanned {
        task: task(id),
        action: action("home_visit"),
        remark: String::new(),
        lens: Lens::Social,
        owner: None,
        due_on: date(2031, 3, 20),
        step: None,
        blocked_by,
    }
    .into()
}

fn closed() -> CaseClosed {
    CaseClosed { closed_on: date(2031, 4, 1), reason: code("goals_reached"), remark: String::new() }
}

fn given(events: impl IntoIterator<Item = Event>) -> Case {
    let by = Actor::User(user(7));
    let at = Timestamp::UNIX_EPOCH;
    Case::fold(events.into_iter().map(|event| Recorded { by, at, event })).unwrap()
}

fn rules() -> Rules {
    Rules {
        ways: vec![
            Way { to: stage("evaluated"), barred_by: vec![] },
            Way { to: stage("in_care"), barred_by: vec![code("no_plan")] },
        ],
        actions: [action("home_visit"), action("interview")].into(),
        closures: vec![
            Closure {
                reason: code("goals_reached"),
                barred_by: vec![],
                needs_tasks_finished: true,
            },
            Closure { reason: code("died"), barred_by: vec![], needs_tasks_finished: false },
        ],
        reopens_in: Some(stage("evaluated")),
    }
}

const TODAY: jiff::civil::Date = date(2031, 4, 10);

#[test]
fn a_stream_that_does_not_begin_with_an_opening_is_no_case() {
    let fact = Recorded { by: Actor::System, at: Timestamp::UNIX_EPOCH, event: planned(1, vec![]) };
    assert!(Case::fold([fact]).is_none());
}

#[test]
fn a_pending_home_visit_blocks_closure() {
    let case = given([opened(), planned(1, vec![])]);
    let refusal = Rejected::UnfinishedTask { task: task(1) };
    assert_eq!(case.close(closed(), TODAY, &rules()), Err(refusal));
}

#[test]
fn a_death_closes_the_case_whatever_waits() {
    let case = given([opened(), planned(1, vec![])]);
    let death = CaseClosed { reason: code("died"), ..closed() };
    assert!(case.close(death, TODAY, &rules()).is_ok());
}

#[test]
fn a_closed_case_takes_no_answer_but_still_takes_a_note() {
    let case = given([opened(), closed().into()]);
    let answer = CaseAnswered {
        question: crate::form::Question {
            form: FormId::parse("ficha").unwrap(),
            row: None,
            field: FieldId::parse("shift").unwrap(),
        },
        value: None,
        read_version: 0,
    };
    assert_eq!(case.answer(answer), Err(Rejected::Closed { on: date(2031, 4, 1) }));
    let note = NoteWritten {
        record: record(1),
        lens: Lens::Psychology,
        reach: NoteReach::Profession,
        text: "Llamó después del cierre.".to_owned(),
    };
    assert!(case.note(note).is_ok());
}

#[test]
fn a_closed_case_reopens_where_the_pack_says() {
    let case = given([opened(), closed().into()]);
    let events = case.reopen(TODAY, "volvió", &rules()).unwrap();
    let case = given([opened(), closed().into()].into_iter().chain(events));
    assert_eq!(case.standing, Standing::Open { stage: stage("evaluated") });
    assert_eq!(case.reopen(TODAY, "volvió", &rules()), Err(Rejected::Open));
}

#[test]
fn a_gate_that_is_not_open_bars_the_way_and_an_unknown_way_is_none() {
    let case = given([opened()]);
    assert!(case.reach(&stage("evaluated"), TODAY, &rules()).is_ok());
    let barred = Rejected::Barred { gate: code("no_plan") };
    assert_eq!(case.reach(&stage("in_care"), TODAY, &rules()), Err(barred));
    let nowhere = Rejected::NoWay { to: stage("exit") };
    assert_eq!(case.reach(&stage("exit"), TODAY, &rules()), Err(nowhere));
}

#[test]
fn a_task_waits_for_the_one_before_it() {
    let case = given([opened(), planned(1, vec![]), planned(2, vec![task(1)])]);
    let second = TaskFinished { task: task(2), done_on: TODAY };
    let refusal = Rejected::UnfinishedTask { task: task(1) };
    assert_eq!(case.finish(second), Err(refusal));
    assert!(case.is_blocked(case.open_tasks().last().unwrap()));
}

#[test]
fn doing_what_a_task_asks_finishes_it_once() {
    let case = given([opened(), planned(1, vec![])]);
    let done = ActionDone {
        record: record(1),
        action: action("home_visit"),
        lens: Lens::Social,
        done_on: date(2031, 3, 18),
        remark: String::new(),
    };
    let events = case.act(done.clone(), Some(task(1)), TODAY, &rules()).unwrap();
    let case = given([opened(), planned(1, vec![])].into_iter().chain(events));
    assert!(case.open_tasks().is_empty());
    let again = case.act(done, Some(task(1)), TODAY, &rules());
    assert_eq!(again, Err(Rejected::Missing { what: "task" }));
}

#[test]
fn an_action_before_the_case_or_in_the_future_is_refused() {
    let case = given([opened()]);
    for day in [date(2031, 3, 3), date(2031, 4, 11)] {
        let done = ActionDone {
            record: record(1),
            action: action("interview"),
            lens: Lens::Legal,
            done_on: day,
            remark: String::new(),
        };
        assert_eq!(case.act(done, None, TODAY, &rules()), Err(Rejected::WrongDay { day }));
    }
}

#[test]
fn a_withdrawn_action_is_counted_no_more_but_stays_in_the_history() {
    let done = ActionDone {
        record: record(1),
        action: action("interview"),
        lens: Lens::Legal,
        done_on: date(2031, 3, 5),
        remark: String::new(),
    };
    let withdrawn = ActionWithdrawn { record: record(1), reason: "era de otro caso".to_owned() };
    let case = given([opened(), done.into()]);
    let events = case.withdraw(withdrawn).unwrap();
    let mut case = case;
    let history = case.history.len();
    for event in events {
        case.evolve(Recorded { by: Actor::System, at: Timestamp::UNIX_EPOCH, event });
    }
    assert!(case.actions.is_empty());
    assert_eq!(case.history.len(), history + 1);
}

#[test]
fn the_service_user_stays_and_the_aggressor_may_be_a_mistake() {
    let aggressor = PartyJoined {
        person: person(9),
        role: PartyRole::AllegedAggressor,
        relation: Some(code("former_partner")),
    };
    let case = given([opened(), aggressor.into()]);
    let leave = |person, role| PartyLeft { person, role, reason: "error".to_owned() };
    assert!(case.leave_party(leave(person(9), PartyRole::AllegedAggressor)).is_ok());
    let refusal = case.leave_party(leave(person(1), PartyRole::ServiceUser));
    assert_eq!(refusal, Err(Rejected::LastServiceUser));
    let absent = case.leave_party(leave(person(3), PartyRole::Informant));
    assert_eq!(absent, Err(Rejected::Missing { what: "party" }));
}

#[test]
fn a_transfer_takes_the_case_away_from_its_former_team() {
    let assigned = CaseAssigned { user: user(1), lens: Lens::Psychology };
    let moved = CaseMoved {
        referral: ReferralId::new(Uuid::from_u128(5)),
        from: CenterId::parse("listening-a").unwrap(),
        to: CenterId::parse("listening-b").unwrap(),
        to_place: Ubigeo::parse("2301").unwrap(),
    };
    let before = given([opened(), assigned.clone().into()]);
    assert!(before.has_in_team(user(1)));
    let after = given([opened(), assigned.into(), moved.into()]);
    assert!(!after.has_in_team(user(1)));
    assert_eq!(after.center.as_str(), "listening-b");
}

#[test]
fn nobody_reviews_his_own_opening_and_the_right_ends_by_itself() {
    let opening = GlassBroken {
        record: record(1),
        reason: code("risk_to_life"),
        words: "Llamada de la comisaría".to_owned(),
        until: "2031-04-10T12:00:00Z".parse().unwrap(),
    };
    let case = given([opened(), opening.into()]);
    let review =
        GlassReviewed { record: record(1), justified: true, words: "Había riesgo.".to_owned() };
    let own = case.review_glass(review.clone(), Actor::User(user(7)));
    assert_eq!(own, Err(Rejected::OwnReview));
    assert!(case.review_glass(review, Actor::User(user(8))).is_ok());
    assert!(case.glass_is_open_for(user(7), "2031-04-10T11:59:59Z".parse().unwrap()));
    assert!(!case.glass_is_open_for(user(7), "2031-04-10T12:00:00Z".parse().unwrap()));
    assert!(!case.glass_is_open_for(user(8), "2031-04-10T11:00:00Z".parse().unwrap()));
}

#[test]
fn a_new_case_names_no_earlier_one() {
    assert_eq!(check_condition(EntryCondition::New, true), Err(Rejected::EarlierCase));
    assert_eq!(check_condition(EntryCondition::Readmission, true), Ok(()));
    assert_eq!(check_condition(EntryCondition::Readmission, false), Ok(()));
}

fn moment(id: u128, milestone: &str, at: &str) -> Event {
    MilestoneReached {
        record: record(id),
        milestone: ClockEvent::parse(milestone).unwrap(),
        at: at.parse().unwrap(),
        of: None,
    }
    .into()
}

fn file(path: &str, text: &str) -> crate::pack::PackFile {
    crate::pack::PackFile { path: path.to_owned(), text: text.to_owned() }
}

const CALENDAR: &str = r#"
[zone]
name = "America/Lima"
offset_minutes = -300
[years]
first = 2030
last = 2032
[[holiday]]
name = "Año Nuevo"
on = { fixed = { month = 1, day = 1 } }
source = "DL 713, art. 6"
"#;

const CLOCK: &str = r#"
[[clock]]
id = "court.measures"
title = "Dictar las medidas"
who = "Juzgado"
starts = ["court.learned"]
stops = ["measures.issued"]
[[clock.version]]
from = 2023-03-23
count = "continuous"
terms = { mild = { hours = 24 }, severe = { hours = 24 }, undetermined = { hours = 48 } }
source = "Ley 30364, art. 16"
"#;

#[test]
fn the_clock_of_the_court_runs_from_its_knowledge_and_stops_with_the_measures() {
    let rules = crate::clock::parse_clocks(&[&file("peru/clocks/court.toml", CLOCK)]).unwrap();
    let territory = crate::territory::TerritoryTable::default();
    let calendar =
        crate::clock::parse_calendar(&file("peru/calendar.toml", CALENDAR), None, &territory)
            .unwrap();
    let learned = moment(1, "court.learned", "2031-03-04T15:00:00Z");
    let issued = moment(2, "measures.issued", "2031-03-05T14:00:00Z");
    let of_court = |case: &Case, risk, now: &str| {
        let now = now.parse().unwrap();
        super::deadline::deadlines(case, &rules, &calendar, risk, now)
            .into_iter()
            .find(|deadline| deadline.rule.id.as_str() == "court.measures")
            .unwrap()
            .clock
    };
    let running = given([opened(), learned.clone()]);
    let severe = Some(crate::risk::RiskLevel::Severe);
    let (clock, state) = of_court(&running, severe, "2031-03-05T00:00:00Z").unwrap();
    assert_eq!(clock.due_at, "2031-03-05T15:00:00Z".parse().unwrap());
    assert!(state.is_open() && !state.is_missed(), "{state:?}");
    let (_, late) = of_court(&running, severe, "2031-03-05T16:00:00Z").unwrap();
    assert!(late.is_missed(), "{late:?}");
    assert!(of_court(&running, None, "2031-03-05T00:00:00Z").is_err(), "it waits for a level");
    let met = given([opened(), learned, issued]);
    let (_, state) = of_court(&met, severe, "2031-03-09T00:00:00Z").unwrap();
    assert!(!state.is_open() && !state.is_missed(), "{state:?}");
}
