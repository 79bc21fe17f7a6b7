//! `yanapaq figures` and `yanapaq directory`: taking in files.

use std::path::Path;
use std::process::ExitCode;

use access::question::{ImportDirectory, ImportFigures};
use serde::Serialize;

use crate::cli::{DirectoryCommand, FiguresCommand, PlaceArgs};
use crate::node;
use crate::output::{Failure, Voice};

/// Largest file that is read from disk: one byte more than is taken in, so that the refusal can say so.
const MOST_READ: u64 = app::sheet::LARGEST_FILE as u64 + 1;

/// Figures.
pub async fn figures(
    place: &PlaceArgs,
    voice: Voice,
    command: FiguresCommand,
) -> Result<ExitCode, Failure> {
    match command {
        FiguresCommand::Import { file } => {
            let (name, bytes) = read(&file)?;
            let node = node::open(place, false).await?;
            let permit = node.app.permit(&node.who, ImportFigures)?;
            let done = node.app.import_figures(&permit, &name, &bytes).await?;
            voice.say(&done, |done| {
                let known = if done.already_known { " (taken in before)" } else { "" };
                format!("{name}: {} figures taken in, {}{known}", done.imported, done.encoding)
            })?;
        }
        FiguresCommand::Check { file: Some(file) } => {
            let (name, bytes) = read(&file)?;
            let node = node::open(place, false).await?;
            let permit = node.app.permit(&node.who, ImportFigures)?;
            let (figures, encoding) = node.app.check_figures(&permit, &name, &bytes).await?;
            let checked = Checked { figures, encoding: encoding.as_str() };
            voice.say(&checked, |c| format!("{name}: {} figures, {}", c.figures, c.encoding))?;
        }
        FiguresCommand::Check { file: None } => check_packs(place, voice)?,
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct Checked {
    figures: usize,
    encoding: &'static str,
}

/// Reads every file of figures that the packs carry.
fn check_packs(place: &PlaceArgs, voice: Voice) -> Result<(), Failure> {
    let files = crate::resource::pack_files(place.packs.as_deref())?;
    let catalogue = node::parse_catalogue(&files)?;
    let mut figures = 0;
    let mut problems = Vec::new();
    for file in &catalogue.figure_files {
        match domain::figure::import::read_figures(&file.path, &file.text, &catalogue) {
            Ok(read) => figures += read.figures.len(),
            Err(found) => problems.extend(found.iter().map(ToString::to_string)),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::wrong_lines(problems));
    }
    let checked = Checked { figures, encoding: "utf-8" };
    voice.say(&checked, |c| format!("packs: {} figures", c.figures))
}

/// Directory.
pub async fn directory(
    place: &PlaceArgs,
    voice: Voice,
    command: DirectoryCommand,
) -> Result<ExitCode, Failure> {
    let DirectoryCommand::Import { file } = command;
    let (name, bytes) = read(&file)?;
    let node = node::open(place, false).await?;
    let permit = node.app.permit(&node.who, ImportDirectory)?;
    let taken = node.app.import_directory(&permit, &name, &bytes).await?;
    voice.say(&taken, |taken| {
        format!(
            "{name}: {} rows, {} registered, {} known, {} wait for a person, {}",
            taken.rows, taken.registered, taken.already_known, taken.queued, taken.encoding
        )
    })?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    use std::io::Read as _;
    let failed = |error: std::io::Error| {
        Failure::wrong_input(format!("`{}` cannot be read: {error}", path.display()))
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(MOST_READ).read_to_end(&mut bytes).map_err(failed)?;
    let name =
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok((name, bytes))
}
