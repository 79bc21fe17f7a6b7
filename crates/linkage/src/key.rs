//! Search keys: small texts that two records share when they may be of one person. Made for equality alone, because the store
//! seals them. Single names are shared by too many, so a key holds two words, or one that is rare.

use std::collections::BTreeSet;
use std::fmt;

use domain::person::{BirthDate, Dni, PhoneNumber};

use crate::frequent::{Frequency, frequency};
use crate::normalise::Token;
use crate::record::Record;

/// Version of the way keys are made; it stands in each key. A new one means building the index again.
const VERSION: char = '1';

/// Most words of surnames and of given and used names that make keys.
const MOST_SURNAMES: usize = 4;
const MOST_GIVEN: usize = 4;

/// Widest span of possible years of birth that still makes keys.
const WIDEST_YEARS: i16 = 7;

/// One search key, in plain. It holds names: it never leaves the process and never reaches a log.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SearchKey(String);

/// What a key is made of, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyKind {
    /// A document.
    Document,
    /// A telephone.
    Phone,
    /// Two words and the year of birth.
    PairAndYear,
    /// Two words and the beginning or end of a third.
    PairAndEdge,
    /// Two words.
    Pair,
    /// One word that few bear.
    RareWord,
}

/// Beginning or end of a word. A slip of the pen changes one of them and leaves the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Head,
    Tail,
}

impl SearchKey {
    /// The text to be sealed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn new(kind: char, parts: &[&str]) -> Self {
        Self(format!("{VERSION}{kind}{}", parts.join("|")))
    }

    pub(crate) fn document(dni: &Dni) -> Self {
        Self::new('d', &[dni.as_str()])
    }

    pub(crate) fn phone(phone: &PhoneNumber) -> Self {
        Self::new('f', &[phone.as_str()])
    }

    pub(crate) fn pair(a: &Token, b: &Token) -> Self {
        let (a, b) = ordered(a, b);
        Self::new('p', &[a, b])
    }

    pub(crate) fn pair_and_year(a: &Token, b: &Token, year: i16) -> Self {
        let (a, b) = ordered(a, b);
        Self::new('y', &[a, b, &year.to_string()])
    }

    pub(crate) fn pair_and_edge(a: &Token, b: &Token, third: &Token, edge: Edge) -> Self {
        let (a, b) = ordered(a, b);
        let (kind, part) = match edge {
            Edge::Head => ('h', head(third.code())),
            Edge::Tail => ('t', tail(third.code())),
        };
        Self::new(kind, &[a, b, part])
    }

    /// `None` for a word that many bear.
    pub(crate) fn rare_word(token: &Token) -> Option<Self> {
        let rare = frequency(token) == Frequency::Rare && token.len() >= 3;
        rare.then(|| Self::new('r', &[token.code()]))
    }
}

impl fmt::Debug for SearchKey {
    /// Prints the kind of key and none of its words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SearchKey({}..)", self.0.get(..2).unwrap_or_default())
    }
}

fn ordered<'a>(a: &'a Token, b: &'a Token) -> (&'a str, &'a str) {
    if a.code() <= b.code() { (a.code(), b.code()) } else { (b.code(), a.code()) }
}

/// The first two sounds.
fn head(code: &str) -> &str {
    code.char_indices().nth(2).and_then(|(at, _)| code.get(..at)).unwrap_or(code)
}

/// The last two sounds.
fn tail(code: &str) -> &str {
    code.char_indices().rev().nth(1).and_then(|(at, _)| code.get(at..)).unwrap_or(code)
}

/// The keys under which a record is found: some twenty for two given names and two surnames.
#[must_use]
pub fn keys(record: &Record) -> BTreeSet<SearchKey> {
    let surnames: Vec<&Token> = record.surnames().take(MOST_SURNAMES).collect();
    let given: Vec<&Token> = record.given.iter().chain(&record.used).take(MOST_GIVEN).collect();
    let mut keys: BTreeSet<SearchKey> = record.dni.iter().map(SearchKey::document).collect();
    keys.extend(record.phones.iter().map(SearchKey::phone));
    keys.extend(surnames.iter().filter_map(|token| SearchKey::rare_word(token)));
    if surnames.is_empty() {
        keys.extend(given.iter().filter_map(|token| SearchKey::rare_word(token)));
    }
    let years = record.birth.map(years).unwrap_or_default();
    for (at, surname) in surnames.iter().enumerate() {
        let others: Vec<&Token> = surnames
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, token)| *token)
            .collect();
        for second in surnames.iter().skip(at + 1) {
            add_pair(&mut keys, (surname, second), &years);
            add_edges(&mut keys, (surname, second), &given);
        }
        for (rank, name) in given.iter().enumerate() {
            keys.insert(SearchKey::pair(surname, name));
            if rank == 0 {
                add_pair(&mut keys, (surname, name), &years);
                for other in &others {
                    keys.insert(SearchKey::pair_and_edge(surname, name, other, Edge::Head));
                    keys.insert(SearchKey::pair_and_edge(surname, name, other, Edge::Tail));
                }
                for next in given.iter().skip(1) {
                    keys.insert(SearchKey::pair_and_edge(surname, name, next, Edge::Head));
                }
            }
        }
    }
    add_given_alone(&mut keys, &surnames, &given, &years);
    keys
}

fn add_pair(keys: &mut BTreeSet<SearchKey>, (a, b): (&Token, &Token), years: &[i16]) {
    keys.insert(SearchKey::pair(a, b));
    keys.extend(years.iter().map(|year| SearchKey::pair_and_year(a, b, *year)));
}

/// Two surnames with the edges of the first given name and the beginnings of the others.
fn add_edges(keys: &mut BTreeSet<SearchKey>, (a, b): (&Token, &Token), given: &[&Token]) {
    for (rank, name) in given.iter().enumerate() {
        keys.insert(SearchKey::pair_and_edge(a, b, name, Edge::Head));
        if rank == 0 {
            keys.insert(SearchKey::pair_and_edge(a, b, name, Edge::Tail));
        }
    }
}

/// Who has no surname on record is found by two given names.
fn add_given_alone(
    keys: &mut BTreeSet<SearchKey>,
    surnames: &[&Token],
    given: &[&Token],
    years: &[i16],
) {
    if surnames.is_empty() {
        for (at, name) in given.iter().enumerate() {
            for other in given.iter().skip(at + 1) {
                add_pair(keys, (name, other), years);
            }
        }
    }
}

/// The possible years of a birth; none where they are too many to find by.
fn years(birth: BirthDate) -> Vec<i16> {
    let (first, last) = birth.span();
    let years: Vec<i16> = (first.year()..=last.year()).collect();
    if years.len() <= usize::from(WIDEST_YEARS.unsigned_abs()) { years } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::person::{EstimatedAge, PersonName};
    use jiff::civil::date;

    fn record(given: &str, first: &str, second: &str) -> Record {
        Record::named(&PersonName::parse(given, first, second).unwrap())
    }

    fn shared(a: &Record, b: &Record) -> usize {
        keys(a).intersection(&keys(b)).count()
    }

    #[test]
    fn swapped_surnames_and_other_spellings_share_every_key() {
        let written = record("Juana Rosa", "Quispe", "Huamán");
        assert_eq!(keys(&written), keys(&record("JUANA ROSA", "Waman", "Qespi")));
    }

    #[test]
    fn a_missing_surname_or_one_slip_leaves_keys_to_find_by() {
        let written = record("Juana Rosa", "Quispe", "Mamani");
        for other in [
            record("Juana Rosa", "Quispe", ""),
            record("Juana", "Mamani", ""),
            record("Juxna", "Quispe", "Mamani"),
            record("Juana", "Quispre", "Mamani"),
            record("Rosa", "Quispe", "Mamani"),
        ] {
            assert!(shared(&written, &other) >= 1);
        }
        assert_eq!(
            shared(&written, &record("Pedro", "Quispe", "Flores")),
            0,
            "one common surname is not enough"
        );
    }

    #[test]
    fn a_record_has_some_twenty_keys_and_a_common_surname_alone_is_none_of_them() {
        let exact = BirthDate::Exact(date(1990, 5, 1));
        let count = keys(&record("Juana Rosa", "Quispe", "Tecsehua").with_birth(exact)).len();
        assert!((15..=22).contains(&count), "{count}");
        let rare = |name: &str| {
            keys(&record("Ana", name, "")).iter().any(|key| key.as_str().starts_with("1r"))
        };
        assert!(rare("Tecsehua") && !rare("Quispe"));
    }

    #[test]
    fn an_estimated_age_gives_a_key_for_each_year_it_may_be() {
        let about = |give_or_take| {
            let age = EstimatedAge { years: 30, give_or_take, on: date(2026, 3, 1) };
            let keys = keys(&record("Ana", "Puma", "").with_birth(BirthDate::EstimatedAge(age)));
            keys.iter().filter(|key| key.as_str().starts_with("1y")).count()
        };
        assert_eq!((about(1), about(2), about(9)), (4, 6, 0));
    }

    #[test]
    fn nobody_is_named_by_a_printed_key() {
        let printed = format!("{:?}", keys(&record("Juana", "Quispe", "Mamani")));
        assert!(!printed.contains("kispi") && !printed.contains("mamani"), "{printed}");
    }
}
