//! Uploads of figures and directories: what came, what happened, what to correct.

use askama::Template;

use crate::frame::{Choice, DeskFrame};
use crate::words::{Phrase, Words};

/// Forms to upload and the list of past uploads.
#[derive(Template)]
#[template(path = "desk/imports.html")]
pub struct ImportsPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Column profiles for files of figures.
    pub profiles: Vec<Choice>,
    /// Limit of a file.
    pub max_megabytes: u64,
    /// Whether the user may upload figures.
    pub may_figures: bool,
    /// Whether the user may upload a directory.
    pub may_directory: bool,
    /// Past uploads, newest first.
    pub past: Vec<PastImport>,
}

/// One past upload.
#[derive(Debug, Clone)]
pub struct PastImport {
    /// Its page.
    pub href: String,
    /// Name of the file as it came.
    pub file: String,
    /// What it held.
    pub kind: ImportKind,
    /// When, as shown.
    pub at: String,
    /// Who.
    pub by: String,
    /// How it ended.
    pub outcome: ImportOutcome,
}

/// What a file held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Figures.
    Figures,
    /// Centers.
    Directory,
}

impl ImportKind {
    /// In words.
    #[must_use]
    pub fn name(self, t: &Words) -> Phrase {
        match self {
            Self::Figures => t.imports_kind_figures(),
            Self::Directory => t.imports_kind_directory(),
        }
    }
}

/// How an upload ended, in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportOutcome {
    /// Still being read.
    Running,
    /// Taken in, whole.
    Accepted,
    /// Taken in; rows wait for a person.
    Queued,
    /// Not taken in.
    Refused,
}

impl ImportOutcome {
    /// In words.
    #[must_use]
    pub fn name(self, t: &Words) -> Phrase {
        match self {
            Self::Running => t.imports_state_running(),
            Self::Accepted => t.imports_state_accepted(),
            Self::Queued => t.imports_state_queued(),
            Self::Refused => t.imports_state_refused(),
        }
    }

    /// Class of its mark.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Running => "off",
            Self::Accepted => "",
            Self::Queued => "warning",
            Self::Refused => "danger",
        }
    }
}

/// State and result of one upload. While it runs the page asks again by itself.
#[derive(Template)]
#[template(path = "desk/import.html")]
pub struct ImportPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Name of the file as it came.
    pub file: String,
    /// Where it stands.
    pub state: ImportState,
    /// Encoding, when it was not UTF-8.
    pub encoding: Option<String>,
}

/// Where an upload stands.
#[derive(Debug, Clone)]
pub enum ImportState {
    /// Being read.
    Running {
        /// Rows read so far.
        done: u64,
        /// Rows in all, where known.
        total: Option<u64>,
    },
    /// The same file is already in.
    AlreadyKnown,
    /// Figures were taken in.
    Figures {
        /// How many.
        accepted: u64,
    },
    /// A directory was taken in.
    Directory {
        /// Centers registered.
        registered: u64,
        /// Rows that said nothing new.
        known: u64,
        /// Rows that wait for a person.
        queued: u64,
    },
    /// Nothing was taken in.
    Refused {
        /// The first problems.
        problems: Vec<ImportProblem>,
        /// Problems in all.
        total: u64,
    },
}

impl ImportState {
    /// Whether it is still being read.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// Whether there are more problems than those shown.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        matches!(self, Self::Refused { problems, total } if (problems.len() as u64) < *total)
    }
}

/// One problem of a file.
#[derive(Debug, Clone)]
pub struct ImportProblem {
    /// Line, from 1 with the header; none for the file as a whole.
    pub line: Option<u64>,
    /// Column, if one.
    pub column: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub remedy: String,
}
