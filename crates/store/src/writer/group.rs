//! What the ledger already has of a group of writes, asked at once, and the entries of the group until they are sent.
//!
//! A round trip to the database costs more than the work it asks for: eight ids, eight streams or eight entries travel
//! together.

use std::collections::{BTreeSet, HashMap};

use domain::id::EntryId;
use domain::ledger::{EntryHash, Header, Position};
use zeroize::Zeroizing;

use super::Write;
use crate::database::{Param, Row, Tx, params, signed};
use crate::error::StoreError;
use crate::key::NodeKey;
use crate::statement as sql;

/// How many things travel together.
const TOGETHER: usize = 8;

/// An entry that is in the ledger, or will be with this group.
#[derive(Clone)]
pub(super) struct KnownEntry {
    pub(super) stream: String,
    pub(super) kind: String,
    pub(super) position: Position,
    pub(super) stream_version: u64,
}

/// Entries and streams that the writes of a group name.
#[derive(Default)]
pub(super) struct Known {
    entries: HashMap<EntryId, KnownEntry>,
    versions: HashMap<String, u64>,
    keys: HashMap<String, Zeroizing<[u8; 32]>>,
    erased: BTreeSet<String>,
    /// The last position in the ledger before this group.
    pub(super) last: u64,
}

impl Known {
    /// Asks for everything that the writes name.
    pub(super) async fn load(
        tx: &mut Tx,
        writes: &[&[Write]],
        node_key: &NodeKey,
    ) -> Result<Self, StoreError> {
        let mut known = Self::default();
        let named = || writes.iter().flat_map(|job| job.iter());
        let ids: Vec<EntryId> = named().flat_map(|write| &write.events).map(|new| new.id).collect();
        let streams: BTreeSet<&str> = named().map(|write| write.stream.as_str()).collect();
        let streams: Vec<&str> = streams.into_iter().collect();
        if let ([id], [stream]) = (ids.as_slice(), streams.as_slice()) {
            known.load_one(tx, *id, stream, node_key).await?;
            return Ok(known);
        }
        let ids: Vec<uuid::Uuid> = ids.into_iter().map(EntryId::uuid).collect();
        for chunk in ids.chunks(TOGETHER) {
            known.load_entries(tx, filled(chunk)).await?;
        }
        for chunk in streams.chunks(TOGETHER) {
            known.load_streams(tx, filled(chunk), node_key).await?;
        }
        Ok(known)
    }

    /// A group of one entry, the usual one where few people write, asks one small question.
    async fn load_one(
        &mut self,
        tx: &mut Tx,
        id: EntryId,
        stream: &str,
        node_key: &NodeKey,
    ) -> Result<(), StoreError> {
        for row in tx.fetch(sql::LEDGER_CHECK, params![stream, id.uuid()]).await? {
            if let Some(position) = row.maybe_int("known_position")? {
                let entry = KnownEntry {
                    stream: row.text("known_stream")?,
                    kind: row.text("known_kind")?,
                    position: Position(position.unsigned_abs()),
                    stream_version: row.count("known_version")?,
                };
                self.entries.insert(id, entry);
            }
            self.put_stream(stream, &row, node_key)?;
        }
        Ok(())
    }

    async fn load_entries(&mut self, tx: &mut Tx, ids: Vec<Param>) -> Result<(), StoreError> {
        for row in tx.fetch(sql::LEDGER_FIND_ENTRIES, ids).await? {
            let entry = KnownEntry {
                stream: row.text("stream")?,
                kind: row.text("kind")?,
                position: Position(row.count("position")?),
                stream_version: row.count("stream_version")?,
            };
            self.entries.insert(EntryId::new(row.uuid("entry_id")?), entry);
        }
        Ok(())
    }

    async fn load_streams(
        &mut self,
        tx: &mut Tx,
        streams: Vec<Param>,
        node_key: &NodeKey,
    ) -> Result<(), StoreError> {
        for row in tx.fetch(sql::LEDGER_FIND_STREAMS, streams).await? {
            self.put_stream(&row.text("stream")?, &row, node_key)?;
        }
        Ok(())
    }

    fn put_stream(
        &mut self,
        stream: &str,
        row: &Row,
        node_key: &NodeKey,
    ) -> Result<(), StoreError> {
        if let Some(wrapped) = row.maybe_bytes("wrapped")? {
            if let Some(key) = node_key.unwrap(stream, &wrapped)? {
                self.keys.insert(stream.to_owned(), key);
            } else {
                self.erased.insert(stream.to_owned());
            }
        }
        self.last = row.maybe_int("last")?.unwrap_or_default().unsigned_abs();
        let version = row.maybe_int("version")?.unwrap_or_default().unsigned_abs();
        self.versions.insert(stream.to_owned(), version);
        Ok(())
    }

    pub(super) fn entry(&self, id: EntryId) -> Option<&KnownEntry> {
        self.entries.get(&id)
    }

    pub(super) fn version(&self, stream: &str) -> u64 {
        self.versions.get(stream).copied().unwrap_or_default()
    }

    /// The data key of a stream; nothing for a stream that is new.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for a stream whose key was destroyed: nothing is ever said in it again.
    pub(super) fn key(&self, stream: &str) -> Result<Option<Zeroizing<[u8; 32]>>, StoreError> {
        if self.erased.contains(stream) {
            return Err(StoreError::Sealed { what: stream.to_owned() });
        }
        Ok(self.keys.get(stream).cloned())
    }

    pub(super) fn put_key(&mut self, stream: &str, key: Zeroizing<[u8; 32]>) {
        self.keys.insert(stream.to_owned(), key);
    }

    /// What this group adds, so that its later writes see it.
    pub(super) fn put_entry(&mut self, header: &Header, position: Position) {
        let stream = header.stream.as_str().to_owned();
        let entry = KnownEntry {
            stream: stream.clone(),
            kind: header.kind.name.clone(),
            position,
            stream_version: header.stream_version,
        };
        self.entries.insert(header.id, entry);
        self.versions.insert(stream, header.stream_version);
    }
}

fn filled<T: Copy + Into<Param>>(chunk: &[T]) -> Vec<Param> {
    let last = chunk.last().copied();
    chunk
        .iter()
        .copied()
        .chain(std::iter::repeat_n(last, TOGETHER).flatten())
        .take(TOGETHER)
        .map(Into::into)
        .collect()
}

/// Entries that wait to be sent together.
#[derive(Default)]
pub(super) struct Outgoing {
    rows: Vec<Vec<Param>>,
}

impl Outgoing {
    /// Adds an entry; sends when eight wait.
    pub(super) async fn push(
        &mut self,
        tx: &mut Tx,
        position: Position,
        header: &Header,
        hash: EntryHash,
        body: Vec<u8>,
    ) -> Result<(), StoreError> {
        self.rows.push(row(position, header, hash, body));
        if self.rows.len() == TOGETHER { self.flush(tx).await } else { Ok(()) }
    }

    /// Sends what waits, in as few round trips as there are statements for.
    pub(super) async fn flush(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        let mut rest = std::mem::take(&mut self.rows).into_iter();
        while rest.len() > 0 {
            let (together, statement) = match rest.len() {
                8.. => (8, sql::LEDGER_APPEND_EIGHT),
                4.. => (4, sql::LEDGER_APPEND_FOUR),
                2.. => (2, sql::LEDGER_APPEND_TWO),
                _ => (1, sql::LEDGER_APPEND),
            };
            tx.execute(statement, rest.by_ref().take(together).flatten().collect()).await?;
        }
        Ok(())
    }
}

fn row(position: Position, header: &Header, hash: EntryHash, body: Vec<u8>) -> Vec<Param> {
    params![
        signed(position.0),
        header.id.uuid(),
        header.node.uuid(),
        i64::from(header.epoch),
        signed(header.seq),
        header.stream.as_str(),
        signed(header.stream_version),
        header.scope.as_str(),
        header.kind.name.as_str(),
        i64::from(header.kind.version),
        header.occurred_at.as_microsecond(),
        header.recorded_at.as_microsecond(),
        header.recorded_at.as_microsecond(),
        header.actor.to_string(),
        header.purpose.0.as_str(),
        header.previous.0.as_slice(),
        hash.0.as_slice(),
        body,
    ]
}
