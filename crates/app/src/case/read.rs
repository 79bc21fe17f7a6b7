//! Reading cases: the page of one, trays, what is to be done, who looked.

use std::collections::BTreeSet;

use access::question::AboutCase;
use access::{Permit, question};
use domain::case::Case;
use domain::case::deadline::{Deadline, deadlines};
use domain::case::event::CaseRead;
use domain::id::PersonId;
use domain::ledger::{Scope, StreamName};
use domain::person::Person;
use store::Expected;
use store::query::case::{Reading, TaskRow, TrayRow};

use super::CASES_AN_HOUR;
use super::person::member;
use crate::App;
use crate::error::AppError;

/// Everything the page of a case shows to whoever may read it.
#[derive(Debug)]
pub struct CasePage<'a> {
    /// The case.
    pub case: Case,
    /// Version of its stream: a change names it.
    pub version: u64,
    /// Who its parties are.
    pub persons: Vec<(PersonId, Person)>,
    /// Its legal clocks.
    pub deadlines: Vec<Deadline<'a>>,
}

impl App {
    /// The page of a case. That it was read is in the ledger before the answer leaves.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such case; [`AppError::ReadingQuota`] if the reader opened too many.
    pub async fn case_page(
        &self,
        permit: &Permit<question::ReadCase>,
    ) -> Result<CasePage<'_>, AppError> {
        self.note_reading(permit, "page").await?;
        let loaded = self.store().load_case(permit).await?;
        let (case, version) = loaded.ok_or(AppError::NotFound)?;
        let persons: BTreeSet<PersonId> = case.parties.iter().map(|party| party.person).collect();
        let persons = self.store().parties_of_case(permit, &persons).await?;
        let catalogue = self.catalogue();
        let deadlines =
            deadlines(&case, &catalogue.clocks, &catalogue.calendar, case.risk_level, self.now());
        Ok(CasePage { case, version, persons, deadlines })
    }

    /// Writes down who reads which part, unless the reader opened too many cases.
    pub(super) async fn note_reading<A: AboutCase>(
        &self,
        permit: &Permit<A>,
        part: &str,
    ) -> Result<(), AppError> {
        let user = member(permit.who())?;
        let hour_ago = self.now() - jiff::SignedDuration::from_hours(1);
        if self.store().cases_read_since(user, hour_ago).await? >= CASES_AN_HOUR {
            return Err(AppError::ReadingQuota);
        }
        let subject = permit.ask().subject();
        let stream = StreamName::new("case-reading", &subject.case);
        let scope = Scope::territory(subject.place);
        let by = (permit.actor(), permit.purpose());
        let body = CaseRead { case: subject.case, part: part.to_owned() };
        self.store().append(self.write(stream, Expected::Any, scope, by, body)).await?;
        Ok(())
    }

    /// Open cases of a center that the asker may know of, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn cases_of_center(
        &self,
        permit: &Permit<question::ListCases>,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TrayRow>, AppError> {
        let user = member(permit.who())?;
        Ok(self.store().cases_of_center(permit, user, limit, offset).await?)
    }

    /// Open cases on which the asker works, the soonest task first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_cases(
        &self,
        permit: &Permit<question::ListCases>,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TrayRow>, AppError> {
        let user = member(permit.who())?;
        Ok(self.store().cases_of_member(permit, user, limit, offset).await?)
    }

    /// What the asker has to do, soonest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_tasks(
        &self,
        permit: &Permit<question::ListCases>,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TaskRow>, AppError> {
        let user = member(permit.who())?;
        Ok(self.store().tasks_of_member(permit, user, limit, offset).await?)
    }

    /// Who looked at a case, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who_looked(
        &self,
        permit: &Permit<question::ReadWhoLooked>,
    ) -> Result<Vec<Reading>, AppError> {
        Ok(self.store().case_readings(permit, 200).await?)
    }
}
