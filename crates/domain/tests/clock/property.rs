//! What holds on every day of twelve years, for every number of days.

use std::num::NonZeroU16;

use domain::clock::{
    Clock, ClockState, DayKind, Distance, Ending, NotStarted, StartFacts, Step, start,
};
use domain::risk::RiskLevel;
use domain::territory::Ubigeo;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use crate::kit::{calendar, peru, place, rule};

/// Instants of 2019 to 2030, to the second.
fn instants() -> impl Strategy<Value = Timestamp> {
    let offset = calendar().zone().unwrap().offset;
    let second = |day: Date| offset.to_timestamp(day.at(0, 0, 0, 0)).unwrap().as_second();
    (second(date(2019, 1, 1))..second(date(2031, 1, 1)))
        .prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn days() -> impl Strategy<Value = Date> {
    instants().prop_map(|at| calendar().local_day(at))
}

fn places() -> impl Strategy<Value = Option<Ubigeo>> {
    prop::sample::select(vec![None, place("08"), place("0811"), place("081106"), place("23")])
}

fn levels() -> impl Strategy<Value = Option<RiskLevel>> {
    prop::sample::select(vec![
        None,
        Some(RiskLevel::Mild),
        Some(RiskLevel::Moderate),
        Some(RiskLevel::Severe),
        Some(RiskLevel::Undetermined),
    ])
}

fn distances() -> impl Strategy<Value = Option<Distance>> {
    let kinds = prop::sample::select(vec![DayKind::Business, DayKind::Calendar]);
    prop::option::of((1..15_u16, kinds).prop_map(|(days, kind)| Distance {
        days: NonZeroU16::new(days).unwrap(),
        kind,
        source: "cuadro".to_owned(),
    }))
}

prop_compose! {
    fn any_facts()(
        started_at in instants(),
        risk in levels(),
        place in places(),
        distance in distances(),
    ) -> StartFacts {
        StartFacts { risk, place, distance, ..StartFacts::at(started_at) }
    }
}

/// Every clock of the pack that these facts start.
fn all_started(facts: &StartFacts) -> Vec<Clock> {
    let started = peru().clocks.values().filter_map(|rule| match start(rule, facts, calendar()) {
        Ok(clock) => Some(clock),
        Err(NotStarted::Gap { source, .. }) => {
            assert!(source.day.year() > 2031, "a gap inside the calendar: {source}");
            None
        }
        Err(NotStarted::LevelNeeded { .. }) => {
            assert_eq!(facts.risk, None);
            None
        }
        Err(error) => {
            assert!(error.is_not_applicable(), "{error}");
            None
        }
    });
    started.collect()
}

proptest! {
    #[test]
    fn a_term_of_business_days_ends_on_one_and_an_end_never_stands_before_its_start(
        facts in any_facts(),
    ) {
        for clock in all_started(&facts) {
            prop_assert!(clock.due_at >= clock.started_at, "{}", clock.rule);
            prop_assert!(clock.due_day_begins_at <= clock.due_at);
            if clock.count == domain::clock::DayCount::Business {
                let works = calendar().is_business_day(clock.due_on, facts.place).unwrap();
                prop_assert!(works, "{} is due on {}", clock.rule, clock.due_on);
            }
        }
    }

    #[test]
    fn the_steps_alone_lead_from_the_start_to_the_end(facts in any_facts()) {
        for clock in all_started(&facts) {
            let mut last = calendar().local_day(clock.started_at);
            for step in &clock.steps {
                match step {
                    Step::DayNotCounted { day, .. } | Step::DayCounted { day, .. } => {
                        prop_assert_eq!(*day, last.tomorrow().unwrap());
                        last = *day;
                    }
                    Step::HoursRun { to, .. } => last = calendar().local_day(*to),
                    Step::DaysRun { to, .. } | Step::MonthsRun { to: Some(to), .. } => last = *to,
                    Step::NoSuchDay { next_month } => last = *next_month,
                    Step::DistanceAdded { from, to, .. } => {
                        prop_assert_eq!(*from, last);
                        last = *to;
                    }
                    Step::LastDayNotCounted { day, .. } => {
                        prop_assert_eq!(*day, last);
                        last = last.tomorrow().unwrap();
                    }
                    Step::AtOnce
                    | Step::SameDay { .. }
                    | Step::StartDayNotCounted { .. }
                    | Step::MonthsRun { to: None, .. } => {}
                }
            }
            prop_assert_eq!(last, clock.due_on, "{}", clock.rule);
        }
    }

    #[test]
    fn hours_are_exact_to_the_second_and_blind_to_holidays(
        started_at in instants(), place in places(),
    ) {
        let facts = StartFacts { place, ..StartFacts::at(started_at) };
        if let Ok(clock) = start(rule("execution.tell_breach"), &facts, calendar()) {
            let took = clock.started_at.duration_until(clock.due_at);
            prop_assert_eq!(took, SignedDuration::from_hours(24));
        }
    }

    #[test]
    fn one_day_more_ends_later_and_a_later_start_never_ends_earlier(
        day in days(), n in 0..60_u32, place in places(),
    ) {
        let add = |day, n| calendar().add_business_days(day, n, place).unwrap();
        prop_assert!(add(day, n + 1) >= add(day, n));
        if n > 0 {
            prop_assert!(add(day, n + 1) > add(day, n));
        }
        prop_assert!(add(day.tomorrow().unwrap(), n) >= add(day, n));
    }

    #[test]
    fn counting_back_finds_the_days_that_were_added(
        day in days(), n in 1..60_u32, place in places(),
    ) {
        let end = calendar().add_business_days(day, n, place).unwrap();
        let count = calendar().business_days_between(day, end, place).unwrap();
        prop_assert_eq!(count, i32::try_from(n).unwrap());
        prop_assert_eq!(calendar().business_days_between(end, day, place).unwrap(), -count);
    }

    #[test]
    fn days_added_in_two_parts_are_the_days_added_at_once(
        day in days(), a in 1..30_u32, b in 1..30_u32, place in places(),
    ) {
        let add = |day, n| calendar().add_business_days(day, n, place).unwrap();
        prop_assert_eq!(add(add(day, a), b), add(day, a + b));
    }

    #[test]
    fn a_place_with_more_holidays_never_ends_earlier(day in days(), n in 0..60_u32) {
        let in_cusco = calendar().add_business_days(day, n, place("081106")).unwrap();
        prop_assert!(in_cusco >= calendar().add_business_days(day, n, None).unwrap());
    }

    #[test]
    fn days_for_the_distance_never_shorten_a_clock(facts in any_facts()) {
        let near = StartFacts { distance: None, ..facts.clone() };
        for clock in all_started(&facts) {
            let plain = start(rule(clock.rule.as_str()), &near, calendar()).unwrap();
            prop_assert!(clock.due_at >= plain.due_at, "{}", clock.rule);
        }
    }

    #[test]
    fn each_period_ends_after_the_one_before(
        started_at in instants(), severe in any::<bool>(), place in places(), n in 1..4_u16,
    ) {
        let risk = Some(if severe { RiskLevel::Severe } else { RiskLevel::Mild });
        let nth = |n| {
            let period = NonZeroU16::new(n).unwrap();
            let facts = StartFacts { risk, place, period, ..StartFacts::at(started_at) };
            start(rule("execution.periodic_report"), &facts, calendar())
        };
        if let (Ok(one), Ok(next)) = (nth(n), nth(n + 1)) {
            prop_assert!(one.due_at < next.due_at);
        }
    }

    #[test]
    fn once_missed_a_clock_is_missed_whatever_happens_later(
        facts in any_facts(), wait in 0..90_000_000_i64, more in 0..90_000_000_i64,
    ) {
        for clock in all_started(&facts) {
            let later = |at: Timestamp, s| at.checked_add(SignedDuration::from_secs(s)).unwrap();
            let now = later(clock.started_at, wait);
            let after = later(now, more);
            if clock.state(now, Ending::Open).is_missed() {
                for ending in [Ending::Open, Ending::Done { at: now }, Ending::SetAside { at: now }] {
                    prop_assert!(clock.state(after, ending).is_missed(), "{}", clock.rule);
                }
            } else {
                let done = clock.state(after, Ending::Done { at: now });
                prop_assert!(matches!(done, ClockState::Met { .. }), "{}", clock.rule);
            }
            prop_assert!(clock.state(after, Ending::Open).is_open(), "{}", clock.rule);
        }
    }

    #[test]
    fn left_and_now_add_up_to_the_end(facts in any_facts(), wait in 0..9_000_000_i64) {
        for clock in all_started(&facts) {
            let now = clock.started_at.checked_add(SignedDuration::from_secs(wait)).unwrap();
            if let ClockState::Running { left } | ClockState::DueToday { left } =
                clock.state(now, Ending::Open)
            {
                prop_assert_eq!(now.checked_add(left).unwrap(), clock.due_at);
            }
        }
    }
}
