//! Where staff of a center begin: the day, looking before opening, a new case and its draft.

pub mod center;
mod document;
pub mod draft;
pub mod field;
pub mod intake;
pub mod intake_form;
pub mod intake_read;
mod label;
mod person;
mod phone;
mod place;
pub mod search;
pub mod tray;
