//! The types of names in conditions, and the vocabulary that says which names there are.

use std::collections::BTreeSet;

/// Type of a name or of a part of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// Words.
    Text,
    /// A day.
    Date,
    /// One code of these.
    Code(BTreeSet<String>),
    /// Any number of codes of these.
    Codes(BTreeSet<String>),
    /// Rows of a repeating group: only `size(..)` looks at them.
    Rows,
    /// Something that can only be there or not be there.
    Present,
}

impl Kind {
    /// What it is, in words for a person who writes a pack.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::Date => "a day",
            Self::Code(_) => "a code",
            Self::Codes(_) => "a set of codes",
            Self::Rows => "a repeating group",
            Self::Present => "a value without order",
        }
    }

    /// One code of a fixed list.
    pub fn code<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Code(codes.into_iter().map(str::to_owned).collect())
    }
}

/// The names that a condition may use.
pub trait Vocabulary {
    /// Type of a name; nothing where there is no such name.
    fn kind(&self, name: &str) -> Option<Kind>;

    /// Every name, to suggest the one that was meant.
    fn names(&self) -> Vec<String>;
}

/// The word that was probably meant: at most two letters away.
pub fn closest<'a>(wrong: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = words.into_iter().map(|word| (distance(wrong, word), word));
    scored.filter(|(distance, _)| *distance <= 2).min().map(|(_, word)| word)
}

/// Letters to change, add or take away between two words (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (above, b) in row.iter().skip(1).zip(&b) {
            let changed = diagonal + usize::from(a != *b);
            left = changed.min(above + 1).min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_the_word_that_was_meant() {
        assert_eq!(closest("risk.levle", ["risk.level", "tasks.open"]), Some("risk.level"));
        assert_eq!(closest("aggressor", ["risk.level", "tasks.open"]), None);
        assert_eq!((distance("", "abc"), distance("kitten", "sitting")), (3, 3));
    }
}
