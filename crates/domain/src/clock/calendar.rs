//! Business days of a place: weekends, national and regional holidays by year, and days taken off by decree.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use super::rule::Certainty;
use super::step::NotCounted;
use crate::territory::Ubigeo;

/// The clock on the wall: a zone that keeps one offset through all the years of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its name in the table of zones: `America/Lima`.
    pub name: String,
    /// What it adds to UTC.
    pub offset: Offset,
}

/// Why a day is taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOffKind {
    /// A holiday of every year.
    Holiday,
    /// One day, by decree.
    Decree,
}

/// A day off, with what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayOff {
    /// Its name, in Spanish.
    pub name: String,
    /// Where; `None` in the whole country.
    pub place: Option<Ubigeo>,
    /// Holiday or decree.
    pub kind: DayOffKind,
    /// The norm.
    pub source: String,
    /// Whether somebody read the norm.
    pub certainty: Certainty,
}

/// The calendar says nothing about a day: nobody may guess whether it counts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the calendar covers {}, not {day}", years(*covered))]
pub struct CalendarGap {
    /// The day.
    pub day: Date,
    /// First and last year that the calendar covers, if any.
    pub covered: Option<(i16, i16)>,
}

fn years(covered: Option<(i16, i16)>) -> String {
    covered.map_or_else(|| "no year".to_owned(), |(first, last)| format!("{first} to {last}"))
}

/// The calendar of a country. One that no pack declares covers no year at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    zone: Option<Zone>,
    covered: Option<(i16, i16)>,
    days_off: BTreeMap<Date, Vec<DayOff>>,
}

impl Calendar {
    /// A calendar of whole years, first and last included. Days off in other years are left out.
    #[must_use]
    pub fn new(
        zone: Zone,
        years: (i16, i16),
        days_off: impl IntoIterator<Item = (Date, DayOff)>,
    ) -> Self {
        let mut by_day: BTreeMap<Date, Vec<DayOff>> = BTreeMap::new();
        for (day, off) in days_off {
            if (years.0..=years.1).contains(&day.year()) {
                by_day.entry(day).or_default().push(off);
            }
        }
        for same_day in by_day.values_mut() {
            same_day.sort_by(|a, b| (a.place, &a.name).cmp(&(b.place, &b.name)));
        }
        Self { zone: Some(zone), covered: Some(years), days_off: by_day }
    }

    /// The zone, unless no pack declares a calendar.
    #[must_use]
    pub const fn zone(&self) -> Option<&Zone> {
        self.zone.as_ref()
    }

    /// First and last year that it covers.
    #[must_use]
    pub const fn covered(&self) -> Option<(i16, i16)> {
        self.covered
    }

    /// The days off in order, with what says so.
    pub fn days_off(&self) -> impl Iterator<Item = (Date, &DayOff)> {
        self.days_off.iter().flat_map(|(day, off)| off.iter().map(move |one| (*day, one)))
    }

    /// The clock on the wall where this deployment is.
    #[must_use]
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.offset().to_datetime(at)
    }

    /// The local day of an instant; that of UTC where no pack declares a zone.
    #[must_use]
    pub fn local_day(&self, at: Timestamp) -> Date {
        self.offset().to_datetime(at).date()
    }

    /// The midnight with which a local day ends.
    ///
    /// # Errors
    /// [`CalendarGap`] if the calendar does not cover the day.
    pub fn end_of(&self, day: Date) -> Result<Timestamp, CalendarGap> {
        self.check(day)?;
        self.start_of(self.day_after(day)?)
    }

    /// Why a day is no business day in a place; `None` when it is one.
    ///
    /// Without a place only the holidays of the whole country are known.
    ///
    /// # Errors
    /// [`CalendarGap`] if the calendar does not cover the day.
    ///
    /// # Source
    /// TUO of Ley 27444, art. 145.1: neither days without work nor national or regional holidays count.
    pub fn not_counted(
        &self,
        day: Date,
        place: Option<Ubigeo>,
    ) -> Result<Option<NotCounted>, CalendarGap> {
        self.check(day)?;
        let here = |off: &&DayOff| match (off.place, place) {
            (None, _) => true,
            (Some(region), Some(place)) => region.contains(place),
            (Some(_), None) => false,
        };
        let off = self.days_off.get(&day).and_then(|same_day| same_day.iter().find(here));
        Ok(match (day.weekday(), off) {
            (_, Some(off)) => Some(NotCounted::DayOff(off.clone())),
            (Weekday::Saturday, None) => Some(NotCounted::Saturday),
            (Weekday::Sunday, None) => Some(NotCounted::Sunday),
            (_, None) => None,
        })
    }

    /// Whether offices of a place work on a day.
    ///
    /// # Errors
    /// [`CalendarGap`] if the calendar does not cover the day.
    pub fn is_business_day(&self, day: Date, place: Option<Ubigeo>) -> Result<bool, CalendarGap> {
        self.not_counted(day, place).map(|why| why.is_none())
    }

    /// The day itself if it is a business day, or the next one.
    ///
    /// # Errors
    /// [`CalendarGap`] when the calendar ends before.
    ///
    /// # Source
    /// TUO of Ley 27444, art. 145.2.
    pub fn business_day_from(&self, day: Date, place: Option<Ubigeo>) -> Result<Date, CalendarGap> {
        let mut day = day;
        while !self.is_business_day(day, place)? {
            day = self.day_after(day)?;
        }
        Ok(day)
    }

    /// The business day that is `days` after `from`, which itself never counts. With zero, the day itself or the next
    /// business day.
    ///
    /// # Errors
    /// [`CalendarGap`] when the calendar ends before.
    ///
    /// # Source
    /// TUO of Ley 27444, arts. 144.1 and 145.1.
    pub fn add_business_days(
        &self,
        from: Date,
        days: u32,
        place: Option<Ubigeo>,
    ) -> Result<Date, CalendarGap> {
        let mut day = if days == 0 { self.business_day_from(from, place)? } else { from };
        for _ in 0..days {
            day = self.business_day_from(self.day_after(day)?, place)?;
        }
        Ok(day)
    }

    /// Business days after `from` up to `to`, `to` included; negative when `to` is earlier.
    ///
    /// # Errors
    /// [`CalendarGap`] if the calendar does not cover a day between.
    pub fn business_days_between(
        &self,
        from: Date,
        to: Date,
        place: Option<Ubigeo>,
    ) -> Result<i32, CalendarGap> {
        let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        self.check(first)?;
        let mut day = first;
        let mut count = 0;
        while day < last {
            day = self.day_after(day)?;
            count += i32::from(self.is_business_day(day, place)?);
        }
        Ok(sign * count)
    }

    /// The midnight with which a local day begins, of any day that a number can hold.
    pub(super) fn start_of(&self, day: Date) -> Result<Timestamp, CalendarGap> {
        self.offset().to_timestamp(day.at(0, 0, 0, 0)).map_err(|_| self.gap(day))
    }

    /// The next day of the calendar.
    pub(super) fn day_after(&self, day: Date) -> Result<Date, CalendarGap> {
        day.tomorrow().map_err(|_| self.gap(day))
    }

    pub(super) fn gap(&self, day: Date) -> CalendarGap {
        CalendarGap { day, covered: self.covered }
    }

    fn offset(&self) -> Offset {
        self.zone.as_ref().map_or(Offset::UTC, |zone| zone.offset)
    }

    fn check(&self, day: Date) -> Result<(), CalendarGap> {
        let covers = |(first, last): (i16, i16)| (first..=last).contains(&day.year());
        if self.covered.is_some_and(covers) { Ok(()) } else { Err(self.gap(day)) }
    }
}
