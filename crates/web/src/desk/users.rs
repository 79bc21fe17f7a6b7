//! Accounts: adding people, giving and taking roles, one-time links, ending an account.

use access::question::{GrantRole, ManageUsers, SuspendUser};
use app::AppError;
use app::account::{AccountRow, NewUser};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::{Grant, GrantScope, Role};
use domain::event::Event;
use domain::id::{UserId, UserName};
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::{Choice, Section};
use crate::labels;
use crate::page;
use crate::page::desk::{AccountState, GrantRow, Invitation, UserPage, UserRow, UsersPage};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;

/// Name as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// The list.
pub async fn list(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    show_list(&site, &staff, &asked.q, None).await
}

async fn show_list(
    site: &Site,
    staff: &Staff,
    text: &str,
    problem: Option<String>,
) -> Result<Response, PageError> {
    let t = staff.words();
    let permit = staff.permit(site, ManageUsers)?;
    let wanted = domain::name_key::name_key(text);
    let fits = |row: &&AccountRow| {
        let name = domain::name_key::name_key(&row.identity.full_name);
        name.contains(&wanted) || row.identity.name.as_str().contains(&wanted)
    };
    let accounts = site.app().users(&permit).await?;
    let row = |account: &AccountRow| UserRow {
        href: paths::fill(paths::USER, &[&account.identity.user.to_string()]),
        full_name: account.identity.full_name.clone(),
        name: account.identity.name.to_string(),
        roles: account
            .grants
            .iter()
            .map(|grant| (t.role(grant.role), labels::scope(&t, &grant.scope, site)))
            .collect(),
        state: state(account),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page::show_with(
        status,
        &UsersPage {
            frame: staff.frame(site, Section::Users),
            text: text.to_owned(),
            rows: accounts.iter().filter(fits).map(row).collect(),
            may_add: true,
            problem,
            t: t.clone(),
        },
    )
}

const fn state(account: &AccountRow) -> AccountState {
    if account.suspended { AccountState::Suspended } else { AccountState::Active }
}

/// A new person.
#[derive(Deserialize)]
pub struct NewForm {
    token: String,
    full_name: String,
    name: String,
    document_type: String,
    document_number: String,
}

/// Adds a person.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Form(form): Form<NewForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let permit = staff.permit(&site, ManageUsers)?;
    let t = staff.words();
    let Ok(name) = UserName::parse(form.name.trim()) else {
        let problem = t.users_problem_name().plain().to_owned();
        return show_list(&site, &staff, "", Some(problem)).await;
    };
    let new = NewUser {
        name,
        full_name: form.full_name.trim().to_owned(),
        document: format!("{}:{}", form.document_type, form.document_number.trim()),
    };
    match site.app().add_user(&permit, new).await {
        Ok(user) => show_user(&site, &staff, user, Invite::Yes).await,
        Err(AppError::NameTaken) => {
            let problem = t.users_problem_taken().plain().to_owned();
            show_list(&site, &staff, "", Some(problem)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the page shows a new one-time link.
#[derive(PartialEq, Eq)]
enum Invite {
    Yes,
    No,
}

/// One account.
pub async fn one(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    show_user(&site, &staff, user_id(&id)?, Invite::No).await
}

fn user_id(text: &str) -> Result<UserId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

async fn show_user(
    site: &Site,
    staff: &Staff,
    user: UserId,
    invite: Invite,
) -> Result<Response, PageError> {
    let t = staff.words();
    let permit = staff.permit(site, ManageUsers)?;
    let accounts = site.app().users(&permit).await?;
    let account = accounts.iter().find(|row| row.identity.user == user);
    let account = account.ok_or(PageError::NotFound)?;
    let invitation = if invite == Invite::Yes {
        let made = site.app().invite(&permit, user).await?;
        let path = paths::fill(paths::ENROL, &[&made.token.text()]);
        let link = format!("{}{path}", site.settings().public_url);
        Some(Invitation { link, until: show::instant(made.expires_at) })
    } else {
        None
    };
    let history = site.app().user_history(&permit, user).await?;
    let names =
        site.app().names_of(&history.iter().map(|(by, ..)| *by).collect::<Vec<_>>()).await?;
    let grant_row = |grant: &Grant| {
        let given = history
            .iter()
            .rev()
            .find(|(.., event)| matches!(event, Event::RoleGranted(body) if body.grant == *grant));
        GrantRow {
            role: t.role(grant.role),
            scope: labels::scope(&t, &grant.scope, site),
            role_value: grant.role.as_str().to_owned(),
            scope_value: grant.scope.to_string(),
            by: given.map(|(by, ..)| labels::actor(&t, &names, *by)).unwrap_or_default(),
            since: given.map(|(_, at, _)| show::instant(*at)).unwrap_or_default(),
        }
    };
    let suspended = history.iter().rev().find_map(|(_, at, event)| match event {
        Event::UserSuspended(body) => Some((show::instant(*at), body.reason.clone())),
        _ => None,
    });
    let roles = Role::ALL.map(|role| (role.as_str(), t.role(role).plain().to_owned()));
    page::show(&UserPage {
        frame: staff.frame(site, Section::Users),
        id: user.to_string(),
        full_name: account.identity.full_name.clone(),
        name: account.identity.name.to_string(),
        state: state(account),
        suspended: suspended.filter(|_| account.suspended),
        grants: account.grants.iter().map(grant_row).collect(),
        roles: Choice::list(roles, ""),
        invitation,
        sessions: site.app().open_sessions_of(&permit, user).await?,
        may_manage: staff.account().user != user && !account.suspended,
        t: t.clone(),
    })
}

/// A role with its scope.
#[derive(Deserialize)]
pub struct GrantForm {
    token: String,
    role: String,
    #[serde(default)]
    scope_kind: String,
    #[serde(default)]
    scope_value: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    reason: String,
}

impl GrantForm {
    fn grant(&self) -> Result<Grant, PageError> {
        let role = Role::parse(&self.role).ok_or(PageError::Invalid)?;
        let text = match (self.scope.as_str(), self.scope_kind.as_str()) {
            ("", "national") => "national".to_owned(),
            ("", kind) => format!("{kind}:{}", self.scope_value.trim()),
            (whole, _) => whole.to_owned(),
        };
        let scope: GrantScope = text.parse().map_err(|_| PageError::Invalid)?;
        Ok(Grant { role, scope })
    }
}

/// Gives a role.
pub async fn grant(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<GrantForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let ask = GrantRole { to: user_id(&id)?, grant: form.grant()? };
    let permit = staff.permit(&site, ask)?;
    site.app().grant_role(&permit).await?;
    Ok(back_to(&id))
}

/// Takes a role back.
pub async fn revoke(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<GrantForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let ask = GrantRole { to: user_id(&id)?, grant: form.grant()? };
    let permit = staff.permit(&site, ask)?;
    site.app().revoke_role(&permit, &form.reason).await?;
    Ok(back_to(&id))
}

fn back_to(id: &str) -> Response {
    Redirect::to(&paths::fill(paths::USER, &[id])).into_response()
}

/// A reason.
#[derive(Deserialize)]
pub struct ReasonForm {
    token: String,
    #[serde(default)]
    reason: String,
}

/// Makes a new one-time link, shown once.
pub async fn invite(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<ReasonForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    show_user(&site, &staff, user_id(&id)?, Invite::Yes).await
}

/// Ends every session of an account.
pub async fn end_sessions(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<ReasonForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let permit = staff.permit(&site, ManageUsers)?;
    site.app().end_sessions_of(&permit, user_id(&id)?).await?;
    Ok(back_to(&id))
}

/// Ends an account.
pub async fn suspend(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<ReasonForm>,
) -> Result<Response, PageError> {
    staff.check_form(&form.token)?;
    let permit = staff.permit(&site, SuspendUser { user: user_id(&id)? })?;
    site.app().suspend_user(&permit, &form.reason).await?;
    Ok(back_to(&id))
}
