//! Forms of packs: questions in sections and repeating groups, answers of exact types, and what is missing or contradicts.
//!
//! A form is read from a pack and never changes; a case keeps the version it was opened with. Nothing here knows a service
//! or a language: words come from the pack.

mod answer;
mod check;
mod dictionary;
mod field;
mod lookup;
mod read;
mod sheet;
mod validate;

use serde::{Deserialize, Serialize};

use crate::case::Lens;
use crate::condition::Condition;
use crate::id::{EntryCode, FieldId, FormId, RowId};

pub use answer::{Answer, Cents, YesNo};
pub use check::{Asked, Gap, Problem, Progress, Setting, asked, check};
pub use dictionary::{Basis, Dictionary, DictionaryEntry};
pub use field::{Field, FieldKind, PlaceLevel};
pub use lookup::{FormFacts, Forms};
pub use read::UnreadableAnswer;
pub use sheet::AnswerSheet;
pub use validate::{InvalidAnswer, validate};

/// A form: what one service asks, in the order in which it is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its id in the pack: `ficha`.
    pub id: FormId,
    /// Version of the printed form it carries: `2021-07`.
    pub version: String,
    /// Title for people.
    pub title: String,
    /// The profession that fills it in, unless a section or question says another.
    pub lens: Lens,
    /// The document it comes from.
    pub source: String,
    /// Whether that document is official, to be verified, or our own proposal.
    pub basis: Basis,
    /// Parts in order.
    pub sections: Vec<Section>,
    /// What cannot be true together.
    pub rules: Vec<Consistency>,
}

/// A part of a form, asked once or repeated.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its id in the form.
    pub id: FieldId,
    /// Number in the printed form, where it has one: `A.1`.
    pub number: Option<String>,
    /// Title for people.
    pub title: String,
    /// A sentence of help.
    pub help: Option<String>,
    /// The profession that fills it in.
    pub lens: Lens,
    /// When it is asked; always where there is none.
    pub shown_when: Option<Condition>,
    /// How often it repeats; nothing where it is asked once.
    pub repeats: Option<Repeats>,
    /// Questions in order.
    pub fields: Vec<Field>,
}

/// A section that has rows: children, earlier complaints.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeats {
    /// Fewest rows for a complete form.
    pub min: u16,
    /// Most rows.
    pub max: u16,
    /// What one row is called: `hija o hijo`.
    pub row: String,
}

/// Answers that cannot all be right.
#[derive(Debug, Clone, PartialEq)]
pub struct Consistency {
    /// Code in the form.
    pub id: EntryCode,
    /// It holds where the answers contradict each other.
    pub when: Condition,
    /// What to tell the person who fills it in.
    pub message: String,
    /// Whether the form cannot be complete so; otherwise it is a warning.
    pub blocks: bool,
}

/// One question of one form, in a row or outside of any.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The form.
    pub form: FormId,
    /// Row of the repeating section; absent outside of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    /// The question.
    pub field: FieldId,
}

impl Form {
    /// The question with that id, and the section it stands in.
    #[must_use]
    pub fn field(&self, id: &FieldId) -> Option<(&Section, &Field)> {
        let mut fields = self.fields();
        fields.find(|(_, field)| field.id == *id)
    }

    /// Every question with its section, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&Section, &Field)> {
        self.sections.iter().flat_map(|section| section.fields.iter().map(move |f| (section, f)))
    }
}
