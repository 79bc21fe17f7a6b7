//! Dictionaries: the codes that may answer a question, each with the days on which it is in force.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{DictionaryId, EntryCode};

/// What stands behind a list, a value or a rule of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The text of a norm or of an official sheet, read.
    Norm,
    /// Known from a copy or from others: to be verified against the official text.
    ToVerify,
    /// No official text was found: our own proposal, for the users to decide.
    Proposal,
}

impl Basis {
    /// The word in packs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Norm => "norm",
            Self::ToVerify => "to_verify",
            Self::Proposal => "proposal",
        }
    }
}

/// A list of codes with their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dictionary {
    /// Its id in the pack: `violence_types`.
    pub id: DictionaryId,
    /// Title for people.
    pub title: String,
    /// Where the list comes from.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
    /// Codes in the order in which they are shown.
    pub entries: Vec<DictionaryEntry>,
}

/// A code of a dictionary. The code is for ever; its words and days are of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DictionaryEntry {
    /// The code.
    pub code: EntryCode,
    /// Number or letter in the printed form, where it has one.
    pub number: Option<String>,
    /// Words for people.
    pub label: String,
    /// What it means, where the words do not say it all.
    pub help: Option<String>,
    /// First day on which it may be answered; absent means "since before our records".
    pub valid_from: Option<Date>,
    /// Last day on which it may be answered.
    pub valid_to: Option<Date>,
    /// The norm that brought it, where it differs from that of the dictionary.
    pub source: Option<String>,
}

impl DictionaryEntry {
    /// Whether it may be answered on that day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

impl Dictionary {
    /// The entry of a code, in force or not: an old answer keeps its words.
    #[must_use]
    pub fn entry(&self, code: &EntryCode) -> Option<&DictionaryEntry> {
        self.entries.iter().find(|entry| entry.code == *code)
    }

    /// What may be answered on that day, in order.
    pub fn in_force(&self, day: Date) -> impl Iterator<Item = &DictionaryEntry> {
        self.entries.iter().filter(move |entry| entry.is_in_force(day))
    }
}
