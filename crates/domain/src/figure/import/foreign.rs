//! Applies a declared profile to a file with foreign columns, and completes the grid with what was withheld.

use std::collections::BTreeMap;

use super::problem::{ImportProblemKind, Problems};
use super::profile::{AbsentCells, ImportProfile, PeriodKind, PlaceForm};
use super::resolve::Cell;
use super::table::{Row, Table};
use super::{FigureFile, SeenCells};
use crate::figure::{Amount, Figure, Measure, Period, Place, Slice};
use crate::id::{DimensionCode, DimensionKey};
use crate::pack::Catalogue;
use crate::source::Citation;
use crate::territory::{Level, Ubigeo};

type Dimensions = BTreeMap<DimensionKey, DimensionCode>;

/// A profile with the things of the catalogue that it names.
struct Reading<'a> {
    table: &'a Table<'a>,
    profile: &'a ImportProfile,
    measure: &'a Measure,
    catalogue: &'a Catalogue,
}

pub(super) fn read(
    table: &Table<'_>,
    profile: &ImportProfile,
    catalogue: &Catalogue,
    problems: &mut Problems,
) -> Option<FigureFile> {
    let of_profile = |text| Cell { line: 1, column: &profile.value_column, text };
    let measure = of_profile(profile.measure.as_str()).measure(catalogue, problems)?;
    of_profile(profile.unit.as_str()).unit(measure, problems)?;
    let reading = Reading { table, profile, measure, catalogue };
    let mut seen = SeenCells::default();
    let mut figures = Vec::new();
    for row in table.rows(problems) {
        if let Some(figure) = reading.figure(&row, problems)
            && seen.admit(&figure, row.line, &profile.value_column, problems)
        {
            figures.push(figure);
        }
    }
    if let Some(absent) = &profile.absent {
        figures.extend(reading.withheld(absent, &seen));
    }
    let documents = vec![profile.document.clone()];
    let profile = Some(profile.id.clone());
    problems.is_empty().then_some(FigureFile { profile, documents, figures })
}

impl Reading<'_> {
    fn cell<'r>(&self, row: &'r Row, column: &'r str) -> Cell<'r> {
        let at = self.table.header.iter().position(|name| name == column).unwrap_or(usize::MAX);
        Cell { line: row.line, column, text: row.cell(at) }
    }

    fn figure(&self, row: &Row, problems: &mut Problems) -> Option<Figure> {
        let place = self.place(row, problems);
        let period = self.period(row, problems);
        let codes = self.codes(row, problems);
        let value = self.cell(row, &self.profile.value_column);
        let amount = self.profile.number.parse(value.text);
        let amount = amount.map_err(|error| value.tell_number(error, problems)).ok();
        let (place, mut dimensions) = place?;
        dimensions.extend(codes?);
        Some(self.stated(
            Slice { place, dimensions },
            period?,
            Amount::exactly(amount?),
            self.profile.citation.clone(),
        ))
    }

    fn stated(&self, slice: Slice, period: Period, amount: Amount, citation: Citation) -> Figure {
        Figure {
            measure: self.measure.key.clone(),
            unit: self.measure.unit,
            slice,
            period,
            amount,
            printed: None,
            citation,
            status: self.profile.status,
        }
    }

    fn place(&self, row: &Row, problems: &mut Problems) -> Option<(Place, Dimensions)> {
        let cell = self.cell(row, &self.profile.place_column);
        if let Some(exception) = self.profile.place_exceptions.get(cell.text) {
            let mut known = true;
            for (key, code) in &exception.dimensions {
                known &= cell.check_dimension(key, code, self.measure, self.catalogue, problems);
            }
            return known.then(|| (exception.place, exception.dimensions.clone()));
        }
        let territory = &self.catalogue.territory;
        let place = match &self.profile.place_form {
            PlaceForm::Ubigeo => cell.place(territory, problems)?,
            PlaceForm::DepartmentName => {
                Place::Territory(self.named(&cell, Level::Department, None, problems)?)
            }
            PlaceForm::ProvinceName { department_column } => {
                let above = self.cell(row, department_column);
                let department = self.named(&above, Level::Department, None, problems)?;
                Place::Territory(self.named(&cell, Level::Province, Some(department), problems)?)
            }
        };
        Some((place, Dimensions::new()))
    }

    /// The one territory of a level with that name.
    fn named(
        &self,
        cell: &Cell<'_>,
        level: Level,
        inside: Option<Ubigeo>,
        problems: &mut Problems,
    ) -> Option<Ubigeo> {
        let mut found = self.catalogue.territory.named(cell.text, level);
        let is_inside = |ubigeo: &Ubigeo| inside.is_none_or(|above| above.contains(*ubigeo));
        let mut codes: Vec<Ubigeo> =
            found.by_ref().map(|territory| territory.ubigeo).filter(is_inside).collect();
        codes.dedup();
        match codes.as_slice() {
            [one] => Some(*one),
            [] => {
                let expected = match level {
                    Level::Department => "the name of a department",
                    Level::Province | Level::District => "the name of a province",
                };
                cell.tell(problems, ImportProblemKind::UnknownPlace, expected);
                None
            }
            several => {
                let several: Vec<&str> = several.iter().map(Ubigeo::as_str).collect();
                cell.tell(problems, ImportProblemKind::AmbiguousPlace, &several.join(", "));
                None
            }
        }
    }

    fn period(&self, row: &Row, problems: &mut Problems) -> Option<Period> {
        let cell = self.cell(row, &self.profile.period_column);
        let kind = self.profile.period_kind;
        let Ok(period) = kind.parse(cell.text) else {
            let expected = match kind {
                PeriodKind::Year => "a year such as `2022`",
                PeriodKind::Month => "a month such as `2023-01`",
            };
            cell.tell(problems, ImportProblemKind::UnknownPeriod, expected);
            return None;
        };
        let grid = self.profile.absent.as_ref().map(|absent| &absent.periods);
        match grid {
            Some(periods) if !periods.contains(&period) => {
                let declared: Vec<String> = periods.iter().map(ToString::to_string).collect();
                cell.tell(problems, ImportProblemKind::OutsideGrid, &declared.join(", "));
                None
            }
            _ => Some(period),
        }
    }

    fn codes(&self, row: &Row, problems: &mut Problems) -> Option<Dimensions> {
        let mut dimensions = Dimensions::new();
        let mut known = true;
        for column in &self.profile.dimensions {
            let cell = self.cell(row, &column.column);
            match column.codes.get(cell.text) {
                Some(code) => {
                    let (measure, catalogue) = (self.measure, self.catalogue);
                    known &= cell.check_dimension(&column.key, code, measure, catalogue, problems);
                    dimensions.insert(column.key.clone(), code.clone());
                }
                None => {
                    let words: Vec<&str> = column.codes.keys().map(String::as_str).collect();
                    cell.tell(problems, ImportProblemKind::UnknownCode, &words.join(", "));
                    known = false;
                }
            }
        }
        known.then_some(dimensions)
    }

    /// The cells of the grid that the file does not have, each with the declared bounds and the reason beside its place.
    fn withheld(&self, absent: &AbsentCells, seen: &SeenCells) -> Vec<Figure> {
        let mut citation = self.profile.citation.clone();
        citation.locator = format!("{}: {}", citation.locator, absent.reason);
        let mut slices = self.places();
        for column in &self.profile.dimensions {
            slices = slices
                .iter()
                .flat_map(|slice| {
                    column.codes.values().map(move |code| {
                        let mut slice = slice.clone();
                        slice.dimensions.insert(column.key.clone(), code.clone());
                        slice
                    })
                })
                .collect();
        }
        let mut figures = Vec::new();
        for period in &absent.periods {
            for slice in &slices {
                let figure = self.stated(slice.clone(), *period, absent.amount, citation.clone());
                if !seen.has(&figure) {
                    figures.push(figure);
                }
            }
        }
        figures
    }

    /// Every place of the grid: the departments (or provinces) of the territory, then the declared exceptions.
    fn places(&self) -> Vec<Slice> {
        let level = match self.profile.place_form {
            PlaceForm::Ubigeo | PlaceForm::DepartmentName => Level::Department,
            PlaceForm::ProvinceName { .. } => Level::Province,
        };
        let territories = self.catalogue.territory.at_level(level);
        let named = territories.map(|one| Slice::of(Place::Territory(one.ubigeo)));
        let exceptions = self.profile.place_exceptions.values().map(|exception| Slice {
            place: exception.place,
            dimensions: exception.dimensions.clone(),
        });
        named.chain(exceptions).collect()
    }
}
