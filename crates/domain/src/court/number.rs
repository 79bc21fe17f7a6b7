//! A court file number in its seven parts: `00194-2017-0-0401-JR-FT-01`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::read;
use crate::person::private_debug;

/// A part of the number, in the order in which it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CourtPart {
    /// Five digits: order of entry in the year.
    Correlative,
    /// Year of entry.
    Year,
    /// Incidente or cuaderno; `0` is the main one.
    Notebook,
    /// Judicial district and seat, two digits each.
    District,
    /// Órgano, two letters.
    Organ,
    /// Especialidad, two letters.
    Speciality,
    /// Number of the court, two digits.
    Court,
}

impl CourtPart {
    /// All seven, in order.
    pub const ALL: [Self; 7] = [
        Self::Correlative,
        Self::Year,
        Self::Notebook,
        Self::District,
        Self::Organ,
        Self::Speciality,
        Self::Court,
    ];

    /// Whether a word has the form of this part. Small letters count as capitals.
    pub(super) fn fits(self, word: &str) -> bool {
        let digits = |len: usize| word.len() == len && word.bytes().all(|b| b.is_ascii_digit());
        match self {
            Self::Correlative => digits(5),
            Self::Year => digits(4) && (word.starts_with("19") || word.starts_with("20")),
            Self::Notebook => digits(1) || digits(2) || digits(3),
            Self::District => digits(4),
            Self::Organ | Self::Speciality => {
                word.len() == 2 && word.bytes().all(|b| b.is_ascii_alphabetic())
            }
            Self::Court => digits(2),
        }
    }
}

/// What could be read. A part that is absent was cut, or never written.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct CourtParts {
    /// Five digits.
    pub correlative: Option<String>,
    /// Last digits of a correlative that was cut, or that has no zeros at the front: never completed.
    pub correlative_tail: Option<String>,
    /// Year of entry.
    pub year: Option<String>,
    /// Incidente or cuaderno, as written.
    pub notebook: Option<String>,
    /// Judicial district and seat.
    pub district: Option<String>,
    /// Órgano, in capitals.
    pub organ: Option<String>,
    /// Especialidad, in capitals.
    pub speciality: Option<String>,
    /// Number of the court.
    pub court: Option<String>,
}

impl CourtParts {
    /// One of the seven.
    #[must_use]
    pub fn get(&self, part: CourtPart) -> Option<&str> {
        match part {
            CourtPart::Correlative => self.correlative.as_deref(),
            CourtPart::Year => self.year.as_deref(),
            CourtPart::Notebook => self.notebook.as_deref(),
            CourtPart::District => self.district.as_deref(),
            CourtPart::Organ => self.organ.as_deref(),
            CourtPart::Speciality => self.speciality.as_deref(),
            CourtPart::Court => self.court.as_deref(),
        }
    }

    pub(super) fn set(&mut self, part: CourtPart, word: &str) {
        let value = Some(word.to_ascii_uppercase());
        match part {
            CourtPart::Correlative => self.correlative = value,
            CourtPart::Year => self.year = value,
            CourtPart::Notebook => self.notebook = value,
            CourtPart::District => self.district = value,
            CourtPart::Organ => self.organ = value,
            CourtPart::Speciality => self.speciality = value,
            CourtPart::Court => self.court = value,
        }
    }
}

/// The number of a court file as written, and what could be read of it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct CourtFileNumber {
    original: String,
    pub(super) court_text: Option<String>,
    pub(super) rest: Option<String>,
    pub(super) parts: CourtParts,
}

impl CourtFileNumber {
    /// Reads any text. What is not a number stays as the original, with no part known.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let found = read::read(text);
        Self {
            original: text.to_owned(),
            court_text: found.before,
            rest: found.after,
            parts: found.parts,
        }
    }

    /// The text as it came, to the letter.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// What stood before the number in the same cell: usually the court, in words.
    #[must_use]
    pub fn court_text(&self) -> Option<&str> {
        self.court_text.as_deref()
    }

    /// What stood after the last part that could be read.
    #[must_use]
    pub fn rest(&self) -> Option<&str> {
        self.rest.as_deref()
    }

    /// What could be read.
    #[must_use]
    pub const fn parts(&self) -> &CourtParts {
        &self.parts
    }

    /// The parts that are missing; none for a whole number.
    #[must_use]
    pub fn missing(&self) -> Vec<CourtPart> {
        CourtPart::ALL.into_iter().filter(|part| self.parts.get(*part).is_none()).collect()
    }

    /// Whether all seven parts are known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing().is_empty()
    }

    /// What makes the number unique; `None` for a partial one, which is never equal to another.
    #[must_use]
    pub fn key(&self) -> Option<CourtFileKey> {
        let digits = |part| self.parts.get(part)?.parse::<u32>().ok();
        let letters = |part| self.parts.get(part).map(str::to_owned);
        Some(CourtFileKey {
            correlative: digits(CourtPart::Correlative)?,
            year: digits(CourtPart::Year)?,
            notebook: digits(CourtPart::Notebook)?,
            district: digits(CourtPart::District)?,
            organ: letters(CourtPart::Organ)?,
            speciality: letters(CourtPart::Speciality)?,
            court: digits(CourtPart::Court)?,
        })
    }
}

/// The seven parts of a whole number: two equal keys are the same notebook of the same file.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CourtFileKey {
    correlative: u32,
    year: u32,
    notebook: u32,
    district: u32,
    organ: String,
    speciality: String,
    court: u32,
}

impl CourtFileKey {
    /// Whether both are notebooks of one file: equal but for the third part.
    #[must_use]
    pub fn is_same_file(&self, other: &Self) -> bool {
        *self == Self { notebook: self.notebook, ..other.clone() }
    }

    /// Incidente or cuaderno; 0 is the main one.
    #[must_use]
    pub const fn notebook(&self) -> u32 {
        self.notebook
    }
}

impl fmt::Display for CourtFileKey {
    /// The number in its strict form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:05}-{:04}-{}-{:04}-{}-{}-{:02}",
            self.correlative,
            self.year,
            self.notebook,
            self.district,
            self.organ,
            self.speciality,
            self.court
        )
    }
}

impl From<String> for CourtFileNumber {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl From<CourtFileNumber> for String {
    fn from(number: CourtFileNumber) -> Self {
        number.original
    }
}

// A file number leads to the persons in the file.
private_debug!(CourtParts, CourtFileNumber, CourtFileKey);
