//! Backup and restore: one encrypted file with everything that cannot be rebuilt, for either database.
//!
//! The file is age-encrypted (a passphrase or an X25519 key), compressed inside, and ends with counts and a BLAKE3 over
//! all its lines, so a cut or damaged copy is noticed before anything is restored. It holds the node key: whoever opens
//! it can open everything, and without it nothing can be recovered on a clean machine. Places of shelters are not in it.

mod line;
mod read;
mod write;

pub use read::{RestoreOptions, Restored, restore};
pub use write::BackedUp;

use std::fs;
use std::path::Path;

use age::secrecy::{ExposeSecret as _, SecretString};

use crate::error::StoreError;
use crate::key::write_secret_file;

/// What a backup is encrypted to, or opened with.
pub enum BackupKey {
    /// A passphrase that people remember or keep on paper.
    Passphrase(SecretString),
    /// An X25519 key in a file.
    File(age::x25519::Identity),
}

impl BackupKey {
    /// A passphrase.
    #[must_use]
    pub fn passphrase(text: &str) -> Self {
        Self::Passphrase(SecretString::from(text.to_owned()))
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// When the file cannot be read or holds no key.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|source| StoreError::File { path: name.clone(), source })?;
        text.trim()
            .parse()
            .map(Self::File)
            .map_err(|_| StoreError::UnusableKey { path: name, reason: "it is not a backup key" })
    }

    /// Reads a key file, or makes one at first use (mode 0600).
    ///
    /// # Errors
    /// As [`BackupKey::open`].
    pub fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        if path.exists() {
            return Self::open(path);
        }
        let identity = age::x25519::Identity::generate();
        let text = identity.to_string();
        write_secret_file(path, format!("{}\n", text.expose_secret()).as_bytes())?;
        Ok(Self::File(identity))
    }
}
