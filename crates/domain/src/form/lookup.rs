//! Where conditions of a form find their values: answers of this form, of other forms of the case, and facts of the case.

use std::collections::BTreeMap;

use super::{AnswerSheet, Form};
use crate::condition::{Facts, Value};
use crate::id::{FieldId, FormId, RowId};

/// The forms of a pack by id.
pub type Forms = BTreeMap<FormId, Form>;

/// Values as a question of one form sees them.
///
/// `question` is a question of the same form, `row.question` one of the same row, `form.question` one of another form,
/// the id of a repeating section is the number of its rows, and everything else is a fact of the case. What stands in
/// the sheet is taken as it stands, also where its question is not asked any more: [`super::check()`] tells that.
#[derive(Clone, Copy)]
pub struct FormFacts<'a> {
    /// Forms of the pack.
    pub forms: &'a Forms,
    /// What was answered.
    pub sheet: &'a AnswerSheet,
    /// Facts of the case: `risk.level`, `tasks.open`.
    pub facts: &'a dyn Facts,
    /// The form of the question; none for a gate, which names every form.
    pub form: Option<&'a Form>,
    /// Row of the question.
    pub row: Option<RowId>,
}

impl<'a> FormFacts<'a> {
    /// Values as a gate or a measure sees them.
    #[must_use]
    pub fn of_case(forms: &'a Forms, sheet: &'a AnswerSheet, facts: &'a dyn Facts) -> Self {
        Self { forms, sheet, facts, form: None, row: None }
    }

    /// The same, seen from a question of a form.
    #[must_use]
    pub fn seen_from(self, form: &'a Form, row: Option<RowId>) -> Self {
        Self { form: Some(form), row, ..self }
    }

    fn in_form(&self, form: &Form, name: &str) -> Option<Value> {
        let id = FieldId::parse(name).ok()?;
        if let Some(answer) = self.sheet.get(&form.id, None, &id) {
            return Some(answer.value());
        }
        let repeats = |section: &&super::Section| section.id == id && section.repeats.is_some();
        let section = form.sections.iter().find(repeats)?;
        u32::try_from(self.sheet.rows(&form.id, section).len()).ok().map(Value::count)
    }
}

impl Facts for FormFacts<'_> {
    fn value(&self, name: &str) -> Option<Value> {
        let Some((first, rest)) = name.split_once('.') else {
            let own = self.form.and_then(|form| self.in_form(form, name));
            return own.or_else(|| self.facts.value(name));
        };
        if first == "row" {
            let (form, field) = (self.form?, FieldId::parse(rest).ok()?);
            return self.sheet.get(&form.id, Some(self.row?), &field).map(super::Answer::value);
        }
        match FormId::parse(first).ok().and_then(|id| self.forms.get(&id)) {
            Some(form) => self.in_form(form, rest),
            None => self.facts.value(name),
        }
    }
}
