//! What a document counts against what it describes and what the law expects: missing rows, missing sections, districts.

use std::collections::BTreeMap;

use crate::figure::{Amount, Figure, Period};
use crate::id::{DocumentId, ServiceCode, StatementId};
use crate::pack::Catalogue;
use crate::rule::Words;
use crate::rule::check::{
    CountVsDistricts, DistrictCount, MeasurePattern, RowWithoutSection, UsersWithoutRow,
};
use crate::rule::finding::Draft;
use crate::rule::view::{Topic, View, at_level, whole};
use crate::summary::Stated;
use crate::territory::{Level, Ubigeo};

/// Services with users whose offices a part of the document does not count. A document without that part says nothing.
pub(super) fn users_without_row(
    check: &UsersWithoutRow,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let meant = |code: &ServiceCode| {
        (check.services.is_empty() || check.services.contains(code)) && !check.except.contains(code)
    };
    let mut drafts = Vec::new();
    let has_part = |document: &&DocumentId| {
        view.figures().any(|figure| {
            figure.citation.document == **document && figure.citation.statement == check.missing_in
        })
    };
    for document in view.documents().iter().filter(has_part) {
        for code in view.catalogue.services.keys().filter(|code| meant(code)) {
            let Some(users) = first_users(code, document, &check.coverage, view) else { continue };
            let count_in = |statement| count(code, document, statement, &check.coverage, view);
            if count_in(&check.missing_in).is_some() {
                continue;
            }
            let mut stated =
                vec![view.stated(users, words), view.absent(document, &check.missing_in, words)];
            if let Some(present_in) = &check.present_in {
                let Some((first, amount)) = count_in(present_in) else { continue };
                stated.push(view.stated_as(first, amount, words));
            }
            let draft = Draft::new(view.department, stated).of_measure(&users.measure, view);
            drafts.push(draft.in_document(document, view).in_period(users.period));
        }
    }
    drafts
}

/// The first figure of a service that counts no offices: by order of its measures, then by period.
fn first_users<'a>(
    service: &ServiceCode,
    document: &DocumentId,
    coverage: &MeasurePattern,
    view: &View<'a>,
) -> Option<&'a Figure> {
    let order = |figure: &&Figure| {
        (view.measure(&figure.measure).map(|measure| measure.order), figure.period)
    };
    view.figures()
        .filter(|figure| figure.citation.document == *document)
        .filter(|figure| !coverage.matches(&figure.measure))
        .filter(|figure| view.service_of(&figure.measure) == Some(service))
        .min_by_key(order)
}

/// What a statement counts of the offices of a service in the whole department, in its latest period.
fn count<'a>(
    service: &ServiceCode,
    document: &DocumentId,
    statement: &StatementId,
    coverage: &MeasurePattern,
    view: &View<'a>,
) -> Option<(&'a Figure, Amount)> {
    let topics = view.topics(std::slice::from_ref(coverage));
    let own = |topic: &&Topic| topic.1 == *document && view.service_of(&topic.0) == Some(service);
    topics.iter().filter(own).rev().find_map(|topic| {
        let rows = view.rows(topic, statement);
        Some((*rows.first()?, whole(rows)?))
    })
}

/// Services that a table counts and no section describes.
pub(super) fn row_without_section(
    check: &RowWithoutSection,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for document in view.documents() {
        for code in view.catalogue.services.keys() {
            let counted = count(code, document, &check.statement, &check.coverage, view);
            let Some((first, amount)) = counted else { continue };
            let described = view.figures().any(|figure| {
                figure.citation.document == *document
                    && figure.citation.statement == check.section
                    && view.service_of(&figure.measure) == Some(code)
            });
            if !described {
                let stated = vec![
                    view.stated_as(first, amount, words),
                    view.absent(document, &check.section, words),
                ];
                let draft = Draft::new(view.department, stated).of_measure(&first.measure, view);
                drafts.push(draft.in_document(document, view).in_period(first.period));
            }
        }
    }
    drafts
}

/// Provinces whose offices are fewer or more than their districts. A sealed service is never looked at by province.
pub(super) fn count_vs_districts(
    check: &CountVsDistricts,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for topic in view.topics(&check.measures) {
        if view.service_of(&topic.0).is_some_and(|service| view.is_sealed(service)) {
            continue;
        }
        for (province, counts) in counts_by_province(check, &topic, view) {
            let districts = districts_of(province, topic.2, view.catalogue);
            let mut amounts: Vec<Amount> = Vec::new();
            for (_, amount) in &counts {
                if !amounts.contains(amount) && is_remarkable(*amount, districts, check.count) {
                    amounts.push(*amount);
                }
            }
            for amount in amounts {
                let same = counts.iter().filter(|(_, other)| *other == amount);
                let mut sides = same.map(|(first, amount)| view.stated_as(first, *amount, words));
                let Some(first) = sides.next() else { continue };
                let total = Amount::exactly(districts);
                let at = words.official_districts.clone();
                let official = Stated { at, amount: Some(total), text: words.amount(total) };
                let stated = [first, official].into_iter().chain(sides).collect();
                let draft = Draft::new(province, stated).of_measure(&topic.0, view);
                drafts.push(draft.in_document(&topic.1, view).in_period(topic.2));
            }
        }
    }
    drafts
}

/// What each statement counts in each province, in the order of the statements.
fn counts_by_province<'a>(
    check: &CountVsDistricts,
    topic: &Topic,
    view: &View<'a>,
) -> BTreeMap<Ubigeo, Vec<(&'a Figure, Amount)>> {
    let mut counts: BTreeMap<Ubigeo, Vec<(&Figure, Amount)>> = BTreeMap::new();
    for statement in &check.statements {
        let mut rows: BTreeMap<Ubigeo, Vec<&Figure>> = BTreeMap::new();
        for row in view.rows(topic, statement) {
            let province = row.slice.place.ubigeo().and_then(|own| at_level(own, Level::Province));
            if let Some(province) = province {
                rows.entry(province).or_default().push(row);
            }
        }
        for (province, rows) in rows {
            if let (Some(first), Some(amount)) = (rows.first(), whole(&rows)) {
                counts.entry(province).or_default().push((*first, amount));
            }
        }
    }
    counts
}

/// Districts of a province at the end of a period, without those that are not yet in the official list.
fn districts_of(province: Ubigeo, period: Period, catalogue: &Catalogue) -> u64 {
    let day = period.last_day();
    let exists = |from: Option<_>, to: Option<_>| {
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    };
    let districts = catalogue.territory.children(province);
    let districts =
        districts.filter(|one| !one.provisional && exists(one.valid_from, one.valid_to));
    districts.count().try_into().unwrap_or(u64::MAX)
}

/// Only where the bounds leave no doubt.
fn is_remarkable(amount: Amount, districts: u64, count: DistrictCount) -> bool {
    match count {
        DistrictCount::Fewer => amount.high().is_some_and(|high| high < districts),
        DistrictCount::More => amount.low() > districts,
    }
}
