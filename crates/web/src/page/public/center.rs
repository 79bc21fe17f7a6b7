//! One center: what it does, where and when, and how sure that is.

use askama::Template;
use jiff::civil::Date;

use crate::frame::{Phone, PublicFrame};
use crate::show;
use crate::words::{Phrase, Words};

/// The page of a center.
#[derive(Template)]
#[template(path = "public/center.html")]
pub struct CenterPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: PublicFrame,
    /// What is known.
    pub center: CenterView,
    /// The search that led here.
    pub back: Option<String>,
}

/// What the directory tells of a center; what is not known is absent.
#[derive(Debug, Clone)]
pub struct CenterView {
    /// Name.
    pub name: String,
    /// Full name of the service, in force today.
    pub service: String,
    /// What the service does, in one or two sentences.
    pub what: Phrase,
    /// Whom it serves.
    pub whom: Option<Phrase>,
    /// District, province and department, as far as known.
    pub place: String,
    /// How to ask, when the place of the service is not told.
    pub sealed: Option<Phrase>,
    /// Street and number.
    pub address: Option<String>,
    /// Opening hours in words.
    pub hours: Option<String>,
    /// Names of the languages of attention.
    pub languages: Vec<String>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Ramp, lift, sign language, in words.
    pub accessibility: Option<String>,
    /// The document or register it comes from.
    pub source: String,
    /// Last day somebody checked it with the center.
    pub verified_on: Option<Date>,
    /// Last day of service, when that is over.
    pub closed_on: Option<Date>,
}

impl CenterView {
    /// Whether something that a visitor needs is not known.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        self.address.is_none()
            || self.hours.is_none()
            || self.phone.is_none()
            || self.verified_on.is_none()
    }
}
