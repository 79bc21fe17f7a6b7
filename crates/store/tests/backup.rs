//! Backup while serving, and restore: into the same kind of database and into the other.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

mod common;
use std::path::PathBuf;

use common::{filled, operate, pack_adopted, write, write_event};
use store::backup::{BackupKey, RestoreOptions, restore};
use store::{Store, StoreError};
use testkit::{TestDatabase, each_database, fixed_environment};

fn target(database: &TestDatabase) -> RestoreOptions {
    RestoreOptions {
        location: database.location(),
        key_file: database.folder().join("node.key"),
        passphrase: None,
    }
}

async fn backed_up(database: &TestDatabase, key: &BackupKey) -> (Store, PathBuf) {
    let store = filled(database, 40).await;
    store.append(write_event(&store, "pack/peru", pack_adopted("1.0.0"))).await.unwrap();
    let file = database.folder().join("copy.backup");
    let done = store.back_up(&operate(), &file, key).await.unwrap();
    assert_eq!(done.entries, 41);
    (store, file)
}

#[tokio::test]
async fn what_was_backed_up_comes_back_in_either_database() {
    for from in each_database() {
        let key = BackupKey::open_or_create(&from.folder().join("backup.key")).unwrap();
        let (store, file) = backed_up(&from, &key).await;
        let before = store.rebuild(&operate()).await.unwrap();
        for to in each_database() {
            let done = restore(&operate(), &file, &key, &target(&to), fixed_environment(21))
                .await
                .unwrap();
            assert_eq!((done.entries, done.epoch), (41, 2), "{} to {}", from.kind, to.kind);
            let restored = to.open(fixed_environment(22)).await.unwrap();
            assert_eq!(restored.verify(&operate(), &|_| ()).await.unwrap().fault, None);
            let after = restored.rebuild(&operate()).await.unwrap();
            assert_eq!(before.after, after.after, "projections differ after a restore");
            restored.append(write(&restored, "a/new", "x")).await.unwrap();
            let verified = restored.verify(&operate(), &|_| ()).await.unwrap();
            assert_eq!((verified.entries, verified.fault), (42, None));
        }
    }
}

#[tokio::test]
async fn a_backup_made_while_others_write_is_one_snapshot() {
    for database in each_database() {
        let store = filled(&database, 10).await;
        let key = BackupKey::open_or_create(&database.folder().join("backup.key")).unwrap();
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    for at in 0..50 {
                        let stream = format!("w/{writer}-{at}");
                        store.append(write(&store, &stream, "x")).await.unwrap();
                    }
                })
            })
            .collect();
        let file = database.folder().join("live.backup");
        let done = store.back_up(&operate(), &file, &key).await.unwrap();
        for writer in writers {
            writer.await.unwrap();
        }
        let to = database.sibling();
        let restored =
            restore(&operate(), &file, &key, &target(&to), fixed_environment(23)).await.unwrap();
        assert_eq!(restored.entries, done.entries);
        assert!((10..=210).contains(&done.entries));
    }
}

#[tokio::test]
async fn a_damaged_cut_or_foreign_backup_is_refused_and_leaves_nothing() {
    let databases = each_database();
    let database = &databases[0];
    let key = BackupKey::open_or_create(&database.folder().join("backup.key")).unwrap();
    let (_store, file) = backed_up(database, &key).await;
    let whole = std::fs::read(&file).unwrap();
    let damaged = database.folder().join("damaged.backup");
    let mut cases: Vec<Vec<u8>> =
        (1..20).map(|part| whole[..whole.len() * part / 20].to_vec()).collect();
    for at in (0..whole.len()).step_by(whole.len() / 20) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1;
        cases.push(flipped);
    }
    cases.push(Vec::new());
    for bytes in cases {
        std::fs::write(&damaged, &bytes).unwrap();
        let to = database.sibling();
        let refused =
            restore(&operate(), &damaged, &key, &target(&to), fixed_environment(24)).await;
        assert!(matches!(refused, Err(StoreError::Backup { .. })), "{refused:?}");
        assert!(!to.folder().join("node.key").exists());
        assert!(!to.folder().join("yanapaq.db").exists());
    }
    let other = BackupKey::passphrase("otra");
    let to = database.sibling();
    assert!(restore(&operate(), &file, &other, &target(&to), fixed_environment(25)).await.is_err());
    let full = restore(&operate(), &file, &key, &target(database), fixed_environment(26)).await;
    assert!(matches!(full, Err(StoreError::NotEmpty)), "{full:?}");
}

#[tokio::test]
async fn the_backup_file_shows_nothing_of_what_is_in_it() {
    let databases = each_database();
    let key = BackupKey::passphrase("una frase de prueba");
    let (_store, file) = backed_up(&databases[0], &key).await;
    let bytes = std::fs::read(file).unwrap();
    for secret in ["yanapaq node key", "ledger", "a/1", "store.created"] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "`{secret}` stands in clear");
    }
}
