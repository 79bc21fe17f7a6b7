//! A slow second opinion: the days of the calendar as one long list, holidays written out by hand, own arithmetic of dates.
//!
//! It shares nothing with the engine: no date library, no pack, no Easter formula.

/// Year, month, day.
pub(crate) type Ymd = (i32, u32, u32);

/// First day of the list.
const FIRST: Ymd = (2019, 1, 1);
/// Last day of the list.
const LAST: Ymd = (2031, 12, 31);

/// Maundy Thursday and Good Friday, as printed in calendars.
const HOLY_DAYS: [(i32, [(u32, u32); 2]); 13] = [
    (2019, [(4, 18), (4, 19)]),
    (2020, [(4, 9), (4, 10)]),
    (2021, [(4, 1), (4, 2)]),
    (2022, [(4, 14), (4, 15)]),
    (2023, [(4, 6), (4, 7)]),
    (2024, [(3, 28), (3, 29)]),
    (2025, [(4, 17), (4, 18)]),
    (2026, [(4, 2), (4, 3)]),
    (2027, [(3, 25), (3, 26)]),
    (2028, [(4, 13), (4, 14)]),
    (2029, [(3, 29), (3, 30)]),
    (2030, [(4, 18), (4, 19)]),
    (2031, [(4, 10), (4, 11)]),
];

/// One day of the list.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) ymd: Ymd,
    /// 0 is Monday.
    pub(crate) weekday: u8,
}

/// Every day from the first to the last, one after the other.
pub(crate) struct Days(Vec<Day>);

fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_holiday((year, month, day): Ymd, in_cusco: bool) -> bool {
    let fixed = match (month, day) {
        (1, 1) | (5, 1) | (6, 29) | (7, 28 | 29) | (8, 30) | (10, 8) | (11, 1) | (12, 8 | 25) => {
            true
        }
        (6, 7) => year > 2023,
        (7, 23) => year > 2022,
        (8, 6) | (12, 9) => year > 2021,
        (6, 24) => in_cusco,
        _ => false,
    };
    fixed || HOLY_DAYS.iter().any(|(of, days)| *of == year && days.contains(&(month, day)))
}

impl Days {
    pub(crate) fn all() -> Self {
        let mut days = Vec::new();
        // The first day of 2019 was a Tuesday.
        let (mut ymd, mut weekday) = (FIRST, 1);
        loop {
            days.push(Day { ymd, weekday });
            if ymd == LAST {
                return Self(days);
            }
            weekday = (weekday + 1) % 7;
            let (year, month, day) = ymd;
            ymd = if day < month_length(year, month) {
                (year, month, day + 1)
            } else if month < 12 {
                (year, month + 1, 1)
            } else {
                (year + 1, 1, 1)
            };
        }
    }

    pub(crate) fn list(&self) -> &[Day] {
        &self.0
    }

    pub(crate) fn works(&self, index: usize, in_cusco: bool) -> Option<bool> {
        self.0.get(index).map(|day| day.weekday < 5 && !is_holiday(day.ymd, in_cusco))
    }

    /// The first index from here on at which people work.
    pub(crate) fn rolled(&self, from: usize, in_cusco: bool) -> Option<usize> {
        (from..self.0.len()).find(|index| self.works(*index, in_cusco) == Some(true))
    }

    /// The `n`-th working index after `from`.
    pub(crate) fn business(&self, from: usize, n: usize, in_cusco: bool) -> Option<usize> {
        let mut working =
            (from + 1..self.0.len()).filter(|index| self.works(*index, in_cusco) == Some(true));
        working.nth(n - 1)
    }

    /// Days of the calendar that start on a working day and end on one.
    pub(crate) fn calendar_days(&self, from: usize, n: usize, in_cusco: bool) -> Option<usize> {
        self.rolled(self.rolled(from + 1, in_cusco)? + n - 1, in_cusco)
    }

    /// Walks day by day until the wished month, then to the day or out of the month.
    pub(crate) fn months(&self, from: usize, n: usize, in_cusco: bool) -> Option<usize> {
        let wished = self.0.get(from)?.ymd.2;
        let mut passed = 0;
        let mut index = from;
        while passed < n {
            index += 1;
            passed += usize::from(self.0.get(index)?.ymd.2 == 1);
        }
        let month = self.0.get(index)?.ymd.1;
        while self.0.get(index)?.ymd.2 != wished && self.0.get(index)?.ymd.1 == month {
            index += 1;
        }
        self.rolled(index, in_cusco)
    }

    /// Hours as minutes of a wall clock that never stops.
    pub(crate) fn hours(&self, from: usize, minute: usize, hours: usize) -> Option<(usize, usize)> {
        let total = from * 24 * 60 + minute + hours * 60;
        let (index, minute) = (total / (24 * 60), total % (24 * 60));
        (index < self.0.len()).then_some((index, minute))
    }
}
