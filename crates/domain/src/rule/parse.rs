//! Reads `rules.toml`: the rules of a deployment and the words they share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::Rule;
use super::check::{Check, UsersWithoutRow};
use super::template::Template;
use super::words::Words;
use crate::id::{RuleId, StatementId};
use crate::pack::{PackFile, PackProblem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRules {
    words: RawWords,
    #[serde(default)]
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<RuleId>,
    message: Spanned<String>,
    source: Spanned<String>,
    check: Spanned<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWords {
    absent: String,
    decimal: String,
    between: Spanned<String>,
    at_least: Spanned<String>,
    months: Spanned<Vec<String>>,
    month: Spanned<String>,
    department: Spanned<String>,
    province: Spanned<String>,
    district: Spanned<String>,
    sum: Spanned<String>,
    official_districts: String,
    sealed_count: String,
    #[serde(default)]
    locator: BTreeMap<String, String>,
    statement: BTreeMap<StatementId, Spanned<String>>,
    part: BTreeMap<StatementId, Spanned<String>>,
}

/// Reads `rules.toml`.
///
/// # Errors
/// Mistakes of shape, ids used twice, messages with slots that their check does not fill, blank sources.
pub fn parse_rules(file: &PackFile) -> Result<Vec<Rule>, Vec<PackProblem>> {
    let raw: RawRules = file.read_toml().map_err(|problem| vec![problem])?;
    let mut reading = Reading { file, problems: Vec::new() };
    let words = Arc::new(reading.words(&raw.words));
    let mut ids = BTreeSet::new();
    let mut rules = Vec::new();
    for one in raw.rule {
        if !ids.insert(one.id.get_ref().clone()) {
            let message = format!("the rule `{}` is declared twice", one.id.get_ref());
            reading.tell(&one.id, message, "give each its own id");
        }
        if one.source.get_ref().trim().is_empty() {
            reading.tell(&one.source, "the source is blank".to_owned(), "cite why they must agree");
        }
        reading.check_parameters(&one.check);
        let check = one.check.into_inner();
        let message = reading.template(&one.message, check.slots());
        let (id, source) = (one.id.into_inner(), one.source.into_inner());
        rules.push(Rule { id, check, message, source, words: Arc::clone(&words) });
    }
    if reading.problems.is_empty() { Ok(rules) } else { Err(reading.problems) }
}

struct Reading<'a> {
    file: &'a PackFile,
    problems: Vec<PackProblem>,
}

impl Reading<'_> {
    fn tell<T>(&mut self, at: &Spanned<T>, message: String, help: &str) {
        self.problems.push(self.file.problem_at(at.span(), message, help));
    }

    /// The template; a wrong one is told and stands empty, so that reading goes on.
    fn template(&mut self, text: &Spanned<String>, slots: &[&str]) -> Template {
        match Template::parse(text.get_ref(), slots) {
            Ok(template) => template,
            Err(message) => {
                let known: Vec<String> = slots.iter().map(|slot| format!("{{{slot}}}")).collect();
                self.tell(text, message, &format!("slots here are {}", known.join(", ")));
                Template::default()
            }
        }
    }

    fn check_parameters(&mut self, check: &Spanned<Check>) {
        let message = match check.get_ref() {
            Check::RatioShift(shift) if shift.factor_percent <= 100 => {
                "a factor of 100 or less finds every pair"
            }
            Check::RatioBetweenDepartments(ratio) if ratio.factor_percent <= 100 => {
                "a factor of 100 or less finds every pair"
            }
            Check::UsersWithoutRow(UsersWithoutRow { services, except, .. })
                if !services.is_empty() && !except.is_empty() =>
            {
                "`services` and `except` exclude each other"
            }
            Check::SameCell(cell) if cell.left == cell.right => "a statement agrees with itself",
            _ => return,
        };
        self.tell(check, message.to_owned(), "correct the parameters of the check");
    }

    fn words(&mut self, raw: &RawWords) -> Words {
        if raw.months.get_ref().len() != 12 {
            self.tell(&raw.months, "a year has 12 months".to_owned(), "list all twelve");
        }
        let name: &[&str] = &["nombre"];
        Words {
            absent: raw.absent.clone(),
            decimal: raw.decimal.clone(),
            between: self.template(&raw.between, &["minimo", "maximo"]),
            at_least: self.template(&raw.at_least, &["minimo"]),
            months: raw.months.get_ref().clone(),
            month: self.template(&raw.month, &["mes", "anio"]),
            department: self.template(&raw.department, name),
            province: self.template(&raw.province, name),
            district: self.template(&raw.district, name),
            sum: self.template(&raw.sum, &["donde"]),
            official_districts: raw.official_districts.clone(),
            sealed_count: raw.sealed_count.clone(),
            locator: raw.locator.clone(),
            statement: self.by_statement(&raw.statement, &["documento", "localizador"]),
            part: self.by_statement(&raw.part, &["documento"]),
        }
    }

    fn by_statement(
        &mut self,
        raw: &BTreeMap<StatementId, Spanned<String>>,
        slots: &[&str],
    ) -> BTreeMap<StatementId, Template> {
        raw.iter().map(|(id, text)| (id.clone(), self.template(text, slots))).collect()
    }
}
