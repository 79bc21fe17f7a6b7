//! Legal clocks of the Peru pack: against the norms, a paper calendar, a slow oracle and every day of twelve years.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod boundary;
mod kit;
mod mistake;
mod oracle;
mod paper;
mod property;
mod state;
mod step;
mod table;
