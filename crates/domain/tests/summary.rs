//! The executive summary as data, built from the published figures of Cusco and Tacna.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod known;

use domain::figure::value::KnownFigure;
use domain::figure::{Amount, FigureStatus, Period};
use domain::id::DocumentId;
use domain::ledger::Position;
use domain::pack::Catalogue;
use domain::service::SummaryPart;
use domain::summary::{
    ConsolidatedTable, ExecutiveSummary, NamesAsOf, ServiceSection, SummaryRequest, build,
};
use domain::territory::Ubigeo;
use jiff::civil::date;

fn request(department: &str) -> SummaryRequest {
    SummaryRequest {
        department: Ubigeo::parse(department).unwrap(),
        year: 2022,
        month: Period::Month(2023, 1),
        names: NamesAsOf::Period,
        generated_on: date(2023, 2, 15),
        snapshot: "snapshot-1".to_owned(),
    }
}

fn summary_with(catalogue: &Catalogue, figures: &[KnownFigure], code: &str) -> ExecutiveSummary {
    build(catalogue, figures, &catalogue.centers, &[], Vec::new(), &request(code))
}

fn summary(code: &str) -> ExecutiveSummary {
    let catalogue = known::catalogue();
    let figures = known::figures(&catalogue);
    summary_with(&catalogue, &figures, code)
}

/// `I cem cai` for each programme, as the headings of the document read.
fn outline(summary: &ExecutiveSummary) -> Vec<String> {
    let line = |p: &domain::summary::ProgrammeSection| {
        let services: Vec<&str> = p.services.iter().map(|s| s.service.as_str()).collect();
        let part = if p.part == SummaryPart::Programmes { "" } else { "promoted " };
        format!("{part}{} {}: {}", p.number, p.id, services.join(" "))
    };
    summary.programmes.iter().map(line).collect()
}

fn service<'a>(summary: &'a ExecutiveSummary, code: &str) -> &'a ServiceSection {
    let mut services = summary.programmes.iter().flat_map(|p| &p.services);
    services.find(|s| s.service.as_str() == code).unwrap()
}

fn coverage(summary: &ExecutiveSummary, code: &str) -> Vec<(String, u64)> {
    let coverage = service(summary, code).coverage.as_ref().unwrap();
    let row = |r: &domain::summary::CoverageRow| (r.place.ubigeo.to_string(), r.count.low());
    coverage.rows.iter().map(row).collect()
}

fn users(summary: &ExecutiveSummary, code: &str) -> Vec<(String, Vec<Option<u64>>)> {
    let cells =
        |r: &domain::summary::MeasureRow| r.cells.iter().map(|c| c.map(Amount::low)).collect();
    service(summary, code).measures.iter().map(|r| (r.measure.to_string(), cells(r))).collect()
}

fn row_total(table: &ConsolidatedTable, code: &str) -> Option<u64> {
    let row = table.rows.iter().find(|row| row.place.ubigeo.as_str() == code).unwrap();
    row.total.and_then(Amount::exact)
}

#[test]
fn cusco_has_the_sections_of_its_document_in_order() {
    assert_eq!(
        outline(&summary("08")),
        [
            "1 aurora: cem cai er sau l100 hrt",
            "2 inabif: car calle",
            "3 dga: ua",
            "4 dpe: upe",
            "5 dpam: mi60",
            "6 conadis: conadis",
            "promoted 1 promoted: oredis demuna ciam juguemos pmn benef",
        ]
    );
}

#[test]
fn tacna_leaves_out_what_its_document_leaves_out() {
    assert_eq!(
        outline(&summary("23")),
        [
            "1 aurora: cem er l100 hrt",
            "2 inabif: car cedif calle",
            "3 dpe: upe",
            "4 dpam: mi60",
            "5 conadis: conadis",
            "promoted 1 promoted: oredis demuna ciam juguemos pmn benef",
        ]
    );
}

#[test]
fn a_department_of_which_nothing_is_known_shows_every_section_and_no_number() {
    let lima = summary("15");
    let services: Vec<_> = lima.programmes.iter().flat_map(|p| &p.services).collect();
    assert_eq!(services.len(), 19);
    assert!(services.iter().all(|s| s.coverage.is_none()));
    let mut cells = services.iter().flat_map(|s| &s.measures).flat_map(|row| &row.cells);
    assert!(cells.all(Option::is_none));
    assert!(!service(&lima, "cem").measures.is_empty(), "the rows stand and say nothing is known");
    assert!(lima.figures.is_empty() && lima.sources.is_empty());
    assert!(lima.tables.iter().all(|t| t.rows.is_empty() && t.total.is_none()));
}

#[test]
fn users_stand_by_year_and_by_month() {
    let cusco = summary("08");
    assert_eq!(cusco.periods, [Period::Year(2022), Period::Month(2023, 1)]);
    let cem = [
        ("cem.cases", 10_079, 684),
        ("cem.activities", 390_092, 28_641),
        ("cem.prevention_actions", 7_639, 226),
        ("cem.people_informed", 117_545, 1_633),
    ];
    let expected = cem.map(|(key, year, month)| (key.to_owned(), vec![Some(year), Some(month)]));
    assert_eq!(users(&cusco, "cem"), expected);
    assert_eq!(users(&cusco, "ua"), [("ua.adopted".to_owned(), vec![Some(15), Some(0)])]);
}

#[test]
fn coverage_stands_by_kind_and_province_and_a_district_keeps_its_province() {
    let cusco = summary("08");
    let cem = service(&cusco, "cem").coverage.as_ref().unwrap();
    assert_eq!((cem.rows.len(), cem.total.exact()), (16, Some(26)));
    assert_eq!(cem.stated_total.and_then(Amount::exact), Some(26));
    assert_eq!(cem.rows[0].kind.as_ref().unwrap().label, "CEM regular");
    let cai = &service(&cusco, "cai").coverage.as_ref().unwrap().rows[0];
    assert_eq!((cai.place.name.as_str(), cai.place.ubigeo.as_str()), ("Saylla", "080107"));
    assert_eq!(cai.province.as_ref().unwrap().name, "Cusco");
}

#[test]
fn a_printed_total_that_differs_stands_beside_the_sum() {
    let demuna = summary("08");
    let demuna = service(&demuna, "demuna").coverage.as_ref().unwrap();
    assert_eq!(demuna.total.exact(), Some(112));
    assert_eq!(demuna.stated_total.and_then(Amount::exact), Some(111));
}

#[test]
fn the_place_of_a_shelter_is_not_told_below_the_department() {
    let cusco = summary("08");
    assert_eq!(coverage(&cusco, "hrt"), [("08".to_owned(), 2)]);
    assert!(service(&cusco, "hrt").sealed_note.is_some());
}

#[test]
fn offices_that_only_the_consolidated_table_counts_are_shown_with_their_source() {
    let cusco = summary("08");
    let sau = service(&cusco, "sau").coverage.as_ref().unwrap();
    assert_eq!(coverage(&cusco, "sau"), [("0801".to_owned(), 1)]);
    assert_eq!(sau.citation.as_ref().unwrap().statement.as_str(), "consolidated");
    assert!(!service(&cusco, "l100").has_offices, "a telephone line has no offices to count");
}

#[test]
fn consolidated_totals_are_sums_of_the_cells() {
    let cusco = summary("08");
    let [operated, coordinated] = &cusco.tables[..] else { panic!("two tables") };
    let columns = |t: &ConsolidatedTable| -> Vec<String> {
        t.columns.iter().map(|(code, _)| code.to_string()).collect()
    };
    assert_eq!(columns(operated), ["cem", "cai", "er", "sau", "hrt", "car", "calle", "ua", "upe"]);
    assert_eq!(columns(coordinated), ["oredis", "demuna", "ciam", "benef"]);
    assert_eq!((operated.rows.len(), coordinated.rows.len()), (13, 13));
    assert_eq!(operated.total.and_then(Amount::exact), Some(42));
    assert_eq!(row_total(operated, "0801"), Some(19));
    assert_eq!(coordinated.total.and_then(Amount::exact), Some(195));
    assert_eq!(row_total(coordinated, "0811"), Some(7), "the cell says 5, the section 6");
}

#[test]
fn without_statements_the_tables_are_counted_from_the_directory() {
    let catalogue = known::catalogue();
    let cusco = summary_with(&catalogue, &[], "08");
    let operated = &cusco.tables[0];
    assert!(operated.citation.is_none());
    assert_eq!(row_total(operated, "0811"), Some(2), "one CEM and one rural team");
    let cem = service(&cusco, "cem").coverage.as_ref().unwrap();
    assert_eq!((cem.total.exact(), cem.citation.as_ref()), (Some(26), None));
}

#[test]
fn every_printed_total_of_the_department_is_a_figure_beside_what_the_directory_counts() {
    let cusco = summary("08");
    let stated: Vec<(String, u64, String)> = cusco
        .figures
        .iter()
        .filter(|f| f.measure.as_str() == "cem.coverage")
        .map(|f| (f.dimensions.clone(), f.amount.low(), f.source.to_string()))
        .collect();
    let section = "published:resumen-ejecutivo-cusco-2023/section_total/1.1 cobertura, total";
    assert!(stated.contains(&("kind=regular".to_owned(), 18, section.to_owned())));
    assert!(stated.contains(&(String::new(), 26, "computed:directory".to_owned())));
    let last = cusco.figures.last().unwrap();
    assert_eq!((last.measure.as_str(), last.amount.low()), ("network.coordinated", 195));
    assert_eq!(cusco.sources.len(), 1, "only documents that are cited");
}

#[test]
fn a_rectified_value_stands_in_the_table_and_both_stay_in_the_list() {
    let catalogue = known::catalogue();
    let mut figures = known::figures(&catalogue);
    let mut later =
        figures.iter().find(|k| k.figure.measure.as_str() == "cem.cases").unwrap().clone();
    later.figure.amount = Amount::exactly(10_080);
    later.figure.status = FigureStatus::Rectified;
    later.figure.citation.document = DocumentId::parse("fe-de-erratas").unwrap();
    figures.insert(0, KnownFigure { known_at: Position(0), ..later });
    let cusco = summary_with(&catalogue, &figures, "08");
    assert_eq!(users(&cusco, "cem")[0].1[0], Some(10_080));
    let both = cusco
        .figures
        .iter()
        .filter(|f| f.measure.as_str() == "cem.cases" && f.period == Period::Year(2022));
    assert_eq!(both.count(), 2);
    assert_eq!(cusco.sources.len(), 2, "a document that no pack declares is listed too");
}

#[test]
fn a_document_that_came_with_imported_figures_is_described_among_the_sources() {
    let catalogue = known::catalogue();
    let mut figures = known::figures(&catalogue);
    let document = &catalogue.profiles[0].document;
    assert!(catalogue.documents.iter().all(|own| own.id != document.id), "no pack declares it");
    let mut imported = figures[0].clone();
    imported.figure.citation.document = document.id.clone();
    figures.push(imported);
    let request = request("08");
    let documents = [document.clone()];
    let cusco = build(&catalogue, &figures, &catalogue.centers, &documents, Vec::new(), &request);
    let titles: Vec<_> = cusco.sources.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Resumen Ejecutivo del Departamento de Cusco", document.title.as_str()]);
}

#[test]
fn names_are_those_of_the_period_or_those_of_today() {
    let catalogue = known::catalogue();
    let named = |names| {
        let request = SummaryRequest { names, ..request("08") };
        let cusco = build(&catalogue, &[], &catalogue.centers, &[], Vec::new(), &request);
        service(&cusco, "cem").name.short.clone()
    };
    assert_eq!(named(NamesAsOf::Period), "CEM");
    assert_eq!(named(NamesAsOf::Today(date(2026, 11, 20))), "CEMF");
}

#[test]
fn withheld_cells_make_a_lower_bound_not_a_total() {
    let catalogue = known::catalogue();
    let mut figures = known::figures(&catalogue);
    let model = figures[0].clone();
    for (risk, amount) in
        [("mild", Amount::exactly(290)), ("severe", Amount::between(0, 4).unwrap())]
    {
        let mut part = model.clone();
        part.figure.measure = "cem.cases_by_residence".parse().unwrap();
        part.figure.slice.dimensions =
            domain::figure::Slice::parse_dimensions(&format!("risk={risk}")).unwrap();
        part.figure.amount = amount;
        figures.push(part);
    }
    let cusco = summary_with(&catalogue, &figures, "08");
    let row = &service(&cusco, "cem").measures[4];
    assert_eq!(row.measure.as_str(), "cem.cases_by_residence");
    assert_eq!(row.cells[0], Some(Amount::at_least(290)), "the moderate cell is not known at all");
}
