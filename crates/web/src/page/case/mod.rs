//! Pages on which staff of a center begin: the day, looking for a person, a new case.

mod intake;
mod search;
mod tray;

pub use intake::{FieldGroup, FieldKind, IntakeField, IntakePage, KnownPerson, Row};
pub use search::{CaseOfMatch, MatchRow, SearchOutcome, SearchPage};
pub use tray::{CaseLine, DraftLine, Due, Listing, TaskLine, TrayPage, TrayView};
