//! The day: tasks, own cases, cases of the center, drafts.

use std::borrow::Borrow;

use askama::Template;

use crate::frame::{Choice, DeskFrame};
use crate::paths;
use crate::words::{Phrase, Words};

/// The day of whoever works on cases.
#[derive(Template)]
#[template(path = "case/tray.html")]
pub struct TrayPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Today.
    pub day: String,
    /// Id of the center.
    pub center: String,
    /// Its name.
    pub center_name: String,
    /// Centers to choose from; empty where there is only one.
    pub centers: Vec<Choice>,
    /// Which part is shown.
    pub view: TrayView,
    /// Every part with its address.
    pub views: Vec<(TrayView, String)>,
    /// Where somebody is looked for before a case is opened.
    pub search_href: String,
    /// What the reader has not finished.
    pub drafts: Vec<DraftLine>,
    /// Tasks, where this part is shown.
    pub tasks: Option<Listing<TaskLine>>,
    /// Own cases, where this part is shown.
    pub own: Option<Listing<CaseLine>>,
    /// Cases of the center, where this part is shown.
    pub all: Option<Listing<CaseLine>>,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrayView {
    /// The beginning of every part.
    Day,
    /// Tasks alone.
    Tasks,
    /// Own cases alone.
    Own,
    /// Cases of the center alone.
    Center,
}

impl TrayView {
    /// Every part, in order.
    pub const ALL: [Self; 4] = [Self::Day, Self::Tasks, Self::Own, Self::Center];

    /// The word in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "",
            Self::Tasks => "tareas",
            Self::Own => "mis-casos",
            Self::Center => "centro",
        }
    }

    /// The part with that word; the day for any other.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|view| view.code() == code).unwrap_or(Self::Day)
    }

    /// Its name.
    #[must_use]
    pub fn name(self, t: &Words) -> Phrase {
        match self {
            Self::Day => t.tray_view_day(),
            Self::Tasks => t.tray_view_tasks(),
            Self::Own => t.tray_view_own(),
            Self::Center => t.tray_view_center(),
        }
    }

    /// Whether it is that one.
    #[must_use]
    pub fn is(self, other: impl Borrow<Self>) -> bool {
        self == *other.borrow()
    }
}

/// Rows of a part, and how to reach the others.
#[derive(Debug, Clone)]
pub struct Listing<L> {
    /// The rows.
    pub lines: Vec<L>,
    /// Address of the whole part, where only its beginning is shown.
    pub whole: Option<String>,
    /// This page, from 1.
    pub page: u32,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

/// How far away a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many days ago.
    Overdue(u32),
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// In so many days.
    In(u32),
}

impl Due {
    /// In words: colour never speaks alone.
    #[must_use]
    pub fn words(self, t: &Words) -> Phrase {
        match self {
            Self::Overdue(days) => t.tray_overdue(days),
            Self::Today => t.tray_due_today(),
            Self::Tomorrow => t.tray_due_tomorrow(),
            Self::In(days) => t.tray_due_in(days),
        }
    }

    /// Class of the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Overdue(_) => "danger",
            Self::Today => "warning",
            Self::Tomorrow | Self::In(_) => "off",
        }
    }
}

/// One thing to do.
#[derive(Debug, Clone)]
pub struct TaskLine {
    /// Page of its case.
    pub href: String,
    /// How far away its last day is.
    pub due: Due,
    /// That day.
    pub due_on: String,
    /// What is to be done.
    pub action: String,
    /// For whom the case is.
    pub person: String,
    /// Number of the case.
    pub number: String,
    /// That anybody of the profession may do it, where nobody was named.
    pub whose: Option<Phrase>,
    /// For which profession.
    pub lens: Phrase,
    /// Level of risk.
    pub risk: Option<Phrase>,
    /// Whether that is the highest.
    pub is_severe: bool,
    /// Whether hours were agreed and this is not one of them.
    pub no_calls_now: bool,
}

/// One case.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Its page; nothing for a case that the reader may not open: then the line says no more than that it is there.
    pub href: Option<String>,
    /// For whom it is.
    pub person: String,
    /// Its number.
    pub number: String,
    /// What is to be done next, where something was planned.
    pub next: Option<String>,
    /// When.
    pub due: Option<(Due, String)>,
    /// Where it stands; empty for a case that the reader may not open.
    pub stage: String,
    /// How it came to be.
    pub condition: Phrase,
    /// Day of entry.
    pub since: String,
    /// Level of risk.
    pub risk: Option<Phrase>,
    /// Whether that is the highest.
    pub is_severe: bool,
    /// Whether it is its team's only.
    pub restricted: bool,
}

/// Something that the reader has not finished.
#[derive(Debug, Clone)]
pub struct DraftLine {
    /// Where he goes on.
    pub href: String,
    /// For whom, as far as it was typed.
    pub name: String,
    /// When it was begun.
    pub started: String,
    /// When something was last typed.
    pub touched: String,
}
