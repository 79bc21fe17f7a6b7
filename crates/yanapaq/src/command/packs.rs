//! `yanapaq packs check`.

use std::process::ExitCode;

use domain::pack::Catalogue;
use serde::Serialize;

use crate::cli::{PacksCommand, PlaceArgs};
use crate::output::{Failure, Voice};
use crate::resource;

#[derive(Serialize)]
struct Checked {
    packs: usize,
    files: usize,
}

/// Checks the packs.
pub fn run(place: &PlaceArgs, voice: Voice, command: PacksCommand) -> Result<ExitCode, Failure> {
    let PacksCommand::Check { pack } = command;
    let files = resource::pack_files(place.packs.as_deref())?;
    let is_wanted =
        |path: &str| pack.as_deref().is_none_or(|pack| path.split('/').next() == Some(pack));
    match Catalogue::parse(&files) {
        Ok(catalogue) => {
            let known = |name: &String| catalogue.packs.keys().any(|id| id.as_str() == name);
            if let Some(name) = pack.filter(|name| !known(name)) {
                return Err(Failure::wrong_input(format!("there is no pack `{name}`")));
            }
            let checked = Checked { packs: catalogue.packs.len(), files: files.len() };
            voice.say(&checked, |c| format!("{} packs in {} files are sound", c.packs, c.files))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problems) => {
            let lines: Vec<String> = problems
                .iter()
                .filter(|problem| is_wanted(&problem.file))
                .map(ToString::to_string)
                .collect();
            if lines.is_empty() {
                return Err(Failure::wrong_input(
                    "the mistakes are in other packs: check them all",
                ));
            }
            Err(Failure::wrong_lines(lines))
        }
    }
}
