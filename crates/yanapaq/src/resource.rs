//! Packs, policies and texts: inside the program, or from a folder for who writes packs.

use std::path::Path;

use domain::pack::PackFile;
use include_dir::{Dir, include_dir};

use crate::output::Failure;

static PACKS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");
static POLICIES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../policies");
static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../locales");

/// The files of the packs, by path.
pub fn pack_files(folder: Option<&Path>) -> Result<Vec<PackFile>, Failure> {
    let mut files = Vec::new();
    match folder {
        None => embedded(&PACKS, &mut files)?,
        Some(folder) => read_folder(folder, folder, &mut files)?,
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The files of the policies, by path.
pub fn policy_files() -> Result<Vec<PackFile>, Failure> {
    let mut files = Vec::new();
    embedded(&POLICIES, &mut files)?;
    Ok(files)
}

/// The text files of a locale: name and text.
pub fn locale_files(locale: &str) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    embedded(&LOCALES, &mut files)?;
    let prefix = format!("{locale}/");
    let own = |file: PackFile| {
        let name = file.path.strip_prefix(&prefix)?.to_owned();
        Some((name, file.text))
    };
    Ok(files.into_iter().filter_map(own).collect())
}

fn embedded(folder: &Dir<'static>, files: &mut Vec<PackFile>) -> Result<(), Failure> {
    for file in folder.files() {
        let path = file.path().display().to_string();
        let text = file.contents_utf8().ok_or_else(|| not_text(&path))?;
        files.push(PackFile { path, text: text.to_owned() });
    }
    folder.dirs().try_for_each(|inner| embedded(inner, files))
}

fn read_folder(root: &Path, folder: &Path, files: &mut Vec<PackFile>) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::wrong_input(format!("`{}` cannot be read: {error}", folder.display()))
    };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            read_folder(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let bytes = std::fs::read(&path).map_err(failed)?;
        let text = String::from_utf8(bytes).map_err(|_| not_text(&name))?;
        files.push(PackFile { path: name, text });
    }
    Ok(())
}

fn not_text(path: &str) -> Failure {
    Failure::wrong_input(format!("`{path}` is not a UTF-8 text"))
}
