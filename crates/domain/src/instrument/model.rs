//! What an instrument is, once its file was read and checked. Its points and ranges agree, or it would not exist.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{
    AdjustmentId, AnnexFieldId, AnnexId, ApplierCode, BandId, ChoiceCode, InstrumentId, ItemId,
};
use crate::risk::RiskLevel;

/// An instrument in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its id, for ever.
    pub id: InstrumentId,
    /// Its version: kept by every record made with it.
    pub version: String,
    /// Official title.
    pub title: String,
    /// First day on which it holds, where the sources tell it.
    pub valid_from: Option<Date>,
    /// Last day on which it holds.
    pub valid_to: Option<Date>,
    /// The instrument whose place it took.
    pub replaces: Option<InstrumentId>,
    /// The norm or document.
    pub source: String,
    /// What of it was verified and what was not, for people.
    pub verification: String,
    /// Its items, or why there are none.
    pub content: Content,
}

/// What an instrument asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Items with points and levels.
    Scale(Box<Scale>),
    /// The ficha exists, and its items and points are not known here: nothing is invented.
    NotAvailable {
        /// Why, for people.
        reason: String,
    },
}

/// Items, points, levels and everything around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Sum of all points.
    pub maximum: u16,
    /// With fewer scored items answered YES or NO, the level is undetermined.
    pub min_answered: u16,
    /// Who may apply it.
    pub appliers: Vec<Applier>,
    /// Items in printed order.
    pub items: Vec<Item>,
    /// Bands of totals, lowest first, without gaps from 0 to the maximum.
    pub bands: Vec<Band>,
    /// Rules that change the level.
    pub adjustments: Vec<Adjustment>,
    /// The calendar of aggressions, where the ficha has one.
    pub calendar: Option<CalendarForm>,
    /// Annexes in printed order.
    pub annexes: Vec<Annex>,
    /// Words of the printed ficha.
    pub words: SheetWords,
}

/// An entity that may apply the instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applier {
    /// Its code.
    pub code: ApplierCode,
    /// Its name.
    pub label: String,
    /// Whether it only helps: the duty is of another entity.
    pub supports: bool,
    /// The norm that says so.
    pub source: String,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its number as printed: `2a`.
    pub number: String,
    /// The question.
    pub text: String,
    /// What helps to ask it or to mark it.
    pub help: Option<String>,
    /// Kind of answer.
    pub kind: ItemKind,
    /// What gives points; some items give none.
    pub score: Option<Score>,
    /// When it is asked; absent means always.
    pub asked_when: Option<Gate>,
    /// Whether the professional may say that it does not apply to this person.
    pub may_not_apply: bool,
    /// What the answer makes everybody see.
    pub flag: Option<ItemFlag>,
}

/// Kind of answer to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// YES or NO. Without an answer the ficha is incomplete.
    YesNo,
    /// A mark, which says something only where it stands.
    Mark,
}

/// One of the two answers that points and gates look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// `SÍ`.
    Yes,
    /// `NO`.
    No,
}

/// The answer that gives points. Some items score on NO.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The answer.
    pub on: YesNo,
    /// Its points, at least 1.
    pub points: u16,
}

/// An item is asked only after this answer to an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The earlier item.
    pub item: ItemId,
    /// Its answer.
    pub answer: YesNo,
}

/// An answer that must be seen whatever the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemFlag {
    /// What it raises.
    pub flag: Flag,
    /// On which answer.
    pub on: YesNo,
}

/// Something to see first, whatever the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// The person may take her own life: a psychologist must know now.
    SuicideRisk,
    /// Stands on top of the summary of the case.
    Highlight,
}

/// A range of totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its id: the sub-level.
    pub id: BandId,
    /// Lowest total.
    pub from: u16,
    /// Highest total.
    pub to: u16,
    /// Level for the law; never undetermined.
    pub level: RiskLevel,
    /// The words of the ficha.
    pub label: String,
}

/// A rule that raises the level by one band when any of its triggers was answered so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// Its id.
    pub id: AdjustmentId,
    /// What it does, for people.
    pub label: String,
    /// Where it stands, and how sure that is.
    pub source: String,
    /// Whether its scope still has to be verified.
    pub to_verify: bool,
    /// Answers that may set it off.
    pub triggers: Vec<Trigger>,
}

/// An answer of an annex that sets off an adjustment, unless it is switched off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The question of an annex that is not reserved.
    pub field: AnnexFieldId,
    /// The answer.
    pub choice: ChoiceCode,
    /// Whether it counts when nobody switched it.
    pub on_by_default: bool,
}

/// How the calendar of aggressions is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarForm {
    /// Its title.
    pub title: String,
    /// How many months before the day of the ficha it looks back.
    pub months: u8,
    /// Words for each severity, mildest first, from 1.
    pub severities: Vec<Severity>,
    /// The norm or document.
    pub source: String,
}

/// A degree of severity of one aggression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severity {
    /// Its number, from 1.
    pub value: u8,
    /// Examples of it.
    pub label: String,
}

/// Questions beside the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Its id.
    pub id: AnnexId,
    /// Its title.
    pub title: String,
    /// Whether it is recorded apart and read under a permission of its own.
    pub reserved: bool,
    /// The norm or document.
    pub source: String,
    /// Questions in printed order.
    pub fields: Vec<AnnexField>,
}

/// A question of an annex. It gives no points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexField {
    /// Its id.
    pub id: AnnexFieldId,
    /// The question.
    pub text: String,
    /// Kind of answer.
    pub kind: FieldKind,
    /// Answers offered; none where the answer is written.
    pub choices: Vec<Choice>,
    /// Whether the person may prefer not to answer.
    pub may_decline: bool,
}

/// Kind of answer to a question of an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One of the choices.
    Single,
    /// Any of the choices.
    Multiple,
    /// Words.
    Text,
    /// A file kept elsewhere, by the digest of its bytes.
    Attachment,
}

/// An answer offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: ChoiceCode,
    /// The words.
    pub label: String,
}

/// Words printed around the answers, so that page and document say the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetWords {
    /// Heading of the facts about the application.
    pub application: String,
    /// Heading of the result.
    pub result: String,
    /// Heading of the items.
    pub items: String,
    /// The answer YES.
    pub yes: String,
    /// The answer NO.
    pub no: String,
    /// The person does not know.
    pub does_not_know: String,
    /// The item does not apply.
    pub not_applicable: String,
    /// No answer.
    pub unanswered: String,
    /// The person prefers not to answer.
    pub declined: String,
    /// A file is kept.
    pub attached: String,
    /// An answer that is not counted because the item was not asked.
    pub ignored: String,
    /// Label of the version.
    pub version: String,
    /// Label of the total.
    pub total: String,
    /// Label of the level for the law.
    pub level: String,
    /// Label of the words of the band.
    pub band: String,
    /// Notice of an incomplete ficha.
    pub incomplete: String,
    /// Label of what the total and level may become.
    pub possible: String,
    /// Notice of a risk of suicide.
    pub suicide_risk: String,
    /// Label of an answer to be seen first.
    pub highlight: String,
    /// Label of the level that the ficha may reach.
    pub possible_level: String,
    /// An adjustment raised the level.
    pub raised: String,
    /// An adjustment found the highest level.
    pub at_top: String,
    /// An adjustment found nothing to raise.
    pub not_met: String,
    /// An adjustment whose questions have no answer.
    pub pending: String,
    /// An adjustment that is switched off.
    pub switched_off: String,
    /// An adjustment that cannot raise an undetermined level.
    pub no_level: String,
    /// Its scope is not verified.
    pub to_verify: String,
    /// Label of the level that a professional set.
    pub professional_level: String,
    /// Label of the reason of that.
    pub reason: String,
    /// Words for the levels of the law.
    pub levels: BTreeMap<RiskLevel, String>,
    /// Label of the entity.
    pub entity: String,
    /// Label of the place.
    pub place: String,
    /// Label of the person who applied it.
    pub applied_by: String,
    /// Label of the day and hour.
    pub applied_at: String,
    /// Label of the way the ficha came in.
    pub mode: String,
    /// Words for the ways a ficha comes in.
    pub modes: BTreeMap<super::record::ApplicationMode, String>,
    /// Label of the source.
    pub source: String,
}

impl Instrument {
    /// Its items and points; `None` where they are not available.
    #[must_use]
    pub fn scale(&self) -> Option<&Scale> {
        match &self.content {
            Content::Scale(scale) => Some(scale),
            Content::NotAvailable { .. } => None,
        }
    }

    /// Whether it holds on that day, as far as the sources tell.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

impl Scale {
    /// The item with that id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// The question of an annex with that id, and its annex.
    #[must_use]
    pub fn field(&self, id: &AnnexFieldId) -> Option<(&Annex, &AnnexField)> {
        let fields = |annex| Annex::fields_of(annex);
        self.annexes.iter().flat_map(fields).find(|(_, field)| field.id == *id)
    }

    /// The band in which a total lies; the highest one above the maximum.
    #[must_use]
    pub fn band_of(&self, total: u16) -> Option<&Band> {
        self.bands.iter().find(|band| total <= band.to).or_else(|| self.bands.last())
    }

    /// The band above; `None` at the top.
    #[must_use]
    pub fn band_above(&self, band: &Band) -> Option<&Band> {
        self.bands.iter().find(|other| other.from > band.to)
    }
}

impl Annex {
    fn fields_of(annex: &Self) -> impl Iterator<Item = (&Self, &AnnexField)> {
        annex.fields.iter().map(move |field| (annex, field))
    }
}
