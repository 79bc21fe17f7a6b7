//! Reads `calendar.toml` (zone, years, holidays) and `days_off.csv` (days taken off by decree).

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Span, civil};
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::calendar::{Calendar, DayOff, DayOffKind, Zone};
use super::easter::easter_sunday;
use super::rule::Certainty;
use crate::pack::csv_reader::{Row, rows};
use crate::pack::{PackFile, PackProblem, day};
use crate::territory::{TerritoryTable, Ubigeo};

/// Most years one calendar may cover: the table of days stays small.
const MOST_YEARS: i16 = 60;

/// Header of `days_off.csv`.
const DAYS_OFF: [&str; 4] = ["day", "place", "name", "source"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCalendar {
    zone: RawZone,
    years: Spanned<RawYears>,
    #[serde(default)]
    holiday: Vec<RawHoliday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawZone {
    name: Spanned<String>,
    offset_minutes: Spanned<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawYears {
    first: i16,
    last: i16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHoliday {
    name: Spanned<String>,
    on: Spanned<RawDay>,
    place: Option<Spanned<Ubigeo>>,
    valid_from: Option<Spanned<Datetime>>,
    valid_to: Option<Spanned<Datetime>>,
    source: Spanned<String>,
    to_verify: Option<Spanned<String>>,
}

/// A day of every year.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum RawDay {
    Fixed {
        month: i8,
        day: i8,
    },
    /// Days after Easter Sunday; negative before.
    Easter(i16),
}

/// Reads the calendar of a deployment.
///
/// # Errors
/// Mistakes of shape, days that no year has, holidays declared twice on one day and place, unknown places.
pub fn parse_calendar(
    file: &PackFile,
    days_off: Option<&PackFile>,
    territory: &TerritoryTable,
) -> Result<Calendar, Vec<PackProblem>> {
    let raw: RawCalendar = file.read_toml().map_err(|problem| vec![problem])?;
    let mut reading = Reading { file, territory, problems: Vec::new(), found: Vec::new() };
    let zone = reading.zone(&raw.zone);
    let years = reading.years(&raw.years);
    for holiday in &raw.holiday {
        reading.holiday(holiday, years);
    }
    if let Some(table) = days_off {
        for row in rows(table, &DAYS_OFF, &mut reading.problems) {
            reading.row(&row, years);
        }
    }
    match zone {
        Some(zone) if reading.problems.is_empty() => Ok(Calendar::new(zone, years, reading.found)),
        _ => Err(reading.problems),
    }
}

struct Reading<'a> {
    file: &'a PackFile,
    territory: &'a TerritoryTable,
    problems: Vec<PackProblem>,
    found: Vec<(Date, DayOff)>,
}

impl Reading<'_> {
    fn tell<T>(&mut self, at: &Spanned<T>, message: String, help: &str) {
        self.problems.push(self.file.problem_at(at.span(), message, help));
    }

    fn zone(&mut self, raw: &RawZone) -> Option<Zone> {
        self.not_blank(&raw.name);
        let minutes = *raw.offset_minutes.get_ref();
        let seconds = minutes.checked_mul(60);
        let offset = seconds.and_then(|seconds| Offset::from_seconds(seconds).ok());
        if offset.is_none() {
            let message = format!("no zone is {minutes} minutes from UTC");
            self.tell(&raw.offset_minutes, message, "write -300 for five hours behind UTC");
        }
        Some(Zone { name: raw.name.get_ref().clone(), offset: offset? })
    }

    fn years(&mut self, raw: &Spanned<RawYears>) -> (i16, i16) {
        let &RawYears { first, last } = raw.get_ref();
        let right = first >= 1583 && first <= last && last - first < MOST_YEARS && last < 9000;
        if !right {
            let message = format!("a calendar cannot run from {first} to {last}");
            self.tell(raw, message, "write the first and the last year, at most 60");
            return (2000, 2000);
        }
        (first, last)
    }

    fn holiday(&mut self, raw: &RawHoliday, years: (i16, i16)) {
        self.not_blank(&raw.name);
        self.not_blank(&raw.source);
        if let Some(place) = &raw.place {
            self.known_place(place);
        }
        let bounds = [&raw.valid_from, &raw.valid_to].map(|bound| {
            let bound = bound.as_ref()?;
            day(self.file, bound).map_err(|problem| self.problems.push(problem)).ok()
        });
        let [from, to] = bounds;
        if let (Some(from), Some(to), Some(at)) = (from, to, &raw.valid_to)
            && to < from
        {
            self.tell(at, format!("it ends on {to}, before it begins"), "exchange both days");
        }
        let certainty = self.certainty(raw.to_verify.as_ref());
        for year in years.0..=years.1 {
            let Some(day) = self.day_of(&raw.on, year) else { return };
            if from.is_some_and(|from| day < from) || to.is_some_and(|to| to < day) {
                continue;
            }
            let off = DayOff {
                name: raw.name.get_ref().clone(),
                place: raw.place.as_ref().map(|place| *place.get_ref()),
                kind: DayOffKind::Holiday,
                source: raw.source.get_ref().clone(),
                certainty: certainty.clone(),
            };
            if !self.keep(day, off) {
                let message = format!("another holiday of the same place falls on {day}");
                self.tell(&raw.on, message, "keep one, or bound one by its days");
                return;
            }
        }
    }

    /// The day of one year; a day that not every year has is told once.
    fn day_of(&mut self, raw: &Spanned<RawDay>, year: i16) -> Option<Date> {
        let found = match *raw.get_ref() {
            // The 29th of February is no holiday of every year.
            RawDay::Fixed { month, day } => {
                Date::new(2001, month, day).and_then(|_| Date::new(year, month, day)).ok()
            }
            RawDay::Easter(days) => easter_sunday(year)
                .and_then(|sunday| sunday.checked_add(Span::new().days(i64::from(days))).ok())
                .filter(|day| day.year() == year),
        };
        if found.is_none() {
            let help = "write a month and a day that every year has, or days from Easter";
            self.tell(raw, format!("{year} has no such day"), help);
        }
        found
    }

    fn row(&mut self, row: &Row<'_>, years: (i16, i16)) {
        let Ok(day) = row.cell(0).parse::<civil::Date>() else {
            let message = format!("`{}` is not a day", row.cell(0));
            self.problems.push(row.problem(0, message, "write it as 2026-01-02"));
            return;
        };
        let mut told = |column, message: String, help: &str| {
            self.problems.push(row.problem(column, message, help));
        };
        if !(years.0..=years.1).contains(&day.year()) {
            let message = format!("the calendar does not cover {}", day.year());
            told(0, message, "widen `years` of calendar.toml, or drop the row");
        }
        for column in [2, 3] {
            if row.cell(column).trim().is_empty() {
                told(column, "the cell is blank".to_owned(), "write the name and the decree");
            }
        }
        let place = match row.optional(1).map(Ubigeo::parse).transpose() {
            Ok(place) => place,
            Err(error) => {
                told(1, error.to_string(), "write an INEI code, or leave it blank");
                return;
            }
        };
        if let Some(place) = place.filter(|place| self.territory.get(*place).is_none()) {
            let message = format!("`{place}` is not in the territory");
            self.problems.push(row.problem(1, message, "correct the code"));
        }
        let off = DayOff {
            name: row.cell(2).to_owned(),
            place,
            kind: DayOffKind::Decree,
            source: row.cell(3).to_owned(),
            certainty: Certainty::Verified,
        };
        if !self.keep(day, off) {
            let message = format!("{day} is off there already");
            self.problems.push(row.problem(0, message, "drop the row"));
        }
    }

    /// Keeps a day off, unless the same place has one on that day.
    fn keep(&mut self, day: Date, off: DayOff) -> bool {
        let taken = self.found.iter().any(|(at, other)| *at == day && other.place == off.place);
        if !taken {
            self.found.push((day, off));
        }
        !taken
    }

    fn certainty(&mut self, raw: Option<&Spanned<String>>) -> Certainty {
        raw.map_or(Certainty::Verified, |note| {
            self.not_blank(note);
            Certainty::ToVerify { note: note.get_ref().clone() }
        })
    }

    fn known_place(&mut self, place: &Spanned<Ubigeo>) {
        if self.territory.get(*place.get_ref()).is_none() {
            let message = format!("`{}` is not in the territory", place.get_ref());
            self.tell(place, message, "write the INEI code of a department, province or district");
        }
    }

    fn not_blank(&mut self, text: &Spanned<String>) {
        if text.get_ref().trim().is_empty() {
            self.tell(text, "the text is blank".to_owned(), "write it, or take it out");
        }
    }
}
