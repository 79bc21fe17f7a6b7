//! What must add up: totals and their parts, and one count in two parts of a document.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{Answer, Leaf};
use super::{Kind, Row, Source};

/// Two numbers that should be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    pub service: String,
    pub ubigeo: String,
    pub left: u64,
    pub right: u64,
    pub what: &'static str,
}

/// Every total with the sum of its parts as the JSON gives them, and each count that a section and a table both print.
pub fn pairs(source: &Source, answer: &Answer) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for row in &source.rows {
        match row.kind {
            Kind::Sum => pairs.push(pair(row, coverage(answer, row), "rows of a section")),
            Kind::TableTotal if row.ubigeo.len() == 4 => {
                let cells = answer.sum(|leaf| {
                    matches!(leaf, Leaf::Cell { table, ubigeo, .. }
                        if *table == row.section && *ubigeo == row.ubigeo)
                });
                pairs.push(pair(row, cells, "cells of a row"));
            }
            Kind::TableTotal if row.service.is_empty() => pairs.extend(corner(source, row)),
            Kind::TableTotal => {
                let cells = answer.sum(
                    |leaf| matches!(leaf, Leaf::Cell { service, .. } if *service == row.service),
                );
                pairs.push(pair(row, cells, "cells of a column"));
                if source.has_section_coverage(&row.service) {
                    pairs.push(pair(row, coverage(answer, row), "rows of a section, of a column"));
                }
            }
            _ => {}
        }
    }
    pairs.extend(section_beside_table(source));
    pairs
}

fn pair(row: &Row, left: u64, what: &'static str) -> Pair {
    let (service, ubigeo) = (row.service.clone(), row.ubigeo.clone());
    Pair { service, ubigeo, left, right: row.number(), what }
}

/// Offices of the service of a row in the JSON, of its kind or of all.
fn coverage(answer: &Answer, row: &Row) -> u64 {
    let wanted = row.dimensions.strip_prefix("kind=").unwrap_or_default();
    answer.sum(|leaf| {
        matches!(leaf, Leaf::Coverage { service, kind, .. }
            if *service == row.service && kind == wanted)
    })
}

/// The total of a table beside its printed column totals, and beside its printed row totals.
fn corner(source: &Source, row: &Row) -> [Pair; 2] {
    let totals =
        || source.rows.iter().filter(|r| r.kind == Kind::TableTotal && r.section == row.section);
    let columns = totals().filter(|r| !r.service.is_empty()).map(Row::number).sum();
    let rows = totals().filter(|r| r.ubigeo.len() == 4).map(Row::number).sum();
    [pair(row, columns, "totals of the columns"), pair(row, rows, "totals of the rows")]
}

/// Offices by province as the section counts them, beside the cell of the table.
fn section_beside_table(source: &Source) -> Vec<Pair> {
    let mut in_section: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let counted = |row: &&Row| matches!(row.kind, Kind::Coverage | Kind::NamedRow);
    for row in source.rows.iter().filter(counted) {
        if let Some(province) = row.ubigeo.get(..4) {
            *in_section.entry((&row.service, province)).or_default() += row.number();
        }
    }
    let cells = source.rows.iter().filter(|row| row.kind == Kind::TableCell);
    cells
        .filter_map(|row| {
            let left = in_section.get(&(row.service.as_str(), row.ubigeo.as_str()))?;
            Some(pair(row, *left, "a section and a table"))
        })
        .collect()
}

/// Services of which the document counts users or acts and no offices at all.
pub fn without_offices(source: &Source) -> BTreeSet<String> {
    let counts_users = source.rows.iter().filter(|row| row.kind == Kind::Figure);
    counts_users
        .map(|row| row.service.clone())
        .filter(|service| !source.has_section_coverage(service))
        .filter(|service| source.of(Kind::TableCell, service).next().is_none())
        .collect()
}

/// Services with offices in a section or in a table, but not in both, with how many.
pub fn one_sided(source: &Source) -> BTreeMap<String, u64> {
    let services: BTreeSet<&str> = source.rows.iter().map(|row| row.service.as_str()).collect();
    let mut sides = BTreeMap::new();
    for service in services.into_iter().filter(|service| !service.is_empty()) {
        let section: u64 = source.of(Kind::Coverage, service).map(Row::number).sum();
        let table: u64 = source.of(Kind::TableCell, service).map(Row::number).sum();
        match (source.has_section_coverage(service), table) {
            (true, 0) => sides.insert(service.to_owned(), section),
            (false, 1..) => sides.insert(service.to_owned(), table),
            _ => None,
        };
    }
    sides
}
