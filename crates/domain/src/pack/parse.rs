//! Reads every file of the packs folder into one [`Catalogue`], or tells every problem with its place.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::part_order;
use super::deployment::Deployment;
use super::service_pack::ReadService;
use super::{
    Catalogue, PackFile, PackProblem, PackVersion, check, deployment, schema, service_pack,
};
use crate::court::CourtTables;
use crate::directory::ColumnNames;
use crate::id::PackId;

/// The files of one pack, by their path inside its folder.
pub(super) struct Folder<'a> {
    /// Its name: the id of the pack.
    pub(super) name: &'a str,
    /// Its files.
    pub(super) files: BTreeMap<&'a str, &'a PackFile>,
}

impl<'a> Folder<'a> {
    /// One file of the folder, which must be there.
    pub(super) fn require(&self, name: &str) -> Result<&'a PackFile, PackProblem> {
        self.files.get(name).copied().ok_or_else(|| PackProblem {
            file: format!("{}/{name}", self.name),
            line: 1,
            column: 1,
            message: "the file is missing".to_owned(),
            help: format!("add `{name}` to the folder `{}`", self.name),
        })
    }

    /// A file that nothing reads is a file with a wrong name.
    pub(super) fn report_unread(
        &self,
        known: impl Fn(&str) -> bool,
        problems: &mut Vec<PackProblem>,
    ) {
        for (name, file) in &self.files {
            if !known(name) && !name.ends_with(".md") {
                problems.push(file.problem("no pack has a file of this name", "correct its name"));
            }
        }
    }
}

impl Catalogue {
    /// Reads the packs: `files` is every file under the packs folder, with its path from there.
    ///
    /// # Errors
    /// Every problem found, each with file, line, column and what to do, in the order of the files.
    pub fn parse(files: &[PackFile]) -> Result<Self, Vec<PackProblem>> {
        let mut problems = Vec::new();
        let mut packs = BTreeMap::new();
        let mut services = Vec::new();
        let mut deployments = Vec::new();
        let mut broken = BTreeSet::new();
        for folder in folders(files, &mut problems) {
            match read_folder(&folder, &mut packs, &mut problems) {
                Ok(Content::Service(service)) => services.push(*service),
                Ok(Content::Deployment(deployment)) => deployments.push(*deployment),
                Err(problem) => {
                    problems.push(problem);
                    broken.insert(folder.name);
                }
            }
        }
        let catalogue = assemble(packs, services, deployments, &broken, &mut problems);
        if problems.is_empty() {
            Ok(catalogue)
        } else {
            problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
            Err(problems)
        }
    }
}

enum Content<'a> {
    Service(Box<ReadService<'a>>),
    Deployment(Box<Deployment<'a>>),
}

fn folders<'a>(files: &'a [PackFile], problems: &mut Vec<PackProblem>) -> Vec<Folder<'a>> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, &PackFile>> = BTreeMap::new();
    for file in files {
        match file.path.split_once('/') {
            Some((folder, rest)) => {
                folders.entry(folder).or_default().insert(rest, file);
            }
            None if file.path.ends_with(".md") => {}
            None => problems.push(file.problem("the file is in no pack", "put it in a folder")),
        }
    }
    folders.into_iter().map(|(name, files)| Folder { name, files }).collect()
}

fn read_folder<'a>(
    folder: &Folder<'a>,
    packs: &mut BTreeMap<PackId, PackVersion>,
    problems: &mut Vec<PackProblem>,
) -> Result<Content<'a>, PackProblem> {
    let file = folder.require("pack.toml")?;
    let mut manifest: schema::Manifest = file.read_toml()?;
    check::manifest(file, folder.name, &manifest, problems);
    let version = PackVersion {
        version: manifest.version.get_ref().clone(),
        digest: digest(folder.files.values().copied()),
    };
    packs.insert(manifest.id.get_ref().clone(), version);
    match manifest.service.take() {
        Some(service) => {
            let read = service_pack::read(folder, file, &manifest, service, problems)?;
            Ok(Content::Service(Box::new(read)))
        }
        None => {
            Ok(Content::Deployment(Box::new(deployment::read(folder, file, manifest, problems))))
        }
    }
}

/// Puts everything together. What a `broken` pack would have declared is not told again as missing elsewhere.
fn assemble(
    packs: BTreeMap<PackId, PackVersion>,
    read: Vec<ReadService<'_>>,
    deployments: Vec<Deployment<'_>>,
    broken: &BTreeSet<&str>,
    problems: &mut Vec<PackProblem>,
) -> Catalogue {
    check::programmes(&deployments, problems);
    check::services(&read, &deployments, broken, problems);
    let services = read.into_iter().map(|r| (r.pack.service.code.clone(), r.pack)).collect();
    let mut catalogue = Catalogue {
        packs,
        programmes: Vec::new(),
        services,
        network_measures: Vec::new(),
        territory: crate::territory::TerritoryTable::default(),
        documents: Vec::new(),
        centers: Vec::new(),
        figure_files: Vec::new(),
        profiles: Vec::new(),
        wordings: Vec::new(),
        rules: Vec::new(),
        calendar: crate::clock::Calendar::default(),
        clocks: BTreeMap::new(),
        instruments: BTreeMap::new(),
        directory_columns: ColumnNames::default(),
        court: CourtTables::default(),
        terms: BTreeMap::new(),
    };
    deployment::join(deployments, broken, &mut catalogue, problems);
    catalogue.programmes.sort_by_key(|p| (part_order(p.programme.part), p.programme.order));
    catalogue
}

/// BLAKE3 over the sorted paths and contents of a pack, in hexadecimal. Lengths go in too, so that no two packs of
/// different files share a digest.
fn digest<'a>(files: impl Iterator<Item = &'a PackFile>) -> String {
    let mut sorted: Vec<&PackFile> = files.collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hasher = blake3::Hasher::new();
    for file in sorted {
        for part in [&file.path, &file.text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> PackFile {
        PackFile { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn the_digest_ignores_the_order_of_files_and_sees_every_byte() {
        let (a, b) = (file("x/a", "1"), file("x/b", "2"));
        assert_eq!(digest([&a, &b].into_iter()), digest([&b, &a].into_iter()));
        let moved = [file("x/a", ""), file("x/b", "12")];
        assert_ne!(digest([&a, &b].into_iter()), digest(moved.iter()));
    }
}
