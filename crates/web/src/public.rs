//! Handlers of the public pages that need nothing but words.

use axum::extract::{RawQuery, State};
use axum::http::Uri;
use axum::response::Response;

use crate::error::PageError;
use crate::frame::PublicFrame;
use crate::page;
use crate::page::public::{HomePage, PrivacyPage};
use crate::site::Site;
use crate::words::{Lang, Words};

/// The language that a query asks for: `?lang=qu`. No cookie, no guess from the device, which may not be hers.
#[must_use]
pub fn language_of(query: Option<&str>) -> Lang {
    query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .find_map(|pair| pair.strip_prefix("lang=").and_then(Lang::parse))
        .unwrap_or(Lang::Es)
}

fn frame(site: &Site, uri: &Uri) -> PublicFrame {
    PublicFrame {
        here: uri.path_and_query().map_or("/", |part| part.as_str()).to_owned(),
        demonstration: site.settings().demonstration,
    }
}

/// Public home.
pub async fn home(
    State(site): State<Site>,
    uri: Uri,
    RawQuery(query): RawQuery,
) -> Result<Response, PageError> {
    let t = Words::new(language_of(query.as_deref()));
    page::show(&HomePage { t, frame: frame(&site, &uri) })
}

/// Privacy.
pub async fn privacy(
    State(site): State<Site>,
    uri: Uri,
    RawQuery(query): RawQuery,
) -> Result<Response, PageError> {
    let t = Words::new(language_of(query.as_deref()));
    page::show(&PrivacyPage { t, frame: frame(&site, &uri) })
}
