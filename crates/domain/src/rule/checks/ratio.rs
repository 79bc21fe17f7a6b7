//! Ratios of two measures between periods and between departments, compared in whole numbers.

use crate::figure::{Figure, Period};
use crate::id::{DocumentId, MeasureKey};
use crate::rule::Words;
use crate::rule::check::{RatioBetweenDepartments, RatioShift};
use crate::rule::finding::Draft;
use crate::rule::view::View;
use crate::summary::Stated;
use crate::territory::{Level, Ubigeo};

/// Two counts of one department, document and period, both known exactly, the lower one not zero.
#[derive(Clone, Copy)]
struct Ratio<'a> {
    numerator: u64,
    denominator: u64,
    above: &'a Figure,
    department: Ubigeo,
}

impl Ratio<'_> {
    const fn period(&self) -> Period {
        self.above.period
    }

    const fn document(&self) -> &DocumentId {
        &self.above.citation.document
    }

    /// Both ratios as products over one denominator: `a/b` and `c/d` as `ad` and `cb`.
    fn products(&self, other: &Self) -> (u128, u128) {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        (product(self.numerator, other.denominator), product(other.numerator, self.denominator))
    }

    /// Whether the larger is at least `percent` hundredths of the smaller.
    fn differs(&self, other: &Self, percent: u64) -> bool {
        let (own, other) = self.products(other);
        let (small, large) = (own.min(other), own.max(other));
        large > 0 && large.saturating_mul(100) >= small.saturating_mul(u128::from(percent))
    }

    fn stated(&self, view: &View<'_>, words: &Words) -> Stated {
        let at = words.citation(&self.above.citation, &view.title(self.document()));
        Stated { at, amount: None, text: words.ratio(self.numerator, self.denominator) }
    }
}

/// The ratios of whole departments, by department, document and time.
fn ratios<'a>(numerator: &MeasureKey, denominator: &MeasureKey, view: &View<'a>) -> Vec<Ratio<'a>> {
    let of = |key: &MeasureKey| -> Vec<&'a Figure> {
        let meant = |figure: &&Figure| figure.measure == *key && figure.slice.dimensions.is_empty();
        view.everywhere().filter(meant).collect()
    };
    let below = of(denominator);
    let mut found: Vec<Ratio<'_>> = of(numerator)
        .into_iter()
        .filter_map(|above| {
            let department = above.slice.place.ubigeo()?;
            let below = below.iter().find(|below| {
                below.slice == above.slice
                    && below.period == above.period
                    && below.citation.document == above.citation.document
                    && below.citation.statement == above.citation.statement
            })?;
            let (numerator, denominator) = (above.amount.exact()?, below.amount.exact()?);
            let is_whole = department.level() == Level::Department && denominator > 0;
            is_whole.then_some(Ratio { numerator, denominator, above, department })
        })
        .collect();
    found.sort_by_key(|ratio| {
        (ratio.department, ratio.document().clone(), ratio.period().last_day(), ratio.period())
    });
    found
}

/// Each period against the one before it, in one document.
pub(super) fn shift(check: &RatioShift, view: &View<'_>, words: &Words) -> Vec<Draft> {
    let mut own = ratios(&check.numerator, &check.denominator, view);
    own.retain(|ratio| ratio.department == view.department);
    let mut drafts = Vec::new();
    for pair in own.windows(2) {
        let [earlier, later] = pair else { continue };
        let comparable =
            earlier.document() == later.document() && earlier.period() != later.period();
        if comparable && earlier.differs(later, check.factor_percent) {
            let stated = vec![earlier.stated(view, words), later.stated(view, words)];
            let draft = Draft::new(view.department, stated).of_measure(&check.numerator, view);
            let draft = draft.in_document(later.document(), view).in_period(later.period());
            let draft = draft.with("periodo_1", words.period(earlier.period()));
            drafts.push(draft.with("periodo_2", words.period(later.period())));
        }
    }
    drafts
}

/// This department against the one whose ratio of the same period is furthest from its own.
pub(super) fn between_departments(
    check: &RatioBetweenDepartments,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let all = ratios(&check.numerator, &check.denominator, view);
    let mut drafts = Vec::new();
    for own in all.iter().filter(|ratio| ratio.department == view.department) {
        let others = all.iter().filter(|other| {
            other.department != own.department
                && other.period() == own.period()
                && own.differs(other, check.factor_percent)
        });
        if let Some(other) = others.reduce(|a, b| if is_further(b, a, own) { b } else { a }) {
            let stated = vec![own.stated(view, words), other.stated(view, words)];
            let draft = Draft::new(view.department, stated).of_measure(&check.numerator, view);
            let place = words.place(other.department, &view.catalogue.territory);
            drafts.push(draft.in_period(own.period()).with("lugar_2", place));
        }
    }
    drafts
}

/// Whether `a` differs from `own` by a larger factor than `b` does.
fn is_further(a: &Ratio<'_>, b: &Ratio<'_>, own: &Ratio<'_>) -> bool {
    let factor = |other: &Ratio<'_>| {
        let (own, other) = own.products(other);
        (own.max(other), own.min(other))
    };
    let ((large_a, small_a), (large_b, small_b)) = (factor(a), factor(b));
    large_a.saturating_mul(small_b) > large_b.saturating_mul(small_a)
}
