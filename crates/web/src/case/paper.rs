//! Papers and files of a case: the list, writing one, handing out what was signed, adding a file.

use access::Permit;
use access::question::{ReadCase, WriteCase, WritePart};
use app::AppError;
use app::case::{ChangeKey, ComposedPaper, FileRefused, LARGEST_FILE, NewFile, PaperDraft};
use axum::extract::{Multipart, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::Lens;
use domain::form::Basis;
use domain::id::{AttachmentId, PaperId, PaperTemplateId};
use domain::paper::{Blank, Body, Content, PaperTemplate, check_code};
use serde::Deserialize;

use super::opened::Opened;
use super::work::{Fields, Work, plain_refusal};
use super::{case_id, part_of, part_word, to, words};
use crate::error::PageError;
use crate::frame::{Notice, Section, Tone};
use crate::page;
use crate::page::case::{
    EnteringSection, FileRow, PaperPage, PaperRow, PapersPage, Sent, WrittenPart,
};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    firmado: String,
    archivo: String,
}

/// What was signed and added.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn list(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let o = Opened::read(&site, &staff, case_id(&id)?, None).await?;
    let signed = o.page.case.papers.iter().find(|one| one.body.paper.to_string() == done.firmado);
    let notice = match (signed, done.archivo.as_str()) {
        (Some(paper), _) => Some(o.t.paper_signed(paper.body.number.as_str())),
        (None, "1") => Some(o.t.file_added()),
        (None, _) => None,
    };
    draw_list(&o, notice, None)
}

fn draw_list(
    o: &Opened<'_>,
    notice: Option<Phrase>,
    problem: Option<Phrase>,
) -> Result<Response, PageError> {
    let (t, case) = (&o.t, &o.page.case);
    let mut frame = o.staff.frame(o.site, Section::Home);
    frame.notice = notice.map(|text| Notice { tone: Tone::Calm, text: text.plain().to_owned() });
    let id = case.id.to_string();
    let paper = |one: &domain::case::state::Stamped<domain::paper::event::PaperIssued>| PaperRow {
        title: one.body.title.clone(),
        number: one.body.number.clone(),
        by: t.paper_signed_by(o.when(one.stamp.at), o.actor(one.stamp.by)),
        code: t.paper_code(check_code(&one.body.digest)),
        href: paths::fill(paths::CASE_PAPER_FILE, &[&id, &one.body.paper.to_string()]),
    };
    let file = |one: &domain::case::state::Stamped<domain::paper::event::FileAttached>| FileRow {
        label: one.body.label.clone(),
        by: t.file_by(
            o.when(one.stamp.at),
            o.actor(one.stamp.by),
            t.file_kind(one.body.kind.ending()),
            one.body.size.div_ceil(1024),
        ),
        href: paths::fill(paths::CASE_FILE, &[&id, &one.body.file.to_string()]),
    };
    let page = PapersPage {
        head: o.head(&to(paths::CASE_PAPERS, o.id())),
        papers: case.papers.iter().rev().map(paper).collect(),
        write: writable(o),
        files: case.files.iter().rev().map(file).collect(),
        add: o
            .may
            .write
            .then(|| (to(paths::CASE_FILES, o.id()), o.site.app().fresh_uuid().to_string())),
        megabytes: LARGEST_FILE / 1024 / 1024,
        frame,
        t: t.clone(),
        problem,
    };
    let status =
        if page.problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page::show_with(status, &page)
}

/// Papers that the reader may write, once each or once for each of his professions.
fn writable(o: &Opened<'_>) -> Vec<(Phrase, String)> {
    let papers = o.pack.into_iter().flat_map(|pack| &pack.papers);
    let case = o.id().to_string();
    let mut all = Vec::new();
    for paper in papers {
        let own = |lens: &&Lens| paper.signed_by.is_none_or(|by| by == **lens);
        for lens in o.may.parts.iter().filter(own) {
            let path =
                paths::fill(paths::CASE_PAPER_WRITE, &[&case, part_word(*lens), paper.id.as_str()]);
            all.push((o.t.paper_as(words::lens(&o.t, *lens), paper.title.as_str()), path));
        }
    }
    all
}

/// The blank paper.
///
/// # Errors
/// [`PageError::NotFound`] without the permit of the profession.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path((id, part, template)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (case, lens) = (case_id(&id)?, part_of(&part)?);
    let subject = site.app().case_subject(case).await?;
    let permit = staff.permit(&site, WritePart { subject, lens })?;
    let draft = draft_of(&Sent::default(), &template_of(&site, &permit, &template)?);
    let composed = site.app().compose_paper(&permit, &draft).await?;
    let o = Opened::read(&site, &staff, case, None).await?;
    draw(&o, &permit, &Sent::default(), &draft, &composed, false)
}

fn template_of(
    site: &Site,
    permit: &Permit<WritePart>,
    template: &str,
) -> Result<PaperTemplate, PageError> {
    let id = PaperTemplateId::parse(template).map_err(|_| PageError::NotFound)?;
    let papers = site.app().paper_templates(permit)?;
    papers.into_iter().find(|paper| paper.id == id).cloned().ok_or(PageError::NotFound)
}

fn draft_of(sent: &Sent, template: &PaperTemplate) -> PaperDraft {
    let written = template.sections.iter().filter_map(|section| {
        let text = sent.text(&format!("p.{}", section.id));
        matches!(section.content, Content::Written { .. }).then(|| (section.id.clone(), text))
    });
    PaperDraft {
        template: template.id.clone(),
        written: written.collect(),
        addressee: sent.text("addressee").lines().map(str::to_owned).collect(),
    }
}

/// Shows how a paper will be, as a page or as PDF, or signs it.
///
/// # Errors
/// [`PageError::NotFound`] without the permit of the profession.
pub async fn send(
    State(site): State<Site>,
    staff: Staff,
    Path((id, part, template)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "paper", fields).await?;
    let lens = part_of(&part)?;
    let permit = match work.permit(|subject| WritePart { subject, lens }) {
        Ok(permit) => permit,
        Err(refused) => return plain_refusal(&work.t, refused).and(Err(PageError::NotFound)),
    };
    let template = template_of(&work.site, &permit, &template)?;
    let draft = draft_of(&work.sent, &template);
    let app = work.site.app();
    let mut tells_blanks = false;
    match work.sent.word("do") {
        "pdf" => {
            let pdf = app.draft_paper(&permit, &draft).await?;
            return Ok(handed_out("application/pdf", "borrador.pdf", pdf));
        }
        "sign" => match app.sign_paper(&permit, work.key(), &draft).await {
            Ok(issued) => {
                let list = to(paths::CASE_PAPERS, work.case);
                let list = paths::query(&list, &[("firmado", &issued.paper.to_string())]);
                return Ok(Redirect::to(&list).into_response());
            }
            Err(AppError::Blanks { .. }) => tells_blanks = true,
            Err(other) => return Err(other.into()),
        },
        _ => {}
    }
    let composed = app.compose_paper(&permit, &draft).await?;
    let Work { site, staff, case, sent, .. } = work;
    let o = Opened::read(&site, &staff, case, None).await?;
    draw(&o, &permit, &sent, &draft, &composed, tells_blanks)
}

fn draw(
    o: &Opened<'_>,
    permit: &Permit<WritePart>,
    sent: &Sent,
    draft: &PaperDraft,
    composed: &ComposedPaper,
    tells_blanks: bool,
) -> Result<Response, PageError> {
    let t = &o.t;
    let template = template_of(o.site, permit, draft.template.as_str())?;
    let case = o.id().to_string();
    let part = part_word(permit.ask().lens);
    let parts = template.sections.iter().filter_map(|section| match &section.content {
        Content::Written { hint } => Some(WrittenPart {
            id: section.id.to_string(),
            heading: section.heading.clone(),
            hint: hint.clone(),
            is_required: section.required,
            value: sent.text(&format!("p.{}", section.id)),
        }),
        _ => None,
    });
    let key = match sent.word("key") {
        "" => o.site.app().fresh_uuid().to_string(),
        key => key.to_owned(),
    };
    let signer = &composed.paper.signer;
    let page = PaperPage {
        head: o.head(&to(paths::CASE_PAPERS, o.id())),
        title: template.title.clone(),
        source: template.source.clone(),
        basis: match template.basis {
            Basis::Norm => t.paper_basis_norm(),
            Basis::ToVerify => t.paper_basis_to_verify(),
            Basis::Proposal => t.paper_basis_proposal(),
        },
        action: paths::fill(paths::CASE_PAPER_WRITE, &[&case, part, template.id.as_str()]),
        key,
        addressee: template.addressed.then(|| sent.text("addressee")),
        parts: parts.collect(),
        blanks: if tells_blanks { blanks(t, &composed.blanks) } else { Vec::new() },
        sections: composed.paper.sections.iter().map(entering).collect(),
        signer: format!("{} · {}", signer.name, signer.profession),
        frame: o.staff.frame(o.site, Section::Home),
        t: t.clone(),
    };
    let status = if tells_blanks { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page::show_with(status, &page)
}

fn blanks(t: &Words, blanks: &[Blank]) -> Vec<String> {
    let words = |blank: &Blank| match blank {
        Blank::Addressee => t.paper_blank_addressee().plain().to_owned(),
        Blank::Written { heading } | Blank::OfCase { heading } => heading.clone(),
    };
    blanks.iter().map(words).collect()
}

fn entering(section: &domain::paper::PaperSection) -> EnteringSection {
    let mut shown = EnteringSection {
        heading: section.heading.clone(),
        words: Vec::new(),
        facts: Vec::new(),
        table: None,
        nothing: None,
    };
    match &section.body {
        Body::Words(words) => shown.words.clone_from(words),
        Body::Facts(facts) => {
            shown.facts =
                facts.iter().map(|fact| (fact.label.clone(), fact.value.clone())).collect();
        }
        Body::Table { columns, rows } => shown.table = Some((columns.clone(), rows.clone())),
        Body::Notice(words) | Body::Nothing(words) => shown.nothing = Some(words.clone()),
    }
    shown
}

/// A file for the reader, under a name of ours; nothing runs in it.
fn handed_out(media_type: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

/// A signed paper.
///
/// # Errors
/// [`PageError::NotFound`] without the permit, or if the case has no such paper.
pub async fn signed(
    State(site): State<Site>,
    staff: Staff,
    Path((id, paper)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let permit = may_read(&site, &staff, &id).await?;
    let paper: PaperId = paper.parse().map_err(|_| PageError::NotFound)?;
    let (issued, bytes) = site.app().signed_paper(&permit, paper).await?;
    let name: String =
        issued.number.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Ok(handed_out("application/pdf", &format!("{name}.pdf"), bytes))
}

/// A copy of a file.
///
/// # Errors
/// [`PageError::NotFound`] without the permit, or if the case has no such file.
pub async fn copy(
    State(site): State<Site>,
    staff: Staff,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let permit = may_read(&site, &staff, &id).await?;
    let file: AttachmentId = file.parse().map_err(|_| PageError::NotFound)?;
    let (attached, bytes) = site.app().file_copy(&permit, file).await?;
    let day = show::day(site.app().today()).replace('/', "-");
    let name = format!("archivo-{day}.{}", attached.kind.ending());
    Ok(handed_out(attached.kind.media_type(), &name, bytes))
}

async fn may_read(site: &Site, staff: &Staff, id: &str) -> Result<Permit<ReadCase>, PageError> {
    let subject = site.app().case_subject(case_id(id)?).await?;
    staff.permit(site, ReadCase { subject })
}

/// Adds a file.
///
/// # Errors
/// [`PageError::NotFound`] without the permit; [`PageError::TooLarge`] for a body beyond the limit.
pub async fn add(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<Response, PageError> {
    let case = case_id(&id)?;
    let subject = site.app().case_subject(case).await?;
    let permit = staff.permit(&site, WriteCase { subject })?;
    let (key, new) = upload(&staff, form).await?;
    match site.app().attach_file(&permit, key, &new).await {
        Ok(_) => {
            let list = paths::query(&to(paths::CASE_PAPERS, case), &[("archivo", "1")]);
            Ok(Redirect::to(&format!("{list}#archivos")).into_response())
        }
        Err(AppError::File(why)) => {
            let o = Opened::read(&site, &staff, case, None).await?;
            let why = match why {
                FileRefused::Empty => o.t.file_refused_empty(),
                FileRefused::TooLarge => o.t.file_refused_large(),
                FileRefused::OtherKind => o.t.file_refused_kind(),
                FileRefused::Wordless => o.t.file_refused_words(),
            };
            draw_list(&o, None, Some(why))
        }
        Err(other) => Err(other.into()),
    }
}

/// Reads the form: the token comes first, so that nothing is read for a stranger.
async fn upload(staff: &Staff, mut form: Multipart) -> Result<(ChangeKey, NewFile), PageError> {
    let too_large = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            PageError::TooLarge
        } else {
            PageError::Invalid
        }
    };
    let (mut is_checked, mut key, mut label) = (false, None, String::new());
    while let Some(part) = form.next_field().await.map_err(too_large)? {
        match part.name() {
            Some("token") => {
                staff.check_form(&part.text().await.map_err(too_large)?)?;
                is_checked = true;
            }
            _ if !is_checked => return Err(PageError::Refused),
            Some("key") => key = part.text().await.map_err(too_large)?.parse().ok(),
            Some("label") => label = part.text().await.map_err(too_large)?,
            Some("file") => {
                let name = part.file_name().unwrap_or_default().to_owned();
                let bytes = part.bytes().await.map_err(too_large)?.to_vec();
                let key = ChangeKey(key.ok_or(PageError::Invalid)?);
                return Ok((key, NewFile { name, label, bytes }));
            }
            _ => {}
        }
    }
    Err(PageError::Invalid)
}
