//! Finding a person and telling how alike two records are: normalised names, search keys, weights with their reasons.
//!
//! Pure: names come in, keys and scores come out. Keys are plain text here and are sealed by the store as keyed tokens, so
//! only equality can be asked, never a beginning. Nothing here joins two records: a person does (`domain::person::same_as`).
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod compare;
mod frequent;
mod gather;
mod key;
mod normalise;
mod query;
mod rank;
mod record;
mod score;
mod sound;

pub use compare::compare;
pub use gather::{Gathered, Gathering, Limits};
pub use key::{KeyKind, SearchKey, keys};
pub use normalise::{Alike, Token, tokens};
pub use query::{InvalidQuery, Lookup, Query};
pub use rank::rank;
pub use record::Record;
pub use score::{Aspect, Cap, Finding, Reason, Score, Thresholds, Verdict};
pub use sound::sound;
