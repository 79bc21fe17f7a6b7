//! 25 departmental summaries: as data, and as PDF, DOCX and XLSX.
//!
//! Budget: data in at most 0.3 s; documents in at most 20 s and 512 MB.

use std::process::ExitCode;
use std::time::Instant;

use access::question::ReadSummary;
use app::summary::{DocumentFormat, SummaryQuestion};
use domain::summary::NamesAsOf;
use domain::territory::Level;
use serde::Serialize;

use super::Scratch;
use crate::cli::PlaceArgs;
use crate::environment::today;
use crate::node;
use crate::output::{Failure, Voice};

#[derive(Serialize)]
struct Outcome {
    summaries: usize,
    data_seconds: f64,
    documents: usize,
    documents_seconds: f64,
    bytes: usize,
    peak_memory_mb: u64,
}

/// Measures on a fresh store with the packs.
pub async fn run(place: &PlaceArgs, voice: Voice) -> Result<ExitCode, Failure> {
    let scratch = Scratch::new("summaries")?;
    let place = match &place.database {
        Some(_) => place.clone(),
        None => PlaceArgs { data: scratch.path.clone(), ..place.clone() },
    };
    let node = node::open(&place, false).await?;
    let territory = &node.app.catalogue().territory;
    let questions: Vec<SummaryQuestion> = territory
        .at_level(Level::Department)
        .map(|department| SummaryQuestion {
            department: department.ubigeo,
            year: 2022,
            month: (2023, 1),
            names: NamesAsOf::Period,
            generated_on: today(&node.environment),
        })
        .collect();
    let start = Instant::now();
    let mut summaries = Vec::with_capacity(questions.len());
    for asked in &questions {
        let permit = node.app.permit(&node.who, ReadSummary { department: asked.department })?;
        summaries.push(node.app.summary(&permit, asked).await?);
    }
    let data_seconds = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let (mut documents, mut bytes) = (0, 0);
    for summary in &summaries {
        for format in [DocumentFormat::Pdf, DocumentFormat::Docx, DocumentFormat::Xlsx] {
            bytes += node.app.render(summary.clone(), format).await?.bytes.len();
            documents += 1;
        }
    }
    let outcome = Outcome {
        summaries: summaries.len(),
        data_seconds: (data_seconds * 1_000.0).round() / 1_000.0,
        documents,
        documents_seconds: (start.elapsed().as_secs_f64() * 100.0).round() / 100.0,
        bytes,
        peak_memory_mb: peak_memory_mb(),
    };
    voice.say(&outcome, |o| {
        format!(
            "{} summaries as data in {} s (budget 0.3); {} documents in {} s (budget 20), {} kB, peak {} MB (budget 512)",
            o.summaries, o.data_seconds, o.documents, o.documents_seconds, o.bytes / 1_000, o.peak_memory_mb
        )
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The most memory that this process ever held, as the kernel tells it.
fn peak_memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse().ok());
    kilobytes.unwrap_or(0_u64) / 1_000
}
