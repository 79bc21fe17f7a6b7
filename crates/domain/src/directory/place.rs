//! Where a row says that a center is: code, names and coordinates must speak of one place.

use super::columns::Column;
use super::examine::Reader;
use crate::event::RowDoubtKind;
use crate::name_key::name_key;
use crate::territory::{Level, Territory, TerritoryTable, Ubigeo};

/// Farthest a center may lie from the reference point of its district, in kilometres.
///
/// Districts have no boundaries in the table; a larger distance is a doubt for a person, never a refusal.
const FARTHEST_KM: f64 = 60.0;

/// The place of a row, after noting every doubt about it. `None` when nothing sensible can be proposed.
pub(super) fn read_place(reader: &mut Reader<'_>, table: &TerritoryTable) -> Option<Ubigeo> {
    let code = reader.cell(Column::Ubigeo).to_owned();
    let by_names = place_by_names(reader, table);
    if code.is_empty() {
        let proposed = by_names.map(|place| place.to_string()).unwrap_or_default();
        reader.doubt(RowDoubtKind::MissingValue, Column::Ubigeo, "", &proposed);
        return by_names;
    }
    let Some(place) = read_code(reader, table, &code) else {
        return by_names;
    };
    if names_agree(reader, table, place) {
        return Some(place);
    }
    let proposed = by_names.map(|place| place.to_string()).unwrap_or_default();
    reader.doubt(RowDoubtKind::CodeAndNameDiffer, Column::Ubigeo, &code, &proposed);
    by_names
}

fn read_code(reader: &mut Reader<'_>, table: &TerritoryTable, code: &str) -> Option<Ubigeo> {
    let known = |text: &str| Ubigeo::parse(text).ok().filter(|place| table.get(*place).is_some());
    if let Some(place) = known(code) {
        return Some(place);
    }
    let is_short = matches!(code.len(), 1 | 3 | 5) && code.bytes().all(|b| b.is_ascii_digit());
    let padded = format!("0{code}");
    match known(&padded).filter(|_| is_short) {
        Some(place) => {
            reader.doubt(RowDoubtKind::LostZero, Column::Ubigeo, code, &padded);
            Some(place)
        }
        None => {
            reader.doubt(RowDoubtKind::UnknownPlace, Column::Ubigeo, code, "");
            None
        }
    }
}

/// The one place that the names of the row point at, if there is exactly one.
fn place_by_names(reader: &Reader<'_>, table: &TerritoryTable) -> Option<Ubigeo> {
    let (department, province, district) = (
        reader.cell(Column::Department),
        reader.cell(Column::Province),
        reader.cell(Column::District),
    );
    let (name, level) = match (district, province, department) {
        ("", "", "") => return None,
        ("", "", name) => (name, Level::Department),
        ("", name, _) => (name, Level::Province),
        (name, _, _) => (name, Level::District),
    };
    let fits = |candidate: &&Territory| {
        let in_province = candidate.ubigeo.province().is_none_or(|p| is_named(table, p, province));
        in_province && is_named(table, candidate.ubigeo.department(), department)
    };
    let mut found = table.named(name, level).filter(fits);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.ubigeo),
        _ => None,
    }
}

/// Whether every name that the row gives is a name of that place or of what contains it.
fn names_agree(reader: &Reader<'_>, table: &TerritoryTable, place: Ubigeo) -> bool {
    let district = (place.level() == Level::District).then_some(place);
    let levels = [
        (Column::Department, Some(place.department())),
        (Column::Province, place.province()),
        (Column::District, district),
    ];
    levels.into_iter().all(|(column, place)| match (reader.cell(column), place) {
        ("", _) => true,
        (name, Some(place)) => is_named(table, place, name),
        (_, None) => false,
    })
}

/// Whether a place bears a name; an empty name fits every place.
fn is_named(table: &TerritoryTable, place: Ubigeo, name: &str) -> bool {
    let key = name_key(name);
    key.is_empty()
        || table.get(place).is_some_and(|row| {
            std::iter::once(&row.name).chain(&row.variants).any(|known| name_key(known) == key)
        })
}

/// The coordinates of a row, after noting doubts. `None` when there are none or they cannot be right.
pub(super) fn read_point(
    reader: &mut Reader<'_>,
    table: &TerritoryTable,
    place: Option<Ubigeo>,
) -> Option<(f64, f64)> {
    let latitude = reader.cell(Column::Latitude).to_owned();
    let longitude = reader.cell(Column::Longitude).to_owned();
    if latitude.is_empty() && longitude.is_empty() {
        return None;
    }
    let Some(point) = latitude.parse().ok().zip(longitude.parse().ok()) else {
        let found = format!("{latitude}, {longitude}");
        reader.doubt(RowDoubtKind::Unreadable, Column::Latitude, &found, "");
        return None;
    };
    if place.is_none_or(|place| lies_near(table, place, point)) {
        return Some(point);
    }
    let found = format!("{latitude}, {longitude}");
    reader.doubt(RowDoubtKind::CoordinatesOutside, Column::Latitude, &found, "");
    None
}

/// Whether a point can lie in a place: near its reference point, or near any reference point inside it.
fn lies_near(table: &TerritoryTable, place: Ubigeo, point: (f64, f64)) -> bool {
    let own = table.get(place).and_then(|row| row.point);
    if let Some(reference) = own {
        return distance_km(reference, point) <= FARTHEST_KM;
    }
    let around = place.province().unwrap_or(place);
    let mut references = table
        .at_level(Level::District)
        .filter(|row| around.contains(row.ubigeo))
        .filter_map(|row| row.point)
        .peekable();
    references.peek().is_none()
        || references.any(|reference| distance_km(reference, point) <= FARTHEST_KM)
}

/// Great-circle distance in kilometres between two points in degrees.
fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (d_lat, d_lon) = (lat_b - lat_a, (b.1 - a.1).to_radians());
    let h = (d_lat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (d_lon / 2.0).sin().powi(2);
    2.0 * 6_371.0 * h.sqrt().min(1.0).asin()
}
