//! Reads `flow.toml`: stages, gates, entries, reasons to close, states of the professions, referrals.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use crate::case::{EntryCondition, Lens};
use crate::flow::{
    ClosureReason, Entry, Flow, Gate, LensState, Parameter, ReferralKind, Stage, Way,
};
use crate::form::Basis;
use crate::id::{EntryCode, ParameterKey, ServiceCode, StageId};
use crate::pack::{PackFile, PackProblem};

use super::condition_file::Page;
use super::flow_check;
use super::names::Names;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFlow {
    pub(super) start: Spanned<StageId>,
    pub(super) reopens_in: Option<Spanned<StageId>>,
    source: Spanned<String>,
    basis: Basis,
    pub(super) stage: Vec<RawStage>,
    #[serde(default)]
    pub(super) gate: Vec<RawGate>,
    #[serde(default)]
    pub(super) entry: Vec<RawEntry>,
    pub(super) closure: Vec<RawClosure>,
    #[serde(default)]
    pub(super) lens: Vec<RawLens>,
    #[serde(default)]
    pub(super) referral: Vec<RawReferral>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStage {
    pub(super) id: Spanned<StageId>,
    label: Spanned<String>,
    help: Option<String>,
    #[serde(default)]
    pub(super) next: Vec<RawWay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWay {
    pub(super) to: Spanned<StageId>,
    #[serde(default)]
    pub(super) gates: Vec<Spanned<EntryCode>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGate {
    pub(super) id: Spanned<EntryCode>,
    when: Spanned<String>,
    message: Spanned<String>,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntry {
    pub(super) condition: Spanned<EntryCondition>,
    pub(super) number: Spanned<u16>,
    label: Spanned<String>,
    meaning: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClosure {
    pub(super) code: Spanned<EntryCode>,
    label: Spanned<String>,
    #[serde(default)]
    pub(super) from: Vec<Spanned<StageId>>,
    #[serde(default)]
    pub(super) gates: Vec<Spanned<EntryCode>>,
    needs_tasks_finished: bool,
    needs_approval: bool,
    #[serde(default)]
    is_transfer: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLens {
    pub(super) lens: Spanned<Lens>,
    pub(super) states: Vec<RawLensState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLensState {
    pub(super) code: Spanned<EntryCode>,
    label: Spanned<String>,
    #[serde(default)]
    pub(super) is_final: bool,
    #[serde(default)]
    pub(super) next: Vec<Spanned<EntryCode>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReferral {
    pub(super) code: Spanned<EntryCode>,
    label: Spanned<String>,
    #[serde(default)]
    to: Vec<Spanned<ServiceCode>>,
    answer_within: Option<Spanned<ParameterKey>>,
    source: Spanned<String>,
}

type Named = Vec<(ServiceCode, PackProblem)>;

/// Builds the flow; the services its referrals name come back with it, for only the other packs can tell whether they are.
pub(super) fn flow(
    file: &PackFile,
    raw: RawFlow,
    names: &Names,
    parameters: &BTreeMap<ParameterKey, Parameter>,
    problems: &mut Vec<PackProblem>,
) -> (Flow, Named) {
    let mut page = Page { file, problems };
    page.check_words(&raw.source);
    flow_check::check(&raw, &mut page);
    let gates = raw.gate.iter().filter_map(|gate| {
        page.check_words(&gate.message);
        page.check_words(&gate.source);
        let when = page.condition(&gate.when, &names.of_case)?;
        let (message, source) = (gate.message.get_ref().clone(), gate.source.get_ref().clone());
        Some((
            gate.id.get_ref().clone(),
            Gate { id: gate.id.get_ref().clone(), when, message, source },
        ))
    });
    let gates = gates.collect();
    let mut named = Named::new();
    let referrals = raw.referral.into_iter();
    let referrals = referrals.map(|one| referral(one, parameters, &mut named, &mut page)).collect();
    let flow = Flow {
        start: raw.start.into_inner(),
        reopens_in: raw.reopens_in.map(Spanned::into_inner),
        source: raw.source.into_inner(),
        basis: raw.basis,
        gates,
        referrals,
        stages: raw.stage.into_iter().map(|one| stage(one, &mut page)).collect(),
        entries: raw.entry.into_iter().map(|one| entry(one, &mut page)).collect(),
        closures: raw.closure.into_iter().map(|one| closure(one, &mut page)).collect(),
        lens_states: raw.lens.into_iter().map(|one| lens(one, &mut page)).collect(),
    };
    (flow, named)
}

fn inner<T>(list: Vec<Spanned<T>>) -> Vec<T> {
    list.into_iter().map(Spanned::into_inner).collect()
}

fn stage(raw: RawStage, page: &mut Page<'_>) -> Stage {
    page.check_words(&raw.label);
    let ways = raw.next.into_iter();
    Stage {
        id: raw.id.into_inner(),
        label: raw.label.into_inner(),
        help: raw.help,
        next: ways.map(|way| Way { to: way.to.into_inner(), gates: inner(way.gates) }).collect(),
    }
}

fn entry(raw: RawEntry, page: &mut Page<'_>) -> Entry {
    page.check_words(&raw.label);
    page.check_words(&raw.meaning);
    Entry {
        condition: raw.condition.into_inner(),
        number: raw.number.into_inner(),
        label: raw.label.into_inner(),
        meaning: raw.meaning.into_inner(),
    }
}

fn closure(raw: RawClosure, page: &mut Page<'_>) -> ClosureReason {
    page.check_words(&raw.label);
    ClosureReason {
        code: raw.code.into_inner(),
        label: raw.label.into_inner(),
        from: inner(raw.from),
        gates: inner(raw.gates),
        needs_tasks_finished: raw.needs_tasks_finished,
        needs_approval: raw.needs_approval,
        is_transfer: raw.is_transfer,
    }
}

fn lens(raw: RawLens, page: &mut Page<'_>) -> (Lens, Vec<LensState>) {
    let codes: BTreeSet<EntryCode> = raw.states.iter().map(|s| s.code.get_ref().clone()).collect();
    if !raw.states.iter().any(|state| state.is_final) {
        page.tell(&raw.lens, "no state ends the work of this profession", "mark one `is_final`");
    }
    let states = raw.states.into_iter().map(|state| {
        page.check_words(&state.label);
        for next in state.next.iter().filter(|next| !codes.contains(next.get_ref())) {
            let message = format!("there is no state `{}`", next.get_ref());
            page.tell(next, message, "write a code of the same profession");
        }
        if !state.is_final && state.next.is_empty() {
            let message = format!("the state `{}` has no way out", state.code.get_ref());
            page.tell(&state.code, message, "add next = [..] or is_final = true");
        }
        LensState {
            code: state.code.into_inner(),
            label: state.label.into_inner(),
            is_final: state.is_final,
            next: inner(state.next),
        }
    });
    let states = states.collect();
    (raw.lens.into_inner(), states)
}

fn referral(
    raw: RawReferral,
    parameters: &BTreeMap<ParameterKey, Parameter>,
    named: &mut Named,
    page: &mut Page<'_>,
) -> ReferralKind {
    page.check_words(&raw.label);
    page.check_words(&raw.source);
    for service in &raw.to {
        let message = format!("no pack declares the service `{}`", service.get_ref());
        let help = "correct the code, or leave `to` out for a body outside the network";
        let problem = page.file.problem_at(service.span(), message, help);
        named.push((service.get_ref().clone(), problem));
    }
    if let Some(key) =
        raw.answer_within.as_ref().filter(|key| !parameters.contains_key(key.get_ref()))
    {
        let message = format!("there is no parameter `{}`", key.get_ref());
        page.tell(key, message, "add it to parameters.toml");
    }
    ReferralKind {
        code: raw.code.into_inner(),
        label: raw.label.into_inner(),
        to: inner(raw.to),
        answer_within: raw.answer_within.map(Spanned::into_inner),
        source: raw.source.into_inner(),
    }
}
