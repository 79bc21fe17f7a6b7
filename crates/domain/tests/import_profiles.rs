//! Import profiles: each mistake in the declaration is told with its place; provinces and notations are read as declared.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::figure::import::{NumberNotation, PlaceForm, parse_profile};
use domain::pack::PackFile;

const PROFILE: &str = r#"id = "by_province"
title = "Casos"
header = ["departamento", "provincia", "mes", "riesgo", "n", "nota"]
measure = "help.cases"
unit = "case"
number = "point_thousands"
status = "provisional"
ignored = ["nota"]
[value]
column = "n"
[place]
column = "provincia"
as = "province_name"
department_column = "departamento"
[[place.exception]]
value = "Otro"
place = "PE"
dimensions = "residence=unknown"
[period]
column = "mes"
as = "month"
[[dimension]]
column = "riesgo"
key = "risk"
codes = { leve = "mild" }
[absent]
low = 0
high = 4
reason = "omitida"
periods = ["2023-01"]
[document]
id = "doc"
title = "Doc"
publisher = "P"
[cite]
statement = "table"
locator = "1"
"#;

/// What is said when `wrong` stands where `right` stood.
fn told(right: &str, wrong: &str) -> Vec<String> {
    assert!(PROFILE.contains(right), "{right}");
    let text = PROFILE.replacen(right, wrong, 1);
    let file = PackFile { path: "peru/profiles/x.toml".to_owned(), text };
    parse_profile(&file).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_profile_is_read_as_declared() {
    let file = PackFile { path: "peru/profiles/x.toml".to_owned(), text: PROFILE.to_owned() };
    let profile = parse_profile(&file).unwrap();
    assert_eq!(profile.number, NumberNotation::PointThousands);
    let department_column = "departamento".to_owned();
    assert_eq!(profile.place_form, PlaceForm::ProvinceName { department_column });
    assert_eq!(profile.absent.unwrap().amount.to_string(), "0..4");
    assert_eq!(profile.citation.document.as_str(), "doc");
}

#[test]
fn every_column_has_one_meaning() {
    assert!(
        told("column = \"n\"", "column = \"m\"")[0]
            .starts_with("packs/peru/profiles/x.toml:10:10 the header has no column `m`")
    );
    assert!(told("[\"nota\"]", "[]")[0].contains("nothing reads the column `nota`"));
    assert!(told("[\"nota\"]", "[\"nota\", \"n\"]")[0].contains("the column `n` is read twice"));
    assert!(told("\"n\", \"nota\"", "\"n\", \"n\", \"nota\"")[0].contains("the header repeats"));
}

#[test]
fn places_periods_and_bounds_must_make_sense() {
    assert!(
        told("dimensions = \"residence=unknown\"\n", "")[0].contains("would pass for the whole")
    );
    assert!(
        told("department_column = \"departamento\"\n", "")[1].contains("need `department_column`")
    );
    assert!(told("\"province_name\"", "\"ubigeo\"")[0].contains("belongs to `province_name`"));
    assert!(told("\"2023-01\"", "\"2023\"")[0].contains("a month such as 2023-01"));
    assert!(told("low = 0", "low = 5")[0].contains("under the lower bound"));
    assert!(told("unit = \"case\"", "unit = \"cases\"")[0].contains("unknown variant"));
    assert!(told("low = 0", "low = 0\nlowest = 0")[0].contains("unknown field"));
}
