//! Our own format: one row a value, with its source in the row.

use super::number::printed_count;
use super::problem::{ImportProblemKind, Problems};
use super::resolve::Cell;
use super::table::{Row, Table};
use super::{FigureFile, SeenCells};
use crate::figure::Figure;
use crate::id::StatementId;
use crate::pack::Catalogue;
use crate::source::Citation;

/// Columns of our own format, in order.
pub const HEADER: [&str; 11] = [
    "measure",
    "place",
    "dimensions",
    "period",
    "amount",
    "unit",
    "printed",
    "document",
    "statement",
    "locator",
    "status",
];

/// The cells of a row by name.
struct Cells<'r> {
    measure: Cell<'r>,
    place: Cell<'r>,
    dimensions: Cell<'r>,
    period: Cell<'r>,
    amount: Cell<'r>,
    unit: Cell<'r>,
    printed: Cell<'r>,
    document: Cell<'r>,
    statement: Cell<'r>,
    locator: Cell<'r>,
    status: Cell<'r>,
}

impl<'r> Cells<'r> {
    fn of(row: &'r Row) -> Self {
        let [
            measure,
            place,
            dimensions,
            period,
            amount,
            unit,
            printed,
            document,
            statement,
            locator,
            status,
        ] = std::array::from_fn(|at| Cell {
            line: row.line,
            column: HEADER.get(at).copied().unwrap_or_default(),
            text: row.cell(at),
        });
        Self {
            measure,
            place,
            dimensions,
            period,
            amount,
            unit,
            printed,
            document,
            statement,
            locator,
            status,
        }
    }
}

pub(super) fn read(
    table: &Table<'_>,
    catalogue: &Catalogue,
    problems: &mut Problems,
) -> Option<FigureFile> {
    let mut seen = SeenCells::default();
    let mut figures = Vec::new();
    for row in table.rows(problems) {
        if let Some(figure) = figure(&Cells::of(&row), catalogue, problems)
            && seen.admit(&figure, row.line, "measure", problems)
        {
            figures.push(figure);
        }
    }
    let cited = |id| figures.iter().any(|figure: &Figure| figure.citation.document == id);
    let documents = catalogue.documents.iter().filter(|document| cited(document.id.clone()));
    let documents = documents.cloned().collect();
    problems.is_empty().then_some(FigureFile { profile: None, documents, figures })
}

/// Looks at every cell before giving up, so that one reading tells all there is to correct.
fn figure(cells: &Cells<'_>, catalogue: &Catalogue, problems: &mut Problems) -> Option<Figure> {
    let measure = cells.measure.measure(catalogue, problems);
    let unit = measure.and_then(|measure| cells.unit.unit(measure, problems));
    let place = cells.place.place(&catalogue.territory, problems);
    let slice = measure
        .zip(place)
        .and_then(|(measure, place)| cells.dimensions.slice(place, measure, catalogue, problems));
    let period = cells.period.period(problems);
    let amount = cells.amount.amount(problems);
    let printed = Some(cells.printed.text).filter(|printed| !printed.is_empty());
    if let (Some(printed), Some(amount)) = (printed, amount)
        && printed_count(printed) != amount.exact()
    {
        let kind = ImportProblemKind::PrintedDiffers;
        cells.printed.tell(problems, kind, &amount.to_string());
    }
    let citation = citation(cells, catalogue, problems);
    let status = cells.status.status(problems);
    Some(Figure {
        measure: measure?.key.clone(),
        unit: unit?,
        slice: slice?,
        period: period?,
        amount: amount?,
        printed: printed.map(str::to_owned),
        citation: citation?,
        status: status?,
    })
}

fn citation(cells: &Cells<'_>, catalogue: &Catalogue, problems: &mut Problems) -> Option<Citation> {
    let mut documents = catalogue.documents.iter();
    let document = documents.find(|document| document.id.as_str() == cells.document.text);
    if document.is_none() {
        let ids: Vec<&str> = catalogue.documents.iter().map(|d| d.id.as_str()).collect();
        cells.document.tell(problems, ImportProblemKind::UnknownDocument, &ids.join(", "));
    }
    let statement = StatementId::parse(cells.statement.text).ok();
    if statement.is_none() {
        let expected = "a short word such as `section` or `consolidated`";
        cells.statement.tell(problems, ImportProblemKind::InvalidStatement, expected);
    }
    let locator = cells.locator.text;
    if locator.is_empty() {
        cells.locator.tell(problems, ImportProblemKind::NoLocator, "");
        return None;
    }
    Some(Citation {
        document: document?.id.clone(),
        statement: statement?,
        locator: locator.to_owned(),
    })
}
