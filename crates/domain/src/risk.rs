//! The level of risk of a person, as the law knows it. How it is found is the matter of an instrument.

use serde::{Deserialize, Serialize};

/// Level of risk.
///
/// # Source
/// Reglamento de la Ley 30364 (DS 009-2016-MIMP), art. 18; TUO (DS 004-2020-MIMP), art. 19, which gives clocks of its own
/// to a risk that cannot be determined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskLevel {
    /// `leve`.
    Mild,
    /// `moderado`.
    Moderate,
    /// `severo`.
    Severe,
    /// No ficha, or too few answers: not the same as mild, and not the highest.
    Undetermined,
}

impl RiskLevel {
    /// Every level.
    pub const ALL: [Self; 4] = [Self::Mild, Self::Moderate, Self::Severe, Self::Undetermined];

    /// The word in packs and in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mild => "mild",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
            Self::Undetermined => "undetermined",
        }
    }

    /// The level with that word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }
}
