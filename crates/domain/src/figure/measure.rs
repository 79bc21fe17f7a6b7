//! What is counted: the unit, whether it may be added, and the meaning of its place and time.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::{MeasureKey, ServiceCode};

/// Unit of count. Unlike units are never added: a call is not a consultation, a case is not a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// One registration (ficha), not one person.
    Case,
    /// One action of a service for a case ("actividad en atención").
    Activity,
    /// One preventive action towards a group.
    PreventionAction,
    /// One person.
    Person,
    /// One telephone consultation.
    Consultation,
    /// One resolution with measures.
    Resolution,
    /// One center, office or unit of a service.
    Center,
}

impl Unit {
    /// Every unit there is.
    pub const ALL: [Self; 7] = [
        Self::Case,
        Self::Activity,
        Self::PreventionAction,
        Self::Person,
        Self::Consultation,
        Self::Resolution,
        Self::Center,
    ];

    /// The word used in files: `prevention_action`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Activity => "activity",
            Self::PreventionAction => "prevention_action",
            Self::Person => "person",
            Self::Consultation => "consultation",
            Self::Resolution => "resolution",
            Self::Center => "center",
        }
    }

    /// The unit with that word, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == text)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Over what a measure may be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Additivity {
    /// Over places and periods: entries of the year are the sum of its months.
    Additive,
    /// Over places, not over periods: people present at the end of a month.
    SemiAdditive,
    /// Never: distinct persons, rates.
    NonAdditive,
}

/// Which place a slice names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Where the center that registered it is.
    Center,
    /// Where the person lives.
    Residence,
    /// Where the fact happened.
    Event,
}

/// Which date a period speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// Counted when it entered: a flow.
    Entry,
    /// Counted when it was done: a flow.
    Done,
    /// Counted while present: a stock, the same person stands in every month.
    Present,
    /// In existence on the last day of the period: a stock.
    Existing,
}

/// The definition of a figure. Its key never changes; a new meaning is a new measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Key for ever: `cem.cases`.
    pub key: MeasureKey,
    /// The service it belongs to; totals over several services belong to none.
    pub service: Option<ServiceCode>,
    /// Unit of count.
    pub unit: Unit,
    /// Over what it may be added.
    pub additivity: Additivity,
    /// Which place its slices name.
    pub place: PlaceKind,
    /// Which date its periods speak of.
    pub time: TimeKind,
    /// Position among the measures of its service, from 1.
    pub order: u16,
    /// Name shown to people, in Spanish: a text of the pack.
    pub label: String,
    /// What is counted, with the exact words of the source document, in Spanish.
    pub definition: String,
}
