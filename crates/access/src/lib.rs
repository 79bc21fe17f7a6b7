//! Who may do what, for which purpose: policies in, permits out. No permit, no data.
//!
//! The only crate that knows the policy engine. A [`Permit`] can be made by [`Policies::permit`] alone, and it carries the
//! question it answers, so a permit for one department opens no other.

pub mod credential;
mod permit;
mod policies;
pub mod question;
mod who;

pub use permit::{Denied, Permit};
pub use policies::{Policies, PolicyError};
pub use question::{Action, Ask, Resource};
pub use who::{Account, Assurance, Who};
