//! The folder of one service: `pack.toml`, `measures.toml`, `texts.toml`, and what [`case_pack`] reads.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;

use super::parse::Folder;
use super::schema::{self, Manifest, RawCounts, RawMeasure, RawService, RawTexts};
use super::{FIRST_LOCALE, LOCALES, PackFile, PackProblem, ServicePack, ServiceTexts, case_pack};
use crate::figure::Measure;
use crate::id::{DimensionCode, DimensionKey, MeasureKey, ServiceCode};
use crate::service::{PlaceDisclosure, Service};

/// A service as read, with the places of what other packs must agree with.
pub(super) struct ReadService<'a> {
    pub(super) pack: ServicePack,
    pub(super) file: &'a PackFile,
    pub(super) programme_at: Range<usize>,
    pub(super) order_at: Range<usize>,
    pub(super) successor_at: Option<Range<usize>>,
    /// Services that its referrals name, each with the problem to tell where there is no such service.
    pub(super) named_services: Vec<(ServiceCode, PackProblem)>,
}

/// Reads the folder of a service.
///
/// # Errors
/// A problem without which there is no service; lesser ones go to `problems`.
pub(super) fn read<'a>(
    folder: &Folder<'a>,
    file: &'a PackFile,
    manifest: &Manifest,
    raw: RawService,
    problems: &mut Vec<PackProblem>,
) -> Result<ReadService<'a>, PackProblem> {
    folder.report_unread(|name| KNOWN.contains(&name) || case_pack::is_known(name), problems);
    let code = ServiceCode::parse(manifest.id.get_ref().as_str())
        .map_err(|error| file.problem_at(manifest.id.span(), error.to_string(), ""))?;
    let (programme_at, order_at) = (raw.programme.span(), raw.order.span());
    let successor_at = raw.successor.as_ref().map(Spanned::span);
    let service = Service {
        code: code.clone(),
        names: schema::names(file, raw.names)?,
        operator: schema::operators(file, raw.operator)?,
        successor: raw.successor.map(Spanned::into_inner),
        programme: raw.programme.into_inner(),
        order: raw.order.into_inner(),
        delivery: raw.delivery,
        place: raw.place,
        phone: raw.phone,
    };
    let measures = match folder.files.get("measures.toml") {
        Some(file) => read_measures(file, code.as_str(), Some(&code), problems)?,
        None => ReadMeasures::default(),
    };
    let texts = read_texts(folder.require("texts.toml")?, service.place, problems)?;
    let read = case_pack::read(folder, &measures, problems);
    let (case_pack, named_services) =
        read.map_or((None, Vec::new()), |read| (Some(read.pack), read.named_services));
    let (measures, dimension_labels) = (measures.measures, measures.labels);
    let pack = ServicePack { service, measures, dimension_labels, texts, case_pack };
    Ok(ReadService { pack, file, programme_at, order_at, successor_at, named_services })
}

const KNOWN: [&str; 3] = ["pack.toml", "measures.toml", "texts.toml"];

/// A file of measures as read.
#[derive(Default)]
pub(super) struct ReadMeasures<'a> {
    pub(super) file: Option<&'a PackFile>,
    pub(super) measures: Vec<Measure>,
    pub(super) labels: BTreeMap<(DimensionKey, DimensionCode), String>,
    /// How measures count, with the place where they say it.
    pub(super) counts: Vec<(MeasureKey, Range<usize>, RawCounts)>,
}

impl ReadMeasures<'_> {
    /// The codes of a dimension; nothing where there is no such dimension.
    pub(super) fn codes_of(&self, dimension: &str) -> Option<BTreeSet<String>> {
        let keys = self.labels.keys().filter(|(key, _)| key.as_str() == dimension);
        let codes: BTreeSet<String> = keys.map(|(_, code)| code.as_str().to_owned()).collect();
        (!codes.is_empty()).then_some(codes)
    }
}

/// Reads a file of measures, whose keys all begin with `owner` and a point.
///
/// # Errors
/// When the file is not of the expected shape; lesser problems go to `problems`.
pub(super) fn read_measures<'a>(
    file: &'a PackFile,
    owner: &str,
    service: Option<&ServiceCode>,
    problems: &mut Vec<PackProblem>,
) -> Result<ReadMeasures<'a>, PackProblem> {
    let raw: schema::Measures = file.read_toml()?;
    let mut measures: Vec<Measure> = Vec::new();
    let mut counts = Vec::new();
    for one in raw.measure {
        counts.extend(
            one.counts
                .as_ref()
                .map(|counts| (one.key.get_ref().clone(), counts.span(), counts.get_ref().clone())),
        );
        if let Some(problem) = measure_problem(file, owner, &one, &measures) {
            problems.push(problem);
        }
        measures.push(measure(one, service));
    }
    measures.sort_by_key(|measure| measure.order);
    let mut labels = BTreeMap::new();
    for dimension in raw.dimension {
        for code in dimension.codes {
            let span = code.code.span();
            let key = (dimension.key.clone(), code.code.into_inner());
            if labels.insert(key, code.label).is_some() {
                problems.push(file.problem_at(span, "the code is written twice", "keep one"));
            }
        }
    }
    Ok(ReadMeasures { file: Some(file), measures, labels, counts })
}

fn measure_problem(
    file: &PackFile,
    owner: &str,
    raw: &RawMeasure,
    before: &[Measure],
) -> Option<PackProblem> {
    let key = raw.key.get_ref();
    let prefix = key.as_str().split_once('.').map_or("", |(prefix, _)| prefix);
    if prefix != owner {
        let message = format!("measure `{key}` does not belong to `{owner}`");
        let help = format!("write it as `{owner}.…`, or move it to the pack of its service");
        return Some(file.problem_at(raw.key.span(), message, help));
    }
    if before.iter().any(|earlier| earlier.key == *key) {
        let message = format!("measure `{key}` is declared twice");
        return Some(file.problem_at(raw.key.span(), message, "keep one of them"));
    }
    if before.iter().any(|earlier| earlier.order == *raw.order.get_ref()) {
        let message = format!("another measure of `{owner}` has the order {}", raw.order.get_ref());
        return Some(file.problem_at(raw.order.span(), message, "give each its own position"));
    }
    let blank = [&raw.label, &raw.definition].into_iter().find(|text| is_blank(text))?;
    Some(file.problem_at(blank.span(), "the text is blank", "write it in Spanish"))
}

fn measure(raw: RawMeasure, service: Option<&ServiceCode>) -> Measure {
    Measure {
        key: raw.key.into_inner(),
        service: service.cloned(),
        unit: raw.unit,
        additivity: raw.additivity,
        place: raw.place,
        time: raw.time,
        order: raw.order.into_inner(),
        label: raw.label.into_inner(),
        definition: raw.definition.into_inner(),
    }
}

fn read_texts(
    file: &PackFile,
    place: PlaceDisclosure,
    problems: &mut Vec<PackProblem>,
) -> Result<BTreeMap<String, ServiceTexts>, PackProblem> {
    let raw: schema::Texts = file.read_toml()?;
    let mut texts = BTreeMap::new();
    for (locale, words) in raw {
        problems.extend(locale_problem(file, &locale));
        problems.extend(blank_texts(file, &words));
        texts.insert(locale.into_inner(), service_texts(words));
    }
    match texts.get(FIRST_LOCALE) {
        None => problems.push(file.problem(
            "the texts in Spanish are missing",
            "add a table `[es-PE]` with at least `summary` and `description`",
        )),
        Some(spanish) if spanish.description.is_empty() => problems.push(file.problem(
            "the Spanish texts have no `description`",
            "add one paragraph to `[es-PE]`: the executive summary prints it",
        )),
        Some(spanish) if place == PlaceDisclosure::Sealed && spanish.how_to_ask.is_none() => {
            problems.push(file.problem(
                "the place of this service is sealed and no text says how to ask for it",
                "add `how_to_ask` to `[es-PE]`",
            ));
        }
        Some(_) => {}
    }
    Ok(texts)
}

/// A locale that the platform does not have.
pub(super) fn locale_problem(file: &PackFile, locale: &Spanned<String>) -> Option<PackProblem> {
    if LOCALES.contains(&locale.get_ref().as_str()) {
        return None;
    }
    let message = format!("there is no locale `{}`", locale.get_ref());
    Some(file.problem_at(locale.span(), message, format!("use one of {}", LOCALES.join(", "))))
}

fn blank_texts(file: &PackFile, raw: &RawTexts) -> Vec<PackProblem> {
    let optional = [&raw.description, &raw.target, &raw.glossary, &raw.how_to_ask];
    let written = optional.into_iter().flatten().chain([&raw.summary]);
    written
        .filter(|text| is_blank(text))
        .map(|text| file.problem_at(text.span(), "the text is blank", "write it, or take it out"))
        .collect()
}

fn is_blank(text: &Spanned<String>) -> bool {
    text.get_ref().trim().is_empty()
}

fn service_texts(raw: RawTexts) -> ServiceTexts {
    let inner = |text: Option<Spanned<String>>| text.map(Spanned::into_inner);
    ServiceTexts {
        summary: raw.summary.into_inner(),
        description: inner(raw.description).unwrap_or_default(),
        target: inner(raw.target),
        glossary: inner(raw.glossary),
        how_to_ask: inner(raw.how_to_ask),
    }
}
