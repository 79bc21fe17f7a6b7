//! Projection of drafts: whose each is, where, and whether it goes on. Not a word of what was typed.

use domain::draft::{DraftEnded, DraftSaved};
use domain::ledger::{Header, Position};

use super::case::{NOBODY, user_of};
use crate::database::{Tx, params, signed};
use crate::error::StoreError;
use crate::statement as sql;

/// A draft begins, or goes on.
pub(super) async fn save(
    tx: &mut Tx,
    position: Position,
    header: &Header,
    body: &DraftSaved,
) -> Result<(), StoreError> {
    let person = body.person.map_or_else(|| NOBODY.to_vec(), |id| id.uuid().as_bytes().to_vec());
    let row = params![
        body.draft.uuid(),
        user_of(header)?,
        body.center.as_str(),
        person,
        header.recorded_at.as_microsecond(),
        signed(position.0),
    ];
    tx.execute(sql::DRAFT_PUT, row).await.map(drop)
}

/// A draft ends.
pub(super) async fn end(tx: &mut Tx, header: &Header, body: &DraftEnded) -> Result<(), StoreError> {
    tx.execute(sql::DRAFT_END, params![body.draft.uuid(), user_of(header)?]).await.map(drop)
}
