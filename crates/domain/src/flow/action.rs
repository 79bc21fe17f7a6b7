//! The catalogue of actions: what a profession does for a case, and as what it is counted.

use jiff::civil::Date;
use serde::Deserialize;

use crate::case::Lens;
use crate::form::Basis;
use crate::id::ActionCode;

/// As what an action is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// One activity of attention.
    Activity,
    /// One preventive action towards a group; it belongs to no case.
    PreventionAction,
    /// Nothing: it is only written down.
    Nothing,
}

/// Stage of a process in which the service defends her (patrocinio legal).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatronageStage {
    /// Before the police.
    Police,
    /// Before the public prosecutor.
    Prosecutor,
    /// Before a court.
    Judicial,
}

impl PatronageStage {
    /// The word in packs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Police => "police",
            Self::Prosecutor => "prosecutor",
            Self::Judicial => "judicial",
        }
    }
}

/// Numbers of an official list that mean legal patronage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialRange {
    /// Section of the printed form: `H`.
    pub section: String,
    /// First number.
    pub first: u16,
    /// Last number.
    pub last: u16,
    /// What says so.
    pub source: String,
}

impl OfficialRange {
    /// Whether the number means legal patronage.
    #[must_use]
    pub const fn contains(&self, number: u16) -> bool {
        self.first <= number && number <= self.last
    }
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its code, for ever.
    pub code: ActionCode,
    /// Words for people.
    pub label: String,
    /// Professions that do it, never empty.
    pub lenses: Vec<Lens>,
    /// As what it is counted.
    pub counts: Counts,
    /// Stage of legal patronage, where it is that.
    pub patronage: Option<PatronageStage>,
    /// Number in the official list, where a text that we know says it.
    pub official: Option<u16>,
    /// First day on which it may be written down.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_to: Option<Date>,
}

impl Action {
    /// Whether it may be written down for that day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// The actions of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionCatalogue {
    /// Where the list comes from.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
    /// Which official numbers are legal patronage.
    pub patronage: Option<OfficialRange>,
    /// Actions in order.
    pub actions: Vec<Action>,
}

impl ActionCatalogue {
    /// The action with that code.
    #[must_use]
    pub fn get(&self, code: &ActionCode) -> Option<&Action> {
        self.actions.iter().find(|action| action.code == *code)
    }

    /// What may be written down for that day.
    pub fn in_force(&self, day: Date) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.is_in_force(day))
    }

    /// Whether an action is legal patronage.
    #[must_use]
    pub fn is_patronage(&self, code: &ActionCode) -> bool {
        self.get(code).is_some_and(|action| action.patronage.is_some())
    }
}
