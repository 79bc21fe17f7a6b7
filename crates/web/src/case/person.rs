//! A person in a list: her name, her age, the end of her documents. Never a whole number, never a telephone.

use domain::person::{BirthDate, Field, FieldValue, IdentityDocument, MayCall, Person};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::show;
use crate::words::Words;

/// Signs of a document that are shown.
const SHOWN: usize = 3;

/// Her name as written; a person may have none.
pub fn name(t: &Words, person: &Person, today: Date) -> String {
    person.name(today).map_or_else(
        || t.tray_person_unnamed().plain().to_owned(),
        domain::person::PersonName::full,
    )
}

/// Her age in words.
pub fn age(t: &Words, person: &Person, today: Date) -> String {
    let range = person.birth(today).and_then(|birth| birth.age_on(today));
    let phrase = match range {
        None => t.search_age_unknown(),
        Some(age) if age.min == age.max => t.search_age_exact(u32::from(age.min)),
        Some(age) => t.search_age_range(u32::from(age.max), u32::from(age.min)),
    };
    phrase.plain().to_owned()
}

/// The day or the year of her birth, where one is known.
pub fn birth(t: &Words, person: &Person, today: Date) -> Option<String> {
    let phrase = match person.birth(today)? {
        BirthDate::Exact(day) => t.search_born(show::day(day)),
        BirthDate::Year(year) => t.search_born_year(year.to_string()),
        BirthDate::EstimatedAge(_) => return None,
    };
    Some(phrase.plain().to_owned())
}

/// Kind and last signs of each document.
pub fn documents(t: &Words, person: &Person, today: Date) -> Vec<String> {
    let facts = person.all_on(Field::Document, today);
    let shown = facts.into_iter().filter_map(|fact| match &fact.value {
        FieldValue::Document(document) => ending(t, document),
        _ => None,
    });
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() { vec![t.search_document_none().plain().to_owned()] } else { shown }
}

fn ending(t: &Words, document: &IdentityDocument) -> Option<String> {
    let kind = t.document_kind(document)?;
    let word = document.word()?;
    let number: Vec<char> = word.rsplit(':').next()?.chars().collect();
    let last: String = number.iter().skip(number.len().saturating_sub(SHOWN)).collect();
    Some(t.search_document_ending(last, kind).plain().to_owned())
}

/// Whether hours were agreed for calling her and none of her telephones may be called now. Where no hours were agreed
/// nothing is said.
pub fn outside_call_hours(person: &Person, today: Date, now: Timestamp) -> bool {
    let facts = person.all_on(Field::Phone, today);
    let phones: Vec<_> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            FieldValue::Phone(phone) => Some(&phone.contact),
            _ => None,
        })
        .collect();
    let agreed = phones.iter().any(|contact| matches!(contact.may_call, MayCall::Within(_)));
    agreed && !phones.iter().any(|contact| contact.may_call_at(now))
}
