//! The typed tree that a condition is after it was read.

use std::collections::BTreeSet;

use super::Value;

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What is done with two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Plus,
    Minus,
    Times,
}

/// Difference of two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    Days,
    Years,
}

/// A part of a condition. Types were checked: a part that meets a value of another type is unknown.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Value(Value),
    Name(String),
    Not(Box<Node>),
    And(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    Calculate(Arithmetic, Box<Node>, Box<Node>),
    /// Whether the name has a value: `x != null`. Never unknown.
    Known(String),
    /// Whether the value is one of these: `x in ['a', 'b']`.
    Among(Box<Node>, Vec<Value>),
    /// Whether the codes have this one: `'a' in x`.
    Holds(Box<Node>, Box<Node>),
    /// How many codes, letters or rows.
    Size(Box<Node>),
    StartsWith(Box<Node>, Box<Node>),
    Between(Span, Box<Node>, Box<Node>),
}

impl Node {
    /// Adds every name in this part to `names`.
    pub(super) fn collect_names(&self, names: &mut BTreeSet<String>) {
        match self {
            Self::Value(_) => {}
            Self::Name(name) | Self::Known(name) => {
                names.insert(name.clone());
            }
            Self::Not(a) | Self::Among(a, _) | Self::Size(a) => a.collect_names(names),
            Self::And(a, b)
            | Self::Or(a, b)
            | Self::Compare(_, a, b)
            | Self::Calculate(_, a, b)
            | Self::Holds(a, b)
            | Self::StartsWith(a, b)
            | Self::Between(_, a, b) => {
                a.collect_names(names);
                b.collect_names(names);
            }
        }
    }
}
