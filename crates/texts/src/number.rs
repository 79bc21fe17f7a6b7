//! Numbers as each language writes them: digits in groups of three.

use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

/// Formats the values of a Fluent text; `None` leaves a value to Fluent.
pub type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Puts `separator` between groups of three digits, from the right: `1142` is written `1 142`, as the documents do.
///
/// A text with anything but digits comes back as it is.
#[must_use]
pub fn grouped(digits: &str, separator: char) -> String {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

pub(crate) fn separator(language: &str) -> char {
    if language == "en" { ',' } else { NO_BREAK_SPACE }
}

pub(crate) fn formatter(language: &str) -> Formatter {
    if language == "en" {
        |value, _| number(value, separator("en"))
    } else {
        |value, _| number(value, NO_BREAK_SPACE)
    }
}

fn number(value: &FluentValue<'_>, separator: char) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), separator)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn groups_of_three_from_the_right() {
        let written: Vec<String> =
            ["0", "999", "1142", "10079", "390092", "1234567"].map(|n| grouped(n, ' ')).into();
        assert_eq!(written, ["0", "999", "1 142", "10 079", "390 092", "1 234 567"]);
        assert_eq!(grouped("1.5", ' '), "1.5");
    }
}
