//! What follows the sections: contradictions, glossary, sources, and every figure with its source.

use domain::figure::Unit;
use domain::source::SourceDocument;
use domain::summary::{Finding, Stated, SummaryFigure};

use super::words::{Words, definition, heading, note, paragraph, row, text};
use super::{Block, Cell, Definition, FindingBlock, Row, Table, Tone};

pub(super) fn blocks(words: Words<'_>) -> Vec<Block> {
    let mut blocks = findings(words);
    blocks.extend(glossary(words));
    blocks.extend(sources(words));
    blocks.extend(figures(words));
    blocks
}

fn findings(words: Words<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "findings", words.get("report-findings"))];
    if words.summary.findings.is_empty() {
        blocks.push(paragraph(words.get("report-findings-none")));
        return blocks;
    }
    blocks.push(paragraph(words.get("report-findings-intro")));
    let findings = words.summary.findings.iter().map(|one| finding(words, one)).collect();
    blocks.push(Block::Findings { findings });
    blocks
}

fn finding(words: Words<'_>, finding: &Finding) -> FindingBlock {
    let side = |one: &Stated| definition(one.at.clone(), value(words, one));
    let service = finding.service.as_ref().map(|code| words.service_name(code));
    FindingBlock {
        rule: finding.rule.to_string(),
        subject: service.unwrap_or_else(|| words.summary.department.name.clone()),
        message: finding.message.clone(),
        stated: finding.stated.iter().map(side).collect(),
    }
}

/// What one side says: its words, or the number where it has none.
pub(super) fn value(words: Words<'_>, stated: &Stated) -> String {
    match stated.amount {
        Some(amount) if stated.text.is_empty() => words.amount(amount),
        _ => stated.text.clone(),
    }
}

fn glossary(words: Words<'_>) -> Vec<Block> {
    let entry =
        |one: &domain::summary::GlossaryEntry| definition(one.term.clone(), one.meaning.clone());
    let entries: Vec<Definition> = words.summary.glossary.iter().map(entry).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![heading(1, "glossary", words.get("report-glossary")), Block::Definitions { entries }]
}

fn sources(words: Words<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, "sources", words.get("report-sources"))];
    if words.summary.sources.is_empty() {
        blocks.push(note(Tone::Unknown, words.get("report-sources-none")));
    } else {
        blocks.push(Block::Table(source_table(words)));
    }
    blocks
}

pub(super) fn source_table(words: Words<'_>) -> Table {
    let source = |one: &SourceDocument| {
        let day = one.published_on.map(|day| words.date(day));
        let day =
            day.map_or_else(|| Cell::Unknown { text: words.get("report-published-unknown") }, text);
        row(vec![text(&one.title), text(&one.publisher), day])
    };
    Table {
        id: "source-documents".to_owned(),
        caption: words.get("report-sources"),
        columns: vec![
            words.column("report-document", false, 5),
            words.column("report-publisher", false, 5),
            words.column("report-published-on", false, 3),
        ],
        rows: words.summary.sources.iter().map(source).collect(),
        chart: None,
    }
}

fn figures(words: Words<'_>) -> Vec<Block> {
    if words.summary.figures.is_empty() {
        return Vec::new();
    }
    vec![
        heading(1, "figures", words.get("report-figures")),
        paragraph(words.get("report-figures-intro")),
        Block::Table(Table {
            id: "all-figures".to_owned(),
            caption: words.get("report-figures"),
            columns: vec![
                words.column("report-figure", false, 12),
                words.column("report-period", false, 7),
                words.column("report-value", true, 5),
                words.column("report-unit", false, 7),
                words.column("report-source-column", false, 19),
            ],
            rows: words.summary.figures.iter().map(|one| figure(words, one)).collect(),
            chart: None,
        }),
    ]
}

fn figure(words: Words<'_>, figure: &SummaryFigure) -> Row {
    row(vec![
        text(figure_name(words, figure)),
        text(super::words::capitalised(&words.period(figure.period))),
        words.count(figure.amount),
        text(unit(words, figure.unit, figure.amount.low())),
        text(words.source(&figure.source)),
    ])
}

/// `CEM: Casos atendidos`, with the part it is cut to.
pub(super) fn figure_name(words: Words<'_>, figure: &SummaryFigure) -> String {
    let mut services = words.summary.programmes.iter().flat_map(|p| &p.services);
    let service = services.find(|s| Some(&s.service) == figure.service.as_ref());
    let name = match service {
        Some(service) => {
            let short = (&service.name.short).into();
            let values = [("service", short), ("label", (&figure.label).into())];
            words.texts.format("report-figure-of", &values)
        }
        None => figure.label.clone(),
    };
    if figure.dimension_words.is_empty() {
        return name;
    }
    let values = [("figure", name.into()), ("cut", (&figure.dimension_words).into())];
    words.texts.format("report-figure-cut", &values)
}

/// The unit in singular or plural.
pub(super) fn unit(words: Words<'_>, unit: Unit, count: u64) -> String {
    let key = format!("unit-{}", unit.as_str().replace('_', "-"));
    words.texts.format(&key, &[("count", count.into())])
}
