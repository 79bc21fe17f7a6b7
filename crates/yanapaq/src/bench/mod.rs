//! Benchmarks: each prints ratios against a named peer or the raw engine, measured side by side in one run.

mod appends;
mod freshness;
pub mod kill;
mod public;
mod summaries;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use crate::cli::{BenchArgs, BenchName, PlaceArgs};
use crate::output::{Failure, Voice};

/// Runs a benchmark.
pub async fn run(place: &PlaceArgs, voice: Voice, args: &BenchArgs) -> Result<ExitCode, Failure> {
    match args.name {
        BenchName::Appends => appends::run(place, voice, args.size.unwrap_or(2_000)).await,
        BenchName::Kill => kill::run(place, voice, args.size.unwrap_or(200)).await,
        BenchName::Summaries => summaries::run(place, voice).await,
        BenchName::Freshness => freshness::run(place, voice, args.size.unwrap_or(200)).await,
        BenchName::Public => public::run(place, voice, args.size.unwrap_or(4_000)).await,
    }
}

/// A folder for one benchmark, removed afterwards.
struct Scratch {
    path: PathBuf,
}

impl Scratch {
    fn new(name: &str) -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("yanapaq-{name}-{}", std::process::id()));
        store::shelter::make_private_folder(&path)?;
        Ok(Self { path })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _already_gone = std::fs::remove_dir_all(&self.path);
    }
}

/// Rows per second.
fn per_second(rows: u32, taken: Duration) -> f64 {
    f64::from(rows) / taken.as_secs_f64().max(1e-9)
}
