//! Where a clock stands. Time passing never ends a clock: it runs, is owed, or is missed until somebody acts.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::running::Clock;
use super::term::Ends;

/// What people did about a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Nothing yet.
    Open,
    /// The act was done: the first event that stops the clock.
    Done {
        /// When it happened.
        at: Timestamp,
    },
    /// A person said, with a reason written elsewhere, that the rule does not hold for this case.
    SetAside {
        /// When.
        at: Timestamp,
    },
}

impl From<Option<Timestamp>> for Ending {
    fn from(stopped_at: Option<Timestamp>) -> Self {
        stopped_at.map_or(Self::Open, |at| Self::Done { at })
    }
}

/// Where a clock stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// Time is left, and the end is on a later day.
    Running {
        /// How much.
        left: SignedDuration,
    },
    /// Time is left, and the end is today.
    DueToday {
        /// How much.
        left: SignedDuration,
    },
    /// Owed at once: the rule gives no time.
    DueNow {
        /// Since when.
        since: Timestamp,
    },
    /// Done in time.
    Met {
        /// When.
        at: Timestamp,
        /// How long it took. For a rule that says "at once" people judge by this.
        took: SignedDuration,
    },
    /// Done, and late: so it stays.
    MetLate {
        /// When.
        at: Timestamp,
        /// How late.
        by: SignedDuration,
    },
    /// The end passed and nothing was done.
    Missed {
        /// The end.
        since: Timestamp,
    },
    /// A person set it aside in time.
    NotApplicable {
        /// When.
        at: Timestamp,
    },
    /// The act is dated before the start: one of both dates is wrong, and a person must say which.
    Contradictory {
        /// When the act is said to have been done.
        stopped_at: Timestamp,
    },
}

impl ClockState {
    /// Whether the end was missed, done later or not.
    #[must_use]
    pub const fn is_missed(self) -> bool {
        matches!(self, Self::Missed { .. } | Self::MetLate { .. })
    }

    /// Whether somebody still has to act.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Running { .. }
                | Self::DueToday { .. }
                | Self::DueNow { .. }
                | Self::Missed { .. }
                | Self::Contradictory { .. }
        )
    }
}

impl Clock {
    /// Whether an act at that instant is late.
    #[must_use]
    pub fn is_late(&self, at: Timestamp) -> bool {
        match self.ends {
            Ends::AtOnce => false,
            Ends::AtInstant => at > self.due_at,
            Ends::WithDay => at >= self.due_at,
        }
    }

    /// Where it stands at `now`.
    ///
    /// A clock set aside after its end stays missed: a reason that comes late does not undo the delay.
    #[must_use]
    pub fn state(&self, now: Timestamp, ending: Ending) -> ClockState {
        match ending {
            Ending::Done { at } if at < self.started_at => {
                ClockState::Contradictory { stopped_at: at }
            }
            Ending::Done { at } if self.is_late(at) => {
                ClockState::MetLate { at, by: self.due_at.duration_until(at) }
            }
            Ending::Done { at } => ClockState::Met { at, took: self.started_at.duration_until(at) },
            Ending::SetAside { at } if !self.is_late(at) => ClockState::NotApplicable { at },
            Ending::SetAside { .. } => ClockState::Missed { since: self.due_at },
            Ending::Open => self.open_state(now),
        }
    }

    fn open_state(&self, now: Timestamp) -> ClockState {
        if self.ends == Ends::AtOnce {
            return ClockState::DueNow { since: self.started_at };
        }
        if self.is_late(now) {
            return ClockState::Missed { since: self.due_at };
        }
        let left = now.duration_until(self.due_at);
        if now >= self.due_day_begins_at {
            ClockState::DueToday { left }
        } else {
            ClockState::Running { left }
        }
    }
}
