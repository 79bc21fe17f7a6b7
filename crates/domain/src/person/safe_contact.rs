//! The safe-contact rule of a telephone: whether and when to call, what to say, what never to leave behind. Silence means no.

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

use super::text::{PrivateText, private_debug};

/// Lima: five hours behind UTC on every day of the year.
const LIMA: Offset = Offset::constant(-5);

/// Day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// Hours of one day of the week, on the clock of Lima. The first minute belongs to them, the last one does not.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawHours", into = "RawHours")]
pub struct CallHours {
    day: Day,
    from: Time,
    to: Time,
}

/// The hours end before they begin. A night goes in two pieces, one a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the hours end before they begin: write a night as two days")]
pub struct InvalidHours;

impl CallHours {
    /// From the first time until before the second.
    ///
    /// # Errors
    /// [`InvalidHours`] unless the second comes later on the same day.
    pub fn new(day: Day, from: Time, to: Time) -> Result<Self, InvalidHours> {
        if from < to { Ok(Self { day, from, to }) } else { Err(InvalidHours) }
    }

    /// Day of the week, first minute, and the minute after the last.
    #[must_use]
    pub const fn bounds(&self) -> (Day, Time, Time) {
        (self.day, self.from, self.to)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHours {
    day: Day,
    from: Time,
    to: Time,
}

impl TryFrom<RawHours> for CallHours {
    type Error = InvalidHours;

    fn try_from(raw: RawHours) -> Result<Self, InvalidHours> {
        Self::new(raw.day, raw.from, raw.to)
    }
}

impl From<CallHours> for RawHours {
    fn from(hours: CallHours) -> Self {
        Self { day: hours.day, from: hours.from, to: hours.to }
    }
}

/// Whether this number may be called.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MayCall {
    /// Never, or nobody asked yet.
    Never,
    /// In these hours only. No hours at all is never.
    Within(Vec<CallHours>),
    /// At any hour.
    Always,
}

/// What may be left on a machine or written to the number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trace {
    /// Nothing.
    Never,
    /// A neutral text: no name of a service, a case or a reason.
    Neutral,
}

/// How to reach a person without putting her in danger.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeContact {
    /// Whether and when to call.
    pub may_call: MayCall,
    /// Who to say one is when somebody else answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover_phrase: Option<PrivateText>,
    /// The word by which she shows that she can speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_word: Option<PrivateText>,
    /// What may be left on the answering machine.
    pub voicemail: Trace,
    /// What may be written by message.
    pub message: Trace,
}

impl SafeContact {
    /// The rule until somebody has asked: no call, no trace.
    #[must_use]
    pub const fn not_asked() -> Self {
        Self {
            may_call: MayCall::Never,
            cover_phrase: None,
            code_word: None,
            voicemail: Trace::Never,
            message: Trace::Never,
        }
    }

    /// Whether a call may be made at this instant, by the clock of Lima.
    #[must_use]
    pub fn may_call_at(&self, at: Timestamp) -> bool {
        match &self.may_call {
            MayCall::Never => false,
            MayCall::Always => true,
            MayCall::Within(hours) => {
                let lima = at.to_zoned(TimeZone::fixed(LIMA));
                let (day, time) = (Day::from(lima.weekday()), lima.time());
                hours.iter().any(|one| one.day == day && one.from <= time && time < one.to)
            }
        }
    }

    /// Whether a neutral voice message may be left, if a call at this instant is allowed at all.
    #[must_use]
    pub fn may_leave_voicemail_at(&self, at: Timestamp) -> bool {
        self.voicemail == Trace::Neutral && self.may_call_at(at)
    }
}

private_debug!(CallHours, MayCall, Trace, SafeContact);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn within(hours: Vec<CallHours>) -> SafeContact {
        SafeContact { may_call: MayCall::Within(hours), ..SafeContact::not_asked() }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn until_somebody_asked_nobody_calls() {
        let rule = SafeContact::not_asked();
        assert!(!rule.may_call_at(at("2026-11-23T15:00:00Z")));
        assert!(!rule.may_leave_voicemail_at(at("2026-11-23T15:00:00Z")));
    }

    #[test]
    fn hours_are_those_of_lima_and_end_before_their_last_minute() {
        // 2026-11-23 is a Monday; 10:00 in Lima is 15:00 UTC.
        let hours = CallHours::new(Day::Monday, time(10, 0, 0, 0), time(12, 30, 0, 0)).unwrap();
        let rule = within(vec![hours]);
        for (instant, allowed) in [
            ("2026-11-23T14:59:59Z", false),
            ("2026-11-23T15:00:00Z", true),
            ("2026-11-23T17:29:59Z", true),
            ("2026-11-23T17:30:00Z", false),
            ("2026-11-24T15:00:00Z", false),
        ] {
            assert_eq!(rule.may_call_at(at(instant)), allowed, "{instant}");
        }
    }

    #[test]
    fn an_evening_in_lima_is_already_tomorrow_in_utc() {
        let hours = CallHours::new(Day::Monday, time(20, 0, 0, 0), time(22, 0, 0, 0)).unwrap();
        assert!(within(vec![hours]).may_call_at(at("2026-11-24T01:30:00Z")));
    }

    #[test]
    fn a_voice_message_is_left_only_when_both_are_allowed() {
        let neutral = SafeContact { voicemail: Trace::Neutral, ..SafeContact::not_asked() };
        assert!(!neutral.may_leave_voicemail_at(at("2026-11-23T15:00:00Z")), "no call, no message");
        let always = SafeContact { may_call: MayCall::Always, ..neutral };
        assert!(always.may_leave_voicemail_at(at("2026-11-23T03:00:00Z")));
    }

    #[test]
    fn hours_that_end_before_they_begin_are_refused_also_in_json() {
        assert!(CallHours::new(Day::Friday, time(22, 0, 0, 0), time(6, 0, 0, 0)).is_err());
        let json = r#"{"day":"friday","from":"22:00:00","to":"06:00:00"}"#;
        assert!(serde_json::from_str::<CallHours>(json).is_err());
        assert!(serde_json::from_str::<CallHours>(&json.replace("22", "05")).is_ok());
        assert!(!within(vec![]).may_call_at(at("2026-11-23T15:00:00Z")), "no hours is never");
    }
}
