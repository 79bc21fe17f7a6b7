//! Questions to the projections. Each takes the permit of the use case it serves.

pub mod account;
pub mod case;
pub mod directory;
pub mod draft;
pub mod figure;
pub mod file;
pub mod person;
pub mod session;
