//! A finding before its words: what a check hands back, and how it becomes a sentence.

use std::collections::BTreeMap;

use super::Rule;
use super::view::View;
use crate::figure::{Figure, Period};
use crate::id::{DocumentId, MeasureKey, ServiceCode};
use crate::summary::{Finding, Stated};
use crate::territory::Ubigeo;

/// What a check found.
pub(super) struct Draft {
    /// The service, where there is one.
    pub(super) service: Option<ServiceCode>,
    /// The territory.
    pub(super) ubigeo: Ubigeo,
    /// Each side.
    pub(super) stated: Vec<Stated>,
    /// Further slots of the message.
    slots: BTreeMap<String, String>,
    /// Names are those in force at the end of this period.
    period: Option<Period>,
}

impl Draft {
    pub(super) const fn new(ubigeo: Ubigeo, stated: Vec<Stated>) -> Self {
        Self { service: None, ubigeo, stated, slots: BTreeMap::new(), period: None }
    }

    /// About the service of a measure; a total of the network is called by its label.
    pub(super) fn of_measure(mut self, key: &MeasureKey, view: &View<'_>) -> Self {
        let measure = view.measure(key);
        self.service = measure.and_then(|measure| measure.service.clone());
        if let Some(total) = measure.filter(|measure| measure.service.is_none()) {
            self.slots.insert("servicio".to_owned(), total.label.clone());
        }
        self
    }

    /// About a service; a subject that is none is called by its own word.
    pub(super) fn of_subject(mut self, subject: &str, view: &View<'_>) -> Self {
        let code = ServiceCode::parse(subject).ok();
        self.service = code.filter(|code| view.catalogue.service(code).is_some());
        self.slots.insert("servicio".to_owned(), subject.to_owned());
        self
    }

    pub(super) fn in_document(mut self, document: &DocumentId, view: &View<'_>) -> Self {
        self.slots.insert("documento".to_owned(), view.title(document));
        self
    }

    pub(super) const fn in_period(mut self, period: Period) -> Self {
        self.period = Some(period);
        self
    }

    pub(super) fn with(mut self, slot: &str, value: String) -> Self {
        self.slots.insert(slot.to_owned(), value);
        self
    }

    /// The finding with its sentence.
    pub(super) fn into_finding(mut self, rule: &Rule, view: &View<'_>) -> Finding {
        let words = &rule.words;
        let day = self.period.or_else(|| last_period(view)).map(Period::last_day);
        let pack = self.service.as_ref().and_then(|code| view.catalogue.service(code));
        if let (Some(pack), Some(day)) = (pack, day) {
            let name = pack.service.names.on(day).short.clone();
            self.slots.insert("servicio".to_owned(), name);
        }
        let place = words.place(self.ubigeo, &view.catalogue.territory);
        self.slots.insert("lugar".to_owned(), place);
        if let Some(period) = self.period {
            self.slots.insert("periodo".to_owned(), words.period(period));
        }
        let title = self.slots.get("documento").map_or_else(String::new, |own| format!("{own}, "));
        for (at, stated) in self.stated.iter().enumerate() {
            let part = stated.at.strip_prefix(&title).unwrap_or(&stated.at).to_owned();
            self.slots.insert(format!("parte_{}", at + 1), part);
            self.slots.insert(format!("valor_{}", at + 1), stated.text.clone());
            self.slots.insert(format!("donde_{}", at + 1), stated.at.clone());
        }
        Finding {
            rule: rule.id.clone(),
            service: self.service,
            ubigeo: self.ubigeo,
            stated: self.stated,
            message: rule.message.fill(&self.slots),
        }
    }
}

fn last_period(view: &View<'_>) -> Option<Period> {
    view.figures().map(|figure: &Figure| figure.period).max_by_key(|period| period.last_day())
}
