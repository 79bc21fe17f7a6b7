//! Papers of a case: a draft shows exactly what will enter, blanks are refused, and what is signed is numbered, hashed,
//! registered and kept.

use std::collections::BTreeMap;

use access::Permit;
use access::question::{AboutCase, ReadCase, WritePart};
use domain::case::Case;
use domain::id::{AttachmentId, EntryCode, PaperId, PaperTemplateId};
use domain::ledger::{Scope, StreamName};
use domain::paper::event::{PaperIssued, PaperNumbered, PaperWritten};
use domain::paper::{Blank, Body, Content, Paper, PaperSection, PaperTemplate, Signer};
use store::{AppendError, Expected, Write};
use texts::Value;

use super::paper_words::PaperWords;
use super::person::member;
use super::{ATTEMPTS, ChangeKey};
use crate::App;
use crate::error::AppError;

/// What a person fills in.
#[derive(Debug, Clone)]
pub struct PaperDraft {
    /// The template.
    pub template: PaperTemplateId,
    /// Words of the parts that the signer writes.
    pub written: BTreeMap<EntryCode, String>,
    /// To whom, a line each.
    pub addressee: Vec<String>,
}

/// A paper as it would be signed, and what is missing.
#[derive(Debug, Clone)]
pub struct ComposedPaper {
    /// Exactly what will enter.
    pub paper: Paper,
    /// What must not stay blank.
    pub blanks: Vec<Blank>,
}

impl App {
    /// The papers that a profession may write in a case.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the service has no cases.
    pub fn paper_templates(
        &self,
        permit: &Permit<WritePart>,
    ) -> Result<Vec<&PaperTemplate>, AppError> {
        let WritePart { subject, lens } = permit.ask();
        let papers = self.case_pack(&subject.service)?.papers.iter();
        Ok(papers.filter(|paper| paper.signed_by.is_none_or(|own| own == *lens)).collect())
    }

    /// Composes a paper: nothing is kept.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a template that is not there or belongs to another profession.
    pub async fn compose_paper(
        &self,
        permit: &Permit<WritePart>,
        draft: &PaperDraft,
    ) -> Result<ComposedPaper, AppError> {
        let (case, _) = self.store().load_case(permit).await?.ok_or(AppError::NotFound)?;
        self.compose(permit, &case, draft).await
    }

    /// Composes a paper and lays it out: it says that it is a draft.
    ///
    /// # Errors
    /// As [`App::compose_paper`].
    pub async fn draft_paper(
        &self,
        permit: &Permit<WritePart>,
        draft: &PaperDraft,
    ) -> Result<Vec<u8>, AppError> {
        let composed = self.compose_paper(permit, draft).await?;
        self.paper_pdf(composed.paper).await
    }

    /// Signs a paper: its number, its words and its file are kept together, or nothing is.
    ///
    /// # Errors
    /// [`AppError::Blanks`] with every part that must not stay blank.
    pub async fn sign_paper(
        &self,
        permit: &Permit<WritePart>,
        key: ChangeKey,
        draft: &PaperDraft,
    ) -> Result<PaperIssued, AppError> {
        let id = PaperId::new(key.part("paper id").0);
        for _ in 0..ATTEMPTS {
            let (case, version) =
                self.store().load_case(permit).await?.ok_or(AppError::NotFound)?;
            if let Some(known) = case.papers.iter().find(|paper| paper.body.paper == id) {
                return Ok(known.body.clone()); // the same signing was sent before
            }
            let ComposedPaper { mut paper, blanks } = self.compose(permit, &case, draft).await?;
            if !blanks.is_empty() {
                return Err(AppError::Blanks { blanks });
            }
            let book = self.book(&case, draft, &paper);
            let order = self.store().stream_version(&book).await? + 1;
            paper.number = Some(self.number(&case, draft, &paper, order)?);
            let pdf = self.paper_pdf(paper.clone()).await?;
            let issued = issued(id, draft, &paper, &pdf)?;
            let numbered =
                PaperNumbered { paper: id, order: u32::try_from(order).unwrap_or(u32::MAX) };
            let scope = Scope::territory(case.center_place);
            let write = |part: &str, stream, expected, event| -> Write {
                let key = key.part(part);
                self.keyed_write(permit, key, stream, expected, scope.clone(), vec![event])
            };
            let first = Expected::Version(0);
            let words = PaperWritten { paper: id, words: paper };
            let of_case = StreamName::new("case", &case.id);
            let mut writes = vec![
                write("case", of_case, Expected::Version(version), issued.clone().into()),
                write("book", book, Expected::Version(order - 1), numbered.into()),
                write("words", StreamName::new("paper", &id), first, words.into()),
            ];
            writes.push(self.file_write(permit, key, file_of(id), &pdf, &scope));
            match self.store().append_all(writes).await {
                Err(AppendError::VersionConflict { .. }) => {}
                other => return other.map(|_| issued).map_err(AppError::from),
            }
        }
        Err(AppError::Conflict)
    }

    /// A signed paper of a case: what the register says, its words and the file as it was handed out. That it was read is
    /// in the ledger before the answer leaves.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the case has no such paper.
    pub async fn signed_paper(
        &self,
        permit: &Permit<ReadCase>,
        id: PaperId,
    ) -> Result<(PaperIssued, Vec<u8>), AppError> {
        let (case, _) = self.store().load_case(permit).await?.ok_or(AppError::NotFound)?;
        let known = case.papers.iter().find(|paper| paper.body.paper == id);
        let issued = known.ok_or(AppError::NotFound)?.body.clone();
        self.note_reading(permit, "paper").await?;
        let bytes = self.store().file_of_case(permit, file_of(id)).await?;
        if blake3::hash(&bytes).to_hex().as_str() != issued.file_digest {
            return Err(AppError::Altered);
        }
        Ok((issued, bytes))
    }

    /// Lays a paper out on another thread: it takes longer than a request should hold the others up.
    async fn paper_pdf(&self, paper: Paper) -> Result<Vec<u8>, AppError> {
        let app = self.clone();
        let job = move || report::paper::pdf(app.typesetter(), &paper, app.report_texts());
        let pdf = tokio::task::spawn_blocking(job).await;
        Ok(pdf.map_err(|_| AppError::Interrupted)??)
    }

    async fn compose(
        &self,
        permit: &Permit<WritePart>,
        case: &Case,
        draft: &PaperDraft,
    ) -> Result<ComposedPaper, AppError> {
        let lens = permit.ask().lens;
        let template = self.case_pack(&case.service)?.paper(&draft.template);
        let template = template.filter(|one| one.signed_by.is_none_or(|own| own == lens));
        let template = template.ok_or(AppError::NotFound)?;
        let words = self.paper_words(permit, case).await?;
        let mut blanks = Vec::new();
        if template.addressed && draft.addressee.iter().all(|line| line.trim().is_empty()) {
            blanks.push(Blank::Addressee);
        }
        let mut sections = Vec::new();
        for section in &template.sections {
            let heading = section.heading.clone();
            let body = match &section.content {
                Content::Written { .. } => written(draft.written.get(&section.id)),
                content => words.body(content),
            };
            let is_blank = body.is_none() || matches!(body, Some(Body::Nothing(_)));
            if is_blank && section.required {
                blanks.push(match section.content {
                    Content::Written { .. } => Blank::Written { heading: heading.clone() },
                    _ => Blank::OfCase { heading: heading.clone() },
                });
            }
            sections.extend(body.map(|body| PaperSection { heading, body }));
        }
        let by = permit.actor();
        let names = self.names_of(&[by]).await?;
        let signer = Signer {
            name: names.get(&member(permit.who())?).cloned().unwrap_or_default(),
            profession: words.lens(lens),
        };
        let (center, place) = words.center();
        let addressee = draft.addressee.iter().map(|line| line.trim().to_owned());
        let paper = Paper {
            title: template.title.clone(),
            number: None,
            center,
            place,
            dated: self.today(),
            addressee: addressee.filter(|line| !line.is_empty()).collect(),
            case_number: case.number.to_string(),
            sections,
            signer,
            source: template.source.clone(),
            simulated: self.is_demonstration(),
        };
        Ok(ComposedPaper { paper, blanks })
    }

    async fn paper_words<'a, A: AboutCase>(
        &'a self,
        permit: &Permit<A>,
        case: &'a Case,
    ) -> Result<PaperWords<'a>, AppError> {
        let user = case.service_user().into_iter().collect();
        let persons = self.store().parties_of_case(permit, &user).await?;
        let person = persons.into_iter().next().map(|(_, person)| person);
        let view = self.view().await?;
        let center = view.centers.get(&case.center).map(|center| center.name.clone());
        Ok(PaperWords {
            texts: self.report_texts(),
            catalogue: self.catalogue(),
            pack: self.case_pack(&case.service)?,
            case,
            person,
            center: center.unwrap_or_else(|| case.center.to_string()),
            today: self.today(),
        })
    }

    fn book(&self, case: &Case, draft: &PaperDraft, paper: &Paper) -> StreamName {
        let name = format!("{}-{}-{}", case.center, draft.template, paper.dated.year());
        StreamName::new("paper-book", &name)
    }

    fn number(
        &self,
        case: &Case,
        draft: &PaperDraft,
        paper: &Paper,
        order: u64,
    ) -> Result<String, AppError> {
        let template = self.case_pack(&case.service)?.paper(&draft.template);
        let template = template.ok_or(AppError::NotFound)?;
        let (order, year) = (format!("{order:04}"), paper.dated.year().to_string());
        let values: [(&str, Value<'_>); 4] = [
            ("abbreviation", template.abbreviation.as_str().into()),
            ("order", order.into()),
            ("year", year.into()),
            ("center", paper.center.as_str().into()),
        ];
        Ok(self.report_texts().format("paper-number", &values))
    }
}

/// The file of a paper has the id of the paper.
const fn file_of(paper: PaperId) -> AttachmentId {
    AttachmentId::new(paper.uuid())
}

fn issued(
    id: PaperId,
    draft: &PaperDraft,
    paper: &Paper,
    pdf: &[u8],
) -> Result<PaperIssued, AppError> {
    Ok(PaperIssued {
        paper: id,
        template: draft.template.clone(),
        title: paper.title.clone(),
        number: paper.number.clone().unwrap_or_default(),
        dated: paper.dated,
        digest: paper.digest().map_err(report::ReportError::from)?,
        file_digest: blake3::hash(pdf).to_hex().to_string(),
    })
}

/// Words of the signer, a paragraph for each line that says something.
fn written(text: Option<&String>) -> Option<Body> {
    let lines = text?.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    (!lines.is_empty()).then_some(Body::Words(lines))
}
