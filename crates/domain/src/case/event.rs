//! What can happen to a case: past facts with stored names. A shape never changes; a new shape is a new version.
//!
//! Who and when stand in the header of the entry, so no body repeats them.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CaseNumber, EntryCondition, Lens, NoteReach, PackRef, PartyRole};
use crate::form::{Answer, Question};
use crate::id::{
    ActionCode, CaseId, CenterId, ClockEvent, EntryCode, PersonId, RecordId, ReferralId,
    ServiceCode, StageId, TaskId, UserId,
};
use crate::territory::Ubigeo;

/// Body of `case.opened`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOpened {
    /// The case.
    pub case: CaseId,
    /// The service.
    pub service: ServiceCode,
    /// The center.
    pub center: CenterId,
    /// District or province of the center.
    pub center_place: Ubigeo,
    /// Number in the book of the center.
    pub number: CaseNumber,
    /// How it came to be.
    pub condition: EntryCondition,
    /// Day of entry: the day under which it is counted.
    pub opened_on: Date,
    /// Stage in which the flow of the pack begins.
    pub stage: StageId,
    /// The pack it is kept with.
    pub pack: PackRef,
    /// For whom it is.
    pub service_user: PersonId,
    /// Where she lives, as told on that day: what is counted by residence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<Ubigeo>,
    /// Where it happened, as told on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_place: Option<Ubigeo>,
    /// The case that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<CaseId>,
    /// The referral that brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<ReferralId>,
}

/// Body of `case.numbered`: a place in the book of a center and year was taken. It stands in the stream of that book, so that
/// two offices never take the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseNumbered {
    /// By which case.
    pub case: CaseId,
    /// Which place.
    pub number: CaseNumber,
}

/// Body of `case.party_joined`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyJoined {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: PartyRole,
    /// What this person is to the service user, a code of the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<EntryCode>,
}

/// Body of `case.party_left`: it was a mistake, or is so no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyLeft {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: PartyRole,
    /// Why.
    pub reason: String,
}

/// Body of `case.assigned`: the user works on the case from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseAssigned {
    /// Who.
    pub user: UserId,
    /// For which profession.
    pub lens: Lens,
}

/// Body of `case.unassigned`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseUnassigned {
    /// Who.
    pub user: UserId,
    /// For which profession.
    pub lens: Lens,
}

/// Body of `case.answered`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseAnswered {
    /// To which question.
    pub question: Question,
    /// The value; nothing takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Answer>,
    /// How many answers to it the author had seen.
    pub read_version: u32,
}

/// Body of `case.stage_reached`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageReached {
    /// From.
    pub from: StageId,
    /// To.
    pub to: StageId,
    /// On this day.
    pub on: Date,
}

/// Body of `case.action_done`: the unit that services count as an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionDone {
    /// This record.
    pub record: RecordId,
    /// What, by the catalogue of the pack.
    pub action: ActionCode,
    /// From which profession.
    pub lens: Lens,
    /// On this day: the day under which it is counted.
    pub done_on: Date,
    /// In a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// Body of `case.action_withdrawn`: it was a mistake and is counted no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionWithdrawn {
    /// Which record.
    pub record: RecordId,
    /// Why.
    pub reason: String,
}

/// Body of `case.note_written`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteWritten {
    /// This note.
    pub record: RecordId,
    /// From which profession.
    pub lens: Lens,
    /// Who may read it.
    pub reach: NoteReach,
    /// The words.
    pub text: String,
}

impl std::fmt::Debug for NoteWritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NoteWritten({})", self.record)
    }
}

/// Body of `case.milestone_reached`: a fact from which clocks run, or at which they stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneReached {
    /// This record.
    pub record: RecordId,
    /// What.
    pub milestone: ClockEvent,
    /// When.
    pub at: Timestamp,
    /// Of what, where a case has several: the record of a measure or an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<RecordId>,
}

/// Body of `case.task_planned`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskPlanned {
    /// The task.
    pub task: TaskId,
    /// What is to be done: an action of the catalogue.
    pub action: ActionCode,
    /// In words, where the catalogue does not say it all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// For which profession.
    pub lens: Lens,
    /// Whose it is; nobody's yet when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<UserId>,
    /// Last day.
    pub due_on: Date,
    /// Step of the timeline of the pack that planned it; absent when a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<EntryCode>,
    /// Tasks that must be finished before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_by: Vec<TaskId>,
}

/// Body of `case.task_finished`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskFinished {
    /// The task.
    pub task: TaskId,
    /// On this day.
    pub done_on: Date,
}

/// Body of `case.task_dropped`: it is not needed any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskDropped {
    /// The task.
    pub task: TaskId,
    /// Why.
    pub reason: String,
}

/// Body of `case.closed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseClosed {
    /// On this day.
    pub closed_on: Date,
    /// Why, a code of the pack.
    pub reason: EntryCode,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// Body of `case.reopened`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseReopened {
    /// On this day.
    pub reopened_on: Date,
    /// Stage in which it goes on.
    pub stage: StageId,
    /// Why.
    pub reason: String,
}

/// Body of `case.moved`: another center took the case over and answers for it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseMoved {
    /// The transfer that was accepted.
    pub referral: ReferralId,
    /// The center it left.
    pub from: CenterId,
    /// The center that took it.
    pub to: CenterId,
    /// District or province of that center.
    pub to_place: Ubigeo,
}

/// Body of `case.restricted` and `case.unrestricted`: out of search, and opened by its team only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRestricted {
    /// Whether it is from now on.
    pub restricted: bool,
    /// Why.
    pub reason: String,
}

/// Body of `case.user_excluded`: this user may not know that the case exists, whatever his role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserExcluded {
    /// Who.
    pub user: UserId,
    /// Whether he is from now on; a mistake is taken back.
    pub excluded: bool,
    /// Why.
    pub reason: String,
}

/// Body of `case.glass_broken`: somebody outside the team opened the case because a life was at risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassBroken {
    /// This record.
    pub record: RecordId,
    /// Why, a code.
    pub reason: EntryCode,
    /// In words.
    pub words: String,
    /// The right ends at this instant.
    pub until: Timestamp,
}

/// Body of `case.glass_reviewed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassReviewed {
    /// Which opening.
    pub record: RecordId,
    /// Whether it was right.
    pub justified: bool,
    /// In words.
    pub words: String,
}

/// Body of `case.read`: who looked at which part. It stands in a stream of its own beside the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRead {
    /// The case.
    pub case: CaseId,
    /// Which part: `page`, `notes`, `risk`, `document`.
    pub part: String,
}
