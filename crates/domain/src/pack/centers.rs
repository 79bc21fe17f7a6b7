//! The center files of a deployment: places where services are given, as documents tell them.

use std::collections::{BTreeMap, BTreeSet};

use super::csv_reader::{Row, rows};
use super::{PackFile, PackProblem, ServicePack};
use crate::center::{Center, Provenance};
use crate::id::{CenterId, DimensionCode, DimensionKey, InvalidId, ServiceCode};
use crate::territory::{TerritoryTable, Ubigeo};

const HEADER: [&str; 6] = ["id", "service", "kind", "place", "name", "source"];

/// What a center must agree with.
pub(super) struct Known<'a> {
    pub(super) services: &'a BTreeMap<ServiceCode, ServicePack>,
    /// Packs that could not be read: their centers are left out, for the mistake is told already.
    pub(super) broken: &'a BTreeSet<&'a str>,
    pub(super) territory: &'a TerritoryTable,
}

/// Reads every center file and checks each row against the services and the territory.
pub(super) fn read(
    files: &[&PackFile],
    known: &Known<'_>,
    problems: &mut Vec<PackProblem>,
) -> Vec<Center> {
    let mut centers = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files {
        let of_known = |row: &Row<'_>| !known.broken.contains(row.cell(1));
        for row in rows(file, &HEADER, problems).into_iter().filter(of_known) {
            match center(&row, known) {
                Ok(center) if !seen.insert(center.id.clone()) => {
                    let message = format!("center `{}` is written twice", center.id);
                    problems.push(row.problem(0, message, "give each center an id of its own"));
                }
                Ok(center) => centers.push(center),
                Err(problem) => problems.push(problem),
            }
        }
    }
    centers
}

fn center(row: &Row<'_>, known: &Known<'_>) -> Result<Center, PackProblem> {
    let bad = |column| {
        move |error: InvalidId| row.problem(column, error.to_string(), "give the cell this form")
    };
    let center = Center {
        id: CenterId::parse(row.cell(0)).map_err(bad(0))?,
        service: ServiceCode::parse(row.cell(1)).map_err(bad(1))?,
        kind: row.optional(2).map(DimensionCode::parse).transpose().map_err(bad(2))?,
        name: required(row, 4)?,
        place: Ubigeo::parse(row.cell(3)).map_err(bad(3))?,
        address: None,
        point: None,
        hours: None,
        languages: Vec::new(),
        phone: None,
        accessibility: None,
        internet: None,
        valid_from: None,
        valid_to: None,
        provenance: Provenance { source: required(row, 5)?, verified_on: None },
    };
    let Some(pack) = known.services.get(&center.service) else {
        let message = format!("no pack declares the service `{}`", center.service);
        return Err(row.problem(1, message, "correct the code, or add the pack of the service"));
    };
    check_kind(row, &center, pack)?;
    center.check_disclosure(pack.service.place).map_err(|error| {
        row.problem(
            3,
            error.to_string(),
            "write the two digits of the department and nothing finer",
        )
    })?;
    if known.territory.get(center.place).is_none() {
        let message = format!("`{}` is not in the territory", center.place);
        return Err(row.problem(3, message, "write a code of the territory files"));
    }
    Ok(center)
}

fn check_kind(row: &Row<'_>, center: &Center, pack: &ServicePack) -> Result<(), PackProblem> {
    let (Some(kind), Ok(dimension)) = (&center.kind, DimensionKey::parse("kind")) else {
        return Ok(());
    };
    if pack.dimension_labels.contains_key(&(dimension, kind.clone())) {
        return Ok(());
    }
    let message = format!("`{}` has no kind `{kind}`", center.service);
    let help = "use a code of the dimension `kind` of its measures.toml, or leave the cell blank";
    Err(row.problem(2, message, help))
}

fn required(row: &Row<'_>, column: usize) -> Result<String, PackProblem> {
    row.optional(column).map(str::to_owned).ok_or_else(|| {
        let name = HEADER.get(column).copied().unwrap_or_default();
        row.problem(column, format!("the cell `{name}` is blank"), "fill it in")
    })
}
