//! The legal clocks of a case: which run, which were met, which were missed. Nothing is closed by a clock.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Case;
use super::event::MilestoneReached;
use super::state::Stamped;
use crate::clock::{Calendar, Clock, ClockRule, ClockState, Ending, NotStarted, StartFacts, start};
use crate::id::{ClockRuleId, RecordId};
use crate::risk::RiskLevel;

/// A clock of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline<'a> {
    /// Its rule.
    pub rule: &'a ClockRule,
    /// The moment that started it.
    pub started_by: RecordId,
    /// How it stands, or why it could not be started.
    pub clock: Result<(Clock, ClockState), NotStarted>,
}

/// Every clock that the moments of a case started, in the order of the moments. Rules that do not hold for the day or the
/// level are left out; one that waits for a level of risk is not.
#[must_use]
pub fn deadlines<'a>(
    case: &Case,
    rules: &'a BTreeMap<ClockRuleId, ClockRule>,
    calendar: &Calendar,
    risk: Option<RiskLevel>,
    now: Timestamp,
) -> Vec<Deadline<'a>> {
    let mut deadlines = Vec::new();
    for moment in &case.milestones {
        for rule in rules.values() {
            if !rule.is_started_by(&moment.body.milestone) {
                continue;
            }
            let facts = StartFacts {
                risk,
                place: Some(case.center_place),
                ..StartFacts::at(moment.body.at)
            };
            let clock = start(rule, &facts, calendar).map(|clock| {
                let state = clock.state(now, ending(case, rule, moment));
                (clock, state)
            });
            if !matches!(&clock, Err(reason) if reason.is_not_applicable()) {
                deadlines.push(Deadline { rule, started_by: moment.body.record, clock });
            }
        }
    }
    deadlines
}

/// The first moment from the start on that stops the rule and speaks of the same thing.
fn ending(case: &Case, rule: &ClockRule, started: &Stamped<MilestoneReached>) -> Ending {
    let stops = |moment: &&Stamped<MilestoneReached>| {
        rule.is_stopped_by(&moment.body.milestone)
            && moment.body.of == started.body.of
            && moment.body.at >= started.body.at
    };
    let first = case.milestones.iter().filter(stops).map(|moment| moment.body.at).min();
    Ending::from(first)
}
