//! The vault of shelter places: a store of its own, under its own key, away from the database.
//!
//! One sealed file a shelter, named by a keyed hash, so that even the list of files tells nothing. It has no list, no
//! search, no export and no merge field; backups of the ledger do not contain it. The key lies in a file of its own that
//! an operator can keep on another disk or another machine.
//!
//! Source: Reglamento de la Ley 30364 (DS 009-2016-MIMP), arts. 9, 88-D and 89.

use std::fs;
use std::path::{Path, PathBuf};

use access::{Permit, question};
use domain::event::{Event, ReservedFieldRead};
use domain::id::CenterId;
use domain::ledger::{Scope, StreamName};
use domain::territory::Ubigeo;
use zeroize::Zeroizing;

use crate::error::{AppendError, StoreError};
use crate::key::{Packer, from_hex, open_body, seal_body, to_hex, write_secret_file};
use crate::store::Store;
use crate::writer::{Expected, NewEvent, Write};

const KEY_FILE: &str = "shelter.key";

/// An open vault.
pub struct ShelterVault {
    folder: PathBuf,
    key: Zeroizing<[u8; 32]>,
}

impl ShelterVault {
    /// Opens the vault in a folder; the key lies in `key_folder`. Both are made at first use, mode 0700 and 0600.
    ///
    /// # Errors
    /// When a folder or the key file cannot be used, or others may read the key.
    pub fn open(
        folder: &Path,
        key_folder: &Path,
        environment: &crate::Environment,
    ) -> Result<Self, StoreError> {
        for path in [folder, key_folder] {
            make_private_folder(path)?;
        }
        let path = key_folder.join(KEY_FILE);
        if !path.exists() {
            let fresh = Zeroizing::new(environment.random::<32>());
            write_secret_file(&path, to_hex(fresh.as_slice()).as_bytes())?;
        }
        let name = path.display().to_string();
        let unusable =
            || StoreError::UnusableKey { path: name.clone(), reason: "it is not a key file" };
        check_private(&path)?;
        let text = fs::read_to_string(&path)
            .map_err(|source| StoreError::File { path: name.clone(), source })?;
        let bytes = from_hex(text.trim()).ok_or_else(unusable)?;
        let key: [u8; 32] = bytes.try_into().map_err(|_| unusable())?;
        Ok(Self { folder: folder.to_owned(), key: Zeroizing::new(key) })
    }

    fn path_of(&self, center: &CenterId) -> PathBuf {
        let name = blake3::keyed_hash(&self.key, center.as_str().as_bytes());
        self.folder.join(name.to_hex().as_str())
    }

    fn sealing_key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(blake3::derive_key("yanapaq 2026 shelter place", self.key.as_slice()))
    }

    /// Records the place of a shelter, in words; what was there before is overwritten.
    ///
    /// # Errors
    /// When the ledger or the file cannot be written. The act is recorded first: a place without a record cannot be.
    pub async fn record(
        &self,
        store: &Store,
        permit: &Permit<question::RecordShelterPlace>,
        place: &str,
    ) -> Result<(), AppendError> {
        let ask = permit.ask();
        note(store, permit.actor(), permit.purpose(), &ask.center, ask.department, "record")
            .await?;
        let environment = store.environment();
        let header = ask.center.as_str().as_bytes();
        let sealed = seal_body(
            &mut Packer::new(),
            &self.sealing_key(),
            header,
            place.as_bytes(),
            environment.random(),
        );
        write_secret_file(&self.path_of(&ask.center), &sealed)?;
        Ok(())
    }

    /// Reads the place of a shelter; who read it and why is in the ledger before the answer leaves.
    ///
    /// # Errors
    /// When the ledger cannot be written or the file does not open.
    pub async fn read(
        &self,
        store: &Store,
        permit: &Permit<question::ReadShelterPlace>,
        reason: &str,
    ) -> Result<Option<Zeroizing<String>>, AppendError> {
        let ask = permit.ask();
        note(store, permit.actor(), permit.purpose(), &ask.center, ask.department, reason).await?;
        let path = self.path_of(&ask.center);
        if !path.exists() {
            return Ok(None);
        }
        let sealed = fs::read(&path)
            .map_err(|source| StoreError::File { path: "shelter place".to_owned(), source })?;
        let unopened = || StoreError::Sealed { what: "shelter place".to_owned() };
        let plain = open_body(&self.sealing_key(), ask.center.as_str().as_bytes(), &sealed)
            .ok_or_else(unopened)?;
        let text = String::from_utf8(plain.to_vec()).map_err(|_| unopened())?;
        Ok(Some(Zeroizing::new(text)))
    }
}

async fn note(
    store: &Store,
    actor: domain::ledger::Actor,
    purpose: domain::ledger::Purpose,
    center: &CenterId,
    department: Ubigeo,
    reason: &str,
) -> Result<(), AppendError> {
    let read = ReservedFieldRead {
        field: "shelter_place".to_owned(),
        record: center.to_string(),
        reason: reason.to_owned(),
    };
    let write = Write {
        stream: StreamName::new("shelter", center),
        expected: Expected::Any,
        scope: Scope::territory(department),
        actor,
        purpose,
        events: vec![NewEvent {
            id: store.new_entry_id(),
            occurred_at: store.environment().now(),
            event: Event::from(read),
        }],
    };
    store.append(write).await.map(drop)
}

/// Makes a folder that only its owner can enter.
///
/// # Errors
/// When the folder cannot be made.
pub fn make_private_folder(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::DirBuilderExt as _;
    if path.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|source| StoreError::File { path: path.display().to_string(), source })
}

fn check_private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt as _;
    let name = path.display().to_string();
    let mode = fs::metadata(path)
        .map_err(|source| StoreError::File { path: name.clone(), source })?
        .permissions()
        .mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(StoreError::OpenKeyFile { path: name }) }
}
