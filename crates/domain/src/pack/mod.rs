//! Packs: folders of declarative files that say what the services are. No service is named in Rust.
//!
//! A [`Catalogue`] is everything the packs of a deployment declare, parsed and checked. Reading files is done elsewhere:
//! here texts come in and a catalogue, or every problem with its place, comes out ([`Catalogue::parse`]).

mod case_pack;
mod catalogue;
mod centers;
mod check;
pub(crate) mod csv_reader;
mod deployment;
mod parse;
mod place;
mod references;
mod schema;
mod service_pack;
mod territory;

pub use case_pack::{CaseOutcome, CasePack, PackCase, Placed};
pub use catalogue::TextField;
pub(crate) use schema::day;

use std::collections::BTreeMap;

use crate::center::Center;
use crate::clock::{Calendar, ClockRule};
use crate::court::CourtTables;
use crate::directory::ColumnNames;
use crate::figure::Measure;
use crate::id::{ClockRuleId, DimensionCode, DimensionKey, InstrumentId, PackId, ServiceCode};
use crate::instrument::Instrument;
use crate::rule::Rule;
use crate::service::{Programme, Service};
use crate::source::SourceDocument;
use crate::territory::TerritoryTable;

/// Everything the packs declare.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Packs loaded, with their versions.
    pub packs: BTreeMap<PackId, PackVersion>,
    /// Programmes in order of the summary.
    pub programmes: Vec<ProgrammePack>,
    /// Services by code.
    pub services: BTreeMap<ServiceCode, ServicePack>,
    /// Measures that belong to no single service: totals of the network.
    pub network_measures: Vec<Measure>,
    /// Territories.
    pub territory: TerritoryTable,
    /// Documents whose figures the packs carry.
    pub documents: Vec<SourceDocument>,
    /// Centers known from documents.
    pub centers: Vec<Center>,
    /// Files of published figures, read by [`crate::figure::import`](crate::figure).
    pub figure_files: Vec<PackFile>,
    /// Declared ways to read files with foreign columns.
    pub profiles: Vec<crate::figure::import::ImportProfile>,
    /// What documents say in words, where a rule compares it.
    pub wordings: Vec<crate::rule::Wording>,
    /// Consistency rules.
    pub rules: Vec<Rule>,
    /// Holidays and zone; covers no year where no deployment declares it.
    pub calendar: Calendar,
    /// Legal clocks by id.
    pub clocks: BTreeMap<ClockRuleId, ClockRule>,
    /// Instruments by id.
    pub instruments: BTreeMap<InstrumentId, Instrument>,
    /// Names under which the columns of directory files are known.
    pub directory_columns: ColumnNames,
    /// Codes inside the numbers of court files.
    pub court: CourtTables,
    /// Terms of the glossary beyond the services, by locale.
    pub terms: BTreeMap<String, Vec<(String, String)>>,
}

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Path from the packs folder: `peru/figures/cusco_2023.csv`.
    pub path: String,
    /// Its text (UTF-8).
    pub text: String,
}

/// Version of a pack and the hash of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackVersion {
    /// Semantic version.
    pub version: String,
    /// BLAKE3 of paths and contents, in hexadecimal.
    pub digest: String,
}

/// A programme with its texts.
#[derive(Debug, Clone)]
pub struct ProgrammePack {
    /// The programme.
    pub programme: Programme,
    /// What it is for, by locale.
    pub purpose: BTreeMap<String, String>,
}

/// A service with what its pack declares.
#[derive(Debug, Clone)]
pub struct ServicePack {
    /// The service.
    pub service: Service,
    /// Its measures in order.
    pub measures: Vec<Measure>,
    /// Words for the codes of its dimensions, in Spanish.
    pub dimension_labels: BTreeMap<(DimensionKey, DimensionCode), String>,
    /// Texts by locale: `es-PE` is always there.
    pub texts: BTreeMap<String, ServiceTexts>,
    /// What it does with cases; nothing for a service that keeps none.
    pub case_pack: Option<CasePack>,
}

/// The locale in which every text exists.
pub const FIRST_LOCALE: &str = "es-PE";

/// Locales in which a pack may write.
pub const LOCALES: [&str; 3] = [FIRST_LOCALE, "qu", "en"];

/// What people read about a service.
///
/// In `es-PE` summary and description are always there. Another locale may have only a summary: then its description is
/// empty, and [`Catalogue::words`] falls back field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceTexts {
    /// One sentence for a person who looks for help.
    pub summary: String,
    /// What it does: one paragraph for the executive summary.
    pub description: String,
    /// Whom it serves.
    pub target: Option<String>,
    /// Entry of the glossary.
    pub glossary: Option<String>,
    /// How to ask for it, where its place is sealed or it has no offices.
    pub how_to_ask: Option<String>,
}

/// A mistake in a pack, with its place and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackProblem {
    /// Path from the packs folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl std::fmt::Display for PackProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "packs/{}:{}:{} {}", self.file, self.line, self.column, self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.help) }
    }
}
