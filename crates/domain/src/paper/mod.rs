//! Documents of a case: what a template of a pack asks, what the case brings, and the paper that is signed.
//!
//! A paper is words in their order and nothing else. What is signed is kept as it was: a later version of the program may
//! lay it out anew and never says anything else.

pub mod event;
mod template;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use template::{Content, PaperTemplate, TemplateSection};

/// A document of a case, complete.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// What it is.
    pub title: String,
    /// Its number in the book of the center; absent on a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The center that issues it.
    pub center: String,
    /// Where that center is.
    pub place: String,
    /// Day on which it is signed.
    pub dated: Date,
    /// To whom, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressee: Vec<String>,
    /// The number of the case.
    pub case_number: String,
    /// Parts in order.
    pub sections: Vec<PaperSection>,
    /// Who signs.
    pub signer: Signer,
    /// The norm it rests on.
    pub source: String,
    /// Whether the people in it are simulated: every page says so.
    pub simulated: bool,
}

/// It is about people: `Debug` tells what it is, not what it says.
impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paper({}, {} sections)", self.title, self.sections.len())
    }
}

impl Paper {
    /// BLAKE3 of the words: the same on every copy, printed on each page.
    ///
    /// # Errors
    /// Fails only if a map key is not text, which no paper has.
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        let words = serde_json::to_vec(self)?;
        Ok(blake3::hash(&words).to_hex().to_string())
    }
}

/// Letters of the code that is printed; the register knows the rest.
const CODE_LETTERS: usize = 16;

/// `3f2a 91c0 …`: the beginning of the digest, in fours, so that it can be read aloud.
#[must_use]
pub fn check_code(digest: &str) -> String {
    let letters: Vec<char> = digest.chars().take(CODE_LETTERS).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// A part of a paper.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSection {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub body: Body,
}

/// What a part of a paper says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Body {
    /// Words, a paragraph each.
    Words(Vec<String>),
    /// Labels with their values.
    Facts(Vec<PaperFact>),
    /// A table.
    Table {
        /// Headings of the columns.
        columns: Vec<String>,
        /// Rows, each with as many cells.
        rows: Vec<Vec<String>>,
    },
    /// Something everybody must read first.
    Notice(String),
    /// Nothing is known, and the paper says so in these words.
    Nothing(String),
}

/// A label with its value.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperFact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// Who signs a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Full name.
    pub name: String,
    /// As what.
    pub profession: String,
}

/// A place that must not stay blank.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Blank {
    /// A part that the signer writes.
    #[error("the part `{heading}` has no words")]
    Written {
        /// Heading of the part.
        heading: String,
    },
    /// The addressee.
    #[error("the addressee is missing")]
    Addressee,
    /// A part that the case brings, and the case has nothing for it.
    #[error("the case has nothing for the part `{heading}`")]
    OfCase {
        /// Heading of the part.
        heading: String,
    },
}
