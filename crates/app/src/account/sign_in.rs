//! Signing in with name, password and code; with a recovery code; with a link from the terminal.
//!
//! Whether a name exists shows nowhere: the same answer, the same work, the same waits.

use std::net::IpAddr;

use access::credential::code::TimeCode;
use access::credential::password::Password;
use access::credential::throttle::{Lane, Wait};
use access::credential::token::Token;
use access::credential::{device, recovery};
use domain::event::{
    Event, LinkUsed, PasswordEnrolled, RecoveryCodeUsed, SignInFailed, SignInMethod, SignInStep,
};
use domain::id::{UserId, UserName};
use domain::ledger::{Actor, Scope, StreamName};
use store::Expected;
use store::query::account::{AccountRow, PasswordCredential};

use super::pending::PendingEntry;
use super::session::{Entered, purpose};
use crate::{App, AppError};

/// Wrong codes after which name and password are asked again.
const MOST_CODE_FAILURES: u32 = 5;

/// What a device says of itself.
#[derive(Debug, Clone, Default)]
pub struct Device {
    /// In words, for the list of sessions: `Firefox, Windows`.
    pub words: String,
    /// The mark it carries from an earlier sign-in.
    pub mark: Option<String>,
}

/// Where an attempt comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The address, as the program saw it or as its own proxy told it.
    pub address: IpAddr,
    /// The device.
    pub device: Device,
}

/// Name and password were right; now the code.
pub struct CodeChallenge {
    /// To be sent back with the code, within five minutes.
    pub token: Token,
}

impl App {
    /// First half: name and password.
    ///
    /// # Errors
    /// [`AppError::SignIn`] whatever was wrong; [`AppError::SlowDown`] when too many attempts failed.
    pub async fn start_password(
        &self,
        name: &str,
        password: &str,
        origin: &Origin,
    ) -> Result<CodeChallenge, AppError> {
        let name = name.trim().to_lowercase();
        let (account, credential) = self.sign_in_account(&name).await?;
        let user = account.as_ref().map(|account| account.identity.user);
        let hash = credential.map(|credential| credential.enrolled.password_hash);
        let lanes = self.attempt_lanes(&name, user, hash.as_deref(), origin);
        self.check_speed(&lanes, user).await?;
        let is_right = self.accounts().verify(Password::typed(password), hash.clone()).await?;
        let (true, Some(user)) = (is_right, user) else {
            self.note_failure(user, SignInStep::Password, &lanes).await?;
            return Err(AppError::SignIn);
        };
        let rehashed = self.rehash(password, hash.as_deref()).await?;
        let environment = self.store().environment();
        let token = Token::new(environment.random());
        let entry = PendingEntry::Code { user, name, rehashed, failures: 0 };
        let now = environment.now();
        self.accounts().pending(|pending| pending.put(token.digest(), entry, now));
        Ok(CodeChallenge { token })
    }

    /// Second half: the time-based code, or a recovery code, which lets in only to enrol anew.
    ///
    /// # Errors
    /// [`AppError::SignIn`] when the code is wrong or used, or name and password have to be given again.
    pub async fn finish_code(
        &self,
        challenge: &str,
        code: &str,
        origin: &Origin,
    ) -> Result<Entered, AppError> {
        let digest = Token::parse(challenge).ok_or(AppError::SignIn)?.digest();
        let now = self.store().environment().now();
        let entry = self.accounts().pending(|pending| pending.take(digest, now));
        let Some(PendingEntry::Code { user, name, rehashed, failures }) = entry else {
            return Err(AppError::SignIn);
        };
        let (account, version) = self.active_account(user).await.map_err(hide)?;
        let credential = self.store().password_of(user).await?.ok_or(AppError::SignIn)?;
        let hash = credential.enrolled.password_hash.clone();
        let lanes = self.attempt_lanes(&name, Some(user), Some(&hash), origin);
        let put_back = |failures| {
            let entry = PendingEntry::Code {
                user,
                name: name.clone(),
                rehashed: rehashed.clone(),
                failures,
            };
            self.accounts().pending(|pending| pending.put(digest, entry, now));
        };
        if let Err(error) = self.check_speed(&lanes, Some(user)).await {
            put_back(failures);
            return Err(error);
        }
        let Some((method, event)) = self.check_code(user, code, &credential).await? else {
            if failures + 1 < MOST_CODE_FAILURES {
                put_back(failures + 1);
            }
            self.note_failure(Some(user), SignInStep::SecondFactor, &lanes).await?;
            return Err(AppError::SignIn);
        };
        let events: Vec<Event> = event
            .into_iter()
            .chain(
                rehashed
                    .clone()
                    .filter(|_| method == SignInMethod::Password)
                    .map(|hash| renewed(&credential, hash).into()),
            )
            .collect();
        let by = (Actor::User(user), purpose("sign_in"));
        let before = match events.is_empty() {
            true => Vec::new(),
            false => vec![self.user_write(user, Expected::Version(version), by, events)],
        };
        let entered = self.begin_session(account, method, &origin.device.words, before).await;
        let entered = entered.map_err(conflict_is_refusal)?;
        self.accounts().throttle(|throttle| throttle.succeeded(&lanes));
        Ok(entered)
    }

    /// Signs in by a one-time link, which is dead afterwards. Enough to enrol; in a demonstration, to look around.
    ///
    /// # Errors
    /// [`AppError::DeadLink`] when the link was used, is too old, or never was one.
    pub async fn sign_in_by_link(&self, token: &str, origin: &Origin) -> Result<Entered, AppError> {
        let lanes = vec![self.accounts().address_lane(origin.address)];
        self.check_speed(&lanes, None).await?;
        let Ok(link) = self.open_link(token).await else {
            self.note_failure(None, SignInStep::Link, &lanes).await?;
            return Err(AppError::DeadLink);
        };
        let user = link.account.identity.user;
        let by = (Actor::User(user), purpose("sign_in"));
        let used =
            self.user_write(user, Expected::Version(link.version), by, vec![LinkUsed {}.into()]);
        let method = SignInMethod::ConsoleLink;
        let entered =
            self.begin_session(link.account, method, &origin.device.words, vec![used]).await;
        entered.map_err(|error| match error {
            AppError::Conflict => AppError::DeadLink,
            error => error,
        })
    }

    /// How the code lets in, and what it uses up.
    async fn check_code(
        &self,
        user: UserId,
        typed: &str,
        credential: &PasswordCredential,
    ) -> Result<Option<(SignInMethod, Option<Event>)>, AppError> {
        if recovery::looks_like_one(typed) {
            let (typed, hashes) =
                (typed.to_owned(), credential.enrolled.recovery_code_hashes.clone());
            let spent = credential.spent.clone();
            let find = move |hasher: &_| recovery::find(hasher, &typed, &hashes, &spent);
            let found = self.accounts().hash(find).await?;
            let used = |index| Event::from(RecoveryCodeUsed { index });
            return Ok(found.map(|index| (SignInMethod::RecoveryCode, Some(used(index)))));
        }
        let code = TimeCode::kept(&credential.enrolled.totp_secret)?;
        let Some(step) = code.step_of(typed, self.store().environment().now()) else {
            return Ok(None);
        };
        let is_fresh = self.store().take_code_step(user, step).await?;
        Ok(is_fresh.then_some((SignInMethod::Password, None)))
    }

    /// The account and password of a name that may sign in.
    async fn sign_in_account(
        &self,
        name: &str,
    ) -> Result<(Option<AccountRow>, Option<PasswordCredential>), AppError> {
        let Ok(name) = UserName::parse(name) else { return Ok((None, None)) };
        let account = self.store().account_named(&name).await?.filter(|found| !found.suspended);
        let Some(account) = account else { return Ok((None, None)) };
        let credential = self.store().password_of(account.identity.user).await?;
        Ok((Some(account), credential))
    }

    fn attempt_lanes(
        &self,
        name: &str,
        user: Option<UserId>,
        hash: Option<&str>,
        origin: &Origin,
    ) -> Vec<Lane> {
        let mark = origin.device.mark.as_deref();
        let known = match (user, hash, mark) {
            (Some(user), Some(hash), Some(mark)) => {
                device::is_known(user, hash, mark).then_some(user)
            }
            _ => None,
        };
        self.accounts().lanes(origin.address, name, known)
    }

    /// Lets an attempt through, or says how long to wait. The first refusal of each wait is an entry.
    pub(super) async fn check_speed(
        &self,
        lanes: &[Lane],
        user: Option<UserId>,
    ) -> Result<(), AppError> {
        let now = self.store().environment().now();
        let checked = self.accounts().throttle(|throttle| throttle.check(lanes, now));
        let Err(Wait { remaining, is_first }) = checked else { return Ok(()) };
        if is_first {
            self.tell_failure(user, SignInStep::Throttled).await?;
        }
        let seconds = (remaining.as_millis() + 999) / 1_000;
        Err(AppError::SlowDown { seconds: u64::try_from(seconds).unwrap_or(1) })
    }

    pub(super) async fn note_failure(
        &self,
        user: Option<UserId>,
        step: SignInStep,
        lanes: &[Lane],
    ) -> Result<(), AppError> {
        let now = self.store().environment().now();
        self.accounts().throttle(|throttle| throttle.failed(lanes, now));
        self.tell_failure(user, step).await
    }

    pub(super) async fn tell_failure(
        &self,
        user: Option<UserId>,
        step: SignInStep,
    ) -> Result<(), AppError> {
        // One stream for all: the name of a stream is readable in the audit and must not tell who has an account.
        let stream = StreamName::new("sign-in", &"failed");
        let by = (Actor::Anonymous, purpose("sign_in"));
        let body = SignInFailed { user, step };
        self.store().append(self.write(stream, Expected::Any, Scope::national(), by, body)).await?;
        Ok(())
    }

    async fn rehash(&self, password: &str, hash: Option<&str>) -> Result<Option<String>, AppError> {
        if hash.is_none_or(|hash| !self.accounts().hasher.needs_rehash(hash)) {
            return Ok(None);
        }
        let (password, salt) = (Password::typed(password), self.store().environment().random());
        let hash = self.accounts().hash(move |hasher| hasher.hash(&password, salt)).await??;
        Ok(Some(hash))
    }

    pub(super) async fn device_mark(&self, user: UserId) -> Result<Option<String>, AppError> {
        let random = self.store().environment().random();
        let credential = self.store().password_of(user).await?;
        Ok(credential.map(|kept| device::mark(user, &kept.enrolled.password_hash, random)))
    }
}

/// The same credential with the password hashed anew; spent recovery codes are left out.
fn renewed(credential: &PasswordCredential, password_hash: String) -> PasswordEnrolled {
    let is_left = |index: usize| !credential.spent.iter().any(|spent| *spent as usize == index);
    let hashes = credential.enrolled.recovery_code_hashes.iter().enumerate();
    PasswordEnrolled {
        password_hash,
        totp_secret: credential.enrolled.totp_secret.clone(),
        recovery_code_hashes: hashes
            .filter(|(index, _)| is_left(*index))
            .map(|(_, hash)| hash.clone())
            .collect(),
    }
}

/// An account that ended in between is refused like any other.
fn hide(error: AppError) -> AppError {
    match error {
        AppError::NotFound => AppError::SignIn,
        error => error,
    }
}

/// Somebody used the same recovery code at the same moment.
fn conflict_is_refusal(error: AppError) -> AppError {
    match error {
        AppError::Conflict => AppError::SignIn,
        error => error,
    }
}
