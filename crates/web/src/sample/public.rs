//! Samples of the public pages.

use jiff::civil::date;

use super::{Sample, draw};
use crate::frame::{Choice, Phone, PublicFrame};
use crate::page::public::{
    CenterCard, CenterPage, CenterView, ErrorKind, ErrorPage, FinderOutcome, FinderPage,
    FoundServices, HomePage, NationalLine, NearGroup, NearLevel, PlaceChoice, PrivacyPage,
    SealedService,
};
use crate::words::{Lang, Phrase, Words};

fn frame(here: &str) -> PublicFrame {
    PublicFrame { here: here.to_owned(), demonstration: false }
}

fn pack(t: &Words, text: &str) -> Phrase {
    Phrase::of_pack(text, Lang::Es, t.lang())
}

pub(super) fn add(t: &Words, samples: &mut Vec<Sample>) {
    draw(samples, "home", &HomePage { t: t.clone(), frame: frame("/") });
    let demonstration = PublicFrame { here: "/".to_owned(), demonstration: true };
    draw(samples, "home-demonstration", &HomePage { t: t.clone(), frame: demonstration });
    draw(samples, "privacy", &PrivacyPage { t: t.clone(), frame: frame("/privacidad") });
    add_finder(t, samples);
    add_center(t, samples);
    let names = [
        "error-not-found",
        "error-refused",
        "error-method",
        "error-too-large",
        "error-invalid",
        "error-too-many",
        "error-internal",
        "error-unavailable",
        "error-disk-full",
        "error-conflict",
    ];
    for (name, kind) in names.into_iter().zip(ErrorKind::ALL) {
        let reference = (kind == ErrorKind::Internal).then(|| "k3f9-17".to_owned());
        draw(samples, name, &ErrorPage { t: t.clone(), frame: frame("/"), kind, reference });
    }
}

fn finder(t: &Words, text: &str, outcome: FinderOutcome) -> FinderPage {
    let services = [
        ("cem", "Centro Emergencia Mujer y Familia"),
        ("demuna", "Defensoría Municipal del Niño y del Adolescente"),
        ("ciam", "Centro Integral de Atención al Adulto Mayor"),
    ];
    let found = matches!(outcome, FinderOutcome::Found(_));
    FinderPage {
        t: t.clone(),
        frame: frame("/servicios?q=urub"),
        text: text.to_owned(),
        place_code: found.then(|| "081301".to_owned()),
        services: Choice::list(services, ""),
        needs: Vec::new(),
        outcome,
    }
}

fn add_finder(t: &Words, samples: &mut Vec<Sample>) {
    draw(samples, "finder-empty", &finder(t, "", FinderOutcome::Asking));
    draw(samples, "finder-too-short", &finder(t, "uru", FinderOutcome::TooShort));
    draw(samples, "finder-no-place", &finder(t, "xyzw", FinderOutcome::NoPlace));
    let place = |name: &str, within: &str| PlaceChoice {
        name: name.to_owned(),
        within: within.to_owned(),
        href: "/servicios?lugar=081101".to_owned(),
    };
    let places = vec![
        place("Paucartambo", "provincia de Cusco"),
        place("Paucartambo", "distrito de Paucartambo, Cusco"),
        place("Paucartambo", "distrito de Pasco, Pasco"),
    ];
    draw(samples, "finder-choose", &finder(t, "pauc", FinderOutcome::Choose(places)));
    draw(samples, "finder-usual", &finder(t, "urub", FinderOutcome::Found(near_urubamba(t))));
    let nothing = FoundServices { groups: Vec::new(), ..near_urubamba(t) };
    draw(samples, "finder-nothing", &finder(t, "kosn", FinderOutcome::Found(nothing)));
    let long = FoundServices { groups: vec![long_group(t)], ..near_urubamba(t) };
    draw(samples, "finder-long-names", &finder(t, "coro", FinderOutcome::Found(long)));
}

fn near_urubamba(t: &Words) -> FoundServices {
    let cem = "Orientación legal, defensa judicial y consejería psicológica, gratis.";
    let regular = CenterCard {
        name: "CEM regular, Urubamba".to_owned(),
        href: "/centros/cem-regular-urubamba-1".to_owned(),
        what: pack(t, cem),
        place: "Urubamba, provincia de Urubamba".to_owned(),
        address: None,
        hours: None,
        phone: None,
        verified_on: None,
    };
    let demuna = CenterCard {
        name: "DEMUNA, Urubamba".to_owned(),
        href: "/centros/demuna-urubamba-1".to_owned(),
        what: pack(t, "Defiende los derechos de niñas, niños y adolescentes."),
        phone: Some(Phone::new("(084) 201-000")),
        hours: Some("lunes a viernes, de 8:00 a 16:00".to_owned()),
        address: Some("Plaza de Armas s/n".to_owned()),
        verified_on: Some(date(2026, 3, 31)),
        ..regular.clone()
    };
    let sealed = SealedService {
        name: "Hogar de Refugio Temporal".to_owned(),
        what: pack(t, "Alojamiento y protección para mujeres en riesgo y sus hijas e hijos."),
        how_to_ask: pack(t, "Llame al 100 o pídalo en un centro: ellos gestionan el ingreso."),
    };
    let line = NationalLine {
        name: "Línea 100".to_owned(),
        what: pack(t, "Orientación y apoyo por teléfono, a toda hora, gratis."),
        phone: Phone::new("100"),
    };
    let group = |level, place: &str, centers| NearGroup { level, place: place.to_owned(), centers };
    FoundServices {
        place: "Urubamba, provincia de Urubamba".to_owned(),
        groups: vec![
            group(NearLevel::District, "Urubamba", vec![regular.clone(), demuna.clone()]),
            group(NearLevel::Department, "Cusco", vec![demuna, regular.clone(), regular]),
        ],
        sealed: vec![sealed],
        national: vec![line],
    }
}

fn long_group(t: &Words) -> NearGroup {
    let card = CenterCard {
        name: "Defensoría Municipal del Niño y del Adolescente de la Municipalidad Distrital de \
               Coronel Gregorio Albarracín Lanchipa"
            .to_owned(),
        href: "/centros/demuna-coronel-gregorio-albarracin-lanchipa-1".to_owned(),
        what: pack(t, "Defiende los derechos de niñas, niños y adolescentes."),
        place: "Coronel Gregorio Albarracín Lanchipa, provincia de Tacna".to_owned(),
        address: Some(
            "Avenida Municipal cuadra 12, manzana 140, Asociación de Vivienda Los Próceres, \
             frente a la institución educativa"
                .to_owned(),
        ),
        hours: Some("lunes a viernes de 7:45 a 13:00 y de 14:00 a 16:45; sábados no".to_owned()),
        phone: Some(Phone::new("(052) 400-000 anexo 1234")),
        verified_on: Some(date(2025, 12, 5)),
    };
    NearGroup {
        level: NearLevel::District,
        place: "Coronel Gregorio Albarracín Lanchipa".to_owned(),
        centers: vec![card],
    }
}

fn center(t: &Words) -> CenterView {
    CenterView {
        name: "CEM regular, Urubamba".to_owned(),
        service: "Centro Emergencia Mujer y Familia".to_owned(),
        what: pack(t, "Orientación legal, defensa judicial y consejería psicológica, gratis."),
        whom: Some(pack(t, "Personas afectadas por violencia familiar o sexual.")),
        place: "Urubamba, provincia de Urubamba, Cusco".to_owned(),
        sealed: None,
        address: None,
        hours: None,
        languages: Vec::new(),
        phone: None,
        accessibility: None,
        source: "Resumen Ejecutivo Cusco, 2023".to_owned(),
        verified_on: None,
        closed_on: None,
    }
}

fn add_center(t: &Words, samples: &mut Vec<Sample>) {
    let page = |center, back: Option<&str>| CenterPage {
        t: t.clone(),
        frame: frame("/centros/cem-regular-urubamba-1"),
        center,
        back: back.map(str::to_owned),
    };
    draw(samples, "center-unknown", &page(center(t), Some("/servicios?lugar=081301")));
    let known = CenterView {
        address: Some("Plaza de Armas s/n".to_owned()),
        hours: Some("lunes a viernes, de 8:00 a 16:15".to_owned()),
        languages: vec!["castellano".to_owned(), "quechua".to_owned()],
        phone: Some(Phone::new("(084) 201-000")),
        accessibility: Some("rampa de ingreso; sin intérprete de señas".to_owned()),
        verified_on: Some(date(2026, 3, 31)),
        ..center(t)
    };
    draw(samples, "center-usual", &page(known, Some("/servicios?lugar=081301")));
    let sealed = CenterView {
        name: "Hogar de Refugio Temporal, Cusco".to_owned(),
        service: "Hogar de Refugio Temporal".to_owned(),
        place: "departamento de Cusco".to_owned(),
        sealed: Some(pack(t, "Llame al 100 o pídalo en un centro: ellos gestionan el ingreso.")),
        closed_on: Some(date(2026, 1, 31)),
        ..center(t)
    };
    draw(samples, "center-sealed", &page(sealed, None));
}
