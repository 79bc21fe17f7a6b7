//! Reads an answer from text, as a page sends it and a pack case writes it.

use super::{Answer, Cents, FieldKind, YesNo};
use crate::id::EntryCode;

/// The text is no answer of this kind. The text itself is not repeated: it may be personal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the text is not a `{wanted}`")]
pub struct UnreadableAnswer {
    /// Kind of the question.
    pub wanted: &'static str,
}

impl FieldKind {
    /// Reads an answer: days as `2026-01-24`, hours as `14:30`, several codes with commas, money in soles.
    ///
    /// # Errors
    /// [`UnreadableAnswer`] where the text has another form. Bounds and codes are looked at by [`super::validate()`].
    pub fn read(&self, text: &str) -> Result<Answer, UnreadableAnswer> {
        let text = text.trim();
        let answer = match self {
            Self::Text { .. } | Self::LongText { .. } => Some(Answer::Text(text.to_owned())),
            Self::Number { .. } => text.parse().ok().map(Answer::Number),
            Self::Date { .. } => text.parse().ok().map(Answer::Date),
            Self::Time => text.parse().ok().map(Answer::Time),
            Self::DateTime { .. } => text.parse().ok().map(Answer::DateTime),
            Self::YesNo { .. } => YesNo::parse(text).map(Answer::YesNo),
            Self::Choice { .. } => EntryCode::parse(text).ok().map(Answer::Choice),
            Self::Choices { .. } => {
                let codes = text.split(',').map(str::trim).filter(|code| !code.is_empty());
                codes
                    .map(|code| EntryCode::parse(code).ok())
                    .collect::<Option<_>>()
                    .map(Answer::Choices)
            }
            Self::Place { .. } => text.parse().ok().map(Answer::Place),
            Self::Person => text.parse().ok().map(Answer::Person),
            Self::Money { .. } => cents(text).map(Answer::Money),
            Self::Count { .. } => text.parse().ok().map(Answer::Count),
        };
        answer.ok_or(UnreadableAnswer { wanted: self.as_str() })
    }
}

/// `12`, `12.5` and `12.50` soles in hundredths.
fn cents(text: &str) -> Option<Cents> {
    let (soles, part) = text.split_once('.').unwrap_or((text, "00"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(soles) || !all_digits(part) || part.len() > 2 {
        return None;
    }
    let hundredths: u64 = format!("{part:0<2}").parse().ok()?;
    soles.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths).map(Cents::new)
}
