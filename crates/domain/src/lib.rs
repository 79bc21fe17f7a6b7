//! What is true and what may happen: identifiers, places, services, figures, events and the rules about them.
//!
//! Pure by law: no input or output, no clock, no randomness, no async. Everything a decision needs comes in as a value.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod account;
pub mod case;
pub mod center;
pub mod clock;
pub mod condition;
pub mod court;
pub mod dated;
pub mod directory;
pub mod draft;
pub mod event;
pub mod figure;
pub mod flow;
pub mod form;
pub mod id;
pub mod instrument;
pub mod ledger;
pub mod name_key;
pub mod pack;
pub mod paper;
pub mod person;
pub mod risk;
pub mod rule;
pub mod service;
pub mod source;
pub mod summary;
pub mod territory;
