//! The form of a new case as it is drawn: its fields in the order in which people tell, with what was typed.

use app::case::CaseOfPerson;
use domain::case::EntryCondition;
use jiff::civil::Date;

use super::field::{DOCUMENTS, DocumentFields, PHONES, PhoneFields, Typed};
use super::intake_read::Checked;
use super::label;
use crate::frame::Choice;
use crate::page::case::{FieldGroup, FieldKind, IntakeField, Row};
use crate::show;
use crate::words::{Phrase, Words};

/// Draws the fields.
pub struct Form<'a> {
    /// Words.
    pub t: &'a Words,
    /// What stands in the fields.
    pub typed: &'a Typed,
    /// What was read of them; nothing before the form is sent.
    pub checked: Option<&'a Checked>,
    /// Today.
    pub today: Date,
}

impl Form<'_> {
    /// Fields for a person who is new here.
    pub fn for_new(&self) -> Vec<FieldGroup> {
        let group = |title, lead, rows| FieldGroup { title, lead, rows };
        let t = self.t;
        vec![
            group(t.intake_who(), None, vec![open(self.who()), open(self.language())]),
            group(t.intake_document(), None, self.documents()),
            group(t.intake_where(), None, vec![open(self.address())]),
            group(t.intake_phone(), Some(t.intake_phone_lead()), self.phones()),
            group(t.intake_case(), None, vec![open(self.case(&[], false))]),
        ]
    }

    /// Fields for a person who was here before.
    pub fn for_known(&self, cases: &[CaseOfPerson]) -> Vec<FieldGroup> {
        let rows = vec![open(self.case(cases, true))];
        vec![FieldGroup { title: self.t.intake_case(), lead: None, rows }]
    }

    fn who(&self) -> Vec<IntakeField> {
        let t = self.t;
        let sexes = [
            ("female", t.intake_sex_female()),
            ("male", t.intake_sex_male()),
            ("intersex", t.intake_sex_intersex()),
            ("unknown", t.intake_sex_unknown()),
        ];
        vec![
            self.text("given", t.intake_given(), 4),
            self.text("surname1", t.intake_surname1(), 4),
            self.text("surname2", t.intake_surname2(), 4),
            self.list("sex", t.intake_sex(), 2, sexes, None),
            hint(self.text("birth", t.intake_birth(), 3), t.intake_birth_hint()),
            self.digits("age", t.intake_age(), 2),
            self.digits("age_range", t.intake_age_range(), 2),
            self.text("called", t.intake_called(), 3),
        ]
    }

    fn documents(&self) -> Vec<Row> {
        let t = self.t;
        let reasons = label::why_none(t).map(|(word, _, name)| (word, name));
        let [first, others @ ..] = &DOCUMENTS;
        let mut row = self.document(first, Some("dni"), [3, 2, 2, 2]);
        row.push(self.list("no_document", t.intake_no_document(), 3, reasons, None));
        let more: Vec<IntakeField> =
            others.iter().flat_map(|fields| self.document(fields, None, [4, 3, 2, 3])).collect();
        let is_open = others.iter().any(|fields| self.typed.any(&[fields.number, fields.kind]));
        vec![open(row), folded(more, t.intake_more_documents(), is_open)]
    }

    fn document(
        &self,
        fields: &DocumentFields,
        usual: Option<&str>,
        [kind, number, check, country]: [u8; 4],
    ) -> Vec<IntakeField> {
        let t = self.t;
        let check = self.text(fields.check, t.intake_document_check(), check);
        let country = self.text(fields.country, t.intake_document_country(), country);
        vec![
            self.list(fields.kind, t.intake_document_kind(), kind, label::document_kinds(t), usual),
            self.text(fields.number, t.intake_document_number(), number),
            hint(check, t.intake_document_check_hint()),
            hint(country, t.intake_document_country_hint()),
        ]
    }

    fn language(&self) -> Vec<IntakeField> {
        let t = self.t;
        let answers = [("no", t.intake_interpreter_no()), ("yes", t.intake_interpreter_yes())];
        vec![
            self.list(
                "attention_language",
                t.intake_attention_language(),
                4,
                label::languages(t),
                None,
            ),
            self.list("interpreter", t.intake_interpreter(), 3, answers, None),
            hint(self.text("told_by", t.intake_told_by(), 5), t.intake_told_by_hint()),
        ]
    }

    fn address(&self) -> Vec<IntakeField> {
        let t = self.t;
        vec![
            self.place("residence", t.intake_residence(), t.intake_residence_hint()),
            self.text("community", t.intake_community(), 4),
            hint(self.text("reference", t.intake_reference(), 4), t.intake_reference_hint()),
        ]
    }

    fn phones(&self) -> Vec<Row> {
        let fold = self.t.intake_more_phones();
        let row = |(at, fields): (usize, &PhoneFields)| {
            let row = self.phone(fields);
            if at == 0 {
                open(row)
            } else {
                folded(row, fold.clone(), self.typed.any(&[fields.number]))
            }
        };
        PHONES.iter().enumerate().map(row).collect()
    }

    fn phone(&self, fields: &PhoneFields) -> Vec<IntakeField> {
        let t = self.t;
        let owners = [
            ("own", t.intake_owner_own()),
            ("shared", t.intake_owner_shared()),
            ("other", t.intake_owner_other()),
        ];
        let answers = [
            ("never", t.intake_may_never()),
            ("within", t.intake_may_within()),
            ("always", t.intake_may_always()),
        ];
        let days = [
            ("all", t.intake_days_all()),
            ("work", t.intake_days_work()),
            ("weekend", t.intake_days_weekend()),
        ];
        let traces = [("never", t.intake_trace_never()), ("neutral", t.intake_trace_neutral())];
        let mut number = self.text(fields.number, t.intake_phone_number(), 3);
        number.kind = FieldKind::Phone;
        vec![
            number,
            self.list(fields.owner, t.intake_phone_owner(), 3, owners, Some("own")),
            self.text(fields.holder, t.intake_phone_holder(), 3),
            self.list(fields.may, t.intake_phone_may(), 3, answers, Some("never")),
            self.list(fields.days, t.intake_phone_days(), 3, days, Some("all")),
            hint(self.text(fields.from, t.intake_phone_from(), 2), t.intake_time_hint()),
            self.text(fields.to, t.intake_phone_to(), 2),
            self.text(fields.cover, t.intake_phone_cover(), 5),
            self.text(fields.code, t.intake_phone_code(), 3),
            self.list(
                fields.voicemail,
                t.intake_phone_voicemail(),
                3,
                traces.clone(),
                Some("never"),
            ),
            self.list(fields.message, t.intake_phone_message(), 3, traces, Some("never")),
        ]
    }

    fn case(&self, cases: &[CaseOfPerson], is_known: bool) -> Vec<IntakeField> {
        let t = self.t;
        let conditions = EntryCondition::ALL.map(|one| (one.as_str(), t.intake_condition_of(one)));
        let usual = (!is_known).then_some(EntryCondition::New.as_str());
        let mut day = self.digits("opened_on", t.intake_opened_on(), 2);
        if !self.typed.values().contains_key("opened_on") {
            day.value = show::day(self.today);
        }
        let mut fields =
            vec![self.list("condition", t.intake_condition(), 3, conditions, usual), day];
        if !cases.is_empty() {
            let option = |case: &CaseOfPerson| {
                let words = format!("{} · {}", case.number, show::day(case.opened_on));
                (case.case.to_string(), words)
            };
            let value = self.typed.get("earlier");
            let mut earlier = self.text("earlier", t.intake_earlier(), 3);
            earlier.kind = FieldKind::Choice;
            earlier.choices = Choice::list(cases.iter().map(option), value);
            fields.push(earlier);
        }
        if is_known {
            let hint = t.intake_residence_hint();
            fields.push(self.place("residence", t.intake_residence_now(), hint));
        }
        fields.push(self.place("event_place", t.intake_event_place(), t.intake_event_place_hint()));
        fields
    }

    fn text(&self, name: &'static str, label: Phrase, columns: u8) -> IntakeField {
        let of = |list: &[(&'static str, Phrase)]| {
            list.iter().find(|(field, _)| *field == name).map(|(_, what)| what.clone())
        };
        IntakeField {
            name,
            label,
            hint: None,
            value: self.typed.get(name).to_owned(),
            kind: FieldKind::Text,
            columns,
            choices: Vec::new(),
            error: self.checked.and_then(|checked| of(&checked.wrong)),
            warning: self.checked.and_then(|checked| of(&checked.warnings)),
        }
    }

    fn digits(&self, name: &'static str, label: Phrase, columns: u8) -> IntakeField {
        IntakeField { kind: FieldKind::Digits, ..self.text(name, label, columns) }
    }

    /// A list; `usual` stands chosen until somebody chooses.
    fn list<const N: usize>(
        &self,
        name: &'static str,
        label: Phrase,
        columns: u8,
        options: [(&'static str, Phrase); N],
        usual: Option<&str>,
    ) -> IntakeField {
        let value = match self.typed.get(name) {
            "" => usual.unwrap_or_default(),
            value => value,
        };
        let mut choices = Vec::with_capacity(N + 1);
        if usual.is_none() {
            choices.push(Choice { value: String::new(), label: String::new(), selected: false });
        }
        let options = options.map(|(word, name)| (word, name.plain().to_owned()));
        choices.extend(Choice::list(options, value));
        IntakeField { kind: FieldKind::Choice, choices, ..self.text(name, label, columns) }
    }

    /// A place: letters, or a list where several places bear the name.
    fn place(&self, name: &'static str, label: Phrase, what: Phrase) -> IntakeField {
        let field = IntakeField { kind: FieldKind::Place, ..hint(self.text(name, label, 4), what) };
        let several = self.checked.and_then(|checked| {
            checked.choices.iter().find(|(field, list)| *field == name && !list.is_empty())
        });
        let Some((_, several)) = several else { return field };
        let mut choices =
            vec![Choice { value: String::new(), label: String::new(), selected: true }];
        choices.extend(several.iter().cloned());
        IntakeField { kind: FieldKind::Choice, choices, ..field }
    }
}

fn hint(field: IntakeField, hint: Phrase) -> IntakeField {
    IntakeField { hint: Some(hint), ..field }
}

const fn open(fields: Vec<IntakeField>) -> Row {
    Row { fields, fold: None }
}

fn folded(fields: Vec<IntakeField>, summary: Phrase, is_open: bool) -> Row {
    let has_error = fields.iter().any(|field| field.error.is_some());
    Row { fields, fold: Some((summary, is_open || has_error)) }
}
