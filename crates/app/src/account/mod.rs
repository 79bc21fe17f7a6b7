//! Staff accounts: adding people, giving roles, enrolling, signing in, sessions.
//!
//! Every success, failure, grant and end is an entry of the ledger. Answers to strangers do not tell who has an account.

mod credential;
mod enrolment;
mod passkey;
mod pending;
mod session;
mod sign_in;
mod staff;

use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use access::credential::password::{HashCost, Hasher, Password};
use access::credential::throttle::{Kind, Lane, Throttle};
use domain::id::UserId;
use tokio::sync::Semaphore;
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

pub use enrolment::{Enroller, Enrolling, PasswordProposal};
pub use passkey::PasskeyChallenge;
pub use session::{Entered, Resumed};
pub use sign_in::{CodeChallenge, Device, Origin};
pub use staff::{Invitation, NewUser};
pub use store::query::account::{AccountRow, PasskeyRow};
pub use store::query::session::SessionRow;

use crate::AppError;
use pending::{Pending, PendingEntry};

/// Name of the product in authenticator applications.
const ISSUER: &str = "Yanapaq";
/// Hashes computed at the same time: each takes 64 MiB.
const HASHES_AT_ONCE: usize = 2;

/// How accounts are looked after, as plain values read by the binary.
#[derive(Debug, Clone)]
pub struct AccountSettings {
    /// Address under which people reach the pages: passkeys are bound to its name. `None`, or an address without a
    /// name such as `http://127.0.0.1:8080`, means that there are no passkeys.
    pub public_url: Option<String>,
    /// What a password hash costs.
    pub hash_cost: HashCost,
    /// Random bytes drawn at the start.
    pub random: [u8; 48],
}

/// What the use cases of accounts share, in the memory of this process.
pub struct Accounts {
    hasher: Arc<Hasher>,
    hashing: Semaphore,
    hashes: AtomicU64,
    webauthn: Option<Webauthn>,
    throttle: Mutex<Throttle>,
    pending: Mutex<Pending>,
    /// Held while roles are taken away, so that two administrators cannot remove each other at the same moment.
    roles: tokio::sync::Mutex<()>,
    lane_key: [u8; 32],
}

impl Accounts {
    /// Puts the parts together.
    ///
    /// # Errors
    /// [`AppError::Settings`] when the public address is no address.
    pub fn new(settings: &AccountSettings) -> Result<Self, AppError> {
        let (salt, key) = settings.random.split_at(16);
        let salt: [u8; 16] = salt.try_into().unwrap_or_default();
        let lane_key: [u8; 32] = key.try_into().unwrap_or_default();
        Ok(Self {
            hasher: Arc::new(Hasher::new(settings.hash_cost, salt)?),
            hashing: Semaphore::new(HASHES_AT_ONCE),
            hashes: AtomicU64::new(0),
            webauthn: webauthn(settings.public_url.as_deref())?,
            throttle: Mutex::default(),
            pending: Mutex::default(),
            roles: tokio::sync::Mutex::default(),
            lane_key,
        })
    }

    /// Whether passkeys can be used under the public address.
    #[must_use]
    pub const fn has_passkeys(&self) -> bool {
        self.webauthn.is_some()
    }

    /// Password hashes computed since the start: the work done for strangers can be seen.
    pub fn hashes_computed(&self) -> u64 {
        self.hashes.load(Ordering::Relaxed)
    }

    fn webauthn(&self) -> Result<&Webauthn, AppError> {
        self.webauthn.as_ref().ok_or(AppError::NoPasskeys)
    }

    /// Works with the hasher beside the threads that serve pages, few at a time.
    async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Hasher) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let _turn = self.hashing.acquire().await.map_err(|_| AppError::Interrupted)?;
        self.hashes.fetch_add(1, Ordering::Relaxed);
        let hasher = Arc::clone(&self.hasher);
        let done = tokio::task::spawn_blocking(move || work(&hasher)).await;
        done.map_err(|_| AppError::Interrupted)
    }

    async fn verify(&self, password: Password, hash: Option<String>) -> Result<bool, AppError> {
        self.hash(move |hasher| hasher.verify(&password, hash.as_deref())).await
    }

    fn throttle<T>(&self, work: impl FnOnce(&mut Throttle) -> T) -> T {
        work(&mut self.throttle.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn pending<T>(&self, work: impl FnOnce(&mut Pending) -> T) -> T {
        work(&mut self.pending.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn lane(&self, kind: Kind, about: &[u8]) -> Lane {
        Lane { kind, key: *blake3::keyed_hash(&self.lane_key, about).as_bytes() }
    }

    /// The lane of an address; of version 6 the network of 64 bits counts, since one customer has it whole.
    fn address_lane(&self, address: IpAddr) -> Lane {
        match address.to_canonical() {
            IpAddr::V4(address) => self.lane(Kind::Address, &address.octets()),
            IpAddr::V6(address) => self.lane(Kind::Address, &address.octets()[..8]),
        }
    }

    /// The lanes of an attempt: a known device runs in its own and in no other.
    fn lanes(&self, address: IpAddr, name: &str, known: Option<UserId>) -> Vec<Lane> {
        match known {
            Some(user) => vec![self.lane(Kind::KnownDevice, user.uuid().as_bytes())],
            None => vec![self.address_lane(address), self.lane(Kind::Account, name.as_bytes())],
        }
    }
}

fn webauthn(public_url: Option<&str>) -> Result<Option<Webauthn>, AppError> {
    let Some(public_url) = public_url else { return Ok(None) };
    let unusable = || AppError::Settings { what: "public address", text: public_url.to_owned() };
    let url = Url::parse(public_url).map_err(|_| unusable())?;
    // Browsers make no passkeys for bare addresses.
    let Some(name) = url.domain() else { return Ok(None) };
    let builder = WebauthnBuilder::new(name, &url).map_err(|_| unusable())?;
    builder.rp_name(ISSUER).build().map(Some).map_err(|_| unusable())
}
