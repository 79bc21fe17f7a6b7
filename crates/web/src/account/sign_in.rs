//! Signing in with name and password, then a code.

use app::AppError;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::device::From;
use super::{own_path, welcome};
use crate::error::PageError;
use crate::page;
use crate::page::access::{CodePage, SignInNotice, SignInPage};
use crate::paths;
use crate::site::Site;
use crate::visitor::Visitor;
use crate::words::{Lang, Words};

/// Where to go afterwards, and why the user is here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    next: String,
    salida: String,
}

/// The page.
pub async fn page(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    if visitor.is_signed_in() {
        return Ok(Redirect::to(own_path(&asked.next)).into_response());
    }
    let notice = (asked.salida == "1").then_some(SignInNotice::SignedOut);
    show(&site, StatusCode::OK, notice, String::new(), asked.next)
}

fn show(
    site: &Site,
    status: StatusCode,
    notice: Option<SignInNotice>,
    name: String,
    next: String,
) -> Result<Response, PageError> {
    let has_passkeys = site.app().accounts().has_passkeys();
    let t = Words::new(Lang::Es);
    page::show_with(status, &SignInPage { t, notice, name, next, has_passkeys })
}

/// Name and password.
#[derive(Deserialize)]
pub struct PasswordForm {
    name: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// First half.
pub async fn password(
    State(site): State<Site>,
    From(origin): From,
    Form(form): Form<PasswordForm>,
) -> Result<Response, PageError> {
    match site.app().start_password(form.name.trim(), &form.password, &origin).await {
        Ok(challenge) => page::show(&CodePage {
            t: Words::new(Lang::Es),
            attempt: challenge.token.text(),
            next: form.next,
            is_wrong: false,
        }),
        Err(error) => refused(&site, error, form.name, form.next),
    }
}

/// The code, or a recovery code.
#[derive(Deserialize)]
pub struct CodeForm {
    attempt: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    recovery: String,
    #[serde(default)]
    next: String,
}

/// Second half.
pub async fn code(
    State(site): State<Site>,
    From(origin): From,
    Form(form): Form<CodeForm>,
) -> Result<Response, PageError> {
    let code = if form.recovery.is_empty() { &form.code } else { &form.recovery };
    match site.app().finish_code(&form.attempt, code, &origin).await {
        Ok(entered) if !form.recovery.is_empty() => welcome(&site, &entered, paths::MY_ACCESS),
        Ok(entered) => welcome(&site, &entered, &form.next),
        Err(error) => refused(&site, error, String::new(), form.next),
    }
}

/// A refusal never says what was wrong.
fn refused(
    site: &Site,
    error: AppError,
    name: String,
    next: String,
) -> Result<Response, PageError> {
    match error {
        AppError::SlowDown { seconds } => {
            let notice = Some(SignInNotice::Waiting { seconds });
            show(site, StatusCode::TOO_MANY_REQUESTS, notice, name, next)
        }
        AppError::SignIn | AppError::Late | AppError::WrongCode => {
            show(site, StatusCode::UNPROCESSABLE_ENTITY, Some(SignInNotice::Wrong), name, next)
        }
        other => Err(other.into()),
    }
}
