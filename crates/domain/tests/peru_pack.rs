//! The packs of Peru as they stand in the repository: complete, without problems, and true to their sources.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::court::{CourtFileNumber, CourtPart, CourtWarning};
use domain::figure::{Period, Slice, Unit};
use domain::id::{CenterId, InstrumentId, MeasureKey, ServiceCode};
use domain::pack::{Catalogue, PackFile, TextField};
use domain::service::PlaceDisclosure;
use domain::territory::{Level, Territory, Ubigeo};
use jiff::civil::date;

/// Every file under the packs folder of the repository.
fn pack_files() -> Vec<PackFile> {
    fn collect(root: &Path, folder: &Path, files: &mut Vec<PackFile>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.push(PackFile { path: name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files
}

fn peru() -> Catalogue {
    Catalogue::parse(&pack_files()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn code(text: &str) -> ServiceCode {
    ServiceCode::parse(text).unwrap()
}

fn place(text: &str) -> Ubigeo {
    Ubigeo::parse(text).unwrap()
}

/// A row of the files of published figures.
struct Printed {
    measure: String,
    place: String,
    dimensions: String,
    amount: u64,
    statement: String,
}

fn printed(catalogue: &Catalogue, department: &str) -> Vec<Printed> {
    let mut rows = Vec::new();
    for file in &catalogue.figure_files {
        let mut reader = csv::Reader::from_reader(file.text.as_bytes());
        for record in reader.records().map(Result::unwrap) {
            let cell = |at: usize| record[at].to_owned();
            if record[1].starts_with(department) {
                rows.push(Printed {
                    measure: cell(0),
                    place: cell(1),
                    dimensions: cell(2),
                    amount: record[4].parse().unwrap(),
                    statement: cell(8),
                });
            }
        }
    }
    rows
}

/// Sum of a statement over its rows with some dimensions; `None` where it says nothing.
fn sum(rows: &[Printed], wanted: impl Fn(&Printed) -> bool) -> Option<u64> {
    let amounts: Vec<u64> = rows.iter().filter(|row| wanted(row)).map(|row| row.amount).collect();
    (!amounts.is_empty()).then(|| amounts.iter().sum())
}

#[test]
fn the_nineteen_services_stand_in_the_order_of_the_summary() {
    let catalogue = peru();
    let codes: Vec<&str> =
        catalogue.services_in_order().iter().map(|pack| pack.service.code.as_str()).collect();
    assert_eq!(
        codes.join(" "),
        "cem cai er sau l100 hrt car cedif calle ua upe mi60 conadis oredis demuna ciam juguemos pmn benef"
    );
    assert_eq!(catalogue.packs.len(), 20, "nineteen services and the country");
    let programmes: Vec<&str> =
        catalogue.programmes.iter().map(|pack| pack.programme.id.as_str()).collect();
    assert_eq!(programmes.join(" "), "aurora inabif dga dpe dpam conadis promoted");
}

#[test]
fn a_service_shows_the_name_of_its_day() {
    let catalogue = peru();
    let name = |service: &str, day| {
        catalogue.service(&code(service)).unwrap().service.names.on(day).short.clone()
    };
    assert_eq!(name("cem", date(2023, 1, 31)), "CEM");
    assert_eq!(name("cem", date(2026, 1, 24)), "CEMF");
    assert_eq!(name("er", date(2023, 1, 31)), "ER");
    assert_eq!(name("er", date(2026, 1, 1)), "SAR");
    let oredis = &catalogue.service(&code("oredis")).unwrap().service;
    assert_eq!(oredis.operator.on(date(2023, 1, 31)), "Gobierno regional");
}

#[test]
fn a_text_that_a_language_lacks_is_shown_in_spanish_and_marked() {
    let catalogue = peru();
    let (_, summary_falls_back) = catalogue.words(&code("cem"), "qu", TextField::Summary).unwrap();
    let (description, falls_back) =
        catalogue.words(&code("cem"), "qu", TextField::Description).unwrap();
    assert_eq!((summary_falls_back, falls_back), (false, true));
    assert_eq!(description, catalogue.text(&code("cem"), "es-PE").unwrap().0.description);
    assert!(catalogue.text(&code("benef"), "qu").unwrap().1);
    for pack in catalogue.services.values() {
        assert!(pack.texts.contains_key("en"), "{} has no English", pack.service.code);
    }
}

#[test]
fn the_territory_has_every_department_province_and_district() {
    let catalogue = peru();
    let official =
        |level| catalogue.territory.at_level(level).filter(|row| !row.provisional).count();
    assert_eq!(official(Level::Department), 25);
    assert_eq!(official(Level::Province), 196);
    assert_eq!(official(Level::District), 1892);
    let provisional: Vec<&str> = catalogue
        .territory
        .at_level(Level::District)
        .filter(|row| row.provisional)
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(provisional, ["Sangani"]);
}

#[test]
fn the_lists_of_cusco_and_tacna_are_complete() {
    let territory = peru().territory;
    let names = |rows: Vec<&Territory>| -> Vec<String> {
        rows.into_iter().map(|row| row.name.clone()).collect()
    };
    let lists = include_str!("peru_pack/districts_of_cusco_and_tacna.txt");
    let mut provinces = BTreeMap::new();
    for line in lists.lines() {
        let (province, districts) = line.split_once(": ").unwrap();
        let (ubigeo, name) = province.split_once(' ').unwrap();
        assert_eq!(territory.name(place(ubigeo)), name);
        let found = names(territory.children(place(ubigeo)).collect());
        assert_eq!(found.join(", "), districts, "{province}");
        *provinces.entry(&ubigeo[..2]).or_insert(0) += 1;
    }
    assert_eq!(provinces, BTreeMap::from([("08", 13), ("23", 4)]));
    assert_eq!(territory.children(place("08")).count(), 13);
    assert_eq!(territory.children(place("23")).count(), 4);
}

#[test]
fn sixteen_district_names_of_cusco_repeat_elsewhere() {
    let territory = peru().territory;
    let cusco = place("08");
    let repeated: Vec<&str> = territory
        .at_level(Level::District)
        .filter(|row| cusco.contains(row.ubigeo))
        .filter(|row| {
            territory.at_level(Level::District).filter(|o| o.name == row.name).count() > 1
        })
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(
        repeated.join(", "),
        "San Jerónimo, Santiago, Anta, Mollepata, Pampamarca, San Pablo, San Pedro, Santo Tomás, Coporaque, \
         Santa Ana, Ocobamba, Vilcabamba, Paucartambo, Lucre, Oropesa, Huayllabamba"
    );
    let anywhere = territory.named("Palca", Level::District).count();
    assert_eq!(anywhere, 4, "Palca of Tacna is one of four");
}

#[test]
fn inei_and_reniec_codes_are_told_apart() {
    let territory = peru().territory;
    let reniec = |inei: &str| territory.get(place(inei)).unwrap().reniec.clone();
    assert_eq!(reniec("08").as_deref(), Some("07"));
    assert_eq!(reniec("23").as_deref(), Some("22"));
    assert_eq!(territory.name(place("080204")), "Mosoc Llacta");
    assert_eq!(reniec("080204").as_deref(), Some("070207"));
    assert_eq!(territory.name(place("230204")), "Curibaya");
    assert_eq!(reniec("230204").as_deref(), Some("220403"));
    assert_eq!(reniec("230111"), None, "La Yarada Los Palos is not in the RENIEC list");
    assert_eq!(territory.name(place("070101")), "Callao");
    let kosnipata: Vec<String> =
        territory.named("Cosñipata", Level::District).map(|row| row.ubigeo.to_string()).collect();
    assert_eq!(kosnipata, ["081106"]);
    let santiago = territory.named("Santiago", Level::District).count();
    assert!(santiago > 1 && territory.name(place("080106")) == "Santiago");
}

#[test]
fn every_printed_figure_names_what_the_packs_declare() {
    let catalogue = peru();
    let documents: BTreeSet<&str> = catalogue.documents.iter().map(|d| d.id.as_str()).collect();
    let mut rows = 0;
    for file in &catalogue.figure_files {
        let mut reader = csv::Reader::from_reader(file.text.as_bytes());
        for record in reader.records().map(Result::unwrap) {
            let measure = catalogue.measure(&MeasureKey::parse(&record[0]).unwrap()).unwrap();
            assert_eq!(Unit::parse(&record[5]), Some(measure.unit), "{record:?}");
            assert!(catalogue.territory.get(place(&record[1])).is_some(), "{record:?}");
            for label in Slice::parse_dimensions(&record[2]).unwrap() {
                let pack = catalogue.service(measure.service.as_ref().unwrap()).unwrap();
                assert!(pack.dimension_labels.contains_key(&label), "{record:?}");
            }
            assert!(record[3].parse::<Period>().is_ok(), "{record:?}");
            let digits: String = record[6].chars().filter(char::is_ascii_digit).collect();
            let printed_as_needed = if record[4].len() < 4 { "" } else { &record[4] };
            assert_eq!(digits, printed_as_needed, "{record:?}");
            assert!(documents.contains(&record[7]), "{record:?}");
            rows += 1;
        }
    }
    assert_eq!(rows, 187 + 95);
}

#[test]
fn printed_totals_add_up_except_where_the_source_contradicts_itself() {
    let catalogue = peru();
    let mut different = Vec::new();
    for department in ["08", "23"] {
        let rows = printed(&catalogue, department);
        for total in rows.iter().filter(|row| row.statement.ends_with("_total")) {
            let parts = total.statement.trim_end_matches("_total");
            let added = match total.measure.as_str() {
                "network.operated" | "network.coordinated" => network(&catalogue, &rows, total),
                measure => sum(&rows, |row| {
                    row.measure == measure
                        && row.statement == parts
                        && (total.dimensions.is_empty() || row.dimensions == total.dimensions)
                }),
            };
            if added != Some(total.amount) {
                different.push((total.measure.clone(), total.place.clone(), added, total.amount));
            }
        }
    }
    let demuna = ("demuna.coverage".to_owned(), "08".to_owned(), Some(112), 111);
    assert_eq!(different, [demuna]);
}

/// What the cells of one row of a consolidated table, or all of them, add up to.
fn network(catalogue: &Catalogue, rows: &[Printed], total: &Printed) -> Option<u64> {
    let delivery = total.measure.trim_start_matches("network.");
    sum(rows, |row| {
        let measure = catalogue.measure(&MeasureKey::parse(&row.measure).unwrap()).unwrap();
        let service = measure.service.as_ref().and_then(|code| catalogue.service(code));
        let of_table = service
            .is_some_and(|pack| serde_json::to_value(pack.service.delivery).unwrap() == delivery);
        of_table && row.statement == "consolidated" && row.place.starts_with(&total.place)
    })
}

#[test]
fn there_are_as_many_centers_as_the_sections_count() {
    let catalogue = peru();
    for department in ["08", "23"] {
        let rows = printed(&catalogue, department);
        for pack in catalogue.services.values() {
            let service = &pack.service.code;
            let measure = format!("{service}.coverage");
            let stated = |statement: &str| {
                sum(&rows, |row| row.measure == measure && row.statement == statement)
            };
            let expected = stated("section").or_else(|| stated("consolidated")).unwrap_or(0);
            let centers = catalogue.centers.iter().filter(|center| {
                center.service == *service && place(department).contains(center.place)
            });
            assert_eq!(centers.count() as u64, expected, "{service} in {department}");
        }
    }
    assert_eq!(catalogue.centers.len(), 240 + 69);
    let urubamba = CenterId::parse("cem-regular-urubamba-1").unwrap();
    let center = catalogue.centers.iter().find(|center| center.id == urubamba).unwrap();
    assert_eq!(center.name, "CEM regular, Urubamba");
    assert_eq!(center.provenance.source, "Resumen Ejecutivo Cusco, 2023");
}

#[test]
fn a_shelter_is_counted_by_department_and_never_placed() {
    let catalogue = peru();
    let shelter = catalogue.service(&code("hrt")).unwrap();
    assert_eq!(shelter.service.place, PlaceDisclosure::Sealed);
    assert!(catalogue.words(&code("hrt"), "en", TextField::HowToAsk).is_some());
    let of_shelters: Vec<_> =
        catalogue.centers.iter().filter(|center| center.service == code("hrt")).collect();
    assert_eq!(of_shelters.len(), 3);
    for center in of_shelters {
        assert_eq!(center.place.level(), Level::Department, "{}", center.id);
        let department = catalogue.territory.name(center.place);
        assert!(center.name.contains(department), "{}", center.name);
    }
    for department in ["08", "23"] {
        let rows = printed(&catalogue, department);
        let directory =
            |row: &&Printed| row.measure == "hrt.coverage" && row.statement == "section";
        assert!(rows.iter().filter(directory).all(|row| row.place == department));
    }
}

#[test]
fn a_change_of_one_letter_changes_the_digest_of_its_pack_alone() {
    let mut files = pack_files();
    let before = Catalogue::parse(&files).unwrap().packs;
    let texts = files.iter_mut().find(|file| file.path == "ciam/texts.toml").unwrap();
    texts.text.push('\n');
    let after = Catalogue::parse(&files).unwrap().packs;
    let changed: Vec<&str> =
        after.iter().filter(|(id, v)| before[*id] != **v).map(|(id, _)| id.as_str()).collect();
    assert_eq!(changed, ["ciam"]);
}

#[test]
fn the_codes_of_court_files_are_read_and_an_unknown_one_warns() {
    let tables = peru().court;
    let arequipa = CourtFileNumber::parse("00194-2017-0-0401-JR-FT-01");
    assert_eq!(tables.warnings(&arequipa), []);
    assert_eq!(tables.meaning(&arequipa, CourtPart::District).unwrap().name, "Arequipa");
    let elsewhere = CourtFileNumber::parse("00194-2017-0-9901-JR-FT-01");
    assert_eq!(tables.warnings(&elsewhere), [CourtWarning::UnknownCode(CourtPart::District)]);
}

#[test]
fn one_ficha_of_risk_has_items_and_two_say_that_theirs_are_not_known() {
    let catalogue = peru();
    let known: Vec<(&str, bool)> = catalogue
        .instruments
        .iter()
        .map(|(id, instrument)| (id.as_str(), instrument.scale().is_some()))
        .collect();
    assert_eq!(known, [("fvr_nna", false), ("fvr_pam", false), ("fvr_pareja", true)]);
    for instrument in catalogue.instruments.values() {
        assert!(instrument.source.contains("art. 18"), "{}", instrument.id);
        assert!(instrument.verification.starts_with("Por verificar"), "{}", instrument.id);
    }
    let fvr = InstrumentId::parse("fvr_pareja").unwrap();
    assert!(catalogue.instrument_on(&fvr, date(2019, 3, 6)).is_none());
    assert_eq!(catalogue.instrument_on(&fvr, date(2026, 2, 10)).unwrap().id, fvr);
}
