//! What rules, wordings and import profiles name must exist: a rule about an unknown measure would be silent for ever.

use crate::figure::import::ImportProfile;
use crate::instrument::Instrument;
use crate::rule::{Rule, Wording};

use super::{Catalogue, PackFile, PackProblem};

/// Checks the rules, wordings and profiles of a catalogue; `files` are those they were read from.
pub(super) fn check(catalogue: &Catalogue, files: &[&PackFile], problems: &mut Vec<PackProblem>) {
    let mut tell = |ending: &str, text: &str, message: String, help: &str| {
        let named = files.iter().filter(|file| file.path.ends_with(ending));
        let mut found = named.filter_map(|file| file.text.find(text).map(|at| (file, at)));
        if let Some((file, at)) = found.next() {
            problems.push(file.problem_at(at..at, message, help));
        }
    };
    for rule in &catalogue.rules {
        for message in unknown_in_rule(rule, catalogue) {
            let id = format!("\"{}\"", rule.id);
            tell("rules.toml", &id, message, "correct the name, or drop the rule");
        }
    }
    for wording in &catalogue.wordings {
        if let Some(message) = unknown_in_wording(wording, catalogue) {
            let row = format!("{},", wording.document);
            tell("wordings.csv", &row, message, "correct the cell, or drop the row");
        }
    }
    for profile in &catalogue.profiles {
        for message in unknown_in_profile(profile, catalogue) {
            let id = format!("\"{}\"", profile.id);
            tell(".toml", &id, message, "correct the profile, or declare what it names");
        }
    }
    for instrument in catalogue.instruments.values() {
        if let Some(message) = wrong_successor(instrument, catalogue) {
            let ending = format!("instruments/{}.toml", instrument.id);
            tell(&ending, "replaces", message, "correct `replaces`, or the days of both");
        }
    }
}

fn unknown_in_rule(rule: &Rule, catalogue: &Catalogue) -> Vec<String> {
    let known = |pattern: &crate::rule::MeasurePattern| {
        catalogue.measures().any(|measure| pattern.matches(&measure.key))
    };
    let measures = rule.check.measures().into_iter().filter(|pattern| !known(pattern));
    let services = rule.check.services().filter(|code| !catalogue.services.contains_key(*code));
    measures
        .map(|pattern| format!("the rule `{}` names no known measure: `{pattern}`", rule.id))
        .chain(
            services.map(|code| format!("the rule `{}` names no known service: `{code}`", rule.id)),
        )
        .collect()
}

fn unknown_in_wording(wording: &Wording, catalogue: &Catalogue) -> Option<String> {
    let (document, attribute) = (&wording.document, &wording.attribute);
    if !catalogue.documents.iter().any(|known| known.id == *document) {
        return Some(format!("no pack declares the document `{document}`"));
    }
    let is_read =
        catalogue.rules.iter().any(|rule| rule.check.attributes().any(|own| own == attribute));
    (!is_read).then(|| format!("no rule reads wordings of the attribute `{attribute}`"))
}

/// The instrument that was replaced exists and ended before its successor began, so that one day has one of them.
fn wrong_successor(instrument: &Instrument, catalogue: &Catalogue) -> Option<String> {
    let replaced = instrument.replaces.as_ref()?;
    let Some(former) = catalogue.instruments.get(replaced) else {
        return Some(format!("no pack declares the instrument `{replaced}`"));
    };
    match (former.valid_to, instrument.valid_from) {
        (Some(to), Some(from)) if to < from => None,
        _ => Some(format!("`{replaced}` does not end before `{}` begins", instrument.id)),
    }
}

fn unknown_in_profile(profile: &ImportProfile, catalogue: &Catalogue) -> Vec<String> {
    let Some(measure) = catalogue.measure(&profile.measure) else {
        return vec![format!("no pack declares the measure `{}`", profile.measure)];
    };
    let mut messages = Vec::new();
    if measure.unit != profile.unit {
        messages
            .push(format!("`{}` counts `{}`, not `{}`", measure.key, measure.unit, profile.unit));
    }
    let pack = measure.service.as_ref().and_then(|code| catalogue.services.get(code));
    let exceptions = profile.place_exceptions.values().flat_map(|one| &one.dimensions);
    let columns = profile.dimensions.iter();
    let columns = columns.flat_map(|one| one.codes.values().map(move |code| (&one.key, code)));
    for (key, code) in exceptions.chain(columns) {
        let pair = (key.clone(), code.clone());
        if !pack.is_some_and(|pack| pack.dimension_labels.contains_key(&pair)) {
            messages.push(format!("the service of `{}` has no `{key}={code}`", measure.key));
        }
    }
    messages
}
