//! Who looked at a case.

use askama::Template;

use crate::frame::DeskFrame;
use crate::words::{Phrase, Words};

/// Who looked, newest first.
#[derive(Template)]
#[template(path = "case/readings.html")]
pub struct ReadingsPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// The case, for whoever may read it.
    pub case: Option<String>,
    /// Readings.
    pub rows: Vec<ReadingRow>,
}

/// One look.
#[derive(Debug, Clone)]
pub struct ReadingRow {
    /// Who.
    pub by: String,
    /// At which part.
    pub part: Phrase,
    /// When.
    pub at: String,
}
