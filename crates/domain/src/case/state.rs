//! What a case is after its facts: [`Case::evolve`] folds them, in the order of the stream.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::answer_book::{AnswerBook, GivenAnswer};
use super::event::{
    ActionDone, CaseAnswered, CaseOpened, GlassBroken, MilestoneReached, NoteWritten, PartyJoined,
    TaskPlanned,
};
use super::{CaseNumber, EntryCondition, Lens, PackRef, PartyRole};
use crate::event::Event;
use crate::form::Answer;
use crate::id::{
    CaseId, CenterId, EntryCode, PersonId, RecordId, ReferralId, ServiceCode, StageId, TaskId,
    UserId,
};
use crate::instrument::record::{ProfessionalOverride, RiskAssessed};
use crate::ledger::Actor;
use crate::paper::event::{FileAttached, PaperIssued};
use crate::risk::RiskLevel;
use crate::territory::Ubigeo;

/// An event with what its header says.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Who.
    pub by: Actor,
    /// When it was written down.
    pub at: Timestamp,
    /// What.
    pub event: Event,
}

/// Who and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Who.
    pub by: Actor,
    /// When it was written down.
    pub at: Timestamp,
}

/// A body with its author.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamped<T> {
    /// Who and when.
    pub stamp: Stamp,
    /// What.
    pub body: T,
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Somebody works on it.
    Open {
        /// Stage of the flow.
        stage: StageId,
    },
    /// It was closed, by a person and with a reason.
    Closed {
        /// On this day.
        on: Date,
        /// Why.
        reason: EntryCode,
        /// Stage in which it was closed.
        stage: StageId,
    },
}

/// A task and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// As it was planned.
    pub plan: TaskPlanned,
    /// What became of it.
    pub end: TaskEnd,
}

/// What became of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskEnd {
    /// It waits to be done.
    Open,
    /// Done on this day.
    Done(Date),
    /// Not needed any more, and why.
    Dropped(String),
}

/// A case, folded from its stream.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The service.
    pub service: ServiceCode,
    /// The center that answers for it now.
    pub center: CenterId,
    /// Where that center is.
    pub center_place: Ubigeo,
    /// Number in the book of the center that opened it.
    pub number: CaseNumber,
    /// How it came to be.
    pub condition: EntryCondition,
    /// Day of entry.
    pub opened_on: Date,
    /// Where it stands.
    pub standing: Standing,
    /// The pack it is kept with.
    pub pack: PackRef,
    /// The case that it continues.
    pub earlier: Option<CaseId>,
    /// Who has part in it, in order of arrival.
    pub parties: Vec<PartyJoined>,
    /// Who works on it, by profession.
    pub team: BTreeSet<(Lens, UserId)>,
    /// What was answered.
    pub answers: AnswerBook<Answer>,
    /// What was done, oldest first, without what was withdrawn.
    pub actions: Vec<Stamped<ActionDone>>,
    /// Notes, oldest first.
    pub notes: Vec<Stamped<NoteWritten>>,
    /// Moments from which clocks run.
    pub milestones: Vec<Stamped<MilestoneReached>>,
    /// What is to be done and was.
    pub tasks: BTreeMap<TaskId, Task>,
    /// Signed assessments of risk, in the order in which they came in.
    pub assessed: Vec<Stamped<RiskAssessed>>,
    /// Levels that professionals set beside computed ones.
    pub overrides: Vec<ProfessionalOverride>,
    /// Level of risk that counts; nothing before the first assessment.
    pub risk_level: Option<RiskLevel>,
    /// Documents that were signed, oldest first.
    pub papers: Vec<Stamped<PaperIssued>>,
    /// Files that were added, oldest first.
    pub files: Vec<Stamped<FileAttached>>,
    /// Whether it is out of search and opened by its team only.
    pub restricted: bool,
    /// Users who may not know that it exists.
    pub excluded: BTreeSet<UserId>,
    /// Openings by people outside the team.
    pub broken_glass: Vec<Stamped<GlassBroken>>,
    /// Openings that were reviewed.
    pub reviewed: BTreeSet<RecordId>,
    /// Transfers by which it came here, oldest first.
    pub moves: Vec<ReferralId>,
    /// Everything that happened, for the timeline: oldest first.
    pub history: Vec<Recorded>,
}

impl Case {
    /// Folds a stream; nothing if it does not begin with the opening of a case.
    #[must_use]
    pub fn fold(facts: impl IntoIterator<Item = Recorded>) -> Option<Self> {
        let mut facts = facts.into_iter();
        let first = facts.next()?;
        let Event::CaseOpened(opened) = &first.event else { return None };
        let mut case = Self::of_opening(opened.clone());
        case.history.push(first);
        for fact in facts {
            case.evolve(fact);
        }
        Some(case)
    }

    /// A case of which nothing is known but its opening.
    #[must_use]
    pub fn of_opening(opened: CaseOpened) -> Self {
        let user = PartyJoined {
            person: opened.service_user,
            role: PartyRole::ServiceUser,
            relation: None,
        };
        Self {
            id: opened.case,
            service: opened.service,
            center: opened.center,
            center_place: opened.center_place,
            number: opened.number,
            condition: opened.condition,
            opened_on: opened.opened_on,
            standing: Standing::Open { stage: opened.stage },
            pack: opened.pack,
            earlier: opened.earlier,
            parties: vec![user],
            team: BTreeSet::new(),
            answers: AnswerBook::default(),
            actions: Vec::new(),
            notes: Vec::new(),
            milestones: Vec::new(),
            tasks: BTreeMap::new(),
            assessed: Vec::new(),
            overrides: Vec::new(),
            risk_level: None,
            papers: Vec::new(),
            files: Vec::new(),
            restricted: false,
            excluded: BTreeSet::new(),
            broken_glass: Vec::new(),
            reviewed: BTreeSet::new(),
            moves: Vec::new(),
            history: Vec::new(),
        }
    }

    /// Takes one more fact in. A fact of another kind changes nothing but the history.
    pub fn evolve(&mut self, fact: Recorded) {
        let stamp = Stamp { by: fact.by, at: fact.at };
        match &fact.event {
            Event::PartyJoined(body) => self.join(body.clone()),
            Event::PartyLeft(body) => {
                self.parties.retain(|p| (p.person, p.role) != (body.person, body.role));
            }
            Event::CaseAssigned(body) => drop(self.team.insert((body.lens, body.user))),
            Event::CaseUnassigned(body) => drop(self.team.remove(&(body.lens, body.user))),
            Event::CaseAnswered(body) => self.take_answer(body.clone(), stamp),
            Event::StageReached(body) => self.standing = Standing::Open { stage: body.to.clone() },
            Event::ActionDone(body) => self.actions.push(Stamped { stamp, body: body.clone() }),
            Event::ActionWithdrawn(body) => {
                self.actions.retain(|action| action.body.record != body.record);
            }
            Event::NoteWritten(body) => self.notes.push(Stamped { stamp, body: body.clone() }),
            Event::MilestoneReached(body) => {
                self.milestones.push(Stamped { stamp, body: body.clone() });
            }
            Event::TaskPlanned(body) => {
                let task = Task { plan: body.clone(), end: TaskEnd::Open };
                self.tasks.insert(body.task, task);
            }
            Event::TaskFinished(body) => self.end_task(body.task, TaskEnd::Done(body.done_on)),
            Event::TaskDropped(body) => {
                self.end_task(body.task, TaskEnd::Dropped(body.reason.clone()));
            }
            Event::CaseClosed(body) => {
                let stage = self.stage().clone();
                let reason = body.reason.clone();
                self.standing = Standing::Closed { on: body.closed_on, reason, stage };
            }
            Event::CaseReopened(body) => {
                self.standing = Standing::Open { stage: body.stage.clone() };
            }
            Event::CaseMoved(body) => {
                self.center = body.to.clone();
                self.center_place = body.to_place;
                self.team.clear();
                self.moves.push(body.referral);
            }
            Event::RiskAssessed(body) => {
                self.assessed.push(Stamped { stamp, body: body.clone() });
            }
            Event::RiskOverridden(body) => self.overrides.push(body.clone()),
            Event::PaperIssued(body) => self.papers.push(Stamped { stamp, body: body.clone() }),
            Event::FileAttached(body) => self.files.push(Stamped { stamp, body: body.clone() }),
            Event::RiskLevelSet(body) => self.risk_level = Some(body.level),
            Event::CaseRestricted(body) => self.restricted = body.restricted,
            Event::UserExcluded(body) if body.excluded => drop(self.excluded.insert(body.user)),
            Event::UserExcluded(body) => drop(self.excluded.remove(&body.user)),
            Event::GlassBroken(body) => {
                self.broken_glass.push(Stamped { stamp, body: body.clone() });
            }
            Event::GlassReviewed(body) => drop(self.reviewed.insert(body.record)),
            _ => {}
        }
        self.history.push(fact);
    }

    fn join(&mut self, party: PartyJoined) {
        self.parties.retain(|p| (p.person, p.role) != (party.person, party.role));
        self.parties.push(party);
    }

    fn take_answer(&mut self, body: CaseAnswered, stamp: Stamp) {
        let given = GivenAnswer { value: body.value, by: stamp.by, at: stamp.at };
        self.answers.record(body.question, given, body.read_version);
    }

    fn end_task(&mut self, task: TaskId, end: TaskEnd) {
        if let Some(task) = self.tasks.get_mut(&task) {
            task.end = end;
        }
    }

    /// The stage in which it stands, or stood when it was closed.
    #[must_use]
    pub const fn stage(&self) -> &StageId {
        match &self.standing {
            Standing::Open { stage } | Standing::Closed { stage, .. } => stage,
        }
    }

    /// Whether it is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Open { .. })
    }

    /// For whom it is.
    #[must_use]
    pub fn service_user(&self) -> Option<PersonId> {
        self.parties.iter().find(|p| p.role == PartyRole::ServiceUser).map(|p| p.person)
    }

    /// Whether a user works on it.
    #[must_use]
    pub fn has_in_team(&self, user: UserId) -> bool {
        self.team.iter().any(|(_, member)| *member == user)
    }

    /// Tasks that wait, soonest first.
    #[must_use]
    pub fn open_tasks(&self) -> Vec<&TaskPlanned> {
        let mut open: Vec<&TaskPlanned> = self
            .tasks
            .values()
            .filter(|task| task.end == TaskEnd::Open)
            .map(|task| &task.plan)
            .collect();
        open.sort_by_key(|plan| (plan.due_on, plan.task));
        open
    }

    /// Whether a task can be done now: what it waits for is finished.
    #[must_use]
    pub fn is_blocked(&self, plan: &TaskPlanned) -> bool {
        let waits = |id: &TaskId| self.tasks.get(id).is_some_and(|t| t.end == TaskEnd::Open);
        plan.blocked_by.iter().any(waits)
    }

    /// Openings by people outside the team that nobody has looked at yet.
    pub fn unreviewed_openings(&self) -> impl Iterator<Item = &Stamped<GlassBroken>> {
        self.broken_glass.iter().filter(|glass| !self.reviewed.contains(&glass.body.record))
    }
}
