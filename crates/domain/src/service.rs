//! Services of the network as the directory and the reports know them. What they do inside a case lives in their pack.

use serde::{Deserialize, Serialize};

use crate::dated::History;
use crate::id::{ProgrammeId, ServiceCode};

/// How a service is given, which decides the consolidated table it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Run by the ministry or its programmes ("servicios que operamos al 100 %").
    Operated,
    /// Given in coordination with regional, provincial and local governments.
    Coordinated,
    /// Has users but no offices of its own in a department (a national telephone line), or no count of offices.
    WithoutOffices,
}

/// Whether the directory may say where a center is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceDisclosure {
    /// Address and hours are public.
    Public,
    /// The place is secret by law (Reglamento de la Ley 30364, arts. 9 and 89): the directory knows service and department only.
    Sealed,
}

/// Short and long name in force in one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceName {
    /// Acronym or short form: `CEM`.
    pub short: String,
    /// Full official name.
    pub long: String,
}

/// A service type of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its id for ever.
    pub code: ServiceCode,
    /// Names with the dates on which they are in force.
    pub names: History<ServiceName>,
    /// Who answers for it, with dates.
    pub operator: History<String>,
    /// The service that took its place, where one did.
    pub successor: Option<ServiceCode>,
    /// The programme or directorate under which the summary shows it.
    pub programme: ProgrammeId,
    /// Position inside its part of the summary, from 1.
    pub order: u16,
    /// Which consolidated table counts its offices.
    pub delivery: Delivery,
    /// Whether its place may be told.
    pub place: PlaceDisclosure,
    /// A free national number, for services reached by telephone.
    pub phone: Option<String>,
}

/// Part of the summary in which a programme stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SummaryPart {
    /// Numbered with Roman numerals: the services of the ministry and its programmes.
    Programmes,
    /// "Servicios que promueve": numbered 1, 2, 3.
    Promoted,
}

/// A programme or directorate that groups services in the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its id for ever.
    pub id: ProgrammeId,
    /// Names with dates.
    pub names: History<ServiceName>,
    /// Part of the summary.
    pub part: SummaryPart,
    /// Position inside the part, from 1.
    pub order: u16,
}
