//! Adding somebody to a case: looking whether the person is known, and registering who is not.

use access::question::{SearchPersons, WriteCase};
use app::case::{NewParty, NewPerson, Query};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::person::{FactSource, FieldValue, IdentityDocument, PersonName};

use super::forms::{Forms, Kept, Refused, field};
use super::opened::Opened;
use super::work::{Fields, Work, plain_refusal};
use super::{case_id, file, to, words};
use crate::error::PageError;
use crate::frame::Section;
use crate::page;
use crate::page::case::{CaseForm, Control, FoundPerson, PartySearchPage, Sent};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Phrase;

/// The form for looking.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let case = case_id(&id)?;
    let subject = site.app().case_subject(case).await?;
    staff.permit(&site, WriteCase { subject })?;
    let o = Opened::read(&site, &staff, case, None).await?;
    draw(&o, &Sent::default(), Found::NotAsked)
}

/// What looking brought.
enum Found {
    NotAsked,
    Wrong(Phrase),
    People(Vec<FoundPerson>),
    /// Registering somebody was refused.
    Refused(Phrase),
}

fn draw(o: &Opened<'_>, sent: &Sent, found: Found) -> Result<Response, PageError> {
    let (problem, kept, people) = match found {
        Found::NotAsked => (None, None, None),
        Found::Wrong(problem) => (Some(problem), None, None),
        Found::People(people) => (None, None, Some(people)),
        Found::Refused(why) => (None, Some(Kept { sent: sent.clone(), why }), Some(Vec::new())),
    };
    let is_wrong = problem.is_some() || kept.is_some();
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let search_at = to(paths::CASE_PARTIES, o.id());
    let page = PartySearchPage {
        head: o.head(&search_at),
        name: sent.word("name").to_owned(),
        document: sent.word("document").to_owned(),
        problem,
        new: people.is_some().then(|| new_form(o, kept.as_ref())),
        found: people,
        frame: o.staff.frame(o.site, Section::Home),
        search_at,
        t: o.t.clone(),
    };
    page::show_with(status, &page)
}

fn new_form(o: &Opened<'_>, kept: Option<&Kept>) -> CaseForm {
    let t = &o.t;
    let forms = Forms { o, kept, task: None };
    let mut fields = vec![
        field("given", t.party_new_given(), Control::Line),
        field("first", t.party_new_first(), Control::Line),
        field("second", t.party_new_second(), Control::Line),
        field("dni", t.party_new_document(), Control::Line),
    ];
    for optional in fields.iter_mut().skip(2) {
        optional.is_required = false;
    }
    fields.extend(forms.party_fields());
    let words = (t.party_new(), t.party_new_do());
    let mut form = forms.form("party-new", paths::CASE_PARTY_NEW, words, fields);
    form.lead = Some(t.party_new_lead());
    form
}

/// Looks for a person; what was found is in the ledger before the answer leaves.
///
/// # Errors
/// [`PageError::NotFound`] without the permits for the case and for looking.
pub async fn search(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "search", fields).await?;
    if let Err(refused) = work.permit(|subject| WriteCase { subject }) {
        return plain_refusal(&work.t, refused).and(Err(PageError::NotFound));
    }
    let Work { site, staff, case, sent, .. } = work;
    let o = Opened::read(&site, &staff, case, None).await?;
    let ask = SearchPersons {
        center: o.subject.center.clone(),
        service: o.subject.service.clone(),
        place: o.subject.place,
    };
    let permit = staff.permit(&site, ask)?;
    let Ok(query) = Query::parse(sent.word("name"), Some(sent.word("document")), None) else {
        let wrong = Found::Wrong(o.t.party_search_wrong());
        return draw(&o, &sent, wrong);
    };
    let answer = site.app().search_persons(&permit, &query).await?;
    let found = answer.matches.iter().map(|(found, _)| found);
    let others = found.filter(|found| !o.has_party(found.id));
    let people = others.map(|found| {
        let forms = Forms { o: &o, kept: None, task: None };
        let words = (o.t.party_join(), o.t.party_join());
        let id = format!("join-{}", found.id);
        let mut form = forms.form(id, paths::CASE_PARTY_JOIN, words, forms.party_fields());
        form.hidden.push(("person", found.id.to_string()));
        FoundPerson {
            name: words::name(&o.t, Some(&found.person), o.today),
            facts: file::facts(&o, &found.person),
            form,
        }
    });
    draw(&o, &sent, Found::People(people.collect()))
}

/// Registers somebody who was not known and adds this person to the case.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn register(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "join", fields).await?;
    match joined(&work).await {
        Ok(()) => work.end("parties", Ok(())).await,
        Err(refused) => {
            let why = plain_refusal(&work.t, refused)?;
            let Work { site, staff, case, sent, .. } = work;
            let o = Opened::read(&site, &staff, case, None).await?;
            draw(&o, &sent, Found::Refused(why))
        }
    }
}

async fn joined(work: &Work) -> Result<(), Refused> {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let sent = &work.sent;
    let wrong = || Refused::Words(work.t.party_new_wrong());
    let name = PersonName::parse(sent.word("given"), sent.word("first"), sent.word("second"));
    let mut values = vec![FieldValue::Name(name.map_err(|_| wrong())?)];
    if !sent.word("dni").is_empty() {
        let dni = IdentityDocument::dni(sent.word("dni")).map_err(|_| wrong())?;
        values.push(FieldValue::Document(dni));
    }
    let new = NewParty {
        person: NewPerson { values, source: FactSource::Observed },
        role: work.role()?,
        relation: work.relation(),
    };
    Ok(work.site.app().join_new_party(&permit, work.key(), new).await?)
}
