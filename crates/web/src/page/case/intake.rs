//! A new case: one dense form, read from top to bottom with the keyboard.

use askama::Template;

use super::search::MatchRow;
use crate::frame::{Choice, DeskFrame};
use crate::paths;
use crate::words::{Phrase, Words};

/// The form of a new case.
#[derive(Template)]
#[template(path = "case/intake.html")]
pub struct IntakePage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Id of the center.
    pub center: String,
    /// Its name.
    pub center_name: String,
    /// Key of the case that it will be, and of its draft.
    pub key: String,
    /// Who she is, if she was here before.
    pub person: Option<KnownPerson>,
    /// The fields.
    pub groups: Vec<FieldGroup>,
    /// Persons who may be the one that is written down as new.
    pub alike: Vec<MatchRow>,
    /// Mark of the values whose warnings are on this page; empty where there is none.
    pub seen: String,
    /// Hour at which it was last kept.
    pub saved: Option<String>,
    /// Whether there is a draft to throw away.
    pub has_draft: bool,
    /// Whether the names were taken from a search.
    pub from_search: bool,
    /// Where somebody is looked for first.
    pub search_href: String,
}

/// A person who was here before.
#[derive(Debug, Clone)]
pub struct KnownPerson {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Age, birth, documents.
    pub about: Vec<String>,
}

/// Fields under one heading.
#[derive(Debug, Clone)]
pub struct FieldGroup {
    /// The heading.
    pub title: Phrase,
    /// What to know before.
    pub lead: Option<Phrase>,
    /// Rows of fields.
    pub rows: Vec<Row>,
}

/// Fields beside each other.
#[derive(Debug, Clone)]
pub struct Row {
    /// The fields.
    pub fields: Vec<IntakeField>,
    /// What opens the row, and whether it is open, where it is folded away.
    pub fold: Option<(Phrase, bool)>,
}

/// How a field is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text,
    /// Digits.
    Digits,
    /// A telephone number.
    Phone,
    /// Letters of a place.
    Place,
    /// One of a list.
    Choice,
}

/// One field.
#[derive(Debug, Clone)]
pub struct IntakeField {
    /// Name that is sent.
    pub name: &'static str,
    /// Label.
    pub label: Phrase,
    /// What to write.
    pub hint: Option<Phrase>,
    /// What stands in it.
    pub value: String,
    /// How it is typed into.
    pub kind: FieldKind,
    /// How many of twelve columns it takes on a wide screen.
    pub columns: u8,
    /// Options of a list.
    pub choices: Vec<Choice>,
    /// What is wrong with it.
    pub error: Option<Phrase>,
    /// What to look at again.
    pub warning: Option<Phrase>,
}

impl IntakePage {
    /// Every field.
    fn fields(&self) -> impl Iterator<Item = &IntakeField> {
        self.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.fields)
    }

    /// Fields that are wrong, with what is wrong.
    #[must_use]
    pub fn errors(&self) -> Vec<(&'static str, &Phrase, &Phrase)> {
        self.fields()
            .filter_map(|field| Some((field.name, &field.label, field.error.as_ref()?)))
            .collect()
    }

    /// Fields to look at again.
    #[must_use]
    pub fn warnings(&self) -> Vec<(&'static str, &Phrase, &Phrase)> {
        self.fields()
            .filter_map(|field| Some((field.name, &field.label, field.warning.as_ref()?)))
            .collect()
    }

    /// Id of the known person; empty for a new one.
    #[must_use]
    pub fn person_id(&self) -> &str {
        self.person.as_ref().map_or("", |person| person.id.as_str())
    }

    /// The form of a new case for a person who was found.
    #[must_use]
    pub fn open_for(&self, person: &str) -> String {
        paths::query(paths::CASE_NEW, &[("centro", &self.center), ("persona", person)])
    }
}

impl IntakeField {
    /// Whether it is typed into in that way.
    #[must_use]
    pub fn is(&self, kind: FieldKind) -> bool {
        self.kind == kind
    }

    /// Whether typing begins there.
    #[must_use]
    pub fn takes_focus(&self) -> bool {
        self.name == "given" && self.value.is_empty()
    }

    /// Ids of what describes it.
    #[must_use]
    pub fn described_by(&self) -> String {
        let parts = [
            ("h", self.hint.is_some()),
            ("e", self.error.is_some()),
            ("w", self.warning.is_some()),
        ];
        let ids = parts.iter().filter(|(_, is_there)| *is_there);
        ids.map(|(mark, _)| format!("{mark}-{}", self.name)).collect::<Vec<_>>().join(" ")
    }
}
