//! Persons: what is known of them, value by value with its days and its source; never printed, never guessed.
//!
//! Every type has private or checked fields and a `Debug` that prints no personal data. Stream: `person/<id>`.

mod address;
mod birth;
mod characteristic;
mod dni;
mod document;
mod fact;
mod name;
mod phone;
mod record;
mod safe_contact;
pub mod same_as;
mod text;

pub use address::{Address, AddressParts, Coordinates, EmptyAddress, InvalidCoordinates};
pub use birth::{
    ADULT_FROM, AgeRange, BirthDate, Certainty, ETHNIC_SELF_IDENTIFICATION_FROM, EstimatedAge,
    InvalidBirth, OLDER_PERSON_FROM,
};
pub use characteristic::{
    Disability, DisabilityKind, EthnicIdentity, EthnicMismatch, GenderIdentity, Interpreter,
    InvalidLanguage, LanguageCode, Orientation, Sex,
};
pub use dni::{Dni, DniWarning, InvalidDni};
pub use document::{
    Country, DocumentNumber, IdentityDocument, InvalidCountry, InvalidDocumentNumber,
    IssuedDocument, WhyNone,
};
pub use fact::{
    Fact, FactSource, Field, FieldValue, PersonEvent, PersonFactRecorded, PersonRegistered,
};
pub use name::{InvalidName, NamePart, PersonName, UsedName, UsedNameKind};
pub use phone::{InvalidPhone, Phone, PhoneHolder, PhoneKind, PhoneNumber, PhoneOwner};
pub use record::{FactRejected, Person};
pub use safe_contact::{CallHours, Day, InvalidHours, MayCall, SafeContact, Trace};
pub use text::{InvalidText, PrivateText};

pub(crate) use text::private_debug;
