//! The way a case goes, as a pack says it: stages and the gates between them, reasons to close, actions, tasks by offset,
//! and what of it is counted.
//!
//! A flow answers questions about a case and decides nothing: [`crate::case`] does.

mod action;
mod case_facts;
mod counting;
mod fact;
mod indicator;
mod parameter;
mod timeline;

use std::collections::BTreeMap;

use crate::case::{EntryCondition, Lens};
use crate::condition::{Condition, Facts, Outcome};
use crate::form::Basis;
use crate::id::{EntryCode, ParameterKey, ServiceCode, StageId};

pub use action::{Action, ActionCatalogue, Counts, OfficialRange, PatronageStage};
pub use case_facts::CaseFacts;
pub use counting::{CountedEvent, Counting, Quantity};
pub use fact::{FactNames, NAMESPACES, event_kinds};
pub use indicator::{Formula, Indicator, Tally};
pub use parameter::{NoValue, Parameter, ParameterUnit, ParameterValue};
pub use timeline::{After, PlanProblem, PlannedStep, Start, Step, Timeline, WorkingDays};

/// The flow of a service.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Stage in which a case begins.
    pub start: StageId,
    /// Stage in which a reopened case goes on; where it was closed, if there is none.
    pub reopens_in: Option<StageId>,
    /// Where the flow comes from.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
    /// Stages in the order in which a case usually passes them.
    pub stages: Vec<Stage>,
    /// Gates by code.
    pub gates: BTreeMap<EntryCode, Gate>,
    /// Ways to enter, in the order of the printed form.
    pub entries: Vec<Entry>,
    /// Reasons to close, in order.
    pub closures: Vec<ClosureReason>,
    /// What each profession calls its own part of the work.
    pub lens_states: BTreeMap<Lens, Vec<LensState>>,
    /// Where a case may be sent, in order.
    pub referrals: Vec<ReferralKind>,
}

/// A stage of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its id.
    pub id: StageId,
    /// Word for people.
    pub label: String,
    /// What is done in it.
    pub help: Option<String>,
    /// Where it leads.
    pub next: Vec<Way>,
}

/// A way to another stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The stage.
    pub to: StageId,
    /// Gates on the way.
    pub gates: Vec<EntryCode>,
}

/// Something that must hold before a case goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Its code.
    pub id: EntryCode,
    /// What must hold. Unknown keeps the gate shut.
    pub when: Condition,
    /// What to tell the person before it.
    pub message: String,
    /// Why it is there.
    pub source: String,
}

/// A way to enter a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub condition: EntryCondition,
    /// Number in the printed form.
    pub number: u16,
    /// Word for people.
    pub label: String,
    /// What it means; it changes what is counted.
    pub meaning: String,
}

/// A reason to close a case.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosureReason {
    /// Its code.
    pub code: EntryCode,
    /// Words for people.
    pub label: String,
    /// Stages in which it may be given; every stage where there are none.
    pub from: Vec<StageId>,
    /// Gates before it.
    pub gates: Vec<EntryCode>,
    /// Whether open tasks bar it.
    pub needs_tasks_finished: bool,
    /// Whether a second person has to agree.
    pub needs_approval: bool,
    /// Whether the case goes on elsewhere.
    pub is_transfer: bool,
}

/// A state of the work of one profession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensState {
    /// Its code.
    pub code: EntryCode,
    /// Word for people.
    pub label: String,
    /// Whether the profession has nothing more to do.
    pub is_final: bool,
    /// States that may follow.
    pub next: Vec<EntryCode>,
}

/// A kind of referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralKind {
    /// Its code.
    pub code: EntryCode,
    /// Words for people.
    pub label: String,
    /// Services of the network that may take it; none for a body outside.
    pub to: Vec<ServiceCode>,
    /// Days within which it should be answered.
    pub answer_within: Option<ParameterKey>,
    /// Why it exists.
    pub source: String,
}

/// What bars a way: the gates that are not open, with what they say now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The gate.
    pub gate: EntryCode,
    /// False, or unknown where an answer is missing.
    pub outcome: Outcome,
}

impl Flow {
    /// The stage with that id.
    #[must_use]
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The stages up to and with this one, in the order of the flow: what a question `required_at` one of them needs.
    #[must_use]
    pub fn up_to(&self, id: &StageId) -> Vec<StageId> {
        let ids = self.stages.iter().map(|stage| stage.id.clone());
        let at = self.stages.iter().position(|stage| stage.id == *id);
        at.map_or_else(Vec::new, |at| ids.take(at + 1).collect())
    }

    /// Every way from a stage, each with what still bars it.
    #[must_use]
    pub fn ways(&self, from: &StageId, facts: &dyn Facts) -> Vec<(&Way, Vec<Bar>)> {
        let ways = self.stage(from).into_iter().flat_map(|stage| &stage.next);
        ways.map(|way| (way, self.bars(&way.gates, facts))).collect()
    }

    /// Every reason to close from a stage, each with what still bars it.
    #[must_use]
    pub fn closures_from(
        &self,
        stage: &StageId,
        facts: &dyn Facts,
    ) -> Vec<(&ClosureReason, Vec<Bar>)> {
        let fits = |reason: &&ClosureReason| reason.is_from(stage);
        let reasons = self.closures.iter().filter(fits);
        reasons.map(|reason| (reason, self.bars(&reason.gates, facts))).collect()
    }

    /// The reason with that code.
    #[must_use]
    pub fn closure(&self, code: &EntryCode) -> Option<&ClosureReason> {
        self.closures.iter().find(|reason| reason.code == *code)
    }

    fn bars(&self, gates: &[EntryCode], facts: &dyn Facts) -> Vec<Bar> {
        let said = gates.iter().map(|gate| {
            let outcome = self.gates.get(gate).map_or(Outcome::Unknown, |g| g.when.check(facts));
            Bar { gate: gate.clone(), outcome }
        });
        said.filter(|bar| !bar.outcome.is_true()).collect()
    }
}

impl ClosureReason {
    /// Whether it may be given in a stage.
    #[must_use]
    pub fn is_from(&self, stage: &StageId) -> bool {
        self.from.is_empty() || self.from.contains(stage)
    }
}
