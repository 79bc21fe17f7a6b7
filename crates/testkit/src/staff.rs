//! Members of staff for tests.

use std::sync::Arc;

use access::{Account, Assurance, Who};
use domain::account::{Grant, GrantScope, Role};
use domain::id::{UserId, UserName};

/// A member of staff for tests: signed in strongly, without roles, until told otherwise.
#[derive(Debug, Clone)]
pub struct Staff {
    account: Account,
}

impl Staff {
    /// Somebody with a name; `number` tells accounts apart.
    ///
    /// # Panics
    /// When the name has an impossible form.
    #[must_use]
    pub fn new(name: &str, number: u128) -> Self {
        Self {
            account: Account {
                user: UserId::new(uuid::Uuid::from_u128(number)),
                name: UserName::parse(name).expect("a name for the test has the right form"),
                grants: Vec::new(),
                assurance: Assurance::Passkey,
                demonstration: false,
            },
        }
    }

    /// With one more role.
    #[must_use]
    pub fn with(mut self, role: Role, scope: GrantScope) -> Self {
        self.account.grants.push(Grant { role, scope });
        self
    }

    /// Signed in another way.
    #[must_use]
    pub const fn signed_in_by(mut self, assurance: Assurance) -> Self {
        self.account.assurance = assurance;
        self
    }

    /// In a demonstration store.
    #[must_use]
    pub const fn in_demonstration(mut self) -> Self {
        self.account.demonstration = true;
        self
    }

    /// As the policies meet them.
    #[must_use]
    pub fn who(self) -> Who {
        Who::User(Arc::new(self.account))
    }
}
