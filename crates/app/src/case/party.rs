//! Somebody new in a case: registered and added in one write.

use access::Permit;
use access::question::WriteCase;
use domain::case::PartyRole;
use domain::case::event::PartyJoined;
use domain::id::{EntryCode, PersonId};
use domain::ledger::{Scope, StreamName};
use store::{AppendError, Expected};

use super::person::{NewPerson, member};
use super::{ATTEMPTS, ChangeKey};
use crate::App;
use crate::error::AppError;

/// Somebody who was not known before and has part in a case.
#[derive(Debug, Clone)]
pub struct NewParty {
    /// What is said of this person.
    pub person: NewPerson,
    /// As what.
    pub role: PartyRole,
    /// What this person is to the service user, a code of the pack.
    pub relation: Option<EntryCode>,
}

impl App {
    /// Adds somebody who is known to a case. Whom the writer may not know of is not there for him: an id alone tells nothing.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such person or case; [`AppError::Rejected`] with the reason.
    pub async fn join_known_party(
        &self,
        permit: &Permit<WriteCase>,
        key: ChangeKey,
        joined: PartyJoined,
    ) -> Result<(), AppError> {
        let user = member(permit.who())?;
        let known = self.store().person_for(joined.person, user).await?;
        known.ok_or(AppError::NotFound)?;
        self.join_party(permit, key, joined).await
    }

    /// Registers a person and adds her or him to a case.
    ///
    /// # Errors
    /// [`AppError::Rejected`] with the reason; [`AppError::NotFound`] if there is no such case.
    pub async fn join_new_party(
        &self,
        permit: &Permit<WriteCase>,
        key: ChangeKey,
        new: NewParty,
    ) -> Result<(), AppError> {
        let person = PersonId::new(key.entry(1).uuid());
        let joined = PartyJoined { person, role: new.role, relation: new.relation.clone() };
        for _ in 0..ATTEMPTS {
            if self.store().contains(key.entry(0)).await? {
                return Ok(());
            }
            let loaded = self.store().load_case(permit).await?;
            let (case, version) = loaded.ok_or(AppError::NotFound)?;
            let events = case.join_party(joined.clone())?;
            let scope = Scope::territory(case.center_place);
            let fresh = || self.store().environment().uuid();
            let registered = new.person.clone().registered(person, self.today(), fresh);
            let stream = StreamName::new("person", &person);
            let other = ChangeKey(key.entry(2).uuid());
            let first = Expected::Version(0);
            let person_write = self.keyed_write(
                permit,
                other,
                stream,
                first,
                scope.clone(),
                vec![registered.into()],
            );
            let stream = StreamName::new("case", &case.id);
            let case_write =
                self.keyed_write(permit, key, stream, Expected::Version(version), scope, events);
            match self.store().append_all(vec![person_write, case_write]).await {
                Err(AppendError::VersionConflict { .. }) => {}
                other => return other.map(drop).map_err(AppError::from),
            }
        }
        Err(AppError::Conflict)
    }
}
