//! A CSV text as rows with line numbers; the separator is the one with which the header is known.

use csv::{ReaderBuilder, StringRecord};

use super::own::HEADER;
use super::problem::{ImportProblemKind, Problems};
use crate::pack::Catalogue;

/// Separators in use, the usual one first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Header and rows of a file.
pub(super) struct Table<'a> {
    text: &'a str,
    separator: u8,
    pub(super) header: Vec<String>,
}

/// A row of the right width.
pub(super) struct Row {
    /// Line on which it starts, from 1.
    pub(super) line: usize,
    cells: StringRecord,
}

impl Row {
    /// A cell without the blanks around it.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }
}

impl<'a> Table<'a> {
    /// `None` for a text without anything in it.
    pub(super) fn read(text: &'a str, catalogue: &Catalogue) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return None;
        }
        let tables = SEPARATORS.map(|separator| Self::with_separator(text, separator));
        let known = |table: &Self| {
            table.has_header(&HEADER)
                || catalogue.profiles.iter().any(|profile| table.has_header(&profile.header))
        };
        let usual = tables.iter().position(known).unwrap_or_default();
        tables.into_iter().nth(usual)
    }

    fn with_separator(text: &'a str, separator: u8) -> Self {
        let mut reader = reader(text, separator);
        let header = reader.headers().cloned().unwrap_or_default();
        Self { text, separator, header: header.iter().map(|cell| cell.trim().to_owned()).collect() }
    }

    pub(super) fn has_header<S: AsRef<str>>(&self, header: &[S]) -> bool {
        self.header.iter().map(String::as_str).eq(header.iter().map(AsRef::as_ref))
    }

    pub(super) fn header_text(&self) -> String {
        self.header.join(",")
    }

    /// Every row of the width of the header; the others, and a file without any, become problems.
    pub(super) fn rows(&self, problems: &mut Problems) -> Vec<Row> {
        let mut lines = Lines { text: self.text, byte: 0, line: 1 };
        let mut rows = Vec::new();
        let mut count = 0;
        for record in reader(self.text, self.separator).into_records() {
            count += 1;
            match record {
                Ok(cells) => {
                    let line = lines.of(cells.position());
                    if cells.len() == self.header.len() {
                        rows.push(Row { line, cells });
                    } else {
                        let (found, wanted) = (cells.len(), self.header.len());
                        let kind = ImportProblemKind::RowWidth;
                        problems.add(line, "", kind, &found.to_string(), &wanted.to_string());
                    }
                }
                Err(error) => {
                    let line = lines.of(error.position());
                    let kind = ImportProblemKind::Unreadable;
                    problems.add(line, "", kind, &error.to_string(), "");
                }
            }
        }
        if count == 0 {
            problems.add(1, "", ImportProblemKind::Empty, "", "");
        }
        rows
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Turns growing byte positions into lines; the reader may stand before the break that ends the row above.
struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, position: Option<&csv::Position>) -> usize {
        let at = position.map_or(0, csv::Position::byte);
        let at = usize::try_from(at).unwrap_or(self.byte).max(self.byte);
        let rest = self.text.get(at..).unwrap_or_default();
        let breaks = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed = self.text.get(self.byte..at + breaks).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.byte = at + breaks;
        self.line
    }
}
