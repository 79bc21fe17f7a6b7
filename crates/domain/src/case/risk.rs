//! The risk of a case: every assessment stays, and one level counts.
//!
//! The level that counts is a fact of its own ([`RiskLevelSet`]), so that lists, gates and tasks read the same word.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Case;
use super::decide::Rejected;
use crate::event::Event;
use crate::id::AssessmentId;
use crate::instrument::record::{ProfessionalOverride, RiskAssessed};
use crate::instrument::{Effective, effective};
use crate::risk::RiskLevel;

/// Body of `case.risk_level_set`: the level that counts from now on, after an assessment or an override.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskLevelSet {
    /// The level.
    pub level: RiskLevel,
    /// The assessment that it comes from.
    pub assessment: AssessmentId,
}

impl Case {
    /// Takes a signed assessment in. A closed case still takes one: a ficha of the police may arrive late.
    ///
    /// # Errors
    /// [`Rejected::Future`] for a ficha of tomorrow; [`Rejected::Missing`] when it corrects one that is not here.
    pub fn assess_risk(
        &self,
        record: RiskAssessed,
        now: Timestamp,
    ) -> Result<Vec<Event>, Rejected> {
        if record.application.applied_at > now {
            return Err(Rejected::Future);
        }
        let corrected = record.corrects.as_ref().map(|one| one.assessment);
        if corrected.is_some_and(|id| self.assessment(id).is_none()) {
            return Err(Rejected::Missing { what: "assessment" });
        }
        if self.assessment(record.assessment).is_some() {
            return Ok(vec![]);
        }
        let mut all = self.assessments();
        all.push(record.clone());
        let level = level_set(&effective(&all, &self.overrides), record.assessment);
        Ok(vec![record.into(), level.into()])
    }

    /// Sets a level beside the computed one, with a reason. Both stay.
    ///
    /// # Errors
    /// [`Rejected::Missing`] when the assessment is not here.
    pub fn override_risk(&self, set: ProfessionalOverride) -> Result<Vec<Event>, Rejected> {
        if self.assessment(set.assessment).is_none() {
            return Err(Rejected::Missing { what: "assessment" });
        }
        let mut all = self.overrides.clone();
        all.push(set.clone());
        let level = level_set(&effective(&self.assessments(), &all), set.assessment);
        Ok(vec![set.into(), level.into()])
    }

    /// Which level counts, and why.
    #[must_use]
    pub fn effective_risk(&self) -> Effective {
        effective(&self.assessments(), &self.overrides)
    }

    /// The assessment with that id.
    #[must_use]
    pub fn assessment(&self, id: AssessmentId) -> Option<&RiskAssessed> {
        self.assessed.iter().map(|one| &one.body).find(|one| one.assessment == id)
    }

    fn assessments(&self) -> Vec<RiskAssessed> {
        self.assessed.iter().map(|one| one.body.clone()).collect()
    }
}

fn level_set(counts: &Effective, otherwise: AssessmentId) -> RiskLevelSet {
    RiskLevelSet { level: counts.level, assessment: counts.why.assessment().unwrap_or(otherwise) }
}
