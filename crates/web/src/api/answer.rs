//! Answers of the API: JSON with an ETag, or 304.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::PageError;

/// What an error looks like.
#[derive(Serialize, ToSchema)]
pub(super) struct Problem {
    /// HTTP status.
    status: u16,
    /// Stable word for the kind of error.
    error: String,
    /// What happened and what to do, in Spanish.
    message: String,
}

/// A JSON text without an ETag.
pub(super) fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Answers with JSON, or with 304 when the asker has this answer already.
///
/// The tag is the snapshot and the hash of the body: a change of either is another tag.
pub(super) fn tagged(
    headers: &HeaderMap,
    snapshot: &str,
    body: &impl Serialize,
) -> Result<Response, PageError> {
    let text = serde_json::to_string(body).map_err(PageError::internal)?;
    tagged_text(headers, snapshot, text)
}

/// As [`tagged`], for a body that is JSON text already.
pub(super) fn tagged_text(
    headers: &HeaderMap,
    snapshot: &str,
    text: String,
) -> Result<Response, PageError> {
    let digest = blake3::hash(text.as_bytes()).to_hex();
    let tag = format!("\"{snapshot}-{}\"", digest.get(..16).unwrap_or_default());
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|value| names(value, &tag));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { json(text) };
    let value = HeaderValue::from_str(&tag).map_err(PageError::internal)?;
    response.headers_mut().insert(header::ETAG, value);
    Ok(response)
}

/// Whether an `If-None-Match` names a tag, also when a compressing proxy made it weak.
fn names(value: &HeaderValue, tag: &str) -> bool {
    let text = value.to_str().unwrap_or_default();
    text.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_answer_gets_no_body() {
        let first = tagged(&HeaderMap::new(), "9-abc", &[1, 2]).unwrap();
        let tag = first.headers().get(header::ETAG).unwrap().clone();
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, tag);
        let again = tagged(&headers, "9-abc", &[1, 2]).unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        let later = tagged(&headers, "10-abc", &[1, 2]).unwrap();
        assert_eq!(later.status(), StatusCode::OK);
    }
}
