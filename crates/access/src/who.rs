//! Who asks.

use std::sync::Arc;

use domain::account::Grant;
use domain::id::{UserId, UserName};
use domain::ledger::Actor;

/// How surely we know who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// A passkey.
    Passkey,
    /// Password and time-based code.
    PasswordAndCode,
    /// Password and a recovery code: enough to enrol anew, not to work.
    RecoveryCode,
    /// A one-time link from the server's own terminal: enough to enrol; in a demonstration, enough to look around.
    ConsoleLink,
}

/// A member of staff who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Account.
    pub user: UserId,
    /// Name signed in with.
    pub name: UserName,
    /// Roles with their scopes.
    pub grants: Vec<Grant>,
    /// How surely we know.
    pub assurance: Assurance,
    /// Whether the store is a demonstration with simulated people.
    pub demonstration: bool,
}

impl Account {
    /// Whether the sign-in is good enough to work, and not only to enrol.
    #[must_use]
    pub const fn is_strong(&self) -> bool {
        match self.assurance {
            Assurance::Passkey | Assurance::PasswordAndCode => true,
            Assurance::RecoveryCode => false,
            Assurance::ConsoleLink => self.demonstration,
        }
    }
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Public,
    /// The operator at the server's own terminal.
    Console,
    /// A member of staff.
    User(Arc<Account>),
}

impl Who {
    /// As the ledger names it.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match self {
            Self::Public => Actor::Anonymous,
            Self::Console => Actor::Console,
            Self::User(account) => Actor::User(account.user),
        }
    }
}
