//! The executive summary as a document: its parts in the order of the source documents.

use domain::service::SummaryPart;
use domain::summary::{ExecutiveSummary, ProgrammeSection};
use texts::Texts;

use super::words::{Words, definition, heading, paragraph, roman};
use super::{
    Block, Definition, Document, IndexWords, PageWords, annex, consolidated, overview, service,
    sheet,
};

/// Lays out a summary in words: one model for every output.
#[must_use]
pub fn executive_summary(summary: &ExecutiveSummary, texts: &Texts) -> Document {
    let words = Words { texts, summary };
    let department = &summary.department.name;
    let title = texts.format("report-title", &[("department", department.into())]);
    let header = [("department", department.into()), ("snapshot", (&summary.snapshot).into())];
    Document {
        subtitle: texts.format("report-subtitle", &[("periods", words.periods().into())]),
        description: texts.format("report-about", &[("title", (&title).into())]),
        title,
        language: texts.locale().to_owned(),
        meta: meta(words),
        generated_on: summary.generated_on,
        snapshot: summary.snapshot.clone(),
        running_header: texts.format("report-header", &header),
        page_words: PageWords {
            before: words.get("report-page-before"),
            between: words.get("report-page-between"),
        },
        contents_title: words.get("report-contents"),
        blocks: blocks(words),
        sheets: sheet::all(words),
        index_words: IndexWords {
            name: words.get("report-sheet-summary"),
            sheets: words.get("report-sheet-index"),
            rows: words.get("report-sheet-rows"),
        },
    }
}

fn meta(words: Words<'_>) -> Vec<Definition> {
    let summary = words.summary;
    let place = [
        ("name", (&summary.department.name).into()),
        ("ubigeo", summary.department.ubigeo.to_string().into()),
    ];
    let names = [("date", words.date(summary.names_on).into())];
    [
        ("department", words.texts.format("report-meta-department-value", &place)),
        ("periods", super::words::capitalised(&words.periods())),
        ("names", words.texts.format("report-meta-names-value", &names)),
        ("snapshot", summary.snapshot.clone()),
        ("generated", words.date(summary.generated_on)),
    ]
    .into_iter()
    .map(|(key, value)| definition(words.get(&format!("report-meta-{key}")), value))
    .collect()
}

fn blocks(words: Words<'_>) -> Vec<Block> {
    let programmes = words.summary.programmes.iter();
    let (own, promoted): (Vec<_>, Vec<_>) =
        programmes.partition(|section| section.part == SummaryPart::Programmes);
    let mut blocks = overview::blocks(words);
    if !own.is_empty() {
        blocks.push(heading(1, "services", words.get("report-part-programmes")));
    }
    for section in own {
        blocks.extend(programme(words, section));
    }
    for section in promoted {
        blocks.extend(promoted_part(words, section));
    }
    blocks.extend(consolidated::blocks(words));
    blocks.extend(annex::blocks(words));
    blocks
}

fn programme(words: Words<'_>, section: &ProgrammeSection) -> Vec<Block> {
    let name = words.name(&section.name);
    let values = [("number", roman(section.number).into()), ("name", name.into())];
    let title = words.texts.format("report-programme-heading", &values);
    let mut blocks = vec![heading(2, format!("programme-{}", section.id), title)];
    blocks.extend(section.purpose.clone().map(paragraph));
    for one in &section.services {
        let number = format!("{}.{}", section.number, one.number);
        let values = [("number", number.into()), ("name", words.name(&one.name).into())];
        let title = words.texts.format("report-service-heading", &values);
        blocks.extend(service::blocks(words, one, heading(3, service::anchor(one), title)));
    }
    blocks
}

fn promoted_part(words: Words<'_>, section: &ProgrammeSection) -> Vec<Block> {
    let mut blocks =
        vec![heading(1, format!("programme-{}", section.id), section.name.long.clone())];
    blocks.extend(section.purpose.clone().map(paragraph));
    for one in &section.services {
        let number = one.number.to_string();
        let values = [("number", number.into()), ("name", words.name(&one.name).into())];
        let title = words.texts.format("report-promoted-heading", &values);
        blocks.extend(service::blocks(words, one, heading(2, service::anchor(one), title)));
    }
    blocks
}
