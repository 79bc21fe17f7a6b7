//! What the engine knows of a case, in the shape that conditions read.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::case::{EntryCondition, Lens};
use crate::condition::{Facts, Value};
use crate::id::{ActionCode, StageId};
use crate::risk::RiskLevel;

/// Facts of one case on one day: every name of [`super::FactNames::of_every_case`], the stage, the kind of its center and
/// how often each action was done. What it does not hold of these is unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFacts {
    /// How the case came to be.
    pub entry_condition: EntryCondition,
    /// Where it stands.
    pub stage: StageId,
    /// Day of entry.
    pub opened_on: Date,
    /// The day on which the question is asked.
    pub today: Date,
    /// Level of risk in force; nothing before the first assessment.
    pub risk_level: Option<RiskLevel>,
    /// Kind of the center, a code of its dimension.
    pub center_kind: Option<String>,
    /// Tasks that wait.
    pub tasks_open: u32,
    /// Of them, those whose day has passed.
    pub tasks_overdue: u32,
    /// Referrals that nobody has answered.
    pub referrals_waiting: u32,
    /// Professions that have somebody on the case.
    pub team: BTreeSet<Lens>,
    /// How often each action was done, without what was withdrawn.
    pub done: BTreeMap<ActionCode, u32>,
    /// Of them, how many were legal patronage.
    pub patronage: u32,
}

impl Facts for CaseFacts {
    fn value(&self, name: &str) -> Option<Value> {
        if let Some(action) = name.strip_prefix("done.") {
            let code = ActionCode::parse(action).ok()?;
            return Some(Value::count(self.done.get(&code).copied().unwrap_or_default()));
        }
        if let Some(lens) = name.strip_prefix("team.") {
            return Lens::parse(lens).map(|lens| Value::Bool(self.team.contains(&lens)));
        }
        let all = || self.done.values().fold(0_u32, |sum, done| sum.saturating_add(*done));
        match name {
            "case.entry_condition" => Some(Value::text(self.entry_condition.as_str())),
            "case.stage" => Some(Value::text(self.stage.as_str())),
            "case.opened_on" => Some(Value::Date(self.opened_on)),
            "today" => Some(Value::Date(self.today)),
            "risk.level" => self.risk_level.map(|level| Value::text(level.as_str())),
            "center.kind" => self.center_kind.as_ref().map(Value::text),
            "tasks.open" => Some(Value::count(self.tasks_open)),
            "tasks.overdue" => Some(Value::count(self.tasks_overdue)),
            "referrals.waiting" => Some(Value::count(self.referrals_waiting)),
            "actions.all" => Some(Value::count(all())),
            "actions.patronage" => Some(Value::count(self.patronage)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::Vocabulary;
    use crate::flow::FactNames;

    fn facts() -> CaseFacts {
        let day = jiff::civil::date(2026, 3, 4);
        CaseFacts {
            entry_condition: EntryCondition::New,
            stage: StageId::parse("admitted").unwrap(),
            opened_on: day,
            today: day,
            risk_level: Some(RiskLevel::Severe),
            center_kind: None,
            tasks_open: 2,
            tasks_overdue: 1,
            referrals_waiting: 0,
            team: [Lens::Legal].into(),
            done: [(ActionCode::parse("home_visit").unwrap(), 3)].into(),
            patronage: 0,
        }
    }

    #[test]
    fn every_name_that_a_pack_may_write_has_a_value() {
        for name in FactNames::of_every_case().names() {
            assert!(facts().value(&name).is_some(), "{name}");
        }
    }

    #[test]
    fn an_action_never_done_was_done_zero_times_and_that_is_known() {
        assert_eq!(facts().value("done.home_visit"), Some(Value::count(3)));
        assert_eq!(facts().value("done.hearing"), Some(Value::count(0)));
        assert_eq!(facts().value("actions.all"), Some(Value::count(3)));
        assert_eq!(facts().value("team.psychology"), Some(Value::Bool(false)));
        assert_eq!(CaseFacts { risk_level: None, ..facts() }.value("risk.level"), None);
    }
}
