//! The repair queue: a doubtful row beside what it would become, and a person who decides, once.

use access::Permit;
use access::question::{ReadImports, RepairDirectory};
use app::AppError;
use app::directory::{RowAnswer, WaitingRow};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::directory::Column;
use domain::event::DoubtfulRow;
use domain::id::ImportId;
use serde::Deserialize;

use super::center_form::{CenterForm, Wrong, mark};
use crate::error::PageError;
use crate::frame::{Notice, Pages, Section, Tone};
use crate::page;
use crate::page::desk::{
    FormField, OriginalCell, ProposalField, RepairListRow, RepairPage, RepairRowPage,
};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// Rows of a page.
const PAGE: u32 = 50;
/// Longest reason in characters.
const LONGEST_REASON: usize = 300;

/// Which page, and what just happened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pagina: String,
    aviso: String,
}

/// The rows that wait.
pub async fn list(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, RepairDirectory)?;
    let t = staff.words();
    let total = count(&site, &permit).await?;
    let page = asked.pagina.parse().unwrap_or(1);
    let pages = Pages::new(page, total, PAGE as usize, paths::REPAIR);
    let offset = u32::try_from(pages.page - 1).unwrap_or_default().saturating_mul(PAGE);
    let waiting = site.app().waiting_rows(&permit, PAGE, offset).await?;
    let files = Files::read(&site, &staff).await?;
    let row = |waiting: &WaitingRow| RepairListRow {
        href: address(waiting.import, waiting.row.line),
        file: files.name(waiting.import),
        line: waiting.row.line,
        center: center_name(&site, &waiting.row),
        doubts: doubts(&t, &waiting.row),
    };
    let mut frame = staff.frame(&site, Section::Repair);
    frame.notice = notice(&t, &asked.aviso);
    let rows = waiting.iter().map(row).collect();
    page::show(&RepairPage { frame, rows, pages, t })
}

async fn count(site: &Site, permit: &Permit<RepairDirectory>) -> Result<usize, PageError> {
    let count = site.app().waiting_row_count(permit).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

fn notice(t: &Words, word: &str) -> Option<Notice> {
    let (tone, text) = match word {
        "guardada" => (Tone::Calm, t.repair_done()),
        "decidida" => (Tone::Warning, t.repair_already()),
        _ => return None,
    };
    Some(Notice { tone, text: text.plain().to_owned() })
}

fn address(import: ImportId, line: u32) -> String {
    paths::fill(paths::REPAIR_ROW, &[&import.to_string(), &line.to_string()])
}

fn doubts(t: &Words, row: &DoubtfulRow) -> Vec<Phrase> {
    row.doubts.iter().map(|doubt| t.doubt(doubt)).collect()
}

/// Names of the files that rows came in.
struct Files(Vec<(ImportId, String)>);

impl Files {
    async fn read(site: &Site, staff: &Staff) -> Result<Self, PageError> {
        let Ok(permit) = site.app().permit(staff.who(), ReadImports) else {
            return Ok(Self(Vec::new()));
        };
        let imports = site.app().directory_imports(&permit).await?;
        Ok(Self(imports.into_iter().map(|one| (one.import, one.file_name)).collect()))
    }

    /// The name of the file, or the id of its import when it is an old one.
    fn name(&self, import: ImportId) -> String {
        let found = self.0.iter().find(|(id, _)| *id == import);
        found.map_or_else(|| import.to_string(), |(_, name)| name.clone())
    }
}

/// The value of a column as it came.
fn cell<'a>(site: &Site, row: &'a DoubtfulRow, wanted: Column) -> &'a str {
    let header: Vec<String> = row.original.iter().map(|(name, _)| name.clone()).collect();
    let columns = site.app().catalogue().directory_columns.map(&header).unwrap_or_default();
    let at = columns.iter().position(|column| *column == Some(wanted));
    at.and_then(|at| row.original.get(at)).map_or("", |(_, value)| value.as_str())
}

fn center_name(site: &Site, row: &DoubtfulRow) -> String {
    let proposed = row.proposal.as_ref().map(|center| center.name.clone());
    proposed.unwrap_or_else(|| cell(site, row, Column::Name).to_owned())
}

/// One row.
pub async fn row(
    State(site): State<Site>,
    staff: Staff,
    Path((import, line)): Path<(String, u32)>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, RepairDirectory)?;
    let import: ImportId = import.parse().map_err(|_| PageError::NotFound)?;
    let waiting = site.app().waiting_row(&permit, import, line).await?;
    if waiting.decision.is_some() {
        return Ok(to_list("decidida"));
    }
    let form = filled(&site, &waiting.row);
    show(&site, &staff, &permit, &waiting, (&form, &[], None)).await
}

fn to_list(word: &str) -> Response {
    Redirect::to(&paths::query(paths::REPAIR, &[("aviso", word)])).into_response()
}

/// The form with the proposal, or with the original where nothing could be proposed.
fn filled(site: &Site, row: &DoubtfulRow) -> CenterForm {
    if let Some(center) = &row.proposal {
        return CenterForm::of(center);
    }
    let came = |column| cell(site, row, column).to_owned();
    CenterForm {
        id: came(Column::Id),
        name: came(Column::Name),
        service: came(Column::Service),
        kind: came(Column::Kind),
        place: came(Column::Ubigeo),
        address: came(Column::Address),
        latitude: came(Column::Latitude),
        longitude: came(Column::Longitude),
        hours: came(Column::Hours),
        languages: came(Column::Languages),
        phone: came(Column::Phone),
        accessibility: came(Column::Accessibility),
        valid_from: came(Column::ValidFrom),
        valid_to: came(Column::ValidTo),
        source: came(Column::Source),
        verified_on: came(Column::VerifiedOn),
        ..CenterForm::default()
    }
}

/// Draws a row; with wrong fields or a refusal the form keeps what was typed.
async fn show(
    site: &Site,
    staff: &Staff,
    permit: &Permit<RepairDirectory>,
    waiting: &WaitingRow,
    (form, wrong, refusal): (&CenterForm, &[Wrong], Option<Phrase>),
) -> Result<Response, PageError> {
    let t = staff.words();
    let row = &waiting.row;
    let mut fields = form.fields(site.app().catalogue(), &t, site.today(), wrong);
    let id = FormField::text("id", t.directory_field_id(), &form.id);
    fields.push(id.hint(t.directory_field_id_hint()));
    mark(&mut fields, wrong);
    let is_refused = refusal.is_some() || !wrong.is_empty();
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut frame = staff.frame(site, Section::Repair);
    let refusal = refusal.or_else(|| is_refused.then(|| t.repair_cannot()));
    frame.notice = refusal.map(|text| Notice { tone: Tone::Danger, text: text.plain().to_owned() });
    let page = RepairRowPage {
        frame,
        file: Files::read(site, staff).await?.name(waiting.import),
        line: row.line,
        post_to: address(waiting.import, row.line),
        doubts: doubts(&t, row),
        original: original(row),
        proposal: proposal(site, &t, row),
        fields,
        left: count(site, permit).await?,
        next: next(site, permit, waiting).await?,
        t,
    };
    page::show_with(status, &page)
}

fn original(row: &DoubtfulRow) -> Vec<OriginalCell> {
    let cell = |(column, value): &(String, String)| OriginalCell {
        column: column.clone(),
        value: value.clone(),
        is_doubtful: row.doubts.iter().any(|doubt| doubt.column == *column),
    };
    row.original.iter().map(cell).collect()
}

/// What the row would become; values that did not come like this are marked.
fn proposal(site: &Site, t: &Words, row: &DoubtfulRow) -> Option<Vec<ProposalField>> {
    let form = CenterForm::of(row.proposal.as_ref()?);
    let values = [
        (t.directory_field_name(), form.name, Column::Name),
        (t.directory_field_service(), form.service, Column::Service),
        (t.directory_field_place(), form.place, Column::Ubigeo),
        (t.directory_field_address(), form.address, Column::Address),
        (t.directory_field_latitude(), form.latitude, Column::Latitude),
        (t.directory_field_longitude(), form.longitude, Column::Longitude),
        (t.directory_field_hours(), form.hours, Column::Hours),
        (t.directory_field_phone(), form.phone, Column::Phone),
        (t.directory_field_source(), form.source, Column::Source),
        (t.directory_field_id(), form.id, Column::Id),
    ];
    let is_shown = |(_, value, column): &(Phrase, String, Column)| {
        !value.is_empty() || !cell(site, row, *column).is_empty()
    };
    let field = |(label, value, column): (Phrase, String, Column)| {
        let is_changed = cell(site, row, column) != value;
        ProposalField { label, value, is_changed }
    };
    Some(values.into_iter().filter(is_shown).map(field).collect())
}

/// The row after this one, or the first that waits.
async fn next(
    site: &Site,
    permit: &Permit<RepairDirectory>,
    waiting: &WaitingRow,
) -> Result<Option<String>, PageError> {
    let rows = site.app().waiting_rows(permit, 4 * PAGE, 0).await?;
    let is_this =
        |row: &&WaitingRow| row.import == waiting.import && row.row.line == waiting.row.line;
    let at = rows.iter().position(|row| is_this(&row));
    let after = at.and_then(|at| rows.get(at + 1));
    let other = after.or_else(|| rows.iter().find(|row| !is_this(row)));
    Ok(other.map(|row| address(row.import, row.row.line)))
}

/// Decides: accept the proposal, register as corrected, or set aside.
pub async fn decide(
    State(site): State<Site>,
    staff: Staff,
    Path((import, line)): Path<(String, u32)>,
    Form(form): Form<CenterForm>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, RepairDirectory)?;
    staff.check_form(&form.token)?;
    let import: ImportId = import.parse().map_err(|_| PageError::NotFound)?;
    let waiting = site.app().waiting_row(&permit, import, line).await?;
    let t = staff.words();
    let answer = match answer(&site, &t, &waiting.row, &form)? {
        Ok(answer) => answer,
        Err(wrong) => return show(&site, &staff, &permit, &waiting, (&form, &wrong, None)).await,
    };
    let next = next(&site, &permit, &waiting).await?;
    match site.app().resolve_row(&permit, import, line, answer).await {
        Ok(()) => Ok(next
            .map_or_else(|| to_list("guardada"), |address| Redirect::to(&address).into_response())),
        Err(AppError::Conflict) => Ok(to_list("decidida")),
        Err(AppError::Directory) => {
            let refusal = Some(t.repair_cannot());
            show(&site, &staff, &permit, &waiting, (&form, &[], refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The decision, or the fields that are wrong.
fn answer(
    site: &Site,
    t: &Words,
    row: &DoubtfulRow,
    form: &CenterForm,
) -> Result<Result<RowAnswer, Vec<Wrong>>, PageError> {
    match form.decision.as_str() {
        "accept" => {
            let center = row.proposal.clone().ok_or(PageError::Invalid)?;
            Ok(Ok(RowAnswer::Register(Box::new(center))))
        }
        "edit" => Ok(form.read(site.app().catalogue(), t, None).map(|mut center| {
            // No field shows it, so it stays as it was read.
            center.internet = row.proposal.as_ref().and_then(|proposal| proposal.internet);
            RowAnswer::Register(Box::new(center))
        })),
        "set_aside" => {
            let reason = form.reason.trim();
            if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
                return Err(PageError::Invalid);
            }
            Ok(Ok(RowAnswer::SetAside { reason: reason.to_owned() }))
        }
        _ => Err(PageError::Invalid),
    }
}
