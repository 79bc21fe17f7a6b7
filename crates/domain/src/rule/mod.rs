//! Consistency rules as data: which statements must agree, and what to say when they do not.

use serde::{Deserialize, Serialize};

use crate::id::RuleId;

/// One rule of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, named by every finding.
    pub id: RuleId,
}

/// What a document says in words about a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What it is about.
    pub subject: String,
}
