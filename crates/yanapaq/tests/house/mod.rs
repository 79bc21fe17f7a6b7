//! The program as people run it: a data folder, a command, what it says and how it ends.
#![expect(dead_code, reason = "each test file uses its own part of this module")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use store::Location;
use testkit::TestDatabase;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A data folder that goes with the test.
pub struct House {
    pub folder: PathBuf,
}

impl House {
    pub fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("yanapaq-program-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file beside the store.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs a command on this data folder.
    pub fn run(&self, words: &[&str]) -> Ended {
        let mut command = program();
        command.arg("--data").arg(self.path("var")).args(words);
        Ended::of(&command.output().unwrap())
    }

    /// Entries in the ledger.
    pub fn entries(&self) -> u64 {
        let ended = self.run(&["ledger", "verify", "--json"]);
        ended.json()["entries"].as_u64().unwrap()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _already_gone = std::fs::remove_dir_all(&self.folder);
    }
}

/// The program under test.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_yanapaq"))
}

/// The program on a database of the tests.
pub fn program_on(database: &TestDatabase) -> Command {
    let mut command = program();
    command.arg("--data").arg(database.folder().join("data"));
    if let Location::Postgres(url) = database.location() {
        command.arg("--database").arg(url);
    }
    command
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub said: String,
    pub complained: String,
}

impl Ended {
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            said: String::from_utf8_lossy(&output.stdout).into_owned(),
            complained: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.said.lines().last().unwrap_or_default())
            .unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The command succeeded.
    pub fn fine(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// Wrong input: exit code 2, and each of these words in what it says.
    pub fn refused(self, words: &[&str]) -> Self {
        assert_eq!(self.code, 2, "{self:?}");
        for word in words {
            assert!(self.complained.contains(word), "`{word}` is not in {self:?}");
        }
        self
    }
}

/// Runs a tool of the system that a test needs.
pub fn tool(name: &str, arguments: &[&str], folder: &Path) -> Ended {
    let output = Command::new(name).args(arguments).current_dir(folder).output();
    Ended::of(&output.unwrap_or_else(|error| panic!("`{name}` is needed: {error}")))
}
