//! The first lines: a few numbers, and how to read the rest.

use std::collections::BTreeSet;

use domain::figure::Amount;
use domain::summary::TableId;
use domain::territory::Ubigeo;

use super::words::{Words, heading, note, paragraph};
use super::{Block, KeyFigure, Tone};

pub(super) fn blocks(words: Words<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "overview", words.get("report-overview"))];
    if is_unknown(words) {
        blocks.push(note(Tone::Unknown, words.get("report-nothing-known")));
    } else {
        blocks.push(Block::KeyFigures { figures: figures(words) });
    }
    blocks.push(paragraph(words.get("report-reading")));
    blocks
}

/// Whether nothing at all is known of the department.
fn is_unknown(words: Words<'_>) -> bool {
    let summary = words.summary;
    let mut services = summary.programmes.iter().flat_map(|programme| &programme.services);
    summary.figures.is_empty()
        && summary.tables.iter().all(|table| table.rows.is_empty())
        && services.all(|service| service.coverage.is_none())
}

fn figures(words: Words<'_>) -> Vec<KeyFigure> {
    let findings = u64::try_from(words.summary.findings.len()).unwrap_or(u64::MAX);
    [
        ("operated", total(words, TableId::Operated)),
        ("coordinated", total(words, TableId::Coordinated)),
        ("provinces", provinces(words).map(Amount::exactly)),
        ("findings", Some(Amount::exactly(findings))),
    ]
    .into_iter()
    .map(|(key, amount)| key_figure(words, key, amount))
    .collect()
}

fn key_figure(words: Words<'_>, key: &str, amount: Option<Amount>) -> KeyFigure {
    let count = amount.map_or(0, Amount::low);
    let label = words.texts.format(&format!("report-key-{key}"), &[("count", count.into())]);
    let value = amount.map_or_else(|| words.get("not-known"), |amount| words.amount(amount));
    KeyFigure { value, label }
}

fn total(words: Words<'_>, id: TableId) -> Option<Amount> {
    words.summary.tables.iter().find(|table| table.id == id)?.total
}

/// Provinces with an office in one of the tables.
fn provinces(words: Words<'_>) -> Option<u64> {
    let rows = words.summary.tables.iter().flat_map(|table| &table.rows);
    let served: BTreeSet<Ubigeo> =
        rows.filter(|row| row.total.is_some()).map(|row| row.place.ubigeo).collect();
    u64::try_from(served.len()).ok().filter(|count| *count > 0)
}
