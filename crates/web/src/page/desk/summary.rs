//! The executive summary on screen: findings first, then the document as the report writes it.

use askama::Template;
use jiff::civil::Date;

use crate::frame::{Choice, DeskFrame, OwnMarkup};
use crate::show;
use crate::words::Words;

/// Choice of department and period, and the summary once chosen.
#[derive(Template)]
#[template(path = "desk/summary.html")]
pub struct SummaryPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Departments that the user may read.
    pub departments: Vec<Choice>,
    /// Years.
    pub years: Vec<Choice>,
    /// Months, as `2023-01`.
    pub months: Vec<Choice>,
    /// Whether services are named as today.
    pub names_today: bool,
    /// The summary, once chosen.
    pub shown: Option<ShownSummary>,
}

/// A summary with its findings.
#[derive(Debug, Clone)]
pub struct ShownSummary {
    /// Name of the department.
    pub department: String,
    /// Periods in words: `2022 y enero de 2023`.
    pub periods: String,
    /// Snapshot of its numbers.
    pub snapshot: String,
    /// Day on which it was made.
    pub generated_on: Date,
    /// Files of the same snapshot.
    pub downloads: Vec<Download>,
    /// Contradictions, filtered.
    pub findings: Vec<FindingRow>,
    /// Contradictions without the filter.
    pub findings_total: usize,
    /// Services with findings, to filter by.
    pub finding_services: Vec<Choice>,
    /// The choice as hidden fields of the filter: name and value.
    pub chosen: Vec<(&'static str, String)>,
    /// The document.
    pub document: OwnMarkup,
}

/// One format to download.
#[derive(Debug, Clone)]
pub struct Download {
    /// `PDF`, `Word`.
    pub label: String,
    /// Where.
    pub href: String,
}

/// One contradiction.
#[derive(Debug, Clone)]
pub struct FindingRow {
    /// Id of the rule.
    pub rule: String,
    /// Short name of the service, if it concerns one.
    pub service: Option<String>,
    /// The place.
    pub place: String,
    /// One sentence.
    pub message: String,
    /// Each side: where, and what it says.
    pub stated: Vec<(String, String)>,
}
