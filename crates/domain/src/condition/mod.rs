//! Conditions of packs, written in CEL: when a question is asked, a gate is open, a fact is counted.
//!
//! A condition is read once, when the pack is read: its names and types are checked there, and what is left is a small
//! typed tree. The same tree answers in the checker, on the server and in a test. It never reads anything by itself:
//! [`Facts`] gives it the values, and a value that nobody gave is *unknown*, which is not false.

mod compile;
mod decimal;
mod evaluate;
mod kind;
mod node;
mod syntax;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

pub use decimal::{Decimal, InvalidDecimal};
pub use kind::{Kind, Vocabulary, closest};

use node::Node;

/// Longest a condition may be, in characters.
pub const MAX_CHARS: usize = 500;

/// Deepest that brackets may stand inside each other.
pub const MAX_DEPTH: usize = 12;

/// Most parts a condition may have: names, values and operators.
pub const MAX_PARTS: usize = 80;

/// What a condition says. Unknown is a third answer: a question nobody answered yet neither opens nor closes a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// Nobody can tell yet: an answer it needs is missing.
    Unknown,
}

impl Outcome {
    /// Whether it is known to hold.
    #[must_use]
    pub const fn is_true(self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether it is known not to hold.
    #[must_use]
    pub const fn is_false(self) -> bool {
        matches!(self, Self::False)
    }

    /// The word in pack cases: `true`, `false`, `unknown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Unknown => "unknown",
        }
    }
}

impl From<Option<bool>> for Outcome {
    fn from(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::True,
            Some(false) => Self::False,
            None => Self::Unknown,
        }
    }
}

/// A value that a condition can look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// True or false.
    Bool(bool),
    /// A number with at most three decimals.
    Number(Decimal),
    /// Words, or the code of a dictionary.
    Text(String),
    /// A day.
    Date(Date),
    /// Codes of a dictionary, none or several.
    Codes(BTreeSet<String>),
    /// Something that was answered and cannot be compared: a person, an hour.
    Present,
}

impl Value {
    /// A whole number.
    #[must_use]
    pub const fn count(count: u32) -> Self {
        Self::Number(Decimal::whole(count))
    }

    /// Words or a code.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// Where a condition finds its values.
pub trait Facts {
    /// The value of a name; nothing where it is not known.
    fn value(&self, name: &str) -> Option<Value>;
}

impl Facts for BTreeMap<String, Value> {
    fn value(&self, name: &str) -> Option<Value> {
        self.get(name).cloned()
    }
}

/// A mistake in the text of a condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ConditionProblem {
    /// Where, in bytes from the start of the text.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A condition whose names exist and whose types agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    source: String,
    names: BTreeSet<String>,
    root: Node,
}

impl Condition {
    /// Reads a condition and checks it against the names it may use.
    ///
    /// # Errors
    /// [`ConditionProblem`] with the place of the first mistake: wrong syntax, an unknown name or function, types that do
    /// not agree, a code that no dictionary has, a result that is not true or false, or more than the limits of this
    /// module.
    pub fn compile(source: &str, vocabulary: &dyn Vocabulary) -> Result<Self, ConditionProblem> {
        let root = compile::condition(source, vocabulary)?;
        let mut names = BTreeSet::new();
        root.collect_names(&mut names);
        Ok(Self { source: source.to_owned(), names, root })
    }

    /// What it says with these values.
    #[must_use]
    pub fn check(&self, facts: &dyn Facts) -> Outcome {
        match evaluate::value(&self.root, facts) {
            Some(Value::Bool(answer)) => Some(answer).into(),
            _ => Outcome::Unknown,
        }
    }

    /// Every name it looks at.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The names that have no value yet: what has to be answered before it can be told.
    pub fn unknown_names<'a>(&'a self, facts: &'a dyn Facts) -> impl Iterator<Item = &'a str> {
        self.names().filter(|name| facts.value(name).is_none())
    }

    /// The text in the pack.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

#[cfg(test)]
mod story;
