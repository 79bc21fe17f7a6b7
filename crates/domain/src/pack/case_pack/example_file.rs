//! Reads `cases/*.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::pack::{PackFile, PackProblem, schema};

use super::example::{PackCase, Placed};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCases {
    case: Vec<RawCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    name: Spanned<String>,
    on: Spanned<Datetime>,
    #[serde(default)]
    given: Vec<Spanned<String>>,
    when: Spanned<String>,
    then: BTreeMap<String, toml::Value>,
}

/// Reads every file of cases.
pub(super) fn read(
    files: &[&PackFile],
    problems: &mut Vec<PackProblem>,
) -> Result<Vec<PackCase>, PackProblem> {
    let mut cases = Vec::new();
    let mut names = BTreeSet::new();
    for file in files {
        let raw: RawCases = file.read_toml()?;
        for one in raw.case {
            if !names.insert(one.name.get_ref().clone()) {
                let help = "give each case a name of its own";
                problems.push(file.problem_at(one.name.span(), "the name is used twice", help));
            }
            cases.push(PackCase {
                name: placed(file, &one.name),
                file: file.path.clone(),
                on: schema::day(file, &one.on)?,
                given: one.given.iter().map(|given| placed(file, given)).collect(),
                when: placed(file, &one.when),
                then: one.then,
            });
        }
    }
    Ok(cases)
}

fn placed(file: &PackFile, raw: &Spanned<String>) -> Placed {
    let at = file.problem_at(raw.span(), "", "");
    Placed { text: raw.get_ref().clone(), line: at.line, column: at.column }
}
