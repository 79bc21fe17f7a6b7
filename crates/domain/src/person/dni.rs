//! The DNI: eight digits, and the check digit printed after them, which warns and never blocks.

use serde::{Deserialize, Serialize};

use super::text::{private_debug, text_type};

/// A DNI number: exactly eight digits, zeros at the front kept. `Debug` never prints them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Dni(String);

/// Not eight digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a DNI has exactly eight digits")]
pub struct InvalidDni;

/// A reason to look at the card again. None of them refuses the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DniWarning {
    /// All eight digits are equal: usually written where there was no number.
    RepeatedDigits,
    /// The check digit or letter read from the card belongs to another number.
    CheckDiffers,
}

/// Weights of the eight digits. The sum modulo 11 chooses the check digit and the letter of cards before 2007.
const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
const CHECK_DIGITS: &str = "65432110987";
const CHECK_LETTERS: &str = "KJIHGFEDCBA";

impl Dni {
    /// Reads eight digits.
    ///
    /// # Errors
    /// [`InvalidDni`] for any other length or sign. A suspicious number is accepted: see [`Self::warnings`].
    pub fn parse(text: &str) -> Result<Self, InvalidDni> {
        let digits = text.trim();
        let eight = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit());
        if eight { Ok(Self(digits.to_owned())) } else { Err(InvalidDni) }
    }

    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digit printed after the number on cards since 2007. It is not part of the number.
    ///
    /// # Source
    /// RENIEC RJ 470-2007 and RJ 692-2007 introduce it; they do not state the arithmetic, which follows the published
    /// rule of a public library (secondary source).
    #[must_use]
    pub fn check_digit(&self) -> char {
        self.nth_check(CHECK_DIGITS)
    }

    /// The letter printed after the number on cards from March 1999 until 2007 (RENIEC RJ 042-99).
    #[must_use]
    pub fn check_letter(&self) -> char {
        self.nth_check(CHECK_LETTERS)
    }

    fn nth_check(&self, table: &str) -> char {
        let digits = self.0.bytes().map(|digit| u32::from(digit - b'0'));
        let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        table.chars().nth((sum % 11) as usize).unwrap_or_default()
    }

    /// What is odd about the number, and about the sign read after it, where one was read.
    #[must_use]
    pub fn warnings(&self, printed: Option<char>) -> Vec<DniWarning> {
        let mut warnings = Vec::new();
        let mut bytes = self.0.bytes();
        let first = bytes.next();
        if bytes.all(|byte| Some(byte) == first) {
            warnings.push(DniWarning::RepeatedDigits);
        }
        let read = printed.map(|sign| sign.to_ascii_uppercase());
        if read.is_some_and(|sign| sign != self.check_digit() && sign != self.check_letter()) {
            warnings.push(DniWarning::CheckDiffers);
        }
        warnings
    }
}

text_type!(Dni, InvalidDni);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dni(text: &str) -> Dni {
        Dni::parse(text).unwrap()
    }

    #[test]
    fn the_published_vectors_hold() {
        for (number, digit, letter) in [
            ("10117410", '2', 'G'),
            ("00000000", '6', 'K'),
            ("12345678", '1', 'E'),
            ("40123456", '5', 'J'),
            ("76543210", '9', 'C'),
        ] {
            assert_eq!(
                (dni(number).check_digit(), dni(number).check_letter()),
                (digit, letter),
                "{number}"
            );
        }
    }

    #[test]
    fn a_wrong_check_digit_warns_and_the_number_stays() {
        let number = dni("10117410");
        assert_eq!(number.warnings(Some('2')), []);
        assert_eq!(number.warnings(Some('g')), []);
        assert_eq!(number.warnings(Some('3')), [DniWarning::CheckDiffers]);
        assert_eq!(number.as_str(), "10117410");
    }

    #[test]
    fn repeated_digits_are_suspicious_and_accepted() {
        assert_eq!(dni("00000000").warnings(None), [DniWarning::RepeatedDigits]);
        assert_eq!(dni("88888888").warnings(None), [DniWarning::RepeatedDigits]);
        assert_eq!(dni("00000001").warnings(None), []);
    }

    #[test]
    fn another_length_or_sign_is_refused() {
        for wrong in ["", "1234567", "123456789", "1234567a", "１２３４５６７８", "1234 5678"]
        {
            assert_eq!(Dni::parse(wrong), Err(InvalidDni), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn of_the_signs_that_can_be_read_only_the_right_two_stay_quiet(number in "[0-9]{8}", sign in "[0-9A-Ka-k]") {
            let number = dni(&number);
            let sign = sign.chars().next().unwrap();
            let right = [number.check_digit(), number.check_letter()].contains(&sign.to_ascii_uppercase());
            prop_assert_eq!(number.warnings(Some(sign)).contains(&DniWarning::CheckDiffers), !right);
        }
    }
}
