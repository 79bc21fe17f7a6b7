//! What may happen to a case: commands and state in, events or a refusal out.
//!
//! Rules of the pack (stages, gates, reasons, actions) come in as [`Rules`], already answered for this case and this day,
//! so nothing here knows how a condition is written.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::event::{
    ActionDone, ActionWithdrawn, CaseAnswered, CaseAssigned, CaseClosed, CaseReopened,
    CaseRestricted, CaseUnassigned, GlassBroken, GlassReviewed, MilestoneReached, NoteWritten,
    PartyJoined, PartyLeft, StageReached, TaskDropped, TaskFinished, TaskPlanned, UserExcluded,
};
use super::state::{Case, Standing, TaskEnd};
use super::{EntryCondition, PartyRole};
use crate::event::Event;
use crate::id::{ActionCode, EntryCode, RecordId, StageId, TaskId};

/// What the pack of the case allows now.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Stages that can be reached from where the case stands, each with what still bars the way.
    pub ways: Vec<Way>,
    /// Actions of the catalogue in force.
    pub actions: BTreeSet<ActionCode>,
    /// Reasons for which a case may be closed, each with what still bars it.
    pub closures: Vec<Closure>,
    /// Where a reopened case goes on.
    pub reopens_in: Option<StageId>,
}

/// A way to another stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The stage.
    pub to: StageId,
    /// Gates that are not open, by their code in the pack.
    pub barred_by: Vec<EntryCode>,
}

/// A reason to close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The reason.
    pub reason: EntryCode,
    /// Gates that are not open, by their code in the pack.
    pub barred_by: Vec<EntryCode>,
    /// Whether open tasks bar it.
    pub needs_tasks_finished: bool,
}

/// Why a command was refused. People read a text from `locales/`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// The case is closed.
    #[error("the case is closed since {on}")]
    Closed {
        /// On this day.
        on: Date,
    },
    /// The case is open.
    #[error("the case is open")]
    Open,
    /// The flow of the pack has no such way from here.
    #[error("no way leads to the stage `{to}` from here")]
    NoWay {
        /// The stage asked for.
        to: StageId,
    },
    /// A gate is not open.
    #[error("the gate `{gate}` is not open")]
    Barred {
        /// The first of them.
        gate: EntryCode,
    },
    /// The pack has no such reason.
    #[error("`{reason}` is no reason to close")]
    UnknownReason {
        /// The reason given.
        reason: EntryCode,
    },
    /// The pack has no such action.
    #[error("the catalogue has no action `{action}`")]
    UnknownAction {
        /// The action given.
        action: ActionCode,
    },
    /// A task waits that must be finished.
    #[error("the task {task} is not finished")]
    UnfinishedTask {
        /// Which.
        task: TaskId,
    },
    /// There is no such thing in the case, or not any more.
    #[error("the case has no such {what}")]
    Missing {
        /// `task`, `action`, `party`, `opening`.
        what: &'static str,
    },
    /// The day lies before the case began, or in the future.
    #[error("{day} lies outside the case")]
    WrongDay {
        /// The day given.
        day: Date,
    },
    /// The moment has not come.
    #[error("the moment lies in the future")]
    Future,
    /// The words are missing.
    #[error("words are missing")]
    Wordless,
    /// A case needs its service user.
    #[error("the service user cannot leave the case")]
    LastServiceUser,
    /// Nobody reviews what he did himself.
    #[error("an opening is reviewed by somebody else")]
    OwnReview,
    /// A condition that continues a case needs to name it, and no other does.
    #[error("the condition does not fit the earlier case")]
    EarlierCase,
}

impl Case {
    fn must_be_open(&self) -> Result<&StageId, Rejected> {
        match &self.standing {
            Standing::Open { stage } => Ok(stage),
            Standing::Closed { on, .. } => Err(Rejected::Closed { on: *on }),
        }
    }

    fn must_hold(&self, day: Date, today: Date) -> Result<(), Rejected> {
        if self.opened_on <= day && day <= today { Ok(()) } else { Err(Rejected::WrongDay { day }) }
    }

    /// Gives a case to somebody, or says nothing if it is his already.
    ///
    /// # Errors
    /// [`Rejected::Closed`].
    pub fn assign(&self, assigned: CaseAssigned) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        let known = self.team.contains(&(assigned.lens, assigned.user));
        Ok(if known { vec![] } else { vec![assigned.into()] })
    }

    /// Takes a case from somebody.
    ///
    /// # Errors
    /// [`Rejected::Missing`] if he does not work on it.
    pub fn unassign(&self, unassigned: CaseUnassigned) -> Result<Vec<Event>, Rejected> {
        let known = self.team.contains(&(unassigned.lens, unassigned.user));
        if known { Ok(vec![unassigned.into()]) } else { Err(Rejected::Missing { what: "member" }) }
    }

    /// Writes an answer down. Whether the value fits the question is checked by the form before.
    ///
    /// # Errors
    /// [`Rejected::Closed`].
    pub fn answer(&self, answered: CaseAnswered) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        let current = self.answers.get(&answered.question);
        let unchanged = match current {
            Some(known) => !known.is_clash() && known.value() == answered.value.as_ref(),
            None => answered.value.is_none(),
        };
        Ok(if unchanged { vec![] } else { vec![answered.into()] })
    }

    /// Adds somebody to the case.
    ///
    /// # Errors
    /// [`Rejected::Closed`].
    pub fn join_party(&self, party: PartyJoined) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        Ok(if self.parties.contains(&party) { vec![] } else { vec![party.into()] })
    }

    /// Takes somebody out of the case; the facts stay in its history.
    ///
    /// # Errors
    /// [`Rejected::Missing`], or [`Rejected::LastServiceUser`].
    pub fn leave_party(&self, left: PartyLeft) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        let same = |p: &PartyJoined| (p.person, p.role) == (left.person, left.role);
        if !self.parties.iter().any(same) {
            return Err(Rejected::Missing { what: "party" });
        }
        if left.role == PartyRole::ServiceUser {
            return Err(Rejected::LastServiceUser);
        }
        worded(&left.reason)?;
        Ok(vec![left.into()])
    }

    /// Goes on to another stage.
    ///
    /// # Errors
    /// [`Rejected::NoWay`] or [`Rejected::Barred`].
    pub fn reach(&self, to: &StageId, on: Date, rules: &Rules) -> Result<Vec<Event>, Rejected> {
        let from = self.must_be_open()?.clone();
        let way = rules.ways.iter().find(|way| way.to == *to);
        let way = way.ok_or_else(|| Rejected::NoWay { to: to.clone() })?;
        open_gates(&way.barred_by)?;
        Ok(vec![StageReached { from, to: to.clone(), on }.into()])
    }

    /// Writes down what was done; finishes the task it was, if it was one.
    ///
    /// # Errors
    /// [`Rejected::UnknownAction`], [`Rejected::WrongDay`], or [`Rejected::Missing`] for the task.
    pub fn act(
        &self,
        done: ActionDone,
        task: Option<TaskId>,
        today: Date,
        rules: &Rules,
    ) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        self.must_hold(done.done_on, today)?;
        if !rules.actions.contains(&done.action) {
            return Err(Rejected::UnknownAction { action: done.action });
        }
        let finished = task.map(|task| TaskFinished { task, done_on: done.done_on });
        let mut events = vec![done.into()];
        if let Some(finished) = finished {
            events.extend(self.finish(finished)?);
        }
        Ok(events)
    }

    /// Takes back an action that was written down by mistake.
    ///
    /// # Errors
    /// [`Rejected::Missing`] or [`Rejected::Wordless`].
    pub fn withdraw(&self, withdrawn: ActionWithdrawn) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        worded(&withdrawn.reason)?;
        let known = self.actions.iter().any(|action| action.body.record == withdrawn.record);
        if known { Ok(vec![withdrawn.into()]) } else { Err(Rejected::Missing { what: "action" }) }
    }

    /// Writes a note. A closed case still takes one: what is learned late must not be lost.
    ///
    /// # Errors
    /// [`Rejected::Wordless`].
    pub fn note(&self, note: NoteWritten) -> Result<Vec<Event>, Rejected> {
        worded(&note.text)?;
        Ok(vec![note.into()])
    }

    /// Plans a task.
    ///
    /// # Errors
    /// [`Rejected::UnknownAction`], or [`Rejected::Missing`] for a task that it waits for.
    pub fn plan(&self, plan: TaskPlanned, rules: &Rules) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        if !rules.actions.contains(&plan.action) {
            return Err(Rejected::UnknownAction { action: plan.action });
        }
        if plan.blocked_by.iter().any(|task| !self.tasks.contains_key(task)) {
            return Err(Rejected::Missing { what: "task" });
        }
        Ok(vec![plan.into()])
    }

    /// Finishes a task.
    ///
    /// # Errors
    /// [`Rejected::Missing`], or [`Rejected::UnfinishedTask`] for one that it waits for.
    pub fn finish(&self, finished: TaskFinished) -> Result<Vec<Event>, Rejected> {
        let task = self.open_task(finished.task)?;
        let waits = |id: &&TaskId| self.tasks.get(*id).is_some_and(|t| t.end == TaskEnd::Open);
        if let Some(task) = task.blocked_by.iter().find(waits) {
            return Err(Rejected::UnfinishedTask { task: *task });
        }
        Ok(vec![finished.into()])
    }

    /// Drops a task that is not needed any more.
    ///
    /// # Errors
    /// [`Rejected::Missing`] or [`Rejected::Wordless`].
    pub fn drop_task(&self, dropped: TaskDropped) -> Result<Vec<Event>, Rejected> {
        self.open_task(dropped.task)?;
        worded(&dropped.reason)?;
        Ok(vec![dropped.into()])
    }

    fn open_task(&self, task: TaskId) -> Result<&TaskPlanned, Rejected> {
        match self.tasks.get(&task) {
            Some(task) if task.end == TaskEnd::Open => Ok(&task.plan),
            _ => Err(Rejected::Missing { what: "task" }),
        }
    }

    /// Closes the case.
    ///
    /// # Errors
    /// [`Rejected::UnknownReason`], [`Rejected::Barred`], [`Rejected::UnfinishedTask`] or [`Rejected::WrongDay`].
    pub fn close(
        &self,
        closed: CaseClosed,
        today: Date,
        rules: &Rules,
    ) -> Result<Vec<Event>, Rejected> {
        self.must_be_open()?;
        self.must_hold(closed.closed_on, today)?;
        let closure = rules.closures.iter().find(|closure| closure.reason == closed.reason);
        let closure =
            closure.ok_or_else(|| Rejected::UnknownReason { reason: closed.reason.clone() })?;
        open_gates(&closure.barred_by)?;
        if let (true, Some(task)) = (closure.needs_tasks_finished, self.open_tasks().first()) {
            return Err(Rejected::UnfinishedTask { task: task.task });
        }
        Ok(vec![closed.into()])
    }

    /// Opens a closed case again.
    ///
    /// # Errors
    /// [`Rejected::Open`], or [`Rejected::Wordless`].
    pub fn reopen(&self, on: Date, reason: &str, rules: &Rules) -> Result<Vec<Event>, Rejected> {
        let Standing::Closed { stage, .. } = &self.standing else { return Err(Rejected::Open) };
        worded(reason)?;
        let stage = rules.reopens_in.clone().unwrap_or_else(|| stage.clone());
        Ok(vec![CaseReopened { reopened_on: on, stage, reason: reason.to_owned() }.into()])
    }

    /// Writes down a moment from which clocks run. A closed case still takes one: clocks of the court go on.
    ///
    /// # Errors
    /// [`Rejected::Future`] for a moment that has not come.
    pub fn reach_milestone(
        &self,
        reached: MilestoneReached,
        now: Timestamp,
    ) -> Result<Vec<Event>, Rejected> {
        if reached.at > now { Err(Rejected::Future) } else { Ok(vec![reached.into()]) }
    }

    /// Restricts the case to its team, or ends that.
    ///
    /// # Errors
    /// [`Rejected::Wordless`].
    pub fn restrict(&self, restricted: CaseRestricted) -> Result<Vec<Event>, Rejected> {
        worded(&restricted.reason)?;
        let unchanged = self.restricted == restricted.restricted;
        Ok(if unchanged { vec![] } else { vec![restricted.into()] })
    }

    /// Shuts somebody out by name, or takes that back.
    ///
    /// # Errors
    /// [`Rejected::Wordless`].
    pub fn exclude(&self, excluded: UserExcluded) -> Result<Vec<Event>, Rejected> {
        worded(&excluded.reason)?;
        let unchanged = self.excluded.contains(&excluded.user) == excluded.excluded;
        Ok(if unchanged { vec![] } else { vec![excluded.into()] })
    }

    /// Opens the case to somebody outside its team, for a time, because a life is at risk.
    ///
    /// # Errors
    /// [`Rejected::Wordless`].
    pub fn break_glass(&self, opening: GlassBroken) -> Result<Vec<Event>, Rejected> {
        worded(&opening.words)?;
        Ok(vec![opening.into()])
    }

    /// Whether the right of an opening still holds for a user.
    #[must_use]
    pub fn glass_is_open_for(&self, user: crate::id::UserId, now: Timestamp) -> bool {
        let by = crate::ledger::Actor::User(user);
        self.broken_glass.iter().any(|glass| glass.stamp.by == by && now < glass.body.until)
    }

    /// Says whether an opening was right.
    ///
    /// # Errors
    /// [`Rejected::OwnReview`], [`Rejected::Missing`] or [`Rejected::Wordless`].
    pub fn review_glass(
        &self,
        reviewed: GlassReviewed,
        by: crate::ledger::Actor,
    ) -> Result<Vec<Event>, Rejected> {
        let opening = self.unreviewed_openings().find(|g| g.body.record == reviewed.record);
        let opening = opening.ok_or(Rejected::Missing { what: "opening" })?;
        if opening.stamp.by == by {
            return Err(Rejected::OwnReview);
        }
        worded(&reviewed.words)?;
        Ok(vec![reviewed.into()])
    }

    /// The record of the last action of a code, to tell people where they stand.
    #[must_use]
    pub fn last_action(&self, action: &ActionCode) -> Option<RecordId> {
        self.actions.iter().rev().find(|a| a.body.action == *action).map(|a| a.body.record)
    }
}

/// A case that is new here names no earlier case; one that continues another may: the other may be on paper only.
///
/// # Errors
/// [`Rejected::EarlierCase`].
pub const fn check_condition(condition: EntryCondition, has_earlier: bool) -> Result<(), Rejected> {
    if condition.needs_earlier_case() || !has_earlier { Ok(()) } else { Err(Rejected::EarlierCase) }
}

fn open_gates(barred_by: &[EntryCode]) -> Result<(), Rejected> {
    match barred_by.first() {
        Some(gate) => Err(Rejected::Barred { gate: gate.clone() }),
        None => Ok(()),
    }
}

fn worded(words: &str) -> Result<(), Rejected> {
    if words.trim().is_empty() { Err(Rejected::Wordless) } else { Ok(()) }
}
