//! `yanapaq packs check`: reads every pack, and runs the cases that each brings.

use std::process::ExitCode;

use domain::pack::{CaseOutcome, CasePack, Catalogue, PackProblem};
use serde::Serialize;

use crate::cli::{PacksCommand, PlaceArgs};
use crate::output::{Failure, Voice};
use crate::resource;

#[derive(Serialize)]
struct Checked {
    packs: usize,
    files: usize,
    cases: usize,
    failed: usize,
}

/// Checks the packs.
pub fn run(place: &PlaceArgs, voice: Voice, command: PacksCommand) -> Result<ExitCode, Failure> {
    let PacksCommand::Check { pack } = command;
    let files = resource::pack_files(place.packs.as_deref())?;
    let is_wanted =
        |path: &str| pack.as_deref().is_none_or(|pack| path.split('/').next() == Some(pack));
    let catalogue = Catalogue::parse(&files).map_err(|problems| mistakes(&problems, is_wanted))?;
    if let Some(name) = &pack
        && !catalogue.packs.keys().any(|id| id.as_str() == name)
    {
        return Err(Failure::wrong_input(format!("there is no pack `{name}`")));
    }
    let outcomes = run_cases(&catalogue, is_wanted);
    let failures: Vec<&PackProblem> =
        outcomes.iter().filter_map(|one| one.failure.as_ref()).collect();
    let checked = Checked {
        packs: catalogue.packs.keys().filter(|id| is_wanted(id.as_str())).count(),
        files: files.iter().filter(|file| is_wanted(&file.path)).count(),
        cases: outcomes.len(),
        failed: failures.len(),
    };
    voice.say(&checked, |c| match c.failed {
        0 => format!("{} packs in {} files are sound, {} cases hold", c.packs, c.files, c.cases),
        failed => format!("{failed} of {} cases do not hold", c.cases),
    })?;
    if failures.is_empty() {
        Ok(ExitCode::SUCCESS)
    } else {
        Err(Failure::wrong_lines(failures.iter().map(ToString::to_string).collect()))
    }
}

fn run_cases(catalogue: &Catalogue, is_wanted: impl Fn(&str) -> bool) -> Vec<CaseOutcome> {
    let services = catalogue.services.iter().filter(|(code, _)| is_wanted(code.as_str()));
    let packs = services.filter_map(|(_, service)| service.case_pack.as_ref());
    packs.flat_map(CasePack::run_cases).collect()
}

fn mistakes(problems: &[PackProblem], is_wanted: impl Fn(&str) -> bool) -> Failure {
    let wanted = problems.iter().filter(|problem| is_wanted(&problem.file));
    let lines: Vec<String> = wanted.map(ToString::to_string).collect();
    if lines.is_empty() {
        return Failure::wrong_input("the mistakes are in other packs: check them all");
    }
    Failure::wrong_lines(lines)
}
