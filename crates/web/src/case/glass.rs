//! Opening a case of others because a life is at risk, and looking at such openings afterwards.

use access::question::{BreakGlass, ReadCase, ReadWhoLooked, ReviewGlass};
use app::case::GLASS_MINUTES;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::event::{GlassBroken, GlassReviewed};
use domain::id::{CaseId, EntryCode, RecordId};
use domain::ledger::Actor;
use jiff::SignedDuration;

use super::forms::{Kept, Refused, field};
use super::work::{Fields, Work, plain_refusal};
use super::{case_id, to};
use crate::error::PageError;
use crate::frame::{Choice, Section};
use crate::labels;
use crate::page;
use crate::page::case::{CaseForm, Control, GlassPage, OpeningRow, OptionGroup, ReviewPage};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// Reasons to open a case of others.
const REASONS: [&str; 3] = ["life_at_risk", "violence_now", "child_at_risk"];

/// What happens, who is told, and the form.
///
/// # Errors
/// [`PageError::NotFound`] without the permit: for somebody who is a party, the case is not there.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let case = case_id(&id)?;
    let subject = site.app().case_subject(case).await?;
    staff.permit(&site, BreakGlass { subject: subject.clone() })?;
    let readable = staff.permit(&site, ReadCase { subject }).is_ok();
    draw(&site, &staff, case, readable, None)
}

fn draw(
    site: &Site,
    staff: &Staff,
    case: CaseId,
    readable: bool,
    kept: Option<&Kept>,
) -> Result<Response, PageError> {
    let t = staff.words();
    let reasons = REASONS.map(|code| (code, t.glass_why(code).plain().to_owned()));
    let mut words = field("words", t.glass_words(), Control::Lines);
    words.hint = Some(t.glass_words_hint());
    let fields = vec![
        field(
            "reason",
            t.glass_reason(),
            Control::List(vec![OptionGroup {
                label: String::new(),
                choices: Choice::list(reasons, ""),
            }]),
        ),
        words,
    ];
    let mut form = bare_form(
        site,
        staff,
        "glass",
        to(paths::CASE_GLASS, case),
        (t.glass_open(), t.glass_do()),
    );
    form.fields = fields;
    form.tone = "danger";
    if let Some(kept) = kept {
        form.keep(&kept.sent, kept.why.clone());
    }
    let status = if kept.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let frame = staff.frame(site, Section::Home);
    let readable = readable.then(|| to(paths::CASE, case));
    page::show_with(status, &GlassPage { t, frame, readable, form })
}

fn bare_form(
    site: &Site,
    staff: &Staff,
    id: &str,
    action: String,
    (title, submit): (Phrase, Phrase),
) -> CaseForm {
    CaseForm {
        id: id.to_owned(),
        title,
        lead: None,
        action,
        token: staff.session.form_token.clone(),
        key: site.app().fresh_uuid().to_string(),
        hidden: vec![("from", id.to_owned())],
        fields: Vec::new(),
        submit,
        tone: "",
        is_open: true,
        error: None,
    }
}

/// Opens the case for a time.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn break_glass(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "glass", fields).await?;
    match opening(&work).await {
        Ok(()) => work.end("timeline", Ok(())).await,
        Err(refused) => {
            let why = plain_refusal(&work.t, refused)?;
            let Work { site, staff, case, sent, .. } = work;
            draw(&site, &staff, case, false, Some(&Kept { sent, why }))
        }
    }
}

async fn opening(work: &Work) -> Result<(), Refused> {
    let permit = work.permit(|subject| BreakGlass { subject })?;
    let reason = REASONS.into_iter().find(|code| *code == work.sent.word("reason"));
    let reason = reason.and_then(|code| EntryCode::parse(code).ok());
    let reason = reason.ok_or_else(|| Refused::Words(work.t.refused_choose()))?;
    let until = work.site.app().now() + SignedDuration::from_mins(GLASS_MINUTES);
    let record = work.record();
    let body = GlassBroken { record, reason, words: work.sent.text("words"), until };
    Ok(work.site.app().break_glass(&permit, work.key(), body).await?)
}

/// Openings that nobody has looked at.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn openings(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    show_openings(&site, &staff, case_id(&id)?, None).await
}

async fn show_openings(
    site: &Site,
    staff: &Staff,
    case: CaseId,
    kept: Option<&Kept>,
) -> Result<Response, PageError> {
    let subject = site.app().case_subject(case).await?;
    let permit = staff.permit(site, ReviewGlass { subject: subject.clone() })?;
    let waiting = site.app().openings_to_review(&permit).await?;
    let people: Vec<Actor> = waiting.openings.iter().map(|glass| glass.stamp.by).collect();
    let names = site.app().names_of(&people).await?;
    let t = staff.words();
    let rows = waiting.openings.iter().map(|glass| OpeningRow {
        by: labels::actor(&t, &names, glass.stamp.by),
        at: show::instant(glass.stamp.at),
        until: show::instant(glass.body.until),
        reason: t.glass_why(glass.body.reason.as_str()),
        words: glass.body.words.clone(),
        form: review_form(site, staff, &t, case, glass.body.record, kept),
    });
    let may_know = staff.permit(site, ReadWhoLooked { subject }).is_ok();
    let status = if kept.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = ReviewPage {
        frame: staff.frame(site, Section::Home),
        number: waiting.number.to_string(),
        rows: rows.collect(),
        readings: may_know.then(|| to(paths::CASE_READINGS, case)),
        t: t.clone(),
    };
    page::show_with(status, &page)
}

fn review_form(
    site: &Site,
    staff: &Staff,
    t: &Words,
    case: CaseId,
    record: RecordId,
    kept: Option<&Kept>,
) -> CaseForm {
    let id = format!("review-{record}");
    let words = (t.review_write(), t.review_do());
    let mut form = bare_form(site, staff, &id, to(paths::CASE_REVIEW, case), words);
    let options = [
        ("yes", t.review_justified_yes().plain().to_owned()),
        ("no", t.review_justified_no().plain().to_owned()),
    ];
    form.fields = vec![
        field("justified", t.review_justified(), Control::Few(Choice::list(options, "-"))),
        field("words", t.review_words(), Control::Lines),
    ];
    form.hidden.push(("record", record.to_string()));
    if let Some(kept) = kept.filter(|kept| kept.sent.word("from") == id) {
        form.keep(&kept.sent, kept.why.clone());
    }
    form
}

/// Says whether an opening was right.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn review(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "review", fields).await?;
    match judged(&work).await {
        Ok(()) => Ok(Redirect::to(&to(paths::CASE_REVIEW, work.case)).into_response()),
        Err(refused) => {
            let why = plain_refusal(&work.t, refused)?;
            let Work { site, staff, case, sent, .. } = work;
            show_openings(&site, &staff, case, Some(&Kept { sent, why })).await
        }
    }
}

async fn judged(work: &Work) -> Result<(), Refused> {
    let permit = work.permit(|subject| ReviewGlass { subject })?;
    let choose = || Refused::Words(work.t.refused_choose());
    let justified = match work.sent.word("justified") {
        "yes" => true,
        "no" => false,
        _ => return Err(choose()),
    };
    let record = work.sent.word("record").parse().map_err(|_| choose())?;
    let body = GlassReviewed { record, justified, words: work.sent.text("words") };
    Ok(work.site.app().review_glass(&permit, work.key(), body).await?)
}
