//! Opening a case of others because a life is at risk, and looking at such openings afterwards.

use askama::Template;

use super::form::{CaseForm, Control};
use crate::frame::DeskFrame;
use crate::words::{Phrase, Words};

/// Before the glass: what happens, who is told.
#[derive(Template)]
#[template(path = "case/glass.html")]
pub struct GlassPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// The case, where the reader may read it anyway.
    pub readable: Option<String>,
    /// The form.
    pub form: CaseForm,
}

/// Openings that wait for somebody to look at them.
#[derive(Template)]
#[template(path = "case/review.html")]
pub struct ReviewPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Number of the case; nothing else of it is told.
    pub number: String,
    /// Openings, oldest first.
    pub rows: Vec<OpeningRow>,
    /// Who looked, where the reader may know it.
    pub readings: Option<String>,
}

/// An opening.
#[derive(Debug, Clone)]
pub struct OpeningRow {
    /// Who.
    pub by: String,
    /// When.
    pub at: String,
    /// Until when.
    pub until: String,
    /// Why, a code in words.
    pub reason: Phrase,
    /// In the words of who opened it.
    pub words: String,
    /// Judging it.
    pub form: CaseForm,
}
