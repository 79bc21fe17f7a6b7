//! What stands above every page of a case: who she is, how she may be reached, where the case stands.

use crate::frame::Tone;
use crate::words::Phrase;

/// Head of a page of a case.
#[derive(Debug, Clone)]
pub struct CaseHead {
    /// Where the case is.
    pub href: String,
    /// Number in the book of its center.
    pub number: String,
    /// Her names, or a sentence that says that nobody knows them.
    pub name: String,
    /// Age in words.
    pub age: Option<Phrase>,
    /// Language and interpreter.
    pub language: Option<Phrase>,
    /// Whether somebody must interpret.
    pub needs_interpreter: bool,
    /// How she may be reached without danger.
    pub contact: Contact,
    /// Restricted, risk, closed: with words and colour.
    pub marks: Vec<Mark>,
    /// Stage in words.
    pub stage: String,
    /// How the case came to be.
    pub condition: String,
    /// Day of entry, as shown.
    pub opened_on: String,
    /// The center.
    pub center: String,
    /// Who works on it: profession and name.
    pub team: Vec<(Phrase, String)>,
    /// Ways to the parts of the case.
    pub tabs: Vec<CaseTab>,
}

/// How she may be reached.
#[derive(Debug, Clone)]
pub struct Contact {
    /// How dangerous it is.
    pub tone: Tone,
    /// In one line.
    pub short: Phrase,
    /// Every telephone with its rule in words; without numbers for whoever is not of the team.
    pub phones: Vec<(String, Vec<Phrase>)>,
}

/// A word with a colour.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Class of the style sheet.
    pub class: &'static str,
    /// The word.
    pub text: Phrase,
}

/// A way to a part of the case.
#[derive(Debug, Clone)]
pub struct CaseTab {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub label: Phrase,
    /// Whether it is this page.
    pub is_current: bool,
    /// Answers that are missing there, where the reader may write it.
    pub missing: usize,
}
