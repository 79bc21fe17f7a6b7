//! Adding somebody to a case: looking first, writing only if nobody is found.

use askama::Template;

use super::form::{CaseForm, Control};
use super::head::CaseHead;
use crate::frame::DeskFrame;
use crate::words::{Phrase, Words};

/// Looking for somebody to add.
#[derive(Template)]
#[template(path = "case/party.html")]
pub struct PartySearchPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// Where the search goes.
    pub search_at: String,
    /// Names as typed.
    pub name: String,
    /// Number of the identity document as typed.
    pub document: String,
    /// What is wrong with the search.
    pub problem: Option<Phrase>,
    /// Who was found; nothing before a search.
    pub found: Option<Vec<FoundPerson>>,
    /// Writing down somebody who was not found.
    pub new: Option<CaseForm>,
}

/// Somebody who was found: enough to recognise, and no case.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    /// Names.
    pub name: String,
    /// Age, document.
    pub facts: Vec<String>,
    /// Adding this person.
    pub form: CaseForm,
}
