//! The contradictions of the two seed documents: every one that their figures and words hold is found, and no other.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::path::Path;

use domain::figure::import::read_figures;
use domain::figure::value::KnownFigure;
use domain::ledger::Position;
use domain::pack::{Catalogue, PackFile};
use domain::rule::evaluate;
use domain::summary::Finding;
use domain::territory::Ubigeo;

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

fn lines<T: ToString>(problems: &[T]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn peru() -> Catalogue {
    Catalogue::parse(&pack_files()).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
}

/// The published figures of the packs.
fn published(catalogue: &Catalogue) -> Vec<KnownFigure> {
    let mut known = Vec::new();
    for file in &catalogue.figure_files {
        let read = read_figures(&file.path, &file.text, catalogue)
            .unwrap_or_else(|problems| panic!("{}", lines(&problems)));
        let figures = read.figures.into_iter();
        known.extend(figures.map(|figure| KnownFigure { figure, known_at: Position(1) }));
    }
    known
}

fn findings_of(department: &str) -> Vec<Finding> {
    let catalogue = peru();
    let known = published(&catalogue);
    evaluate(&catalogue, &known, Ubigeo::parse(department).unwrap())
}

/// `rule service ubigeo: values`, in the order in which they are shown.
fn found(department: &str) -> Vec<String> {
    let line = |finding: Finding| {
        let service = finding.service.map_or_else(|| "-".to_owned(), |code| code.to_string());
        let values: Vec<String> =
            finding.stated.iter().map(|side| side.text.replace('\u{a0}', " ")).collect();
        format!("{} {service} {}: {}", finding.rule, finding.ubigeo, values.join(" | "))
    };
    findings_of(department).into_iter().map(line).collect()
}

/// Each finding of the list of known inconsistencies of Cusco by its number. C1 and C4 agree: nothing is found. Not found:
/// of C10, the place of the table before its text (layout is no datum); of C16, the spelling of the names of the shelters
/// (it would repeat them).
#[test]
fn every_contradiction_of_cusco_is_found() {
    let expected = [
        // C2
        "section_vs_consolidated calle 0801: 3 | 2",
        // C3
        "section_vs_consolidated demuna 0811: 6 | 5",
        "section_rows_vs_total demuna 08: 112 | 111",
        // C7
        "zero_attended_with_resolutions mi60 08: 0 | 4",
        // C5
        "users_without_section_coverage sau 08: 487 | no figura | 1",
        "l100_outside_consolidated l100 08: 6 223 | no figura",
        "mi60_outside_consolidated mi60 08: 15 | no figura",
        "conadis_outside_consolidated conadis 08: 4 230 | no figura | 1",
        // C15
        "consolidated_without_section benef 08: 2 | no figura",
        // C12
        "stock_beside_flow calle 08: 382 | 271",
        "stock_beside_flow car 08: 170 | 77",
        // C11
        "activities_per_case_shift cem 08: 38.7 | 41.9",
        "people_per_prevention_action_shift cem 08: 15.4 | 7.2",
        // T8, seen from Cusco
        "activities_per_case_between_departments cem 08: 38.7 | 62.1",
        "activities_per_case_between_departments cem 08: 41.9 | 73.2",
        // C13 (DEMUNA); CIAM has 81 for 116 districts
        "fewer_than_districts ciam 0801: 7 | 8 | 7",
        "fewer_than_districts ciam 0802: 6 | 7 | 6",
        "fewer_than_districts ciam 0803: 5 | 9 | 5",
        "fewer_than_districts ciam 0804: 6 | 8 | 6",
        "fewer_than_districts ciam 0805: 6 | 8 | 6",
        "fewer_than_districts ciam 0807: 5 | 8 | 5",
        "fewer_than_districts ciam 0808: 6 | 8 | 6",
        "fewer_than_districts ciam 0809: 11 | 18 | 11",
        "fewer_than_districts demuna 0809: 14 | 18 | 14",
        "fewer_than_districts ciam 0810: 4 | 9 | 4",
        "fewer_than_districts ciam 0811: 2 | 6 | 2",
        "fewer_than_districts demuna 0811: 5 | 6",
        "fewer_than_districts ciam 0812: 9 | 12 | 9",
        "fewer_than_districts ciam 0813: 6 | 7 | 6",
        // C6
        "wrong_name sau 08: Servicio de Atención de Atención Urgente | Servicio de Atención Urgente",
        // C8
        "wrong_dependency oredis 08: Organismo Público Descentralizado del MIMP | una oficina del gobierno regional",
        // C9
        "two_legal_eras ua 08: declarados judicialmente en abandono | desprotección familiar y adoptabilidad",
        // C16
        "two_names car 08: Centros de Acogida Residencial | Centro de Atención Residencial",
        // C7, second half
        "presence_and_seats mi60 08: en la región Cusco, los siete días de la semana | una sede en Lima y una sede desconcentrada en Santa",
        // T9, seen from Cusco
        "operator_differs hrt 08: MIMP | MIMP – GR Tacna",
        // C14
        "glossary_title_vs_content - 08: servicios dados en coordinación | 5 (CEM, SAU, ER, CAR NNA, UPE)",
        "glossary_term_without_figures - 08: CAR de Urgencias",
        // C10
        "sealed_place_published hrt 08: nombre, provincia y distrito | cuenta por debajo del departamento",
    ];
    assert_eq!(found("08"), expected);
}

/// T1 and T3 agree: nothing is found.
#[test]
fn every_contradiction_of_tacna_is_found() {
    let expected = [
        // T2
        "section_vs_consolidated cedif 2301: 1 | 2",
        // T5
        "zero_attended_with_resolutions mi60 23: 0 | 4",
        // As C5; CONADIS is in T6
        "l100_outside_consolidated l100 23: 1 500 | no figura",
        "mi60_outside_consolidated mi60 23: 0 | no figura",
        "conadis_outside_consolidated conadis 23: 401 | no figura | 1",
        // T6
        "consolidated_without_section benef 23: 2 | no figura",
        // As C12
        "stock_beside_flow calle 23: 155 | 125",
        "stock_beside_flow car 23: 72 | 30",
        "stock_beside_flow cedif 23: 711 | 393",
        // T8; the shifts as C11
        "activities_per_case_shift cem 23: 62.1 | 73.2",
        "people_per_prevention_action_shift cem 23: 13.5 | 9.0",
        "activities_per_case_between_departments cem 23: 62.1 | 38.7",
        "activities_per_case_between_departments cem 23: 73.2 | 41.9",
        // T4
        "fewer_than_districts ciam 2302: 4 | 6 | 4",
        "fewer_than_districts demuna 2302: 4 | 6 | 4",
        "fewer_than_districts ciam 2304: 7 | 8 | 7",
        "fewer_than_districts demuna 2304: 4 | 8 | 4",
        // T7
        "mixed_number_notation - 23: 173 232 | 1500",
        // As C8
        "wrong_dependency oredis 23: Organismo Público Descentralizado del MIMP | una oficina del gobierno regional",
        // T10
        "wrong_place_name er 23: Palca - Tacna | Palca",
        // T7, second half
        "leftover_of_editing - 23: [image: Logo_monitoreo2-1] | una imagen o nada",
        "leftover_of_editing - 23: ) | solo el punto final",
        // As C16
        "two_names car 23: Centros de Acogida Residencial | Centro de Atención Residencial",
        // T9
        "operator_differs hrt 23: MIMP – GR Tacna | MIMP",
        // As C14
        "glossary_title_vs_content - 23: servicios dados en coordinación | 5 (CEM, SAU, ER, CAR NNA, UPE)",
        // T6
        "glossary_term_without_figures sau 23: SAU",
        // As C10
        "sealed_place_published hrt 23: provincia y distrito | cuenta por debajo del departamento",
    ];
    assert_eq!(found("23"), expected);
}

#[test]
fn a_finding_names_both_places_and_both_values() {
    let findings = findings_of("08");
    let demuna = findings
        .iter()
        .find(|finding| {
            finding.rule.as_str() == "section_vs_consolidated" && finding.ubigeo.as_str() == "0811"
        })
        .unwrap();
    let at: Vec<&str> = demuna.stated.iter().map(|side| side.at.as_str()).collect();
    assert_eq!(
        at,
        [
            "Resumen Ejecutivo del Departamento de Cusco, sección de servicios que promueve, 2 cobertura",
            "Resumen Ejecutivo del Departamento de Cusco, consolidado, en coordinación",
        ]
    );
    let amounts: Vec<_> = demuna.stated.iter().map(|side| side.amount.unwrap().exact()).collect();
    assert_eq!(amounts, [Some(6), Some(5)]);
    assert_eq!(
        demuna.message,
        "DEMUNA, provincia de Paucartambo: dice 6 en «sección de servicios que promueve, 2 cobertura» y 5 en «consolidado, en coordinación»."
    );
}

/// The law keeps the place of a shelter secret: a finding about it must not become one more place that tells it.
#[test]
fn findings_about_shelters_name_no_place_below_the_department() {
    for (department, told) in
        [("08", ["Sicuani", "Canchis", "Casa"]), ("23", ["Tacna,", "2301", "Casa"])]
    {
        let about = findings_of(department);
        let mut sealed = 0;
        for finding in about.iter().filter(|f| f.rule.as_str() == "sealed_place_published") {
            sealed += 1;
            assert_eq!(finding.ubigeo.as_str(), department);
            let values: Vec<&str> = finding.stated.iter().map(|side| side.text.as_str()).collect();
            let all = format!("{} {}", finding.message, values.join(" "));
            let message =
                all.replace("departamento de Tacna,", "").replace("Departamento de Tacna,", "");
            assert!(!told.iter().any(|word| message.contains(word)), "{message}");
        }
        assert_eq!(sealed, 1);
    }
}

#[test]
fn where_nothing_is_known_nothing_is_found() {
    assert_eq!(found("15"), Vec::<String>::new());
}

/// A later file about the same departments brings no finding that its own kind of table cannot cause.
#[test]
fn the_national_file_of_cases_by_residence_changes_no_finding() {
    let catalogue = peru();
    let mut known = published(&catalogue);
    let cusco = Ubigeo::parse("08").unwrap();
    let before = evaluate(&catalogue, &known, cusco);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/cem_cases_by_department_risk_2020_2025.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let file = read_figures("cem.csv", &text, &catalogue).unwrap();
    let figures = file.figures.into_iter();
    known.extend(figures.map(|figure| KnownFigure { figure, known_at: Position(2) }));
    assert_eq!(evaluate(&catalogue, &known, cusco), before);
}
