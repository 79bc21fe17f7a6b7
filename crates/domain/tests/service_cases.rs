//! The cases of every service pack hold, and none of them is one that could not fail.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[expect(dead_code, reason = "only the catalogue is needed here")]
mod known;

use std::collections::BTreeSet;

use domain::condition::{Facts, Value};
use domain::flow::{Formula, Tally};
use domain::pack::{CasePack, Catalogue};
use toml::Value as Toml;

fn packs(catalogue: &Catalogue) -> impl Iterator<Item = &CasePack> {
    catalogue.services.values().filter_map(|service| service.case_pack.as_ref())
}

#[test]
fn every_case_of_every_pack_holds() {
    let catalogue = known::catalogue();
    let failures: Vec<String> = packs(&catalogue)
        .flat_map(CasePack::run_cases)
        .filter_map(|outcome| outcome.failure.map(|failure| failure.to_string()))
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Something else of the same kind.
fn other(value: &Toml) -> Toml {
    match value {
        Toml::Boolean(value) => Toml::Boolean(!value),
        Toml::Integer(value) => Toml::Integer(value + 1),
        Toml::String(value) => Toml::String(format!("{value}?")),
        Toml::Array(values) => Toml::Array([values.clone(), vec![Toml::from("?")]].concat()),
        other => panic!("no case says {other}"),
    }
}

#[test]
fn each_word_of_each_case_would_fail_if_the_pack_said_otherwise() {
    let catalogue = known::catalogue();
    let mut words = 0;
    for pack in packs(&catalogue) {
        let mut pack = pack.clone();
        for at in 0..pack.cases.len() {
            let right = pack.cases[at].then.clone();
            for (key, value) in &right {
                words += 1;
                pack.cases[at].then.insert(key.clone(), other(value));
                assert!(pack.run_cases()[at].failure.is_some(), "{}", pack.cases[at].name.text);
                pack.cases[at].then = right.clone();
            }
        }
    }
    assert!(words >= 100, "only {words} words are checked");
}

#[test]
fn a_service_that_keeps_cases_brings_at_least_twenty_five_of_them() {
    let catalogue = known::catalogue();
    assert!(packs(&catalogue).count() >= 1);
    for pack in packs(&catalogue) {
        assert!(pack.cases.len() >= 25, "{}", pack.cases.len());
    }
}

#[test]
fn every_gate_and_every_rule_of_a_form_is_met_by_a_case() {
    let catalogue = known::catalogue();
    for pack in packs(&catalogue) {
        let said: BTreeSet<String> =
            pack.cases.iter().flat_map(|case| case.then.values()).flat_map(words).collect();
        for gate in pack.flow.gates.keys() {
            assert!(said.contains(gate.as_str()), "no case is barred by the gate `{gate}`");
        }
        for rule in pack.forms.values().flat_map(|form| &form.rules) {
            assert!(said.contains(rule.id.as_str()), "no case meets the rule `{}`", rule.id);
        }
    }
}

fn words(value: &Toml) -> Vec<String> {
    match value {
        Toml::Array(values) => values.iter().flat_map(words).collect(),
        Toml::String(word) => vec![word.clone()],
        _ => Vec::new(),
    }
}

/// What has no norm says so: a number without a norm is a proposal, and one that claims a norm names it.
#[test]
fn numbers_without_a_norm_are_marked_as_proposals() {
    let catalogue = known::catalogue();
    for value in packs(&catalogue).flat_map(|pack| pack.parameters.values()).flat_map(|p| &p.values)
    {
        let is_proposal = value.basis == domain::form::Basis::Proposal;
        assert_eq!(is_proposal, value.source.starts_with("Por definir"), "{}", value.source);
    }
}

#[test]
fn the_indicators_of_a_sheet_are_shares_whatever_it_prints() {
    let catalogue = known::catalogue();
    for indicator in packs(&catalogue).flat_map(|pack| &pack.indicators) {
        assert_eq!(indicator.formula, Formula::parse("100 * a / b").unwrap());
        let tally = Tally { numerator: 3, denominator: 4, undecided: 0 };
        assert_eq!(indicator.tenths(tally), Some(750));
        assert_eq!(indicator.tenths(Tally::default()), None);
    }
}

/// A case of which nothing is known: what a page has when the first letter is typed.
struct Nothing;

impl Facts for Nothing {
    fn value(&self, _: &str) -> Option<Value> {
        None
    }
}

#[test]
fn a_case_of_which_nothing_is_known_is_undecided_everywhere_and_counted_nowhere() {
    let catalogue = known::catalogue();
    for indicator in packs(&catalogue).flat_map(|pack| &pack.indicators) {
        let mut tally = Tally::default();
        indicator.add(&mut tally, &Nothing);
        assert_eq!(tally, Tally { numerator: 0, denominator: 0, undecided: 1 });
    }
}
