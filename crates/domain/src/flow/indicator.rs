//! Indicators: a ratio of two counts over the cases of a period, in hundredths, exact.

use crate::condition::{Condition, Facts, Outcome};
use crate::form::Basis;
use crate::id::{EntryCode, ParameterKey};

use super::CountedEvent;

/// `factor × a ÷ b`. No other formula is known: a sheet that prints another needs a person, not a parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Formula {
    factor: u32,
}

impl Formula {
    /// Reads `100 * a / b`; nothing for any other formula.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let ["*", "a", "/", "b"] = words.get(1..)? else { return None };
        let factor = words.first()?.parse().ok().filter(|factor| *factor > 0)?;
        Some(Self { factor })
    }

    /// The value in tenths, rounded half up; nothing where `b` is zero, which is not a value of zero.
    #[must_use]
    pub fn tenths(self, a: u64, b: u64) -> Option<u64> {
        let (a, b) = (u128::from(a), u128::from(b));
        let doubled = (a * u128::from(self.factor) * 20).checked_div(b)?;
        u64::try_from(doubled.div_ceil(2)).ok()
    }
}

/// An indicator of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Code of its official sheet: `4860`.
    pub code: EntryCode,
    /// Name for people.
    pub label: String,
    /// The event by whose day a case belongs to a period.
    pub event: CountedEvent,
    /// Which cases are looked at; the others are left out of both counts.
    pub population: Option<Condition>,
    /// The cases of `a`.
    pub numerator: Condition,
    /// What `a` counts, in words.
    pub numerator_label: String,
    /// The cases of `b`.
    pub denominator: Condition,
    /// What `b` counts, in words.
    pub denominator_label: String,
    /// How they become the value.
    pub formula: Formula,
    /// The formula as the sheet prints it, where that is another one.
    pub printed_formula: Option<String>,
    /// Days after the end of a period at which it is computed for the first time.
    pub cut_off: ParameterKey,
    /// Days after the end of a period until which it is computed again, for what was written down late.
    pub recompute: ParameterKey,
    /// The sheet.
    pub source: String,
    /// How sure that is.
    pub basis: Basis,
}

/// Cases of an indicator in a slice and a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// `a`.
    pub numerator: u64,
    /// `b`.
    pub denominator: u64,
    /// Cases of which nobody can tell yet whether they belong to `a`, `b` or the population: a missing answer is no "no".
    pub undecided: u64,
}

impl Indicator {
    /// Counts one case more.
    pub fn add(&self, tally: &mut Tally, facts: &dyn Facts) {
        let population =
            self.population.as_ref().map_or(Outcome::True, |population| population.check(facts));
        if population.is_false() {
            return;
        }
        let (a, b) = (self.numerator.check(facts), self.denominator.check(facts));
        if [population, a, b].contains(&Outcome::Unknown) {
            tally.undecided += 1;
        }
        if population.is_true() {
            tally.numerator += u64::from(a.is_true());
            tally.denominator += u64::from(b.is_true());
        }
    }

    /// The value of a tally in tenths; nothing where there is no case in `b`.
    #[must_use]
    pub fn tenths(&self, tally: Tally) -> Option<u64> {
        self.formula.tenths(tally.numerator, tally.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_of_the_sheets_is_a_misprint_and_the_right_one_is_a_percentage() {
        let formula = Formula::parse("100 * a / b").unwrap();
        assert_eq!(formula.tenths(30, 40), Some(750));
        assert_eq!(formula.tenths(1, 3), Some(333));
        assert_eq!(formula.tenths(2, 3), Some(667));
        assert_eq!(formula.tenths(1, 16), Some(63), "6.25 is rounded half up");
        for wrong in ["A*B/100", "a * b / 100", "a / b", "0 * a / b", "100 * b / a", ""] {
            assert_eq!(Formula::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_indicator_of_no_cases_has_no_value_rather_than_zero() {
        assert_eq!(Formula::parse("100 * a / b").unwrap().tenths(0, 0), None);
    }
}
