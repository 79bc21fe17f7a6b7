//! Departments, provinces and districts by their INEI code (ubigeo), and finding them by name.
//!
//! Codes are text: a lost leading zero is an error that is shown, never repaired in silence.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::InvalidId;
use crate::name_key::name_key;

/// Level of a territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Two digits.
    Department,
    /// Four digits.
    Province,
    /// Six digits.
    District,
}

/// An INEI code: `08` Cusco, `0811` Paucartambo, `081106` Kosñipata.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ubigeo {
    digits: [u8; 6],
    level: Level,
}

impl Ubigeo {
    /// Reads 2, 4 or 6 digits. The long forms `080000` and `081100` are accepted for a department and a province.
    ///
    /// # Errors
    /// [`InvalidId`] for any other text; five digits are a code that lost its zero and are refused too.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId {
            what: "ubigeo",
            text: text.to_owned(),
            expected: "2, 4 or 6 digits with their leading zero, such as 08, 0811 or 081106",
        };
        if !text.bytes().all(|b| b.is_ascii_digit()) || !matches!(text.len(), 2 | 4 | 6) {
            return Err(invalid());
        }
        let mut digits = [b'0'; 6];
        for (slot, digit) in digits.iter_mut().zip(text.bytes()) {
            *slot = digit;
        }
        let [a, b, c, d, e, f] = digits;
        if [a, b] == *b"00" || ([c, d] == *b"00" && [e, f] != *b"00") {
            return Err(invalid());
        }
        let level = match ([c, d] == *b"00", [e, f] == *b"00") {
            (true, _) => Level::Department,
            (false, true) => Level::Province,
            (false, false) => Level::District,
        };
        Ok(Self { digits, level })
    }

    /// Department, province or district.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }

    /// The department it lies in; of a department, itself.
    #[must_use]
    pub const fn department(self) -> Self {
        let [a, b, ..] = self.digits;
        Self { digits: [a, b, b'0', b'0', b'0', b'0'], level: Level::Department }
    }

    /// The province it lies in; of a department, none.
    #[must_use]
    pub const fn province(self) -> Option<Self> {
        let [a, b, c, d, ..] = self.digits;
        match self.level {
            Level::Department => None,
            Level::Province | Level::District => {
                Some(Self { digits: [a, b, c, d, b'0', b'0'], level: Level::Province })
            }
        }
    }

    /// The territory directly above: district → province → department.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self.level {
            Level::Department => None,
            Level::Province => Some(self.department()),
            Level::District => self.province(),
        }
    }

    /// Whether `other` is this territory or lies inside it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.as_str().starts_with(self.as_str())
    }

    /// The code without the zeros that stand for "whole": `08`, `0811`, `081106`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let len = match self.level {
            Level::Department => 2,
            Level::Province => 4,
            Level::District => 6,
        };
        let (digits, _) = self.digits.split_at(len);
        std::str::from_utf8(digits).unwrap_or_default()
    }
}

impl fmt::Display for Ubigeo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Ubigeo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Ubigeo {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Ubigeo {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        Self::parse(&text)
    }
}

impl From<Ubigeo> for String {
    fn from(ubigeo: Ubigeo) -> Self {
        ubigeo.to_string()
    }
}

/// One territory of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Territory {
    /// INEI code.
    pub ubigeo: Ubigeo,
    /// Official name.
    pub name: String,
    /// RENIEC code, where a crosswalk is known.
    pub reniec: Option<String>,
    /// Other spellings in circulation.
    pub variants: Vec<String>,
    /// First day, where known.
    pub valid_from: Option<Date>,
    /// Last day, for a territory that no longer exists.
    pub valid_to: Option<Date>,
    /// A reference point (latitude, longitude in degrees), where one could be told without doubt.
    pub point: Option<(f64, f64)>,
    /// Created by law, not yet in the official list.
    pub provisional: bool,
}

/// The territories of the country, ordered by code.
#[derive(Debug, Clone, Default)]
pub struct TerritoryTable {
    rows: Vec<Territory>,
    keys: Vec<(String, usize)>,
}

impl TerritoryTable {
    /// Orders the rows by code and indexes their names and variants.
    #[must_use]
    pub fn new(mut rows: Vec<Territory>) -> Self {
        rows.sort_by_key(|row| row.ubigeo);
        let mut keys: Vec<(String, usize)> = rows
            .iter()
            .enumerate()
            .flat_map(|(at, row)| {
                let names = std::iter::once(&row.name).chain(&row.variants);
                names.map(move |name| (name_key(name), at))
            })
            .collect();
        keys.sort();
        keys.dedup();
        Self { rows, keys }
    }

    /// The territory with that code.
    #[must_use]
    pub fn get(&self, ubigeo: Ubigeo) -> Option<&Territory> {
        let at = self.rows.binary_search_by_key(&ubigeo, |row| row.ubigeo).ok()?;
        self.rows.get(at)
    }

    /// The official name, or the code itself for one that is not in the table.
    #[must_use]
    pub fn name(&self, ubigeo: Ubigeo) -> &str {
        self.get(ubigeo).map_or("", |row| row.name.as_str())
    }

    /// All territories of a level, by code.
    pub fn at_level(&self, level: Level) -> impl Iterator<Item = &Territory> {
        self.rows.iter().filter(move |row| row.ubigeo.level() == level)
    }

    /// The territories directly inside another, by code.
    pub fn children(&self, parent: Ubigeo) -> impl Iterator<Item = &Territory> {
        self.rows.iter().filter(move |row| row.ubigeo.parent() == Some(parent))
    }

    /// Every territory with exactly this name or variant, at that level: repeated names give several.
    pub fn named(&self, name: &str, level: Level) -> impl Iterator<Item = &Territory> {
        let key = name_key(name);
        let from = self.keys.partition_point(|(k, _)| *k < key);
        self.keys
            .iter()
            .skip(from)
            .take_while(move |(k, _)| *k == key)
            .filter_map(|(_, at)| self.rows.get(*at))
            .filter(move |row| row.ubigeo.level() == level)
    }

    /// Territories of which some word of the name starts with `text`; names that start with it come first.
    ///
    /// At most `limit` rows. Fewer than two letters find nothing.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<&Territory> {
        let wanted = name_key(text);
        if wanted.chars().count() < 2 {
            return Vec::new();
        }
        let inner = format!(" {wanted}");
        let mut found: Vec<(bool, Level, Ubigeo, usize)> = self
            .keys
            .iter()
            .filter_map(|(key, at)| {
                let starts = key.starts_with(&wanted);
                let row = self.rows.get(*at)?;
                (starts || key.contains(&inner)).then_some((
                    !starts,
                    row.ubigeo.level(),
                    row.ubigeo,
                    *at,
                ))
            })
            .collect();
        found.sort_unstable();
        let mut seen = Vec::new();
        for (_, _, _, at) in found {
            if !seen.contains(&at) {
                seen.push(at);
            }
        }
        seen.into_iter().take(limit).filter_map(|at| self.rows.get(at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, name: &str, variants: &[&str]) -> Territory {
        Territory {
            ubigeo: Ubigeo::parse(code).unwrap(),
            name: name.to_owned(),
            reniec: None,
            variants: variants.iter().map(|v| (*v).to_owned()).collect(),
            valid_from: None,
            valid_to: None,
            point: None,
            provisional: false,
        }
    }

    #[test]
    fn a_code_without_its_zero_is_refused() {
        for wrong in ["8", "80101", "70101", "8a", "000101", "080001", "", "0801011"] {
            assert!(Ubigeo::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn long_forms_mean_the_whole_department_or_province() {
        assert_eq!(Ubigeo::parse("080000").unwrap(), Ubigeo::parse("08").unwrap());
        assert_eq!(Ubigeo::parse("081100").unwrap().as_str(), "0811");
        assert!(Ubigeo::parse("08").unwrap().contains(Ubigeo::parse("081106").unwrap()));
        assert!(!Ubigeo::parse("0801").unwrap().contains(Ubigeo::parse("08").unwrap()));
    }

    #[test]
    fn a_name_is_found_by_its_first_letters_and_its_variants() {
        let table = TerritoryTable::new(vec![
            row("08", "Cusco", &[]),
            row("0811", "Paucartambo", &[]),
            row("081106", "Kosñipata", &["Cosñipata"]),
            row("190109", "Paucartambo", &[]),
            row("230104", "Ciudad Nueva", &[]),
        ]);
        let codes = |text| -> Vec<String> {
            table.search(text, 10).iter().map(|t| t.ubigeo.to_string()).collect()
        };
        assert_eq!(codes("kosn"), ["081106"]);
        assert_eq!(codes("COSÑ"), ["081106"]);
        assert_eq!(codes("pauc"), ["0811", "190109"]);
        assert_eq!(codes("nuev"), ["230104"]);
        assert!(codes("x").is_empty());
        assert_eq!(table.named("paucartambo", Level::District).count(), 1);
    }
}
