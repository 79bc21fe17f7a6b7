//! The risk of a case: fichas signed, levels set beside them, and the annex that helps to find people.

use access::Permit;
use access::question::{ReadLocatingData, WriteCase};
use domain::case::Case;
use domain::id::{AssessmentId, InstrumentId, UserId};
use domain::instrument::Instrument;
use domain::instrument::record::{
    Draft, ProfessionalOverride, ReservedAnnexRecorded, RiskAssessed, sign,
};
use domain::instrument::{Assessment, FreeText};
use domain::ledger::{Scope, StreamName};
use domain::risk::RiskLevel;
use jiff::civil::Date;
use store::Expected;

use super::ChangeKey;
use super::person::member;
use crate::App;
use crate::error::AppError;

/// A level that a professional sets beside the computed one.
#[derive(Debug, Clone)]
pub struct LevelSet {
    /// The assessment it is about.
    pub assessment: AssessmentId,
    /// The level.
    pub level: RiskLevel,
    /// Why.
    pub reason: FreeText,
}

impl App {
    /// The instrument of that id in force on a day.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if no pack declares one for the day.
    pub fn instrument_on(&self, id: &InstrumentId, day: Date) -> Result<&Instrument, AppError> {
        self.catalogue().instrument_on(id, day).ok_or(AppError::NotFound)
    }

    /// What a ficha would say if it were signed as it is: nothing is kept.
    ///
    /// # Errors
    /// [`AppError::Unsigned`] with what no ficha can say.
    pub fn preview_assessment(
        &self,
        _permit: &Permit<WriteCase>,
        instrument: &InstrumentId,
        draft: Draft,
    ) -> Result<Assessment, AppError> {
        let instrument = self.instrument_on(instrument, draft.applied_on)?;
        Ok(sign(instrument, draft)?.computed)
    }

    /// Signs a ficha. What follows from it is computed here and never typed; tasks follow the level.
    ///
    /// # Errors
    /// [`AppError::Unsigned`] with what no ficha can say; [`AppError::Rejected`] for a day in the future.
    pub async fn assess_risk(
        &self,
        permit: &Permit<WriteCase>,
        key: ChangeKey,
        instrument: &InstrumentId,
        draft: Draft,
    ) -> Result<RiskAssessed, AppError> {
        let instrument = self.instrument_on(instrument, draft.applied_on)?;
        let record = sign(instrument, draft)?;
        let now = self.now();
        self.change_case(permit, key, |case| case.assess_risk(record.clone(), now)).await?;
        Ok(record)
    }

    /// Sets a level beside the computed one. Both stay, with the reason and the author.
    ///
    /// # Errors
    /// [`AppError::Rejected`] if there is no such assessment.
    pub async fn override_risk(
        &self,
        permit: &Permit<WriteCase>,
        key: ChangeKey,
        set: LevelSet,
    ) -> Result<(), AppError> {
        let by: UserId = member(permit.who())?;
        let LevelSet { assessment, level, reason } = set;
        let set = ProfessionalOverride { assessment, level, reason, by, at: self.now() };
        self.change_case(permit, key, |case| case.override_risk(set.clone())).await
    }

    /// Keeps the annex that helps to find people, apart from the case and under a key of its own.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the case has no such assessment; [`AppError::Unsigned`] for answers that do not fit.
    pub async fn record_reserved_annex(
        &self,
        permit: &Permit<WriteCase>,
        key: ChangeKey,
        annex: ReservedAnnexRecorded,
    ) -> Result<(), AppError> {
        if self.store().contains(key.entry(0)).await? {
            return Ok(());
        }
        let (case, _) = self.store().load_case(permit).await?.ok_or(AppError::NotFound)?;
        self.check_annex(&case, &annex)?;
        let stream = StreamName::new("case-reserved", &case.id);
        let scope = Scope::territory(case.center_place);
        let events = vec![annex.into()];
        let write = self.keyed_write(permit, key, stream, Expected::Any, scope, events);
        self.store().append(write).await?;
        Ok(())
    }

    fn check_annex(&self, case: &Case, annex: &ReservedAnnexRecorded) -> Result<(), AppError> {
        let record = case.assessment(annex.assessment).ok_or(AppError::NotFound)?;
        let instrument = self.catalogue().instruments.get(&record.instrument);
        let scale = instrument.and_then(Instrument::scale).ok_or(AppError::NotFound)?;
        let problems = annex.problems(scale);
        if problems.is_empty() {
            return Ok(());
        }
        Err(domain::instrument::record::SignRejected::Answers(problems).into())
    }

    /// The annexes that help to find people. That they were read is in the ledger before the answer leaves.
    ///
    /// # Errors
    /// [`AppError::ReadingQuota`] if the reader opened too many cases.
    pub async fn reserved_annexes(
        &self,
        permit: &Permit<ReadLocatingData>,
    ) -> Result<Vec<ReservedAnnexRecorded>, AppError> {
        self.note_reading(permit, "reserved_annex").await?;
        Ok(self.store().reserved_annexes(permit).await?)
    }
}
