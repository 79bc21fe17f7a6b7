//! Turns byte offsets of a pack file into line and column, and mistakes of TOML into problems with a place.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::{PackFile, PackProblem};

impl PackFile {
    /// A problem at the start of `span`, given in bytes of the text. Lines and columns count characters from 1.
    #[must_use]
    pub fn problem_at(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> PackProblem {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        PackProblem {
            file: self.path.clone(),
            line: before.matches('\n').count() + 1,
            column: in_line.chars().count() + 1,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A problem of the file as a whole.
    #[must_use]
    pub fn problem(&self, message: impl Into<String>, help: impl Into<String>) -> PackProblem {
        self.problem_at(0..0, message, help)
    }

    /// Reads the text as TOML of one exact shape.
    ///
    /// # Errors
    /// The first mistake, with its place: wrong syntax, an unknown or missing key, a value of another form.
    pub fn read_toml<T: DeserializeOwned>(&self) -> Result<T, PackProblem> {
        toml::from_str(&self.text).map_err(|error| {
            let message = error.message().replace('\n', " ");
            let help = help_for(&message);
            self.problem_at(error.span().unwrap_or(0..0), message, help)
        })
    }
}

fn help_for(message: &str) -> &'static str {
    if message.starts_with("unknown field") {
        "write one of the expected keys, or take this one out"
    } else if message.starts_with("missing field") {
        "add the key here"
    } else if message.starts_with("unknown variant") {
        "write one of the expected words"
    } else if message.contains("is not a valid") || message.starts_with("invalid type") {
        "give the value the expected form"
    } else {
        "correct the TOML here"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> PackFile {
        PackFile { path: "peru/pack.toml".to_owned(), text: text.to_owned() }
    }

    #[test]
    fn columns_count_letters_not_bytes() {
        let problem = file("a = 1\nñandú = 2\n").problem_at(14..15, "wrong", "");
        assert_eq!((problem.line, problem.column), (2, 7));
    }

    #[test]
    fn a_place_beyond_the_text_is_its_end() {
        let problem = file("a\nb").problem_at(99..100, "cut", "");
        assert_eq!((problem.line, problem.column), (2, 2));
    }
}
