//! Figures with their sources.

use app::figure::FigureFilter;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::figure::value::KnownFigure;
use domain::figure::{Period, Place};
use domain::id::MeasureKey;
use domain::pack::Catalogue;
use serde::Deserialize;

use crate::error::PageError;
use crate::finder::full_place;
use crate::frame::{Choice, Pages, Section};
use crate::page;
use crate::page::desk::{FigureFilter as FilterView, FigureRow, FiguresPage};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Words;

/// Rows of a page.
const PAGE: usize = 100;

/// What was asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    medida: String,
    lugar: String,
    periodo: String,
    pagina: String,
}

/// The explorer.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    if staff.departments(&site).is_empty() {
        return Err(PageError::NotFound);
    }
    let t = staff.words();
    let catalogue = site.app().catalogue();
    let (filter, problem) = filter(catalogue, &t, &asked);
    let page = asked.pagina.parse().unwrap_or(1_usize).max(1);
    let start = (page - 1).saturating_mul(PAGE);
    let (figures, total) =
        site.app().figures(staff.who(), &filter, start..start.saturating_add(PAGE)).await?;
    let address = [
        ("medida", asked.medida.as_str()),
        ("lugar", asked.lugar.as_str()),
        ("periodo", asked.periodo.as_str()),
    ];
    let documents = site.app().view().await?;
    let title = |known: &KnownFigure| {
        let id = &known.figure.citation.document;
        let document = documents.documents.iter().find(|document| document.id == *id);
        document.map_or_else(|| id.to_string(), |document| document.title.clone())
    };
    let rows = figures.iter().map(|known| row(catalogue, known, &title(known))).collect();
    let measures = catalogue.measures().map(|m| (m.key.to_string(), label(catalogue, &m.key)));
    page::show(&FiguresPage {
        frame: staff.frame(&site, Section::Figures),
        filter: FilterView { place: asked.lugar.clone(), period: asked.periodo.clone(), problem },
        measures: Choice::list(measures, &asked.medida),
        rows,
        pages: Pages::new(page, total, PAGE, &paths::query(paths::FIGURES, &address)),
        download: None,
        t,
    })
}

/// The filter, and what is wrong with what was typed. A place is a code or a name that only one place bears.
fn filter(catalogue: &Catalogue, t: &Words, asked: &Asked) -> (FigureFilter, Option<String>) {
    let mut problem = None;
    let mut wrong = |what: crate::words::Phrase| problem = Some(what.plain().to_owned());
    let place = match asked.lugar.trim() {
        "" => None,
        text => match Place::parse(text).ok().or_else(|| named(catalogue, text)) {
            Some(place) => Some(place),
            None => {
                wrong(t.figures_place_unknown());
                None
            }
        },
    };
    let period = match asked.periodo.trim() {
        "" => None,
        text => match text.parse::<Period>() {
            Ok(period) => Some(period),
            Err(_) => {
                wrong(t.figures_period_unknown());
                None
            }
        },
    };
    let measure = MeasureKey::parse(&asked.medida).ok();
    (FigureFilter { measure, place, period }, problem)
}

fn named(catalogue: &Catalogue, text: &str) -> Option<Place> {
    let found = catalogue.territory.search(text, 2);
    found.first().map(|row| Place::Territory(row.ubigeo))
}

fn label(catalogue: &Catalogue, key: &MeasureKey) -> String {
    let Some(measure) = catalogue.measure(key) else { return key.to_string() };
    let pack = measure.service.as_ref().and_then(|code| catalogue.service(code));
    let service = pack.and_then(|pack| pack.service.names.iter().last());
    match service {
        Some(name) => format!("{}: {}", name.value.short, measure.label),
        None => measure.label.clone(),
    }
}

fn row(catalogue: &Catalogue, known: &KnownFigure, document: &str) -> FigureRow {
    let figure = &known.figure;
    let place = figure.slice.place;
    FigureRow {
        measure: label(catalogue, &figure.measure),
        key: figure.measure.to_string(),
        place: place.ubigeo().map_or_else(String::new, |code| full_place(catalogue, code)),
        code: place.to_string(),
        period: figure.period,
        amount: figure.amount,
        unit: figure.unit,
        dimensions: dimensions(catalogue, known),
        source: format!("{document}, {}", figure.citation.locator),
        status: Some(figure.status),
    }
}

/// The dimensions in words: `Riesgo severo`.
fn dimensions(catalogue: &Catalogue, known: &KnownFigure) -> String {
    let measure = catalogue.measure(&known.figure.measure);
    let pack = measure.and_then(|m| m.service.as_ref()).and_then(|code| catalogue.service(code));
    let word = |(key, code): (&domain::id::DimensionKey, &domain::id::DimensionCode)| {
        let label = pack.and_then(|p| p.dimension_labels.get(&(key.clone(), code.clone())));
        label.cloned().unwrap_or_else(|| format!("{key}: {code}"))
    };
    let words: Vec<String> = known.figure.slice.dimensions.iter().map(word).collect();
    words.join(", ")
}
