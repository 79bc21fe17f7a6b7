//! Documents as PDF/A-2a: tagged, with bookmarks, in Spanish, and the same bytes for the same input.
//!
//! Layouts are fixed files; a document reaches its layout as data. So no text can become markup: there is nothing to escape.

mod input;
mod world;

use jiff::civil::Date;
use serde_json::Value;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{Document, ReportError};
pub(crate) use world::Layout;
use world::{Job, Press};

/// How many documents a result of the typesetter is kept for. Layouts repeat little between documents.
const KEEP_RESULTS: usize = 1;

/// Fonts and layout library, loaded once and used for every document.
pub struct Typesetter {
    press: Press,
    standards: PdfStandards,
}

impl Typesetter {
    /// Loads the embedded fonts.
    ///
    /// # Errors
    /// [`ReportError::Typeset`] if the typesetter does not offer PDF/A-2a.
    pub fn new() -> Result<Self, ReportError> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| ReportError::Typeset { message: error.message().to_string() })?;
        Ok(Self { press: Press::new(), standards })
    }
}

/// Something to print.
pub(crate) struct Print {
    /// How it is laid out.
    pub(crate) layout: Layout,
    /// Names the document for ever in its own bytes.
    pub(crate) ident: String,
    /// Language of its texts (BCP 47).
    pub(crate) language: String,
    /// Date in the properties of the file.
    pub(crate) dated: Date,
    /// What it says.
    pub(crate) data: Value,
}

/// Typesets a document.
///
/// A character that no font has is shown as `□`: the document still comes out, and PDF/A allows no missing glyph.
///
/// # Errors
/// [`ReportError`] if the typesetter or the rules of PDF/A refuse the document.
pub fn render(typesetter: &Typesetter, document: &Document) -> Result<Vec<u8>, ReportError> {
    let job = Print {
        layout: Layout::Report,
        ident: format!("{}/{}", document.title, document.snapshot),
        language: document.language.clone(),
        dated: document.generated_on,
        data: serde_json::to_value(document)?,
    };
    print(typesetter, job)
}

/// Typesets something.
pub(crate) fn print(typesetter: &Typesetter, it: Print) -> Result<Vec<u8>, ReportError> {
    let Print { layout, ident, language, dated, data } = it;
    let data = input::data(&typesetter.press, data, &language, dated);
    let job = Job::new(&typesetter.press, layout, data);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&job);
    let pages = output.map_err(|problems| refused(&problems))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        timestamp: midnight(dated),
        standards: typesetter.standards.clone(),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(|problems| refused(&problems));
    typst::comemo::evict(KEEP_RESULTS);
    bytes
}

/// Midnight UTC of the day on which the document is made.
fn midnight(day: Date) -> Option<Timestamp> {
    let [month, date] = [day.month(), day.day()].map(i8::unsigned_abs);
    Datetime::from_ymd_hms(i32::from(day.year()), month, date, 0, 0, 0).map(Timestamp::new_utc)
}

fn refused(problems: &[SourceDiagnostic]) -> ReportError {
    let line = |problem: &SourceDiagnostic| {
        let hints = problem.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", problem.message, hints.collect::<String>())
    };
    ReportError::Typeset { message: problems.iter().map(line).collect::<Vec<_>>().join("\n") }
}
