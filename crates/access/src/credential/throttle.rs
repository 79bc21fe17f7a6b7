//! How fast somebody may guess: waits that grow with each failure.
//!
//! Every attempt runs in lanes, and waits for the slowest of them:
//! - the **address** it comes from: many guesses from one place become very slow;
//! - the **account** it is for, whoever tries: guesses from many places become slow, but never slower than
//!   [`Kind::longest_wait`], so that no stranger can lock anybody out;
//! - a **known device** of that account runs in a lane of its own and in no other, so strangers do not slow it at all.
//!
//! Passkeys cannot be guessed and run in no lane. The state is kept in memory by the caller: a restart forgets it.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

/// Failures are forgotten after this long without a new one.
pub const FORGET_AFTER: SignedDuration = SignedDuration::from_hours(1);
/// Most lanes remembered; beyond it the longest untouched are forgotten.
pub const MOST_LANES: usize = 20_000;

/// What a lane is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An address on the network.
    Address,
    /// The name typed, whether or not there is such an account.
    Account,
    /// A device from which the account was used before.
    KnownDevice,
}

impl Kind {
    /// Failures that cost no wait: people mistype.
    const fn free_failures(self) -> u32 {
        match self {
            Self::Address => 10,
            Self::Account | Self::KnownDevice => 5,
        }
    }

    /// The wait that is never exceeded.
    #[must_use]
    pub const fn longest_wait(self) -> SignedDuration {
        match self {
            Self::Address => SignedDuration::from_mins(15),
            Self::Account => SignedDuration::from_secs(30),
            Self::KnownDevice => SignedDuration::from_mins(5),
        }
    }
}

/// One lane: its kind, and the digest of what it is about. Names and addresses are not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lane {
    /// What it is about.
    pub kind: Kind,
    /// Digest.
    pub key: [u8; 32],
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last_at: Timestamp,
    /// Whether the refusal during the present wait was told to the caller before.
    told: bool,
}

/// The attempt has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// How long, from now.
    pub remaining: SignedDuration,
    /// Whether this is the first refusal since the last failure: worth one entry in the ledger, and not one each.
    pub is_first: bool,
}

/// Failures of all lanes.
#[derive(Debug, Default)]
pub struct Throttle {
    lanes: HashMap<Lane, Failures>,
}

impl Throttle {
    /// Whether an attempt in these lanes may be made now.
    ///
    /// # Errors
    /// [`Wait`], which also means: do no work for it.
    pub fn check(&mut self, lanes: &[Lane], now: Timestamp) -> Result<(), Wait> {
        let waiting = |lane: &Lane| {
            let remaining = remaining(lane.kind, self.lanes.get(lane)?, now);
            remaining.is_positive().then_some((*lane, remaining))
        };
        let slowest = lanes.iter().filter_map(waiting).max_by_key(|(_, remaining)| *remaining);
        let Some((lane, remaining)) = slowest else { return Ok(()) };
        let told = self.lanes.get_mut(&lane).map(|failures| &mut failures.told);
        let is_first = told.is_some_and(|told| !std::mem::replace(told, true));
        Err(Wait { remaining, is_first })
    }

    /// An attempt in these lanes failed.
    pub fn failed(&mut self, lanes: &[Lane], now: Timestamp) {
        for lane in lanes {
            self.make_room(lane, now);
            let fresh = Failures { count: 0, last_at: now, told: false };
            let failures = self.lanes.entry(*lane).or_insert(fresh);
            if is_forgotten(failures, now) {
                *failures = fresh;
            }
            failures.count = failures.count.saturating_add(1);
            failures.last_at = failures.last_at.max(now);
            failures.told = false;
        }
    }

    /// An attempt in these lanes went well: its account and device start afresh. The address does not, or one good
    /// account would pay for guessing at others.
    pub fn succeeded(&mut self, lanes: &[Lane]) {
        for lane in lanes.iter().filter(|lane| lane.kind != Kind::Address) {
            self.lanes.remove(lane);
        }
    }

    /// Lanes remembered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lanes.len()
    }

    /// Whether nobody failed lately.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    fn make_room(&mut self, lane: &Lane, now: Timestamp) {
        if self.lanes.len() < MOST_LANES || self.lanes.contains_key(lane) {
            return;
        }
        self.lanes.retain(|_, failures| !is_forgotten(failures, now));
        if self.lanes.len() < MOST_LANES {
            return;
        }
        // A tenth at once, so that a flood does not make each attempt walk the whole table.
        let mut ages: Vec<Timestamp> = self.lanes.values().map(|f| f.last_at).collect();
        let (_, limit, _) = ages.select_nth_unstable(MOST_LANES / 10);
        let limit = *limit;
        let mut spare = MOST_LANES / 10;
        self.lanes.retain(|_, failures| {
            let goes = spare > 0 && failures.last_at <= limit;
            spare -= usize::from(goes);
            !goes
        });
    }
}

fn is_forgotten(failures: &Failures, now: Timestamp) -> bool {
    now.duration_since(failures.last_at) >= FORGET_AFTER
}

fn remaining(kind: Kind, failures: &Failures, now: Timestamp) -> SignedDuration {
    let waited = now.duration_since(failures.last_at);
    // A clock that was set back must not make the wait longer than it ever may be.
    wait_after(kind, failures.count).saturating_sub(waited.max(SignedDuration::ZERO))
}

/// The wait after so many failures: 1, 2, 4, … seconds once the free ones are spent.
#[must_use]
pub fn wait_after(kind: Kind, failures: u32) -> SignedDuration {
    let Some(beyond) = failures.checked_sub(kind.free_failures()).filter(|n| *n > 0) else {
        return SignedDuration::ZERO;
    };
    let seconds = 1_i64.checked_shl(beyond - 1).filter(|s| *s > 0).unwrap_or(i64::MAX);
    SignedDuration::from_secs(seconds).min(kind.longest_wait())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ACCOUNT: Lane = Lane { kind: Kind::Account, key: [1; 32] };
    const DEVICE: Lane = Lane { kind: Kind::KnownDevice, key: [1; 32] };

    fn address(number: u32) -> Lane {
        let mut key = [0; 32];
        key[..4].copy_from_slice(&number.to_be_bytes());
        Lane { kind: Kind::Address, key }
    }

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(1_675_252_800 + second).unwrap()
    }

    #[test]
    fn somebody_who_mistypes_five_times_waits_for_nothing_and_then_ever_longer() {
        let mut throttle = Throttle::default();
        for _ in 0..5 {
            assert_eq!(throttle.check(&[ACCOUNT, address(1)], second(0)), Ok(()));
            throttle.failed(&[ACCOUNT, address(1)], second(0));
        }
        assert_eq!(throttle.check(&[ACCOUNT], second(0)), Ok(()));
        throttle.failed(&[ACCOUNT], second(0));
        let wait = throttle.check(&[ACCOUNT], second(0)).unwrap_err();
        assert_eq!(wait, Wait { remaining: SignedDuration::from_secs(1), is_first: true });
        assert!(!throttle.check(&[ACCOUNT], second(0)).unwrap_err().is_first);
        assert_eq!(throttle.check(&[ACCOUNT], second(1)), Ok(()));
        throttle.failed(&[ACCOUNT], second(1));
        let wait = throttle.check(&[ACCOUNT], second(1)).unwrap_err();
        assert_eq!(wait, Wait { remaining: SignedDuration::from_secs(2), is_first: true });
    }

    #[test]
    fn a_success_clears_the_account_and_not_the_address() {
        let mut throttle = Throttle::default();
        for _ in 0..20 {
            throttle.failed(&[ACCOUNT, address(1)], second(0));
        }
        throttle.succeeded(&[ACCOUNT, address(1)]);
        assert_eq!(throttle.check(&[ACCOUNT], second(0)), Ok(()));
        assert!(throttle.check(&[address(1)], second(0)).is_err());
    }

    #[test]
    fn a_flood_of_addresses_does_not_fill_the_memory() {
        let mut throttle = Throttle::default();
        for number in 0..50_000 {
            throttle.failed(&[address(number)], second(i64::from(number) / 1_000));
        }
        assert!(throttle.len() <= MOST_LANES);
    }

    proptest! {
        #[test]
        fn strangers_never_make_an_account_wait_longer_than_its_limit(
            failures in 0_u32..5_000, gap in 0_i64..60, later in 0_i64..120,
        ) {
            let mut throttle = Throttle::default();
            for number in 0..failures {
                throttle.failed(&[ACCOUNT, address(number)], second(i64::from(number) * gap));
            }
            let now = second(i64::from(failures) * gap + later);
            if let Err(wait) = throttle.check(&[ACCOUNT], now) {
                prop_assert!(wait.remaining <= Kind::Account.longest_wait());
            }
        }

        #[test]
        fn strangers_never_slow_a_known_device(failures in 0_u32..5_000) {
            let mut throttle = Throttle::default();
            for number in 0..failures {
                throttle.failed(&[ACCOUNT, address(number % 7)], second(0));
            }
            prop_assert_eq!(throttle.check(&[DEVICE], second(0)), Ok(()));
        }

        #[test]
        fn one_more_failure_never_shortens_the_wait(failures in 0_u32..10_000) {
            for kind in [Kind::Address, Kind::Account, Kind::KnownDevice] {
                prop_assert!(wait_after(kind, failures) <= wait_after(kind, failures + 1));
                prop_assert!(wait_after(kind, failures) <= kind.longest_wait());
            }
        }

        #[test]
        fn after_a_quiet_hour_all_is_forgotten(failures in 1_u32..100) {
            let mut throttle = Throttle::default();
            for _ in 0..failures {
                throttle.failed(&[ACCOUNT], second(0));
            }
            throttle.failed(&[ACCOUNT], second(3_600));
            prop_assert_eq!(throttle.check(&[ACCOUNT], second(3_600)), Ok(()));
        }
    }
}
