//! The arithmetic of a clock, step by step, as values that a page can put into words.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::DayOff;
use super::term::DayKind;

/// One step from the start of a clock to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The rule gives no time: the act is owed at once.
    AtOnce,
    /// The act is owed before this day ends.
    SameDay {
        /// The local day of the start.
        day: Date,
    },
    /// Hours ran without pause.
    HoursRun {
        /// How many.
        hours: u16,
        /// From here.
        from: Timestamp,
        /// To here.
        to: Timestamp,
    },
    /// The day of the start does not count.
    StartDayNotCounted {
        /// The day.
        day: Date,
    },
    /// A day between that does not count.
    DayNotCounted {
        /// The day.
        day: Date,
        /// Why not.
        why: NotCounted,
    },
    /// A business day that counts.
    DayCounted {
        /// The day.
        day: Date,
        /// Its place in the count, from 1.
        ordinal: u32,
    },
    /// Days of the calendar ran, whatever they were.
    DaysRun {
        /// How many.
        days: u16,
        /// The day they are counted from.
        from: Date,
        /// The last of them.
        to: Date,
    },
    /// Months or years ran, date to date.
    MonthsRun {
        /// How many months; a year is twelve.
        months: u32,
        /// The day they are counted from.
        from: Date,
        /// The same day of the last month; `None` where that month has no such day.
        to: Option<Date>,
    },
    /// The last month has no such day: the end is the first business day of the month after.
    NoSuchDay {
        /// First day of the month after.
        next_month: Date,
    },
    /// Days were added for the distance.
    DistanceAdded {
        /// How many.
        days: u16,
        /// Of which kind.
        kind: DayKind,
        /// The end before.
        from: Date,
        /// The end after.
        to: Date,
        /// The table that gives them.
        source: String,
    },
    /// The last day is no business day: the end moves on.
    LastDayNotCounted {
        /// The day.
        day: Date,
        /// Why not.
        why: NotCounted,
    },
}

/// Why a day is no business day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCounted {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A holiday or a day taken off by decree.
    DayOff(DayOff),
}
