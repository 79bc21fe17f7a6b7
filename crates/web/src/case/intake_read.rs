//! Reading the form of a new case: values of the domain, or beside each field what is wrong with it.

use app::case::NewPerson;
use domain::case::EntryCondition;
use domain::id::CaseId;
use domain::pack::Catalogue;
use domain::person::{
    Address, AddressParts, BirthDate, EstimatedAge, FactSource, FieldValue, IdentityDocument,
    Interpreter, InvalidBirth, InvalidName, InvalidText, LanguageCode, NamePart, PersonName,
    PrivateText, Sex, UsedName, UsedNameKind,
};
use domain::territory::Ubigeo;
use jiff::civil::Date;

use super::field::{PHONES, Typed};
use super::{phone, place};
use crate::frame::Choice;
use crate::words::{Phrase, Words};

/// Years that an estimated age may be more or less when nobody says it.
const GIVE_OR_TAKE: u8 = 2;
/// The language in which no interpreter is asked for.
const STATE_LANGUAGE: &str = "es";

/// A new case as the form tells it.
pub struct Intake {
    /// What she says of herself; nothing is asked of a person who was here before.
    pub person: NewPerson,
    /// How it came to be.
    pub condition: EntryCondition,
    /// Day of entry.
    pub opened_on: Date,
    /// Where she lives.
    pub residence: Option<Ubigeo>,
    /// Where it happened.
    pub event_place: Option<Ubigeo>,
    /// The case that it continues.
    pub earlier: Option<CaseId>,
}

/// What the form says, what is wrong and what is only odd.
pub struct Checked {
    /// The case; nothing if something is wrong.
    pub intake: Option<Intake>,
    /// Beside which field, what is wrong.
    pub wrong: Vec<(&'static str, Phrase)>,
    /// Beside which field, what to look at again.
    pub warnings: Vec<(&'static str, Phrase)>,
    /// Places to choose from, beside their field.
    pub choices: Vec<(&'static str, Vec<Choice>)>,
}

/// Reads the form. For a person who was here before nothing is asked about her.
pub fn read(
    typed: &Typed,
    t: &Words,
    catalogue: &Catalogue,
    today: Date,
    is_known: bool,
) -> Checked {
    let mut reader =
        Reader { typed, t, catalogue, today, wrong: vec![], warnings: vec![], choices: vec![] };
    let residence = reader.place("residence");
    let person = if is_known {
        NewPerson { values: Vec::new(), source: FactSource::Herself }
    } else {
        reader.person(residence)
    };
    let condition = EntryCondition::parse(typed.get("condition"));
    if condition.is_none() {
        reader.wrong("condition", t.intake_wrong_choice());
    }
    let earlier: Option<CaseId> = typed.get("earlier").parse().ok();
    if earlier.is_some() && condition.is_some_and(|condition| !condition.needs_earlier_case()) {
        reader.wrong("earlier", t.intake_wrong_earlier());
    }
    let opened_on = reader.opened_on();
    let event_place = reader.place("event_place");
    let complete = reader.wrong.is_empty().then_some(()).and(condition.zip(opened_on));
    let intake = complete.map(|(condition, opened_on)| Intake {
        person,
        condition,
        opened_on,
        residence,
        event_place,
        earlier,
    });
    let Reader { wrong, warnings, choices, .. } = reader;
    Checked { intake, wrong, warnings, choices }
}

pub(super) struct Reader<'a> {
    pub(super) typed: &'a Typed,
    pub(super) t: &'a Words,
    catalogue: &'a Catalogue,
    today: Date,
    wrong: Vec<(&'static str, Phrase)>,
    warnings: Vec<(&'static str, Phrase)>,
    choices: Vec<(&'static str, Vec<Choice>)>,
}

impl Reader<'_> {
    pub(super) fn wrong(&mut self, field: &'static str, what: Phrase) {
        self.wrong.push((field, what));
    }

    pub(super) fn warn(&mut self, field: &'static str, what: Phrase) {
        self.warnings.push((field, what));
    }

    fn person(&mut self, residence: Option<Ubigeo>) -> NewPerson {
        let documents = self.documents();
        let hides = |document: &IdentityDocument| {
            matches!(
                document,
                IdentityDocument::Cur(_)
                    | IdentityDocument::None(domain::person::WhyNone::IdentityReserved)
            )
        };
        let may_be_nameless = documents.iter().any(hides);
        let mut values: Vec<FieldValue> = Vec::new();
        values.extend(self.name(may_be_nameless).map(FieldValue::Name));
        let called = self.name_part("called");
        values.extend(
            called.map(|name| FieldValue::UsedName(UsedName { kind: UsedNameKind::Called, name })),
        );
        values.extend(documents.into_iter().map(FieldValue::Document));
        values.extend(self.birth().map(FieldValue::Birth));
        values.extend(self.sex().map(FieldValue::Sex));
        values.extend(self.language());
        values.extend(self.address(residence).map(FieldValue::Address));
        for fields in &PHONES {
            values.extend(phone::read(self, fields).map(FieldValue::Phone));
        }
        let source = self.line("told_by").map_or(FactSource::Herself, FactSource::Told);
        NewPerson { values, source }
    }

    fn name(&mut self, may_be_nameless: bool) -> Option<PersonName> {
        let given = self.name_part("given");
        let (first, second) = (self.name_part("surname1"), self.name_part("surname2"));
        let is_blank = !self.typed.any(&["given", "surname1", "surname2"]);
        if self.typed.get("given").is_empty() && !(is_blank && may_be_nameless) {
            self.wrong("given", self.t.intake_wrong_empty());
        }
        given.map(|given| PersonName::new(given, first, second))
    }

    fn name_part(&mut self, field: &'static str) -> Option<NamePart> {
        match NamePart::parse(self.typed.get(field)) {
            Ok(part) => Some(part),
            Err(InvalidName::Empty) => None,
            Err(error) => {
                let t = self.t;
                let what = match error {
                    InvalidName::Empty => t.intake_wrong_empty(),
                    InvalidName::TooLong => t.intake_wrong_long(),
                    InvalidName::Wildcard => t.intake_wrong_name_wildcard(),
                    InvalidName::Control => t.intake_wrong_control(),
                    InvalidName::OnlyDigits => t.intake_wrong_name_digits(),
                    InvalidName::NoLetter => t.intake_wrong_name_letters(),
                    InvalidName::Sign(sign) => t.intake_wrong_name_sign(sign.to_string()),
                };
                self.wrong(field, what);
                None
            }
        }
    }

    /// A line of text, where something was typed.
    pub(super) fn line(&mut self, field: &'static str) -> Option<PrivateText> {
        match PrivateText::parse(self.typed.get(field)) {
            Ok(text) => Some(text),
            Err(InvalidText::Empty) => None,
            Err(InvalidText::TooLong) => {
                self.wrong(field, self.t.intake_wrong_long());
                None
            }
            Err(InvalidText::Control) => {
                self.wrong(field, self.t.intake_wrong_control());
                None
            }
        }
    }

    fn birth(&mut self) -> Option<BirthDate> {
        let (text, age) = (self.typed.get("birth"), self.typed.get("age"));
        let (field, birth) = match (text, age) {
            ("", "") => {
                self.wrong("birth", self.t.intake_wrong_birth_none());
                return None;
            }
            ("", _) => ("age", self.estimated(age)?),
            (text, _) => ("birth", self.told_birth(text)?),
        };
        match birth.check(self.today) {
            Ok(birth) => Some(birth),
            Err(InvalidBirth::Future) => {
                self.wrong(field, self.t.intake_wrong_birth_future());
                None
            }
            Err(InvalidBirth::TooOld) => {
                self.wrong(field, self.t.intake_wrong_birth_old());
                None
            }
        }
    }

    fn told_birth(&mut self, text: &str) -> Option<BirthDate> {
        let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let birth = if is_year {
            text.parse().ok().map(BirthDate::Year)
        } else {
            day(text).map(BirthDate::Exact)
        };
        if birth.is_none() {
            self.wrong("birth", self.t.intake_wrong_birth());
        }
        birth
    }

    fn estimated(&mut self, age: &str) -> Option<BirthDate> {
        let years = age.parse().ok().filter(|years| *years <= 120);
        if years.is_none() {
            self.wrong("age", self.t.intake_wrong_age());
        }
        let range = match self.typed.get("age_range") {
            "" => Some(GIVE_OR_TAKE),
            text => text.parse().ok().filter(|range| *range <= 20),
        };
        if range.is_none() {
            self.wrong("age_range", self.t.intake_wrong_age_range());
        }
        let (years, give_or_take) = years.zip(range)?;
        Some(BirthDate::EstimatedAge(EstimatedAge { years, give_or_take, on: self.today }))
    }

    fn sex(&mut self) -> Option<Sex> {
        let sex = match self.typed.get("sex") {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            "intersex" => Some(Sex::Intersex),
            "unknown" => Some(Sex::Unknown),
            _ => None,
        };
        if sex.is_none() {
            self.wrong("sex", self.t.intake_wrong_choice());
        }
        sex
    }

    fn language(&mut self) -> Vec<FieldValue> {
        let Ok(language) = LanguageCode::parse(self.typed.get("attention_language")) else {
            self.wrong("attention_language", self.t.intake_wrong_choice());
            return Vec::new();
        };
        let interpreter = match self.typed.get("interpreter") {
            "yes" => Some(Interpreter::Needed(language.clone())),
            "no" => Some(Interpreter::NotNeeded),
            _ if language.as_str() == STATE_LANGUAGE => Some(Interpreter::NotNeeded),
            _ => None,
        };
        if interpreter.is_none() {
            self.wrong("interpreter", self.t.intake_wrong_interpreter());
        }
        let mut values = vec![FieldValue::AttentionLanguage(language)];
        values.extend(interpreter.map(FieldValue::Interpreter));
        values
    }

    fn address(&mut self, ubigeo: Option<Ubigeo>) -> Option<Address> {
        let (community, reference) = (self.line("community"), self.line("reference"));
        Address::new(AddressParts { community, reference, ubigeo, ..AddressParts::default() }).ok()
    }

    fn place(&mut self, field: &'static str) -> Option<Ubigeo> {
        match place::read(self.catalogue, self.t, self.typed.get(field)) {
            place::Typed::Nothing => None,
            place::Typed::One(place) => Some(place),
            place::Typed::Wrong(what, choices) => {
                self.wrong(field, what);
                self.choices.push((field, choices));
                None
            }
        }
    }

    fn opened_on(&mut self) -> Option<Date> {
        let Some(day) = day(self.typed.get("opened_on")) else {
            self.wrong("opened_on", self.t.intake_wrong_day());
            return None;
        };
        if day > self.today {
            self.wrong("opened_on", self.t.intake_wrong_day_future());
        }
        Some(day)
    }
}

/// A day as people write it, `5/3/1992` or `05-03-1992`, or as a browser sends it, `1992-03-05`.
pub(super) fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for text in ["05/03/1992", "5-3-1992", "5.3.1992", "1992-03-05", " 5 3 1992"] {
            assert_eq!(day(text), Some(date(1992, 3, 5)), "{text}");
        }
        for text in ["", "1992", "31/02/1992", "5/3/92", "ayer", "1/2/3/4"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
