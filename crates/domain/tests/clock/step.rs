//! The arithmetic that a page shows: each day that did not count, and why.

use std::num::NonZeroU16;

use domain::clock::{Clock, DayKind, DayOffKind, Distance, NotCounted, StartFacts, Step};
use domain::pack::{Catalogue, PackFile};
use domain::risk::RiskLevel;
use jiff::civil::date;

use crate::kit::{at, calendar, facts, pack_files, place, rule, started};

/// The steps in words, as a page could say them.
fn told(clock: &Clock) -> Vec<String> {
    let why = |why: &NotCounted| match why {
        NotCounted::Saturday => "Saturday".to_owned(),
        NotCounted::Sunday => "Sunday".to_owned(),
        NotCounted::DayOff(off) => off.name.clone(),
    };
    let one = |step: &Step| match step {
        Step::AtOnce => "at once".to_owned(),
        Step::SameDay { day } => format!("{day} itself"),
        Step::HoursRun { hours, .. } => format!("{hours} hours"),
        Step::StartDayNotCounted { day } => format!("{day} is the start"),
        Step::DayNotCounted { day, why: reason } => format!("{day} {}", why(reason)),
        Step::DayCounted { day, ordinal } => format!("{day} is {ordinal}"),
        Step::DaysRun { days, from, to } => format!("{days} days {from} {to}"),
        Step::MonthsRun { months, to: Some(to), .. } => format!("{months} months {to}"),
        Step::MonthsRun { months, to: None, .. } => format!("{months} months, no such day"),
        Step::NoSuchDay { next_month } => format!("on to {next_month}"),
        Step::DistanceAdded { days, to, source, .. } => format!("{days} more {to} ({source})"),
        Step::LastDayNotCounted { day, why: reason } => format!("last {day} {}", why(reason)),
    };
    clock.steps.iter().map(one).collect()
}

#[test]
fn three_business_days_over_easter_name_each_day_left_out() {
    let clock = started("appeal.file", &facts("2026-04-01T12:00:00", None)).unwrap();
    assert_eq!(
        told(&clock),
        [
            "2026-04-01 is the start",
            "2026-04-02 Jueves Santo",
            "2026-04-03 Viernes Santo",
            "2026-04-04 Saturday",
            "2026-04-05 Sunday",
            "2026-04-06 is 1",
            "2026-04-07 is 2",
            "2026-04-08 is 3",
        ]
    );
}

#[test]
fn a_month_without_the_day_moves_past_the_holiday_and_says_so() {
    let severe = facts("2024-01-31T08:00:00", Some(RiskLevel::Severe));
    let clock = started("execution.periodic_report", &severe).unwrap();
    assert_eq!(
        told(&clock),
        ["3 months, no such day", "on to 2024-05-01", "last 2024-05-01 Día del Trabajo"]
    );
    assert_eq!(clock.due_on, date(2024, 5, 2));
}

#[test]
fn days_for_the_distance_are_shown_with_their_table() {
    let distance = Distance {
        days: NonZeroU16::new(4).unwrap(),
        kind: DayKind::Calendar,
        source: "cuadro".to_owned(),
    };
    let far = StartFacts { distance: Some(distance), ..facts("2025-04-10T12:00:00", None) };
    let clock = started("shelter.correct_accreditation", &far).unwrap();
    let steps = told(&clock);
    let end = steps.len() - 3;
    assert_eq!(
        steps[end..],
        ["4 more 2025-05-10 (cuadro)", "last 2025-05-10 Saturday", "last 2025-05-11 Sunday"]
    );
    // Where the rule adds nothing for the distance, nothing is added.
    let near = started("appeal.file", &far).unwrap();
    assert!(!told(&near).iter().any(|step| step.contains("cuadro")));
}

#[test]
fn the_holiday_of_a_region_is_named_with_its_place_and_its_doubt() {
    let day = date(2024, 6, 24);
    let Some(NotCounted::DayOff(off)) = calendar().not_counted(day, place("081106")).unwrap()
    else {
        panic!("24 June counts in Cusco")
    };
    assert_eq!((off.place, off.kind), (place("08"), DayOffKind::Holiday));
    assert!(matches!(off.certainty, domain::clock::Certainty::ToVerify { .. }));
    for elsewhere in [place("23"), place("0701"), None] {
        assert_eq!(calendar().not_counted(day, elsewhere).unwrap(), None, "{elsewhere:?}");
    }
}

#[test]
fn a_day_off_by_decree_moves_the_clock_only_where_it_holds() {
    let mut files = pack_files();
    let table = files.iter_mut().find(|file| file.path == "peru/days_off.csv").unwrap();
    table.text.push_str("2024-06-04,,Día no laborable,Decreto de prueba\n");
    table.text.push_str("2024-06-05,0801,Paro,Decreto de prueba\n");
    let peru = Catalogue::parse(&files).unwrap();
    let due = |place| {
        let facts = StartFacts { place, ..StartFacts::at(at("2024-06-03T09:00:00")) };
        domain::clock::start(rule("appeal.file"), &facts, &peru.calendar).unwrap()
    };
    assert_eq!(due(None).due_on, date(2024, 6, 10));
    assert_eq!(due(place("0802")).due_on, date(2024, 6, 10));
    assert_eq!(due(place("080105")).due_on, date(2024, 6, 11));
    assert!(told(&due(place("080105"))).contains(&"2024-06-05 Paro".to_owned()));
}

#[test]
fn a_clock_written_and_read_again_is_the_same() {
    let clock = started("appeal.file", &facts("2026-04-01T12:00:00", None)).unwrap();
    let json = serde_json::to_string(&clock).unwrap();
    assert_eq!(serde_json::from_str::<Clock>(&json).unwrap(), clock);
}

#[test]
fn files_of_the_pack_are_small_and_each_clock_has_words() {
    let clocks = pack_files().into_iter().filter(|file| file.path.starts_with("peru/clocks/"));
    let files: Vec<PackFile> = clocks.collect();
    assert!(files.len() >= 5);
    for file in &files {
        assert!(file.text.lines().count() <= 300, "{}", file.path);
    }
    for rule in crate::kit::peru().clocks.values() {
        assert!(!rule.title.ends_with('.') && rule.title.chars().count() <= 110, "{}", rule.id);
    }
}
