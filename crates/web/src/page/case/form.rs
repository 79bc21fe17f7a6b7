//! Small forms of a case, described as values: drawn by one template, filled again when something was refused.

use crate::frame::Choice;
use crate::words::Phrase;

/// A form that changes one thing of a case.
#[derive(Debug, Clone)]
pub struct CaseForm {
    /// Its id on the page: `note`.
    pub id: String,
    /// What it does.
    pub title: Phrase,
    /// A sentence before the fields.
    pub lead: Option<Phrase>,
    /// Where it goes.
    pub action: String,
    /// Form token of the session.
    pub token: String,
    /// Makes sending it twice harmless.
    pub key: String,
    /// What it carries unseen.
    pub hidden: Vec<(&'static str, String)>,
    /// Fields in order.
    pub fields: Vec<CaseFormField>,
    /// Words of its button.
    pub submit: Phrase,
    /// Class of its button.
    pub tone: &'static str,
    /// Whether it is unfolded.
    pub is_open: bool,
    /// Why it was refused.
    pub error: Option<Phrase>,
}

/// A field of a small form.
#[derive(Debug, Clone)]
pub struct CaseFormField {
    /// Name that is sent.
    pub name: &'static str,
    /// What people read.
    pub label: Phrase,
    /// A sentence of help.
    pub hint: Option<Phrase>,
    /// What it holds.
    pub value: String,
    /// How it is filled in.
    pub control: Control,
    /// Whether it must be filled in.
    pub is_required: bool,
}

/// How a field is filled in.
#[derive(Debug, Clone)]
pub enum Control {
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// A day and an hour.
    Moment,
    /// One of a list, in groups.
    List(Vec<OptionGroup>),
    /// One of a few.
    Few(Vec<Choice>),
}

/// Options under one heading; the heading may be empty.
#[derive(Debug, Clone)]
pub struct OptionGroup {
    /// Heading.
    pub label: String,
    /// Options.
    pub choices: Vec<Choice>,
}

/// What was sent with a form, in order.
#[derive(Debug, Clone, Default)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The value of a field, with lines ended as the ledger keeps them; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.find(name).unwrap_or_default().replace("\r\n", "\n")
    }

    /// The value of a field without spaces around.
    #[must_use]
    pub fn word(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default().trim()
    }

    /// Every value of a field that may have several.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

impl CaseForm {
    /// Unfolds the form with what was written in it and why it was refused.
    pub fn keep(&mut self, sent: &Sent, problem: Phrase) {
        self.is_open = true;
        self.error = Some(problem);
        for field in &mut self.fields {
            field.fill(&sent.text(field.name));
        }
    }

    /// Unfolds the form with one field filled in.
    pub fn begin(&mut self, name: &str, value: &str) {
        self.is_open = true;
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.fill(value);
        }
    }
}

impl CaseFormField {
    fn fill(&mut self, value: &str) {
        value.clone_into(&mut self.value);
        let mark = |choices: &mut Vec<Choice>| {
            for choice in choices {
                choice.selected = choice.value == value;
            }
        };
        match &mut self.control {
            Control::List(groups) => groups.iter_mut().for_each(|group| mark(&mut group.choices)),
            Control::Few(choices) => mark(choices),
            Control::Line | Control::Lines | Control::Day | Control::Moment => {}
        }
    }

    /// Whether it takes the whole width.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(self.control, Control::Lines)
    }

    /// Type of its input, where it is one.
    #[must_use]
    pub const fn input_type(&self) -> &'static str {
        match self.control {
            Control::Day => "date",
            Control::Moment => "datetime-local",
            _ => "text",
        }
    }
}
