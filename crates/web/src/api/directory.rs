//! Services and centers. Of a sealed service only the department and how to ask are known here.

use access::question::FindServices;
use app::directory::Nearness;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::center::Center;
use domain::id::{CenterId, ServiceCode};
use domain::pack::{Catalogue, ServicePack, TextField};
use domain::service::PlaceDisclosure;
use domain::territory::Ubigeo;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::tagged;
use crate::error::PageError;
use crate::site::Site;
use crate::visitor::Visitor;

/// A service.
#[derive(Serialize, ToSchema)]
struct ServiceAnswer {
    /// Code for ever.
    code: String,
    /// Short name in force today.
    short_name: String,
    /// Full name in force today.
    name: String,
    /// Who answers for it today.
    operator: String,
    /// For a person who looks for help, in Spanish.
    summary: String,
    /// How to ask for it.
    how_to_ask: Option<String>,
    /// Free national number, if it has one.
    phone: Option<String>,
    /// Whether its places are secret by law.
    place_is_sealed: bool,
}

fn service_answer(catalogue: &Catalogue, pack: &ServicePack, today: Date) -> ServiceAnswer {
    let service = &pack.service;
    let name = service.names.on(today);
    let words =
        |field| catalogue.words(&service.code, "es-PE", field).map(|(words, _)| words.to_owned());
    ServiceAnswer {
        code: service.code.to_string(),
        short_name: name.short.clone(),
        name: name.long.clone(),
        operator: service.operator.on(today).clone(),
        summary: words(TextField::Summary).unwrap_or_default(),
        how_to_ask: words(TextField::HowToAsk),
        phone: service.phone.clone(),
        place_is_sealed: service.place == PlaceDisclosure::Sealed,
    }
}

/// Every service, in the order of the executive summary.
#[utoipa::path(
    get, path = "/api/v1/services", tag = "directory",
    responses((status = 200, body = Vec<ServiceAnswer>))
)]
pub(super) async fn services(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    site.app().permit(visitor.who(), FindServices)?;
    let catalogue = site.app().catalogue();
    let today = site.today();
    let packs = catalogue.services_in_order();
    let answers: Vec<ServiceAnswer> =
        packs.into_iter().map(|pack| service_answer(catalogue, pack, today)).collect();
    tagged(&headers, "services", &answers)
}

/// A center.
#[derive(Serialize, ToSchema)]
struct CenterAnswer {
    /// Id for ever.
    id: String,
    /// Service it gives.
    service: String,
    /// Kind inside the service.
    kind: Option<String>,
    /// Name shown to people.
    name: String,
    /// Finest territory known. Of a sealed service, its department.
    ubigeo: String,
    /// Street and number, where known.
    address: Option<String>,
    /// Latitude and longitude in degrees, where known.
    point: Option<(f64, f64)>,
    /// Opening hours in words, where known.
    hours: Option<String>,
    /// Languages of attention (BCP 47), where known.
    languages: Vec<String>,
    /// Telephone, where known.
    phone: Option<String>,
    /// Accessibility in words, where known.
    accessibility: Option<String>,
    /// Whether it has internet, where known.
    internet: Option<bool>,
    /// Where this comes from.
    source: String,
    /// Day on which somebody checked it with the center, if ever.
    verified_on: Option<String>,
    /// How near it is to the place asked about: `district`, `province` or `department`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    nearness: Option<Nearness>,
}

fn center_answer(center: &Center, nearness: Option<Nearness>) -> CenterAnswer {
    CenterAnswer {
        id: center.id.to_string(),
        service: center.service.to_string(),
        kind: center.kind.as_ref().map(ToString::to_string),
        name: center.name.clone(),
        ubigeo: center.place.to_string(),
        address: center.address.clone(),
        point: center.point,
        hours: center.hours.clone(),
        languages: center.languages.clone(),
        phone: center.phone.clone(),
        accessibility: center.accessibility.clone(),
        internet: center.internet,
        source: center.provenance.source.clone(),
        verified_on: center.provenance.verified_on.map(|day| day.to_string()),
        nearness,
    }
}

/// Where to look.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct Near {
    /// INEI code of the place: 2, 4 or 6 digits.
    place: String,
    /// Only this service.
    service: Option<String>,
}

/// Centers near a place, nearest first: same district, same province, same department.
#[utoipa::path(
    get, path = "/api/v1/centers", params(Near), tag = "directory",
    responses((status = 200, body = Vec<CenterAnswer>), (status = 400, body = super::answer::Problem))
)]
pub(super) async fn centers(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(query): Query<Near>,
) -> Result<Response, PageError> {
    let permit = site.app().permit(visitor.who(), FindServices)?;
    let place = Ubigeo::parse(&query.place).map_err(|_| PageError::Invalid)?;
    let service = query.service.as_deref().map(ServiceCode::parse).transpose();
    let service = service.map_err(|_| PageError::Invalid)?;
    let day = site.today();
    let near = site.app().centers_near(&permit, place, service.as_ref(), day).await?;
    let answers: Vec<CenterAnswer> =
        near.iter().map(|(nearness, center)| center_answer(center, Some(*nearness))).collect();
    tagged(&headers, &site.app().view().await?.snapshot, &answers)
}

/// One center.
#[utoipa::path(
    get, path = "/api/v1/centers/{id}", tag = "directory",
    params(("id" = String, Path, description = "Id of the center")),
    responses((status = 200, body = CenterAnswer), (status = 404, body = super::answer::Problem))
)]
pub(super) async fn center(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let permit = site.app().permit(visitor.who(), FindServices)?;
    let id = CenterId::parse(&id).map_err(|_| PageError::NotFound)?;
    let center = site.app().center(&permit, &id).await?;
    tagged(&headers, &site.app().view().await?.snapshot, &center_answer(&center, None))
}
