//! The file of a case: its timeline, and panels beside it.

use askama::Template;

use super::form::{CaseForm, Control};
use super::head::{CaseHead, Mark};
use crate::frame::{DeskFrame, Notice, OwnMarkup};
use crate::words::{Phrase, Words};

/// The file of a case.
#[derive(Template)]
#[template(path = "case/file.html")]
pub struct CasePage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// What the reader must know first.
    pub notices: Vec<Notice>,
    /// Panels under the head, before the timeline.
    pub first: Vec<Panel>,
    /// Panels beside the timeline.
    pub aside: Vec<Panel>,
    /// Which part of the timeline is shown.
    pub filters: Vec<Filter>,
    /// What happened, newest first.
    pub happenings: Vec<Happening>,
}

/// A part of the file, drawn by its own template.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Its id on the page.
    pub id: &'static str,
    /// Its title.
    pub title: Phrase,
    /// A word with a colour beside the title.
    pub mark: Option<Mark>,
    /// What it shows.
    pub body: OwnMarkup,
}

impl Panel {
    /// Draws a panel.
    ///
    /// # Errors
    /// If the template fails.
    pub fn draw<T: Template>(
        id: &'static str,
        title: Phrase,
        mark: Option<Mark>,
        body: &T,
    ) -> Result<Self, askama::Error> {
        Ok(Self { id, title, mark, body: OwnMarkup::made_here(body.render()?) })
    }
}

/// A choice of what the timeline shows.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: Phrase,
    /// Whether it is chosen.
    pub is_current: bool,
}

/// Something that happened to a case.
#[derive(Debug, Clone)]
pub struct Happening {
    /// Class of its mark: `note`, `action`, `stage`.
    pub class: &'static str,
    /// What happened, in a sentence.
    pub what: Phrase,
    /// Words of people that belong to it.
    pub words: String,
    /// Who.
    pub by: String,
    /// When, in words.
    pub at: String,
    /// The same for machines.
    pub instant: String,
    /// Who may read it, where not everybody of the team may.
    pub reach: Option<Phrase>,
}

/// Tasks that wait.
#[derive(Template)]
#[template(path = "case/_tasks.html")]
pub struct TasksPanel {
    /// Words.
    pub t: Words,
    /// Tasks, soonest first.
    pub rows: Vec<TaskPanelRow>,
    /// Forms under the list.
    pub forms: Vec<CaseForm>,
}

/// A task that waits.
#[derive(Debug, Clone)]
pub struct TaskPanelRow {
    /// Its id on the page.
    pub id: String,
    /// What is to be done.
    pub what: String,
    /// In words.
    pub remark: String,
    /// For which profession, and whose.
    pub whose: String,
    /// Until when.
    pub due: Mark,
    /// Whether it waits for another.
    pub is_blocked: bool,
    /// Where what was done is written down.
    pub write_down: Option<String>,
    /// Dropping it.
    pub forms: Vec<CaseForm>,
}

/// Legal clocks.
#[derive(Template)]
#[template(path = "case/_clocks.html")]
pub struct ClocksPanel {
    /// Words.
    pub t: Words,
    /// Clocks, the most urgent first.
    pub rows: Vec<ClockRow>,
    /// Writing down a moment.
    pub forms: Vec<CaseForm>,
}

/// A legal clock.
#[derive(Debug, Clone)]
pub struct ClockRow {
    /// What must be done.
    pub title: String,
    /// Who must do it.
    pub who: String,
    /// How it stands.
    pub state: Mark,
    /// Until when, in words.
    pub due: Option<Phrase>,
    /// Time given, in words.
    pub term: Option<Phrase>,
    /// The arithmetic.
    pub steps: Vec<Phrase>,
    /// Norm and article, and from which day.
    pub source: String,
    /// What is in doubt about the norm.
    pub doubt: Option<String>,
}

/// Where the case stands and where it may go.
#[derive(Template)]
#[template(path = "case/_stage.html")]
pub struct StagePanel {
    /// Words.
    pub t: Words,
    /// Stages of the flow with whether they are the present one.
    pub stages: Vec<(String, bool)>,
    /// What is done in the present one.
    pub help: Option<String>,
    /// Ways on.
    pub ways: Vec<WayRow>,
}

/// A way to another stage.
#[derive(Debug, Clone)]
pub struct WayRow {
    /// The stage.
    pub stage: String,
    /// What bars it, in the words of the pack.
    pub barred_by: Vec<String>,
    /// Going there; nothing where it is barred or the reader may not.
    pub form: Option<CaseForm>,
}

/// Who has part in the case.
#[derive(Template)]
#[template(path = "case/_parties.html")]
pub struct PartiesPanel {
    /// Words.
    pub t: Words,
    /// Parties in order of arrival.
    pub rows: Vec<PartyRow>,
    /// Where somebody is added; nothing for whoever may not.
    pub add: Option<String>,
}

/// Somebody who has part in a case. Nothing leads away from here: no page shows the cases of a person.
#[derive(Debug, Clone)]
pub struct PartyRow {
    /// Names.
    pub name: String,
    /// As what.
    pub role: Mark,
    /// What this person is to the service user.
    pub relation: Option<String>,
    /// Age, document.
    pub facts: Vec<String>,
    /// Taking this person out.
    pub forms: Vec<CaseForm>,
}

/// Who works on the case.
#[derive(Template)]
#[template(path = "case/_team.html")]
pub struct TeamPanel {
    /// Words.
    pub t: Words,
    /// Members.
    pub rows: Vec<TeamRow>,
    /// Giving the case to somebody.
    pub forms: Vec<CaseForm>,
}

/// A member of the team.
#[derive(Debug, Clone)]
pub struct TeamRow {
    /// Profession.
    pub lens: Phrase,
    /// Name.
    pub name: String,
    /// Taking the case away.
    pub forms: Vec<CaseForm>,
}

/// Small forms, one under the other.
#[derive(Template)]
#[template(path = "case/_forms.html")]
pub struct FormsPanel {
    /// Words.
    pub t: Words,
    /// What stands before them.
    pub lines: Vec<Phrase>,
    /// Forms.
    pub forms: Vec<CaseForm>,
}
