//! Rules of clocks as packs declare them: who must act, what starts and stops the clock, and the text in force by day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::term::{DayCount, Term};
use crate::id::{ClockEvent, ClockExtensionId, ClockRuleId};
use crate::risk::RiskLevel;

/// For whom a term holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskBranch {
    /// `leve`.
    Mild,
    /// `moderado`.
    Moderate,
    /// `severo`.
    Severe,
    /// The level cannot be told.
    Undetermined,
    /// Every level that has no term of its own, and cases without a level.
    Any,
}

impl From<RiskLevel> for RiskBranch {
    fn from(level: RiskLevel) -> Self {
        match level {
            RiskLevel::Mild => Self::Mild,
            RiskLevel::Moderate => Self::Moderate,
            RiskLevel::Severe => Self::Severe,
            RiskLevel::Undetermined => Self::Undetermined,
        }
    }
}

/// How often one case can have the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// Once: a second start event changes nothing.
    #[default]
    Once,
    /// Each start event starts a clock of its own.
    EachEvent,
    /// Period after period, all counted from the same start: after 6, 12, 18 months.
    Periodic,
}

/// Whether a value was read in the norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the norm.
    Verified,
    /// To be checked before anybody relies on it.
    ToVerify {
        /// What is in doubt, in Spanish.
        note: String,
    },
}

/// One clock of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    /// Its id, for ever.
    pub id: ClockRuleId,
    /// What must be done, in Spanish.
    pub title: String,
    /// Who must do it, in Spanish.
    pub who: String,
    /// Any of these starts it.
    pub starts: Vec<ClockEvent>,
    /// Any of these stops it.
    pub stops: Vec<ClockEvent>,
    /// How often.
    pub recurrence: Recurrence,
    /// Another clock that bounds the same act from an earlier start.
    pub limited_by: Option<ClockRuleId>,
    /// Texts in force, oldest first, never two on one day.
    pub versions: Vec<RuleVersion>,
}

/// The text of a rule between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// First day; `None` means since before our records.
    pub from: Option<Date>,
    /// Last day, for a text that a later one did not replace.
    pub until: Option<Date>,
    /// Which days count.
    pub count: DayCount,
    /// Time given, by level of risk.
    pub terms: BTreeMap<RiskBranch, Term>,
    /// Longer terms that a reasoned decision may give instead.
    pub extensions: Vec<Extension>,
    /// Whether days are added for the distance.
    pub distance: bool,
    /// Norm and article.
    pub source: String,
    /// Whether it was read in the norm.
    pub certainty: Certainty,
}

/// A longer term, counted from the same start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its id inside the rule.
    pub id: ClockExtensionId,
    /// When it may be given, in Spanish.
    pub when: String,
    /// The whole term, in place of the usual one.
    pub term: Term,
    /// Which days count.
    pub count: DayCount,
}

/// The rule gives no time for a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTerm {
    /// The time depends on the level, and nobody said it yet.
    LevelNeeded,
    /// The rule says nothing for this level.
    NotForLevel(RiskLevel),
}

impl ClockRule {
    /// The text in force on a day; `None` where the pack has none for it.
    #[must_use]
    pub fn version_on(&self, day: Date) -> Option<&RuleVersion> {
        let begun = |version: &&RuleVersion| version.from.is_none_or(|from| from <= day);
        let latest = self.versions.iter().rfind(begun)?;
        latest.until.is_none_or(|until| day <= until).then_some(latest)
    }

    /// Whether an event of this name starts it.
    #[must_use]
    pub fn is_started_by(&self, event: &ClockEvent) -> bool {
        self.starts.contains(event)
    }

    /// Whether an event of this name stops it.
    #[must_use]
    pub fn is_stopped_by(&self, event: &ClockEvent) -> bool {
        self.stops.contains(event)
    }
}

impl RuleVersion {
    /// The time given for a level of risk; `None` stands for "not assessed", which is not [`RiskLevel::Undetermined`].
    ///
    /// # Errors
    /// [`NoTerm`] where the rule gives none.
    pub fn term_for(&self, risk: Option<RiskLevel>) -> Result<Term, NoTerm> {
        let own = risk.and_then(|level| self.terms.get(&level.into()));
        let term = own.or_else(|| self.terms.get(&RiskBranch::Any)).copied();
        term.ok_or(risk.map_or(NoTerm::LevelNeeded, NoTerm::NotForLevel))
    }

    /// A longer term by its id.
    #[must_use]
    pub fn extension(&self, id: &ClockExtensionId) -> Option<&Extension> {
        self.extensions.iter().find(|one| one.id == *id)
    }
}
