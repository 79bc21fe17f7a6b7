//! Passkeys: making one, signing in with one.
//!
//! Signing in never asks for a name first: the list of passkeys of a name would tell who has an account.

use access::credential::token::Token;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::event::{
    CredentialRevoked, Event, PasskeyEnrolled, PasskeyUsed, SignInMethod, SignInStep,
};
use domain::ledger::Actor;
use store::query::account::PasskeyRow;
use store::{Expected, Write};
use webauthn_rs::prelude::{
    AuthenticationResult, CreationChallengeResponse, Passkey, PublicKeyCredential,
    RegisterPublicKeyCredential,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use super::enrolment::Enroller;
use super::pending::PendingEntry;
use super::session::{Entered, purpose};
use super::sign_in::Origin;
use crate::{App, AppError};

/// Characters of a label that are kept.
const LONGEST_LABEL: usize = 60;

/// What the browser needs to ask its authenticator.
pub struct PasskeyChallenge {
    /// To be sent back with the answer, within five minutes.
    pub token: Token,
    /// Argument of `navigator.credentials.create` or `.get`, as JSON with base64url in place of bytes.
    pub options: String,
}

impl App {
    /// Asks the browser to make a passkey.
    ///
    /// # Errors
    /// [`AppError::NoPasskeys`] without a public name; [`AppError::DeadLink`].
    pub async fn start_passkey_enrolment(
        &self,
        by: Enroller<'_>,
    ) -> Result<PasskeyChallenge, AppError> {
        let known = self.enroller(by).await?;
        let identity = &known.account.identity;
        let have: Vec<Passkey> = self
            .store()
            .passkeys_of(identity.user)
            .await?
            .iter()
            .map(read_passkey)
            .collect::<Result<_, _>>()?;
        let exclude = have.iter().map(|passkey| passkey.cred_id().clone()).collect();
        let (mut options, state) = self
            .accounts()
            .webauthn()?
            .start_passkey_registration(
                identity.user.uuid(),
                identity.name.as_str(),
                &identity.full_name,
                Some(exclude),
            )
            .map_err(|_| AppError::Passkey)?;
        ask_for_discoverable(&mut options);
        let entry = PendingEntry::Registration { user: identity.user, state: Box::new(state) };
        self.challenge(entry, &options)
    }

    /// Keeps the passkey that the browser made.
    ///
    /// # Errors
    /// [`AppError::Passkey`] if the answer is not right; [`AppError::Late`]; [`AppError::DeadLink`].
    pub async fn finish_passkey_enrolment(
        &self,
        by: Enroller<'_>,
        challenge: &str,
        answer: &str,
        label: &str,
    ) -> Result<(), AppError> {
        let known = self.enroller(by).await?;
        let own = known.account.identity.user;
        let state = match self.take(challenge) {
            Some(PendingEntry::Registration { user, state }) if user == own => state,
            _ => return Err(AppError::Late),
        };
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| AppError::Passkey)?;
        let made = self.accounts().webauthn()?.finish_passkey_registration(&answer, &state);
        let passkey = made.map_err(|_| AppError::Passkey)?;
        let credential = URL_SAFE_NO_PAD.encode(passkey.cred_id());
        if self.store().passkey(&credential).await?.is_some() {
            return Err(AppError::Passkey);
        }
        let label = label.chars().filter(|c| !c.is_control()).take(LONGEST_LABEL).collect();
        let mut events: Vec<Event> = Vec::new();
        if known.is_by_link {
            events.extend(self.passkey_revocations(own, None).await?);
            if self.store().password_of(own).await?.is_some() {
                events.push(CredentialRevoked::Password.into());
            }
        }
        let passkey = write_passkey(&passkey)?;
        events.push(PasskeyEnrolled { credential, label, passkey }.into());
        self.enrol(&known, events).await
    }

    /// Asks the browser for any passkey of this site.
    ///
    /// # Errors
    /// [`AppError::NoPasskeys`] without a public name.
    pub fn start_passkey(&self) -> Result<PasskeyChallenge, AppError> {
        let started = self.accounts().webauthn()?.start_discoverable_authentication();
        let (mut options, state) = started.map_err(|_| AppError::Passkey)?;
        // A button was pressed: the browser shows its dialog at once.
        options.mediation = None;
        self.challenge(PendingEntry::Authentication { state: Box::new(state) }, &options)
    }

    /// Signs in with the answer of a passkey.
    ///
    /// # Errors
    /// [`AppError::SignIn`] whatever was wrong.
    pub async fn finish_passkey(
        &self,
        challenge: &str,
        answer: &str,
        origin: &Origin,
    ) -> Result<Entered, AppError> {
        let Some(PendingEntry::Authentication { state }) = self.take(challenge) else {
            return Err(AppError::SignIn);
        };
        let answer: PublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| AppError::SignIn)?;
        let row = self.passkey_of(&answer).await?;
        let user = row.as_ref().map(|row| row.user);
        let checked = row.and_then(|row| {
            let passkey = read_passkey(&row).ok()?;
            let webauthn = self.accounts().webauthn().ok()?;
            let key = (&passkey).into();
            let result = finish(webauthn, &answer, *state, key)?;
            Some((row, passkey, result))
        });
        let account = match user {
            Some(user) => self.active_account(user).await.ok(),
            None => None,
        };
        let (Some((row, passkey, result)), Some((account, version))) = (checked, account) else {
            self.tell_failure(user, SignInStep::Passkey).await?;
            return Err(AppError::SignIn);
        };
        let before = self.passkey_use(&row, passkey, &result, version)?;
        let method = SignInMethod::Passkey;
        let entered = self.begin_session(account, method, &origin.device.words, before).await;
        entered.map_err(|error| match error {
            AppError::Conflict => AppError::SignIn,
            error => error,
        })
    }

    /// The passkey that an answer names, if it names its owner too.
    async fn passkey_of(
        &self,
        answer: &PublicKeyCredential,
    ) -> Result<Option<PasskeyRow>, AppError> {
        let named = self.accounts().webauthn()?.identify_discoverable_authentication(answer);
        let Ok((user, credential)) = named else { return Ok(None) };
        let row = self.store().passkey(&URL_SAFE_NO_PAD.encode(credential)).await?;
        Ok(row.filter(|row| row.user.uuid() == user))
    }

    /// The entry for a counter that moved on; most passkeys have none.
    fn passkey_use(
        &self,
        row: &PasskeyRow,
        mut passkey: Passkey,
        result: &AuthenticationResult,
        version: u64,
    ) -> Result<Vec<Write>, AppError> {
        if passkey.update_credential(result) != Some(true) {
            return Ok(Vec::new());
        }
        let body =
            PasskeyUsed { credential: row.credential.clone(), passkey: write_passkey(&passkey)? };
        let by = (Actor::User(row.user), purpose("sign_in"));
        Ok(vec![self.user_write(row.user, Expected::Version(version), by, vec![body.into()])])
    }

    fn challenge(
        &self,
        entry: PendingEntry,
        options: &impl serde::Serialize,
    ) -> Result<PasskeyChallenge, AppError> {
        let environment = self.store().environment();
        let token = Token::new(environment.random());
        let options = serde_json::to_string(options).map_err(|_| AppError::Passkey)?;
        let now = environment.now();
        self.accounts().pending(|pending| pending.put(token.digest(), entry, now));
        Ok(PasskeyChallenge { token, options })
    }

    fn take(&self, challenge: &str) -> Option<PendingEntry> {
        let digest = Token::parse(challenge)?.digest();
        let now = self.store().environment().now();
        self.accounts().pending(|pending| pending.take(digest, now))
    }
}

fn finish(
    webauthn: &webauthn_rs::Webauthn,
    answer: &PublicKeyCredential,
    state: webauthn_rs::prelude::DiscoverableAuthentication,
    key: webauthn_rs::prelude::DiscoverableKey,
) -> Option<AuthenticationResult> {
    let result = webauthn.finish_discoverable_authentication_v2(answer, state, key).ok()?;
    result.user_verified().then_some(result)
}

/// Only a passkey that the device can find by itself signs in without a name.
fn ask_for_discoverable(options: &mut CreationChallengeResponse) {
    if let Some(selection) = &mut options.public_key.authenticator_selection {
        selection.resident_key = Some(ResidentKeyRequirement::Required);
        selection.require_resident_key = true;
    }
}

fn read_passkey(row: &PasskeyRow) -> Result<Passkey, AppError> {
    serde_json::from_str(&row.passkey).map_err(|_| AppError::Passkey)
}

fn write_passkey(passkey: &Passkey) -> Result<String, AppError> {
    serde_json::to_string(passkey).map_err(|_| AppError::Passkey)
}
