//! The repair queue: a doubtful row beside what it would become, and a person who decides.

use askama::Template;

use super::FormField;
use crate::frame::{DeskFrame, Pages};
use crate::words::{Phrase, Words};

/// Rows that wait.
#[derive(Template)]
#[template(path = "desk/repair.html")]
pub struct RepairPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Rows of this page.
    pub rows: Vec<RepairListRow>,
    /// Pages.
    pub pages: Pages,
}

/// One row that waits.
#[derive(Debug, Clone)]
pub struct RepairListRow {
    /// Its page.
    pub href: String,
    /// Name of the file.
    pub file: String,
    /// Line in the file.
    pub line: u32,
    /// Name of the center as it came, or empty.
    pub center: String,
    /// What is doubtful.
    pub doubts: Vec<Phrase>,
}

/// One doubtful row, with the three ways to decide.
#[derive(Template)]
#[template(path = "desk/repair_row.html")]
pub struct RepairRowPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Name of the file.
    pub file: String,
    /// Line in the file.
    pub line: u32,
    /// Where decisions go.
    pub post_to: String,
    /// What is doubtful.
    pub doubts: Vec<Phrase>,
    /// Cells exactly as they came.
    pub original: Vec<OriginalCell>,
    /// What the row would become; none when nothing sensible can be proposed.
    pub proposal: Option<Vec<ProposalField>>,
    /// The form, filled with the proposal or with the original.
    pub fields: Vec<FormField>,
    /// Rows that still wait, this one included.
    pub left: usize,
    /// The next row, if one waits.
    pub next: Option<String>,
}

/// A cell as it came.
#[derive(Debug, Clone)]
pub struct OriginalCell {
    /// Column.
    pub column: String,
    /// Value.
    pub value: String,
    /// Whether a doubt is about it.
    pub is_doubtful: bool,
}

/// A value as it would be.
#[derive(Debug, Clone)]
pub struct ProposalField {
    /// Name of the field.
    pub label: Phrase,
    /// Value.
    pub value: String,
    /// Whether it differs from what came.
    pub is_changed: bool,
}
