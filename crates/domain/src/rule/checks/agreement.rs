//! Numbers that must be equal: one cell in two statements, rows and their totals.

use std::collections::{BTreeMap, BTreeSet};

use crate::figure::{Amount, Figure};
use crate::id::StatementId;
use crate::rule::Words;
use crate::rule::check::{MeasurePattern, RowsVsTotal, SameCell, ServicesVsTotal};
use crate::rule::finding::Draft;
use crate::rule::view::{Topic, View, at_level, sum, whole};
use crate::summary::Stated;
use crate::territory::{Level, Ubigeo};

/// One cell in two statements. Where a statement has no row at all for a measure, there is nothing to compare.
pub(super) fn same_cell(check: &SameCell, view: &View<'_>, words: &Words) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for topic in view.topics(&check.measures) {
        let (left, right) = (view.rows(&topic, &check.left), view.rows(&topic, &check.right));
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let level = common_level(&topic, left, right, view);
        let (left, right) = (by_place(left, level), by_place(right, level));
        let places: BTreeSet<&Ubigeo> = left.keys().chain(right.keys()).collect();
        for place in places {
            let (a, b) = (left.get(place), right.get(place));
            let amounts = (a.and_then(|rows| whole(rows)), b.and_then(|rows| whole(rows)));
            let agree = match amounts {
                (Some(a), Some(b)) => a.is_compatible_with(b),
                // A blank cell beside a printed zero says the same.
                (Some(one), None) | (None, Some(one)) => one.low() == 0,
                (None, None) => true,
            };
            if !agree {
                let side = |rows: Option<&Vec<&Figure>>, amount, statement: &StatementId| {
                    one_side(rows, amount, statement, &topic, view, words)
                };
                let stated =
                    vec![side(a, amounts.0, &check.left), side(b, amounts.1, &check.right)];
                drafts.push(about(Draft::new(*place, stated), &topic, view));
            }
        }
    }
    drafts
}

/// Provinces, unless a row is coarser or the place of the service is sealed.
fn common_level(topic: &Topic, left: &[&Figure], right: &[&Figure], view: &View<'_>) -> Level {
    let sealed = view.service_of(&topic.0).is_some_and(|service| view.is_sealed(service));
    let fine = |row: &&Figure| {
        let ubigeo = row.slice.place.ubigeo();
        ubigeo.is_some_and(|ubigeo| at_level(ubigeo, Level::Province).is_some())
    };
    let all_fine = left.iter().chain(right).all(fine);
    if all_fine && !sealed { Level::Province } else { Level::Department }
}

fn by_place<'a>(rows: &[&'a Figure], level: Level) -> BTreeMap<Ubigeo, Vec<&'a Figure>> {
    let mut places: BTreeMap<Ubigeo, Vec<&Figure>> = BTreeMap::new();
    for row in rows {
        if let Some(place) = row.slice.place.ubigeo().and_then(|own| at_level(own, level)) {
            places.entry(place).or_default().push(row);
        }
    }
    places
}

fn one_side(
    rows: Option<&Vec<&Figure>>,
    amount: Option<Amount>,
    statement: &StatementId,
    topic: &Topic,
    view: &View<'_>,
    words: &Words,
) -> Stated {
    match (rows.and_then(|rows| rows.first()), amount) {
        (Some(first), Some(amount)) => view.stated_as(first, amount, words),
        _ => view.absent(&topic.1, statement, words),
    }
}

fn about(draft: Draft, topic: &Topic, view: &View<'_>) -> Draft {
    let (measure, document, period) = topic;
    draft.of_measure(measure, view).in_document(document, view).in_period(*period)
}

/// Rows against the total printed under them.
pub(super) fn rows_vs_total(check: &RowsVsTotal, view: &View<'_>, words: &Words) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for topic in view.topics(&check.measures) {
        for total in view.rows(&topic, &check.total) {
            let Some(place) = total.slice.place.ubigeo() else { continue };
            let parts = parts_of(total, place, view.rows(&topic, &check.rows));
            let Some(added) = whole(&parts) else { continue };
            if !added.is_compatible_with(total.amount) {
                let stated = vec![sum_of(&parts, added, view, words), view.stated(total, words)];
                drafts.push(about(Draft::new(place, stated), &topic, view));
            }
        }
    }
    drafts
}

/// The rows inside the place of a total that share its dimensions.
fn parts_of<'a>(total: &Figure, place: Ubigeo, rows: &[&'a Figure]) -> Vec<&'a Figure> {
    let is_part = |row: &&Figure| {
        let inside =
            row.slice.place.ubigeo().is_some_and(|own| own != place && place.contains(own));
        let wanted = &total.slice.dimensions;
        inside && wanted.iter().all(|(key, code)| row.slice.dimensions.get(key) == Some(code))
    };
    rows.iter().copied().filter(is_part).collect()
}

fn sum_of(parts: &[&Figure], added: Amount, view: &View<'_>, words: &Words) -> Stated {
    let at = parts.first().map_or_else(String::new, |first| {
        words.citation(&first.citation, &view.title(&first.citation.document))
    });
    let at = words.sum.with(&[("donde", &at)]);
    Stated { at, amount: Some(added), text: words.amount(added) }
}

/// The cells of the services at a place against the total of the network there.
pub(super) fn services_vs_total(
    check: &ServicesVsTotal,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let totals = [MeasurePattern::Key(check.total_measure.clone())];
    for topic in view.topics(&totals) {
        for total in view.rows(&topic, &check.total) {
            let Some(place) = total.slice.place.ubigeo() else { continue };
            let cells = cells_at(check, &topic, place, view);
            let Some(added) = sum(cells.iter().map(|(_, amount)| *amount)) else { continue };
            if !added.is_compatible_with(total.amount) {
                let firsts: Vec<&Figure> = cells.iter().map(|(first, _)| *first).collect();
                let stated = vec![sum_of(&firsts, added, view, words), view.stated(total, words)];
                drafts.push(about(Draft::new(place, stated), &topic, view));
            }
        }
    }
    drafts
}

/// What each service that the total covers states at exactly that place.
fn cells_at<'a>(
    check: &ServicesVsTotal,
    total: &Topic,
    place: Ubigeo,
    view: &View<'a>,
) -> Vec<(&'a Figure, Amount)> {
    let mut cells = Vec::new();
    for topic in view.topics(&check.measures) {
        let service = view.service_of(&topic.0).and_then(|code| view.catalogue.service(code));
        let covered = service.is_some_and(|pack| pack.service.delivery == check.delivery);
        if !covered || (&topic.1, topic.2) != (&total.1, total.2) {
            continue;
        }
        let at_place = |row: &&Figure| row.slice.place.ubigeo() == Some(place);
        let rows: Vec<&Figure> =
            view.rows(&topic, &check.rows).iter().copied().filter(at_place).collect();
        if let (Some(first), Some(amount)) = (rows.first(), whole(&rows)) {
            cells.push((*first, amount));
        }
    }
    cells
}
