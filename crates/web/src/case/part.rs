//! The part of one profession: reading it, saving one answer, saving a section without script.

use std::collections::BTreeMap;

use access::Permit;
use access::question::{CaseSubject, WritePart};
use app::AppError;
use app::case::ChangeKey;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::event::CaseAnswered;
use domain::case::rules::AnswerRejected;
use domain::case::{Case, Lens};
use domain::form::{Answer, Field, FieldKind, PlaceLevel, Question, Section, asked};
use domain::id::{CaseId, FieldId, FormId};
use domain::name_key::name_key;
use domain::pack::{CasePack, Catalogue};
use domain::territory::{Level, Ubigeo};

use super::opened::Opened;
use super::question::{Asking, RefusedAnswers, mark, place_of};
use super::work::{Fields, derived};
use super::{case_id, part_of, part_word, words};
use crate::error::PageError;
use crate::frame::Section as DeskSection;
use crate::page;
use crate::page::case::{PartPage, Sent};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// The part.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path((id, part)): Path<(String, String)>,
) -> Result<Response, PageError> {
    show(&site, &staff, case_id(&id)?, part_of(&part)?, &BTreeMap::new()).await
}

async fn show(
    site: &Site,
    staff: &Staff,
    case: CaseId,
    lens: Lens,
    refused: &RefusedAnswers,
) -> Result<Response, PageError> {
    let o = Opened::read(site, staff, case, Some(lens)).await?;
    let here = address(case, lens);
    let writes = o.may.parts.contains(&lens);
    let is_open = o.page.case.is_open();
    let read_only = match (writes, is_open) {
        (true, true) => None,
        (_, false) => Some(o.t.case_part_closed()),
        (false, true) => Some(o.t.case_part_read_only(words::lens(&o.t, lens))),
    };
    let forms = match (o.pack, o.setting()) {
        (Some(pack), Some(setting)) => {
            let is_writable = writes && is_open;
            Asking { o: &o, pack, setting, lens, is_writable, refused }.forms()
        }
        _ => Vec::new(),
    };
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PartPage {
        head: o.head(&here),
        lens: words::lens(&o.t, lens),
        read_only,
        forms,
        frame: staff.frame(site, DeskSection::Home),
        t: o.t.clone(),
    };
    page::show_with(status, &page)
}

fn address(case: CaseId, lens: Lens) -> String {
    paths::fill(paths::CASE_PART, &[&case.to_string(), part_word(lens)])
}

/// Somebody who writes a part of a case.
struct Writer {
    site: Site,
    staff: Staff,
    t: Words,
    case: CaseId,
    lens: Lens,
    permit: Permit<WritePart>,
    sent: Sent,
}

/// One answer as it was sent.
struct Change {
    question: Question,
    text: String,
    base: u32,
    key: ChangeKey,
}

/// Why an answer was not written down: a page error, or words for the field.
enum NotSaved {
    Page(PageError),
    Words(Phrase),
}

impl Writer {
    async fn begin(
        site: Site,
        staff: Staff,
        (id, part): (String, String),
        Form(sent): Fields,
    ) -> Result<Self, PageError> {
        let sent = Sent(sent);
        staff.check_form(sent.word("token"))?;
        let (case, lens) = (case_id(&id)?, part_of(&part)?);
        let subject: CaseSubject = site.app().case_subject(case).await?;
        let permit = staff.permit(&site, WritePart { subject, lens })?;
        Ok(Self { t: staff.words(), site, staff, case, lens, permit, sent })
    }

    fn pack(&self) -> Result<&CasePack, PageError> {
        let services = &self.site.app().catalogue().services;
        let service = services.get(&self.permit.ask().subject.service);
        service.and_then(|service| service.case_pack.as_ref()).ok_or(PageError::NotFound)
    }

    /// Form, row and section as the page sent them.
    fn form(&self) -> Result<FormId, PageError> {
        FormId::parse(self.sent.word("form")).map_err(|_| PageError::Invalid)
    }

    fn question(&self, field: &str) -> Result<Question, PageError> {
        let row = match self.sent.word("row") {
            "" => None,
            text => Some(text.parse().map_err(|_| PageError::Invalid)?),
        };
        let field = FieldId::parse(field).map_err(|_| PageError::Invalid)?;
        Ok(Question { form: self.form()?, row, field })
    }

    fn change(&self, field: &str, text: String, base: &str) -> Result<Change, PageError> {
        let question = self.question(field)?;
        let place = place_of(&question);
        let words = ["answer", self.sent.word("key"), &place, &text, base];
        let key = ChangeKey(derived(&self.staff, self.case, words));
        Ok(Change { question, text, base: base.parse().unwrap_or(0), key })
    }

    /// Reads an answer and writes it down.
    async fn save(&self, change: &Change) -> Result<(), NotSaved> {
        let pack = self.pack().map_err(NotSaved::Page)?;
        let form = pack.forms.get(&change.question.form);
        let field = form.and_then(|form| form.field(&change.question.field));
        let (_, field) = field.ok_or(NotSaved::Page(PageError::Invalid))?;
        let value = self.read(field, &change.text).map_err(NotSaved::Words)?;
        if let Some(Answer::Person(person)) = &value {
            let (case, _) = self.now().await.map_err(NotSaved::Page)?;
            if !case.parties.iter().any(|party| party.person == *person) {
                return Err(NotSaved::Words(self.t.answer_not_in_case()));
            }
        }
        self.put(change, value).await
    }

    async fn put(&self, change: &Change, value: Option<Answer>) -> Result<(), NotSaved> {
        let question = change.question.clone();
        let body = CaseAnswered { question, value, read_version: change.base };
        let done = self.site.app().answer_question(&self.permit, change.key, body).await;
        done.map_err(|error| match error {
            AppError::Answer(AnswerRejected::Invalid(reason)) => {
                NotSaved::Words(words::invalid(&self.t, &reason))
            }
            AppError::Answer(AnswerRejected::OtherProfession) => {
                NotSaved::Words(self.t.answer_other_profession())
            }
            AppError::Rejected(domain::case::decide::Rejected::Closed { on }) => {
                NotSaved::Words(self.t.refused_closed(crate::show::day(on)))
            }
            other => NotSaved::Page(other.into()),
        })
    }

    fn read(&self, field: &Field, text: &str) -> Result<Option<Answer>, Phrase> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let catalogue = self.site.app().catalogue();
        let unreadable = || self.t.answer_unreadable(field.kind.as_str());
        match &field.kind {
            FieldKind::Place { level } => place_named(catalogue, text, *level)
                .map(Answer::Place)
                .map(Some)
                .ok_or_else(unreadable),
            FieldKind::Number { .. } | FieldKind::Money { .. } => {
                let text =
                    if text.contains('.') { text.to_owned() } else { text.replace(',', ".") };
                field.kind.read(&text).map(Some).map_err(|_| unreadable())
            }
            kind => kind.read(text).map(Some).map_err(|_| unreadable()),
        }
    }

    async fn now(&self) -> Result<(Case, Option<domain::flow::CaseFacts>), PageError> {
        Ok(self.site.app().case_being_written(&self.permit).await?)
    }
}

/// Saves one answer; says what stands now and what is asked now.
///
/// # Errors
/// [`PageError::NotFound`] without the permit, [`PageError::Invalid`] for a question that is not there.
pub async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Path(part): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let writer = Writer::begin(site, staff, part, fields).await?;
    let sent = &writer.sent;
    let change = writer.change(sent.word("field"), sent.text("value"), sent.word("base"))?;
    let saved_at = writer.site.app().now();
    match writer.save(&change).await {
        Ok(()) => {}
        Err(NotSaved::Page(error)) => return Err(error),
        Err(NotSaved::Words(why)) => {
            let body = serde_json::json!({ "error": why.plain() });
            return Ok(json(StatusCode::UNPROCESSABLE_ENTITY, &body));
        }
    }
    let (case, facts) = writer.now().await?;
    let answered = case.answers.get(&change.question);
    let catalogue = writer.site.app().catalogue();
    let raw = answered.and_then(|answered| answered.value()).map(|one| words::raw(catalogue, one));
    let is_clash = answered.is_some_and(domain::case::answer_book::Answered::is_clash);
    let html = if is_clash { clash_html(&writer, &change.question).await? } else { None };
    let body = serde_json::json!({
        "version": answered.map_or(0, domain::case::answer_book::Answered::version),
        "was": mark(&raw.unwrap_or_default()),
        "words": writer.t.case_saved(words::second(saved_at)).plain(),
        "asked": asked_now(&writer, &case, facts.as_ref())?,
        "html": html,
    });
    Ok(json(StatusCode::OK, &body))
}

fn json(status: StatusCode, body: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// The question with both values and their authors.
async fn clash_html(writer: &Writer, question: &Question) -> Result<Option<String>, PageError> {
    let Writer { site, staff, case, lens, .. } = writer;
    let o = Opened::read(site, staff, *case, Some(*lens)).await?;
    let (Some(pack), Some(setting)) = (o.pack, o.setting()) else { return Ok(None) };
    let refused = BTreeMap::new();
    let asking = Asking { o: &o, pack, setting, lens: *lens, is_writable: true, refused: &refused };
    let place = place_of(question);
    let forms = asking.forms();
    let sections = forms.iter().flat_map(|form| &form.sections);
    let mut questions =
        sections.flat_map(|section| &section.blocks).flat_map(|block| &block.questions);
    Ok(questions.find(|view| view.id == place).map(|view| view.html().to_string()))
}

/// Which questions and sections of the part are asked now, by where they stand on the page.
fn asked_now(
    writer: &Writer,
    case: &Case,
    facts: Option<&domain::flow::CaseFacts>,
) -> Result<BTreeMap<String, bool>, PageError> {
    let pack = writer.pack()?;
    let Some(facts) = facts else { return Ok(BTreeMap::new()) };
    let sheet = case.sheet();
    let reached = pack.flow.up_to(case.stage());
    let setting = domain::form::Setting {
        facts: domain::form::FormFacts::of_case(&pack.forms, &sheet, facts),
        dictionaries: &pack.dictionaries,
        reached: &reached,
        today: writer.site.app().today(),
    };
    let mut shown = BTreeMap::new();
    for form in pack.forms.values() {
        for one in asked(form, &setting).iter().filter(|one| one.section.lens == writer.lens) {
            let field = one.field.id.clone();
            let question = Question { form: form.id.clone(), row: one.row, field };
            shown.insert(place_of(&question), one.shown.is_true());
        }
        for section in form.sections.iter().filter(|section| section.lens == writer.lens) {
            let facts = setting.facts.seen_from(form, None);
            let holds = section.shown_when.as_ref().is_none_or(|c| c.check(&facts).is_true());
            shown.insert(format!("s-{}-{}", form.id, section.id), holds);
        }
    }
    Ok(shown)
}

/// Saves what was changed in a section; what is refused stands in its field with the reason, and the rest is saved.
///
/// # Errors
/// As [`answer`].
pub async fn section(
    State(site): State<Site>,
    staff: Staff,
    Path(part): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let writer = Writer::begin(site, staff, part, fields).await?;
    let pack = writer.pack()?;
    let form = pack.forms.get(&writer.form()?).ok_or(PageError::Invalid)?;
    let named = writer.sent.word("section");
    let section = form.sections.iter().find(|section| section.id.as_str() == named);
    let section = section.ok_or(PageError::Invalid)?;
    let mut refused = RefusedAnswers::new();
    for (change, value) in writer.changes(section).await? {
        let done = match value {
            Some(value) => writer.put(&change, value).await,
            None => writer.save(&change).await,
        };
        match done {
            Ok(()) => {}
            Err(NotSaved::Page(error)) => return Err(error),
            Err(NotSaved::Words(why)) => {
                refused.insert(change.question, (change.text, why));
            }
        }
    }
    if refused.is_empty() {
        let anchor = format!("s-{}-{}", form.id, section.id);
        let path = format!("{}#{anchor}", address(writer.case, writer.lens));
        return Ok(Redirect::to(&path).into_response());
    }
    show(&writer.site, &writer.staff, writer.case, writer.lens, &refused).await
}

impl Writer {
    /// What the form of a section changes: an answer chosen out of two, a row taken away, or what was touched. A change comes
    /// with its value where that is known, and is read from its text where it is not.
    async fn changes(
        &self,
        section: &Section,
    ) -> Result<Vec<(Change, Option<Option<Answer>>)>, PageError> {
        let sent = &self.sent;
        let removes = sent.word("remove") == "yes";
        let mut changes = Vec::new();
        let chosen = sent.word("choose");
        let chosen_field = chosen.split(' ').next().unwrap_or_default();
        for field in &section.fields {
            let name = field.id.as_str();
            let base = sent.word(&format!("base.{name}")).to_owned();
            if removes {
                changes.push((self.change(name, String::new(), &base)?, Some(None)));
            } else if name == chosen_field {
                changes.extend(self.chosen(chosen).await?);
            } else {
                let value = format!("v.{name}");
                let given: Vec<&str> = sent.all(&value).filter(|text| !text.is_empty()).collect();
                let text = given.join(",").replace("\r\n", "\n");
                let was = format!("was.{name}");
                if sent.word(&was) != mark(&text) {
                    changes.push((self.change(name, text, &base)?, None));
                }
            }
        }
        Ok(changes)
    }

    /// The value out of several that stand, named by its place and by how many answers were seen.
    async fn chosen(
        &self,
        chosen: &str,
    ) -> Result<Option<(Change, Option<Option<Answer>>)>, PageError> {
        let mut words = chosen.split(' ');
        let (Some(field), Some(version), Some(at)) = (words.next(), words.next(), words.next())
        else {
            return Err(PageError::Invalid);
        };
        let change = self.change(field, at.to_owned(), version)?;
        let (case, _) = self.now().await?;
        let answered = case.answers.get(&change.question).ok_or(PageError::Invalid)?;
        if answered.version() != change.base {
            return Ok(None); // somebody was quicker: the page shows what stands now
        }
        let at: usize = at.parse().map_err(|_| PageError::Invalid)?;
        let given = answered.standing().nth(at).ok_or(PageError::Invalid)?;
        Ok(Some((change, Some(given.value.clone()))))
    }
}

/// The territory with that code or these names, the smallest first: `Urubamba, Urubamba`. Nothing where several fit.
fn place_named(catalogue: &Catalogue, text: &str, level: PlaceLevel) -> Option<Ubigeo> {
    if let Ok(code) = Ubigeo::parse(text.trim()) {
        return catalogue.territory.get(code).map(|row| row.ubigeo);
    }
    let wanted: Vec<String> = text.split(',').map(name_key).collect();
    let levels: &[Level] = match level {
        PlaceLevel::District => &[Level::District],
        PlaceLevel::Province => &[Level::District, Level::Province],
        PlaceLevel::Department => &[Level::District, Level::Province, Level::Department],
    };
    let rows = levels.iter().flat_map(|level| catalogue.territory.at_level(*level));
    let mut fitting = rows.map(|row| row.ubigeo).filter(|place| {
        let own = words::place(catalogue, *place);
        let own: Vec<String> = own.split(", ").map(name_key).collect();
        wanted.len() <= own.len() && wanted.iter().zip(&own).all(|(a, b)| a == b)
    });
    let first = fitting.next()?;
    let exact = words::place(catalogue, first).split(", ").count() == wanted.len();
    if exact || fitting.next().is_none() { Some(first) } else { None }
}
