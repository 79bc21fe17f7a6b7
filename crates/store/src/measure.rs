//! Bare inserts into the raw engine, beside which the ledger is measured in the same run. For benchmarks only.

use std::str::FromStr as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::Executor as _;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::database::Location;
use crate::error::StoreError;

const CREATE: &str =
    "CREATE TABLE IF NOT EXISTS bare (id BIGINT NOT NULL PRIMARY KEY, body BYTEA NOT NULL)";
const INSERT: &str = "INSERT INTO bare (id, body) VALUES ($1, $2)";

/// Inserts rows of `bytes` bytes, one a transaction, from `clients` tasks, as durably as the ledger; answers the time.
///
/// # Errors
/// When the database fails.
pub async fn bare_inserts(
    location: &Location,
    bytes: usize,
    rows: i64,
    clients: i64,
) -> Result<Duration, StoreError> {
    let failed = |source| StoreError::Database { statement: "bare", source };
    let body = Arc::new(vec![0xa5_u8; bytes]);
    macro_rules! run {
        ($pool:expr) => {{
            let pool = $pool;
            pool.execute(CREATE).await.map_err(failed)?;
            let (first,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM bare")
                .fetch_one(&pool)
                .await
                .map_err(failed)?;
            let start = Instant::now();
            let tasks: Vec<_> = (0..clients)
                .map(|client| {
                    let (pool, body) = (pool.clone(), Arc::clone(&body));
                    tokio::spawn(async move {
                        for at in 0..rows / clients {
                            let query = sqlx::query(INSERT);
                            let id = first + client * (rows / clients) + at;
                            query.bind(id).bind(body.as_slice()).execute(&pool).await?;
                        }
                        Ok::<(), sqlx::Error>(())
                    })
                })
                .collect();
            for task in tasks {
                task.await.map_err(|_| StoreError::Stopped)?.map_err(failed)?;
            }
            let taken = start.elapsed();
            pool.close().await;
            Ok(taken)
        }};
    }
    match location {
        Location::File(path) => {
            let options = SqliteConnectOptions::new()
                .filename(path)
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full);
            // One writing connection: several give no more and make the tail long.
            run!(
                SqlitePoolOptions::new()
                    .max_connections(1)
                    .connect_with(options)
                    .await
                    .map_err(failed)?
            )
        }
        Location::Postgres(url) => {
            let options = PgConnectOptions::from_str(url).map_err(failed)?;
            run!(
                PgPoolOptions::new()
                    .max_connections(u32::try_from(clients).unwrap_or(8))
                    .connect_with(options)
                    .await
                    .map_err(failed)?
            )
        }
    }
}
