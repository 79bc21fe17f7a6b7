//! The exact shape of the TOML files of packs. Unknown keys are mistakes; keys that other files must agree with keep their
//! place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::dated::{DatedValue, History};
use crate::figure::{Additivity, PlaceKind, TimeKind, Unit};
use crate::flow::{CountedEvent, Quantity};
use crate::id::{
    DimensionCode, DimensionKey, DocumentId, MeasureKey, PackId, ProgrammeId, ServiceCode,
};
use crate::service::{Delivery, PlaceDisclosure, ServiceName, SummaryPart};

use super::{PackFile, PackProblem};

/// `pack.toml`: of a service where it has `[service]`, of a deployment where it has `[[programme]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) id: Spanned<PackId>,
    pub(super) version: Spanned<String>,
    pub(super) title: Option<String>,
    pub(super) changelog: Vec<Change>,
    #[serde(default)]
    pub(super) programme: Vec<RawProgramme>,
    pub(super) service: Option<RawService>,
}

/// What a version changed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) version: String,
    pub(super) changes: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProgramme {
    pub(super) id: Spanned<ProgrammeId>,
    pub(super) part: SummaryPart,
    pub(super) order: Spanned<u16>,
    pub(super) names: Spanned<Vec<RawName>>,
    #[serde(default)]
    pub(super) purpose: BTreeMap<Spanned<String>, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawService {
    pub(super) programme: Spanned<ProgrammeId>,
    pub(super) order: Spanned<u16>,
    pub(super) delivery: Delivery,
    pub(super) place: PlaceDisclosure,
    pub(super) phone: Option<String>,
    pub(super) successor: Option<Spanned<ServiceCode>>,
    pub(super) names: Spanned<Vec<RawName>>,
    pub(super) operator: Spanned<Vec<RawOperator>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawName {
    from: Option<Spanned<Datetime>>,
    short: String,
    long: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOperator {
    from: Option<Spanned<Datetime>>,
    name: String,
    source: String,
}

/// `measures.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measures {
    pub(super) measure: Vec<RawMeasure>,
    #[serde(default)]
    pub(super) dimension: Vec<RawDimension>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMeasure {
    pub(super) key: Spanned<MeasureKey>,
    pub(super) unit: Unit,
    pub(super) additivity: Additivity,
    pub(super) place: PlaceKind,
    pub(super) time: TimeKind,
    pub(super) order: Spanned<u16>,
    pub(super) label: Spanned<String>,
    pub(super) definition: Spanned<String>,
    pub(super) counts: Option<Spanned<RawCounts>>,
}

/// How a measure counts events of cases.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCounts {
    pub(super) event: Spanned<CountedEvent>,
    pub(super) quantity: Spanned<Quantity>,
    pub(super) when: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) by: BTreeMap<DimensionKey, Spanned<String>>,
}

/// The codes of a dimension with the words for them, in Spanish.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDimension {
    pub(super) key: DimensionKey,
    pub(super) codes: Vec<RawCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCode {
    pub(super) code: Spanned<DimensionCode>,
    pub(super) label: String,
}

/// `texts.toml`: one table a locale.
pub(super) type Texts = BTreeMap<Spanned<String>, RawTexts>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTexts {
    pub(super) summary: Spanned<String>,
    pub(super) description: Option<Spanned<String>>,
    pub(super) target: Option<Spanned<String>>,
    pub(super) glossary: Option<Spanned<String>>,
    pub(super) how_to_ask: Option<Spanned<String>>,
}

/// `documents.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Documents {
    pub(super) document: Vec<RawDocument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDocument {
    pub(super) id: Spanned<DocumentId>,
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) published_on: Option<Spanned<Datetime>>,
}

/// `terms.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Terms {
    pub(super) term: Vec<RawTerm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTerm {
    pub(super) locale: Spanned<String>,
    pub(super) term: Spanned<String>,
    pub(super) meaning: String,
}

/// A day written as a bare TOML date: `2026-01-24`.
pub(crate) fn day(file: &PackFile, raw: &Spanned<Datetime>) -> Result<Date, PackProblem> {
    let datetime = raw.get_ref();
    let date = datetime.date.filter(|_| datetime.time.is_none() && datetime.offset.is_none());
    let civil = date.and_then(|date| {
        let year = i16::try_from(date.year).ok()?;
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        Date::new(year, month, day).ok()
    });
    civil.ok_or_else(|| {
        let message = format!("`{datetime}` is not a day");
        file.problem_at(raw.span(), message, "write a date alone, such as 2026-01-24")
    })
}

/// Dated names, oldest first.
pub(super) fn names(
    file: &PackFile,
    raw: Spanned<Vec<RawName>>,
) -> Result<History<ServiceName>, PackProblem> {
    let span = raw.span();
    let dated = raw.into_inner().into_iter().map(|name| {
        let value = ServiceName { short: name.short, long: name.long };
        (name.from, value, name.source)
    });
    history(file, span, dated)
}

/// Dated operators, oldest first.
pub(super) fn operators(
    file: &PackFile,
    raw: Spanned<Vec<RawOperator>>,
) -> Result<History<String>, PackProblem> {
    let span = raw.span();
    let dated = raw.into_inner().into_iter().map(|one| (one.from, one.name, one.source));
    history(file, span, dated)
}

fn history<T>(
    file: &PackFile,
    span: std::ops::Range<usize>,
    dated: impl Iterator<Item = (Option<Spanned<Datetime>>, T, String)>,
) -> Result<History<T>, PackProblem> {
    let values = dated
        .map(|(from, value, source)| {
            let from = from.map(|from| day(file, &from)).transpose()?;
            Ok(DatedValue { from, value, source })
        })
        .collect::<Result<Vec<_>, PackProblem>>()?;
    History::new(values).map_err(|error| {
        let help = "write the oldest first; only the first may have no `from`";
        file.problem_at(span, error.to_string(), help)
    })
}
