//! Strict headers on every answer: nothing inline, nothing from elsewhere, nothing kept.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::PageError;
use crate::site::Site;

/// What a page may load and do. No `unsafe-*`, no other origin.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), \
         publickey-credentials-get=(self), publickey-credentials-create=(self)",
    ),
];

/// Two years, subdomains too.
const INSIST_ON_TLS: &str = "max-age=63072000; includeSubDomains";

/// Puts the headers on. An answer that says nothing about keeping it is not kept: not by the browser, not on the way.
pub async fn strict(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if site.settings().tls {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(INSIST_ON_TLS));
    }
    response
}

/// Refuses methods that no page of ours has.
pub async fn known_methods(request: Request, next: Next) -> Response {
    let known = [Method::GET, Method::HEAD, Method::POST];
    if known.contains(request.method()) {
        next.run(request).await
    } else {
        PageError::Method.into_response()
    }
}
