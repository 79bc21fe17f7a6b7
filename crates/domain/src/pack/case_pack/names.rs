//! The names that conditions of one pack may use: facts of every case, questions of its forms, its stages and actions.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::{Kind, Vocabulary};
use crate::flow::{ActionCatalogue, CountedEvent, FactNames, NAMESPACES, event_kinds};
use crate::form::{Dictionary, FieldKind};
use crate::id::{DictionaryId, FormId, StageId};
use crate::pack::service_pack::ReadMeasures;
use crate::pack::{PackFile, PackProblem};

use super::condition_file::{Page, is_name};
use super::flow_file::RawFlow;
use super::form_file;
use super::form_raw::{RawForm, RawSection};

/// The names of a pack.
pub(super) struct Names {
    /// What a gate may name.
    pub(super) of_case: FactNames,
    /// Stages in order.
    pub(super) stages: Vec<StageId>,
    actions: Vec<String>,
    reasons: Vec<String>,
    /// Names of each form as its own questions see them: short.
    own: BTreeMap<FormId, Vec<(String, Kind)>>,
}

impl Names {
    pub(super) fn new(
        dictionaries: &BTreeMap<DictionaryId, Dictionary>,
        actions: &ActionCatalogue,
        flow: &RawFlow,
        forms: &[(&PackFile, RawForm)],
        measures: &ReadMeasures<'_>,
        problems: &mut Vec<PackProblem>,
    ) -> Self {
        let mut of_case = FactNames::of_every_case();
        let stages: Vec<StageId> = flow.stage.iter().map(|s| s.id.get_ref().clone()).collect();
        of_case.add("case.stage", Kind::code(stages.iter().map(StageId::as_str)));
        if let Some(kinds) = measures.codes_of("kind") {
            of_case.add("center.kind", Kind::Code(kinds));
        }
        for action in &actions.actions {
            of_case.add(format!("done.{}", action.code), Kind::Number);
        }
        let mut own = BTreeMap::new();
        for (file, form) in forms {
            let mut page = Page { file, problems };
            let names = names_of_form(form, dictionaries, &mut page);
            for (name, kind) in &names {
                of_case.add(format!("{}.{name}", form.id.get_ref()), kind.clone());
            }
            if own.insert(form.id.get_ref().clone(), names).is_some() {
                page.tell(&form.id, "another form has this id", "give each form its own");
            }
        }
        let actions = actions.actions.iter().map(|one| one.code.to_string()).collect();
        let reasons = flow.closure.iter().map(|one| one.code.get_ref().to_string()).collect();
        Self { of_case, stages, actions, reasons, own }
    }

    /// What a question of a section may name.
    pub(super) fn of_section(
        &self,
        form: &FormId,
        section: Option<&RawSection>,
        dictionaries: &BTreeMap<DictionaryId, Dictionary>,
    ) -> FactNames {
        let own = self.own.get(form).into_iter().flatten();
        let mut names = self.of_case.with(own.map(|(name, kind)| (name.as_str(), kind.clone())));
        for field in section.filter(|one| one.repeats.is_some()).into_iter().flat_map(|s| &s.field)
        {
            let kind = form_file::kind(field).in_conditions(dictionaries);
            names.add(format!("row.{}", field.id.get_ref()), kind);
        }
        names
    }

    /// What the counting of an event may name.
    pub(super) fn of_event(&self, event: CountedEvent) -> FactNames {
        let actions: Vec<&str> = self.actions.iter().map(String::as_str).collect();
        let reasons: Vec<&str> = self.reasons.iter().map(String::as_str).collect();
        let kinds = event_kinds(event, &actions, &reasons);
        match event {
            CountedEvent::CaseOpened | CountedEvent::CaseClosed | CountedEvent::ActionDone => {
                self.of_case.with(kinds)
            }
            // No case stands behind these.
            CountedEvent::PreventionHeld | CountedEvent::CenterExists => {
                let center = self.of_case.kind("center.kind").map(|kind| ("center.kind", kind));
                FactNames::default().with(kinds.into_iter().chain(center))
            }
        }
    }
}

/// The questions of a form that stand in no row, and its repeating sections; mistakes in ids are told.
fn names_of_form(
    form: &RawForm,
    dictionaries: &BTreeMap<DictionaryId, Dictionary>,
    page: &mut Page<'_>,
) -> Vec<(String, Kind)> {
    let help = "write lower-case letters, digits and `_`, beginning with a letter";
    let form_id = form.id.get_ref().as_str();
    if !is_name(form_id) || NAMESPACES.contains(&form_id) {
        page.tell(&form.id, format!("a form cannot be called `{form_id}`"), help);
    }
    let mut seen = BTreeSet::new();
    let mut names = Vec::new();
    for section in &form.section {
        let fields = section.field.iter();
        for id in fields.clone().map(|field| &field.id).chain([&section.id]) {
            let word = id.get_ref().as_str();
            if !is_name(word) || NAMESPACES.contains(&word) {
                page.tell(id, format!("nothing in a form can be called `{word}`"), help);
            }
            if !seen.insert(word) {
                let help = "give each section and question of a form its own id";
                page.tell(id, format!("`{word}` is used twice in this form"), help);
            }
        }
        if section.repeats.is_some() {
            names.push((section.id.get_ref().to_string(), Kind::Rows));
        } else {
            let kind_of = |field| FieldKind::in_conditions(&form_file::kind(field), dictionaries);
            names.extend(fields.map(|field| (field.id.get_ref().to_string(), kind_of(field))));
        }
    }
    names
}
