//! Reads how measures count events, and the indicators.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use crate::condition::{Kind, Vocabulary};
use crate::figure::Measure;
use crate::flow::{CountedEvent, Counting, Formula, Indicator, Parameter};
use crate::form::Basis;
use crate::id::{DimensionKey, EntryCode, MeasureKey, ParameterKey};
use crate::pack::schema::RawCounts;
use crate::pack::service_pack::ReadMeasures;
use crate::pack::{PackFile, PackProblem};

use super::condition_file::Page;
use super::flow_check::once;
use super::names::Names;

/// Reads how each measure counts.
pub(super) fn countings(
    read: &ReadMeasures<'_>,
    names: &Names,
    problems: &mut Vec<PackProblem>,
) -> BTreeMap<MeasureKey, Counting> {
    let Some(file) = read.file else { return BTreeMap::new() };
    let mut page = Page { file, problems };
    let mut countings = BTreeMap::new();
    for (key, _, raw) in &read.counts {
        let Some(measure) = read.measures.iter().find(|measure| measure.key == *key) else {
            continue;
        };
        check_units(raw, measure, &mut page);
        let event = *raw.event.get_ref();
        let vocabulary = names.of_event(event);
        let when = raw.when.as_ref().and_then(|when| page.condition(when, &vocabulary));
        let by = raw.by.iter().map(|(dimension, fact)| {
            check_dimension(dimension, fact, read, &vocabulary, &mut page);
            (dimension.clone(), fact.get_ref().clone())
        });
        let by = by.collect();
        let quantity = *raw.quantity.get_ref();
        let counting = Counting { measure: key.clone(), event, quantity, when, by };
        countings.insert(key.clone(), counting);
    }
    countings
}

/// A measure counts what its event is: one unit, one date, a place that the event tells.
fn check_units(raw: &RawCounts, measure: &Measure, page: &mut Page<'_>) {
    let event = *raw.event.get_ref();
    let name = event.as_str();
    match Counting::unit(event, *raw.quantity.get_ref()) {
        None => {
            let message = format!("`{name}` tells no such quantity");
            page.tell(&raw.quantity, message, "write `one`");
        }
        Some(unit) if unit != measure.unit => {
            let message =
                format!("`{name}` is counted in `{unit}`, the measure in `{}`", measure.unit);
            page.tell(&raw.event, message, "unlike units are never added: correct one of them");
        }
        Some(_) => {}
    }
    if event.time() != measure.time {
        let message = format!("the measure is dated otherwise than `{name}`");
        page.tell(&raw.event, message, "correct `time` of the measure, or the event");
    }
    if !event.tells(measure.place) {
        let message = format!("`{name}` does not tell the place that the measure asks for");
        page.tell(&raw.event, message, "correct `place` of the measure, or the event");
    }
}

fn check_dimension(
    dimension: &DimensionKey,
    fact: &Spanned<String>,
    read: &ReadMeasures<'_>,
    vocabulary: &dyn Vocabulary,
    page: &mut Page<'_>,
) {
    let known: BTreeSet<String> = read.codes_of(dimension.as_str()).unwrap_or_default();
    match vocabulary.kind(fact.get_ref()) {
        Some(Kind::Code(codes)) => {
            if let Some(code) = codes.iter().find(|code| !known.contains(*code)) {
                let message = format!("the dimension `{dimension}` has no code `{code}`");
                page.tell(fact, message, "add it to `[[dimension]]`");
            }
        }
        Some(kind) => {
            let message = format!("`{}` is {}, not a code", fact.get_ref(), kind.words());
            page.tell(fact, message, "name a fact or a question with one code");
        }
        None => {
            let message = format!("nothing is called `{}`", fact.get_ref());
            page.tell(fact, message, "name a fact or a question with one code");
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicators {
    indicator: Vec<RawIndicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    code: Spanned<EntryCode>,
    label: Spanned<String>,
    event: Spanned<CountedEvent>,
    population: Option<Spanned<String>>,
    numerator: RawCount,
    denominator: RawCount,
    formula: Spanned<String>,
    printed_formula: Option<String>,
    cut_off: Spanned<ParameterKey>,
    recompute: Spanned<ParameterKey>,
    source: Spanned<String>,
    basis: Basis,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCount {
    label: Spanned<String>,
    when: Spanned<String>,
}

/// Reads the indicators.
pub(super) fn indicators(
    file: &PackFile,
    names: &Names,
    parameters: &BTreeMap<ParameterKey, Parameter>,
    problems: &mut Vec<PackProblem>,
) -> Result<Vec<Indicator>, PackProblem> {
    let raw: RawIndicators = file.read_toml()?;
    let mut page = Page { file, problems };
    once(raw.indicator.iter().map(|one| &one.code), "indicator", &mut page);
    let mut read = Vec::new();
    for one in raw.indicator {
        read.extend(indicator(one, names, parameters, &mut page));
    }
    Ok(read)
}

fn indicator(
    raw: RawIndicator,
    names: &Names,
    parameters: &BTreeMap<ParameterKey, Parameter>,
    page: &mut Page<'_>,
) -> Option<Indicator> {
    for words in [&raw.label, &raw.numerator.label, &raw.denominator.label, &raw.source] {
        page.check_words(words);
    }
    if *raw.event.get_ref() != CountedEvent::CaseOpened {
        let help = "write `case.opened`";
        page.tell(&raw.event, "an indicator looks at the cases that entered", help);
    }
    for key in [&raw.cut_off, &raw.recompute] {
        if !parameters.contains_key(key.get_ref()) {
            let message = format!("there is no parameter `{}`", key.get_ref());
            page.tell(key, message, "add it to parameters.toml");
        }
    }
    let formula = Formula::parse(raw.formula.get_ref());
    if formula.is_none() {
        let help = "write `100 * a / b`; what a sheet prints goes to `printed_formula`";
        page.tell(&raw.formula, "the formula is not a ratio", help);
    }
    let population = match &raw.population {
        None => None,
        Some(when) => Some(page.condition(when, &names.of_case)?),
    };
    let numerator = page.condition(&raw.numerator.when, &names.of_case);
    let denominator = page.condition(&raw.denominator.when, &names.of_case);
    Some(Indicator {
        code: raw.code.into_inner(),
        label: raw.label.into_inner(),
        event: raw.event.into_inner(),
        population,
        numerator: numerator?,
        numerator_label: raw.numerator.label.into_inner(),
        denominator: denominator?,
        denominator_label: raw.denominator.label.into_inner(),
        formula: formula?,
        printed_formula: raw.printed_formula,
        cut_off: raw.cut_off.into_inner(),
        recompute: raw.recompute.into_inner(),
        source: raw.source.into_inner(),
        basis: raw.basis,
    })
}
