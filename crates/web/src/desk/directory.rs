//! The directory for its keepers: finding a center, registering one, correcting one.

use access::question::RepairDirectory;
use app::AppError;
use app::correction::fingerprint;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::center::Center;
use domain::id::CenterId;
use domain::name_key::name_key;
use serde::Deserialize;

use super::center_form::{CenterForm, Wrong, mark};
use crate::error::PageError;
use crate::finder::full_place;
use crate::frame::{Choice, Notice, Pages, Section, Tone};
use crate::page;
use crate::page::desk::{CenterFormPage, DirectoryPage, DirectoryRow, FormField};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;

/// Rows of a page.
const PAGE: usize = 50;

/// Filters as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    servicio: String,
    verificado: String,
    pagina: String,
}

/// The list.
pub async fn list(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    staff.permit(&site, RepairDirectory)?;
    let t = staff.words();
    let view = site.app().view().await?;
    let found: Vec<&Center> =
        view.centers.values().filter(|center| fits(&site, &asked, center)).collect();
    let address = [
        ("q", asked.q.as_str()),
        ("servicio", asked.servicio.as_str()),
        ("verificado", asked.verificado.as_str()),
    ];
    let page = asked.pagina.parse().unwrap_or(1);
    let pages = Pages::new(page, found.len(), PAGE, &paths::query(paths::DIRECTORY, &address));
    let shown = found.into_iter().skip((pages.page - 1) * PAGE).take(PAGE);
    let states = [
        ("", t.directory_verified_any()),
        ("si", t.directory_verified_yes()),
        ("no", t.directory_verified_no()),
    ];
    let states = states.map(|(value, label)| (value, label.plain().to_owned()));
    page::show(&DirectoryPage {
        frame: staff.frame(&site, Section::Directory),
        services: services(&site, &asked.servicio),
        verified: Choice::list(states, &asked.verificado),
        rows: shown.map(|center| row(&site, center)).collect(),
        pages,
        may_edit: true,
        text: asked.q,
        t,
    })
}

fn fits(site: &Site, asked: &Asked, center: &Center) -> bool {
    let wanted = name_key(&asked.q);
    let is_verified = center.provenance.verified_on.is_some();
    let fits_text = || {
        wanted.is_empty()
            || name_key(&center.name).contains(&wanted)
            || name_key(&full_place(site.app().catalogue(), center.place)).contains(&wanted)
    };
    (asked.servicio.is_empty() || center.service.as_str() == asked.servicio)
        && match asked.verificado.as_str() {
            "si" => is_verified,
            "no" => !is_verified,
            _ => true,
        }
        && fits_text()
}

fn services(site: &Site, chosen: &str) -> Vec<Choice> {
    let today = site.today();
    let packs = site.app().catalogue().services_in_order();
    let options = packs
        .into_iter()
        .map(|pack| (pack.service.code.to_string(), pack.service.names.on(today).short.clone()));
    Choice::list(options, chosen)
}

fn row(site: &Site, center: &Center) -> DirectoryRow {
    let catalogue = site.app().catalogue();
    let pack = catalogue.service(&center.service);
    DirectoryRow {
        href: paths::fill(paths::DIRECTORY_EDIT, &[center.id.as_str()]),
        name: center.name.clone(),
        service: pack.map_or_else(
            || center.service.to_string(),
            |pack| pack.service.names.on(site.today()).short.clone(),
        ),
        place: full_place(catalogue, center.place),
        phone: center.phone.clone(),
        source: center.provenance.source.clone(),
        verified_on: center.provenance.verified_on,
    }
}

/// The form of a new center.
pub async fn new_form(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    staff.permit(&site, RepairDirectory)?;
    show_new(&site, &staff, &CenterForm::default(), &[])
}

fn show_new(
    site: &Site,
    staff: &Staff,
    form: &CenterForm,
    wrong: &[Wrong],
) -> Result<Response, PageError> {
    let t = staff.words();
    let mut fields = form.fields(site.app().catalogue(), &t, site.today(), wrong);
    let id = FormField::text("id", t.directory_field_id(), &form.id);
    fields.push(id.hint(t.directory_field_id_hint()));
    mark(&mut fields, wrong);
    let page = CenterFormPage {
        frame: staff.frame(site, Section::Directory),
        name: None,
        post_to: paths::DIRECTORY_NEW.to_owned(),
        fields,
        t,
    };
    page::show_with(status(wrong), &page)
}

const fn status(wrong: &[Wrong]) -> StatusCode {
    if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// Registers a center.
pub async fn register(
    State(site): State<Site>,
    staff: Staff,
    Form(form): Form<CenterForm>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, RepairDirectory)?;
    staff.check_form(&form.token)?;
    let t = staff.words();
    let center = match form.read(site.app().catalogue(), &t, None) {
        Ok(center) => center,
        Err(wrong) => return show_new(&site, &staff, &form, &wrong),
    };
    let to = paths::fill(paths::DIRECTORY_EDIT, &[center.id.as_str()]);
    match site.app().register_center(&permit, center).await {
        Ok(()) => Ok(Redirect::to(&paths::query(&to, &[("guardado", "1")])).into_response()),
        Err(AppError::Conflict) => {
            show_new(&site, &staff, &form, &[("id", t.directory_wrong_id_taken())])
        }
        Err(error) => Err(error.into()),
    }
}

/// What the address of a form says beside the center.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Seen {
    guardado: String,
    visto: String,
}

/// The form of a center that is there.
pub async fn edit_form(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(seen): Query<Seen>,
) -> Result<Response, PageError> {
    staff.permit(&site, RepairDirectory)?;
    let center = known(&site, &id).await?;
    let saved = (!seen.guardado.is_empty()).then_some(Tone::Calm);
    show_edit(&site, &staff, &center, &CenterForm::of(&center), (&[], saved))
}

async fn known(site: &Site, id: &str) -> Result<Center, PageError> {
    let id = CenterId::parse(id).map_err(|_| PageError::NotFound)?;
    site.app().view().await?.centers.get(&id).cloned().ok_or(PageError::NotFound)
}

/// Shows the form; the notice says that it was saved (calm) or that somebody else was faster (warning).
fn show_edit(
    site: &Site,
    staff: &Staff,
    center: &Center,
    form: &CenterForm,
    (wrong, notice): (&[Wrong], Option<Tone>),
) -> Result<Response, PageError> {
    let t = staff.words();
    let mut fields = form.fields(site.app().catalogue(), &t, site.today(), wrong);
    fields.push(FormField::text("reason", t.directory_field_reason(), &form.reason).required());
    mark(&mut fields, wrong);
    let mut frame = staff.frame(site, Section::Directory);
    frame.notice = notice.map(|tone| {
        let text = match tone {
            Tone::Calm => t.directory_saved(center.name.as_str()),
            Tone::Warning | Tone::Danger => t.directory_changed(),
        };
        Notice { tone, text: text.plain().to_owned() }
    });
    let post_to = paths::fill(paths::DIRECTORY_EDIT, &[center.id.as_str()]);
    let post_to = paths::query(&post_to, &[("visto", &fingerprint(center)?)]);
    let name = Some(center.name.clone());
    page::show_with(status(wrong), &CenterFormPage { t, frame, name, post_to, fields })
}

/// Corrects a center, unless it changed since the form was drawn.
pub async fn correct(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(seen): Query<Seen>,
    Form(form): Form<CenterForm>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, RepairDirectory)?;
    staff.check_form(&form.token)?;
    let t = staff.words();
    let center = known(&site, &id).await?;
    let mut wrong = Vec::new();
    if form.reason.trim().is_empty() {
        wrong.push(("reason", t.directory_wrong_empty()));
    }
    let corrected = match form.read(site.app().catalogue(), &t, Some(&center)) {
        Ok(corrected) if wrong.is_empty() => corrected,
        Ok(_) => return show_edit(&site, &staff, &center, &form, (&wrong, None)),
        Err(more) => {
            wrong.extend(more);
            return show_edit(&site, &staff, &center, &form, (&wrong, None));
        }
    };
    match site.app().correct_center(&permit, &seen.visto, corrected, form.reason.trim()).await {
        Ok(()) => {
            let to = paths::fill(paths::DIRECTORY_EDIT, &[center.id.as_str()]);
            Ok(Redirect::to(&paths::query(&to, &[("guardado", "1")])).into_response())
        }
        Err(AppError::Conflict) => {
            let now = CenterForm { reason: form.reason, ..CenterForm::of(&center) };
            show_edit(&site, &staff, &center, &now, (&[], Some(Tone::Warning)))
        }
        Err(error) => Err(error.into()),
    }
}
