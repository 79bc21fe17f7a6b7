//! Permits for tests, given by the real policies of the repository.

use std::fs;
use std::path::{Path, PathBuf};

use access::{Ask, Permit, Policies, Who};

/// The policies of the repository.
///
/// # Panics
/// When they cannot be read: then nothing else is worth testing.
#[must_use]
pub fn policies() -> Policies {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &PathBuf| (path.display().to_string(), fs::read_to_string(path).unwrap());
    let ends_with = |end: &'static str| {
        move |path: &&PathBuf| path.extension().is_some_and(|extension| extension == end)
    };
    let schema = files.iter().find(ends_with("cedarschema")).map(read).unwrap().1;
    let policies: Vec<(String, String)> =
        files.iter().filter(ends_with("cedar")).map(read).collect();
    let policies: Vec<(&str, &str)> =
        policies.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Policies::parse(&schema, &policies).unwrap()
}

/// The permit of the operator at the server's own terminal.
///
/// # Panics
/// When the policies do not give it.
#[must_use]
pub fn console_permit<A: Ask>(ask: A) -> Permit<A> {
    permit_for(&Who::Console, ask)
}

/// A permit that the policies give to somebody.
///
/// # Panics
/// When they do not.
#[must_use]
pub fn permit_for<A: Ask>(who: &Who, ask: A) -> Permit<A> {
    policies().permit(who, ask).unwrap()
}
