//! What waits for the second half of a step: for a code, for the answer of a passkey. In memory, bounded, five minutes.

use std::collections::HashMap;

use access::credential::token::TokenDigest;
use domain::id::UserId;
use jiff::{SignedDuration, Timestamp};
use webauthn_rs::prelude::{DiscoverableAuthentication, PasskeyRegistration};
use zeroize::Zeroizing;

/// How long the second half may take.
const EXPIRES_AFTER: SignedDuration = SignedDuration::from_mins(5);
/// Most first halves kept; beyond it the oldest go.
const MOST: usize = 10_000;

/// A first half.
pub(super) enum PendingEntry {
    /// Name and password were right: the code is missing.
    Code {
        user: UserId,
        /// The name as typed, for its lane.
        name: String,
        /// The password hashed anew, when the kept hash has outdated parameters.
        rehashed: Option<String>,
        /// Wrong codes so far.
        failures: u32,
    },
    /// A secret for the time-based code was shown: password and first code are missing.
    Password { user: UserId, secret: Zeroizing<String> },
    /// A passkey is being made.
    Registration { user: UserId, state: Box<PasskeyRegistration> },
    /// Somebody wants to sign in with a passkey.
    Authentication { state: Box<DiscoverableAuthentication> },
}

/// First halves by the digest of the token that the browser holds.
#[derive(Default)]
pub(super) struct Pending {
    entries: HashMap<[u8; 32], (Timestamp, PendingEntry)>,
}

impl Pending {
    pub(super) fn put(&mut self, digest: TokenDigest, entry: PendingEntry, now: Timestamp) {
        if self.entries.len() >= MOST {
            self.entries.retain(|_, (at, _)| !is_late(*at, now));
        }
        if self.entries.len() >= MOST
            && let Some(oldest) =
                self.entries.iter().min_by_key(|(_, (at, _))| *at).map(|(key, _)| *key)
        {
            self.entries.remove(&oldest);
        }
        self.entries.insert(digest.0, (now, entry));
    }

    /// Takes a first half out: whoever comes second finds nothing.
    pub(super) fn take(&mut self, digest: TokenDigest, now: Timestamp) -> Option<PendingEntry> {
        let (at, entry) = self.entries.remove(&digest.0)?;
        (!is_late(at, now)).then_some(entry)
    }
}

fn is_late(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at) >= EXPIRES_AFTER
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(1_675_252_800 + second).unwrap()
    }

    fn digest(number: u64) -> TokenDigest {
        let mut digest = [0; 32];
        digest[..8].copy_from_slice(&number.to_be_bytes());
        TokenDigest(digest)
    }

    fn entry() -> PendingEntry {
        let user = UserId::new(uuid::Uuid::from_u128(1));
        PendingEntry::Password { user, secret: Zeroizing::default() }
    }

    #[test]
    fn a_first_half_is_taken_once_and_within_five_minutes() {
        let mut pending = Pending::default();
        pending.put(digest(1), entry(), second(0));
        pending.put(digest(2), entry(), second(0));
        assert!(pending.take(digest(1), second(299)).is_some());
        assert!(pending.take(digest(1), second(299)).is_none());
        assert!(pending.take(digest(2), second(300)).is_none());
    }

    #[test]
    fn a_flood_does_not_fill_the_memory() {
        let mut pending = Pending::default();
        for number in 0..(MOST as u64 + 50) {
            pending.put(digest(number), entry(), second(0));
        }
        assert_eq!(pending.entries.len(), MOST);
    }
}
