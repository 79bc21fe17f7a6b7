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
