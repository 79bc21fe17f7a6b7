//! The folder of a deployment: its programmes, territory, documents, centers, figures and terms.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::parse::Folder;
use super::schema::{self, Manifest, RawProgramme};
use super::service_pack::{locale_problem, read_measures};
use super::{Catalogue, PackFile, PackProblem, ProgrammePack, centers, references, territory};
use crate::clock::{parse_calendar, parse_clocks};
use crate::court::CourtTables;
use crate::directory::ColumnNames;
use crate::figure::Measure;
use crate::figure::import::{ImportProfile, parse_profile};
use crate::instrument::{Instrument, parse_instrument};
use crate::rule::{Rule, Wording, parse_rules, parse_wordings};
use crate::service::Programme;
use crate::source::SourceDocument;

/// Measures over several services begin with this word: `network.operated`.
const NETWORK: &str = "network";

/// Files at the top of the folder.
const KNOWN: [&str; 10] = [
    "pack.toml",
    "measures.toml",
    "documents.toml",
    "terms.toml",
    "rules.toml",
    "wordings.csv",
    "directory_columns.toml",
    "calendar.toml",
    "days_off.csv",
    "court.toml",
];

/// Folders inside, with the ending of their files.
const KNOWN_FOLDERS: [(&str, &str); 6] = [
    ("territory/", ".csv"),
    ("figures/", ".csv"),
    ("centers/", ".csv"),
    ("profiles/", ".toml"),
    ("clocks/", ".toml"),
    ("instruments/", ".toml"),
];

/// A programme as read, with the places of what must be unique.
pub(super) struct ReadProgramme {
    pub(super) pack: ProgrammePack,
    pub(super) id_at: Range<usize>,
    pub(super) order_at: Range<usize>,
}

/// A deployment as read.
pub(super) struct Deployment<'a> {
    pub(super) file: &'a PackFile,
    pub(super) programmes: Vec<ReadProgramme>,
    measures: Vec<Measure>,
    documents: Vec<SourceDocument>,
    terms: BTreeMap<String, Vec<(String, String)>>,
    directory_columns: ColumnNames,
    court: Vec<CourtTables>,
    territory: Vec<&'a PackFile>,
    centers: Vec<&'a PackFile>,
    figures: Vec<&'a PackFile>,
    /// The files of the next four.
    declared: Vec<&'a PackFile>,
    profiles: Vec<ImportProfile>,
    rules: Vec<Rule>,
    wordings: Vec<Wording>,
    /// `calendar.toml` and `days_off.csv`, where the deployment has them.
    calendar: Option<&'a PackFile>,
    days_off: Option<&'a PackFile>,
    clocks: Vec<&'a PackFile>,
    instruments: Vec<(&'a PackFile, Instrument)>,
}

/// Reads what stands on its own; [`join`] reads what needs the services.
pub(super) fn read<'a>(
    folder: &Folder<'a>,
    file: &'a PackFile,
    manifest: Manifest,
    problems: &mut Vec<PackProblem>,
) -> Deployment<'a> {
    folder.report_unread(is_known, problems);
    if manifest.programme.is_empty() {
        let help = "add `[service]` for a service or `[[programme]]` for a deployment";
        problems.push(file.problem("the pack declares neither a service nor programmes", help));
    } else if manifest.title.is_none() {
        problems.push(file.problem("the deployment has no title", "add `title`"));
    }
    let mut keep = |result: Result<_, PackProblem>| result.map_err(|p| problems.push(p)).ok();
    let programmes = manifest.programme.into_iter();
    let programmes: Vec<_> = programmes.filter_map(|raw| keep(programme(file, raw))).collect();
    Deployment {
        file,
        programmes,
        measures: optional(folder, "measures.toml", problems, |file, problems| {
            let read = read_measures(file, NETWORK, None, problems)?;
            for (_, at, _) in &read.counts {
                let message = "a measure of the network counts no events of its own";
                problems.push(file.problem_at(at.clone(), message, "take `counts` out"));
            }
            Ok(read.measures)
        }),
        documents: optional(folder, "documents.toml", problems, read_documents),
        terms: optional(folder, "terms.toml", problems, read_terms),
        directory_columns: optional(folder, "directory_columns.toml", problems, |file, _| {
            file.read_toml()
        }),
        court: parsed(named(folder, "court.toml"), problems, CourtTables::parse),
        territory: inside(folder, "territory/"),
        centers: inside(folder, "centers/"),
        figures: inside(folder, "figures/"),
        declared: [
            inside(folder, "profiles/"),
            named(folder, "rules.toml"),
            named(folder, "wordings.csv"),
            inside(folder, "instruments/"),
        ]
        .concat(),
        profiles: parsed(inside(folder, "profiles/"), problems, parse_profile),
        rules: parsed(named(folder, "rules.toml"), problems, parse_rules).concat(),
        wordings: parsed(named(folder, "wordings.csv"), problems, parse_wordings).concat(),
        calendar: folder.files.get("calendar.toml").copied(),
        days_off: folder.files.get("days_off.csv").copied(),
        clocks: inside(folder, "clocks/"),
        instruments: instruments(folder, problems),
    }
}

/// Reads the calendar, of which there is one, and the clocks, which need it.
fn time(
    deployments: &[Deployment<'_>],
    catalogue: &mut Catalogue,
    problems: &mut Vec<PackProblem>,
) {
    let mut calendars = deployments.iter().filter_map(|d| Some((d.calendar?, d.days_off)));
    if let Some((calendar, days_off)) = calendars.next() {
        match parse_calendar(calendar, days_off, &catalogue.territory) {
            Ok(calendar) => catalogue.calendar = calendar,
            Err(found) => problems.extend(found),
        }
    }
    for (again, _) in calendars {
        problems.push(again.problem("another deployment declares the calendar", "keep one"));
    }
    let alone = deployments.iter().filter(|d| d.calendar.is_none());
    for file in alone.flat_map(|d| d.days_off.into_iter().chain(d.clocks.iter().copied())) {
        let help = "add `calendar.toml` to the same folder";
        problems.push(file.problem("the deployment has no calendar", help));
    }
    let clocks: Vec<_> = deployments.iter().flat_map(|d| &d.clocks).copied().collect();
    match parse_clocks(&clocks) {
        Ok(clocks) => catalogue.clocks = clocks,
        Err(found) => problems.extend(found),
    }
}

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
        || KNOWN_FOLDERS.iter().any(|(folder, end)| name.starts_with(folder) && name.ends_with(end))
}

/// Puts deployments into the catalogue, whose services are already there.
///
pub(super) fn join(
    deployments: Vec<Deployment<'_>>,
    broken: &BTreeSet<&str>,
    catalogue: &mut Catalogue,
    problems: &mut Vec<PackProblem>,
) {
    let territory_files: Vec<_> = deployments.iter().flat_map(|d| &d.territory).copied().collect();
    let declared: Vec<_> = deployments.iter().flat_map(|d| &d.declared).copied().collect();
    let center_files: Vec<_> = deployments.iter().flat_map(|d| &d.centers).copied().collect();
    catalogue.territory = territory::read(&territory_files, problems);
    let known =
        centers::Known { services: &catalogue.services, broken, territory: &catalogue.territory };
    catalogue.centers = centers::read(&center_files, &known, problems);
    time(&deployments, catalogue, problems);
    for deployment in deployments {
        catalogue.programmes.extend(deployment.programmes.into_iter().map(|read| read.pack));
        catalogue.network_measures.extend(deployment.measures);
        catalogue.documents.extend(deployment.documents);
        catalogue.directory_columns.join(deployment.directory_columns);
        deployment.court.into_iter().for_each(|tables| catalogue.court.join(tables));
        catalogue.figure_files.extend(deployment.figures.into_iter().cloned());
        catalogue.profiles.extend(deployment.profiles);
        catalogue.rules.extend(deployment.rules);
        catalogue.wordings.extend(deployment.wordings);
        for (file, instrument) in deployment.instruments {
            join_instrument(file, instrument, catalogue, problems);
        }
        for (locale, terms) in deployment.terms {
            catalogue.terms.entry(locale).or_default().extend(terms);
        }
    }
    // What a broken file would have declared is not told again as missing.
    if problems.is_empty() && broken.is_empty() {
        references::check(catalogue, &declared, problems);
    }
}

fn instruments<'a>(
    folder: &Folder<'a>,
    problems: &mut Vec<PackProblem>,
) -> Vec<(&'a PackFile, Instrument)> {
    let mut read = Vec::new();
    for file in inside(folder, "instruments/") {
        match parse_instrument(file) {
            Ok(instrument) => read.push((file, instrument)),
            Err(found) => problems.extend(found),
        }
    }
    read
}

fn join_instrument(
    file: &PackFile,
    instrument: Instrument,
    catalogue: &mut Catalogue,
    problems: &mut Vec<PackProblem>,
) {
    let id = instrument.id.clone();
    if catalogue.instruments.insert(id.clone(), instrument).is_some() {
        let message = format!("another deployment declares the instrument `{id}`");
        problems.push(file.problem(message, "give each its own id"));
    }
}

fn programme(file: &PackFile, raw: RawProgramme) -> Result<ReadProgramme, PackProblem> {
    if let Some(problem) = raw.purpose.keys().find_map(|locale| locale_problem(file, locale)) {
        return Err(problem);
    }
    let (id_at, order_at) = (raw.id.span(), raw.order.span());
    let purpose = raw.purpose.into_iter().map(|(locale, text)| (locale.into_inner(), text));
    let pack = ProgrammePack {
        purpose: purpose.collect(),
        programme: Programme {
            id: raw.id.into_inner(),
            names: schema::names(file, raw.names)?,
            part: raw.part,
            order: raw.order.into_inner(),
        },
    };
    Ok(ReadProgramme { pack, id_at, order_at })
}

fn read_documents(
    file: &PackFile,
    problems: &mut Vec<PackProblem>,
) -> Result<Vec<SourceDocument>, PackProblem> {
    let raw: schema::Documents = file.read_toml()?;
    let mut seen = BTreeSet::new();
    let mut documents = Vec::new();
    for one in raw.document {
        let (span, id) = (one.id.span(), one.id.into_inner());
        if !seen.insert(id.clone()) {
            let message = format!("document `{id}` is declared twice");
            problems.push(file.problem_at(span, message, "keep one of them"));
        }
        let published_on = one.published_on.map(|raw| schema::day(file, &raw)).transpose()?;
        let (title, publisher) = (one.title, one.publisher);
        documents.push(SourceDocument { id, title, publisher, published_on });
    }
    Ok(documents)
}

fn read_terms(
    file: &PackFile,
    problems: &mut Vec<PackProblem>,
) -> Result<BTreeMap<String, Vec<(String, String)>>, PackProblem> {
    let raw: schema::Terms = file.read_toml()?;
    let mut terms: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for one in raw.term {
        problems.extend(locale_problem(file, &one.locale));
        let of_locale = terms.entry(one.locale.into_inner()).or_default();
        if of_locale.iter().any(|(term, _)| term == one.term.get_ref()) {
            let message = format!("the term `{}` is explained twice", one.term.get_ref());
            problems.push(file.problem_at(one.term.span(), message, "keep one of them"));
        }
        of_locale.push((one.term.into_inner(), one.meaning));
    }
    Ok(terms)
}

/// What a file says, or nothing where the deployment has no such file.
fn optional<T: Default>(
    folder: &Folder<'_>,
    name: &str,
    problems: &mut Vec<PackProblem>,
    read: impl Fn(&PackFile, &mut Vec<PackProblem>) -> Result<T, PackProblem>,
) -> T {
    let Some(file) = folder.files.get(name) else { return T::default() };
    read(file, problems).unwrap_or_else(|problem| {
        problems.push(problem);
        T::default()
    })
}

/// What each file says; a file with problems says nothing, and the problems are told.
fn parsed<T>(
    files: Vec<&PackFile>,
    problems: &mut Vec<PackProblem>,
    parse: impl Fn(&PackFile) -> Result<T, Vec<PackProblem>>,
) -> Vec<T> {
    let mut keep = |result: Result<T, Vec<_>>| result.map_err(|found| problems.extend(found)).ok();
    files.into_iter().filter_map(|file| keep(parse(file))).collect()
}

fn named<'a>(folder: &Folder<'a>, name: &str) -> Vec<&'a PackFile> {
    folder.files.get(name).copied().into_iter().collect()
}

fn inside<'a>(folder: &Folder<'a>, prefix: &str) -> Vec<&'a PackFile> {
    let wanted = |name: &str| name.starts_with(prefix) && !name.ends_with(".md");
    folder.files.iter().filter(|(name, _)| wanted(name)).map(|(_, file)| *file).collect()
}
