#![expect(dead_code, reason = "each test file uses its own part of this module")]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]
//! Stores with something in them, and the raw access of an attacker.

use access::Permit;
use access::question::OperateStore;
use domain::event::{Event, PackAdopted, StoreCreated};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use sqlx::{Connection as _, Executor as _};
use store::{Expected, Location, NewEvent, Store, Write};
use testkit::{TestDatabase, fixed_environment};

/// The permit of the operator at the server's own terminal.
pub fn operate() -> Permit<OperateStore> {
    testkit::console_permit(OperateStore)
}

/// A write of one small event.
pub fn write(store: &Store, stream: &str, program: &str) -> Write {
    let event: Event = StoreCreated { demonstration: false, program: program.to_owned() }.into();
    write_event(store, stream, event)
}

/// A write of one event.
pub fn write_event(store: &Store, stream: &str, event: Event) -> Write {
    Write {
        stream: StreamName::stored(stream.to_owned()),
        expected: Expected::Any,
        scope: Scope::national(),
        actor: Actor::System,
        purpose: Purpose("test".to_owned()),
        events: vec![NewEvent {
            id: store.new_entry_id(),
            occurred_at: store.environment().now(),
            event,
        }],
    }
}

/// An event that says which pack is in force.
pub fn pack_adopted(version: &str) -> Event {
    let pack = domain::id::PackId::parse("peru").unwrap();
    PackAdopted { pack, version: version.to_owned(), digest: "0".repeat(64) }.into()
}

/// A store with a number of entries, each in its own batch.
pub async fn filled(database: &TestDatabase, entries: usize) -> Store {
    let store = database.open(fixed_environment(11)).await.unwrap();
    for at in 0..entries {
        store.append(write(&store, &format!("a/{at}"), "x")).await.unwrap();
    }
    store
}

/// Runs statements as the owner of the database.
pub async fn attack(database: &TestDatabase, statements: &[&str]) -> Result<(), String> {
    for statement in statements {
        let sql = sqlx::AssertSqlSafe((*statement).to_owned());
        let done = match database.location() {
            Location::File(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new()
                    .filename(path)
                    .pragma("recursive_triggers", "ON");
                let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
                connection.execute(sql).await.map(drop)
            }
            Location::Postgres(url) => {
                let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
                connection.execute(sql).await.map(drop)
            }
        };
        done.map_err(|error| error.to_string())?;
    }
    Ok(())
}
