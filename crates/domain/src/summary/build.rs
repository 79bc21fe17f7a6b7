//! Builds the executive summary of a department from the catalogue and what is known at one snapshot.

use super::known::{Known, in_spanish, is_offices};
use super::{
    CONSOLIDATED, CONSOLIDATED_TOTAL, ExecutiveSummary, FigureSource, Finding, GlossaryEntry,
    SummaryFigure, SummaryRequest, consolidated, section,
};
use crate::center::Center;
use crate::figure::value::KnownFigure;
use crate::figure::{Amount, Figure, Period};
use crate::id::{DimensionCode, DimensionKey, DocumentId};
use crate::pack::{Catalogue, ServicePack};
use crate::source::SourceDocument;

/// What a figure that was counted from the directory says of its source.
const DIRECTORY: &str = "directory";

/// Builds the summary of the department that the request names; a province or district stands for its department.
///
/// `figures` and `centers` may be those of the whole country. `documents` are those that came with imported figures; the
/// catalogue describes its own. A cited document that neither describes is listed under its id.
#[must_use]
pub fn build(
    catalogue: &Catalogue,
    figures: &[KnownFigure],
    centers: &[Center],
    documents: &[SourceDocument],
    findings: Vec<Finding>,
    request: &SummaryRequest,
) -> ExecutiveSummary {
    let known = Known::new(catalogue, figures, centers, request);
    ExecutiveSummary {
        department: known.place(known.department),
        periods: known.periods.clone(),
        snapshot: request.snapshot.clone(),
        generated_on: request.generated_on,
        names_on: known.names_on,
        programmes: section::programmes(&known),
        figures: department_figures(&known),
        tables: consolidated::both(&known),
        findings,
        glossary: glossary(&known),
        sources: sources(&known, documents),
    }
}

/// Where a figure stands in the document: sections first, then the consolidated tables.
type DocumentPlace = (bool, usize, u16, usize, bool);

fn department_figures(known: &Known<'_>) -> Vec<SummaryFigure> {
    let published = known
        .in_periods()
        .filter(|k| k.figure.slice.place.ubigeo() == Some(known.department))
        .filter_map(|k| published(known, k));
    let mut placed: Vec<_> = published.chain(counted(known)).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, figure)| figure).collect()
}

fn published(known: &Known<'_>, one: &KnownFigure) -> Option<(DocumentPlace, SummaryFigure)> {
    let figure = &one.figure;
    let measure = known.measure(&figure.measure)?;
    let statement = figure.citation.statement.as_str();
    let is_consolidated = matches!(statement, CONSOLIDATED | CONSOLIDATED_TOTAL);
    let rank = known.rank(measure.service.as_ref());
    let place = (is_consolidated, rank, measure.order, known.period_index(figure.period), false);
    let shown = SummaryFigure {
        measure: measure.key.clone(),
        service: measure.service.clone(),
        label: measure.label.clone(),
        period: figure.period,
        amount: figure.amount,
        unit: figure.unit,
        dimensions: figure.slice.dimensions_text(),
        dimension_words: dimension_words(known, figure),
        source: FigureSource::Published(figure.citation.clone()),
    };
    Some((place, shown))
}

/// The labels of a figure's dimensions; a code without a label stands as it is.
fn dimension_words(known: &Known<'_>, figure: &Figure) -> String {
    let pack = known.service_of(figure).and_then(|code| known.catalogue.services.get(code));
    let word = |(key, code): (&DimensionKey, &DimensionCode)| {
        let label = pack.and_then(|p| p.dimension_labels.get(&(key.clone(), code.clone())));
        label.cloned().unwrap_or_else(|| code.to_string())
    };
    figure.slice.dimensions.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Offices of each service as the directory counts them. A service without any is not known to have none.
fn counted(known: &Known<'_>) -> Vec<(DocumentPlace, SummaryFigure)> {
    let one = |pack: &&ServicePack| counted_offices(known, pack);
    known.services().iter().filter_map(one).collect()
}

fn counted_offices(
    known: &Known<'_>,
    pack: &ServicePack,
) -> Option<(DocumentPlace, SummaryFigure)> {
    let measure = pack.measures.iter().find(|measure| is_offices(measure))?;
    let own = known.centers.iter().filter(|center| center.service == pack.service.code).count();
    let count = u64::try_from(own).ok().filter(|count| *count > 0)?;
    let period = last_period(known);
    let rank = known.rank(Some(&pack.service.code));
    let place = (false, rank, measure.order, known.period_index(period), true);
    let figure = SummaryFigure {
        measure: measure.key.clone(),
        service: measure.service.clone(),
        label: measure.label.clone(),
        period,
        amount: Amount::exactly(count),
        unit: measure.unit,
        dimensions: String::new(),
        dimension_words: String::new(),
        source: FigureSource::Computed(DIRECTORY.to_owned()),
    };
    Some((place, figure))
}

fn last_period(known: &Known<'_>) -> Period {
    known.periods.last().copied().unwrap_or(Period::Year(known.names_on.year()))
}

fn glossary(known: &Known<'_>) -> Vec<GlossaryEntry> {
    let service = |pack: &&ServicePack| {
        let meaning = in_spanish(&pack.texts)?.glossary.clone()?;
        let name = pack.service.names.on(known.names_on);
        let term = if name.short == name.long {
            name.long.clone()
        } else {
            format!("{} ({})", name.long, name.short)
        };
        Some(GlossaryEntry { service: Some(pack.service.code.clone()), term, meaning })
    };
    let terms = in_spanish(&known.catalogue.terms).into_iter().flatten().map(|(term, meaning)| {
        GlossaryEntry { service: None, term: term.clone(), meaning: meaning.clone() }
    });
    known.services().iter().filter_map(service).chain(terms).collect()
}

/// Cited documents: those of the catalogue in its order, then those that came with imported figures.
fn sources(known: &Known<'_>, imported: &[SourceDocument]) -> Vec<SourceDocument> {
    let cited = known.cited();
    let declared = &known.catalogue.documents;
    let undeclared = cited.iter().filter(|id| !declared.iter().any(|one| one.id == ***id));
    let described = |id: &&DocumentId| {
        let came = imported.iter().find(|one| one.id == **id).cloned();
        came.unwrap_or_else(|| SourceDocument {
            id: (*id).clone(),
            title: id.to_string(),
            publisher: String::new(),
            published_on: None,
        })
    };
    let undeclared = undeclared.map(described);
    declared.iter().filter(|one| cited.contains(&one.id)).cloned().chain(undeclared).collect()
}
