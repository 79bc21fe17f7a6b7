//! Builds forms from their files: kinds of answers, conditions, stages, and no circle of conditions.

use std::collections::BTreeMap;

use toml::Spanned;

use crate::condition::{Condition, Decimal};
use crate::flow::FactNames;
use crate::form::{
    Consistency, Dictionary, Field, FieldKind, Form, Forms, PlaceLevel, Repeats, Section,
};
use crate::id::{DictionaryId, FormId, StageId};
use crate::pack::{PackFile, PackProblem};

use super::condition_file::Page;
use super::form_raw::{RawField, RawForm, RawKind, RawRule, RawSection};
use super::names::Names;
use super::order;

/// Letters of a line where the pack says nothing else.
const LINE: u16 = 200;
/// Letters of a long text where the pack says nothing else.
const LONG: u16 = 4000;

type Dictionaries = BTreeMap<DictionaryId, Dictionary>;

/// Builds every form.
pub(super) fn forms(
    raw: &[(&PackFile, RawForm)],
    names: &Names,
    dictionaries: &Dictionaries,
    problems: &mut Vec<PackProblem>,
) -> Forms {
    let mut forms = Forms::new();
    for (file, raw) in raw {
        let mut builder = Builder { page: Page { file, problems }, names, dictionaries };
        let form = builder.form(raw);
        forms.insert(form.id.clone(), form);
    }
    order::report_circles(&forms, raw, problems);
    forms
}

/// The kind of a question, with the bounds it has where none are written.
pub(super) fn kind(raw: &RawField) -> FieldKind {
    let number = |bound: &Option<Spanned<i64>>| {
        bound.as_ref().and_then(|bound| Decimal::integer(*bound.get_ref()))
    };
    let most = || raw.max.as_ref().and_then(|max| u32::try_from(*max.get_ref()).ok());
    let chars = |usual| raw.max_chars.as_ref().map_or(usual, |max| *max.get_ref());
    let flag = |flag: &Option<Spanned<bool>>| flag.as_ref().is_some_and(|flag| *flag.get_ref());
    match raw.kind.get_ref() {
        RawKind::Text => FieldKind::Text { max_chars: chars(LINE) },
        RawKind::LongText => FieldKind::LongText { max_chars: chars(LONG) },
        RawKind::Number => FieldKind::Number {
            min: number(&raw.min),
            max: number(&raw.max),
            decimals: raw.decimals.as_ref().map_or(0, |decimals| *decimals.get_ref()),
            unit: raw.unit.as_ref().map(|unit| unit.get_ref().clone()),
        },
        RawKind::Date => FieldKind::Date { may_be_future: flag(&raw.may_be_future) },
        RawKind::Time => FieldKind::Time,
        RawKind::DateTime => FieldKind::DateTime { may_be_future: flag(&raw.may_be_future) },
        RawKind::YesNo => FieldKind::YesNo { may_not_know: flag(&raw.may_not_know) },
        RawKind::Choice | RawKind::Choices => choice(raw),
        RawKind::Place => FieldKind::Place {
            level: raw.level.as_ref().map_or(PlaceLevel::District, |level| *level.get_ref()),
        },
        RawKind::Person => FieldKind::Person,
        RawKind::Money => FieldKind::Money { max_soles: most() },
        RawKind::Count => FieldKind::Count { max: most().unwrap_or(u32::MAX) },
    }
}

/// A choice without a dictionary is told by [`Builder::check_kind`]; until then it is a text.
fn choice(raw: &RawField) -> FieldKind {
    let dictionary = raw.dictionary.as_ref().map(|id| id.get_ref().clone());
    match (raw.kind.get_ref(), dictionary) {
        (_, None) => FieldKind::Text { max_chars: LINE },
        (RawKind::Choices, Some(dictionary)) => FieldKind::Choices { dictionary },
        (_, Some(dictionary)) => FieldKind::Choice { dictionary },
    }
}

struct Builder<'a> {
    page: Page<'a>,
    names: &'a Names,
    dictionaries: &'a Dictionaries,
}

impl Builder<'_> {
    fn form(&mut self, raw: &RawForm) -> Form {
        self.page.check_words(&raw.title);
        self.page.check_words(&raw.source);
        let id = raw.id.get_ref();
        let own = self.names.of_section(id, None, self.dictionaries);
        Form {
            id: id.clone(),
            version: raw.version.clone(),
            title: raw.title.get_ref().clone(),
            lens: raw.lens,
            source: raw.source.get_ref().clone(),
            basis: raw.basis,
            sections: raw.section.iter().map(|section| self.section(raw, section, &own)).collect(),
            rules: raw.rule.iter().filter_map(|rule| self.rule(rule, &own)).collect(),
        }
    }

    fn rule(&mut self, raw: &RawRule, names: &FactNames) -> Option<Consistency> {
        self.page.check_words(&raw.message);
        Some(Consistency {
            id: raw.id.get_ref().clone(),
            when: self.page.condition(&raw.when, names)?,
            message: raw.message.get_ref().clone(),
            blocks: raw.blocks,
        })
    }

    fn section(&mut self, form: &RawForm, raw: &RawSection, own: &FactNames) -> Section {
        self.page.check_words(&raw.title);
        let shown_when = self.optional(raw.shown_when.as_ref(), own);
        let names = self.names.of_section(form.id.get_ref(), Some(raw), self.dictionaries);
        let repeats = raw.repeats.as_ref().map(|repeats| self.repeats(repeats));
        let lens = raw.lens.unwrap_or(form.lens);
        Section {
            id: raw.id.get_ref().clone(),
            number: raw.number.clone(),
            title: raw.title.get_ref().clone(),
            help: raw.help.clone(),
            lens,
            shown_when,
            repeats,
            fields: raw.field.iter().map(|field| self.field(field, lens, &names)).collect(),
        }
    }

    fn repeats(&mut self, raw: &Spanned<super::form_raw::RawRepeats>) -> Repeats {
        let repeats = raw.get_ref();
        if repeats.max == 0 || repeats.min > repeats.max || repeats.max > 200 {
            let help = "write `min` below `max`, and `max` from 1 to 200";
            self.page.tell(raw, "the section cannot have so many rows", help);
        }
        Repeats { min: repeats.min, max: repeats.max, row: repeats.row.clone() }
    }

    fn field(&mut self, raw: &RawField, lens: crate::case::Lens, names: &FactNames) -> Field {
        self.page.check_words(&raw.label);
        self.check_kind(raw);
        let is_unknown = |stage: &&Spanned<StageId>| !self.names.stages.contains(stage.get_ref());
        if let Some(stage) = raw.required_at.as_ref().filter(is_unknown) {
            let message = format!("the flow has no stage `{}`", stage.get_ref());
            self.page.tell(stage, message, "write a stage of flow.toml");
        }
        Field {
            id: raw.id.get_ref().clone(),
            number: raw.number.clone(),
            label: raw.label.get_ref().clone(),
            help: raw.help.clone(),
            kind: kind(raw),
            shown_when: self.optional(raw.shown_when.as_ref(), names),
            required_when: self.optional(raw.required_when.as_ref(), names),
            required_at: raw.required_at.as_ref().map(|stage| stage.get_ref().clone()),
            is_reserved: raw.reserved,
            lens: raw.lens.unwrap_or(lens),
            source: raw.source.clone(),
        }
    }

    fn optional(&mut self, raw: Option<&Spanned<String>>, names: &FactNames) -> Option<Condition> {
        raw.and_then(|raw| self.page.condition(raw, names))
    }

    fn check_kind(&mut self, raw: &RawField) {
        let (kind, allowed) = (raw.kind.get_ref(), raw.kind.get_ref().keys());
        for (key, at) in raw.own_keys() {
            if !allowed.contains(&key) {
                let message = format!("a question of this kind has no `{key}`");
                let help = "take the key out, or correct `kind`";
                self.page.problems.push(self.page.file.problem_at(at, message, help));
            }
        }
        if raw.decimals.as_ref().is_some_and(|decimals| *decimals.get_ref() > 3) {
            self.page.tell(&raw.kind, "a number has at most 3 decimals", "correct `decimals`");
        }
        if let (Some(min), Some(max)) = (&raw.min, &raw.max)
            && min.get_ref() > max.get_ref()
        {
            self.page.tell(max, "`max` is less than `min`", "correct one of them");
        }
        if !matches!(kind, RawKind::Choice | RawKind::Choices) {
            return;
        }
        match &raw.dictionary {
            None => {
                self.page.tell(&raw.kind, "the question names no dictionary", "add `dictionary`");
            }
            Some(id) if !self.dictionaries.contains_key(id.get_ref()) => {
                let known: Vec<&str> = self.dictionaries.keys().map(DictionaryId::as_str).collect();
                let message = format!("there is no dictionary `{}`", id.get_ref());
                let meant = crate::condition::closest(id.get_ref().as_str(), known);
                let help = meant.map_or_else(
                    || "add it to dictionaries/*.toml".to_owned(),
                    |meant| format!("did you mean `{meant}`?"),
                );
                self.page.tell(id, message, &help);
            }
            Some(_) => {}
        }
    }
}

/// The raw form of an id, to find the places of what was read from it.
pub(super) fn raw_of<'a>(
    raw: &'a [(&'a PackFile, RawForm)],
    id: &FormId,
) -> Option<(&'a PackFile, &'a RawForm)> {
    raw.iter().find(|(_, form)| form.id.get_ref() == id).map(|(file, form)| (*file, form))
}
