//! Asks the `cel` crate for the syntax tree of a text, within limits that hold before it sees the text.

use cel::IdedExpr;
use cel::common::ast::SourceInfo;

use super::{ConditionProblem, MAX_CHARS, MAX_DEPTH};

/// Deepest that the parser may go: brackets and what stands between them.
const DEEPEST_RULE: u16 = 32;

/// A parsed text: its tree, and where each part stands.
pub(super) struct Parsed {
    pub(super) expression: IdedExpr,
    places: SourceInfo,
    source: String,
}

impl Parsed {
    /// Where a part begins, in bytes. The parser counts letters.
    pub(super) fn at(&self, id: u64) -> usize {
        let letters = self.places.offset_for(id).map_or(0, |(start, _)| start);
        let letters = usize::try_from(letters).unwrap_or_default();
        self.source.char_indices().nth(letters).map_or(0, |(at, _)| at)
    }

    /// A mistake in a part.
    pub(super) fn problem(
        &self,
        id: u64,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> ConditionProblem {
        ConditionProblem { at: self.at(id), message: message.into(), help: help.into() }
    }
}

/// Parses a text.
pub(super) fn parse(source: &str) -> Result<Parsed, ConditionProblem> {
    check_limits(source)?;
    let parser = cel::parser::Parser::new().max_recursion_depth(DEEPEST_RULE);
    let (expression, places) = parser.parse_with_source_info(source).map_err(|errors| {
        let first = errors.errors.first();
        let message = first.map_or_else(String::new, |error| error.msg.replace('\n', " "));
        let column = first.map_or(1, |error| error.pos.1);
        let letters = usize::try_from(column).unwrap_or_default();
        ConditionProblem {
            at: source.char_indices().nth(letters).map_or(source.len(), |(at, _)| at),
            message: format!("the condition cannot be read: {message}"),
            help: "write it as CEL, such as `risk.level == 'severe' && tasks.open == 0`".to_owned(),
        }
    })?;
    Ok(Parsed { expression, places, source: source.to_owned() })
}

fn check_limits(source: &str) -> Result<(), ConditionProblem> {
    let problem = |at: usize, message: String, help: &str| {
        Err(ConditionProblem { at, message, help: help.to_owned() })
    };
    if source.trim().is_empty() {
        return problem(0, "the condition is blank".to_owned(), "write it, or take the key out");
    }
    let length = source.chars().count();
    if length > MAX_CHARS {
        let message = format!("the condition has {length} letters, at most {MAX_CHARS}");
        return problem(0, message, "split it into several gates or questions");
    }
    if let Some(at) = source.find(|c: char| c.is_control()) {
        return problem(at, "the condition has a line break".to_owned(), "write it in one line");
    }
    let mut depth = 0_usize;
    for (at, c) in source.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} brackets stand inside each other");
            return problem(at, message, "write the condition more simply");
        }
    }
    Ok(())
}
