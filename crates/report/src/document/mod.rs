//! The document model: what a document says and in which order, before any format. Every output is made from it.
//!
//! Texts arrive here complete: a renderer lays out and never words anything.

mod annex;
mod consolidated;
mod coverage;
mod overview;
mod service;
mod sheet;
mod summary;
mod users;
mod words;

use jiff::civil::Date;
use serde::Serialize;

use crate::chart::Chart;

pub use summary::executive_summary;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// Title, also in the properties of the file.
    pub title: String,
    /// One line under the title.
    pub subtitle: String,
    /// One sentence for the properties of the file.
    pub description: String,
    /// Language of the texts (BCP 47).
    pub language: String,
    /// Department, periods, snapshot and dates.
    pub meta: Vec<Definition>,
    /// Day on which the document is made: the date in the properties of the file.
    pub generated_on: Date,
    /// Snapshot that the numbers come from.
    pub snapshot: String,
    /// Stands at the top of every page.
    pub running_header: String,
    /// Words around the page number.
    pub page_words: PageWords,
    /// Heading of the table of contents.
    pub contents_title: String,
    /// The document itself.
    pub blocks: Vec<Block>,
    /// The same data by kind, for spreadsheets.
    #[serde(skip)]
    pub sheets: Vec<Sheet>,
    /// Words of the first sheet, which leads to the others.
    #[serde(skip)]
    pub index_words: IndexWords,
}

/// Words of the first sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexWords {
    /// Name on its tab.
    pub name: String,
    /// Heading of the list of sheets.
    pub sheets: String,
    /// Heading of their numbers of rows.
    pub rows: String,
}

/// `Página` 3 `de` 12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageWords {
    /// Before the number.
    pub before: String,
    /// Between the number and the count.
    pub between: String,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A heading; level 1 is directly under the title.
    Heading {
        /// From 1 to 3.
        level: u8,
        /// Stable anchor.
        id: String,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        text: String,
    },
    /// Numbers that stand out.
    KeyFigures {
        /// In reading order.
        figures: Vec<KeyFigure>,
    },
    /// A table, perhaps with a chart beside it.
    Table(Table),
    /// A remark.
    Note {
        /// How it is marked.
        tone: Tone,
        /// The words.
        text: String,
    },
    /// Contradictions.
    Findings {
        /// In the order of the rules.
        findings: Vec<FindingBlock>,
    },
    /// Terms and what they mean.
    Definitions {
        /// In order.
        entries: Vec<Definition>,
    },
    /// The next block starts a page.
    PageBreak,
}

/// How a note is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Source or reading aid.
    Quiet,
    /// Something is not known.
    Unknown,
    /// Two statements differ.
    Differs,
}

/// A number that stands out, with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    /// The number as it is written, or the words for "not known".
    pub value: String,
    /// What it counts.
    pub label: String,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Stable anchor.
    pub id: String,
    /// What the table shows.
    pub caption: String,
    /// Columns; the first one names the rows.
    pub columns: Vec<Column>,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
    /// Stands beside the table where there is room.
    pub chart: Option<Chart>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Heading.
    pub label: String,
    /// Whether it holds numbers, which stand to the right.
    pub is_number: bool,
    /// Width beside the other columns.
    pub weight: u8,
}

/// One row: as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What the row is.
    pub kind: RowKind,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A row of data.
    Body,
    /// Heads the rows that follow.
    Group,
    /// The sum.
    Total,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Cell {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A count, exact or within bounds.
    Count {
        /// As it is written: `10 079`, `al menos 290`.
        text: String,
        /// The value, when it is exact.
        exact: Option<u64>,
    },
    /// A code: digits that are not a number.
    Code {
        /// The code.
        text: String,
    },
    /// The source leaves it blank.
    Blank,
    /// Nothing is known.
    Unknown {
        /// The words for it.
        text: String,
    },
}

impl Cell {
    /// The cell as people read it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text } | Self::Count { text, .. } => text,
            Self::Code { text } | Self::Unknown { text } => text,
            Self::Blank => "",
        }
    }
}

/// One contradiction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingBlock {
    /// The rule.
    pub rule: String,
    /// Service and territory it concerns.
    pub subject: String,
    /// One sentence.
    pub message: String,
    /// Where, and what is said there.
    pub stated: Vec<Definition>,
}

/// One sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name on its tab.
    pub name: String,
    /// The data; the caption is the title of the sheet.
    pub table: Table,
    /// For a table whose last column and last row are sums: the words of the check that is written beside them.
    pub check: Option<CheckWords>,
}

/// Words of the check beside the sums of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckWords {
    /// Heading of the check.
    pub label: String,
    /// The sum agrees.
    pub agrees: String,
    /// It does not.
    pub differs: String,
}
