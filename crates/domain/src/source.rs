//! Where a published value comes from: document, part and page, so that every number can be traced.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{DocumentId, StatementId};

/// A document that states figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// Stable id, used in citations.
    pub id: DocumentId,
    /// Official title, in the language of the document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Day of publication, where the document says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_on: Option<Date>,
}

/// The exact place of a statement inside a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The document.
    pub document: DocumentId,
    /// The part that states the value on its own: the section of a service, or the consolidated table.
    pub statement: StatementId,
    /// Page, heading or table inside that part, in words: `1.1, cuadro de cobertura`.
    pub locator: String,
}
