//! What is kept of an instrument that was applied: bodies of events, each a fact that never changes.
//!
//! A signed assessment is not edited. A correction is a new assessment that names the former one; a level that a
//! professional sets stands beside the computed one. The annex that helps to find people is a fact apart, for it is read
//! under a permission of its own.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::answer::{AnswerProblem, Answers, FieldAnswer, field_problems};
use super::assess::{Assessment, Switches, assess};
use super::free_text::FreeText;
use super::model::{CalendarForm, Instrument, Scale};
use crate::id::{AnnexFieldId, AnnexId, ApplierCode, AssessmentId, InstrumentId, UserId};
use crate::risk::RiskLevel;

/// An instrument was applied and signed. Body of `risk.assessed`, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskAssessed {
    /// This application.
    pub assessment: AssessmentId,
    /// The former one that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Correction>,
    /// The instrument.
    pub instrument: InstrumentId,
    /// Its version.
    pub version: String,
    /// Who applied it, where and when.
    pub application: Application,
    /// Answers as given.
    pub answers: Answers,
    /// Aggressions, oldest first as far as known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendar: Vec<Aggression>,
    /// Triggers of adjustments that counted.
    pub switches: Switches,
    /// What followed from the answers on that day.
    pub computed: Assessment,
}

/// Which assessment a new one corrects, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The former one, which stays.
    pub assessment: AssessmentId,
    /// Why.
    pub reason: FreeText,
}

/// Who applied an instrument, where and when.
///
/// # Source
/// Reglamento de la Ley 30364, arts. 18 and 33.2: staff of the police, the prosecutor or the court fill it in, never the
/// victim. A service copies a ficha of theirs, or applies it in support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Filled in here, or copied.
    pub mode: ApplicationMode,
    /// The entity that applied it.
    pub entity: ApplierCode,
    /// The office or place, in words.
    pub place: FreeText,
    /// The person who applied it, where the ficha tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied_by: Option<FreeText>,
    /// Day and hour.
    pub applied_at: Timestamp,
}

/// How a ficha came into the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationMode {
    /// Applied here, by the entity whose duty it is.
    Applied,
    /// Applied here, in support of the entity whose duty it is.
    InSupport,
    /// Copied from a ficha that another entity applied.
    Transcribed,
}

/// One row of the calendar of aggressions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aggression {
    /// When.
    pub date: AggressionDate,
    /// What happened.
    pub description: FreeText,
    /// Severity, from 1.
    pub severity: u8,
}

/// When an aggression happened, as exactly as she remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AggressionDate {
    /// On that day.
    On(Date),
    /// Around that day.
    Around(Date),
    /// In words, where no day can be told.
    InWords(FreeText),
}

impl AggressionDate {
    /// The day, exact or approximate.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        match self {
            Self::On(day) | Self::Around(day) => Some(*day),
            Self::InWords(_) => None,
        }
    }
}

/// The annex that helps to find the people. Body of `risk.reserved_annex_recorded`, version 1.
///
/// High-risk data: it is sealed and read apart, and `Debug` never prints it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReservedAnnexRecorded {
    /// The assessment it belongs to.
    pub assessment: AssessmentId,
    /// The annex.
    pub annex: AnnexId,
    /// Its answers.
    pub answers: BTreeMap<AnnexFieldId, FieldAnswer>,
}

impl std::fmt::Debug for ReservedAnnexRecorded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReservedAnnexRecorded(..)")
    }
}

/// A professional set a level beside the computed one. Body of `risk.level_overridden`, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfessionalOverride {
    /// The assessment it is about.
    pub assessment: AssessmentId,
    /// The level.
    pub level: RiskLevel,
    /// Why.
    pub reason: FreeText,
    /// Who.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
}

/// What a person fills in and signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The id of the new assessment.
    pub assessment: AssessmentId,
    /// The former one, if it is a correction.
    pub corrects: Option<Correction>,
    /// Who, where and when.
    pub application: Application,
    /// The day of the application where it took place.
    pub applied_on: Date,
    /// Answers.
    pub answers: Answers,
    /// Aggressions.
    pub calendar: Vec<Aggression>,
    /// Triggers of adjustments, where they differ from the pack.
    pub switches: Switches,
}

/// Why an assessment cannot be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignRejected {
    /// The instrument has no items here.
    #[error("the items and points of `{instrument}` are not available")]
    NotAvailable {
        /// The instrument.
        instrument: InstrumentId,
    },
    /// It did not hold on that day.
    #[error("`{instrument}` does not hold on {day}")]
    NotInForce {
        /// The instrument.
        instrument: InstrumentId,
        /// The day of the application.
        day: Date,
    },
    /// The entity may not apply it.
    #[error("`{entity}` is not among those who apply the instrument")]
    UnknownEntity {
        /// The entity.
        entity: ApplierCode,
    },
    /// The entity only helps; it cannot apply the instrument as its own duty.
    #[error("`{entity}` applies the instrument in support, not as its duty")]
    NotItsDuty {
        /// The entity.
        entity: ApplierCode,
    },
    /// An assessment cannot correct itself.
    #[error("an assessment cannot correct itself")]
    CorrectsItself,
    /// Answers that the instrument does not accept.
    #[error("{} answers do not fit the instrument", .0.len())]
    Answers(Vec<AnswerProblem>),
    /// The ficha has no calendar.
    #[error("the instrument has no calendar of aggressions")]
    NoCalendar,
    /// A row of the calendar lies after the day of the ficha.
    #[error("row {row} of the calendar lies after the day of the ficha")]
    AggressionInFuture {
        /// Its row, from 1.
        row: usize,
    },
    /// A row of the calendar has a severity that the ficha does not know.
    #[error("row {row} of the calendar has the severity {severity}")]
    UnknownSeverity {
        /// Its row, from 1.
        row: usize,
        /// As it came.
        severity: u8,
    },
}

/// Signs an assessment: checks what was filled in and computes what follows.
///
/// Blank items are no obstacle: the record says that it is incomplete. Aggressions before the months the calendar asks
/// for are kept too ([`CalendarForm::looks_back_to`] tells them apart).
///
/// # Errors
/// [`SignRejected`] for what no ficha can say.
pub fn sign(instrument: &Instrument, draft: Draft) -> Result<RiskAssessed, SignRejected> {
    let id = || instrument.id.clone();
    let Some(scale) = instrument.scale() else {
        return Err(SignRejected::NotAvailable { instrument: id() });
    };
    if !instrument.holds_on(draft.applied_on) {
        return Err(SignRejected::NotInForce { instrument: id(), day: draft.applied_on });
    }
    check_entity(scale, &draft.application)?;
    if draft.corrects.as_ref().is_some_and(|one| one.assessment == draft.assessment) {
        return Err(SignRejected::CorrectsItself);
    }
    let problems = draft.answers.problems(scale);
    if !problems.is_empty() {
        return Err(SignRejected::Answers(problems));
    }
    check_calendar(scale, &draft)?;
    let switches = draft.switches.resolved(scale);
    let computed = assess(instrument, &draft.answers, &switches);
    Ok(RiskAssessed {
        assessment: draft.assessment,
        corrects: draft.corrects,
        instrument: id(),
        version: instrument.version.clone(),
        application: draft.application,
        answers: draft.answers,
        calendar: draft.calendar,
        switches,
        computed,
    })
}

fn check_entity(scale: &Scale, application: &Application) -> Result<(), SignRejected> {
    let entity = || application.entity.clone();
    match scale.appliers.iter().find(|one| one.code == application.entity) {
        None => Err(SignRejected::UnknownEntity { entity: entity() }),
        Some(one) if one.supports && application.mode == ApplicationMode::Applied => {
            Err(SignRejected::NotItsDuty { entity: entity() })
        }
        Some(_) => Ok(()),
    }
}

fn check_calendar(scale: &Scale, draft: &Draft) -> Result<(), SignRejected> {
    let Some(form) = &scale.calendar else {
        return if draft.calendar.is_empty() { Ok(()) } else { Err(SignRejected::NoCalendar) };
    };
    for (row, aggression) in (1..).zip(&draft.calendar) {
        let severity = aggression.severity;
        if !form.severities.iter().any(|one| one.value == severity) {
            return Err(SignRejected::UnknownSeverity { row, severity });
        }
        if aggression.date.day().is_some_and(|day| day > draft.applied_on) {
            return Err(SignRejected::AggressionInFuture { row });
        }
    }
    Ok(())
}

impl CalendarForm {
    /// The first day that the calendar asks for: so many months before the day of the ficha, not the first of January.
    #[must_use]
    pub fn looks_back_to(&self, applied_on: Date) -> Date {
        applied_on.saturating_sub(jiff::Span::new().months(i32::from(self.months)))
    }
}

impl ReservedAnnexRecorded {
    /// What the instrument does not accept of these answers.
    #[must_use]
    pub fn problems(&self, scale: &Scale) -> Vec<AnswerProblem> {
        let of_annex = |id: &AnnexFieldId| {
            scale.field(id).is_none_or(|(annex, _)| !annex.reserved || annex.id == self.annex)
        };
        let elsewhere = self.answers.keys().filter(|id| !of_annex(id));
        let elsewhere = elsewhere.map(|id| AnswerProblem::UnknownField { field: id.clone() });
        field_problems(scale, &self.answers, true).into_iter().chain(elsewhere).collect()
    }
}

/// Why a stored result could not be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecomputeError {
    /// The record was made with another instrument or version.
    #[error("the record was made with `{instrument}` version `{version}`")]
    OtherVersion {
        /// The instrument of the record.
        instrument: InstrumentId,
        /// Its version.
        version: String,
    },
    /// The answers give something else than what is stored.
    #[error("the stored result does not follow from the answers")]
    Differs {
        /// What they give.
        computed: Box<Assessment>,
    },
}

impl RiskAssessed {
    /// Computes the result again from the stored answers and compares.
    ///
    /// # Errors
    /// [`RecomputeError`] when it cannot be compared, or differs.
    pub fn recompute(&self, instrument: &Instrument) -> Result<(), RecomputeError> {
        if instrument.id != self.instrument || instrument.version != self.version {
            let (instrument, version) = (self.instrument.clone(), self.version.clone());
            return Err(RecomputeError::OtherVersion { instrument, version });
        }
        let computed = assess(instrument, &self.answers, &self.switches);
        if computed == self.computed {
            Ok(())
        } else {
            Err(RecomputeError::Differs { computed: Box::new(computed) })
        }
    }
}
