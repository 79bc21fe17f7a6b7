//! Questions of the pack as they stand for a case: what is asked, how it is answered, what stands, what is missing.

use std::collections::BTreeMap;

use domain::case::Lens;
use domain::case::answer_book::Answered;
use domain::condition::Condition;
use domain::form::{
    Answer, Asked, Basis, Field, FieldKind, Form, Gap, Problem, Question, Section, Setting, asked,
    check,
};
use domain::id::RowId;
use domain::pack::CasePack;

use super::opened::Opened;
use super::{part_word, words};
use crate::frame::{Choice, OwnMarkup};
use crate::page::case::{
    AskedBlock, AskedForm, AskedSection, QuestionControl, QuestionView, QuestionWords, RowView,
    StandingAnswer,
};
use crate::paths;
use crate::words::Phrase;

/// Answers that were refused: as they were written, and why.
pub(super) type RefusedAnswers = BTreeMap<Question, (String, Phrase)>;

/// What the views of a part are made from.
pub(super) struct Asking<'a> {
    pub(super) o: &'a Opened<'a>,
    pub(super) pack: &'a CasePack,
    pub(super) setting: Setting<'a>,
    pub(super) lens: Lens,
    pub(super) is_writable: bool,
    pub(super) refused: &'a RefusedAnswers,
}

/// A short mark of a value: what was not touched is not sent.
pub(super) fn mark(value: &str) -> String {
    let digest = blake3::hash(value.trim().as_bytes()).to_hex();
    digest.split_at(16).0.to_owned()
}

/// Where a question stands on the page.
pub(super) fn place_of(question: &Question) -> String {
    let row = question.row.map(|row| format!("-{row}")).unwrap_or_default();
    format!("q-{}{row}-{}", question.form, question.field)
}

fn section_place(form: &Form, section: &Section) -> String {
    format!("s-{}-{}", form.id, section.id)
}

impl QuestionView {
    /// Drawn by its own template.
    #[must_use]
    pub fn html(&self) -> OwnMarkup {
        use askama::Template as _;
        OwnMarkup::made_here(self.render().unwrap_or_default())
    }

    /// Whether it is answered by several inputs under one heading.
    #[must_use]
    pub const fn is_group(&self) -> bool {
        matches!(self.control, QuestionControl::Few(_) | QuestionControl::Several(_))
    }

    /// Whether it takes the whole width.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        matches!(self.control, QuestionControl::Lines { .. } | QuestionControl::Several(_))
    }
}

impl<'a> Asking<'a> {
    /// The forms that have something of this profession.
    pub(super) fn forms(&self) -> Vec<AskedForm> {
        let forms = self.pack.forms.values();
        let own = forms.filter(|form| form.sections.iter().any(|s| s.lens == self.lens));
        let mut drawn: Vec<AskedForm> = own.map(|form| self.form(form)).collect();
        drawn.sort_by_key(|form| {
            // A form of the profession comes before one of which it writes a part only.
            let own = self.pack.forms.values().find(|own| own.id.as_str() == form.id);
            own.is_none_or(|own| own.lens != self.lens)
        });
        drawn
    }

    fn form(&self, form: &'a Form) -> AskedForm {
        let t = &self.o.t;
        let progress = check(form, &self.setting);
        let basis = match form.basis {
            Basis::Norm => "norm",
            Basis::ToVerify => "to_verify",
            Basis::Proposal => "proposal",
        };
        let all = asked(form, &self.setting);
        let sections = form.sections.iter().filter(|section| section.lens == self.lens);
        AskedForm {
            id: form.id.to_string(),
            title: form.title.clone(),
            source: t.case_form_source(basis, form.source.as_str(), form.version.as_str()),
            progress: t.case_progress(progress.answered, progress.asked),
            missing: progress.gaps.iter().filter_map(|gap| self.gap(form, gap)).collect(),
            problems: progress.problems.iter().filter_map(|p| self.problem(form, p)).collect(),
            sections: sections.map(|section| self.section(form, section, &all)).collect(),
        }
    }

    fn gap(&self, form: &Form, gap: &Gap) -> Option<(String, String)> {
        match gap {
            Gap::Question(question) => {
                let (section, field) = form.field(&question.field)?;
                let own = section.lens == self.lens;
                own.then(|| (place_of(question), field.label.clone()))
            }
            Gap::Rows { section, .. } => {
                let section = form.sections.iter().find(|own| own.id == *section)?;
                let words = self.o.t.case_missing_rows(section.title.as_str());
                let own = section.lens == self.lens;
                own.then(|| (section_place(form, section), words.plain().to_owned()))
            }
        }
    }

    fn problem(&self, form: &Form, problem: &Problem) -> Option<(bool, String)> {
        match problem {
            Problem::Contradiction { rule, blocks } => {
                let rule = form.rules.iter().find(|own| own.id == *rule)?;
                Some((*blocks, rule.message.clone()))
            }
            Problem::TooManyRows { section, max } => {
                let section = form.sections.iter().find(|own| own.id == *section)?;
                let words = self.o.t.case_too_many_rows(*max, section.title.as_str());
                Some((true, words.plain().to_owned()))
            }
            Problem::Invalid { .. } | Problem::NotAsked { .. } => None,
        }
    }

    fn section(&self, form: &'a Form, section: &'a Section, all: &[Asked<'_>]) -> AskedSection {
        let blocks = match &section.repeats {
            None => vec![self.block(form, section, None, all)],
            Some(repeats) => self.rows(form, section, repeats, all),
        };
        let has_something = |block: &AskedBlock| !block.questions.is_empty();
        let blocks: Vec<AskedBlock> = blocks.into_iter().filter(has_something).collect();
        AskedSection {
            id: section_place(form, section),
            number: section.number.clone(),
            title: section.title.clone(),
            help: section.help.clone(),
            is_shown: self.holds(form, None, section.shown_when.as_ref()),
            is_empty: blocks.is_empty(),
            blocks,
        }
    }

    fn rows(
        &self,
        form: &'a Form,
        section: &'a Section,
        repeats: &domain::form::Repeats,
        all: &[Asked<'_>],
    ) -> Vec<AskedBlock> {
        let t = &self.o.t;
        let rows = self.rows_of(form, section);
        let view = |(number, row): (usize, &RowId)| {
            let title = t.case_row_title(number, repeats.row.as_str());
            RowView { id: row.to_string(), title: title.plain().to_owned(), is_new: false }
        };
        let mut blocks: Vec<AskedBlock> = (1..)
            .zip(&rows)
            .map(|numbered| {
                let row = view(numbered);
                self.block(form, section, Some((*numbered.1, row)), all)
            })
            .collect();
        if self.is_writable && rows.len() < usize::from(repeats.max) {
            let id = RowId::new(self.o.site.app().fresh_uuid());
            let title = t.case_row_add(repeats.row.as_str()).plain().to_owned();
            let row = RowView { id: id.to_string(), title, is_new: true };
            blocks.push(self.block(form, section, Some((id, row)), all));
        }
        blocks
    }

    /// Rows in which anything stands, also two values that clash.
    fn rows_of(&self, form: &Form, section: &Section) -> Vec<RowId> {
        let in_section =
            |question: &Question| section.fields.iter().any(|field| field.id == question.field);
        let answers = self.o.page.case.answers.iter();
        let mut rows: Vec<RowId> = answers
            .filter(|(question, _)| question.form == form.id && in_section(question))
            .filter(|(_, answered)| answered.standing().any(|given| given.value.is_some()))
            .filter_map(|(question, _)| question.row)
            .collect();
        rows.sort();
        rows.dedup();
        rows
    }

    fn block(
        &self,
        form: &'a Form,
        section: &'a Section,
        row: Option<(RowId, RowView)>,
        all: &[Asked<'_>],
    ) -> AskedBlock {
        let (id, view) = row.map_or((None, None), |(id, view)| (Some(id), Some(view)));
        let views = section.fields.iter().map(|field| self.question(form, section, id, field, all));
        let answered = |view: &QuestionView| {
            !view.shown_value.is_empty() || !view.clash.is_empty() || view.is_hidden_from_reader
        };
        let questions = views.filter(|view| self.is_writable || answered(view)).collect();
        let case = self.o.id().to_string();
        let values = [case.as_str(), part_word(self.lens)];
        AskedBlock {
            post_to: (
                paths::fill(paths::CASE_PART, &values),
                paths::fill(paths::CASE_ANSWER, &values),
            ),
            token: self.o.staff.session.form_token.clone(),
            key: self.o.site.app().fresh_uuid().to_string(),
            form: form.id.to_string(),
            section: section.id.to_string(),
            row: view,
            questions,
            is_writable: self.is_writable,
        }
    }

    fn holds(&self, form: &Form, row: Option<RowId>, condition: Option<&Condition>) -> bool {
        let facts = self.setting.facts.seen_from(form, row);
        condition.is_none_or(|condition| condition.check(&facts).is_true())
    }

    /// One question as it stands.
    fn question(
        &self,
        form: &'a Form,
        section: &Section,
        row: Option<RowId>,
        field: &'a Field,
        all: &[Asked<'_>],
    ) -> QuestionView {
        let own = all.iter().find(|one| one.row == row && one.field.id == field.id);
        let (is_shown, is_required) = match own {
            Some(one) => (one.shown.is_true(), one.required.is_true()),
            None => (self.holds(form, row, field.shown_when.as_ref()), false),
        };
        let question = Question { form: form.id.clone(), row, field: field.id.clone() };
        let answered = self.o.page.case.answers.get(&question);
        let stands = answered.and_then(Answered::value);
        let is_hidden = answered.is_some() && self.is_hidden(section, field);
        let raw = stands.map(|one| words::raw(self.o.site.app().catalogue(), one));
        let raw = raw.unwrap_or_default();
        let refused = self.refused.get(&question);
        let written = refused.map_or(raw.as_str(), |(text, _)| text.as_str());
        QuestionView {
            t: QuestionWords(self.o.t.clone()),
            id: place_of(&question),
            field: field.id.to_string(),
            number: field.number.clone(),
            label: field.label.clone(),
            help: self.help(field),
            is_shown,
            is_required: is_required && stands.is_none(),
            is_reserved: field.is_reserved,
            is_hidden_from_reader: is_hidden,
            is_writable: self.is_writable,
            version: answered.map_or(0, Answered::version),
            was: mark(&raw),
            control: if is_hidden { self.control(field, "") } else { self.control(field, written) },
            shown_value: match stands {
                Some(stands) if !is_hidden => words::answer(self.o, self.pack, field, stands),
                _ => String::new(),
            },
            clash: if is_hidden { Vec::new() } else { self.clash(field, answered) },
            error: refused.map(|(_, why)| why.clone()),
            state: answered.filter(|_| !is_hidden).and_then(|answered| self.state(answered)),
        }
    }

    /// Help of the pack; a place without any says how it is written.
    fn help(&self, field: &Field) -> Option<String> {
        let is_place = matches!(field.kind, FieldKind::Place { .. });
        let how = || is_place.then(|| self.o.t.case_place_hint().plain().to_owned());
        field.help.clone().or_else(how)
    }

    /// Reserved answers are for the profession that asked; a place also for whoever may know where people are.
    fn is_hidden(&self, section: &Section, field: &Field) -> bool {
        let is_place = matches!(field.kind, FieldKind::Place { .. });
        field.is_reserved
            && !self.o.page.confidential.contains(&section.lens)
            && !(is_place && self.o.may.locate)
    }

    fn state(&self, answered: &Answered<Answer>) -> Option<Phrase> {
        let last = answered.history().last()?;
        Some(self.o.t.case_answer_by(self.o.when(last.at), self.o.actor(last.by)))
    }

    fn clash(&self, field: &Field, answered: Option<&Answered<Answer>>) -> Vec<StandingAnswer> {
        let Some(answered) = answered.filter(|answered| answered.is_clash()) else {
            return Vec::new();
        };
        let standing = answered.standing().enumerate();
        standing
            .map(|(at, given)| StandingAnswer {
                value: given
                    .value
                    .as_ref()
                    .map(|one| words::answer(self.o, self.pack, field, one))
                    .unwrap_or_default(),
                by: self.o.t.case_answer_by(self.o.when(given.at), self.o.actor(given.by)),
                choose: at.to_string(),
            })
            .collect()
    }

    fn control(&self, field: &Field, written: &str) -> QuestionControl {
        let value = written.to_owned();
        let line = |kind, keyboard, unit| QuestionControl::Line {
            kind,
            keyboard,
            value: value.clone(),
            unit,
        };
        match &field.kind {
            FieldKind::Text { .. } => line("text", "text", None),
            FieldKind::LongText { max_chars } => QuestionControl::Lines { value, max: *max_chars },
            FieldKind::Number { unit, .. } => line("text", "decimal", unit.clone()),
            FieldKind::Date { .. } => line("date", "text", None),
            FieldKind::Time => line("time", "text", None),
            FieldKind::DateTime { .. } => line("datetime-local", "text", None),
            FieldKind::YesNo { may_not_know } => self.yes_no(*may_not_know, written),
            FieldKind::Choice { .. } => QuestionControl::List(self.entries(field, &[written])),
            FieldKind::Choices { .. } => {
                let chosen: Vec<&str> = written.split(',').map(str::trim).collect();
                QuestionControl::Several(self.entries(field, &chosen))
            }
            FieldKind::Place { .. } => line("text", "text", None),
            FieldKind::Person => QuestionControl::List(self.persons(written)),
            FieldKind::Money { .. } => line("text", "decimal", Some("S/".to_owned())),
            FieldKind::Count { .. } => line("text", "numeric", None),
        }
    }

    fn yes_no(&self, may_not_know: bool, written: &str) -> QuestionControl {
        let t = &self.o.t;
        let mut codes = vec!["yes", "no"];
        if may_not_know {
            codes.push("does_not_know");
        }
        let mut options: Vec<(&str, String)> =
            codes.into_iter().map(|code| (code, t.yes_no(code).plain().to_owned())).collect();
        options.push(("", t.case_answer_none().plain().to_owned()));
        QuestionControl::Few(Choice::list(options, written))
    }

    /// What may be answered today, and what was answered when it still could be.
    fn entries(&self, field: &Field, chosen: &[&str]) -> Vec<Choice> {
        let dictionary = field.kind.dictionary().and_then(|id| self.pack.dictionaries.get(id));
        let entries = dictionary.into_iter().flat_map(|dictionary| &dictionary.entries);
        entries
            .filter(|entry| {
                entry.is_in_force(self.o.today) || chosen.contains(&entry.code.as_str())
            })
            .map(|entry| Choice {
                value: entry.code.to_string(),
                label: entry.label.clone(),
                selected: chosen.contains(&entry.code.as_str()),
            })
            .collect()
    }

    fn persons(&self, written: &str) -> Vec<Choice> {
        let o = self.o;
        let option = |party: &domain::case::event::PartyJoined| {
            let role = o.t.party_role(party.role.as_str());
            let label = format!("{} ({})", o.person_name(party.person), role.plain());
            (party.person.to_string(), label)
        };
        Choice::list(o.page.case.parties.iter().map(option), written)
    }
}
