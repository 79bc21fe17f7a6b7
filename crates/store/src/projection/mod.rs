//! Projections: tables that hold what the entries add up to. Any can be dropped and rebuilt to the same bytes.
//!
//! Every projection is written in the transaction of its entry, and only from the entry: no clock, no randomness.

pub(crate) mod account;
pub(crate) mod case;
mod directory;
mod draft;
mod figure;
pub(crate) mod person;

use domain::event::Event;
use domain::ledger::{Header, Position};

use crate::database::{Tx, params};
use crate::error::StoreError;
use crate::key::NodeKey;
use crate::statement::{self as sql, Statement};
use crate::writer::Write;

/// One projection table: how to empty it, and how to read it whole in a fixed order.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) clear: Statement,
    pub(crate) dump: Statement,
    pub(crate) columns: &'static [(&'static str, Column)],
}

/// How a column is read for comparing two builds of a projection.
#[derive(Clone, Copy)]
pub(crate) enum Column {
    Int,
    MaybeInt,
    Text,
    Bytes,
}

macro_rules! tables {
    ($($name:literal by $order:literal: $($kind:ident $column:literal),*;)*) => {
        /// Every projection table there is.
        pub(crate) const TABLES: &[Table] = &[$(Table {
            name: $name,
            clear: Statement { name: concat!("projection/clear ", $name), sql: concat!("DELETE FROM ", $name) },
            dump: Statement {
                name: concat!("projection/dump ", $name),
                sql: concat!("SELECT * FROM ", $name, " ORDER BY ", $order),
            },
            columns: &[$(($column, Column::$kind)),*],
        }),*];
    };
}

tables! {
    "figure_import" by "known_at": Bytes "import_id", Text "file_name", Text "file_digest", Text "profile",
        Int "figures", Text "actor", Int "recorded_at", Int "known_at";
    "source_document" by "known_at, document": Text "document", Text "title", Text "publisher",
        Text "published_on", Int "known_at";
    "figure_value" by "known_at, ordinal": Int "known_at", Int "ordinal", Text "measure", Text "unit", Text "place",
        Text "dimensions", Text "period", Int "low", MaybeInt "high", Text "printed", Text "document",
        Text "statement", Text "locator", Text "status";
    "center" by "known_at": Text "center_id", Text "service", Text "place", Text "name", Text "body", Int "known_at";
    "directory_import" by "known_at": Bytes "import_id", Text "file_name", Text "file_digest", Int "registered",
        Int "already_known", Int "queued", Text "actor", Int "recorded_at", Int "known_at";
    "directory_doubt" by "known_at, line": Bytes "import_id", Int "line", Text "body", Text "decision", Int "known_at";
    "account" by "known_at, user_id": Bytes "user_id", Text "user_name", Bytes "identity", Int "suspended", Int "known_at";
    "account_grant" by "known_at": Bytes "user_id", Text "role", Text "scope", Int "known_at";
    "account_password" by "known_at": Bytes "user_id", Bytes "sealed", Text "spent", Int "known_at";
    "account_passkey" by "known_at": Text "credential", Bytes "user_id", Text "label", Bytes "sealed", Int "known_at";
    "person" by "person_id": Bytes "person_id", Bytes "record", Int "known_at";
    "person_key" by "token, person_id": Int "token", Bytes "person_id";
    "person_tie" by "token, person_id": Int "token", Bytes "person_id";
    "staff_tie" by "token, user_id": Int "token", Bytes "user_id";
    "person_link" by "link_id": Bytes "link_id", Bytes "first_id", Bytes "second_id", Text "state", Int "known_at";
    "case_file" by "case_id": Bytes "case_id", Text "service", Text "center_id", Text "center_place", Int "number_year",
        Int "number_order", Text "condition", Text "opened_on", Text "stage", Text "closed_on", Int "restricted",
        Text "risk", Bytes "service_user", Int "touched_at", Int "known_at";
    "case_party" by "case_id, person_id, role": Bytes "case_id", Bytes "person_id", Text "role";
    "case_member" by "case_id, user_id, lens": Bytes "case_id", Bytes "user_id", Text "lens";
    "case_exclusion" by "case_id, user_id": Bytes "case_id", Bytes "user_id";
    "case_opening" by "record_id": Bytes "record_id", Bytes "case_id", Bytes "user_id", Int "until_at", Int "reviewed",
        Int "known_at";
    "case_task" by "task_id": Bytes "task_id", Bytes "case_id", Text "center_id", Text "lens", Bytes "owner",
        Text "action", Text "due_on", Text "state";
    "case_action" by "record_id": Bytes "record_id", Bytes "case_id", Text "center_id", Text "action", Text "done_on";
    "case_reading" by "known_at": Int "known_at", Bytes "case_id", Bytes "user_id", Text "part", Int "at";
    "case_draft" by "known_at": Bytes "draft_id", Bytes "user_id", Text "center_id", Bytes "person_id", Int "started_at",
        Int "touched_at", Int "open", Int "known_at";
    "tally" by "service, fact, day, center_id, code, residence, event_place": Text "fact", Text "code", Text "service",
        Text "center_id", Text "residence", Text "event_place", Text "day", Int "count";
    "enrolment" by "known_at": Text "token_digest", Bytes "user_id", Int "expires_at", Int "known_at";
}

/// Writes what one entry changes.
pub(crate) async fn apply(
    tx: &mut Tx,
    key: &NodeKey,
    position: Position,
    header: &Header,
    event: &Event,
) -> Result<(), StoreError> {
    match event {
        Event::FiguresPublished(body) => figure::publish(tx, position, header, body).await,
        Event::CenterRegistered(body) => directory::put_center(tx, position, &body.center).await,
        Event::CenterCorrected(body) => directory::put_center(tx, position, &body.center).await,
        Event::DirectoryImported(body) => directory::import(tx, position, header, body).await,
        Event::DirectoryRowResolved(body) => directory::decide(tx, position, body).await,
        Event::PersonRegistered(_) | Event::PersonFactRecorded(_) => {
            person::apply(tx, key, position, header, event).await
        }
        Event::SameAsProposed(_)
        | Event::SameAsConfirmed(_)
        | Event::SameAsRejected(_)
        | Event::SameAsUndone(_) => person::link(tx, position, event).await,
        Event::TieDeclared(body) => person::tie(tx, key, header, body).await,
        Event::CaseOpened(_)
        | Event::PartyJoined(_)
        | Event::PartyLeft(_)
        | Event::CaseAssigned(_)
        | Event::CaseUnassigned(_)
        | Event::CaseAnswered(_)
        | Event::StageReached(_)
        | Event::ActionDone(_)
        | Event::ActionWithdrawn(_)
        | Event::NoteWritten(_)
        | Event::MilestoneReached(_)
        | Event::TaskPlanned(_)
        | Event::TaskFinished(_)
        | Event::TaskDropped(_)
        | Event::CaseClosed(_)
        | Event::CaseReopened(_)
        | Event::CaseMoved(_)
        | Event::CaseRestricted(_)
        | Event::UserExcluded(_)
        | Event::GlassBroken(_)
        | Event::GlassReviewed(_)
        | Event::RiskAssessed(_)
        | Event::RiskOverridden(_)
        | Event::RiskLevelSet(_)
        | Event::PaperIssued(_)
        | Event::FileAttached(_)
        | Event::CaseRead(_) => case::apply(tx, position, header, event).await,
        Event::DraftSaved(body) => draft::save(tx, position, header, body).await,
        Event::DraftEnded(body) => draft::end(tx, header, body).await,
        Event::UserAdded(body) => {
            account::apply(tx, key, position, header, event).await?;
            person::staff(tx, key, &body.identity).await
        }
        Event::UserSuspended(_)
        | Event::RoleGranted(_)
        | Event::RoleRevoked(_)
        | Event::EnrolmentInvited(_)
        | Event::LinkUsed(_)
        | Event::PasswordEnrolled(_)
        | Event::PasskeyEnrolled(_)
        | Event::PasskeyUsed(_)
        | Event::CredentialRevoked(_)
        | Event::RecoveryCodeUsed(_) => account::apply(tx, key, position, header, event).await,
        Event::StoreCreated(_)
        | Event::PackAdopted(_)
        | Event::CaseNumbered(_)
        | Event::PersonSought(_)
        | Event::ReservedAnnexRecorded(_)
        | Event::PaperNumbered(_)
        | Event::PaperWritten(_)
        | Event::FilePart(_)
        | Event::SignedIn(_)
        | Event::SignInFailed(_)
        | Event::SessionEnded(_)
        | Event::DocumentExported(_)
        | Event::ReservedFieldRead(_) => Ok(()),
    }
}

/// Whether one of these writes brings a file of which the bytes were taken in before.
pub(crate) async fn is_known_file(tx: &mut Tx, writes: &[Write]) -> Result<bool, StoreError> {
    for new in writes.iter().flat_map(|write| &write.events) {
        let (find, digest) = match &new.event {
            Event::FiguresPublished(body) => (sql::FIGURE_FIND_IMPORT, &body.file_digest),
            Event::DirectoryImported(body) => (sql::DIRECTORY_FIND_IMPORT, &body.file_digest),
            _ => continue,
        };
        if !tx.fetch(find, params![digest.as_str()]).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
