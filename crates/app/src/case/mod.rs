//! Cases: looking whether a person was here before, opening a case, working on it, reading it.
//!
//! Every change is decided by `domain::case` on the folded stream and appended against the version that was read; who lost
//! a race is decided anew. A change carries a key of its author, so that sending it twice happens once.

mod party;
mod person;
mod read;
mod staff;
mod work;

use access::Permit;
use access::question::{AboutCase, CaseSubject};
use domain::case::Case;
use domain::case::decide::Rejected;
use domain::event::Event;
use domain::id::{CaseId, EntryId};
use domain::ledger::{Scope, StreamName};
use jiff::civil::Date;
use store::{AppendError, Expected, NewEvent, Write};

use crate::App;
use crate::error::AppError;

pub use linkage::{InvalidQuery, Query};
pub use party::NewParty;
pub use person::{NewPerson, SearchAnswer};
pub use read::{CasePage, OpeningsToReview};
pub use staff::CaseWorker;
pub use store::query::case::Reading;
pub use work::{OpenCaseCommand, Opened, ServiceUser};

/// How often a change is decided anew when somebody else was quicker.
const ATTEMPTS: usize = 5;

/// Different cases that one person may open in an hour. Who needs more is asked why, by a person.
pub const CASES_AN_HOUR: u64 = 60;

/// How long a case stays open to somebody outside its team who opened it because a life is at risk. The same for everybody.
pub const GLASS_MINUTES: i64 = 60;

/// What makes sending a change twice harmless: made by the page or the client, once for each change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeKey(pub uuid::Uuid);

impl ChangeKey {
    /// Id of the entry at a place of the change. The first carries the key itself.
    fn entry(self, place: usize) -> EntryId {
        if place == 0 {
            return EntryId::new(self.0);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.0.as_bytes());
        hasher.update(&(place as u64).to_be_bytes());
        let mut bytes = [0; 16];
        hasher.finalize_xof().fill(&mut bytes);
        EntryId::new(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

impl App {
    /// A case as the policies see it. A case that is not there and one that may not be known are the same to the asker.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such case.
    pub async fn case_subject(&self, case: CaseId) -> Result<CaseSubject, AppError> {
        self.store().case_subject(case, self.now()).await?.ok_or(AppError::NotFound)
    }

    /// A new id, later than all before it: for keys of changes and for rows that a page offers.
    #[must_use]
    pub fn fresh_uuid(&self) -> uuid::Uuid {
        self.store().new_entry_id().uuid()
    }

    /// The present day where this deployment is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.catalogue().calendar.local_day(self.now())
    }

    /// Decides a change of a case and appends it; decides anew if somebody else was quicker.
    pub(crate) async fn change_case<A: AboutCase>(
        &self,
        permit: &Permit<A>,
        key: ChangeKey,
        decide: impl Fn(&Case) -> Result<Vec<Event>, Rejected>,
    ) -> Result<(), AppError> {
        if self.store().contains(key.entry(0)).await? {
            return Ok(());
        }
        for _ in 0..ATTEMPTS {
            let loaded = self.store().load_case(permit).await?;
            let (case, version) = loaded.ok_or(AppError::NotFound)?;
            let events = decide(&case)?;
            if events.is_empty() {
                return Ok(());
            }
            let stream = StreamName::new("case", &case.id);
            let scope = Scope::territory(case.center_place);
            let expected = Expected::Version(version);
            let write = self.keyed_write(permit, key, stream, expected, scope, events);
            match self.store().append(write).await {
                Err(AppendError::VersionConflict { .. }) => {}
                other => return other.map(drop).map_err(AppError::from),
            }
        }
        Err(AppError::Conflict)
    }

    fn keyed_write<A: access::Ask>(
        &self,
        permit: &Permit<A>,
        key: ChangeKey,
        stream: StreamName,
        expected: Expected,
        scope: Scope,
        events: Vec<Event>,
    ) -> Write {
        let occurred_at = self.now();
        let numbered = events.into_iter().enumerate();
        let events = numbered
            .map(|(place, event)| NewEvent { id: key.entry(place), occurred_at, event })
            .collect();
        Write { stream, expected, scope, actor: permit.actor(), purpose: permit.purpose(), events }
    }
}
