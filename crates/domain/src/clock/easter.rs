//! The Sunday on which movable holidays hang.

use jiff::civil::Date;

/// Easter Sunday of a year in the Gregorian calendar; `None` outside the years that a date can hold.
///
/// # Source
/// The arithmetic of Meeus, Jones and Butcher: golden number, century, epact, and the Sunday after the full moon.
#[must_use]
pub fn easter_sunday(year: i16) -> Option<Date> {
    let number = i32::from(year);
    let (golden, century, in_century) =
        (number.rem_euclid(19), number.div_euclid(100), number.rem_euclid(100));
    let skipped_leap = century.div_euclid(4);
    let lunar_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - skipped_leap - lunar_shift + 15).rem_euclid(30);
    let leap = in_century / 4;
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * leap - epact - in_century % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * correction + 114;
    let month = i8::try_from(from_march / 31).ok()?;
    let day = i8::try_from(from_march % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn the_easters_of_the_sources_are_met() {
        let known = [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)];
        for easter in known {
            assert_eq!(easter_sunday(easter.year()), Some(easter));
        }
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april() {
        for year in 1583..=4099 {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sunday, "{easter}");
            assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter), "{easter}");
        }
    }

    #[test]
    fn the_earliest_and_the_latest_easters_are_met() {
        assert_eq!(easter_sunday(1818), Some(date(1818, 3, 22)));
        assert_eq!(easter_sunday(2038), Some(date(2038, 4, 25)));
        assert_eq!(easter_sunday(1954), Some(date(1954, 4, 18)));
        assert_eq!(easter_sunday(1981), Some(date(1981, 4, 19)));
    }
}
