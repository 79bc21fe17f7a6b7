//! Facts about a person as they are stored: one value of one field, with its days and its source. A wrong one is corrected
//! by another, never changed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::address::Address;
use super::birth::BirthDate;
use super::characteristic::{
    Disability, EthnicIdentity, GenderIdentity, Interpreter, LanguageCode, Orientation, Sex,
};
use super::document::IdentityDocument;
use super::name::{PersonName, UsedName};
use super::phone::Phone;
use super::text::PrivateText;
use crate::id::{FactId, ImportId, PersonId};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident($value:ty) = $word:literal, $many:literal;)*) => {
        /// A field of a person.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        /// One value of one field.
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FieldValue {
            $($(#[$doc])* $name($value),)*
        }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word by which forms and policies name the field.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Whether several values hold at the same time: telephones do, a birth does not.
            #[must_use]
            pub const fn holds_many(self) -> bool {
                match self { $(Self::$name => $many,)* }
            }
        }

        impl FieldValue {
            /// The field it belongs to.
            #[must_use]
            pub const fn field(&self) -> Field {
                match self { $(Self::$name(_) => Field::$name,)* }
            }
        }
    };
}

fields! {
    /// Name in the documents.
    Name(PersonName) = "name", false;
    /// Another name in use.
    UsedName(UsedName) = "used_name", true;
    /// Identity document, or why there is none.
    Document(IdentityDocument) = "document", true;
    /// Birth.
    Birth(BirthDate) = "birth", false;
    /// Sex.
    Sex(Sex) = "sex", false;
    /// Gender identity.
    GenderIdentity(GenderIdentity) = "gender_identity", false;
    /// Sexual orientation.
    Orientation(Orientation) = "orientation", false;
    /// Mother tongue.
    MotherTongue(LanguageCode) = "mother_tongue", false;
    /// Language in which she prefers to be attended.
    AttentionLanguage(LanguageCode) = "attention_language", false;
    /// Whether an interpreter is needed.
    Interpreter(Interpreter) = "interpreter", false;
    /// Ethnic self-identification.
    EthnicIdentity(EthnicIdentity) = "ethnic_identity", false;
    /// Disability.
    Disability(Disability) = "disability", false;
    /// Where she lives or stays.
    Address(Address) = "address", true;
    /// A telephone.
    Phone(Phone) = "phone", true;
}

impl std::fmt::Debug for FieldValue {
    /// Prints the field and keeps its value.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}(..)", self.field().as_str())
    }
}

/// Who or what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactSource {
    /// The person herself.
    Herself,
    /// Somebody who knows her, in what relation.
    Told(PrivateText),
    /// A document that the officer saw.
    SeenDocument,
    /// What the officer saw or heard.
    Observed,
    /// A register of the state, by its name.
    Register(PrivateText),
    /// A file that was brought in.
    Imported(ImportId),
}

/// One value of one field with its days and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The fact, so that a later one can correct it.
    pub id: FactId,
    /// What is said.
    pub value: FieldValue,
    /// Who or what says so.
    pub source: FactSource,
    /// Day on which it was written down.
    pub recorded_on: Date,
    /// First day on which it holds, where it is known and not the day of writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day on which it holds, where it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The earlier fact of the same field that was wrong, or that ends with this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<FactId>,
}

impl Fact {
    /// The day from which it counts.
    #[must_use]
    pub fn holds_from(&self) -> Date {
        self.from.unwrap_or(self.recorded_on)
    }

    /// Whether it holds on `day`, as far as it says itself.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.holds_from() <= day && self.until.is_none_or(|last| day <= last)
    }
}

/// Body of `person.registered`, version 1: a person became known, with what was said first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonRegistered {
    /// The person.
    pub person: PersonId,
    /// Day of it.
    pub registered_on: Date,
    /// What was said; nothing at all is possible: she may ask for reserve.
    pub facts: Vec<Fact>,
}

/// Body of `person.fact_recorded`, version 1: one value more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFactRecorded {
    /// The person.
    pub person: PersonId,
    /// What was said.
    pub fact: Fact,
}

/// What can be told of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonEvent {
    /// She became known.
    Registered(PersonRegistered),
    /// One value more.
    FactRecorded(Box<PersonFactRecorded>),
}
