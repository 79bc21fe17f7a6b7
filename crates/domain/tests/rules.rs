//! Each kind of check in a small country of one department: what agrees gives nothing, what does not is told.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use domain::figure::import::{HEADER, read_figures};
use domain::figure::value::KnownFigure;
use domain::ledger::Position;
use domain::pack::{Catalogue, PackFile};
use domain::rule::evaluate;
use domain::summary::Finding;
use domain::territory::Ubigeo;

const COUNTRY: &str = r#"id = "country"
version = "1.0.0"
title = "Country"
[[changelog]]
version = "1.0.0"
changes = "first"
[[programme]]
id = "care"
part = "programmes"
order = 1
names = [{ short = "Care", long = "Care", source = "test" }]
purpose = { es-PE = "Cuida." }
"#;

const WORDS: &str = r#"[words]
absent = "nothing"
decimal = "."
between = "{minimo} to {maximo}"
at_least = "{minimo} or more"
months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]
month = "{mes}/{anio}"
department = "{nombre}"
province = "{nombre}"
district = "{nombre}"
sum = "sum of {donde}"
official_districts = "list"
sealed_count = "a count"
[words.statement]
section = "{documento}, {localizador}"
[words.part]
consolidated = "{documento}, tables"
"#;

const TOTALS: &str = r#"
[[measure]]
key = "network.operated"
unit = "center"
additivity = "semi_additive"
place = "center"
time = "existing"
order = 1
label = "All"
definition = "All."
"#;

/// Two districts in province 0801, one in 0802.
const PLACES: &str = "ubigeo,name,reniec,variants,valid_from,valid_to,latitude,longitude,source\n\
08,Cusco,,,,,,,t\n0801,North,,,,,,,t\n0802,South,,,,,,,t\n080101,A,,,,,,,t\n080102,B,,,,,,,t\n080201,C,,,,,,,t\n\
09,Other,,,,,,,t\n";

const DOCUMENTS: &str = "[[document]]\nid = \"report\"\ntitle = \"Report\"\npublisher = \"test\"\n\
[[document]]\nid = \"other\"\ntitle = \"Other\"\npublisher = \"test\"\n";

fn service(code: &str, order: u32, place: &str) -> [(String, String); 3] {
    let manifest = format!(
        "id = \"{code}\"\nversion = \"1.0.0\"\n[[changelog]]\nversion = \"1.0.0\"\nchanges = \"first\"\n[service]\nprogramme = \"care\"\norder = {order}\ndelivery = \"operated\"\nplace = \"{place}\"\nnames = [{{ short = \"{code}!\", long = \"{code}\", source = \"t\" }}]\noperator = [{{ name = \"Care\", source = \"t\" }}]\n"
    );
    let measure = |key: &str, unit: &str, time: &str, order: u32| {
        format!(
            "[[measure]]\nkey = \"{code}.{key}\"\nunit = \"{unit}\"\nadditivity = \"additive\"\nplace = \"center\"\ntime = \"{time}\"\norder = {order}\nlabel = \"x\"\ndefinition = \"x\"\n"
        )
    };
    let measures = [
        measure("cases", "case", "entry", 1),
        measure("acts", "activity", "done", 2),
        measure("present", "person", "present", 3),
        measure("coverage", "center", "existing", 4),
        "[[dimension]]\nkey = \"kind\"\ncodes = [{ code = \"a\", label = \"A\" }, { code = \"b\", label = \"B\" }]\n".to_owned(),
    ];
    let texts = "[es-PE]\nsummary = \"x\"\ndescription = \"x\"\nhow_to_ask = \"x\"\n";
    [
        (format!("{code}/pack.toml"), manifest),
        (format!("{code}/measures.toml"), measures.concat()),
        (format!("{code}/texts.toml"), texts.to_owned()),
    ]
}

fn parse(rules: &str, wordings: &str) -> Result<Catalogue, Vec<String>> {
    let header = "document,locator,subject,attribute,text,norm_text,norm_source";
    let mut files: Vec<(String, String)> = [
        ("country/pack.toml", COUNTRY.to_owned()),
        ("country/measures.toml", TOTALS.to_owned()),
        ("country/documents.toml", DOCUMENTS.to_owned()),
        ("country/territory/places.csv", PLACES.to_owned()),
        ("country/rules.toml", format!("{WORDS}{rules}")),
        ("country/wordings.csv", format!("{header}\n{wordings}")),
    ]
    .map(|(path, text)| (path.to_owned(), text))
    .into();
    files.extend(service("help", 1, "public"));
    files.extend(service("house", 2, "sealed"));
    let files: Vec<PackFile> =
        files.into_iter().map(|(path, text)| PackFile { path, text }).collect();
    Catalogue::parse(&files).map_err(|all| all.iter().map(ToString::to_string).collect())
}

fn rule(check: &str, message: &str) -> String {
    format!("[[rule]]\nid = \"the-rule\"\nmessage = \"{message}\"\nsource = \"t\"\ncheck.{check}\n")
}

/// Rows as `measure place dimensions period amount unit statement`, known in this order.
fn figures(catalogue: &Catalogue, rows: &[&str]) -> Vec<KnownFigure> {
    let mut known = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.split(' ').collect();
        let [measure, place, dimensions, period, amount, unit, statement] = cells[..] else {
            panic!("{row}")
        };
        let dimensions = if dimensions == "-" { "" } else { dimensions };
        let line = format!(
            "{measure},{place},{dimensions},{period},{amount},{unit},,report,{statement},part 1,final"
        );
        let text = format!("{}\n{line}\n", HEADER.join(","));
        let read = read_figures("test.csv", &text, catalogue)
            .unwrap_or_else(|problems| panic!("{}", problems[0]));
        let known_at = Position(at.try_into().unwrap());
        known.extend(read.figures.into_iter().map(|figure| KnownFigure { figure, known_at }));
    }
    known
}

fn found_with(check: &str, message: &str, wordings: &str, rows: &[&str]) -> Vec<Finding> {
    let catalogue = parse(&rule(check, message), wordings).unwrap_or_else(|all| panic!("{all:?}"));
    evaluate(&catalogue, &figures(&catalogue, rows), Ubigeo::parse("08").unwrap())
}

/// `place: values` of each finding.
fn found(check: &str, rows: &[&str]) -> Vec<String> {
    let line = |finding: Finding| {
        let values: Vec<String> = finding.stated.into_iter().map(|side| side.text).collect();
        format!("{}: {}", finding.ubigeo, values.join(" | "))
    };
    found_with(check, "{lugar}", "", rows).into_iter().map(line).collect()
}

const SAME: &str =
    "same_cell = { measures = [\"*.coverage\"], left = \"section\", right = \"consolidated\" }";

#[test]
fn districts_and_kinds_add_up_to_the_province_before_they_are_compared() {
    let rows = [
        "help.coverage 080101 kind=a 2022 2 center section",
        "help.coverage 080101 kind=b 2022 1 center section",
        "help.coverage 080102 - 2022 1 center section",
        "help.coverage 0801 - 2022 4 center consolidated",
    ];
    assert_eq!(found(SAME, &rows), Vec::<String>::new());
    let differs = [rows[0], rows[1], rows[2], "help.coverage 0801 - 2022 5 center consolidated"];
    assert_eq!(found(SAME, &differs), ["0801: 4 | 5"]);
}

#[test]
fn a_row_that_covers_another_is_not_added_to_it() {
    let rows = [
        "help.coverage 0801 - 2022 4 center section",
        "help.coverage 080101 - 2022 3 center section",
        "help.coverage 0801 - 2022 4 center consolidated",
    ];
    assert_eq!(found(SAME, &rows), Vec::<String>::new());
}

#[test]
fn a_place_that_only_one_statement_counts_is_told_and_a_blank_beside_zero_is_not() {
    let rows = [
        "help.coverage 0801 - 2022 1 center section",
        "help.coverage 0802 - 2022 2 center section",
        "help.coverage 0801 - 2022 1 center consolidated",
    ];
    assert_eq!(found(SAME, &rows), ["0802: 2 | nothing"]);
    let zero = [rows[0], "help.coverage 0802 - 2022 0 center section", rows[2]];
    assert_eq!(found(SAME, &zero), Vec::<String>::new());
}

#[test]
fn bounds_disagree_only_where_no_number_fits_both() {
    let rows = |amount: &str| {
        let bounded = format!("help.coverage 0801 - 2022 {amount} center section");
        found(SAME, &[&bounded, "help.coverage 0801 - 2022 5 center consolidated"])
    };
    assert_eq!(rows("0..5"), Vec::<String>::new());
    assert_eq!(rows(">=2"), Vec::<String>::new());
    assert_eq!(rows("0..4"), ["0801: 0 to 4 | 5"]);
}

#[test]
fn of_a_value_that_became_known_twice_the_later_counts() {
    let rows = [
        "help.coverage 0801 - 2022 3 center section",
        "help.coverage 0801 - 2022 2 center consolidated",
        "help.coverage 0801 - 2022 2 center section",
    ];
    assert_eq!(found(SAME, &rows), Vec::<String>::new());
}

#[test]
fn a_sealed_service_is_compared_by_department_only() {
    let rows = [
        "house.coverage 0801 - 2022 2 center section",
        "house.coverage 0802 - 2022 1 center consolidated",
        "house.coverage 0801 - 2022 2 center consolidated",
    ];
    assert_eq!(found(SAME, &rows), ["08: 2 | 3"]);
}

#[test]
fn rows_are_added_under_a_total_of_their_own_dimensions() {
    let check =
        "rows_vs_total = { measures = [\"*.coverage\"], rows = \"section\", total = \"total\" }";
    let rows = [
        "help.coverage 0801 kind=a 2022 2 center section",
        "help.coverage 0802 kind=a 2022 1 center section",
        "help.coverage 0802 kind=b 2022 4 center section",
        "help.coverage 08 kind=a 2022 3 center total",
        "help.coverage 08 - 2022 7 center total",
    ];
    assert_eq!(found(check, &rows), Vec::<String>::new());
    let wrong = [rows[0], rows[1], rows[2], rows[3], "help.coverage 08 - 2022 8 center total"];
    assert_eq!(found(check, &wrong), ["08: 7 | 8"]);
}

#[test]
fn services_are_added_under_the_total_of_their_row() {
    let check = "services_vs_total = { measures = [\"*.coverage\"], delivery = \"operated\", rows = \"cells\", total_measure = \"network.operated\", total = \"total\" }";
    let rows = [
        "help.coverage 0801 - 2022 2 center cells",
        "house.coverage 0801 - 2022 1 center cells",
        "network.operated 0801 - 2022 3 center total",
    ];
    assert_eq!(found(check, &rows), Vec::<String>::new());
    let wrong = [rows[0], rows[1], "network.operated 0801 - 2022 4 center total"];
    assert_eq!(found(check, &wrong), ["0801: 3 | 4"]);
}

#[test]
fn acts_without_users_are_told_for_the_same_period_only() {
    let check = "zero_beside = { zero = \"help.cases\", nonzero = \"help.acts\" }";
    let rows = ["help.cases 08 - 2022 0 case section", "help.acts 08 - 2022 4 activity section"];
    assert_eq!(found(check, &rows), ["08: 0 | 4"]);
    let other = [rows[0], "help.acts 08 - 2023-01 4 activity section"];
    assert_eq!(found(check, &other), Vec::<String>::new());
    let none = [rows[0], "help.acts 08 - 2022 0 activity section"];
    assert_eq!(found(check, &none), Vec::<String>::new());
}

#[test]
fn a_service_with_users_needs_its_offices_only_where_the_document_counts_offices() {
    let check = "users_without_row = { coverage = \"*.coverage\", missing_in = \"consolidated\" }";
    let users = "help.cases 08 - 2022 9 case section";
    assert_eq!(found(check, &[users]), Vec::<String>::new());
    let other = "house.coverage 08 - 2022 1 center consolidated";
    assert_eq!(found(check, &[users, other]), ["08: 9 | nothing"]);
    let own = "help.coverage 0801 - 2022 1 center consolidated";
    assert_eq!(found(check, &[users, other, own]), Vec::<String>::new());
}

#[test]
fn a_count_that_no_section_describes_is_told() {
    let check = "row_without_section = { coverage = \"*.coverage\", statement = \"consolidated\", section = \"section\" }";
    let counted = "help.coverage 0801 - 2022 2 center consolidated";
    assert_eq!(found(check, &[counted]), ["08: 2 | nothing"]);
    let described = "help.cases 08 - 2022 9 case section";
    assert_eq!(found(check, &[counted, described]), Vec::<String>::new());
}

#[test]
fn persons_present_are_told_only_beside_entries() {
    let check = "stock_beside_flow = { statement = \"section\" }";
    let stock = [
        "help.present 08 - 2022 170 person section",
        "help.present 08 - 2023-01 77 person section",
    ];
    assert_eq!(found(check, &stock), Vec::<String>::new());
    let flow = ["help.cases 08 - 2022 9 case section", "help.cases 08 - 2023-01 1 case section"];
    assert_eq!(found(check, &[stock, flow].concat()), ["08: 170 | 77"]);
}

#[test]
fn a_ratio_is_told_from_its_factor_on_and_not_before() {
    let check = "ratio_shift = { numerator = \"help.acts\", denominator = \"help.cases\", factor_percent = 150 }";
    let rows = |acts: &str| {
        let later = format!("help.acts 08 - 2023-01 {acts} activity section");
        let rows = [
            "help.cases 08 - 2022 10 case section",
            "help.acts 08 - 2022 20 activity section",
            "help.cases 08 - 2023-01 10 case section",
            &later,
        ];
        found(check, &rows)
    };
    assert_eq!(rows("29"), Vec::<String>::new());
    assert_eq!(rows("30"), ["08: 2.0 | 3.0"]);
    assert_eq!(rows("13"), ["08: 2.0 | 1.3"]);
    assert_eq!(rows("0..90"), Vec::<String>::new());
}

#[test]
fn a_ratio_without_anything_under_the_line_is_no_ratio() {
    let check = "ratio_between_departments = { numerator = \"help.acts\", denominator = \"help.cases\", factor_percent = 150 }";
    let own = ["help.cases 08 - 2022 10 case section", "help.acts 08 - 2022 20 activity section"];
    let rows = |cases: &str| {
        let cases = format!("help.cases 09 - 2022 {cases} case section");
        let other = [cases.as_str(), "help.acts 09 - 2022 40 activity section"];
        found(check, &[own, other].concat())
    };
    assert_eq!(rows("10"), ["08: 2.0 | 4.0"]);
    assert_eq!(rows("20"), Vec::<String>::new());
    assert_eq!(rows("0"), Vec::<String>::new());
}

#[test]
fn fewer_or_more_offices_than_districts_are_told_apart() {
    let check = |count: &str| {
        format!(
            "count_vs_districts = {{ measures = [\"*.coverage\"], statements = [\"section\", \"consolidated\"], count = \"{count}\" }}"
        )
    };
    let rows = [
        "help.coverage 0801 - 2022 2 center section",
        "help.coverage 0801 - 2022 1 center consolidated",
        "help.coverage 0802 - 2022 3 center section",
        "help.coverage 0802 - 2022 3 center consolidated",
        "house.coverage 0801 - 2022 1 center section",
    ];
    assert_eq!(found(&check("fewer"), &rows), ["0801: 1 | 2"]);
    assert_eq!(found(&check("more"), &rows), ["0802: 3 | 1 | 3"]);
}

#[test]
fn words_of_other_departments_are_not_ours() {
    let check = "wording_vs_norm = { attribute = \"name\" }";
    let words =
        "report,part 1,help,name,Halp,Help,the law\nother,part 1,help,name,Hulp,Help,the law\n";
    let rows = ["help.cases 08 - 2022 9 case section"];
    let told =
        found_with(check, "{servicio} {valor_1} {valor_2} {donde_2} {parte_1}", words, &rows);
    let messages: Vec<&str> = told.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["help! Halp Help the law part 1"]);
    assert!(found_with(check, "{lugar}", words, &[]).is_empty());
    let agreed = "report,part 1,help,name,Help,Help,the law\n";
    assert!(found_with(check, "{lugar}", agreed, &rows).is_empty());
}

#[test]
fn a_count_of_shelters_below_the_department_is_told_without_its_place() {
    let check = "sealed_place = { attribute = \"place\" }";
    let rows = [
        "house.coverage 08 - 2022 3 center section",
        "house.coverage 0801 - 2022 2 center consolidated",
        "house.coverage 0802 - 2022 1 center consolidated",
    ];
    let told = found_with(check, "{servicio} {lugar} {valor_1} {donde_1}", "", &rows);
    let messages: Vec<&str> = told.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["house! Cusco a count Report, consolidated, part 1"]);
    assert_eq!(found(check, &rows[..1]), Vec::<String>::new());
}

#[test]
fn mistakes_in_rules_point_at_their_place() {
    let told = |rules: &str| parse(rules, "").unwrap_err().join("\n");
    let slot = told(&rule(SAME, "{sevicio}"));
    assert!(
        slot.starts_with("packs/country/rules.toml:20:11 nothing fills `{sevicio}` here"),
        "{slot}"
    );
    assert!(slot.contains("help: slots here are {servicio}, {lugar}"), "{slot}");
    let twice = told(&[rule(SAME, "x"), rule(SAME, "y")].concat());
    assert!(twice.contains("the rule `the-rule` is declared twice"), "{twice}");
    let kind = told(&rule("same_sell = {}", "x"));
    assert!(kind.contains("unknown variant `same_sell`"), "{kind}");
    let key = told(&rule("mixed_notation = { digits = 4, more = 1 }", "x"));
    assert!(key.contains("unknown field `more`"), "{key}");
    let factor =
        "ratio_shift = { numerator = \"a.b\", denominator = \"a.c\", factor_percent = 100 }";
    assert!(told(&rule(factor, "x")).contains("finds every pair"));
    assert!(told(&rule(SAME, "x").replace("\"t\"", "\" \"")).contains("the source is blank"));
}

#[test]
fn what_rules_and_wordings_name_must_exist() {
    let told = |rules: &str, wordings: &str| parse(rules, wordings).unwrap_err().join("\n");
    let measure = rule("zero_beside = { zero = \"help.case\", nonzero = \"help.acts\" }", "x");
    let unknown = told(&measure, "");
    assert!(
        unknown.starts_with(
            "packs/country/rules.toml:19:6 the rule `the-rule` names no known measure: `help.case`"
        ),
        "{unknown}"
    );
    let service = "users_without_row = { coverage = \"*.coverage\", missing_in = \"section\", services = [\"halp\"] }";
    assert!(told(&rule(service, "x"), "").contains("no known service: `halp`"));
    let names = rule("wording_vs_norm = { attribute = \"name\" }", "x");
    assert!(parse(&names, "report,part 1,help,name,Halp,Help,law\n").is_ok());
    let document = told(&names, "raport,part 1,help,name,Halp,Help,law\n");
    assert!(
        document.contains("wordings.csv:2:1 no pack declares the document `raport`"),
        "{document}"
    );
    let attribute = told(&names, "report,part 1,help,nome,Halp,Help,law\n");
    assert!(attribute.contains("no rule reads wordings of the attribute `nome`"), "{attribute}");
}
