//! What is given in a pack case: answers, checked like those of a page, and facts of the types that conditions know.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::condition::{Kind, Value, Vocabulary, closest};
use crate::flow::{CountedEvent, FactNames};
use crate::form::{AnswerSheet, Field, FormFacts, Setting, validate};
use crate::id::{FieldId, FormId, RowId, StageId};

use super::CasePack;

/// What is given: answers and facts on one day.
pub(super) struct Scene<'a> {
    pub(super) pack: &'a CasePack,
    pub(super) today: Date,
    sheet: AnswerSheet,
    pub(super) facts: BTreeMap<String, Value>,
    names: FactNames,
}

impl<'a> Scene<'a> {
    /// A case opened today to which nothing has happened: nobody on it, no tasks, nothing done, risk not assessed.
    pub(super) fn new(pack: &'a CasePack, today: Date) -> Self {
        let mut facts = BTreeMap::new();
        for name in pack.names.names() {
            let value = match pack.names.kind(&name) {
                Some(Kind::Number) if is_fact(pack, &name) => Value::count(0),
                Some(Kind::Bool) => Value::Bool(false),
                _ => continue,
            };
            facts.insert(name, value);
        }
        for name in ["today", "case.opened_on"] {
            facts.insert(name.to_owned(), Value::Date(today));
        }
        let mut names = pack.names.clone();
        let codes: Vec<&str> = pack.actions.actions.iter().map(|one| one.code.as_str()).collect();
        let reasons: Vec<&str> = pack.flow.closures.iter().map(|one| one.code.as_str()).collect();
        for event in CountedEvent::ALL {
            for (name, kind) in crate::flow::event_kinds(event, &codes, &reasons) {
                names.add(name, kind);
            }
        }
        for name in ["a", "b"] {
            names.add(name, Kind::Number);
        }
        Self { pack, today, sheet: AnswerSheet::new(), facts, names }
    }

    /// Takes `name = value`: an answer `form.question`, `form.section#2.question`, or a fact.
    pub(super) fn take(&mut self, given: &str) -> Result<(), String> {
        let (name, value) = given.split_once('=').ok_or("write `name = value`")?;
        let (name, value) = (name.trim(), value.trim());
        if let Some((question, field)) = self.question(name)? {
            let answer = field.kind.read(value).map_err(|error| error.to_string())?;
            let dictionary = field.kind.dictionary().and_then(|id| self.pack.dictionaries.get(id));
            validate(field, dictionary, &answer, self.today).map_err(|error| error.to_string())?;
            self.sheet.put(question, answer);
            return Ok(());
        }
        let Some(kind) = self.names.kind(name) else {
            let names = self.names.names();
            let meant = closest(name, names.iter().map(String::as_str));
            let meant = meant.map(|meant| format!(", did you mean `{meant}`?")).unwrap_or_default();
            return Err(format!("nothing is called `{name}`{meant}"));
        };
        let value = fact(&kind, value)
            .ok_or_else(|| format!("`{value}` is not {} of `{name}`", kind.words()))?;
        self.facts.insert(name.to_owned(), value);
        Ok(())
    }

    /// The question that a name like `ficha.children#1.age` means; nothing for the name of a fact.
    pub(super) fn question(
        &self,
        name: &str,
    ) -> Result<Option<(crate::form::Question, &'a Field)>, String> {
        let pack = self.pack;
        let (form, rest) = name.split_once('.').unwrap_or((name, ""));
        let Some(form) = FormId::parse(form).ok().and_then(|id| pack.forms.get(&id)) else {
            return Ok(None);
        };
        let (row, field) = match rest.split_once('.') {
            None => (None, rest),
            Some((section, field)) => {
                let row = section.split_once('#').and_then(|(_, row)| row.parse().ok());
                let row = row.ok_or_else(|| format!("write the row as `{section}#1`"))?;
                (Some(RowId::new(Uuid::from_u128(row))), field)
            }
        };
        let id = FieldId::parse(field).map_err(|error| error.to_string())?;
        let (section, field) =
            form.field(&id).ok_or_else(|| format!("`{}` has no question `{id}`", form.id))?;
        if section.repeats.is_some() != row.is_some() {
            return Err(format!(
                "`{}` is asked {}",
                id,
                if row.is_some() { "once" } else { "in rows" }
            ));
        }
        Ok(Some((crate::form::Question { form: form.id.clone(), row, field: id }, field)))
    }

    pub(super) fn view(&self) -> FormFacts<'_> {
        FormFacts::of_case(&self.pack.forms, &self.sheet, &self.facts)
    }

    pub(super) fn setting<'s>(&'s self, reached: &'s [StageId]) -> Setting<'s> {
        Setting {
            facts: self.view(),
            dictionaries: &self.pack.dictionaries,
            reached,
            today: self.today,
        }
    }
}

/// Whether a name is a fact of the engine, which is always known, and not a question of a form.
fn is_fact(pack: &CasePack, name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default();
    !FormId::parse(first).is_ok_and(|id| pack.forms.contains_key(&id))
}

fn fact(kind: &Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Bool => text.parse().ok().map(Value::Bool),
        Kind::Number => text.parse().ok().map(Value::Number),
        Kind::Date => text.parse().ok().map(Value::Date),
        Kind::Text => Some(Value::text(text)),
        Kind::Code(codes) => codes.contains(text).then(|| Value::text(text)),
        Kind::Codes(_) | Kind::Rows | Kind::Present => None,
    }
}
