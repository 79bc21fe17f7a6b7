//! The text in force on the day of the start: to the second, in the time of Lima.

use std::num::NonZeroU16;

use domain::clock::{Certainty, NotStarted, StartFacts, easter_sunday, start};
use domain::id::{ClockEvent, ClockExtensionId};
use domain::risk::RiskLevel;
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::kit::{at, calendar, facts, peru, rule, started, wall};

const LEVELS: [RiskLevel; 4] =
    [RiskLevel::Mild, RiskLevel::Moderate, RiskLevel::Severe, RiskLevel::Undetermined];

fn hours(id: &str, started_at: &str, level: RiskLevel) -> i64 {
    let clock = started(id, &facts(started_at, Some(level))).unwrap();
    clock.started_at.duration_until(clock.due_at).as_hours()
}

#[test]
fn the_court_had_two_three_and_one_day_and_has_one_or_two_since_23_march_2023() {
    for id in ["court.measures", "court.change_measures"] {
        for (second, expected) in [
            ("2023-03-22T23:59:59.999999999", [48, 48, 24, 72]),
            ("2023-03-23T00:00:00", [24, 24, 24, 48]),
        ] {
            let given = LEVELS.map(|level| hours(id, second, level));
            assert_eq!(given, expected, "{id} from {second}");
        }
    }
}

#[test]
fn the_boundary_lies_at_midnight_of_lima_not_of_utc() {
    let midnight_utc: Timestamp = "2023-03-23T00:00:00Z".parse().unwrap();
    let facts = StartFacts { risk: Some(RiskLevel::Mild), ..StartFacts::at(midnight_utc) };
    let clock = started("court.measures", &facts).unwrap();
    assert_eq!(clock.version_from, Some(date(2020, 9, 6)));
}

#[test]
fn a_complaint_before_the_law_keeps_its_text_when_the_court_learns_after_it() {
    let complaint = "2023-03-22T22:00:00";
    let learned = "2023-03-23T08:00:00";
    let limit = started("court.measures_overall", &facts(complaint, Some(RiskLevel::Mild)));
    assert!(limit.unwrap_err().is_not_applicable());
    assert_eq!(hours("court.measures", learned, RiskLevel::Mild), 24);
}

#[test]
fn since_2023_two_clocks_bound_the_measures_and_each_keeps_its_start() {
    let own = started("court.measures", &facts("2024-05-11T09:00:00", Some(RiskLevel::Mild)));
    let overall = started("court.measures_overall", &facts("2024-05-10T07:00:00", None));
    assert_eq!(own.unwrap().due_at, at("2024-05-12T09:00:00"));
    assert_eq!(overall.unwrap().due_at, at("2024-05-12T07:00:00"));
    assert_eq!(rule("court.measures").limited_by, Some(rule("court.measures_overall").id.clone()));
}

#[test]
fn at_the_first_second_of_every_version_the_new_text_holds_and_a_second_before_it_does_not() {
    let mut boundaries = 0;
    for rule in peru().clocks.values() {
        for version in &rule.versions {
            let Some(from) = version.from else { continue };
            let first =
                calendar().zone().unwrap().offset.to_timestamp(from.at(0, 0, 0, 0)).unwrap();
            let last = first.checked_sub(SignedDuration::from_secs(1)).unwrap();
            let on = |at: Timestamp| rule.version_on(wall(at).date()).and_then(|v| v.from);
            assert_eq!(on(first), Some(from), "{}", rule.id);
            assert_ne!(on(last), Some(from), "{}", rule.id);
            boundaries += 1;
        }
    }
    assert!(boundaries >= 28, "only {boundaries} versions have a first day");
}

#[test]
fn the_easters_of_the_norms_make_the_holy_days() {
    for (sunday, thursday, friday) in [
        (date(2024, 3, 31), date(2024, 3, 28), date(2024, 3, 29)),
        (date(2025, 4, 20), date(2025, 4, 17), date(2025, 4, 18)),
        (date(2026, 4, 5), date(2026, 4, 2), date(2026, 4, 3)),
        (date(2027, 3, 28), date(2027, 3, 25), date(2027, 3, 26)),
    ] {
        assert_eq!(easter_sunday(sunday.year()), Some(sunday));
        let named = |day| calendar().days_off().find(|(on, _)| *on == day).unwrap().1.name.clone();
        assert_eq!(
            (named(thursday), named(friday)),
            ("Jueves Santo".into(), "Viernes Santo".into())
        );
    }
}

#[test]
fn lima_kept_one_offset_in_every_hour_that_the_calendar_covers() {
    let zone = calendar().zone().unwrap();
    let table = TimeZone::get(&zone.name).unwrap();
    let (first, last) = calendar().covered().unwrap();
    let mut at = zone.offset.to_timestamp(date(first, 1, 1).at(0, 0, 0, 0)).unwrap();
    let end = zone.offset.to_timestamp(date(last, 12, 31).at(23, 0, 0, 0)).unwrap();
    while at <= end {
        assert_eq!(table.to_offset(at), zone.offset, "{at}");
        at = at.checked_add(SignedDuration::from_hours(6)).unwrap();
    }
}

#[test]
fn a_longer_term_that_the_text_does_not_know_is_refused() {
    let extension = Some(ClockExtensionId::parse("to_9_years").unwrap());
    let asked = StartFacts { extension, ..facts("2024-06-03T09:00:00", None) };
    let error = started("child.preliminary", &asked).unwrap_err();
    assert!(matches!(error, NotStarted::NoExtension { .. }), "{error}");
    assert!(!error.is_not_applicable());
}

#[test]
fn only_periodic_clocks_have_a_second_period() {
    let second = StartFacts {
        period: NonZeroU16::new(2).unwrap(),
        ..facts("2024-06-03T09:00:00", Some(RiskLevel::Severe))
    };
    let error = started("execution.first_report", &second).unwrap_err();
    assert!(matches!(error, NotStarted::NoPeriod { .. }), "{error}");
    assert!(started("execution.periodic_report", &second).is_ok());
    let last = StartFacts { period: NonZeroU16::MAX, ..second };
    let error = started("execution.periodic_report", &last).unwrap_err();
    assert!(matches!(error, NotStarted::NoPeriod { .. }), "{error}");
}

#[test]
fn without_a_calendar_no_clock_starts() {
    let none = domain::clock::Calendar::default();
    let asked = facts("2024-06-03T09:00:00", Some(RiskLevel::Mild));
    assert_eq!(start(rule("court.measures"), &asked, &none), Err(NotStarted::NoCalendar));
    let gap = none.is_business_day(date(2024, 6, 3), None).unwrap_err();
    assert_eq!(gap.to_string(), "the calendar covers no year, not 2024-06-03");
}

#[test]
fn a_day_outside_the_calendar_is_never_guessed() {
    for day in [date(2018, 12, 31), date(2032, 1, 1)] {
        let gap = calendar().is_business_day(day, None).unwrap_err();
        assert_eq!(gap.day, day);
    }
    let late = started("appeal.file", &facts("2031-12-31T09:00:00", None)).unwrap_err();
    assert_eq!(late.to_string(), "the rule `appeal.file` could not be counted");
    let cause = std::error::Error::source(&late).unwrap().to_string();
    assert_eq!(cause, "the calendar covers 2019 to 2031, not 2032-01-01");
}

#[test]
fn one_event_starts_every_clock_that_waits_for_it() {
    let complaint = ClockEvent::parse("complaint.received").unwrap();
    let started: Vec<&str> =
        peru().clocks_started_by(&complaint).map(|rule| rule.id.as_str()).collect();
    assert_eq!(
        started,
        [
            "court.measures_overall",
            "police.assess_risk",
            "police.copies_to_family_court",
            "police.originals_to_prosecutor",
            "police.register_complaint",
        ]
    );
}

#[test]
fn the_day_type_that_the_norm_does_not_say_is_told_with_the_clock() {
    let clock = started("execution.first_report", &facts("2024-06-03T09:00:00", None)).unwrap();
    assert!(clock.source.ends_with("art. 38"), "{}", clock.source);
    let Certainty::ToVerify { note } = clock.certainty else { panic!("told as certain") };
    assert!(note.contains("hábiles"), "{note}");
}
