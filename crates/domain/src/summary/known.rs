//! What is known of one department: its figures and centers, and which of several published values stands in a table.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{NamedPlace, NamesAsOf, SummaryRequest};
use crate::center::Center;
use crate::figure::value::KnownFigure;
use crate::figure::{Amount, Figure, FigureStatus, Measure, Period, Unit};
use crate::id::{DocumentId, MeasureKey, ServiceCode};
use crate::pack::{Catalogue, FIRST_LOCALE, ServicePack};
use crate::territory::Ubigeo;

/// The facts of one department, and the catalogue to read them with.
pub(super) struct Known<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) department: Ubigeo,
    /// The year, then the month.
    pub(super) periods: Vec<Period>,
    pub(super) names_on: Date,
    /// Every figure of the department, of any period.
    pub(super) figures: Vec<&'a KnownFigure>,
    /// Centers open at the end of the month.
    pub(super) centers: Vec<&'a Center>,
    order: Vec<&'a ServicePack>,
    measures: BTreeMap<&'a MeasureKey, &'a Measure>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        figures: &'a [KnownFigure],
        centers: &'a [Center],
        request: &SummaryRequest,
    ) -> Self {
        let department = request.department.department();
        let inside = |place: Option<Ubigeo>| place.is_some_and(|place| department.contains(place));
        let end = request.month.last_day();
        let own = catalogue.services.values().flat_map(|pack| &pack.measures);
        Self {
            catalogue,
            department,
            periods: vec![Period::Year(request.year), request.month],
            names_on: match request.names {
                NamesAsOf::Period => end,
                NamesAsOf::Today(day) => day,
            },
            figures: figures.iter().filter(|k| inside(k.figure.slice.place.ubigeo())).collect(),
            centers: centers
                .iter()
                .filter(|c| inside(Some(c.place)) && c.is_open_on(end))
                .collect(),
            order: catalogue.services_in_order(),
            measures: own.chain(&catalogue.network_measures).map(|m| (&m.key, m)).collect(),
        }
    }

    /// Services in the order of the summary.
    pub(super) fn services(&self) -> &[&'a ServicePack] {
        &self.order
    }

    /// Position of a service in the order of the summary; what belongs to no service comes last.
    pub(super) fn rank(&self, service: Option<&ServiceCode>) -> usize {
        let at =
            service.and_then(|code| self.order.iter().position(|pack| pack.service.code == *code));
        at.unwrap_or(usize::MAX)
    }

    pub(super) fn measure(&self, key: &MeasureKey) -> Option<&'a Measure> {
        self.measures.get(key).copied()
    }

    /// Figures of the periods asked for.
    pub(super) fn in_periods(&self) -> impl Iterator<Item = &'a KnownFigure> {
        self.figures.iter().copied().filter(|k| self.periods.contains(&k.figure.period))
    }

    /// Counts of offices that a part of a document states, at the month or else at the year.
    pub(super) fn offices(&self, statement: &str) -> Vec<&'a KnownFigure> {
        let stated: Vec<_> = self
            .in_periods()
            .filter(|k| k.figure.citation.statement.as_str() == statement)
            .filter(|k| self.measure(&k.figure.measure).is_some_and(is_offices))
            .collect();
        let latest = stated.iter().map(|k| self.period_index(k.figure.period)).max();
        stated.into_iter().filter(|k| Some(self.period_index(k.figure.period)) == latest).collect()
    }

    pub(super) fn period_index(&self, period: Period) -> usize {
        self.periods.iter().position(|p| *p == period).unwrap_or(self.periods.len())
    }

    /// The service that a figure speaks of.
    pub(super) fn service_of(&self, figure: &Figure) -> Option<&'a ServiceCode> {
        self.measure(&figure.measure)?.service.as_ref()
    }

    pub(super) fn place(&self, ubigeo: Ubigeo) -> NamedPlace {
        NamedPlace { ubigeo, name: self.catalogue.territory.name(ubigeo).to_owned() }
    }

    /// Whether anything is known of the service here, in any period.
    pub(super) fn has_service(&self, service: &ServiceCode) -> bool {
        self.centers.iter().any(|center| center.service == *service)
            || self.figures.iter().any(|k| self.service_of(&k.figure) == Some(service))
    }

    /// Whether the offices of the department are known: only then does a missing service mean that there is none.
    pub(super) fn is_described(&self) -> bool {
        let counts = |k: &&KnownFigure| self.measure(&k.figure.measure).is_some_and(is_offices);
        !self.centers.is_empty() || self.figures.iter().any(counts)
    }

    /// Documents that the figures of the periods cite.
    pub(super) fn cited(&self) -> BTreeSet<&'a DocumentId> {
        self.in_periods().map(|k| &k.figure.citation.document).collect()
    }
}

/// The value that stands in a table: a rectified one, else the one known latest.
pub(super) fn standing<'a>(
    values: impl IntoIterator<Item = &'a KnownFigure>,
) -> Option<&'a KnownFigure> {
    values.into_iter().max_by_key(|k| (k.figure.status == FigureStatus::Rectified, k.known_at))
}

/// Adds amounts of one unit; nothing at all is `None`.
pub(super) fn add(amounts: impl IntoIterator<Item = Amount>) -> Option<Amount> {
    amounts.into_iter().reduce(Amount::plus)
}

/// A measure that counts the offices of one service.
pub(super) fn is_offices(measure: &Measure) -> bool {
    measure.unit == Unit::Center && measure.service.is_some()
}

/// A text of a pack in the language of the documents.
pub(super) fn in_spanish<T>(texts: &BTreeMap<String, T>) -> Option<&T> {
    texts.get(FIRST_LOCALE)
}
