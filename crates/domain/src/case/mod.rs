//! A case: one registration of one person with one service, with its parties, team, answers, actions and closure.
//!
//! Facts in ([`event`]), state out ([`state`]), and what may happen next ([`decide`]). Which stages, questions and actions
//! there are is told by the pack of the service and comes in as a value; no service is named here.

pub mod answer_book;
pub mod deadline;
pub mod decide;
pub mod event;
pub mod planning;
pub mod risk;
pub mod rules;
pub mod state;
#[cfg(test)]
mod story;

use serde::{Deserialize, Serialize};

pub use state::Case;

/// How a case came to be. The five words change what is counted: facts of the glossary, not labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryCondition {
    /// First registration of this person here (nuevo).
    New,
    /// She comes back after her case was closed (reingreso).
    Readmission,
    /// A new fact by the same alleged aggressor (reincidente).
    Recurrence,
    /// Another center or service sent her (derivado).
    ReferredIn,
    /// The same case carried into a new year (continuador).
    CarriedOver,
}

impl EntryCondition {
    /// Every condition, in the order of the printed form.
    pub const ALL: [Self; 5] =
        [Self::New, Self::Readmission, Self::Recurrence, Self::ReferredIn, Self::CarriedOver];

    /// The word in packs and in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Readmission => "readmission",
            Self::Recurrence => "recurrence",
            Self::ReferredIn => "referred_in",
            Self::CarriedOver => "carried_over",
        }
    }

    /// The condition with that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.as_str() == text)
    }

    /// Whether it continues an earlier case, which must then be named.
    #[must_use]
    pub const fn needs_earlier_case(self) -> bool {
        matches!(self, Self::Readmission | Self::Recurrence | Self::CarriedOver)
    }
}

/// What a person is in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// She for whom the case is (persona usuaria).
    ServiceUser,
    /// A child or dependent harmed through her (víctima indirecta; Reglamento de la Ley 30364, art. 4).
    IndirectVictim,
    /// Who tells what happened (persona informante).
    Informant,
    /// Who is said to have done it (presunta persona agresora).
    AllegedAggressor,
}

impl PartyRole {
    /// Every role.
    pub const ALL: [Self; 4] =
        [Self::ServiceUser, Self::IndirectVictim, Self::Informant, Self::AllegedAggressor];

    /// The word in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ServiceUser => "service_user",
            Self::IndirectVictim => "indirect_victim",
            Self::Informant => "informant",
            Self::AllegedAggressor => "alleged_aggressor",
        }
    }

    /// The role with that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// From which profession a part of the case is looked at and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    /// Who receives her and opens the case.
    Admission,
    /// Psychology.
    Psychology,
    /// Social work.
    Social,
    /// Law.
    Legal,
}

impl Lens {
    /// Every lens, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Admission, Self::Psychology, Self::Social, Self::Legal];

    /// The word in packs and in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admission => "admission",
            Self::Psychology => "psychology",
            Self::Social => "social",
            Self::Legal => "legal",
        }
    }

    /// The lens with that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.as_str() == text)
    }
}

/// Number of a case in the book of its center: `0123-2026`. Dense within center and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseNumber {
    /// Year of the book.
    pub year: i16,
    /// Place in the book, from 1.
    pub order: u32,
}

impl std::fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{}", self.order, self.year)
    }
}

/// The pack that a case was opened with: it keeps it until an event moves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    /// Version.
    pub version: String,
    /// BLAKE3 of its files.
    pub digest: String,
}

/// Who may read a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteReach {
    /// The whole team of the case.
    Team,
    /// The profession that wrote it only: professional secrecy.
    Profession,
}
