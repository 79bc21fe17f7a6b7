//! One face for two databases: connections, parameters and rows. Statements are the same text on both.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use futures_util::TryStreamExt;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{Executor, Postgres, Row as _, Sqlite, Transaction};

use crate::error::StoreError;
use crate::statement::Statement;

/// Oldest SQLite that may hold a ledger: 3.51.3 mended a race between writing and resetting the write-ahead log.
const OLDEST_SQLITE: &str = "3.51.3";
const READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 8;
/// Begins a transaction of PostgreSQL under the lock by which its nodes append one after the other, in one round trip.
const BEGIN_WRITE: &str = "BEGIN; SELECT pg_advisory_xact_lock(34165598891041137)";

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// An SQLite file, created at first use.
    File(PathBuf),
    /// A PostgreSQL URL.
    Postgres(String),
}

/// The pools of one database.
#[derive(Clone)]
pub(crate) enum Database {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

/// A value handed to a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Param {
    Int(i64),
    MaybeInt(Option<i64>),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<Option<i64>> for Param {
    fn from(value: Option<i64>) -> Self {
        Self::MaybeInt(value)
    }
}

impl From<&str> for Param {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Param {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Vec<u8>> for Param {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl From<&[u8]> for Param {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<uuid::Uuid> for Param {
    fn from(value: uuid::Uuid) -> Self {
        Self::Bytes(value.as_bytes().to_vec())
    }
}

/// `params![a, b]`: values of different kinds for one statement.
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::database::Param::from($value)),*] };
}
pub(crate) use params;

/// A row of either database.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getter {
    ($name:ident -> $type:ty) => {
        pub(crate) fn $name(&self, column: &'static str) -> Result<$type, StoreError> {
            let value = match self {
                Self::Sqlite(row) => row.try_get(column),
                Self::Postgres(row) => row.try_get(column),
            };
            value.map_err(|source| StoreError::Database { statement: column, source })
        }
    };
}

impl Row {
    getter!(int -> i64);
    getter!(maybe_int -> Option<i64>);
    getter!(text -> String);
    getter!(bytes -> Vec<u8>);
    getter!(maybe_bytes -> Option<Vec<u8>>);

    /// A count or position: never negative.
    pub(crate) fn count(&self, column: &'static str) -> Result<u64, StoreError> {
        unsigned(self.int(column)?, column)
    }

    /// A 16-byte id.
    pub(crate) fn uuid(&self, column: &'static str) -> Result<uuid::Uuid, StoreError> {
        uuid::Uuid::from_slice(&self.bytes(column)?)
            .map_err(|_| StoreError::Unreadable { what: column.to_owned() })
    }

    /// An instant kept in microseconds.
    pub(crate) fn instant(&self, column: &'static str) -> Result<jiff::Timestamp, StoreError> {
        jiff::Timestamp::from_microsecond(self.int(column)?)
            .map_err(|_| StoreError::Unreadable { what: column.to_owned() })
    }
}

/// A stored number that can only be zero or more.
pub(crate) fn unsigned(value: i64, what: &'static str) -> Result<u64, StoreError> {
    u64::try_from(value).map_err(|_| StoreError::Unreadable { what: what.to_owned() })
}

/// A number of ours as the databases keep it.
pub(crate) fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// An open transaction of either database.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

fn failed(statement: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |source| StoreError::Database { statement, source }
}

macro_rules! bind_all {
    ($query:expr, $params:expr) => {{
        let mut query = $query;
        for param in $params {
            query = match param {
                Param::Int(value) => query.bind(value),
                Param::MaybeInt(value) => query.bind(value),
                Param::Text(value) => query.bind(value),
                Param::Bytes(value) => query.bind(value),
            };
        }
        query
    }};
}

impl Tx {
    /// Runs a statement; answers the number of rows changed.
    pub(crate) async fn execute(
        &mut self,
        statement: Statement,
        params: Vec<Param>,
    ) -> Result<u64, StoreError> {
        let changed = match self {
            Self::Sqlite(tx) => bind_all!(sqlx::query(statement.sql), params)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
            Self::Postgres(tx) => bind_all!(sqlx::query(statement.sql), params)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected()),
        };
        changed.map_err(failed(statement.name))
    }

    /// Runs a question; answers all rows.
    pub(crate) async fn fetch(
        &mut self,
        statement: Statement,
        params: Vec<Param>,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = match self {
            Self::Sqlite(tx) => {
                bind_all!(sqlx::query(statement.sql), params)
                    .fetch(&mut **tx)
                    .map_ok(Row::Sqlite)
                    .try_collect()
                    .await
            }
            Self::Postgres(tx) => {
                bind_all!(sqlx::query(statement.sql), params)
                    .fetch(&mut **tx)
                    .map_ok(Row::Postgres)
                    .try_collect()
                    .await
            }
        };
        rows.map_err(failed(statement.name))
    }

    /// Runs a text of several statements (migrations only).
    pub(crate) async fn run_script(
        &mut self,
        name: &'static str,
        script: &'static str,
    ) -> Result<(), StoreError> {
        let done = match self {
            Self::Sqlite(tx) => (&mut **tx).execute(sqlx::raw_sql(script)).await.map(drop),
            Self::Postgres(tx) => (&mut **tx).execute(sqlx::raw_sql(script)).await.map(drop),
        };
        done.map_err(failed(name))
    }

    /// Makes everything of the transaction durable.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
        .map_err(failed("commit"))
    }

    /// Whether this is SQLite: migrations have parts of their own for each database.
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}

impl Database {
    /// Opens or creates the database.
    pub(crate) async fn open(location: &Location) -> Result<Self, StoreError> {
        match location {
            Location::File(path) => Self::open_sqlite(path.clone()).await,
            Location::Postgres(url) => Self::open_postgres(url).await,
        }
    }

    async fn open_sqlite(path: PathBuf) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(30))
            .foreign_keys(true)
            .pragma("recursive_triggers", "ON");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await
            .map_err(failed("open"))?;
        let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()")
            .fetch_one(&writer)
            .await
            .map_err(failed("open"))?;
        if older_than(&version, OLDEST_SQLITE) {
            return Err(StoreError::OldSqlite { found: version, needed: OLDEST_SQLITE });
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.pragma("query_only", "ON"))
            .await
            .map_err(failed("open"))?;
        Ok(Self::Sqlite { readers, writer })
    }

    async fn open_postgres(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url).map_err(failed("open"))?;
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options)
            .await
            .map_err(failed("open"))?;
        Ok(Self::Postgres(pool))
    }

    /// `sqlite` or `postgresql`, for `doctor` and the health page.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres(_) => "postgresql",
        }
    }

    /// A transaction that only reads, from one snapshot.
    pub(crate) async fn read(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { readers, .. } => readers.begin().await.map(Tx::Sqlite),
            Self::Postgres(pool) => pool
                .begin_with("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .await
                .map(Tx::Postgres),
        }
        .map_err(failed("begin"))
    }

    /// A transaction that writes, one at a time over every process that uses this database.
    pub(crate) async fn write(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { writer, .. } => {
                let tx = writer.begin_with("BEGIN IMMEDIATE").await.map_err(failed("begin"))?;
                Ok(Tx::Sqlite(tx))
            }
            Self::Postgres(pool) => {
                let tx = pool.begin_with(BEGIN_WRITE).await.map_err(failed("begin"))?;
                Ok(Tx::Postgres(tx))
            }
        }
    }

    /// One question in a transaction of its own.
    pub(crate) async fn fetch(
        &self,
        statement: Statement,
        params: Vec<Param>,
    ) -> Result<Vec<Row>, StoreError> {
        let rows = match self {
            Self::Sqlite { readers, .. } => {
                bind_all!(sqlx::query(statement.sql), params)
                    .fetch(readers)
                    .map_ok(Row::Sqlite)
                    .try_collect()
                    .await
            }
            Self::Postgres(pool) => {
                bind_all!(sqlx::query::<Postgres>(statement.sql), params)
                    .fetch(pool)
                    .map_ok(Row::Postgres)
                    .try_collect()
                    .await
            }
        };
        rows.map_err(failed(statement.name))
    }

    /// One statement outside the ledger (sessions, notes), durable when it returns.
    pub(crate) async fn execute(
        &self,
        statement: Statement,
        params: Vec<Param>,
    ) -> Result<u64, StoreError> {
        let changed = match self {
            Self::Sqlite { writer, .. } => bind_all!(sqlx::query(statement.sql), params)
                .execute(writer)
                .await
                .map(|done| done.rows_affected()),
            Self::Postgres(pool) => bind_all!(sqlx::query::<Postgres>(statement.sql), params)
                .execute(pool)
                .await
                .map(|done| done.rows_affected()),
        };
        changed.map_err(failed(statement.name))
    }

    /// Asks the database to parse a statement without running it.
    pub(crate) async fn prepare(&self, statement: Statement) -> Result<(), StoreError> {
        use sqlx::SqlSafeStr;
        let sql = statement.sql.into_sql_str();
        match self {
            Self::Sqlite { readers, .. } => readers.prepare(sql).await.map(drop),
            Self::Postgres(pool) => pool.prepare(sql).await.map(drop),
        }
        .map_err(failed(statement.name))
    }

    /// Waits for running statements and closes every connection.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

fn older_than(found: &str, needed: &str) -> bool {
    let parts = |text: &str| -> Vec<u32> {
        text.split('.').map(|part| part.parse().unwrap_or_default()).collect()
    };
    parts(found) < parts(needed)
}

#[cfg(test)]
mod tests {
    use super::older_than;

    #[test]
    fn versions_are_compared_by_number_not_by_letter() {
        assert!(older_than("3.51.2", "3.51.3"));
        assert!(older_than("3.9.0", "3.51.3"));
        assert!(!older_than("3.51.3", "3.51.3"));
        assert!(!older_than("3.100.0", "3.51.3"));
    }
}
