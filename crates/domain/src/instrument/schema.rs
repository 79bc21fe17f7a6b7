//! The exact shape of `instruments/*.toml`. Unknown keys are mistakes; what must agree keeps its place.

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::model::{FieldKind, Flag, ItemKind, SheetWords, YesNo};
use crate::id::{
    AdjustmentId, AnnexFieldId, AnnexId, ApplierCode, BandId, ChoiceCode, InstrumentId, ItemId,
};
use crate::risk::RiskLevel;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawInstrument {
    pub(super) id: Spanned<InstrumentId>,
    pub(super) version: Spanned<String>,
    pub(super) title: Spanned<String>,
    pub(super) available: Spanned<bool>,
    pub(super) reason: Option<Spanned<String>>,
    pub(super) valid_from: Option<Spanned<Datetime>>,
    pub(super) valid_to: Option<Spanned<Datetime>>,
    pub(super) replaces: Option<InstrumentId>,
    pub(super) source: Spanned<String>,
    pub(super) verification: Spanned<String>,
    pub(super) maximum: Option<Spanned<u16>>,
    pub(super) min_answered: Option<Spanned<u16>>,
    #[serde(default)]
    pub(super) appliers: Vec<RawApplier>,
    #[serde(default)]
    pub(super) item: Vec<RawItem>,
    #[serde(default)]
    pub(super) bands: Vec<RawBand>,
    #[serde(default)]
    pub(super) adjustment: Vec<RawAdjustment>,
    pub(super) calendar: Option<RawCalendar>,
    #[serde(default)]
    pub(super) annex: Vec<RawAnnex>,
    pub(super) words: Option<Spanned<SheetWords>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawApplier {
    pub(super) code: Spanned<ApplierCode>,
    pub(super) label: Spanned<String>,
    #[serde(default)]
    pub(super) supports: bool,
    pub(super) source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    pub(super) id: Spanned<ItemId>,
    pub(super) number: Spanned<String>,
    pub(super) text: Spanned<String>,
    pub(super) help: Option<Spanned<String>>,
    #[serde(default = "yes_no")]
    pub(super) kind: ItemKind,
    pub(super) scores_on: Option<Spanned<YesNo>>,
    pub(super) points: Option<Spanned<u16>>,
    pub(super) asked_when: Option<RawGate>,
    #[serde(default)]
    pub(super) may_not_apply: bool,
    pub(super) flag: Option<RawFlag>,
}

const fn yes_no() -> ItemKind {
    ItemKind::YesNo
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGate {
    pub(super) item: Spanned<ItemId>,
    pub(super) answer: YesNo,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFlag {
    pub(super) raise: Flag,
    pub(super) on: YesNo,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBand {
    pub(super) id: Spanned<BandId>,
    pub(super) from: Spanned<u16>,
    pub(super) to: Spanned<u16>,
    pub(super) level: Spanned<RiskLevel>,
    pub(super) label: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAdjustment {
    pub(super) id: Spanned<AdjustmentId>,
    pub(super) label: Spanned<String>,
    pub(super) source: Spanned<String>,
    pub(super) to_verify: bool,
    pub(super) when_any: Spanned<Vec<RawTrigger>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTrigger {
    pub(super) field: Spanned<AnnexFieldId>,
    pub(super) choice: Spanned<ChoiceCode>,
    pub(super) default: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCalendar {
    pub(super) title: Spanned<String>,
    pub(super) months: Spanned<u8>,
    pub(super) severities: Spanned<Vec<Spanned<String>>>,
    pub(super) source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAnnex {
    pub(super) id: Spanned<AnnexId>,
    pub(super) title: Spanned<String>,
    #[serde(default)]
    pub(super) reserved: bool,
    pub(super) source: Spanned<String>,
    pub(super) fields: Spanned<Vec<RawField>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub(super) id: Spanned<AnnexFieldId>,
    pub(super) text: Spanned<String>,
    pub(super) kind: Spanned<FieldKind>,
    #[serde(default)]
    pub(super) choices: Vec<RawChoice>,
    #[serde(default)]
    pub(super) may_decline: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChoice {
    pub(super) code: Spanned<ChoiceCode>,
    pub(super) label: Spanned<String>,
}
