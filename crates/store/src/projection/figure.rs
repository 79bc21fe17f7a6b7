//! Projection of published figures.

use domain::event::FiguresPublished;
use domain::ledger::{Header, Position};

use crate::database::{Tx, params, signed};
use crate::error::StoreError;
use crate::statement as sql;

/// A file of figures: the import, its documents and its values.
pub(super) async fn publish(
    tx: &mut Tx,
    position: Position,
    header: &Header,
    body: &FiguresPublished,
) -> Result<(), StoreError> {
    let known_at = signed(position.0);
    let import = params![
        body.import.uuid(),
        body.file_name.as_str(),
        body.file_digest.as_str(),
        body.profile.as_deref().unwrap_or_default(),
        signed(body.figures.len() as u64),
        header.actor.to_string(),
        header.recorded_at.as_microsecond(),
        known_at,
    ];
    tx.execute(sql::FIGURE_ADD_IMPORT, import).await?;
    for document in &body.documents {
        let published_on = document.published_on.map(|day| day.to_string()).unwrap_or_default();
        let row = params![
            document.id.as_str(),
            document.title.as_str(),
            document.publisher.as_str(),
            published_on,
            known_at,
        ];
        tx.execute(sql::FIGURE_ADD_DOCUMENT, row).await?;
    }
    for (ordinal, figure) in body.figures.iter().enumerate() {
        let row = params![
            known_at,
            signed(ordinal as u64),
            figure.measure.as_str(),
            figure.unit.as_str(),
            figure.slice.place.to_string(),
            figure.slice.dimensions_text(),
            figure.period.to_string(),
            signed(figure.amount.low()),
            figure.amount.high().map(signed),
            figure.printed.as_deref().unwrap_or_default(),
            figure.citation.document.as_str(),
            figure.citation.statement.as_str(),
            figure.citation.locator.as_str(),
            figure.status.as_str(),
        ];
        tx.execute(sql::FIGURE_ADD_VALUE, row).await?;
    }
    Ok(())
}
