//! Reading files of figures with the packs of Peru: the real public file whole, and each mistake with its place.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::path::Path;

use domain::figure::import::{FigureFile, HEADER, ImportProblemKind, parse_profile, read_figures};
use domain::figure::{Amount, Period, Place};
use domain::id::DimensionKey;
use domain::pack::{Catalogue, PackFile};

fn peru() -> Catalogue {
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
    Catalogue::parse(&files).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn by_residence() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/cem_cases_by_department_risk_2020_2025.csv");
    std::fs::read_to_string(path).unwrap()
}

const ROW: &str = "cem.cases,08,,2022,10079,case,10 079,resumen-ejecutivo-cusco-2023,section,\"1.1 usuarias, Año 2022\",final";

fn file(rows: &[&str]) -> String {
    format!("{}\n{}\n", HEADER.join(","), rows.join("\n"))
}

/// What is told, `line column code found`.
fn told(text: &str) -> Vec<String> {
    let problems = read_figures("x.csv", text, &peru()).unwrap_err();
    let line = |p: &domain::figure::ImportProblem| {
        format!("{} {} {} {}", p.line, p.column, p.code(), p.found)
    };
    problems.iter().map(line).collect()
}

fn total(file: &FigureFile, wanted: impl Fn(&domain::figure::Figure) -> bool) -> Amount {
    let figures = file.figures.iter().filter(|figure| wanted(figure));
    figures.map(|figure| figure.amount).reduce(Amount::plus).unwrap()
}

#[test]
fn every_published_figure_of_the_packs_is_read() {
    let catalogue = peru();
    let mut counts = BTreeMap::new();
    for file in &catalogue.figure_files {
        let read = read_figures(&file.path, &file.text, &catalogue)
            .unwrap_or_else(|problems| panic!("{}", problems[0]));
        assert_eq!((read.profile, read.documents.len()), (None, 1));
        counts.insert(file.path.clone(), read.figures.len());
    }
    let counts: Vec<(&str, usize)> = counts.iter().map(|(path, n)| (path.as_str(), *n)).collect();
    assert_eq!(counts, [("peru/figures/cusco_2023.csv", 187), ("peru/figures/tacna_2023.csv", 95)]);
}

#[test]
fn totals_of_the_public_file_are_bounds_that_hold_the_declared_total() {
    let file = read_figures("cem.csv", &by_residence(), &peru()).unwrap();
    assert_eq!(file.profile.as_deref(), Some("cem_by_department_risk"));
    assert_eq!(file.documents[0].id.as_str(), "violencia-cem-riesgo");
    // 6 years, 25 departments and the unknown residence, 3 levels of risk: nothing of the grid is missing.
    assert_eq!(file.figures.len(), 6 * 26 * 3);
    let withheld = file.figures.iter().filter(|figure| figure.amount.exact().is_none()).count();
    assert_eq!(withheld, 11);
    let all = total(&file, |_| true);
    assert_eq!((all.low(), all.high()), (936_811, Some(936_811 + 11 * 4)));
    assert!(all.is_compatible_with(Amount::exactly(936_835)));
}

#[test]
fn every_department_of_the_public_file_is_exact_and_the_unknown_residence_is_apart() {
    let file = read_figures("cem.csv", &by_residence(), &peru()).unwrap();
    let of = |place: &str, year| {
        let place = Place::parse(place).unwrap();
        total(&file, |f| f.slice.place == place && f.period == Period::Year(year))
    };
    assert_eq!(of("08", 2022), Amount::exactly(9_886));
    assert_eq!(of("23", 2025), Amount::exactly(3_038));
    assert_eq!(of("PE", 2020).to_string(), "0..12");
    let residence = DimensionKey::parse("residence").unwrap();
    for figure in &file.figures {
        let is_country = figure.slice.place == Place::Country;
        assert_eq!(figure.slice.dimensions.contains_key(&residence), is_country);
        let reason = figure.citation.locator.contains("omitida");
        assert_eq!(reason, figure.amount.exact().is_none());
    }
}

#[test]
fn a_foreign_file_is_refused_where_the_profile_does_not_know_a_word() {
    let text = by_residence();
    let wrong = [
        ("2020,Amazonas,leve,294", "2020,Amazonia,leve,294", "2 department unknown_place Amazonia"),
        ("2020,Amazonas,leve,294", "2020,Amazonas,grave,294", "2 risk_level unknown_code grave"),
        ("2020,Amazonas,leve,294", "2019,Amazonas,leve,294", "2 year outside_grid 2019"),
        ("2020,Amazonas,leve,294", "20,Amazonas,leve,294", "2 year unknown_period 20"),
        ("2020,Amazonas,leve,294", "2020,Amazonas,leve,1.294", "2 cases ambiguous_number 1.294"),
        ("2020,Amazonas,leve,294", "2020,Amazonas,leve,-3", "2 cases negative -3"),
        (
            "2020,Amazonas,leve,294",
            "2020,Amazonas,severo,294",
            "4 cases duplicate_cell cem.cases_by_residence 01 2020",
        ),
    ];
    for (right, other, expected) in wrong {
        assert_eq!(told(&text.replacen(right, other, 1)), [expected]);
    }
}

#[test]
fn each_mistake_in_our_own_format_is_told_with_its_column() {
    let wrong = [
        ("cem.cases", "cem.casos", "2 measure unknown_measure cem.casos"),
        (",case,", ",person,", "2 unit unlike_unit person"),
        (",08,", ",99,", "2 place unknown_place 99"),
        (",08,", ",8,", "2 place lost_zero 8"),
        (",08,", ",70101,", "2 place lost_zero 70101"),
        (",2022,", ",2022-13,", "2 period unknown_period 2022-13"),
        (",08,,", ",08,color=red,", "2 dimensions unknown_dimension color"),
        (",08,,", ",08,kind=red,", "2 dimensions unknown_code red"),
        (",10079,", ",-10079,", "2 amount negative -10079"),
        (",10079,", ",10.079,", "2 amount ambiguous_number 10.079"),
        (",10079,", ",\"10,079\",", "2 amount ambiguous_number 10,079"),
        (",10079,", ",10079.5,", "2 amount not_whole 10079.5"),
        (",10079,", ",ten,", "2 amount invalid_number ten"),
        (",10 079,", ",10 097,", "2 printed printed_differs 10 097"),
        ("cusco-2023", "lima-2023", "2 document unknown_document resumen-ejecutivo-lima-2023"),
        (",section,", ",Section A,", "2 statement invalid_statement Section A"),
        ("\"1.1 usuarias, Año 2022\"", "", "2 locator no_locator "),
        (",final", ",definitive", "2 status unknown_status definitive"),
        (",final", ",final,more", "2  row_width 12"),
        (",final", "", "2  row_width 10"),
    ];
    for (right, other, expected) in wrong {
        let text = file(&[&ROW.replacen(right, other, 1)]);
        assert_eq!(told(&text), [expected], "{other}");
    }
}

#[test]
fn a_message_says_where_what_and_what_to_do() {
    let text = file(&[&ROW.replacen(",08,", ",70101,", 1)]);
    let problems = read_figures("cusco.csv", &text, &peru()).unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "cusco.csv:2: column `place`: `70101` lost its leading zero\n  help: write `070101` (Callao), and keep codes as text in the spreadsheet"
    );
}

#[test]
fn the_second_row_of_a_cell_names_the_first() {
    let again = ROW.replacen("Año 2022", "página 3", 1);
    let text = file(&[ROW, &again]);
    let problems = read_figures("x.csv", &text, &peru()).unwrap_err();
    assert_eq!((problems[0].line, problems[0].kind), (3, ImportProblemKind::DuplicateCell));
    assert!(problems[0].message().ends_with("already stated in line 2"), "{}", problems[0]);
    let other_part = ROW.replacen(",section,", ",annex,", 1);
    assert!(read_figures("x.csv", &file(&[ROW, &other_part]), &peru()).is_ok());
}

#[test]
fn a_header_that_no_format_has_is_refused_with_those_known() {
    let problems = read_figures("x.csv", "a,b\n1,2\n", &peru()).unwrap_err();
    assert_eq!(problems[0].kind, ImportProblemKind::UnknownHeader);
    assert!(problems[0].help().contains("`year,department,risk_level,cases`"), "{}", problems[0]);
    let short = file(&[]).replace(",unit", "");
    assert_eq!(told(&short), ["1 unit missing_column "]);
    assert_eq!(
        told(&file(&[]).replace(",unit", ",unidad")),
        ["1 unit missing_column ", "1 unidad unknown_column unidad"]
    );
    for empty in ["", "\n\n", "\u{feff}"] {
        assert_eq!(told(empty), ["1  empty "]);
    }
    assert_eq!(told(&file(&[]).replace("\n\n", "\n")), ["1  empty "]);
}

#[test]
fn spreadsheets_may_part_cells_by_semicolons_and_end_lines_their_own_way() {
    let text = by_residence().replace(',', ";").replace('\n', "\r\n");
    let text = format!("\u{feff}{text}");
    assert_eq!(read_figures("x.csv", &text, &peru()).unwrap().figures.len(), 468);
    let broken = text.replacen("2021;Amazonas;leve;272", "2021;Amazonas;leve;x", 1);
    assert_eq!(told(&broken), ["5 cases invalid_number x"]);
}

#[test]
fn of_many_problems_fifty_are_listed_and_the_rest_counted() {
    let wrong = ROW.replacen(",10079,", ",x,", 1);
    let rows: Vec<&str> = std::iter::repeat_n(wrong.as_str(), 60).collect();
    let problems = read_figures("x.csv", &file(&rows), &peru()).unwrap_err();
    assert_eq!(problems.len(), 51);
    let last = problems.last().unwrap();
    assert_eq!((last.line, last.code(), last.found.as_str()), (51, "more", "10"));
}

const BY_PROVINCE: &str = r#"id = "by_province"
title = "Casos por provincia"
header = ["departamento", "provincia", "mes", "casos"]
measure = "cem.cases"
unit = "case"
number = "point_thousands"
status = "provisional"
[value]
column = "casos"
[place]
column = "provincia"
as = "province_name"
department_column = "departamento"
[period]
column = "mes"
as = "month"
[document]
id = "boletin"
title = "Boletín"
publisher = "MIMP"
[cite]
statement = "table"
locator = "1.1"
"#;

#[test]
fn provinces_are_told_apart_by_their_department_and_thousands_read_as_declared() {
    let mut catalogue = peru();
    let text = BY_PROVINCE.to_owned();
    let file = PackFile { path: "peru/profiles/by_province.toml".to_owned(), text };
    catalogue.profiles.push(parse_profile(&file).unwrap());
    let rows = "departamento,provincia,mes,casos\nCUSCO,Quispicanchis,2023-01,1.234\nTacna,TACNA,2023-01,56\n";
    let read = read_figures("x.csv", rows, &catalogue).unwrap();
    let figures: Vec<String> = read
        .figures
        .iter()
        .map(|f| format!("{} {} {}", f.slice.place, f.period, f.amount))
        .collect();
    assert_eq!(figures, ["0812 2023-01 1234", "2301 2023-01 56"]);

    let elsewhere = rows.replace("Tacna,TACNA", "Cusco,TACNA").replace("2023-01,56", "2023,1,5");
    let problems = read_figures("x.csv", &elsewhere.replace("1,5", "15"), &catalogue).unwrap_err();
    let codes: Vec<&str> = problems.iter().map(domain::figure::ImportProblem::code).collect();
    assert_eq!(codes, ["unknown_place", "unknown_period"]);

    catalogue.profiles.push(catalogue.profiles.last().unwrap().clone());
    let twice = read_figures("x.csv", rows, &catalogue).unwrap_err();
    assert_eq!(twice[0].kind, ImportProblemKind::TwoFormats);
}
