//! Runs the cases of a pack on the same code that a case runs on: given answers and facts, when something is asked, then
//! this must be the answer.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Value as Toml;

use crate::pack::PackProblem;

use super::CasePack;
use super::example_given::Scene;
use super::example_words::Question;

/// Words of a pack case with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The words.
    pub text: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// A case that proves a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct PackCase {
    /// What it shows.
    pub name: Placed,
    /// Its file.
    pub file: String,
    /// The day on which it happens.
    pub on: Date,
    /// Answers and facts: `ficha.came_alone = yes`, `risk.level = severe`.
    pub given: Vec<Placed>,
    /// What is asked: `reach planned from evaluated`.
    pub when: Placed,
    /// What must come out.
    pub then: BTreeMap<String, Toml>,
}

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOutcome {
    /// Its name.
    pub name: String,
    /// Why it failed, with its place; nothing where it did not.
    pub failure: Option<PackProblem>,
}

/// What came out of a question: each answer under its key.
pub(super) type Found = BTreeMap<&'static str, Toml>;

impl CasePack {
    /// Runs every case of the pack, in the order of its files.
    #[must_use]
    pub fn run_cases(&self) -> Vec<CaseOutcome> {
        self.cases.iter().map(|case| self.run(case)).collect()
    }

    fn run(&self, case: &PackCase) -> CaseOutcome {
        let failure = self.outcome(case).err().map(|(at, message)| PackProblem {
            file: case.file.clone(),
            line: at.line,
            column: at.column,
            message: format!("case \"{}\": {message}", case.name.text),
            help: "correct the pack, or the case if the rule has changed".to_owned(),
        });
        CaseOutcome { name: case.name.text.clone(), failure }
    }

    fn outcome<'a>(&self, case: &'a PackCase) -> Result<(), (&'a Placed, String)> {
        let mut scene = Scene::new(self, case.on);
        for given in &case.given {
            scene.take(&given.text).map_err(|message| (given, message))?;
        }
        let asked = Question::parse(&case.when.text).map_err(|message| (&case.when, message))?;
        let found = scene.ask(&asked).map_err(|message| (&case.when, message))?;
        if case.then.is_empty() {
            return Err((&case.name, "`then` is empty, so it cannot fail".to_owned()));
        }
        for (key, expected) in &case.then {
            let keys: Vec<&str> = found.keys().copied().collect();
            let Some(found) = found.get(key.as_str()) else {
                let message = format!("`{key}` is no answer to this; it tells {}", keys.join(", "));
                return Err((&case.name, message));
            };
            if found != expected {
                return Err((&case.name, format!("`{key}` should be {expected} and is {found}")));
            }
        }
        Ok(())
    }
}
