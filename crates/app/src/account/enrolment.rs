//! Enrolling: a one-time link or an own session, then a password with a code, or a passkey.
//!
//! By a link everything enrolled before is void: it is made for the first day, and for the day all was lost.

use access::credential::code::TimeCode;
use access::credential::password::Password;
use access::credential::recovery;
use access::credential::token::Token;
use access::{Permit, question};
use domain::event::{CredentialRevoked, Event, PasswordEnrolled};
use domain::id::{UserId, UserName};
use domain::ledger::{Actor, Purpose};
use store::Expected;
use store::query::account::AccountRow;
use zeroize::Zeroizing;

use super::pending::PendingEntry;
use super::session::purpose;
use super::{ISSUER, PendingEntry as Entry};
use crate::{App, AppError};

/// How somebody who enrols is known.
#[derive(Clone, Copy)]
pub enum Enroller<'a> {
    /// By the token of a one-time link.
    Link(&'a str),
    /// By an own session.
    Own(&'a Permit<question::ManageOwnAccess>),
}

/// Who enrols, for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolling {
    /// Account.
    pub user: UserId,
    /// Name to sign in with.
    pub name: UserName,
    /// Full name.
    pub full_name: String,
}

/// The secret of a time-based code, to be taken into an authenticator application.
pub struct PasswordProposal {
    /// To be sent back with password and first code, within five minutes.
    pub token: Token,
    /// The secret in base32, to be typed by hand.
    pub secret: String,
    /// The address for a QR image.
    pub uri: String,
}

/// Somebody who may enrol.
pub(super) struct Known {
    pub(super) account: AccountRow,
    pub(super) version: u64,
    pub(super) is_by_link: bool,
}

impl App {
    /// Whose link or session it is.
    ///
    /// # Errors
    /// [`AppError::DeadLink`].
    pub async fn describe_enrolment(&self, by: Enroller<'_>) -> Result<Enrolling, AppError> {
        let identity = self.enroller(by).await?.account.identity;
        let (user, name, full_name) = (identity.user, identity.name, identity.full_name);
        Ok(Enrolling { user, name, full_name })
    }

    /// Proposes a secret for the time-based code.
    ///
    /// # Errors
    /// [`AppError::DeadLink`].
    pub async fn propose_password(&self, by: Enroller<'_>) -> Result<PasswordProposal, AppError> {
        let identity = self.enroller(by).await?.account.identity;
        let environment = self.store().environment();
        let code = TimeCode::new(environment.random(), ISSUER, &identity.name)?;
        let token = Token::new(environment.random());
        let secret = Zeroizing::new(code.secret());
        let entry = Entry::Password { user: identity.user, secret };
        let now = environment.now();
        self.accounts().pending(|pending| pending.put(token.digest(), entry, now));
        Ok(PasswordProposal { token, secret: code.secret(), uri: code.uri()? })
    }

    /// Enrols password and code. Answers the recovery codes, which are shown this once.
    ///
    /// A password that is refused or a wrong code leaves the proposal open.
    ///
    /// # Errors
    /// [`AppError::Password`], [`AppError::WrongCode`], [`AppError::Late`] when the proposal is gone, [`AppError::DeadLink`].
    pub async fn enrol_password(
        &self,
        by: Enroller<'_>,
        proposal: &str,
        password: &str,
        code: &str,
    ) -> Result<Vec<String>, AppError> {
        let known = self.enroller(by).await?;
        let user = known.account.identity.user;
        let secret = self.check_proposal(&known, proposal, password, code).await?;
        let environment = self.store().environment();
        let salts: [[u8; 16]; 2] = [environment.random(), environment.random()];
        let mut random = [0; recovery::CODES * recovery::LENGTH];
        for part in random.chunks_mut(recovery::LENGTH) {
            part.copy_from_slice(&environment.random::<{ recovery::LENGTH }>());
        }
        let codes = recovery::fresh(random);
        let (typed, own) = (Password::typed(password), codes.clone());
        let hashing = move |hasher: &access::credential::password::Hasher| {
            Ok::<_, AppError>((
                hasher.hash(&typed, salts[0])?,
                recovery::hashes(hasher, &own, salts[1])?,
            ))
        };
        let (password_hash, recovery_code_hashes) = self.accounts().hash(hashing).await??;
        let totp_secret = secret.to_string();
        let body = PasswordEnrolled { password_hash, totp_secret, recovery_code_hashes };
        let mut events: Vec<Event> = Vec::new();
        if known.is_by_link {
            events.extend(self.passkey_revocations(user, None).await?);
        }
        events.push(body.into());
        self.enrol(&known, events).await?;
        Ok(codes)
    }

    async fn check_proposal(
        &self,
        known: &Known,
        proposal: &str,
        password: &str,
        code: &str,
    ) -> Result<Zeroizing<String>, AppError> {
        let identity = &known.account.identity;
        let digest = Token::parse(proposal).ok_or(AppError::Late)?.digest();
        let now = self.store().environment().now();
        let entry = self.accounts().pending(|pending| pending.take(digest, now));
        let Some(PendingEntry::Password { user, secret }) = entry else {
            return Err(AppError::Late);
        };
        if user != identity.user {
            return Err(AppError::Late);
        }
        let put_back = |error: AppError| {
            let entry = Entry::Password { user, secret: secret.clone() };
            self.accounts().pending(|pending| pending.put(digest, entry, now));
            error
        };
        let names: Vec<&str> =
            identity.full_name.split_whitespace().chain([identity.name.as_str()]).collect();
        if let Err(refused) = Password::choose(password, &names) {
            return Err(put_back(refused.into()));
        }
        let step = TimeCode::kept(&secret)?.step_of(code, now);
        let Some(step) = step else { return Err(put_back(AppError::WrongCode)) };
        // The code that was typed here is used up, or whoever looked over the shoulder could sign in with it.
        self.store().take_code_step(user, step).await?;
        Ok(secret)
    }

    /// Writes what was enrolled. By a link, every session from before ends.
    pub(super) async fn enrol(&self, known: &Known, events: Vec<Event>) -> Result<(), AppError> {
        let user = known.account.identity.user;
        let by = (Actor::User(user), purpose("enrol"));
        let write = self.user_write(user, Expected::Version(known.version), by, events);
        self.store().append(write).await?;
        if known.is_by_link {
            self.end_all(user, Actor::User(user)).await?;
        }
        Ok(())
    }

    pub(super) async fn enroller(&self, by: Enroller<'_>) -> Result<Known, AppError> {
        match by {
            Enroller::Link(token) => self.open_link(token).await,
            Enroller::Own(permit) => {
                let (account, version) = self.active_account(permit.ask().user).await?;
                Ok(Known { account, version, is_by_link: false })
            }
        }
    }

    /// The account of a link that is alive.
    pub(super) async fn open_link(&self, token: &str) -> Result<Known, AppError> {
        let digest = Token::parse(token).ok_or(AppError::DeadLink)?.digest();
        let link = self.store().enrolment(&digest.to_string()).await?.ok_or(AppError::DeadLink)?;
        if self.store().environment().now() >= link.expires_at {
            return Err(AppError::DeadLink);
        }
        let found = self.active_account(link.user).await;
        let (account, version) = found.map_err(|error| match error {
            AppError::NotFound => AppError::DeadLink,
            error => error,
        })?;
        // The version was read after the link: only if the link is still there does it belong to that version.
        let still = self.store().enrolment(&digest.to_string()).await?;
        if still.is_none() {
            return Err(AppError::DeadLink);
        }
        Ok(Known { account, version, is_by_link: true })
    }

    /// Entries that take the passkeys of a user away, except one.
    pub(super) async fn passkey_revocations(
        &self,
        user: UserId,
        except: Option<&str>,
    ) -> Result<Vec<Event>, AppError> {
        let passkeys = self.store().passkeys_of(user).await?;
        let gone =
            passkeys.into_iter().filter(|passkey| Some(passkey.credential.as_str()) != except);
        Ok(gone
            .map(|passkey| CredentialRevoked::Passkey { credential: passkey.credential }.into())
            .collect())
    }

    pub(super) fn own_purpose(permit: &Permit<question::ManageOwnAccess>) -> (Actor, Purpose) {
        (permit.actor(), permit.purpose())
    }
}
