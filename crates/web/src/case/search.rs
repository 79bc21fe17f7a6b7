//! Looking whether a person was here before. What is looked for travels in the body: no name stands in an address.

use access::Permit;
use access::question::{ReadCase, SearchPersons};
use app::AppError;
use app::case::{
    Aspect, Cap, CaseOfPerson, Finding, InvalidQuery, PossibleMatch, Query as PersonQuery, Verdict,
};
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::CaseId;
use domain::person::NamePart;
use jiff::civil::Date;
use serde::Deserialize;

use super::center::{Workplace, workplace};
use super::{person, tray};
use crate::error::PageError;
use crate::frame::Section;
use crate::page;
use crate::page::case::{CaseOfMatch, MatchRow, SearchOutcome, SearchPage};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// Ages above are years of birth.
const OLDEST: i16 = 120;

/// Where.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    centro: String,
}

/// Who is looked for, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    token: String,
    center: String,
    names: String,
    document: String,
    age: String,
}

/// The empty form.
pub async fn form(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let workplace = workplace(&site, &staff, &asked.centro).await?;
    staff.permit(&site, workplace.search())?;
    let page = draw(&site, &staff, &workplace, &Typed::default());
    page::show(&page)
}

/// What was found.
pub async fn answer(
    State(site): State<Site>,
    staff: Staff,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let workplace = workplace(&site, &staff, &typed.center).await?;
    let permit = staff.permit(&site, workplace.search())?;
    staff.check_form(&typed.token)?;
    let mut page = draw(&site, &staff, &workplace, &typed);
    let t = page.t.clone();
    let query = match read(&typed, site.today()) {
        Ok(query) => query,
        Err(wrong) => {
            mark(&mut page, &t, &wrong);
            return page::show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let found = site.app().search_persons(&permit, &query).await?;
    let mut matches = Vec::with_capacity(found.matches.len());
    for (possible, cases) in &found.matches {
        matches.push(row(&site, &staff, &t, possible, cases).await?);
    }
    page.outcome = if matches.is_empty() && found.too_broad {
        SearchOutcome::TooBroad
    } else {
        SearchOutcome::Found(matches)
    };
    page.start = start(&typed);
    page::show(&page)
}

fn draw(site: &Site, staff: &Staff, workplace: &Workplace, typed: &Typed) -> SearchPage {
    SearchPage {
        t: staff.words(),
        frame: staff.frame(site, Section::Cases),
        center: workplace.center.id.to_string(),
        center_name: workplace.center.name.clone(),
        centers: workplace.choices.clone(),
        names: typed.names.clone(),
        document: typed.document.clone(),
        age: typed.age.clone(),
        wrong_names: None,
        wrong_document: None,
        wrong_age: None,
        outcome: SearchOutcome::NotAsked,
        start: Vec::new(),
        new_href: paths::query(paths::CASE_NEW, &[("centro", workplace.center.id.as_str())]),
    }
}

enum Wrong {
    Age,
    Query(InvalidQuery),
}

fn read(typed: &Typed, today: Date) -> Result<PersonQuery, Wrong> {
    let year = match typed.age.trim() {
        "" => None,
        text => Some(birth_year(text, today).ok_or(Wrong::Age)?),
    };
    PersonQuery::parse(&typed.names, Some(&typed.document), year).map_err(Wrong::Query)
}

/// An age, or a year of birth, as a year of birth.
fn birth_year(text: &str, today: Date) -> Option<i16> {
    let number: i16 = text.parse().ok()?;
    match number {
        0..=OLDEST => Some(today.year() - number),
        1900..=2100 => Some(number),
        _ => None,
    }
}

fn mark(page: &mut SearchPage, t: &Words, wrong: &Wrong) {
    match wrong {
        Wrong::Age | Wrong::Query(InvalidQuery::Year) => {
            page.wrong_age = Some(t.search_wrong_age());
        }
        Wrong::Query(InvalidQuery::Dni) => page.wrong_document = Some(t.search_wrong_dni()),
        Wrong::Query(InvalidQuery::Wildcard) => page.wrong_names = Some(t.search_wrong_wildcard()),
        Wrong::Query(InvalidQuery::NotAName) => page.wrong_names = Some(t.search_wrong_name()),
        Wrong::Query(InvalidQuery::TooShort) => page.wrong_names = Some(t.search_wrong_short()),
        Wrong::Query(InvalidQuery::TooLong) => page.wrong_names = Some(t.search_wrong_long()),
    }
}

/// What is already known of a new person: names in the order in which they are spoken, to be looked at again.
fn start(typed: &Typed) -> Vec<(&'static str, String)> {
    let words: Vec<&str> =
        typed.names.split_whitespace().filter(|word| NamePart::parse(word).is_ok()).collect();
    let surnames = match words.len() {
        0 | 1 => 0,
        2 => 1,
        _ => 2,
    };
    let (given, surnames) = words.split_at(words.len() - surnames);
    let mut surnames = surnames.iter().map(|word| (*word).to_owned());
    let age = typed.age.trim();
    let is_year = age.len() == 4;
    let known = [
        ("given", given.join(" ")),
        ("surname1", surnames.next().unwrap_or_default()),
        ("surname2", surnames.next().unwrap_or_default()),
        ("doc1_number", typed.document.trim().to_owned()),
        ("birth", if is_year { age.to_owned() } else { String::new() }),
        ("age", if is_year { String::new() } else { age.to_owned() }),
    ];
    known.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// One possible match. Her cases say where and when; they lead on only where the reader may read them.
pub(super) async fn row(
    site: &Site,
    staff: &Staff,
    t: &Words,
    possible: &PossibleMatch,
    cases: &[CaseOfPerson],
) -> Result<MatchRow, PageError> {
    let today = site.today();
    let view = site.app().view().await?;
    let mut lines = Vec::with_capacity(cases.len());
    for case in cases {
        let center =
            view.centers.get(&case.center).map_or(case.center.as_str(), |c| c.name.as_str());
        let may_read = may_read(site, staff, case.case).await?;
        lines.push(CaseOfMatch {
            text: case_words(t, case, center),
            href: may_read.then(|| tray::case_address(case.case)),
        });
    }
    let person = &possible.person;
    Ok(MatchRow {
        person: possible.id.to_string(),
        name: person::name(t, person, today),
        age: person::age(t, person, today),
        birth: person::birth(t, person, today),
        documents: person::documents(t, person, today),
        likeness: match possible.verdict {
            Verdict::Probable => t.search_probable(),
            Verdict::Possible | Verdict::Unlikely => t.search_possible(),
        },
        is_probable: possible.verdict == Verdict::Probable,
        reasons: reasons(t, possible),
        doubts: doubts(t, possible),
        cases: lines,
    })
}

fn case_words(t: &Words, case: &CaseOfPerson, center: &str) -> String {
    let (number, since) = (case.number.to_string(), show::day(case.opened_on));
    let phrase = match case.closed_on {
        None => t.search_case_open(center, number, since),
        Some(day) => t.search_case_closed(center, number, since, show::day(day)),
    };
    phrase.plain().to_owned()
}

/// Whether the policies let somebody read a case.
pub(super) async fn may_read(site: &Site, staff: &Staff, case: CaseId) -> Result<bool, PageError> {
    match site.app().case_subject(case).await {
        Ok(subject) => Ok(site.app().permit(staff.who(), ReadCase { subject }).is_ok()),
        Err(AppError::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn reasons(t: &Words, possible: &PossibleMatch) -> Vec<Phrase> {
    let found = possible.score.reasons();
    let words = |wanted: &[Finding]| {
        found
            .iter()
            .filter(|one| one.aspect == Aspect::Word && wanted.contains(&one.finding))
            .count()
    };
    let (same, alike) = (words(&[Finding::Same]), words(&[Finding::SoundsAlike, Finding::Near]));
    let mut told: Vec<Phrase> = Vec::new();
    told.extend((same > 0).then(|| t.search_same_word(same)));
    told.extend((alike > 0).then(|| t.search_alike_word(alike)));
    told.extend(found.iter().filter_map(|one| told_of(t, one.aspect, one.finding)));
    told
}

fn told_of(t: &Words, aspect: Aspect, finding: Finding) -> Option<Phrase> {
    let is_alike = matches!(finding, Finding::SoundsAlike | Finding::Near);
    match (aspect, finding) {
        (Aspect::FirstSurname, Finding::Same) => Some(t.search_same_first_surname()),
        (Aspect::FirstSurname, _) if is_alike => Some(t.search_alike_first_surname()),
        (Aspect::SecondSurname, Finding::Same) => Some(t.search_same_second_surname()),
        (Aspect::SecondSurname, _) if is_alike => Some(t.search_alike_second_surname()),
        (Aspect::SwappedSurnames, Finding::Same) => Some(t.search_same_swapped()),
        (Aspect::GivenName, Finding::Same) => Some(t.search_same_given()),
        (Aspect::GivenName, _) if is_alike => Some(t.search_alike_given()),
        (Aspect::Birth, Finding::Same) => Some(t.search_same_birth()),
        (Aspect::Birth, Finding::Near | Finding::Compatible) => Some(t.search_alike_birth()),
        (Aspect::Document, Finding::Same) => Some(t.search_same_document()),
        (Aspect::Phone, Finding::Same) => Some(t.search_same_phone()),
        _ => None,
    }
}

fn doubts(t: &Words, possible: &PossibleMatch) -> Vec<Phrase> {
    let told = |cap: &Cap| match cap {
        Cap::GivenNamesDiffer => t.search_but_given(),
        Cap::BirthsDiffer => t.search_but_birth(),
        Cap::DocumentsDiffer => t.search_but_document(),
    };
    possible.score.caps().iter().map(told).collect()
}

/// Persons who may be the one that is about to be written down as new. What cannot be asked finds nobody.
pub(super) async fn alike(
    site: &Site,
    staff: &Staff,
    permit: &Permit<SearchPersons>,
    (names, dni, year): (&str, &str, Option<i16>),
) -> Result<Vec<MatchRow>, PageError> {
    let Ok(query) = PersonQuery::parse(names, Some(dni), year) else { return Ok(Vec::new()) };
    let found = site.app().search_persons(permit, &query).await?;
    let t = staff.words();
    let mut rows = Vec::new();
    for (possible, cases) in &found.matches {
        if possible.verdict == Verdict::Probable {
            rows.push(row(site, staff, &t, possible, cases).await?);
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_age_and_a_year_are_told_apart() {
        let today = date(2026, 3, 1);
        assert_eq!(birth_year("34", today), Some(1992));
        assert_eq!(birth_year("1992", today), Some(1992));
        assert_eq!(birth_year("500", today), None);
        assert_eq!(birth_year("treinta", today), None);
    }

    #[test]
    fn the_names_of_a_search_are_put_where_they_usually_belong() {
        let typed = Typed {
            names: " Rosa Elena Quispe Mamani".to_owned(),
            age: "34".to_owned(),
            ..Typed::default()
        };
        let known = start(&typed);
        assert!(known.contains(&("given", "Rosa Elena".to_owned())));
        assert!(known.contains(&("surname1", "Quispe".to_owned())));
        assert!(known.contains(&("surname2", "Mamani".to_owned())));
        assert!(known.contains(&("age", "34".to_owned())));
        let two = start(&Typed { names: "Rosa Quispe".to_owned(), ..Typed::default() });
        assert_eq!(two, [("given", "Rosa".to_owned()), ("surname1", "Quispe".to_owned())]);
        assert!(start(&Typed::default()).is_empty());
    }
}
