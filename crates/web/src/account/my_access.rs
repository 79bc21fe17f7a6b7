//! Own sessions and credentials.

use access::question::ManageOwnAccess;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::SessionId;
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::Section;
use crate::labels;
use crate::page;
use crate::page::access::{MyAccessPage, PasskeyRow, SessionRow};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;

/// The page.
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let t = staff.words();
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    let sessions = site.app().own_sessions(&permit).await?;
    let passkeys = site.app().own_passkeys(&permit).await?;
    let codes_left = site.app().own_recovery_codes_left(&permit).await?;
    let session = |row: &app::account::SessionRow| SessionRow {
        id: row.session.to_string(),
        device: row.device.clone(),
        method: t.method(row.method),
        since: show::instant(row.created_at),
        last: show::instant(row.seen_at),
        is_this: row.session == staff.session.session,
    };
    let passkey = |row: &app::account::PasskeyRow| PasskeyRow {
        id: row.credential.clone(),
        label: row.label.clone(),
        added: String::new(),
        used: None,
    };
    let grants = &staff.account().grants;
    let roles = grants.iter().map(|g| (t.role(g.role), labels::scope(&t, &g.scope, &site)));
    page::show(&MyAccessPage {
        has_passkeys: site.app().accounts().has_passkeys(),
        frame: staff.frame(&site, Section::MyAccess),
        sessions: sessions.iter().map(session).collect(),
        passkeys: passkeys.iter().map(passkey).collect(),
        has_password: codes_left.is_some(),
        codes_left: codes_left.map_or(0, |left| u32::try_from(left).unwrap_or(u32::MAX)),
        roles: roles.collect(),
        t,
    })
}

/// Which session to end; without one, all others.
#[derive(Deserialize)]
pub struct EndForm {
    token: String,
    #[serde(default)]
    session: String,
}

/// Ends one own session, or all others.
pub async fn end(
    State(site): State<Site>,
    staff: Staff,
    Form(form): Form<EndForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    if form.session == "others" {
        for row in site.app().own_sessions(&permit).await? {
            if row.session != staff.session.session {
                site.app().end_own_session(&permit, row.session).await?;
            }
        }
    } else {
        let session: SessionId = form.session.parse().map_err(|_| PageError::Invalid)?;
        site.app().end_own_session(&permit, session).await?;
    }
    Ok(Redirect::to(paths::MY_ACCESS).into_response())
}

/// Which passkey to take away.
#[derive(Deserialize)]
pub struct RemoveForm {
    token: String,
    passkey: String,
}

/// Takes an own passkey away.
pub async fn remove_passkey(
    State(site): State<Site>,
    staff: Staff,
    Form(form): Form<RemoveForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let permit = staff.permit(&site, ManageOwnAccess { user: staff.account().user })?;
    site.app().remove_own_passkey(&permit, &form.passkey).await?;
    Ok(Redirect::to(paths::MY_ACCESS).into_response())
}
