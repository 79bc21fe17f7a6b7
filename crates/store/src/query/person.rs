//! Persons: finding one before a new one is written, and reading one.

use std::collections::BTreeSet;

use access::question::AboutCase;
use access::{Permit, question};
use domain::id::{PersonId, UserId};
use domain::person::Person;
use jiff::civil::Date;
use linkage::{Gathering, Limits, Query, Record, Score, Thresholds, Verdict, rank};

use crate::database::params;
use crate::error::StoreError;
use crate::projection::person::{SEARCH, open};
use crate::statement as sql;
use crate::store::Store;

/// A person who may be the one looked for.
#[derive(Debug, Clone)]
pub struct PossibleMatch {
    /// Her record.
    pub id: PersonId,
    /// What is known of her.
    pub person: Person,
    /// How alike she is, with reasons.
    pub score: Score,
    /// What the score means.
    pub verdict: Verdict,
}

/// What a search found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The most alike first.
    pub matches: Vec<PossibleMatch>,
    /// The search was too broad to be answered fully: another word, an age or a document helps.
    pub too_broad: bool,
}

impl Store {
    /// Persons who may be the one looked for, the most alike first, without those whom the asker may not know of.
    ///
    /// # Errors
    /// When the database fails or a record does not open.
    pub async fn search_persons(
        &self,
        _permit: &Permit<question::SearchPersons>,
        query: &Query,
        user: UserId,
        day: Date,
        most: usize,
    ) -> Result<Found, StoreError> {
        let mut gathering = Gathering::new(Limits::default());
        for lookup in query.lookups() {
            let token = self.key.blind(SEARCH, lookup.key.as_str());
            let limit = i64::try_from(gathering.ask_for()).unwrap_or(i64::MAX);
            let rows = self.database.fetch(sql::PERSON_FIND_BY_KEY, params![token, limit]).await?;
            let ids: Result<Vec<uuid::Uuid>, StoreError> =
                rows.iter().map(|row| row.uuid("person_id")).collect();
            gathering.add(lookup.kind, &ids?);
        }
        let gathered = gathering.finish();
        let mut matches = Vec::new();
        for id in gathered.candidates {
            let Some(person) = self.person_for(PersonId::new(id), user).await? else { continue };
            let score = rank(query, &Record::of_person(&person, day));
            let verdict = score.verdict(&Thresholds::default());
            if verdict != Verdict::Unlikely {
                matches.push(PossibleMatch { id: PersonId::new(id), person, score, verdict });
            }
        }
        matches.sort_by_key(|found| (std::cmp::Reverse(found.score.total()), found.id));
        matches.truncate(most);
        Ok(Found { too_broad: matches.is_empty() && gathered.too_broad > 0, matches })
    }

    /// A person, unless she has part in a case that the user may not know of.
    ///
    /// # Errors
    /// When the database fails or the record does not open.
    pub async fn person_for(
        &self,
        person: PersonId,
        user: UserId,
    ) -> Result<Option<Person>, StoreError> {
        let row = params![person.uuid(), user.uuid()];
        let rows = self.database.fetch(sql::PERSON_READ_FOR, row).await?;
        rows.first().map(|row| open(&self.key, row)).transpose()
    }

    /// The parties of a case that its reader may see.
    ///
    /// # Errors
    /// When the database fails or a record does not open.
    pub async fn parties_of_case<A: AboutCase>(
        &self,
        _permit: &Permit<A>,
        persons: &BTreeSet<PersonId>,
    ) -> Result<Vec<(PersonId, Person)>, StoreError> {
        let mut parties = Vec::with_capacity(persons.len());
        for person in persons {
            let rows = self.database.fetch(sql::PERSON_READ, params![person.uuid()]).await?;
            if let Some(row) = rows.first() {
                parties.push((*person, open(&self.key, row)?));
            }
        }
        Ok(parties)
    }
}
