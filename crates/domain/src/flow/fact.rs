//! The facts of a case that conditions may name beside answers, each with its type.

use std::collections::BTreeMap;

use crate::case::{EntryCondition, Lens};
use crate::condition::{Kind, Vocabulary};
use crate::risk::RiskLevel;

use super::CountedEvent;

/// First words of facts: no form may have one of these as its id.
pub const NAMESPACES: [&str; 11] = [
    "case",
    "risk",
    "tasks",
    "referrals",
    "team",
    "actions",
    "done",
    "center",
    "event",
    "row",
    "today",
];

/// Names with their types.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FactNames {
    kinds: BTreeMap<String, Kind>,
}

impl FactNames {
    /// The facts that the engine knows of every case.
    #[must_use]
    pub fn of_every_case() -> Self {
        let mut names = Self::default();
        let conditions = EntryCondition::ALL.map(EntryCondition::as_str);
        names.add("case.entry_condition", Kind::code(conditions));
        names.add("case.opened_on", Kind::Date);
        names.add("risk.level", Kind::code(RiskLevel::ALL.map(RiskLevel::as_str)));
        for count in
            ["tasks.open", "tasks.overdue", "referrals.waiting", "actions.all", "actions.patronage"]
        {
            names.add(count, Kind::Number);
        }
        for lens in Lens::ALL {
            names.add(format!("team.{}", lens.as_str()), Kind::Bool);
        }
        names.add("today", Kind::Date);
        names
    }

    /// Adds a name; whether it is new.
    pub fn add(&mut self, name: impl Into<String>, kind: Kind) -> bool {
        self.kinds.insert(name.into(), kind).is_none()
    }

    /// The same names and some more.
    #[must_use]
    pub fn with<'a>(&self, more: impl IntoIterator<Item = (&'a str, Kind)>) -> Self {
        let mut names = self.clone();
        for (name, kind) in more {
            names.add(name, kind);
        }
        names
    }
}

impl Vocabulary for FactNames {
    fn kind(&self, name: &str) -> Option<Kind> {
        self.kinds.get(name).cloned()
    }

    fn names(&self) -> Vec<String> {
        self.kinds.keys().cloned().collect()
    }
}

/// What an event tells about itself, to the conditions that count it.
#[must_use]
pub fn event_kinds(
    event: CountedEvent,
    actions: &[&str],
    reasons: &[&str],
) -> Vec<(&'static str, Kind)> {
    let code = |codes: &[&str]| Kind::code(codes.iter().copied());
    match event {
        CountedEvent::CaseOpened | CountedEvent::CenterExists => Vec::new(),
        CountedEvent::CaseClosed => vec![("event.reason", code(reasons))],
        CountedEvent::ActionDone => vec![
            ("event.action", code(actions)),
            ("event.lens", Kind::code(Lens::ALL.map(Lens::as_str))),
            ("event.is_activity", Kind::Bool),
            ("event.is_patronage", Kind::Bool),
        ],
        CountedEvent::PreventionHeld => {
            vec![("event.action", code(actions)), ("event.people", Kind::Number)]
        }
    }
}
