//! The consolidated tables: provinces by services. Totals are sums of the cells; a printed total that differs is a finding.

use std::collections::BTreeMap;

use super::known::{Known, add, standing};
use super::{CONSOLIDATED, ConsolidatedTable, TableId, TableRow};
use crate::figure::Amount;
use crate::figure::value::KnownFigure;
use crate::id::ServiceCode;
use crate::pack::ServicePack;
use crate::service::Delivery;
use crate::source::Citation;
use crate::territory::{Level, Territory, Ubigeo};

type Cells = BTreeMap<(ServiceCode, Ubigeo), Amount>;

/// Both tables, in order.
pub(super) fn both(known: &Known<'_>) -> Vec<ConsolidatedTable> {
    vec![
        table(known, TableId::Operated, Delivery::Operated),
        table(known, TableId::Coordinated, Delivery::Coordinated),
    ]
}

fn table(known: &Known<'_>, id: TableId, delivery: Delivery) -> ConsolidatedTable {
    let services: Vec<_> =
        known.services().iter().filter(|pack| pack.service.delivery == delivery).collect();
    let (cells, citation) = stated(known, &services);
    let cells = if cells.is_empty() { counted(known, &services) } else { cells };
    let has_cells = |code: &ServiceCode| cells.keys().any(|(service, _)| service == code);
    let shown = services.iter().filter(|pack| has_cells(&pack.service.code));
    let column = |pack: &ServicePack| {
        (pack.service.code.clone(), pack.service.names.on(known.names_on).short.clone())
    };
    let total_of = |code: &ServiceCode| {
        add(cells.iter().filter(|((service, _), _)| service == code).map(|(_, amount)| *amount))
    };
    let columns: Vec<_> = shown.map(|pack| column(pack)).collect();
    let totals = columns.iter().filter_map(|(code, _)| Some((code.clone(), total_of(code)?)));
    ConsolidatedTable {
        id,
        rows: rows(known, &cells),
        totals: totals.collect(),
        total: add(cells.values().copied()),
        columns,
        citation,
    }
}

/// Cells by service and province as documents state them, and where.
fn stated(known: &Known<'_>, services: &[&&ServicePack]) -> (Cells, Option<Citation>) {
    let mut values: BTreeMap<(ServiceCode, Ubigeo), Vec<&KnownFigure>> = BTreeMap::new();
    for one in known.offices(CONSOLIDATED) {
        let figure = &one.figure;
        let (Some(code), Some(place)) = (known.service_of(figure), figure.slice.place.ubigeo())
        else {
            continue;
        };
        let is_cell = place.level() == Level::Province && figure.slice.dimensions.is_empty();
        if is_cell && services.iter().any(|pack| pack.service.code == *code) {
            values.entry((code.clone(), place)).or_default().push(one);
        }
    }
    let citation = standing(values.values().flatten().copied()).map(|k| k.figure.citation.clone());
    let cells =
        values.into_iter().filter_map(|(cell, all)| Some((cell, standing(all)?.figure.amount)));
    (cells.collect(), citation)
}

/// Centers of the directory by service and province. One known only by its department has no row to stand in.
fn counted(known: &Known<'_>, services: &[&&ServicePack]) -> Cells {
    let mut cells = Cells::new();
    for center in &known.centers {
        let is_shown = services.iter().any(|pack| pack.service.code == center.service);
        if let (true, Some(province)) = (is_shown, center.place.province()) {
            let cell = cells.entry((center.service.clone(), province));
            cell.and_modify(|count| *count = count.plus(Amount::exactly(1)))
                .or_insert(Amount::exactly(1));
        }
    }
    cells
}

/// Every province of the department, as soon as one cell is known.
fn rows(known: &Known<'_>, cells: &Cells) -> Vec<TableRow> {
    if cells.is_empty() {
        return Vec::new();
    }
    let row = |territory: &Territory| {
        let here = cells.iter().filter(|((_, place), _)| *place == territory.ubigeo);
        let cells: BTreeMap<_, _> = here.map(|((code, _), n)| (code.clone(), *n)).collect();
        let total = add(cells.values().copied());
        TableRow { place: known.place(territory.ubigeo), cells, total }
    };
    known.catalogue.territory.children(known.department).map(row).collect()
}
