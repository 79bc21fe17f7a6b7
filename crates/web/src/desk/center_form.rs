//! The form of a center: reading what was typed into a center, or saying field by field what is wrong.

use domain::center::{Center, Provenance};
use domain::directory::make_center_id;
use domain::id::{CenterId, DimensionCode, ServiceCode};
use domain::pack::{Catalogue, ServicePack};
use domain::service::PlaceDisclosure;
use domain::territory::Ubigeo;
use jiff::civil::Date;
use serde::Deserialize;

use crate::frame::Choice;
use crate::page::desk::FormField;
use crate::words::{Phrase, Words};

/// Longest value of a field in characters.
const LONGEST: usize = 300;

/// The form as sent; every field may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CenterForm {
    pub(super) token: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) service: String,
    pub(super) kind: String,
    pub(super) place: String,
    pub(super) address: String,
    pub(super) latitude: String,
    pub(super) longitude: String,
    pub(super) hours: String,
    pub(super) languages: String,
    pub(super) phone: String,
    pub(super) accessibility: String,
    pub(super) valid_from: String,
    pub(super) valid_to: String,
    pub(super) source: String,
    pub(super) verified_on: String,
    pub(super) reason: String,
    pub(super) decision: String,
}

/// What is wrong with a field.
pub(super) type Wrong = (&'static str, Phrase);

impl CenterForm {
    /// The form filled with a center.
    pub(super) fn of(center: &Center) -> Self {
        let optional = |value: &Option<String>| value.clone().unwrap_or_default();
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let degrees = |at: Option<f64>| at.map(|at| at.to_string()).unwrap_or_default();
        Self {
            id: center.id.to_string(),
            name: center.name.clone(),
            service: center.service.to_string(),
            kind: center.kind.as_ref().map(ToString::to_string).unwrap_or_default(),
            place: center.place.to_string(),
            address: optional(&center.address),
            latitude: degrees(center.point.map(|(latitude, _)| latitude)),
            longitude: degrees(center.point.map(|(_, longitude)| longitude)),
            hours: optional(&center.hours),
            languages: center.languages.join(", "),
            phone: optional(&center.phone),
            accessibility: optional(&center.accessibility),
            valid_from: day(center.valid_from),
            valid_to: day(center.valid_to),
            source: center.provenance.source.clone(),
            verified_on: day(center.provenance.verified_on),
            ..Self::default()
        }
    }

    /// The center that the form describes. `known` is the center before: its id stays, and so does what no field shows.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub(super) fn read(
        &self,
        catalogue: &Catalogue,
        t: &Words,
        known: Option<&Center>,
    ) -> Result<Center, Vec<Wrong>> {
        let mut reader = Reader { t, catalogue, wrong: Vec::new() };
        let name = reader.needed("name", &self.name);
        let source = reader.needed("source", &self.source);
        let (service, place) = (reader.service(&self.service), reader.place(&self.place));
        let kind = reader.kind(&self.kind);
        let point = reader.point(&self.latitude, &self.longitude);
        let valid_from = reader.day("valid_from", &self.valid_from);
        let valid_to = reader.day("valid_to", &self.valid_to);
        if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
            reader.wrong.push(("valid_to", t.directory_wrong_days()));
        }
        let verified_on = reader.day("verified_on", &self.verified_on);
        let languages = self.languages.split([',', ';']).map(str::trim);
        let (Some(service), Some(place)) = (service, place) else { return Err(reader.wrong) };
        let Some(id) = reader.id(&self.id, known, (&service, place, &name)) else {
            return Err(reader.wrong);
        };
        let center = Center {
            id,
            kind,
            name,
            place,
            address: reader.optional("address", &self.address),
            point,
            hours: reader.optional("hours", &self.hours),
            languages: languages.filter(|l| !l.is_empty()).map(str::to_owned).collect(),
            phone: reader.optional("phone", &self.phone),
            accessibility: reader.optional("accessibility", &self.accessibility),
            internet: known.and_then(|center| center.internet),
            valid_from,
            valid_to,
            provenance: Provenance { source, verified_on },
            service,
        };
        reader.check_sealed(&center);
        if reader.wrong.is_empty() { Ok(center) } else { Err(reader.wrong) }
    }

    /// The fields with what was typed and what is wrong.
    pub(super) fn fields(
        &self,
        catalogue: &Catalogue,
        t: &Words,
        today: Date,
        wrong: &[Wrong],
    ) -> Vec<FormField> {
        let option = |pack: &ServicePack| {
            (pack.service.code.to_string(), pack.service.names.on(today).short.clone())
        };
        let services = catalogue.services_in_order().into_iter().map(option);
        let services = Choice::list(services, &self.service);
        let text = FormField::text;
        let day =
            |name, label, value: &str| text(name, label, value).hint(t.directory_field_day_hint());
        let mut fields = vec![
            text("name", t.directory_field_name(), &self.name).required(),
            text("service", t.directory_field_service(), &self.service)
                .choices(services)
                .required(),
            text("place", t.directory_field_place(), &self.place)
                .hint(t.directory_field_place_hint())
                .required(),
            text("kind", t.directory_field_kind(), &self.kind),
            text("address", t.directory_field_address(), &self.address),
            text("latitude", t.directory_field_latitude(), &self.latitude),
            text("longitude", t.directory_field_longitude(), &self.longitude),
            text("hours", t.directory_field_hours(), &self.hours),
            text("phone", t.directory_field_phone(), &self.phone),
            text("languages", t.directory_field_languages(), &self.languages),
            text("accessibility", t.directory_field_accessibility(), &self.accessibility),
            day("valid_from", t.directory_field_valid_from(), &self.valid_from),
            day("valid_to", t.directory_field_valid_to(), &self.valid_to),
            text("source", t.directory_field_source(), &self.source).required(),
            day("verified_on", t.directory_field_verified_on(), &self.verified_on),
        ];
        mark(&mut fields, wrong);
        fields
    }
}

/// Puts what is wrong beside its field.
pub(super) fn mark(fields: &mut [FormField], wrong: &[Wrong]) {
    for (name, what) in wrong {
        let field = fields.iter_mut().find(|field| field.name == *name);
        if let Some(field) = field.filter(|field| field.error.is_none()) {
            field.error = Some(what.plain().to_owned());
        }
    }
}

struct Reader<'a> {
    t: &'a Words,
    catalogue: &'a Catalogue,
    wrong: Vec<Wrong>,
}

impl Reader<'_> {
    fn optional(&mut self, field: &'static str, text: &str) -> Option<String> {
        let text = text.trim();
        if text.chars().count() > LONGEST {
            self.wrong.push((field, self.t.directory_wrong_long(LONGEST)));
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn needed(&mut self, field: &'static str, text: &str) -> String {
        let read = self.optional(field, text);
        if read.is_none() {
            self.wrong.push((field, self.t.directory_wrong_empty()));
        }
        read.unwrap_or_default()
    }

    fn service(&mut self, text: &str) -> Option<ServiceCode> {
        let code = ServiceCode::parse(text.trim()).ok();
        let code = code.filter(|code| self.catalogue.services.contains_key(code));
        if code.is_none() {
            self.wrong.push(("service", self.t.directory_wrong_service()));
        }
        code
    }

    fn place(&mut self, text: &str) -> Option<Ubigeo> {
        let text = text.trim();
        let table = &self.catalogue.territory;
        let known = |text: &str| Ubigeo::parse(text).ok().filter(|code| table.get(*code).is_some());
        let place = known(text);
        if place.is_none() {
            let padded = format!("0{text}");
            let wrong = match known(&padded) {
                Some(_) => self.t.directory_wrong_lost_zero(padded),
                None => self.t.directory_wrong_place(),
            };
            self.wrong.push(("place", wrong));
        }
        place
    }

    fn kind(&mut self, text: &str) -> Option<DimensionCode> {
        let text = text.trim();
        let kind = DimensionCode::parse(text).ok();
        if kind.is_none() && !text.is_empty() {
            self.wrong.push(("kind", self.t.directory_wrong_kind()));
        }
        kind
    }

    fn day(&mut self, field: &'static str, text: &str) -> Option<Date> {
        let text = text.trim();
        let day = text.parse().ok();
        if day.is_none() && !text.is_empty() {
            self.wrong.push((field, self.t.directory_wrong_day()));
        }
        day
    }

    fn degrees(&mut self, field: &'static str, text: &str, most: f64) -> Option<f64> {
        let text = text.trim();
        let at = text.parse::<f64>().ok().filter(|at| at.abs() <= most);
        if at.is_none() && !text.is_empty() {
            self.wrong.push((field, self.t.directory_wrong_degrees()));
        }
        at
    }

    fn point(&mut self, latitude: &str, longitude: &str) -> Option<(f64, f64)> {
        if latitude.trim().is_empty() != longitude.trim().is_empty() {
            self.wrong.push(("longitude", self.t.directory_wrong_point()));
        }
        let latitude = self.degrees("latitude", latitude, 90.0);
        let longitude = self.degrees("longitude", longitude, 180.0);
        latitude.zip(longitude)
    }

    /// The id of the center before, the one that was typed, or one made of service, place and name.
    fn id(
        &mut self,
        typed: &str,
        known: Option<&Center>,
        (service, place, name): (&ServiceCode, Ubigeo, &str),
    ) -> Option<CenterId> {
        let id = match (known, typed.trim()) {
            (Some(known), _) => Some(known.id.clone()),
            (None, "") if self.is_sealed(service) => {
                make_center_id(service, place.department(), name)
            }
            (None, "") => make_center_id(service, place, name),
            (None, typed) => CenterId::parse(typed).ok(),
        };
        if id.is_none() {
            self.wrong.push(("id", self.t.directory_wrong_id()));
        }
        id
    }

    fn is_sealed(&self, service: &ServiceCode) -> bool {
        let pack = self.catalogue.service(service);
        pack.is_none_or(|pack| pack.service.place == PlaceDisclosure::Sealed)
    }

    fn check_sealed(&mut self, center: &Center) {
        let is_sealed = self.is_sealed(&center.service);
        if is_sealed && let Err(told) = center.check_disclosure(PlaceDisclosure::Sealed) {
            let field = if told.field == "point" { "latitude" } else { told.field };
            self.wrong.push((field, self.t.directory_wrong_sealed()));
        }
    }
}
