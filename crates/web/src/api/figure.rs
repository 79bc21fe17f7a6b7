//! Published figures with their sources. They need a session whose role covers the place.

use app::figure::FigureFilter;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::figure::Place;
use domain::figure::value::KnownFigure;
use domain::id::MeasureKey;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::tagged;
use crate::error::PageError;
use crate::site::Site;
use crate::visitor::Visitor;

/// Most figures in one answer.
const PAGE: usize = 500;

/// A stated value.
#[derive(Serialize, ToSchema)]
struct FigureAnswer {
    /// What is counted.
    measure: String,
    /// INEI code, or `PE` for the whole country.
    place: String,
    /// Further dimensions: `kind=regular`, or empty.
    dimensions: String,
    /// Year or month: `2022`, `2023-01`.
    period: String,
    /// The least it can be.
    low: u64,
    /// The most it can be; absent when nobody knows. Equal to `low` when the value is exact.
    high: Option<u64>,
    /// Unit of count.
    unit: String,
    /// `provisional`, `final` or `rectified`.
    status: String,
    /// Document, statement and locator.
    source: String,
    /// Ledger position since which it is known.
    known_at: u64,
}

#[derive(Serialize, ToSchema)]
struct FiguresAnswer {
    /// Snapshot that the answer comes from.
    snapshot: String,
    /// How many figures fit, on all pages.
    total: usize,
    /// This page.
    figures: Vec<FigureAnswer>,
}

fn figure_answer(known: &KnownFigure) -> FigureAnswer {
    let figure = &known.figure;
    let at = &figure.citation;
    FigureAnswer {
        measure: figure.measure.to_string(),
        place: figure.slice.place.to_string(),
        dimensions: figure.slice.dimensions_text(),
        period: figure.period.to_string(),
        low: figure.amount.low(),
        high: figure.amount.high(),
        unit: figure.unit.to_string(),
        status: figure.status.to_string(),
        source: format!("published:{}/{}/{}", at.document, at.statement, at.locator),
        known_at: known.known_at.0,
    }
}

/// Which figures.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    /// One measure.
    measure: Option<String>,
    /// One place: INEI code, or `PE`.
    place: Option<String>,
    /// One period.
    period: Option<String>,
    /// Page, from 1.
    page: Option<usize>,
}

/// Figures that fit, in the order in which they became known, 500 a page.
#[utoipa::path(
    get, path = "/api/v1/figures", params(Wanted), tag = "figures",
    responses((status = 200, body = FiguresAnswer), (status = 400, body = super::answer::Problem), (status = 404, body = super::answer::Problem))
)]
pub(super) async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, PageError> {
    let invalid = |_| PageError::Invalid;
    let filter = FigureFilter {
        measure: wanted.measure.as_deref().map(MeasureKey::parse).transpose().map_err(invalid)?,
        place: wanted.place.as_deref().map(Place::parse).transpose().map_err(invalid)?,
        period: wanted.period.as_deref().map(str::parse).transpose().map_err(invalid)?,
    };
    if !visitor.is_signed_in() {
        return Err(PageError::NotFound);
    }
    let start = wanted.page.unwrap_or(1).saturating_sub(1).saturating_mul(PAGE);
    let page = start..start.saturating_add(PAGE);
    let (figures, total) = site.app().figures(visitor.who(), &filter, page).await?;
    let snapshot = site.app().view().await?.snapshot.clone();
    let answer = FiguresAnswer {
        snapshot: snapshot.clone(),
        total,
        figures: figures.iter().map(figure_answer).collect(),
    };
    tagged(&headers, &snapshot, &answer)
}
