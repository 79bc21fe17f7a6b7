//! Taking in a directory file: every row is clean, already known, or waits for a person. Nothing is repaired in silence.

mod columns;
mod examine;
mod place;

pub use columns::{Column, ColumnNames, MissingColumns};
pub use examine::{Examined, RawRow, examine, make_center_id};
