//! Figures in, documents out: one model, five outputs that say the same.
//!
//! [`executive_summary`] words a summary into a [`Document`]; [`html`], [`pdf`], [`docx`] and [`xlsx`] lay it out, and
//! [`json`] writes the data. No file is read, no clock asked: the same input gives the same bytes.

pub mod chart;
pub mod document;
pub mod docx;
pub mod html;
pub mod json;
mod markup;
mod palette;
pub mod paper;
pub mod pdf;
pub mod xlsx;

pub use document::{Document, executive_summary};
pub use pdf::Typesetter;

/// A document cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The data cannot be written as JSON.
    #[error("could not write the document as JSON")]
    Json(#[from] serde_json::Error),
    /// The typesetter refused the document.
    #[error("could not typeset the document: {message}")]
    Typeset {
        /// Everything the typesetter says, one problem a line.
        message: String,
    },
    /// The spreadsheet cannot be written.
    #[error("could not write the spreadsheet")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The text document cannot be written.
    #[error("could not write the text document: {message}")]
    Docx {
        /// What the packer says.
        message: String,
    },
}
