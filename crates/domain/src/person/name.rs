//! Names of a person: given names, two surnames, and the other names she uses. What they look like, never what they mean.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::text::{is_invisible, private_debug, text_type};

/// Longest part of a name, in characters.
const LONGEST: usize = 100;

/// One part of a name as people write it: `Ñahui`, `O'Higgins`, `De la Cruz-Mamani`, `Ma. Elena`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NamePart(String);

/// The text is not a name. It is not repeated: it may be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidName {
    /// Nothing but blanks.
    #[error("the name is empty")]
    Empty,
    /// Over 100 characters.
    #[error("the name is longer than {LONGEST} characters")]
    TooLong,
    /// `*`, `?`, `%` or `_`: a search pattern, not a name.
    #[error("the name holds a wildcard (`*`, `?`, `%` or `_`)")]
    Wildcard,
    /// A tabulator, a line break or another invisible sign.
    #[error("the name holds control characters")]
    Control,
    /// A number in the place of a name.
    #[error("the name is a number")]
    OnlyDigits,
    /// No letter at all.
    #[error("the name has no letter")]
    NoLetter,
    /// A sign that no name has.
    #[error("the name holds `{0}`, which no name has")]
    Sign(char),
}

impl NamePart {
    /// Accepts letters of any language with their accents, blanks, apostrophes, hyphens and points. Runs of blanks
    /// become one; nothing else is changed.
    ///
    /// # Errors
    /// [`InvalidName`] with the reason.
    pub fn parse(text: &str) -> Result<Self, InvalidName> {
        let composed: String = text.trim().nfc().collect();
        if composed.is_empty() {
            return Err(InvalidName::Empty);
        }
        if composed.chars().any(is_invisible) {
            return Err(InvalidName::Control);
        }
        if composed.chars().any(|c| matches!(c, '*' | '?' | '%' | '_')) {
            return Err(InvalidName::Wildcard);
        }
        if composed.chars().all(|c| c.is_numeric() || c.is_whitespace()) {
            return Err(InvalidName::OnlyDigits);
        }
        if let Some(sign) = composed.chars().find(|c| !is_name_sign(*c)) {
            return Err(InvalidName::Sign(sign));
        }
        if !composed.chars().any(char::is_alphabetic) {
            return Err(InvalidName::NoLetter);
        }
        let words: Vec<&str> = composed.split_whitespace().collect();
        let name = words.join(" ");
        if name.chars().count() > LONGEST { Err(InvalidName::TooLong) } else { Ok(Self(name)) }
    }

    /// The name as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name_sign(c: char) -> bool {
    c.is_alphabetic()
        || c.is_whitespace()
        || ('\u{0300}'..='\u{036f}').contains(&c)
        || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '-' | '‐' | '–' | '.' | '·')
}

text_type!(NamePart, InvalidName);

/// The name in the documents of a person: given names and up to two surnames. A surname that nobody knows is absent.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonName {
    given: NamePart,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_surname: Option<NamePart>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    second_surname: Option<NamePart>,
}

impl PersonName {
    /// Puts checked parts together.
    #[must_use]
    pub const fn new(
        given: NamePart,
        first_surname: Option<NamePart>,
        second_surname: Option<NamePart>,
    ) -> Self {
        Self { given, first_surname, second_surname }
    }

    /// Reads the three parts of a form; a blank surname is an unknown one.
    ///
    /// # Errors
    /// [`InvalidName`] of the first part that is not a name.
    pub fn parse(given: &str, first: &str, second: &str) -> Result<Self, InvalidName> {
        let surname = |text: &str| match text.trim() {
            "" => Ok(None),
            text => NamePart::parse(text).map(Some),
        };
        Ok(Self::new(NamePart::parse(given)?, surname(first)?, surname(second)?))
    }

    /// Given names.
    #[must_use]
    pub const fn given(&self) -> &NamePart {
        &self.given
    }

    /// First surname, usually the father's.
    #[must_use]
    pub const fn first_surname(&self) -> Option<&NamePart> {
        self.first_surname.as_ref()
    }

    /// Second surname, usually the mother's.
    #[must_use]
    pub const fn second_surname(&self) -> Option<&NamePart> {
        self.second_surname.as_ref()
    }

    /// Given names and surnames in the order in which they are spoken.
    #[must_use]
    pub fn full(&self) -> String {
        let surnames = [&self.first_surname, &self.second_surname].into_iter().flatten();
        let parts: Vec<&str> =
            [&self.given].into_iter().chain(surnames).map(NamePart::as_str).collect();
        parts.join(" ")
    }
}

/// How a name beside the one of the documents is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsedNameKind {
    /// A nickname others use.
    Alias,
    /// With the surname of the husband.
    Married,
    /// The name by which the person asks to be called.
    Called,
    /// A name of earlier documents.
    Former,
}

/// Another name of the person.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsedName {
    /// How it is used.
    pub kind: UsedNameKind,
    /// The name, in one piece.
    pub name: NamePart,
}

private_debug!(PersonName, UsedName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_of_the_country_are_accepted_as_written() {
        for name in [
            "Núñez",
            "Ñahui",
            "Cóndor",
            "O'Higgins",
            "De la Cruz-Mamani",
            "Ma. Elena",
            "T’ito",
            "Müller",
        ] {
            assert_eq!(NamePart::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(NamePart::parse("  Juana   Rosa ").unwrap().as_str(), "Juana Rosa");
        assert_eq!(NamePart::parse("Nu\u{301}n\u{303}ez").unwrap().as_str(), "Núñez");
    }

    #[test]
    fn patterns_numbers_and_invisible_signs_are_refused_with_the_reason() {
        for (text, reason) in [
            ("", InvalidName::Empty),
            ("   ", InvalidName::Empty),
            ("Qui*", InvalidName::Wildcard),
            ("%", InvalidName::Wildcard),
            ("M_mani", InvalidName::Wildcard),
            ("12345678", InvalidName::OnlyDigits),
            ("12 34", InvalidName::OnlyDigits),
            ("Usuario 7", InvalidName::Sign('7')),
            ("Ana\u{0}", InvalidName::Control),
            ("Ana\nRosa", InvalidName::Control),
            ("--", InvalidName::NoLetter),
            ("<b>", InvalidName::Sign('<')),
        ] {
            assert_eq!(NamePart::parse(text), Err(reason), "{text:?}");
        }
        assert_eq!(NamePart::parse(&"a".repeat(101)), Err(InvalidName::TooLong));
    }

    #[test]
    fn a_missing_surname_is_absent_and_not_an_empty_word() {
        let name = PersonName::parse("Juana", "Quispe", " ").unwrap();
        assert_eq!((name.full().as_str(), name.second_surname()), ("Juana Quispe", None));
        let json = serde_json::to_string(&name).unwrap();
        assert_eq!(json, r#"{"given":"Juana","first_surname":"Quispe"}"#);
        assert!(serde_json::from_str::<PersonName>(r#"{"given":"*"}"#).is_err());
    }

    #[test]
    fn no_part_of_a_name_reaches_a_log() {
        let name = PersonName::parse("Juana", "Quispe", "Mamani").unwrap();
        let used =
            UsedName { kind: UsedNameKind::Alias, name: NamePart::parse("Juanita").unwrap() };
        let printed = format!("{name:?} {used:?} {:?}", name.given());
        assert_eq!(printed, "PersonName(..) UsedName(..) NamePart(..)");
    }
}
