//! What of a form is asked, what is missing and what contradicts, for the answers of a case.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    Answer, Dictionary, Field, Form, FormFacts, InvalidAnswer, Question, Section, validate,
};
use crate::condition::{Condition, Outcome};
use crate::id::{DictionaryId, EntryCode, FieldId, RowId, StageId};

/// What a check needs beside the form and the answers.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Values of conditions.
    pub facts: FormFacts<'a>,
    /// Dictionaries of the pack.
    pub dictionaries: &'a BTreeMap<DictionaryId, Dictionary>,
    /// The stages that the case has behind it, and the one in which it stands.
    pub reached: &'a [StageId],
    /// The day of the check.
    pub today: Date,
}

/// A question as it stands for a case: what a page draws.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Its section.
    pub section: &'a Section,
    /// Its row, in a repeating section.
    pub row: Option<RowId>,
    /// The question.
    pub field: &'a Field,
    /// Whether it is asked. Unknown: something before it has to be answered first.
    pub shown: Outcome,
    /// Whether it must be answered now.
    pub required: Outcome,
    /// Its answer.
    pub answer: Option<&'a Answer>,
}

/// Something that must be answered and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A question.
    Question(Question),
    /// A repeating section with too few rows.
    Rows {
        /// The section.
        section: FieldId,
        /// Fewest rows.
        min: u16,
    },
}

/// Something that cannot be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An answer that does not fit its question.
    Invalid {
        /// The question.
        question: Question,
        /// Why.
        reason: InvalidAnswer,
    },
    /// An answer to a question that is not asked.
    NotAsked {
        /// The question.
        question: Question,
    },
    /// Answers that cannot all be right.
    Contradiction {
        /// The rule of the form.
        rule: EntryCode,
        /// Whether the form cannot be complete so.
        blocks: bool,
    },
    /// A repeating section with too many rows.
    TooManyRows {
        /// The section.
        section: FieldId,
        /// Most rows.
        max: u16,
    },
}

/// How far a form is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Questions that are asked.
    pub asked: usize,
    /// Of them, those that are answered.
    pub answered: usize,
    /// What is missing, in the order of the form.
    pub gaps: Vec<Gap>,
    /// What cannot be right.
    pub problems: Vec<Problem>,
}

impl Progress {
    /// Whether nothing is missing and nothing that blocks is wrong.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let blocks = |problem: &Problem| match problem {
            Problem::Contradiction { blocks, .. } => *blocks,
            Problem::Invalid { .. } | Problem::TooManyRows { .. } => true,
            // What was answered before the question fell away stays in the record.
            Problem::NotAsked { .. } => false,
        };
        self.gaps.is_empty() && !self.problems.iter().any(blocks)
    }
}

/// Every question of a form with whether it is asked and must be answered, row by row.
#[must_use]
pub fn asked<'a>(form: &'a Form, setting: &Setting<'a>) -> Vec<Asked<'a>> {
    let mut asked = Vec::new();
    for section in &form.sections {
        let rows: Vec<Option<RowId>> = if section.repeats.is_some() {
            setting.facts.sheet.rows(&form.id, section).into_iter().map(Some).collect()
        } else {
            vec![None]
        };
        for row in rows {
            let facts = setting.facts.seen_from(form, row);
            let section_shown = says(section.shown_when.as_ref(), &facts, Outcome::True);
            for field in &section.fields {
                let shown =
                    both(section_shown, says(field.shown_when.as_ref(), &facts, Outcome::True));
                let answer = setting.facts.sheet.get(&form.id, row, &field.id);
                let required = both(shown, required(field, &facts, setting.reached));
                asked.push(Asked { section, row, field, shown, required, answer });
            }
        }
    }
    asked
}

/// How far a form is: what is missing at the stage reached, and what contradicts.
#[must_use]
pub fn check(form: &Form, setting: &Setting<'_>) -> Progress {
    let mut progress = Progress::default();
    for one in asked(form, setting) {
        let question =
            || Question { form: form.id.clone(), row: one.row, field: one.field.id.clone() };
        progress.asked += usize::from(one.shown.is_true());
        match one.answer {
            None if one.required.is_true() => progress.gaps.push(Gap::Question(question())),
            None => {}
            Some(_) if one.shown.is_false() => {
                progress.problems.push(Problem::NotAsked { question: question() });
            }
            Some(answer) => {
                progress.answered += usize::from(one.shown.is_true());
                if let Err(reason) = still_valid(one.field, answer, setting) {
                    progress.problems.push(Problem::Invalid { question: question(), reason });
                }
            }
        }
    }
    check_rows(form, setting, &mut progress);
    let facts = setting.facts.seen_from(form, None);
    for rule in form.rules.iter().filter(|rule| rule.when.check(&facts).is_true()) {
        let (rule, blocks) = (rule.id.clone(), rule.blocks);
        progress.problems.push(Problem::Contradiction { rule, blocks });
    }
    progress
}

fn check_rows(form: &Form, setting: &Setting<'_>, progress: &mut Progress) {
    let facts = setting.facts.seen_from(form, None);
    for section in &form.sections {
        let Some(repeats) = &section.repeats else { continue };
        let rows = setting.facts.sheet.rows(&form.id, section).len();
        let is_shown = says(section.shown_when.as_ref(), &facts, Outcome::True).is_true();
        if is_shown && rows < usize::from(repeats.min) {
            progress.gaps.push(Gap::Rows { section: section.id.clone(), min: repeats.min });
        }
        if rows > usize::from(repeats.max) {
            let (section, max) = (section.id.clone(), repeats.max);
            progress.problems.push(Problem::TooManyRows { section, max });
        }
    }
}

/// An answer that was right on its day stays right when its code goes out of force.
fn still_valid(field: &Field, answer: &Answer, setting: &Setting<'_>) -> Result<(), InvalidAnswer> {
    let dictionary = field.kind.dictionary().and_then(|id| setting.dictionaries.get(id));
    match validate(field, dictionary, answer, setting.today) {
        Err(InvalidAnswer::NotInForce { code, day }) => {
            let entry = dictionary.and_then(|dictionary| dictionary.entry(&code));
            let is_past = entry.and_then(|entry| entry.valid_to).is_some_and(|to| to < day);
            if is_past { Ok(()) } else { Err(InvalidAnswer::NotInForce { code, day }) }
        }
        other => other,
    }
}

fn required(field: &Field, facts: &FormFacts<'_>, reached: &[StageId]) -> Outcome {
    if field.required_at.as_ref().is_some_and(|stage| reached.contains(stage)) {
        return Outcome::True;
    }
    says(field.required_when.as_ref(), facts, Outcome::False)
}

fn says(condition: Option<&Condition>, facts: &FormFacts<'_>, without: Outcome) -> Outcome {
    condition.map_or(without, |condition| condition.check(facts))
}

fn both(a: Outcome, b: Outcome) -> Outcome {
    match (a, b) {
        (Outcome::False, _) | (_, Outcome::False) => Outcome::False,
        (Outcome::True, Outcome::True) => Outcome::True,
        _ => Outcome::Unknown,
    }
}
