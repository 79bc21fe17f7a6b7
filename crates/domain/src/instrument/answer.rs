//! Answers as they were given, and what an instrument does not accept.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::free_text::FreeText;
use super::model::{Annex, AnnexField, FieldKind, Item, ItemKind, Scale, YesNo};
use crate::id::{AnnexFieldId, ChoiceCode, ItemId};

/// An answer to an item. No answer at all is the absence of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// `SÍ`.
    Yes,
    /// `NO`.
    No,
    /// She does not know: no points, and not a NO.
    DoesNotKnow,
    /// It does not apply to her.
    NotApplicable,
}

impl Answer {
    /// Every answer there is.
    pub const ALL: [Self; 4] = [Self::Yes, Self::No, Self::DoesNotKnow, Self::NotApplicable];

    /// The word in forms and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::DoesNotKnow => "does_not_know",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The answer with that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.as_str() == word)
    }

    /// Whether it is a YES or a NO, and which.
    #[must_use]
    pub const fn yes_no(self) -> Option<YesNo> {
        match self {
            Self::Yes => Some(YesNo::Yes),
            Self::No => Some(YesNo::No),
            Self::DoesNotKnow | Self::NotApplicable => None,
        }
    }
}

/// An answer to a question of an annex. `Debug` tells its kind and never what was answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FieldAnswer {
    /// One choice.
    One(ChoiceCode),
    /// Several choices.
    Many(BTreeSet<ChoiceCode>),
    /// Words.
    Text(FreeText),
    /// A file kept elsewhere: the digest of its bytes.
    Attachment(String),
    /// The person prefers not to answer.
    Declined,
}

impl std::fmt::Debug for FieldAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::One(_) => "One(..)",
            Self::Many(_) => "Many(..)",
            Self::Text(_) => "Text(..)",
            Self::Attachment(_) => "Attachment(..)",
            Self::Declined => "Declined",
        })
    }
}

/// Answers to the items and to the annexes that are not reserved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// By item. An item without an entry was not answered.
    #[serde(default)]
    pub items: BTreeMap<ItemId, Answer>,
    /// By question of an annex.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub annexes: BTreeMap<AnnexFieldId, FieldAnswer>,
}

/// An answer that the instrument does not accept. It names the question, never what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerProblem {
    /// No such item.
    #[error("the instrument has no item `{item}`")]
    UnknownItem {
        /// As it came.
        item: String,
    },
    /// The word is no answer.
    #[error("`{word}` is no answer to the item `{item}`")]
    UnknownWord {
        /// The item.
        item: ItemId,
        /// As it came.
        word: String,
    },
    /// The item always applies, or it is the gate that says whether it does.
    #[error("the item `{item}` cannot be left out as not applicable")]
    AlwaysApplies {
        /// The item.
        item: ItemId,
    },
    /// A mark stands or does not.
    #[error("the item `{item}` is a mark: it stands or it does not")]
    OnlyAMark {
        /// The item.
        item: ItemId,
    },
    /// No such question.
    #[error("the instrument has no annex question `{field}`")]
    UnknownField {
        /// The question.
        field: AnnexFieldId,
    },
    /// A reserved question among open ones, or an open one among the reserved.
    #[error("the question `{field}` belongs to a record of another permission")]
    OtherPermission {
        /// The question.
        field: AnnexFieldId,
    },
    /// The answer is of another kind than the question.
    #[error("the question `{field}` takes an answer of another kind")]
    OtherKind {
        /// The question.
        field: AnnexFieldId,
    },
    /// The question does not offer that choice.
    #[error("the question `{field}` does not offer `{choice}`")]
    UnknownChoice {
        /// The question.
        field: AnnexFieldId,
        /// The choice.
        choice: ChoiceCode,
    },
    /// The question must be answered or left blank.
    #[error("the question `{field}` does not offer to decline")]
    CannotDecline {
        /// The question.
        field: AnnexFieldId,
    },
    /// The digest of an attachment is not one.
    #[error("the question `{field}` needs the digest of a file: 64 hexadecimal digits")]
    NoDigest {
        /// The question.
        field: AnnexFieldId,
    },
}

impl Answers {
    /// Reads item and word pairs as a form sends them; a blank word is no answer.
    ///
    /// # Errors
    /// Every item and word that the instrument does not know or accept.
    pub fn parse<'a>(
        scale: &Scale,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<AnswerProblem>> {
        let mut answers = Self::default();
        let mut problems = Vec::new();
        for (id, word) in pairs {
            match parse_pair(scale, id, word.trim()) {
                Ok(Some((item, answer))) => {
                    answers.items.insert(item, answer);
                }
                Ok(None) => {}
                Err(problem) => problems.push(problem),
            }
        }
        problems.extend(answers.problems(scale));
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    /// What the instrument does not accept of these answers.
    ///
    /// An answer behind a closed gate is no problem: it is kept as given, and not counted.
    #[must_use]
    pub fn problems(&self, scale: &Scale) -> Vec<AnswerProblem> {
        let items = self.items.iter().filter_map(|(id, answer)| match scale.item(id) {
            None => Some(AnswerProblem::UnknownItem { item: id.to_string() }),
            Some(item) => item_problem(item, *answer),
        });
        let fields = field_problems(scale, &self.annexes, false);
        items.chain(fields).collect()
    }

    /// The answer to an item.
    #[must_use]
    pub fn of(&self, item: &ItemId) -> Option<Answer> {
        self.items.get(item).copied()
    }
}

fn parse_pair(
    scale: &Scale,
    id: &str,
    word: &str,
) -> Result<Option<(ItemId, Answer)>, AnswerProblem> {
    let item = scale.items.iter().find(|item| item.id.as_str() == id);
    let item = item.ok_or_else(|| AnswerProblem::UnknownItem { item: id.to_owned() })?;
    if word.is_empty() {
        return Ok(None);
    }
    let unknown = || AnswerProblem::UnknownWord { item: item.id.clone(), word: word.to_owned() };
    Ok(Some((item.id.clone(), Answer::parse(word).ok_or_else(unknown)?)))
}

fn item_problem(item: &Item, answer: Answer) -> Option<AnswerProblem> {
    let id = || item.id.clone();
    match (item.kind, answer) {
        (ItemKind::Mark, Answer::DoesNotKnow | Answer::NotApplicable) => {
            Some(AnswerProblem::OnlyAMark { item: id() })
        }
        (ItemKind::YesNo, Answer::NotApplicable)
            if !item.may_not_apply && item.asked_when.is_none() =>
        {
            Some(AnswerProblem::AlwaysApplies { item: id() })
        }
        _ => None,
    }
}

/// What is wrong with answers to annexes, all of which are reserved, or none.
pub(super) fn field_problems(
    scale: &Scale,
    answers: &BTreeMap<AnnexFieldId, FieldAnswer>,
    reserved: bool,
) -> Vec<AnswerProblem> {
    let problem = |(id, answer): (&AnnexFieldId, &FieldAnswer)| match scale.field(id) {
        None => Some(AnswerProblem::UnknownField { field: id.clone() }),
        Some((Annex { reserved: own, .. }, _)) if *own != reserved => {
            Some(AnswerProblem::OtherPermission { field: id.clone() })
        }
        Some((_, field)) => field_problem(field, answer),
    };
    answers.iter().filter_map(problem).collect()
}

fn field_problem(field: &AnnexField, answer: &FieldAnswer) -> Option<AnswerProblem> {
    let id = || field.id.clone();
    let offered = |code: &ChoiceCode| field.choices.iter().any(|choice| choice.code == *code);
    let unknown = |code: &ChoiceCode| {
        let missing = !offered(code);
        missing.then(|| AnswerProblem::UnknownChoice { field: id(), choice: code.clone() })
    };
    match (field.kind, answer) {
        (_, FieldAnswer::Declined) => {
            (!field.may_decline).then(|| AnswerProblem::CannotDecline { field: id() })
        }
        (FieldKind::Single, FieldAnswer::One(code)) => unknown(code),
        (FieldKind::Multiple, FieldAnswer::Many(codes)) => codes.iter().find_map(unknown),
        (FieldKind::Text, FieldAnswer::Text(_)) => None,
        (FieldKind::Attachment, FieldAnswer::Attachment(digest)) => {
            let is_digest = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
            (!is_digest).then(|| AnswerProblem::NoDigest { field: id() })
        }
        _ => Some(AnswerProblem::OtherKind { field: id() }),
    }
}
