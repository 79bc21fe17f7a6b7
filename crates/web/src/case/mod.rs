//! Where staff of a center begin: the day, looking before opening, a new case and its draft.

pub mod center;
pub mod draft;
mod field;
pub mod intake;
mod intake_form;
mod intake_read;
mod label;
mod person;
mod phone;
mod place;
pub mod search;
pub mod tray;
