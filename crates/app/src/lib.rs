//! Use cases: permit and command in, decision and entries out. What pages, the API and the command line share.

pub mod account;
pub mod case;
pub mod correction;
pub mod directory;
pub mod error;
pub mod figure;
pub mod operate;
mod setup;
pub mod sheet;
pub mod shelter;
pub mod summary;
mod view;

use std::sync::{Arc, OnceLock};

use access::{Denied, Permit, Policies, Who};
use domain::event::Event;
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use domain::pack::Catalogue;
use store::{Expected, NewEvent, Store, Write};

pub use error::AppError;
pub use view::View;

/// Everything a use case needs. Clones share it.
#[derive(Clone)]
pub struct App {
    parts: Arc<Parts>,
}

struct Parts {
    store: Store,
    policies: Policies,
    catalogue: Catalogue,
    report_texts: texts::Texts,
    typesetter: report::Typesetter,
    sheets: sheet::SheetReader,
    accounts: account::Accounts,
    demonstration: OnceLock<bool>,
    views: view::Views,
}

/// What an [`App`] is made of, read and opened by the binary.
pub struct AppParts {
    /// The store.
    pub store: Store,
    /// Who may do what.
    pub policies: Policies,
    /// What the packs declare.
    pub catalogue: Catalogue,
    /// Words of the documents.
    pub report_texts: texts::Texts,
    /// Reader of tables.
    pub sheets: sheet::SheetReader,
    /// How accounts are looked after.
    pub accounts: account::AccountSettings,
}

impl App {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the typesetter does not find its fonts.
    pub fn new(parts: AppParts) -> Result<Self, AppError> {
        let AppParts { store, policies, catalogue, report_texts, sheets, accounts } = parts;
        let parts = Parts {
            store,
            policies,
            catalogue,
            report_texts,
            typesetter: report::Typesetter::new()?,
            sheets,
            accounts: account::Accounts::new(&accounts)?,
            demonstration: OnceLock::new(),
            views: view::Views::default(),
        };
        Ok(Self { parts: Arc::new(parts) })
    }

    /// Asks the policies.
    ///
    /// # Errors
    /// [`Denied`], which says nothing about what was asked for.
    pub fn permit<A: access::Ask>(&self, who: &Who, ask: A) -> Result<Permit<A>, Denied> {
        self.parts.policies.permit(who, ask)
    }

    /// Who may do what: for lists that decide once for many rows.
    #[must_use]
    pub fn policies(&self) -> &Policies {
        &self.parts.policies
    }

    /// The present instant, by the clock that the store was given.
    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        self.store().environment().now()
    }

    /// What the packs declare.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.parts.catalogue
    }

    /// Figures and centers at the present end of the ledger.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn view(&self) -> Result<Arc<View>, AppError> {
        Ok(self.parts.views.latest(self.store()).await?)
    }

    /// Whether the store is a demonstration with simulated people. Known after [`App::set_up`]; until then it is not.
    #[must_use]
    pub fn is_demonstration(&self) -> bool {
        self.parts.demonstration.get().copied().unwrap_or_default()
    }

    /// What accounts share in this process.
    #[must_use]
    pub fn accounts(&self) -> &account::Accounts {
        &self.parts.accounts
    }

    pub(crate) fn store(&self) -> &Store {
        &self.parts.store
    }

    pub(crate) fn sheets(&self) -> &sheet::SheetReader {
        &self.parts.sheets
    }

    pub(crate) fn report_texts(&self) -> &texts::Texts {
        &self.parts.report_texts
    }

    pub(crate) fn typesetter(&self) -> &report::Typesetter {
        &self.parts.typesetter
    }

    /// A write of one event that happens now.
    pub(crate) fn write(
        &self,
        stream: StreamName,
        expected: Expected,
        scope: Scope,
        (actor, purpose): (Actor, Purpose),
        event: impl Into<Event>,
    ) -> Write {
        let store = self.store();
        let event = NewEvent {
            id: store.new_entry_id(),
            occurred_at: store.environment().now(),
            event: event.into(),
        };
        Write { stream, expected, scope, actor, purpose, events: vec![event] }
    }
}
