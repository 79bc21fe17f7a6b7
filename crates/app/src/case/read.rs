//! Reading cases: the page of one, trays, what is to be done, who looked.

use std::collections::BTreeSet;

use access::question::{AboutCase, CaseSubject};
use access::{Permit, Who, question};
use domain::case::deadline::{Deadline, deadlines};
use domain::case::decide::Rules;
use domain::case::event::{CaseRead, GlassBroken};
use domain::case::state::Stamped;
use domain::case::{Case, CaseNumber, Lens, NoteReach};
use domain::event::Event;
use domain::flow::CaseFacts;
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
    /// What its pack allows now.
    pub rules: Rules,
    /// What conditions of its pack read; nothing where the service has no cases any more.
    pub facts: Option<CaseFacts>,
    /// Professions whose own notes and reserved answers the reader may see. Notes of the others are not in the case.
    pub confidential: BTreeSet<Lens>,
}

/// Openings of a case that wait for a review, for somebody who may review them and read nothing else.
#[derive(Debug)]
pub struct OpeningsToReview {
    /// Number of the case.
    pub number: CaseNumber,
    /// Openings that nobody has looked at, oldest first.
    pub openings: Vec<Stamped<GlassBroken>>,
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
        self.read_case(permit, "page").await
    }

    /// As [`App::case_page`], for the page of one profession: the record of the reading names it.
    ///
    /// # Errors
    /// As [`App::case_page`].
    pub async fn case_part(
        &self,
        permit: &Permit<question::ReadCase>,
        lens: Lens,
    ) -> Result<CasePage<'_>, AppError> {
        self.read_case(permit, lens.as_str()).await
    }

    async fn read_case(
        &self,
        permit: &Permit<question::ReadCase>,
        part: &str,
    ) -> Result<CasePage<'_>, AppError> {
        self.note_reading(permit, part).await?;
        let loaded = self.store().load_case(permit).await?;
        let (mut case, version) = loaded.ok_or(AppError::NotFound)?;
        let confidential = self.confidential(permit.who(), &permit.ask().subject);
        conceal(&mut case, &confidential);
        let persons: BTreeSet<PersonId> = case.parties.iter().map(|party| party.person).collect();
        let persons = self.store().parties_of_case(permit, &persons).await?;
        let catalogue = self.catalogue();
        let deadlines =
            deadlines(&case, &catalogue.clocks, &catalogue.calendar, case.risk_level, self.now());
        let (rules, facts) = (self.rules_of(&case), self.facts_of(&case));
        Ok(CasePage { case, version, persons, deadlines, rules, facts, confidential })
    }

    /// Professions whose own notes somebody may read.
    fn confidential(&self, who: &Who, subject: &CaseSubject) -> BTreeSet<Lens> {
        let may = |lens: &Lens| {
            let (subject, lens) = (subject.clone(), *lens);
            self.permit(who, question::ReadProfessionNotes { subject, lens }).is_ok()
        };
        Lens::ALL.into_iter().filter(may).collect()
    }

    /// A case for whoever writes a part of it: what the answers are after his, to tell him.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such case.
    pub async fn case_being_written(
        &self,
        permit: &Permit<question::WritePart>,
    ) -> Result<(Case, Option<CaseFacts>), AppError> {
        let loaded = self.store().load_case(permit).await?;
        let (mut case, _) = loaded.ok_or(AppError::NotFound)?;
        conceal(&mut case, &self.confidential(permit.who(), &permit.ask().subject));
        let facts = self.facts_of(&case);
        Ok((case, facts))
    }

    /// Openings of a case that nobody has looked at.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such case.
    pub async fn openings_to_review(
        &self,
        permit: &Permit<question::ReviewGlass>,
    ) -> Result<OpeningsToReview, AppError> {
        let loaded = self.store().load_case(permit).await?;
        let (case, _) = loaded.ok_or(AppError::NotFound)?;
        let openings = case.unreviewed_openings().cloned().collect();
        Ok(OpeningsToReview { number: case.number, openings })
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

/// Takes out the notes that other professions keep to themselves, from the notes and from the history.
fn conceal(case: &mut Case, confidential: &BTreeSet<Lens>) {
    let may_see = |reach: NoteReach, lens: Lens| match reach {
        NoteReach::Team => true,
        NoteReach::Profession => confidential.contains(&lens),
    };
    case.notes.retain(|note| may_see(note.body.reach, note.body.lens));
    case.history.retain(|fact| match &fact.event {
        Event::NoteWritten(note) => may_see(note.reach, note.lens),
        _ => true,
    });
}
