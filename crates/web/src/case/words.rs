//! Words for what the domain says of a case: moments, people, telephones, answers, refusals.

use domain::case::Lens;
use domain::case::decide::Rejected;
use domain::form::{Answer, Field, FieldKind, InvalidAnswer};
use domain::instrument::record::AggressionDate;
use domain::pack::{CasePack, Catalogue};
use domain::person::{BirthDate, CallHours, Day, MayCall, Person, Phone, PhoneOwner, Trace};
use domain::territory::Ubigeo;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::opened::Opened;
use crate::show;
use crate::words::{Phrase, Words};

fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(-5))
}

/// An instant of Peru on the clock of the wall.
pub(super) fn local(at: Timestamp) -> DateTime {
    at.to_zoned(zone()).datetime()
}

/// The instant at which the clock of the wall in Peru shows this.
pub(super) fn instant_of(at: DateTime) -> Option<Timestamp> {
    at.to_zoned(zone()).ok().map(|zoned| zoned.timestamp())
}

/// `14:30`.
pub(super) fn hour(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `10:42:07`.
pub(super) fn second(at: Timestamp) -> String {
    let time = local(at).time();
    format!("{}:{:02}", hour(time), time.second())
}

/// `hoy 10:42`, `ayer 09:15`, `03/03/2026 18:05`.
pub(super) fn when(t: &Words, at: Timestamp, now: Timestamp) -> String {
    let (own, today) = (local(at), local(now).date());
    let time = hour(own.time());
    let phrase = if own.date() == today {
        t.case_today_at(time)
    } else if own.date().checked_add(1.day()).is_ok_and(|next| next == today) {
        t.case_yesterday_at(time)
    } else {
        return show::instant(at);
    };
    phrase.plain().to_owned()
}

pub(super) fn lens(t: &Words, lens: Lens) -> Phrase {
    t.case_lens(lens.as_str())
}

/// Her names, or words that say that nobody knows them.
pub(super) fn name(t: &Words, person: Option<&Person>, today: Date) -> String {
    let name = person.and_then(|person| person.name(today));
    name.map_or_else(|| t.case_nameless().plain().to_owned(), domain::person::PersonName::full)
}

/// Age in words, as narrow as it is known.
pub(super) fn age(t: &Words, birth: BirthDate, today: Date) -> Option<Phrase> {
    let age = birth.age_on(today)?;
    Some(if age.min == age.max {
        t.case_age(u32::from(age.min))
    } else {
        t.case_age_between(u32::from(age.max), u32::from(age.min))
    })
}

const fn day_word(day: Day) -> &'static str {
    match day {
        Day::Monday => "monday",
        Day::Tuesday => "tuesday",
        Day::Wednesday => "wednesday",
        Day::Thursday => "thursday",
        Day::Friday => "friday",
        Day::Saturday => "saturday",
        Day::Sunday => "sunday",
    }
}

/// The rule of a telephone in words.
pub(super) fn phone_rules(t: &Words, phone: &Phone) -> Vec<Phrase> {
    let owner = match &phone.owner {
        PhoneOwner::Own => "own",
        PhoneOwner::Shared => "shared",
        PhoneOwner::Other(_) => "other",
    };
    let mut rules = vec![t.contact_owner(owner)];
    let contact = &phone.contact;
    match &contact.may_call {
        MayCall::Never => rules.push(t.contact_never()),
        MayCall::Always => rules.push(t.contact_always()),
        MayCall::Within(hours) => rules.extend(hours.iter().map(|one| hours_words(t, one))),
    }
    if let Some(phrase) = &contact.cover_phrase {
        rules.push(t.contact_cover(phrase.as_str()));
    }
    if let Some(word) = &contact.code_word {
        rules.push(t.contact_code(word.as_str()));
    }
    if contact.voicemail == Trace::Never {
        rules.push(t.contact_no_voicemail());
    }
    rules.push(match contact.message {
        Trace::Never => t.contact_no_message(),
        Trace::Neutral => t.contact_neutral(),
    });
    rules
}

fn hours_words(t: &Words, hours: &CallHours) -> Phrase {
    let (day, from, to) = hours.bounds();
    t.contact_hours(day_word(day), hour(from), hour(to))
}

/// Name of a place with everything it lies in, so that a district is told from its province: `Urubamba, Urubamba, Cusco`.
pub(super) fn place(catalogue: &Catalogue, place: Ubigeo) -> String {
    let around = std::iter::successors(Some(place), |place| place.parent());
    let names: Vec<&str> = around.map(|place| catalogue.territory.name(place)).collect();
    names.join(", ")
}

/// An answer as people read it.
pub(super) fn answer(o: &Opened<'_>, pack: &CasePack, field: &Field, answer: &Answer) -> String {
    let label = |code: &domain::id::EntryCode| {
        let dictionary = field.kind.dictionary().and_then(|id| pack.dictionaries.get(id));
        let entry = dictionary.and_then(|dictionary| dictionary.entry(code));
        entry.map_or_else(|| code.to_string(), |entry| entry.label.clone())
    };
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Number(number) => match &field.kind {
            FieldKind::Number { unit: Some(unit), .. } => format!("{number} {unit}"),
            _ => number.to_string(),
        },
        Answer::Date(day) => show::day(day),
        Answer::Time(time) => hour(*time),
        Answer::DateTime(at) => format!("{} {}", show::day(at.date()), hour(at.time())),
        Answer::YesNo(word) => o.t.yes_no(word.as_str()).plain().to_owned(),
        Answer::Choice(code) => label(code),
        Answer::Choices(codes) if codes.is_empty() => {
            o.t.case_answer_choices_none().plain().to_owned()
        }
        Answer::Choices(codes) => codes.iter().map(label).collect::<Vec<_>>().join(", "),
        Answer::Place(ubigeo) => place(o.site.app().catalogue(), *ubigeo),
        Answer::Person(person) => o.person_name(*person),
        Answer::Money(money) => format!("S/ {}", soles(money.get())),
        Answer::Count(count) => count.to_string(),
    }
}

/// An answer as it stands in its field and is sent back.
pub(super) fn raw(catalogue: &Catalogue, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Number(number) => number.to_string(),
        Answer::Date(day) => day.to_string(),
        Answer::Time(time) => hour(*time),
        Answer::DateTime(at) => format!("{}T{}", at.date(), hour(at.time())),
        Answer::YesNo(word) => word.as_str().to_owned(),
        Answer::Choice(code) => code.to_string(),
        Answer::Choices(codes) => {
            codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
        }
        Answer::Place(ubigeo) => place(catalogue, *ubigeo),
        Answer::Person(person) => person.to_string(),
        Answer::Money(money) => soles(money.get()),
        Answer::Count(count) => count.to_string(),
    }
}

fn soles(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Why an answer was refused.
pub(super) fn invalid(t: &Words, reason: &InvalidAnswer) -> Phrase {
    match reason {
        InvalidAnswer::WrongKind { wanted, .. } => t.answer_unreadable(*wanted),
        InvalidAnswer::Blank => t.answer_blank(),
        InvalidAnswer::ControlCharacters => t.answer_control(),
        InvalidAnswer::TooLong { chars, max } => t.answer_too_long(*chars, *max),
        InvalidAnswer::TooSmall { min } => t.answer_too_small(min.to_string()),
        InvalidAnswer::TooLarge { max } => t.answer_too_large(max.to_string()),
        InvalidAnswer::TooFine { max } => t.answer_too_fine(u32::from(*max)),
        InvalidAnswer::Future { .. } => t.answer_future(),
        InvalidAnswer::MustKnow => t.answer_must_know(),
        InvalidAnswer::UnknownCode { .. } => t.answer_unreadable("choice"),
        InvalidAnswer::NotInForce { .. } => t.answer_not_in_force(),
        InvalidAnswer::TooCoarse => t.answer_too_coarse(),
    }
}

/// Why a change was refused.
pub(super) fn refusal(o: &Opened<'_>, rejected: &Rejected) -> Phrase {
    let t = &o.t;
    match rejected {
        Rejected::Closed { on } => t.refused_closed(show::day(on)),
        Rejected::Open => t.refused_open(),
        Rejected::NoWay { .. } => t.refused_no_way(),
        Rejected::Barred { gate } => t.refused_barred(o.gate(gate)),
        Rejected::UnknownReason { .. } => t.refused_reason(),
        Rejected::UnknownAction { .. } => t.refused_action(),
        Rejected::UnfinishedTask { .. } => t.refused_task(),
        Rejected::Missing { .. } => t.refused_missing(),
        Rejected::WrongDay { .. } => t.refused_day(show::day(o.page.case.opened_on)),
        Rejected::Future => t.refused_future(),
        Rejected::Wordless => t.refused_words(),
        Rejected::LastServiceUser => t.refused_service_user(),
        Rejected::OwnReview => t.refused_own_review(),
        Rejected::EarlierCase => t.refused_earlier(),
    }
}

/// When an aggression happened, as exactly as she remembers.
pub(super) fn aggression_day(date: &AggressionDate) -> String {
    match date {
        AggressionDate::On(day) => crate::show::day(*day),
        AggressionDate::Around(day) => format!("± {}", crate::show::day(*day)),
        AggressionDate::InWords(words) => words.as_str().to_owned(),
    }
}
