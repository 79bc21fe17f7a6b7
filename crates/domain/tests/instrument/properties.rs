//! What holds for every way of answering.

use domain::instrument::{
    AdjustmentState, Answer, Answers, Assessment, Instrument, ItemKind, Scale, Switches, Why,
    YesNo, assess,
};
use domain::risk::RiskLevel;
use proptest::prelude::*;

use super::{annex, fvr, scale};

/// One choice an item: an answer or a blank; 22 items.
fn choices() -> impl Strategy<Value = Vec<Option<usize>>> {
    proptest::collection::vec(proptest::option::weighted(0.8, 0_usize..4), 22)
}

fn answers(scale: &Scale, choices: &[Option<usize>]) -> Answers {
    let mut answers = Answers::default();
    for (item, choice) in scale.items.iter().zip(choices) {
        let allowed = |answer: &Answer| match answer {
            Answer::NotApplicable => item.may_not_apply || item.asked_when.is_some(),
            Answer::DoesNotKnow => item.kind == ItemKind::YesNo,
            Answer::Yes | Answer::No => true,
        };
        if let Some(answer) = choice.map(|at| Answer::ALL[at]).filter(allowed) {
            answers.items.insert(item.id.clone(), answer);
        }
    }
    assert!(answers.problems(scale).is_empty());
    answers
}

fn assessed(instrument: &Instrument, answers: &Answers) -> Assessment {
    assess(instrument, answers, &Switches::default())
}

const fn given(on: YesNo) -> Answer {
    match on {
        YesNo::Yes => Answer::Yes,
        YesNo::No => Answer::No,
    }
}

proptest! {
    #[test]
    fn the_trace_adds_up_to_the_total_and_the_total_never_passes_37(choices in choices()) {
        let instrument = fvr();
        let result = assessed(&instrument, &answers(scale(&instrument), &choices));
        prop_assert_eq!(result.trace.len(), 22);
        prop_assert_eq!(result.trace.iter().map(|line| line.points).sum::<u16>(), result.total);
        prop_assert!(result.total <= result.max_if_completed);
        prop_assert!(result.max_if_completed <= 37);
        let scored = |line: &domain::instrument::TraceLine| (line.points > 0) == (line.why == Why::Scores);
        prop_assert!(result.trace.iter().all(scored));
        prop_assert!(!result.complete || result.total == result.max_if_completed);
    }

    #[test]
    fn an_answer_that_scores_never_lowers_the_total(choices in choices(), at in 0_usize..22) {
        let instrument = fvr();
        let scale = scale(&instrument);
        let mut answers = answers(scale, &choices);
        let before = assessed(&instrument, &answers);
        let item = &scale.items[at];
        prop_assume!(item.score.is_some());
        answers.items.insert(item.id.clone(), given(item.score.unwrap().on));
        let after = assessed(&instrument, &answers);
        prop_assert!(after.total >= before.total);
        prop_assert!(before.level == RiskLevel::Undetermined || after.level >= before.level);
    }

    #[test]
    fn an_item_behind_a_closed_gate_counts_nothing_whatever_was_marked(
        choices in choices(),
        marked in proptest::option::of(0_usize..4),
    ) {
        let instrument = fvr();
        let scale = scale(&instrument);
        let mut shut = answers(scale, &choices);
        shut.items.insert(super::item_id("2a"), Answer::No);
        shut.items.remove(&super::item_id("3"));
        let without = assessed(&instrument, &shut);
        if let Some(at) = marked {
            shut.items.insert(super::item_id("3"), Answer::ALL[at]);
        }
        let with = assessed(&instrument, &shut);
        prop_assert_eq!((with.total, with.max_if_completed), (without.total, without.max_if_completed));
        prop_assert_eq!(with.unanswered, without.unanswered);
    }

    #[test]
    fn a_blank_is_not_a_no(choices in choices(), number in proptest::sample::select(vec!["3", "4"])) {
        let instrument = fvr();
        let scale = scale(&instrument);
        let mut unknown = answers(scale, &choices);
        let item = scale.items.iter().find(|item| item.number == number).unwrap();
        prop_assert_eq!(item.score.unwrap().on, YesNo::No);
        unknown.items.insert(super::item_id("2a"), Answer::Yes);
        unknown.items.remove(&item.id);
        let mut denied = unknown.clone();
        denied.items.insert(item.id.clone(), Answer::No);
        let (unknown, denied) = (assessed(&instrument, &unknown), assessed(&instrument, &denied));
        prop_assert_eq!(unknown.total + item.score.unwrap().points, denied.total);
        prop_assert_eq!(unknown.max_if_completed, denied.max_if_completed);
        prop_assert!(unknown.unanswered.contains(&item.id) && !unknown.complete);
    }

    #[test]
    fn the_highest_possible_total_is_reached_by_some_way_of_filling_in(choices in choices()) {
        let instrument = fvr();
        let scale = scale(&instrument);
        let mut answers = answers(scale, &choices);
        let promised = assessed(&instrument, &answers).max_if_completed;
        for item in &scale.items {
            let known = matches!(answers.of(&item.id), Some(Answer::Yes | Answer::No));
            let left_out = answers.of(&item.id) == Some(Answer::NotApplicable) && item.may_not_apply;
            if !known && !left_out {
                let best = item.score.map_or(Answer::Yes, |score| given(score.on));
                answers.items.insert(item.id.clone(), best);
            }
        }
        prop_assert_eq!(assessed(&instrument, &answers).total, promised);
    }

    #[test]
    fn the_adjustment_never_lowers_a_level(choices in choices()) {
        let instrument = fvr();
        let mut answers = answers(scale(&instrument), &choices);
        let before = assessed(&instrument, &answers);
        annex(&mut answers, "strikes_the_belly", "yes");
        let after = assessed(&instrument, &answers);
        prop_assert_eq!(after.total, before.total);
        prop_assert!(after.level >= before.level);
        prop_assert_eq!(before.level == RiskLevel::Undetermined,
            after.adjustments[0].state == AdjustmentState::NoLevel);
    }
}
