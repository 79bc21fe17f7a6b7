//! What is wrong with a file of figures: where, what was found, what was expected and what to do.

use std::fmt;

/// So many problems are listed; of the rest, the number is told.
pub const LIMIT: usize = 50;

/// Kind of problem. Its code is stable: texts in other languages hang on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImportProblemKind {
    /// The file has no rows.
    Empty,
    /// No format has this header.
    UnknownHeader,
    /// Several formats have this header.
    TwoFormats,
    /// A column of our own format is not there.
    MissingColumn,
    /// A column that our own format does not have.
    UnknownColumn,
    /// The row has more or fewer cells than the header.
    RowWidth,
    /// The row cannot be read as CSV.
    Unreadable,
    /// No pack declares the measure.
    UnknownMeasure,
    /// The unit is not that of the measure.
    UnlikeUnit,
    /// No territory has this code or name.
    UnknownPlace,
    /// Several territories have this name.
    AmbiguousPlace,
    /// A code that lost its leading zero.
    LostZero,
    /// Neither a year nor a month.
    UnknownPeriod,
    /// The service of the measure has no such dimension.
    UnknownDimension,
    /// The dimension has no such code.
    UnknownCode,
    /// No pack declares the document.
    UnknownDocument,
    /// Not an id of a statement.
    InvalidStatement,
    /// The place inside the document is blank.
    NoLocator,
    /// Not a status.
    UnknownStatus,
    /// A count under zero.
    Negative,
    /// A count with decimals.
    NotWhole,
    /// A separator that can mean thousands or decimals.
    AmbiguousNumber,
    /// Not a number.
    InvalidNumber,
    /// The number as printed is not the amount.
    PrintedDiffers,
    /// Another row states the same value.
    DuplicateCell,
    /// The cell lies outside the grid that the profile declares.
    OutsideGrid,
    /// More problems than are listed.
    More,
}

impl ImportProblemKind {
    /// The stable code of the kind: key of its text in other languages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.words().0
    }

    /// Code, what is wrong, and what to do, in English. `{found}` and `{expected}` are filled in.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Empty => ("empty", "the file has no rows", "write a header and at least one row"),
            Self::UnknownHeader => (
                "unknown_header",
                "no known format has the header `{found}`",
                "the first line must be {expected}; a new format needs an import profile in a pack",
            ),
            Self::TwoFormats => (
                "two_formats",
                "several formats have the header `{found}`",
                "only one of these may declare it: {expected}",
            ),
            Self::MissingColumn => {
                ("missing_column", "the column is missing", "the first line must be `{expected}`")
            }
            Self::UnknownColumn => (
                "unknown_column",
                "no column of this name belongs here",
                "take it out: the first line must be `{expected}`",
            ),
            Self::RowWidth => (
                "row_width",
                "the row has {found} cells instead of {expected}",
                "quote cells that contain a separator, and remove or add the others",
            ),
            Self::Unreadable => {
                ("unreadable", "the row cannot be read: {found}", "close its quotes; use UTF-8 CSV")
            }
            Self::UnknownMeasure => (
                "unknown_measure",
                "no pack declares the measure `{found}`",
                "write one of: {expected}",
            ),
            Self::UnlikeUnit => (
                "unlike_unit",
                "`{found}` is not the unit of the measure",
                "this measure counts `{expected}`: use that unit, or another measure",
            ),
            Self::UnknownPlace => (
                "unknown_place",
                "no territory is called `{found}`",
                "write {expected} of the territory table",
            ),
            Self::AmbiguousPlace => (
                "ambiguous_place",
                "several territories are called `{found}`",
                "use codes, or declare the exception in the profile: {expected}",
            ),
            Self::LostZero => (
                "lost_zero",
                "`{found}` lost its leading zero",
                "write {expected}, and keep codes as text in the spreadsheet",
            ),
            Self::UnknownPeriod => {
                ("unknown_period", "`{found}` is not a period", "write {expected}")
            }
            Self::UnknownDimension => (
                "unknown_dimension",
                "the measure has no dimension `{found}`",
                "write `key=code` pairs with one of: {expected}",
            ),
            Self::UnknownCode => (
                "unknown_code",
                "the dimension has no code for `{found}`",
                "write one of: {expected}",
            ),
            Self::UnknownDocument => (
                "unknown_document",
                "no pack declares the document `{found}`",
                "write one of: {expected}; a new document goes into `documents.toml`",
            ),
            Self::InvalidStatement => {
                ("invalid_statement", "`{found}` is not an id of a statement", "write {expected}")
            }
            Self::NoLocator => (
                "no_locator",
                "the place inside the document is blank",
                "write the page, heading or table",
            ),
            Self::UnknownStatus => {
                ("unknown_status", "`{found}` is not a status", "write one of: {expected}")
            }
            Self::Negative => {
                ("negative", "`{found}` is under zero", "counts start at 0; leave no sign")
            }
            Self::NotWhole => {
                ("not_whole", "`{found}` is not a whole number", "counts have no decimals")
            }
            Self::AmbiguousNumber => (
                "ambiguous_number",
                "`{found}` can be read in two ways",
                "write digits only, such as `10079`",
            ),
            Self::InvalidNumber => {
                ("invalid_number", "`{found}` is not a number", "write {expected}")
            }
            Self::PrintedDiffers => (
                "printed_differs",
                "`{found}` is not the amount `{expected}`",
                "copy the number again; `printed` repeats the amount in its own notation",
            ),
            Self::DuplicateCell => (
                "duplicate_cell",
                "the value of `{found}` is already stated in line {expected}",
                "keep one of both rows, or give them different statements",
            ),
            Self::OutsideGrid => (
                "outside_grid",
                "`{found}` lies outside the grid of the profile",
                "the profile declares {expected}: a file with more needs a profile of its own",
            ),
            Self::More => ("more", "and {found} more problems", "correct these first"),
        }
    }
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// Name of the file as given.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Name of the column; empty for the row as a whole.
    pub column: String,
    /// What kind of problem.
    pub kind: ImportProblemKind,
    /// What stands there.
    pub found: String,
    /// What could stand there: words, a list, or the line of the first row of a duplicate.
    pub expected: String,
}

impl ImportProblem {
    /// The stable code of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// What is wrong, in English.
    #[must_use]
    pub fn message(&self) -> String {
        self.fill(self.kind.words().1)
    }

    /// What to do, in English.
    #[must_use]
    pub fn help(&self) -> String {
        self.fill(self.kind.words().2)
    }

    /// One pass over the words: what was found may itself contain braces.
    fn fill(&self, words: &str) -> String {
        let mut filled = String::new();
        for (at, part) in words.split("{found}").enumerate() {
            if at > 0 {
                filled.push_str(&self.found);
            }
            filled.push_str(&part.split("{expected}").collect::<Vec<_>>().join(&self.expected));
        }
        filled
    }
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, "column `{}`: ", self.column)?;
        }
        write!(f, "{}\n  help: {}", self.message(), self.help())
    }
}

/// Problems of one file as they are found.
pub(super) struct Problems {
    file: String,
    list: Vec<ImportProblem>,
    beyond: usize,
}

impl Problems {
    pub(super) fn of(file: &str) -> Self {
        Self { file: file.to_owned(), list: Vec::new(), beyond: 0 }
    }

    pub(super) fn add(
        &mut self,
        line: usize,
        column: &str,
        kind: ImportProblemKind,
        found: &str,
        expected: &str,
    ) {
        if self.list.len() >= LIMIT {
            self.beyond += 1;
            return;
        }
        self.list.push(ImportProblem {
            file: self.file.clone(),
            line,
            column: column.to_owned(),
            kind,
            found: shortened(found),
            expected: expected.to_owned(),
        });
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn into_list(mut self) -> Vec<ImportProblem> {
        if self.beyond > 0 {
            let line = self.list.last().map_or(1, |last| last.line);
            self.list.push(ImportProblem {
                file: self.file,
                line,
                column: String::new(),
                kind: ImportProblemKind::More,
                found: self.beyond.to_string(),
                expected: String::new(),
            });
        }
        self.list
    }
}

/// A cell as a message shows it: one line, at most 120 letters.
fn shortened(found: &str) -> String {
    let clean = found.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = clean.take(120).collect();
    if found.chars().count() > 120 {
        short.push('…');
    }
    short
}
