//! The figures of one department, ordered so that checks find the rows of a table at once.

use std::collections::{BTreeMap, BTreeSet};

use super::Words;
use super::check::MeasurePattern;
use super::wording::Wording;
use crate::figure::value::KnownFigure;
use crate::figure::{Amount, Figure, Measure, Period};
use crate::id::{DocumentId, MeasureKey, ServiceCode, StatementId};
use crate::ledger::Position;
use crate::pack::Catalogue;
use crate::service::PlaceDisclosure;
use crate::summary::Stated;
use crate::territory::{Level, Ubigeo};

/// A measure in one document and period: what the rows of a table share.
pub(super) type Topic = (MeasureKey, DocumentId, Period);

/// What checks see.
pub(super) struct View<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) department: Ubigeo,
    /// Every figure given, the latest of each cell, in order of measure, slice and period.
    all: Vec<&'a Figure>,
    /// Rows of the department by topic and statement.
    rows: BTreeMap<(Topic, StatementId), Vec<&'a Figure>>,
    documents: BTreeSet<DocumentId>,
}

impl<'a> View<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        figures: &'a [KnownFigure],
        department: Ubigeo,
    ) -> Self {
        let mut latest: BTreeMap<_, (Position, &Figure)> = BTreeMap::new();
        for known in figures {
            let entry =
                latest.entry(known.figure.cell()).or_insert((known.known_at, &known.figure));
            if known.known_at >= entry.0 {
                *entry = (known.known_at, &known.figure);
            }
        }
        let all: Vec<&Figure> = latest.into_values().map(|(_, figure)| figure).collect();
        let mut rows: BTreeMap<_, Vec<&Figure>> = BTreeMap::new();
        for figure in &all {
            if figure.slice.place.ubigeo().is_some_and(|ubigeo| department.contains(ubigeo)) {
                let topic =
                    (figure.measure.clone(), figure.citation.document.clone(), figure.period);
                rows.entry((topic, figure.citation.statement.clone())).or_default().push(figure);
            }
        }
        let documents = rows.keys().map(|((_, document, _), _)| document.clone()).collect();
        Self { catalogue, department, all, rows, documents }
    }

    /// Documents that state figures of the department.
    pub(super) const fn documents(&self) -> &BTreeSet<DocumentId> {
        &self.documents
    }

    /// Figures of the department, whatever their document.
    pub(super) fn figures(&self) -> impl Iterator<Item = &'a Figure> {
        self.rows.values().flatten().copied()
    }

    /// Figures of every place given.
    pub(super) fn everywhere(&self) -> impl Iterator<Item = &'a Figure> {
        self.all.iter().copied()
    }

    /// Topics of the measures meant, each once.
    pub(super) fn topics(&self, measures: &[MeasurePattern]) -> Vec<Topic> {
        let mut topics: Vec<Topic> = self.rows.keys().map(|(topic, _)| topic.clone()).collect();
        topics.dedup();
        topics.retain(|(key, _, _)| measures.iter().any(|pattern| pattern.matches(key)));
        topics
    }

    /// Rows of a topic in one statement.
    pub(super) fn rows(&self, topic: &Topic, statement: &StatementId) -> &[&'a Figure] {
        let key = (topic.clone(), statement.clone());
        self.rows.get(&key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn measure(&self, key: &MeasureKey) -> Option<&'a Measure> {
        self.catalogue.measure(key)
    }

    pub(super) fn service_of(&self, key: &MeasureKey) -> Option<&'a ServiceCode> {
        self.measure(key).and_then(|measure| measure.service.as_ref())
    }

    pub(super) fn is_sealed(&self, service: &ServiceCode) -> bool {
        let pack = self.catalogue.service(service);
        pack.is_some_and(|pack| pack.service.place == PlaceDisclosure::Sealed)
    }

    /// Title of a document of a pack or of an import profile, or its id where neither declares it.
    pub(super) fn title(&self, document: &DocumentId) -> String {
        let of_profiles = self.catalogue.profiles.iter().map(|profile| &profile.document);
        let mut declared = self.catalogue.documents.iter().chain(of_profiles);
        let known = declared.find(|known| known.id == *document);
        known.map_or_else(|| document.to_string(), |known| known.title.clone())
    }

    /// Wordings of an attribute in the documents of the department.
    pub(super) fn wordings(&self, attribute: &str) -> impl Iterator<Item = &'a Wording> {
        let own = |wording: &&Wording| self.documents.contains(&wording.document);
        self.wordings_everywhere(attribute).filter(own)
    }

    /// Wordings of an attribute in every document.
    pub(super) fn wordings_everywhere(&self, attribute: &str) -> impl Iterator<Item = &'a Wording> {
        self.catalogue.wordings.iter().filter(move |wording| wording.attribute == attribute)
    }

    /// A figure as one side of a finding.
    pub(super) fn stated(&self, figure: &Figure, words: &Words) -> Stated {
        self.stated_as(figure, figure.amount, words)
    }

    /// An amount that stands where a figure does, as one side of a finding.
    pub(super) fn stated_as(&self, figure: &Figure, amount: Amount, words: &Words) -> Stated {
        let at = words.citation(&figure.citation, &self.title(&figure.citation.document));
        Stated { at, amount: Some(amount), text: words.amount(amount) }
    }

    /// A part of a document in which nothing is stated.
    pub(super) fn absent(
        &self,
        document: &DocumentId,
        statement: &StatementId,
        words: &Words,
    ) -> Stated {
        let at = words.part(statement, &self.title(document));
        Stated { at, amount: None, text: words.absent.clone() }
    }

    /// A wording as one side of a finding.
    pub(super) fn worded(&self, wording: &Wording) -> Stated {
        let at = format!("{}, {}", self.title(&wording.document), wording.locator);
        Stated { at, amount: None, text: wording.text.clone() }
    }
}

/// A territory at a level, or above it: `None` for one that is coarser than the level.
pub(super) fn at_level(ubigeo: Ubigeo, level: Level) -> Option<Ubigeo> {
    match level {
        Level::Department => Some(ubigeo.department()),
        Level::Province => ubigeo.province(),
        Level::District => Some(ubigeo).filter(|own| own.level() == Level::District),
    }
}

/// The sum of rows of one statement that are parts of one whole.
///
/// A row that covers another in place is the whole of it; at one place, a row without dimensions is the whole of those
/// with them. `None` for no rows, and for rows that cut the whole along different dimensions.
pub(super) fn whole(rows: &[&Figure]) -> Option<Amount> {
    let place = |row: &Figure| row.slice.place.ubigeo();
    let is_outermost = |row: &&&Figure| {
        let own = place(row);
        !rows.iter().any(|other| match (place(other), own) {
            (Some(other), Some(own)) => other != own && other.contains(own),
            _ => false,
        })
    };
    let mut by_place: BTreeMap<Option<Ubigeo>, Vec<&Figure>> = BTreeMap::new();
    for row in rows.iter().filter(is_outermost) {
        by_place.entry(place(row)).or_default().push(row);
    }
    let sums = by_place.values().map(|at_place| {
        let open = at_place.iter().find(|row| row.slice.dimensions.is_empty());
        if let Some(open) = open {
            return Some(open.amount);
        }
        let keys = |row: &Figure| row.slice.dimensions.keys().cloned().collect::<Vec<_>>();
        let alike = at_place.windows(2).all(|pair| match pair {
            [a, b] => keys(a) == keys(b),
            _ => true,
        });
        alike.then(|| sum(at_place.iter().map(|row| row.amount))).flatten()
    });
    let sums: Option<Vec<Amount>> = sums.collect();
    sum(sums?.into_iter())
}

/// The sum of amounts; nothing known is not zero.
pub(super) fn sum(amounts: impl Iterator<Item = Amount>) -> Option<Amount> {
    amounts.reduce(Amount::plus)
}
