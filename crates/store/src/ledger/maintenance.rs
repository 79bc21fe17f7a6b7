//! Notes of maintenance: when the ledger was last verified, a backup last made, a restore last proven.

use jiff::Timestamp;

use crate::database::params;
use crate::error::StoreError;
use crate::statement as sql;
use crate::store::Store;

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaintenanceNote {
    /// `verify`, `backup`, `rebuild`, `restore`.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// How it went, in one line.
    pub outcome: String,
}

impl Store {
    /// Notes what maintenance found.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_maintenance(
        &self,
        name: &'static str,
        outcome: &str,
    ) -> Result<(), StoreError> {
        let row = params![name, self.environment.now().as_microsecond(), outcome];
        self.database.execute(sql::LEDGER_NOTE_MAINTENANCE, row).await.map(drop)
    }

    /// All notes, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn maintenance_notes(&self) -> Result<Vec<MaintenanceNote>, StoreError> {
        let rows = self.database.fetch(sql::LEDGER_LIST_MAINTENANCE, vec![]).await?;
        rows.iter()
            .map(|row| {
                Ok(MaintenanceNote {
                    name: row.text("name")?,
                    at: row.instant("at")?,
                    outcome: row.text("outcome")?,
                })
            })
            .collect()
    }
}
