//! Identity documents, several or none. A number that stands for "no number" is refused: there is a value for that.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dni::{Dni, InvalidDni};
use super::text::{is_invisible, private_debug, text_type};

/// Longest number of a document, in characters.
const LONGEST: usize = 40;

/// The number of a document other than the DNI, as written on it. No format is enforced beyond letters, digits and
/// `-`, `/`, `.` or blanks between them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentNumber(String);

/// The text is not the number of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDocumentNumber {
    /// Nothing but blanks.
    #[error("the number is empty: record that there is no document, and why")]
    Empty,
    /// Words, or one digit repeated: somebody filled the cell because it had to be filled.
    #[error("the number only fills the cell: record that there is no document, and why")]
    Placeholder,
    /// Over 40 characters.
    #[error("the number is longer than {LONGEST} characters")]
    TooLong,
    /// A sign that no number has.
    #[error("the number holds `{0}`, which no number has")]
    Sign(char),
    /// A DNI of another length.
    #[error(transparent)]
    Dni(#[from] InvalidDni),
}

impl DocumentNumber {
    /// Reads the number as written on the document.
    ///
    /// # Errors
    /// [`InvalidDocumentNumber`]; above all `Placeholder` for `00000000`, `99999999`, `sin numero`.
    pub fn parse(text: &str) -> Result<Self, InvalidDocumentNumber> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidDocumentNumber::Empty);
        }
        if let Some(sign) = text.chars().find(|c| !is_number_sign(*c)) {
            return Err(InvalidDocumentNumber::Sign(sign));
        }
        if text.chars().count() > LONGEST {
            return Err(InvalidDocumentNumber::TooLong);
        }
        if is_placeholder(text) {
            return Err(InvalidDocumentNumber::Placeholder);
        }
        Ok(Self(text.to_owned()))
    }

    /// The number as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_number_sign(c: char) -> bool {
    !is_invisible(c) && (c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '.' | '°' | 'º'))
}

/// No digit at all, or at least four signs that are all the same.
fn is_placeholder(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| c.is_alphanumeric());
    let first = signs.next();
    let repeated = text.chars().filter(|c| c.is_alphanumeric()).count() >= 4
        && signs.all(|sign| Some(sign) == first);
    repeated || !text.chars().any(char::is_numeric)
}

text_type!(DocumentNumber, InvalidDocumentNumber);

/// Why a person shows no document. Nobody is turned away for it (Reglamento de la Ley 30364, art. 16.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNone {
    /// She never had one: *sin documento*.
    SinDocumento,
    /// She has one and does not remember the number: *no recuerda*.
    NoRecuerda,
    /// Somebody keeps it from her.
    Withheld,
    /// Lost or stolen.
    Lost,
    /// Being issued.
    InProcess,
    /// The birth was never registered.
    BirthNotRegistered,
    /// She asked for reserve of her identity.
    IdentityReserved,
    /// She prefers not to say it.
    Declined,
    /// Nobody could ask yet.
    NotAskedYet,
}

/// Country in two letters (ISO 3166-1): `PE`, `VE`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// Not two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a country is written with two letters, such as `PE`")]
pub struct InvalidCountry;

impl Country {
    /// Reads two letters in any case.
    ///
    /// # Errors
    /// [`InvalidCountry`] for anything else. Whether such a country exists is not checked.
    pub fn parse(text: &str) -> Result<Self, InvalidCountry> {
        match text.trim().to_ascii_uppercase().as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => Err(InvalidCountry),
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

text_type!(Country, InvalidCountry);

/// A document of a kind that carries a country and may end.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuedDocument {
    /// Its number.
    pub number: DocumentNumber,
    /// Who issued it, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Last day on which it is valid, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
}

/// What shows who a person is, or why nothing does.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityDocument {
    /// Documento nacional de identidad.
    Dni(Dni),
    /// Carné de extranjería.
    ForeignCard(IssuedDocument),
    /// Pasaporte.
    Passport(IssuedDocument),
    /// Permiso temporal de permanencia (PTP, CPP).
    TemporaryPermit(IssuedDocument),
    /// Cédula of another country.
    ForeignId(IssuedDocument),
    /// Carné de refugio.
    RefugeeCard(IssuedDocument),
    /// Partida de nacimiento.
    BirthCertificate(IssuedDocument),
    /// Código Único de Registro: stands for the identity of an affected person in police documents
    /// (Reglamento de la Ley 30364, art. 9.3).
    Cur(DocumentNumber),
    /// Anything else.
    Other(IssuedDocument),
    /// No document, and why.
    None(WhyNone),
}

impl IdentityDocument {
    /// Reads a DNI. Words in its place are told apart from a wrong length, so that the page can offer
    /// [`IdentityDocument::None`].
    ///
    /// # Errors
    /// `Empty` or `Placeholder` where there is no digit; [`InvalidDni`] for another length. Repeated digits only warn
    /// ([`Dni::warnings`]): such a number could exist.
    pub fn dni(text: &str) -> Result<Self, InvalidDocumentNumber> {
        if text.trim().is_empty() {
            return Err(InvalidDocumentNumber::Empty);
        }
        if !text.chars().any(|c| c.is_ascii_digit()) {
            return Err(InvalidDocumentNumber::Placeholder);
        }
        Ok(Self::Dni(Dni::parse(text)?))
    }

    /// The document as one word, `dni:12345678`, in which two records that carry it agree; nothing where there is none.
    #[must_use]
    pub fn word(&self) -> Option<String> {
        let (kind, number, country) = match self {
            Self::Dni(dni) => return Some(format!("dni:{}", dni.as_str())),
            Self::Cur(number) => return Some(format!("cur:{}", number.as_str())),
            Self::None(_) => return None,
            Self::ForeignCard(issued) => ("foreign_card", &issued.number, &issued.country),
            Self::Passport(issued) => ("passport", &issued.number, &issued.country),
            Self::TemporaryPermit(issued) => ("temporary_permit", &issued.number, &issued.country),
            Self::ForeignId(issued) => ("foreign_id", &issued.number, &issued.country),
            Self::RefugeeCard(issued) => ("refugee_card", &issued.number, &issued.country),
            Self::BirthCertificate(issued) => ("birth", &issued.number, &issued.country),
            Self::Other(issued) => ("other", &issued.number, &issued.country),
        };
        let country = country.as_ref().map_or("", Country::as_str);
        Some(format!("{kind}:{country}:{}", number.as_str()))
    }

    /// Whether the document can still be shown on `day`. One without an end is valid.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        match self {
            Self::Dni(_) | Self::Cur(_) => true,
            Self::None(_) => false,
            Self::ForeignCard(issued)
            | Self::Passport(issued)
            | Self::TemporaryPermit(issued)
            | Self::ForeignId(issued)
            | Self::RefugeeCard(issued)
            | Self::BirthCertificate(issued)
            | Self::Other(issued) => issued.valid_to.is_none_or(|last| day <= last),
        }
    }
}

private_debug!(IssuedDocument, IdentityDocument);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_number_that_only_fills_the_cell_is_refused() {
        for filler in
            ["00000000", "99999999", "000-000", "sin numero", "S/N", "no tiene", "xxxx", "-"]
        {
            assert_eq!(
                DocumentNumber::parse(filler),
                Err(InvalidDocumentNumber::Placeholder),
                "{filler}"
            );
        }
        assert_eq!(DocumentNumber::parse("  "), Err(InvalidDocumentNumber::Empty));
        assert_eq!(DocumentNumber::parse("12*"), Err(InvalidDocumentNumber::Sign('*')));
        assert_eq!(DocumentNumber::parse(" 001234567 ").unwrap().as_str(), "001234567");
        assert_eq!(DocumentNumber::parse("V-12.345.678").unwrap().as_str(), "V-12.345.678");
    }

    #[test]
    fn words_in_the_place_of_a_dni_lead_to_the_reason_why_there_is_none() {
        assert_eq!(IdentityDocument::dni("no recuerda"), Err(InvalidDocumentNumber::Placeholder));
        assert_eq!(IdentityDocument::dni("1234567"), Err(InvalidDocumentNumber::Dni(InvalidDni)));
        assert!(IdentityDocument::dni("00000000").is_ok(), "suspicious, yet only a warning");
        let none = IdentityDocument::None(WhyNone::NoRecuerda);
        assert_eq!(serde_json::to_string(&none).unwrap(), r#"{"none":"no_recuerda"}"#);
        assert!(!none.is_valid_on(date(2026, 1, 1)));
    }

    #[test]
    fn a_foreign_card_holds_its_country_and_its_last_day() {
        let json =
            r#"{"foreign_card":{"number":"001234567","country":"VE","valid_to":"2026-03-31"}}"#;
        let card: IdentityDocument = serde_json::from_str(json).unwrap();
        assert!(card.is_valid_on(date(2026, 3, 31)) && !card.is_valid_on(date(2026, 4, 1)));
        assert_eq!(serde_json::to_string(&card).unwrap(), json);
        let unknown = json.replace("country", "land");
        assert!(serde_json::from_str::<IdentityDocument>(&unknown).is_err());
    }
}
