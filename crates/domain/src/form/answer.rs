//! Answers of exact types. `Debug` tells the kind and never the words: an answer is personal data.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::condition::{Decimal, Value};
use crate::id::{EntryCode, PersonId};
use crate::territory::Ubigeo;

/// Yes, no, or she does not know: three answers, and none of them is silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// She was asked and does not know, or does not say.
    DoesNotKnow,
}

impl YesNo {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::DoesNotKnow];

    /// The word in packs and in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::DoesNotKnow => "does_not_know",
        }
    }

    /// The answer with that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == text)
    }
}

/// An amount of money in hundredths of a sol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(u64);

impl Cents {
    /// An amount in hundredths of a sol.
    #[must_use]
    pub const fn new(cents: u64) -> Self {
        Self(cents)
    }

    /// Hundredths of a sol.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The amount in soles, as conditions see it.
    #[must_use]
    pub fn soles(self) -> Option<Decimal> {
        format!("{}.{:02}", self.0 / 100, self.0 % 100).parse().ok()
    }
}

/// An answer to a question.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// Words: a line or several.
    Text(String),
    /// A number with at most three decimals.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// An hour of the day.
    Time(Time),
    /// A day and an hour, as the clock on the wall showed them.
    DateTime(DateTime),
    /// Yes, no or does not know.
    YesNo(YesNo),
    /// One code of a dictionary.
    Choice(EntryCode),
    /// Several codes of a dictionary; an empty set says "none of them".
    Choices(BTreeSet<EntryCode>),
    /// A territory.
    Place(Ubigeo),
    /// A person of the register.
    Person(PersonId),
    /// Money in hundredths of a sol.
    Money(Cents),
    /// How many.
    Count(u32),
}

impl Answer {
    /// The word for its kind: `text`, `choices`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "number",
            Self::Date(_) => "date",
            Self::Time(_) => "time",
            Self::DateTime(_) => "date_time",
            Self::YesNo(_) => "yes_no",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Place(_) => "place",
            Self::Person(_) => "person",
            Self::Money(_) => "money",
            Self::Count(_) => "count",
        }
    }

    /// The answer as conditions see it.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::text(text),
            Self::Number(number) => Value::Number(*number),
            Self::Date(day) => Value::Date(*day),
            Self::YesNo(answer) => Value::text(answer.as_str()),
            Self::Choice(code) => Value::text(code.as_str()),
            Self::Choices(codes) => {
                Value::Codes(codes.iter().map(|code| code.as_str().to_owned()).collect())
            }
            Self::Place(place) => Value::text(place.to_string()),
            Self::Money(money) => money.soles().map_or(Value::Present, Value::Number),
            Self::Count(count) => Value::count(*count),
            Self::Time(_) | Self::DateTime(_) | Self::Person(_) => Value::Present,
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({})", self.kind())
    }
}
