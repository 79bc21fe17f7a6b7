//! The place of one shelter, for its manager. For everybody else these pages do not exist.

use access::question::{ReadShelterPlace, RecordShelterPlace};
use app::AppError;
use app::shelter::ShelterVault;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::CenterId;
use domain::territory::Ubigeo;
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::{Notice, Section, Tone};
use crate::page;
use crate::page::desk::{ShelterPage, ShelterReading};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Phrase;

/// The vault, the shelter and its department; not found without a vault or for a center that the directory lacks.
async fn shelter<'a>(
    site: &'a Site,
    center: &str,
) -> Result<(&'a ShelterVault, CenterId, Ubigeo), PageError> {
    let vault = site.shelter_vault().ok_or(PageError::NotFound)?;
    let id = CenterId::parse(center).map_err(|_| PageError::NotFound)?;
    let view = site.app().view().await?;
    let known = view.centers.get(&id).ok_or(PageError::NotFound)?;
    Ok((vault, id, known.place.department()))
}

/// What just happened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    anotado: String,
}

/// The forms. Looking at them reads nothing.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(center): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let (_, id, department) = shelter(&site, &center).await?;
    staff.permit(&site, ReadShelterPlace { center: id.clone(), department })?;
    let notice = (!done.anotado.is_empty())
        .then(|| (StatusCode::OK, Tone::Calm, staff.words().shelter_recorded()));
    show(&site, &staff, &id, ShelterReading::NotAsked, notice)
}

fn show(
    site: &Site,
    staff: &Staff,
    id: &CenterId,
    read: ShelterReading,
    notice: Option<(StatusCode, Tone, Phrase)>,
) -> Result<Response, PageError> {
    let mut frame = staff.frame(site, Section::Home);
    let status = notice.as_ref().map_or(StatusCode::OK, |(status, ..)| *status);
    frame.notice = notice.map(|(_, tone, text)| Notice { tone, text: text.plain().to_owned() });
    let read_at = paths::fill(paths::SHELTER_READ, &[id.as_str()]);
    let record_at = paths::fill(paths::SHELTER_RECORD, &[id.as_str()]);
    page::show_with(status, &ShelterPage { t: staff.words(), frame, read_at, record_at, read })
}

fn wrong(site: &Site, staff: &Staff, id: &CenterId) -> Result<Response, PageError> {
    let notice = (StatusCode::UNPROCESSABLE_ENTITY, Tone::Danger, staff.words().shelter_wrong());
    show(site, staff, id, ShelterReading::NotAsked, Some(notice))
}

/// Why the place is read.
#[derive(Deserialize)]
pub struct ReadForm {
    token: String,
    #[serde(default)]
    reason: String,
}

/// Reads the place; who and why is in the ledger before the page leaves.
pub async fn read(
    State(site): State<Site>,
    staff: Staff,
    Path(center): Path<String>,
    Form(form): Form<ReadForm>,
) -> Result<Response, PageError> {
    let (vault, id, department) = shelter(&site, &center).await?;
    let permit = staff.permit(&site, ReadShelterPlace { center: id.clone(), department })?;
    staff.check_form(&form.token)?;
    let read = match site.app().read_shelter_place(vault, &permit, &form.reason).await {
        Ok(Some(place)) => ShelterReading::Place(place.to_string()),
        Ok(None) => ShelterReading::Nothing,
        Err(AppError::Shelter) => return wrong(&site, &staff, &id),
        Err(error) => return Err(error.into()),
    };
    show(&site, &staff, &id, read, None)
}

/// The place in words. `Debug` would print it, so there is none.
#[derive(Deserialize)]
pub struct RecordForm {
    token: String,
    #[serde(default)]
    place: String,
}

/// Records the place.
pub async fn record(
    State(site): State<Site>,
    staff: Staff,
    Path(center): Path<String>,
    Form(form): Form<RecordForm>,
) -> Result<Response, PageError> {
    let (vault, id, department) = shelter(&site, &center).await?;
    let permit = staff.permit(&site, RecordShelterPlace { center: id.clone(), department })?;
    staff.check_form(&form.token)?;
    match site.app().record_shelter_place(vault, &permit, &form.place).await {
        Ok(()) => {
            let to = paths::fill(paths::SHELTER, &[id.as_str()]);
            Ok(Redirect::to(&paths::query(&to, &[("anotado", "1")])).into_response())
        }
        Err(AppError::Shelter) => wrong(&site, &staff, &id),
        Err(error) => Err(error.into()),
    }
}
