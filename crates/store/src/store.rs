//! The store: opening it, appending to it, and what every query needs.

use std::path::PathBuf;
use std::sync::Arc;

use domain::id::EntryId;
use domain::ledger::{EntryHash, Position, StreamName};
use jiff::Timestamp;

use crate::database::{Database, Location, params, signed};
use crate::environment::Environment;
use crate::error::{AppendError, StoreError};
use crate::key::{KeyCache, NodeKey};
use crate::ledger::rebuild;
use crate::migration;
use crate::statement as sql;
use crate::writer::{Receipt, Write, Writer};

/// Where a store lives and how its key opens.
#[derive(Debug, Clone)]
pub struct OpenOptions {
    /// The database.
    pub location: Location,
    /// File of the node key.
    pub key_file: PathBuf,
    /// Passphrase of the node key, if it is sealed.
    pub passphrase: Option<String>,
}

/// An open store. Clones share it.
#[derive(Clone)]
pub struct Store {
    pub(crate) database: Database,
    pub(crate) key: Arc<NodeKey>,
    pub(crate) cache: Arc<KeyCache>,
    pub(crate) environment: Environment,
    writer: Writer,
}

impl Store {
    /// Opens a store, creating key and schema at first use, and brings an older schema up to date.
    ///
    /// # Errors
    /// When the database cannot be reached, is newer than this program, or belongs to another key.
    pub async fn open(options: &OpenOptions, environment: Environment) -> Result<Self, StoreError> {
        Self::open_at_schema(options, environment, migration::newest()).await
    }

    /// As [`Store::open`], but stops at the schema of an older release: upgrade tests start from it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_at_schema(
        options: &OpenOptions,
        environment: Environment,
        schema: i64,
    ) -> Result<Self, StoreError> {
        let database = Database::open(&options.location).await?;
        let migrated = migration::migrate(&database, &environment, schema).await?;
        let passphrase = options.passphrase.as_deref();
        let nodes = database.fetch(sql::LEDGER_LIST_NODES, vec![]).await?;
        let key = if nodes.is_empty() {
            NodeKey::open_or_create(&options.key_file, passphrase, &environment)?
        } else {
            NodeKey::open(&options.key_file, passphrase)?
        };
        let store = Self::assemble(database, Arc::new(key), environment);
        store.register_node(&options.key_file.display().to_string()).await?;
        if migrated && schema == migration::newest() {
            rebuild::rebuild(&store).await?;
        }
        Ok(store)
    }

    pub(crate) fn assemble(
        database: Database,
        key: Arc<NodeKey>,
        environment: Environment,
    ) -> Self {
        let cache = Arc::new(KeyCache::default());
        let writer = Writer::start(
            database.clone(),
            Arc::clone(&key),
            Arc::clone(&cache),
            environment.clone(),
        );
        Self { database, key, cache, environment, writer }
    }

    /// Puts this node into the table of nodes, or checks that it is the one there.
    async fn register_node(&self, key_file: &str) -> Result<(), StoreError> {
        let rows = self.database.fetch(sql::LEDGER_LIST_NODES, vec![]).await?;
        let mut known = false;
        for row in &rows {
            let same_node = row.uuid("node")? == self.key.node().uuid();
            let same_key = row.bytes("public_key")? == self.key.public_key();
            if same_node != same_key {
                return Err(StoreError::ForeignKey { path: key_file.to_owned() });
            }
            known |= same_node && row.int("epoch")? == i64::from(self.key.epoch());
        }
        if known {
            return Ok(());
        }
        if !rows.is_empty() {
            return Err(StoreError::ForeignKey { path: key_file.to_owned() });
        }
        self.add_node().await
    }

    pub(crate) async fn add_node(&self) -> Result<(), StoreError> {
        let row = params![
            self.key.node().uuid(),
            i64::from(self.key.epoch()),
            self.key.public_key().as_slice(),
            self.environment.now().as_microsecond(),
        ];
        self.database.execute(sql::LEDGER_ADD_NODE, row).await.map(drop)
    }

    /// Appends the events of one stream and returns when they are durable.
    ///
    /// # Errors
    /// [`AppendError`]; nothing of the write has then happened.
    pub async fn append(&self, write: Write) -> Result<Receipt, AppendError> {
        let receipts = self.append_all(vec![write]).await?;
        receipts.into_iter().next().ok_or_else(|| StoreError::Stopped.into())
    }

    /// Appends to several streams, all or nothing.
    ///
    /// # Errors
    /// [`AppendError`]; nothing of any write has then happened.
    pub async fn append_all(&self, writes: Vec<Write>) -> Result<Vec<Receipt>, AppendError> {
        self.writer.append(writes).await
    }

    /// The last position known here; positions are dense, so it is also the number of entries.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_position(&self) -> Result<Position, StoreError> {
        let rows = self.database.fetch(sql::LEDGER_LAST_POSITION, vec![]).await?;
        let position = rows.first().map(|row| row.maybe_int("position")).transpose()?.flatten();
        Ok(Position(position.unwrap_or_default().unsigned_abs()))
    }

    /// Whether an entry is in the ledger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contains(&self, id: EntryId) -> Result<bool, StoreError> {
        Ok(self.stream_state("", id).await?.1)
    }

    /// The version of a stream; zero if nothing was ever said in it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stream_version(&self, stream: &StreamName) -> Result<u64, StoreError> {
        Ok(self.stream_state(stream.as_str(), EntryId::new(uuid::Uuid::nil())).await?.0)
    }

    async fn stream_state(&self, stream: &str, id: EntryId) -> Result<(u64, bool), StoreError> {
        let rows = self.database.fetch(sql::LEDGER_CHECK, params![stream, id.uuid()]).await?;
        let row = rows.first().ok_or(StoreError::Unreadable { what: "check".to_owned() })?;
        let version = row.maybe_int("version")?.unwrap_or_default().unsigned_abs();
        Ok((version, row.maybe_int("known_position")?.is_some()))
    }

    /// When the last entry known here was written.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_entry_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let rows = self.database.fetch(sql::LEDGER_LAST_AT, vec![]).await?;
        rows.first().map(|row| row.instant("recorded_at")).transpose()
    }

    /// When a stream began.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stream_began_at(
        &self,
        stream: &StreamName,
    ) -> Result<Option<Timestamp>, StoreError> {
        let rows = self.database.fetch(sql::LEDGER_STREAM_AT, params![stream.as_str()]).await?;
        rows.first().map(|row| row.instant("recorded_at")).transpose()
    }

    /// The hash of the entry at a position, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hash_at(&self, position: Position) -> Result<Option<EntryHash>, StoreError> {
        let rows = self.database.fetch(sql::LEDGER_HASH_AT, params![signed(position.0)]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let bytes: Result<[u8; 32], _> = row.bytes("hash")?.try_into();
        bytes
            .map(|bytes| Some(EntryHash(bytes)))
            .map_err(|_| StoreError::Unreadable { what: "hash".to_owned() })
    }

    /// A fresh id for an entry.
    #[must_use]
    pub fn new_entry_id(&self) -> EntryId {
        EntryId::new(self.environment.uuid())
    }

    /// The clock and randomness that this store was given.
    #[must_use]
    pub const fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The node that writes here.
    #[must_use]
    pub fn node(&self) -> domain::id::NodeId {
        self.key.node()
    }

    /// `sqlite` or `postgresql`.
    #[must_use]
    pub const fn database_kind(&self) -> &'static str {
        self.database.kind()
    }

    /// Waits for what is running and closes the database.
    pub async fn close(self) {
        self.database.close().await;
    }

    /// Names of all SQL statements, each parsed by the database without running it.
    ///
    /// # Errors
    /// The first statement that the database does not accept.
    pub async fn prepare_every_statement(&self) -> Result<Vec<&'static str>, StoreError> {
        let mut names = Vec::new();
        for statement in sql::ALL {
            self.database.prepare(*statement).await?;
            names.push(statement.name);
        }
        Ok(names)
    }
}
