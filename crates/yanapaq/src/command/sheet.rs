//! The child that reads workbooks: little memory, no network needed, one file in and CSV out.

use std::io::Write as _;
use std::process::ExitCode;

use app::sheet::{WorkbookLimits, read_all, to_csv};
use rlimit::Resource;

/// Address space of the child: a workbook that needs more is refused.
const MEMORY: u64 = 1_000_000_000;
/// Seconds of computing.
const CPU_SECONDS: u64 = 10;

/// Reads a workbook from the input and writes CSV to the output.
pub fn read_sheet_from_input() -> ExitCode {
    let limits = [(Resource::AS, MEMORY), (Resource::CPU, CPU_SECONDS), (Resource::FSIZE, 0)];
    for (resource, limit) in limits {
        if let Err(error) = resource.set(limit, limit) {
            eprintln!("the limits of the reader cannot be set: {error}");
            return ExitCode::FAILURE;
        }
    }
    let outcome = read_all(std::io::stdin().lock())
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            to_csv(&bytes, &WorkbookLimits::default()).map_err(|error| error.to_string())
        })
        .and_then(|text| {
            std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}
