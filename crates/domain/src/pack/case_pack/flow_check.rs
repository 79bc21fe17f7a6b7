//! Checks that a case can go its way: every name is known, every stage is reached, and every stage leads to a closure.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use toml::Spanned;

use crate::id::{EntryCode, StageId};

use super::condition_file::Page;
use super::flow_file::RawFlow;

/// Tells every mistake in the way of a flow.
pub(super) fn check(raw: &RawFlow, page: &mut Page<'_>) {
    once(raw.stage.iter().map(|one| &one.id), "stage", page);
    once(raw.gate.iter().map(|one| &one.id), "gate", page);
    once(raw.closure.iter().map(|one| &one.code), "reason", page);
    once(raw.referral.iter().map(|one| &one.code), "referral", page);
    once(raw.entry.iter().map(|one| &one.number), "number of entry", page);
    let mut conditions = BTreeSet::new();
    for entry in &raw.entry {
        if !conditions.insert(*entry.condition.get_ref()) {
            page.tell(&entry.condition, "the entry condition is declared twice", "keep one");
        }
    }
    let mut professions = BTreeSet::new();
    for lens in &raw.lens {
        if !professions.insert(*lens.lens.get_ref()) {
            page.tell(&lens.lens, "the profession is declared twice", "keep one");
        }
        once(lens.states.iter().map(|one| &one.code), "state", page);
    }
    names(raw, page);
    ways(raw, page);
}

/// Tells what is written twice.
pub(super) fn once<'a, T: Ord + Display + 'a>(
    list: impl Iterator<Item = &'a Spanned<T>>,
    what: &str,
    page: &mut Page<'_>,
) {
    let mut seen = BTreeSet::new();
    for one in list {
        if !seen.insert(one.get_ref()) {
            let message = format!("the {what} `{}` is declared twice", one.get_ref());
            page.tell(one, message, "keep one of them");
        }
    }
}

fn names(raw: &RawFlow, page: &mut Page<'_>) {
    let stages: BTreeSet<&StageId> = raw.stage.iter().map(|stage| stage.id.get_ref()).collect();
    let gates: BTreeSet<&EntryCode> = raw.gate.iter().map(|gate| gate.id.get_ref()).collect();
    let ways = || raw.stage.iter().flat_map(|stage| &stage.next);
    let named_stages = [Some(&raw.start), raw.reopens_in.as_ref()].into_iter().flatten();
    let named_stages = named_stages
        .chain(ways().map(|way| &way.to))
        .chain(raw.closure.iter().flat_map(|closure| &closure.from));
    for stage in named_stages.filter(|stage| !stages.contains(stage.get_ref())) {
        let message = format!("there is no stage `{}`", stage.get_ref());
        page.tell(stage, message, "correct the id, or add `[[stage]]`");
    }
    let named_gates = || {
        let of_closures = raw.closure.iter().flat_map(|closure| &closure.gates);
        ways().flat_map(|way| &way.gates).chain(of_closures)
    };
    for gate in named_gates().filter(|gate| !gates.contains(gate.get_ref())) {
        let message = format!("there is no gate `{}`", gate.get_ref());
        page.tell(gate, message, "correct the id, or add `[[gate]]`");
    }
    let used: BTreeSet<&EntryCode> = named_gates().map(Spanned::get_ref).collect();
    for gate in raw.gate.iter().filter(|gate| !used.contains(gate.id.get_ref())) {
        let message = format!("nothing passes the gate `{}`", gate.id.get_ref());
        page.tell(&gate.id, message, "put it on a way or before a closure, or take it out");
    }
}

fn ways(raw: &RawFlow, page: &mut Page<'_>) {
    let next: BTreeMap<&StageId, Vec<&StageId>> = raw
        .stage
        .iter()
        .map(|stage| (stage.id.get_ref(), stage.next.iter().map(|way| way.to.get_ref()).collect()))
        .collect();
    let reached = reached(raw.start.get_ref(), &next);
    let closes = |stage: &StageId| {
        let fits = |from: &[Spanned<StageId>]| from.iter().any(|one| one.get_ref() == stage);
        raw.closure.iter().any(|closure| closure.from.is_empty() || fits(&closure.from))
    };
    for stage in &raw.stage {
        let id = stage.id.get_ref();
        if !reached.contains(id) {
            let message = format!("nothing leads to the stage `{id}`");
            page.tell(&stage.id, message, "add it to the `next` of another stage");
        }
        if !self::reached(id, &next).into_iter().any(closes) {
            let message = format!("stage `{id}` has no way out");
            page.tell(&stage.id, message, "add next = [..], or name it in `from` of a closure");
        }
    }
}

fn reached<'a>(
    start: &'a StageId,
    next: &BTreeMap<&'a StageId, Vec<&'a StageId>>,
) -> BTreeSet<&'a StageId> {
    let mut reached = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(stage) = open.pop() {
        for to in next.get(stage).into_iter().flatten() {
            if reached.insert(to) {
                open.push(to);
            }
        }
    }
    reached
}
