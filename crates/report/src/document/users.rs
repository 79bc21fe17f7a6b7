//! Users and acts of a service: one row a measure, one column a period, and bars to compare them.

use domain::figure::{Amount, Period};
use domain::summary::{MeasureRow, ServiceSection};

use super::words::{Words, capitalised, note, row, text};
use super::{Block, Table, Tone};
use crate::chart::{Bar, BarTone, Chart, Group};

pub(super) fn blocks(words: Words<'_>, section: &ServiceSection) -> Vec<Block> {
    if section.measures.is_empty() {
        return Vec::new();
    }
    let is_known = section.measures.iter().flat_map(|row| &row.cells).any(Option::is_some);
    if !is_known {
        let values = [("periods", capitalised(&words.periods()).into())];
        return vec![note(Tone::Unknown, words.texts.format("report-users-unknown", &values))];
    }
    let mut blocks = vec![Block::Table(table(words, section))];
    blocks.extend(stock_note(words, section));
    blocks.extend(source(words, section));
    blocks
}

fn table(words: Words<'_>, section: &ServiceSection) -> Table {
    let mut columns = vec![words.column("report-measure", false, 5)];
    columns.extend(words.period_columns(4));
    let cells = |measure: &MeasureRow| {
        let counts = measure.cells.iter().map(|cell| words.known_count(*cell));
        row(std::iter::once(text(&measure.label)).chain(counts).collect())
    };
    let values = [("service", (&section.name.short).into())];
    Table {
        id: format!("users-{}", section.service),
        caption: words.texts.format("report-users-caption", &values),
        columns,
        rows: section.measures.iter().map(cells).collect(),
        chart: chart(words, section),
    }
}

/// Bars of each measure over the periods; none where every value is zero or not known.
fn chart(words: Words<'_>, section: &ServiceSection) -> Option<Chart> {
    let known = section.measures.iter().flat_map(|row| &row.cells).flatten();
    known.map(|amount| amount.low()).max().filter(|highest| *highest > 0)?;
    let groups: Vec<Group> = section.measures.iter().map(|measure| group(words, measure)).collect();
    let values = [("service", (&section.name.short).into())];
    let title = words.texts.format("report-users-chart", &values);
    Some(Chart::compare(&format!("chart-users-{}", section.service), title, &groups))
}

fn group(words: Words<'_>, measure: &MeasureRow) -> Group {
    let bar = |(period, cell): (&Period, &Option<Amount>)| Bar {
        label: capitalised(&words.period(*period)),
        value: words.known_count(*cell).text().to_owned(),
        low: cell.map(Amount::low),
        high: cell.and_then(Amount::high),
        tone: if matches!(period, Period::Year(_)) { BarTone::Full } else { BarTone::Light },
    };
    let bars = words.summary.periods.iter().zip(&measure.cells).map(bar).collect();
    Group { label: Some(measure.label.clone()), bars }
}

/// People present are counted again in every month: those who add would count them twice.
fn stock_note(words: Words<'_>, section: &ServiceSection) -> Option<Block> {
    let stocks: Vec<&str> =
        section.measures.iter().filter(|m| m.is_stock).map(|m| m.label.as_str()).collect();
    let values = [("measures", stocks.join(", ").into())];
    let is_any = !stocks.is_empty();
    is_any.then(|| note(Tone::Quiet, words.texts.format("report-stock-note", &values)))
}

/// The document that states the values, once.
fn source(words: Words<'_>, section: &ServiceSection) -> Option<Block> {
    let is_shown =
        |measure: &domain::id::MeasureKey| section.measures.iter().any(|m| m.measure == *measure);
    let mut titles: Vec<String> = Vec::new();
    for figure in words.summary.figures.iter().filter(|figure| is_shown(&figure.measure)) {
        let source = words.source_title(&figure.source);
        if !titles.contains(&source) {
            titles.push(source);
        }
    }
    (!titles.is_empty()).then(|| words.source_note(&titles.join("; ")))
}
