//! What a person says of herself: sex, gender, orientation, languages, people, disability. Each may be declined, and none
//! of it reaches a log.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::birth::{BirthDate, Certainty, ETHNIC_SELF_IDENTIFICATION_FROM};
use super::text::{PrivateText, private_debug, text_type};

/// Sex in the documents.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Mujer.
    Female,
    /// Hombre.
    Male,
    /// Intersexual.
    Intersex,
    /// Nobody could tell yet.
    Unknown,
}

/// Gender identity, in her own words where the list has none.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GenderIdentity {
    /// Woman.
    Woman,
    /// Man.
    Man,
    /// Trans woman.
    TransWoman,
    /// Trans man.
    TransMan,
    /// Non-binary.
    NonBinary,
    /// Another, in her words.
    Other(PrivateText),
    /// She prefers not to say it.
    Declined,
}

/// Sexual orientation, in her own words where the list has none.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Heterosexual.
    Heterosexual,
    /// Lesbian.
    Lesbian,
    /// Gay.
    Gay,
    /// Bisexual.
    Bisexual,
    /// Another, in her words.
    Other(PrivateText),
    /// She prefers not to say it.
    Declined,
}

/// A language by its ISO 639 code of two or three letters: `es`, `qu`, `ay`, `cni`. Words for the codes are in packs.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageCode(String);

/// Not two or three lower-case letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is written with two or three small letters, such as `qu`")]
pub struct InvalidLanguage;

impl LanguageCode {
    /// Reads two or three small letters.
    ///
    /// # Errors
    /// [`InvalidLanguage`] for anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidLanguage> {
        let letters = text.bytes().all(|b| b.is_ascii_lowercase());
        if letters && matches!(text.len(), 2 | 3) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidLanguage)
        }
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_type!(LanguageCode, InvalidLanguage);

/// Whether an interpreter must be there.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interpreter {
    /// Not needed.
    NotNeeded,
    /// Needed, of this language (a sign language is one).
    Needed(LanguageCode),
}

/// How a person of 12 or more identifies by customs and ancestors (DS 009-2019-MC).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EthnicIdentity {
    /// Quechua.
    Quechua,
    /// Aimara.
    Aimara,
    /// Nativo o indígena de la Amazonía.
    Amazonian,
    /// Parte de otro pueblo indígena u originario, in her words.
    OtherIndigenous(PrivateText),
    /// Negro, moreno, zambo, mulato, afroperuano o afrodescendiente.
    Afroperuvian,
    /// Blanco.
    White,
    /// Mestizo.
    Mestizo,
    /// Otro, in her words.
    Other(PrivateText),
    /// No sabe o no responde.
    UnknownOrDeclined,
    /// The question is asked from 12 years on.
    NotApplicableUnder12,
}

/// The answer does not fit the age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EthnicMismatch {
    /// An answer for a child under 12.
    #[error("ethnic self-identification is asked from {ETHNIC_SELF_IDENTIFICATION_FROM} years on")]
    TooYoung,
    /// `NotApplicableUnder12` for somebody who has completed 12 years.
    #[error(
        "the person has completed {ETHNIC_SELF_IDENTIFICATION_FROM} years: ask, or record no answer"
    )]
    OldEnough,
}

impl EthnicIdentity {
    /// Checks the answer against the age on the day it was given. With an uncertain age every answer stands.
    ///
    /// # Errors
    /// [`EthnicMismatch`] when the age is certain and the answer is not of that age.
    pub fn check(&self, birth: BirthDate, on: Date) -> Result<(), EthnicMismatch> {
        let asked = birth.has_completed(ETHNIC_SELF_IDENTIFICATION_FROM, on);
        match (self, asked) {
            (Self::NotApplicableUnder12, Certainty::Yes) => Err(EthnicMismatch::OldEnough),
            (Self::NotApplicableUnder12, _) | (_, Certainty::Yes | Certainty::Uncertain) => Ok(()),
            (_, Certainty::No) => Err(EthnicMismatch::TooYoung),
        }
    }
}

/// A kind of disability.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisabilityKind {
    /// Física.
    Physical,
    /// Visual.
    Visual,
    /// Auditiva.
    Hearing,
    /// Sordoceguera.
    DeafBlindness,
    /// Intelectual.
    Intellectual,
    /// Psicosocial.
    Psychosocial,
    /// Another kind.
    Other,
}

/// Disability, as the person tells it. It never implies a guardian.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disability {
    /// She tells of none.
    None,
    /// One or more; an empty set means that the kind is not known.
    Kinds(BTreeSet<DisabilityKind>),
    /// She prefers not to say it.
    Declined,
}

private_debug!(
    Sex,
    GenderIdentity,
    Orientation,
    Interpreter,
    EthnicIdentity,
    DisabilityKind,
    Disability,
);

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn self_identification_is_asked_from_the_twelfth_birthday() {
        let born = BirthDate::Exact(date(2014, 6, 15));
        let (before, on) = (date(2026, 6, 14), date(2026, 6, 15));
        assert_eq!(EthnicIdentity::Quechua.check(born, before), Err(EthnicMismatch::TooYoung));
        assert_eq!(EthnicIdentity::Quechua.check(born, on), Ok(()));
        assert_eq!(EthnicIdentity::NotApplicableUnder12.check(born, before), Ok(()));
        assert_eq!(
            EthnicIdentity::NotApplicableUnder12.check(born, on),
            Err(EthnicMismatch::OldEnough)
        );
    }

    #[test]
    fn an_uncertain_age_refuses_no_answer() {
        let born = BirthDate::Year(2014);
        for answer in [EthnicIdentity::Aimara, EthnicIdentity::NotApplicableUnder12] {
            assert_eq!(answer.check(born, date(2026, 6, 15)), Ok(()));
        }
    }

    #[test]
    fn what_she_says_of_herself_stays_out_of_logs() {
        let other = PrivateText::parse("queer").unwrap();
        let printed = format!(
            "{:?} {:?} {:?} {:?}",
            Sex::Female,
            Orientation::Other(other.clone()),
            GenderIdentity::Other(other),
            EthnicIdentity::Quechua
        );
        assert_eq!(printed, "Sex(..) Orientation(..) GenderIdentity(..) EthnicIdentity(..)");
        assert_eq!(serde_json::to_string(&Orientation::Declined).unwrap(), "\"declined\"");
    }
}
