//! Legal clocks of a case in words: what they count, how they stand, their arithmetic and their article.

use std::collections::BTreeSet;

use domain::case::deadline::Deadline;
use domain::clock::{Certainty, Clock, ClockState, Ends, NotCounted, NotStarted, Step, Term};
use domain::id::ClockEvent;
use jiff::SignedDuration;

use super::opened::Opened;
use crate::page::case::{ClockRow, Mark};
use crate::show;
use crate::words::{Phrase, Words};

/// A moment in words; nothing where it is none of a case.
pub(super) fn moment(t: &Words, event: &ClockEvent) -> Option<Phrase> {
    let phrase = t.moment(event.as_str().replace('.', "-"));
    (phrase.plain() != "-").then_some(phrase)
}

/// Moments that start or stop some clock and can happen to a case.
pub(super) fn moments(o: &Opened<'_>) -> Vec<(String, String)> {
    let rules = o.site.app().catalogue().clocks.values();
    let events: BTreeSet<&ClockEvent> =
        rules.flat_map(|rule| rule.starts.iter().chain(&rule.stops)).collect();
    let worded =
        |event: &ClockEvent| Some((event.to_string(), moment(&o.t, event)?.plain().to_owned()));
    let mut moments: Vec<_> = events.into_iter().filter_map(worded).collect();
    moments.sort_by(|(_, a), (_, b)| a.cmp(b));
    moments
}

/// The clocks, those that ask for something first.
pub(super) fn rows(o: &Opened<'_>) -> Vec<ClockRow> {
    let mut deadlines: Vec<&Deadline<'_>> = o.page.deadlines.iter().collect();
    deadlines.sort_by_key(|deadline| match &deadline.clock {
        Ok((clock, state)) => (!state.is_open(), clock.due_at),
        Err(_) => (false, jiff::Timestamp::MAX),
    });
    deadlines.into_iter().map(|deadline| row(o, deadline)).collect()
}

/// How many clocks ran out and still wait.
pub(super) fn missed(o: &Opened<'_>) -> usize {
    let states = o.page.deadlines.iter().filter_map(|deadline| deadline.clock.as_ref().ok());
    states.filter(|(_, state)| matches!(state, ClockState::Missed { .. })).count()
}

fn row(o: &Opened<'_>, deadline: &Deadline<'_>) -> ClockRow {
    let t = &o.t;
    let rule = deadline.rule;
    let base = ClockRow {
        title: rule.title.clone(),
        who: rule.who.clone(),
        state: Mark { class: "warning", text: t.clock_uncounted() },
        due: None,
        term: None,
        steps: Vec::new(),
        source: String::new(),
        doubt: None,
    };
    match &deadline.clock {
        Ok((clock, state)) => ClockRow {
            state: state_mark(t, *state),
            due: Some(due(t, clock)),
            term: Some(t.clock_term(term(t, clock.term))),
            steps: clock.steps.iter().map(|one| step(t, one)).collect(),
            source: source(t, clock),
            doubt: match &clock.certainty {
                Certainty::Verified => None,
                Certainty::ToVerify { note } => Some(note.clone()),
            },
            ..base
        },
        Err(NotStarted::LevelNeeded { .. }) => {
            ClockRow { state: Mark { class: "warning", text: t.clock_waits_level() }, ..base }
        }
        Err(_) => base,
    }
}

fn source(t: &Words, clock: &Clock) -> String {
    match clock.version_from {
        Some(day) => {
            t.clock_source(t.clock_from(show::day(day)), clock.source.as_str()).plain().to_owned()
        }
        None => clock.source.clone(),
    }
}

fn state_mark(t: &Words, state: ClockState) -> Mark {
    let (class, text) = match state {
        ClockState::Running { left } => ("", t.clock_running(left_words(t, left))),
        ClockState::DueToday { left } => ("warning", t.clock_due_today(left_words(t, left))),
        ClockState::DueNow { .. } => ("warning", t.clock_due_now()),
        ClockState::Met { at, .. } => ("off", t.clock_met(show::instant(at))),
        ClockState::MetLate { at, .. } => ("warning", t.clock_met_late(show::instant(at))),
        ClockState::Missed { .. } => ("danger", t.clock_missed()),
        ClockState::NotApplicable { .. } => ("off", t.clock_set_aside()),
        ClockState::Contradictory { .. } => ("danger", t.clock_contradictory()),
    };
    Mark { class, text }
}

/// Time left in the unit in which people think of it.
fn left_words(t: &Words, left: SignedDuration) -> Phrase {
    let number = |number: i64| number.unsigned_abs();
    if left.as_hours() >= 48 {
        t.left_days(number(left.as_hours() / 24))
    } else if left.as_hours() >= 1 {
        t.term_hours(number(left.as_hours()))
    } else {
        t.left_minutes(number(left.as_mins()))
    }
}

fn due(t: &Words, clock: &Clock) -> Phrase {
    match clock.ends {
        Ends::AtOnce => t.clock_at_once(show::instant(clock.started_at)),
        Ends::AtInstant => t.clock_by_instant(show::instant(clock.due_at)),
        Ends::WithDay => t.clock_by_day(show::day(clock.due_on)),
    }
}

fn term(t: &Words, term: Term) -> Phrase {
    match term {
        Term::Immediate => t.term_at_once(),
        Term::SameDay => t.term_same_day(),
        Term::Hours(count) => t.term_hours(count.get()),
        Term::BusinessDays(count) => t.term_business_days(count.get()),
        Term::CalendarDays(count) => t.term_calendar_days(count.get()),
        Term::Months(count) => t.term_months(count.get()),
        Term::Years(count) => t.term_years(count.get()),
    }
}

fn step(t: &Words, step: &Step) -> Phrase {
    match step {
        Step::AtOnce => t.step_at_once(),
        Step::SameDay { day } => t.step_same_day(show::day(day)),
        Step::HoursRun { hours, from, to } => {
            t.step_hours(show::instant(*from), *hours, show::instant(*to))
        }
        Step::StartDayNotCounted { day } => t.step_start_day(show::day(day)),
        Step::DayNotCounted { day, why } => t.step_not_counted(show::day(day), not_counted(t, why)),
        Step::DayCounted { day, ordinal } => t.step_counted(show::day(day), *ordinal),
        Step::DaysRun { days, from, to } => t.step_days(*days, show::day(from), show::day(to)),
        Step::MonthsRun { months, from, to: Some(to) } => {
            t.step_months(show::day(from), *months, show::day(to))
        }
        Step::MonthsRun { months, from, to: None } => {
            t.step_months_no_day(show::day(from), *months)
        }
        Step::NoSuchDay { next_month } => t.step_no_such_day(show::day(next_month)),
        Step::DistanceAdded { days, from, to, source, .. } => {
            t.step_distance(*days, show::day(from), source.as_str(), show::day(to))
        }
        Step::LastDayNotCounted { day, why } => {
            t.step_last_day(show::day(day), not_counted(t, why))
        }
    }
}

fn not_counted(t: &Words, why: &NotCounted) -> Phrase {
    match why {
        NotCounted::Saturday => t.why_saturday(),
        NotCounted::Sunday => t.why_sunday(),
        NotCounted::DayOff(off) => t.why_day_off(off.name.as_str(), off.source.as_str()),
    }
}
