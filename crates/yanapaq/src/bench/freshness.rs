//! From a durable commit to the number in the summary of its department, and in the list of all figures.
//!
//! Budget: p95 at most 10 ms.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use access::question::{ImportFigures, ReadSummary};
use app::summary::SummaryQuestion;
use domain::figure::Period;
use domain::summary::NamesAsOf;
use serde::Serialize;

use super::Scratch;
use crate::cli::PlaceArgs;
use crate::environment::today;
use crate::node::{self, Node};
use crate::output::{Failure, Voice};

const HEADER: &str =
    "measure,place,dimensions,period,amount,unit,printed,document,statement,locator,status";

#[derive(Serialize)]
struct Outcome {
    rounds: u32,
    summary_p50_ms: f64,
    summary_p95_ms: f64,
    stale: u32,
}

/// Imports one figure a round and looks for it.
pub async fn run(place: &PlaceArgs, voice: Voice, rounds: u32) -> Result<ExitCode, Failure> {
    let scratch = Scratch::new("freshness")?;
    let place = match &place.database {
        Some(_) => place.clone(),
        None => PlaceArgs { data: scratch.path.clone(), ..place.clone() },
    };
    let node = node::open(&place, false).await?;
    let measure = node.app.catalogue().measures().next().map(|m| (m.key.clone(), m.unit));
    let (measure, unit) = measure.ok_or_else(|| Failure::internal("the packs have no measure"))?;
    let document = node.app.catalogue().documents.first().map(|d| d.id.clone());
    let document = document.ok_or_else(|| Failure::internal("the packs have no document"))?;
    let mut lags = Vec::new();
    let mut stale = 0;
    for round in 0..rounds {
        let amount = 100_000 + round;
        let year = 1900 + i16::try_from(round % 100).unwrap_or_default();
        let row =
            format!("{measure},08,,{year},{amount},{unit},,{document},bench,round {round},final");
        let permit = node.app.permit(&node.who, ImportFigures)?;
        let file = format!("{HEADER}\n{row}\n");
        node.app.import_figures(&permit, "bench.csv", file.as_bytes()).await?;
        let committed = Instant::now();
        let is_there = summary_holds(&node, year, u64::from(amount)).await?;
        lags.push(committed.elapsed());
        stale += u32::from(!is_there);
    }
    lags.sort_unstable();
    let outcome = Outcome {
        rounds,
        summary_p50_ms: milliseconds(percentile(&lags, 50)),
        summary_p95_ms: milliseconds(percentile(&lags, 95)),
        stale,
    };
    voice.say(&outcome, |o| {
        format!(
            "{} commits: in the summary after p50 {} ms, p95 {} ms (budget 10), stale answers {}",
            o.rounds, o.summary_p50_ms, o.summary_p95_ms, o.stale
        )
    })?;
    Ok(if stale == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn summary_holds(node: &Node, year: i16, amount: u64) -> Result<bool, Failure> {
    let department = domain::territory::Ubigeo::parse("08")
        .map_err(|error| Failure::internal(error.to_string()))?;
    let asked = SummaryQuestion {
        department,
        year,
        month: (2023, 1),
        names: NamesAsOf::Period,
        generated_on: today(&node.environment),
    };
    let permit = node.app.permit(&node.who, ReadSummary { department })?;
    let summary = node.app.summary(&permit, &asked).await?;
    let holds = summary
        .figures
        .iter()
        .any(|f| f.period == Period::Year(year) && f.amount.exact() == Some(amount));
    Ok(holds)
}

/// The value below which so many of a hundred lie.
pub(super) fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}

/// Milliseconds with two decimals.
pub(super) fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 100_000.0).round() / 100.0
}
