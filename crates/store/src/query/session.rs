//! Sessions: who is signed in, where, since when. Kept outside the ledger; their beginning and end are entries.

use domain::event::SignInMethod;
use domain::id::{SessionId, UserId};
use jiff::Timestamp;

use super::figure::parsed;
use crate::database::{Row, params};
use crate::error::StoreError;
use crate::statement as sql;
use crate::store::Store;

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its id.
    pub session: SessionId,
    /// Whose.
    pub user: UserId,
    /// How the user proved who he is.
    pub method: SignInMethod,
    /// The device in words.
    pub device: String,
    /// Token that every form of this session carries.
    pub form_token: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

impl Store {
    /// Keeps a new session under the digest of its token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_session(
        &self,
        token_digest: &[u8; 32],
        session: &SessionRow,
    ) -> Result<(), StoreError> {
        let method = method_text(session.method)?;
        let row = params![
            token_digest.as_slice(),
            session.session.uuid(),
            session.user.uuid(),
            method,
            session.device.as_str(),
            session.form_token.as_str(),
            session.created_at.as_microsecond(),
        ];
        self.database.execute(sql::SESSION_ADD, row).await.map(drop)
    }

    /// The session with this token digest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, token_digest: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
        let rows = self.database.fetch(sql::SESSION_FIND, params![token_digest.as_slice()]).await?;
        rows.first().map(session).transpose()
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn touch_session(
        &self,
        token_digest: &[u8; 32],
        seen_at: Timestamp,
    ) -> Result<(), StoreError> {
        let row = params![token_digest.as_slice(), seen_at.as_microsecond()];
        self.database.execute(sql::SESSION_TOUCH, row).await.map(drop)
    }

    /// The sessions of a user, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sessions_of(&self, user: UserId) -> Result<Vec<SessionRow>, StoreError> {
        let rows = self.database.fetch(sql::SESSION_LIST_BY_USER, params![user.uuid()]).await?;
        rows.iter().map(session).collect()
    }

    /// Sessions last used before `idle_since` or begun before `begun_before`, at most a thousand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expired_sessions(
        &self,
        idle_since: Timestamp,
        begun_before: Timestamp,
    ) -> Result<Vec<SessionRow>, StoreError> {
        let row = params![idle_since.as_microsecond(), begun_before.as_microsecond()];
        let rows = self.database.fetch(sql::SESSION_LIST_EXPIRED, row).await?;
        rows.iter().map(session).collect()
    }

    /// Ends one session of a user; `false` if there was none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_session(
        &self,
        user: UserId,
        session: SessionId,
    ) -> Result<bool, StoreError> {
        let row = params![session.uuid(), user.uuid()];
        Ok(self.database.execute(sql::SESSION_REMOVE, row).await? > 0)
    }

    /// Ends every session of a user; answers how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_sessions(&self, user: UserId) -> Result<u64, StoreError> {
        self.database.execute(sql::SESSION_REMOVE_BY_USER, params![user.uuid()]).await
    }
}

fn session(row: &Row) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        session: SessionId::new(row.uuid("session_id")?),
        user: UserId::new(row.uuid("user_id")?),
        method: parsed(row, "method", |text| {
            serde_json::from_value(serde_json::Value::String(text.to_owned()))
        })?,
        device: row.text("device")?,
        form_token: row.text("form_token")?,
        created_at: row.instant("created_at")?,
        seen_at: row.instant("seen_at")?,
    })
}

fn method_text(method: SignInMethod) -> Result<String, StoreError> {
    match serde_json::to_value(method) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        _ => Err(StoreError::Unreadable { what: "method".to_owned() }),
    }
}
