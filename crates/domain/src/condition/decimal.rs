//! Exact numbers of answers and conditions: thousandths in an integer, so that no sum is ever off by a hair.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

const THOUSAND: i64 = 1000;

/// The text is not a number with at most three decimals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a number with at most three decimals")]
pub struct InvalidDecimal(String);

/// A number with at most three decimals. Stored as text: `12.5`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(i64);

impl Decimal {
    /// A whole number that cannot be too large.
    #[must_use]
    pub const fn whole(whole: u32) -> Self {
        Self(whole as i64 * THOUSAND)
    }

    /// A whole number, unless it is too large to be held exactly.
    #[must_use]
    pub const fn integer(integer: i64) -> Option<Self> {
        match integer.checked_mul(THOUSAND) {
            Some(thousandths) => Some(Self(thousandths)),
            None => None,
        }
    }

    /// The whole number it is; nothing when it has decimals.
    #[must_use]
    pub const fn as_integer(self) -> Option<i64> {
        if self.0 % THOUSAND == 0 { Some(self.0 / THOUSAND) } else { None }
    }

    /// How many decimals it has, from 0 to 3.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        match self.0 {
            n if n % 1000 == 0 => 0,
            n if n % 100 == 0 => 1,
            n if n % 10 == 0 => 2,
            _ => 3,
        }
    }

    /// The sum, unless it is too large.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, unless it is too large.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The product, unless it is too large or needs more than three decimals.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let millionths = i128::from(self.0) * i128::from(other.0);
        let thousand = i128::from(THOUSAND);
        if millionths % thousand != 0 {
            return None;
        }
        i64::try_from(millionths / thousand).ok().map(Self)
    }
}

impl FromStr for Decimal {
    type Err = InvalidDecimal;

    fn from_str(text: &str) -> Result<Self, InvalidDecimal> {
        parse(text).ok_or_else(|| InvalidDecimal(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(part) || part.len() > 3 {
        return None;
    }
    let thousandths: i64 = format!("{part:0<3}").parse().ok()?;
    let value = whole.parse::<i64>().ok()?.checked_mul(THOUSAND)?.checked_add(thousandths)?;
    Some(Decimal(if negative { -value } else { value }))
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let part = format!("{part:03}");
        write!(f, "{sign}{whole}.{}", part.trim_end_matches('0'))
    }
}

impl TryFrom<String> for Decimal {
    type Error = InvalidDecimal;

    fn try_from(text: String) -> Result<Self, InvalidDecimal> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_written_as_short_as_it_can_be() {
        for (text, shown) in [("12.500", "12.5"), ("-0.05", "-0.05"), ("0007", "7"), ("-0", "0")] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), shown);
        }
        for wrong in ["", "1.", ".5", "1.2345", "1,5", "1e3", "--1", "9223372036854775807"] {
            assert!(wrong.parse::<Decimal>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_number_survives_being_written_down(thousandths in any::<i64>()) {
            prop_assume!(thousandths != i64::MIN);
            let number = Decimal(thousandths);
            prop_assert_eq!(number.to_string().parse::<Decimal>().unwrap(), number);
        }
    }
}
