//! Keys: the node key in its file, the data key of each stream, and what they seal.
//!
//! The node key is 32 random bytes in a file that only its owner can read, or sealed there under a passphrase.
//! From it come a signing key (Ed25519) and a wrapping key (XChaCha20-Poly1305); the wrapping key seals one data key a
//! stream. Emptying a data key erases what its stream says.

use std::collections::HashMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Mutex;

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{Key, KeyInit as _, XChaCha20Poly1305, XNonce};
use domain::id::NodeId;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier as _, VerifyingKey};
use zeroize::Zeroizing;

use crate::environment::Environment;
use crate::error::StoreError;

const MAGIC: &str = "yanapaq node key 1";
const CACHED_KEYS: usize = 10_000;
const NONCE: usize = 24;

/// Secret of the node, with the id and the incarnation it writes under.
pub struct NodeKey {
    node: NodeId,
    epoch: u32,
    secret: Zeroizing<[u8; 32]>,
    signing: SigningKey,
    wrapping: XChaCha20Poly1305,
    projection: XChaCha20Poly1305,
    blinding: Zeroizing<[u8; 32]>,
}

impl NodeKey {
    /// Takes a secret that exists.
    #[must_use]
    pub fn new(node: NodeId, epoch: u32, secret: [u8; 32]) -> Self {
        let derive = |context| Zeroizing::new(blake3::derive_key(context, &secret));
        let cipher = |context| XChaCha20Poly1305::new(&Key::from(*derive(context)));
        Self {
            node,
            epoch,
            signing: SigningKey::from_bytes(&derive("yanapaq 2026 node signing key")),
            wrapping: cipher("yanapaq 2026 data key wrapping"),
            projection: cipher("yanapaq 2026 projection sealing"),
            blinding: derive("yanapaq 2026 blind index"),
            secret: Zeroizing::new(secret),
        }
    }

    /// Reads the key file, or makes one at first use (mode 0600). With a passphrase the file is sealed under it.
    ///
    /// # Errors
    /// When others may read the file, when it is not a key file, or when the passphrase does not open it.
    pub fn open_or_create(
        path: &Path,
        passphrase: Option<&str>,
        environment: &Environment,
    ) -> Result<Self, StoreError> {
        if path.exists() {
            return Self::open(path, passphrase);
        }
        let key = Self::new(NodeId::new(environment.uuid()), 1, environment.random());
        key.save(path, passphrase)?;
        Ok(key)
    }

    /// Reads an existing key file.
    ///
    /// # Errors
    /// As [`NodeKey::open_or_create`].
    pub fn open(path: &Path, passphrase: Option<&str>) -> Result<Self, StoreError> {
        let name = path.display().to_string();
        let file_error = |source| StoreError::File { path: name.clone(), source };
        let unusable = |reason| StoreError::UnusableKey { path: name.clone(), reason };
        let mode = fs::metadata(path).map_err(file_error)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(StoreError::OpenKeyFile { path: name });
        }
        let stored = Zeroizing::new(fs::read(path).map_err(file_error)?);
        let plain = match (stored.starts_with(MAGIC.as_bytes()), passphrase) {
            (true, _) => stored,
            (false, None) => return Err(unusable("it is sealed: a passphrase is needed")),
            (false, Some(passphrase)) => {
                Zeroizing::new(open_with_passphrase(&stored, passphrase).map_err(unusable)?)
            }
        };
        let text = std::str::from_utf8(&plain).map_err(|_| unusable("it is not a key file"))?;
        Self::parse(text).ok_or_else(|| unusable("it is not a key file"))
    }

    /// Writes the key file, durably, without ever leaving half of it.
    ///
    /// # Errors
    /// When the file cannot be written or the passphrase cannot be used.
    pub fn save(&self, path: &Path, passphrase: Option<&str>) -> Result<(), StoreError> {
        let text = Zeroizing::new(self.to_text());
        let bytes = match passphrase {
            None => Zeroizing::new(text.as_bytes().to_vec()),
            Some(passphrase) => {
                Zeroizing::new(seal_with_passphrase(text.as_bytes(), passphrase).map_err(
                    |reason| StoreError::UnusableKey { path: path.display().to_string(), reason },
                )?)
            }
        };
        write_secret_file(path, &bytes)
    }

    /// The same key as a new incarnation, after a restore: its chain starts anew and cannot fork the old one.
    #[must_use]
    pub fn reborn(&self, epoch: u32) -> Self {
        Self::new(self.node, epoch, *self.secret)
    }

    /// The text of a key file.
    pub(crate) fn to_text(&self) -> String {
        let secret = Zeroizing::new(to_hex(self.secret.as_slice()));
        format!("{MAGIC}\nnode {}\nepoch {}\nsecret {}\n", self.node, self.epoch, *secret)
    }

    /// Reads the text of a key file.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != MAGIC {
            return None;
        }
        let node = lines.next()?.strip_prefix("node ")?.parse().ok()?;
        let epoch = lines.next()?.strip_prefix("epoch ")?.parse().ok()?;
        let secret = from_hex(lines.next()?.strip_prefix("secret ")?)?;
        Some(Self::new(node, epoch, secret.try_into().ok()?))
    }

    /// The node.
    #[must_use]
    pub const fn node(&self) -> NodeId {
        self.node
    }

    /// Its incarnation.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Public half of the signing key.
    #[must_use]
    pub fn public_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// Signs the head of the chain.
    pub(crate) fn sign_head(&self, head: &ChainHead) -> [u8; 64] {
        self.signing.sign(&head.bytes()).to_bytes()
    }

    /// Wraps the data key of a stream.
    pub(crate) fn wrap(&self, stream: &str, data_key: &[u8; 32], nonce: [u8; NONCE]) -> Vec<u8> {
        seal(&self.wrapping, stream.as_bytes(), data_key, nonce)
    }

    /// Unwraps the data key of a stream; `None` if it was destroyed.
    pub(crate) fn unwrap(
        &self,
        stream: &str,
        wrapped: &[u8],
    ) -> Result<Option<Zeroizing<[u8; 32]>>, StoreError> {
        if wrapped.is_empty() {
            return Ok(None);
        }
        let sealed = || StoreError::Sealed { what: stream.to_owned() };
        let plain = open(&self.wrapping, stream.as_bytes(), wrapped).ok_or_else(sealed)?;
        let key: [u8; 32] = plain.as_slice().try_into().map_err(|_| sealed())?;
        Ok(Some(Zeroizing::new(key)))
    }

    /// A keyed hash under which a word can be found by equality and not be read: 64 bits, so that a few words may share it and
    /// whoever finds must compare.
    pub(crate) fn blind(&self, family: &str, word: &str) -> i64 {
        let mut hasher = blake3::Hasher::new_keyed(&self.blinding);
        hasher.update(&(family.len() as u64).to_be_bytes());
        hasher.update(family.as_bytes());
        hasher.update(word.as_bytes());
        let mut first = [0; 8];
        hasher.finalize_xof().fill(&mut first);
        i64::from_be_bytes(first)
    }

    /// Seals a column of a projection. The nonce derives from the place, so a rebuild gives the same bytes.
    pub(crate) fn seal_column(&self, column: &str, position: u64, plain: &[u8]) -> Vec<u8> {
        let place = column_place(column, position);
        let mut nonce = [0; NONCE];
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(&place);
        hasher.update(plain);
        hasher.finalize_xof().fill(&mut nonce);
        seal(&self.projection, &place, plain, nonce)
    }

    /// Opens a column of a projection.
    pub(crate) fn open_column(
        &self,
        column: &str,
        position: u64,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        open(&self.projection, &column_place(column, position), sealed)
            .ok_or_else(|| StoreError::Sealed { what: column.to_owned() })
    }
}

fn column_place(column: &str, position: u64) -> Vec<u8> {
    [column.as_bytes(), &position.to_be_bytes()].concat()
}

/// The last entry of a chain after a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChainHead {
    pub(crate) node: NodeId,
    pub(crate) epoch: u32,
    pub(crate) seq: u64,
    pub(crate) hash: domain::ledger::EntryHash,
}

impl ChainHead {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"yanapaq head 1\0".to_vec();
        bytes.extend_from_slice(self.node.uuid().as_bytes());
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        bytes.extend_from_slice(&self.hash.0);
        bytes
    }

    /// Whether a signature over this head is by the holder of that key.
    pub(crate) fn is_signed_by(&self, public_key: &[u8], signature: &[u8]) -> bool {
        let Ok(public_key) = <[u8; 32]>::try_from(public_key) else { return false };
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        VerifyingKey::from_bytes(&public_key)
            .is_ok_and(|key| key.verify(&self.bytes(), &signature).is_ok())
    }
}

/// Data keys in memory, wiped when forgotten.
#[derive(Default)]
pub(crate) struct KeyCache {
    keys: Mutex<HashMap<String, Zeroizing<[u8; 32]>>>,
}

impl KeyCache {
    pub(crate) fn get(&self, stream: &str) -> Option<Zeroizing<[u8; 32]>> {
        self.lock().get(stream).cloned()
    }

    pub(crate) fn put(&self, stream: &str, key: Zeroizing<[u8; 32]>) {
        let mut keys = self.lock();
        if keys.len() >= CACHED_KEYS {
            keys.clear();
        }
        keys.insert(stream.to_owned(), key);
    }

    pub(crate) fn forget(&self, stream: &str) {
        self.lock().remove(stream);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Zeroizing<[u8; 32]>>> {
        self.keys.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Compresses bodies. Its work space of about a megabyte is made once, not once a body.
pub(crate) struct Packer(Option<zstd::bulk::Compressor<'static>>);

impl Packer {
    pub(crate) fn new() -> Self {
        Self(zstd::bulk::Compressor::new(3).ok())
    }

    /// The body behind a mark that tells whether it is compressed.
    fn pack(&mut self, body: &[u8]) -> Vec<u8> {
        let small = self.0.as_mut().and_then(|compressor| compressor.compress(body).ok());
        match small {
            Some(small) if small.len() + 8 < body.len() => [&[1_u8], small.as_slice()].concat(),
            _ => [&[0_u8], body].concat(),
        }
    }
}

/// Seals the body of an entry under the data key of its stream, bound to its header. Large bodies are compressed first.
pub(crate) fn seal_body(
    packer: &mut Packer,
    data_key: &[u8; 32],
    header: &[u8],
    body: &[u8],
    nonce: [u8; NONCE],
) -> Vec<u8> {
    let packed = packer.pack(body);
    seal(&XChaCha20Poly1305::new(&Key::from(*data_key)), header, &packed, nonce)
}

/// Opens the body of an entry.
pub(crate) fn open_body(
    data_key: &[u8; 32],
    header: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let packed = open(&XChaCha20Poly1305::new(&Key::from(*data_key)), header, sealed)?;
    let (form, rest) = packed.split_first()?;
    match form {
        0 => Some(Zeroizing::new(rest.to_vec())),
        1 => zstd::stream::decode_all(rest).ok().map(Zeroizing::new),
        _ => None,
    }
}

fn seal(cipher: &XChaCha20Poly1305, place: &[u8], plain: &[u8], nonce: [u8; NONCE]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(1 + NONCE + plain.len() + 16);
    sealed.push(1); // algorithm 1: XChaCha20-Poly1305
    sealed.extend_from_slice(&nonce);
    let payload = Payload { msg: plain, aad: place };
    let text = cipher.encrypt(&XNonce::from(nonce), payload);
    sealed.extend_from_slice(&text.expect("a body is far below the 256 GiB that the cipher takes"));
    sealed
}

fn open(cipher: &XChaCha20Poly1305, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (algorithm, rest) = sealed.split_first()?;
    if *algorithm != 1 || rest.len() < NONCE {
        return None;
    }
    let (nonce, text) = rest.split_at(NONCE);
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    cipher.decrypt(&XNonce::from(nonce), Payload { msg: text, aad: place }).ok().map(Zeroizing::new)
}

/// Seals bytes under a passphrase (age, scrypt).
pub(crate) fn seal_with_passphrase(
    plain: &[u8],
    passphrase: &str,
) -> Result<Vec<u8>, &'static str> {
    let secret = age::secrecy::SecretString::from(passphrase.to_owned());
    let mut sealed = Vec::new();
    let wrapped = age::Encryptor::with_user_passphrase(secret).wrap_output(&mut sealed);
    let mut writer = wrapped.map_err(|_| "it cannot be sealed")?;
    writer.write_all(plain).map_err(|_| "it cannot be sealed")?;
    writer.finish().map_err(|_| "it cannot be sealed")?;
    Ok(sealed)
}

fn open_with_passphrase(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, &'static str> {
    let secret = age::secrecy::SecretString::from(passphrase.to_owned());
    let identity = age::scrypt::Identity::new(secret);
    let decryptor = age::Decryptor::new(sealed).map_err(|_| "it is not a key file")?;
    let mut plain = Vec::new();
    decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(|_| "the passphrase does not open it")?
        .read_to_end(&mut plain)
        .map_err(|_| "it is damaged")?;
    Ok(plain)
}

/// Writes a secret file with mode 0600: to a neighbour first, made durable, then into place.
pub(crate) fn write_secret_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |source| StoreError::File { path: path.display().to_string(), source };
    let neighbour = path.with_extension("new");
    if neighbour.exists() {
        fs::remove_file(&neighbour).map_err(failed)?;
    }
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&neighbour)
        .map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&neighbour, path).map_err(failed)?;
    match path.parent() {
        Some(folder) => fs::File::open(folder).and_then(|f| f.sync_all()).map_err(failed),
        None => Ok(()),
    }
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> NodeKey {
        NodeKey::new(NodeId::new(uuid::Uuid::from_u128(7)), 1, [9; 32])
    }

    #[test]
    fn a_body_opens_only_under_its_own_header() {
        let data_key = [3; 32];
        for body in [b"{}".to_vec(), vec![b'a'; 10_000]] {
            let sealed = seal_body(&mut Packer::new(), &data_key, b"header", &body, [5; NONCE]);
            assert_eq!(open_body(&data_key, b"header", &sealed).unwrap().as_slice(), body);
            assert!(open_body(&data_key, b"another", &sealed).is_none());
            assert!(open_body(&[4; 32], b"header", &sealed).is_none());
        }
    }

    #[test]
    fn large_bodies_are_kept_small() {
        let sealed =
            seal_body(&mut Packer::new(), &[3; 32], b"h", &vec![b'a'; 100_000], [5; NONCE]);
        assert!(sealed.len() < 1_000, "{}", sealed.len());
    }

    #[test]
    fn a_destroyed_data_key_opens_nothing_and_a_moved_one_is_noticed() {
        let wrapped = key().wrap("user/1", &[8; 32], [1; NONCE]);
        assert_eq!(*key().unwrap("user/1", &wrapped).unwrap().unwrap(), [8; 32]);
        assert!(key().unwrap("user/1", &[]).unwrap().is_none());
        assert!(key().unwrap("user/2", &wrapped).is_err());
    }

    #[test]
    fn a_key_file_is_read_back_and_refused_when_others_may_read_it() {
        let folder = std::env::temp_dir().join(format!("yanapaq-key-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("node.key");
        key().save(&path, None).unwrap();
        assert_eq!(NodeKey::open(&path, None).unwrap().public_key(), key().public_key());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(NodeKey::open(&path, None), Err(StoreError::OpenKeyFile { .. })));
        key().save(&path, Some("una frase larga de verdad")).unwrap();
        assert!(NodeKey::open(&path, None).is_err());
        assert!(NodeKey::open(&path, Some("otra frase")).is_err());
        assert!(NodeKey::open(&path, Some("una frase larga de verdad")).is_ok());
        fs::remove_dir_all(&folder).unwrap();
    }
}
