//! Opening a case: the form, and what was sent with it. Nothing typed is ever lost; sent twice it is one case.

use std::collections::BTreeMap;

use access::Permit;
use access::question::OpenCase;
use app::AppError;
use app::case::{CaseOfPerson, ChangeKey, OpenCaseCommand, ServiceUser};
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::PersonId;
use domain::person::Person;
use jiff::Timestamp;
use serde::Deserialize;

use super::center::{Workplace, workplace};
use super::field::Typed;
use super::intake_form;
use super::intake_read::{Checked, Intake, day, read};
use super::{draft, person, search, tray};
use crate::error::PageError;
use crate::frame::Section;
use crate::page;
use crate::page::case::{IntakePage, KnownPerson, MatchRow};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;

/// What was asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    centro: String,
    persona: String,
    borrador: String,
    desde: String,
}

/// Everything that a page of the form needs.
struct Desk<'a> {
    site: &'a Site,
    staff: &'a Staff,
    workplace: Workplace,
    key: ChangeKey,
    known: Option<(PersonId, Person, Vec<CaseOfPerson>)>,
}

/// What a page shows beyond its fields.
#[derive(Default)]
struct Shown {
    alike: Vec<MatchRow>,
    saved: Option<Timestamp>,
    seen: String,
    from_search: bool,
}

/// The form: empty, for a person who was here before, or as a draft left it.
pub async fn form(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let workplace = workplace(&site, &staff, &asked.centro).await?;
    let permit = staff.permit(&site, workplace.open())?;
    let mut shown = Shown { from_search: asked.desde == "busqueda", ..Shown::default() };
    let (key, person, typed) = if asked.borrador.is_empty() {
        (site.app().fresh_key(), person_id(&asked.persona)?, Typed::default())
    } else {
        let key = key(&asked.borrador)?;
        match site.app().draft(&permit, key).await {
            Ok(draft) => {
                shown.saved = Some(draft.touched_at);
                (key, draft.content.person, Typed::of(&draft.content.values))
            }
            Err(AppError::NotFound) => return already_open(&site, &permit, key).await,
            Err(error) => return Err(error.into()),
        }
    };
    let desk = Desk::open(&site, &staff, workplace, key, person).await?;
    page::show(&desk.page(&typed, None, shown))
}

/// A draft that is a case by now leads there; any other that is not the asker's does not exist.
async fn already_open(
    site: &Site,
    permit: &Permit<OpenCase>,
    key: ChangeKey,
) -> Result<Response, PageError> {
    let case = site.app().case_of_key(permit, key).await?.ok_or(PageError::NotFound)?;
    Ok(Redirect::to(&tray::case_address(case)).into_response())
}

/// Opens the case, or says beside each field what is wrong.
pub async fn open(
    State(site): State<Site>,
    staff: Staff,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let workplace = workplace(&site, &staff, part(&sent, "center")).await?;
    let permit = staff.permit(&site, workplace.open())?;
    staff.check_form(part(&sent, "token"))?;
    let key = key(part(&sent, "key"))?;
    if let Some(case) = site.app().case_of_key(&permit, key).await? {
        return Ok(Redirect::to(&tray::case_address(case)).into_response());
    }
    let person = person_id(part(&sent, "person"))?;
    let desk = Desk::open(&site, &staff, workplace, key, person).await?;
    let typed = Typed::of(&sent);
    let catalogue = site.app().catalogue();
    let mut checked = read(&typed, &staff.words(), catalogue, site.today(), desk.known.is_some());
    let mark = typed.mark();
    let is_seen = part(&sent, "seen") == mark;
    let alike = match &checked.intake {
        Some(_) if !is_seen && desk.known.is_none() => desk.alike(&typed).await?,
        _ => Vec::new(),
    };
    let has_doubts = !checked.warnings.is_empty() || !alike.is_empty();
    let is_odd = checked.intake.is_some() && has_doubts && !is_seen;
    let Some(intake) = checked.intake.take().filter(|_| !is_odd) else {
        // What was typed is kept before it is shown again.
        let saved = site.app().save_draft(&permit, key, person, typed.values()).await.ok();
        let seen = if is_odd { mark } else { String::new() };
        let shown = Shown { alike, saved, seen, from_search: false };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page::show_with(status, &desk.page(&typed, Some(&checked), shown));
    };
    let opened = site.app().open_case(&permit, desk.command(intake)).await?;
    Ok(Redirect::to(&tray::case_address(opened.case)).into_response())
}

/// A value that was sent; nothing was sent where it is empty.
pub(super) fn part<'a>(sent: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    sent.get(name).map_or("", String::as_str)
}

/// The key of a form.
pub(super) fn key(text: &str) -> Result<ChangeKey, PageError> {
    text.parse().map(ChangeKey).map_err(|_| PageError::Invalid)
}

/// The person whom a form is for, if she was here before.
pub(super) fn person_id(text: &str) -> Result<Option<PersonId>, PageError> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| PageError::NotFound),
    }
}

impl<'a> Desk<'a> {
    async fn open(
        site: &'a Site,
        staff: &'a Staff,
        workplace: Workplace,
        key: ChangeKey,
        person: Option<PersonId>,
    ) -> Result<Self, PageError> {
        let known = match person {
            None => None,
            Some(id) => {
                let permit = staff.permit(site, workplace.search())?;
                let (person, cases) = site.app().known_person(&permit, id).await?;
                Some((id, person, cases))
            }
        };
        Ok(Self { site, staff, workplace, key, known })
    }

    fn command(&self, intake: Intake) -> OpenCaseCommand {
        let service_user = match &self.known {
            Some((id, ..)) => ServiceUser::Known(*id),
            None => ServiceUser::New(intake.person),
        };
        // Only a case of hers that the asker may know of is continued.
        let own = |case: &_| {
            let cases = self.known.as_ref().map_or(&[][..], |(_, _, cases)| cases);
            cases.iter().any(|one| one.case == *case)
        };
        OpenCaseCommand {
            key: self.key,
            service_user,
            condition: intake.condition,
            opened_on: intake.opened_on,
            residence: intake.residence,
            event_place: intake.event_place,
            earlier: intake.earlier.filter(own),
            referral: None,
        }
    }

    async fn alike(&self, typed: &Typed) -> Result<Vec<MatchRow>, PageError> {
        let permit = self.staff.permit(self.site, self.workplace.search())?;
        let names = ["given", "surname1", "surname2"].map(|field| typed.get(field)).join(" ");
        let is_dni = typed.get("doc1_kind") == "dni";
        let dni = if is_dni { typed.get("doc1_number") } else { "" };
        let birth = typed.get("birth");
        let year = match day(birth) {
            Some(day) => Some(day.year()),
            None => birth.parse().ok(),
        };
        search::alike(self.site, self.staff, &permit, (&names, dni, year)).await
    }

    fn page(&self, typed: &Typed, checked: Option<&Checked>, shown: Shown) -> IntakePage {
        let t = self.staff.words();
        let today = self.site.today();
        let form = intake_form::Form { t: &t, typed, checked, today };
        let groups = match &self.known {
            Some((_, _, cases)) => form.for_known(cases),
            None => form.for_new(),
        };
        let person = self.known.as_ref().map(|(id, known, _)| {
            let mut about = vec![person::age(&t, known, today)];
            about.extend(person::birth(&t, known, today));
            about.extend(person::documents(&t, known, today));
            KnownPerson { id: id.to_string(), name: person::name(&t, known, today), about }
        });
        let center = self.workplace.center.id.to_string();
        IntakePage {
            frame: self.staff.frame(self.site, Section::Cases),
            center_name: self.workplace.center.name.clone(),
            key: self.key.0.to_string(),
            person,
            groups,
            alike: shown.alike,
            seen: shown.seen,
            saved: shown.saved.map(draft::hour),
            has_draft: shown.saved.is_some(),
            from_search: shown.from_search,
            search_href: paths::query(paths::CASE_SEARCH, &[("centro", &center)]),
            center,
            t,
        }
    }
}
