//! The printable form of an instrument with its answers: sections, lines and marks, from which page and PDF draw the same.
//!
//! Words come from the pack. Days and hours stay values: who draws them knows the zone and the language. A reserved annex
//! is never part of it; it has a sheet of its own ([`reserved_sheet`]).

use jiff::Timestamp;

use super::answer::{Answer, FieldAnswer};
use super::assess::{AdjustmentOutcome, AdjustmentState, Assessment, TraceLine, Why};
use super::model::{
    Annex, AnnexField, Content, FieldKind, Flag, Instrument, Item, ItemKind, Scale, SheetWords,
};
use super::record::{
    Aggression, AggressionDate, Application, ProfessionalOverride, ReservedAnnexRecorded,
    RiskAssessed,
};
use crate::id::BandId;
use crate::risk::RiskLevel;

/// A printable ficha.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A part of a sheet under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A label and its value.
    Fact {
        /// The label.
        label: String,
        /// The value.
        value: Value,
    },
    /// A question with its boxes.
    Question {
        /// Its number, where it is printed.
        number: Option<String>,
        /// The question.
        text: String,
        /// What helps to ask it.
        help: Option<String>,
        /// Boxes in order.
        marks: Vec<Mark>,
        /// Points it gave; `None` for a question that never gives any.
        points: Option<u16>,
        /// What has to be said of the answer.
        note: Option<String>,
        /// What must be seen first, and the words for it.
        flag: Option<(Flag, String)>,
    },
    /// A row of the calendar of aggressions.
    Aggression {
        /// When.
        date: AggressionDate,
        /// What happened.
        description: String,
        /// Its severity.
        severity: u8,
        /// The words for it.
        severity_label: String,
    },
    /// Something everybody must read.
    Notice {
        /// How much it matters.
        weight: Weight,
        /// The words.
        text: String,
    },
}

/// What stands behind a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Words(String),
    /// A day and hour, to be written in the zone of the reader.
    Instant(Timestamp),
    /// Points, of a maximum.
    Points {
        /// How many.
        points: u16,
        /// Of how many.
        of: u16,
    },
}

/// A box to mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for.
    pub label: String,
    /// Whether it is marked.
    pub marked: bool,
}

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Somebody has to act now.
    Urgent,
    /// The result has to be read with care.
    Caution,
    /// Good to know.
    Note,
}

/// The sheet of a signed assessment, with the level a professional set, if one did.
///
/// `instrument` must be the one of the record, in its version; answers to items it does not have are not shown.
#[must_use]
pub fn sheet(
    instrument: &Instrument,
    record: &RiskAssessed,
    set: Option<&ProfessionalOverride>,
) -> Sheet {
    let scale = match &instrument.content {
        Content::Scale(scale) => scale,
        Content::NotAvailable { reason } => return not_available(instrument, reason),
    };
    let words = &scale.words;
    let mut sections = vec![
        application(instrument, scale, &record.application),
        result(scale, &record.computed, set),
        Section { heading: words.items.clone(), lines: items(scale, &record.computed) },
    ];
    if let Some(form) = &scale.calendar {
        let lines = record.calendar.iter().map(|row| aggression(scale, row)).collect();
        sections.push(Section { heading: form.title.clone(), lines });
    }
    let open = scale.annexes.iter().filter(|annex| !annex.reserved);
    sections.extend(open.map(|annex| annex_section(words, annex, &record.answers.annexes)));
    Sheet { title: instrument.title.clone(), sections }
}

/// The sheet of a reserved annex alone: ask for its own permission before.
///
/// `None` where the instrument has no such reserved annex.
#[must_use]
pub fn reserved_sheet(instrument: &Instrument, record: &ReservedAnnexRecorded) -> Option<Sheet> {
    let scale = instrument.scale()?;
    let mut annexes = scale.annexes.iter();
    let annex = annexes.find(|annex| annex.reserved && annex.id == record.annex)?;
    let section = annex_section(&scale.words, annex, &record.answers);
    Some(Sheet { title: instrument.title.clone(), sections: vec![section] })
}

fn not_available(instrument: &Instrument, reason: &str) -> Sheet {
    let notice = |text: &str| Line::Notice { weight: Weight::Caution, text: text.to_owned() };
    let source = Line::Notice { weight: Weight::Note, text: instrument.source.clone() };
    let lines = vec![notice(reason), notice(&instrument.verification), source];
    let section = Section { heading: instrument.title.clone(), lines };
    Sheet { title: instrument.title.clone(), sections: vec![section] }
}

fn fact(label: &str, value: impl Into<String>) -> Line {
    Line::Fact { label: label.to_owned(), value: Value::Words(value.into()) }
}

fn application(instrument: &Instrument, scale: &Scale, application: &Application) -> Section {
    let words = &scale.words;
    let entity = scale.appliers.iter().find(|one| one.code == application.entity);
    let entity = entity.map_or_else(|| application.entity.as_str(), |one| one.label.as_str());
    let mode = words.modes.get(&application.mode).map_or("", String::as_str);
    let mut lines = vec![
        fact(&words.version, instrument.version.clone()),
        fact(&words.entity, entity),
        fact(&words.mode, mode),
        fact(&words.place, application.place.as_str()),
    ];
    if let Some(by) = &application.applied_by {
        lines.push(fact(&words.applied_by, by.as_str()));
    }
    let value = Value::Instant(application.applied_at);
    lines.push(Line::Fact { label: words.applied_at.clone(), value });
    lines.push(fact(&words.source, instrument.source.clone()));
    lines.push(Line::Notice { weight: Weight::Note, text: instrument.verification.clone() });
    Section { heading: words.application.clone(), lines }
}

fn result(scale: &Scale, computed: &Assessment, set: Option<&ProfessionalOverride>) -> Section {
    let words = &scale.words;
    let points = |label: &str, points| {
        let value = Value::Points { points, of: scale.maximum };
        Line::Fact { label: label.to_owned(), value }
    };
    let mut lines = Vec::new();
    if computed.flags.iter().any(|raised| raised.flag == Flag::SuicideRisk) {
        let text = words.suicide_risk.clone();
        lines.push(Line::Notice { weight: Weight::Urgent, text });
    }
    lines.push(points(&words.total, computed.total));
    lines.push(fact(&words.level, level(words, computed.level)));
    lines.extend(band(scale, computed.sub_level.as_ref()).map(|own| fact(&words.band, own)));
    if !computed.complete {
        let text = words.incomplete.clone();
        lines.push(Line::Notice { weight: Weight::Caution, text });
        lines.push(points(&words.possible, computed.max_if_completed));
        lines.push(fact(&words.possible_level, level(words, computed.possible_level)));
    }
    lines.extend(computed.adjustments.iter().filter_map(|one| adjustment(scale, one)));
    if let Some(set) = set {
        lines.push(fact(&words.professional_level, level(words, set.level)));
        lines.push(fact(&words.reason, set.reason.as_str()));
    }
    Section { heading: words.result.clone(), lines }
}

fn level(words: &SheetWords, level: RiskLevel) -> &str {
    words.levels.get(&level).map_or("", String::as_str)
}

fn band<'a>(scale: &'a Scale, id: Option<&BandId>) -> Option<&'a str> {
    let id = id?;
    scale.bands.iter().find(|band| band.id == *id).map(|band| band.label.as_str())
}

fn adjustment(scale: &Scale, outcome: &AdjustmentOutcome) -> Option<Line> {
    let words = &scale.words;
    let rule = scale.adjustments.iter().find(|one| one.id == outcome.adjustment)?;
    let mut value = match &outcome.state {
        AdjustmentState::Raised { from, to } => {
            let name = |id| band(scale, Some(id)).unwrap_or_default();
            format!("{}: {} → {}", words.raised, name(from), name(to))
        }
        AdjustmentState::AtTop => words.at_top.clone(),
        AdjustmentState::NoLevel => words.no_level.clone(),
        AdjustmentState::NotMet => words.not_met.clone(),
        AdjustmentState::Pending => words.pending.clone(),
        AdjustmentState::SwitchedOff => words.switched_off.clone(),
    };
    if rule.to_verify {
        value = format!("{value} ({})", words.to_verify);
    }
    Some(fact(&rule.label, value))
}

fn items(scale: &Scale, computed: &Assessment) -> Vec<Line> {
    let lines = scale.items.iter().filter_map(|item| {
        let line = computed.trace.iter().find(|line| line.item == item.id)?;
        Some(question(scale, computed, item, line))
    });
    lines.collect()
}

fn question(scale: &Scale, computed: &Assessment, item: &Item, line: &TraceLine) -> Line {
    let words = &scale.words;
    let mut answers = vec![(&words.yes, Answer::Yes)];
    if item.kind == ItemKind::YesNo {
        answers.push((&words.no, Answer::No));
    }
    let mark = |(label, answer): (&String, Answer)| Mark {
        label: label.clone(),
        marked: line.answer == Some(answer),
    };
    let flag = computed.flags.iter().find(|raised| raised.item == item.id);
    Line::Question {
        number: Some(item.number.clone()),
        text: item.text.clone(),
        help: item.help.clone(),
        marks: answers.into_iter().map(mark).collect(),
        points: item.score.map(|_| line.points),
        note: note(words, line),
        flag: flag.map(|raised| match raised.flag {
            Flag::SuicideRisk => (raised.flag, words.suicide_risk.clone()),
            Flag::Highlight => (raised.flag, words.highlight.clone()),
        }),
    }
}

/// What the boxes alone do not tell: a blank of whom nothing is known, or an answer that is not counted.
fn note(words: &SheetWords, line: &TraceLine) -> Option<String> {
    let given = line.answer.and_then(Answer::yes_no);
    let note = match line.why {
        Why::GateClosed | Why::GateUnknown if given.is_some() => &words.ignored,
        Why::GateClosed | Why::NotApplicable => &words.not_applicable,
        Why::Unknown if line.answer == Some(Answer::DoesNotKnow) => &words.does_not_know,
        Why::Unknown | Why::GateUnknown => &words.unanswered,
        Why::Scores | Why::DoesNotScore | Why::Unscored => return None,
    };
    Some(note.clone())
}

fn aggression(scale: &Scale, row: &Aggression) -> Line {
    let mut severities = scale.calendar.iter().flat_map(|form| &form.severities);
    let severity = severities.find(|one| one.value == row.severity);
    Line::Aggression {
        date: row.date.clone(),
        description: row.description.as_str().to_owned(),
        severity: row.severity,
        severity_label: severity.map(|one| one.label.clone()).unwrap_or_default(),
    }
}

type FieldAnswers = std::collections::BTreeMap<crate::id::AnnexFieldId, FieldAnswer>;

fn annex_section(words: &SheetWords, annex: &Annex, answers: &FieldAnswers) -> Section {
    let lines = annex.fields.iter().map(|field| annex_line(words, field, answers.get(&field.id)));
    Section { heading: annex.title.clone(), lines: lines.collect() }
}

fn annex_line(words: &SheetWords, field: &AnnexField, answer: Option<&FieldAnswer>) -> Line {
    let written = match answer {
        None => Some(words.unanswered.clone()),
        Some(FieldAnswer::Declined) => Some(words.declined.clone()),
        Some(FieldAnswer::Text(text)) => Some(text.as_str().to_owned()),
        Some(FieldAnswer::Attachment(_)) => Some(words.attached.clone()),
        Some(FieldAnswer::One(_) | FieldAnswer::Many(_)) => None,
    };
    if matches!(field.kind, FieldKind::Text | FieldKind::Attachment) {
        return fact(&field.text, written.unwrap_or_default());
    }
    let marked = |code| match answer {
        Some(FieldAnswer::One(chosen)) => chosen == code,
        Some(FieldAnswer::Many(chosen)) => chosen.contains(code),
        _ => false,
    };
    let marks = field.choices.iter();
    Line::Question {
        number: None,
        text: field.text.clone(),
        help: None,
        marks: marks
            .map(|one| Mark { label: one.label.clone(), marked: marked(&one.code) })
            .collect(),
        points: None,
        note: written,
        flag: None,
    }
}
