//! Signing in: a passkey first, else name and password and then a code.

use askama::Template;

use crate::words::Words;

/// First step.
#[derive(Template)]
#[template(path = "access/sign_in.html")]
pub struct SignInPage {
    /// Words.
    pub t: Words,
    /// Why the user is here again.
    pub notice: Option<SignInNotice>,
    /// Name as typed before.
    pub name: String,
    /// Page to go to afterwards: a path of ours, or empty.
    pub next: String,
    /// Whether passkeys can be used under this address.
    pub has_passkeys: bool,
}

/// What to say above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInNotice {
    /// Name and password do not match; which of them is never said.
    Wrong,
    /// Too many attempts.
    Waiting {
        /// Until the next attempt.
        seconds: u64,
    },
    /// The session ended by itself.
    Ended,
    /// The user left.
    SignedOut,
}

/// Second step: the time-based code, or a recovery code.
#[derive(Template)]
#[template(path = "access/code.html")]
pub struct CodePage {
    /// Words.
    pub t: Words,
    /// Opaque proof of the first step, good for a few minutes.
    pub attempt: String,
    /// Page to go to afterwards.
    pub next: String,
    /// Whether the last code was wrong.
    pub is_wrong: bool,
}
