//! A clock that moves by one millisecond at each look, and randomness that repeats.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::Timestamp;
use store::Environment;

/// 1 February 2023, 12:00 UTC.
pub const START_MS: i64 = 1_675_252_800_000;

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
