//! Turns the Spanish texts of the pages into one method a message, so that a missing text or argument does not compile.
//!
//! `locales/es-PE` is the base of every language. The message `home-question` becomes `Words::home_question()`;
//! one with variables takes them in alphabetical order: rewording a sentence never swaps arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

type Patterns<'a> = BTreeMap<&'a str, &'a Pattern<&'a str>>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../locales/es-PE");
    println!("cargo::rerun-if-changed={}", folder.canonicalize()?.display());
    let text = fs::read_to_string(folder.join("common.ftl"))?
        + &fs::read_to_string(folder.join("web.ftl"))?
        + &fs::read_to_string(folder.join("case_file.ftl"))?
        + &fs::read_to_string(folder.join("case_paper.ftl"))?
        + &fs::read_to_string(folder.join("case_risk.ftl"))?
        + &fs::read_to_string(folder.join("intake.ftl"))?;
    let resource = fluent_syntax::parser::parse(text.as_str())
        .map_err(|(_, problems)| format!("could not read `locales/es-PE`: {problems:?}"))?;
    let mut patterns = Patterns::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let Some(pattern) = &message.value else { continue };
        if patterns.insert(message.id.name, pattern).is_some() {
            return Err(format!("`locales/es-PE` has the text `{}` twice", message.id.name).into());
        }
    }

    let mut methods = String::from("impl Words {\n");
    let mut keys = String::from(
        "/// Every text of the pages with its variables.\npub const PHRASES: &[(&str, &[&str])] = &[\n",
    );
    for (key, pattern) in &patterns {
        let mut variables = BTreeSet::new();
        collect(pattern, &patterns, &mut variables);
        write_method(&mut methods, key, &variables)?;
        let variables: Vec<&str> = variables.into_iter().collect();
        writeln!(keys, "    (\"{key}\", &{variables:?}),")?;
    }
    methods.push_str("}\n");
    keys.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("phrases.rs"), methods + &keys)?;
    Ok(())
}

fn write_method(out: &mut String, key: &str, variables: &BTreeSet<&str>) -> std::fmt::Result {
    let name = key.replace('-', "_");
    let parameters: String =
        variables.iter().map(|variable| format!(", {variable}: impl Into<Arg>")).collect();
    let arguments: String =
        variables.iter().map(|variable| format!("(\"{variable}\", {variable}.into()), ")).collect();
    writeln!(out, "    /// The text `{key}`.")?;
    writeln!(out, "    #[must_use]")?;
    writeln!(out, "    pub fn {name}(&self{parameters}) -> Phrase {{")?;
    writeln!(out, "        self.phrase(\"{key}\", &[{arguments}])")?;
    writeln!(out, "    }}")
}

fn collect<'a>(pattern: &Pattern<&'a str>, all: &Patterns<'a>, variables: &mut BTreeSet<&'a str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, all, variables);
        }
    }
}

fn collect_expression<'a>(
    expression: &Expression<&'a str>,
    all: &Patterns<'a>,
    variables: &mut BTreeSet<&'a str>,
) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, all, variables),
        Expression::Select { selector, variants } => {
            collect_inline(selector, all, variables);
            for variant in variants {
                collect(&variant.value, all, variables);
            }
        }
    }
}

fn collect_inline<'a>(
    inline: &InlineExpression<&'a str>,
    all: &Patterns<'a>,
    variables: &mut BTreeSet<&'a str>,
) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name);
        }
        InlineExpression::MessageReference { id, .. } => {
            if let Some(pattern) = all.get(id.name) {
                collect(pattern, all, variables);
            }
        }
        InlineExpression::Placeable { expression } => {
            collect_expression(expression, all, variables);
        }
        _ => {}
    }
}
