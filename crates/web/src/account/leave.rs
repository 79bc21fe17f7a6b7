//! *Salir rápido* and signing out.
//!
//! The quick exit is a plain link that always works: it ends the session, leads to a neutral outside page and asks the
//! browser to forget this site. A link on another site leads outside too, but ends nothing here.

use axum::Form;
use axum::extract::State;
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::cookie;
use crate::error::PageError;
use crate::origin;
use crate::paths;
use crate::site::Site;
use crate::visitor::{Staff, session_token};

/// Asks the browser to forget this site.
pub const CLEAR_SITE_DATA: (HeaderName, &str) =
    (HeaderName::from_static("clear-site-data"), r#""cache", "cookies", "storage""#);

/// Leads outside at once.
pub async fn quickly(State(site): State<Site>, headers: HeaderMap) -> Response {
    let away = (StatusCode::SEE_OTHER, [(header::LOCATION, site.settings().exit_to.clone())]);
    if origin::is_foreign(&headers) {
        return away.into_response();
    }
    if let Some(token) = session_token(&headers, site.cookie_name())
        && let Err(error) = site.app().quick_exit(token).await
    {
        // Leaving works whatever fails here; the session ends by itself.
        tracing::error!(error = %error, "a session could not be ended at a quick exit");
    }
    (away.0, away.1, [CLEAR_SITE_DATA], [(header::SET_COOKIE, forget_session(&site))])
        .into_response()
}

/// The form of signing out.
#[derive(Deserialize)]
pub struct LeaveForm {
    token: String,
}

/// Signs out.
pub async fn sign_out(
    State(site): State<Site>,
    staff: Staff,
    headers: HeaderMap,
    Form(form): Form<LeaveForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    if let Some(token) = session_token(&headers, site.cookie_name()) {
        site.app().sign_out(token).await?;
    }
    let to = Redirect::to(&format!("{}?salida=1", paths::SIGN_IN));
    let forget = [(header::SET_COOKIE, forget_session(&site))];
    Ok((forget, [CLEAR_SITE_DATA], to).into_response())
}

/// A cookie that takes the place of the session and is gone at once.
fn forget_session(site: &Site) -> String {
    cookie(site, site.cookie_name(), "", 0)
}
