//! A line of text about a person that never shows in logs, and the macros that give the same care to other values.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Longest line, in characters.
const LONGEST: usize = 300;

/// A line about a person: a reference of an address, a code word. 1 to 300 characters; `Debug` never prints it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PrivateText(String);

/// The line cannot be kept. The text itself is not repeated: it may be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidText {
    /// Nothing but blanks.
    #[error("the text is empty")]
    Empty,
    /// Over 300 characters.
    #[error("the text is longer than {LONGEST} characters")]
    TooLong,
    /// A tabulator, a line break or another invisible sign.
    #[error("the text holds control characters")]
    Control,
}

impl PrivateText {
    /// Takes the blanks around the text away and keeps the rest as written.
    ///
    /// # Errors
    /// [`InvalidText`] when it is empty, too long or holds control characters.
    pub fn parse(text: &str) -> Result<Self, InvalidText> {
        let text: String = text.trim().nfc().collect();
        if text.is_empty() {
            Err(InvalidText::Empty)
        } else if text.chars().count() > LONGEST {
            Err(InvalidText::TooLong)
        } else if text.chars().any(is_invisible) {
            Err(InvalidText::Control)
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters and the signs that turn the direction of writing, which can make a text look like another.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

impl fmt::Debug for PrivateText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateText(..)")
    }
}

impl TryFrom<String> for PrivateText {
    type Error = InvalidText;

    fn try_from(text: String) -> Result<Self, InvalidText> {
        Self::parse(&text)
    }
}

impl From<PrivateText> for String {
    fn from(text: PrivateText) -> Self {
        text.0
    }
}

/// `Debug` that names the type and keeps its value.
macro_rules! private_debug {
    ($($name:ident),* $(,)?) => {
        $(impl std::fmt::Debug for $name {
            /// Prints the type only: what is known of a person stays out of logs.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        })*
    };
}
pub(crate) use private_debug;

/// A type that is read from text by `parse` and written as the text of `as_str`.
macro_rules! text_type {
    ($name:ident, $error:ident) => {
        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        private_debug!($name);
    };
}
pub(crate) use text_type;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_words_and_hides_them_from_logs() {
        let line = PrivateText::parse("  frente a la posta de Ccorca ").unwrap();
        assert_eq!(line.as_str(), "frente a la posta de Ccorca");
        assert_eq!(format!("{line:?}"), "PrivateText(..)");
    }

    #[test]
    fn blanks_breaks_and_endless_lines_are_refused() {
        assert_eq!(PrivateText::parse(" \u{a0} "), Err(InvalidText::Empty));
        assert_eq!(PrivateText::parse("a\nb"), Err(InvalidText::Control));
        assert_eq!(PrivateText::parse("ana\u{202e}airam"), Err(InvalidText::Control));
        assert_eq!(PrivateText::parse(&"a".repeat(301)), Err(InvalidText::TooLong));
    }
}
