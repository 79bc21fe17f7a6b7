//! The header of a ledger entry and the exact bytes that its hash covers.
//!
//! The body of an entry is sealed and opaque here: the hash is over the sealed bytes, so destroying a key
//! erases a person without breaking the chain.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, InvalidId, NodeId, UserId};

/// Place of an entry in the order in which this node came to know it, from 1. Zero is "before everything".
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(pub u64);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The stream an entry belongs to: one aggregate, `user/0190…`, `center/cem-regular-urubamba-1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreamName(String);

impl StreamName {
    /// Joins a family and an id: `StreamName::new("user", &id)`.
    #[must_use]
    pub fn new(family: &str, id: &impl fmt::Display) -> Self {
        Self(format!("{family}/{id}"))
    }

    /// Takes a name as it was stored.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text of the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StreamName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Name and version of an event: `figures.published` 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Kind {
    /// Stored name; it never changes.
    pub name: String,
    /// Version of its shape, from 1.
    pub version: u16,
}

/// Which part of the network an entry concerns; it decides which nodes hold it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope(String);

impl Scope {
    /// The whole country.
    #[must_use]
    pub fn national() -> Self {
        Self("PE".to_owned())
    }

    /// Takes a scope as it was stored.
    #[must_use]
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// One territory.
    #[must_use]
    pub fn territory(ubigeo: crate::territory::Ubigeo) -> Self {
        Self(ubigeo.to_string())
    }

    /// The text of the scope.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who caused an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// The program itself: creating a store, loading a pack.
    System,
    /// The operator at the server's own terminal.
    Console,
    /// Somebody who has not signed in.
    Anonymous,
    /// A member of staff.
    User(UserId),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("system"),
            Self::Console => f.write_str("console"),
            Self::Anonymous => f.write_str("anonymous"),
            Self::User(user) => write!(f, "user:{user}"),
        }
    }
}

impl std::str::FromStr for Actor {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text {
            "system" => Ok(Self::System),
            "console" => Ok(Self::Console),
            "anonymous" => Ok(Self::Anonymous),
            _ => match text.strip_prefix("user:") {
                Some(id) => id.parse().map(Self::User),
                None => Err(InvalidId {
                    what: "actor",
                    text: text.to_owned(),
                    expected: "`system`, `console`, `anonymous` or `user:` and a UUID",
                }),
            },
        }
    }
}

/// Why the entry was made: the action for which a permit was given.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Purpose(pub String);

/// BLAKE3 hash of an entry, or of nothing for the entry before the first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntryHash(pub [u8; 32]);

impl EntryHash {
    /// What the first entry of a chain names as its previous hash.
    pub const GENESIS: Self = Self([0; 32]);
}

impl fmt::Display for EntryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for EntryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Everything about an entry that is stored in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// UUIDv7 given by the author: appending it twice has the effect of once.
    pub id: EntryId,
    /// Node that wrote it.
    pub node: NodeId,
    /// Incarnation of the node: grows when it is restored from a backup.
    pub epoch: u32,
    /// Dense number in the node's chain of this epoch, from 1.
    pub seq: u64,
    /// The aggregate.
    pub stream: StreamName,
    /// Version of the stream after this entry, from 1.
    pub stream_version: u64,
    /// Which part of the network it concerns.
    pub scope: Scope,
    /// What happened.
    pub kind: Kind,
    /// When it happened, as the author says.
    pub occurred_at: Timestamp,
    /// When the author's node wrote it.
    pub recorded_at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// For what.
    pub purpose: Purpose,
    /// Hash of the node's previous entry.
    pub previous: EntryHash,
}

impl Header {
    /// The bytes that bind a sealed body to its header: every field, each text with its length.
    ///
    /// The time of receipt is not among them: it differs from node to node.
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(256);
        bytes.extend_from_slice(b"yanapaq entry 1\0");
        bytes.extend_from_slice(self.id.uuid().as_bytes());
        bytes.extend_from_slice(self.node.uuid().as_bytes());
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        bytes.extend_from_slice(&self.stream_version.to_be_bytes());
        bytes.extend_from_slice(&self.kind.version.to_be_bytes());
        bytes.extend_from_slice(&self.occurred_at.as_microsecond().to_be_bytes());
        bytes.extend_from_slice(&self.recorded_at.as_microsecond().to_be_bytes());
        bytes.extend_from_slice(&self.previous.0);
        let actor = self.actor.to_string();
        for text in
            [self.stream.as_str(), self.scope.as_str(), &self.kind.name, &actor, &self.purpose.0]
        {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes
    }

    /// The hash of the entry: header and sealed body.
    #[must_use]
    pub fn hash(&self, sealed_body: &[u8]) -> EntryHash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.canonical_bytes());
        hasher.update(sealed_body);
        EntryHash(*hasher.finalize().as_bytes())
    }
}
