//! How long a clock runs, and how its days are counted.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

/// Time that a rule gives. Never zero: what has no time is [`Term::Immediate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// At once: the rule gives no time at all.
    Immediate,
    /// Before the local day ends.
    SameDay,
    /// Hours one after the other, through nights and holidays.
    Hours(NonZeroU16),
    /// Business days, from the first one after the start.
    BusinessDays(NonZeroU16),
    /// Days of the calendar, from the day after the start.
    CalendarDays(NonZeroU16),
    /// Months, date to date.
    Months(NonZeroU16),
    /// Years, date to date.
    Years(NonZeroU16),
}

impl Term {
    /// The term `times` over; at once and the same day stay what they are. `None` where no number can hold it.
    #[must_use]
    pub fn times(self, times: NonZeroU16) -> Option<Self> {
        Some(match self {
            Self::Immediate | Self::SameDay => self,
            Self::Hours(n) => Self::Hours(n.checked_mul(times)?),
            Self::BusinessDays(n) => Self::BusinessDays(n.checked_mul(times)?),
            Self::CalendarDays(n) => Self::CalendarDays(n.checked_mul(times)?),
            Self::Months(n) => Self::Months(n.checked_mul(times)?),
            Self::Years(n) => Self::Years(n.checked_mul(times)?),
        })
    }

    /// Whether days of that count can measure this term.
    ///
    /// Hours, and what is due today or at once, run without pause. Business days and terms date to date need the
    /// calendar. Days of the calendar may end on any day or move to a business day: the rule says which.
    #[must_use]
    pub const fn fits(self, count: DayCount) -> bool {
        match self {
            Self::Immediate | Self::SameDay | Self::Hours(_) => {
                matches!(count, DayCount::Continuous)
            }
            Self::BusinessDays(_) | Self::Months(_) | Self::Years(_) => {
                matches!(count, DayCount::Business)
            }
            Self::CalendarDays(_) => true,
        }
    }
}

/// Which days a rule counts. Each rule says its own: there is no setting for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// Every hour and every day; the end stays where it falls.
    Continuous,
    /// Business days of the place; an end on another day moves to the next business day.
    ///
    /// # Source
    /// TUO of Ley 27444 (DS 004-2019-JUS), arts. 144.1, 145.1, 145.2 and 145.3.
    Business,
}

/// Kind of the days that distance adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Business days of the place.
    Business,
    /// Days of the calendar.
    Calendar,
}

/// Up to when an act is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    /// No time is given: the act is owed from the start, and no act is measured as late.
    AtOnce,
    /// Up to the instant of the end, that instant included.
    AtInstant,
    /// Up to the end of the local day; the midnight after it is late.
    WithDay,
}
