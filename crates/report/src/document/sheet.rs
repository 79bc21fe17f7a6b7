//! The same data by kind, for people who work in a spreadsheet: one sheet a kind, one fact a row.

use domain::summary::{ConsolidatedTable, Finding, ServiceSection, Stated, TableId};
use domain::territory::Level;

use super::annex::{figure_name, source_table, unit, value};
use super::words::{Words, capitalised, code, row, text};
use super::{Cell, CheckWords, Column, Row, Sheet, Table, consolidated};

pub(super) fn all(words: Words<'_>) -> Vec<Sheet> {
    let mut sheets = vec![users(words), coverage(words)];
    sheets.extend(words.summary.tables.iter().map(|table| consolidated_sheet(words, table)));
    sheets.extend([findings(words), figures(words), sources(words)]);
    sheets
}

fn sheet(
    words: Words<'_>,
    key: &str,
    caption: &str,
    columns: Vec<Column>,
    rows: Vec<Row>,
) -> Sheet {
    let (id, caption) = (key.to_owned(), words.get(caption));
    let table = Table { id, caption, columns, rows, chart: None };
    Sheet { name: words.get(&format!("report-sheet-{key}")), table, check: None }
}

fn services<'a>(words: Words<'a>) -> impl Iterator<Item = (&'a str, &'a ServiceSection)> {
    let programmes = words.summary.programmes.iter();
    programmes.flat_map(|p| p.services.iter().map(|service| (p.name.short.as_str(), service)))
}

fn users(words: Words<'_>) -> Sheet {
    let mut columns = vec![
        words.column("report-programme", false, 16),
        words.column("report-service-code", false, 10),
        words.column("report-service", false, 36),
        words.column("report-measure", false, 30),
        words.column("report-unit", false, 20),
    ];
    columns.extend(words.period_columns(16));
    let mut rows = Vec::new();
    for (programme, service) in services(words) {
        for measure in &service.measures {
            let head = [
                text(programme),
                code(&service.service),
                text(&service.name.long),
                text(&measure.label),
                text(unit(words, measure.unit, 2)),
            ];
            let counts = measure.cells.iter().map(|cell| words.known_count(*cell));
            rows.push(row(head.into_iter().chain(counts).collect()));
        }
    }
    sheet(words, "users", "report-users", columns, rows)
}

fn coverage(words: Words<'_>) -> Sheet {
    let columns = vec![
        words.column("report-service-code", false, 10),
        words.column("report-service", false, 36),
        words.column("report-kind", false, 20),
        words.column("report-ubigeo", false, 10),
        words.column("report-province", false, 22),
        words.column("report-district", false, 22),
        words.column("report-count", true, 16),
    ];
    let mut rows = Vec::new();
    for (_, service) in services(words).filter(|(_, service)| service.has_offices) {
        let head = [code(&service.service), text(&service.name.long)];
        let Some(coverage) = &service.coverage else {
            let unknown = words.known_count(None);
            let blanks = [Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank, unknown];
            rows.push(row(head.into_iter().chain(blanks).collect()));
            continue;
        };
        for one in &coverage.rows {
            let kind = one.kind.as_ref().map_or(Cell::Blank, |kind| text(&kind.label));
            let (province, district) = match (&one.province, one.place.ubigeo.level()) {
                (Some(province), _) => (text(&province.name), text(&one.place.name)),
                (None, Level::Province) => (text(&one.place.name), Cell::Blank),
                (None, _) => (Cell::Blank, Cell::Blank),
            };
            let ubigeo = code(&one.place.ubigeo);
            let rest = [kind, ubigeo, province, district, words.count(one.count)];
            rows.push(row(head.iter().cloned().chain(rest).collect()));
        }
    }
    sheet(words, "coverage", "report-coverage", columns, rows)
}

fn consolidated_sheet(words: Words<'_>, table: &ConsolidatedTable) -> Sheet {
    let key = match table.id {
        TableId::Operated => "operated",
        TableId::Coordinated => "coordinated",
    };
    let mut layout = consolidated::layout(words, table);
    for column in &mut layout.columns {
        column.weight = if column.is_number { 12 } else { 24 };
    }
    layout.columns.insert(0, words.column("report-ubigeo", false, 10));
    let codes = table.rows.iter().map(|one| code(&one.place.ubigeo)).chain([Cell::Blank]);
    for (row, ubigeo) in layout.rows.iter_mut().zip(codes) {
        row.cells.insert(0, ubigeo);
    }
    let mut rows = layout.rows;
    if table.rows.is_empty() {
        rows.clear();
    }
    let check = CheckWords {
        label: words.get("report-check"),
        agrees: words.get("report-check-agrees"),
        differs: words.get("report-check-differs"),
    };
    let built = sheet(words, key, consolidated::name_key(table.id), layout.columns, rows);
    Sheet { check: Some(check), ..built }
}

fn findings(words: Words<'_>) -> Sheet {
    let columns = vec![
        words.column("report-finding-rule", false, 26),
        words.column("report-finding-service", false, 12),
        words.column("report-ubigeo", false, 10),
        words.column("report-finding-message", false, 60),
        words.column("report-finding-where", false, 50),
        words.column("report-finding-says", false, 20),
    ];
    let mut rows = Vec::new();
    for finding in &words.summary.findings {
        rows.extend(finding.stated.iter().map(|stated| side(words, finding, stated)));
    }
    sheet(words, "findings", "report-findings", columns, rows)
}

fn side(words: Words<'_>, finding: &Finding, stated: &Stated) -> Row {
    let says = match stated.amount {
        Some(amount) => words.count(amount),
        None => text(value(words, stated)),
    };
    row(vec![
        code(&finding.rule),
        finding.service.as_ref().map_or(Cell::Blank, code),
        code(&finding.ubigeo),
        text(&finding.message),
        text(&stated.at),
        says,
    ])
}

fn figures(words: Words<'_>) -> Sheet {
    let columns = vec![
        words.column("report-service-code", false, 28),
        words.column("report-figure", false, 50),
        words.column("report-period", false, 16),
        words.column("report-value", true, 14),
        words.column("report-unit", false, 20),
        words.column("report-source-column", false, 84),
    ];
    let figure = |one: &domain::summary::SummaryFigure| {
        row(vec![
            code(&one.measure),
            text(figure_name(words, one)),
            text(capitalised(&words.period(one.period))),
            words.count(one.amount),
            text(unit(words, one.unit, 2)),
            text(words.source(&one.source)),
        ])
    };
    let rows = words.summary.figures.iter().map(figure).collect();
    sheet(words, "figures", "report-figures", columns, rows)
}

fn sources(words: Words<'_>) -> Sheet {
    let mut table = source_table(words);
    for (column, weight) in table.columns.iter_mut().zip([50, 50, 26]) {
        column.weight = weight;
    }
    sheet(words, "sources", "report-sources", table.columns, table.rows)
}
