//! Typed identifiers: two ids of different things can never be swapped.
//!
//! Generating an id needs a clock and randomness, so it happens in the binary; here ids are only carried and parsed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text is not an identifier of the expected form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a valid {what}: {expected}")]
pub struct InvalidId {
    /// What was being parsed, for example `ubigeo`.
    pub what: &'static str,
    /// The text as it came.
    pub text: String,
    /// The form that would have been accepted.
    pub expected: &'static str,
}

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that was made elsewhere.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID inside.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Uuid::parse_str(text).map(Self).map_err(|_| InvalidId {
                    what: stringify!($name),
                    text: text.to_owned(),
                    expected: "a UUID such as 0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30",
                })
            }
        }
    };
}

uuid_id!(
    /// One entry of the ledger (UUIDv7): appending the same id twice has the effect of once.
    EntryId
);
uuid_id!(
    /// A node: one installation that writes its own chain of entries.
    NodeId
);
uuid_id!(
    /// A member of staff who can sign in.
    UserId
);
uuid_id!(
    /// One sign-in of one user on one device.
    SessionId
);
uuid_id!(
    /// One file brought in: its figures or its directory rows share this id.
    ImportId
);
uuid_id!(
    /// One signed application of an instrument.
    AssessmentId
);

uuid_id!(
    /// One case: one registration of one person with one service.
    CaseId
);
uuid_id!(
    /// A document of a case that was signed.
    PaperId
);
uuid_id!(
    /// A file that somebody added to a case.
    AttachmentId
);
uuid_id!(
    /// A row of a repeating group of a form: it keeps its id when rows before it are taken away.
    RowId
);
uuid_id!(
    /// A form that is not finished, until it becomes a case under the same UUID.
    DraftId
);
uuid_id!(
    /// Something that somebody has to do for a case.
    TaskId
);
uuid_id!(
    /// A note, an action or another single record inside a case.
    RecordId
);
uuid_id!(
    /// A case offered to another center or service, until it is answered.
    ReferralId
);
uuid_id!(
    /// One source record of a person. Two records of one human being keep two ids.
    PersonId
);
uuid_id!(
    /// One fact about a person, so that a later one can correct it.
    FactId
);
uuid_id!(
    /// One link that says that two records are the same human being.
    SameAsId
);

macro_rules! slug_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Accepts lower-case letters, digits and `.`, `_`, `-`; 1 to 80 characters, starting with a letter or digit.
            ///
            /// # Errors
            /// [`InvalidId`] when the text has another form.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                if is_slug(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(InvalidId {
                        what: $what,
                        text: text.to_owned(),
                        expected: "lower-case letters, digits, `.`, `_` and `-`, at most 80",
                    })
                }
            }

            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

slug_id!(
    /// A service of the network, for ever: `cem` stays `cem` whatever its official name becomes.
    ServiceCode,
    "service code"
);
slug_id!(
    /// A pack of declarative files: `peru`, `cem`.
    PackId,
    "pack id"
);
slug_id!(
    /// A place where a service is given, as the directory knows it.
    CenterId,
    "center id"
);
slug_id!(
    /// A measure of a pack: `cem.cases`.
    MeasureKey,
    "measure key"
);
slug_id!(
    /// A dimension of a slice beside place and period: `kind`, `risk`.
    DimensionKey,
    "dimension key"
);
slug_id!(
    /// A code of a dimension: `regular`, `severe`.
    DimensionCode,
    "dimension code"
);
slug_id!(
    /// A published document: `resumen-ejecutivo-cusco-2023`.
    DocumentId,
    "document id"
);
slug_id!(
    /// A part of a document that states figures on its own: `section`, `consolidated`.
    StatementId,
    "statement id"
);
slug_id!(
    /// A consistency rule of a pack: `directory_vs_consolidated`.
    RuleId,
    "rule id"
);
slug_id!(
    /// A programme or directorate that answers for services: `aurora`.
    ProgrammeId,
    "programme id"
);
slug_id!(
    /// A template of a document of a case: `psychological_report`.
    PaperTemplateId,
    "paper template id"
);
slug_id!(
    /// A form of a pack: `ficha`.
    FormId,
    "form id"
);
slug_id!(
    /// A question of a form: `wishes_to_denounce`.
    FieldId,
    "field id"
);
slug_id!(
    /// A stage of the flow of a pack: `evaluated`.
    StageId,
    "stage id"
);
slug_id!(
    /// An action of the catalogue of a pack: what was done for a case.
    ActionCode,
    "action code"
);
slug_id!(
    /// A code of a dictionary of a pack: a reason, a kind, a relation.
    EntryCode,
    "dictionary code"
);
slug_id!(
    /// A rule of a legal clock: `court.measures`.
    ClockRuleId,
    "clock rule id"
);
slug_id!(
    /// The name of an event that starts or stops clocks: `complaint.received`.
    ClockEvent,
    "clock event"
);
slug_id!(
    /// A longer term of a clock rule: `to_72_hours`.
    ClockExtensionId,
    "clock extension id"
);
slug_id!(
    /// A dictionary of a pack: `violence_types`.
    DictionaryId,
    "dictionary id"
);
slug_id!(
    /// A parameter of a pack: `follow_up.severe`.
    ParameterKey,
    "parameter key"
);
slug_id!(
    /// An instrument of a deployment: `fvr_pareja`.
    InstrumentId,
    "instrument id"
);
slug_id!(
    /// An item of an instrument, whatever its printed number: `threatened_to_kill`.
    ItemId,
    "item id"
);
slug_id!(
    /// A band of totals of an instrument: `severe_2`.
    BandId,
    "band id"
);
slug_id!(
    /// A rule that changes the level of an instrument: `pregnancy`.
    AdjustmentId,
    "adjustment id"
);
slug_id!(
    /// An annex of an instrument: `1.2`.
    AnnexId,
    "annex id"
);
slug_id!(
    /// A question of an annex: `strikes_the_belly`.
    AnnexFieldId,
    "annex field id"
);
slug_id!(
    /// An answer that a question of an annex offers: `shared_costs`.
    ChoiceCode,
    "choice code"
);
slug_id!(
    /// Who may apply an instrument: `pnp`.
    ApplierCode,
    "applier code"
);
slug_id!(
    /// The name a user signs in with.
    UserName,
    "user name"
);

fn is_slug(text: &str) -> bool {
    let starts_well =
        text.bytes().next().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let allowed =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-');
    starts_well && text.len() <= 80 && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_code_is_a_short_lower_case_word() {
        assert_eq!(ServiceCode::parse("cem").unwrap().as_str(), "cem");
        for wrong in ["", "CEM", "año", "a b", ".cem", &"x".repeat(81)] {
            assert!(ServiceCode::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_id_read_from_json_is_checked_too() {
        assert!(serde_json::from_str::<MeasureKey>("\"cem.cases\"").is_ok());
        assert!(serde_json::from_str::<MeasureKey>("\"Cem Cases\"").is_err());
    }
}
