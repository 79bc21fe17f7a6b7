//! Projection of staff accounts. What names a person or lets one sign in is sealed.

use domain::event::{CredentialRevoked, Event};
use domain::id::UserId;
use domain::ledger::{Header, Position};

use crate::database::{Tx, params, signed};
use crate::error::StoreError;
use crate::key::NodeKey;
use crate::statement as sql;

/// Column names under which sealed values are bound to their place.
pub(crate) const IDENTITY: &str = "account.identity";
pub(crate) const PASSWORD: &str = "account_password.sealed";
pub(crate) const PASSKEY: &str = "account_passkey.sealed";

/// Writes what an account event changes.
pub(super) async fn apply(
    tx: &mut Tx,
    key: &NodeKey,
    position: Position,
    header: &Header,
    event: &Event,
) -> Result<(), StoreError> {
    let user = user_of(header)?.uuid();
    let known_at = signed(position.0);
    let (statement, row) = match event {
        Event::UserAdded(body) => {
            let sealed = key.seal_column(IDENTITY, position.0, &json(&body.identity)?);
            (sql::ACCOUNT_ADD, params![user, body.identity.name.as_str(), sealed, known_at])
        }
        Event::UserSuspended(_) => {
            tx.execute(sql::ACCOUNT_REMOVE_ENROLMENTS, params![user]).await?;
            (sql::ACCOUNT_SUSPEND, params![user])
        }
        Event::RoleGranted(body) => {
            let (role, scope) = (body.grant.role.as_str(), body.grant.scope.to_string());
            (sql::ACCOUNT_ADD_GRANT, params![user, role, scope, known_at])
        }
        Event::RoleRevoked(body) => {
            let (role, scope) = (body.grant.role.as_str(), body.grant.scope.to_string());
            (sql::ACCOUNT_REMOVE_GRANT, params![user, role, scope])
        }
        Event::EnrolmentInvited(body) => {
            tx.execute(sql::ACCOUNT_REMOVE_ENROLMENTS, params![user]).await?;
            let expires_at = body.expires_at.as_microsecond();
            let row = params![body.token_digest.as_str(), user, expires_at, known_at];
            (sql::ACCOUNT_ADD_ENROLMENT, row)
        }
        Event::LinkUsed(_) => (sql::ACCOUNT_REMOVE_ENROLMENTS, params![user]),
        Event::PasswordEnrolled(body) => {
            tx.execute(sql::ACCOUNT_REMOVE_ENROLMENTS, params![user]).await?;
            let sealed = key.seal_column(PASSWORD, position.0, &json(body)?);
            (sql::ACCOUNT_PUT_PASSWORD, params![user, sealed, known_at])
        }
        Event::PasskeyEnrolled(body) => {
            tx.execute(sql::ACCOUNT_REMOVE_ENROLMENTS, params![user]).await?;
            let sealed = key.seal_column(PASSKEY, position.0, body.passkey.as_bytes());
            let row =
                params![body.credential.as_str(), user, body.label.as_str(), sealed, known_at];
            (sql::ACCOUNT_PUT_PASSKEY, row)
        }
        Event::PasskeyUsed(body) => {
            let sealed = key.seal_column(PASSKEY, position.0, body.passkey.as_bytes());
            (sql::ACCOUNT_UPDATE_PASSKEY, params![body.credential.as_str(), sealed, known_at])
        }
        Event::CredentialRevoked(CredentialRevoked::Password) => {
            (sql::ACCOUNT_REMOVE_PASSWORD, params![user])
        }
        Event::CredentialRevoked(CredentialRevoked::Passkey { credential }) => {
            (sql::ACCOUNT_REMOVE_PASSKEY, params![credential.as_str()])
        }
        Event::RecoveryCodeUsed(body) => {
            (sql::ACCOUNT_SPEND_CODE, params![user, format!("{};", body.index)])
        }
        _ => return Ok(()),
    };
    tx.execute(statement, row).await.map(drop)
}

/// The account an entry belongs to: its stream is `user/ID`.
fn user_of(header: &Header) -> Result<UserId, StoreError> {
    header
        .stream
        .as_str()
        .strip_prefix("user/")
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| StoreError::Unreadable { what: header.stream.to_string() })
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|_| StoreError::Unreadable { what: "account".to_owned() })
}
