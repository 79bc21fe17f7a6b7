//! What a file of an instrument must agree on inside itself: a wrong sum or a gap between levels never reaches a person.

use std::collections::BTreeSet;
use std::fmt::Display;

use toml::Spanned;

use super::model::{FieldKind, ItemKind};
use super::schema::{RawAdjustment, RawAnnex, RawBand, RawCalendar, RawInstrument, RawItem};
use crate::pack::{PackFile, PackProblem};
use crate::risk::RiskLevel;

/// Collects problems of one file.
pub(super) struct Reading<'a> {
    pub(super) file: &'a PackFile,
    pub(super) problems: Vec<PackProblem>,
}

impl Reading<'_> {
    pub(super) fn tell<T>(&mut self, at: &Spanned<T>, message: impl Into<String>, help: &str) {
        self.problems.push(self.file.problem_at(at.span(), message, help));
    }

    /// A text that people read is never blank.
    fn words(&mut self, text: &Spanned<String>) {
        if text.get_ref().trim().is_empty() {
            self.tell(text, "the text is blank", "write it, or take the key out");
        }
    }

    /// Everything named only once.
    fn unique<'b, T: Ord + Display + 'b>(
        &mut self,
        what: &str,
        ids: impl IntoIterator<Item = &'b Spanned<T>>,
    ) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id.get_ref()) {
                let message = format!("the {what} `{}` is written twice", id.get_ref());
                self.tell(id, message, "give each its own");
            }
        }
    }

    /// What every instrument has, with items or without.
    pub(super) fn head(&mut self, raw: &RawInstrument) {
        for text in [&raw.version, &raw.title, &raw.source, &raw.verification] {
            self.words(text);
        }
        let name = self.file.path.rsplit('/').next().unwrap_or_default();
        if name.strip_suffix(".toml") != Some(raw.id.get_ref().as_str()) {
            let message = format!("the file `{name}` calls its instrument `{}`", raw.id.get_ref());
            self.tell(&raw.id, message, "give both the same name");
        }
    }

    /// An instrument that is not available says why, and nothing that would have to be invented.
    pub(super) fn not_available(&mut self, raw: &RawInstrument) {
        match &raw.reason {
            Some(reason) => self.words(reason),
            None => {
                self.tell(&raw.available, "nothing says why it is not available", "add `reason`");
            }
        }
        let help = "take it out, or write `available = true` with the official source";
        if let Some(item) = raw.item.first() {
            self.tell(&item.id, "an instrument that is not available has an item", help);
        }
        if let Some(band) = raw.bands.first() {
            self.tell(&band.id, "an instrument that is not available has a level", help);
        }
        if let Some(maximum) = &raw.maximum {
            self.tell(maximum, "an instrument that is not available has a maximum", help);
        }
    }

    /// Points, levels, gates, adjustments and annexes of an instrument with items.
    pub(super) fn scale(&mut self, raw: &RawInstrument, maximum: &Spanned<u16>) {
        self.appliers(raw);
        self.items(&raw.item);
        let points = raw.item.iter().filter_map(|item| item.points.as_ref());
        let sum = points.map(|points| u64::from(*points.get_ref())).sum::<u64>();
        if sum != u64::from(*maximum.get_ref()) {
            let message = format!("the points add up to {sum}, not to {}", maximum.get_ref());
            self.tell(maximum, message, "correct the points, or the maximum, by the printed ficha");
        }
        self.bands(&raw.bands, maximum);
        self.annexes(&raw.annex);
        self.adjustments(&raw.adjustment, &raw.annex);
        if let Some(calendar) = &raw.calendar {
            self.calendar(calendar);
        }
        if let Some(min) = raw.min_answered.as_ref().filter(|min| *min.get_ref() == 0) {
            self.tell(min, "a ficha without answers has no level", "write 1 or more");
        }
    }

    fn appliers(&mut self, raw: &RawInstrument) {
        self.unique("applier", raw.appliers.iter().map(|one| &one.code));
        for one in &raw.appliers {
            self.words(&one.label);
            self.words(&one.source);
        }
        if raw.appliers.is_empty() {
            self.tell(&raw.id, "nobody may apply the instrument", "add `appliers`");
        }
    }

    fn items(&mut self, items: &[RawItem]) {
        self.unique("item", items.iter().map(|item| &item.id));
        self.unique("number", items.iter().map(|item| &item.number));
        for (at, item) in items.iter().enumerate() {
            self.words(&item.text);
            self.words(&item.number);
            if let Some(help) = &item.help {
                self.words(help);
            }
            self.score(item);
            self.gate(item, items.get(..at).unwrap_or_default());
        }
    }

    fn score(&mut self, item: &RawItem) {
        match (&item.scores_on, &item.points) {
            (Some(on), None) => {
                self.tell(on, "the item scores and has no points", "add `points`");
            }
            (None, Some(points)) => {
                let help = "add `scores_on = \"yes\"` or `\"no\"`";
                self.tell(points, "nothing says which answer gives the points", help);
            }
            (Some(_), Some(points)) if *points.get_ref() == 0 => {
                self.tell(points, "an item that scores has 1 point or more", "take both keys out");
            }
            (Some(on), Some(_)) if item.kind == ItemKind::Mark => {
                self.tell(on, "a mark gives no points", "make it `yes_no`, or take the points out");
            }
            _ => {}
        }
    }

    fn gate(&mut self, item: &RawItem, before: &[RawItem]) {
        let Some(gate) = &item.asked_when else { return };
        let named = gate.item.get_ref();
        match before.iter().find(|other| other.id.get_ref() == named) {
            None => {
                let message = format!("`{named}` is no item before `{}`", item.id.get_ref());
                self.tell(&gate.item, message, "name an item that is asked earlier");
            }
            Some(other) if other.kind == ItemKind::Mark => {
                self.tell(&gate.item, "a mark cannot decide what is asked", "name a `yes_no` item");
            }
            Some(_) => {}
        }
    }

    fn bands(&mut self, bands: &[RawBand], maximum: &Spanned<u16>) {
        self.unique("level", bands.iter().map(|band| &band.id));
        let mut expected = 0_u32;
        let mut below = RiskLevel::Mild;
        for band in bands {
            self.words(&band.label);
            let (from, to) = (*band.from.get_ref(), *band.to.get_ref());
            if u32::from(from) != expected {
                let kind = if u32::from(from) > expected { "a gap" } else { "an overlap" };
                let message = format!("{kind}: the level begins at {from}, not at {expected}");
                self.tell(&band.from, message, "begin where the one below ends, plus 1");
            }
            if to < from {
                self.tell(&band.to, "the level ends before it begins", "write the lowest first");
            }
            expected = u32::from(to) + 1;
            let level = *band.level.get_ref();
            if level == RiskLevel::Undetermined {
                let help = "write `mild`, `moderate` or `severe`";
                self.tell(&band.level, "points never give an undetermined level", help);
            } else if level < below {
                let help = "order the levels from mild to severe";
                self.tell(&band.level, "more points give a lower level", help);
            } else {
                below = level;
            }
        }
        match bands.last() {
            None => self.tell(maximum, "no level is declared", "add `bands`"),
            Some(last) if last.to.get_ref() != maximum.get_ref() => {
                let message = format!("the levels end at {}", last.to.get_ref());
                self.tell(&last.to, message, "end the highest level at the maximum");
            }
            Some(_) => {}
        }
    }

    fn annexes(&mut self, annexes: &[RawAnnex]) {
        self.unique("annex", annexes.iter().map(|annex| &annex.id));
        let fields = || annexes.iter().flat_map(|annex| annex.fields.get_ref());
        self.unique("question", fields().map(|field| &field.id));
        for annex in annexes {
            self.words(&annex.title);
            self.words(&annex.source);
        }
        for field in fields() {
            self.words(&field.text);
            self.unique("choice", field.choices.iter().map(|choice| &choice.code));
            for choice in &field.choices {
                self.words(&choice.label);
            }
            let offers = matches!(field.kind.get_ref(), FieldKind::Single | FieldKind::Multiple);
            if offers && field.choices.len() < 2 {
                self.tell(
                    &field.kind,
                    "the question offers fewer than two choices",
                    "add `choices`",
                );
            } else if !offers && !field.choices.is_empty() {
                self.tell(&field.kind, "a written answer has no choices", "make it `single`");
            }
        }
    }

    fn adjustments(&mut self, adjustments: &[RawAdjustment], annexes: &[RawAnnex]) {
        self.unique("adjustment", adjustments.iter().map(|one| &one.id));
        for adjustment in adjustments {
            self.words(&adjustment.label);
            self.words(&adjustment.source);
            if adjustment.when_any.get_ref().is_empty() {
                self.tell(&adjustment.when_any, "nothing sets the adjustment off", "add an answer");
            }
            self.unique("question", adjustment.when_any.get_ref().iter().map(|one| &one.field));
            for trigger in adjustment.when_any.get_ref() {
                let open = annexes.iter().filter(|annex| !annex.reserved);
                let mut fields = open.flat_map(|annex| annex.fields.get_ref());
                let field = fields.find(|field| field.id.get_ref() == trigger.field.get_ref());
                let Some(field) = field.filter(|one| *one.kind.get_ref() == FieldKind::Single)
                else {
                    let message =
                        format!("`{}` is no open question of one choice", trigger.field.get_ref());
                    let help = "name a `single` question of an annex that is not reserved";
                    self.tell(&trigger.field, message, help);
                    continue;
                };
                let choice = trigger.choice.get_ref();
                if !field.choices.iter().any(|one| one.code.get_ref() == choice) {
                    let message = format!("the question does not offer `{choice}`");
                    self.tell(&trigger.choice, message, "write one of its choices");
                }
            }
        }
    }

    fn calendar(&mut self, calendar: &RawCalendar) {
        self.words(&calendar.title);
        self.words(&calendar.source);
        for words in calendar.severities.get_ref() {
            self.words(words);
        }
        if calendar.severities.get_ref().is_empty() {
            self.tell(&calendar.severities, "no severity has words", "list them, mildest first");
        }
        if *calendar.months.get_ref() == 0 {
            self.tell(&calendar.months, "the calendar looks back on nothing", "write 1 or more");
        }
    }
}
