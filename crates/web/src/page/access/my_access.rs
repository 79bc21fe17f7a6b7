//! Own sessions and credentials.

use askama::Template;

use crate::frame::DeskFrame;
use crate::words::{Phrase, Words};

/// The page of one's own access.
#[derive(Template)]
#[template(path = "access/my_access.html")]
pub struct MyAccessPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Open sessions, this one first.
    pub sessions: Vec<SessionRow>,
    /// Passkeys.
    pub passkeys: Vec<PasskeyRow>,
    /// Whether there is a password with a code.
    pub has_password: bool,
    /// Recovery codes not yet spent.
    pub codes_left: u32,
    /// Whether passkeys can be used under this address.
    pub has_passkeys: bool,
    /// Roles with their scope, in words.
    pub roles: Vec<(Phrase, String)>,
}

/// One open session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Its id, sent to end it.
    pub id: String,
    /// Device in words.
    pub device: String,
    /// How it was opened.
    pub method: Phrase,
    /// Since when, as shown.
    pub since: String,
    /// Last activity, as shown.
    pub last: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// One passkey.
#[derive(Debug, Clone)]
pub struct PasskeyRow {
    /// Its id, sent to take it away.
    pub id: String,
    /// What the user calls it.
    pub label: String,
    /// Since when, as shown.
    pub added: String,
    /// Last use, as shown; none if never.
    pub used: Option<String>,
}
