//! Enrolling by a one-time link: a passkey, or a password with a time-based code.

use access::credential::password::{PasswordRefused, SHORTEST};
use access::question::ManageOwnAccess;
use app::AppError;
use app::account::Enroller;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::device::From;
use super::welcome;
use crate::drawing;
use crate::error::PageError;
use crate::page;
use crate::page::access::{
    DeadLinkPage, EnrolPage, EnrolPasswordPage, EnrolProblem, RecoveryCodesPage,
};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Lang, Words};

/// Who the link is for, and how to go on.
pub async fn page(
    State(site): State<Site>,
    Path(link): Path<String>,
) -> Result<Response, PageError> {
    let t = Words::new(Lang::Es);
    match site.app().describe_enrolment(Enroller::Link(&link)).await {
        Ok(enrolling) => page::show(&EnrolPage {
            t,
            name: enrolling.full_name,
            link,
            until: String::new(),
            may_enter: site.settings().demonstration,
            has_passkeys: site.app().accounts().has_passkeys(),
        }),
        Err(error) => dead(error),
    }
}

fn dead(error: AppError) -> Result<Response, PageError> {
    match error {
        AppError::DeadLink => {
            page::show_with(StatusCode::NOT_FOUND, &DeadLinkPage { t: Words::new(Lang::Es) })
        }
        other => Err(other.into()),
    }
}

/// Enters by the link itself. In a demonstration that is enough to look around; elsewhere it opens the own access only.
pub async fn enter(
    State(site): State<Site>,
    From(origin): From,
    Path(link): Path<String>,
) -> Result<Response, PageError> {
    if !site.settings().demonstration {
        return Err(PageError::NotFound);
    }
    match site.app().sign_in_by_link(&link, &origin).await {
        Ok(entered) => welcome(&site, &entered, paths::DESK),
        Err(error) => dead(error),
    }
}

/// The page with password and drawing of the code.
pub async fn password_page(
    State(site): State<Site>,
    Path(link): Path<String>,
) -> Result<Response, PageError> {
    let post_to = paths::fill(paths::ENROL_PASSWORD, &[link.as_str()]);
    show_password(&site, Enroller::Link(&link), post_to, None).await
}

async fn show_password(
    site: &Site,
    by: Enroller<'_>,
    post_to: String,
    problem: Option<EnrolProblem>,
) -> Result<Response, PageError> {
    let proposal = match site.app().propose_password(by).await {
        Ok(proposal) => proposal,
        Err(error) => return dead(error),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let drawing = drawing::of(&proposal.uri).map_err(PageError::internal)?;
    page::show_with(
        status,
        &EnrolPasswordPage {
            t: Words::new(Lang::Es),
            post_to,
            setup: proposal.token.text(),
            drawing,
            secret: proposal.secret,
            problem,
        },
    )
}

/// Password, again, and the first code.
#[derive(Deserialize)]
pub struct PasswordForm {
    setup: String,
    password: String,
    again: String,
    code: String,
}

/// Enrols. A mistake shows the page again with a new secret, so an old photograph of it is worth nothing.
pub async fn password(
    State(site): State<Site>,
    Path(link): Path<String>,
    Form(form): Form<PasswordForm>,
) -> Result<Response, PageError> {
    let post_to = paths::fill(paths::ENROL_PASSWORD, &[link.as_str()]);
    enrol(&site, Enroller::Link(&link), post_to, paths::SIGN_IN, &form).await
}

async fn enrol(
    site: &Site,
    by: Enroller<'_>,
    post_to: String,
    next: &str,
    form: &PasswordForm,
) -> Result<Response, PageError> {
    if form.password != form.again {
        return show_password(site, by, post_to, Some(EnrolProblem::Differs)).await;
    }
    match site.app().enrol_password(by, &form.setup, &form.password, form.code.trim()).await {
        Ok(codes) => {
            let next = next.to_owned();
            page::show(&RecoveryCodesPage { t: Words::new(Lang::Es), codes, next })
        }
        Err(error) => match problem(&error) {
            Some(problem) => show_password(site, by, post_to, Some(problem)).await,
            None => dead(error),
        },
    }
}

/// Only the token of the session.
#[derive(Deserialize)]
pub struct OwnForm {
    token: String,
}

/// Renews password, code and recovery codes from an own session.
pub async fn own_password_page(
    State(site): State<Site>,
    staff: Staff,
    Form(form): Form<OwnForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    show_password(&site, Enroller::Own(&permit), paths::MY_PASSWORD.to_owned(), None).await
}

/// The new password of an own session. The secret of the proposal stands for the form token.
pub async fn own_password(
    State(site): State<Site>,
    staff: Staff,
    Form(form): Form<PasswordForm>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    let post_to = paths::MY_PASSWORD.to_owned();
    enrol(&site, Enroller::Own(&permit), post_to, paths::MY_ACCESS, &form).await
}

fn problem(error: &AppError) -> Option<EnrolProblem> {
    match error {
        AppError::Password(PasswordRefused::TooShort) => {
            Some(EnrolProblem::TooShort { least: SHORTEST as u64 })
        }
        AppError::Password(_) => Some(EnrolProblem::Known),
        AppError::WrongCode | AppError::Late => Some(EnrolProblem::WrongCode),
        _ => None,
    }
}
