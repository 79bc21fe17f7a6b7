//! Starting a clock: the text in force on the day of the start event, the term for the level of risk, the count.

use std::num::NonZeroU16;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, CalendarGap};
use super::count::Count;
use super::rule::{Certainty, ClockRule, NoTerm, Recurrence};
use super::step::Step;
use super::term::{DayCount, DayKind, Ends, Term};
use crate::id::{ClockExtensionId, ClockRuleId};
use crate::risk::RiskLevel;
use crate::territory::Ubigeo;

/// Days added because a place is far: they come from a table of the norm, as a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Distance {
    /// How many.
    pub days: NonZeroU16,
    /// Of which kind.
    pub kind: DayKind,
    /// The table that gives them.
    pub source: String,
}

/// What is known when a clock starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartFacts {
    /// When the start event happened, not when it was written down.
    pub started_at: Timestamp,
    /// Level of risk, where somebody assessed it.
    pub risk: Option<RiskLevel>,
    /// Place whose regional holidays count.
    pub place: Option<Ubigeo>,
    /// Days for the distance; they count only where the rule allows them.
    pub distance: Option<Distance>,
    /// A longer term that a reasoned decision gave.
    pub extension: Option<ClockExtensionId>,
    /// Which period of a periodic clock, from 1.
    pub period: NonZeroU16,
}

impl StartFacts {
    /// Only the instant is known: no level, no place, no distance, the first period.
    #[must_use]
    pub const fn at(started_at: Timestamp) -> Self {
        let period = NonZeroU16::MIN;
        Self { started_at, risk: None, place: None, distance: None, extension: None, period }
    }
}

/// A clock that was started: its end, the way to it, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Its rule.
    pub rule: ClockRuleId,
    /// First day of the text that was in force; `None` means since before our records.
    pub version_from: Option<Date>,
    /// Level of risk it was started with.
    pub risk: Option<RiskLevel>,
    /// Place whose regional holidays counted.
    pub place: Option<Ubigeo>,
    /// The longer term, if one was given.
    pub extension: Option<ClockExtensionId>,
    /// Which period, from 1.
    pub period: NonZeroU16,
    /// Time given; of a period after the first, all the time from the start.
    pub term: Term,
    /// Which days counted.
    pub count: DayCount,
    /// When it started.
    pub started_at: Timestamp,
    /// The end; of a clock that ends with its day, the midnight after it.
    pub due_at: Timestamp,
    /// Local day of the end.
    pub due_on: Date,
    /// The midnight with which that day begins.
    pub due_day_begins_at: Timestamp,
    /// Up to when an act is in time.
    pub ends: Ends,
    /// The arithmetic, from the start to the end.
    pub steps: Vec<Step>,
    /// Norm and article.
    pub source: String,
    /// Whether it was read in the norm.
    pub certainty: Certainty,
}

/// A clock could not be started.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotStarted {
    /// No zone is known: without it no instant has a day.
    #[error("no pack declares a calendar")]
    NoCalendar,
    /// The pack has no text of the rule for that day.
    #[error("the rule `{rule}` has no text for {day}")]
    NoVersion {
        /// The rule.
        rule: ClockRuleId,
        /// Local day of the start.
        day: Date,
    },
    /// The term depends on the level of risk, and nobody said it yet.
    #[error("the rule `{rule}` needs the level of risk")]
    LevelNeeded {
        /// The rule.
        rule: ClockRuleId,
    },
    /// The rule gives no term for this level.
    #[error("the rule `{rule}` does not hold for this level of risk")]
    NotForLevel {
        /// The rule.
        rule: ClockRuleId,
        /// The level.
        level: RiskLevel,
    },
    /// The text in force knows no such longer term.
    #[error("the rule `{rule}` has no extension `{extension}` on {day}")]
    NoExtension {
        /// The rule.
        rule: ClockRuleId,
        /// What was asked for.
        extension: ClockExtensionId,
        /// Local day of the start.
        day: Date,
    },
    /// A period after the first was asked of a rule without periods, or the term grew beyond any calendar.
    #[error("the rule `{rule}` has no period {period}")]
    NoPeriod {
        /// The rule.
        rule: ClockRuleId,
        /// What was asked for.
        period: NonZeroU16,
    },
    /// The calendar ends before the clock.
    #[error("the rule `{rule}` could not be counted")]
    Gap {
        /// The rule.
        rule: ClockRuleId,
        /// The day that is not covered.
        source: CalendarGap,
    },
}

impl NotStarted {
    /// Whether no clock runs because the pack gives no term for that day or that level: no fact is missing.
    ///
    /// A day before the first text may lie before the rule or only before our records: the pack's file says which.
    #[must_use]
    pub const fn is_not_applicable(&self) -> bool {
        matches!(self, Self::NoVersion { .. } | Self::NotForLevel { .. })
    }
}

/// Starts a clock.
///
/// The text is the one in force on the local day of the start event, whatever was read or written later.
///
/// # Errors
/// [`NotStarted`] where the rule does not apply, a fact is missing, or the calendar ends before.
pub fn start(
    rule: &ClockRule,
    facts: &StartFacts,
    calendar: &Calendar,
) -> Result<Clock, NotStarted> {
    let id = || rule.id.clone();
    if calendar.zone().is_none() {
        return Err(NotStarted::NoCalendar);
    }
    let day = calendar.local_day(facts.started_at);
    let version = rule.version_on(day).ok_or_else(|| NotStarted::NoVersion { rule: id(), day })?;
    let usual = version.term_for(facts.risk).map_err(|error| match error {
        NoTerm::LevelNeeded => NotStarted::LevelNeeded { rule: id() },
        NoTerm::NotForLevel(level) => NotStarted::NotForLevel { rule: id(), level },
    })?;
    let (term, count) = match &facts.extension {
        None => (usual, version.count),
        Some(asked) => version
            .extension(asked)
            .map(|longer| (longer.term, longer.count))
            .ok_or_else(|| NotStarted::NoExtension { rule: id(), extension: asked.clone(), day })?,
    };
    let term = period_term(rule, term, facts.period)
        .ok_or_else(|| NotStarted::NoPeriod { rule: id(), period: facts.period })?;
    let distance = facts.distance.as_ref().filter(|_| version.distance);
    let end = Count::new(calendar, facts.place, distance, count)
        .run(term, facts.started_at)
        .map_err(|source| NotStarted::Gap { rule: id(), source })?;
    Ok(Clock {
        rule: id(),
        version_from: version.from,
        risk: facts.risk,
        place: facts.place,
        extension: facts.extension.clone(),
        period: facts.period,
        term,
        count,
        started_at: facts.started_at,
        due_at: end.at,
        due_on: end.on,
        due_day_begins_at: end.day_begins_at,
        ends: end.ends,
        steps: end.steps,
        source: version.source.clone(),
        certainty: version.certainty.clone(),
    })
}

fn period_term(rule: &ClockRule, term: Term, period: NonZeroU16) -> Option<Term> {
    match rule.recurrence {
        Recurrence::Periodic => term.times(period),
        Recurrence::Once | Recurrence::EachEvent => (period == NonZeroU16::MIN).then_some(term),
    }
}
