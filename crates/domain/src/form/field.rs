//! A question: what it asks, of which kind its answer is, and when it has to be answered.

use std::collections::BTreeMap;

use crate::case::Lens;
use crate::condition::{Condition, Decimal, Kind};
use crate::id::{DictionaryId, FieldId, StageId};

use super::Dictionary;
use super::answer::YesNo;

/// A question of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its id in the form, for ever: `wishes_to_denounce`.
    pub id: FieldId,
    /// Number in the printed form, where it has one: `A.1.1`.
    pub number: Option<String>,
    /// The question, for people.
    pub label: String,
    /// A sentence of help.
    pub help: Option<String>,
    /// Kind of its answer.
    pub kind: FieldKind,
    /// When it is asked; always where there is none.
    pub shown_when: Option<Condition>,
    /// When it must be answered for a complete form.
    pub required_when: Option<Condition>,
    /// From this stage of the flow on it must be answered.
    pub required_at: Option<StageId>,
    /// Data that need a permission of their own to be seen.
    pub is_reserved: bool,
    /// The profession that asks it.
    pub lens: Lens,
    /// Where the question comes from, where it differs from the form.
    pub source: Option<String>,
}

/// How fine a place must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceLevel {
    /// Two digits or more.
    Department,
    /// Four digits or more.
    Province,
    /// Six digits.
    District,
}

/// Kind of answer, with its bounds.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// One line.
    Text {
        /// Most letters.
        max_chars: u16,
    },
    /// Several lines.
    LongText {
        /// Most letters.
        max_chars: u16,
    },
    /// A number.
    Number {
        /// Least.
        min: Option<Decimal>,
        /// Most.
        max: Option<Decimal>,
        /// Most decimals, at most 3.
        decimals: u8,
        /// What is counted, for people: `kg`.
        unit: Option<String>,
    },
    /// A day.
    Date {
        /// Whether it may lie after today.
        may_be_future: bool,
    },
    /// An hour of the day.
    Time,
    /// A day and an hour.
    DateTime {
        /// Whether it may lie after today.
        may_be_future: bool,
    },
    /// Yes, no, and where it is allowed, does not know.
    YesNo {
        /// Whether she may answer that she does not know.
        may_not_know: bool,
    },
    /// One code.
    Choice {
        /// Of this dictionary.
        dictionary: DictionaryId,
    },
    /// Several codes.
    Choices {
        /// Of this dictionary.
        dictionary: DictionaryId,
    },
    /// A territory.
    Place {
        /// At least this fine.
        level: PlaceLevel,
    },
    /// A person of the register.
    Person,
    /// Soles.
    Money {
        /// Most, in soles.
        max_soles: Option<u32>,
    },
    /// How many.
    Count {
        /// Most.
        max: u32,
    },
}

impl FieldKind {
    /// The word in packs: `yes_no`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::LongText { .. } => "long_text",
            Self::Number { .. } => "number",
            Self::Date { .. } => "date",
            Self::Time => "time",
            Self::DateTime { .. } => "date_time",
            Self::YesNo { .. } => "yes_no",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Place { .. } => "place",
            Self::Person => "person",
            Self::Money { .. } => "money",
            Self::Count { .. } => "count",
        }
    }

    /// The dictionary its answers come from.
    #[must_use]
    pub const fn dictionary(&self) -> Option<&DictionaryId> {
        match self {
            Self::Choice { dictionary } | Self::Choices { dictionary } => Some(dictionary),
            _ => None,
        }
    }

    /// Its type in conditions.
    #[must_use]
    pub fn in_conditions(&self, dictionaries: &BTreeMap<DictionaryId, Dictionary>) -> Kind {
        let codes = |id: &DictionaryId| {
            let entries = dictionaries.get(id).into_iter().flat_map(|one| &one.entries);
            entries.map(|entry| entry.code.as_str().to_owned()).collect()
        };
        match self {
            Self::Text { .. } | Self::LongText { .. } | Self::Place { .. } => Kind::Text,
            Self::Number { .. } | Self::Money { .. } | Self::Count { .. } => Kind::Number,
            Self::Date { .. } => Kind::Date,
            Self::YesNo { may_not_know: true } => Kind::code(YesNo::ALL.map(YesNo::as_str)),
            Self::YesNo { may_not_know: false } => Kind::code(["yes", "no"]),
            Self::Choice { dictionary } => Kind::Code(codes(dictionary)),
            Self::Choices { dictionary } => Kind::Codes(codes(dictionary)),
            Self::Time | Self::DateTime { .. } | Self::Person => Kind::Present,
        }
    }
}
