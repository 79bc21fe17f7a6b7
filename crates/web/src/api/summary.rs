//! Executive summaries as data. Taking one is an export: it is in the ledger before the answer leaves.

use access::question::ExportSummary;
use app::summary::{DocumentFormat, SummaryQuestion};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::figure::Period;
use domain::summary::NamesAsOf;
use domain::territory::Ubigeo;
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::tagged_text;
use crate::error::PageError;
use crate::site::Site;
use crate::visitor::Visitor;

/// Of which periods, with which names.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct Periods {
    /// The year.
    #[param(example = 2022)]
    year: i16,
    /// The month.
    #[param(example = "2023-01")]
    month: String,
    /// `period` (default) or `today`.
    names: Option<String>,
}

/// The executive summary of a department. Its shape is `docs/schemas/executive-summary.schema.json`.
#[utoipa::path(
    get, path = "/api/v1/summaries/{department}", tag = "summaries",
    params(("department" = String, Path, description = "INEI code of two digits"), Periods),
    responses((status = 200, content_type = "application/json"), (status = 304), (status = 404, body = super::answer::Problem))
)]
pub(super) async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(department): Path<String>,
    Query(periods): Query<Periods>,
) -> Result<Response, PageError> {
    let department = Ubigeo::parse(&department).map_err(|_| PageError::NotFound)?;
    let permit = site.app().permit(visitor.who(), ExportSummary { department })?;
    let Ok(Period::Month(year, month)) = periods.month.parse() else {
        return Err(PageError::Invalid);
    };
    let names = match periods.names.as_deref() {
        None | Some("period") => NamesAsOf::Period,
        Some("today") => NamesAsOf::Today(site.today()),
        Some(_) => return Err(PageError::Invalid),
    };
    let asked = SummaryQuestion {
        department,
        year: periods.year,
        month: (year, month),
        names,
        generated_on: site.today(),
    };
    let document = site.app().export_summary(&permit, &asked, DocumentFormat::Json).await?;
    let text = String::from_utf8(document.bytes).map_err(PageError::internal)?;
    tagged_text(&headers, &document.snapshot, text)
}
