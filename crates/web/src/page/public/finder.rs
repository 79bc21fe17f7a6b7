//! Service finder: from the first letters of a place to the services near it, without a map and without script.

use askama::Template;
use jiff::civil::Date;

use crate::frame::{Choice, Phone, PublicFrame};
use crate::show;
use crate::words::{Phrase, Words};

/// The finder with its question and, once answered, its results.
#[derive(Template)]
#[template(path = "public/finder.html")]
pub struct FinderPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: PublicFrame,
    /// Letters as typed.
    pub text: String,
    /// Code of the chosen place, so that a filter keeps it.
    pub place_code: Option<String>,
    /// Services to choose from.
    pub services: Vec<Choice>,
    /// Needs to choose from; empty while no pack declares any.
    pub needs: Vec<Choice>,
    /// What came out.
    pub outcome: FinderOutcome,
}

/// What a search led to.
#[derive(Debug, Clone)]
pub enum FinderOutcome {
    /// Nothing asked yet.
    Asking,
    /// Fewer than four letters.
    TooShort,
    /// No such place.
    NoPlace,
    /// Several places begin like this.
    Choose(Vec<PlaceChoice>),
    /// One place, with what is near it.
    Found(FoundServices),
}

impl FinderOutcome {
    /// Whether fewer letters were typed than needed.
    #[must_use]
    pub const fn is_too_short(&self) -> bool {
        matches!(self, Self::TooShort)
    }

    /// Whether no place begins like this.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::NoPlace)
    }

    /// Whether the question has to be put again.
    #[must_use]
    pub const fn is_wrong(&self) -> bool {
        self.is_too_short() || self.is_unknown()
    }
}

/// One of several places.
#[derive(Debug, Clone)]
pub struct PlaceChoice {
    /// Its name.
    pub name: String,
    /// Level and what it lies in: `distrito de Cusco, departamento de Cusco`.
    pub within: String,
    /// The search for that place.
    pub href: String,
}

/// Services near a place.
#[derive(Debug, Clone)]
pub struct FoundServices {
    /// The place with its province.
    pub place: String,
    /// Centers, from near to far; groups without centers are absent.
    pub groups: Vec<NearGroup>,
    /// Services whose place is not told.
    pub sealed: Vec<SealedService>,
    /// Telephone services for everybody.
    pub national: Vec<NationalLine>,
}

impl FoundServices {
    /// Whether the directory knows no center at all.
    #[must_use]
    pub fn knows_nothing(&self) -> bool {
        self.groups.is_empty()
    }
}

/// Centers at the same distance.
#[derive(Debug, Clone)]
pub struct NearGroup {
    /// How near.
    pub level: NearLevel,
    /// Name of that district, province or department.
    pub place: String,
    /// The centers.
    pub centers: Vec<CenterCard>,
}

/// How near a group of centers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearLevel {
    /// In the same district.
    District,
    /// Elsewhere in the province.
    Province,
    /// Elsewhere in the department.
    Department,
}

impl NearLevel {
    /// Heading of the group.
    #[must_use]
    pub fn heading(self, t: &Words) -> Phrase {
        match self {
            Self::District => t.finder_group_district(),
            Self::Province => t.finder_group_province(),
            Self::Department => t.finder_group_department(),
        }
    }
}

/// A center in a list.
#[derive(Debug, Clone)]
pub struct CenterCard {
    /// Name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What the service does, in one sentence.
    pub what: Phrase,
    /// District and province.
    pub place: String,
    /// Street and number.
    pub address: Option<String>,
    /// Opening hours.
    pub hours: Option<String>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Last day somebody checked it with the center.
    pub verified_on: Option<Date>,
}

/// A service whose place is not told.
#[derive(Debug, Clone)]
pub struct SealedService {
    /// Full name.
    pub name: String,
    /// What it does, in one sentence.
    pub what: Phrase,
    /// How to ask for it.
    pub how_to_ask: Phrase,
}

/// A telephone service.
#[derive(Debug, Clone)]
pub struct NationalLine {
    /// Name.
    pub name: String,
    /// What it does, in one sentence.
    pub what: Phrase,
    /// Number.
    pub phone: Phone,
}
