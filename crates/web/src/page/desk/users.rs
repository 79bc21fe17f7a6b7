//! Accounts, roles with scope, one-time links.

use askama::Template;

use crate::frame::{Choice, DeskFrame};
use crate::paths;
use crate::words::{Phrase, Words};

/// List of accounts.
#[derive(Template)]
#[template(path = "desk/users.html")]
pub struct UsersPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Name as typed.
    pub text: String,
    /// Accounts.
    pub rows: Vec<UserRow>,
    /// Whether the user may add accounts.
    pub may_add: bool,
    /// Fields of a refused new account, with what is wrong.
    pub problem: Option<String>,
}

/// One account in the list.
#[derive(Debug, Clone)]
pub struct UserRow {
    /// Its page.
    pub href: String,
    /// Full name.
    pub full_name: String,
    /// Name to sign in with.
    pub name: String,
    /// Roles with their scope, in words.
    pub roles: Vec<(Phrase, String)>,
    /// State.
    pub state: AccountState,
}

/// State of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// Can sign in.
    Active,
    /// Has not enrolled yet.
    Invited,
    /// May not be used.
    Suspended,
}

impl AccountState {
    /// In words.
    #[must_use]
    pub fn name(self, t: &Words) -> Phrase {
        match self {
            Self::Active => t.users_state_active(),
            Self::Invited => t.users_state_invited(),
            Self::Suspended => t.users_state_suspended(),
        }
    }

    /// Class of its mark.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Active => "",
            Self::Invited => "off",
            Self::Suspended => "danger",
        }
    }
}

/// One account.
#[derive(Template)]
#[template(path = "desk/user.html")]
pub struct UserPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Id of the account.
    pub id: String,
    /// Full name.
    pub full_name: String,
    /// Name to sign in with.
    pub name: String,
    /// State.
    pub state: AccountState,
    /// Since when and why, if suspended.
    pub suspended: Option<(String, String)>,
    /// Roles in force.
    pub grants: Vec<GrantRow>,
    /// Roles to choose from.
    pub roles: Vec<Choice>,
    /// A link just made: shown once.
    pub invitation: Option<Invitation>,
    /// Open sessions.
    pub sessions: u64,
    /// Whether the user may change this account.
    pub may_manage: bool,
}

/// One role in force.
#[derive(Debug, Clone)]
pub struct GrantRow {
    /// Role.
    pub role: Phrase,
    /// Scope in words.
    pub scope: String,
    /// Role as it is sent.
    pub role_value: String,
    /// Scope as it is sent.
    pub scope_value: String,
    /// Who gave it.
    pub by: String,
    /// Since when, as shown.
    pub since: String,
}

/// A one-time link.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The whole address.
    pub link: String,
    /// Until when, as shown.
    pub until: String,
}
