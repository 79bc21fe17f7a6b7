//! How a foreign file writes its counts. A notation is declared by the profile, never guessed.

use serde::Deserialize;

use crate::figure::amount::{InvalidAmount, plain_count};

/// How thousands are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberNotation {
    /// `10079`.
    #[default]
    Plain,
    /// `10 079`, also with a no-break space.
    SpaceThousands,
    /// `10.079`.
    PointThousands,
    /// `10,079`.
    CommaThousands,
}

impl NumberNotation {
    /// Reads a count in this notation; digits without any separator are read too.
    ///
    /// # Errors
    /// [`InvalidAmount`] for another notation or another kind of number.
    pub fn parse(self, text: &str) -> Result<u64, InvalidAmount> {
        let parts_thousands = |c: char| match self {
            Self::Plain => false,
            Self::SpaceThousands => matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'),
            Self::PointThousands => c == '.',
            Self::CommaThousands => c == ',',
        };
        let groups: Vec<&str> = text.split(parts_thousands).collect();
        match groups.as_slice() {
            [first, rest @ ..]
                if !rest.is_empty()
                    && (1..=3).contains(&first.len())
                    && rest.iter().all(|group| group.len() == 3) =>
            {
                plain_count(&groups.concat())
            }
            _ => plain_count(text),
        }
    }
}

/// The digits of a printed number, whatever parts its thousands; `None` where it is no such number.
pub(super) fn printed_count(printed: &str) -> Option<u64> {
    use NumberNotation::{CommaThousands, PointThousands, SpaceThousands};
    let notations = [SpaceThousands, PointThousands, CommaThousands];
    notations.into_iter().find_map(|notation| notation.parse(printed).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_notation_reads_its_thousands_and_no_others() {
        assert_eq!(NumberNotation::PointThousands.parse("235.791"), Ok(235_791));
        assert_eq!(NumberNotation::CommaThousands.parse("1,205,527"), Ok(1_205_527));
        assert_eq!(NumberNotation::SpaceThousands.parse("10\u{a0}079"), Ok(10_079));
        assert_eq!(NumberNotation::SpaceThousands.parse("1500"), Ok(1_500));
        assert_eq!(NumberNotation::Plain.parse("10 079"), Err(InvalidAmount::Ambiguous));
        assert_eq!(NumberNotation::PointThousands.parse("1,500"), Err(InvalidAmount::Ambiguous));
        assert_eq!(NumberNotation::PointThousands.parse("10.5"), Err(InvalidAmount::NotWhole));
        assert_eq!(NumberNotation::SpaceThousands.parse("-1 500"), Err(InvalidAmount::Negative));
    }
}
