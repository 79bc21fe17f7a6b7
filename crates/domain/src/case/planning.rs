//! The tasks that facts bring: after each decision, the timelines of the pack plan what follows from it.

use jiff::civil::Date;

use super::event::{CaseOpened, TaskDropped, TaskPlanned};
use super::rules::Around;
use super::state::Recorded;
use super::{Case, Lens};
use crate::clock::Calendar;
use crate::event::Event;
use crate::flow::{CaseFacts, PlanProblem, PlannedStep, Start, Step, Timeline, WorkingDays};
use crate::form::FormFacts;
use crate::id::{EntryCode, TaskId, UserId};
use crate::pack::CasePack;
use crate::risk::RiskLevel;
use crate::territory::Ubigeo;

/// What planning needs beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Planner<'a> {
    /// The pack of the service.
    pub pack: &'a CasePack,
    /// On which days offices work.
    pub calendar: &'a Calendar,
    /// What is known beside the stream.
    pub around: &'a Around,
    /// The present day.
    pub today: Date,
}

/// Tasks that were planned or dropped, and steps that could not be planned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brought {
    /// What follows, in order.
    pub events: Vec<Event>,
    /// Steps that the pack or the calendar leaves without a day: for whoever keeps the pack.
    pub problems: Vec<PlanProblem>,
}

struct OfficeDays<'a> {
    calendar: &'a Calendar,
    place: Ubigeo,
}

impl WorkingDays for OfficeDays<'_> {
    fn after(&self, from: Date, days: u32) -> Option<Date> {
        self.calendar.add_business_days(from, days, Some(self.place)).ok()
    }
}

impl Planner<'_> {
    /// What a new case brings.
    pub fn on_opening(
        &self,
        opened: &CaseOpened,
        mut fresh: impl FnMut() -> uuid::Uuid,
    ) -> Brought {
        let case = Case::of_opening(opened.clone());
        let mut brought = Brought::default();
        self.run(&case, &Event::CaseOpened(opened.clone()), &mut brought, &mut fresh);
        brought
    }

    /// What decided facts bring to a case: `case` is the case before them.
    pub fn follow(
        &self,
        case: &Case,
        decided: &[Recorded],
        mut fresh: impl FnMut() -> uuid::Uuid,
    ) -> Brought {
        let mut after = case.clone();
        let mut brought = Brought::default();
        for fact in decided {
            let ended = self.step_of(&after, &fact.event);
            after.evolve(fact.clone());
            self.run(&after, &fact.event, &mut brought, &mut fresh);
            if let Some((step, day)) = ended
                && after.is_open()
            {
                self.again(&after, step, day, &mut brought, &mut fresh);
            }
        }
        brought
    }

    /// Runs every timeline that a fact starts. Other tasks than those of the case are not looked at.
    fn run(
        &self,
        case: &Case,
        event: &Event,
        brought: &mut Brought,
        fresh: &mut dyn FnMut() -> uuid::Uuid,
    ) {
        let Some(day) = self.day_of(event) else { return };
        for timeline in &self.pack.timelines {
            if !starts(&timeline.starts, event) {
                continue;
            }
            let (facts, sheet) = (self.facts(case), case.sheet());
            let facts = FormFacts::of_case(&self.pack.forms, &sheet, &facts);
            let days = OfficeDays { calendar: self.calendar, place: case.center_place };
            match timeline.plan(day, &facts, &self.pack.parameters, &days) {
                Ok(steps) => {
                    if timeline.replaces {
                        brought.events.extend(replaced(case, timeline));
                    }
                    let planned = steps.into_iter().map(|step| task(case, step, fresh()).into());
                    brought.events.extend(planned);
                }
                Err(problem) => brought.problems.push(problem),
            }
        }
    }

    /// Plans a step that repeats, from the day on which it was done.
    fn again(
        &self,
        case: &Case,
        step: &Step,
        day: Date,
        brought: &mut Brought,
        fresh: &mut dyn FnMut() -> uuid::Uuid,
    ) {
        let (facts, sheet) = (self.facts(case), case.sheet());
        let facts = FormFacts::of_case(&self.pack.forms, &sheet, &facts);
        let days = OfficeDays { calendar: self.calendar, place: case.center_place };
        match step.plan(day, &facts, &self.pack.parameters, &days) {
            Ok(step) => brought.events.push(task(case, step, fresh()).into()),
            Err(problem) => brought.problems.push(problem),
        }
    }

    /// The step of a task that an event finishes, if it repeats.
    fn step_of(&self, case: &Case, event: &Event) -> Option<(&Step, Date)> {
        let Event::TaskFinished(finished) = event else { return None };
        let code = case.tasks.get(&finished.task)?.plan.step.as_ref()?;
        let steps = self.pack.timelines.iter().flat_map(|timeline| &timeline.steps);
        let step = steps.into_iter().find(|step| step.repeats && step.code == *code)?;
        Some((step, finished.done_on))
    }

    /// Nobody has assessed the risk: tasks are planned as for a level that cannot be told, never as for a mild one.
    fn facts(&self, case: &Case) -> CaseFacts {
        let mut facts = case.facts(self.pack, self.around, self.today);
        facts.risk_level = facts.risk_level.or(Some(RiskLevel::Undetermined));
        facts
    }

    /// The day from which the tasks of a fact are counted; nothing for a fact that starts none.
    fn day_of(&self, event: &Event) -> Option<Date> {
        match event {
            Event::CaseOpened(body) => Some(body.opened_on),
            Event::StageReached(body) => Some(body.on),
            Event::ActionDone(body) => Some(body.done_on),
            Event::RiskLevelSet(_) => Some(self.today),
            _ => None,
        }
    }
}

fn starts(start: &Start, event: &Event) -> bool {
    match (start, event) {
        (Start::CaseOpened, Event::CaseOpened(_))
        | (Start::RiskAssessed, Event::RiskLevelSet(_)) => true,
        (Start::StageReached(stage), Event::StageReached(body)) => body.to == *stage,
        (Start::ActionDone(action), Event::ActionDone(body)) => body.action == *action,
        _ => false,
    }
}

/// Open tasks of an earlier run of a timeline, dropped with its name as the reason.
fn replaced(case: &Case, timeline: &Timeline) -> Vec<Event> {
    let of_timeline = |code: &EntryCode| timeline.steps.iter().any(|step| step.code == *code);
    let open = case.open_tasks().into_iter();
    open.filter(|task| task.step.as_ref().is_some_and(of_timeline))
        .map(|task| TaskDropped { task: task.task, reason: timeline.label.clone() }.into())
        .collect()
}

fn task(case: &Case, step: PlannedStep, id: uuid::Uuid) -> TaskPlanned {
    TaskPlanned {
        task: TaskId::new(id),
        action: step.action,
        remark: String::new(),
        lens: step.lens,
        owner: only_member(case, step.lens),
        due_on: step.due_on,
        step: Some(step.step),
        blocked_by: Vec::new(),
    }
}

/// The member of a profession, where there is one and no more.
fn only_member(case: &Case, lens: Lens) -> Option<UserId> {
    let mut members = case.team.iter().filter(|(of, _)| *of == lens).map(|(_, user)| *user);
    members.next().filter(|_| members.next().is_none())
}
