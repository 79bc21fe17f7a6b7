//! What the pack of a case allows now: stages, gates, reasons and actions, answered for this case and this day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::decide::{Closure, Rules, Way};
use super::{Case, Lens};
use crate::flow::{Bar, CaseFacts};
use crate::form::{Answer, AnswerSheet, FormFacts, InvalidAnswer, Question, validate};
use crate::id::EntryCode;
use crate::pack::CasePack;

/// What is known of a case beside its own stream.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Kind of the center, a code of its dimension.
    pub center_kind: Option<String>,
    /// Referrals that nobody has answered.
    pub referrals_waiting: u32,
}

/// Why an answer was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRejected {
    /// The pack has no such question.
    #[error("the pack has no such question")]
    UnknownQuestion,
    /// Another profession answers it.
    #[error("the question belongs to another profession")]
    OtherProfession,
    /// A question of a repeating section needs a row, and no other has one.
    #[error("the question and its row do not fit")]
    Row,
    /// The value does not fit the question.
    #[error(transparent)]
    Invalid(#[from] InvalidAnswer),
}

/// Whether an answer fits its question and the profession that gives it.
///
/// # Errors
/// [`AnswerRejected`] with the first reason.
pub fn check_answer(
    pack: &CasePack,
    question: &Question,
    answer: Option<&Answer>,
    lens: Lens,
    today: Date,
) -> Result<(), AnswerRejected> {
    let form = pack.forms.get(&question.form).ok_or(AnswerRejected::UnknownQuestion)?;
    let (section, field) = form.field(&question.field).ok_or(AnswerRejected::UnknownQuestion)?;
    if section.lens != lens {
        return Err(AnswerRejected::OtherProfession);
    }
    if section.repeats.is_some() != question.row.is_some() {
        return Err(AnswerRejected::Row);
    }
    let Some(answer) = answer else { return Ok(()) };
    let dictionary = field.kind.dictionary().and_then(|id| pack.dictionaries.get(id));
    Ok(validate(field, dictionary, answer, today)?)
}

impl Case {
    /// The facts of the case as conditions of its pack see them.
    #[must_use]
    pub fn facts(&self, pack: &CasePack, around: &Around, today: Date) -> CaseFacts {
        let mut done = BTreeMap::new();
        let mut patronage = 0;
        for action in &self.actions {
            *done.entry(action.body.action.clone()).or_insert(0) += 1;
            patronage += u32::from(pack.actions.is_patronage(&action.body.action));
        }
        let open = self.open_tasks();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        CaseFacts {
            entry_condition: self.condition,
            stage: self.stage().clone(),
            opened_on: self.opened_on,
            today,
            risk_level: self.risk_level,
            center_kind: around.center_kind.clone(),
            tasks_open: count(open.len()),
            tasks_overdue: count(open.iter().filter(|task| task.due_on < today).count()),
            referrals_waiting: around.referrals_waiting,
            team: self.team.iter().map(|(lens, _)| *lens).collect(),
            done,
            patronage,
        }
    }

    /// The answers that stand. A question on which two people disagree has none: a gate that needs it stays shut.
    #[must_use]
    pub fn sheet(&self) -> AnswerSheet {
        let answered = self.answers.iter();
        answered
            .filter_map(|(question, answers)| Some((question.clone(), answers.value()?.clone())))
            .collect()
    }

    /// What the pack allows now.
    #[must_use]
    pub fn rules(&self, pack: &CasePack, around: &Around, today: Date) -> Rules {
        let (facts, sheet) = (self.facts(pack, around, today), self.sheet());
        let facts = FormFacts::of_case(&pack.forms, &sheet, &facts);
        let ways = pack.flow.ways(self.stage(), &facts).into_iter();
        let closures = pack.flow.closures_from(self.stage(), &facts).into_iter();
        Rules {
            ways: ways
                .map(|(way, bars)| Way { to: way.to.clone(), barred_by: gates(bars) })
                .collect(),
            actions: pack.actions.in_force(today).map(|action| action.code.clone()).collect(),
            closures: closures
                .map(|(reason, bars)| Closure {
                    reason: reason.code.clone(),
                    barred_by: gates(bars),
                    needs_tasks_finished: reason.needs_tasks_finished,
                })
                .collect(),
            reopens_in: pack.flow.reopens_in.clone(),
        }
    }
}

fn gates(bars: Vec<Bar>) -> Vec<EntryCode> {
    bars.into_iter().map(|bar| bar.gate).collect()
}
