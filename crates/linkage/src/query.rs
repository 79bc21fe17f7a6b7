//! A search for a person: what somebody may ask, and the keys to look up for it.
//!
//! No wildcard, no single name, no beginning of a name: a search looks for one person, it does not list people.

use domain::person::{BirthDate, Dni, NamePart, PhoneNumber};
use domain::territory::Ubigeo;

use crate::key::{Edge, KeyKind, SearchKey};
use crate::normalise::{Token, tokens};
use crate::record::Record;

/// Words of a search that make keys: the longest ones count.
const MOST_WORDS: usize = 6;
/// Words a search may have.
const LONGEST: usize = 12;
/// Years of birth that are looked for around the one given: ages are told by heart.
const YEARS_AROUND: i16 = 1;

/// A search.
#[derive(Clone, PartialEq, Eq)]
pub struct Query {
    pub(crate) words: Vec<Token>,
    pub(crate) facts: Record,
    birth_year: Option<i16>,
}

/// The search says too little, or asks for a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidQuery {
    /// A sign that stands for any letters.
    #[error("a search has no wildcards")]
    Wildcard,
    /// A sign that no name has.
    #[error("a search holds letters, and the document in its own field")]
    NotAName,
    /// Fewer than two words, and no document or telephone.
    #[error("a search needs two words of the name, or a document, or a telephone")]
    TooShort,
    /// More words than a name has.
    #[error("a search has at most {LONGEST} words")]
    TooLong,
    /// Not eight digits.
    #[error("a DNI has exactly eight digits")]
    Dni,
    /// Nobody alive was born in that year.
    #[error("the year of birth has four digits and lies between 1900 and 2100")]
    Year,
}

/// One key to look up, with what a hit is worth.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lookup {
    /// The key, in plain.
    pub key: SearchKey,
    /// What it is made of.
    pub kind: KeyKind,
}

impl std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lookup({:?})", self.kind)
    }
}

impl std::fmt::Debug for Query {
    /// Prints nothing of who is looked for.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Query({} words)", self.words.len())
    }
}

impl Query {
    /// Reads a search: words of the name in any order, and where they are known a DNI and a year of birth.
    ///
    /// # Errors
    /// [`InvalidQuery`] for wildcards, digits, a single name without anything else, or a field of another form.
    pub fn parse(
        text: &str,
        dni: Option<&str>,
        birth_year: Option<i16>,
    ) -> Result<Self, InvalidQuery> {
        let mut query = Self::only_name(text)?;
        if let Some(dni) = dni.map(str::trim).filter(|dni| !dni.is_empty()) {
            query.facts.dni.push(Dni::parse(dni).map_err(|_| InvalidQuery::Dni)?);
        }
        if let Some(year) = birth_year {
            if !(1900..=2100).contains(&year) {
                return Err(InvalidQuery::Year);
            }
            query.birth_year = Some(year);
            query.facts.birth = Some(BirthDate::Year(year));
        }
        query.check()
    }

    /// Reads a search by telephone, with the words of the name where they are known.
    ///
    /// # Errors
    /// [`InvalidQuery`] as [`Self::parse`].
    pub fn by_phone(phone: PhoneNumber, text: &str) -> Result<Self, InvalidQuery> {
        let mut query = Self::only_name(text)?;
        query.facts.phones.push(phone);
        Ok(query)
    }

    /// Prefers who lives there. It finds nobody by itself.
    #[must_use]
    pub const fn near(mut self, place: Ubigeo) -> Self {
        self.facts.ubigeo = Some(place);
        self
    }

    fn only_name(text: &str) -> Result<Self, InvalidQuery> {
        let text = text.trim();
        if text
            .chars()
            .any(|c| matches!(c, '*' | '?' | '%' | '_' | '#' | '~' | '^' | '$' | '[' | '\\'))
        {
            return Err(InvalidQuery::Wildcard);
        }
        if text.split_whitespace().count() > LONGEST {
            return Err(InvalidQuery::TooLong);
        }
        if !text.is_empty() && NamePart::parse(text).is_err() {
            return Err(InvalidQuery::NotAName);
        }
        Ok(Self { words: tokens(text), facts: Record::default(), birth_year: None })
    }

    fn check(self) -> Result<Self, InvalidQuery> {
        let telling = self.words.iter().filter(|word| word.len() >= 2).count();
        if telling >= 2 || !self.facts.dni.is_empty() {
            Ok(self)
        } else {
            Err(InvalidQuery::TooShort)
        }
    }

    /// The keys to look up, the most telling first.
    #[must_use]
    pub fn lookups(&self) -> Vec<Lookup> {
        let mut lookups = Vec::new();
        let mut add = |kind: KeyKind, key: SearchKey| {
            let lookup = Lookup { key, kind };
            if !lookups.contains(&lookup) {
                lookups.push(lookup);
            }
        };
        self.facts.dni.iter().for_each(|dni| add(KeyKind::Document, SearchKey::document(dni)));
        self.facts.phones.iter().for_each(|phone| add(KeyKind::Phone, SearchKey::phone(phone)));
        let words = self.telling_words();
        for (at, a) in words.iter().enumerate() {
            if let Some(key) = SearchKey::rare_word(a) {
                add(KeyKind::RareWord, key);
            }
            for (next, b) in words.iter().enumerate().skip(at + 1) {
                add(KeyKind::Pair, SearchKey::pair(a, b));
                for year in self.years() {
                    add(KeyKind::PairAndYear, SearchKey::pair_and_year(a, b, year));
                }
                for (_, third) in
                    words.iter().enumerate().filter(|(other, _)| *other != at && *other != next)
                {
                    for edge in [Edge::Head, Edge::Tail] {
                        add(KeyKind::PairAndEdge, SearchKey::pair_and_edge(a, b, third, edge));
                    }
                }
            }
        }
        lookups.sort_by(|a, b| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
        lookups
    }

    fn years(&self) -> impl Iterator<Item = i16> {
        self.birth_year.into_iter().flat_map(|year| year - YEARS_AROUND..=year + YEARS_AROUND)
    }

    fn telling_words(&self) -> Vec<&Token> {
        let mut words: Vec<&Token> = self.words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.truncate(MOST_WORDS);
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::keys;
    use domain::person::PersonName;
    use proptest::prelude::*;

    fn query(text: &str) -> Result<Query, InvalidQuery> {
        Query::parse(text, None, None)
    }

    #[test]
    fn what_would_list_people_is_refused() {
        for (text, reason) in [
            ("Quispe*", InvalidQuery::Wildcard),
            ("%a% %b%", InvalidQuery::Wildcard),
            ("Quispe", InvalidQuery::TooShort),
            ("", InvalidQuery::TooShort),
            ("de la", InvalidQuery::TooShort),
            ("Q M", InvalidQuery::TooShort),
            ("NN NN", InvalidQuery::TooShort),
            ("Quispe 1990", InvalidQuery::NotAName),
            ("a b c d e f g h i j k l m", InvalidQuery::TooLong),
        ] {
            assert_eq!(query(text), Err(reason), "{text}");
        }
        assert_eq!(Query::parse("Quispe", None, Some(1990)), Err(InvalidQuery::TooShort));
        assert_eq!(Query::parse("Ana Quispe", Some("1234"), None), Err(InvalidQuery::Dni));
        assert_eq!(Query::parse("Ana Quispe", None, Some(90)), Err(InvalidQuery::Year));
    }

    #[test]
    fn a_document_or_a_telephone_alone_is_enough() {
        let by_dni = Query::parse("", Some(" 10117410 "), None).unwrap();
        assert_eq!(by_dni.lookups().len(), 1);
        let phone = PhoneNumber::parse("984123456").unwrap();
        assert_eq!(Query::by_phone(phone, "").unwrap().lookups()[0].kind, KeyKind::Phone);
    }

    #[test]
    fn the_most_telling_keys_come_first() {
        let query = Query::parse("Juana Quispe Tecsehua", Some("10117410"), Some(1990)).unwrap();
        let kinds: Vec<KeyKind> = query.lookups().into_iter().map(|lookup| lookup.kind).collect();
        assert!(kinds.is_sorted() && kinds[0] == KeyKind::Document);
        assert_eq!(kinds.iter().filter(|kind| **kind == KeyKind::PairAndYear).count(), 9);
        assert_eq!(format!("{query:?}"), "Query(3 words)");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_the_work_is_bounded(text in "\\PC{0,60}|([a-zñ]{1,8} ){0,14}") {
            if let Ok(query) = query(&text) {
                prop_assert!(query.lookups().len() <= 6 + 15 + 15 * 4 * 2);
            }
        }

        #[test]
        fn a_name_as_recorded_always_finds_its_record(
            given in "[a-zñáé]{3,8}", first in "[a-zñáé]{3,8}", second in "[a-zñáé]{3,8}"
        ) {
            let name = PersonName::parse(&given, &first, &second).unwrap();
            let keys = keys(&Record::named(&name));
            if let Ok(query) = query(&format!("{second} {given} {first}")) {
                prop_assert!(query.lookups().iter().any(|lookup| keys.contains(&lookup.key)));
            }
        }
    }
}
