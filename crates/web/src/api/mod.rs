//! The API: the same questions and the same permits as the pages, as JSON, described by OpenAPI 3.1.
//!
//! Every answer carries an ETag made of the snapshot and the question: who has it already gets 304 and no body.

mod answer;
mod directory;
mod figure;
mod summary;
mod territory;

use axum::response::Response;
use utoipa::OpenApi;

use crate::paths;
use crate::router::Routes;
use crate::site::Site;

/// The description of the API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Yanapaq",
        description = "Territory, directory of services, published figures and executive summaries. Territory and directory are public; figures and summaries need a session with the role for that part of the network.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        territory::search,
        territory::read,
        directory::services,
        directory::centers,
        directory::center,
        figure::list,
        summary::read
    ),
    components(schemas(answer::Problem))
)]
struct Description;

/// Adds the routes of the API.
pub(crate) fn routes(routes: Routes<Site>) -> Routes<Site> {
    routes
        .get(paths::API_DESCRIPTION, description)
        .get(paths::API_TERRITORIES, territory::search)
        .get(paths::API_TERRITORY, territory::read)
        .get(paths::API_SERVICES, directory::services)
        .get(paths::API_CENTERS, directory::centers)
        .get(paths::API_CENTER, directory::center)
        .get(paths::API_FIGURES, figure::list)
        .get(paths::API_SUMMARY, summary::read)
}

/// The OpenAPI document.
async fn description() -> Result<Response, crate::error::PageError> {
    let text = Description::openapi().to_json().map_err(crate::error::PageError::internal)?;
    Ok(answer::json(text))
}

/// The OpenAPI document as text, to keep a copy of it in the repository.
///
/// # Errors
/// When the description cannot be written as JSON, which no test has seen.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    Description::openapi().to_pretty_json()
}
