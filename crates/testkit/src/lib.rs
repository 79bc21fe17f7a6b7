//! What tests of several crates share: both databases, a fixed clock, fixed randomness, ready permits.
//!
//! PostgreSQL tests run when `YANAPAQ_TEST_POSTGRES` holds the URL of a throw-away cluster (`cargo xtask with-postgres`
//! starts one); with `CI` set, its absence is an error and not a silent skip.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

pub mod database;
pub mod environment;
pub mod permit;
pub mod staff;

pub use database::{TestDatabase, each_database};
pub use store::Environment;

pub use environment::{Clock, fixed_environment, moving_environment};
pub use permit::{console_permit, permit_for, policies};
pub use staff::Staff;
