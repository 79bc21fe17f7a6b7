//! Events: past facts with a stored name and a version. A shape never changes; a new shape is a new version.
//!
//! One enum per area; [`Event`] holds them together. Unknown names are not an error: a node keeps what it does not understand.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::account::{Grant, StaffIdentity};
use crate::case::event::{
    ActionDone, ActionWithdrawn, CaseAnswered, CaseAssigned, CaseClosed, CaseMoved, CaseNumbered,
    CaseOpened, CaseRead, CaseReopened, CaseRestricted, CaseUnassigned, GlassBroken, GlassReviewed,
    MilestoneReached, NoteWritten, PartyJoined, PartyLeft, StageReached, TaskDropped, TaskFinished,
    TaskPlanned, UserExcluded,
};
use crate::case::risk::RiskLevelSet;
use crate::center::Center;
use crate::draft::{DraftEnded, DraftSaved};
use crate::figure::Figure;
use crate::id::{CenterId, DocumentId, ImportId, SessionId, UserId};
use crate::instrument::record::{ProfessionalOverride, ReservedAnnexRecorded, RiskAssessed};
use crate::ledger::Kind;
use crate::paper::event::{FileAttached, FilePart, PaperIssued, PaperNumbered, PaperWritten};
use crate::person::same_as::{SameAsConfirmed, SameAsProposed, SameAsRejected, SameAsUndone};
use crate::person::{PersonFactRecorded, PersonRegistered};
use crate::source::SourceDocument;
use crate::territory::Ubigeo;

macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident($body:ident) = $name:literal, $version:literal;)*) => {
        /// A fact that this version of the program understands.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $variant($body),)*
        }

        impl Event {
            /// Stored name and version.
            #[must_use]
            pub fn kind(&self) -> Kind {
                let (name, version) = match self { $(Self::$variant(_) => ($name, $version),)* };
                Kind { name: name.to_owned(), version }
            }

            /// The body as it is sealed: JSON.
            ///
            /// # Errors
            /// Fails only if a map key is not text, which no event has.
            pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$variant(body) => serde_json::to_vec(body),)* }
            }

            /// Reads a body; `None` for a name or version that this program does not know.
            ///
            /// # Errors
            /// When the body is not of the shape that its name and version promise.
            pub fn decode(kind: &Kind, body: &[u8]) -> Result<Option<Self>, serde_json::Error> {
                match (kind.name.as_str(), kind.version) {
                    $(($name, $version) => serde_json::from_slice(body).map(|b| Some(Self::$variant(b))),)*
                    _ => Ok(None),
                }
            }

            /// Every name and version there is, for documentation and tests.
            pub const KINDS: &[(&'static str, u16)] = &[$(($name, $version)),*];
        }

        $(impl From<$body> for Event {
            fn from(body: $body) -> Self {
                Self::$variant(body)
            }
        })*
    };
}

events! {
    /// The store came into being.
    StoreCreated(StoreCreated) = "store.created", 1;
    /// A pack, in one version, is in force here.
    PackAdopted(PackAdopted) = "pack.adopted", 1;
    /// A file of published figures was taken in, whole.
    FiguresPublished(FiguresPublished) = "figures.published", 1;
    /// A center became known to the directory.
    CenterRegistered(CenterRegistered) = "center.registered", 1;
    /// What the directory says of a center was corrected.
    CenterCorrected(CenterCorrected) = "center.corrected", 1;
    /// A directory file was read; its doubtful rows wait for a person.
    DirectoryImported(DirectoryImported) = "directory.imported", 1;
    /// A person decided on a doubtful row.
    DirectoryRowResolved(DirectoryRowResolved) = "directory.row_resolved", 1;
    /// A member of staff got an account.
    UserAdded(UserAdded) = "user.added", 1;
    /// The user got a link to enrol, valid once.
    EnrolmentInvited(EnrolmentInvited) = "user.enrolment_invited", 1;
    /// The user signed in by the link, which is dead now.
    LinkUsed(LinkUsed) = "user.link_used", 1;
    /// The user set a password and a second factor, or renewed them.
    PasswordEnrolled(PasswordEnrolled) = "user.password_enrolled", 1;
    /// The user added a passkey.
    PasskeyEnrolled(PasskeyEnrolled) = "user.passkey_enrolled", 1;
    /// The signature counter of a passkey moved on.
    PasskeyUsed(PasskeyUsed) = "user.passkey_used", 1;
    /// A credential was taken away.
    CredentialRevoked(CredentialRevoked) = "user.credential_revoked", 1;
    /// One recovery code was spent.
    RecoveryCodeUsed(RecoveryCodeUsed) = "user.recovery_code_used", 1;
    /// A role was given.
    RoleGranted(RoleGranted) = "user.role_granted", 1;
    /// A role was taken back.
    RoleRevoked(RoleRevoked) = "user.role_revoked", 1;
    /// The account may not be used any more.
    UserSuspended(UserSuspended) = "user.suspended", 1;
    /// Somebody signed in.
    SignedIn(SignedIn) = "session.signed_in", 1;
    /// An attempt to sign in failed.
    SignInFailed(SignInFailed) = "session.sign_in_failed", 1;
    /// A session ended.
    SessionEnded(SessionEnded) = "session.ended", 1;
    /// A document left the system.
    DocumentExported(DocumentExported) = "document.exported", 1;
    /// Somebody read a reserved field.
    ReservedFieldRead(ReservedFieldRead) = "reserved_field.read", 1;
    /// A person became known.
    PersonRegistered(PersonRegistered) = "person.registered", 1;
    /// One value more is known of a person.
    PersonFactRecorded(PersonFactRecorded) = "person.fact_recorded", 1;
    /// Somebody looked whether a person was here before.
    PersonSought(PersonSought) = "person.sought", 1;
    /// Two records may be one human being.
    SameAsProposed(SameAsProposed) = "person.same_as_proposed", 1;
    /// They are.
    SameAsConfirmed(SameAsConfirmed) = "person.same_as_confirmed", 1;
    /// They are not.
    SameAsRejected(SameAsRejected) = "person.same_as_rejected", 1;
    /// It was a mistake to say so.
    SameAsUndone(SameAsUndone) = "person.same_as_undone", 1;
    /// Two members of a household or of a place of work are told, so that files of one are closed to the other.
    TieDeclared(TieDeclared) = "tie.declared", 1;
    /// A case was opened.
    CaseOpened(CaseOpened) = "case.opened", 1;
    /// A place in the book of a center was taken.
    CaseNumbered(CaseNumbered) = "case.numbered", 1;
    /// Somebody has part in the case.
    PartyJoined(PartyJoined) = "case.party_joined", 1;
    /// Somebody has no part in it any more.
    PartyLeft(PartyLeft) = "case.party_left", 1;
    /// Somebody works on it.
    CaseAssigned(CaseAssigned) = "case.assigned", 1;
    /// Somebody works on it no more.
    CaseUnassigned(CaseUnassigned) = "case.unassigned", 1;
    /// A question was answered.
    CaseAnswered(CaseAnswered) = "case.answered", 1;
    /// The case went on to another stage.
    StageReached(StageReached) = "case.stage_reached", 1;
    /// Something was done.
    ActionDone(ActionDone) = "case.action_done", 1;
    /// An action was written down by mistake.
    ActionWithdrawn(ActionWithdrawn) = "case.action_withdrawn", 1;
    /// A note was written.
    NoteWritten(NoteWritten) = "case.note_written", 1;
    /// A moment from which clocks run.
    MilestoneReached(MilestoneReached) = "case.milestone_reached", 1;
    /// Something is to be done.
    TaskPlanned(TaskPlanned) = "case.task_planned", 1;
    /// It was done.
    TaskFinished(TaskFinished) = "case.task_finished", 1;
    /// It is not needed any more.
    TaskDropped(TaskDropped) = "case.task_dropped", 1;
    /// The case was closed.
    CaseClosed(CaseClosed) = "case.closed", 1;
    /// The case was opened again.
    CaseReopened(CaseReopened) = "case.reopened", 1;
    /// Another center took it over.
    CaseMoved(CaseMoved) = "case.moved", 1;
    /// It is out of search, or in it again.
    CaseRestricted(CaseRestricted) = "case.restricted", 1;
    /// A user may not know that it exists, or may again.
    UserExcluded(UserExcluded) = "case.user_excluded", 1;
    /// Somebody outside its team opened it.
    GlassBroken(GlassBroken) = "case.glass_broken", 1;
    /// Such an opening was looked at.
    GlassReviewed(GlassReviewed) = "case.glass_reviewed", 1;
    /// Somebody read it.
    CaseRead(CaseRead) = "case.read", 1;
    /// An instrument of risk was applied and signed.
    RiskAssessed(RiskAssessed) = "risk.assessed", 1;
    /// A professional set a level beside the computed one.
    RiskOverridden(ProfessionalOverride) = "risk.level_overridden", 1;
    /// The annex that helps to find people was filled in. In a stream of its own.
    ReservedAnnexRecorded(ReservedAnnexRecorded) = "risk.reserved_annex_recorded", 1;
    /// The level of risk that counts.
    RiskLevelSet(RiskLevelSet) = "case.risk_level_set", 1;
    /// A document of a case was signed.
    PaperIssued(PaperIssued) = "case.paper_issued", 1;
    /// It took a place in the book of its center.
    PaperNumbered(PaperNumbered) = "paper.numbered", 1;
    /// Its words.
    PaperWritten(PaperWritten) = "paper.written", 1;
    /// A file was added to a case.
    FileAttached(FileAttached) = "case.file_attached", 1;
    /// Bytes of a file.
    FilePart(FilePart) = "file.part", 1;
    /// Fields of a form that is not finished changed.
    DraftSaved(DraftSaved) = "draft.saved", 1;
    /// The form became a case, or was thrown away.
    DraftEnded(DraftEnded) = "draft.ended", 1;
}

/// Body of `store.created`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreCreated {
    /// Whether it is a demonstration: its people are simulated and every page says so.
    pub demonstration: bool,
    /// Version of the program.
    pub program: String,
}

/// Body of `pack.adopted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackAdopted {
    /// The pack.
    pub pack: crate::id::PackId,
    /// Its version.
    pub version: String,
    /// BLAKE3 of its files.
    pub digest: String,
}

/// Body of `figures.published`: one file, all or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiguresPublished {
    /// The import.
    pub import: ImportId,
    /// Name of the file as it came.
    pub file_name: String,
    /// BLAKE3 of its bytes: the same file again is recognised.
    pub file_digest: String,
    /// Import profile, when its columns were foreign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Documents cited.
    pub documents: Vec<SourceDocument>,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// Body of `center.registered`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CenterRegistered {
    /// What is known of it.
    pub center: Center,
}

/// Body of `center.corrected`: the whole center as it is now known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CenterCorrected {
    /// What is known of it now.
    pub center: Center,
    /// Why it changed.
    pub reason: String,
}

/// Body of `directory.imported`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryImported {
    /// The import.
    pub import: ImportId,
    /// Name of the file as it came.
    pub file_name: String,
    /// BLAKE3 of its bytes.
    pub file_digest: String,
    /// Centers registered from rows without doubts.
    pub registered: Vec<CenterId>,
    /// Rows that said what was already known.
    pub already_known: u32,
    /// Rows that wait for a person.
    pub queued: Vec<DoubtfulRow>,
}

/// A row of a directory file that a person has to look at: the original stays whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtfulRow {
    /// Line in the file, from 1 with the header.
    pub line: u32,
    /// Column names and values exactly as they came.
    pub original: Vec<(String, String)>,
    /// What is doubtful.
    pub doubts: Vec<RowDoubt>,
    /// What the row would become if a person agrees; absent when nothing sensible can be proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Center>,
}

/// One doubt about a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowDoubt {
    /// Kind of doubt.
    pub kind: RowDoubtKind,
    /// Column it is about.
    pub column: String,
    /// The value as it came.
    pub found: String,
    /// The value proposed in its place, or empty.
    pub proposed: String,
}

/// Kinds of doubt about a directory row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowDoubtKind {
    /// Code and name speak of different places.
    CodeAndNameDiffer,
    /// The code lost its leading zero.
    LostZero,
    /// No such place.
    UnknownPlace,
    /// The coordinates lie outside the district.
    CoordinatesOutside,
    /// No such service in the catalogue.
    UnknownService,
    /// The same center stands twice in the file or is in the directory already with other data.
    Duplicate,
    /// A needed value is missing.
    MissingValue,
    /// The row tells the place of a sealed service.
    SealedPlaceTold,
    /// The row has more or fewer cells than the header.
    WrongCellCount,
    /// A value cannot be read.
    Unreadable,
}

/// Body of `directory.row_resolved`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryRowResolved {
    /// The import.
    pub import: ImportId,
    /// Line of the row.
    pub line: u32,
    /// What was decided.
    pub decision: RowDecision,
}

/// What a person decided on a doubtful row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RowDecision {
    /// Registered as corrected by the person.
    Registered {
        /// The center it became.
        center: CenterId,
    },
    /// Set aside; the original stays in the ledger.
    SetAside {
        /// Why.
        reason: String,
    },
}

/// Body of `user.added`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserAdded {
    /// Who.
    pub identity: StaffIdentity,
}

/// Body of `person.sought`: hits and misses alike. What was asked for is not kept: it may be a name that nobody should see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonSought {
    /// Where.
    pub center: CenterId,
    /// Who was shown; empty for a miss.
    pub hits: Vec<crate::id::PersonId>,
}

/// Body of `tie.declared`: in the stream of a member of staff or of a person.
///
/// Whoever shares a tie with a party of a case may not know that the case exists.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieDeclared {
    /// What is shared.
    pub kind: TieKind,
    /// In the form in which both sides write it: `dni:12345678`, a household, a place of work.
    pub value: String,
}

impl std::fmt::Debug for TieDeclared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TieDeclared({:?})", self.kind)
    }
}

/// What a member of staff and a party of a case may share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// An identity document: they are the same, or this is a declared relative.
    Document,
    /// A household.
    Household,
    /// A place of work.
    Workplace,
}

impl TieKind {
    /// The word in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Household => "household",
            Self::Workplace => "workplace",
        }
    }
}

/// Body of `user.enrolment_invited`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentInvited {
    /// BLAKE3 of the one-time token.
    pub token_digest: String,
    /// After this instant the link is dead.
    pub expires_at: Timestamp,
}

/// Body of `user.link_used`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkUsed {}

/// Body of `user.password_enrolled`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordEnrolled {
    /// Argon2id hash in PHC form.
    pub password_hash: String,
    /// Shared secret of the time-based code, base32.
    pub totp_secret: String,
    /// Argon2id hashes of the recovery codes.
    pub recovery_code_hashes: Vec<String>,
}

impl std::fmt::Debug for PasswordEnrolled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordEnrolled(..)")
    }
}

/// Body of `user.passkey_enrolled`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyEnrolled {
    /// Credential id, base64url.
    pub credential: String,
    /// What the user calls it.
    pub label: String,
    /// Public key and counters, as the passkey library writes them (JSON).
    pub passkey: String,
}

impl std::fmt::Debug for PasskeyEnrolled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasskeyEnrolled(..)")
    }
}

/// Body of `user.passkey_used`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyUsed {
    /// Credential id, base64url.
    pub credential: String,
    /// The passkey after use (JSON).
    pub passkey: String,
}

impl std::fmt::Debug for PasskeyUsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasskeyUsed(..)")
    }
}

/// Body of `user.credential_revoked`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CredentialRevoked {
    /// Password, time-based code and recovery codes together.
    Password,
    /// One passkey.
    Passkey {
        /// Credential id, base64url.
        credential: String,
    },
}

/// Body of `user.recovery_code_used`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryCodeUsed {
    /// Which of the codes, from 0.
    pub index: u32,
}

/// Body of `user.role_granted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleGranted {
    /// Role and scope.
    pub grant: Grant,
}

/// Body of `user.role_revoked`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleRevoked {
    /// Role and scope.
    pub grant: Grant,
    /// Why.
    pub reason: String,
}

/// Body of `user.suspended`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserSuspended {
    /// Why.
    pub reason: String,
}

/// How somebody proved who he is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInMethod {
    /// A passkey.
    Passkey,
    /// Password and time-based code.
    Password,
    /// Password and one recovery code.
    RecoveryCode,
    /// A one-time link made at the server's own terminal.
    ConsoleLink,
}

/// Body of `session.signed_in`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// How.
    pub method: SignInMethod,
    /// The device in words, cut short.
    pub device: String,
}

/// Body of `session.sign_in_failed`. It names an account only if one exists; the name typed is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInFailed {
    /// The account, if the name typed was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    /// Which step failed.
    pub step: SignInStep,
}

/// A step of signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInStep {
    /// Name or password.
    Password,
    /// Time-based or recovery code.
    SecondFactor,
    /// Passkey.
    Passkey,
    /// One-time link.
    Link,
    /// Too many attempts from this address or for this account.
    Throttled,
}

/// Body of `session.ended`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionEnded {
    /// The session.
    pub session: SessionId,
    /// How it ended.
    pub reason: SessionEnd,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionEnd {
    /// The user signed out.
    SignedOut,
    /// The user left by "Salir rápido".
    QuickExit,
    /// The user or an administrator ended it from elsewhere.
    Revoked,
    /// Too long idle, or too old.
    Expired,
}

/// Body of `document.exported`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentExported {
    /// Which document: `executive_summary`.
    pub document: DocumentId,
    /// Department it speaks of.
    pub department: Ubigeo,
    /// `pdf`, `docx`, `xlsx`, `json`, `html`.
    pub format: String,
    /// Snapshot of its numbers.
    pub snapshot: String,
    /// BLAKE3 of the bytes that left.
    pub digest: String,
    /// Day printed on it.
    pub generated_on: Date,
}

/// Body of `reserved_field.read`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReservedFieldRead {
    /// Kind of field: `shelter_place`.
    pub field: String,
    /// Record it belongs to.
    pub record: String,
    /// Why the reader needed it.
    pub reason: String,
}
