//! Looking whether a person was here before.

use askama::Template;

use crate::frame::{Choice, DeskFrame};
use crate::paths;
use crate::words::{Phrase, Words};

/// The search and what it found.
#[derive(Template)]
#[template(path = "case/search.html")]
pub struct SearchPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Id of the center.
    pub center: String,
    /// Its name.
    pub center_name: String,
    /// Centers to choose from; empty where there is only one.
    pub centers: Vec<Choice>,
    /// Names as typed.
    pub names: String,
    /// Document as typed.
    pub document: String,
    /// Age or year as typed.
    pub age: String,
    /// What is wrong with the names.
    pub wrong_names: Option<Phrase>,
    /// What is wrong with the document.
    pub wrong_document: Option<Phrase>,
    /// What is wrong with the age.
    pub wrong_age: Option<Phrase>,
    /// What was found.
    pub outcome: SearchOutcome,
    /// Fields of a new form that are known from the search.
    pub start: Vec<(&'static str, String)>,
    /// The empty form of a new case.
    pub new_href: String,
}

/// What was found.
#[derive(Debug, Clone)]
pub enum SearchOutcome {
    /// Nobody asked yet, or something is wrong with the question.
    NotAsked,
    /// Too many share what was asked for.
    TooBroad,
    /// These persons, perhaps none.
    Found(Vec<MatchRow>),
}

/// A person who may be the one looked for.
#[derive(Debug, Clone)]
pub struct MatchRow {
    /// Her id.
    pub person: String,
    /// Her name as written.
    pub name: String,
    /// Her age in words.
    pub age: String,
    /// Day or year of birth, where known.
    pub birth: Option<String>,
    /// Kind and last signs of each document.
    pub documents: Vec<String>,
    /// How alike, in words.
    pub likeness: Phrase,
    /// Whether that is the stronger word.
    pub is_probable: bool,
    /// What agrees.
    pub reasons: Vec<Phrase>,
    /// What does not.
    pub doubts: Vec<Phrase>,
    /// Her cases: where and when.
    pub cases: Vec<CaseOfMatch>,
}

/// A case of a possible match.
#[derive(Debug, Clone)]
pub struct CaseOfMatch {
    /// Where and when.
    pub text: String,
    /// Its page, if the reader may read it.
    pub href: Option<String>,
}

impl SearchPage {
    /// The form of a new case for a person who was found.
    #[must_use]
    pub fn open_for(&self, person: &str) -> String {
        paths::query(paths::CASE_NEW, &[("centro", &self.center), ("persona", person)])
    }
}
