//! Published figures and the files they came in.

use access::{Permit, question};
use domain::figure::value::KnownFigure;
use domain::figure::{Amount, Figure, FigureStatus, Period, Place, Slice, Unit};
use domain::id::{DocumentId, ImportId, MeasureKey, StatementId};
use domain::ledger::{Actor, Position};
use domain::source::{Citation, SourceDocument};
use jiff::Timestamp;

use crate::database::{Row, params, signed};
use crate::error::StoreError;
use crate::statement as sql;
use crate::store::Store;

/// A file of figures that was taken in.
#[derive(Debug, Clone)]
pub struct FigureImport {
    /// Its id.
    pub import: ImportId,
    /// Name of the file as it came.
    pub file_name: String,
    /// BLAKE3 of its bytes.
    pub file_digest: String,
    /// Import profile, or empty.
    pub profile: String,
    /// How many figures.
    pub figures: u64,
    /// Who brought it.
    pub actor: Actor,
    /// When.
    pub recorded_at: Timestamp,
    /// Position since which they are known.
    pub known_at: Position,
}

impl Store {
    /// All figures known after a position, in the order in which they became known.
    ///
    /// The caller keeps them in memory and asks again only for what is new; who may see which figure is decided there,
    /// with the permit of the reader.
    ///
    /// # Errors
    /// When the database fails or a stored value has an impossible form.
    pub async fn figures_after(&self, after: Position) -> Result<Vec<KnownFigure>, StoreError> {
        let rows = self.database.fetch(sql::FIGURE_LIST_VALUES, params![signed(after.0)]).await?;
        rows.iter().map(known_figure).collect()
    }

    /// The documents that figures cite.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn source_documents(&self) -> Result<Vec<SourceDocument>, StoreError> {
        let rows = self.database.fetch(sql::FIGURE_LIST_DOCUMENTS, vec![]).await?;
        rows.iter()
            .map(|row| {
                Ok(SourceDocument {
                    id: parsed(row, "document", DocumentId::parse)?,
                    title: row.text("title")?,
                    publisher: row.text("publisher")?,
                    published_on: row.text("published_on")?.parse().ok(),
                })
            })
            .collect()
    }

    /// The latest imports of figures, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn figure_imports(
        &self,
        _permit: &Permit<question::ReadImports>,
        limit: u32,
    ) -> Result<Vec<FigureImport>, StoreError> {
        let rows = self.database.fetch(sql::FIGURE_LIST_IMPORTS, params![i64::from(limit)]).await?;
        rows.iter()
            .map(|row| {
                Ok(FigureImport {
                    import: ImportId::new(row.uuid("import_id")?),
                    file_name: row.text("file_name")?,
                    file_digest: row.text("file_digest")?,
                    profile: row.text("profile")?,
                    figures: row.count("figures")?,
                    actor: parsed(row, "actor", str::parse)?,
                    recorded_at: row.instant("recorded_at")?,
                    known_at: Position(row.count("known_at")?),
                })
            })
            .collect()
    }
}

fn known_figure(row: &Row) -> Result<KnownFigure, StoreError> {
    let unreadable = |what: &str| StoreError::Unreadable { what: what.to_owned() };
    let low = row.count("low")?;
    let amount = match row.maybe_int("high")? {
        None => Amount::at_least(low),
        Some(high) => Amount::between(low, high.unsigned_abs()).map_err(|_| unreadable("high"))?,
    };
    let printed = row.text("printed")?;
    let figure = Figure {
        measure: parsed(row, "measure", MeasureKey::parse)?,
        unit: Unit::parse(&row.text("unit")?).ok_or_else(|| unreadable("unit"))?,
        slice: Slice {
            place: parsed(row, "place", Place::parse)?,
            dimensions: parsed(row, "dimensions", Slice::parse_dimensions)?,
        },
        period: parsed(row, "period", str::parse::<Period>)?,
        amount,
        printed: (!printed.is_empty()).then_some(printed),
        citation: Citation {
            document: parsed(row, "document", DocumentId::parse)?,
            statement: parsed(row, "statement", StatementId::parse)?,
            locator: row.text("locator")?,
        },
        status: FigureStatus::parse(&row.text("status")?).ok_or_else(|| unreadable("status"))?,
    };
    Ok(KnownFigure { figure, known_at: Position(row.count("known_at")?) })
}

/// A stored text as the type it must be.
pub(super) fn parsed<T, E>(
    row: &Row,
    column: &'static str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<T, StoreError> {
    parse(&row.text(column)?).map_err(|_| StoreError::Unreadable { what: column.to_owned() })
}
