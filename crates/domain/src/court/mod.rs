//! The number of a court file: whole or partial, always with the text as it was written. Nothing is repaired.

mod number;
mod read;
mod tables;

pub use number::{CourtFileKey, CourtFileNumber, CourtPart, CourtParts};
pub use tables::{CourtCode, CourtTables, CourtWarning};
