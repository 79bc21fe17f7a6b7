//! Questions to the projections. Each takes the permit of the use case it serves.

pub mod account;
pub mod directory;
pub mod figure;
pub mod session;
