//! Turns the text of a cell into the thing it names, or tells what is wrong with it.

use std::str::FromStr;

use super::problem::{ImportProblemKind, Problems};
use crate::figure::{Amount, FigureStatus, InvalidAmount, Measure, Period, Place, Slice, Unit};
use crate::id::{DimensionCode, DimensionKey, MeasureKey};
use crate::pack::Catalogue;
use crate::territory::{TerritoryTable, Ubigeo};

/// One cell of a row, with what is needed to tell a problem with it.
pub(super) struct Cell<'a> {
    pub(super) line: usize,
    pub(super) column: &'a str,
    pub(super) text: &'a str,
}

impl Cell<'_> {
    pub(super) fn tell(&self, problems: &mut Problems, kind: ImportProblemKind, expected: &str) {
        problems.add(self.line, self.column, kind, self.text, expected);
    }

    pub(super) fn measure<'c>(
        &self,
        catalogue: &'c Catalogue,
        problems: &mut Problems,
    ) -> Option<&'c Measure> {
        let key = MeasureKey::parse(self.text).ok();
        let found = key.and_then(|key| catalogue.measure(&key));
        if found.is_none() {
            let mut keys: Vec<&str> =
                catalogue.measures().map(|measure| measure.key.as_str()).collect();
            keys.sort_unstable();
            self.tell(problems, ImportProblemKind::UnknownMeasure, &keys.join(", "));
        }
        found
    }

    pub(super) fn unit(&self, measure: &Measure, problems: &mut Problems) -> Option<Unit> {
        let unit = Unit::parse(self.text).filter(|unit| *unit == measure.unit);
        if unit.is_none() {
            self.tell(problems, ImportProblemKind::UnlikeUnit, measure.unit.as_str());
        }
        unit
    }

    pub(super) fn place(
        &self,
        territory: &TerritoryTable,
        problems: &mut Problems,
    ) -> Option<Place> {
        if self.text.bytes().all(|b| b.is_ascii_digit()) && matches!(self.text.len(), 1 | 3 | 5) {
            let whole = format!("0{}", self.text);
            let named = Ubigeo::parse(&whole).ok().and_then(|ubigeo| territory.get(ubigeo));
            let name = named.map_or_else(String::new, |place| format!(" ({})", place.name));
            self.tell(problems, ImportProblemKind::LostZero, &format!("`{whole}`{name}"));
            return None;
        }
        let known =
            |place: &Place| place.ubigeo().is_none_or(|ubigeo| territory.get(ubigeo).is_some());
        let place = Place::parse(self.text).ok().filter(known);
        if place.is_none() {
            let expected = "`PE` or a code of 2, 4 or 6 digits";
            self.tell(problems, ImportProblemKind::UnknownPlace, expected);
        }
        place
    }

    pub(super) fn period(&self, problems: &mut Problems) -> Option<Period> {
        let period = Period::from_str(self.text).ok();
        if period.is_none() {
            let expected = "a year such as `2022` or a month such as `2023-01`";
            self.tell(problems, ImportProblemKind::UnknownPeriod, expected);
        }
        period
    }

    pub(super) fn amount(&self, problems: &mut Problems) -> Option<Amount> {
        let amount = self.text.parse();
        amount.map_err(|error| self.tell_number(error, problems)).ok()
    }

    pub(super) fn tell_number(&self, error: InvalidAmount, problems: &mut Problems) {
        let kind = match error {
            InvalidAmount::Negative => ImportProblemKind::Negative,
            InvalidAmount::NotWhole => ImportProblemKind::NotWhole,
            InvalidAmount::Ambiguous => ImportProblemKind::AmbiguousNumber,
            InvalidAmount::Reversed | InvalidAmount::Malformed => ImportProblemKind::InvalidNumber,
        };
        let expected = "a count such as `10079`, bounds such as `0..4`, or `>=5`";
        self.tell(problems, kind, expected);
    }

    pub(super) fn status(&self, problems: &mut Problems) -> Option<FigureStatus> {
        let status = FigureStatus::parse(self.text);
        if status.is_none() {
            let expected = "provisional, final, rectified";
            self.tell(problems, ImportProblemKind::UnknownStatus, expected);
        }
        status
    }

    /// The slice at `place` with the dimensions the cell names, each known to the service of the measure.
    pub(super) fn slice(
        &self,
        place: Place,
        measure: &Measure,
        catalogue: &Catalogue,
        problems: &mut Problems,
    ) -> Option<Slice> {
        let Ok(dimensions) = Slice::parse_dimensions(self.text) else {
            let expected = pairs_of(measure, catalogue);
            self.tell(problems, ImportProblemKind::UnknownDimension, &expected);
            return None;
        };
        let mut all_known = true;
        for (key, code) in &dimensions {
            all_known &= self.check_dimension(key, code, measure, catalogue, problems);
        }
        all_known.then_some(Slice { place, dimensions })
    }

    pub(super) fn check_dimension(
        &self,
        key: &DimensionKey,
        code: &DimensionCode,
        measure: &Measure,
        catalogue: &Catalogue,
        problems: &mut Problems,
    ) -> bool {
        let known = known_codes(measure, catalogue);
        let of_key: Vec<&str> =
            known.iter().filter(|(k, _)| *k == key).map(|(_, code)| code.as_str()).collect();
        if of_key.is_empty() {
            let (kind, expected) =
                (ImportProblemKind::UnknownDimension, pairs_of(measure, catalogue));
            problems.add(self.line, self.column, kind, key.as_str(), &expected);
            return false;
        }
        if !of_key.contains(&code.as_str()) {
            let kind = ImportProblemKind::UnknownCode;
            problems.add(self.line, self.column, kind, code.as_str(), &of_key.join(", "));
            return false;
        }
        true
    }
}

/// Every key and code that the service of a measure declares; none for totals of the network.
fn known_codes<'c>(
    measure: &Measure,
    catalogue: &'c Catalogue,
) -> Vec<(&'c DimensionKey, &'c DimensionCode)> {
    let pack = measure.service.as_ref().and_then(|code| catalogue.service(code));
    let labels = pack.into_iter().flat_map(|pack| pack.dimension_labels.keys());
    labels.map(|(key, code)| (key, code)).collect()
}

fn pairs_of(measure: &Measure, catalogue: &Catalogue) -> String {
    let known = known_codes(measure, catalogue);
    let pairs: Vec<String> = known.iter().map(|(key, code)| format!("{key}={code}")).collect();
    if pairs.is_empty() { "nothing: it has no dimensions".to_owned() } else { pairs.join(", ") }
}
