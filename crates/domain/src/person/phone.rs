//! Telephones: the number, whose it is, and what may be done with it. No number is called without its safe-contact rule.

use serde::{Deserialize, Serialize};

use super::safe_contact::SafeContact;
use super::text::{PrivateText, private_debug, text_type};

/// Code of the country, written before a number from abroad.
const COUNTRY_CODE: &str = "51";

/// A telephone number in its shortest full form: `984123456`, `84231234` (area code and number), `+5491122334455`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// What kind of line a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// Nine digits, the first a 9.
    Mobile,
    /// Area code and six or seven digits.
    Fixed,
    /// Of another country.
    Foreign,
}

/// The text is not a telephone number. It is not repeated: it may be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPhone {
    /// No digit at all: `sin numero`.
    #[error("there is no number")]
    NoDigits,
    /// One digit repeated: `888888888`, `99999999`.
    #[error("the number only fills the cell: leave the telephone out")]
    Placeholder,
    /// Six or seven digits alone.
    #[error("a fixed number needs its area code")]
    MissingAreaCode,
    /// Letters or signs that no number has.
    #[error("the number holds `{0}`, which no number has")]
    Sign(char),
    /// Neither nine digits beginning with 9 nor an area code with its number.
    #[error(
        "a mobile has nine digits and begins with 9; a fixed line has its area code and six or seven digits"
    )]
    Length,
}

impl PhoneNumber {
    /// Reads a number with or without blanks, hyphens, brackets, `+51` or the zero before an area code.
    ///
    /// # Errors
    /// [`InvalidPhone`] with the reason.
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return Err(InvalidPhone::NoDigits);
        }
        if is_repeated(&digits) {
            return Err(InvalidPhone::Placeholder);
        }
        let is_sign =
            |c: &char| !c.is_ascii_digit() && !matches!(c, ' ' | '-' | '(' | ')' | '.' | '/' | '+');
        if let Some(sign) = text.trim().chars().find(is_sign) {
            return Err(InvalidPhone::Sign(sign));
        }
        let international = text.trim().starts_with('+');
        match digits.strip_prefix(COUNTRY_CODE) {
            Some(rest) if international || rest.len() == 9 => national(rest),
            None if international && (8..=15).contains(&digits.len()) => {
                Ok(Self(format!("+{digits}")))
            }
            None if international => Err(InvalidPhone::Length),
            _ => national(&digits),
        }
    }

    /// The number: digits alone, or `+` and digits for another country.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What kind of line it is.
    #[must_use]
    pub fn kind(&self) -> PhoneKind {
        match (self.0.starts_with('+'), self.0.len()) {
            (true, _) => PhoneKind::Foreign,
            (false, 9) => PhoneKind::Mobile,
            (false, _) => PhoneKind::Fixed,
        }
    }

    /// A run such as `987654321` exists, and is more often made up: worth asking again.
    #[must_use]
    pub fn is_suspicious(&self) -> bool {
        let digits: Vec<u8> = self.0.bytes().filter(u8::is_ascii_digit).collect();
        let steps = || {
            digits.windows(2).map(|pair| match pair {
                [a, b] => i16::from(*b) - i16::from(*a),
                _ => 0,
            })
        };
        steps().all(|step| step == 1) || steps().all(|step| step == -1)
    }
}

fn national(digits: &str) -> Result<PhoneNumber, InvalidPhone> {
    if is_repeated(digits) {
        return Err(InvalidPhone::Placeholder);
    }
    if digits.len() == 9 && digits.starts_with('9') {
        return Ok(PhoneNumber(digits.to_owned()));
    }
    let line = digits.strip_prefix('0').unwrap_or(digits);
    // Area code 1 with seven digits, or two digits from 41 to 84 with six: eight in both.
    if line.len() == 8 && line.starts_with(['1', '4', '5', '6', '7', '8']) {
        return Ok(PhoneNumber(line.to_owned()));
    }
    if matches!(digits.len(), 6 | 7) {
        Err(InvalidPhone::MissingAreaCode)
    } else {
        Err(InvalidPhone::Length)
    }
}

fn is_repeated(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    let first = bytes.next();
    digits.len() >= 6 && bytes.all(|byte| Some(byte) == first)
}

text_type!(PhoneNumber, InvalidPhone);

/// Whose telephone it is.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneOwner {
    /// The person's own.
    Own,
    /// Shared at home or at work: somebody else may answer.
    Shared,
    /// Another person's.
    Other(PhoneHolder),
}

/// Another person whose telephone reaches the person.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneHolder {
    /// What she is to the person: sister, neighbour.
    pub relation: PrivateText,
    /// Her name, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<PrivateText>,
}

/// A telephone of a person.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    /// The number.
    pub number: PhoneNumber,
    /// Whose it is.
    pub owner: PhoneOwner,
    /// What may be done with it.
    pub contact: SafeContact,
}

private_debug!(PhoneOwner, PhoneHolder, Phone);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (written, read, kind) in [
            ("984123456", "984123456", PhoneKind::Mobile),
            (" 984 123-456 ", "984123456", PhoneKind::Mobile),
            ("+51 984 123 456", "984123456", PhoneKind::Mobile),
            ("51984123456", "984123456", PhoneKind::Mobile),
            ("(084) 23-1234", "84231234", PhoneKind::Fixed),
            ("01 428 9800", "14289800", PhoneKind::Fixed),
            ("+51 84 231234", "84231234", PhoneKind::Fixed),
            ("+591 71234567", "+59171234567", PhoneKind::Foreign),
        ] {
            let number = PhoneNumber::parse(written).unwrap();
            assert_eq!((number.as_str(), number.kind()), (read, kind), "{written}");
        }
    }

    #[test]
    fn what_only_fills_the_cell_is_told_apart_from_a_slip() {
        for (written, reason) in [
            ("888888888", InvalidPhone::Placeholder),
            ("99999999", InvalidPhone::Placeholder),
            ("999 999 999", InvalidPhone::Placeholder),
            ("+51 999999999", InvalidPhone::Placeholder),
            ("sin numero", InvalidPhone::NoDigits),
            ("", InvalidPhone::NoDigits),
            ("231234", InvalidPhone::MissingAreaCode),
            ("98412345", InvalidPhone::Length),
            ("9841234567", InvalidPhone::Length),
            ("984123456 casa", InvalidPhone::Sign('c')),
        ] {
            assert_eq!(PhoneNumber::parse(written), Err(reason), "{written}");
        }
    }

    #[test]
    fn a_run_of_digits_is_worth_asking_again() {
        assert!(PhoneNumber::parse("987654321").unwrap().is_suspicious());
        assert!(!PhoneNumber::parse("984123456").unwrap().is_suspicious());
    }

    proptest! {
        #[test]
        fn what_was_read_reads_the_same_again(text in "\\PC{0,20}|[+0-9 ()-]{6,16}") {
            if let Ok(number) = PhoneNumber::parse(&text) {
                prop_assert_eq!(PhoneNumber::parse(number.as_str()), Ok(number));
            }
        }
    }
}
