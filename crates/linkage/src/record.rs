//! What is compared: the names, birth, documents and place of one record, ready in words.

use domain::person::{
    Address, BirthDate, Dni, Field, FieldValue, IdentityDocument, Person, PersonName, PhoneNumber,
    Sex, UsedName,
};
use domain::territory::Ubigeo;
use jiff::civil::Date;

use crate::normalise::{Token, tokens};

/// The comparable part of a record. Without a case, a place of work or anything that says why she is known.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Record {
    pub(crate) given: Vec<Token>,
    pub(crate) first_surname: Vec<Token>,
    pub(crate) second_surname: Vec<Token>,
    pub(crate) used: Vec<Token>,
    pub(crate) birth: Option<BirthDate>,
    pub(crate) dni: Vec<Dni>,
    pub(crate) phones: Vec<PhoneNumber>,
    pub(crate) sex: Option<Sex>,
    pub(crate) ubigeo: Option<Ubigeo>,
    pub(crate) community: Vec<Token>,
}

impl Record {
    /// A record of which the name is known.
    #[must_use]
    pub fn named(name: &PersonName) -> Self {
        let words = |part: Option<&domain::person::NamePart>| {
            part.map(|part| tokens(part.as_str())).unwrap_or_default()
        };
        Self {
            given: tokens(name.given().as_str()),
            first_surname: words(name.first_surname()),
            second_surname: words(name.second_surname()),
            ..Self::default()
        }
    }

    /// The record of a person as her facts stand on `day`. Of former names and documents every one counts.
    #[must_use]
    pub fn of_person(person: &Person, day: Date) -> Self {
        let mut record = person.name(day).map(Self::named).unwrap_or_default();
        record.birth = person.birth(day);
        for field in [Field::UsedName, Field::Document, Field::Phone, Field::Sex, Field::Address] {
            for fact in person.all_on(field, day).into_iter().rev() {
                record.take(&fact.value);
            }
        }
        record
    }

    fn take(&mut self, value: &FieldValue) {
        match value {
            FieldValue::UsedName(used) => self.used.extend(tokens(used.name.as_str())),
            FieldValue::Document(IdentityDocument::Dni(dni)) => self.dni.push(dni.clone()),
            FieldValue::Phone(phone) => self.phones.push(phone.number.clone()),
            FieldValue::Sex(sex) => self.sex = Some(*sex),
            FieldValue::Address(address) => self.place(address),
            _ => {}
        }
    }

    fn place(&mut self, address: &Address) {
        let parts = address.parts();
        self.ubigeo = parts.ubigeo.or(self.ubigeo);
        if let Some(community) = &parts.community {
            self.community = tokens(community.as_str());
        }
    }

    /// Adds a name in use.
    #[must_use]
    pub fn with_used_name(mut self, used: &UsedName) -> Self {
        self.used.extend(tokens(used.name.as_str()));
        self
    }

    /// Says the birth.
    #[must_use]
    pub const fn with_birth(mut self, birth: BirthDate) -> Self {
        self.birth = Some(birth);
        self
    }

    /// Adds a DNI.
    #[must_use]
    pub fn with_dni(mut self, dni: Dni) -> Self {
        self.dni.push(dni);
        self
    }

    /// Adds a telephone.
    #[must_use]
    pub fn with_phone(mut self, phone: PhoneNumber) -> Self {
        self.phones.push(phone);
        self
    }

    /// Says the sex.
    #[must_use]
    pub const fn with_sex(mut self, sex: Sex) -> Self {
        self.sex = Some(sex);
        self
    }

    /// Says where she lives.
    #[must_use]
    pub fn with_address(mut self, address: &Address) -> Self {
        self.place(address);
        self
    }

    /// The words of both surnames.
    pub(crate) fn surnames(&self) -> impl Iterator<Item = &Token> {
        self.first_surname.iter().chain(&self.second_surname)
    }
}

impl std::fmt::Debug for Record {
    /// Prints nothing of the person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Record(..)")
    }
}
