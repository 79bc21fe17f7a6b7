//! The Peru pack, and short ways to say instants, places and rules.

use std::path::Path;
use std::sync::OnceLock;

use domain::clock::{Calendar, Clock, ClockRule, NotStarted, StartFacts, start};
use domain::id::ClockRuleId;
use domain::pack::{Catalogue, PackFile};
use domain::risk::RiskLevel;
use domain::territory::Ubigeo;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, offset};

const LIMA: Offset = offset(-5);

/// Every file under the packs folder.
pub(crate) fn pack_files() -> Vec<PackFile> {
    fn collect(root: &Path, folder: &Path, files: &mut Vec<PackFile>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.push(PackFile { path: name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files
}

/// The packs of Peru, read once.
pub(crate) fn peru() -> &'static Catalogue {
    static PERU: OnceLock<Catalogue> = OnceLock::new();
    PERU.get_or_init(|| {
        Catalogue::parse(&pack_files()).unwrap_or_else(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        })
    })
}

pub(crate) fn calendar() -> &'static Calendar {
    &peru().calendar
}

pub(crate) fn rule(id: &str) -> &'static ClockRule {
    peru().clocks.get(&ClockRuleId::parse(id).unwrap()).unwrap_or_else(|| panic!("no rule {id}"))
}

/// An instant by the clock on the wall of Lima.
pub(crate) fn at(text: &str) -> Timestamp {
    LIMA.to_timestamp(text.parse::<DateTime>().unwrap()).unwrap()
}

/// What the clock on the wall of Lima shows.
pub(crate) fn wall(at: Timestamp) -> DateTime {
    LIMA.to_datetime(at)
}

pub(crate) fn place(text: &str) -> Option<Ubigeo> {
    Some(Ubigeo::parse(text).unwrap())
}

pub(crate) fn facts(started_at: &str, risk: Option<RiskLevel>) -> StartFacts {
    StartFacts { risk, ..StartFacts::at(at(started_at)) }
}

pub(crate) fn started(id: &str, facts: &StartFacts) -> Result<Clock, NotStarted> {
    start(rule(id), facts, calendar())
}
