//! Reads dictionaries and parameters.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::flow::{Parameter, ParameterUnit, ParameterValue};
use crate::form::{Basis, Dictionary, DictionaryEntry};
use crate::id::{DictionaryId, EntryCode, ParameterKey};
use crate::pack::{PackFile, PackProblem, schema};

use super::condition_file::Page;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDictionaries {
    dictionary: Vec<RawDictionary>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDictionary {
    id: Spanned<DictionaryId>,
    title: Spanned<String>,
    source: Spanned<String>,
    basis: Basis,
    entries: Vec<RawEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    code: Spanned<EntryCode>,
    number: Option<String>,
    label: Spanned<String>,
    help: Option<String>,
    valid_from: Option<Spanned<Datetime>>,
    valid_to: Option<Spanned<Datetime>>,
    source: Option<Spanned<String>>,
}

/// Reads every dictionary of a pack.
pub(super) fn dictionaries(
    files: &[&PackFile],
    problems: &mut Vec<PackProblem>,
) -> Result<BTreeMap<DictionaryId, Dictionary>, PackProblem> {
    let mut read = BTreeMap::new();
    for file in files {
        let raw: RawDictionaries = file.read_toml()?;
        for one in raw.dictionary {
            let mut page = Page { file, problems };
            page.check_words(&one.title);
            page.check_words(&one.source);
            if read.contains_key(one.id.get_ref()) {
                let message = format!("dictionary `{}` is declared twice", one.id.get_ref());
                page.tell(&one.id, message, "keep one of them");
            }
            let dictionary = dictionary(one, &mut page)?;
            read.insert(dictionary.id.clone(), dictionary);
        }
    }
    Ok(read)
}

fn dictionary(raw: RawDictionary, page: &mut Page<'_>) -> Result<Dictionary, PackProblem> {
    if raw.entries.is_empty() {
        page.tell(&raw.id, "the dictionary has no codes", "add `entries`");
    }
    let mut seen = BTreeSet::new();
    let mut entries = Vec::new();
    for entry in raw.entries {
        page.check_words(&entry.label);
        if let Some(source) = &entry.source {
            page.check_words(source);
        }
        if !seen.insert(entry.code.get_ref().clone()) {
            page.tell(&entry.code, "the code is written twice", "a code is for ever: keep one");
        }
        let (valid_from, valid_to) =
            days(page, entry.valid_from.as_ref(), entry.valid_to.as_ref())?;
        entries.push(DictionaryEntry {
            code: entry.code.into_inner(),
            number: entry.number,
            label: entry.label.into_inner(),
            help: entry.help,
            valid_from,
            valid_to,
            source: entry.source.map(Spanned::into_inner),
        });
    }
    Ok(Dictionary {
        id: raw.id.into_inner(),
        title: raw.title.into_inner(),
        source: raw.source.into_inner(),
        basis: raw.basis,
        entries,
    })
}

/// First and last day of something; the last may not come before the first.
pub(super) fn days(
    page: &mut Page<'_>,
    from: Option<&Spanned<Datetime>>,
    to: Option<&Spanned<Datetime>>,
) -> Result<(Option<Date>, Option<Date>), PackProblem> {
    let first = from.map(|from| schema::day(page.file, from)).transpose()?;
    let last = to.map(|to| schema::day(page.file, to)).transpose()?;
    if let (Some(first), Some(last), Some(at)) = (first, last, to)
        && last < first
    {
        page.tell(at, "the last day comes before the first", "correct one of them");
    }
    Ok((first, last))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameters {
    parameter: Vec<RawParameter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParameter {
    key: Spanned<ParameterKey>,
    label: Spanned<String>,
    unit: ParameterUnit,
    value: Spanned<Vec<RawValue>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    from: Option<Spanned<Datetime>>,
    value: u32,
    source: Spanned<String>,
    basis: Basis,
}

/// Reads the parameters of a pack.
pub(super) fn parameters(
    file: &PackFile,
    problems: &mut Vec<PackProblem>,
) -> Result<BTreeMap<ParameterKey, Parameter>, PackProblem> {
    let raw: RawParameters = file.read_toml()?;
    let mut page = Page { file, problems };
    let mut read = BTreeMap::new();
    for one in raw.parameter {
        page.check_words(&one.label);
        let at = one.value.span();
        let mut values: Vec<ParameterValue> = Vec::new();
        for value in one.value.into_inner() {
            page.check_words(&value.source);
            let from = value.from.map(|from| schema::day(file, &from)).transpose()?;
            let source = value.source.into_inner();
            values.push(ParameterValue { from, value: value.value, source, basis: value.basis });
        }
        let in_order = values.windows(2).all(|pair| match pair {
            [a, b] => b.from.is_some() && a.from < b.from,
            _ => true,
        });
        if values.is_empty() || !in_order {
            let help = "write the oldest first; only the first may have no `from`";
            page.problems.push(file.problem_at(at, "the values are not in order of days", help));
        }
        if read.contains_key(one.key.get_ref()) {
            page.tell(&one.key, "the parameter is declared twice", "keep one of them");
        }
        let (key, label) = (one.key.into_inner(), one.label.into_inner());
        read.insert(key.clone(), Parameter { key, label, unit: one.unit, values });
    }
    Ok(read)
}
