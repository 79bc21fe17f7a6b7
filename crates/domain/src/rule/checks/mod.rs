//! The checks themselves: one function a kind, each from a [`View`] to drafts of findings.

mod agreement;
mod description;
mod ratio;
mod usage;
mod wordings;

use super::Rule;
use super::check::Check;
use super::finding::Draft;
use super::view::View;

/// Runs the check of a rule.
pub(super) fn run(rule: &Rule, view: &View<'_>) -> Vec<Draft> {
    let words = &rule.words;
    match &rule.check {
        Check::SameCell(check) => agreement::same_cell(check, view, words),
        Check::RowsVsTotal(check) => agreement::rows_vs_total(check, view, words),
        Check::ServicesVsTotal(check) => agreement::services_vs_total(check, view, words),
        Check::ZeroBeside(check) => usage::zero_beside(check, view, words),
        Check::UsersWithoutRow(check) => description::users_without_row(check, view, words),
        Check::RowWithoutSection(check) => description::row_without_section(check, view, words),
        Check::CountVsDistricts(check) => description::count_vs_districts(check, view, words),
        Check::StockBesideFlow(check) => usage::stock_beside_flow(check, view, words),
        Check::RatioShift(check) => ratio::shift(check, view, words),
        Check::RatioBetweenDepartments(check) => ratio::between_departments(check, view, words),
        Check::MixedNotation(check) => usage::mixed_notation(check, view, words),
        Check::WordingDiffers(check) => wordings::differs(check, view),
        Check::WordingVsNorm(check) => wordings::vs_norm(check, view),
        Check::TermWithoutFigures(check) => wordings::term_without_figures(check, view),
        Check::GlossaryOutsideScope(check) => wordings::outside_scope(check, view, words),
        Check::SealedPlace(check) => wordings::sealed_place(check, view, words),
    }
}
