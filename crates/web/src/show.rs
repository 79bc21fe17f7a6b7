//! How numbers and days look on a page.

use std::borrow::Borrow;

use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A count as people read it, as in the documents: `10 079`.
#[must_use]
pub fn count(value: impl Borrow<u64>) -> String {
    texts::grouped(&value.borrow().to_string(), '\u{a0}')
}

/// A day as written in Peru: `31/01/2023`.
#[must_use]
pub fn day(date: impl Borrow<Date>) -> String {
    let date = date.borrow();
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// The civil day in Peru at an instant.
#[must_use]
pub fn lima_day(at: jiff::Timestamp) -> Date {
    at.to_zoned(TimeZone::fixed(jiff::tz::offset(-5))).date()
}

/// An instant in the hour of Peru: `31/01/2023 18:05`.
#[must_use]
pub fn instant(at: jiff::Timestamp) -> String {
    let zone = TimeZone::fixed(jiff::tz::offset(-5));
    let local = at.to_zoned(zone);
    format!("{} {:02}:{:02}", day(local.date()), local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_are_read_in_groups_of_three() {
        assert_eq!(count(5_u64), "5");
        assert_eq!(count(390_092_u64), "390\u{a0}092");
        assert_eq!(count(1_000_000_u64), "1\u{a0}000\u{a0}000");
    }

    #[test]
    fn days_and_hours_are_those_of_peru() {
        assert_eq!(day(date(2023, 1, 31)), "31/01/2023");
        let at = "2023-02-01T02:30:00Z".parse().unwrap();
        assert_eq!(instant(at), "31/01/2023 21:30");
    }
}
