//! The exact shape of `forms/*.toml`.

use serde::Deserialize;
use toml::Spanned;

use crate::case::Lens;
use crate::form::{Basis, PlaceLevel};
use crate::id::{DictionaryId, EntryCode, FieldId, FormId, StageId};
use crate::pack::{PackFile, PackProblem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    pub(super) id: Spanned<FormId>,
    pub(super) version: String,
    pub(super) title: Spanned<String>,
    pub(super) lens: Lens,
    pub(super) source: Spanned<String>,
    pub(super) basis: Basis,
    pub(super) section: Vec<RawSection>,
    #[serde(default)]
    pub(super) rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSection {
    pub(super) id: Spanned<FieldId>,
    pub(super) number: Option<String>,
    pub(super) title: Spanned<String>,
    pub(super) help: Option<String>,
    pub(super) lens: Option<Lens>,
    pub(super) shown_when: Option<Spanned<String>>,
    pub(super) repeats: Option<Spanned<RawRepeats>>,
    pub(super) field: Vec<RawField>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRepeats {
    #[serde(default)]
    pub(super) min: u16,
    pub(super) max: u16,
    pub(super) row: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) id: Spanned<EntryCode>,
    pub(super) when: Spanned<String>,
    pub(super) message: Spanned<String>,
    #[serde(default)]
    pub(super) blocks: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub(super) id: Spanned<FieldId>,
    pub(super) number: Option<String>,
    pub(super) label: Spanned<String>,
    pub(super) help: Option<String>,
    pub(super) kind: Spanned<RawKind>,
    pub(super) max_chars: Option<Spanned<u16>>,
    pub(super) min: Option<Spanned<i64>>,
    pub(super) max: Option<Spanned<i64>>,
    pub(super) decimals: Option<Spanned<u8>>,
    pub(super) unit: Option<Spanned<String>>,
    pub(super) may_be_future: Option<Spanned<bool>>,
    pub(super) may_not_know: Option<Spanned<bool>>,
    pub(super) dictionary: Option<Spanned<DictionaryId>>,
    pub(super) level: Option<Spanned<PlaceLevel>>,
    pub(super) shown_when: Option<Spanned<String>>,
    pub(super) required_when: Option<Spanned<String>>,
    pub(super) required_at: Option<Spanned<StageId>>,
    #[serde(default)]
    pub(super) reserved: bool,
    pub(super) lens: Option<Lens>,
    pub(super) source: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    Text,
    LongText,
    Number,
    Date,
    Time,
    DateTime,
    YesNo,
    Choice,
    Choices,
    Place,
    Person,
    Money,
    Count,
}

impl RawField {
    /// The keys that only some kinds have, with their places, where they are written.
    pub(super) fn own_keys(&self) -> Vec<(&'static str, std::ops::Range<usize>)> {
        let keys = [
            ("max_chars", self.max_chars.as_ref().map(Spanned::span)),
            ("min", self.min.as_ref().map(Spanned::span)),
            ("max", self.max.as_ref().map(Spanned::span)),
            ("decimals", self.decimals.as_ref().map(Spanned::span)),
            ("unit", self.unit.as_ref().map(Spanned::span)),
            ("may_be_future", self.may_be_future.as_ref().map(Spanned::span)),
            ("may_not_know", self.may_not_know.as_ref().map(Spanned::span)),
            ("dictionary", self.dictionary.as_ref().map(Spanned::span)),
            ("level", self.level.as_ref().map(Spanned::span)),
        ];
        keys.into_iter().filter_map(|(name, at)| at.map(|at| (name, at))).collect()
    }
}

impl RawKind {
    /// The keys that this kind has beside those of every question.
    pub(super) const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Text | Self::LongText => &["max_chars"],
            Self::Number => &["min", "max", "decimals", "unit"],
            Self::Date | Self::DateTime => &["may_be_future"],
            Self::YesNo => &["may_not_know"],
            Self::Choice | Self::Choices => &["dictionary"],
            Self::Place => &["level"],
            Self::Money | Self::Count => &["max"],
            Self::Time | Self::Person => &[],
        }
    }
}

/// Reads every form file.
pub(super) fn read<'a>(
    files: &[&'a PackFile],
) -> Result<Vec<(&'a PackFile, RawForm)>, PackProblem> {
    files.iter().map(|file| Ok((*file, file.read_toml()?))).collect()
}
