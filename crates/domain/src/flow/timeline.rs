//! Timelines: the tasks that a fact of a case brings, each so long after it as a parameter says.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::case::Lens;
use crate::condition::{Condition, Facts, Value};
use crate::form::Basis;
use crate::id::{ActionCode, EntryCode, ParameterKey, StageId};
use crate::risk::RiskLevel;

use super::parameter::{NoValue, Parameter, ParameterUnit};

/// The fact from which tasks are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// The case was opened.
    CaseOpened,
    /// A stage was reached.
    StageReached(StageId),
    /// The risk was assessed, for the first time or again.
    RiskAssessed,
    /// An action was done.
    ActionDone(ActionCode),
    /// A referral of this kind was sent.
    ReferralSent(EntryCode),
}

/// How long after its start a task is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// As long as one parameter says.
    Parameter(ParameterKey),
    /// As long as the parameter of the level of risk says.
    ByRisk(BTreeMap<RiskLevel, ParameterKey>),
}

impl After {
    /// Every parameter it may read.
    pub fn parameters(&self) -> impl Iterator<Item = &ParameterKey> {
        let (one, several) = match self {
            Self::Parameter(key) => (Some(key), None),
            Self::ByRisk(keys) => (None, Some(keys.values())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }
}

/// A task of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its code: the engine finds by it the task of an earlier run.
    pub code: EntryCode,
    /// What is to be done.
    pub action: ActionCode,
    /// By which profession.
    pub lens: Lens,
    /// When.
    pub after: After,
    /// Whether it is planned again, from the day on which it was done.
    pub repeats: bool,
}

/// Tasks that a fact brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Its code.
    pub id: EntryCode,
    /// Words for people.
    pub label: String,
    /// The fact from which it runs.
    pub starts: Start,
    /// For which cases; for all where there is none.
    pub when: Option<Condition>,
    /// Whether open tasks of an earlier run are replaced: the level of risk changed, and with it the days.
    pub replaces: bool,
    /// Why.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
    /// Tasks.
    pub steps: Vec<Step>,
}

/// A task as it is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// The step.
    pub step: EntryCode,
    /// What is to be done.
    pub action: ActionCode,
    /// By which profession.
    pub lens: Lens,
    /// Last day.
    pub due_on: Date,
}

/// Counts days on which offices work.
pub trait WorkingDays {
    /// The day that many working days after `from`; nothing where the calendar does not reach.
    fn after(&self, from: Date, days: u32) -> Option<Date>;
}

/// Why tasks could not be planned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanProblem {
    /// A parameter has no value on that day.
    #[error(transparent)]
    NoValue(#[from] NoValue),
    /// The pack does not declare the parameter.
    #[error("there is no parameter `{0}`")]
    NoParameter(ParameterKey),
    /// The step counts by risk, and nobody has assessed it.
    #[error("step `{0}` counts by risk, and the level is not known")]
    NoLevel(EntryCode),
    /// The calendar does not reach so far, or the unit is none of days.
    #[error("the last day of step `{0}` cannot be counted")]
    NoDay(EntryCode),
}

impl Timeline {
    /// The tasks that the fact of `day` brings to a case.
    ///
    /// # Errors
    /// [`PlanProblem`], so that no task is left out in silence.
    pub fn plan(
        &self,
        day: Date,
        facts: &dyn Facts,
        parameters: &BTreeMap<ParameterKey, Parameter>,
        calendar: &dyn WorkingDays,
    ) -> Result<Vec<PlannedStep>, PlanProblem> {
        if self.when.as_ref().is_some_and(|when| !when.check(facts).is_true()) {
            return Ok(Vec::new());
        }
        let steps = self.steps.iter();
        steps.map(|step| step.plan(day, facts, parameters, calendar)).collect()
    }
}

impl Step {
    /// The task that this step is, counted from `day`.
    ///
    /// # Errors
    /// [`PlanProblem`].
    pub fn plan(
        &self,
        day: Date,
        facts: &dyn Facts,
        parameters: &BTreeMap<ParameterKey, Parameter>,
        calendar: &dyn WorkingDays,
    ) -> Result<PlannedStep, PlanProblem> {
        let key = self.parameter(facts)?;
        let parameter = parameters.get(key).ok_or_else(|| PlanProblem::NoParameter(key.clone()))?;
        let value = parameter.on(day)?.value;
        let due_on = match parameter.unit {
            ParameterUnit::CalendarDay => day.checked_add(i64::from(value).days()).ok(),
            ParameterUnit::Month => day.checked_add(i64::from(value).months()).ok(),
            ParameterUnit::WorkingDay => calendar.after(day, value),
            ParameterUnit::Hour | ParameterUnit::Count | ParameterUnit::Percent => None,
        };
        let due_on = due_on.ok_or_else(|| PlanProblem::NoDay(self.code.clone()))?;
        let (step, action) = (self.code.clone(), self.action.clone());
        Ok(PlannedStep { step, action, lens: self.lens, due_on })
    }

    fn parameter(&self, facts: &dyn Facts) -> Result<&ParameterKey, PlanProblem> {
        match &self.after {
            After::Parameter(key) => Ok(key),
            After::ByRisk(keys) => {
                let level = match facts.value("risk.level") {
                    Some(Value::Text(level)) => {
                        RiskLevel::parse(&level).and_then(|level| keys.get(&level))
                    }
                    _ => None,
                };
                level.ok_or_else(|| PlanProblem::NoLevel(self.code.clone()))
            }
        }
    }
}
