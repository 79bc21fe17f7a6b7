//! Pages: each is a struct with all it shows, a template and samples. Nothing is looked up while a page is drawn.

pub mod access;
pub mod case;
pub mod desk;
pub mod public;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::error::PageError;

/// Draws a page.
///
/// # Errors
/// [`PageError::Internal`] if the template fails, which no page of ours does.
pub fn show<P: Template>(page: &P) -> Result<Response, PageError> {
    show_with(StatusCode::OK, page)
}

/// Draws a page that answers with another status, such as a form with mistakes.
///
/// # Errors
/// [`PageError::Internal`] if the template fails.
pub fn show_with<P: Template>(status: StatusCode, page: &P) -> Result<Response, PageError> {
    let html = page.render().map_err(PageError::internal)?;
    Ok((status, Html(html)).into_response())
}
