//! Reading a telephone with its safe-contact rule. Silence means no: what nobody asked is not allowed.

use domain::person::{
    CallHours, Day, InvalidPhone, MayCall, Phone, PhoneHolder, PhoneNumber, PhoneOwner,
    SafeContact, Trace,
};
use jiff::civil::Time;

use super::field::PhoneFields;
use super::intake_read::Reader;

const WORK_DAYS: [Day; 5] = [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday];
const WEEKEND: [Day; 2] = [Day::Saturday, Day::Sunday];

/// The telephone, where a number was typed.
pub fn read(reader: &mut Reader<'_>, fields: &PhoneFields) -> Option<Phone> {
    let text = reader.typed.get(fields.number);
    if text.is_empty() {
        if reader.typed.any(&[fields.holder, fields.cover, fields.code, fields.from, fields.to]) {
            reader.wrong(fields.number, reader.t.intake_wrong_phone_number());
        }
        return None;
    }
    let number = number(reader, fields, text);
    let owner = owner(reader, fields);
    let contact = SafeContact {
        may_call: may_call(reader, fields),
        cover_phrase: reader.line(fields.cover),
        code_word: reader.line(fields.code),
        voicemail: trace(reader.typed.get(fields.voicemail)),
        message: trace(reader.typed.get(fields.message)),
    };
    Some(Phone { number: number?, owner: owner?, contact })
}

fn number(reader: &mut Reader<'_>, fields: &PhoneFields, text: &str) -> Option<PhoneNumber> {
    let t = reader.t;
    let what = match PhoneNumber::parse(text) {
        Ok(number) => {
            if number.is_suspicious() {
                reader.warn(fields.number, t.intake_warn_phone());
            }
            return Some(number);
        }
        Err(InvalidPhone::NoDigits) => t.intake_wrong_phone_none(),
        Err(InvalidPhone::Placeholder) => t.intake_wrong_phone_filler(),
        Err(InvalidPhone::MissingAreaCode) => t.intake_wrong_phone_area(),
        Err(InvalidPhone::Sign(sign)) => t.intake_wrong_phone_sign(sign.to_string()),
        Err(InvalidPhone::Length) => t.intake_wrong_phone_length(),
    };
    reader.wrong(fields.number, what);
    None
}

fn owner(reader: &mut Reader<'_>, fields: &PhoneFields) -> Option<PhoneOwner> {
    match reader.typed.get(fields.owner) {
        "shared" => Some(PhoneOwner::Shared),
        "other" => {
            let relation = reader.line(fields.holder);
            if relation.is_none() {
                reader.wrong(fields.holder, reader.t.intake_wrong_phone_holder());
            }
            Some(PhoneOwner::Other(PhoneHolder { relation: relation?, name: None }))
        }
        _ => Some(PhoneOwner::Own),
    }
}

fn may_call(reader: &mut Reader<'_>, fields: &PhoneFields) -> MayCall {
    match reader.typed.get(fields.may) {
        "always" => MayCall::Always,
        "within" => MayCall::Within(hours(reader, fields)),
        _ => MayCall::Never,
    }
}

fn hours(reader: &mut Reader<'_>, fields: &PhoneFields) -> Vec<CallHours> {
    let (from, to) = (time(reader.typed.get(fields.from)), time(reader.typed.get(fields.to)));
    let Some((from, to)) = from.zip(to) else {
        reader.wrong(fields.from, reader.t.intake_wrong_phone_hours());
        return Vec::new();
    };
    let days: Vec<Day> = match reader.typed.get(fields.days) {
        "work" => WORK_DAYS.to_vec(),
        "weekend" => WEEKEND.to_vec(),
        _ => WORK_DAYS.into_iter().chain(WEEKEND).collect(),
    };
    let hours: Result<Vec<CallHours>, _> =
        days.into_iter().map(|day| CallHours::new(day, from, to)).collect();
    hours.unwrap_or_else(|_| {
        reader.wrong(fields.to, reader.t.intake_wrong_phone_order());
        Vec::new()
    })
}

/// `14:30`, `14.30` or `14`.
fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}

fn trace(word: &str) -> Trace {
    if word == "neutral" { Trace::Neutral } else { Trace::Never }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time as clock;

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!(time("14:30"), Some(clock(14, 30, 0, 0)));
        assert_eq!(time("9"), Some(clock(9, 0, 0, 0)));
        assert_eq!(time("9.15"), Some(clock(9, 15, 0, 0)));
        assert_eq!(time("25:00"), None);
        assert_eq!(time("tarde"), None);
    }
}
