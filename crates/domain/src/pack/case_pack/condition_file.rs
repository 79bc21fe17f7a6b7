//! Conditions, names and words inside the TOML files of a pack, each mistake at its own letter.

use toml::Spanned;

use crate::condition::{Condition, Vocabulary};
use crate::pack::{PackFile, PackProblem};

/// A file being read, and the mistakes found in it.
pub(super) struct Page<'a> {
    pub(super) file: &'a PackFile,
    pub(super) problems: &'a mut Vec<PackProblem>,
}

impl Page<'_> {
    /// Tells a mistake at a value.
    pub(super) fn tell<T>(&mut self, at: &Spanned<T>, message: impl Into<String>, help: &str) {
        self.problems.push(self.file.problem_at(at.span(), message, help));
    }

    /// Tells that words are missing.
    pub(super) fn check_words(&mut self, words: &Spanned<String>) {
        if words.get_ref().trim().is_empty() {
            self.tell(words, "the text is blank", "write it in Spanish");
        }
    }

    /// Reads a condition; a mistake is told at its place inside the text.
    pub(super) fn condition(
        &mut self,
        raw: &Spanned<String>,
        vocabulary: &dyn Vocabulary,
    ) -> Option<Condition> {
        match Condition::compile(raw.get_ref(), vocabulary) {
            Ok(condition) => Some(condition),
            Err(problem) => {
                let at = place_inside(self.file, raw, problem.at);
                self.problems.push(self.file.problem_at(at..at, problem.message, problem.help));
                None
            }
        }
    }
}

/// Where a byte of a TOML string stands in the file. A string with escapes cannot be counted through: its start is told.
fn place_inside(file: &PackFile, raw: &Spanned<String>, at: usize) -> usize {
    let span = raw.span();
    let written = file.text.get(span.clone()).unwrap_or_default();
    let is_literal =
        written.get(1..written.len().saturating_sub(1)) == Some(raw.get_ref().as_str());
    if is_literal { span.start + 1 + at } else { span.start }
}

/// Words that CEL keeps for itself: no question may be called so.
const KEPT_BY_CEL: [&str; 21] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "false",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "namespace",
    "null",
    "package",
    "return",
    "true",
    "var",
    "void",
    "while",
];

/// Whether a word can be a name in a condition: lower-case letters, digits and `_`, not beginning with a digit.
pub(super) fn is_name(text: &str) -> bool {
    let starts_well = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    starts_well && text.bytes().all(allowed) && !KEPT_BY_CEL.contains(&text)
}
