//! Offices of one service by place: as its section states them, else as the consolidated table does, else as the
//! directory counts them.

use std::collections::BTreeMap;

use super::known::{Known, add, standing};
use super::{CONSOLIDATED, Coverage, CoverageRow, KindLabel, SECTION, SECTION_TOTAL};
use crate::figure::value::KnownFigure;
use crate::figure::{Amount, Figure};
use crate::id::{DimensionCode, DimensionKey};
use crate::pack::ServicePack;
use crate::service::PlaceDisclosure;
use crate::source::Citation;
use crate::territory::{Level, Ubigeo};

/// The dimension that tells kinds of offices apart.
const KIND: &str = "kind";

/// A count of offices before it is laid out.
#[derive(Clone)]
struct Count {
    kind: Option<DimensionCode>,
    place: Ubigeo,
    amount: Amount,
}

/// The offices of a service, or `None` where nothing is known.
pub(super) fn of(known: &Known<'_>, pack: &ServicePack) -> Option<Coverage> {
    let (counts, citation) = [SECTION, CONSOLIDATED]
        .into_iter()
        .map(|statement| stated(known, pack, statement))
        .find(|(counts, _)| !counts.is_empty())
        .unwrap_or_else(|| (counted(known, pack), None));
    let counts = disclose(known, pack, finest(&counts));
    let total = add(counts.iter().map(|count| count.amount))?;
    let stated_total = stated_total(known, pack);
    Some(Coverage { rows: rows(known, pack, &counts), total, stated_total, citation })
}

/// One count for each kind and place that the part of a document states.
fn stated(known: &Known<'_>, pack: &ServicePack, part: &str) -> (Vec<Count>, Option<Citation>) {
    let mut cells: BTreeMap<(Option<&DimensionCode>, Ubigeo), Vec<&KnownFigure>> = BTreeMap::new();
    let mut kinds: Vec<Option<&DimensionCode>> = Vec::new();
    for one in known.offices(part) {
        if known.service_of(&one.figure) != Some(&pack.service.code) {
            continue;
        }
        if let (Some(kind), Some(place)) = (kind_of(&one.figure), one.figure.slice.place.ubigeo()) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            cells.entry((kind, place)).or_default().push(one);
        }
    }
    let mut values: Vec<_> = cells
        .into_iter()
        .filter_map(|((kind, place), values)| Some((kind, place, standing(values)?)))
        .collect();
    values.sort_by_key(|(kind, place, _)| (kinds.iter().position(|k| k == kind), *place));
    let citation = values.first().map(|(_, _, one)| one.figure.citation.clone());
    let counts = values.into_iter().map(|(kind, place, one)| Count {
        kind: kind.cloned(),
        place,
        amount: one.figure.amount,
    });
    (counts.collect(), citation)
}

/// The kind of a figure: `Some(None)` for all kinds together, `None` for a figure cut along other dimensions.
fn kind_of(figure: &Figure) -> Option<Option<&DimensionCode>> {
    let mut dimensions = figure.slice.dimensions.iter();
    match (dimensions.next(), dimensions.next()) {
        (None, _) => Some(None),
        (Some((key, code)), None) if key.as_str() == KIND => Some(Some(code)),
        _ => None,
    }
}

/// Centers of the directory, counted by kind and place.
fn counted(known: &Known<'_>, pack: &ServicePack) -> Vec<Count> {
    let mut counts: BTreeMap<(Option<&DimensionCode>, Ubigeo), u64> = BTreeMap::new();
    for center in known.centers.iter().filter(|center| center.service == pack.service.code) {
        *counts.entry((center.kind.as_ref(), center.place)).or_default() += 1;
    }
    let count = |((kind, place), count): ((Option<&DimensionCode>, _), _)| Count {
        kind: kind.cloned(),
        place,
        amount: Amount::exactly(count),
    };
    counts.into_iter().map(count).collect()
}

/// Drops what is the sum of other rows: a province beside its districts, all kinds beside each kind.
fn finest(counts: &[Count]) -> Vec<Count> {
    let covers = |general: &Count, fine: &Count| {
        (general.kind != fine.kind || general.place != fine.place)
            && (general.kind.is_none() || general.kind == fine.kind)
            && general.place.contains(fine.place)
    };
    let keep = |one: &&Count| !counts.iter().any(|other| covers(one, other));
    counts.iter().filter(keep).cloned().collect()
}

/// The place of a sealed service is not told below the department.
fn disclose(known: &Known<'_>, pack: &ServicePack, counts: Vec<Count>) -> Vec<Count> {
    if pack.service.place == PlaceDisclosure::Public {
        return counts;
    }
    let total = add(counts.iter().map(|count| count.amount));
    total.map(|amount| Count { kind: None, place: known.department, amount }).into_iter().collect()
}

fn rows(known: &Known<'_>, pack: &ServicePack, counts: &[Count]) -> Vec<CoverageRow> {
    let row = |count: &Count| {
        let is_district = count.place.level() == Level::District;
        CoverageRow {
            kind: count.kind.as_ref().map(|code| label(pack, code)),
            place: known.place(count.place),
            province: count.place.province().filter(|_| is_district).map(|p| known.place(p)),
            count: count.amount,
        }
    };
    counts.iter().map(row).collect()
}

fn label(pack: &ServicePack, code: &DimensionCode) -> KindLabel {
    let labels = pack.dimension_labels.iter();
    let is_it = |key: &DimensionKey, c: &DimensionCode| key.as_str() == KIND && c == code;
    let label = labels.filter(|((key, c), _)| is_it(key, c)).map(|(_, label)| label.clone()).next();
    KindLabel { code: code.clone(), label: label.unwrap_or_else(|| code.to_string()) }
}

/// The total as the section prints it.
fn stated_total(known: &Known<'_>, pack: &ServicePack) -> Option<Amount> {
    let totals = known.offices(SECTION_TOTAL).into_iter().filter(|one| {
        let figure = &one.figure;
        known.service_of(figure) == Some(&pack.service.code)
            && figure.slice.place.ubigeo() == Some(known.department)
            && figure.slice.dimensions.is_empty()
    });
    standing(totals).map(|one| one.figure.amount)
}
