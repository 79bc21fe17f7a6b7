//! How long a session lives.

use jiff::{SignedDuration, Timestamp};

/// Longest pause: computers of a center are shared.
///
/// # Source
/// OWASP ASVS 5.0, 7.3.1.
pub const IDLE: SignedDuration = SignedDuration::from_mins(15);
/// Longest session: a working day.
///
/// # Source
/// OWASP ASVS 5.0, 7.3.2.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(10);
/// How exactly use is noted, so that reading a page does not write each time.
pub const TOUCH_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Whether a session may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// It goes on.
    Live {
        /// Whether its use has to be noted now.
        touch: bool,
    },
    /// Too long idle, or too old.
    Expired,
}

/// Decides on a session that began at `created_at` and was last used at `seen_at`.
///
/// A clock that was set back ends no session and prolongs none beyond its age.
#[must_use]
pub fn decide(created_at: Timestamp, seen_at: Timestamp, now: Timestamp) -> SessionState {
    let idle = now.duration_since(seen_at);
    if idle >= IDLE || now.duration_since(created_at) >= ABSOLUTE {
        return SessionState::Expired;
    }
    SessionState::Live { touch: idle >= TOUCH_EVERY }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_675_252_800 + minutes * 60).unwrap()
    }

    #[test]
    fn a_session_in_use_goes_on_and_is_noted_once_a_minute() {
        assert_eq!(decide(at(0), at(0), at(0)), SessionState::Live { touch: false });
        assert_eq!(decide(at(0), at(0), at(1)), SessionState::Live { touch: true });
        assert_eq!(decide(at(0), at(595), at(599)), SessionState::Live { touch: true });
    }

    #[test]
    fn a_pause_of_a_quarter_of_an_hour_or_a_day_of_ten_hours_ends_it() {
        assert_eq!(decide(at(0), at(0), at(15)), SessionState::Expired);
        assert_eq!(decide(at(0), at(599), at(600)), SessionState::Expired);
    }
}
