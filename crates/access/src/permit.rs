//! Permits: the proof that the policies said yes.

use domain::ledger::{Actor, Purpose};

use crate::question::{Action, Ask};
use crate::who::Who;

/// The policies said yes to one question of one asker. It cannot be made elsewhere.
#[derive(Debug, Clone)]
pub struct Permit<A> {
    who: Who,
    ask: A,
}

impl<A: Ask> Permit<A> {
    pub(crate) const fn new(who: Who, ask: A) -> Self {
        Self { who, ask }
    }

    /// The question it answers.
    pub const fn ask(&self) -> &A {
        &self.ask
    }

    /// Who asked.
    pub const fn who(&self) -> &Who {
        &self.who
    }

    /// Who asked, as the ledger names it.
    pub fn actor(&self) -> Actor {
        self.who.actor()
    }

    /// For what: the word of the action.
    pub fn purpose(&self) -> Purpose {
        Purpose(self.ask.action().as_str().to_owned())
    }
}

/// The policies said no. It tells nothing about what was asked for, also not whether it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not permitted", action.as_str())]
pub struct Denied {
    /// The action.
    pub action: Action,
}
