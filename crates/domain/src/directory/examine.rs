//! Looking at each row of a directory file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::columns::{Column, ColumnNames, MissingColumns};
use super::place::{read_place, read_point};
use crate::center::{Center, Provenance};
use crate::event::{DoubtfulRow, RowDoubt, RowDoubtKind};
use crate::id::{CenterId, DimensionCode, ServiceCode};
use crate::name_key::name_key;
use crate::pack::Catalogue;
use crate::service::PlaceDisclosure;
use crate::territory::Ubigeo;

/// A row as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// Line in the file, from 1 with the header.
    pub line: u32,
    /// Cells, trimmed at both ends.
    pub cells: Vec<String>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Examined {
    /// Nothing doubtful, and new.
    Clean(Center),
    /// Says what the directory already says.
    Known(CenterId),
    /// Waits for a person.
    Doubtful(DoubtfulRow),
}

/// Looks at every row against the catalogue and the directory as it is.
///
/// # Errors
/// [`MissingColumns`] when the header cannot be understood; then no row was looked at.
pub fn examine(
    header: &[String],
    rows: &[RawRow],
    names: &ColumnNames,
    catalogue: &Catalogue,
    directory: &BTreeMap<CenterId, Center>,
) -> Result<Vec<Examined>, MissingColumns> {
    let columns = names.map(header)?;
    let mut seen = Seen::of(directory);
    let look = |row: &RawRow| {
        let mut reader =
            Reader { header, columns: &columns, row, doubts: Vec::new(), is_sealed: false };
        let center = read_center(&mut reader, names, catalogue);
        seal_doubts(&mut reader, center.is_some());
        seen.judge(reader, center, directory)
    };
    Ok(rows.iter().map(look).collect())
}

/// One row under examination.
pub(super) struct Reader<'a> {
    header: &'a [String],
    columns: &'a [Option<Column>],
    row: &'a RawRow,
    doubts: Vec<RowDoubt>,
    /// Whether the row is of a service whose places are secret.
    is_sealed: bool,
}

impl Reader<'_> {
    /// The cell of a column; empty when the file has no such column or the row is too short.
    pub(super) fn cell(&self, column: Column) -> &str {
        let at = self.columns.iter().position(|c| *c == Some(column));
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    pub(super) fn doubt(
        &mut self,
        kind: RowDoubtKind,
        column: Column,
        found: &str,
        proposed: &str,
    ) {
        let at = self.columns.iter().position(|c| *c == Some(column));
        let name = at.and_then(|at| self.header.get(at)).cloned().unwrap_or_default();
        self.doubts.push(RowDoubt {
            kind,
            column: name,
            found: found.to_owned(),
            proposed: proposed.to_owned(),
        });
    }

    fn optional(&self, column: Column) -> Option<String> {
        let cell = self.cell(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    fn date(&mut self, column: Column) -> Option<Date> {
        let cell = self.cell(column).to_owned();
        let date = cell.parse().ok();
        if date.is_none() && !cell.is_empty() {
            self.doubt(RowDoubtKind::Unreadable, column, &cell, "");
        }
        date
    }

    fn original(&self) -> Vec<(String, String)> {
        let width = self.header.len().max(self.row.cells.len());
        let at = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
        (0..width).map(|i| (at(self.header, i), at(&self.row.cells, i))).collect()
    }
}

fn read_center(
    reader: &mut Reader<'_>,
    names: &ColumnNames,
    catalogue: &Catalogue,
) -> Option<Center> {
    if reader.row.cells.len() != reader.header.len() {
        let (found, due) = (reader.row.cells.len().to_string(), reader.header.len().to_string());
        reader.doubt(RowDoubtKind::WrongCellCount, Column::Id, &found, &due);
    }
    let service = read_service(reader, catalogue);
    reader.is_sealed = service.as_ref().is_some_and(|code| is_sealed(catalogue, code));
    let place = read_place(reader, &catalogue.territory);
    let point = read_point(reader, &catalogue.territory, place);
    let name = reader.cell(Column::Name).to_owned();
    if name.is_empty() {
        reader.doubt(RowDoubtKind::MissingValue, Column::Name, "", "");
    }
    let internet = read_internet(reader, names);
    let (valid_from, valid_to) = (reader.date(Column::ValidFrom), reader.date(Column::ValidTo));
    let verified_on = reader.date(Column::VerifiedOn);
    let (service, place) = (service?, place?);
    // The id of a sealed center is made of its department: an id is shown everywhere.
    let told = if reader.is_sealed { place.department() } else { place };
    let id = read_id(reader, &service, told, &name)?;
    let center = Center {
        id,
        kind: read_kind(reader),
        name,
        place,
        address: reader.optional(Column::Address),
        point,
        hours: reader.optional(Column::Hours),
        languages: reader
            .cell(Column::Languages)
            .split([';', '|'])
            .map(str::trim)
            .filter(|language| !language.is_empty())
            .map(str::to_owned)
            .collect(),
        phone: reader.optional(Column::Phone),
        accessibility: reader.optional(Column::Accessibility),
        internet,
        valid_from,
        valid_to,
        provenance: Provenance { source: reader.cell(Column::Source).to_owned(), verified_on },
        service,
    };
    Some(without_sealed_place(reader, catalogue, center))
}

fn read_service(reader: &mut Reader<'_>, catalogue: &Catalogue) -> Option<ServiceCode> {
    let found = reader.cell(Column::Service).to_owned();
    if let Ok(code) = ServiceCode::parse(&found)
        && catalogue.services.contains_key(&code)
    {
        return Some(code);
    }
    let key = name_key(&found);
    let bears_name = |code: &&ServiceCode| {
        catalogue.services.get(*code).is_some_and(|pack| {
            pack.service
                .names
                .iter()
                .any(|name| name_key(&name.value.short) == key || name_key(&name.value.long) == key)
        })
    };
    let mut named = catalogue.services.keys().filter(bears_name);
    match (named.next(), named.next()) {
        (Some(only), None) if !key.is_empty() => Some(only.clone()),
        _ => {
            reader.doubt(RowDoubtKind::UnknownService, Column::Service, &found, "");
            None
        }
    }
}

fn read_internet(reader: &mut Reader<'_>, names: &ColumnNames) -> Option<bool> {
    let cell = reader.cell(Column::Internet).to_owned();
    if cell.is_empty() {
        return None;
    }
    let answer = names.yes_or_no(&cell);
    if answer.is_none() {
        reader.doubt(RowDoubtKind::Unreadable, Column::Internet, &cell, "");
    }
    answer
}

fn read_kind(reader: &mut Reader<'_>) -> Option<DimensionCode> {
    let cell = reader.cell(Column::Kind).to_owned();
    if cell.is_empty() {
        return None;
    }
    let code = DimensionCode::parse(&cell).ok();
    if code.is_none() {
        reader.doubt(RowDoubtKind::Unreadable, Column::Kind, &cell, "");
    }
    code
}

/// The id of the file, or one made of service, name and place.
fn read_id(
    reader: &mut Reader<'_>,
    service: &ServiceCode,
    place: Ubigeo,
    name: &str,
) -> Option<CenterId> {
    let cell = reader.cell(Column::Id).to_owned();
    if let Ok(id) = CenterId::parse(&cell) {
        return Some(id);
    }
    let id = make_center_id(service, place, if cell.is_empty() { name } else { &cell });
    if id.is_none() {
        reader.doubt(RowDoubtKind::Unreadable, Column::Id, &cell, "");
    }
    id
}

/// The id of a center whose author gives none: service, place and name; `None` where these make no id.
#[must_use]
pub fn make_center_id(service: &ServiceCode, place: Ubigeo, name: &str) -> Option<CenterId> {
    let slug: String = name_key(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    CenterId::parse(&format!("{service}-{place}-{slug}")).ok()
}

/// A row must not tell the place of a sealed service: the proposal keeps the department only.
fn without_sealed_place(
    reader: &mut Reader<'_>,
    catalogue: &Catalogue,
    mut center: Center,
) -> Center {
    let disclosure = if is_sealed(catalogue, &center.service) {
        PlaceDisclosure::Sealed
    } else {
        PlaceDisclosure::Public
    };
    if center.check_disclosure(disclosure).is_err() {
        // The doubt does not repeat what was told.
        reader.doubt(RowDoubtKind::SealedPlaceTold, Column::Ubigeo, "", "");
        center.place = center.place.department();
        (center.address, center.point, center.phone) = (None, None, None);
    }
    center
}

fn is_sealed(catalogue: &Catalogue, service: &ServiceCode) -> bool {
    let pack = catalogue.services.get(service);
    pack.is_none_or(|pack| pack.service.place == PlaceDisclosure::Sealed)
}

/// Columns of which any value tells where a center is.
const TELLING: [Column; 7] = [
    Column::Ubigeo,
    Column::Province,
    Column::District,
    Column::Address,
    Column::Latitude,
    Column::Longitude,
    Column::Phone,
];

/// No doubt about a row of a sealed service repeats where it is, also when no proposal could be made.
fn seal_doubts(reader: &mut Reader<'_>, has_proposal: bool) {
    let is_told = |reader: &Reader<'_>| {
        reader.doubts.iter().any(|doubt| doubt.kind == RowDoubtKind::SealedPlaceTold)
    };
    if !reader.is_sealed {
        return;
    }
    if !has_proposal && TELLING.into_iter().any(|column| !reader.cell(column).is_empty()) {
        reader.doubt(RowDoubtKind::SealedPlaceTold, Column::Ubigeo, "", "");
    }
    if is_told(reader) {
        for doubt in &mut reader.doubts {
            doubt.found.clear();
            doubt.proposed.clear();
        }
    }
}

/// What was seen so far, to notice the same center twice.
struct Seen {
    ids: BTreeSet<CenterId>,
    likenesses: BTreeSet<(ServiceCode, Ubigeo, String)>,
}

impl Seen {
    fn of(directory: &BTreeMap<CenterId, Center>) -> Self {
        Self { ids: BTreeSet::new(), likenesses: directory.values().map(likeness).collect() }
    }

    fn judge(
        &mut self,
        mut reader: Reader<'_>,
        center: Option<Center>,
        directory: &BTreeMap<CenterId, Center>,
    ) -> Examined {
        if let Some(center) = &center {
            let known = directory.get(&center.id);
            let is_repeated = !self.ids.insert(center.id.clone());
            if known == Some(center) && !is_repeated && reader.doubts.is_empty() {
                return Examined::Known(center.id.clone());
            }
            let is_alike = !self.likenesses.insert(likeness(center)) && known.is_none();
            if is_repeated || is_alike || known.is_some() {
                reader.doubt(RowDoubtKind::Duplicate, Column::Id, center.id.as_str(), "");
            }
        }
        match center {
            Some(center) if reader.doubts.is_empty() => Examined::Clean(center),
            proposal => Examined::Doubtful(DoubtfulRow {
                line: reader.row.line,
                original: seal_original(&reader),
                doubts: reader.doubts,
                proposal,
            }),
        }
    }
}

/// The original of a row, without the cells that tell the place of a sealed service.
fn seal_original(reader: &Reader<'_>) -> Vec<(String, String)> {
    let is_told = reader.doubts.iter().any(|d| d.kind == RowDoubtKind::SealedPlaceTold);
    if !is_told {
        return reader.original();
    }
    let keeps = [Column::Id, Column::Service, Column::Department, Column::Source];
    let mut original = reader.original();
    for (at, (_, value)) in original.iter_mut().enumerate() {
        let column = reader.columns.get(at).copied().flatten();
        if !column.is_some_and(|column| keeps.contains(&column)) {
            value.clear();
        }
    }
    original
}

fn likeness(center: &Center) -> (ServiceCode, Ubigeo, String) {
    (center.service.clone(), center.place, name_key(&center.name))
}
