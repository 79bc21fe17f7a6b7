//! Who looked at a case.

use access::question::{ReadCase, ReadWhoLooked};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ledger::Actor;

use super::{case_id, to};
use crate::error::PageError;
use crate::frame::Section;
use crate::labels;
use crate::page;
use crate::page::case::{ReadingRow, ReadingsPage};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;

/// Who looked, newest first.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let case = case_id(&id)?;
    let subject = site.app().case_subject(case).await?;
    let permit = staff.permit(&site, ReadWhoLooked { subject: subject.clone() })?;
    let readings = site.app().who_looked(&permit).await?;
    let people: Vec<Actor> = readings.iter().map(|reading| Actor::User(reading.user)).collect();
    let names = site.app().names_of(&people).await?;
    let t = staff.words();
    let row = |reading: &app::case::Reading| ReadingRow {
        by: labels::actor(&t, &names, Actor::User(reading.user)),
        part: t.readings_what(reading.part.as_str()),
        at: show::instant(reading.at),
    };
    let may_read = staff.permit(&site, ReadCase { subject }).is_ok();
    page::show(&ReadingsPage {
        frame: staff.frame(&site, Section::Home),
        case: may_read.then(|| to(paths::CASE, case)),
        rows: readings.iter().map(row).collect(),
        t: t.clone(),
    })
}
