//! What the program says: text or JSON on the output, failures on the error output, and the exit code.

use std::error::Error;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use app::AppError;
use serde::Serialize;

/// Why a command did not succeed.
#[derive(Debug)]
pub struct Failure {
    lines: Vec<String>,
    is_wrong_input: bool,
}

impl Failure {
    /// The caller gave something that cannot be used: exit code 2.
    pub fn wrong_input(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], is_wrong_input: true }
    }

    /// Several mistakes in what the caller gave.
    pub fn wrong_lines(lines: Vec<String>) -> Self {
        Self { lines, is_wrong_input: true }
    }

    /// Something failed that the caller did not give: exit code 1.
    pub fn internal(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], is_wrong_input: false }
    }

    /// Prints the failure and answers its exit code.
    pub fn report(&self) -> ExitCode {
        for line in &self.lines {
            eprintln!("yanapaq: {line}");
        }
        if self.is_wrong_input { ExitCode::from(2) } else { ExitCode::FAILURE }
    }
}

/// An error with its causes, in one line.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = inner.to_string();
        if !text.ends_with(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        cause = inner.source();
    }
    text
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match &error {
            AppError::Figures { problems } => {
                Self::wrong_lines(problems.iter().map(ToString::to_string).collect())
            }
            AppError::Packs { problems } => {
                Self::wrong_lines(problems.iter().map(ToString::to_string).collect())
            }
            AppError::Sheet(_)
            | AppError::Columns(_)
            | AppError::Directory
            | AppError::UnknownDepartment { .. }
            | AppError::Invalid(_)
            | AppError::KnownFile
            | AppError::NotFound
            | AppError::NameTaken
            | AppError::MissingDocument
            | AppError::LastAdministrator
            | AppError::Settings { .. }
            | AppError::Conflict => Self::wrong_input(chain(&error)),
            AppError::Store(store) if store.is_disk_full() => {
                Self::internal(format!("the disk is full, nothing was written: {}", chain(&error)))
            }
            _ => Self::internal(chain(&error)),
        }
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Self {
        use store::StoreError::{Backup, NotEmpty, OpenKeyFile, UnusableKey};
        if matches!(error, Backup { .. } | NotEmpty | OpenKeyFile { .. } | UnusableKey { .. }) {
            return Self::wrong_input(chain(&error));
        }
        Self::from(AppError::from(error))
    }
}

impl From<store::AppendError> for Failure {
    fn from(error: store::AppendError) -> Self {
        Self::from(AppError::from(error))
    }
}

impl From<access::Denied> for Failure {
    fn from(error: access::Denied) -> Self {
        Self::wrong_input(chain(&error))
    }
}

/// How to say things.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    json: bool,
}

impl Voice {
    /// Text, or JSON when asked for.
    pub const fn new(json: bool) -> Self {
        Self { json }
    }

    /// Says the outcome: as JSON, or as a text made from it.
    pub fn say<T: Serialize>(
        self,
        outcome: &T,
        text: impl FnOnce(&T) -> String,
    ) -> Result<(), Failure> {
        let line = if self.json {
            serde_json::to_string(outcome).map_err(|error| Failure::internal(error.to_string()))?
        } else {
            text(outcome)
        };
        write_out(format!("{line}\n").as_bytes())
    }

    /// A bar for long work, when somebody looks at a terminal.
    pub fn progress(self, total: u64, what: &'static str) -> indicatif::ProgressBar {
        if self.json || !std::io::stderr().is_terminal() {
            return indicatif::ProgressBar::hidden();
        }
        let bar = indicatif::ProgressBar::new(total);
        bar.set_message(what);
        bar
    }
}

/// Writes to the output; a closed output is a failure, not a panic.
pub fn write_out(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    output
        .write_all(bytes)
        .and_then(|()| output.flush())
        .map_err(|error| Failure::internal(format!("the output cannot be written: {error}")))
}
