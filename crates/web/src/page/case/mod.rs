//! Pages of work on cases: the day, looking for a person, a new case; one case with its head, its file, the part of one
//! profession, breaking the glass, who looked.
//!
//! The file is a list of [`Panel`]s, each drawn by its own template: whoever has something to show of a case adds one.

mod dossier;
mod form;
mod glass;
mod head;
mod intake;
mod paper;
mod part;
mod party;
mod readings;
mod risk;
mod search;
mod tray;

pub use dossier::{
    CasePage, ClockRow, ClocksPanel, Filter, FormsPanel, Happening, Panel, PartiesPanel, PartyRow,
    StagePanel, TaskPanelRow, TasksPanel, TeamPanel, TeamRow, WayRow,
};
pub use form::{CaseForm, CaseFormField, Control, OptionGroup, Sent};
pub use glass::{GlassPage, OpeningRow, ReviewPage};
pub use head::{CaseHead, CaseTab, Contact, Mark};
pub use intake::{FieldGroup, FieldKind, IntakeField, IntakePage, KnownPerson, Row};
pub use paper::{EnteringSection, FileRow, PaperPage, PaperRow, PapersPage, WrittenPart};
pub use part::{
    AskedBlock, AskedForm, AskedSection, PartPage, QuestionControl, QuestionView, QuestionWords,
    RowView, StandingAnswer,
};
pub use party::{FoundPerson, PartySearchPage};
pub use readings::{ReadingRow, ReadingsPage};
pub use risk::{
    AskedAnnex, AskedAnnexField, AskedCalendar, AskedItem, CalendarRow, FichaPage, FichaView,
    LevelView, RiskPage, SheetQuestion, SheetSection, SheetView,
};
pub use search::{CaseOfMatch, MatchRow, SearchOutcome, SearchPage};
pub use tray::{CaseLine, DraftLine, Due, Listing, TaskLine, TrayPage, TrayView};
