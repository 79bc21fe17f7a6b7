//! The two consolidated tables: provinces by services, with totals.

use domain::summary::{ConsolidatedTable, TableId};

use super::words::{Words, heading, note, row, text};
use super::{Block, Cell, Column, Row, RowKind, Table, Tone};

pub(super) fn blocks(words: Words<'_>) -> Vec<Block> {
    let mut blocks =
        vec![Block::PageBreak, heading(1, "consolidated", words.get("report-consolidated"))];
    for table in &words.summary.tables {
        let name = words.get(name_key(table.id));
        blocks.push(heading(2, format!("table-{}", table.id.as_str()), name));
        blocks.extend(one(words, table));
    }
    blocks
}

/// The text that names a table.
pub(super) fn name_key(id: TableId) -> &'static str {
    match id {
        TableId::Operated => "report-table-operated",
        TableId::Coordinated => "report-table-coordinated",
    }
}

fn one(words: Words<'_>, table: &ConsolidatedTable) -> Vec<Block> {
    if table.rows.is_empty() {
        return vec![note(Tone::Unknown, words.get("report-table-unknown"))];
    }
    let source = match &table.citation {
        Some(citation) => words.source_note(&words.citation(citation)),
        None => note(Tone::Quiet, words.get("report-coverage-directory")),
    };
    vec![
        Block::Table(layout(words, table)),
        note(Tone::Quiet, words.get("report-table-sums")),
        note(Tone::Quiet, legend(words, table)),
        source,
    ]
}

/// The table with one column a service; the last column and the last row are sums.
pub(super) fn layout(words: Words<'_>, table: &ConsolidatedTable) -> Table {
    let number =
        |label: &str| Column { label: label.to_owned(), is_number: true, weight: weight(label) };
    let mut columns = vec![words.column("report-province", false, 7)];
    columns.extend(table.columns.iter().map(|(_, label)| number(label)));
    columns.push(number(&words.get("report-total")));
    let cell = |amount: Option<&domain::figure::Amount>| {
        amount.map_or(Cell::Blank, |amount| words.count(*amount))
    };
    let mut rows: Vec<Row> = Vec::new();
    for one in &table.rows {
        let counts = table.columns.iter().map(|(code, _)| cell(one.cells.get(code)));
        let ends = [cell(one.total.as_ref())];
        rows.push(row([text(&one.place.name)].into_iter().chain(counts).chain(ends).collect()));
    }
    let sums = table.columns.iter().map(|(code, _)| cell(table.totals.get(code)));
    let first = [text(words.get("report-total"))];
    let cells = first.into_iter().chain(sums).chain([cell(table.total.as_ref())]).collect();
    rows.push(Row { kind: RowKind::Total, cells });
    let name = words.get(name_key(table.id));
    let caption = words.texts.format("report-table-caption", &[("table", name.into())]);
    Table { id: format!("consolidated-{}", table.id.as_str()), caption, columns, rows, chart: None }
}

/// Room for the longest word of a column heading, which is never broken.
fn weight(label: &str) -> u8 {
    let longest = label.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    u8::try_from(longest.div_ceil(2)).unwrap_or(u8::MAX).clamp(3, 8)
}

/// The full name of each column.
fn legend(words: Words<'_>, table: &ConsolidatedTable) -> String {
    let services = words.summary.programmes.iter().flat_map(|programme| &programme.services);
    let shown = services.filter(|s| table.columns.iter().any(|(code, _)| *code == s.service));
    let entry = |name: &domain::service::ServiceName| {
        let values = [("short", (&name.short).into()), ("long", (&name.long).into())];
        words.texts.format("report-full-name", &values)
    };
    shown.map(|service| entry(&service.name)).collect::<Vec<_>>().join(" · ")
}
