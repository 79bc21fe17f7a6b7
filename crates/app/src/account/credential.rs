//! The own credentials: seeing them and taking them away.

use access::{Permit, question};
use domain::event::CredentialRevoked;
use store::Expected;
use store::query::account::PasskeyRow;

use crate::{App, AppError};

impl App {
    /// The own passkeys, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_passkeys(
        &self,
        permit: &Permit<question::ManageOwnAccess>,
    ) -> Result<Vec<PasskeyRow>, AppError> {
        Ok(self.store().passkeys_of(permit.ask().user).await?)
    }

    /// Whether the user has a password, and how many recovery codes are left; `None` without a password.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_recovery_codes_left(
        &self,
        permit: &Permit<question::ManageOwnAccess>,
    ) -> Result<Option<usize>, AppError> {
        let credential = self.store().password_of(permit.ask().user).await?;
        Ok(credential
            .map(|kept| kept.enrolled.recovery_code_hashes.len().saturating_sub(kept.spent.len())))
    }

    /// Takes an own passkey away.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if it is not an own one; [`AppError::LastCredential`] if nothing else lets the user in.
    pub async fn remove_own_passkey(
        &self,
        permit: &Permit<question::ManageOwnAccess>,
        credential: &str,
    ) -> Result<(), AppError> {
        let (_, version) = self.active_account(permit.ask().user).await?;
        let passkeys = self.own_passkeys(permit).await?;
        if !passkeys.iter().any(|passkey| passkey.credential == credential) {
            return Err(AppError::NotFound);
        }
        let has_password = self.store().password_of(permit.ask().user).await?.is_some();
        if passkeys.len() == 1 && !has_password {
            return Err(AppError::LastCredential);
        }
        let body = CredentialRevoked::Passkey { credential: credential.to_owned() };
        self.tell_user(
            permit.ask().user,
            Expected::Version(version),
            Self::own_purpose(permit),
            body,
        )
        .await
    }

    /// Takes the own password away with its code and recovery codes.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is none; [`AppError::LastCredential`] if there is no passkey.
    pub async fn remove_own_password(
        &self,
        permit: &Permit<question::ManageOwnAccess>,
    ) -> Result<(), AppError> {
        let (_, version) = self.active_account(permit.ask().user).await?;
        if self.store().password_of(permit.ask().user).await?.is_none() {
            return Err(AppError::NotFound);
        }
        if self.own_passkeys(permit).await?.is_empty() {
            return Err(AppError::LastCredential);
        }
        let body = CredentialRevoked::Password;
        self.tell_user(
            permit.ask().user,
            Expected::Version(version),
            Self::own_purpose(permit),
            body,
        )
        .await
    }
}
