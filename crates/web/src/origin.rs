//! Whether a change was asked for by a page of ours. First half of the protection against forged forms; the token of the session ([`crate::visitor::Staff::check_form`]) is the other.
//!
//! Under `Referrer-Policy: no-referrer` browsers send `Origin: null` with forms, so `Sec-Fetch-Site` decides, which pages
//! cannot set. A browser that sends neither is refused.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::PageError;

/// Lets a change through only if a page of ours asked for it.
pub async fn require_own(request: Request, next: Next) -> Response {
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    if reads || is_own(request.headers()) {
        next.run(request).await
    } else {
        PageError::Refused.into_response()
    }
}

/// Whether the headers say that the request comes from a page of ours.
#[must_use]
pub fn is_own(headers: &HeaderMap) -> bool {
    let text =
        |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => match (text(header::ORIGIN.as_str()), text(header::HOST.as_str())) {
            (Some(origin), Some(host)) => {
                origin.split_once("://").is_some_and(|(_, from)| from == host)
            }
            _ => false,
        },
    }
}

/// Whether the headers say that another site sent the browser here. Silence is not a yes: leaving quickly must always work.
#[must_use]
pub fn is_foreign(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-site")
        .is_some_and(|site| !matches!(site.as_bytes(), b"same-origin" | b"none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn only_our_own_pages_may_change_things() {
        assert!(is_own(&headers(&[("sec-fetch-site", "same-origin"), ("origin", "null")])));
        assert!(is_own(&headers(&[("origin", "https://a.pe"), ("host", "a.pe")])));
        for foreign in [
            &[("sec-fetch-site", "cross-site"), ("origin", "https://a.pe"), ("host", "a.pe")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://b.pe"), ("host", "a.pe")],
            &[("origin", "null"), ("host", "a.pe")],
            &[("host", "a.pe")],
        ] {
            assert!(!is_own(&headers(foreign)), "{foreign:?}");
        }
    }

    #[test]
    fn leaving_works_without_any_header_but_not_from_another_site() {
        assert!(!is_foreign(&headers(&[])));
        assert!(!is_foreign(&headers(&[("sec-fetch-site", "none")])));
        assert!(is_foreign(&headers(&[("sec-fetch-site", "cross-site")])));
    }
}
