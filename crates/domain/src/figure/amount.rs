//! How much is known of a count: exactly, or only between two bounds because its publisher withheld small cells.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::measure::Unit;

/// A count of zero or more, known exactly or within bounds.
///
/// `1 589` is `low = high = 1589`. A cell that its publisher withheld for being under 5 is `low = 0, high = 4`;
/// a total over such cells keeps both sums, so that nobody takes a lower bound for the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawAmount", into = "RawAmount")]
pub struct Amount {
    low: u64,
    high: Option<u64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAmount {
    low: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<u64>,
}

/// The bounds are the wrong way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the upper bound {high} is under the lower bound {low}")]
pub struct InvalidBounds {
    /// Lower bound as given.
    pub low: u64,
    /// Upper bound as given.
    pub high: u64,
}

impl Amount {
    /// A count known exactly.
    #[must_use]
    pub const fn exactly(value: u64) -> Self {
        Self { low: value, high: Some(value) }
    }

    /// At least `low`, and nobody said how much more.
    #[must_use]
    pub const fn at_least(low: u64) -> Self {
        Self { low, high: None }
    }

    /// Between two bounds, both included.
    ///
    /// # Errors
    /// [`InvalidBounds`] if `high < low`.
    pub const fn between(low: u64, high: u64) -> Result<Self, InvalidBounds> {
        if high < low {
            Err(InvalidBounds { low, high })
        } else {
            Ok(Self { low, high: Some(high) })
        }
    }

    /// The value, only if it is known exactly.
    #[must_use]
    pub fn exact(self) -> Option<u64> {
        self.high.filter(|high| *high == self.low)
    }

    /// The least it can be.
    #[must_use]
    pub const fn low(self) -> u64 {
        self.low
    }

    /// The most it can be, if known.
    #[must_use]
    pub const fn high(self) -> Option<u64> {
        self.high
    }

    /// Bound by bound addition, saturating: no published count comes near the limit.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.saturating_add(b)),
            _ => None,
        };
        Self { low: self.low.saturating_add(other.low), high }
    }

    /// Whether the two can be the same number.
    #[must_use]
    pub fn is_compatible_with(self, other: Self) -> bool {
        let under = |value: u64, high: Option<u64>| high.is_none_or(|high| value <= high);
        under(self.low, other.high) && under(other.low, self.high)
    }
}

impl TryFrom<RawAmount> for Amount {
    type Error = InvalidBounds;

    fn try_from(raw: RawAmount) -> Result<Self, InvalidBounds> {
        match raw.high {
            Some(high) => Self::between(raw.low, high),
            None => Ok(Self::at_least(raw.low)),
        }
    }
}

impl From<Amount> for RawAmount {
    fn from(amount: Amount) -> Self {
        Self { low: amount.low, high: amount.high }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.high {
            Some(high) if high == self.low => write!(f, "{high}"),
            Some(high) => write!(f, "{}..{high}", self.low),
            None => write!(f, ">={}", self.low),
        }
    }
}

/// The text is not an amount as files write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAmount {
    /// `-3`.
    #[error("a count is never negative")]
    Negative,
    /// `10.5`.
    #[error("a count is a whole number")]
    NotWhole,
    /// `10.079`, `1,500` or `10 079`: ten, or ten thousand?
    #[error("a separator can mean thousands or decimals")]
    Ambiguous,
    /// `5..4`.
    #[error("the upper bound is under the lower bound")]
    Reversed,
    /// Anything else, also an empty text or a number beyond 18 trillions.
    #[error("not a number: write `10079`, `0..4` or `>=5`")]
    Malformed,
}

impl FromStr for Amount {
    type Err = InvalidAmount;

    /// Reads `10079`, `0..4` (both included) or `>=5`; numbers have digits only.
    fn from_str(text: &str) -> Result<Self, InvalidAmount> {
        if let Some(low) = text.strip_prefix(">=") {
            return plain_count(low).map(Self::at_least);
        }
        match text.split_once("..") {
            Some((low, high)) => Self::between(plain_count(low)?, plain_count(high)?)
                .map_err(|_| InvalidAmount::Reversed),
            None => plain_count(text).map(Self::exactly),
        }
    }
}

/// A count written with digits only.
pub(crate) fn plain_count(text: &str) -> Result<u64, InvalidAmount> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if is_digits(text) {
        return text.parse().map_err(|_| InvalidAmount::Malformed);
    }
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    let is_separator = |c: char| matches!(c, '.' | ',' | '\'' | '\u{2019}') || c.is_whitespace();
    let groups: Vec<&str> = unsigned.unwrap_or(text).split(is_separator).collect();
    if !groups.iter().all(|group| is_digits(group)) {
        return Err(InvalidAmount::Malformed);
    }
    match groups.as_slice() {
        _ if unsigned.is_some() => Err(InvalidAmount::Negative),
        [first, rest @ ..] if first.len() <= 3 && rest.iter().all(|group| group.len() == 3) => {
            Err(InvalidAmount::Ambiguous)
        }
        [_, _] => Err(InvalidAmount::NotWhole),
        _ => Err(InvalidAmount::Malformed),
    }
}

/// Two amounts of different units were about to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{left}` and `{right}` are different units of count and cannot be added")]
pub struct UnlikeUnits {
    /// Unit of the sum so far.
    pub left: Unit,
    /// Unit of the amount that did not fit.
    pub right: Unit,
}

/// Adds amounts that carry their unit.
///
/// # Errors
/// [`UnlikeUnits`] at the first amount of another unit. No amounts at all is `None`: nothing known is not zero.
pub fn sum(
    amounts: impl IntoIterator<Item = (Unit, Amount)>,
) -> Result<Option<(Unit, Amount)>, UnlikeUnits> {
    let mut total: Option<(Unit, Amount)> = None;
    for (unit, amount) in amounts {
        total = match total {
            None => Some((unit, amount)),
            Some((left, so_far)) if left == unit => Some((left, so_far.plus(amount))),
            Some((left, _)) => return Err(UnlikeUnits { left, right: unit }),
        };
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_over_withheld_cells_is_a_lower_bound() {
        let withheld = Amount::between(0, 4).unwrap();
        let total = Amount::exactly(294).plus(withheld).plus(withheld);
        assert_eq!((total.low(), total.high(), total.exact()), (294, Some(302), None));
        assert!(total.is_compatible_with(Amount::exactly(300)));
        assert!(!total.is_compatible_with(Amount::exactly(303)));
    }

    #[test]
    fn unlike_units_are_never_added() {
        let mixed = [(Unit::Case, Amount::exactly(1)), (Unit::Consultation, Amount::exactly(2))];
        assert_eq!(sum(mixed), Err(UnlikeUnits { left: Unit::Case, right: Unit::Consultation }));
        assert_eq!(sum([]), Ok(None));
    }

    #[test]
    fn an_amount_is_written_and_read_alike() {
        for text in ["10079", "0", "0..4", ">=5"] {
            assert_eq!(text.parse::<Amount>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_number_that_can_be_read_in_two_ways_is_refused() {
        let wrong = |text: &str| text.parse::<Amount>().unwrap_err();
        for text in ["10.079", "1,500", "10 079", "1,205,527", "2\u{a0}788", "0..1.500"] {
            assert_eq!(wrong(text), InvalidAmount::Ambiguous, "{text}");
        }
        for (text, error) in [
            ("-3", InvalidAmount::Negative),
            ("\u{2212}3", InvalidAmount::Negative),
            ("10.5", InvalidAmount::NotWhole),
            ("5..4", InvalidAmount::Reversed),
            ("", InvalidAmount::Malformed),
            ("<5", InvalidAmount::Malformed),
            ("4..", InvalidAmount::Malformed),
            ("99999999999999999999", InvalidAmount::Malformed),
        ] {
            assert_eq!(wrong(text), error, "{text}");
        }
    }

    #[test]
    fn bounds_the_wrong_way_round_are_refused_also_from_json() {
        assert!(Amount::between(5, 4).is_err());
        assert!(serde_json::from_str::<Amount>(r#"{"low":5,"high":4}"#).is_err());
    }
}
