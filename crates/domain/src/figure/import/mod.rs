//! Reading files of figures: our own format, or a foreign one that a pack declares. Nothing is guessed or half accepted.
//!
//! Text comes in as UTF-8; another encoding is told and converted where files are opened.

mod foreign;
mod number;
mod own;
mod problem;
mod profile;
mod resolve;
mod table;

pub use number::NumberNotation;
pub use own::HEADER;
pub use problem::{ImportProblem, ImportProblemKind, LIMIT};
pub use profile::{
    AbsentCells, DimensionColumn, ImportProfile, PeriodKind, PlaceException, PlaceForm,
    parse_profile,
};

use std::collections::BTreeMap;

use self::problem::Problems;
use self::table::Table;
use crate::figure::{Figure, Period, Slice};
use crate::id::{DocumentId, MeasureKey, StatementId};
use crate::pack::Catalogue;
use crate::source::{Citation, SourceDocument};

/// What a file of figures says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFile {
    /// The profile it was read with; `None` for our own format.
    pub profile: Option<String>,
    /// Documents it cites, by id.
    pub documents: Vec<SourceDocument>,
    /// Its figures in the order of the file, then the cells it withholds.
    pub figures: Vec<Figure>,
}

/// Reads a file in our own format, or in the one foreign format whose header is exactly that of the file.
///
/// Cells are parted by commas, or by `;` or tabs where the whole header is.
///
/// # Errors
/// Every problem with its line and column; beyond [`LIMIT`] the last one says how many more there are.
pub fn read_figures(
    file_name: &str,
    text: &str,
    catalogue: &Catalogue,
) -> Result<FigureFile, Vec<ImportProblem>> {
    let mut problems = Problems::of(file_name);
    let read = read(text, catalogue, &mut problems);
    match read {
        Some(file) if problems.is_empty() => Ok(file),
        _ => Err(problems.into_list()),
    }
}

fn read(text: &str, catalogue: &Catalogue, problems: &mut Problems) -> Option<FigureFile> {
    let Some(table) = Table::read(text, catalogue) else {
        problems.add(1, "", ImportProblemKind::Empty, "", "");
        return None;
    };
    let own = table.has_header(&HEADER);
    let profiles: Vec<&ImportProfile> =
        catalogue.profiles.iter().filter(|profile| table.has_header(&profile.header)).collect();
    match (own, profiles.as_slice()) {
        (true, []) => own::read(&table, catalogue, problems),
        (false, [profile]) => foreign::read(&table, profile, catalogue, problems),
        (false, []) => {
            tell_header(&table, catalogue, problems);
            None
        }
        _ => {
            let ids: Vec<&str> = profiles.iter().map(|profile| profile.id.as_str()).collect();
            let kind = ImportProblemKind::TwoFormats;
            problems.add(1, "", kind, &table.header_text(), &ids.join(", "));
            None
        }
    }
}

/// Says what is wrong with a header that no format has: missing columns of our own format, or nothing known.
fn tell_header(table: &Table<'_>, catalogue: &Catalogue, problems: &mut Problems) {
    let missing: Vec<&str> =
        HEADER.into_iter().filter(|name| !table.header.iter().any(|has| has == name)).collect();
    if missing.len() * 2 < HEADER.len() {
        for name in &missing {
            problems.add(1, name, ImportProblemKind::MissingColumn, "", &HEADER.join(","));
        }
        for name in table.header.iter().filter(|name| !HEADER.contains(&name.as_str())) {
            let kind = ImportProblemKind::UnknownColumn;
            problems.add(1, name, kind, name, &HEADER.join(","));
        }
        if !problems.is_empty() {
            return;
        }
    }
    let known = std::iter::once(HEADER.join(","))
        .chain(catalogue.profiles.iter().map(|profile| profile.header.join(",")));
    let known: Vec<String> = known.map(|header| format!("`{header}`")).collect();
    let kind = ImportProblemKind::UnknownHeader;
    problems.add(1, "", kind, &table.header_text(), &known.join(" or "));
}

/// What two rows share when they state one value: the place inside the statement does not make another cell.
type Cell = (MeasureKey, Slice, Period, DocumentId, StatementId);

/// Refuses the second row of a cell, naming the first.
#[derive(Default)]
struct SeenCells(BTreeMap<Cell, usize>);

impl SeenCells {
    /// Whether the cell is new; else the problem is told.
    fn admit(
        &mut self,
        figure: &Figure,
        line: usize,
        column: &str,
        problems: &mut Problems,
    ) -> bool {
        let cell = cell_of(figure);
        match self.0.get(&cell) {
            Some(first) => {
                let found = format!("{} {} {}", figure.measure, figure.slice.place, figure.period);
                let kind = ImportProblemKind::DuplicateCell;
                problems.add(line, column, kind, &found, &first.to_string());
                false
            }
            None => {
                self.0.insert(cell, line);
                true
            }
        }
    }

    fn has(&self, figure: &Figure) -> bool {
        self.0.contains_key(&cell_of(figure))
    }
}

fn cell_of(figure: &Figure) -> Cell {
    let Citation { document, statement, .. } = figure.citation.clone();
    (figure.measure.clone(), figure.slice.clone(), figure.period, document, statement)
}
