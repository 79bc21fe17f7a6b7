//! The ledger, its projections and the queries over them: the only crate with SQL.
//!
//! Two databases, one SQL text: SQLite on a laptop, PostgreSQL in the ministry. Every read of business data takes a
//! [`Permit`](access::Permit); every write goes through one writer with group commit, and is acknowledged only when durable.

pub mod backup;
mod database;
pub mod environment;
pub mod error;
pub mod key;
pub mod ledger;
pub mod measure;
mod migration;
mod projection;
pub mod query;
pub mod shelter;
mod statement;
mod store;
mod writer;

pub use database::Location;
pub use environment::Environment;
pub use error::{AppendError, StoreError};
pub use store::{OpenOptions, Store};
pub use writer::{Expected, NewEvent, Receipt, Write};
