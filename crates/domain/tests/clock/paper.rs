//! Cases counted by hand on a paper calendar.

use std::num::NonZeroU16;
use std::path::Path;

use domain::clock::{DayKind, Distance, Ends, NotStarted, StartFacts};
use domain::id::ClockExtensionId;
use domain::risk::RiskLevel;
use domain::territory::Ubigeo;

use crate::kit::{at, started, wall};

fn risk(text: &str) -> Option<RiskLevel> {
    match text {
        "" => None,
        "mild" => Some(RiskLevel::Mild),
        "moderate" => Some(RiskLevel::Moderate),
        "severe" => Some(RiskLevel::Severe),
        "undetermined" => Some(RiskLevel::Undetermined),
        other => panic!("no level {other}"),
    }
}

fn distance(text: &str) -> Option<Distance> {
    let (days, kind) = text.split_once(' ')?;
    let kind = match kind {
        "business" => DayKind::Business,
        "calendar" => DayKind::Calendar,
        other => panic!("no kind of day {other}"),
    };
    Some(Distance { days: days.parse().unwrap(), kind, source: "cuadro".to_owned() })
}

/// What became of the clock, in the words of the file.
fn outcome(rule: &str, facts: &StartFacts) -> String {
    match started(rule, facts) {
        Ok(clock) if clock.ends == Ends::WithDay => clock.due_on.to_string(),
        Ok(clock) => {
            assert_eq!(wall(clock.due_at).date(), clock.due_on);
            wall(clock.due_at).to_string()
        }
        Err(NotStarted::LevelNeeded { .. }) => "level needed".to_owned(),
        Err(NotStarted::Gap { .. }) => "gap".to_owned(),
        Err(error) if error.is_not_applicable() => "not applicable".to_owned(),
        Err(error) => panic!("{rule}: {error}"),
    }
}

#[test]
fn every_case_counted_by_hand_is_met() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/clock_cases.csv");
    let mut wrong = Vec::new();
    let mut read = 0;
    for row in csv::Reader::from_path(path).unwrap().records() {
        let row = row.unwrap();
        let [rule, started_at, level, place, far, extension, period, expected, why] =
            std::array::from_fn(|column| row.get(column).unwrap());
        let facts = StartFacts {
            started_at: at(started_at),
            risk: risk(level),
            place: (!place.is_empty()).then(|| Ubigeo::parse(place).unwrap()),
            distance: distance(far),
            extension: (!extension.is_empty()).then(|| ClockExtensionId::parse(extension).unwrap()),
            period: NonZeroU16::new(period.parse().unwrap()).unwrap(),
        };
        let found = outcome(rule, &facts);
        if found != expected {
            wrong.push(format!("{rule} {started_at} {level}: {found}, not {expected} ({why})"));
        }
        read += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read >= 60, "only {read} rows");
}
