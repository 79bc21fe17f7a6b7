//! Parameters: numbers of a service, each with its unit, the days on which it holds and what says so.

use jiff::civil::Date;
use serde::Deserialize;

use crate::form::Basis;
use crate::id::ParameterKey;

/// Unit of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterUnit {
    /// Days, every one of them.
    CalendarDay,
    /// Days on which offices work.
    WorkingDay,
    /// Months, date to date.
    Month,
    /// Hours without pause.
    Hour,
    /// How many.
    Count,
    /// Hundredths.
    Percent,
}

/// A value with the day from which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterValue {
    /// First day; absent means "since before our records".
    pub from: Option<Date>,
    /// The value.
    pub value: u32,
    /// What says so.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
}

/// A number of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its key, for ever: `follow_up.severe`.
    pub key: ParameterKey,
    /// Words for people.
    pub label: String,
    /// Unit.
    pub unit: ParameterUnit,
    /// Values, oldest first, never empty.
    pub values: Vec<ParameterValue>,
}

/// A parameter had no value yet on that day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("parameter `{key}` has no value on {day}")]
pub struct NoValue {
    /// The parameter.
    pub key: ParameterKey,
    /// The day.
    pub day: Date,
}

impl Parameter {
    /// The value in force on a day.
    ///
    /// # Errors
    /// [`NoValue`] before the first day of the first value: a rule does not reach back.
    pub fn on(&self, day: Date) -> Result<&ParameterValue, NoValue> {
        let holds = |value: &&ParameterValue| value.from.is_none_or(|from| from <= day);
        let current = self.values.iter().rfind(holds);
        current.ok_or_else(|| NoValue { key: self.key.clone(), day })
    }
}
