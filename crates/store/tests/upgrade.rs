//! A store of every released schema opens with this program, whole, and projects what it already held.

mod common;

use common::{operate, pack_adopted, write_event};
use store::{Store, StoreError};
use testkit::{each_database, fixed_environment};

const NEWEST: i64 = 9;

#[tokio::test]
async fn every_older_schema_is_brought_up_to_date() {
    for database in each_database() {
        for schema in 1..=NEWEST {
            let target = database.sibling();
            let options = target.options();
            let old = Store::open_at_schema(&options, fixed_environment(31), schema).await.unwrap();
            for version in ["1.0.0", "1.1.0"] {
                old.append(write_event(&old, "pack/peru", pack_adopted(version))).await.unwrap();
            }
            old.close().await;
            let new = target.open(fixed_environment(32)).await.unwrap();
            assert_eq!(new.verify(&operate(), &|_| ()).await.unwrap().fault, None);
            let rebuilt = new.rebuild(&operate()).await.unwrap();
            assert_eq!((rebuilt.entries, rebuilt.unknown), (2, 0), "from schema {schema}");
            assert_eq!(rebuilt.before, rebuilt.after);
        }
    }
}

#[tokio::test]
async fn a_store_of_a_newer_program_is_left_alone() {
    for database in each_database() {
        let store = database.open(fixed_environment(33)).await.unwrap();
        store.close().await;
        let add = "INSERT INTO schema_migration VALUES (99, 'future', 'x', 0)";
        common::attack(&database, &[add]).await.unwrap();
        let refused = database.open(fixed_environment(34)).await.map(drop);
        assert!(matches!(refused, Err(StoreError::NewerSchema { found: 99, .. })), "{refused:?}");
    }
}

#[tokio::test]
async fn a_store_does_not_open_with_the_key_of_another() {
    for database in each_database() {
        database.open(fixed_environment(35)).await.unwrap().close().await;
        let other = database.sibling();
        other.open(fixed_environment(36)).await.unwrap().close().await;
        let mut options = database.options();
        options.key_file = other.options().key_file;
        let refused = Store::open(&options, fixed_environment(37)).await.map(drop);
        assert!(matches!(refused, Err(StoreError::ForeignKey { .. })), "{refused:?}");
    }
}
