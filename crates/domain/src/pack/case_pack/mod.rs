//! What a service does with a case, as its pack says it: forms, dictionaries, parameters, flow, actions, timelines, what is
//! counted, and the cases that prove it.

mod condition_file;
mod example;
mod example_file;
mod example_given;
mod example_words;
mod figure_file;
mod flow_check;
mod flow_file;
mod form_file;
mod form_raw;
mod list_file;
mod names;
mod order;
mod paper_file;
mod work_file;

use std::collections::BTreeMap;

use crate::flow::{ActionCatalogue, Counting, FactNames, Flow, Indicator, Parameter, Timeline};
use crate::form::{Dictionary, Forms};
use crate::id::{DictionaryId, EntryCode, MeasureKey, PaperTemplateId, ParameterKey, ServiceCode};
use crate::paper::PaperTemplate;

use super::parse::Folder;
use super::service_pack::ReadMeasures;
use super::{PackFile, PackProblem};

pub use example::{CaseOutcome, PackCase, Placed};

/// Everything a pack says about cases. A case keeps the version and digest of the pack it was opened with.
#[derive(Debug, Clone)]
pub struct CasePack {
    /// Forms by id.
    pub forms: Forms,
    /// Dictionaries by id.
    pub dictionaries: BTreeMap<DictionaryId, Dictionary>,
    /// Parameters by key.
    pub parameters: BTreeMap<ParameterKey, Parameter>,
    /// Stages, gates, entries, closures.
    pub flow: Flow,
    /// What is done for a case.
    pub actions: ActionCatalogue,
    /// Tasks by offset.
    pub timelines: Vec<Timeline>,
    /// How each measure counts events.
    pub countings: BTreeMap<MeasureKey, Counting>,
    /// Ratios of official sheets.
    pub indicators: Vec<Indicator>,
    /// Documents that the service writes.
    pub papers: Vec<PaperTemplate>,
    /// What conditions of this pack may name, with types.
    pub names: FactNames,
    /// Cases that prove the pack.
    pub cases: Vec<PackCase>,
}

impl CasePack {
    /// The indicator with that code.
    #[must_use]
    pub fn indicator(&self, code: &EntryCode) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.code == *code)
    }

    /// The template of a paper.
    #[must_use]
    pub fn paper(&self, id: &PaperTemplateId) -> Option<&PaperTemplate> {
        self.papers.iter().find(|paper| paper.id == *id)
    }

    /// The timeline with that code.
    #[must_use]
    pub fn timeline(&self, id: &EntryCode) -> Option<&Timeline> {
        self.timelines.iter().find(|timeline| timeline.id == *id)
    }
}

/// A case pack as read, with what only the other packs can tell.
pub(super) struct ReadCasePack {
    pub(super) pack: CasePack,
    /// Services that referrals name, each with the problem to tell where there is no such service.
    pub(super) named_services: Vec<(ServiceCode, PackProblem)>,
}

/// The file that makes a service one with cases.
const FLOW: &str = "flow.toml";

/// The documents that the service writes.
const PAPERS: &str = "papers.toml";

/// Files at the top of the folder.
const KNOWN: [&str; 7] = [
    FLOW,
    "actions.toml",
    "parameters.toml",
    "timelines.toml",
    "indicators.toml",
    "dictionaries.toml",
    PAPERS,
];

/// Folders of `.toml` files.
const KNOWN_FOLDERS: [&str; 3] = ["forms/", "dictionaries/", "cases/"];

/// Whether a file is read here.
pub(super) fn is_known(name: &str) -> bool {
    let in_folder = |folder: &&str| name.starts_with(folder) && name.ends_with(".toml");
    KNOWN.contains(&name) || KNOWN_FOLDERS.iter().any(in_folder)
}

/// Reads what a service says about cases; nothing for a service without cases. Problems of one file do not hide those of
/// another, but a file that cannot be read at all ends it: everything after would be told as missing.
pub(super) fn read(
    folder: &Folder<'_>,
    measures: &ReadMeasures<'_>,
    problems: &mut Vec<PackProblem>,
) -> Option<ReadCasePack> {
    let Some(flow) = folder.files.get(FLOW) else {
        report_without_flow(folder, measures, problems);
        return None;
    };
    match read_files(folder, flow, measures, problems) {
        Ok(read) => Some(read),
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

fn report_without_flow(
    folder: &Folder<'_>,
    measures: &ReadMeasures<'_>,
    problems: &mut Vec<PackProblem>,
) {
    let help = "add `flow.toml`, or take this away";
    for (_, file) in folder.files.iter().filter(|(name, _)| is_known(name)) {
        problems.push(file.problem("a service without `flow.toml` has no cases", help));
    }
    if let Some(file) = measures.file {
        for (_, at, _) in &measures.counts {
            let message = "a service without `flow.toml` has no events to count";
            problems.push(file.problem_at(at.clone(), message, help));
        }
    }
}

fn read_files(
    folder: &Folder<'_>,
    flow: &PackFile,
    measures: &ReadMeasures<'_>,
    problems: &mut Vec<PackProblem>,
) -> Result<ReadCasePack, PackProblem> {
    let dictionaries = list_file::dictionaries(&dictionary_files(folder), problems)?;
    let parameters = list_file::parameters(folder.require("parameters.toml")?, problems)?;
    let actions_file = folder.require("actions.toml")?;
    let actions = work_file::actions(actions_file, problems)?;
    let raw_flow: flow_file::RawFlow = flow.read_toml()?;
    let raw_forms = form_raw::read(&inside(folder, "forms/"))?;
    let names =
        names::Names::new(&dictionaries, &actions, &raw_flow, &raw_forms, measures, problems);
    let forms = form_file::forms(&raw_forms, &names, &dictionaries, problems);
    let (flow_read, named_services) =
        flow_file::flow(flow, raw_flow, &names, &parameters, problems);
    let world = work_file::World {
        names: &names,
        parameters: &parameters,
        actions: &actions,
        flow: &flow_read,
    };
    let timelines = match folder.files.get("timelines.toml") {
        Some(file) => work_file::timelines(file, &world, problems)?,
        None => Vec::new(),
    };
    let countings = figure_file::countings(measures, &names, problems);
    let indicators = match folder.files.get("indicators.toml") {
        Some(file) => figure_file::indicators(file, &names, &parameters, problems)?,
        None => Vec::new(),
    };
    let papers = match folder.files.get(PAPERS) {
        Some(file) => paper_file::papers(file, &forms, problems)?,
        None => Vec::new(),
    };
    let cases = example_file::read(&inside(folder, "cases/"), problems)?;
    let flow = flow_read;
    let names = names.of_case;
    let pack = CasePack {
        forms,
        dictionaries,
        parameters,
        flow,
        actions,
        timelines,
        countings,
        indicators,
        papers,
        names,
        cases,
    };
    Ok(ReadCasePack { pack, named_services })
}

fn dictionary_files<'a>(folder: &Folder<'a>) -> Vec<&'a PackFile> {
    let single = folder.files.get("dictionaries.toml").copied();
    single.into_iter().chain(inside(folder, "dictionaries/")).collect()
}

fn inside<'a>(folder: &Folder<'a>, prefix: &str) -> Vec<&'a PackFile> {
    let wanted = |name: &str| name.starts_with(prefix) && name.ends_with(".toml");
    folder.files.iter().filter(|(name, _)| wanted(name)).map(|(_, file)| *file).collect()
}
