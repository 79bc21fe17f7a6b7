//! Where a person can be found: the community and a reference count more than a street in the countryside. Coordinates are
//! optional and as protected as the rest.

use serde::{Deserialize, Serialize};

use super::text::{PrivateText, private_debug};
use crate::territory::Ubigeo;

/// A point, in millionths of a degree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawCoordinates", into = "RawCoordinates")]
pub struct Coordinates {
    latitude: i32,
    longitude: i32,
}

/// The point is not on the globe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("latitude goes from -90 to 90 degrees, longitude from -180 to 180")]
pub struct InvalidCoordinates;

impl Coordinates {
    /// From millionths of a degree, north and east positive.
    ///
    /// # Errors
    /// [`InvalidCoordinates`] outside the globe.
    pub const fn new(latitude: i32, longitude: i32) -> Result<Self, InvalidCoordinates> {
        if latitude.unsigned_abs() <= 90_000_000 && longitude.unsigned_abs() <= 180_000_000 {
            Ok(Self { latitude, longitude })
        } else {
            Err(InvalidCoordinates)
        }
    }

    /// Latitude and longitude in millionths of a degree.
    #[must_use]
    pub const fn microdegrees(self) -> (i32, i32) {
        (self.latitude, self.longitude)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCoordinates {
    latitude: i32,
    longitude: i32,
}

impl TryFrom<RawCoordinates> for Coordinates {
    type Error = InvalidCoordinates;

    fn try_from(raw: RawCoordinates) -> Result<Self, InvalidCoordinates> {
        Self::new(raw.latitude, raw.longitude)
    }
}

impl From<Coordinates> for RawCoordinates {
    fn from(point: Coordinates) -> Self {
        Self { latitude: point.latitude, longitude: point.longitude }
    }
}

/// A place where the person lives or stays. Every part may be missing, but not all of them.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "AddressParts", into = "AddressParts")]
pub struct Address(AddressParts);

/// The parts of an address before they are checked.
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressParts {
    /// Community, hamlet or quarter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community: Option<PrivateText>,
    /// How to find the house: `behind the school, blue gate`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PrivateText>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<PrivateText>,
    /// Finest territory known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ubigeo: Option<Ubigeo>,
    /// Point on the map, only where the person agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<Coordinates>,
}

/// Nothing is known of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an address needs at least a community, a reference, a street or a territory")]
pub struct EmptyAddress;

impl Address {
    /// Checks that something is known that words can say.
    ///
    /// # Errors
    /// [`EmptyAddress`] where only a point is known, or nothing.
    pub fn new(parts: AddressParts) -> Result<Self, EmptyAddress> {
        let words = [&parts.community, &parts.reference, &parts.street];
        let known = parts.ubigeo.is_some() || words.iter().any(|text| text.is_some());
        if known { Ok(Self(parts)) } else { Err(EmptyAddress) }
    }

    /// Its parts.
    #[must_use]
    pub const fn parts(&self) -> &AddressParts {
        &self.0
    }
}

impl TryFrom<AddressParts> for Address {
    type Error = EmptyAddress;

    fn try_from(parts: AddressParts) -> Result<Self, EmptyAddress> {
        Self::new(parts)
    }
}

impl From<Address> for AddressParts {
    fn from(address: Address) -> Self {
        address.0
    }
}

private_debug!(Coordinates, Address, AddressParts);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_community_and_a_reference_are_an_address() {
        let json = r#"{"community":"Huilloc","reference":"detrás del colegio","ubigeo":"081306"}"#;
        let address: Address = serde_json::from_str(json).unwrap();
        assert_eq!(address.parts().community.as_ref().unwrap().as_str(), "Huilloc");
        assert_eq!(serde_json::to_string(&address).unwrap(), json);
        assert_eq!(format!("{address:?}"), "Address(..)");
    }

    #[test]
    fn a_point_alone_is_no_address_and_must_be_on_the_globe() {
        let point = Coordinates::new(-13_516_000, -71_978_000).unwrap();
        let parts = AddressParts { coordinates: Some(point), ..AddressParts::default() };
        assert_eq!(Address::new(parts), Err(EmptyAddress));
        assert!(Coordinates::new(-135_160_000, -71_978_000).is_err());
        assert!(serde_json::from_str::<Address>(r#"{"street":" "}"#).is_err());
    }
}
