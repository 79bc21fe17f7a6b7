//! The territory files of a deployment: departments, provinces and districts with their codes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::csv_reader::{Row, rows};
use super::{PackFile, PackProblem};
use crate::territory::{Level, Territory, TerritoryTable, Ubigeo};

const HEADER: [&str; 9] = [
    "ubigeo",
    "name",
    "reniec",
    "variants",
    "valid_from",
    "valid_to",
    "latitude",
    "longitude",
    "source",
];

/// A file whose name ends so holds territories created by law that the official list does not have yet.
const PROVISIONAL: &str = "_provisional.csv";

/// Reads every territory file into one table.
pub(super) fn read(files: &[&PackFile], problems: &mut Vec<PackProblem>) -> TerritoryTable {
    let mut territories = Vec::new();
    let mut seen = BTreeSet::new();
    let mut parents = Vec::new();
    for file in files {
        let provisional = file.path.ends_with(PROVISIONAL);
        for row in rows(file, &HEADER, problems) {
            match territory(&row, provisional) {
                Ok(territory) if !seen.insert(territory.ubigeo) => {
                    let message = format!("`{}` is written twice", territory.ubigeo);
                    problems.push(row.problem(0, message, "keep one row for each code"));
                }
                Ok(territory) => {
                    parents.extend(territory.ubigeo.parent().map(|parent| (parent, row)));
                    territories.push(territory);
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    for (parent, row) in parents {
        if !seen.contains(&parent) {
            let message = format!("`{}` lies in `{parent}`, which has no row", row.cell(0));
            problems.push(row.problem(0, message, "add the row of the province or department"));
        }
    }
    TerritoryTable::new(territories)
}

fn territory(row: &Row<'_>, provisional: bool) -> Result<Territory, PackProblem> {
    let ubigeo = Ubigeo::parse(row.cell(0)).map_err(|error| {
        row.problem(0, error.to_string(), "write the INEI code as text, with its leading zero")
    })?;
    if row.cell(1).is_empty() {
        return Err(row.problem(1, format!("`{ubigeo}` has no name"), "write the official name"));
    }
    Ok(Territory {
        ubigeo,
        name: row.cell(1).to_owned(),
        reniec: row.optional(2).map(str::to_owned),
        variants: row.cell(3).split('|').filter(|v| !v.is_empty()).map(str::to_owned).collect(),
        valid_from: date(row, 4)?,
        valid_to: date(row, 5)?,
        point: point(row, ubigeo)?,
        provisional,
    })
}

fn date(row: &Row<'_>, column: usize) -> Result<Option<Date>, PackProblem> {
    let parse = |text: &str| {
        text.parse().map_err(|_| {
            let message = format!("`{text}` is not a day");
            row.problem(column, message, "write it as 2026-01-24, or leave it blank")
        })
    };
    row.optional(column).map(parse).transpose()
}

fn point(row: &Row<'_>, ubigeo: Ubigeo) -> Result<Option<(f64, f64)>, PackProblem> {
    if row.optional(6).is_none() && row.optional(7).is_none() {
        return Ok(None);
    }
    let degrees = |column, limit: f64| {
        let value = row.cell(column).parse::<f64>().ok();
        value.filter(|value| value.abs() <= limit).ok_or_else(|| {
            let message = format!("`{}` is not a coordinate in degrees", row.cell(column));
            row.problem(column, message, "write both coordinates with a decimal point, or neither")
        })
    };
    if ubigeo.level() != Level::District {
        let message = format!("`{ubigeo}` is no district and cannot have a point");
        return Err(row.problem(6, message, "leave both coordinates blank"));
    }
    Ok(Some((degrees(6, 90.0)?, degrees(7, 180.0)?)))
}
