//! Templates of papers, as packs declare them.

use crate::case::Lens;
use crate::form::Basis;
use crate::id::{EntryCode, FieldId, FormId, InstrumentId, PaperTemplateId};

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTemplate {
    /// Its id.
    pub id: PaperTemplateId,
    /// What it is, for people.
    pub title: String,
    /// Letters before its number.
    pub abbreviation: String,
    /// The profession that signs; any member of the team where there is none.
    pub signed_by: Option<Lens>,
    /// Whether it has an addressee.
    pub addressed: bool,
    /// What it rests on.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
    /// Parts in order.
    pub sections: Vec<TemplateSection>,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSection {
    /// Its code in the template.
    pub id: EntryCode,
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub content: Content,
    /// Whether the paper is not signed without it.
    pub required: bool,
}

/// What stands in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// What the signer writes.
    Written {
        /// What helps to write it.
        hint: String,
    },
    /// Who she is: names, document, age, language. Never where she is nor how to call her.
    Identity,
    /// Answers that stand, without reserved ones.
    Answers {
        /// The form.
        form: FormId,
        /// Its section.
        section: FieldId,
    },
    /// What was done, with its days.
    Actions,
    /// The level of risk that counts, and why.
    Risk,
    /// The latest signed ficha of an instrument, whole.
    Instrument(InstrumentId),
}
