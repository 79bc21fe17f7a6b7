//! Thousands of dated cases: each rule, each text, each level, against the slow oracle.

use std::num::NonZeroU16;

use domain::clock::{Ends, NotStarted, RiskBranch, StartFacts, Term, start};
use domain::risk::RiskLevel;

use crate::kit::{at, calendar, peru, place, rule, wall};
use crate::oracle::{Days, Ymd};

/// A fixed sequence that wanders over its range: the same cases on every run.
struct Wanderer(u64);

impl Wanderer {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn text((year, month, day): Ymd, minute: usize) -> String {
    format!("{year}-{month:02}-{day:02}T{:02}:{:02}:00", minute / 60, minute % 60)
}

fn level(branch: RiskBranch) -> Option<RiskLevel> {
    match branch {
        RiskBranch::Mild => Some(RiskLevel::Mild),
        RiskBranch::Moderate => Some(RiskLevel::Moderate),
        RiskBranch::Severe => Some(RiskLevel::Severe),
        RiskBranch::Undetermined => Some(RiskLevel::Undetermined),
        RiskBranch::Any => None,
    }
}

/// The end as the oracle sees it: a wall time, or a day alone. `None` beyond its list.
fn expected(days: &Days, term: Term, from: usize, minute: usize, in_cusco: bool) -> Option<String> {
    let date = |index: usize| {
        let (year, month, day) = days.list()[index].ymd;
        format!("{year}-{month:02}-{day:02}")
    };
    let number = |n: NonZeroU16| usize::from(n.get());
    match term {
        Term::Immediate => Some(text(days.list()[from].ymd, minute)),
        Term::SameDay => Some(date(from)),
        Term::Hours(n) => {
            let (index, minute) = days.hours(from, minute, number(n))?;
            Some(text(days.list()[index].ymd, minute))
        }
        Term::BusinessDays(n) => days.business(from, number(n), in_cusco).map(date),
        Term::CalendarDays(n) => days.list().get(from + number(n)).map(|_| date(from + number(n))),
        Term::Months(n) => days.months(from, number(n), in_cusco).map(date),
        Term::Years(n) => days.months(from, 12 * number(n), in_cusco).map(date),
    }
}

fn found(result: Result<domain::clock::Clock, NotStarted>) -> Option<String> {
    match result {
        Ok(clock) if clock.ends == Ends::WithDay => {
            assert_eq!(wall(clock.due_at).date(), clock.due_on.tomorrow().unwrap());
            Some(clock.due_on.to_string())
        }
        Ok(clock) => Some(wall(clock.due_at).to_string()),
        Err(NotStarted::Gap { .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_term_of_every_rule_agrees_with_the_oracle_on_thousands_of_days() {
    let days = Days::all();
    let mut wanderer = Wanderer(30_364);
    let (mut cases, mut beyond) = (0, 0);
    for rule in peru().clocks.values() {
        for (at_version, version) in rule.versions.iter().enumerate() {
            let next = rule.versions.get(at_version + 1).and_then(|next| next.from);
            for (branch, term) in &version.terms {
                for _ in 0..60 {
                    let from = wanderer.below(days.list().len());
                    let minute = wanderer.below(24 * 60);
                    let in_cusco = wanderer.below(2) == 1;
                    let started_at = at(&text(days.list()[from].ymd, minute));
                    let today = wall(started_at).date();
                    if version.from.is_some_and(|first| today < first)
                        || next.is_some_and(|next| next <= today)
                    {
                        continue;
                    }
                    let facts = StartFacts {
                        risk: level(*branch),
                        place: place(if in_cusco { "080804" } else { "230101" }),
                        ..StartFacts::at(started_at)
                    };
                    let oracle = expected(&days, *term, from, minute, in_cusco);
                    // Days of hours beyond the last year are still days: only days that count need the calendar.
                    if oracle.is_none() {
                        beyond += 1;
                        if !matches!(term, Term::Hours(_) | Term::CalendarDays(_)) {
                            assert_eq!(found(start(rule, &facts, calendar())), None, "{}", rule.id);
                        }
                        continue;
                    }
                    let ours = found(start(rule, &facts, calendar()));
                    assert_eq!(ours, oracle, "{} {branch:?} from {started_at}", rule.id);
                    cases += 1;
                }
            }
        }
    }
    assert!(cases >= 1_500, "only {cases} cases");
    assert!(beyond < cases / 10, "{beyond} of {cases} ran beyond the calendar");
}

#[test]
fn every_day_of_thirteen_years_is_a_business_day_here_and_there_as_the_oracle_says() {
    let days = Days::all();
    for (index, day) in days.list().iter().enumerate() {
        let date = wall(at(&text(day.ymd, 0))).date();
        for (region, in_cusco) in [(place("08"), true), (place("23"), false), (None, false)] {
            let ours = calendar().is_business_day(date, region).unwrap();
            assert_eq!(Some(ours), days.works(index, in_cusco), "{date} {region:?}");
        }
    }
    assert_eq!(days.list().len(), 13 * 365 + 3);
}

#[test]
fn business_days_added_from_every_day_agree_with_the_oracle() {
    let days = Days::all();
    let mut cases = 0;
    for from in (0..days.list().len() - 120).step_by(3) {
        let date = wall(at(&text(days.list()[from].ymd, 0))).date();
        for n in [1, 3, 5, 15, 30] {
            let ours = calendar().add_business_days(date, n, place("0801")).unwrap();
            let oracle = days.business(from, usize::try_from(n).unwrap(), true).unwrap();
            assert_eq!(ours, wall(at(&text(days.list()[oracle].ymd, 0))).date(), "{date} + {n}");
            cases += 1;
        }
    }
    assert!(cases > 7_000, "only {cases} cases");
}

#[test]
fn days_of_the_calendar_under_business_days_begin_and_end_on_business_days() {
    let days = Days::all();
    let mut thirty = rule("conciliation.conclude").clone();
    thirty.versions[0].count = domain::clock::DayCount::Business;
    for from in (0..days.list().len() - 120).step_by(5) {
        let facts = StartFacts::at(at(&text(days.list()[from].ymd, 600)));
        let clock = start(&thirty, &facts, calendar()).unwrap();
        let oracle = days.calendar_days(from, 30, false).unwrap();
        assert_eq!(clock.due_on, wall(at(&text(days.list()[oracle].ymd, 0))).date());
    }
}
