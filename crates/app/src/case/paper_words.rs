//! What a case brings to a paper, in words: identity, answers, actions, risk, a signed ficha. Never where she is.

use domain::case::{Case, Lens};
use domain::form::{Answer, Field, Question, YesNo};
use domain::id::{FieldId, FormId, InstrumentId};
use domain::instrument::record::AggressionDate;
use domain::instrument::sheet::{Line, Section, Value as SheetValue, sheet};
use domain::instrument::{EffectiveWhy, FreeText};
use domain::pack::{CasePack, Catalogue};
use domain::paper::{Body, Content, PaperFact};
use domain::person::{FieldValue, IdentityDocument, Person};
use domain::risk::RiskLevel;
use jiff::Timestamp;
use jiff::civil::Date;
use texts::Texts;

/// A case with everything that words it.
pub(super) struct PaperWords<'a> {
    pub(super) texts: &'a Texts,
    pub(super) catalogue: &'a Catalogue,
    pub(super) pack: &'a CasePack,
    pub(super) case: &'a Case,
    pub(super) person: Option<Person>,
    pub(super) center: String,
    pub(super) today: Date,
}

impl PaperWords<'_> {
    /// What stands in a part; nothing for one that the signer writes.
    pub(super) fn body(&self, content: &Content) -> Option<Body> {
        match content {
            Content::Written { .. } => None,
            Content::Identity => Some(self.identity()),
            Content::Answers { form, section } => Some(self.answers(form, section)),
            Content::Actions => Some(self.actions()),
            Content::Risk => Some(self.risk()),
            Content::Instrument(instrument) => Some(self.instrument(instrument)),
        }
    }

    /// Name of the center, and the district where it is.
    pub(super) fn center(&self) -> (String, String) {
        (self.center.clone(), self.place(self.case.center_place))
    }

    pub(super) fn lens(&self, lens: Lens) -> String {
        self.texts.format("paper-lens", &[("lens", lens.as_str().into())])
    }

    fn get(&self, key: &str) -> String {
        self.texts.get(key)
    }

    fn fact(&self, key: &str, value: String) -> PaperFact {
        PaperFact { label: self.get(key), value }
    }

    fn nothing(&self, key: &str) -> Body {
        Body::Nothing(self.get(key))
    }

    fn identity(&self) -> Body {
        let Some(person) = &self.person else { return self.nothing("paper-nothing") };
        let Some(name) = person.name(self.today) else { return self.nothing("paper-nothing") };
        let mut facts = vec![self.fact("paper-name", name.full())];
        let documents = person.all_on(domain::person::Field::Document, self.today);
        let word = |fact: &&domain::person::Fact| match &fact.value {
            FieldValue::Document(document) => self.document(document),
            _ => None,
        };
        let document = documents.iter().find_map(word);
        facts.push(
            self.fact("paper-document", document.unwrap_or_else(|| self.get("paper-no-document"))),
        );
        let age = person.birth(self.today).and_then(|birth| birth.age_on(self.today));
        if let Some(age) = age {
            let years = |years: u8| u64::from(years).into();
            let words = if age.min == age.max {
                self.texts.format("paper-age-years", &[("years", years(age.min))])
            } else {
                let values = [("low", years(age.min)), ("high", years(age.max))];
                self.texts.format("paper-age-between", &values)
            };
            facts.push(self.fact("paper-age", words));
        }
        Body::Facts(facts)
    }

    /// `DNI 10117410`; nothing where there is no document.
    fn document(&self, document: &IdentityDocument) -> Option<String> {
        let word = document.word()?;
        let (kind, rest) = word.split_once(':')?;
        let number = rest.rsplit(':').next()?;
        let kind = self.texts.format("paper-document-kind", &[("kind", kind.into())]);
        Some(format!("{kind} {number}"))
    }

    fn answers(&self, form: &FormId, section: &FieldId) -> Body {
        let known = self.pack.forms.get(form);
        let known = known.and_then(|form| form.sections.iter().find(|one| one.id == *section));
        let Some(section) = known else { return self.nothing("paper-nothing") };
        let sheet = self.case.sheet();
        let mut facts = Vec::new();
        for field in section.fields.iter().filter(|field| !field.is_reserved) {
            let of_field =
                |question: &Question| question.form == *form && question.field == field.id;
            for (_, answer) in sheet.iter().filter(|(question, _)| of_field(question)) {
                let value = self.answer(field, answer);
                facts.push(PaperFact { label: field.label.clone(), value });
            }
        }
        if facts.is_empty() { self.nothing("paper-nothing-answered") } else { Body::Facts(facts) }
    }

    fn answer(&self, field: &Field, answer: &Answer) -> String {
        let dictionary = field.kind.dictionary().and_then(|id| self.pack.dictionaries.get(id));
        let label = |code: &domain::id::EntryCode| {
            let entry = dictionary.and_then(|d| d.entries.iter().find(|entry| entry.code == *code));
            entry.map_or_else(|| code.to_string(), |entry| entry.label.clone())
        };
        match answer {
            Answer::Text(text) => text.clone(),
            Answer::Number(number) => number.to_string(),
            Answer::Date(day) => self.day(*day),
            Answer::Time(time) => time.strftime("%H:%M").to_string(),
            Answer::DateTime(moment) => {
                self.moment(moment.date(), &moment.time().strftime("%H:%M").to_string())
            }
            Answer::YesNo(YesNo::Yes) => self.get("paper-yes"),
            Answer::YesNo(YesNo::No) => self.get("paper-no"),
            Answer::YesNo(YesNo::DoesNotKnow) => self.get("paper-does-not-know"),
            Answer::Choice(code) => label(code),
            Answer::Choices(codes) => codes.iter().map(label).collect::<Vec<_>>().join("; "),
            Answer::Place(place) => self.place(*place),
            Answer::Person(_) => self.get("paper-person"),
            Answer::Money(cents) => format!("S/ {}.{:02}", cents.get() / 100, cents.get() % 100),
            Answer::Count(count) => self.texts.number(u64::from(*count)),
        }
    }

    fn actions(&self) -> Body {
        let row = |done: &domain::case::event::ActionDone| {
            let action = self.pack.actions.get(&done.action);
            let label = action.map_or_else(|| done.action.to_string(), |one| one.label.clone());
            vec![self.day(done.done_on), label]
        };
        let mut actions: Vec<_> = self.case.actions.iter().map(|action| &action.body).collect();
        actions.sort_by_key(|done| done.done_on);
        if actions.is_empty() {
            return self.nothing("paper-nothing-done");
        }
        let columns = vec![self.get("paper-day"), self.get("paper-action")];
        Body::Table { columns, rows: actions.into_iter().map(row).collect() }
    }

    fn risk(&self) -> Body {
        let effective = self.case.effective_risk();
        let Some(record) = effective.why.assessment().and_then(|id| self.case.assessment(id))
        else {
            return self.nothing("paper-risk-none");
        };
        let title = self.catalogue.instruments.get(&record.instrument).map(|one| one.title.clone());
        let when = self.instant(record.application.applied_at);
        let maximum = self.catalogue.instruments.get(&record.instrument);
        let maximum = maximum.and_then(|one| one.scale()).map_or(0, |scale| scale.maximum);
        let points = [
            ("points", u64::from(record.computed.total).into()),
            ("of", u64::from(maximum).into()),
        ];
        let mut facts = vec![
            self.fact("paper-risk-level", self.level(effective.level)),
            self.fact("paper-risk-sheet", format!("{} ({when})", title.unwrap_or_default())),
            self.fact("paper-risk-points", self.texts.format("paper-risk-points-of", &points)),
        ];
        if let EffectiveWhy::SetByProfessional { computed, position, .. } = effective.why {
            facts.push(self.fact("paper-risk-computed", self.level(computed)));
            let reason =
                self.case.overrides.get(position).map(|set| set.reason.as_str().to_owned());
            facts.push(self.fact("paper-risk-reason", reason.unwrap_or_default()));
        } else if !record.computed.complete {
            let words = self.get("paper-risk-incomplete");
            facts.push(PaperFact { label: String::new(), value: words });
        }
        Body::Facts(facts)
    }

    fn level(&self, level: RiskLevel) -> String {
        self.texts.format("paper-risk-word", &[("level", level.as_str().into())])
    }

    /// The latest ficha of an instrument, whole, as a table.
    fn instrument(&self, id: &InstrumentId) -> Body {
        let of_kind = self.case.assessed.iter().map(|one| &one.body);
        let mut of_kind = of_kind.filter(|record| record.instrument == *id);
        let (Some(record), Some(instrument)) =
            (of_kind.next_back(), self.catalogue.instruments.get(id))
        else {
            return self.nothing("paper-risk-none");
        };
        let set = self.case.overrides.iter().rev().find(|set| set.assessment == record.assessment);
        let printed = sheet(instrument, record, set);
        let rows = printed.sections.iter().flat_map(|section| self.sheet_rows(section)).collect();
        let columns = ["paper-item", "paper-question", "paper-answer", "paper-points"];
        Body::Table { columns: columns.map(|key| self.get(key)).to_vec(), rows }
    }

    fn sheet_rows(&self, section: &Section) -> Vec<Vec<String>> {
        let mut rows =
            vec![vec![String::new(), section.heading.to_uppercase(), String::new(), String::new()]];
        rows.extend(section.lines.iter().map(|line| self.sheet_row(line)));
        rows
    }

    fn sheet_row(&self, line: &Line) -> Vec<String> {
        match line {
            Line::Fact { label, value } => {
                let value = match value {
                    SheetValue::Words(words) => words.clone(),
                    SheetValue::Instant(at) => self.instant(*at),
                    SheetValue::Points { points, of } => {
                        let values =
                            [("points", u64::from(*points).into()), ("of", u64::from(*of).into())];
                        self.texts.format("paper-risk-points-of", &values)
                    }
                };
                vec![String::new(), label.clone(), value, String::new()]
            }
            Line::Question { number, text, marks, points, note, .. } => {
                let marked =
                    marks.iter().filter(|mark| mark.marked).map(|mark| mark.label.as_str());
                let answer: Vec<&str> = marked.chain(note.as_deref()).collect();
                let points = points.map(|points| points.to_string()).unwrap_or_default();
                vec![number.clone().unwrap_or_default(), text.clone(), answer.join(". "), points]
            }
            Line::Aggression { date, description, severity_label, .. } => {
                let when = self.aggression_day(date);
                vec![
                    String::new(),
                    format!("{when}: {description}"),
                    severity_label.clone(),
                    String::new(),
                ]
            }
            Line::Notice { text, .. } => {
                vec![String::new(), text.clone(), String::new(), String::new()]
            }
        }
    }

    fn aggression_day(&self, date: &AggressionDate) -> String {
        match date {
            AggressionDate::On(day) => self.day(*day),
            AggressionDate::Around(day) => {
                self.texts.format("paper-around", &[("date", self.day(*day).into())])
            }
            AggressionDate::InWords(words) => FreeText::as_str(words).to_owned(),
        }
    }

    /// `23 de noviembre de 2026`.
    fn day(&self, day: Date) -> String {
        let [number, month] = [day.day(), day.month()].map(|n| u64::from(n.unsigned_abs()));
        let year = day.year().to_string();
        let values = [("day", number.into()), ("month", month.into()), ("year", year.into())];
        self.texts.format("date-long", &values)
    }

    fn moment(&self, day: Date, time: &str) -> String {
        self.texts.format("paper-instant", &[("date", self.day(day).into()), ("time", time.into())])
    }

    /// Day and hour where this deployment is.
    fn instant(&self, at: Timestamp) -> String {
        let local = self.catalogue.calendar.local(at);
        self.moment(local.date(), &local.time().strftime("%H:%M").to_string())
    }

    fn place(&self, place: domain::territory::Ubigeo) -> String {
        self.catalogue.territory.name(place).to_owned()
    }
}
