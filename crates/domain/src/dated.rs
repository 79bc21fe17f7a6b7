//! Values that change with time: a name, a rule or an operator in force between two days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A value with the day from which it holds and the text that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue<T> {
    /// First day on which the value holds; absent means "since before our records".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The value.
    pub value: T,
    /// The norm or document that says so.
    pub source: String,
}

/// The history of one value, oldest first, never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<DatedValue<T>>", into = "Vec<DatedValue<T>>")]
#[serde(bound(serialize = "T: Serialize + Clone", deserialize = "T: Deserialize<'de>"))]
pub struct History<T> {
    values: Vec<DatedValue<T>>,
}

/// The list of dated values is empty or out of order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidHistory {
    /// Nothing in it.
    #[error("a dated value needs at least one entry")]
    Empty,
    /// Two entries start on the same day, or a later one comes first.
    #[error("dated values must be in order of `from`, without repeated days")]
    OutOfOrder,
}

impl<T> History<T> {
    /// Checks the order: only the first may have no `from`.
    ///
    /// # Errors
    /// [`InvalidHistory`] when empty or out of order.
    pub fn new(values: Vec<DatedValue<T>>) -> Result<Self, InvalidHistory> {
        if values.is_empty() {
            return Err(InvalidHistory::Empty);
        }
        let ordered = values.windows(2).all(|pair| match pair {
            [a, b] => b.from.is_some() && a.from < b.from,
            _ => true,
        });
        if ordered { Ok(Self { values }) } else { Err(InvalidHistory::OutOfOrder) }
    }

    /// The value in force on `day`; before the first known day, the earliest known value.
    #[must_use]
    pub fn on(&self, day: Date) -> &T {
        let mut current = self.first();
        for dated in &self.values {
            if dated.from.is_none_or(|from| from <= day) {
                current = dated;
            }
        }
        &current.value
    }

    /// All values, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &DatedValue<T>> {
        self.values.iter()
    }

    #[expect(clippy::indexing_slicing, reason = "`new` refuses an empty history")]
    fn first(&self) -> &DatedValue<T> {
        &self.values[0]
    }
}

impl<T> TryFrom<Vec<DatedValue<T>>> for History<T> {
    type Error = InvalidHistory;

    fn try_from(values: Vec<DatedValue<T>>) -> Result<Self, InvalidHistory> {
        Self::new(values)
    }
}

impl<T> From<History<T>> for Vec<DatedValue<T>> {
    fn from(history: History<T>) -> Self {
        history.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn named(from: Option<Date>, value: &str) -> DatedValue<String> {
        DatedValue { from, value: value.to_owned(), source: "test".to_owned() }
    }

    #[test]
    fn a_name_changes_on_its_day() {
        let names =
            History::new(vec![named(None, "CEM"), named(Some(date(2026, 1, 24)), "CEMF")]).unwrap();
        assert_eq!(names.on(date(2023, 1, 31)), "CEM");
        assert_eq!(names.on(date(2026, 1, 23)), "CEM");
        assert_eq!(names.on(date(2026, 1, 24)), "CEMF");
    }

    #[test]
    fn an_empty_or_disordered_history_is_refused() {
        assert_eq!(History::<String>::new(vec![]), Err(InvalidHistory::Empty));
        let disordered = vec![named(Some(date(2026, 1, 1)), "b"), named(None, "a")];
        assert_eq!(History::new(disordered), Err(InvalidHistory::OutOfOrder));
    }
}
