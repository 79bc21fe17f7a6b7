//! How well a record answers a search whose words have no known place in the name.

use crate::compare::{birth, documents, finding, place, word_weight};
use crate::normalise::{Alike, Token};
use crate::query::Query;
use crate::record::Record;
use crate::score::{Aspect, Cap, Finding, Score};

const WORD_NOT_FOUND: i32 = -50;
const WORD_NOT_ASKED: i32 = -6;

/// Scores a record against a search. Each word of the search takes the word of the record that is most like it.
#[must_use]
pub fn rank(query: &Query, record: &Record) -> Score {
    let mut score = Score::default();
    let mut free: Vec<&Token> =
        record.surnames().chain(&record.given).chain(&record.used).collect();
    let mut waiting: Vec<&Token> = query.words.iter().collect();
    // The best pairs first, so that a near word never takes the place of the same word.
    for level in [Alike::Same, Alike::Folded, Alike::Sound, Alike::Near] {
        waiting.retain(|word| {
            let Some(at) = free.iter().position(|other| word.alike(other) <= level) else {
                return true;
            };
            let other = free.remove(at);
            score.add(
                Aspect::Word,
                finding(level),
                word_weight(word, level).min(word_weight(other, level)),
            );
            false
        });
    }
    for _ in &waiting {
        score.add(Aspect::Word, Finding::Different, WORD_NOT_FOUND);
    }
    if !query.words.is_empty() {
        // Words of the name that nobody asked for tell two namesakes apart; names in use are extra.
        let names = free.len().saturating_sub(record.used.len());
        for _ in 0..names {
            score.add(Aspect::Word, Finding::Missing, WORD_NOT_ASKED);
        }
    }
    if waiting.len() == query.words.len() && !query.words.is_empty() {
        score.cap(Cap::GivenNamesDiffer);
    }
    birth(query.facts.birth, record.birth, &mut score);
    documents(&query.facts.dni, &record.dni, &mut score);
    if query.facts.phones.iter().any(|phone| record.phones.contains(phone)) {
        score.add(Aspect::Phone, Finding::Same, 100);
    }
    place(&query.facts, record, &mut score);
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::person::{NamePart, PersonName, UsedName, UsedNameKind};

    fn record(given: &str, first: &str, second: &str) -> Record {
        Record::named(&PersonName::parse(given, first, second).unwrap())
    }

    fn total(query: &str, record: &Record) -> i32 {
        rank(&Query::parse(query, None, None).unwrap(), record).total()
    }

    #[test]
    fn who_is_asked_for_stands_before_her_sister_and_her_namesake() {
        let asked = record("Juana Rosa", "Quispe", "Huamán");
        let sister = record("Luz Marina", "Quispe", "Huamán");
        let namesake = record("Juana Rosa", "Quispe", "Mamani");
        for query in [
            "juana rosa qespi waman",
            "Huaman Quispe Juana",
            "JUANA QUISPE HUMAAN",
            "juana quispe huaman",
        ] {
            assert!(total(query, &asked) > total(query, &sister), "{query}");
            assert!(total(query, &asked) > total(query, &namesake), "{query}");
        }
    }

    #[test]
    fn a_name_in_use_finds_her_too() {
        let name = NamePart::parse("Chaska").unwrap();
        let known = record("Juana", "Quispe", "Puma")
            .with_used_name(&UsedName { kind: UsedNameKind::Called, name });
        assert!(
            total("Chaska Quispe", &known)
                > total("Chaska Quispe", &record("Juana", "Quispe", "Puma"))
        );
    }

    #[test]
    fn the_letter_with_its_tilde_is_the_better_answer() {
        assert!(
            total("Ana Nuñez", &record("Ana", "Núñez", ""))
                > total("Ana Nuñez", &record("Ana", "Nunez", ""))
        );
    }
}
