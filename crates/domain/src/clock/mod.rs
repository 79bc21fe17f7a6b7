//! Legal clocks: hours that run without pause and days of a calendar, each with its arithmetic and its article.
//!
//! A pack says the holidays ([`Calendar`]) and the rules ([`ClockRule`]); [`start`] counts from the event that starts a
//! clock and writes down every step; [`Clock::state`] says where it stands. No clock closes anything, and an act that came
//! late stays late for ever.

mod calendar;
mod calendar_file;
mod count;
mod easter;
mod rule;
mod rule_file;
mod running;
mod state;
mod step;
mod term;

pub use calendar::{Calendar, CalendarGap, DayOff, DayOffKind, Zone};
pub use calendar_file::parse_calendar;
pub use easter::easter_sunday;
pub use rule::{Certainty, ClockRule, Extension, NoTerm, Recurrence, RiskBranch, RuleVersion};
pub use rule_file::parse_clocks;
pub use running::{Clock, Distance, NotStarted, StartFacts, start};
pub use state::{ClockState, Ending};
pub use step::{NotCounted, Step};
pub use term::{DayCount, DayKind, Ends, Term};
