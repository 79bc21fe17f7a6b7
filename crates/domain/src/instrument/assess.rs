//! From answers to points, level, flags and the reason of each line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Answers, FieldAnswer};
use super::model::{Adjustment, Band, Flag, Instrument, Item, ItemKind, Scale, Trigger};
use super::possible::{highest_total, points};
use crate::id::{AdjustmentId, AnnexFieldId, BandId, ItemId};
use crate::risk::RiskLevel;

/// Which triggers of the adjustments count. An adjustment that is not named stands as its pack says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Switches(pub BTreeMap<AdjustmentId, BTreeSet<AnnexFieldId>>);

impl Switches {
    /// Every adjustment of the instrument with the triggers that count, so that a record keeps what was in force.
    #[must_use]
    pub fn resolved(&self, scale: &Scale) -> Self {
        let of = |adjustment: &Adjustment| {
            let on = adjustment.triggers.iter().filter(|one| self.is_on(adjustment, one));
            (adjustment.id.clone(), on.map(|one| one.field.clone()).collect())
        };
        Self(scale.adjustments.iter().map(of).collect())
    }

    fn is_on(&self, adjustment: &Adjustment, trigger: &Trigger) -> bool {
        let set = self.0.get(&adjustment.id);
        set.map_or(trigger.on_by_default, |on| on.contains(&trigger.field))
    }
}

/// What follows from the answers. Stored beside them, and computed again at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Points of what was answered.
    pub total: u16,
    /// The total if every blank were answered so that it gives points.
    pub max_if_completed: u16,
    /// Level for the law of what was answered, after adjustments.
    pub level: RiskLevel,
    /// Its band; none where the level is undetermined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_level: Option<BandId>,
    /// Level of `max_if_completed`, after the same adjustments.
    pub possible_level: RiskLevel,
    /// Its band; none where the instrument has no items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible_sub_level: Option<BandId>,
    /// Whether every item that had to be asked has an answer.
    pub complete: bool,
    /// Items that had to be asked and are blank or unknown, in printed order.
    pub unanswered: Vec<ItemId>,
    /// What must be seen whatever the total.
    pub flags: Vec<RaisedFlag>,
    /// One line an item, in printed order. Its points add up to the total.
    pub trace: Vec<TraceLine>,
    /// One line an adjustment.
    pub adjustments: Vec<AdjustmentOutcome>,
}

/// A flag and the item that raised it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RaisedFlag {
    /// What it says.
    pub flag: Flag,
    /// The item.
    pub item: ItemId,
}

/// How an item counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceLine {
    /// The item.
    pub item: ItemId,
    /// The answer as given, counted or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// Its points.
    pub points: u16,
    /// Why so many.
    pub why: Why,
}

/// Why an item gave its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The answer gives points.
    Scores,
    /// The answer gives none.
    DoesNotScore,
    /// The item never gives points.
    Unscored,
    /// She does not know, or nobody asked: not a NO.
    Unknown,
    /// It does not apply to her.
    NotApplicable,
    /// An earlier answer says that it is not asked. Whatever was answered is not counted.
    GateClosed,
    /// The item that says whether it is asked has no answer. Nothing is counted yet.
    GateUnknown,
}

/// What became of an adjustment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentOutcome {
    /// The adjustment.
    pub adjustment: AdjustmentId,
    /// What it did.
    pub state: AdjustmentState,
    /// Questions that set it off, or that still could.
    pub because: Vec<AnnexFieldId>,
}

/// What an adjustment did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum AdjustmentState {
    /// It raised the level by one band.
    Raised {
        /// The band of the total.
        from: BandId,
        /// The band that counts.
        to: BandId,
    },
    /// It was set off, and there is no higher band.
    AtTop,
    /// It was set off, and there is no level to raise.
    NoLevel,
    /// Nothing set it off.
    NotMet,
    /// Nothing set it off yet, and a question is blank.
    Pending,
    /// All its triggers are switched off.
    SwitchedOff,
}

/// Computes what follows from the answers.
///
/// An instrument without items gives an undetermined level and no points. Answers to unknown items count nothing:
/// [`Answers::problems`] tells them.
#[must_use]
pub fn assess(instrument: &Instrument, answers: &Answers, switches: &Switches) -> Assessment {
    let Some(scale) = instrument.scale() else { return undetermined() };
    let trace = trace(scale, answers);
    let total = trace.iter().map(|line| line.points).fold(0, u16::saturating_add);
    let max_if_completed = highest_total(scale, answers);
    let unanswered: Vec<ItemId> = unanswered(scale, &trace);
    let answered = scale.items.iter().zip(&trace).filter(|(item, line)| {
        item.score.is_some() && matches!(line.why, Why::Scores | Why::DoesNotScore)
    });
    let enough = answered.count() >= usize::from(scale.min_answered);
    let band = enough.then(|| scale.band_of(total)).flatten();
    let (band, adjustments) = adjust(scale, answers, switches, band);
    let possible = scale.band_of(max_if_completed);
    let (possible, _) = adjust(scale, answers, switches, possible);
    let level = |band: Option<&Band>| band.map_or(RiskLevel::Undetermined, |band| band.level);
    Assessment {
        total,
        max_if_completed,
        level: level(band),
        sub_level: band.map(|band| band.id.clone()),
        possible_level: level(possible),
        possible_sub_level: possible.map(|band| band.id.clone()),
        complete: unanswered.is_empty(),
        unanswered,
        flags: flags(scale, &trace),
        trace,
        adjustments,
    }
}

fn undetermined() -> Assessment {
    Assessment {
        total: 0,
        max_if_completed: 0,
        level: RiskLevel::Undetermined,
        sub_level: None,
        possible_level: RiskLevel::Undetermined,
        possible_sub_level: None,
        complete: false,
        unanswered: Vec::new(),
        flags: Vec::new(),
        trace: Vec::new(),
        adjustments: Vec::new(),
    }
}

fn trace(scale: &Scale, answers: &Answers) -> Vec<TraceLine> {
    let mut lines: Vec<TraceLine> = Vec::with_capacity(scale.items.len());
    for item in &scale.items {
        let answer = answers.of(&item.id);
        let why = gate_state(item, &lines).unwrap_or_else(|| why_of_asked(item, answer));
        let counted = answer.filter(|_| why == Why::Scores).and_then(Answer::yes_no);
        lines.push(TraceLine { item: item.id.clone(), answer, points: points(item, counted), why });
    }
    lines
}

/// Why an item is not asked, or not yet; `None` where it is. `before` holds the items before it.
fn gate_state(item: &Item, before: &[TraceLine]) -> Option<Why> {
    let gate = item.asked_when.as_ref()?;
    let Some(line) = before.iter().find(|line| line.item == gate.item) else {
        return Some(Why::GateUnknown);
    };
    match line.why {
        Why::GateClosed | Why::NotApplicable => Some(Why::GateClosed),
        Why::GateUnknown | Why::Unknown => Some(Why::GateUnknown),
        Why::Scores | Why::DoesNotScore | Why::Unscored => {
            let open = line.answer.and_then(Answer::yes_no) == Some(gate.answer);
            (!open).then_some(Why::GateClosed)
        }
    }
}

fn why_of_asked(item: &Item, answer: Option<Answer>) -> Why {
    match (answer, item.score) {
        (None | Some(Answer::DoesNotKnow), _) if item.kind == ItemKind::Mark => Why::Unscored,
        (None | Some(Answer::DoesNotKnow), _) => Why::Unknown,
        // Its gate stands open, so it does apply: nobody has answered it.
        (Some(Answer::NotApplicable), _) if !item.may_not_apply => Why::Unknown,
        (Some(Answer::NotApplicable), _) => Why::NotApplicable,
        (Some(_), None) => Why::Unscored,
        (Some(answer), Some(score)) if answer.yes_no() == Some(score.on) => Why::Scores,
        (Some(_), Some(_)) => Why::DoesNotScore,
    }
}

/// Items whose answer is missing. An item whose gate is blank is told by the gate.
fn unanswered(scale: &Scale, trace: &[TraceLine]) -> Vec<ItemId> {
    let lines = scale.items.iter().zip(trace);
    lines.filter(|(_, line)| line.why == Why::Unknown).map(|(item, _)| item.id.clone()).collect()
}

fn flags(scale: &Scale, trace: &[TraceLine]) -> Vec<RaisedFlag> {
    let mut raised: Vec<RaisedFlag> = Vec::new();
    for (item, line) in scale.items.iter().zip(trace) {
        let counted = !matches!(line.why, Why::GateClosed | Why::GateUnknown);
        let answer = line.answer.filter(|_| counted).and_then(Answer::yes_no);
        let flag = item.flag.filter(|flag| answer == Some(flag.on));
        raised.extend(flag.map(|flag| RaisedFlag { flag: flag.flag, item: item.id.clone() }));
    }
    raised.sort_by_key(|one| one.flag);
    raised
}

/// Applies every adjustment, one after the other.
fn adjust<'a>(
    scale: &'a Scale,
    answers: &Answers,
    switches: &Switches,
    band: Option<&'a Band>,
) -> (Option<&'a Band>, Vec<AdjustmentOutcome>) {
    let mut current = band;
    let mut outcomes = Vec::new();
    for adjustment in &scale.adjustments {
        let (trigger, because) = what_set_off(adjustment, answers, switches);
        let above = current.map(|band| (band, scale.band_above(band)));
        let state = match (trigger, above) {
            (TriggerState::Off, _) => AdjustmentState::SwitchedOff,
            (TriggerState::Not, _) => AdjustmentState::NotMet,
            (TriggerState::Unknown, _) => AdjustmentState::Pending,
            (TriggerState::Set, None) => AdjustmentState::NoLevel,
            (TriggerState::Set, Some((_, None))) => AdjustmentState::AtTop,
            (TriggerState::Set, Some((band, Some(above)))) => {
                current = Some(above);
                AdjustmentState::Raised { from: band.id.clone(), to: above.id.clone() }
            }
        };
        outcomes.push(AdjustmentOutcome { adjustment: adjustment.id.clone(), state, because });
    }
    (current, outcomes)
}

/// What the annexes say of an adjustment.
#[derive(Clone, Copy)]
enum TriggerState {
    Off,
    Not,
    Unknown,
    Set,
}

/// What the annexes say of an adjustment, with the questions that say it or that are still blank.
fn what_set_off(
    adjustment: &Adjustment,
    answers: &Answers,
    switches: &Switches,
) -> (TriggerState, Vec<AnnexFieldId>) {
    let on = adjustment.triggers.iter().filter(|one| switches.is_on(adjustment, one));
    let on: Vec<&Trigger> = on.collect();
    if on.is_empty() {
        return (TriggerState::Off, Vec::new());
    }
    let named = |wanted: &dyn Fn(&Trigger) -> bool| -> Vec<AnnexFieldId> {
        on.iter().filter(|one| wanted(one)).map(|one| one.field.clone()).collect()
    };
    let set_off = named(&|one| match answers.annexes.get(&one.field) {
        Some(FieldAnswer::One(choice)) => *choice == one.choice,
        _ => false,
    });
    if !set_off.is_empty() {
        return (TriggerState::Set, set_off);
    }
    let blank = named(&|one| !answers.annexes.contains_key(&one.field));
    let state = if blank.is_empty() { TriggerState::Not } else { TriggerState::Unknown };
    (state, blank)
}
