//! The ledger as the domain sees it: entries, where they stand, and what their hash covers.

pub mod entry;

pub use entry::{Actor, EntryHash, Header, Kind, Position, Purpose, Scope, StreamName};
