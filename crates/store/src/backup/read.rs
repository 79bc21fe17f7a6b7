//! Restoring a backup into a fresh folder or database.
//!
//! The file is read to its end and checked first; only then is anything written, in one transaction. The node comes back
//! as a new incarnation, so that its chain cannot fork the chain of the machine that was lost.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};

use access::{Permit, question};

use super::BackupKey;
use super::line::{FORMAT, Line, damaged};
use crate::database::{Database, Location, Param, Tx, params};
use crate::environment::Environment;
use crate::error::StoreError;
use crate::key::NodeKey;
use crate::ledger::rebuild;
use crate::migration;
use crate::statement as sql;
use crate::store::Store;

/// Where to restore to.
#[derive(Debug, Clone)]
pub struct RestoreOptions {
    /// A fresh database.
    pub location: Location,
    /// File that will hold the node key; it must not exist yet.
    pub key_file: PathBuf,
    /// Passphrase to seal the node key under, if wanted.
    pub passphrase: Option<String>,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Entries.
    pub entries: u64,
    /// Incarnation under which the node goes on.
    pub epoch: u32,
}

/// Restores a backup and rebuilds every projection.
///
/// # Errors
/// When the file is damaged, cut or opened with another key, or the target is not fresh. Nothing is then left behind.
pub async fn restore(
    permit: &Permit<question::OperateStore>,
    path: &Path,
    key: &BackupKey,
    options: &RestoreOptions,
    environment: Environment,
) -> Result<Restored, StoreError> {
    let summary = read_lines(path, key, |_| Ok(()))?;
    if options.key_file.exists() {
        return Err(StoreError::NotEmpty);
    }
    let database = Database::open(&options.location).await?;
    migration::migrate(&database, &environment, migration::newest()).await?;
    let mut tx = database.write().await?;
    if !tx.fetch(sql::LEDGER_LIST_NODES, vec![]).await?.is_empty() {
        return Err(StoreError::NotEmpty);
    }
    let node_key = summary.node_key.reborn(summary.epoch + 1);
    for page in pages(path, key)? {
        insert_page(&mut tx, page?).await?;
    }
    tx.commit().await?;
    node_key.save(&options.key_file, options.passphrase.as_deref())?;
    let store = Store::assemble(database, node_key.into(), environment);
    store.add_node().await?;
    let verified = store.verify(permit, &|_| ()).await?;
    if let Some(fault) = verified.fault {
        return Err(StoreError::Backup { reason: fault.to_string() });
    }
    rebuild::rebuild(&store).await?;
    store.note_maintenance("restore", &format!("{} entries", summary.entries)).await?;
    store.close().await;
    Ok(Restored { entries: summary.entries, epoch: summary.epoch + 1 })
}

struct Summary {
    node_key: NodeKey,
    epoch: u32,
    entries: u64,
}

type Reader = BufReader<Box<dyn Read + Send>>;

fn open(path: &Path, key: &BackupKey) -> Result<Reader, StoreError> {
    let file = fs::File::open(path)
        .map_err(|source| StoreError::File { path: path.display().to_string(), source })?;
    let decryptor = age::Decryptor::new(file).map_err(|e| damaged(&e))?;
    let refused = |e: age::DecryptError| StoreError::Backup { reason: e.to_string() };
    let plain: Box<dyn Read + Send> = match key {
        BackupKey::Passphrase(text) => {
            let identity = age::scrypt::Identity::new(text.clone());
            let identities = std::iter::once(&identity as &dyn age::Identity);
            Box::new(decryptor.decrypt(identities).map_err(refused)?)
        }
        BackupKey::File(identity) => {
            let identities = std::iter::once(identity as &dyn age::Identity);
            Box::new(decryptor.decrypt(identities).map_err(refused)?)
        }
    };
    let unpacked = zstd::Decoder::new(plain).map_err(|e| damaged(&e))?;
    Ok(BufReader::new(Box::new(unpacked)))
}

/// Reads the whole file, checks its end against its lines, and hands every line on.
fn read_lines(
    path: &Path,
    key: &BackupKey,
    mut each: impl FnMut(Line) -> Result<(), StoreError>,
) -> Result<Summary, StoreError> {
    let mut reader = open(path, key)?;
    let mut hasher = blake3::Hasher::new();
    let mut summary: Option<Summary> = None;
    let (mut keys, mut entries, mut heads) = (0, 0, 0);
    let mut text = Vec::new();
    loop {
        text.clear();
        if reader.read_until(b'\n', &mut text).map_err(|e| damaged(&e))? == 0 {
            return Err(damaged(&"it ends too early"));
        }
        let line = Line::decode(&text)?;
        match &line {
            Line::Start { format, .. } if *format != FORMAT => {
                return Err(StoreError::Backup { reason: format!("format {format} is not known") });
            }
            Line::Start { node_key, .. } => {
                let node_key = NodeKey::parse(node_key).ok_or_else(|| damaged(&"node key"))?;
                summary = Some(Summary { epoch: node_key.epoch(), node_key, entries: 0 });
            }
            Line::Key { .. } => keys += 1,
            Line::Entry(_) => entries += 1,
            Line::Head { .. } => heads += 1,
            Line::Node { .. } => {}
            Line::End { keys: k, entries: e, heads: h, digest } => {
                let same = (*k, *e, *h) == (keys, entries, heads)
                    && *digest == hasher.finalize().to_hex().to_string();
                let mut summary = summary.filter(|_| same).ok_or_else(|| damaged(&"checksum"))?;
                summary.entries = entries;
                return Ok(summary);
            }
        }
        hasher.update(&text);
        each(line)?;
    }
}

/// The lines in pages, read a second time after the first reading proved the file whole.
fn pages(
    path: &Path,
    key: &BackupKey,
) -> Result<impl Iterator<Item = Result<Vec<Line>, StoreError>>, StoreError> {
    let mut reader = open(path, key)?;
    Ok(std::iter::from_fn(move || {
        let mut page = Vec::with_capacity(500);
        let mut text = Vec::new();
        while page.len() < 500 {
            text.clear();
            match reader.read_until(b'\n', &mut text) {
                Err(error) => return Some(Err(damaged(&error))),
                Ok(0) => break,
                Ok(_) => match Line::decode(&text) {
                    Ok(line) => page.push(line),
                    Err(error) => return Some(Err(error)),
                },
            }
        }
        (!page.is_empty()).then_some(Ok(page))
    }))
}

async fn insert_page(tx: &mut Tx, page: Vec<Line>) -> Result<(), StoreError> {
    for line in page {
        let (statement, row): (_, Vec<Param>) = match line {
            Line::Start { .. } | Line::End { .. } => continue,
            Line::Node { node, epoch, public_key, created_at } => {
                (sql::LEDGER_ADD_NODE, params![node.0, epoch, public_key.0, created_at])
            }
            Line::Key { stream, wrapped } => (sql::LEDGER_ADD_KEY, params![stream, wrapped.0]),
            Line::Head { node, epoch, seq, hash, signature } => {
                (sql::LEDGER_SIGN, params![node.0, epoch, seq, hash.0, signature.0])
            }
            Line::Entry(e) => {
                let row = params![
                    e.position,
                    e.entry_id.0,
                    e.node.0,
                    e.epoch,
                    e.seq,
                    e.stream,
                    e.stream_version,
                    e.scope,
                    e.kind,
                    e.kind_version,
                    e.occurred_at,
                    e.recorded_at,
                    e.received_at,
                    e.actor,
                    e.purpose,
                    e.previous_hash.0,
                    e.hash.0,
                    e.body.0,
                ];
                (sql::LEDGER_APPEND, row)
            }
        };
        tx.execute(statement, row).await?;
    }
    Ok(())
}
