//! The part of the world a figure speaks of: a place and, where needed, further dimensions.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::{DimensionCode, DimensionKey, InvalidId};
use crate::territory::Ubigeo;

/// The whole country, or one of its territories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Place {
    /// The whole country, written `PE`.
    Country,
    /// A department, a province or a district.
    Territory(Ubigeo),
}

impl Place {
    /// Reads `PE` or a ubigeo of 2, 4 or 6 digits.
    ///
    /// # Errors
    /// [`InvalidId`] for any other text.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        if text == "PE" { Ok(Self::Country) } else { Ubigeo::parse(text).map(Self::Territory) }
    }

    /// The ubigeo, unless it is the whole country.
    #[must_use]
    pub const fn ubigeo(self) -> Option<Ubigeo> {
        match self {
            Self::Country => None,
            Self::Territory(ubigeo) => Some(ubigeo),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country => f.write_str("PE"),
            Self::Territory(ubigeo) => ubigeo.fmt(f),
        }
    }
}

impl TryFrom<String> for Place {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        Self::parse(&text)
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

/// Place and dimensions of a figure. An absent dimension means "all of them".
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    /// Where.
    pub place: Place,
    /// Further dimensions by key: `kind = regular`, `risk = severe`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dimensions: BTreeMap<DimensionKey, DimensionCode>,
}

impl Slice {
    /// A place with every other dimension open.
    #[must_use]
    pub const fn of(place: Place) -> Self {
        Self { place, dimensions: BTreeMap::new() }
    }

    /// Reads the dimensions from their text form: `kind=regular;sex=female`, or nothing.
    ///
    /// # Errors
    /// [`InvalidId`] where a pair has no `=` or a key is repeated.
    pub fn parse_dimensions(
        text: &str,
    ) -> Result<BTreeMap<DimensionKey, DimensionCode>, InvalidId> {
        let mut dimensions = BTreeMap::new();
        for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
            let invalid = || InvalidId {
                what: "dimension",
                text: pair.to_owned(),
                expected: "`key=code` pairs parted by `;`, each key once",
            };
            let (key, code) = pair.split_once('=').ok_or_else(invalid)?;
            let earlier = dimensions.insert(DimensionKey::parse(key)?, DimensionCode::parse(code)?);
            if earlier.is_some() {
                return Err(invalid());
            }
        }
        Ok(dimensions)
    }

    /// The dimensions in their text form, sorted by key; empty when all are open.
    #[must_use]
    pub fn dimensions_text(&self) -> String {
        let pairs: Vec<String> =
            self.dimensions.iter().map(|(key, code)| format!("{key}={code}")).collect();
        pairs.join(";")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_are_read_sorted_and_written_back() {
        let dimensions = Slice::parse_dimensions("risk=severe; kind=regular").unwrap();
        let slice = Slice { place: Place::Country, dimensions };
        assert_eq!(slice.dimensions_text(), "kind=regular;risk=severe");
        assert!(Slice::parse_dimensions("kind").is_err());
        assert!(Slice::parse_dimensions("kind=a;kind=b").is_err());
    }
}
