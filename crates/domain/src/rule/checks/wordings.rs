//! Words of documents against other words, against the norm, against the tables beside them.

use std::collections::BTreeMap;

use crate::figure::{Amount, Figure};
use crate::id::{DocumentId, ServiceCode};
use crate::rule::Words;
use crate::rule::check::{
    GlossaryOutsideScope, SealedPlace, TermWithoutFigures, WordingDiffers, WordingVsNorm,
};
use crate::rule::finding::Draft;
use crate::rule::view::{View, at_level};
use crate::rule::wording::Wording;
use crate::summary::Stated;
use crate::territory::Level;

/// A subject worded in two or more ways, in one document or across documents.
pub(super) fn differs(check: &WordingDiffers, view: &View<'_>) -> Vec<Draft> {
    let mut groups: BTreeMap<(&str, Option<&DocumentId>), Vec<&Wording>> = BTreeMap::new();
    for wording in view.wordings_everywhere(&check.attribute) {
        let document = (!check.across_documents).then_some(&wording.document);
        groups.entry((&wording.subject, document)).or_default().push(wording);
    }
    let mut drafts = Vec::new();
    for ((subject, document), mut wordings) in groups {
        let own = |wording: &&Wording| view.documents().contains(&wording.document);
        wordings.sort_by_key(|wording| !own(wording));
        let mut distinct: Vec<&Wording> = Vec::new();
        for wording in &wordings {
            if !distinct.iter().any(|earlier| earlier.text == wording.text) {
                distinct.push(wording);
            }
        }
        if distinct.len() > 1 && distinct.first().is_some_and(own) {
            let stated = distinct.iter().map(|wording| view.worded(wording)).collect();
            let draft = Draft::new(view.department, stated).of_subject(subject, view);
            drafts.push(match document {
                Some(document) => draft.in_document(document, view),
                None => draft,
            });
        }
    }
    drafts
}

/// Words that the norm, or the document itself elsewhere, contradicts.
pub(super) fn vs_norm(check: &WordingVsNorm, view: &View<'_>) -> Vec<Draft> {
    let contradicted = view.wordings(&check.attribute).filter_map(|wording| {
        let (text, source) = (wording.norm_text.as_ref()?, wording.norm_source.as_ref()?);
        if *text == wording.text {
            return None;
        }
        let norm = Stated { at: source.clone(), amount: None, text: text.clone() };
        let stated = vec![view.worded(wording), norm];
        let draft = Draft::new(view.department, stated).of_subject(&wording.subject, view);
        Some(draft.in_document(&wording.document, view))
    });
    contradicted.collect()
}

/// Terms of a glossary that no figure of the same document counts.
pub(super) fn term_without_figures(check: &TermWithoutFigures, view: &View<'_>) -> Vec<Draft> {
    let counted = |wording: &Wording| {
        view.figures().any(|figure: &Figure| {
            figure.citation.document == wording.document
                && view
                    .service_of(&figure.measure)
                    .is_some_and(|service| service.as_str() == wording.subject)
        })
    };
    let terms = view.wordings(&check.term).filter(|wording| !counted(wording));
    let draft = |term: &Wording| {
        let draft = Draft::new(view.department, vec![view.worded(term)]);
        draft.of_subject(&term.subject, view).in_document(&term.document, view)
    };
    terms.map(draft).collect()
}

/// A glossary whose title promises one kind of service and which explains others.
pub(super) fn outside_scope(
    check: &GlossaryOutsideScope,
    view: &View<'_>,
    words: &Words,
) -> Vec<Draft> {
    let is_outside = |term: &&Wording| {
        let code = ServiceCode::parse(&term.subject).ok();
        let pack = code.and_then(|code| view.catalogue.service(&code));
        pack.is_some_and(|pack| pack.service.delivery != check.delivery)
    };
    let mut drafts = Vec::new();
    for title in view.wordings(&check.title) {
        let same_document = |term: &&Wording| term.document == title.document;
        let outside: Vec<&Wording> =
            view.wordings(&check.term).filter(same_document).filter(is_outside).collect();
        let Some(first) = outside.first() else { continue };
        let count = Amount::exactly(outside.len().try_into().unwrap_or(u64::MAX));
        let terms: Vec<&str> = outside.iter().map(|term| term.text.as_str()).collect();
        let mut listed = view.worded(first);
        listed.amount = Some(count);
        listed.text = format!("{} ({})", words.amount(count), terms.join(", "));
        let draft = Draft::new(view.department, vec![view.worded(title), listed]);
        drafts.push(draft.in_document(&title.document, view));
    }
    drafts
}

/// Documents that tell where a sealed service is, in words or by counting its offices below the department. The finding
/// says where in the document, and nothing of what stands there.
pub(super) fn sealed_place(check: &SealedPlace, view: &View<'_>, words: &Words) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let sealed = view.catalogue.services.keys().filter(|code| view.is_sealed(code));
    for service in sealed {
        for document in view.documents() {
            let told = |wording: &&Wording| {
                wording.document == *document && wording.subject == service.as_str()
            };
            let mut stated: Vec<Stated> =
                view.wordings(&check.attribute).filter(told).map(|one| view.worded(one)).collect();
            let counted = view.figures().filter(|figure| {
                let finer =
                    figure.slice.place.ubigeo().and_then(|own| at_level(own, Level::Province));
                figure.citation.document == *document
                    && view.service_of(&figure.measure) == Some(service)
                    && finer.is_some()
            });
            for figure in counted {
                let at = words.citation(&figure.citation, &view.title(document));
                if !stated.iter().any(|earlier| earlier.at == at) {
                    stated.push(Stated { at, amount: None, text: words.sealed_count.clone() });
                }
            }
            if !stated.is_empty() {
                let draft = Draft::new(view.department, stated).of_subject(service.as_str(), view);
                drafts.push(draft.in_document(document, view));
            }
        }
    }
    drafts
}
