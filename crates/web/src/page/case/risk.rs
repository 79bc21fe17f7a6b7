//! The risk of a case: the level that counts, why, every ficha with its points, and a new ficha.

use askama::Template;

use super::form::{CaseForm, Control};
use super::head::CaseHead;
use crate::frame::{Choice, DeskFrame};
use crate::words::{Phrase, Words};

/// The level that counts, the fichas, and what may be done.
#[derive(Template)]
#[template(path = "case/risk.html")]
pub struct RiskPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// The level; nothing before the first ficha.
    pub level: Option<LevelView>,
    /// Fichas, newest first.
    pub fichas: Vec<FichaView>,
    /// Fichas that can be filled in: title and address.
    pub new: Vec<(String, String)>,
    /// Fichas whose items are not known here, and why.
    pub not_available: Vec<Phrase>,
    /// Setting another level.
    pub set: Option<CaseForm>,
    /// Reading the reserved annex: where to, for whoever may.
    pub annex_at: Option<String>,
    /// The reserved annexes that were just read.
    pub annexes: Option<Vec<SheetView>>,
}

/// A level and why it counts.
#[derive(Debug, Clone)]
pub struct LevelView {
    /// Class of its colour.
    pub class: &'static str,
    /// The level.
    pub level: Phrase,
    /// Why.
    pub why: Phrase,
    /// Reason of the professional, where one set it.
    pub reason: Option<String>,
    /// What must be seen first.
    pub urgent: Vec<String>,
}

/// A signed ficha.
#[derive(Debug, Clone)]
pub struct FichaView {
    /// Its anchor.
    pub id: String,
    /// Title of the instrument.
    pub title: String,
    /// Level by its points.
    pub level: Phrase,
    /// Class of its colour.
    pub class: &'static str,
    /// `12 de 37 puntos`.
    pub points: Phrase,
    /// Who wrote it down, and when.
    pub by: Phrase,
    /// Whether a later one corrects it.
    pub is_corrected: bool,
    /// Everything it says.
    pub sheet: SheetView,
}

/// A printed sheet.
#[derive(Debug, Clone)]
pub struct SheetView {
    /// Parts.
    pub sections: Vec<SheetSection>,
}

/// A part of a sheet.
#[derive(Debug, Clone)]
pub struct SheetSection {
    /// Heading.
    pub heading: String,
    /// Labels and values.
    pub facts: Vec<(String, String)>,
    /// Questions: number, words, answer, points.
    pub questions: Vec<SheetQuestion>,
    /// Things everybody must read: class and words.
    pub notices: Vec<(&'static str, String)>,
}

/// A question of a sheet.
#[derive(Debug, Clone)]
pub struct SheetQuestion {
    /// Number in the printed form.
    pub number: String,
    /// Words.
    pub text: String,
    /// Answer, with what has to be said of it.
    pub answer: String,
    /// Points; empty where it never gives any.
    pub points: String,
    /// Whether it gave points.
    pub scored: bool,
}

/// Filling a ficha in.
#[derive(Template)]
#[template(path = "case/ficha.html")]
pub struct FichaPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// Title.
    pub title: String,
    /// Norm.
    pub source: String,
    /// How sure the items are.
    pub verification: String,
    /// Where it goes.
    pub action: String,
    /// Makes sending it twice harmless.
    pub key: String,
    /// Why it was refused.
    pub problem: Option<Phrase>,
    /// What would follow if it were signed.
    pub preview: Option<(FichaView, LevelView)>,
    /// How the ficha came here.
    pub modes: Vec<Choice>,
    /// Who applies it.
    pub entities: Vec<Choice>,
    /// Office.
    pub place: String,
    /// Who applied it.
    pub applied_by: String,
    /// Day and hour.
    pub applied_at: String,
    /// Questions in order.
    pub items: Vec<AskedItem>,
    /// The calendar of aggressions.
    pub calendar: Option<AskedCalendar>,
    /// Annexes in order.
    pub annexes: Vec<AskedAnnex>,
    /// Earlier fichas that it may correct.
    pub corrects: Vec<Choice>,
    /// Why it corrects one.
    pub corrects_why: String,
}

/// A question of a ficha.
#[derive(Debug, Clone)]
pub struct AskedItem {
    /// Its id.
    pub id: String,
    /// Number in the printed form.
    pub number: String,
    /// Words.
    pub text: String,
    /// Help.
    pub help: Option<String>,
    /// Answers it takes.
    pub choices: Vec<Choice>,
}

/// The calendar.
#[derive(Debug, Clone)]
pub struct AskedCalendar {
    /// Title.
    pub title: String,
    /// Months it looks back.
    pub lead: Phrase,
    /// Rows: when, what, severities.
    pub rows: Vec<CalendarRow>,
}

/// A row of the calendar.
#[derive(Debug, Clone)]
pub struct CalendarRow {
    /// Its number, from 0.
    pub at: usize,
    /// When, as typed.
    pub when: String,
    /// What happened.
    pub what: String,
    /// Severities.
    pub severities: Vec<Choice>,
}

/// An annex.
#[derive(Debug, Clone)]
pub struct AskedAnnex {
    /// Title.
    pub title: String,
    /// Whether it is kept apart.
    pub is_reserved: bool,
    /// Questions.
    pub fields: Vec<AskedAnnexField>,
}

/// A question of an annex.
#[derive(Debug, Clone)]
pub struct AskedAnnexField {
    /// Its id.
    pub id: String,
    /// Words.
    pub text: String,
    /// `single`, `multiple`, `text`.
    pub kind: &'static str,
    /// Answers.
    pub choices: Vec<Choice>,
    /// Words, for one that is written.
    pub value: String,
}
