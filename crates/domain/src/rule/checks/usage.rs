//! Figures of users and acts that need an explanation: acts without users, stocks beside flows, mixed notations.

use std::collections::BTreeMap;

use crate::figure::{Figure, Period, TimeKind};
use crate::id::DocumentId;
use crate::rule::Words;
use crate::rule::check::{MixedNotation, StockBesideFlow, ZeroBeside};
use crate::rule::finding::Draft;
use crate::rule::view::View;

/// Nobody entered, and yet something was done, in one place, period and document.
pub(super) fn zero_beside(check: &ZeroBeside, view: &View<'_>, words: &Words) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let zeros = view
        .figures()
        .filter(|figure| figure.measure == check.zero && figure.amount.exact() == Some(0));
    for zero in zeros {
        let beside = view.figures().find(|other| {
            other.measure == check.nonzero
                && other.slice == zero.slice
                && other.period == zero.period
                && other.citation.document == zero.citation.document
                && other.amount.low() > 0
        });
        if let (Some(beside), Some(place)) = (beside, zero.slice.place.ubigeo()) {
            let stated = vec![view.stated(zero, words), view.stated(beside, words)];
            let draft = Draft::new(place, stated).of_measure(&zero.measure, view);
            drafts.push(draft.in_document(&zero.citation.document, view).in_period(zero.period));
        }
    }
    drafts
}

/// Persons present in a year and in a month, where the same document prints entries of a year and a month too.
pub(super) fn stock_beside_flow(
    check: &StockBesideFlow,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for document in view.documents() {
        let pairs = |time| year_and_month(document, time, check, view);
        if pairs(TimeKind::Entry).is_empty() {
            continue;
        }
        for (year, month) in pairs(TimeKind::Present) {
            let stated = vec![view.stated(year, words), view.stated(month, words)];
            let draft = Draft::new(view.department, stated).of_measure(&year.measure, view);
            let draft = draft.in_document(document, view).in_period(month.period);
            let draft = draft.with("periodo_1", words.period(year.period));
            drafts.push(draft.with("periodo_2", words.period(month.period)));
        }
    }
    drafts
}

/// Of each measure with that meaning of time, its last year and its first month.
fn year_and_month<'a>(
    document: &DocumentId,
    time: TimeKind,
    check: &StockBesideFlow,
    view: &View<'a>,
) -> Vec<(&'a Figure, &'a Figure)> {
    let mut found: BTreeMap<_, (Option<&Figure>, Option<&Figure>)> = BTreeMap::new();
    for figure in view.figures() {
        let meant = figure.citation.document == *document
            && figure.citation.statement == check.statement
            && figure.slice.place.ubigeo() == Some(view.department)
            && figure.slice.dimensions.is_empty()
            && view.measure(&figure.measure).is_some_and(|measure| measure.time == time);
        if meant {
            let pair = found.entry(&figure.measure).or_default();
            match figure.period {
                Period::Year(_) => pair.0 = Some(figure),
                Period::Month(..) => pair.1 = pair.1.or(Some(figure)),
            }
        }
    }
    found.into_values().filter_map(|(year, month)| year.zip(month)).collect()
}

/// How thousands are parted in a printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Notation {
    Space,
    Nothing,
    Point,
    Comma,
}

impl Notation {
    fn of(printed: &str) -> Self {
        if printed.contains('.') {
            Self::Point
        } else if printed.contains(',') {
            Self::Comma
        } else if printed.contains(char::is_whitespace) {
            Self::Space
        } else {
            Self::Nothing
        }
    }
}

/// Documents that part thousands in more than one way: one number of each way, the most usual first.
pub(super) fn mixed_notation(check: &MixedNotation, view: &View<'_>, words: &Words) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for document in view.documents() {
        let mut kinds: BTreeMap<Notation, Vec<&Figure>> = BTreeMap::new();
        for figure in view.figures().filter(|figure| figure.citation.document == *document) {
            let long = |printed: &&str| {
                printed.chars().filter(char::is_ascii_digit).count() >= check.digits
            };
            if let Some(printed) = figure.printed.as_deref().filter(long) {
                kinds.entry(Notation::of(printed)).or_default().push(figure);
            }
        }
        if kinds.len() < 2 {
            continue;
        }
        let mut kinds: Vec<Vec<&Figure>> = kinds.into_values().collect();
        kinds.sort_by_key(|figures| std::cmp::Reverse(figures.len()));
        let firsts = kinds.iter().filter_map(|figures| figures.first());
        let stated = firsts.map(|figure| {
            let mut stated = view.stated(figure, words);
            stated.text = figure.printed.clone().unwrap_or_default();
            stated
        });
        drafts.push(Draft::new(view.department, stated.collect()).in_document(document, view));
    }
    drafts
}
