//! How people prove who they are: passwords, codes, links, sessions, and how fast somebody may guess.
//!
//! Pure: time and random bytes come in as values, nothing is stored here.

pub mod code;
pub mod device;
pub mod password;
pub mod recovery;
pub mod session;
pub mod throttle;
pub mod token;
