//! `yanapaq report executive-summary`.

use std::path::Path;
use std::process::ExitCode;

use access::question::ExportSummary;
use app::summary::{DocumentFormat, SummaryQuestion};
use domain::figure::Period;
use domain::summary::NamesAsOf;
use serde::Serialize;

use crate::cli::{FormatArg, NamesArg, PlaceArgs, ReportCommand, SummaryArgs};
use crate::environment::today;
use crate::node;
use crate::output::{Failure, Voice, write_out};

/// Makes a document.
pub async fn run(
    place: &PlaceArgs,
    voice: Voice,
    command: ReportCommand,
) -> Result<ExitCode, Failure> {
    let ReportCommand::ExecutiveSummary(args) = command;
    let Period::Month(year, month) = args.month else {
        return Err(Failure::wrong_input(format!(
            "`{}` is not a month: write it like 2023-01",
            args.month
        )));
    };
    let node = node::open(place, false).await?;
    let today = today(&node.environment);
    let asked = SummaryQuestion {
        department: args.department,
        year: args.year,
        month: (year, month),
        names: match args.names {
            NamesArg::Period => NamesAsOf::Period,
            NamesArg::Today => NamesAsOf::Today(today),
        },
        generated_on: args.date.unwrap_or(today),
    };
    let ask = ExportSummary { department: args.department };
    let permit = node.app.permit(&node.who, ask)?;
    let document = node.app.export_summary(&permit, &asked, format(args.format)).await?;
    deliver(voice, &args, &document.snapshot, &document.bytes)?;
    Ok(ExitCode::SUCCESS)
}

const fn format(arg: FormatArg) -> DocumentFormat {
    match arg {
        FormatArg::Json => DocumentFormat::Json,
        FormatArg::Html => DocumentFormat::Html,
        FormatArg::Pdf => DocumentFormat::Pdf,
        FormatArg::Docx => DocumentFormat::Docx,
        FormatArg::Xlsx => DocumentFormat::Xlsx,
    }
}

#[derive(Serialize)]
struct Delivered<'a> {
    file: String,
    bytes: usize,
    snapshot: &'a str,
}

fn deliver(voice: Voice, args: &SummaryArgs, snapshot: &str, bytes: &[u8]) -> Result<(), Failure> {
    if args.out == Path::new("-") {
        return write_out(bytes);
    }
    write_whole(&args.out, bytes)?;
    let delivered =
        Delivered { file: args.out.display().to_string(), bytes: bytes.len(), snapshot };
    voice.say(&delivered, |d| format!("{}: {} bytes, snapshot {}", d.file, d.bytes, d.snapshot))
}

/// Writes a file so that it is there whole or not at all.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    use std::io::Write as _;
    let failed = |error: std::io::Error| {
        Failure::internal(format!("`{}` cannot be written: {error}", path.display()))
    };
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    let written = std::fs::File::create(&partial)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&partial, path));
    written.map_err(|error| {
        let _already_gone = std::fs::remove_file(&partial);
        failed(error)
    })
}
