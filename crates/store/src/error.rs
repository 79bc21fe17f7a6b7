//! What can go wrong in the store, in words that say what to do and name nobody.

/// The store could not answer or could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or failed.
    #[error("the database failed at `{statement}`")]
    Database {
        /// Which statement or step.
        statement: &'static str,
        /// Its own words.
        source: sqlx::Error,
    },
    /// A file of the data folder could not be read or written.
    #[error("could not use `{path}`")]
    File {
        /// Path of the file.
        path: String,
        /// Its own words.
        source: std::io::Error,
    },
    /// The SQLite inside is older than the fix of the write-ahead-log race.
    #[error("SQLite {found} is too old: at least {needed} is needed")]
    OldSqlite {
        /// Version found.
        found: String,
        /// Version needed.
        needed: &'static str,
    },
    /// The database was made by a newer program.
    #[error("the store has schema {found}, this program knows up to {known}: use a newer program")]
    NewerSchema {
        /// Number found.
        found: i64,
        /// Highest number known.
        known: i64,
    },
    /// A migration in the database is not the one this program knows by that number.
    #[error("migration {number} of the store differs from the one in this program")]
    ForeignMigration {
        /// Its number.
        number: i64,
    },
    /// The key file may be read by others.
    #[error("the key file `{path}` may be read by others: run `chmod 600` on it")]
    OpenKeyFile {
        /// Path of the file.
        path: String,
    },
    /// The key file is not one, or the passphrase is wrong.
    #[error("the key file `{path}` cannot be opened: {reason}")]
    UnusableKey {
        /// Path of the file.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The store belongs to another key.
    #[error("the store was written with another node key than `{path}`")]
    ForeignKey {
        /// Path of the file.
        path: String,
    },
    /// A sealed value does not open: it was changed, moved or belongs to another key.
    #[error("a sealed value of `{what}` does not open")]
    Sealed {
        /// What it belongs to.
        what: String,
    },
    /// A stored value has an impossible form.
    #[error("the stored value of `{what}` cannot be read")]
    Unreadable {
        /// What it belongs to.
        what: String,
    },
    /// An event of a known kind has another shape than its kind promises.
    #[error("entry {position} (`{kind}`) cannot be read")]
    Body {
        /// Where.
        position: u64,
        /// Stored name.
        kind: String,
        /// Its own words.
        source: serde_json::Error,
    },
    /// A backup file is damaged, or not one of ours.
    #[error("the backup cannot be used: {reason}")]
    Backup {
        /// What is wrong.
        reason: String,
    },
    /// The store is not empty.
    #[error("the store is not empty: restore into a fresh folder or database")]
    NotEmpty,
    /// The writer has stopped after a failed write to disk.
    #[error("writing has stopped after a failure of the disk: check it and start again")]
    Stopped,
}

impl StoreError {
    /// Whether the cause is a full disk: nothing was lost, and room must be made.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        let text = match self {
            Self::Database { source, .. } => source.to_string(),
            Self::File { source, .. } => source.to_string(),
            _ => return false,
        };
        text.contains("disk is full") || text.contains("No space left")
    }
}

/// An entry was not appended; nothing of the write was.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else wrote to the stream in between: load again and decide again.
    #[error("stream `{stream}` is at version {found}, not {expected}")]
    VersionConflict {
        /// The stream.
        stream: String,
        /// Version that the author had seen.
        expected: u64,
        /// Version it has.
        found: u64,
    },
    /// The entry id was used before for something else.
    #[error("entry id {id} was already used for another entry")]
    ReusedId {
        /// The id.
        id: domain::id::EntryId,
    },
    /// A figure or directory file with the same bytes was taken in before.
    #[error("the same file was taken in before")]
    KnownFile,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
