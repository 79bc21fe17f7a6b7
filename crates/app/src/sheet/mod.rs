//! Reading tables that people bring: CSV in UTF-8 or Latin-1, and XLSX. Text in, rows of text out; nothing is interpreted.
//!
//! A file is refused whole, with its line, when it cannot be a table: too large, not text, an unclosed quote, a workbook
//! that unpacks to far more than it weighs.

mod csv_text;
mod workbook;

pub use csv_text::{Encoding, decode};
pub use workbook::{WorkbookLimits, read_all, to_csv};

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

/// Largest file that is taken in: 20 MB.
pub const LARGEST_FILE: usize = 20_000_000;
const LONGEST_READING: Duration = Duration::from_secs(20);

/// A table as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The whole text in UTF-8, as comma- or semicolon-separated values.
    pub text: String,
    /// How the file was written.
    pub encoding: Encoding,
    /// First row.
    pub header: Vec<String>,
    /// Further rows with their line in the file; blank lines are left out.
    pub rows: Vec<domain::directory::RawRow>,
}

/// Why a file is not a table that can be read.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// More bytes than are taken in.
    #[error("the file has {bytes} bytes, at most {limit} are taken in: split it")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// Limit.
        limit: usize,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not a text and not a workbook.
    #[error("the file is neither a text table (CSV) nor a workbook (XLSX)")]
    NotATable,
    /// A line of the text is broken.
    #[error("line {line}: {reason}")]
    Broken {
        /// Line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// A workbook that is not safe or not possible to read.
    #[error("the workbook is refused: {reason}")]
    Workbook {
        /// What is wrong with it.
        reason: String,
    },
    /// The program that reads workbooks could not be run.
    #[error("workbooks cannot be read on this machine")]
    Reader {
        /// Its own words.
        source: std::io::Error,
    },
}

/// Reads sheets; workbooks in a child process with a small memory of its own.
#[derive(Debug, Clone)]
pub struct SheetReader {
    child: Option<(PathBuf, Vec<String>)>,
}

impl SheetReader {
    /// Reads workbooks by running this program, which gets the file on its input and answers CSV.
    #[must_use]
    pub const fn with_child(program: PathBuf, arguments: Vec<String>) -> Self {
        Self { child: Some((program, arguments)) }
    }

    /// Reads workbooks in this process: for tests and for the child itself.
    #[must_use]
    pub const fn in_process() -> Self {
        Self { child: None }
    }

    /// Reads a file of either form.
    ///
    /// # Errors
    /// [`SheetError`]; nothing of the file is then used.
    pub async fn read(&self, bytes: &[u8]) -> Result<Sheet, SheetError> {
        if bytes.len() > LARGEST_FILE {
            return Err(SheetError::TooLarge { bytes: bytes.len(), limit: LARGEST_FILE });
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(SheetError::Empty);
        }
        if !bytes.starts_with(b"PK") {
            let (text, encoding) = decode(bytes)?;
            return csv_text::parse(text, encoding);
        }
        workbook::check_archive(bytes, &WorkbookLimits::default())?;
        let text = match &self.child {
            None => to_csv(bytes, &WorkbookLimits::default())?,
            Some((program, arguments)) => read_in_child(program, arguments, bytes).await?,
        };
        csv_text::parse(text, Encoding::Workbook)
    }
}

async fn read_in_child(
    program: &PathBuf,
    arguments: &[String],
    bytes: &[u8],
) -> Result<String, SheetError> {
    let failed = |source| SheetError::Reader { source };
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // A reader that refuses early closes its input: its own words matter then, not the broken pipe.
        let _refused = input.write_all(bytes).await;
    }
    let output = tokio::time::timeout(LONGEST_READING, child.wait_with_output())
        .await
        .map_err(|_| SheetError::Workbook { reason: "it takes too long to read".to_owned() })?
        .map_err(failed)?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let reason = words.lines().last().unwrap_or_default().trim();
        let reason = if reason.is_empty() { "it needs too much memory" } else { reason };
        return Err(SheetError::Workbook { reason: reason.to_owned() });
    }
    String::from_utf8(output.stdout)
        .map_err(|_| SheetError::Workbook { reason: "its text cannot be read".to_owned() })
}
