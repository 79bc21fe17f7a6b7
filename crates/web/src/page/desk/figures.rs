//! Figures explorer: every number with its place, period, source and state.

use askama::Template;
use domain::figure::{Amount, FigureStatus, Period, Unit};

use crate::frame::{Choice, DeskFrame, Pages};
use crate::words::Words;

/// The table of figures with its filters.
#[derive(Template)]
#[template(path = "desk/figures.html")]
pub struct FiguresPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// What was asked.
    pub filter: FigureFilter,
    /// Measures to choose from.
    pub measures: Vec<Choice>,
    /// Rows of this page.
    pub rows: Vec<FigureRow>,
    /// Pages.
    pub pages: Pages,
    /// These rows as a file, where the user may.
    pub download: Option<String>,
}

/// Filters as typed.
#[derive(Debug, Clone, Default)]
pub struct FigureFilter {
    /// Name or code of a place.
    pub place: String,
    /// Year or month.
    pub period: String,
    /// What is wrong with the place or the period as typed.
    pub problem: Option<String>,
}

/// One figure.
#[derive(Debug, Clone)]
pub struct FigureRow {
    /// Name of the measure.
    pub measure: String,
    /// Key of the measure.
    pub key: String,
    /// Name of the place with what it lies in.
    pub place: String,
    /// Code of the place.
    pub code: String,
    /// Period.
    pub period: Period,
    /// Value.
    pub amount: Amount,
    /// Unit of count.
    pub unit: Unit,
    /// Further dimensions in words, or empty.
    pub dimensions: String,
    /// Document, part and page; or what it was computed from.
    pub source: String,
    /// How settled it is; none for a value computed here.
    pub status: Option<FigureStatus>,
}
