//! Reads the catalogue of actions and the timelines.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::case::Lens;
use crate::flow::{
    Action, ActionCatalogue, After, Counts, Flow, OfficialRange, Parameter, ParameterUnit,
    PatronageStage, Start, Step, Timeline,
};
use crate::form::Basis;
use crate::id::{ActionCode, EntryCode, ParameterKey, StageId};
use crate::pack::{PackFile, PackProblem};
use crate::risk::RiskLevel;

use super::condition_file::{Page, is_name};
use super::flow_check::once;
use super::list_file::days;
use super::names::Names;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawActions {
    source: Spanned<String>,
    basis: Basis,
    patronage: Option<RawRange>,
    action: Vec<RawAction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRange {
    section: String,
    first: u16,
    last: u16,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAction {
    code: Spanned<ActionCode>,
    label: Spanned<String>,
    lenses: Spanned<Vec<Lens>>,
    counts: Counts,
    patronage: Option<Spanned<PatronageStage>>,
    official: Option<Spanned<u16>>,
    valid_from: Option<Spanned<Datetime>>,
    valid_to: Option<Spanned<Datetime>>,
}

/// Reads the catalogue of actions.
pub(super) fn actions(
    file: &PackFile,
    problems: &mut Vec<PackProblem>,
) -> Result<ActionCatalogue, PackProblem> {
    let raw: RawActions = file.read_toml()?;
    let mut page = Page { file, problems };
    page.check_words(&raw.source);
    once(raw.action.iter().map(|one| &one.code), "action", &mut page);
    once(raw.action.iter().filter_map(|one| one.official.as_ref()), "official number", &mut page);
    let patronage = raw.patronage.map(|range| {
        page.check_words(&range.source);
        let (section, first, last) = (range.section, range.first, range.last);
        OfficialRange { section, first, last, source: range.source.into_inner() }
    });
    let mut actions = Vec::new();
    for one in raw.action {
        check_action(&one, patronage.as_ref(), &mut page);
        let (valid_from, valid_to) =
            days(&mut page, one.valid_from.as_ref(), one.valid_to.as_ref())?;
        actions.push(Action {
            code: one.code.into_inner(),
            label: one.label.into_inner(),
            lenses: one.lenses.into_inner(),
            counts: one.counts,
            patronage: one.patronage.map(Spanned::into_inner),
            official: one.official.map(Spanned::into_inner),
            valid_from,
            valid_to,
        });
    }
    Ok(ActionCatalogue { source: raw.source.into_inner(), basis: raw.basis, patronage, actions })
}

fn check_action(raw: &RawAction, range: Option<&OfficialRange>, page: &mut Page<'_>) {
    page.check_words(&raw.label);
    if !is_name(raw.code.get_ref().as_str()) {
        let help = "conditions say `done.<code>`: write lower-case letters, digits and `_`";
        page.tell(&raw.code, "an action cannot have this code", help);
    }
    if raw.lenses.get_ref().is_empty() {
        page.tell(&raw.lenses, "nobody does this action", "name at least one profession");
    }
    if let (Some(number), Some(range)) = (&raw.official, range) {
        let number_is_patronage = range.contains(*number.get_ref());
        if number_is_patronage != raw.patronage.is_some() {
            let message = format!(
                "actions {} to {} of section {} are legal patronage, and no others",
                range.first, range.last, range.section
            );
            page.tell(number, message, "correct `official`, or add or take out `patronage`");
        }
    }
    if let (Some(patronage), None) = (&raw.patronage, range) {
        let help = "add `patronage = { section, first, last, source }` at the top of the file";
        page.tell(patronage, "nothing says which actions are legal patronage", help);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTimelines {
    timeline: Vec<RawTimeline>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTimeline {
    id: Spanned<EntryCode>,
    label: Spanned<String>,
    starts: Spanned<String>,
    when: Option<Spanned<String>>,
    #[serde(default)]
    replaces: bool,
    source: Spanned<String>,
    basis: Basis,
    step: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    code: Spanned<EntryCode>,
    action: Spanned<ActionCode>,
    lens: Spanned<Lens>,
    after: Option<Spanned<ParameterKey>>,
    after_by_risk: Option<Spanned<BTreeMap<RiskLevel, Spanned<ParameterKey>>>>,
    #[serde(default)]
    repeats: bool,
}

/// What timelines must agree with.
pub(super) struct World<'a> {
    pub(super) names: &'a Names,
    pub(super) parameters: &'a BTreeMap<ParameterKey, Parameter>,
    pub(super) actions: &'a ActionCatalogue,
    pub(super) flow: &'a Flow,
}

/// Reads the timelines.
pub(super) fn timelines(
    file: &PackFile,
    world: &World<'_>,
    problems: &mut Vec<PackProblem>,
) -> Result<Vec<Timeline>, PackProblem> {
    let raw: RawTimelines = file.read_toml()?;
    let mut page = Page { file, problems };
    once(raw.timeline.iter().map(|one| &one.id), "timeline", &mut page);
    let steps = raw.timeline.iter().flat_map(|timeline| &timeline.step);
    once(steps.map(|step| &step.code), "step", &mut page);
    Ok(raw.timeline.into_iter().filter_map(|one| timeline(one, world, &mut page)).collect())
}

fn timeline(raw: RawTimeline, world: &World<'_>, page: &mut Page<'_>) -> Option<Timeline> {
    page.check_words(&raw.label);
    page.check_words(&raw.source);
    let starts = start(&raw.starts, world, page);
    let when = raw.when.as_ref().map(|when| page.condition(when, &world.names.of_case));
    let steps: Vec<Option<Step>> = raw.step.into_iter().map(|one| step(one, world, page)).collect();
    Some(Timeline {
        id: raw.id.into_inner(),
        label: raw.label.into_inner(),
        starts: starts?,
        when: when.map_or(Some(None), |when| when.map(Some))?,
        replaces: raw.replaces,
        source: raw.source.into_inner(),
        basis: raw.basis,
        steps: steps.into_iter().collect::<Option<_>>()?,
    })
}

fn start(raw: &Spanned<String>, world: &World<'_>, page: &mut Page<'_>) -> Option<Start> {
    let (event, of) = raw.get_ref().split_once(' ').unwrap_or((raw.get_ref(), ""));
    let start = match (event, of) {
        ("case.opened", "") => Some(Start::CaseOpened),
        ("risk.assessed", "") => Some(Start::RiskAssessed),
        ("stage.reached", stage) => {
            let stage = StageId::parse(stage).ok();
            stage.filter(|id| world.flow.stage(id).is_some()).map(Start::StageReached)
        }
        ("action.done", action) => {
            let action = ActionCode::parse(action).ok();
            action.filter(|code| world.actions.get(code).is_some()).map(Start::ActionDone)
        }
        ("referral.sent", kind) => {
            let is_known = |code: &EntryCode| world.flow.referrals.iter().any(|r| r.code == *code);
            EntryCode::parse(kind).ok().filter(is_known).map(Start::ReferralSent)
        }
        _ => None,
    };
    if start.is_none() {
        let help = "write `case.opened`, `risk.assessed`, `stage.reached STAGE`, `action.done CODE` or `referral.sent CODE`";
        page.tell(raw, format!("no fact is called `{}`", raw.get_ref()), help);
    }
    start
}

fn step(raw: RawStep, world: &World<'_>, page: &mut Page<'_>) -> Option<Step> {
    match world.actions.get(raw.action.get_ref()) {
        None => {
            let message = format!("the catalogue has no action `{}`", raw.action.get_ref());
            page.tell(&raw.action, message, "write a code of actions.toml");
        }
        Some(action) if !action.lenses.contains(raw.lens.get_ref()) => {
            let help = "correct `lens`, or add it to the action";
            page.tell(&raw.lens, "this profession does not do this action", help);
        }
        Some(_) => {}
    }
    let after = match (raw.after, raw.after_by_risk) {
        (Some(key), None) => {
            check_days(&key, world, page);
            After::Parameter(key.into_inner())
        }
        (None, Some(keys)) => {
            let missing =
                RiskLevel::ALL.into_iter().find(|level| !keys.get_ref().contains_key(level));
            if let Some(level) = missing {
                let message = format!("the level `{}` has no parameter", level.as_str());
                page.tell(&keys, message, "give every level one");
            }
            keys.get_ref().values().for_each(|key| check_days(key, world, page));
            let keys = keys.into_inner().into_iter();
            After::ByRisk(keys.map(|(level, key)| (level, key.into_inner())).collect())
        }
        _ => {
            page.tell(
                &raw.code,
                "the step does not say when",
                "add either `after` or `after_by_risk`",
            );
            return None;
        }
    };
    Some(Step {
        code: raw.code.into_inner(),
        action: raw.action.into_inner(),
        lens: raw.lens.into_inner(),
        after,
        repeats: raw.repeats,
    })
}

fn check_days(key: &Spanned<ParameterKey>, world: &World<'_>, page: &mut Page<'_>) {
    let is_of_days = |parameter: &Parameter| {
        let unit = parameter.unit;
        matches!(
            unit,
            ParameterUnit::CalendarDay | ParameterUnit::WorkingDay | ParameterUnit::Month
        )
    };
    match world.parameters.get(key.get_ref()) {
        None => {
            let message = format!("there is no parameter `{}`", key.get_ref());
            page.tell(key, message, "add it to parameters.toml");
        }
        Some(parameter) if !is_of_days(parameter) => {
            page.tell(
                key,
                "a task is due on a day, and this unit is none of days",
                "correct the unit",
            );
        }
        Some(_) => {}
    }
}
