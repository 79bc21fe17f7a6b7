//! Instruments: fichas with items, points and levels. Answers come in; points, level, flags and a trace come out.
//!
//! No ficha is named here: packs declare them ([`parse_instrument`]). A level is computed ([`assess()`]) and never typed; a
//! professional may set another beside it, with a reason ([`record`]). What cannot be known from the answers stays
//! unknown: a blank is not a NO.

mod answer;
mod assess;
mod check;
mod effective;
mod free_text;
mod model;
mod parse;
mod possible;
pub mod record;
mod schema;
pub mod sheet;

pub use answer::{Answer, AnswerProblem, Answers, FieldAnswer};
pub use assess::{
    AdjustmentOutcome, AdjustmentState, Assessment, RaisedFlag, Switches, TraceLine, Why, assess,
};
pub use effective::{Effective, EffectiveWhy, effective};
pub use free_text::{FreeText, InvalidFreeText};
pub use model::{
    Adjustment, Annex, AnnexField, Applier, Band, CalendarForm, Choice, Content, FieldKind, Flag,
    Gate, Instrument, Item, ItemFlag, ItemKind, Scale, Score, Severity, SheetWords, Trigger, YesNo,
};
pub use parse::parse_instrument;
