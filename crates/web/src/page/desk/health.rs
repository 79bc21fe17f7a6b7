//! State of the system: the ledger, its last verification, packs, backups. What needs attention comes first.

use askama::Template;

use crate::frame::DeskFrame;
use crate::show;
use crate::words::{Phrase, Words};

/// The page of health.
#[derive(Template)]
#[template(path = "desk/health.html")]
pub struct HealthPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Database.
    pub store: StoreKind,
    /// Id of this node.
    pub node: String,
    /// Entries in the ledger.
    pub entries: u64,
    /// Instant of the last entry, as shown.
    pub last_entry: Option<String>,
    /// Last verification of the chain.
    pub chain: ChainState,
    /// Last backup.
    pub backup: Backup,
    /// Last backup restored as a test.
    pub restored: Backup,
    /// Packs in force.
    pub packs: Vec<PackRow>,
    /// Version of the program.
    pub program: String,
}

impl HealthPage {
    /// Whether nothing needs attention: an old or missing backup does.
    #[must_use]
    pub fn is_well(&self) -> bool {
        matches!(self.chain, ChainState::Whole { .. })
            && self.backup.is_recent()
            && self.restored.hours.is_some()
    }
}

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreKind {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

impl StoreKind {
    /// In words.
    #[must_use]
    pub fn name(self, t: &Words) -> Phrase {
        match self {
            Self::Sqlite => t.health_store_sqlite(),
            Self::Postgres => t.health_store_postgres(),
        }
    }
}

/// What the last verification of the chain found.
#[derive(Debug, Clone)]
pub enum ChainState {
    /// Never verified.
    Never,
    /// Whole.
    Whole {
        /// When, as shown.
        at: String,
    },
    /// Broken.
    Broken {
        /// When, as shown.
        at: String,
        /// What the verification found, as the operator's terminal said it.
        fault: String,
    },
}

/// Age of a backup.
#[derive(Debug, Clone, Copy)]
pub struct Backup {
    /// Full hours since it was made; none if there is none.
    pub hours: Option<u64>,
}

impl Backup {
    /// Whether it is at most a day old.
    #[must_use]
    pub fn is_recent(self) -> bool {
        self.hours.is_some_and(|hours| hours <= 24)
    }

    /// Its age in words.
    #[must_use]
    pub fn age(self, t: &Words) -> Option<Phrase> {
        self.hours.map(|hours| match hours {
            0..48 => t.health_age(hours),
            _ => t.health_age_days(hours / 24),
        })
    }
}

/// One pack.
#[derive(Debug, Clone)]
pub struct PackRow {
    /// Its id.
    pub id: String,
    /// Version.
    pub version: String,
    /// Hash of its files.
    pub digest: String,
    /// Since when it is in force, as shown.
    pub since: Option<String>,
}
