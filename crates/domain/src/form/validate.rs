//! Whether one answer fits its question: the same check at every autosave and in the pack checker.

use jiff::civil::Date;

use super::{Answer, Dictionary, Field, FieldKind, PlaceLevel, YesNo};
use crate::condition::Decimal;
use crate::id::{DictionaryId, EntryCode};
use crate::territory::{Level, Ubigeo};

/// Why an answer does not fit. It names bounds and codes, never words of the answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidAnswer {
    /// An answer of another kind.
    #[error("a `{given}` was given where a `{wanted}` is asked")]
    WrongKind {
        /// Kind of the question.
        wanted: &'static str,
        /// Kind of the answer.
        given: &'static str,
    },
    /// Nothing but spaces.
    #[error("the answer is blank")]
    Blank,
    /// Letters that no keyboard writes.
    #[error("the answer has control characters")]
    ControlCharacters,
    /// Too many letters.
    #[error("the answer has {chars} letters, at most {max}")]
    TooLong {
        /// Letters given.
        chars: usize,
        /// Most letters.
        max: u16,
    },
    /// Below the least.
    #[error("at least {min} is asked")]
    TooSmall {
        /// Least.
        min: Decimal,
    },
    /// Above the most.
    #[error("at most {max} is asked")]
    TooLarge {
        /// Most.
        max: Decimal,
    },
    /// More decimals than are asked.
    #[error("at most {max} decimals are asked")]
    TooFine {
        /// Most decimals.
        max: u8,
    },
    /// A day that has not come.
    #[error("the day lies after {today}")]
    Future {
        /// Today.
        today: Date,
    },
    /// She was not offered to say that she does not know.
    #[error("`does_not_know` is no answer to this question")]
    MustKnow,
    /// The dictionary has no such code.
    #[error("the dictionary `{dictionary}` has no code `{code}`")]
    UnknownCode {
        /// The dictionary.
        dictionary: DictionaryId,
        /// The code.
        code: EntryCode,
    },
    /// The code was not in force on the day of the answer.
    #[error("the code `{code}` is not in force on {day}")]
    NotInForce {
        /// The code.
        code: EntryCode,
        /// The day.
        day: Date,
    },
    /// A province where a district is asked.
    #[error("the place is not fine enough")]
    TooCoarse,
}

impl InvalidAnswer {
    /// The word for it in pack cases: `not_in_force`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::WrongKind { .. } => "wrong_kind",
            Self::Blank => "blank",
            Self::ControlCharacters => "control_characters",
            Self::TooLong { .. } => "too_long",
            Self::TooSmall { .. } => "too_small",
            Self::TooLarge { .. } => "too_large",
            Self::TooFine { .. } => "too_fine",
            Self::Future { .. } => "future",
            Self::MustKnow => "must_know",
            Self::UnknownCode { .. } => "unknown_code",
            Self::NotInForce { .. } => "not_in_force",
            Self::TooCoarse => "too_coarse",
        }
    }
}

/// Whether an answer given on `today` fits its question. `dictionary` is that of the question, where it has one.
///
/// # Errors
/// [`InvalidAnswer`]: the first reason why it does not.
pub fn validate(
    field: &Field,
    dictionary: Option<&Dictionary>,
    answer: &Answer,
    today: Date,
) -> Result<(), InvalidAnswer> {
    match (&field.kind, answer) {
        (FieldKind::Text { max_chars }, Answer::Text(text)) => words(text, *max_chars, false),
        (FieldKind::LongText { max_chars }, Answer::Text(text)) => words(text, *max_chars, true),
        (FieldKind::Number { min, max, decimals, .. }, Answer::Number(number)) => {
            if number.decimals() > *decimals {
                return Err(InvalidAnswer::TooFine { max: *decimals });
            }
            bounds(*number, *min, *max)
        }
        (FieldKind::Date { may_be_future }, Answer::Date(day)) => past(*day, *may_be_future, today),
        (FieldKind::DateTime { may_be_future }, Answer::DateTime(at)) => {
            past(at.date(), *may_be_future, today)
        }
        (FieldKind::YesNo { may_not_know: false }, Answer::YesNo(YesNo::DoesNotKnow)) => {
            Err(InvalidAnswer::MustKnow)
        }
        (FieldKind::Choice { .. }, Answer::Choice(code)) => in_force(dictionary, code, today),
        (FieldKind::Choices { .. }, Answer::Choices(codes)) => {
            codes.iter().try_for_each(|code| in_force(dictionary, code, today))
        }
        (FieldKind::Place { level }, Answer::Place(place)) => fine_enough(*place, *level),
        (FieldKind::Money { max_soles }, Answer::Money(money)) => {
            let max = max_soles.map(Decimal::whole);
            money.soles().map_or(Ok(()), |soles| bounds(soles, None, max))
        }
        (FieldKind::Count { max }, Answer::Count(count)) => {
            bounds(Decimal::whole(*count), None, Some(Decimal::whole(*max)))
        }
        (FieldKind::Time, Answer::Time(_))
        | (FieldKind::YesNo { .. }, Answer::YesNo(_))
        | (FieldKind::Person, Answer::Person(_)) => Ok(()),
        (kind, answer) => {
            Err(InvalidAnswer::WrongKind { wanted: kind.as_str(), given: answer.kind() })
        }
    }
}

fn words(text: &str, max: u16, lines: bool) -> Result<(), InvalidAnswer> {
    if text.trim().is_empty() {
        return Err(InvalidAnswer::Blank);
    }
    let allowed = |c: char| !c.is_control() || (lines && matches!(c, '\n' | '\t'));
    if !text.chars().all(allowed) {
        return Err(InvalidAnswer::ControlCharacters);
    }
    let chars = text.chars().count();
    if chars > usize::from(max) { Err(InvalidAnswer::TooLong { chars, max }) } else { Ok(()) }
}

fn bounds(
    number: Decimal,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> Result<(), InvalidAnswer> {
    match (min, max) {
        (Some(min), _) if number < min => Err(InvalidAnswer::TooSmall { min }),
        (_, Some(max)) if number > max => Err(InvalidAnswer::TooLarge { max }),
        _ => Ok(()),
    }
}

fn past(day: Date, may_be_future: bool, today: Date) -> Result<(), InvalidAnswer> {
    if may_be_future || day <= today { Ok(()) } else { Err(InvalidAnswer::Future { today }) }
}

fn in_force(
    dictionary: Option<&Dictionary>,
    code: &EntryCode,
    day: Date,
) -> Result<(), InvalidAnswer> {
    let Some(dictionary) = dictionary else { return Ok(()) };
    match dictionary.entry(code) {
        None => Err(InvalidAnswer::UnknownCode {
            dictionary: dictionary.id.clone(),
            code: code.clone(),
        }),
        Some(entry) if entry.is_in_force(day) => Ok(()),
        Some(_) => Err(InvalidAnswer::NotInForce { code: code.clone(), day }),
    }
}

fn fine_enough(place: Ubigeo, wanted: PlaceLevel) -> Result<(), InvalidAnswer> {
    let is_fine = match wanted {
        PlaceLevel::Department => true,
        PlaceLevel::Province => place.level() != Level::Department,
        PlaceLevel::District => place.level() == Level::District,
    };
    if is_fine { Ok(()) } else { Err(InvalidAnswer::TooCoarse) }
}
