//! `yanapaq ledger verify | rebuild`.

use std::process::ExitCode;

use access::question::OperateStore;
use serde::Serialize;

use crate::cli::{LedgerCommand, PlaceArgs};
use crate::node;
use crate::output::{Failure, Voice};

#[derive(Serialize)]
struct VerifyOutcome {
    entries: u64,
    signatures: u64,
    head: String,
    fault: Option<String>,
}

#[derive(Serialize)]
struct RebuildOutcome {
    entries: u64,
    unknown: u64,
    before: String,
    after: String,
    equal: bool,
}

/// Walks or rebuilds.
pub async fn run(
    place: &PlaceArgs,
    voice: Voice,
    command: LedgerCommand,
) -> Result<ExitCode, Failure> {
    let node = node::open(place, false).await?;
    let permit = node.app.permit(&node.who, OperateStore)?;
    match command {
        LedgerCommand::Verify => {
            let bar = voice.progress(0, "entries");
            let progress = bar.clone();
            let verified =
                node.app.verify_ledger(&permit, &move |done| progress.set_position(done)).await?;
            bar.finish_and_clear();
            let outcome = VerifyOutcome {
                entries: verified.entries,
                signatures: verified.signatures,
                head: verified.head.to_string(),
                fault: verified.fault.map(|fault| fault.to_string()),
            };
            let is_whole = outcome.fault.is_none();
            voice.say(&outcome, verify_text)?;
            Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        LedgerCommand::Rebuild => {
            let rebuilt = node.app.rebuild_projections(&permit).await?;
            let equal = rebuilt.before == rebuilt.after;
            let outcome = RebuildOutcome {
                entries: rebuilt.entries,
                unknown: rebuilt.unknown,
                before: rebuilt.before,
                after: rebuilt.after,
                equal,
            };
            voice.say(&outcome, |o| {
                let same = if o.equal { "equal to what was there" } else { "CHANGED" };
                format!(
                    "{} entries projected, {} unknown; projections {same}",
                    o.entries, o.unknown
                )
            })?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn verify_text(outcome: &VerifyOutcome) -> String {
    match &outcome.fault {
        None => format!(
            "the ledger is whole: {} entries, {} signatures, head {}",
            outcome.entries, outcome.signatures, outcome.head
        ),
        Some(fault) => format!("THE LEDGER IS NOT WHOLE: {fault}"),
    }
}
