//! Reads `clocks/*.toml`: the rules of legal clocks, checked one by one and against each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::rule::{Certainty, ClockRule, Extension, Recurrence, RiskBranch, RuleVersion};
use super::term::{DayCount, Term};
use crate::id::{ClockEvent, ClockExtensionId, ClockRuleId};
use crate::pack::{PackFile, PackProblem, day};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClocks {
    clock: Vec<RawClock>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClock {
    id: Spanned<ClockRuleId>,
    title: Spanned<String>,
    who: Spanned<String>,
    starts: Spanned<Vec<ClockEvent>>,
    stops: Spanned<Vec<ClockEvent>>,
    #[serde(default)]
    recurrence: Recurrence,
    limited_by: Option<Spanned<ClockRuleId>>,
    version: Vec<RawVersion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawVersion {
    from: Option<Spanned<Datetime>>,
    until: Option<Spanned<Datetime>>,
    count: DayCount,
    terms: Spanned<BTreeMap<RiskBranch, Spanned<Term>>>,
    #[serde(default)]
    extension: Vec<RawExtension>,
    #[serde(default)]
    distance: bool,
    source: Spanned<String>,
    to_verify: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExtension {
    id: Spanned<ClockExtensionId>,
    when: Spanned<String>,
    term: Spanned<Term>,
    count: DayCount,
}

/// Reads the files of clocks of all deployments.
///
/// # Errors
/// Mistakes of shape, ids used twice, versions out of order, terms that their days cannot measure, blank texts, limits that
/// no rule declares.
pub fn parse_clocks(
    files: &[&PackFile],
) -> Result<BTreeMap<ClockRuleId, ClockRule>, Vec<PackProblem>> {
    let mut problems = Vec::new();
    let mut rules = BTreeMap::new();
    let mut limits = Vec::new();
    for &file in files {
        let raw: RawClocks = match file.read_toml() {
            Ok(raw) => raw,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let mut reading = Reading { file, problems: &mut problems };
        for clock in raw.clock {
            if rules.contains_key(clock.id.get_ref()) {
                let message = format!("the clock `{}` is declared twice", clock.id.get_ref());
                reading.tell(&clock.id, message, "give each its own id");
            }
            limits.extend(clock.limited_by.clone().map(|limit| (file, limit)));
            let rule = reading.rule(clock);
            rules.insert(rule.id.clone(), rule);
        }
    }
    // A file that could not be read may declare the limit: then nothing more is told.
    if problems.is_empty() {
        for (file, limit) in limits {
            if !rules.contains_key(limit.get_ref()) {
                let message = format!("no clock has the id `{}`", limit.get_ref());
                problems.push(file.problem_at(limit.span(), message, "write the id of a clock"));
            }
        }
    }
    if problems.is_empty() { Ok(rules) } else { Err(problems) }
}

struct Reading<'a> {
    file: &'a PackFile,
    problems: &'a mut Vec<PackProblem>,
}

impl Reading<'_> {
    fn tell<T>(&mut self, at: &Spanned<T>, message: String, help: &str) {
        self.problems.push(self.file.problem_at(at.span(), message, help));
    }

    fn rule(&mut self, raw: RawClock) -> ClockRule {
        self.not_blank(&raw.title);
        self.not_blank(&raw.who);
        for events in [&raw.starts, &raw.stops] {
            if events.get_ref().is_empty() {
                self.tell(events, "the list is empty".to_owned(), "name at least one event");
            }
        }
        let stops_itself = raw.starts.get_ref().iter().any(|e| raw.stops.get_ref().contains(e));
        if stops_itself && raw.recurrence != Recurrence::EachEvent {
            let message = "an event cannot start and stop the same clock".to_owned();
            self.tell(
                &raw.stops,
                message,
                "name another event, or add recurrence = \"each_event\"",
            );
        }
        if raw.version.is_empty() {
            self.tell(&raw.id, "the clock has no version".to_owned(), "add `[[clock.version]]`");
        }
        if let Some(limit) = raw.limited_by.as_ref().filter(|l| l.get_ref() == raw.id.get_ref()) {
            self.tell(limit, "a clock cannot limit itself".to_owned(), "name another clock");
        }
        let mut versions: Vec<RuleVersion> = Vec::new();
        for version in raw.version {
            let read = self.version(version, raw.recurrence, versions.last());
            versions.push(read);
        }
        ClockRule {
            id: raw.id.into_inner(),
            title: raw.title.into_inner(),
            who: raw.who.into_inner(),
            starts: raw.starts.into_inner(),
            stops: raw.stops.into_inner(),
            recurrence: raw.recurrence,
            limited_by: raw.limited_by.map(Spanned::into_inner),
            versions,
        }
    }

    fn version(
        &mut self,
        raw: RawVersion,
        recurrence: Recurrence,
        before: Option<&RuleVersion>,
    ) -> RuleVersion {
        self.not_blank(&raw.source);
        let from = self.day(raw.from.as_ref());
        let until = self.day(raw.until.as_ref());
        if let (Some(from), Some(until), Some(at)) = (from, until, &raw.until)
            && until < from
        {
            self.tell(at, format!("it ends on {until}, before it begins"), "exchange both days");
        }
        if let Some(before) = before {
            let starts_later = from.is_some() && before.from < from;
            let overlaps = before.until.is_some_and(|until| from.is_some_and(|from| from <= until));
            if !starts_later || overlaps {
                let message = "two texts would be in force on one day".to_owned();
                let help = "write the oldest first; only the first may have no `from`";
                self.tell(&raw.source, message, help);
            }
        }
        if raw.terms.get_ref().is_empty() {
            self.tell(&raw.terms, "the version gives no term".to_owned(), "add `any = …`");
        }
        for term in raw.terms.get_ref().values() {
            self.check_term(term, raw.count, recurrence);
        }
        let terms = raw.terms.into_inner().into_iter();
        let extensions = self.extensions(raw.extension, recurrence);
        let certainty = raw.to_verify.map_or(Certainty::Verified, |note| {
            self.not_blank(&note);
            Certainty::ToVerify { note: note.into_inner() }
        });
        RuleVersion {
            from,
            until,
            count: raw.count,
            terms: terms.map(|(branch, term)| (branch, term.into_inner())).collect(),
            extensions,
            distance: raw.distance,
            source: raw.source.into_inner(),
            certainty,
        }
    }

    fn extensions(&mut self, raw: Vec<RawExtension>, recurrence: Recurrence) -> Vec<Extension> {
        let mut ids = BTreeSet::new();
        let mut extensions = Vec::new();
        for one in raw {
            self.not_blank(&one.when);
            self.check_term(&one.term, one.count, recurrence);
            if !ids.insert(one.id.get_ref().clone()) {
                let message = format!("the extension `{}` is declared twice", one.id.get_ref());
                self.tell(&one.id, message, "give each its own id");
            }
            let (id, when, term) =
                (one.id.into_inner(), one.when.into_inner(), one.term.into_inner());
            extensions.push(Extension { id, when, term, count: one.count });
        }
        extensions
    }

    fn check_term(&mut self, term: &Spanned<Term>, count: DayCount, recurrence: Recurrence) {
        if !term.get_ref().fits(count) {
            let help = "hours and what is due at once count `continuous`; business days, months and years count \
                        `business`";
            self.tell(term, "such a term cannot be counted so".to_owned(), help);
        }
        let date_to_date = matches!(term.get_ref(), Term::Months(_) | Term::Years(_));
        if recurrence == Recurrence::Periodic && !date_to_date {
            let message = "a periodic clock runs in months or years".to_owned();
            self.tell(term, message, "write `{ months = … }`, or drop the recurrence");
        }
    }

    fn day(&mut self, raw: Option<&Spanned<Datetime>>) -> Option<Date> {
        day(self.file, raw?).map_err(|problem| self.problems.push(problem)).ok()
    }

    fn not_blank(&mut self, text: &Spanned<String>) {
        if text.get_ref().trim().is_empty() {
            self.tell(text, "the text is blank".to_owned(), "write it in Spanish");
        }
    }
}
