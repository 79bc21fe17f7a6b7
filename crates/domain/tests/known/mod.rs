//! The Peru pack and its published figures, read from disk, as tests of the summary need them.

use std::path::{Path, PathBuf};

use domain::figure::value::KnownFigure;
use domain::figure::{Amount, Figure, FigureStatus, Place, Slice, Unit};
use domain::id::{DocumentId, MeasureKey, StatementId};
use domain::ledger::Position;
use domain::pack::{Catalogue, PackFile};
use domain::source::Citation;

/// The catalogue of `packs/`.
pub fn catalogue() -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    let file = |path: &PathBuf| PackFile {
        path: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
        text: std::fs::read_to_string(path).unwrap(),
    };
    let files: Vec<PackFile> = paths.iter().map(file).collect();
    Catalogue::parse(&files).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// Every published figure of the packs, known from the first position on.
pub fn figures(catalogue: &Catalogue) -> Vec<KnownFigure> {
    catalogue.figure_files.iter().flat_map(|file| read(&file.text)).collect()
}

fn read(text: &str) -> Vec<KnownFigure> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| KnownFigure { figure: figure(&row), known_at: Position(1) };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn figure(row: &csv::StringRecord) -> Figure {
    let [measure, place, dimensions, period, amount, unit] = [0, 1, 2, 3, 4, 5].map(|at| &row[at]);
    Figure {
        measure: MeasureKey::parse(measure).unwrap(),
        unit: Unit::parse(unit).unwrap(),
        slice: Slice {
            place: Place::parse(place).unwrap(),
            dimensions: Slice::parse_dimensions(dimensions).unwrap(),
        },
        period: period.parse().unwrap(),
        amount: Amount::exactly(amount.parse().unwrap()),
        printed: Some(row[6].to_owned()).filter(|printed| !printed.is_empty()),
        citation: Citation {
            document: DocumentId::parse(&row[7]).unwrap(),
            statement: StatementId::parse(&row[8]).unwrap(),
            locator: row[9].to_owned(),
        },
        status: FigureStatus::parse(&row[10]).unwrap(),
    }
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|end| end == "toml" || end == "csv") {
            paths.push(path);
        }
    }
}
