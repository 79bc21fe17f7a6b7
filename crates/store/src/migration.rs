//! Numbered migrations: each has a common text and, where the databases differ, a part for one of them.

use crate::database::{Database, Tx, params};
use crate::environment::Environment;
use crate::error::StoreError;
use crate::statement::Statement;

struct Migration {
    number: i64,
    name: &'static str,
    common: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "ledger",
        common: include_str!("../migrations/0001_ledger.sql"),
        sqlite: include_str!("../migrations/0001_ledger.sqlite.sql"),
        postgres: include_str!("../migrations/0001_ledger.postgres.sql"),
    },
    Migration {
        number: 2,
        name: "figure",
        common: include_str!("../migrations/0002_figure.sql"),
        sqlite: "",
        postgres: "",
    },
    Migration {
        number: 3,
        name: "directory",
        common: include_str!("../migrations/0003_directory.sql"),
        sqlite: "",
        postgres: "",
    },
    Migration {
        number: 4,
        name: "account",
        common: include_str!("../migrations/0004_account.sql"),
        sqlite: "",
        postgres: "",
    },
    Migration {
        number: 5,
        name: "person",
        common: include_str!("../migrations/0005_person.sql"),
        sqlite: "",
        postgres: "",
    },
    Migration {
        number: 6,
        name: "case",
        common: include_str!("../migrations/0006_case.sql"),
        sqlite: "",
        postgres: "",
    },
    Migration {
        number: 9,
        name: "draft",
        common: include_str!("../migrations/0009_draft.sql"),
        sqlite: "",
        postgres: "",
    },
];

const CREATE_HISTORY: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at BIGINT NOT NULL)";

const LIST_HISTORY: Statement = Statement {
    name: "migration/list",
    sql: "SELECT number, name, digest FROM schema_migration ORDER BY number",
};

const ADD_HISTORY: Statement = Statement {
    name: "migration/add",
    sql: "INSERT INTO schema_migration (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
};

/// Highest schema number that this program knows.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |migration| migration.number)
}

/// Brings the schema up to `target`, in one transaction: after a failure nothing has changed.
///
/// Answers whether anything was applied.
pub(crate) async fn migrate(
    database: &Database,
    environment: &Environment,
    target: i64,
) -> Result<bool, StoreError> {
    let mut tx = database.write().await?;
    tx.run_script("migration/history", CREATE_HISTORY).await?;
    let applied = check_history(&mut tx).await?;
    let mut changed = false;
    for migration in MIGRATIONS.iter().filter(|m| m.number > applied && m.number <= target) {
        tx.run_script(migration.name, migration.common).await?;
        let own = if tx.is_sqlite() { migration.sqlite } else { migration.postgres };
        if !own.is_empty() {
            tx.run_script(migration.name, own).await?;
        }
        let at = environment.now().as_microsecond();
        let row = params![migration.number, migration.name, digest(migration), at];
        tx.execute(ADD_HISTORY, row).await?;
        changed = true;
    }
    tx.commit().await?;
    Ok(changed)
}

/// The highest number applied, after checking that every applied migration is the one known by that number.
async fn check_history(tx: &mut Tx) -> Result<i64, StoreError> {
    let mut highest = 0;
    for row in tx.fetch(LIST_HISTORY, vec![]).await? {
        let number = row.int("number")?;
        let Some(known) = MIGRATIONS.iter().find(|m| m.number == number) else {
            return Err(StoreError::NewerSchema { found: number, known: newest() });
        };
        if row.text("digest")? != digest(known) {
            return Err(StoreError::ForeignMigration { number });
        }
        highest = number;
    }
    Ok(highest)
}

fn digest(migration: &Migration) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in [migration.common, migration.sqlite, migration.postgres] {
        hasher.update(&(text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
