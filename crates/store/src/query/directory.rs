//! The directory of centers and the rows of imported files that wait for a person.

use access::{Permit, question};
use domain::center::Center;
use domain::event::{DoubtfulRow, RowDecision};
use domain::id::{CenterId, ImportId};
use domain::ledger::{Actor, Position};
use jiff::Timestamp;

use super::figure::parsed;
use crate::database::{Row, params, signed};
use crate::error::StoreError;
use crate::statement as sql;
use crate::store::Store;

/// A directory file that was taken in.
#[derive(Debug, Clone)]
pub struct DirectoryImport {
    /// Its id.
    pub import: ImportId,
    /// Name of the file as it came.
    pub file_name: String,
    /// BLAKE3 of its bytes.
    pub file_digest: String,
    /// Centers registered at once.
    pub registered: u64,
    /// Rows that were known already.
    pub already_known: u64,
    /// Rows that waited for a person.
    pub queued: u64,
    /// Who brought it.
    pub actor: Actor,
    /// When.
    pub recorded_at: Timestamp,
}

/// A row that waits for a person, or on which one decided.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    /// The import it came with.
    pub import: ImportId,
    /// The row.
    pub row: DoubtfulRow,
    /// The decision, once there is one.
    pub decision: Option<RowDecision>,
}

impl Store {
    /// Centers that changed after a position, with the position of their last change, by id.
    ///
    /// Public knowledge: the directory holds nothing that may not be told.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn centers_after(
        &self,
        after: Position,
    ) -> Result<Vec<(Center, Position)>, StoreError> {
        let rows = self.database.fetch(sql::CENTER_LIST, params![signed(after.0)]).await?;
        rows.iter().map(center).collect()
    }

    /// One center.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn center(&self, id: &CenterId) -> Result<Option<Center>, StoreError> {
        let rows = self.database.fetch(sql::CENTER_READ, params![id.as_str()]).await?;
        rows.first().map(|row| center(row).map(|(center, _)| center)).transpose()
    }

    /// The latest imports of directory files, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn directory_imports(
        &self,
        _permit: &Permit<question::ReadImports>,
        limit: u32,
    ) -> Result<Vec<DirectoryImport>, StoreError> {
        let rows =
            self.database.fetch(sql::DIRECTORY_LIST_IMPORTS, params![i64::from(limit)]).await?;
        rows.iter()
            .map(|row| {
                Ok(DirectoryImport {
                    import: ImportId::new(row.uuid("import_id")?),
                    file_name: row.text("file_name")?,
                    file_digest: row.text("file_digest")?,
                    registered: row.count("registered")?,
                    already_known: row.count("already_known")?,
                    queued: row.count("queued")?,
                    actor: parsed(row, "actor", str::parse)?,
                    recorded_at: row.instant("recorded_at")?,
                })
            })
            .collect()
    }

    /// Rows that wait for a person, oldest first, one page.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_rows(
        &self,
        _permit: &Permit<question::RepairDirectory>,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<WaitingRow>, StoreError> {
        let page = params![i64::from(limit), i64::from(offset)];
        let rows = self.database.fetch(sql::DIRECTORY_LIST_WAITING, page).await?;
        rows.iter().map(waiting_row).collect()
    }

    /// How many rows wait for a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_row_count(
        &self,
        _permit: &Permit<question::RepairDirectory>,
    ) -> Result<u64, StoreError> {
        let rows = self.database.fetch(sql::DIRECTORY_COUNT_WAITING, vec![]).await?;
        rows.first().map_or(Ok(0), |row| row.count("waiting"))
    }

    /// One row of an import that waits or waited.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_row(
        &self,
        _permit: &Permit<question::RepairDirectory>,
        import: ImportId,
        line: u32,
    ) -> Result<Option<WaitingRow>, StoreError> {
        let key = params![import.uuid(), i64::from(line)];
        let rows = self.database.fetch(sql::DIRECTORY_READ_DOUBT, key).await?;
        rows.first().map(waiting_row).transpose()
    }
}

fn center(row: &Row) -> Result<(Center, Position), StoreError> {
    let center = parsed(row, "body", |text| serde_json::from_str(text))?;
    Ok((center, Position(row.count("known_at")?)))
}

fn waiting_row(row: &Row) -> Result<WaitingRow, StoreError> {
    let decision = row.text("decision")?;
    Ok(WaitingRow {
        import: ImportId::new(row.uuid("import_id")?),
        row: parsed(row, "body", |text| serde_json::from_str(text))?,
        decision: if decision.is_empty() {
            None
        } else {
            Some(parsed(row, "decision", |text| serde_json::from_str(text))?)
        },
    })
}
