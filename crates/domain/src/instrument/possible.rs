//! How many points a ficha could have if its blanks were filled in.

use super::answer::{Answer, Answers};
use super::model::{Item, ItemKind, Scale, YesNo};

/// The highest total that any way of filling in the blanks gives. Answers that were given stay.
///
/// Items behind a gate are weighed with the answer that opens it: an answer that gives points may close the way to
/// others.
pub(super) fn highest_total(scale: &Scale, answers: &Answers) -> u16 {
    // Gates look back, so that reading from the end knows what each item opens.
    let mut best = vec![0_u16; scale.items.len()];
    for (at, item) in scale.items.iter().enumerate().rev() {
        let highest = ways(item, answers)
            .iter()
            .map(|answer| points(item, *answer).saturating_add(opened(scale, &best, item, *answer)))
            .max()
            .unwrap_or_default();
        if let Some(slot) = best.get_mut(at) {
            *slot = highest;
        }
    }
    let asked_always = scale.items.iter().zip(&best).filter(|(item, _)| item.asked_when.is_none());
    asked_always.map(|(_, points)| *points).fold(0, u16::saturating_add)
}

/// Points of an item that is asked.
pub(super) fn points(item: &Item, answer: Option<YesNo>) -> u16 {
    item.score.filter(|score| answer == Some(score.on)).map_or(0, |score| score.points)
}

/// How an item may end up answered: as it is, or both ways where it is not known.
fn ways(item: &Item, answers: &Answers) -> Vec<Option<YesNo>> {
    match answers.of(&item.id) {
        Some(Answer::Yes) => vec![Some(YesNo::Yes)],
        Some(Answer::No) => vec![Some(YesNo::No)],
        Some(Answer::NotApplicable) if item.may_not_apply => vec![None],
        _ if item.kind == ItemKind::Mark => vec![None],
        _ => vec![Some(YesNo::Yes), Some(YesNo::No)],
    }
}

/// What the items behind this answer could give.
fn opened(scale: &Scale, best: &[u16], item: &Item, answer: Option<YesNo>) -> u16 {
    let behind = scale.items.iter().zip(best).filter(|(other, _)| {
        let gate = other.asked_when.as_ref();
        gate.is_some_and(|gate| gate.item == item.id && Some(gate.answer) == answer)
    });
    behind.map(|(_, points)| *points).fold(0, u16::saturating_add)
}
