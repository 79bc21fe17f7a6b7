//! Centers: the places where services are given, as the directory tells them.
//!
//! A center of a sealed service carries its department and nothing finer: its place lives in the shelter vault, not here.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{CenterId, DimensionCode, ServiceCode};
use crate::service::PlaceDisclosure;
use crate::territory::{Level, Ubigeo};

/// Where a statement about a center comes from, and who last checked it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The document or register, in words people can follow.
    pub source: String,
    /// The day on which somebody checked it with the center itself, if ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<Date>,
}

/// What the directory knows of one center. What is not known is absent, never invented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Center {
    /// Its id for ever.
    pub id: CenterId,
    /// The service it gives.
    pub service: ServiceCode,
    /// Kind inside the service, a code of the dimension `kind`: `regular`, `police_station`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DimensionCode>,
    /// Name shown to people.
    pub name: String,
    /// Finest territory known.
    pub place: Ubigeo,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Latitude and longitude in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<(f64, f64)>,
    /// Opening hours in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Languages of attention (BCP 47).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Telephone as it is dialled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Ramp, lift, sign language, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<String>,
    /// Whether it has internet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub internet: Option<bool>,
    /// First day of service, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// Source and verification.
    pub provenance: Provenance,
}

/// A center of a sealed service must not say more than its department.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` tells the place of a center of `{service}`, which is secret by law")]
pub struct SealedPlaceTold {
    /// The service.
    pub service: ServiceCode,
    /// The field that tells too much.
    pub field: &'static str,
}

impl Center {
    /// Checks that a center of a sealed service tells its department and nothing finer.
    ///
    /// # Errors
    /// [`SealedPlaceTold`] naming the first field that tells too much.
    ///
    /// # Source
    /// Reglamento de la Ley 30364 (DS 009-2016-MIMP), arts. 9 and 89: absolute reserve of the place of a shelter.
    pub fn check_disclosure(&self, disclosure: PlaceDisclosure) -> Result<(), SealedPlaceTold> {
        if disclosure == PlaceDisclosure::Public {
            return Ok(());
        }
        let told = [
            (self.place.level() != Level::Department, "place"),
            (self.address.is_some(), "address"),
            (self.point.is_some(), "point"),
            (self.phone.is_some(), "phone"),
        ];
        match told.into_iter().find(|(is_told, _)| *is_told) {
            Some((_, field)) => Err(SealedPlaceTold { service: self.service.clone(), field }),
            None => Ok(()),
        }
    }

    /// Whether it gives its service on `day`.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}
