//! A clock that moves by one millisecond at each look, and randomness that repeats.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use store::Environment;

/// 1 February 2023, 12:00 UTC.
pub const START_MS: i64 = 1_675_252_800_000;

/// Hands of a clock that a test moves on.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    ahead_ms: Arc<AtomicI64>,
}

impl Clock {
    /// Moves the clock on.
    pub fn wait_seconds(&self, seconds: i64) {
        self.ahead_ms.fetch_add(seconds * 1_000, Ordering::Relaxed);
    }
}

/// As [`fixed_environment`], with a clock that the test moves on.
#[must_use]
pub fn moving_environment(seed: u64) -> (Environment, Clock) {
    let (fixed, clock) = (fixed_environment(seed), Clock::default());
    let (random, ahead_ms) = (fixed.clone(), Arc::clone(&clock.ahead_ms));
    let now = move || {
        let ahead = SignedDuration::from_millis(ahead_ms.load(Ordering::Relaxed));
        fixed.now().saturating_add(ahead).unwrap_or(Timestamp::MAX)
    };
    let fill = move |buffer: &mut [u8]| {
        for part in buffer.chunks_mut(32) {
            part.copy_from_slice(&random.random::<32>()[..part.len()]);
        }
    };
    (Environment::new(now, fill), clock)
}

/// An environment that is the same in every run; `seed` tells several apart.
#[must_use]
pub fn fixed_environment(seed: u64) -> Environment {
    let looks = AtomicI64::new(0);
    let draws = AtomicU64::new(0);
    Environment::new(
        move || {
            let ms = START_MS + looks.fetch_add(1, Ordering::Relaxed);
            Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
        },
        move |buffer| {
            let draw = draws.fetch_add(1, Ordering::Relaxed);
            let mut hasher = blake3::Hasher::new();
            hasher.update(&seed.to_be_bytes());
            hasher.update(&draw.to_be_bytes());
            hasher.finalize_xof().fill(buffer);
        },
    )
}
