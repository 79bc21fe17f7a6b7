//! `yanapaq backup` and `yanapaq restore`.

use std::process::ExitCode;

use access::Who;
use access::question::OperateStore;
use serde::Serialize;
use store::backup::RestoreOptions;

use crate::cli::{BackupArgs, PlaceArgs};
use crate::node;
use crate::output::{Failure, Voice};

#[derive(Serialize)]
struct BackupOutcome {
    file: String,
    entries: u64,
    bytes: u64,
    blake3: String,
    key: Option<String>,
}

#[derive(Serialize)]
struct RestoreOutcome {
    entries: u64,
    epoch: u32,
}

/// Writes a backup.
pub async fn back_up(
    place: &PlaceArgs,
    voice: Voice,
    args: &BackupArgs,
) -> Result<ExitCode, Failure> {
    let node = node::open(place, false).await?;
    let permit = node.app.permit(&node.who, OperateStore)?;
    let (key, path) = node::backup_key(place, args, true)?;
    let done = node.app.back_up(&permit, &args.file, &key).await?;
    let outcome = BackupOutcome {
        file: args.file.display().to_string(),
        entries: done.entries,
        bytes: done.bytes,
        blake3: done.digest,
        key: path.map(|path| path.display().to_string()),
    };
    voice.say(&outcome, |o| {
        let key = o.key.as_ref().map_or_else(String::new, |key| {
            format!("\nIt opens only with `{key}`: keep a copy of that file in another place.")
        });
        format!("{}: {} entries, {} bytes, BLAKE3 {}{key}", o.file, o.entries, o.bytes, o.blake3)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Restores a backup.
pub async fn restore(
    place: &PlaceArgs,
    voice: Voice,
    args: &BackupArgs,
) -> Result<ExitCode, Failure> {
    let (key, _) = node::backup_key(place, args, false)?;
    let options = node::options(place)?;
    store::shelter::make_private_folder(&place.data)?;
    let policies = node::parse_policies()?;
    let permit = policies.permit(&Who::Console, OperateStore)?;
    let target = RestoreOptions {
        location: options.location,
        key_file: options.key_file,
        passphrase: options.passphrase,
    };
    let environment = crate::environment::real();
    let done = store::backup::restore(&permit, &args.file, &key, &target, environment).await?;
    let outcome = RestoreOutcome { entries: done.entries, epoch: done.epoch };
    voice.say(&outcome, |o| {
        format!(
            "{} entries restored and verified; this node goes on as incarnation {}",
            o.entries, o.epoch
        )
    })?;
    Ok(ExitCode::SUCCESS)
}
