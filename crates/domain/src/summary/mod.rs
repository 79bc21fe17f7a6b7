//! The executive summary of a department as data: complete, so that a document only has to lay it out.
//!
//! Built by [`build()`] from the catalogue and the figures of one snapshot; `report` turns it into
//! HTML, PDF, DOCX, XLSX and JSON. Nothing known is never zero: an absent value is `None`.

mod build;
mod consolidated;
mod coverage;
mod known;
mod section;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::figure::{Amount, Period, Unit};
use crate::id::{DimensionCode, MeasureKey, ProgrammeId, RuleId, ServiceCode};
use crate::service::{ServiceName, SummaryPart};
use crate::source::{Citation, SourceDocument};
use crate::territory::Ubigeo;

pub use build::build;

/// Part of a document: the section of a service.
pub const SECTION: &str = "section";
/// Part of a document: totals printed under the coverage table of a section.
pub const SECTION_TOTAL: &str = "section_total";
/// Part of a document: the cells of the consolidated tables.
pub const CONSOLIDATED: &str = "consolidated";
/// Part of a document: the totals printed in the consolidated tables.
pub const CONSOLIDATED_TOTAL: &str = "consolidated_total";

/// What a person asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRequest {
    /// The department.
    pub department: Ubigeo,
    /// The year reported.
    pub year: i16,
    /// The month reported, of that year or another.
    pub month: Period,
    /// Which names the services bear.
    pub names: NamesAsOf,
    /// Day on which the document is made.
    pub generated_on: Date,
    /// Snapshot of the ledger.
    pub snapshot: String,
}

/// Names of services change; the reader chooses which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamesAsOf {
    /// In force on the last day of the month reported.
    Period,
    /// In force on this day.
    Today(Date),
}

/// A territory with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPlace {
    /// INEI code.
    pub ubigeo: Ubigeo,
    /// Official name.
    pub name: String,
}

/// The whole summary.
#[derive(Debug, Clone, PartialEq)]
pub struct ExecutiveSummary {
    /// The department.
    pub department: NamedPlace,
    /// The year and the month reported, in this order.
    pub periods: Vec<Period>,
    /// Snapshot of the ledger that every number comes from.
    pub snapshot: String,
    /// Day on which the document is made, given from outside.
    pub generated_on: Date,
    /// Names of services are those in force on this day.
    pub names_on: Date,
    /// Programmes and promoted services with their sections, in order.
    pub programmes: Vec<ProgrammeSection>,
    /// Every figure of the department as a whole, in document order.
    pub figures: Vec<SummaryFigure>,
    /// The consolidated tables: `operated`, then `coordinated`.
    pub tables: Vec<ConsolidatedTable>,
    /// Where statements contradict each other.
    pub findings: Vec<Finding>,
    /// Terms of the glossary.
    pub glossary: Vec<GlossaryEntry>,
    /// Documents that the figures come from.
    pub sources: Vec<SourceDocument>,
}

/// One programme or directorate.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeSection {
    /// Its id.
    pub id: ProgrammeId,
    /// Part of the summary.
    pub part: SummaryPart,
    /// Position inside its part: `I.`, `II.`.
    pub number: u16,
    /// Name in force.
    pub name: ServiceName,
    /// What it is for; absent for a heading without text of its own.
    pub purpose: Option<String>,
    /// Its services, in order.
    pub services: Vec<ServiceSection>,
}

/// One service.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceSection {
    /// The service.
    pub service: ServiceCode,
    /// Position inside its programme, from 1.
    pub number: u16,
    /// Name in force.
    pub name: ServiceName,
    /// What it does, in our own words.
    pub description: String,
    /// Whom it serves.
    pub target: Option<String>,
    /// Who answers for it.
    pub operator: String,
    /// Whether offices of this service are counted at all: a telephone line has none.
    pub has_offices: bool,
    /// Its offices by place; `None` where nothing is known.
    pub coverage: Option<Coverage>,
    /// Users and acts per period, one row a measure.
    pub measures: Vec<MeasureRow>,
    /// How to ask, where the place of the service is not told.
    pub sealed_note: Option<String>,
}

/// Offices of a service by place.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// Rows in order of kind and code.
    pub rows: Vec<CoverageRow>,
    /// Sum of the rows.
    pub total: Amount,
    /// The total as printed, where the source prints one.
    pub stated_total: Option<Amount>,
    /// Where the rows are stated; `None` when they were counted from the directory.
    pub citation: Option<Citation>,
}

/// One row of a coverage table.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageRow {
    /// Kind of office, where the source tells kinds apart.
    pub kind: Option<KindLabel>,
    /// Where. For a sealed service, the department.
    pub place: NamedPlace,
    /// The province, when `place` is a district.
    pub province: Option<NamedPlace>,
    /// How many.
    pub count: Amount,
}

/// A code of the dimension `kind` with the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindLabel {
    /// The code.
    pub code: DimensionCode,
    /// Name shown to people.
    pub label: String,
}

/// One measure of a service over the periods of the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureRow {
    /// The measure.
    pub measure: MeasureKey,
    /// Name shown to people.
    pub label: String,
    /// Unit of count.
    pub unit: Unit,
    /// Whether it counts those present (a stock): then months never add up to the year.
    pub is_stock: bool,
    /// For each period of the summary, in the same order, what is stated; `None` where nothing is known.
    pub cells: Vec<Option<Amount>>,
}

/// A figure of the department with its source.
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryFigure {
    /// The measure.
    pub measure: MeasureKey,
    /// Its service; a total of the network belongs to none.
    pub service: Option<ServiceCode>,
    /// Name of the measure shown to people.
    pub label: String,
    /// The period.
    pub period: Period,
    /// The value.
    pub amount: Amount,
    /// Unit of count.
    pub unit: Unit,
    /// Further dimensions, `kind=regular`, or empty.
    pub dimensions: String,
    /// The same in words, `CEM regular`, or empty.
    pub dimension_words: String,
    /// Where it comes from.
    pub source: FigureSource,
}

/// A figure is published by a document or computed from facts of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureSource {
    /// Stated by a document.
    Published(Citation),
    /// Computed here; the text says from what, for example `directory`.
    Computed(String),
}

impl std::fmt::Display for FigureSource {
    /// `published:resumen-ejecutivo-cusco-2023/section/1.1` or `computed:directory`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Published(at) => {
                write!(f, "published:{}/{}/{}", at.document, at.statement, at.locator)
            }
            Self::Computed(from) => write!(f, "computed:{from}"),
        }
    }
}

/// A consolidated table: provinces by services.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsolidatedTable {
    /// `operated` or `coordinated`.
    pub id: TableId,
    /// Its services with their short names, in order.
    pub columns: Vec<(ServiceCode, String)>,
    /// One row a province, by code.
    pub rows: Vec<TableRow>,
    /// Sum of each column.
    pub totals: BTreeMap<ServiceCode, Amount>,
    /// Sum of everything; `None` where nothing is known.
    pub total: Option<Amount>,
    /// Where the cells are stated; `None` when they were counted from the directory.
    pub citation: Option<Citation>,
}

/// Which consolidated table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableId {
    /// Services operated 100 %.
    Operated,
    /// Services in coordination with regional and local governments.
    Coordinated,
}

impl TableId {
    /// The id used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Operated => "operated",
            Self::Coordinated => "coordinated",
        }
    }
}

/// One row of a consolidated table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The province.
    pub place: NamedPlace,
    /// Offices by service; a blank cell is absent.
    pub cells: BTreeMap<ServiceCode, Amount>,
    /// Sum of the cells; `None` for a province without any: a blank row is not a zero.
    pub total: Option<Amount>,
}

/// Two statements that cannot both be right, or one that needs an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: RuleId,
    /// The service it concerns, if one.
    pub service: Option<ServiceCode>,
    /// The territory it concerns.
    pub ubigeo: Ubigeo,
    /// Each statement: where, and what it says.
    pub stated: Vec<Stated>,
    /// One sentence for people, in Spanish, from the pack.
    pub message: String,
}

/// One side of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Where, in words: document, part and table.
    pub at: String,
    /// The value, when it is a number; `None` when it is a text.
    pub amount: Option<Amount>,
    /// The value in words.
    pub text: String,
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// Service the term names, if one.
    pub service: Option<ServiceCode>,
    /// The term.
    pub term: String,
    /// What it means, in our own words.
    pub meaning: String,
}
