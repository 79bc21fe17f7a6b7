//! The lines of a backup: JSON, one a row, bytes in hexadecimal.

use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::key::{from_hex, to_hex};

/// Version of the format.
pub(super) const FORMAT: u32 = 1;

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Line {
    /// The first line.
    Start { format: u32, made_at: i64, node_key: String },
    /// A node.
    Node { node: Hex, epoch: i64, public_key: Hex, created_at: i64 },
    /// A wrapped data key.
    Key { stream: String, wrapped: Hex },
    /// An entry.
    Entry(Box<EntryLine>),
    /// A signed head.
    Head { node: Hex, epoch: i64, seq: i64, hash: Hex, signature: Hex },
    /// The last line: how many of each, and the BLAKE3 of every line before.
    End { keys: u64, entries: u64, heads: u64, digest: String },
}

/// An entry, column by column.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryLine {
    pub(super) position: i64,
    pub(super) entry_id: Hex,
    pub(super) node: Hex,
    pub(super) epoch: i64,
    pub(super) seq: i64,
    pub(super) stream: String,
    pub(super) stream_version: i64,
    pub(super) scope: String,
    pub(super) kind: String,
    pub(super) kind_version: i64,
    pub(super) occurred_at: i64,
    pub(super) recorded_at: i64,
    pub(super) received_at: i64,
    pub(super) actor: String,
    pub(super) purpose: String,
    pub(super) previous_hash: Hex,
    pub(super) hash: Hex,
    pub(super) body: Hex,
}

/// Bytes as hexadecimal text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Hex(pub(super) Vec<u8>);

impl TryFrom<String> for Hex {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        from_hex(&text).map(Self).ok_or("bytes are written as pairs of hexadecimal digits")
    }
}

impl From<Hex> for String {
    fn from(hex: Hex) -> Self {
        to_hex(&hex.0)
    }
}

impl Line {
    pub(super) fn encode(&self) -> Result<Vec<u8>, StoreError> {
        let mut text = serde_json::to_vec(self).map_err(|e| damaged(&e))?;
        text.push(b'\n');
        Ok(text)
    }

    pub(super) fn decode(text: &[u8]) -> Result<Self, StoreError> {
        serde_json::from_slice(text).map_err(|e| damaged(&e))
    }
}

pub(super) fn damaged(cause: &dyn std::fmt::Display) -> StoreError {
    StoreError::Backup { reason: format!("it is damaged or cut: {cause}") }
}
