//! Words that somebody wrote about a person: never blank, never too long, never in a log.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Words about a person, with its outer blanks cut. `Debug` never prints them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FreeText(String);

/// The words are blank or too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a text needs 1 to {} characters", FreeText::LONGEST)]
pub struct InvalidFreeText;

impl FreeText {
    /// The most characters a text may have.
    pub const LONGEST: usize = 4000;

    /// Takes the words as they are, in any script; only blanks at both ends are cut.
    ///
    /// # Errors
    /// [`InvalidFreeText`] when nothing is left or it is longer than [`Self::LONGEST`].
    pub fn parse(text: &str) -> Result<Self, InvalidFreeText> {
        let words = text.trim();
        let fits = !words.is_empty() && words.chars().count() <= Self::LONGEST;
        if fits { Ok(Self(words.to_owned())) } else { Err(InvalidFreeText) }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FreeText(..)")
    }
}

impl TryFrom<String> for FreeText {
    type Error = InvalidFreeText;

    fn try_from(text: String) -> Result<Self, InvalidFreeText> {
        Self::parse(&text)
    }
}

impl From<FreeText> for String {
    fn from(text: FreeText) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_peru_are_taken_as_they_are_written() {
        for name in ["Núñez", "Ñahui", "Cóndor", "O'Higgins", "De la Cruz-Mamani"] {
            assert_eq!(FreeText::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn a_blank_text_is_no_text_and_a_log_never_shows_one() {
        assert_eq!(FreeText::parse(" \n "), Err(InvalidFreeText));
        assert!(FreeText::parse(&"ñ".repeat(4000)).is_ok());
        assert_eq!(FreeText::parse(&"ñ".repeat(4001)), Err(InvalidFreeText));
        assert_eq!(format!("{:?}", FreeText::parse("Ñahui").unwrap()), "FreeText(..)");
        assert!(serde_json::from_str::<FreeText>("\" \"").is_err());
    }
}
