//! Sections of the summary: programmes, their services, and the users of each service by period.

use std::collections::BTreeMap;

use super::coverage;
use super::known::{Known, add, in_spanish, is_offices, standing};
use super::{MeasureRow, ProgrammeSection, ServiceSection};
use crate::figure::value::KnownFigure;
use crate::figure::{Additivity, Amount, Measure, Period, PlaceKind, TimeKind};
use crate::id::{DimensionCode, DimensionKey};
use crate::pack::{ProgrammePack, ServicePack};
use crate::service::{PlaceDisclosure, SummaryPart};

/// Programmes in order, numbered inside their part, each with the services that stand in this department.
///
/// Where the offices of the department are known, a service of which nothing is known has none there and is left out, as
/// the source documents do; promoted services always stand. Where they are not known, every service stands.
pub(super) fn programmes(known: &Known<'_>) -> Vec<ProgrammeSection> {
    let mut sections = Vec::new();
    for pack in &known.catalogue.programmes {
        let services = services(known, pack);
        if !services.is_empty() {
            let before =
                sections.iter().filter(|s: &&ProgrammeSection| s.part == pack.programme.part);
            let number = before.map(|section| section.number).max().unwrap_or(0) + 1;
            sections.push(programme(known, pack, number, services));
        }
    }
    sections
}

fn programme(
    known: &Known<'_>,
    pack: &ProgrammePack,
    number: u16,
    services: Vec<ServiceSection>,
) -> ProgrammeSection {
    ProgrammeSection {
        id: pack.programme.id.clone(),
        part: pack.programme.part,
        number,
        name: pack.programme.names.on(known.names_on).clone(),
        purpose: in_spanish(&pack.purpose).cloned(),
        services,
    }
}

fn services(known: &Known<'_>, programme: &ProgrammePack) -> Vec<ServiceSection> {
    let stands = |pack: &ServicePack| {
        programme.programme.part == SummaryPart::Promoted
            || !known.is_described()
            || known.has_service(&pack.service.code)
    };
    let own = known.services().iter().filter(|p| p.service.programme == programme.programme.id);
    own.filter(|pack| stands(pack)).zip(1..).map(|(pack, at)| service(known, pack, at)).collect()
}

fn service(known: &Known<'_>, pack: &ServicePack, number: u16) -> ServiceSection {
    let texts = in_spanish(&pack.texts);
    let is_sealed = pack.service.place == PlaceDisclosure::Sealed;
    ServiceSection {
        service: pack.service.code.clone(),
        number,
        name: pack.service.names.on(known.names_on).clone(),
        description: texts.map(|texts| texts.description.clone()).unwrap_or_default(),
        target: texts.and_then(|texts| texts.target.clone()),
        operator: pack.service.operator.on(known.names_on).clone(),
        has_offices: pack.measures.iter().any(is_offices),
        coverage: coverage::of(known, pack),
        measures: measures(known, pack),
        sealed_note: texts.filter(|_| is_sealed).and_then(|texts| texts.how_to_ask.clone()),
    }
}

/// One row a measure that counts at the place of the service; one that counts elsewhere stands only where it is known.
fn measures(known: &Known<'_>, pack: &ServicePack) -> Vec<MeasureRow> {
    let mut measures: Vec<_> = pack.measures.iter().filter(|m| !is_offices(m)).collect();
    measures.sort_by_key(|measure| measure.order);
    let row = |measure: &Measure| MeasureRow {
        measure: measure.key.clone(),
        label: measure.label.clone(),
        unit: measure.unit,
        is_stock: matches!(measure.time, TimeKind::Present | TimeKind::Existing),
        cells: known.periods.iter().map(|period| cell(known, pack, measure, *period)).collect(),
    };
    measures
        .into_iter()
        .map(|measure| (measure.place, row(measure)))
        .filter(|(place, row)| *place == PlaceKind::Center || row.cells.iter().any(Option::is_some))
        .map(|(_, row)| row)
        .collect()
}

/// The value of the whole department; where only its parts by one dimension are stated, their sum.
fn cell(
    known: &Known<'_>,
    pack: &ServicePack,
    measure: &Measure,
    period: Period,
) -> Option<Amount> {
    let here: Vec<&KnownFigure> = known
        .in_periods()
        .filter(|k| k.figure.measure == measure.key && k.figure.period == period)
        .filter(|k| k.figure.slice.place.ubigeo() == Some(known.department))
        .collect();
    let whole = here.iter().copied().filter(|k| k.figure.slice.dimensions.is_empty());
    match standing(whole) {
        Some(one) => Some(one.figure.amount),
        None if measure.additivity == Additivity::NonAdditive => None,
        None => sum_of_parts(pack, &here),
    }
}

/// Sum over the codes of one dimension. If a declared code has no value, the sum is only a lower bound.
fn sum_of_parts(pack: &ServicePack, here: &[&KnownFigure]) -> Option<Amount> {
    let mut parts: BTreeMap<&DimensionKey, BTreeMap<&DimensionCode, Vec<&KnownFigure>>> =
        BTreeMap::new();
    for one in here {
        let mut dimensions = one.figure.slice.dimensions.iter();
        if let (Some((key, code)), None) = (dimensions.next(), dimensions.next()) {
            parts.entry(key).or_default().entry(code).or_default().push(one);
        }
    }
    let (key, codes) = parts.into_iter().next()?;
    let is_whole =
        pack.dimension_labels.keys().filter(|(k, _)| k == key).all(|(_, c)| codes.contains_key(c));
    let total = add(codes.into_values().filter_map(standing).map(|one| one.figure.amount))?;
    Some(if is_whole { total } else { Amount::at_least(total.low()) })
}
