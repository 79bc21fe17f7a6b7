//! Dropping and rebuilding every projection from the entries, in one transaction.

use access::{Permit, question};

use super::entry::page_after;
use crate::database::{Row, Tx};
use crate::error::StoreError;
use crate::projection::{self, Column, TABLES};
use crate::statement as sql;
use crate::store::Store;

const PAGE: i64 = 1_000;

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// Entries read.
    pub entries: u64,
    /// Entries of which the kind is not known to this program: kept, not projected.
    pub unknown: u64,
    /// BLAKE3 over every projection table before.
    pub before: String,
    /// BLAKE3 over every projection table after.
    pub after: String,
}

impl Store {
    /// Drops and rebuilds every projection. Readers see the old tables until the new ones are complete.
    ///
    /// # Errors
    /// When the database fails or an entry cannot be read; nothing has then changed.
    pub async fn rebuild(
        &self,
        _permit: &Permit<question::OperateStore>,
    ) -> Result<Rebuilt, StoreError> {
        rebuild(self).await
    }
}

/// As [`Store::rebuild`], for the store itself after a migration or a restore.
pub(crate) async fn rebuild(store: &Store) -> Result<Rebuilt, StoreError> {
    let mut tx = store.database.write().await?;
    let before = digest(&mut tx).await?;
    for table in TABLES {
        tx.execute(table.clear, vec![]).await?;
    }
    let (mut entries, mut unknown, mut after) = (0, 0, 0);
    loop {
        // Entries never change, so they can be read beside the transaction that holds the write lock.
        let page = page_after(&store.database, sql::LEDGER_LIST_AFTER, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.position.0;
        for entry in &page {
            entries += 1;
            match store.read_event(entry).await? {
                Some(event) => {
                    projection::apply(&mut tx, &store.key, entry.position, &entry.header, &event)
                        .await?;
                }
                None => unknown += 1,
            }
        }
    }
    let after = digest(&mut tx).await?;
    tx.commit().await?;
    Ok(Rebuilt { entries, unknown, before, after })
}

/// BLAKE3 over the content of every projection table, row by row in a fixed order.
async fn digest(tx: &mut Tx) -> Result<String, StoreError> {
    let mut hasher = blake3::Hasher::new();
    for table in TABLES {
        hasher.update(table.name.as_bytes());
        for row in tx.fetch(table.dump, vec![]).await? {
            for (name, column) in table.columns {
                let bytes = column_bytes(&row, name, *column)?;
                hasher.update(&(bytes.len() as u64).to_be_bytes());
                hasher.update(&bytes);
            }
        }
    }
    Ok(hasher.finalize().to_hex().to_string())
}

fn column_bytes(row: &Row, name: &'static str, column: Column) -> Result<Vec<u8>, StoreError> {
    Ok(match column {
        Column::Int => row.int(name)?.to_be_bytes().to_vec(),
        Column::MaybeInt => match row.maybe_int(name)? {
            Some(value) => value.to_be_bytes().to_vec(),
            None => Vec::new(),
        },
        Column::Text => row.text(name)?.into_bytes(),
        Column::Bytes => row.bytes(name)?,
    })
}
