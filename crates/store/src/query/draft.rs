//! Drafts: what a user has not finished. Every question names the user, and nobody gets the draft of another.

use access::{Permit, question};
use domain::draft::Draft;
use domain::id::{CenterId, DraftId, PersonId, UserId};
use domain::ledger::{Actor, StreamName};
use jiff::Timestamp;

use super::figure::parsed;
use crate::database::{Row, params};
use crate::error::StoreError;
use crate::ledger::StoredEntry;
use crate::statement as sql;
use crate::store::Store;

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// Which.
    pub draft: DraftId,
    /// Whose.
    pub user: UserId,
    /// Where it is written.
    pub center: CenterId,
    /// For whom, if she was here before.
    pub person: Option<PersonId>,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When something was last typed.
    pub touched_at: Timestamp,
    /// Whether it goes on.
    pub open: bool,
}

impl Store {
    /// Whose a draft is. The use case compares it with the asker before it tells anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft_row(
        &self,
        _permit: &Permit<question::OpenCase>,
        draft: DraftId,
    ) -> Result<Option<DraftRow>, StoreError> {
        let rows = self.database.fetch(sql::DRAFT_READ, params![draft.uuid()]).await?;
        rows.first().map(draft_row).transpose()
    }

    /// What a user has not finished at the center of the permit, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drafts_of(
        &self,
        permit: &Permit<question::OpenCase>,
        user: UserId,
        limit: u32,
    ) -> Result<Vec<DraftRow>, StoreError> {
        let row = params![user.uuid(), permit.ask().center.as_str(), i64::from(limit)];
        let rows = self.database.fetch(sql::DRAFT_LIST, row).await?;
        rows.iter().map(draft_row).collect()
    }

    /// What the user typed into a draft; entries of anybody else in its stream count for nothing.
    ///
    /// # Errors
    /// When the database fails or an entry does not open.
    pub async fn load_draft(
        &self,
        _permit: &Permit<question::OpenCase>,
        draft: DraftId,
        user: UserId,
    ) -> Result<Option<Draft>, StoreError> {
        let stream = StreamName::new("draft", &draft);
        let rows = self.database.fetch(sql::LEDGER_LIST_STREAM, params![stream.as_str()]).await?;
        let mut events = Vec::with_capacity(rows.len());
        for row in &rows {
            let entry = StoredEntry::from_row(row)?;
            if entry.header.actor == Actor::User(user) {
                events.extend(self.read_event(&entry).await?);
            }
        }
        Ok(Draft::fold(&events))
    }
}

fn draft_row(row: &Row) -> Result<DraftRow, StoreError> {
    let person = row.bytes("person_id")?;
    Ok(DraftRow {
        draft: DraftId::new(row.uuid("draft_id")?),
        user: UserId::new(row.uuid("user_id")?),
        center: parsed(row, "center_id", CenterId::parse)?,
        person: uuid::Uuid::from_slice(&person).ok().map(PersonId::new),
        started_at: row.instant("started_at")?,
        touched_at: row.instant("touched_at")?,
        open: row.int("open")? != 0,
    })
}
