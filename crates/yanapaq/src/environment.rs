//! The real clock and the real randomness: the only place that reads them.

use jiff::{Timestamp, Zoned};
use store::Environment;

/// Time zone of the deployment: no daylight saving time.
const ZONE: &str = "America/Lima";

/// The outside world.
#[expect(clippy::disallowed_methods, reason = "the binary is where clock and randomness come from")]
pub fn real() -> Environment {
    Environment::new(Timestamp::now, |buffer| {
        if let Err(error) = getrandom::fill(buffer) {
            // Without randomness no key and no token is safe: nothing may go on.
            eprintln!("yanapaq: the system gives no randomness: {error}");
            std::process::abort();
        }
    })
}

/// The civil day in the deployment's time zone.
pub fn today(environment: &Environment) -> jiff::civil::Date {
    let now = environment.now();
    match now.in_tz(ZONE) {
        Ok(zoned) => zoned.date(),
        Err(_) => Zoned::new(now, jiff::tz::TimeZone::fixed(jiff::tz::offset(-5))).date(),
    }
}
