//! Which level counts now, of all that was assessed and set, and why.

use std::collections::BTreeSet;

use super::record::{ProfessionalOverride, RiskAssessed};
use crate::id::{AssessmentId, BandId};
use crate::risk::RiskLevel;

/// The level that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effective {
    /// The level for the law.
    pub level: RiskLevel,
    /// The band; none where a professional set the level or it is undetermined.
    pub sub_level: Option<BandId>,
    /// Why this one.
    pub why: EffectiveWhy,
    /// Levels set by professionals on assessments that no longer count: they do not pass to a later one by themselves.
    pub left_behind: Vec<AssessmentId>,
}

/// Why a level counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EffectiveWhy {
    /// Nothing was assessed.
    NoAssessment,
    /// It was computed from the latest assessment that no other corrects.
    Computed {
        /// The assessment.
        assessment: AssessmentId,
        /// Whether every item was answered; if not, the level may be higher.
        complete: bool,
    },
    /// A professional set it on that assessment.
    SetByProfessional {
        /// The assessment.
        assessment: AssessmentId,
        /// The level that was computed, which stays.
        computed: RiskLevel,
        /// The override, by its position among those given.
        position: usize,
    },
}

impl EffectiveWhy {
    /// The assessment behind the level.
    #[must_use]
    pub const fn assessment(&self) -> Option<AssessmentId> {
        match self {
            Self::NoAssessment => None,
            Self::Computed { assessment, .. } | Self::SetByProfessional { assessment, .. } => {
                Some(*assessment)
            }
        }
    }
}

/// Which level counts, of the assessments of one person by one instrument.
///
/// The latest application that no other corrects counts; at the same instant, the one with the later id. On it, the
/// latest level that a professional set. The order of the slices does not matter: two offices that received the same
/// facts in another order see the same level.
#[must_use]
pub fn effective(assessed: &[RiskAssessed], overrides: &[ProfessionalOverride]) -> Effective {
    let corrected: BTreeSet<AssessmentId> = assessed
        .iter()
        .filter_map(|one| one.corrects.as_ref().map(|correction| correction.assessment))
        .collect();
    let latest = |all: &mut dyn Iterator<Item = &RiskAssessed>| -> Option<usize> {
        let key = |one: &RiskAssessed| (one.application.applied_at, one.assessment);
        let wanted = all.max_by_key(|one| key(one))?.assessment;
        assessed.iter().position(|one| one.assessment == wanted)
    };
    let standing = &mut assessed.iter().filter(|one| !corrected.contains(&one.assessment));
    // Fichas that correct each other in a circle cannot all fall away.
    let counts = latest(standing).or_else(|| latest(&mut assessed.iter()));
    let Some(counts) = counts.and_then(|at| assessed.get(at)) else {
        return Effective {
            level: RiskLevel::Undetermined,
            sub_level: None,
            why: EffectiveWhy::NoAssessment,
            left_behind: overrides.iter().map(|one| one.assessment).collect(),
        };
    };
    let assessment = counts.assessment;
    let elsewhere = overrides.iter().map(|one| one.assessment).filter(|one| *one != assessment);
    let left_behind = elsewhere.collect();
    let own = overrides.iter().enumerate().filter(|(_, one)| one.assessment == assessment);
    match own.max_by_key(|(_, one)| (one.at, one.by, one.level)) {
        Some((position, set)) => Effective {
            level: set.level,
            sub_level: None,
            why: EffectiveWhy::SetByProfessional {
                assessment,
                computed: counts.computed.level,
                position,
            },
            left_behind,
        },
        None => Effective {
            level: counts.computed.level,
            sub_level: counts.computed.sub_level.clone(),
            why: EffectiveWhy::Computed { assessment, complete: counts.computed.complete },
            left_behind,
        },
    }
}
