//! Passkeys: challenges and answers as JSON, carried by a small script.

use access::question::ManageOwnAccess;
use app::account::Enroller;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::cookies;
use super::device::From;
use crate::error::PageError;
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;

/// A challenge for the browser.
#[derive(Serialize)]
struct Challenge {
    ceremony: String,
    options: Box<RawValue>,
}

/// The answer of the browser.
#[derive(Deserialize)]
pub struct Answer {
    ceremony: String,
    #[serde(default)]
    label: String,
    credential: Box<RawValue>,
    #[serde(default)]
    token: String,
}

/// The first message: only the form token counts, where there is a session.
#[derive(Deserialize)]
pub struct Begin {
    #[serde(default)]
    token: String,
}

/// Where to go.
#[derive(Serialize)]
struct Next {
    next: &'static str,
}

fn challenge(challenge: &app::account::PasskeyChallenge) -> Result<Response, PageError> {
    let options = RawValue::from_string(challenge.options.clone()).map_err(PageError::internal)?;
    let ceremony = challenge.token.text();
    Ok(Json(Challenge { ceremony, options }).into_response())
}

/// Challenge for signing in.
pub async fn start_sign_in(State(site): State<Site>) -> Result<Response, PageError> {
    challenge(&site.app().start_passkey().map_err(refused)?)
}

/// Answer for signing in.
pub async fn finish_sign_in(
    State(site): State<Site>,
    From(origin): From,
    Json(answer): Json<Answer>,
) -> Result<Response, PageError> {
    let credential = answer.credential.get();
    let entered = site.app().finish_passkey(&answer.ceremony, credential, &origin).await;
    let entered = entered.map_err(refused)?;
    Ok((cookies(&site, &entered)?, Json(Next { next: paths::DESK })).into_response())
}

/// Challenge for a new passkey, by a one-time link.
pub async fn start_enrolment(
    State(site): State<Site>,
    Path(link): Path<String>,
) -> Result<Response, PageError> {
    let by = Enroller::Link(&link);
    challenge(&site.app().start_passkey_enrolment(by).await.map_err(refused)?)
}

/// Answer with a new passkey.
pub async fn finish_enrolment(
    State(site): State<Site>,
    Path(link): Path<String>,
    Json(answer): Json<Answer>,
) -> Result<Response, PageError> {
    let by = Enroller::Link(&link);
    let credential = answer.credential.get();
    let done = site.app().finish_passkey_enrolment(by, &answer.ceremony, credential, &answer.label);
    done.await.map_err(refused)?;
    Ok(Json(Next { next: paths::SIGN_IN }).into_response())
}

/// Challenge for a further passkey of an own session.
pub async fn start_own(
    State(site): State<Site>,
    staff: Staff,
    Json(begin): Json<Begin>,
) -> Result<Response, PageError> {
    staff.check_form(&begin.token)?;
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    let by = Enroller::Own(&permit);
    challenge(&site.app().start_passkey_enrolment(by).await.map_err(refused)?)
}

/// Answer with a further passkey.
pub async fn finish_own(
    State(site): State<Site>,
    staff: Staff,
    Json(answer): Json<Answer>,
) -> Result<Response, PageError> {
    staff.check_form(&answer.token)?;
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    let (by, credential) = (Enroller::Own(&permit), answer.credential.get());
    let done = site.app().finish_passkey_enrolment(by, &answer.ceremony, credential, &answer.label);
    done.await.map_err(refused)?;
    Ok(Json(Next { next: paths::MY_ACCESS }).into_response())
}

/// The script needs to know only that it did not work.
fn refused(error: app::AppError) -> PageError {
    use app::AppError;
    match error {
        AppError::SignIn
        | AppError::Passkey
        | AppError::Late
        | AppError::DeadLink
        | AppError::NoPasskeys => PageError::Invalid,
        AppError::SlowDown { seconds } => PageError::TooMany { retry_after_seconds: seconds },
        other => other.into(),
    }
}
