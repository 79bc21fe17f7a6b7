//! A person as her facts tell: every value kept with its days, the current ones first in line.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::birth::BirthDate;
use super::fact::{Fact, Field, FieldValue, PersonEvent, PersonFactRecorded};
use super::name::PersonName;
use crate::id::{FactId, PersonId};

/// One source record of a person. Two records of the same human being stay two: see [`super::same_as`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    id: PersonId,
    registered_on: Date,
    facts: Vec<Fact>,
}

/// The fact cannot be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FactRejected {
    /// A fact of this id is there already.
    #[error("the fact {0} is recorded already")]
    Repeated(FactId),
    /// What it corrects is not known, or is of another field.
    #[error("the fact to correct, {0}, is not one of the same field")]
    NothingToCorrect(FactId),
    /// It ends before it begins.
    #[error("the fact ends before it begins")]
    EndsBeforeItBegins,
    /// It begins after the day on which it is written down.
    #[error("the fact begins in the future")]
    Future,
}

impl Person {
    /// Folds one event into what is known; the first must be the registration. An event of another person changes
    /// nothing: streams are per person.
    #[must_use]
    pub fn evolve(known: Option<Self>, event: &PersonEvent) -> Option<Self> {
        match (known, event) {
            (None, PersonEvent::Registered(body)) => Some(Self {
                id: body.person,
                registered_on: body.registered_on,
                facts: body.facts.clone(),
            }),
            (Some(mut person), PersonEvent::FactRecorded(body)) if body.person == person.id => {
                person.facts.push(body.fact.clone());
                Some(person)
            }
            (known, _) => known,
        }
    }

    /// Folds a stream.
    #[must_use]
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a PersonEvent>) -> Option<Self> {
        events.into_iter().fold(None, Self::evolve)
    }

    /// Decides whether a fact may be recorded.
    ///
    /// # Errors
    /// [`FactRejected`] when it is there already, corrects nothing known, or has impossible days.
    pub fn record(&self, fact: Fact) -> Result<PersonFactRecorded, FactRejected> {
        if self.facts.iter().any(|known| known.id == fact.id) {
            return Err(FactRejected::Repeated(fact.id));
        }
        if let Some(wrong) = fact.corrects {
            let field = fact.value.field();
            let known = |one: &Fact| one.id == wrong && one.value.field() == field;
            if !self.facts.iter().any(known) {
                return Err(FactRejected::NothingToCorrect(wrong));
            }
        }
        if fact.until.is_some_and(|last| last < fact.holds_from()) {
            return Err(FactRejected::EndsBeforeItBegins);
        }
        if fact.from.is_some_and(|first| first > fact.recorded_on) {
            return Err(FactRejected::Future);
        }
        Ok(PersonFactRecorded { person: self.id, fact })
    }

    /// Her id.
    #[must_use]
    pub const fn id(&self) -> PersonId {
        self.id
    }

    /// Day on which she became known.
    #[must_use]
    pub const fn registered_on(&self) -> Date {
        self.registered_on
    }

    /// Every value of a field with its days, corrected ones too, oldest recorded first.
    pub fn history(&self, field: Field) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.value.field() == field)
    }

    /// The values of a field that hold on `day` and were not corrected, latest first.
    #[must_use]
    pub fn all_on(&self, field: Field, day: Date) -> Vec<&Fact> {
        let corrected =
            |fact: &Fact| self.facts.iter().any(|other| other.corrects == Some(fact.id));
        let mut holding: Vec<(usize, &Fact)> = self
            .history(field)
            .enumerate()
            .filter(|(_, fact)| fact.holds_on(day) && !corrected(fact))
            .collect();
        holding.sort_by_key(|(at, fact)| std::cmp::Reverse((fact.holds_from(), *at)));
        holding.into_iter().map(|(_, fact)| fact).collect()
    }

    /// The value of a field on `day`: of several, the latest.
    #[must_use]
    pub fn current(&self, field: Field, day: Date) -> Option<&Fact> {
        self.all_on(field, day).into_iter().next()
    }

    /// Her name on `day`.
    #[must_use]
    pub fn name(&self, day: Date) -> Option<&PersonName> {
        self.current(Field::Name, day).and_then(|fact| match &fact.value {
            FieldValue::Name(name) => Some(name),
            _ => None,
        })
    }

    /// Her birth as known on `day`. When it became known does not matter for when it was.
    #[must_use]
    pub fn birth(&self, day: Date) -> Option<BirthDate> {
        self.current(Field::Birth, day).and_then(|fact| match fact.value {
            FieldValue::Birth(birth) => Some(birth),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::{
        FactSource, PersonRegistered, Phone, PhoneNumber, PhoneOwner, SafeContact,
    };
    use jiff::civil::date;
    use uuid::Uuid;

    const MARCH: Date = date(2026, 3, 1);
    const MAY: Date = date(2026, 5, 1);
    const JULY: Date = date(2026, 7, 1);

    fn person_id() -> PersonId {
        PersonId::new(Uuid::from_u128(1))
    }

    fn fact(id: u128, recorded_on: Date, value: FieldValue) -> Fact {
        let id = FactId::new(Uuid::from_u128(id));
        Fact {
            id,
            value,
            source: FactSource::Herself,
            recorded_on,
            from: None,
            until: None,
            corrects: None,
        }
    }

    fn name(text: &str) -> FieldValue {
        FieldValue::Name(PersonName::parse(text, "Quispe", "Mamani").unwrap())
    }

    fn phone(number: &str) -> FieldValue {
        FieldValue::Phone(Phone {
            number: PhoneNumber::parse(number).unwrap(),
            owner: PhoneOwner::Own,
            contact: SafeContact::not_asked(),
        })
    }

    fn registered(facts: Vec<Fact>) -> Person {
        let body = PersonRegistered { person: person_id(), registered_on: MARCH, facts };
        Person::replay(&[PersonEvent::Registered(body)]).unwrap()
    }

    fn and_then(person: Person, fact: Fact) -> Person {
        let recorded = person.record(fact).unwrap();
        Person::evolve(Some(person), &PersonEvent::FactRecorded(Box::new(recorded))).unwrap()
    }

    #[test]
    fn she_may_register_without_saying_anything() {
        let person = registered(vec![]);
        assert!(Field::ALL.iter().all(|field| person.current(*field, MAY).is_none()));
        assert_eq!((person.id(), person.registered_on()), (person_id(), MARCH));
    }

    #[test]
    fn a_later_name_is_current_and_the_earlier_one_stays() {
        let person = registered(vec![fact(1, MARCH, name("Juana"))]);
        let person = and_then(person, fact(2, MAY, name("Juana Rosa")));
        let given = |day| person.name(day).unwrap().given().as_str().to_owned();
        assert_eq!(
            (given(date(2026, 4, 1)).as_str(), given(MAY).as_str()),
            ("Juana", "Juana Rosa")
        );
        assert_eq!(person.history(Field::Name).count(), 2);
        assert!(person.name(date(2026, 2, 1)).is_none(), "nothing was known before");
    }

    #[test]
    fn a_fact_told_late_counts_from_the_day_it_was_true() {
        let late = Fact { from: Some(date(2020, 1, 1)), ..fact(2, MAY, name("Juana Rosa")) };
        let person = and_then(registered(vec![fact(1, MARCH, name("Juana"))]), late);
        assert_eq!(person.name(JULY).unwrap().given().as_str(), "Juana", "the later day wins");
        assert_eq!(person.name(date(2021, 1, 1)).unwrap().given().as_str(), "Juana Rosa");
    }

    #[test]
    fn a_corrected_fact_counts_no_more_and_is_still_there() {
        let wrong = fact(1, MARCH, FieldValue::Birth(BirthDate::Year(1990)));
        let right = Fact {
            corrects: Some(wrong.id),
            ..fact(2, MARCH, FieldValue::Birth(BirthDate::Year(1991)))
        };
        let person = and_then(registered(vec![wrong]), right);
        assert_eq!(person.birth(MAY), Some(BirthDate::Year(1991)));
        assert_eq!(person.all_on(Field::Birth, MAY).len(), 1);
        assert_eq!(person.history(Field::Birth).count(), 2);
    }

    #[test]
    fn two_telephones_hold_together_until_one_ends() {
        let old = fact(1, MARCH, phone("984123456"));
        let ended = Fact {
            from: Some(MARCH),
            until: Some(MAY),
            corrects: Some(old.id),
            ..fact(3, MAY, phone("984123456"))
        };
        let person = and_then(registered(vec![old]), fact(2, MARCH, phone("984000111")));
        assert_eq!(person.all_on(Field::Phone, MAY).len(), 2);
        let person = and_then(person, ended);
        assert_eq!(person.all_on(Field::Phone, MAY).len(), 2);
        assert_eq!(person.all_on(Field::Phone, JULY).len(), 1);
        assert!(Field::Phone.holds_many() && !Field::Birth.holds_many());
    }

    #[test]
    fn impossible_facts_are_refused() {
        let first = fact(1, MARCH, name("Juana"));
        let person = registered(vec![first.clone()]);
        let unknown = FactId::new(Uuid::from_u128(9));
        let other_field = Fact { corrects: Some(first.id), ..fact(2, MAY, phone("984123456")) };
        for (wrong, reason) in [
            (first.clone(), FactRejected::Repeated(first.id)),
            (
                Fact { corrects: Some(unknown), ..fact(2, MAY, name("Ana")) },
                FactRejected::NothingToCorrect(unknown),
            ),
            (other_field, FactRejected::NothingToCorrect(first.id)),
            (
                Fact { until: Some(MARCH), ..fact(2, MAY, name("Ana")) },
                FactRejected::EndsBeforeItBegins,
            ),
            (Fact { from: Some(JULY), ..fact(2, MAY, name("Ana")) }, FactRejected::Future),
        ] {
            assert_eq!(person.record(wrong), Err(reason));
        }
    }

    #[test]
    fn the_event_of_another_person_changes_nothing() {
        let person = registered(vec![]);
        let other = PersonFactRecorded {
            person: PersonId::new(Uuid::from_u128(2)),
            fact: fact(1, MAY, name("Ana")),
        };
        let after =
            Person::evolve(Some(person.clone()), &PersonEvent::FactRecorded(Box::new(other)));
        assert_eq!(after, Some(person));
    }

    #[test]
    fn the_stored_shape_holds_and_no_log_tells_who_she_is() {
        let recorded =
            PersonFactRecorded { person: person_id(), fact: fact(2, MAY, name("Juana")) };
        let json = serde_json::to_string(&recorded).unwrap();
        let expected = concat!(
            r#"{"person":"00000000-0000-0000-0000-000000000001","fact":{"id":"00000000-0000-0000-0000-000000000002","#,
            r#""value":{"name":{"given":"Juana","first_surname":"Quispe","second_surname":"Mamani"}},"#,
            r#""source":"herself","recorded_on":"2026-05-01"}}"#
        );
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_str::<PersonFactRecorded>(&json).unwrap(), recorded);
        assert!(
            serde_json::from_str::<PersonFactRecorded>(&json.replace("recorded_on", "day"))
                .is_err()
        );
        let printed = format!("{:?} {recorded:?}", registered(vec![recorded.fact.clone()]));
        for secret in ["Juana", "Quispe", "Mamani"] {
            assert!(!printed.contains(secret), "{printed}");
        }
    }

    #[test]
    fn the_word_of_a_field_is_the_one_it_is_stored_under() {
        for field in Field::ALL {
            assert_eq!(serde_json::to_string(field).unwrap(), format!("\"{}\"", field.as_str()));
        }
    }
}
