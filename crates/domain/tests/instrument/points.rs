//! Points and levels: the vectors of the sources, and every border between two levels.

use domain::id::BandId;
use domain::instrument::Answer::{No, Yes};
use domain::instrument::{AdjustmentState, Answer, Answers, Switches, YesNo, assess};
use domain::risk::RiskLevel::{self, Mild, Moderate, Severe};

use super::{annex, fvr, quiet, result, scale, with};

fn told(answers: &Answers) -> (u16, RiskLevel, String) {
    let result = result(answers);
    assert!(result.complete, "{:?}", result.unanswered);
    (result.total, result.level, result.sub_level.unwrap().to_string())
}

fn expect(changes: &[(&str, Answer)], total: u16, level: RiskLevel, band: &str) {
    assert_eq!(told(&with(changes)), (total, level, band.to_owned()), "{changes:?}");
}

#[test]
fn the_vectors_of_the_sources_give_their_totals_and_levels() {
    expect(&[], 0, Mild, "variable");
    expect(&[("2", Yes), ("8", Yes)], 7, Mild, "variable");
    expect(&[("2", Yes), ("5", Yes)], 8, Moderate, "rising");
    let thirteen = [("2", Yes), ("3", No), ("4", No)];
    expect(&thirteen, 13, Moderate, "rising");
    expect(&[&thirteen[..], &[("1", Yes)]].concat(), 14, Severe, "severe_1");
    let seventeen = [&thirteen[..], &[("8", Yes), ("9", Yes)]].concat();
    expect(&seventeen, 17, Severe, "severe_1");
    expect(&[&seventeen[..], &[("10", Yes)]].concat(), 18, Severe, "severe_2");
}

#[test]
fn every_item_together_gives_37() {
    let instrument = fvr();
    let mut all = quiet();
    for item in &scale(&instrument).items {
        let answer = match item.score {
            Some(score) if score.on == YesNo::No => No,
            _ => Yes,
        };
        all.items.insert(item.id.clone(), answer);
    }
    assert_eq!(told(&all), (37, Severe, "severe_2".to_owned()));
    let scored = scale(&instrument).items.iter().filter(|item| item.score.is_some());
    assert_eq!(scored.count(), 19);
    let first_nine = scale(&instrument).items.iter().filter(|item| item.number.len() == 1);
    let points: u16 = first_nine.filter_map(|item| item.score).map(|score| score.points).sum();
    assert_eq!(points, 27);
}

#[test]
fn the_levels_meet_without_gap_at_their_borders() {
    let instrument = fvr();
    let borders = [
        (0, Mild),
        (7, Mild),
        (8, Moderate),
        (13, Moderate),
        (14, Severe),
        (17, Severe),
        (18, Severe),
        (37, Severe),
    ];
    for (total, level) in borders {
        assert_eq!(scale(&instrument).band_of(total).unwrap().level, level, "{total}");
    }
    let band = |total| scale(&instrument).band_of(total).unwrap().id.to_string();
    assert_eq!((band(17), band(18)), ("severe_1".to_owned(), "severe_2".to_owned()));
}

#[test]
fn two_items_score_on_no() {
    let instrument = fvr();
    let on_no = |item: &&domain::instrument::Item| item.score.is_some_and(|s| s.on == YesNo::No);
    let numbers: Vec<&str> =
        scale(&instrument).items.iter().filter(on_no).map(|item| item.number.as_str()).collect();
    assert_eq!(numbers, ["3", "4"]);
    expect(&[("4", No)], 4, Mild, "variable");
    expect(&[("4", Yes)], 0, Mild, "variable");
}

#[test]
fn item_3_is_ignored_when_they_did_not_live_together() {
    let result = result(&with(&[("2a", No), ("3", No)]));
    assert_eq!((result.total, result.complete), (0, true));
    let line = result.trace.iter().find(|line| line.item.as_str() == "still_together").unwrap();
    assert_eq!(line.why, domain::instrument::Why::GateClosed);
    assert_eq!(line.answer, Some(No), "what was marked stays as it was marked");
}

#[test]
fn an_affirmative_answer_on_pregnancy_raises_the_level_and_says_so() {
    let mut answers = with(&[("2", Yes)]);
    annex(&mut answers, "strikes_the_belly", "yes");
    let raised = result(&answers);
    assert_eq!((raised.total, raised.level), (5, Moderate));
    let outcome = &raised.adjustments[0];
    let (from, to) = (BandId::parse("variable").unwrap(), BandId::parse("rising").unwrap());
    assert_eq!(outcome.state, AdjustmentState::Raised { from, to });
    assert_eq!(outcome.because[0].as_str(), "strikes_the_belly");

    let off = Switches([(outcome.adjustment.clone(), Default::default())].into());
    let kept = assess(&fvr(), &answers, &off);
    assert_eq!((kept.total, kept.level), (5, Mild));
    assert_eq!(kept.adjustments[0].state, AdjustmentState::SwitchedOff);
}

#[test]
fn being_pregnant_alone_raises_nothing_unless_it_is_switched_on() {
    let mut answers = with(&[("2", Yes)]);
    for field in ["left_for_pregnancy", "strikes_the_belly"] {
        annex(&mut answers, field, "no");
    }
    annex(&mut answers, "is_pregnant", "yes");
    let usual = result(&answers);
    assert_eq!((usual.level, &usual.adjustments[0].state), (Mild, &AdjustmentState::NotMet));

    let rule = usual.adjustments[0].adjustment.clone();
    let on =
        Switches([(rule, [domain::id::AnnexFieldId::parse("is_pregnant").unwrap()].into())].into());
    assert_eq!(assess(&fvr(), &answers, &on).level, Moderate);
}

#[test]
fn the_highest_level_cannot_be_raised() {
    let mut answers = with(&[("2", Yes), ("3", No), ("4", No), ("5", Yes), ("6", Yes)]);
    annex(&mut answers, "strikes_the_belly", "yes");
    let top = result(&answers);
    assert_eq!((top.level, &top.adjustments[0].state), (Severe, &AdjustmentState::AtTop));
}

#[test]
fn a_risk_of_suicide_is_told_whatever_the_total() {
    let flags = |answers: &Answers| -> Vec<String> {
        let raised = result(answers).flags;
        raised.iter().map(|one| format!("{:?} {}", one.flag, one.item)).collect()
    };
    assert_eq!(flags(&with(&[("19", Yes)])), ["SuicideRisk her_suicide_risk"]);
    assert_eq!(result(&with(&[("19", Yes)])).level, Mild);
    assert_eq!(
        flags(&with(&[("6", Yes), ("9", Yes), ("17", Yes), ("19", Yes)])),
        [
            "SuicideRisk her_suicide_risk",
            "Highlight threatened_to_kill",
            "Highlight strangled",
            "Highlight believes_he_could_kill"
        ]
    );
    assert!(flags(&with(&[("15", Yes)])).is_empty(), "his threat is not hers");
}
