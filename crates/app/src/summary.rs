//! The executive summary of a department: as data, and as a document that leaves the system.

use access::{Permit, question};
use domain::event::DocumentExported;
use domain::figure::Period;
use domain::figure::value::KnownFigure;
use domain::id::DocumentId;
use domain::ledger::{Scope, StreamName};
use domain::rule;
use domain::summary::{ExecutiveSummary, NamesAsOf, SummaryRequest, build};
use domain::territory::{Level, Ubigeo};
use jiff::civil::Date;
use store::Expected;

use crate::App;
use crate::error::AppError;

/// Form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentFormat {
    /// A fragment of a page.
    Html,
    /// PDF/A, tagged.
    Pdf,
    /// A text document.
    Docx,
    /// A workbook.
    Xlsx,
    /// Data.
    Json,
}

impl DocumentFormat {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Html, Self::Pdf, Self::Docx, Self::Xlsx, Self::Json];

    /// The word used in commands, paths and file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The form with that word, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// Media type of the bytes.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// Which summary somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SummaryQuestion {
    /// The department.
    pub department: Ubigeo,
    /// The year.
    pub year: i16,
    /// The month, as year and month from 1.
    pub month: (i16, i8),
    /// Names as of the period or as of a day.
    pub names: NamesAsOf,
    /// Day printed on the document.
    pub generated_on: Date,
}

/// A document ready to leave.
#[derive(Debug, Clone)]
pub struct RenderedDocument {
    /// Name for the file: `resumen-ejecutivo-08-2022.pdf`.
    pub file_name: String,
    /// Form.
    pub format: DocumentFormat,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Snapshot of its numbers.
    pub snapshot: String,
}

impl App {
    /// The summary as data.
    ///
    /// # Errors
    /// [`AppError::UnknownDepartment`] for a code that is not a department.
    pub async fn summary(
        &self,
        permit: &Permit<question::ReadSummary>,
        asked: &SummaryQuestion,
    ) -> Result<ExecutiveSummary, AppError> {
        check_permitted(permit.ask().department, asked.department)?;
        self.build_summary(asked).await
    }

    /// The summary as a document; that it left is in the ledger before its bytes are handed out.
    ///
    /// # Errors
    /// As [`App::summary`], and when the document cannot be made.
    pub async fn export_summary(
        &self,
        permit: &Permit<question::ExportSummary>,
        asked: &SummaryQuestion,
        format: DocumentFormat,
    ) -> Result<RenderedDocument, AppError> {
        check_permitted(permit.ask().department, asked.department)?;
        let summary = self.build_summary(asked).await?;
        let document = self.render(summary, format).await?;
        let body = DocumentExported {
            document: DocumentId::parse("executive_summary")?,
            department: asked.department,
            format: format.as_str().to_owned(),
            snapshot: document.snapshot.clone(),
            digest: blake3::hash(&document.bytes).to_hex().to_string(),
            generated_on: asked.generated_on,
        };
        let write = self.write(
            StreamName::new("export", &asked.department),
            Expected::Any,
            Scope::territory(asked.department),
            (permit.actor(), permit.purpose()),
            body,
        );
        self.store().append(write).await?;
        Ok(document)
    }

    /// The summary as a fragment of a page.
    ///
    /// # Errors
    /// As [`App::summary`].
    pub async fn summary_page(
        &self,
        permit: &Permit<question::ReadSummary>,
        asked: &SummaryQuestion,
    ) -> Result<(ExecutiveSummary, String), AppError> {
        let summary = self.summary(permit, asked).await?;
        let document = report::executive_summary(&summary, self.report_texts());
        Ok((summary, report::html::render(&document)?))
    }

    /// Lays a summary out. Typesetting takes time, so it runs beside the threads that answer.
    ///
    /// # Errors
    /// When the document cannot be made.
    pub async fn render(
        &self,
        summary: ExecutiveSummary,
        format: DocumentFormat,
    ) -> Result<RenderedDocument, AppError> {
        let app = self.clone();
        let task = tokio::task::spawn_blocking(move || -> Result<RenderedDocument, AppError> {
            let document = report::executive_summary(&summary, app.report_texts());
            let bytes = match format {
                DocumentFormat::Html => report::html::render(&document)?.into_bytes(),
                DocumentFormat::Pdf => report::pdf::render(app.typesetter(), &document)?,
                DocumentFormat::Docx => report::docx::render(&document)?,
                DocumentFormat::Xlsx => report::xlsx::render(&document)?,
                DocumentFormat::Json => report::json::render(&summary)?.into_bytes(),
            };
            let period = summary.periods.first().map_or_else(String::new, Period::to_string);
            let department = summary.department.ubigeo;
            Ok(RenderedDocument {
                file_name: format!("resumen-ejecutivo-{department}-{period}.{}", format.as_str()),
                format,
                bytes,
                snapshot: summary.snapshot,
            })
        });
        task.await.map_err(|_| AppError::Interrupted)?
    }

    async fn build_summary(&self, asked: &SummaryQuestion) -> Result<ExecutiveSummary, AppError> {
        let territory = &self.catalogue().territory;
        let is_department = asked.department.level() == Level::Department
            && territory.get(asked.department).is_some();
        if !is_department {
            return Err(AppError::UnknownDepartment { code: asked.department.to_string() });
        }
        let view = self.view().await?;
        let figures: Vec<KnownFigure> = view.figures_of(asked.department).cloned().collect();
        let centers: Vec<_> = view.centers_of(asked.department).cloned().collect();
        let findings = rule::evaluate(self.catalogue(), &view.figures, asked.department);
        let (year, month) = asked.month;
        let request = SummaryRequest {
            department: asked.department,
            year: asked.year,
            month: Period::Month(year, month),
            names: asked.names,
            generated_on: asked.generated_on,
            snapshot: view.snapshot.clone(),
        };
        Ok(build(self.catalogue(), &figures, &centers, &view.documents, findings, &request))
    }
}

/// A permit for one department opens no other.
fn check_permitted(permitted: Ubigeo, asked: Ubigeo) -> Result<(), AppError> {
    if permitted == asked { Ok(()) } else { Err(AppError::NotFound) }
}
