//! Reading the ledger itself: entries, verification, rebuilding of projections, erasure of a stream.

pub mod entry;
pub mod maintenance;
pub mod rebuild;
pub mod verify;

pub use entry::{AuditLine, StoredEntry};
pub use rebuild::Rebuilt;
pub use verify::{Fault, Verified};
