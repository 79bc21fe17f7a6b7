//! Where a service is: offices by place, by kind where the source tells kinds apart, and the total.

use std::collections::BTreeMap;

use domain::figure::Amount;
use domain::summary::{Coverage, CoverageRow, NamedPlace, ServiceSection};
use domain::territory::{Level, Ubigeo};

use super::words::{Words, note, row, text};
use super::{Block, Cell, Row, RowKind, Table, Tone};
use crate::chart::{Bar, BarTone, Chart, Group};

/// From how many provinces on people would rather look than read.
const CHART_FROM: usize = 3;

pub(super) fn blocks(words: Words<'_>, section: &ServiceSection) -> Vec<Block> {
    let Some(coverage) = &section.coverage else {
        let unknown = || note(Tone::Unknown, words.get("report-coverage-unknown"));
        return section.has_offices.then(unknown).into_iter().collect();
    };
    let mut blocks = vec![Block::Table(table(words, section, coverage))];
    blocks.extend(differs(words, coverage));
    blocks.push(match &coverage.citation {
        Some(citation) => words.source_note(&words.citation(citation)),
        None => note(Tone::Quiet, words.get("report-coverage-directory")),
    });
    blocks
}

fn table(words: Words<'_>, section: &ServiceSection, coverage: &Coverage) -> Table {
    let has_districts = coverage.rows.iter().any(|one| one.province.is_some());
    let is_whole = coverage.rows.iter().all(|one| one.place.ubigeo.level() == Level::Department);
    let first = if is_whole { "report-place" } else { "report-province" };
    let mut columns = vec![words.column(first, false, 4)];
    if has_districts {
        columns.push(words.column("report-district", false, 4));
    }
    columns.push(words.column("report-count", true, 2));
    let values = [("service", (&section.name.short).into())];
    Table {
        id: format!("coverage-{}", section.service),
        caption: words.texts.format("report-coverage-caption", &values),
        rows: rows(words, coverage, has_districts),
        columns,
        chart: chart(words, section, coverage),
    }
}

fn rows(words: Words<'_>, coverage: &Coverage, has_districts: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut kind = None;
    for one in &coverage.rows {
        if one.kind.is_some() && one.kind != kind {
            kind.clone_from(&one.kind);
            rows.push(group(words, coverage, one, has_districts));
        }
        rows.push(row(cells(words, one, has_districts)));
    }
    if coverage.rows.len() > 1 {
        let total = [text(words.get("report-total")), words.count(coverage.total)];
        rows.push(Row { kind: RowKind::Total, cells: padded(total, has_districts) });
    }
    rows
}

/// The kind and how many there are of it.
fn group(words: Words<'_>, coverage: &Coverage, of: &CoverageRow, has_districts: bool) -> Row {
    let own = coverage.rows.iter().filter(|one| one.kind == of.kind).map(|one| one.count);
    let total = own.reduce(Amount::plus).map_or(Cell::Blank, |total| words.count(total));
    let label = of.kind.as_ref().map(|kind| kind.label.clone()).unwrap_or_default();
    Row { kind: RowKind::Group, cells: padded([text(label), total], has_districts) }
}

fn padded([first, last]: [Cell; 2], has_districts: bool) -> Vec<Cell> {
    let middle = has_districts.then_some(Cell::Blank);
    std::iter::once(first).chain(middle).chain([last]).collect()
}

fn cells(words: Words<'_>, one: &CoverageRow, has_districts: bool) -> Vec<Cell> {
    let count = words.count(one.count);
    match (&one.province, has_districts) {
        (Some(province), _) => vec![text(&province.name), text(&one.place.name), count],
        (None, true) => vec![text(place(words, &one.place)), Cell::Blank, count],
        (None, false) => vec![text(place(words, &one.place)), count],
    }
}

/// A department is named as such: its name is also that of a province.
fn place(words: Words<'_>, place: &NamedPlace) -> String {
    if place.ubigeo.level() == Level::Department {
        words.texts.format("report-department-only", &[("name", (&place.name).into())])
    } else {
        place.name.clone()
    }
}

fn differs(words: Words<'_>, coverage: &Coverage) -> Option<Block> {
    let stated = coverage.stated_total.filter(|s| !s.is_compatible_with(coverage.total))?;
    let values =
        [("stated", words.amount(stated).into()), ("total", words.amount(coverage.total).into())];
    Some(note(Tone::Differs, words.texts.format("report-coverage-differs", &values)))
}

/// Offices by province, in the order of the territory; only where there are several provinces, and not all alike.
fn chart(words: Words<'_>, section: &ServiceSection, coverage: &Coverage) -> Option<Chart> {
    let mut provinces: BTreeMap<Ubigeo, (String, Amount)> = BTreeMap::new();
    for one in &coverage.rows {
        let place = one.province.as_ref().unwrap_or(&one.place);
        let entry = provinces.entry(place.ubigeo);
        entry
            .and_modify(|(_, sum)| *sum = sum.plus(one.count))
            .or_insert_with(|| (place.name.clone(), one.count));
    }
    let first = provinces.values().next().map(|(_, amount)| *amount)?;
    let is_alike = provinces.values().all(|(_, amount)| *amount == first);
    if provinces.len() < CHART_FROM || is_alike {
        return None;
    }
    let bar = |(label, amount): (String, Amount)| Bar {
        label,
        value: words.amount(amount),
        low: Some(amount.low()),
        high: amount.high(),
        tone: BarTone::Full,
    };
    let bars = provinces.into_values().map(bar).collect();
    let values = [("service", (&section.name.short).into())];
    let title = words.texts.format("report-coverage-chart", &values);
    let id = format!("chart-coverage-{}", section.service);
    Some(Chart::bars(&id, title, Group { label: None, bars }))
}
