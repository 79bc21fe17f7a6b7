//! Projection of the directory: centers, imports and rows that wait for a person.

use domain::center::Center;
use domain::event::{DirectoryImported, DirectoryRowResolved};
use domain::ledger::{Header, Position};

use crate::database::{Tx, params, signed};
use crate::error::StoreError;
use crate::statement as sql;

/// What the directory now says of a center.
pub(super) async fn put_center(
    tx: &mut Tx,
    position: Position,
    center: &Center,
) -> Result<(), StoreError> {
    let row = params![
        center.id.as_str(),
        center.service.as_str(),
        center.place.as_str(),
        center.name.as_str(),
        json(center, "center")?,
        signed(position.0),
    ];
    tx.execute(sql::CENTER_PUT, row).await.map(drop)
}

/// A directory file and its doubtful rows.
pub(super) async fn import(
    tx: &mut Tx,
    position: Position,
    header: &Header,
    body: &DirectoryImported,
) -> Result<(), StoreError> {
    let known_at = signed(position.0);
    let row = params![
        body.import.uuid(),
        body.file_name.as_str(),
        body.file_digest.as_str(),
        signed(body.registered.len() as u64),
        i64::from(body.already_known),
        signed(body.queued.len() as u64),
        header.actor.to_string(),
        header.recorded_at.as_microsecond(),
        known_at,
    ];
    tx.execute(sql::DIRECTORY_ADD_IMPORT, row).await?;
    for doubtful in &body.queued {
        let text = json(doubtful, "doubtful row")?;
        let row = params![body.import.uuid(), i64::from(doubtful.line), text, known_at];
        tx.execute(sql::DIRECTORY_ADD_DOUBT, row).await?;
    }
    Ok(())
}

/// A person decided on a row.
pub(super) async fn decide(
    tx: &mut Tx,
    position: Position,
    body: &DirectoryRowResolved,
) -> Result<(), StoreError> {
    let row = params![
        body.import.uuid(),
        i64::from(body.line),
        json(&body.decision, "decision")?,
        signed(position.0),
    ];
    tx.execute(sql::DIRECTORY_DECIDE, row).await.map(drop)
}

fn json(value: &impl serde::Serialize, what: &str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { what: what.to_owned() })
}
