//! The contract of the ledger, on both databases: append once, in order, for ever, and notice every change.

mod common;

use common::operate;
use domain::event::{Event, StoreCreated};
use domain::id::EntryId;
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use store::ledger::Fault;
use store::{AppendError, Expected, NewEvent, Store, Write};
use testkit::{each_database, fixed_environment};
use uuid::Uuid;

fn created(program: &str) -> Event {
    StoreCreated { demonstration: false, program: program.to_owned() }.into()
}

fn write(store: &Store, stream: &str, expected: Expected, id: u128, program: &str) -> Write {
    Write {
        stream: StreamName::stored(stream.to_owned()),
        expected,
        scope: Scope::national(),
        actor: Actor::System,
        purpose: Purpose("test".to_owned()),
        events: vec![NewEvent {
            id: EntryId::new(Uuid::from_u128(id)),
            occurred_at: store.environment().now(),
            event: created(program),
        }],
    }
}

#[tokio::test]
async fn an_entry_appended_twice_is_there_once() {
    for database in each_database() {
        let store = database.open(fixed_environment(1)).await.unwrap();
        let first = store.append(write(&store, "a/1", Expected::Any, 1, "x")).await.unwrap();
        let again = store.append(write(&store, "a/1", Expected::Any, 1, "x")).await.unwrap();
        assert_eq!((first.position, first.already_known), (again.position, false));
        assert!(again.already_known);
        assert_eq!(store.last_position().await.unwrap().0, 1, "{}", database.kind);
        let reused = store.append(write(&store, "a/2", Expected::Any, 1, "x")).await;
        assert!(matches!(reused, Err(AppendError::ReusedId { .. })), "{reused:?}");
    }
}

#[tokio::test]
async fn who_saw_an_older_version_is_told_and_nothing_is_written() {
    for database in each_database() {
        let store = database.open(fixed_environment(2)).await.unwrap();
        store.append(write(&store, "a/1", Expected::Version(0), 1, "x")).await.unwrap();
        let late = store.append(write(&store, "a/1", Expected::Version(0), 2, "y")).await;
        assert!(
            matches!(late, Err(AppendError::VersionConflict { expected: 0, found: 1, .. })),
            "{late:?}"
        );
        store.append(write(&store, "a/1", Expected::Version(1), 3, "z")).await.unwrap();
        assert_eq!(store.last_position().await.unwrap().0, 2);
    }
}

#[tokio::test]
async fn of_many_writers_who_saw_the_same_version_exactly_one_wins() {
    for database in each_database() {
        let store = database.open(fixed_environment(3)).await.unwrap();
        let attempts = (1..=40_u128).map(|id| {
            let store = store.clone();
            tokio::spawn(async move {
                store.append(write(&store, "a/1", Expected::Version(0), id, "x")).await.is_ok()
            })
        });
        let attempts: Vec<_> = attempts.collect();
        let mut winners = 0;
        for attempt in attempts {
            winners += u32::from(attempt.await.unwrap());
        }
        assert_eq!(winners, 1, "{}", database.kind);
    }
}

#[tokio::test]
async fn two_processes_on_one_database_write_one_chain() {
    for database in each_database() {
        let one = database.open(fixed_environment(4)).await.unwrap();
        let two = database.open(fixed_environment(5)).await.unwrap();
        let mut tasks = Vec::new();
        for id in 0..60_u128 {
            let store = if id % 2 == 0 { one.clone() } else { two.clone() };
            let stream = format!("a/{}", id % 7);
            tasks.push(tokio::spawn(async move {
                store.append(write(&store, &stream, Expected::Any, id + 1, "x")).await.unwrap();
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let verified = one.verify(&operate(), &|_| ()).await.unwrap();
        assert_eq!((verified.entries, verified.fault), (60, None), "{}", database.kind);
        assert!(verified.signatures >= 1);
    }
}

#[tokio::test]
async fn a_group_is_all_or_nothing() {
    for database in each_database() {
        let store = database.open(fixed_environment(6)).await.unwrap();
        store.append(write(&store, "a/1", Expected::Any, 1, "x")).await.unwrap();
        let together = vec![
            write(&store, "a/2", Expected::Version(0), 2, "x"),
            write(&store, "a/1", Expected::Version(0), 3, "x"),
        ];
        assert!(store.append_all(together).await.is_err());
        assert_eq!(store.last_position().await.unwrap().0, 1);
    }
}

#[tokio::test]
async fn erasing_a_stream_leaves_the_chain_whole() {
    for database in each_database() {
        let store = database.open(fixed_environment(7)).await.unwrap();
        for id in 1..=3_u128 {
            let stream = format!("a/{id}");
            store.append(write(&store, &stream, Expected::Any, id, "x")).await.unwrap();
        }
        let stream = StreamName::stored("a/2".to_owned());
        assert!(store.erase_stream(&operate(), &stream).await.unwrap());
        let verified = store.verify(&operate(), &|_| ()).await.unwrap();
        assert_eq!((verified.entries, verified.fault), (3, None));
        let rebuilt = store.rebuild(&operate()).await.unwrap();
        assert_eq!((rebuilt.entries, rebuilt.unknown), (3, 1));
        let after = store.append(write(&store, "a/2", Expected::Any, 9, "x")).await;
        assert!(after.is_err(), "an erased stream takes nothing more");
    }
}

#[tokio::test]
async fn an_empty_ledger_is_whole() {
    for database in each_database() {
        let store = database.open(fixed_environment(8)).await.unwrap();
        let verified = store.verify(&operate(), &|_| ()).await.unwrap();
        assert_eq!((verified.entries, verified.signatures, verified.fault), (0, 0, None::<Fault>));
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_both_databases() {
    for database in each_database() {
        let store = database.open(fixed_environment(9)).await.unwrap();
        let prepared = store.prepare_every_statement().await.unwrap();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sql");
        let mut files = Vec::new();
        for area in std::fs::read_dir(folder).unwrap() {
            for file in std::fs::read_dir(area.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                let name = path.strip_prefix(folder).unwrap().with_extension("");
                files.push(name.display().to_string());
            }
        }
        files.sort();
        let mut names: Vec<&str> = prepared;
        names.sort_unstable();
        assert_eq!(files, names, "a file of `sql/` is not used, or the other way round");
    }
}

#[tokio::test]
async fn many_entries_travel_together_and_keep_their_order() {
    for database in each_database() {
        let store = database.open(fixed_environment(9)).await.unwrap();
        let mut long = write(&store, "a/1", Expected::Version(0), 1, "x");
        long.events = (1..=19_u128)
            .flat_map(|id| write(&store, "a/1", Expected::Any, id, "x").events)
            .collect();
        let short = write(&store, "b/1", Expected::Version(0), 50, "y");
        let receipts = store.append_all(vec![long.clone(), short]).await.unwrap();
        assert_eq!((receipts[0].stream_version, receipts[0].position.0), (19, 19));
        assert_eq!((receipts[1].stream_version, receipts[1].position.0), (1, 20));
        assert!(store.append(long).await.unwrap().already_known, "{}", database.kind);
        let verified = store.verify(&operate(), &|_| {}).await.unwrap();
        assert_eq!((verified.entries, verified.fault), (20, None));
    }
}
