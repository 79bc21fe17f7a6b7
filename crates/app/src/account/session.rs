//! Sessions: beginning, going on, ending.

use std::sync::Arc;

use access::credential::session::{ABSOLUTE, IDLE, SessionState, decide};
use access::credential::token::Token;
use access::{Account, Assurance, Permit, Who, question};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::event::{SessionEnd, SessionEnded, SignInMethod, SignedIn};
use domain::id::{SessionId, UserId};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use store::query::account::AccountRow;
use store::query::session::SessionRow;
use store::{Expected, Write};

use crate::{App, AppError};

/// Characters of a device that are kept.
const LONGEST_DEVICE: usize = 80;

/// Somebody signed in.
pub struct Entered {
    /// For the cookie. Only its digest is kept here.
    pub token: Token,
    /// The session.
    pub session: SessionRow,
    /// Who it is from now on.
    pub who: Who,
    /// Mark of the device, for a cookie that outlives the session: strangers then do not slow this user.
    pub device_mark: Option<String>,
}

/// A session that goes on.
pub struct Resumed {
    /// Who asks.
    pub who: Who,
    /// The session.
    pub session: SessionRow,
}

impl App {
    /// Begins a session; its entry is in the ledger before the session works.
    pub(super) async fn begin_session(
        &self,
        account: AccountRow,
        method: SignInMethod,
        device: &str,
        mut before: Vec<Write>,
    ) -> Result<Entered, AppError> {
        let environment = self.store().environment();
        let token = Token::new(environment.random());
        let now = environment.now();
        let session = SessionRow {
            session: SessionId::new(environment.uuid()),
            user: account.identity.user,
            method,
            device: device.chars().filter(|c| !c.is_control()).take(LONGEST_DEVICE).collect(),
            form_token: URL_SAFE_NO_PAD.encode(environment.random::<32>()),
            created_at: now,
            seen_at: now,
        };
        self.sweep_sessions().await?;
        let body = SignedIn { session: session.session, method, device: session.device.clone() };
        let by = (Actor::User(session.user), purpose("sign_in"));
        let stream = StreamName::new("session", &session.session);
        before.push(self.write(stream, Expected::Version(0), Scope::national(), by, body));
        self.store().append_all(before).await?;
        self.store().add_session(&token.digest().0, &session).await?;
        let device_mark = self.device_mark(session.user).await?;
        let who = self.who(account, method);
        Ok(Entered { token, session, who, device_mark })
    }

    /// The session of a token, if it goes on: not idle too long, not too old, its account not ended.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn resume(&self, token: &str) -> Result<Option<Resumed>, AppError> {
        let Some(digest) = Token::parse(token).map(|token| token.digest().0) else {
            return Ok(None);
        };
        let Some(session) = self.store().session(&digest).await? else { return Ok(None) };
        let now = self.store().environment().now();
        let SessionState::Live { touch } = decide(session.created_at, session.seen_at, now) else {
            self.end(&session, SessionEnd::Expired, Actor::System).await?;
            return Ok(None);
        };
        let account = self.store().account(session.user).await?.filter(|a| !a.suspended);
        let Some(account) = account else { return Ok(None) };
        if touch {
            self.store().touch_session(&digest, now).await?;
        }
        let who = self.who(account, session.method);
        Ok(Some(Resumed { who, session }))
    }

    /// Full name of somebody who is signed in, for the own pages.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the account is gone; when the store fails.
    pub async fn own_name(&self, user: UserId) -> Result<String, AppError> {
        let account = self.store().account(user).await?.ok_or(AppError::NotFound)?;
        Ok(account.identity.full_name)
    }

    /// The user leaves. A token that is no session any more changes nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, token: &str) -> Result<(), AppError> {
        self.leave(token, SessionEnd::SignedOut).await
    }

    /// The user leaves in a hurry: as [`App::sign_out`], and the ledger says so.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn quick_exit(&self, token: &str) -> Result<(), AppError> {
        self.leave(token, SessionEnd::QuickExit).await
    }

    async fn leave(&self, token: &str, reason: SessionEnd) -> Result<(), AppError> {
        let Some(token) = Token::parse(token) else { return Ok(()) };
        let Some(session) = self.store().session(&token.digest().0).await? else { return Ok(()) };
        self.end(&session, reason, Actor::User(session.user)).await.map(drop)
    }

    /// The own sessions, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_sessions(
        &self,
        permit: &Permit<question::ManageOwnAccess>,
    ) -> Result<Vec<SessionRow>, AppError> {
        Ok(self.store().sessions_of(permit.ask().user).await?)
    }

    /// Ends one of the own sessions, from wherever.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if it is none of them.
    pub async fn end_own_session(
        &self,
        permit: &Permit<question::ManageOwnAccess>,
        session: SessionId,
    ) -> Result<(), AppError> {
        let sessions = self.own_sessions(permit).await?;
        let found = sessions.iter().find(|own| own.session == session).ok_or(AppError::NotFound)?;
        let ended = self.end(found, SessionEnd::Revoked, permit.actor()).await?;
        if ended { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// Ends a session; `false` if somebody else just did. It is dead before its entry is written.
    async fn end(
        &self,
        session: &SessionRow,
        reason: SessionEnd,
        actor: Actor,
    ) -> Result<bool, AppError> {
        if !self.store().remove_session(session.user, session.session).await? {
            return Ok(false);
        }
        let body = SessionEnded { session: session.session, reason };
        let stream = StreamName::new("session", &session.session);
        let by = (actor, purpose("end_session"));
        let write = self.write(stream, Expected::Any, Scope::national(), by, body);
        self.store().append(write).await?;
        Ok(true)
    }

    /// Ends every session of somebody else: a lost laptop, a borrowed password.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_sessions_of(
        &self,
        permit: &Permit<question::ManageUsers>,
        user: UserId,
    ) -> Result<(), AppError> {
        self.end_all(user, permit.actor()).await
    }

    /// How many sessions somebody has open.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open_sessions_of(
        &self,
        _permit: &Permit<question::ManageUsers>,
        user: UserId,
    ) -> Result<u64, AppError> {
        let now = self.now();
        let sessions = self.store().sessions_of(user).await?;
        let is_live =
            |s: &&SessionRow| decide(s.created_at, s.seen_at, now) != SessionState::Expired;
        Ok(sessions.iter().filter(is_live).count() as u64)
    }

    /// Ends the sessions that nobody can go on with, so that their end is in the ledger and nothing of them is kept.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sweep_sessions(&self) -> Result<usize, AppError> {
        let now = self.now();
        let expired = self.store().expired_sessions(now - IDLE, now - ABSOLUTE).await?;
        for session in &expired {
            self.end(session, SessionEnd::Expired, Actor::System).await?;
        }
        Ok(expired.len())
    }

    /// Ends every session of a user.
    pub(super) async fn end_all(&self, user: UserId, actor: Actor) -> Result<(), AppError> {
        for session in self.store().sessions_of(user).await? {
            self.end(&session, SessionEnd::Revoked, actor).await?;
        }
        Ok(())
    }

    fn who(&self, account: AccountRow, method: SignInMethod) -> Who {
        let assurance = match method {
            SignInMethod::Passkey => Assurance::Passkey,
            SignInMethod::Password => Assurance::PasswordAndCode,
            SignInMethod::RecoveryCode => Assurance::RecoveryCode,
            SignInMethod::ConsoleLink => Assurance::ConsoleLink,
        };
        Who::User(Arc::new(Account {
            user: account.identity.user,
            name: account.identity.name,
            grants: account.grants,
            assurance,
            demonstration: self.is_demonstration(),
        }))
    }
}

pub(super) fn purpose(word: &str) -> Purpose {
    Purpose(word.to_owned())
}
