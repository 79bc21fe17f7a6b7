//! Handlers of the desk. Each extracts, asks a use case, and fills a page.

pub mod audit;
mod center_form;
pub mod directory;
pub mod figures;
pub mod health;
pub mod home;
pub mod imports;
pub mod repair;
pub mod shelter;
pub mod summary;
pub mod users;
