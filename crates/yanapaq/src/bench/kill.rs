//! Kill the program at random points, look for everything it had acknowledged, and rebuild what it projected.
//!
//! A child appends without pause and prints the id of each entry once it is durable; from time to time it makes a backup.
//! The parent kills it with SIGKILL after a random time, opens what is left, and checks: the chain is whole, nothing
//! acknowledged is lost, projections equal a rebuild, and the newest backup restores.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use access::question::OperateStore;
use access::{Permit, Who};
use domain::event::{Event, ReservedFieldRead};
use domain::id::EntryId;
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use serde::Serialize;
use store::backup::{BackupKey, RestoreOptions, restore};
use store::{Environment, Expected, Location, NewEvent, Store, Write};

use super::Scratch;
use crate::cli::PlaceArgs;
use crate::node;
use crate::output::{Failure, Voice};

const WRITERS: u32 = 4;
const APPENDS_BETWEEN_BACKUPS: u32 = 150;
const ROUNDS_BETWEEN_REBUILDS: u32 = 10;

#[derive(Serialize)]
struct Outcome {
    database: &'static str,
    rounds: u32,
    acknowledged: u64,
    lost: u64,
    restored_backups: u32,
    entries: u64,
}

/// Kills `rounds` times on the database of the place: SQLite in a fresh file, or the given PostgreSQL database.
pub async fn run(place: &PlaceArgs, voice: Voice, rounds: u32) -> Result<ExitCode, Failure> {
    let scratch = Scratch::new("kill")?;
    let place = PlaceArgs { data: scratch.path.join("node"), ..place.clone() };
    let environment = crate::environment::real();
    let operate = node::parse_policies()?.permit(&Who::Console, OperateStore)?;
    let bar = voice.progress(u64::from(rounds), "rounds");
    let mut outcome =
        Outcome { database: "", rounds, acknowledged: 0, lost: 0, restored_backups: 0, entries: 0 };
    for round in 0..rounds {
        let with_backup = round % ROUNDS_BETWEEN_REBUILDS == 0;
        if with_backup {
            forget_backup(&place)?;
        }
        let acknowledged = kill_once(&place, &environment, with_backup)?;
        let store = Store::open(&node::options(&place)?, environment.clone()).await?;
        outcome.database = store.database_kind();
        outcome.acknowledged += acknowledged.len() as u64;
        outcome.lost += count_lost(&store, &acknowledged).await?;
        let verified = store.verify(&operate, &|_| ()).await?;
        if let Some(fault) = verified.fault {
            return Err(Failure::internal(format!("round {round}: {fault}")));
        }
        outcome.entries = verified.entries;
        if with_backup {
            let rebuilt = store.rebuild(&operate).await?;
            if rebuilt.before != rebuilt.after {
                return Err(Failure::internal(format!("round {round}: projections differ")));
            }
            outcome.restored_backups += restore_newest(&place, &operate, &environment).await?;
        }
        store.close().await;
        bar.inc(1);
    }
    bar.finish_and_clear();
    voice.say(&outcome, |o| {
        format!(
            "{}: killed {} times, {} entries acknowledged, {} LOST, {} backups restored, {} entries in a whole ledger",
            o.database, o.rounds, o.acknowledged, o.lost, o.restored_backups, o.entries
        )
    })?;
    Ok(if outcome.lost == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The child makes a backup at once where there is none.
fn forget_backup(place: &PlaceArgs) -> Result<(), Failure> {
    match std::fs::remove_file(backup_file(place)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::internal(error.to_string()))
        }
        _ => Ok(()),
    }
}

fn backup_file(place: &PlaceArgs) -> PathBuf {
    place.data.join("live.backup")
}

/// Starts the child, lets it work for a random time after its first acknowledgement, or after it has made a backup, kills it.
fn kill_once(
    place: &PlaceArgs,
    environment: &Environment,
    with_backup: bool,
) -> Result<BTreeSet<EntryId>, Failure> {
    let mut child = start_child(place)?;
    let output = child.stdout.take().ok_or_else(|| Failure::internal("no output of the child"))?;
    let mut lines = BufReader::new(output).lines();
    let mut acknowledged = BTreeSet::new();
    let mut note = |line: std::io::Result<String>| {
        // The last line may be cut by the kill: what is not a whole id was not acknowledged to anybody.
        if let Ok(Ok(id)) = line.map(|line| line.parse::<EntryId>()) {
            acknowledged.insert(id);
        }
    };
    match lines.next() {
        Some(line) => note(line),
        None => return Err(Failure::internal("the child ended before its first append")),
    }
    while with_backup && !backup_file(place).exists() {
        note(lines.next().ok_or_else(|| Failure::internal("the child ended before its backup"))?);
    }
    let [random] = environment.random::<1>();
    std::thread::sleep(Duration::from_micros(u64::from(random) * 700));
    child.kill().map_err(|error| Failure::internal(error.to_string()))?;
    lines.for_each(note);
    child.wait().map_err(|error| Failure::internal(error.to_string()))?;
    Ok(acknowledged)
}

fn start_child(place: &PlaceArgs) -> Result<Child, Failure> {
    let failed =
        |error: std::io::Error| Failure::internal(format!("the child cannot start: {error}"));
    let mut command = Command::new(std::env::current_exe().map_err(failed)?);
    command.arg("--data").arg(&place.data);
    if let Some(url) = &place.database {
        command.arg("--database").arg(url);
    }
    command.arg("append-forever").stdout(Stdio::piped()).spawn().map_err(failed)
}

/// The child: appends without pause, prints what is durable, makes backups. It ends only by being killed.
pub async fn append_forever(place: &PlaceArgs) -> Result<ExitCode, Failure> {
    store::shelter::make_private_folder(&place.data)?;
    let store = Store::open(&node::options(place)?, crate::environment::real()).await?;
    let operate = node::parse_policies()?.permit(&Who::Console, OperateStore)?;
    let key = BackupKey::open_or_create(&place.data.join("backup.key"))?;
    let writers: Vec<_> =
        (0..WRITERS).map(|writer| tokio::spawn(append_and_print(store.clone(), writer))).collect();
    let mut last = store.last_position().await?.0;
    while writers.iter().all(|writer| !writer.is_finished()) {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let position = store.last_position().await?.0;
        let is_due = position >= last + u64::from(APPENDS_BETWEEN_BACKUPS);
        if is_due || !backup_file(place).exists() {
            store.back_up(&operate, &backup_file(place), &key).await?;
            last = position;
        }
    }
    Err(Failure::internal("a writer of the kill test ended"))
}

async fn append_and_print(store: Store, writer: u32) -> Result<(), Failure> {
    let mut number = 0_u32;
    loop {
        number = number.wrapping_add(1);
        let id = store.new_entry_id();
        store.append(probe(&store, id, writer, number)).await?;
        let mut output = std::io::stdout().lock();
        let printed = writeln!(output, "{id}").and_then(|()| output.flush());
        printed.map_err(|error| Failure::internal(error.to_string()))?;
    }
}

fn probe(store: &Store, id: EntryId, writer: u32, number: u32) -> Write {
    let event = ReservedFieldRead {
        field: "kill_test".to_owned(),
        record: format!("{writer}-{number}"),
        reason: "x".repeat(200),
    };
    Write {
        stream: StreamName::new("kill", &format!("{writer}-{}", number % 50)),
        expected: Expected::Any,
        scope: Scope::national(),
        actor: Actor::System,
        purpose: Purpose("kill_test".to_owned()),
        events: vec![NewEvent {
            id,
            occurred_at: store.environment().now(),
            event: Event::from(event),
        }],
    }
}

/// Entries that were acknowledged and are not there.
async fn count_lost(store: &Store, acknowledged: &BTreeSet<EntryId>) -> Result<u64, Failure> {
    let mut lost = 0;
    for id in acknowledged {
        lost += u64::from(!store.contains(*id).await?);
    }
    Ok(lost)
}

/// Restores the newest backup into a fresh SQLite file; the store that it came from may be of either kind.
async fn restore_newest(
    place: &PlaceArgs,
    operate: &Permit<OperateStore>,
    environment: &Environment,
) -> Result<u32, Failure> {
    let file = backup_file(place);
    if !file.exists() {
        return Ok(0);
    }
    let folder = place.data.join("restored");
    remove_folder(&folder)?;
    store::shelter::make_private_folder(&folder)?;
    let key = BackupKey::open(&place.data.join("backup.key"))?;
    let target = RestoreOptions {
        location: Location::File(folder.join("yanapaq.db")),
        key_file: folder.join("node.key"),
        passphrase: None,
    };
    restore(operate, &file, &key, &target, environment.clone()).await?;
    Ok(1)
}

fn remove_folder(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| Failure::internal(error.to_string()))?;
    }
    Ok(())
}
