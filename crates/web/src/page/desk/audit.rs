//! Who did what and when: the headers of the ledger, never their bodies.

use askama::Template;

use crate::frame::DeskFrame;
use crate::show;
use crate::words::{Phrase, Words};

/// One page of the audit.
#[derive(Template)]
#[template(path = "desk/audit.html")]
pub struct AuditPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Entries, newest first.
    pub rows: Vec<AuditRow>,
    /// The entries before these.
    pub older: Option<String>,
}

/// One entry.
#[derive(Debug, Clone)]
pub struct AuditRow {
    /// Where it stands.
    pub position: u64,
    /// When it was written, as shown.
    pub at: String,
    /// Who: words for the system, the id of an account otherwise.
    pub by: String,
    /// What happened.
    pub what: Phrase,
    /// Stored name of what happened.
    pub kind: String,
    /// What it is about.
    pub about: String,
    /// For what.
    pub purpose: String,
}
