//! What a hostile database administrator tries: the database itself refuses, and what gets through is noticed.

mod common;

use common::{attack, filled, operate};
use store::ledger::Fault;
use testkit::each_database;

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_ledger() {
    for database in each_database() {
        let store = filled(&database, 5).await;
        let attempts = [
            "UPDATE ledger_entry SET actor = 'console'",
            "DELETE FROM ledger_entry WHERE position = 3",
            "UPDATE chain_head SET seq = 1 WHERE seq = 5",
            "DELETE FROM chain_head",
        ];
        for attempt in attempts {
            let refused = attack(&database, &[attempt]).await;
            assert!(refused.is_err(), "{}: `{attempt}` went through", database.kind);
            assert!(refused.unwrap_err().contains("append-only"));
        }
        let replace = if database.kind == "sqlite" {
            "INSERT OR REPLACE INTO ledger_entry SELECT position, entry_id, node, epoch, seq, stream, stream_version,
             scope, kind, kind_version, occurred_at, recorded_at, received_at, 'console', purpose, previous_hash, hash,
             body FROM ledger_entry WHERE position = 3"
        } else {
            "TRUNCATE ledger_entry"
        };
        assert!(attack(&database, &[replace]).await.unwrap_err().contains("append-only"));
        assert_eq!(store.verify(&operate(), &|_| ()).await.unwrap().fault, None);
    }
}

fn guards_off(kind: &str) -> Vec<&'static str> {
    if kind == "sqlite" {
        vec![
            "DROP TRIGGER ledger_entry_no_update",
            "DROP TRIGGER ledger_entry_no_delete",
            "DROP TRIGGER chain_head_no_update",
            "DROP TRIGGER chain_head_no_delete",
        ]
    } else {
        vec![
            "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
            "ALTER TABLE chain_head DISABLE TRIGGER ALL",
        ]
    }
}

/// Each attack first takes the guards away, as the owner of the database can.
#[tokio::test]
async fn what_the_owner_of_the_database_changes_is_noticed() {
    let attacks: &[(&str, &[&str])] = &[
        ("another actor", &["UPDATE ledger_entry SET actor = 'console' WHERE position = 3"]),
        (
            "another time",
            &["UPDATE ledger_entry SET occurred_at = occurred_at - 1 WHERE position = 3"],
        ),
        ("another scope", &["UPDATE ledger_entry SET scope = '08' WHERE position = 3"]),
        ("a deleted entry", &["DELETE FROM ledger_entry WHERE position = 3"]),
        ("a cut tail", &["DELETE FROM ledger_entry WHERE position = 5"]),
        (
            "a cut tail with its head",
            &[
                "DELETE FROM ledger_entry WHERE position >= 4",
                "DELETE FROM chain_head WHERE seq = 3",
            ],
        ),
        (
            "swapped bodies",
            &[
                "UPDATE ledger_entry SET body = (SELECT body FROM ledger_entry WHERE position = 2) WHERE position = 3",
            ],
        ),
        (
            "swapped positions",
            &[
                "UPDATE ledger_entry SET position = 99 WHERE position = 2",
                "UPDATE ledger_entry SET position = 2 WHERE position = 3",
                "UPDATE ledger_entry SET position = 3 WHERE position = 99",
            ],
        ),
        (
            "a forged head",
            &[
                "UPDATE chain_head SET signature = (SELECT signature FROM chain_head WHERE seq = 1) WHERE seq = 5",
            ],
        ),
        (
            "a head without its entry",
            &[
                "UPDATE chain_head SET hash = (SELECT hash FROM chain_head WHERE seq = 1) WHERE seq = 5",
            ],
        ),
        (
            "another node",
            &["UPDATE node SET public_key = (SELECT hash FROM chain_head WHERE seq = 1)"],
        ),
    ];
    for database in each_database() {
        for (name, statements) in attacks {
            let target = database.sibling();
            let store = filled(&target, 5).await;
            let all: Vec<&str> =
                guards_off(target.kind).into_iter().chain(statements.iter().copied()).collect();
            attack(&target, &all).await.unwrap();
            let verified = store.verify(&operate(), &|_| ()).await.unwrap();
            assert!(verified.fault.is_some(), "{}: {name} went unnoticed", target.kind);
        }
    }
}

/// The limit of a chain, said aloud: cut back to an older signed head, the ledger looks like its own past.
/// Only a witness outside (a noted head, a backup) can tell; `ledger verify` therefore prints head and count to note.
#[tokio::test]
async fn a_ledger_rolled_back_to_an_older_head_is_told_by_its_printed_head() {
    for database in each_database() {
        let store = filled(&database, 5).await;
        let noted = store.verify(&operate(), &|_| ()).await.unwrap();
        let mut all = guards_off(database.kind);
        all.extend([
            "DELETE FROM ledger_entry WHERE position = 5",
            "DELETE FROM chain_head WHERE seq = 5",
        ]);
        attack(&database, &all).await.unwrap();
        let verified = store.verify(&operate(), &|_| ()).await.unwrap();
        assert_eq!(verified.fault, None::<Fault>);
        assert_ne!((verified.entries, verified.head), (noted.entries, noted.head));
    }
}
