//! Pages of one case: its head, its file, the part of one profession, breaking the glass, who looked.
//!
//! The file is a list of [`Panel`]s, each drawn by its own template: whoever has something to show of a case adds one.

mod dossier;
mod form;
mod glass;
mod head;
mod part;
mod party;
mod readings;

pub use dossier::{
    CasePage, ClockRow, ClocksPanel, Filter, FormsPanel, Happening, Panel, PartiesPanel, PartyRow,
    StagePanel, TaskPanelRow, TasksPanel, TeamPanel, TeamRow, WayRow,
};
pub use form::{CaseForm, CaseFormField, Control, OptionGroup, Sent};
pub use glass::{GlassPage, OpeningRow, ReviewPage};
pub use head::{CaseHead, CaseTab, Contact, Mark};
pub use part::{
    AskedBlock, AskedForm, AskedSection, PartPage, QuestionControl, QuestionView, QuestionWords,
    RowView, StandingAnswer,
};
pub use party::{FoundPerson, PartySearchPage};
pub use readings::{ReadingRow, ReadingsPage};
