//! Clock and randomness, injected by the binary so that every test can fix them.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

type Now = dyn Fn() -> Timestamp + Send + Sync;
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// The outside world of the store.
#[derive(Clone)]
pub struct Environment {
    now: Arc<Now>,
    fill: Arc<Fill>,
}

impl Environment {
    /// A clock, and a filler of buffers with bytes that nobody can guess.
    pub fn new(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
        fill: impl Fn(&mut [u8]) + Send + Sync + 'static,
    ) -> Self {
        Self { now: Arc::new(now), fill: Arc::new(fill) }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// Fresh random bytes.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.fill)(&mut bytes);
        bytes
    }

    /// A fresh UUIDv7: ordered by time, random in its lower bits.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid()
    }
}
