//! Handlers of the service finder and of the page of a center: no session, no script, nothing kept.

use access::Who;
use access::question::FindServices;
use app::directory::Nearness;
use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::Response;
use domain::center::Center;
use domain::id::{CenterId, ServiceCode};
use domain::pack::{Catalogue, ServicePack, TextField};
use domain::service::{Delivery, PlaceDisclosure};
use domain::territory::{Level, Territory, Ubigeo};
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::{Choice, Phone, PublicFrame};
use crate::page;
use crate::page::public::{
    CenterCard, CenterPage, CenterView, FinderOutcome, FinderPage, FoundServices, NationalLine,
    NearGroup, NearLevel, PlaceChoice, SealedService,
};
use crate::paths;
use crate::site::Site;
use crate::words::{Lang, Phrase, Words};

/// Fewest letters of a place.
const FEWEST_LETTERS: usize = 4;
/// Most places to choose from.
const MOST_PLACES: usize = 20;

/// What was asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Letters of a place as typed.
    q: String,
    /// Code of the chosen place; it counts while the letters still name that place.
    lugar: String,
    /// Code of a service.
    servicio: String,
    /// Language of the page.
    lang: String,
}

/// The finder.
pub async fn finder(
    State(site): State<Site>,
    uri: Uri,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let t = Words::new(Lang::parse(&asked.lang).unwrap_or(Lang::Es));
    let catalogue = site.app().catalogue();
    let today = site.today();
    let service = ServiceCode::parse(&asked.servicio).ok();
    let service = service.filter(|code| catalogue.services.contains_key(code));
    let (place_code, outcome) = match place_of(catalogue, wanted_text(catalogue, &asked)) {
        Wanted::Nothing => (None, FinderOutcome::Asking),
        Wanted::TooShort => (None, FinderOutcome::TooShort),
        Wanted::Unknown => (None, FinderOutcome::NoPlace),
        Wanted::Several(rows) => {
            (None, FinderOutcome::Choose(choices(catalogue, &t, &asked, &rows)))
        }
        Wanted::One(place) => {
            let found = found(&site, &t, place, service.as_ref(), today).await?;
            (Some(place.to_string()), FinderOutcome::Found(found))
        }
    };
    let text = match place_code.as_deref().and_then(|code| Ubigeo::parse(code).ok()) {
        Some(place) => catalogue.territory.name(place).to_owned(),
        None => asked.q.clone(),
    };
    page::show(&FinderPage {
        frame: frame(&site, &uri),
        text,
        place_code,
        services: service_choices(catalogue, &asked.servicio, today),
        needs: Vec::new(),
        outcome,
        t,
    })
}

fn frame(site: &Site, uri: &Uri) -> PublicFrame {
    PublicFrame {
        here: uri.path_and_query().map_or("/", |part| part.as_str()).to_owned(),
        demonstration: site.settings().demonstration,
    }
}

/// What the letters of a place mean.
pub(crate) enum Wanted<'a> {
    /// No letters.
    Nothing,
    /// Too few of them.
    TooShort,
    /// No place begins so.
    Unknown,
    /// More than one does.
    Several(Vec<&'a Territory>),
    /// This one.
    One(Ubigeo),
}

/// The chosen place, unless other letters were typed since.
fn wanted_text<'a>(catalogue: &Catalogue, asked: &'a Asked) -> &'a str {
    let typed = asked.q.trim();
    let is_still_named = Ubigeo::parse(asked.lugar.trim())
        .is_ok_and(|place| typed.is_empty() || catalogue.territory.name(place) == typed);
    if is_still_named { &asked.lugar } else { typed }
}

/// The place that letters or a code mean.
pub(crate) fn place_of<'a>(catalogue: &'a Catalogue, text: &str) -> Wanted<'a> {
    let text = text.trim();
    let table = &catalogue.territory;
    if text.is_empty() {
        return Wanted::Nothing;
    }
    if let Some(row) = Ubigeo::parse(text).ok().and_then(|code| table.get(code)) {
        return Wanted::One(row.ubigeo);
    }
    if text.chars().filter(|c| c.is_alphanumeric()).count() < FEWEST_LETTERS {
        return Wanted::TooShort;
    }
    let rows = table.search(text, MOST_PLACES);
    match rows.as_slice() {
        [] => Wanted::Unknown,
        [only] => Wanted::One(only.ubigeo),
        _ => Wanted::Several(rows),
    }
}

fn choices(
    catalogue: &Catalogue,
    t: &Words,
    asked: &Asked,
    rows: &[&Territory],
) -> Vec<PlaceChoice> {
    let choice = |row: &&Territory| {
        let code = row.ubigeo.to_string();
        let pairs = [("lugar", code.as_str()), ("servicio", asked.servicio.as_str())];
        PlaceChoice {
            name: row.name.clone(),
            within: within(catalogue, t, row.ubigeo),
            href: t.link(&paths::query(paths::SERVICES, &pairs)),
        }
    };
    rows.iter().map(choice).collect()
}

/// `distrito de Paucartambo, departamento de Cusco`.
pub(crate) fn within(catalogue: &Catalogue, t: &Words, place: Ubigeo) -> String {
    let name =
        |place: Option<Ubigeo>| place.map(|p| catalogue.territory.name(p)).unwrap_or_default();
    let (level, parent) = match place.level() {
        Level::Department => return t.finder_level_department().plain().to_owned(),
        Level::Province => (t.finder_level_province(), name(Some(place.department())).to_owned()),
        Level::District => {
            let (province, department) = (name(place.province()), name(Some(place.department())));
            (t.finder_level_district(), format!("{province}, {department}"))
        }
    };
    t.finder_place_in(level.plain(), parent.as_str()).plain().to_owned()
}

/// Name of a place with what it lies in: `Saylla, Cusco`.
pub(crate) fn full_place(catalogue: &Catalogue, place: Ubigeo) -> String {
    let mut names = Vec::new();
    let mut around = Some(place);
    while let Some(place) = around {
        names.push(catalogue.territory.name(place));
        around = place.parent();
    }
    names.dedup();
    names.join(", ")
}

fn service_choices(catalogue: &Catalogue, chosen: &str, today: Date) -> Vec<Choice> {
    let option = |pack: &ServicePack| {
        (pack.service.code.to_string(), pack.service.names.on(today).long.clone())
    };
    Choice::list(catalogue.services_in_order().into_iter().map(option), chosen)
}

async fn found(
    site: &Site,
    t: &Words,
    place: Ubigeo,
    service: Option<&ServiceCode>,
    today: Date,
) -> Result<FoundServices, PageError> {
    let permit = site.app().permit(&Who::Public, FindServices)?;
    let catalogue = site.app().catalogue();
    let near = site.app().centers_near(&permit, place, service, today).await?;
    let is_wanted = |pack: &&&ServicePack| service.is_none_or(|code| *code == pack.service.code);
    let packs = catalogue.services_in_order();
    let wanted: Vec<&ServicePack> = packs.iter().filter(is_wanted).copied().collect();
    let groups = [
        (Nearness::District, NearLevel::District, Some(place)),
        (Nearness::Province, NearLevel::Province, place.province()),
        (Nearness::Department, NearLevel::Department, Some(place.department())),
    ];
    let groups = groups.into_iter().filter_map(|(nearness, level, around)| {
        let centers: Vec<CenterCard> = near
            .iter()
            .filter(|(near, center)| *near == nearness && !is_sealed(catalogue, center))
            .map(|(_, center)| card(catalogue, t, center))
            .collect();
        let level = if place.level() == Level::Department { NearLevel::Department } else { level };
        let place = catalogue.territory.name(around.unwrap_or(place)).to_owned();
        (!centers.is_empty()).then_some(NearGroup { level, place, centers })
    });
    Ok(FoundServices {
        place: full_place(catalogue, place),
        groups: groups.collect(),
        sealed: wanted
            .iter()
            .filter(|pack| pack.service.place == PlaceDisclosure::Sealed)
            .map(|pack| sealed(catalogue, t, pack, today))
            .collect(),
        national: wanted.iter().filter_map(|pack| national(catalogue, t, pack, today)).collect(),
    })
}

fn is_sealed(catalogue: &Catalogue, center: &Center) -> bool {
    catalogue
        .service(&center.service)
        .is_none_or(|pack| pack.service.place == PlaceDisclosure::Sealed)
}

/// A text of a pack in the language of the page, or in Spanish and marked so.
fn words(catalogue: &Catalogue, t: &Words, code: &ServiceCode, field: TextField) -> Option<Phrase> {
    let locale = match t.lang() {
        Lang::Es => "es-PE",
        Lang::Qu => "qu",
        Lang::En => "en",
    };
    catalogue.words(code, locale, field).map(|(text, is_fallback)| {
        let found = if is_fallback { Lang::Es } else { t.lang() };
        Phrase::of_pack(text, found, t.lang())
    })
}

fn or_nothing(phrase: Option<Phrase>, t: &Words) -> Phrase {
    phrase.unwrap_or_else(|| Phrase::of_pack("", t.lang(), t.lang()))
}

fn card(catalogue: &Catalogue, t: &Words, center: &Center) -> CenterCard {
    CenterCard {
        name: center.name.clone(),
        href: t.link(&paths::fill(paths::CENTER, &[center.id.as_str()])),
        what: or_nothing(words(catalogue, t, &center.service, TextField::Summary), t),
        place: full_place(catalogue, center.place),
        address: center.address.clone(),
        hours: center.hours.clone(),
        phone: center.phone.as_deref().map(Phone::new),
        verified_on: center.provenance.verified_on,
    }
}

fn sealed(catalogue: &Catalogue, t: &Words, pack: &ServicePack, today: Date) -> SealedService {
    let code = &pack.service.code;
    SealedService {
        name: pack.service.names.on(today).long.clone(),
        what: or_nothing(words(catalogue, t, code, TextField::Summary), t),
        how_to_ask: or_nothing(words(catalogue, t, code, TextField::HowToAsk), t),
    }
}

fn national(
    catalogue: &Catalogue,
    t: &Words,
    pack: &ServicePack,
    today: Date,
) -> Option<NationalLine> {
    let is_line = pack.service.delivery == Delivery::WithoutOffices;
    let number = pack.service.phone.as_deref().filter(|_| is_line)?;
    Some(NationalLine {
        name: pack.service.names.on(today).long.clone(),
        what: or_nothing(words(catalogue, t, &pack.service.code, TextField::Summary), t),
        phone: Phone::new(number),
    })
}

/// One center.
pub async fn center(
    State(site): State<Site>,
    uri: Uri,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let t = Words::new(Lang::parse(&asked.lang).unwrap_or(Lang::Es));
    let id = CenterId::parse(&id).map_err(|_| PageError::NotFound)?;
    let permit = site.app().permit(&Who::Public, FindServices)?;
    let center = site.app().center(&permit, &id).await?;
    let catalogue = site.app().catalogue();
    let pack = catalogue.service(&center.service).ok_or(PageError::NotFound)?;
    let today = site.today();
    let text = |field| words(catalogue, &t, &center.service, field);
    let how_to_ask = or_nothing(text(TextField::HowToAsk), &t);
    let view = CenterView {
        service: pack.service.names.on(today).long.clone(),
        what: or_nothing(text(TextField::Description).or_else(|| text(TextField::Summary)), &t),
        whom: text(TextField::Target),
        place: full_place(catalogue, center.place),
        sealed: is_sealed(catalogue, &center).then_some(how_to_ask),
        closed_on: center.valid_to.filter(|day| *day < today),
        name: center.name,
        address: center.address,
        hours: center.hours,
        languages: center.languages,
        phone: center.phone.as_deref().map(Phone::new),
        accessibility: center.accessibility,
        source: center.provenance.source,
        verified_on: center.provenance.verified_on,
    };
    let back = [("lugar", center.place.as_str())];
    let back = Some(t.link(&paths::query(paths::SERVICES, &back)));
    page::show(&CenterPage { frame: frame(&site, &uri), center: view, back, t })
}
