//! Periods of figures: a year or a month.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::id::InvalidId;

/// A year or a month of the civil calendar, from 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// `2022`.
    Year(i16),
    /// `2023-01`: year and month from 1 to 12.
    Month(i16, i8),
}

impl Period {
    /// The last day of the period: names are shown as of this day.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => date(year, 12, 31),
            Self::Month(year, month) => date(year, month, 1).last_of_month(),
        }
    }

    /// The calendar year it lies in.
    #[must_use]
    pub const fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId {
            what: "period",
            text: text.to_owned(),
            expected: "a year such as 2022 or a month such as 2023-01",
        };
        let digits =
            |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        let (year, month) = match text.split_once('-') {
            Some((year, month)) => (year, Some(month)),
            None => (text, None),
        };
        if !digits(year, 4) || month.is_some_and(|month| !digits(month, 2)) {
            return Err(invalid());
        }
        let year: i16 = year.parse().map_err(|_| invalid())?;
        if !(1900..=2199).contains(&year) {
            return Err(invalid());
        }
        match month.map(str::parse::<i8>) {
            None => Ok(Self::Year(year)),
            Some(Ok(month)) if (1..=12).contains(&month) => Ok(Self::Month(year, month)),
            Some(_) => Err(invalid()),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_months_are_read_and_written_alike() {
        for text in ["2022", "2023-01", "1900-12"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for wrong in ["", "22", "2022-13", "2022-1", "2022-00", "+022", "2022-01-01", "0001"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_period_ends_on_its_last_day() {
        assert_eq!(Period::Year(2022).last_day(), date(2022, 12, 31));
        assert_eq!(Period::Month(2024, 2).last_day(), date(2024, 2, 29));
    }
}
