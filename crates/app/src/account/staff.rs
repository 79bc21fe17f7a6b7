//! Who works here: adding people, inviting them, giving roles and taking them back, ending accounts.

use std::collections::BTreeMap;

use access::credential::token::Token;
use access::{Permit, question};
use domain::account::{StaffIdentity, leaves_an_administrator};
use domain::event::{
    EnrolmentInvited, Event, RoleGranted, RoleRevoked, SessionEnd, SessionEnded, UserAdded,
    UserSuspended,
};
use domain::id::{UserId, UserName};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use jiff::{SignedDuration, Timestamp};
use store::query::account::AccountRow;
use store::{Expected, NewEvent, Write};

use crate::{App, AppError};

/// How long a one-time link lives.
const LINK_LIVES: SignedDuration = SignedDuration::from_hours(72);

/// A person to add.
#[derive(Clone)]
pub struct NewUser {
    /// Name to sign in with.
    pub name: UserName,
    /// Full name.
    pub full_name: String,
    /// Identity document, as `dni:12345678`; empty in a demonstration only.
    pub document: String,
}

/// A one-time link, to be handed over in person.
pub struct Invitation {
    /// What the address of the link ends in. Shown once; only its digest is kept.
    pub token: Token,
    /// After this instant it is dead.
    pub expires_at: Timestamp,
}

impl App {
    /// Adds a member of staff, without roles.
    ///
    /// # Errors
    /// [`AppError::NameTaken`]; [`AppError::MissingDocument`] outside a demonstration.
    pub async fn add_user(
        &self,
        permit: &Permit<question::ManageUsers>,
        new: NewUser,
    ) -> Result<UserId, AppError> {
        if new.document.trim().is_empty() && !self.is_demonstration() {
            return Err(AppError::MissingDocument);
        }
        if self.store().account_named(&new.name).await?.is_some() {
            return Err(AppError::NameTaken);
        }
        let user = UserId::new(self.store().environment().uuid());
        let NewUser { name, full_name, document } = new;
        let identity = StaffIdentity { user, name, full_name, document };
        let by = (permit.actor(), permit.purpose());
        self.tell_user(user, Expected::Version(0), by, UserAdded { identity }).await?;
        Ok(user)
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn users(
        &self,
        permit: &Permit<question::ManageUsers>,
    ) -> Result<Vec<AccountRow>, AppError> {
        Ok(self.store().accounts(permit).await?)
    }

    /// What happened to an account, oldest first: who did it, when, what.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn user_history(
        &self,
        permit: &Permit<question::ManageUsers>,
        user: UserId,
    ) -> Result<Vec<(Actor, jiff::Timestamp, Event)>, AppError> {
        Ok(self.store().account_history(permit, user).await?)
    }

    /// Full names of members of staff who did something, for pages that say who.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn names_of(&self, actors: &[Actor]) -> Result<BTreeMap<UserId, String>, AppError> {
        let mut names = BTreeMap::new();
        for actor in actors {
            let Actor::User(user) = *actor else { continue };
            if names.contains_key(&user) {
                continue;
            }
            if let Some(account) = self.store().account(user).await? {
                names.insert(user, account.identity.full_name);
            }
        }
        Ok(names)
    }

    /// The account with a name.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub async fn user_named(
        &self,
        _permit: &Permit<question::ManageUsers>,
        name: &UserName,
    ) -> Result<AccountRow, AppError> {
        self.store().account_named(name).await?.ok_or(AppError::NotFound)
    }

    /// Makes a one-time link to enrol; an earlier unused one is dead from now on.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such account, or it was ended.
    pub async fn invite(
        &self,
        permit: &Permit<question::ManageUsers>,
        user: UserId,
    ) -> Result<Invitation, AppError> {
        let (_, version) = self.active_account(user).await?;
        let environment = self.store().environment();
        let token = Token::new(environment.random());
        let expires_at = environment.now() + LINK_LIVES;
        let body = EnrolmentInvited { token_digest: token.digest().to_string(), expires_at };
        let by = (permit.actor(), permit.purpose());
        self.tell_user(user, Expected::Version(version), by, body).await?;
        Ok(Invitation { token, expires_at })
    }

    /// Gives the role that the permit names; what is given already stays given.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such account, or it was ended.
    pub async fn grant_role(&self, permit: &Permit<question::GrantRole>) -> Result<(), AppError> {
        let question::GrantRole { to, grant } = permit.ask().clone();
        let (account, version) = self.active_account(to).await?;
        if account.grants.contains(&grant) {
            return Ok(());
        }
        let by = (permit.actor(), permit.purpose());
        self.tell_user(to, Expected::Version(version), by, RoleGranted { grant }).await
    }

    /// Takes back the role that the permit names.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if it was not given; [`AppError::LastAdministrator`] if nobody would be left to give roles.
    pub async fn revoke_role(
        &self,
        permit: &Permit<question::GrantRole>,
        reason: &str,
    ) -> Result<(), AppError> {
        let question::GrantRole { to, grant } = permit.ask().clone();
        let _alone = self.accounts().roles.lock().await;
        let (account, version) = self.active_account(to).await?;
        if !account.grants.contains(&grant) {
            return Err(AppError::NotFound);
        }
        let guards = self.guards(permit, to).await?;
        let mut all = self.all_accounts(permit).await?;
        for account in all.iter_mut().filter(|account| account.identity.user == to) {
            account.grants.retain(|kept| *kept != grant);
        }
        check_administrators(&all)?;
        let by = (permit.actor(), permit.purpose());
        let body = RoleRevoked { grant, reason: reason.to_owned() };
        let mut writes =
            vec![self.user_write(to, Expected::Version(version), by, vec![body.into()])];
        writes.extend(guards);
        self.store().append_all(writes).await?;
        Ok(())
    }

    /// Ends the account that the permit names, and its sessions with it.
    ///
    /// # Errors
    /// As [`App::revoke_role`].
    pub async fn suspend_user(
        &self,
        permit: &Permit<question::SuspendUser>,
        reason: &str,
    ) -> Result<(), AppError> {
        let user = permit.ask().user;
        let _alone = self.accounts().roles.lock().await;
        let (_, version) = self.active_account(user).await?;
        let guards = self.guards(permit, user).await?;
        let mut all = self.all_accounts(permit).await?;
        for account in all.iter_mut().filter(|account| account.identity.user == user) {
            account.suspended = true;
        }
        check_administrators(&all)?;
        let by = (permit.actor(), permit.purpose());
        let body = UserSuspended { reason: reason.to_owned() };
        let mut writes =
            vec![self.user_write(user, Expected::Version(version), by.clone(), vec![body.into()])];
        writes.extend(self.endings(user, &by).await?);
        writes.extend(guards);
        self.store().append_all(writes).await?;
        self.store().remove_sessions(user).await?;
        Ok(())
    }

    /// Entries for the end of every session of a user.
    pub(super) async fn endings(
        &self,
        user: UserId,
        by: &(Actor, Purpose),
    ) -> Result<Vec<Write>, AppError> {
        let sessions = self.store().sessions_of(user).await?;
        let ending = |session: &store::query::session::SessionRow| {
            let body = SessionEnded { session: session.session, reason: SessionEnd::Revoked };
            let stream = StreamName::new("session", &session.session);
            self.write(stream, Expected::Any, Scope::national(), by.clone(), body)
        };
        Ok(sessions.iter().map(ending).collect())
    }

    /// An account that may be used, and the version of its stream before it was read.
    pub(super) async fn active_account(&self, user: UserId) -> Result<(AccountRow, u64), AppError> {
        let version = self.store().stream_version(&user_stream(user)).await?;
        let account = self.store().account(user).await?.filter(|account| !account.suspended);
        Ok((account.ok_or(AppError::NotFound)?, version))
    }

    /// Guards on the other administrators, to be appended with a change that counts on them: if one of them loses his role in
    /// between, in whatever process, the change does not happen.
    async fn guards<A: access::Ask>(
        &self,
        permit: &Permit<A>,
        changed: UserId,
    ) -> Result<Vec<Write>, AppError> {
        let by = (permit.actor(), permit.purpose());
        let mut guards = Vec::new();
        for account in self.all_accounts(permit).await? {
            let user = account.identity.user;
            let counts =
                user != changed && leaves_an_administrator([account.grants.as_slice()].into_iter());
            if counts && !account.suspended {
                let version = self.store().stream_version(&user_stream(user)).await?;
                guards.push(self.user_write(user, Expected::Version(version), by.clone(), vec![]));
            }
        }
        Ok(guards)
    }

    async fn all_accounts<A: access::Ask>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<AccountRow>, AppError> {
        let permit = self.permit(permit.who(), question::ManageUsers)?;
        Ok(self.store().accounts(&permit).await?)
    }

    pub(super) async fn tell_user(
        &self,
        user: UserId,
        expected: Expected,
        by: (Actor, Purpose),
        event: impl Into<Event>,
    ) -> Result<(), AppError> {
        self.store().append(self.user_write(user, expected, by, vec![event.into()])).await?;
        Ok(())
    }

    /// A write to the stream of an account.
    pub(super) fn user_write(
        &self,
        user: UserId,
        expected: Expected,
        (actor, purpose): (Actor, Purpose),
        events: Vec<Event>,
    ) -> Write {
        let occurred_at = self.store().environment().now();
        let new = |event| NewEvent { id: self.store().new_entry_id(), occurred_at, event };
        let events = events.into_iter().map(new).collect();
        let (stream, scope) = (user_stream(user), Scope::national());
        Write { stream, expected, scope, actor, purpose, events }
    }
}

pub(super) fn user_stream(user: UserId) -> StreamName {
    StreamName::new("user", &user)
}

fn check_administrators(accounts: &[AccountRow]) -> Result<(), AppError> {
    let active = accounts.iter().filter(|account| !account.suspended);
    let is_left = leaves_an_administrator(active.map(|account| account.grants.as_slice()));
    if is_left { Ok(()) } else { Err(AppError::LastAdministrator) }
}
