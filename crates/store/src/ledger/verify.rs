//! Walking the whole ledger: every hash, every link, every dense number, every signature.

use std::collections::BTreeMap;

use access::{Permit, question};
use domain::id::NodeId;
use domain::ledger::{EntryHash, Position};

use super::entry::{StoredEntry, page_after};
use crate::database::{params, signed};
use crate::error::StoreError;
use crate::key::ChainHead;
use crate::statement as sql;
use crate::store::Store;

const PAGE: i64 = 2_000;

/// The first thing found wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Positions jump: an entry is missing.
    #[error("position {found} follows {before}: entries are missing in between")]
    Gap {
        /// Position before.
        before: Position,
        /// Position found.
        found: Position,
    },
    /// Header or sealed body were changed.
    #[error("entry {position} does not have the hash it claims")]
    Hash {
        /// Where.
        position: Position,
    },
    /// It names another entry as the one before.
    #[error("entry {position} does not follow the entry before it in its chain")]
    Link {
        /// Where.
        position: Position,
    },
    /// The chain of a node is not dense.
    #[error("entry {position} has number {found} in its chain, {expected} was due")]
    Sequence {
        /// Where.
        position: Position,
        /// Number found.
        found: u64,
        /// Number due.
        expected: u64,
    },
    /// A signed head does not match the entry or the key.
    #[error("the signature over entry {seq} of node {node} is not valid")]
    Signature {
        /// Node.
        node: NodeId,
        /// Number in its chain.
        seq: u64,
    },
    /// The end of a chain carries no signature: the last batch was cut or forged.
    #[error("the last entry of node {node} is not covered by a signature")]
    Unsigned {
        /// Node.
        node: NodeId,
    },
    /// A signed head stands over an entry that is not there: the end of the chain was cut.
    #[error("entry {seq} of node {node} was signed and is not there: the end of the chain was cut")]
    Cut {
        /// Node.
        node: NodeId,
        /// Number in its chain.
        seq: u64,
    },
    /// An entry by a node that is not in the table of nodes.
    #[error("entry {position} is by a node that is not known")]
    UnknownNode {
        /// Where.
        position: Position,
    },
}

/// What a walk over the ledger found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Entries walked.
    pub entries: u64,
    /// Signed heads checked.
    pub signatures: u64,
    /// Hash of the last entry of this node's chain.
    pub head: EntryHash,
    /// The first fault; `None` means the ledger is whole.
    pub fault: Option<Fault>,
}

struct Walk {
    public_key: Vec<u8>,
    seq: u64,
    hash: EntryHash,
    signed_up_to: u64,
}

type Walks = BTreeMap<(NodeId, u32), Walk>;

impl Store {
    /// Walks the whole ledger and reports the first fault. `progress` hears the number of entries walked so far.
    ///
    /// # Errors
    /// When the database fails; a fault of the ledger is not an error but a finding.
    pub async fn verify(
        &self,
        _permit: &Permit<question::OperateStore>,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<Verified, StoreError> {
        let mut walks = self.start_walks().await?;
        let mut verified =
            Verified { entries: 0, signatures: 0, head: EntryHash::GENESIS, fault: None };
        let mut after = Position(0);
        loop {
            let page = page_after(&self.database, sql::LEDGER_LIST_AFTER, after.0, PAGE).await?;
            let Some(last) = page.last() else { break };
            let end = last.position;
            let heads = self.check_page(&mut walks, &page, after, &mut verified).await?;
            verified.signatures += heads;
            verified.entries += page.len() as u64;
            progress(verified.entries);
            if verified.fault.is_some() {
                return Ok(verified);
            }
            after = end;
        }
        verified.fault = self.check_ends(&walks).await?;
        if let Some(own) = walks.get(&(self.key.node(), self.key.epoch())) {
            verified.head = own.hash;
        }
        Ok(verified)
    }

    /// Every chain must end at a signed head, and no head may stand beyond it.
    async fn check_ends(&self, walks: &Walks) -> Result<Option<Fault>, StoreError> {
        for ((node, epoch), walk) in walks {
            if walk.seq > walk.signed_up_to {
                return Ok(Some(Fault::Unsigned { node: *node }));
            }
            let beyond = params![node.uuid(), i64::from(*epoch), signed(walk.seq), 1_i64];
            if let Some(row) = self.database.fetch(sql::LEDGER_LIST_HEADS, beyond).await?.first() {
                return Ok(Some(Fault::Cut { node: *node, seq: row.count("seq")? }));
            }
        }
        Ok(None)
    }

    async fn start_walks(&self) -> Result<Walks, StoreError> {
        let mut walks = Walks::new();
        for row in self.database.fetch(sql::LEDGER_LIST_NODES, vec![]).await? {
            let epoch = u32::try_from(row.int("epoch")?)
                .map_err(|_| StoreError::Unreadable { what: "epoch".to_owned() })?;
            let walk = Walk {
                public_key: row.bytes("public_key")?,
                seq: 0,
                hash: EntryHash::GENESIS,
                signed_up_to: 0,
            };
            walks.insert((NodeId::new(row.uuid("node")?), epoch), walk);
        }
        Ok(walks)
    }

    /// Checks a page of entries and the signed heads over them; answers how many heads.
    async fn check_page(
        &self,
        walks: &mut Walks,
        page: &[StoredEntry],
        mut before: Position,
        verified: &mut Verified,
    ) -> Result<u64, StoreError> {
        let mut heads = 0;
        let mut hashes: BTreeMap<(NodeId, u32), BTreeMap<u64, EntryHash>> = BTreeMap::new();
        for entry in page {
            if let Err(fault) = check_entry(walks, entry, before) {
                verified.fault = Some(fault);
                return Ok(heads);
            }
            before = entry.position;
            let chain = (entry.header.node, entry.header.epoch);
            hashes.entry(chain).or_default().insert(entry.header.seq, entry.hash);
        }
        for ((node, epoch), hashes) in &hashes {
            let Some(walk) = walks.get_mut(&(*node, *epoch)) else { continue };
            let from = hashes.keys().next().copied().unwrap_or_default().saturating_sub(1);
            let params =
                params![node.uuid(), i64::from(*epoch), signed(from), hashes.len() as i64,];
            for row in self.database.fetch(sql::LEDGER_LIST_HEADS, params).await? {
                let seq = row.count("seq")?;
                let Some(hash) = hashes.get(&seq) else { continue };
                let head = ChainHead { node: *node, epoch: *epoch, seq, hash: *hash };
                let same = row.bytes("hash")? == hash.0;
                if !same || !head.is_signed_by(&walk.public_key, &row.bytes("signature")?) {
                    verified.fault = Some(Fault::Signature { node: *node, seq });
                    return Ok(heads);
                }
                walk.signed_up_to = seq;
                heads += 1;
            }
        }
        Ok(heads)
    }
}

fn check_entry(walks: &mut Walks, entry: &StoredEntry, before: Position) -> Result<(), Fault> {
    let (position, header) = (entry.position, &entry.header);
    if position.0 != before.0 + 1 {
        return Err(Fault::Gap { before, found: position });
    }
    let walk =
        walks.get_mut(&(header.node, header.epoch)).ok_or(Fault::UnknownNode { position })?;
    if header.seq != walk.seq + 1 {
        return Err(Fault::Sequence { position, found: header.seq, expected: walk.seq + 1 });
    }
    if header.previous != walk.hash {
        return Err(Fault::Link { position });
    }
    if header.hash(&entry.body) != entry.hash {
        return Err(Fault::Hash { position });
    }
    walk.seq = header.seq;
    walk.hash = entry.hash;
    Ok(())
}
