//! A fresh SQLite file and a fresh PostgreSQL database for each test that asks.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use store::{Environment, Location, OpenOptions, Store, StoreError};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A database of its own for one test; its folder is removed when dropped.
#[derive(Debug)]
pub struct TestDatabase {
    /// `sqlite` or `postgresql`.
    pub kind: &'static str,
    folder: PathBuf,
    postgres: Option<String>,
}

/// One fresh database of each kind.
///
/// # Panics
/// When a database cannot be made, or PostgreSQL is missing in CI.
#[must_use]
pub fn each_database() -> Vec<TestDatabase> {
    let mut databases =
        vec![TestDatabase { kind: "sqlite", folder: fresh_folder(), postgres: None }];
    match std::env::var("YANAPAQ_TEST_POSTGRES") {
        Ok(url) => databases.push(TestDatabase {
            kind: "postgresql",
            folder: fresh_folder(),
            postgres: Some(fresh_postgres(&url)),
        }),
        Err(_) => assert!(
            std::env::var_os("CI").is_none(),
            "CI needs PostgreSQL: run the tests through `cargo xtask with-postgres`"
        ),
    }
    databases
}

impl TestDatabase {
    /// Where the database is.
    #[must_use]
    pub fn location(&self) -> Location {
        match &self.postgres {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::File(self.folder.join("yanapaq.db")),
        }
    }

    /// The folder with the key and other files.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Options to open it.
    #[must_use]
    pub fn options(&self) -> OpenOptions {
        OpenOptions {
            location: self.location(),
            key_file: self.folder.join("node.key"),
            passphrase: None,
        }
    }

    /// Opens the store in it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open(&self, environment: Environment) -> Result<Store, StoreError> {
        Store::open(&self.options(), environment).await
    }

    /// A second, empty database of the same kind.
    #[must_use]
    pub fn sibling(&self) -> Self {
        let postgres = self.postgres.as_deref().map(|url| {
            let (cluster, _) = url.rsplit_once('/').unwrap_or((url, ""));
            fresh_postgres(&format!("{cluster}/postgres"))
        });
        Self { kind: self.kind, folder: fresh_folder(), postgres }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let _already_gone = std::fs::remove_dir_all(&self.folder);
    }
}

fn fresh_name() -> String {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("yanapaq_test_{}_{number}", std::process::id())
}

fn fresh_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(fresh_name());
    store::shelter::make_private_folder(&folder).expect("a folder for the test can be made");
    folder
}

fn fresh_postgres(url: &str) -> String {
    let name = fresh_name();
    let made = Command::new("createdb")
        .arg(format!("--maintenance-db={url}"))
        .args(["--template=template0", "--encoding=UTF8", "--locale=C"])
        .arg(&name)
        .status()
        .expect("`createdb` of PostgreSQL is installed");
    assert!(made.success(), "`createdb` could not make a database for the test");
    let (cluster, _) = url.rsplit_once('/').expect("the URL ends in a database name");
    format!("{cluster}/{name}")
}
