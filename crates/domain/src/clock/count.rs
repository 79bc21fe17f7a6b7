//! Counting from the start of a clock to its end, with every step written down.

use jiff::civil::Date;
use jiff::{SignedDuration, Span, Timestamp};

use super::calendar::{Calendar, CalendarGap};
use super::running::Distance;
use super::step::Step;
use super::term::{DayCount, DayKind, Ends, Term};
use crate::territory::Ubigeo;

/// The end of a clock and the way to it.
#[derive(Debug)]
pub(super) struct End {
    pub(super) at: Timestamp,
    pub(super) on: Date,
    pub(super) day_begins_at: Timestamp,
    pub(super) ends: Ends,
    pub(super) steps: Vec<Step>,
}

/// What the days are counted with.
pub(super) struct Count<'a> {
    calendar: &'a Calendar,
    place: Option<Ubigeo>,
    distance: Option<&'a Distance>,
    count: DayCount,
    steps: Vec<Step>,
}

impl<'a> Count<'a> {
    pub(super) fn new(
        calendar: &'a Calendar,
        place: Option<Ubigeo>,
        distance: Option<&'a Distance>,
        count: DayCount,
    ) -> Self {
        Self { calendar, place, distance, count, steps: Vec::new() }
    }

    /// Counts a term from an instant.
    ///
    /// # Errors
    /// [`CalendarGap`] when the calendar ends before the term.
    pub(super) fn run(mut self, term: Term, from: Timestamp) -> Result<End, CalendarGap> {
        let day = self.calendar.local_day(from);
        match term {
            Term::Immediate => {
                self.steps.push(Step::AtOnce);
                self.end(from, day, Ends::AtOnce)
            }
            Term::SameDay => {
                self.steps.push(Step::SameDay { day });
                self.end_with(day)
            }
            Term::Hours(hours) => self.hours(hours.get(), from),
            Term::BusinessDays(days) => {
                self.steps.push(Step::StartDayNotCounted { day });
                let last = self.walk(day, u32::from(days.get()))?;
                let last = self.add_distance(last)?;
                self.end_on(last)
            }
            Term::CalendarDays(days) => self.calendar_days(day, days.get()),
            Term::Months(months) => self.months(day, u32::from(months.get())),
            Term::Years(years) => self.months(day, u32::from(years.get()) * 12),
        }
    }

    /// Under business days the first day of the calendar that counts is a business day too (art. 144.1).
    fn calendar_days(mut self, from: Date, days: u16) -> Result<End, CalendarGap> {
        self.steps.push(Step::StartDayNotCounted { day: from });
        let mut first = self.calendar.day_after(from)?;
        if self.count == DayCount::Business {
            while let Some(why) = self.calendar.not_counted(first, self.place)? {
                self.steps.push(Step::DayNotCounted { day: first, why });
                first = self.calendar.day_after(first)?;
            }
        }
        let last = self.later(first, days.saturating_sub(1))?;
        self.steps.push(Step::DaysRun { days, from: first, to: last });
        let last = self.add_distance(last)?;
        self.end_on(last)
    }

    fn hours(mut self, hours: u16, from: Timestamp) -> Result<End, CalendarGap> {
        let to = self.hours_later(from, i64::from(hours))?;
        self.steps.push(Step::HoursRun { hours, from, to });
        let on = self.calendar.local_day(to);
        let moved = self.add_distance(on)?;
        let days = on.until(moved).map_or(0, |span| i64::from(span.get_days()));
        let at = self.hours_later(to, days * 24)?;
        self.end(at, moved, Ends::AtInstant)
    }

    fn hours_later(&self, from: Timestamp, hours: i64) -> Result<Timestamp, CalendarGap> {
        from.checked_add(SignedDuration::from_hours(hours))
            .map_err(|_| self.calendar.gap(self.calendar.local_day(from)))
    }

    /// Date to date; where the last month has no such day, the first business day of the month after.
    fn months(mut self, from: Date, months: u32) -> Result<End, CalendarGap> {
        let in_month = from.first_of_month().checked_add(Span::new().months(i64::from(months)));
        let in_month = in_month.map_err(|_| self.calendar.gap(from))?;
        let same_day = Date::new(in_month.year(), in_month.month(), from.day()).ok();
        self.steps.push(Step::MonthsRun { months, from, to: same_day });
        let last = match same_day {
            Some(day) => day,
            None => {
                let next_month = self.calendar.day_after(in_month.last_of_month())?;
                self.steps.push(Step::NoSuchDay { next_month });
                self.moved_on(next_month)?
            }
        };
        let last = self.add_distance(last)?;
        self.end_on(last)
    }

    /// The day on which the last of `days` business days falls, each day on the way written down.
    fn walk(&mut self, from: Date, days: u32) -> Result<Date, CalendarGap> {
        let mut day = from;
        let mut counted = 0;
        while counted < days {
            day = self.calendar.day_after(day)?;
            match self.calendar.not_counted(day, self.place)? {
                Some(why) => self.steps.push(Step::DayNotCounted { day, why }),
                None => {
                    counted += 1;
                    self.steps.push(Step::DayCounted { day, ordinal: counted });
                }
            }
        }
        Ok(day)
    }

    fn add_distance(&mut self, from: Date) -> Result<Date, CalendarGap> {
        let Some(distance) = self.distance else { return Ok(from) };
        let (days, kind, source) = (distance.days.get(), distance.kind, distance.source.clone());
        let to = match kind {
            DayKind::Calendar => self.later(from, days)?,
            DayKind::Business => {
                self.calendar.add_business_days(from, u32::from(days), self.place)?
            }
        };
        self.steps.push(Step::DistanceAdded { days, kind, from, to, source });
        Ok(to)
    }

    /// The last day moves to a business day, where the rule counts business days.
    fn end_on(mut self, last: Date) -> Result<End, CalendarGap> {
        let last = match self.count {
            DayCount::Continuous => last,
            DayCount::Business => self.moved_on(last)?,
        };
        self.end_with(last)
    }

    fn moved_on(&mut self, day: Date) -> Result<Date, CalendarGap> {
        let mut day = day;
        while let Some(why) = self.calendar.not_counted(day, self.place)? {
            self.steps.push(Step::LastDayNotCounted { day, why });
            day = self.calendar.day_after(day)?;
        }
        Ok(day)
    }

    fn end_with(self, day: Date) -> Result<End, CalendarGap> {
        let at = self.calendar.end_of(day)?;
        self.end(at, day, Ends::WithDay)
    }

    fn end(self, at: Timestamp, on: Date, ends: Ends) -> Result<End, CalendarGap> {
        let day_begins_at = self.calendar.start_of(on)?;
        Ok(End { at, on, day_begins_at, ends, steps: self.steps })
    }

    fn later(&self, from: Date, days: u16) -> Result<Date, CalendarGap> {
        from.checked_add(Span::new().days(i64::from(days))).map_err(|_| self.calendar.gap(from))
    }
}
