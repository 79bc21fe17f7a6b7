//! Reads `papers.toml`: the documents that a service writes.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use crate::case::Lens;
use crate::form::{Basis, Forms};
use crate::id::{EntryCode, FieldId, FormId, InstrumentId, PaperTemplateId};
use crate::pack::{PackFile, PackProblem};
use crate::paper::{Content, PaperTemplate, TemplateSection};

use super::condition_file::Page;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPapers {
    paper: Vec<RawPaper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPaper {
    id: Spanned<PaperTemplateId>,
    title: Spanned<String>,
    abbreviation: Spanned<String>,
    signed_by: Option<Lens>,
    #[serde(default)]
    addressed: bool,
    source: Spanned<String>,
    basis: Basis,
    section: Vec<RawSection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSection {
    id: Spanned<EntryCode>,
    heading: Spanned<String>,
    content: Spanned<RawContent>,
    hint: Option<String>,
    form: Option<FormId>,
    section: Option<FieldId>,
    instrument: Option<InstrumentId>,
    #[serde(default)]
    required: bool,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum RawContent {
    Written,
    Identity,
    Answers,
    Actions,
    Risk,
    Instrument,
}

/// Reads the templates.
pub(super) fn papers(
    file: &PackFile,
    forms: &Forms,
    problems: &mut Vec<PackProblem>,
) -> Result<Vec<PaperTemplate>, PackProblem> {
    let raw: RawPapers = file.read_toml()?;
    let mut page = Page { file, problems };
    let mut seen = BTreeSet::new();
    let mut papers = Vec::new();
    for one in raw.paper {
        for words in [&one.title, &one.abbreviation, &one.source] {
            page.check_words(words);
        }
        if !seen.insert(one.id.get_ref().clone()) {
            page.tell(&one.id, "the paper is declared twice", "keep one of them");
        }
        papers.push(paper(one, forms, &mut page));
    }
    Ok(papers)
}

fn paper(raw: RawPaper, forms: &Forms, page: &mut Page<'_>) -> PaperTemplate {
    let mut seen = BTreeSet::new();
    let mut sections = Vec::new();
    for section in raw.section {
        page.check_words(&section.heading);
        if !seen.insert(section.id.get_ref().clone()) {
            page.tell(&section.id, "the part is declared twice", "keep one of them");
        }
        if let Some(content) = content(&section, forms, page) {
            sections.push(TemplateSection {
                id: section.id.into_inner(),
                heading: section.heading.into_inner(),
                content,
                required: section.required,
            });
        }
    }
    PaperTemplate {
        id: raw.id.into_inner(),
        title: raw.title.into_inner(),
        abbreviation: raw.abbreviation.into_inner(),
        signed_by: raw.signed_by,
        addressed: raw.addressed,
        source: raw.source.into_inner(),
        basis: raw.basis,
        sections,
    }
}

/// What stands in a part; nothing, and a problem told, where its words do not fit each other.
fn content(raw: &RawSection, forms: &Forms, page: &mut Page<'_>) -> Option<Content> {
    let kind = *raw.content.get_ref();
    let fits = (raw.hint.is_some() == (kind == RawContent::Written))
        && (raw.form.is_some() == (kind == RawContent::Answers))
        && (raw.section.is_some() == (kind == RawContent::Answers))
        && (raw.instrument.is_some() == (kind == RawContent::Instrument));
    if !fits {
        let help = "`written` has a `hint`, `answers` a `form` and a `section`, `instrument` an `instrument`";
        page.tell(&raw.content, "the words of the part do not fit its content", help);
        return None;
    }
    match (kind, &raw.hint, &raw.form, &raw.section, &raw.instrument) {
        (_, Some(hint), ..) => Some(Content::Written { hint: hint.clone() }),
        (_, _, Some(form), Some(section), _) => {
            let known =
                forms.get(form).and_then(|one| one.sections.iter().find(|s| s.id == *section));
            if known.is_none() {
                let message = format!("form `{form}` has no section `{section}`");
                page.tell(&raw.content, message, "correct the names");
            }
            Some(Content::Answers { form: form.clone(), section: section.clone() })
        }
        (_, _, _, _, Some(instrument)) => Some(Content::Instrument(instrument.clone())),
        (RawContent::Identity, ..) => Some(Content::Identity),
        (RawContent::Risk, ..) => Some(Content::Risk),
        _ => Some(Content::Actions),
    }
}
