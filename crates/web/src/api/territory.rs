//! Departments, provinces and districts.

use access::question::ReadTerritory;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::territory::{Territory, TerritoryTable, Ubigeo};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::tagged;
use crate::error::PageError;
use crate::site::Site;
use crate::visitor::Visitor;

/// Most territories in one answer.
const MOST: usize = 50;

/// A territory.
#[derive(Serialize, ToSchema)]
pub(super) struct TerritoryAnswer {
    /// INEI code: 2, 4 or 6 digits.
    #[schema(example = "081106")]
    ubigeo: String,
    /// Official name.
    name: String,
    /// Name of the province, for a district.
    province: Option<String>,
    /// Name of the department, for a province or district.
    department: Option<String>,
    /// RENIEC code, where a crosswalk is known.
    reniec: Option<String>,
    /// Other spellings in circulation.
    variants: Vec<String>,
    /// Created by law and not yet in the official list.
    provisional: bool,
}

pub(super) fn answer(table: &TerritoryTable, row: &Territory) -> TerritoryAnswer {
    let code = row.ubigeo;
    let named = |place: Option<Ubigeo>| {
        place.filter(|place| *place != code).map(|place| table.name(place).to_owned())
    };
    TerritoryAnswer {
        ubigeo: code.to_string(),
        name: row.name.clone(),
        province: named(code.province()),
        department: named(Some(code.department())),
        reniec: row.reniec.clone(),
        variants: row.variants.clone(),
        provisional: row.provisional,
    }
}

/// What to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    /// Beginning of a word of the name: at least two letters; accents and case do not matter.
    search: Option<String>,
    /// Everything directly inside this territory.
    inside: Option<String>,
}

/// Territories by the beginning of their name, or those inside another.
#[utoipa::path(
    get, path = "/api/v1/territories", params(Search), tag = "territory",
    responses((status = 200, body = Vec<TerritoryAnswer>), (status = 400, body = super::answer::Problem))
)]
pub(super) async fn search(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(query): Query<Search>,
) -> Result<Response, PageError> {
    site.app().permit(visitor.who(), ReadTerritory)?;
    let table = &site.app().catalogue().territory;
    let rows: Vec<&Territory> = match (&query.search, &query.inside) {
        (Some(text), None) => table.search(text, MOST),
        (None, Some(code)) => {
            let around = Ubigeo::parse(code).map_err(|_| PageError::Invalid)?;
            table.children(around).collect()
        }
        (None, None) => table.at_level(domain::territory::Level::Department).collect(),
        (Some(_), Some(_)) => return Err(PageError::Invalid),
    };
    let answers: Vec<TerritoryAnswer> = rows.into_iter().map(|row| answer(table, row)).collect();
    tagged(&headers, "territory", &answers)
}

/// One territory.
#[utoipa::path(
    get, path = "/api/v1/territories/{ubigeo}", tag = "territory",
    params(("ubigeo" = String, Path, description = "INEI code: 2, 4 or 6 digits")),
    responses((status = 200, body = TerritoryAnswer), (status = 404, body = super::answer::Problem))
)]
pub(super) async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    site.app().permit(visitor.who(), ReadTerritory)?;
    let table = &site.app().catalogue().territory;
    let row = Ubigeo::parse(&code).ok().and_then(|code| table.get(code));
    tagged(&headers, "territory", &answer(table, row.ok_or(PageError::NotFound)?))
}
