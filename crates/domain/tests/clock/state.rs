//! Where a clock stands, minute by minute: a miss is never undone, and no clock ends by itself.

use domain::clock::{Clock, ClockState, Ending};
use domain::risk::RiskLevel;
use jiff::SignedDuration;

use crate::kit::{at, facts, started};

/// Measures due on Saturday 11 May 2024 at nine.
fn measures() -> Clock {
    started("court.measures", &facts("2024-05-10T09:00:00", Some(RiskLevel::Severe))).unwrap()
}

/// A report due with Tuesday 11 June 2024.
fn report() -> Clock {
    started("execution.first_report", &facts("2024-06-03T09:00:00", Some(RiskLevel::Severe)))
        .unwrap()
}

#[test]
fn a_clock_of_hours_runs_is_due_today_and_is_missed() {
    let state = |now| measures().state(at(now), Ending::Open);
    let left = SignedDuration::from_hours;
    assert_eq!(state("2024-05-10T23:00:00"), ClockState::Running { left: left(10) });
    assert_eq!(state("2024-05-11T00:00:00"), ClockState::DueToday { left: left(9) });
    assert_eq!(state("2024-05-11T09:00:00"), ClockState::DueToday { left: left(0) });
    let since = at("2024-05-11T09:00:00");
    assert_eq!(state("2024-05-11T09:00:00.001"), ClockState::Missed { since });
    assert_eq!(state("2044-05-11T09:00:00"), ClockState::Missed { since });
}

#[test]
fn a_clock_of_days_lasts_until_midnight_of_its_day() {
    let state = |now| report().state(at(now), Ending::Open);
    assert!(matches!(state("2024-06-10T23:59:59"), ClockState::Running { .. }));
    assert!(matches!(state("2024-06-11T00:00:00"), ClockState::DueToday { .. }));
    assert!(matches!(state("2024-06-11T23:59:59.999"), ClockState::DueToday { .. }));
    assert!(matches!(state("2024-06-12T00:00:00"), ClockState::Missed { .. }));
}

#[test]
fn an_act_in_the_last_instant_is_in_time_and_one_after_it_is_late_for_ever() {
    let last = at("2024-05-11T09:00:00");
    let took = SignedDuration::from_hours(24);
    let met = measures().state(last, Ending::Done { at: last });
    assert_eq!(met, ClockState::Met { at: last, took });
    let late = at("2024-05-11T10:30:00");
    for now in ["2024-05-11T10:30:00", "2030-01-01T00:00:00"] {
        let state = measures().state(at(now), Ending::Done { at: late });
        assert_eq!(state, ClockState::MetLate { at: late, by: SignedDuration::from_mins(90) });
        assert!(state.is_missed() && !state.is_open());
    }
}

#[test]
fn a_report_sent_at_midnight_after_its_day_is_late() {
    let midnight = at("2024-06-12T00:00:00");
    let state = report().state(midnight, Ending::Done { at: midnight });
    assert_eq!(state, ClockState::MetLate { at: midnight, by: SignedDuration::ZERO });
}

#[test]
fn a_reason_that_comes_after_the_end_does_not_undo_the_miss() {
    let in_time = at("2024-05-11T08:00:00");
    let now = at("2024-06-01T00:00:00");
    let aside = |at| measures().state(now, Ending::SetAside { at });
    assert_eq!(aside(in_time), ClockState::NotApplicable { at: in_time });
    assert!(!aside(in_time).is_open() && !aside(in_time).is_missed());
    let since = at("2024-05-11T09:00:00");
    assert_eq!(aside(at("2024-05-11T12:00:00")), ClockState::Missed { since });
}

#[test]
fn what_is_owed_at_once_stays_owed_and_says_how_long_it_took() {
    let register = started("police.register_complaint", &facts("2024-01-01T03:00:00", None));
    let register = register.unwrap();
    let since = at("2024-01-01T03:00:00");
    let owed = register.state(at("2024-01-03T03:00:00"), Ending::Open);
    assert_eq!(owed, ClockState::DueNow { since });
    assert!(owed.is_open());
    let done = at("2024-01-01T03:10:00");
    let met = register.state(done, Ending::Done { at: done });
    assert_eq!(met, ClockState::Met { at: done, took: SignedDuration::from_mins(10) });
}

#[test]
fn an_act_dated_before_its_start_is_a_contradiction_for_a_person() {
    let before = at("2024-05-10T08:00:00");
    let state = measures().state(at("2024-05-12T00:00:00"), Ending::Done { at: before });
    assert_eq!(state, ClockState::Contradictory { stopped_at: before });
    assert!(state.is_open());
}

#[test]
fn a_stop_that_is_absent_leaves_the_clock_open() {
    assert_eq!(Ending::from(None), Ending::Open);
    let done = at("2024-05-11T08:00:00");
    assert_eq!(Ending::from(Some(done)), Ending::Done { at: done });
}
