//! Staff accounts, their grants and credentials. Used while somebody signs in, so most take no permit: they feed it.

use std::collections::BTreeMap;

use access::{Permit, question};
use domain::account::{Grant, GrantScope, Role, StaffIdentity};
use domain::event::{Event, PasswordEnrolled};
use domain::id::{UserId, UserName};
use domain::ledger::{Actor, StreamName};
use jiff::Timestamp;

use super::figure::parsed;
use crate::database::{Row, params};
use crate::error::StoreError;
use crate::ledger::StoredEntry;
use crate::projection::account::{IDENTITY, PASSKEY, PASSWORD};
use crate::statement as sql;
use crate::store::Store;

/// An account as the sign-in and the staff page need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Who.
    pub identity: StaffIdentity,
    /// Whether it may be used no more.
    pub suspended: bool,
    /// Roles, in order.
    pub grants: Vec<Grant>,
}

/// Password, code secret and recovery codes of an account.
#[derive(Clone)]
pub struct PasswordCredential {
    /// What was enrolled.
    pub enrolled: PasswordEnrolled,
    /// Numbers of the recovery codes that were spent.
    pub spent: Vec<u32>,
}

/// A passkey of an account.
#[derive(Clone)]
pub struct PasskeyRow {
    /// Credential id, base64url.
    pub credential: String,
    /// Whose.
    pub user: UserId,
    /// What the user calls it.
    pub label: String,
    /// The passkey as the passkey library writes it (JSON).
    pub passkey: String,
}

/// A one-time link that has not been used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnrolmentRow {
    /// Whose.
    pub user: UserId,
    /// After this instant it is dead.
    pub expires_at: Timestamp,
}

impl Store {
    /// The account that signs in with a name.
    ///
    /// # Errors
    /// When the database fails or a sealed value does not open.
    pub async fn account_named(&self, name: &UserName) -> Result<Option<AccountRow>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_FIND, params![name.as_str()]).await?;
        self.first_account(&rows).await
    }

    /// One account.
    ///
    /// # Errors
    /// As [`Store::account_named`].
    pub async fn account(&self, user: UserId) -> Result<Option<AccountRow>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_READ, params![user.uuid()]).await?;
        self.first_account(&rows).await
    }

    /// All accounts by name.
    ///
    /// # Errors
    /// As [`Store::account_named`].
    pub async fn accounts(
        &self,
        _permit: &Permit<question::ManageUsers>,
    ) -> Result<Vec<AccountRow>, StoreError> {
        self.every_account().await
    }

    /// All accounts by name, for whoever gives a case to people; which of them could work on it the use case says.
    ///
    /// # Errors
    /// As [`Store::account_named`].
    pub async fn accounts_for_case<A: question::AboutCase>(
        &self,
        _permit: &Permit<A>,
    ) -> Result<Vec<AccountRow>, StoreError> {
        self.every_account().await
    }

    async fn every_account(&self) -> Result<Vec<AccountRow>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_LIST, vec![]).await?;
        let grants = grants(&self.database.fetch(sql::ACCOUNT_LIST_GRANTS, vec![]).await?)?;
        rows.iter().map(|row| self.account_row(row, &grants)).collect()
    }

    async fn first_account(&self, rows: &[Row]) -> Result<Option<AccountRow>, StoreError> {
        let Some(row) = rows.first() else { return Ok(None) };
        let user = params![row.uuid("user_id")?];
        let grants = grants(&self.database.fetch(sql::ACCOUNT_LIST_GRANTS_OF, user).await?)?;
        self.account_row(row, &grants).map(Some)
    }

    fn account_row(
        &self,
        row: &Row,
        grants: &BTreeMap<UserId, Vec<Grant>>,
    ) -> Result<AccountRow, StoreError> {
        let sealed = row.bytes("identity")?;
        let plain = self.key.open_column(IDENTITY, row.count("known_at")?, &sealed)?;
        let identity: StaffIdentity = serde_json::from_slice(&plain)
            .map_err(|_| StoreError::Unreadable { what: IDENTITY.to_owned() })?;
        let grants = grants.get(&identity.user).cloned().unwrap_or_default();
        Ok(AccountRow { identity, suspended: row.int("suspended")? != 0, grants })
    }

    /// What happened to an account, oldest first: who did it, when, what.
    ///
    /// # Errors
    /// When the database fails or an entry does not open.
    pub async fn account_history(
        &self,
        _permit: &Permit<question::ManageUsers>,
        user: UserId,
    ) -> Result<Vec<(Actor, Timestamp, Event)>, StoreError> {
        let stream = StreamName::new("user", &user);
        let rows = self.database.fetch(sql::LEDGER_LIST_STREAM, params![stream.as_str()]).await?;
        let mut history = Vec::with_capacity(rows.len());
        for row in &rows {
            let entry = StoredEntry::from_row(row)?;
            if let Some(event) = self.read_event(&entry).await? {
                history.push((entry.header.actor, entry.header.recorded_at, event));
            }
        }
        Ok(history)
    }

    /// The password credential of an account.
    ///
    /// # Errors
    /// As [`Store::account_named`].
    pub async fn password_of(
        &self,
        user: UserId,
    ) -> Result<Option<PasswordCredential>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_READ_PASSWORD, params![user.uuid()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let plain =
            self.key.open_column(PASSWORD, row.count("known_at")?, &row.bytes("sealed")?)?;
        let enrolled = serde_json::from_slice(&plain)
            .map_err(|_| StoreError::Unreadable { what: PASSWORD.to_owned() })?;
        let spent = row.text("spent")?;
        let spent = spent.split_terminator(';').filter_map(|n| n.parse().ok()).collect();
        Ok(Some(PasswordCredential { enrolled, spent }))
    }

    /// The passkeys of an account, oldest first.
    ///
    /// # Errors
    /// As [`Store::account_named`].
    pub async fn passkeys_of(&self, user: UserId) -> Result<Vec<PasskeyRow>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_LIST_PASSKEYS, params![user.uuid()]).await?;
        rows.iter().map(|row| self.passkey_row(row)).collect()
    }

    /// The passkey with a credential id.
    ///
    /// # Errors
    /// As [`Store::account_named`].
    pub async fn passkey(&self, credential: &str) -> Result<Option<PasskeyRow>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_FIND_PASSKEY, params![credential]).await?;
        rows.first().map(|row| self.passkey_row(row)).transpose()
    }

    fn passkey_row(&self, row: &Row) -> Result<PasskeyRow, StoreError> {
        let plain = self.key.open_column(PASSKEY, row.count("known_at")?, &row.bytes("sealed")?)?;
        let passkey = String::from_utf8(plain.to_vec())
            .map_err(|_| StoreError::Unreadable { what: PASSKEY.to_owned() })?;
        Ok(PasskeyRow {
            credential: row.text("credential")?,
            user: UserId::new(row.uuid("user_id")?),
            label: row.text("label")?,
            passkey,
        })
    }

    /// The unused one-time link with this token digest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enrolment(&self, token_digest: &str) -> Result<Option<EnrolmentRow>, StoreError> {
        let rows = self.database.fetch(sql::ACCOUNT_FIND_ENROLMENT, params![token_digest]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some(EnrolmentRow {
            user: UserId::new(row.uuid("user_id")?),
            expires_at: row.instant("expires_at")?,
        }))
    }

    /// Takes a step of the time-based code; `false` if this step or a later one was taken before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_code_step(&self, user: UserId, step: u64) -> Result<bool, StoreError> {
        let row = params![user.uuid(), crate::database::signed(step)];
        Ok(self.database.execute(sql::ACCOUNT_TAKE_CODE_STEP, row).await? > 0)
    }

    /// Whether the account list is empty: then only the console can add the first administrator.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_accounts(&self) -> Result<bool, StoreError> {
        Ok(!self.database.fetch(sql::ACCOUNT_LIST, vec![]).await?.is_empty())
    }
}

fn grants(rows: &[Row]) -> Result<BTreeMap<UserId, Vec<Grant>>, StoreError> {
    let mut grants: BTreeMap<UserId, Vec<Grant>> = BTreeMap::new();
    for row in rows {
        let grant = Grant {
            role: parsed(row, "role", |text| Role::parse(text).ok_or(()))?,
            scope: parsed(row, "scope", str::parse::<GrantScope>)?,
        };
        grants.entry(UserId::new(row.uuid("user_id")?)).or_default().push(grant);
    }
    Ok(grants)
}
