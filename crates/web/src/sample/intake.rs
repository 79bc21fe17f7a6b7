//! Samples of the day, of the search and of a new case. Nobody in them exists.

use std::collections::BTreeMap;

use domain::case::Lens;
use jiff::civil::date;

use super::desk::frame;
use super::{Sample, draw};
use crate::case::field::Typed;
use crate::case::intake_form::Form;
use crate::case::intake_read::Checked;
use crate::frame::{Choice, DeskFrame, Section};
use crate::page::case::{
    CaseLine, CaseOfMatch, DraftLine, Due, FieldGroup, IntakePage, KnownPerson, Listing, MatchRow,
    SearchOutcome, SearchPage, TaskLine, TrayPage, TrayView,
};
use crate::paths;
use crate::words::Words;

const CENTER: &str = "centro-de-ejemplo";
const CASE: &str = "/casos/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30";
const LONG: &str = "María de los Ángeles Huamaní Choquehuanca de Valderrama";

pub(super) fn add(t: &Words, samples: &mut Vec<Sample>) {
    add_tray(t, samples);
    add_search(t, samples);
    add_intake(t, samples);
}

fn team(t: &Words) -> DeskFrame {
    DeskFrame {
        user: "Julia Condori Huanca".to_owned(),
        scope: "CEM regular, Urubamba".to_owned(),
        sections: vec![Section::Cases],
        ..frame(t, Section::Cases)
    }
}

fn listing<L>(lines: Vec<L>) -> Listing<L> {
    Listing { lines, whole: None, page: 1, previous: None, next: None }
}

fn task(t: &Words, due: Due, day: &str, action: &str, person: &str) -> TaskLine {
    TaskLine {
        href: CASE.to_owned(),
        due,
        due_on: day.to_owned(),
        action: action.to_owned(),
        person: person.to_owned(),
        number: "0014-2026".to_owned(),
        whose: None,
        lens: t.tray_lens(Lens::Social),
        risk: t.tray_risk_of("moderate"),
        is_severe: false,
        no_calls_now: false,
    }
}

fn case(t: &Words, person: &str, next: Option<(&str, Due, &str)>) -> CaseLine {
    CaseLine {
        href: Some(CASE.to_owned()),
        person: person.to_owned(),
        number: "0007-2026".to_owned(),
        next: next.map(|(action, ..)| action.to_owned()),
        due: next.map(|(_, due, day)| (due, day.to_owned())),
        stage: "Evaluado".to_owned(),
        condition: t.intake_condition_new(),
        since: "02/11/2026".to_owned(),
        risk: None,
        is_severe: false,
        restricted: false,
    }
}

fn add_tray(t: &Words, samples: &mut Vec<Sample>) {
    let page = |tasks, own, all| TrayPage {
        t: t.clone(),
        frame: team(t),
        day: "23/11/2026".to_owned(),
        center: CENTER.to_owned(),
        center_name: "CEM regular, Urubamba".to_owned(),
        centers: Vec::new(),
        view: TrayView::Day,
        views: TrayView::ALL
            .map(|view| (view, paths::query(paths::CASES, &[("ver", view.code())])))
            .to_vec(),
        search_href: paths::CASE_SEARCH.to_owned(),
        drafts: Vec::new(),
        tasks: Some(listing(tasks)),
        own: Some(listing(own)),
        all: Some(listing(all)),
    };
    draw(samples, "tray-empty", &page(Vec::new(), Vec::new(), Vec::new()));
    let severe = TaskLine {
        risk: t.tray_risk_of("severe"),
        is_severe: true,
        no_calls_now: true,
        ..task(
            t,
            Due::Overdue(2),
            "21/11/2026",
            "Contacto de seguimiento",
            "Rosa Elena Quispe Mamani",
        )
    };
    let tasks = vec![
        severe,
        task(t, Due::Today, "23/11/2026", "Visita domiciliaria", "Yeni Sullca Puma"),
        TaskLine {
            whose: Some(t.tray_anybody()),
            ..task(
                t,
                Due::In(4),
                "27/11/2026",
                "Apoyo para obtener su documento de identidad",
                LONG,
            )
        },
    ];
    let next = |due, day| Some(("Visita domiciliaria", due, day));
    let own = vec![
        case(
            t,
            "Rosa Elena Quispe Mamani",
            Some(("Contacto de seguimiento", Due::Overdue(2), "21/11/2026")),
        ),
        case(t, "Yeni Sullca Puma", next(Due::Today, "23/11/2026")),
        CaseLine { restricted: true, ..case(t, LONG, None) },
    ];
    let mut all = own.clone();
    all.push(case(t, "Flor de María Ccori Anco", next(Due::Tomorrow, "24/11/2026")));
    let closed = case(t, "Nélida Hancco Ttupa", None);
    all.push(CaseLine { href: None, stage: String::new(), ..closed });
    let mut usual = page(tasks, own, all);
    let draft = |name: &str| DraftLine {
        href: paths::CASE_NEW.to_owned(),
        name: name.to_owned(),
        started: "23/11/2026 09:12".to_owned(),
        touched: "23/11/2026 09:15".to_owned(),
    };
    usual.drafts = vec![draft("Lucía Ttito"), draft(t.tray_draft_nameless().plain())];
    if let Some(all) = &mut usual.all {
        all.whole = Some(paths::query(paths::CASES, &[("ver", "centro")]));
    }
    draw(samples, "tray-usual", &usual);
    let lines = (1..=12).map(|_| case(t, "Yeni Sullca Puma", next(Due::In(9), "02/12/2026")));
    let mut center = page(Vec::new(), Vec::new(), Vec::new());
    (center.tasks, center.own, center.view) = (None, None, TrayView::Center);
    center.centers =
        Choice::list([(CENTER, "CEM regular, Urubamba"), ("otro", "CEM regular, Calca")], CENTER);
    center.all = Some(Listing {
        page: 2,
        previous: Some(paths::CASES.to_owned()),
        next: Some(paths::CASES.to_owned()),
        ..listing(lines.collect())
    });
    draw(samples, "tray-center", &center);
}

fn found(t: &Words) -> Vec<MatchRow> {
    let case = |text: &str, href: Option<&str>| CaseOfMatch {
        text: text.to_owned(),
        href: href.map(str::to_owned),
    };
    let since = "12/03/2024";
    let open = t.search_case_open("CEM regular, Urubamba", "0014-2026", "02/11/2026");
    let closed = t.search_case_closed("CEM regular, Calca", "0203-2024", since, "30/09/2024");
    let first = MatchRow {
        person: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        name: "Rosa Elena Quispe Mamani".to_owned(),
        age: t.search_age_exact(34u32).plain().to_owned(),
        birth: Some(t.search_born("05/03/1992").plain().to_owned()),
        documents: vec![
            t.search_document_ending("410", t.intake_document_dni()).plain().to_owned(),
        ],
        likeness: t.search_probable(),
        is_probable: true,
        reasons: vec![t.search_same_word(3u32), t.search_alike_birth()],
        doubts: Vec::new(),
        cases: vec![case(open.plain(), Some(CASE)), case(closed.plain(), None)],
    };
    let second = MatchRow {
        name: LONG.to_owned(),
        age: t.search_age_range(41u32, 37u32).plain().to_owned(),
        birth: None,
        documents: vec![t.search_document_none().plain().to_owned()],
        likeness: t.search_possible(),
        is_probable: false,
        reasons: vec![t.search_alike_word(2u32)],
        doubts: vec![t.search_but_birth()],
        cases: Vec::new(),
        ..first.clone()
    };
    vec![first, second]
}

fn add_search(t: &Words, samples: &mut Vec<Sample>) {
    let page = |names: &str, outcome| SearchPage {
        t: t.clone(),
        frame: team(t),
        center: CENTER.to_owned(),
        center_name: "CEM regular, Urubamba".to_owned(),
        centers: Vec::new(),
        names: names.to_owned(),
        document: String::new(),
        age: "34".to_owned(),
        wrong_names: None,
        wrong_document: None,
        wrong_age: None,
        outcome,
        start: vec![("given", "Rosa".to_owned()), ("surname1", "Quispe".to_owned())],
        new_href: paths::CASE_NEW.to_owned(),
    };
    let mut empty = page("", SearchOutcome::NotAsked);
    empty.age.clear();
    draw(samples, "person-search", &empty);
    let mut wrong = page("Quis*", SearchOutcome::NotAsked);
    wrong.wrong_names = Some(t.search_wrong_wildcard());
    draw(samples, "person-search-wrong", &wrong);
    draw(samples, "person-search-broad", &page("María Quispe", SearchOutcome::TooBroad));
    draw(samples, "person-search-none", &page("Julia Condori", SearchOutcome::Found(Vec::new())));
    draw(
        samples,
        "person-search-found",
        &page("roza qespi mamani", SearchOutcome::Found(found(t))),
    );
}

fn typed(fields: &[(&str, &str)]) -> Typed {
    let sent: BTreeMap<String, String> =
        fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    Typed::of(&sent)
}

fn intake(t: &Words, groups: Vec<FieldGroup>, saved: Option<&str>) -> IntakePage {
    IntakePage {
        t: t.clone(),
        frame: team(t),
        center: CENTER.to_owned(),
        center_name: "CEM regular, Urubamba".to_owned(),
        key: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        person: None,
        groups,
        alike: Vec::new(),
        seen: String::new(),
        saved: saved.map(str::to_owned),
        has_draft: saved.is_some(),
        from_search: false,
        search_href: paths::CASE_SEARCH.to_owned(),
    }
}

fn add_intake(t: &Words, samples: &mut Vec<Sample>) {
    let today = date(2026, 11, 23);
    let form =
        |typed: &Typed, checked: Option<&Checked>| Form { t, typed, checked, today }.for_new();
    draw(samples, "intake-empty", &intake(t, form(&Typed::default(), None), None));
    let wrong = typed(&[
        ("given", "Rosa"),
        ("surname1", "Quispe2"),
        ("doc1_kind", "dni"),
        ("doc1_number", "1011741"),
        ("birth", "31/02/1992"),
        ("attention_language", "qu"),
        ("residence", "uru"),
        ("phone1_number", "888888888"),
        ("phone1_may", "within"),
        ("phone1_from", "18:00"),
        ("phone1_to", "9:00"),
        ("condition", "new"),
        ("opened_on", "24/11/2026"),
    ]);
    let checked = |wrong, warnings, choices| Checked { intake: None, wrong, warnings, choices };
    let mistakes = vec![
        ("surname1", t.intake_wrong_name_digits()),
        ("sex", t.intake_wrong_choice()),
        ("birth", t.intake_wrong_birth()),
        ("doc1_number", t.intake_wrong_document_dni()),
        ("interpreter", t.intake_wrong_interpreter()),
        ("residence", t.intake_wrong_place_several()),
        ("phone1_number", t.intake_wrong_phone_filler()),
        ("phone1_to", t.intake_wrong_phone_order()),
        ("opened_on", t.intake_wrong_day_future()),
    ];
    let places = [
        ("0813 Urubamba, Cusco", "Urubamba, provincia de Cusco"),
        ("081301 Urubamba, Cusco", "Urubamba, distrito de Urubamba, Cusco"),
    ];
    let choices = vec![("residence", Choice::list(places, ""))];
    let told = checked(mistakes, Vec::new(), choices);
    draw(samples, "intake-wrong", &intake(t, form(&wrong, Some(&told)), Some("10:42:07")));
    let odd = typed(&[
        ("given", "Rosa Elena"),
        ("surname1", "Quispe"),
        ("surname2", "Mamani"),
        ("sex", "female"),
        ("age", "34"),
        ("doc1_kind", "dni"),
        ("doc1_number", "10117410"),
        ("doc1_check", "9"),
        ("attention_language", "qu"),
        ("interpreter", "yes"),
        ("community", "Chicón"),
        ("reference", "detrás de la escuela, portón azul"),
        ("phone1_number", "984123456"),
        ("phone1_may", "within"),
        ("phone1_days", "work"),
        ("phone1_from", "9:00"),
        ("phone1_to", "12:00"),
        ("phone1_cover", "Somos de la farmacia"),
        ("condition", "new"),
        ("opened_on", "23/11/2026"),
    ]);
    let told = checked(Vec::new(), vec![("doc1_check", t.intake_warn_dni_check())], Vec::new());
    let mut page = intake(t, form(&odd, Some(&told)), Some("10:42:07"));
    page.alike = found(t).into_iter().take(1).collect();
    page.seen = odd.mark();
    draw(samples, "intake-odd", &page);
    let groups = Form { t, typed: &Typed::default(), checked: None, today }.for_known(&[]);
    let mut known = intake(t, groups, None);
    known.person = Some(KnownPerson {
        id: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        name: "Rosa Elena Quispe Mamani".to_owned(),
        about: vec![
            t.search_age_exact(34u32).plain().to_owned(),
            t.search_born("05/03/1992").plain().to_owned(),
        ],
    });
    draw(samples, "intake-known", &known);
}
