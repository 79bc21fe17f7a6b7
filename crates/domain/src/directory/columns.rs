//! Which column of a file is which: names are declared in a pack, never guessed.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::name_key::name_key;

/// What a column of a directory file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Id of the center; made from service, name and place where the file has none.
    Id,
    /// Code or name of the service.
    Service,
    /// Kind of center inside the service.
    Kind,
    /// Name of the center.
    Name,
    /// INEI code of the finest place known.
    Ubigeo,
    /// Name of the department.
    Department,
    /// Name of the province.
    Province,
    /// Name of the district.
    District,
    /// Street and number.
    Address,
    /// Degrees north (negative in Peru).
    Latitude,
    /// Degrees east (negative in Peru).
    Longitude,
    /// Opening hours in words.
    Hours,
    /// Languages of attention, parted by `;` or `|`.
    Languages,
    /// Telephone.
    Phone,
    /// Ramp, lift, sign language, in words.
    Accessibility,
    /// Whether it has internet.
    Internet,
    /// First day of service.
    ValidFrom,
    /// Last day of service.
    ValidTo,
    /// Where the row comes from.
    Source,
    /// Day on which somebody checked it with the center.
    VerifiedOn,
}

/// Accepted names of each column, and the words for yes and no, as a pack declares them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnNames {
    /// Column → names, in any spelling of case and accents.
    pub columns: BTreeMap<Column, Vec<String>>,
    /// Words that mean yes.
    pub yes: Vec<String>,
    /// Words that mean no.
    pub no: Vec<String>,
}

/// The header lacks columns without which no row can be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the header lacks {missing:?}; it has {found:?}")]
pub struct MissingColumns {
    /// Columns missing.
    pub missing: Vec<Column>,
    /// Header as found.
    pub found: Vec<String>,
}

impl ColumnNames {
    /// For each column of the header, what it holds; unknown columns stay with the original row and are not read.
    ///
    /// # Errors
    /// [`MissingColumns`] without a service, a name, and a code or a department.
    pub fn map(&self, header: &[String]) -> Result<Vec<Option<Column>>, MissingColumns> {
        let mapped: Vec<Option<Column>> =
            header.iter().map(|name| self.column_named(&name_key(name))).collect();
        let has = |column| mapped.contains(&Some(column));
        let mut missing: Vec<Column> =
            [Column::Service, Column::Name].into_iter().filter(|c| !has(*c)).collect();
        if !has(Column::Ubigeo) && !has(Column::Department) {
            missing.push(Column::Ubigeo);
        }
        if missing.is_empty() {
            Ok(mapped)
        } else {
            Err(MissingColumns { missing, found: header.to_vec() })
        }
    }

    fn column_named(&self, key: &str) -> Option<Column> {
        let named = |names: &Vec<String>| names.iter().any(|name| name_key(name) == key);
        self.columns.iter().find(|(_, names)| named(names)).map(|(column, _)| *column)
    }

    /// Adds the names that another pack declares.
    pub fn join(&mut self, other: Self) {
        for (column, names) in other.columns {
            self.columns.entry(column).or_default().extend(names);
        }
        self.yes.extend(other.yes);
        self.no.extend(other.no);
    }

    /// Reads a word for yes or no; `None` for any other word.
    #[must_use]
    pub fn yes_or_no(&self, word: &str) -> Option<bool> {
        let key = name_key(word);
        let among = |words: &[String]| words.iter().any(|word| name_key(word) == key);
        match (among(&self.yes), among(&self.no)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}
