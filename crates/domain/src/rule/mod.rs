//! Consistency rules as data: which statements must agree, and what to say when they do not.
//!
//! A pack declares rules ([`parse_rules`]) and what documents say in words ([`parse_wordings`]); [`evaluate`] finds where
//! the figures of a department contradict each other. Rust knows kinds of checks, never a service.

mod check;
mod checks;
mod finding;
mod parse;
mod template;
mod view;
mod wording;
mod words;

pub use check::{
    Check, CountVsDistricts, DistrictCount, GlossaryOutsideScope, MeasurePattern, MixedNotation,
    RatioBetweenDepartments, RatioShift, RowWithoutSection, RowsVsTotal, SameCell, SealedPlace,
    ServicesVsTotal, StockBesideFlow, TermWithoutFigures, UsersWithoutRow, WordingDiffers,
    WordingVsNorm, ZeroBeside,
};
pub use parse::parse_rules;
pub use template::Template;
pub use wording::{Wording, parse_wordings};
pub use words::Words;

use std::sync::Arc;

use self::view::View;
use crate::figure::value::KnownFigure;
use crate::id::RuleId;
use crate::pack::Catalogue;
use crate::summary::Finding;
use crate::territory::Ubigeo;

/// One rule of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id, named by every finding.
    pub id: RuleId,
    /// What it looks for.
    pub check: Check,
    /// What it says to people, in Spanish.
    pub message: Template,
    /// Why the statements must agree: the norm or document.
    pub source: String,
    /// Words for places, values and parts of documents.
    pub words: Arc<Words>,
}

/// Where the statements about a department contradict each other, or need an explanation.
///
/// `figures` may hold other departments too: some rules compare with them. Of a cell that became known twice, the later
/// value counts. Findings stand in the order of the rules, then by territory, service and statement: the same input
/// always gives the same list.
#[must_use]
pub fn evaluate(
    catalogue: &Catalogue,
    figures: &[KnownFigure],
    department: Ubigeo,
) -> Vec<Finding> {
    let view = View::new(catalogue, figures, department);
    let mut findings = Vec::new();
    for rule in &catalogue.rules {
        let mut found: Vec<Finding> = checks::run(rule, &view)
            .into_iter()
            .map(|draft| draft.into_finding(rule, &view))
            .collect();
        found.sort_by(|a, b| {
            (a.ubigeo, &a.service, &a.message).cmp(&(b.ubigeo, &b.service, &b.message))
        });
        found.dedup();
        findings.extend(found);
    }
    findings
}
