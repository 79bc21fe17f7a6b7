//! The house rules that no compiler checks: directions, sizes, headers, names of packs, words in the wrong place.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Longest a source file may be.
const LONGEST_FILE: usize = 800;
const LONGEST_TEMPLATE: usize = 120;
const LONGEST_STATEMENT: usize = 40;
const LONGEST_PACK_FILE: usize = 300;

/// Who may depend on whom inside the house: anything not written is forbidden.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("texts", &[]),
    ("access", &["domain"]),
    ("linkage", &["domain"]),
    ("report", &["domain", "texts"]),
    ("store", &["domain", "access", "linkage"]),
    ("app", &["domain", "access", "linkage", "report", "store", "texts"]),
    ("web", &["domain", "access", "app", "texts"]),
    ("yanapaq", &["domain", "access", "app", "report", "store", "texts", "web"]),
    ("testkit", &["domain", "access", "app", "store", "texts"]),
];

/// Outside crates that only one part of the house may use.
const OWNERS: &[(&str, &str)] = &[
    ("sqlx", "store"),
    ("cedar-policy", "access"),
    ("cel", "domain"),
    ("typst", "report"),
    ("docx-rs", "report"),
    ("rust_xlsxwriter", "report"),
    ("axum", "web"),
    ("askama", "web"),
    ("calamine", "app"),
];

/// Crates that stay pure: no input or output, no async, no clock, no randomness.
const PURE: &[&str] = &["domain", "linkage", "report", "texts"];
const IMPURE_WORDS: &[&str] =
    &["std::fs", "std::net", "std::env", "tokio::", "async fn", "SystemTime", "Instant::now"];

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    /// Path from the root.
    pub path: String,
    /// Line, or 0 for the whole file.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// Every broken rule under `root`.
pub fn check(root: &Path) -> io::Result<Vec<Broken>> {
    let mut broken = Vec::new();
    check_directions(root, &mut broken)?;
    let services = pack_ids(root)?;
    for path in files(root)? {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let file = File { name: &name, text: &text };
        check_size(&file, &mut broken);
        if name.ends_with(".rs") {
            check_source(&file, &services, &mut broken);
        }
        check_place_names(&file, &mut broken);
    }
    broken.sort();
    Ok(broken)
}

struct File<'a> {
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    fn krate(&self) -> Option<&str> {
        self.name.strip_prefix("crates/")?.split('/').next()
    }

    fn is_test(&self) -> bool {
        self.name.contains("/tests/")
            || self.name.contains("/src/sample/")
            || self.name.starts_with("crates/testkit/")
    }

    /// Lines of product code: tests at the end of a file are left out.
    fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
    }

    fn broken(&self, line: usize, message: impl Into<String>) -> Broken {
        Broken { path: self.name.to_owned(), line, message: message.into() }
    }
}

fn check_directions(root: &Path, broken: &mut Vec<Broken>) -> io::Result<()> {
    let allowed: BTreeMap<&str, &[&str]> = DIRECTIONS.iter().copied().collect();
    for folder in fs::read_dir(root.join("crates"))? {
        let folder = folder?.path();
        let manifest = folder.join("Cargo.toml");
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let path = format!("crates/{name}/Cargo.toml");
        let say = |message: String| Broken { path: path.clone(), line: 0, message };
        let table: toml::Table = fs::read_to_string(manifest)?.parse().map_err(io::Error::other)?;
        let Some(may) = allowed.get(name.as_str()) else {
            broken.push(say("a crate that the table of directions does not know".to_owned()));
            continue;
        };
        let dependencies = table.get("dependencies").and_then(toml::Value::as_table);
        for dependency in dependencies.into_iter().flat_map(toml::Table::keys) {
            if allowed.contains_key(dependency.as_str()) && !may.contains(&dependency.as_str()) {
                broken.push(say(format!("`{name}` may not use `{dependency}`")));
            }
            let owner = OWNERS.iter().find(|(outside, _)| outside == dependency);
            if let Some((outside, owner)) = owner.filter(|(_, owner)| *owner != name) {
                broken.push(say(format!("only `{owner}` may use `{outside}`")));
            }
        }
    }
    Ok(())
}

fn check_size(file: &File<'_>, broken: &mut Vec<Broken>) {
    let limit = match file.name.rsplit('.').next() {
        Some("rs" | "css" | "js") => LONGEST_FILE,
        Some("html") if file.name.starts_with("crates/") => LONGEST_TEMPLATE,
        Some("sql") if file.name.contains("/sql/") => LONGEST_STATEMENT,
        Some("toml") if file.name.starts_with("packs/") => LONGEST_PACK_FILE,
        _ => return,
    };
    let lines = file.text.lines().count();
    if lines > limit {
        broken.push(file.broken(0, format!("{lines} lines, at most {limit}: split it")));
    }
}

fn check_source(file: &File<'_>, services: &[String], broken: &mut Vec<Broken>) {
    if !file.text.starts_with("//!") && !file.text.starts_with("#!") {
        broken.push(file.broken(1, "open the file with `//!`: what it holds and must not do"));
    }
    if !file.is_test()
        && file.product_lines().any(|(_, line)| line.trim_start().starts_with("#[allow("))
    {
        broken.push(file.broken(0, "write `#[expect(.., reason = \"..\")]`, never `#[allow]`"));
    }
    let Some(krate) = file.krate() else { return };
    if file.is_test() {
        return;
    }
    for (at, line) in file.product_lines() {
        let code = line.split("//").next().unwrap_or_default();
        if PURE.contains(&krate) {
            for word in IMPURE_WORDS.iter().filter(|word| code.contains(*word)) {
                broken.push(file.broken(at, format!("`{krate}` is pure: no `{word}`")));
            }
        }
        if krate != "store" && looks_like_sql(code) {
            broken.push(file.broken(at, "SQL lives in `store` only"));
        }
        for id in services.iter().filter(|id| code.contains(&format!("\"{id}\""))) {
            broken.push(
                file.broken(at, format!("the pack `{id}` is named in Rust: services are data")),
            );
        }
    }
}

fn looks_like_sql(code: &str) -> bool {
    let select = code.contains("SELECT ") && code.contains(" FROM ");
    select || code.contains("INSERT INTO ") || code.contains("DELETE FROM ")
}

/// Paths of one machine have no place in the project.
fn check_place_names(file: &File<'_>, broken: &mut Vec<Broken>) {
    if file.name.starts_with("xtask/") {
        return;
    }
    for (at, line) in file.text.lines().enumerate() {
        if ["/home/", "/root/", "/work/"].iter().any(|place| line.contains(place)) {
            broken.push(file.broken(at + 1, "a path of one machine"));
        }
    }
}

/// Ids of the service packs: folders of `packs/` with a `pack.toml`, but for the country's own.
fn pack_ids(root: &Path) -> io::Result<Vec<String>> {
    let mut ids = Vec::new();
    for folder in fs::read_dir(root.join("packs"))? {
        let folder = folder?.path();
        let Ok(text) = fs::read_to_string(folder.join("pack.toml")) else { continue };
        if text.contains("[service]") {
            ids.extend(folder.file_name().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    Ok(ids)
}

fn files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = ["crates", "packs", "policies", "locales", "docs", "xtask", "tests"]
        .map(|folder| root.join(folder))
        .to_vec();
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !matches!(name, "node_modules" | "target" | "shots" | "__pycache__") {
                    folders.push(path);
                }
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let broken = check(root).unwrap();
        let lines: Vec<String> =
            broken.iter().map(|b| format!("{}:{} {}", b.path, b.line, b.message)).collect();
        assert!(broken.is_empty(), "\n{}", lines.join("\n"));
    }

    #[test]
    fn a_line_in_the_wrong_room_is_found() {
        let mut broken = Vec::new();
        let text =
            "//! x\nfn f() { std::fs::read(\"cem\"); }\nconst Q: &str = \"SELECT a FROM b\";\n";
        let file = File { name: "crates/domain/src/x.rs", text };
        check_source(&file, &["cem".to_owned()], &mut broken);
        assert_eq!(broken.len(), 3, "{broken:?}");
        let mut sizes = Vec::new();
        check_size(&File { name: "crates/a/src/b.rs", text: &"x\n".repeat(801) }, &mut sizes);
        assert_eq!(sizes.len(), 1);
    }
}
