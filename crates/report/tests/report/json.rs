//! The JSON: true to its published schema, and to the documents.

use crate::cusco;
use domain::figure::Amount;
use report::json;
use serde_json::{Value, json};

fn schema() -> jsonschema::Validator {
    let schema = include_str!("../../../../docs/schemas/executive-summary.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

fn value(code: &str) -> Value {
    serde_json::from_str(&json::render(&cusco::summary(code)).unwrap()).unwrap()
}

#[test]
fn every_department_follows_the_published_schema() {
    let schema = schema();
    for code in ["08", "23", "15"] {
        let value = value(code);
        let errors: Vec<String> =
            schema.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{code}: {errors:?}");
    }
}

#[test]
fn the_schema_refuses_what_it_must() {
    let schema = schema();
    let good = value("08");
    for (pointer, wrong) in [
        ("/department/ubigeo", json!("8")),
        ("/figures/0/value", json!("10 079")),
        ("/figures/0/source", json!("heard")),
        ("/coverage/0/count", json!(null)),
        ("/tables/0/id", json!("other")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema.is_valid(&bad), "{pointer}");
    }
}

#[test]
fn offices_of_one_place_are_one_object_with_its_kinds_as_parts() {
    let value = value("08");
    let coverage = value["coverage"].as_array().unwrap();
    let own = |c: &&Value| c["service"] == "cem" && c["ubigeo"] == "0801";
    let cusco: Vec<&Value> = coverage.iter().filter(own).collect();
    assert_eq!(cusco.len(), 1);
    assert_eq!(
        *cusco[0],
        json!({
            "service": "cem", "ubigeo": "0801", "count": 9,
            "parts": [{ "kind": "regular", "count": 3 }, { "kind": "police_station", "count": 6 }],
        })
    );
}

#[test]
fn tables_and_findings_have_the_shape_that_programs_expect() {
    let value = value("08");
    let table = &value["tables"][1];
    assert_eq!(table["id"], "coordinated");
    assert_eq!(table["columns"], json!(["oredis", "demuna", "ciam", "benef"]));
    let totals = json!({ "oredis": 1, "demuna": 111, "ciam": 81, "benef": 2, "total": 195 });
    assert_eq!(table["totals"], totals);
    let row = json!({
        "ubigeo": "0811", "name": "Paucartambo", "cells": { "demuna": 5, "ciam": 2 }, "total": 7,
    });
    assert!(table["rows"].as_array().unwrap().contains(&row));
    assert_eq!(value["findings"][0]["stated"], json!([6, 5]));
    assert_eq!(value["findings"][0]["places"].as_array().unwrap().len(), 2);
    assert_eq!(value["periods"], json!(["2022", "2023-01"]));
    assert_eq!(value["generated_on"], "2026-11-20");
}

#[test]
fn a_value_known_only_within_bounds_says_so() {
    let mut summary = cusco::summary("08");
    summary.figures[0].amount = Amount::between(294, 302).unwrap();
    summary.figures[1].amount = Amount::at_least(290);
    let value: Value = serde_json::from_str(&json::render(&summary).unwrap()).unwrap();
    assert_eq!(value["figures"][0]["value"], 294);
    assert_eq!(value["figures"][0]["bound"], json!({ "low": 294, "high": 302 }));
    assert_eq!(value["figures"][1]["bound"], json!({ "low": 290, "high": null }));
    assert!(schema().is_valid(&value));
}

#[test]
fn where_nothing_is_known_there_is_no_number() {
    let lima = value("15");
    assert_eq!(lima["figures"], json!([]));
    assert_eq!(lima["coverage"], json!([]));
    assert_eq!(lima["tables"][0]["totals"], json!({ "total": null }));
}
