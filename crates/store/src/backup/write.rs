//! Writing a backup while the store serves: everything comes from one snapshot.

use std::fs;
use std::io::Write;
use std::path::Path;

use access::{Permit, question};

use super::BackupKey;
use super::line::{EntryLine, FORMAT, Hex, Line};
use crate::database::{Row, Tx, params, signed};
use crate::error::StoreError;
use crate::statement as sql;
use crate::store::Store;

const PAGE: i64 = 500;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// Entries.
    pub entries: u64,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// BLAKE3 of the file, to compare copies.
    pub digest: String,
}

impl Store {
    /// Writes an encrypted backup. The file appears under its name only when it is whole and durable.
    ///
    /// # Errors
    /// When the database or the file fails; a file that was there before stays as it was.
    pub async fn back_up(
        &self,
        _permit: &Permit<question::OperateStore>,
        path: &Path,
        key: &BackupKey,
    ) -> Result<BackedUp, StoreError> {
        let failed = |source| StoreError::File { path: path.display().to_string(), source };
        let partial = path.with_extension("partial");
        let outcome = self.write_partial(&partial, key).await;
        let entries = match outcome {
            Ok(entries) => entries,
            Err(error) => {
                let _already_gone = fs::remove_file(&partial);
                return Err(error);
            }
        };
        let (bytes, digest) = digest_file(&partial).map_err(failed)?;
        fs::rename(&partial, path).map_err(failed)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        fs::File::open(folder.unwrap_or(Path::new(".")))
            .and_then(|folder| folder.sync_all())
            .map_err(failed)?;
        self.note_maintenance("backup", &format!("{entries} entries, {bytes} bytes")).await?;
        Ok(BackedUp { entries, bytes, digest })
    }

    async fn write_partial(&self, partial: &Path, key: &BackupKey) -> Result<u64, StoreError> {
        use std::os::unix::fs::OpenOptionsExt as _;
        let failed = |source| StoreError::File { path: partial.display().to_string(), source };
        let mut options = fs::OpenOptions::new();
        let file = options.write(true).create(true).truncate(true).mode(0o600).open(partial);
        let file = file.map_err(failed)?;
        let sealed = encryptor(key)?.wrap_output(&file).map_err(failed)?;
        let compressed = zstd::Encoder::new(sealed, 3).map_err(failed)?;
        let mut lines = Lines { out: compressed, hasher: blake3::Hasher::new(), path: partial };
        let mut tx = self.database.read().await?;
        lines.put(&Line::Start {
            format: FORMAT,
            made_at: self.environment().now().as_microsecond(),
            node_key: self.key.to_text(),
        })?;
        let epochs = write_nodes(&mut tx, &mut lines).await?;
        let keys = write_keys(&mut tx, &mut lines).await?;
        let entries = write_entries(&mut tx, &mut lines).await?;
        let heads = write_heads(&mut tx, &mut lines, &epochs).await?;
        let digest = lines.hasher.finalize().to_hex().to_string();
        lines.put(&Line::End { keys, entries, heads, digest })?;
        let sealed = lines.out.finish().map_err(failed)?;
        sealed.finish().map_err(failed)?;
        file.sync_all().map_err(failed)?;
        Ok(entries)
    }
}

fn encryptor(key: &BackupKey) -> Result<age::Encryptor, StoreError> {
    match key {
        BackupKey::Passphrase(text) => Ok(age::Encryptor::with_user_passphrase(text.clone())),
        BackupKey::File(identity) => {
            let recipient = identity.to_public();
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
                .map_err(|e| StoreError::Backup { reason: e.to_string() })
        }
    }
}

struct Lines<'a, W: Write> {
    out: W,
    hasher: blake3::Hasher,
    path: &'a Path,
}

impl<W: Write> Lines<'_, W> {
    fn put(&mut self, line: &Line) -> Result<(), StoreError> {
        let text = line.encode()?;
        self.hasher.update(&text);
        self.out
            .write_all(&text)
            .map_err(|source| StoreError::File { path: self.path.display().to_string(), source })
    }
}

async fn write_nodes<W: Write>(
    tx: &mut Tx,
    lines: &mut Lines<'_, W>,
) -> Result<Vec<(uuid::Uuid, i64)>, StoreError> {
    let mut epochs = Vec::new();
    for row in tx.fetch(sql::LEDGER_LIST_NODES, vec![]).await? {
        epochs.push((row.uuid("node")?, row.int("epoch")?));
        lines.put(&Line::Node {
            node: Hex(row.bytes("node")?),
            epoch: row.int("epoch")?,
            public_key: Hex(row.bytes("public_key")?),
            created_at: row.int("created_at")?,
        })?;
    }
    Ok(epochs)
}

async fn write_keys<W: Write>(tx: &mut Tx, lines: &mut Lines<'_, W>) -> Result<u64, StoreError> {
    let (mut count, mut after) = (0, String::new());
    loop {
        let rows = tx.fetch(sql::LEDGER_LIST_KEYS, params![after.as_str(), PAGE]).await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.text("stream")?;
        for row in &rows {
            count += 1;
            let wrapped = Hex(row.bytes("wrapped")?);
            lines.put(&Line::Key { stream: row.text("stream")?, wrapped })?;
        }
    }
}

async fn write_entries<W: Write>(tx: &mut Tx, lines: &mut Lines<'_, W>) -> Result<u64, StoreError> {
    let (mut count, mut after) = (0, 0);
    loop {
        let rows = tx.fetch(sql::LEDGER_LIST_AFTER, params![after, PAGE]).await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.int("position")?;
        for row in &rows {
            count += 1;
            lines.put(&Line::Entry(Box::new(entry_line(row)?)))?;
        }
    }
}

fn entry_line(row: &Row) -> Result<EntryLine, StoreError> {
    Ok(EntryLine {
        position: row.int("position")?,
        entry_id: Hex(row.bytes("entry_id")?),
        node: Hex(row.bytes("node")?),
        epoch: row.int("epoch")?,
        seq: row.int("seq")?,
        stream: row.text("stream")?,
        stream_version: row.int("stream_version")?,
        scope: row.text("scope")?,
        kind: row.text("kind")?,
        kind_version: row.int("kind_version")?,
        occurred_at: row.int("occurred_at")?,
        recorded_at: row.int("recorded_at")?,
        received_at: row.int("received_at")?,
        actor: row.text("actor")?,
        purpose: row.text("purpose")?,
        previous_hash: Hex(row.bytes("previous_hash")?),
        hash: Hex(row.bytes("hash")?),
        body: Hex(row.bytes("body")?),
    })
}

async fn write_heads<W: Write>(
    tx: &mut Tx,
    lines: &mut Lines<'_, W>,
    epochs: &[(uuid::Uuid, i64)],
) -> Result<u64, StoreError> {
    let mut count = 0;
    for (node, epoch) in epochs {
        let mut after = 0;
        loop {
            let page = params![*node, *epoch, signed(after), PAGE];
            let rows = tx.fetch(sql::LEDGER_LIST_HEADS, page).await?;
            let Some(last) = rows.last() else { break };
            after = last.count("seq")?;
            for row in &rows {
                count += 1;
                lines.put(&Line::Head {
                    node: Hex(row.bytes("node")?),
                    epoch: *epoch,
                    seq: row.int("seq")?,
                    hash: Hex(row.bytes("hash")?),
                    signature: Hex(row.bytes("signature")?),
                })?;
            }
        }
    }
    Ok(count)
}

fn digest_file(path: &Path) -> std::io::Result<(u64, String)> {
    let mut hasher = blake3::Hasher::new();
    let bytes = std::io::copy(&mut fs::File::open(path)?, &mut hasher)?;
    Ok((bytes, hasher.finalize().to_hex().to_string()))
}
