//! Persons: looking before writing.

use access::{Permit, Who, question};
use domain::event::PersonSought;
use domain::id::{FactId, PersonId, UserId};
use domain::ledger::{Scope, StreamName};
use domain::person::{Fact, FactSource, FieldValue, Person, PersonRegistered};
use jiff::civil::Date;
use linkage::Query;
use store::Expected;
use store::query::case::CaseOfPerson;
use store::query::person::PossibleMatch;

use crate::App;
use crate::error::AppError;

/// Possible matches shown at once.
const SHOWN: usize = 10;

/// What a search found.
#[derive(Debug, Clone)]
pub struct SearchAnswer {
    /// The most alike first, each with the cases that the asker may know of: where and when, and nothing of what they say.
    pub matches: Vec<(PossibleMatch, Vec<CaseOfPerson>)>,
    /// Too many share what was asked for: another word, an age or a document helps.
    pub too_broad: bool,
}

/// What is said of a person who was not here before.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Values, in the order of the form.
    pub values: Vec<FieldValue>,
    /// Who says so.
    pub source: FactSource,
}

impl NewPerson {
    /// The registration, with ids of its facts made by `fresh`.
    pub(crate) fn registered(
        self,
        person: PersonId,
        on: Date,
        mut fresh: impl FnMut() -> uuid::Uuid,
    ) -> PersonRegistered {
        let source = self.source;
        let facts = self.values.into_iter().map(|value| Fact {
            id: FactId::new(fresh()),
            value,
            source: source.clone(),
            recorded_on: on,
            from: None,
            until: None,
            corrects: None,
        });
        PersonRegistered { person, registered_on: on, facts: facts.collect() }
    }
}

impl App {
    /// Looks whether a person was here before. The search, with what it found, is in the ledger before the answer leaves.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn search_persons(
        &self,
        permit: &Permit<question::SearchPersons>,
        query: &Query,
    ) -> Result<SearchAnswer, AppError> {
        let user = member(permit.who())?;
        let store = self.store();
        let found = store.search_persons(permit, query, user, self.today(), SHOWN).await?;
        let hits = found.matches.iter().map(|found| found.id).collect();
        self.note_search(permit, user, hits).await?;
        let mut matches = Vec::with_capacity(found.matches.len());
        for possible in found.matches {
            let cases = store.cases_of_person(permit, possible.id, user).await?;
            matches.push((possible, cases));
        }
        Ok(SearchAnswer { matches, too_broad: found.too_broad })
    }

    /// A person who was here before, with the cases that the asker may know of: for opening another one. That she was
    /// shown is in the ledger before the answer leaves.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such person, or none that the asker may know of.
    pub async fn known_person(
        &self,
        permit: &Permit<question::SearchPersons>,
        person: PersonId,
    ) -> Result<(Person, Vec<CaseOfPerson>), AppError> {
        let user = member(permit.who())?;
        let known = self.store().person_for(person, user).await?.ok_or(AppError::NotFound)?;
        self.note_search(permit, user, vec![person]).await?;
        Ok((known, self.store().cases_of_person(permit, person, user).await?))
    }

    async fn note_search(
        &self,
        permit: &Permit<question::SearchPersons>,
        user: UserId,
        hits: Vec<PersonId>,
    ) -> Result<(), AppError> {
        let sought = PersonSought { center: permit.ask().center.clone(), hits };
        let stream = StreamName::new("search", &user);
        let scope = Scope::territory(permit.ask().place);
        let by = (permit.actor(), permit.purpose());
        self.store().append(self.write(stream, Expected::Any, scope, by, sought)).await?;
        Ok(())
    }
}

/// The member of staff who asks; nobody else works on cases.
pub(crate) fn member(who: &Who) -> Result<UserId, AppError> {
    match who {
        Who::User(account) => Ok(account.user),
        Who::Public | Who::Console => Err(AppError::NotFound),
    }
}
