//! The summary as JSON, for programs. The keys are stable: `docs/schemas/executive-summary.schema.json` describes them.

use std::collections::BTreeMap;

use domain::figure::Amount;
use domain::id::ServiceCode;
use domain::summary::{
    ConsolidatedTable, CoverageRow, ExecutiveSummary, Finding, SummaryFigure, TableRow,
};
use domain::territory::Ubigeo;
use serde_json::{Map, Value, json};

use crate::ReportError;

/// Writes the data of a summary, indented, with a final line end.
///
/// Of a value known only within bounds, the number is the lower bound and `bound` holds both. A blank is `null` or absent,
/// never 0.
///
/// # Errors
/// [`ReportError::Json`] if the data cannot be written.
pub fn render(summary: &ExecutiveSummary) -> Result<String, ReportError> {
    let mut text = serde_json::to_string_pretty(&value(summary))?;
    text.push('\n');
    Ok(text)
}

/// The data of a summary as a JSON value.
#[must_use]
pub fn value(summary: &ExecutiveSummary) -> Value {
    json!({
        "department": {
            "ubigeo": summary.department.ubigeo.as_str(),
            "name": summary.department.name,
        },
        "periods": summary.periods.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "snapshot": summary.snapshot,
        "generated_on": summary.generated_on.to_string(),
        "figures": summary.figures.iter().map(figure).collect::<Vec<_>>(),
        "coverage": coverage(summary),
        "tables": summary.tables.iter().map(table).collect::<Vec<_>>(),
        "findings": summary.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn figure(figure: &SummaryFigure) -> Value {
    let mut object = Map::new();
    object.insert("measure".into(), figure.measure.as_str().into());
    object.insert("period".into(), figure.period.to_string().into());
    insert_amount(&mut object, "value", figure.amount);
    object.insert("unit".into(), figure.unit.as_str().into());
    object.insert("source".into(), figure.source.to_string().into());
    if !figure.dimensions.is_empty() {
        object.insert("dimensions".into(), figure.dimensions.clone().into());
    }
    object.into()
}

/// The number under `key`, and both bounds where it is not exact.
fn insert_amount(object: &mut Map<String, Value>, key: &str, amount: Amount) {
    object.insert(key.into(), amount.low().into());
    if amount.exact().is_none() {
        object.insert("bound".into(), json!({ "low": amount.low(), "high": amount.high() }));
    }
}

/// One object for each service and place, with its kinds as parts.
fn coverage(summary: &ExecutiveSummary) -> Vec<Value> {
    let services = summary.programmes.iter().flat_map(|programme| &programme.services);
    let known = services.filter_map(|service| Some((&service.service, service.coverage.as_ref()?)));
    known.flat_map(|(service, coverage)| places(service, &coverage.rows)).collect()
}

fn places(service: &ServiceCode, rows: &[CoverageRow]) -> Vec<Value> {
    let mut by_place: BTreeMap<Ubigeo, Vec<&CoverageRow>> = BTreeMap::new();
    for row in rows {
        by_place.entry(row.place.ubigeo).or_default().push(row);
    }
    by_place.into_iter().map(|(ubigeo, rows)| place(service, ubigeo, &rows)).collect()
}

fn place(service: &ServiceCode, ubigeo: Ubigeo, rows: &[&CoverageRow]) -> Value {
    let mut object = Map::new();
    object.insert("service".into(), service.as_str().into());
    object.insert("ubigeo".into(), ubigeo.as_str().into());
    if let Some(total) = rows.iter().map(|row| row.count).reduce(Amount::plus) {
        insert_amount(&mut object, "count", total);
    }
    let parts: Vec<Value> = rows.iter().filter_map(|row| part(row)).collect();
    if !parts.is_empty() {
        object.insert("parts".into(), parts.into());
    }
    object.into()
}

fn part(row: &CoverageRow) -> Option<Value> {
    let mut object = Map::new();
    object.insert("kind".into(), row.kind.as_ref()?.code.as_str().into());
    insert_amount(&mut object, "count", row.count);
    Some(object.into())
}

fn table(table: &ConsolidatedTable) -> Value {
    let mut totals = cells(&table.totals);
    totals.insert("total".into(), lower(table.total));
    json!({
        "id": table.id.as_str(),
        "columns": table.columns.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        "totals": totals,
    })
}

fn row(row: &TableRow) -> Value {
    json!({
        "ubigeo": row.place.ubigeo.as_str(),
        "name": row.place.name,
        "cells": cells(&row.cells),
        "total": lower(row.total),
    })
}

fn cells(cells: &BTreeMap<ServiceCode, Amount>) -> Map<String, Value> {
    cells.iter().map(|(code, amount)| (code.to_string(), amount.low().into())).collect()
}

fn lower(amount: Option<Amount>) -> Value {
    amount.map_or(Value::Null, |amount| amount.low().into())
}

fn finding(finding: &Finding) -> Value {
    let stated = finding.stated.iter().map(|one| match one.amount.and_then(Amount::exact) {
        Some(value) => Value::from(value),
        None => Value::from(one.text.as_str()),
    });
    json!({
        "rule": finding.rule.as_str(),
        "service": finding.service.as_ref().map(ServiceCode::as_str),
        "ubigeo": finding.ubigeo.as_str(),
        "stated": stated.collect::<Vec<_>>(),
        "places": finding.stated.iter().map(|one| one.at.as_str()).collect::<Vec<_>>(),
        "message": finding.message,
    })
}
