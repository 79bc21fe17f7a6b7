//! When a person was born, as well as it is known, and what that says about age on a day: a range, and no more certainty
//! than there is.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::text::private_debug;

/// First year of age at which a person is an adult. Below it: niña, niño o adolescente (TUO de la Ley 30364; DL 1297).
pub const ADULT_FROM: u8 = 18;
/// First year of age of a *persona adulta mayor* (Ley 30490).
pub const OLDER_PERSON_FROM: u8 = 60;
/// First year of age at which ethnic self-identification is asked (DS 009-2019-MC).
pub const ETHNIC_SELF_IDENTIFICATION_FROM: u8 = 12;

/// What is known of a birth.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BirthDate {
    /// The day.
    Exact(Date),
    /// The year only.
    Year(i16),
    /// An age that somebody estimated.
    EstimatedAge(EstimatedAge),
}

/// An age as somebody estimated it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstimatedAge {
    /// Completed years.
    pub years: u8,
    /// Years that it may be more or less, in the judgement of who estimated it.
    pub give_or_take: u8,
    /// Day of the estimate.
    pub on: Date,
}

/// The birth cannot be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBirth {
    /// After the day on which it is written down.
    #[error("the birth lies in the future")]
    Future,
    /// Nobody is that old.
    #[error("the birth lies more than {OLDEST} years back")]
    TooOld,
}

/// Completed years beyond which a birth is a slip of the pen.
const OLDEST: u8 = 125;

/// Completed years of age, from the least to the most it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeRange {
    /// At least.
    pub min: u8,
    /// At most.
    pub max: u8,
}

/// The answer to a question about age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Surely.
    Yes,
    /// Surely not.
    No,
    /// What is known allows both. Where a protection depends on it, treat the person as protected and ask.
    Uncertain,
}

impl BirthDate {
    /// Checks a birth against the day on which it is written down.
    ///
    /// # Errors
    /// [`InvalidBirth`] when it lies in the future or too far back.
    pub fn check(self, today: Date) -> Result<Self, InvalidBirth> {
        if self.span().0 > today {
            return Err(InvalidBirth::Future);
        }
        match self.age_on(today) {
            Some(age) if age.min <= OLDEST => Ok(self),
            _ => Err(InvalidBirth::TooOld),
        }
    }

    /// First and last day on which the person can have been born.
    #[must_use]
    pub fn span(self) -> (Date, Date) {
        match self {
            Self::Exact(day) => (day, day),
            Self::Year(year) => {
                let year = year.clamp(1, 9998);
                let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
                (first, Date::new(year, 12, 31).unwrap_or(first))
            }
            Self::EstimatedAge(EstimatedAge { years, give_or_take, on }) => {
                let oldest = i16::from(years) + i16::from(give_or_take) + 1;
                let youngest = i16::from(years.saturating_sub(give_or_take));
                let first = on.saturating_sub(oldest.years()).saturating_add(1.day());
                (first, on.saturating_sub(youngest.years()))
            }
        }
    }

    /// Age on `day`; `None` before the person can have been born. Who was born on 29 February turns a year older on
    /// 1 March of common years.
    #[must_use]
    pub fn age_on(self, day: Date) -> Option<AgeRange> {
        let (first, last) = self.span();
        let max = completed_years(first, day)?;
        Some(AgeRange { min: completed_years(last, day).unwrap_or(0), max })
    }

    /// Whether the person has completed `years` on `day`.
    #[must_use]
    pub fn has_completed(self, years: u8, day: Date) -> Certainty {
        match self.age_on(day) {
            None => Certainty::No,
            Some(age) if age.min >= years => Certainty::Yes,
            Some(age) if age.max < years => Certainty::No,
            Some(_) => Certainty::Uncertain,
        }
    }

    /// Whether the person is a child or adolescent on `day`.
    #[must_use]
    pub fn is_minor(self, day: Date) -> Certainty {
        match self.has_completed(ADULT_FROM, day) {
            Certainty::Yes => Certainty::No,
            Certainty::No => Certainty::Yes,
            Certainty::Uncertain => Certainty::Uncertain,
        }
    }

    /// Whether the person is an older person on `day`.
    #[must_use]
    pub fn is_older_person(self, day: Date) -> Certainty {
        self.has_completed(OLDER_PERSON_FROM, day)
    }
}

/// `None` before the birth; at most 255.
fn completed_years(born: Date, day: Date) -> Option<u8> {
    let birthday_missing = (day.month(), day.day()) < (born.month(), born.day());
    let years = i32::from(day.year()) - i32::from(born.year()) - i32::from(birthday_missing);
    (years >= 0).then(|| u8::try_from(years).unwrap_or(u8::MAX))
}

private_debug!(BirthDate, EstimatedAge);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn estimated(years: u8, give_or_take: u8, on: Date) -> BirthDate {
        BirthDate::EstimatedAge(EstimatedAge { years, give_or_take, on })
    }

    #[test]
    fn a_known_birthday_decides_on_the_day() {
        let born = BirthDate::Exact(date(2008, 11, 23));
        assert_eq!(born.is_minor(date(2026, 11, 22)), Certainty::Yes);
        assert_eq!(born.is_minor(date(2026, 11, 23)), Certainty::No);
        assert_eq!(
            BirthDate::Exact(date(1966, 5, 1)).is_older_person(date(2026, 5, 1)),
            Certainty::Yes
        );
        assert_eq!(born.age_on(date(2008, 11, 22)), None);
    }

    #[test]
    fn a_year_leaves_one_year_of_doubt_until_it_ends() {
        let born = BirthDate::Year(2008);
        assert_eq!(born.age_on(date(2026, 7, 1)), Some(AgeRange { min: 17, max: 18 }));
        assert_eq!(born.is_minor(date(2026, 7, 1)), Certainty::Uncertain);
        assert_eq!(born.is_minor(date(2025, 12, 31)), Certainty::Yes);
        assert_eq!(born.is_minor(date(2026, 12, 31)), Certainty::No);
    }

    #[test]
    fn an_estimate_grows_older_with_the_person_and_keeps_its_doubt() {
        let seen = estimated(16, 1, date(2024, 3, 10));
        assert_eq!(seen.age_on(date(2024, 3, 10)), Some(AgeRange { min: 15, max: 17 }));
        assert_eq!(seen.is_minor(date(2024, 3, 10)), Certainty::Yes);
        assert_eq!(seen.is_minor(date(2026, 3, 10)), Certainty::Uncertain);
        assert_eq!(seen.is_minor(date(2027, 3, 10)), Certainty::No);
    }

    #[test]
    fn a_birth_in_the_future_or_in_another_century_is_a_slip() {
        let today = date(2026, 11, 23);
        assert_eq!(BirthDate::Year(2027).check(today), Err(InvalidBirth::Future));
        assert_eq!(BirthDate::Exact(date(1890, 1, 1)).check(today), Err(InvalidBirth::TooOld));
        assert!(BirthDate::Year(2026).check(today).is_ok());
    }

    #[test]
    fn who_was_born_on_a_leap_day_turns_a_year_older_on_the_first_of_march() {
        let born = BirthDate::Exact(date(2008, 2, 29));
        assert_eq!(born.is_minor(date(2026, 2, 28)), Certainty::Yes);
        assert_eq!(born.is_minor(date(2026, 3, 1)), Certainty::No);
    }

    fn days() -> impl Strategy<Value = Date> {
        (1910i16..2030, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
    }

    proptest! {
        #[test]
        fn the_year_alone_never_contradicts_the_day(born in days(), on in days()) {
            if let Some(exact) = BirthDate::Exact(born).age_on(on) {
                let range = BirthDate::Year(born.year()).age_on(on).unwrap();
                prop_assert!(range.min <= exact.min && exact.max <= range.max);
            }
        }

        #[test]
        fn an_estimate_says_on_its_day_what_was_estimated(years in 0u8..110, doubt in 0u8..6, on in days()) {
            let age = estimated(years, doubt, on).age_on(on).unwrap();
            prop_assert_eq!(age, AgeRange { min: years.saturating_sub(doubt), max: years + doubt });
        }
    }
}
