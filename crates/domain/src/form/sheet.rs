//! The answers of a case as plain values: one answer a question, without authors or versions.

use std::collections::BTreeMap;

use super::{Answer, Question, Section};
use crate::id::{FieldId, FormId, RowId};

/// Answers by question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AnswerSheet {
    answers: BTreeMap<Question, Answer>,
}

impl AnswerSheet {
    /// No answers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes an answer; the one before is replaced.
    pub fn put(&mut self, question: Question, answer: Answer) {
        self.answers.insert(question, answer);
    }

    /// Takes an answer away.
    pub fn take(&mut self, question: &Question) -> Option<Answer> {
        self.answers.remove(question)
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, form: &FormId, row: Option<RowId>, field: &FieldId) -> Option<&Answer> {
        let question = Question { form: form.clone(), row, field: field.clone() };
        self.answers.get(&question)
    }

    /// Every answer, by form, row and question.
    pub fn iter(&self) -> impl Iterator<Item = (&Question, &Answer)> {
        self.answers.iter()
    }

    /// The rows of a repeating section: those in which anything was answered. A row keeps its id for ever, and ids carry
    /// their time, so their order is that in which the rows were begun.
    #[must_use]
    pub fn rows(&self, form: &FormId, section: &Section) -> Vec<RowId> {
        let is_in_section = |field: &FieldId| section.fields.iter().any(|one| one.id == *field);
        let mut rows: Vec<RowId> = self
            .answers
            .keys()
            .filter(|question| question.form == *form && is_in_section(&question.field))
            .filter_map(|question| question.row)
            .collect();
        rows.sort();
        rows.dedup();
        rows
    }
}

impl FromIterator<(Question, Answer)> for AnswerSheet {
    fn from_iter<I: IntoIterator<Item = (Question, Answer)>>(answers: I) -> Self {
        Self { answers: answers.into_iter().collect() }
    }
}
