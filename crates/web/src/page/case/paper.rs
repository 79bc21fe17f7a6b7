//! Papers and files of a case: what was signed, writing one with exactly what will enter beside, and files.

use askama::Template;

use super::head::CaseHead;
use crate::frame::DeskFrame;
use crate::words::{Phrase, Words};

/// What was signed and added.
#[derive(Template)]
#[template(path = "case/papers.html")]
pub struct PapersPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// Signed papers, newest first.
    pub papers: Vec<PaperRow>,
    /// Papers that the reader may write: words and address.
    pub write: Vec<(Phrase, String)>,
    /// Files, newest first.
    pub files: Vec<FileRow>,
    /// Adding a file: where to, for whoever may, and the key of the form.
    pub add: Option<(String, String)>,
    /// Largest file.
    pub megabytes: usize,
    /// Why a file was refused.
    pub problem: Option<Phrase>,
}

/// A signed paper.
#[derive(Debug, Clone)]
pub struct PaperRow {
    /// What it is.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Who signed it, and when.
    pub by: Phrase,
    /// Its code.
    pub code: Phrase,
    /// The file.
    pub href: String,
}

/// A file of a case.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// What it shows.
    pub label: String,
    /// Who, when, what and how large.
    pub by: Phrase,
    /// The copy.
    pub href: String,
}

/// Writing a paper.
#[derive(Template)]
#[template(path = "case/paper.html")]
pub struct PaperPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// What it is.
    pub title: String,
    /// The norm it rests on.
    pub source: String,
    /// How sure its form is.
    pub basis: Phrase,
    /// Where it goes.
    pub action: String,
    /// Makes sending it twice harmless.
    pub key: String,
    /// The addressee as typed; nothing for a paper without one.
    pub addressee: Option<String>,
    /// Parts that the signer writes.
    pub parts: Vec<WrittenPart>,
    /// What is missing.
    pub blanks: Vec<String>,
    /// Exactly what will enter.
    pub sections: Vec<EnteringSection>,
    /// Name and profession of who signs.
    pub signer: String,
}

/// A part that the signer writes.
#[derive(Debug, Clone)]
pub struct WrittenPart {
    /// Its code.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// Help.
    pub hint: String,
    /// Whether it must not stay blank.
    pub is_required: bool,
    /// Words.
    pub value: String,
}

/// A part as it will enter.
#[derive(Debug, Clone)]
pub struct EnteringSection {
    /// Heading.
    pub heading: String,
    /// Paragraphs.
    pub words: Vec<String>,
    /// Labels and values.
    pub facts: Vec<(String, String)>,
    /// A table: its head and rows.
    pub table: Option<(Vec<String>, Vec<Vec<String>>)>,
    /// Words for "nothing".
    pub nothing: Option<String>,
}
