//! The directory for its keepers, and the form of a center.

use askama::Template;
use jiff::civil::Date;

use crate::frame::{Choice, DeskFrame, Pages};
use crate::paths;
use crate::show;
use crate::words::{Phrase, Words};

/// List of centers.
#[derive(Template)]
#[template(path = "desk/directory.html")]
pub struct DirectoryPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Name or place as typed.
    pub text: String,
    /// Services to filter by.
    pub services: Vec<Choice>,
    /// States of verification to filter by.
    pub verified: Vec<Choice>,
    /// Rows of this page.
    pub rows: Vec<DirectoryRow>,
    /// Pages.
    pub pages: Pages,
    /// Whether the user may register and correct.
    pub may_edit: bool,
}

/// One center.
#[derive(Debug, Clone)]
pub struct DirectoryRow {
    /// Its form, or its public page for those who only read.
    pub href: String,
    /// Name.
    pub name: String,
    /// Short name of the service.
    pub service: String,
    /// District and province.
    pub place: String,
    /// Telephone as it is dialled.
    pub phone: Option<String>,
    /// Source.
    pub source: String,
    /// Last verification.
    pub verified_on: Option<Date>,
}

/// Registers or corrects a center.
#[derive(Template)]
#[template(path = "desk/center_form.html")]
pub struct CenterFormPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Name of the center that is corrected; none for a new one.
    pub name: Option<String>,
    /// Where the form goes.
    pub post_to: String,
    /// Fields in order, with what was typed and what is wrong.
    pub fields: Vec<FormField>,
}

impl CenterFormPage {
    /// Whether some field is wrong.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.fields.iter().any(|field| field.error.is_some())
    }
}

/// One field of a long form.
#[derive(Debug, Clone)]
pub struct FormField {
    /// Name that is sent.
    pub name: &'static str,
    /// Label.
    pub label: Phrase,
    /// What to write.
    pub hint: Option<Phrase>,
    /// Value.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Options; a free text when empty.
    pub choices: Vec<Choice>,
    /// Whether the form cannot be sent without it.
    pub required: bool,
}

impl FormField {
    /// A free text without hint.
    #[must_use]
    pub fn text(name: &'static str, label: Phrase, value: &str) -> Self {
        Self {
            name,
            label,
            hint: None,
            value: value.to_owned(),
            error: None,
            choices: Vec::new(),
            required: false,
        }
    }

    /// The same field with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same field, needed.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same field with options.
    #[must_use]
    pub fn choices(mut self, choices: Vec<Choice>) -> Self {
        self.choices = choices;
        self
    }
}
