//! Entries as they are stored, and the lines of the audit page.

use access::{Permit, question};
use domain::event::Event;
use domain::id::{EntryId, NodeId};
use domain::ledger::{Actor, EntryHash, Header, Kind, Position, Purpose, Scope, StreamName};
use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::database::{Database, Row, params, signed};
use crate::error::StoreError;
use crate::key::open_body;
use crate::statement::{self as sql, Statement};
use crate::store::Store;

/// An entry with its sealed body.
#[derive(Debug, Clone)]
pub struct StoredEntry {
    /// Where it stands here.
    pub position: Position,
    /// Everything in clear.
    pub header: Header,
    /// When this node received it.
    pub received_at: Timestamp,
    /// Hash as stored.
    pub hash: EntryHash,
    /// Sealed body.
    pub body: Vec<u8>,
}

impl StoredEntry {
    pub(crate) fn from_row(row: &Row) -> Result<Self, StoreError> {
        let number = |column| -> Result<u32, StoreError> {
            u32::try_from(row.int(column)?)
                .map_err(|_| StoreError::Unreadable { what: column.to_owned() })
        };
        let header = Header {
            id: EntryId::new(row.uuid("entry_id")?),
            node: NodeId::new(row.uuid("node")?),
            epoch: number("epoch")?,
            seq: row.count("seq")?,
            stream: StreamName::stored(row.text("stream")?),
            stream_version: row.count("stream_version")?,
            scope: Scope::stored(row.text("scope")?),
            kind: Kind {
                name: row.text("kind")?,
                version: u16::try_from(number("kind_version")?)
                    .map_err(|_| StoreError::Unreadable { what: "kind_version".to_owned() })?,
            },
            occurred_at: row.instant("occurred_at")?,
            recorded_at: row.instant("recorded_at")?,
            actor: actor(row)?,
            purpose: Purpose(row.text("purpose")?),
            previous: hash(row, "previous_hash")?,
        };
        Ok(Self {
            position: Position(row.count("position")?),
            header,
            received_at: row.instant("received_at")?,
            hash: hash(row, "hash")?,
            body: row.bytes("body")?,
        })
    }
}

fn actor(row: &Row) -> Result<Actor, StoreError> {
    row.text("actor")?.parse().map_err(|_| StoreError::Unreadable { what: "actor".to_owned() })
}

fn hash(row: &Row, column: &'static str) -> Result<EntryHash, StoreError> {
    let bytes: Result<[u8; 32], _> = row.bytes(column)?.try_into();
    bytes.map(EntryHash).map_err(|_| StoreError::Unreadable { what: column.to_owned() })
}

/// One line of the audit: who did what and when. The body stays closed.
#[derive(Debug, Clone)]
pub struct AuditLine {
    /// Where it stands here.
    pub position: Position,
    /// The aggregate.
    pub stream: StreamName,
    /// What happened.
    pub kind: String,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// For what.
    pub purpose: Purpose,
}

impl Store {
    /// What an entry says; `None` if its stream was erased or its kind is not known to this program.
    pub(crate) async fn read_event(
        &self,
        entry: &StoredEntry,
    ) -> Result<Option<Event>, StoreError> {
        let stream = entry.header.stream.as_str();
        let Some(data_key) = self.stream_key(stream).await? else { return Ok(None) };
        let plain = open_body(&data_key, &entry.header.canonical_bytes(), &entry.body)
            .ok_or_else(|| StoreError::Sealed { what: format!("entry {}", entry.position) })?;
        Event::decode(&entry.header.kind, &plain).map_err(|source| StoreError::Body {
            position: entry.position.0,
            kind: entry.header.kind.name.clone(),
            source,
        })
    }

    async fn stream_key(&self, stream: &str) -> Result<Option<Zeroizing<[u8; 32]>>, StoreError> {
        if let Some(key) = self.cache.get(stream) {
            return Ok(Some(key));
        }
        let rows = self.database.fetch(sql::LEDGER_READ_KEY, params![stream]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let key = self.key.unwrap(stream, &row.bytes("wrapped")?)?;
        if let Some(key) = &key {
            self.cache.put(stream, key.clone());
        }
        Ok(key)
    }

    /// Whether the store was created as a demonstration: what the ledger says, not how the program was called.
    ///
    /// # Errors
    /// When the database fails or the entry does not open.
    pub async fn is_demonstration(&self) -> Result<bool, StoreError> {
        let rows = self.database.fetch(sql::LEDGER_LIST_STREAM, params!["store/this"]).await?;
        let Some(row) = rows.first() else { return Ok(false) };
        let event = self.read_event(&StoredEntry::from_row(row)?).await?;
        Ok(matches!(event, Some(Event::StoreCreated(body)) if body.demonstration))
    }

    /// Lines of the audit before a position, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_lines(
        &self,
        _permit: &Permit<question::ReadAudit>,
        before: Position,
        limit: u32,
    ) -> Result<Vec<AuditLine>, StoreError> {
        let rows = params![signed(before.0), i64::from(limit)];
        let rows = self.database.fetch(sql::LEDGER_LIST_HEADERS, rows).await?;
        rows.iter()
            .map(|row| {
                Ok(AuditLine {
                    position: Position(row.count("position")?),
                    stream: StreamName::stored(row.text("stream")?),
                    kind: row.text("kind")?,
                    recorded_at: row.instant("recorded_at")?,
                    actor: actor(row)?,
                    purpose: Purpose(row.text("purpose")?),
                })
            })
            .collect()
    }

    /// Erases for ever what a stream says: its data key is destroyed, its entries stay as sealed bytes.
    ///
    /// Projections still hold what they derived from it until they are rebuilt.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase_stream(
        &self,
        _permit: &Permit<question::OperateStore>,
        stream: &StreamName,
    ) -> Result<bool, StoreError> {
        let row = params![stream.as_str(), Vec::<u8>::new()];
        let changed = self.database.execute(sql::LEDGER_DESTROY_KEY, row).await?;
        self.cache.forget(stream.as_str());
        Ok(changed > 0)
    }
}

/// Entries in order, page by page.
pub(crate) async fn page_after(
    database: &Database,
    statement: Statement,
    after: u64,
    limit: i64,
) -> Result<Vec<StoredEntry>, StoreError> {
    let rows = database.fetch(statement, params![signed(after), limit]).await?;
    rows.iter().map(StoredEntry::from_row).collect()
}
