//! What the staff of a center do: look before they open, type a ficha that is never lost, begin their day. On both
//! databases.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use std::fmt::Write as _;

use access::question::WriteCase;
use app::case::ChangeKey;
use axum::http::{StatusCode, header};
use common::{Answer, House, Person};
use domain::account::{GrantScope, Role};
use domain::case::Lens;
use domain::case::event::TaskPlanned;
use domain::id::{ActionCode, CaseId, CenterId, TaskId};
use jiff::ToSpan as _;
use testkit::{Staff, each_database};
use uuid::Uuid;
use web::paths;

const CENTER: &str = "cem-regular-urubamba-1";

fn at_center(id: &str) -> GrantScope {
    GrantScope::Center { center: CenterId::parse(id).unwrap() }
}

async fn admission(house: &House) -> Person {
    house.person("admite", &[(Role::Admission, at_center(CENTER))]).await
}

/// A form with the token of its session.
fn form(who: &Person, fields: &[(&str, &str)]) -> String {
    let mut body = format!("token={}", who.token);
    for (name, value) in fields {
        let pair = paths::query("", &[(name, value)]);
        let _ = write!(body, "&{}", pair.strip_prefix('?').unwrap_or(&format!("{name}=")));
    }
    body
}

/// The value of a hidden field.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, after) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    after.split_once('"').unwrap().0
}

/// A complete ficha.
fn ficha(key: &str) -> Vec<(&str, &str)> {
    vec![
        ("key", key),
        ("given", "Rosa Elena"),
        ("surname1", "Quispe"),
        ("surname2", "Mamani"),
        ("sex", "female"),
        ("birth", "05/03/1992"),
        ("doc1_kind", "dni"),
        ("doc1_number", "10117410"),
        ("attention_language", "qu"),
        ("interpreter", "yes"),
        ("residence", "081301"),
        ("community", "Chicón"),
        ("phone1_number", "984 123 456"),
        ("phone1_may", "within"),
        ("phone1_from", "9:00"),
        ("phone1_to", "9:01"),
        ("phone1_cover", "Somos de la farmacia"),
        ("condition", "new"),
        ("opened_on", "01/03/2020"),
    ]
}

fn with<'a>(
    mut fields: Vec<(&'a str, &'a str)>,
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.header(header::LOCATION).to_owned()
}

async fn search(house: &House, who: &Person, fields: &[(&str, &str)]) -> Answer {
    house.post(paths::CASE_SEARCH, Some(who), &form(who, fields)).await
}

async fn open(house: &House, who: &Person, fields: &[(&str, &str)]) -> Answer {
    house.post(paths::CASE_NEW, Some(who), &form(who, fields)).await
}

async fn new_key(house: &House, who: &Person) -> String {
    let page = house.get(paths::CASE_NEW, Some(who)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    hidden(&page.body, "key").to_owned()
}

/// Opens a case for Rosa; answers its address.
async fn rosa(house: &House, who: &Person) -> String {
    let key = new_key(house, who).await;
    location(&open(house, who, &ficha(&key)).await)
}

#[tokio::test]
async fn from_the_search_to_the_case_and_back_to_her_by_any_spelling() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        let home = house.get(paths::DESK, Some(&who)).await;
        assert_eq!(location(&home), paths::CASES, "their day is their home");

        let nobody =
            search(&house, &who, &[("names", "Rosa Elena Quispe Mamani"), ("age", "34")]).await;
        assert!(nobody.body.contains("No encontramos a nadie parecido"), "{}", nobody.body);
        let start =
            form(&who, &[("via", "search"), ("given", "Rosa Elena"), ("surname1", "Quispe")]);
        let begun = location(&house.post(paths::CASE_DRAFT, Some(&who), &start).await);
        assert!(
            !begun.contains("Rosa") && !begun.contains("Quispe"),
            "no name in an address: {begun}"
        );
        let page = house.get(&begun, Some(&who)).await;
        assert!(page.body.contains("value=\"Rosa Elena\""), "{}", page.body);
        assert!(page.body.contains("Guardado "), "the page says when it was kept");

        let key = hidden(&page.body, "key").to_owned();
        let case = location(&open(&house, &who, &ficha(&key)).await);
        assert_eq!(case, format!("/casos/{key}"));
        let again = location(&open(&house, &who, &with(ficha(&key), &[("given", "Otra")])).await);
        assert_eq!(again, case, "sent twice, opened once");
        assert_eq!(
            location(&house.get(&begun, Some(&who)).await),
            case,
            "the draft leads to its case"
        );

        let day = house.get(paths::CASES, Some(&who)).await;
        assert_eq!(
            day.body.matches("Rosa Elena Quispe Mamani").count(),
            2,
            "own and of the center: {}",
            day.body
        );
        assert!(!day.body.contains("Borradores sin terminar"));
        assert!(!day.body.contains("Planear el siguiente paso"), "the pack has planned it");

        let found = search(&house, &who, &[("names", "roza qespi mamany")]).await;
        assert!(found.body.contains("Rosa Elena Quispe Mamani"), "{}", found.body);
        assert!(found.body.contains("DNI terminado en 410"));
        assert!(!found.body.contains("10117410"), "never the whole number");
        assert!(
            !found.body.contains("984123456") && !found.body.contains("farmacia"),
            "nor a telephone"
        );
        assert!(found.body.contains(&format!("href=\"{case}\"")), "her team goes on to the case");
        assert!(found.body.contains("Abrir caso para esta persona"));
    }
}

#[tokio::test]
async fn a_search_that_would_list_people_is_refused_with_words() {
    let house = House::on_file().await;
    let who = admission(&house).await;
    for (names, document, age, told) in [
        ("Quisp*", "", "", "No se puede buscar con comodines"),
        ("Rosa", "", "", "escriba dos palabras del nombre, o el DNI"),
        ("Rosa Quispe", "123", "", "El DNI tiene ocho dígitos"),
        ("Rosa Quispe", "", "vieja", "Escriba una edad"),
        ("Rosa 4455", "", "", "Escriba solo letras"),
    ] {
        let before = house.entries().await;
        let fields = [("names", names), ("document", document), ("age", age)];
        let answer = search(&house, &who, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{names}");
        assert!(answer.body.contains(told), "{names}: {}", answer.body);
        assert_eq!(house.entries().await, before, "nothing was looked for");
    }
    let before = house.entries().await;
    search(&house, &who, &[("names", "Rosa Quispe")]).await;
    assert_eq!(house.entries().await, before + 1, "every search is in the ledger, misses too");
}

#[tokio::test]
async fn each_mistake_stands_beside_its_field_and_nothing_typed_is_lost() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        let key = new_key(&house, &who).await;
        let wrong = with(
            ficha(&key),
            &[
                ("surname1", "Quispe2"),
                ("doc1_number", "1011741"),
                ("birth", "31/02/1992"),
                ("residence", "paucartambo"),
                ("phone1_number", "888888888"),
                ("phone1_to", "8:00"),
                ("sex", ""),
                ("interpreter", ""),
                ("opened_on", "01/03/2999"),
            ],
        );
        let answer = open(&house, &who, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (field, told) in [
            ("surname1", "no va en un nombre"),
            ("doc1_number", "El DNI tiene ocho dígitos"),
            ("birth", "Escriba día, mes y año"),
            ("residence", "Hay varios lugares con ese nombre"),
            ("phone1_number", "solo llena la casilla"),
            ("phone1_to", "va después de la inicial"),
            ("sex", "Elija una opción"),
            ("interpreter", "Elija si necesita"),
            ("opened_on", "no puede estar en el futuro"),
        ] {
            let (_, after) = answer.body.split_once(&format!("id=\"e-{field}\">")).expect(field);
            let (message, _) = after.split_once('<').unwrap();
            assert!(message.contains(told), "{field}: {message}");
        }
        for typed in
            ["Rosa Elena", "Quispe2", "1011741", "31/02/1992", "888888888", "Somos de la farmacia"]
        {
            assert!(answer.body.contains(&format!("value=\"{typed}\"")), "{typed} is lost");
        }
        assert!(answer.body.contains("Paucartambo, distrito de"), "places to choose from");
        let day = house.get(paths::CASES, Some(&who)).await;
        assert!(day.body.contains("Borradores sin terminar"), "and it is kept as a draft");
        assert!(day.body.contains("Rosa Elena Quispe2 Mamani"));
        assert!(day.body.contains("Todavía no tiene casos"), "no case was opened");
    }
}

#[tokio::test]
async fn a_wrong_check_digit_and_a_likeness_are_told_once_and_bar_nothing() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        rosa(&house, &who).await;
        let key = new_key(&house, &who).await;
        let odd = with(ficha(&key), &[("doc1_check", "0"), ("condition", "referred_in")]);
        let told = open(&house, &who, &odd).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("El dígito verificador no corresponde"), "{}", told.body);
        assert!(told.body.contains("Puede que ya haya estado aquí"), "{}", told.body);
        assert!(told.body.contains("Abrir caso para esta persona"));
        let seen = hidden(&told.body, "seen").to_owned();
        let other = with(odd.clone(), &[("seen", &seen), ("doc1_number", "10117411")]);
        let again = open(&house, &who, &other).await;
        assert_eq!(
            again.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "another number is looked at anew"
        );
        let case = location(&open(&house, &who, &with(odd, &[("seen", &seen)])).await);
        assert_eq!(case, format!("/casos/{key}"));
    }
}

#[tokio::test]
async fn nobody_is_turned_away_for_having_no_document() {
    let house = House::on_file().await;
    let who = admission(&house).await;
    for (reason, expected) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        ("no_recuerda", StatusCode::SEE_OTHER),
        ("sin_documento", StatusCode::SEE_OTHER),
    ] {
        let key = new_key(&house, &who).await;
        let names = format!("Persona de {}", reason.replace('_', " "));
        let fields = with(
            ficha(&key),
            &[
                ("doc1_number", ""),
                ("no_document", reason),
                ("given", &names),
                ("surname1", "Ccori"),
                ("birth", ""),
                ("age", "40"),
            ],
        );
        let answer = open(&house, &who, &fields).await;
        assert_eq!(answer.status, expected, "{reason}: {}", answer.body);
    }
    let key = new_key(&house, &who).await;
    let reserved = with(
        ficha(&key),
        &[
            ("given", ""),
            ("surname1", ""),
            ("surname2", ""),
            ("doc1_kind", "cur"),
            ("doc1_number", "2026-55-1"),
        ],
    );
    let case = location(&open(&house, &who, &reserved).await);
    assert_eq!(case, format!("/casos/{key}"), "a CUR stands for her name");
    let day = house.get(paths::CASES, Some(&who)).await;
    assert!(day.body.contains("Sin nombre registrado"));
}

#[tokio::test]
async fn a_draft_is_kept_field_by_field_and_exists_for_its_user_only() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        let colleague = house.person("colega", &[(Role::CenterChief, at_center(CENTER))]).await;
        let elsewhere =
            house.person("otra", &[(Role::Admission, at_center("cem-regular-acomayo-1"))]).await;
        let key = new_key(&house, &who).await;
        for (name, value) in [("given", "Lucía"), ("surname1", "Ttito"), ("given", "Lucía Inés")]
        {
            let change = form(&who, &[("via", "script"), ("key", &key), (name, value)]);
            let kept = house.post(paths::CASE_DRAFT, Some(&who), &change).await;
            assert_eq!(kept.header(header::CONTENT_TYPE), "application/json", "{}", kept.body);
            let kept: serde_json::Value = serde_json::from_str(&kept.body).unwrap();
            let told = kept["saved"].as_str().unwrap();
            assert!(told.starts_with("Guardado ") && told.matches(':').count() == 2, "{told}");
        }
        let address = format!("{}?borrador={key}", paths::CASE_NEW);
        let mine = house.get(&address, Some(&who)).await;
        assert!(
            mine.body.contains("value=\"Lucía Inés\"") && mine.body.contains("value=\"Ttito\"")
        );
        let day = house.get(paths::CASES, Some(&who)).await;
        assert!(day.body.contains("Lucía Inés Ttito") && day.body.contains("Seguir escribiendo"));

        let nothing = house.get("/nada", Some(&colleague)).await;
        for other in [&colleague, &elsewhere] {
            let read = house.get(&address, Some(other)).await;
            assert_eq!((read.status, &read.body), (StatusCode::NOT_FOUND, &nothing.body));
            let change = form(other, &[("via", "script"), ("key", &key), ("given", "X")]);
            let wrote = house.post(paths::CASE_DRAFT, Some(other), &change).await;
            assert_eq!((wrote.status, &wrote.body), (StatusCode::NOT_FOUND, &nothing.body));
            let dropped = house
                .post(paths::CASE_DRAFT_DROP, Some(other), &form(other, &[("key", &key)]))
                .await;
            assert_eq!((dropped.status, &dropped.body), (StatusCode::NOT_FOUND, &nothing.body));
            assert!(!house.get(paths::CASES, Some(other)).await.body.contains("Ttito"));
        }
        let dropped =
            house.post(paths::CASE_DRAFT_DROP, Some(&who), &form(&who, &[("key", &key)])).await;
        let back = house.get(&location(&dropped), Some(&who)).await;
        assert!(back.body.contains("El borrador se descartó.") && !back.body.contains("Ttito"));
        assert_eq!(house.get(&address, Some(&who)).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn she_comes_back_and_is_not_asked_all_again() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        let first = rosa(&house, &who).await;
        let found = search(&house, &who, &[("document", "10117410")]).await;
        let (_, after) = found.body.split_once("persona=").unwrap();
        let person = after.split_once('"').unwrap().0;
        let before = house.entries().await;
        let page = house.get(&format!("{}?persona={person}", paths::CASE_NEW), Some(&who)).await;
        assert_eq!(house.entries().await, before + 1, "that she was shown is in the ledger");
        assert!(page.body.contains("Para Rosa Elena Quispe Mamani"), "{}", page.body);
        assert!(!page.body.contains("name=\"given\""), "her data are known");
        let key = hidden(&page.body, "key");
        let earlier = first.trim_start_matches("/casos/");
        let fields = [
            ("key", key),
            ("person", person),
            ("condition", "new"),
            ("earlier", earlier),
            ("opened_on", "02/03/2020"),
        ];
        let wrong = open(&house, &who, &fields).await;
        assert!(wrong.body.contains("no continúa un caso anterior"), "{}", wrong.body);
        let fields = with(fields.to_vec(), &[("condition", "recurrence")]);
        let second = location(&open(&house, &who, &fields).await);
        assert_ne!(first, second);
        let found = search(&house, &who, &[("document", "10117410")]).await;
        assert_eq!(found.body.matches("<h3>Rosa").count(), 1, "one person: {}", found.body);
        assert!(found.body.contains(&first) && found.body.contains(&second), "with two cases");
    }
}

#[tokio::test]
async fn a_made_up_person_center_or_key_is_not_there() {
    let house = House::on_file().await;
    let who = admission(&house).await;
    let unknown = Uuid::from_u128(77);
    for address in [
        format!("{}?persona={unknown}", paths::CASE_NEW),
        format!("{}?persona=x", paths::CASE_NEW),
        format!("{}?borrador={unknown}", paths::CASE_NEW),
        format!("{}?centro=cem-regular-acomayo-1", paths::CASE_NEW),
        format!("{}?centro=cem-regular-acomayo-1", paths::CASES),
        format!("{}?centro=no-hay", paths::CASE_SEARCH),
    ] {
        assert_eq!(
            house.get(&address, Some(&who)).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
    let elsewhere =
        search(&house, &who, &[("center", "cem-regular-acomayo-1"), ("names", "Rosa Quispe")])
            .await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

async fn plan(house: &House, who: &Person, case: &str, number: u128, days: i32) {
    let case: CaseId = case.trim_start_matches("/casos/").parse().unwrap();
    let subject = house.app().case_subject(case).await.unwrap();
    let staff = Staff::new("admite", who.user.uuid().as_u128());
    let staff = staff.with(Role::Admission, at_center(CENTER)).who();
    let permit = house.app().permit(&staff, WriteCase { subject }).unwrap();
    let task = TaskPlanned {
        task: TaskId::new(Uuid::from_u128(number)),
        action: ActionCode::parse("follow_up_contact").unwrap(),
        remark: String::new(),
        lens: Lens::Admission,
        owner: Some(who.user),
        due_on: house.site.today() + days.days(),
        step: None,
        blocked_by: Vec::new(),
    };
    house.app().plan_task(&permit, ChangeKey(Uuid::from_u128(number)), task).await.unwrap();
}

#[tokio::test]
async fn what_is_due_is_said_in_words_with_the_hours_in_which_she_may_be_called() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        let case = rosa(&house, &who).await;
        for (number, days) in [(500, -3), (501, 0), (502, 1), (503, 6)] {
            plan(&house, &who, &case, number, days).await;
        }
        let day = house.get(paths::CASES, Some(&who)).await.body;
        let told = ["Vencida hace 3 días", "Vence hoy", "Vence mañana", "En 6 días"];
        let places: Vec<usize> = told.iter().map(|words| day.find(words).expect(words)).collect();
        assert!(places.is_sorted(), "the soonest first");
        assert!(day.contains("Ahora no es hora de llamarla"), "one minute a day was agreed");
        assert!(day.contains("Contacto de seguimiento"), "in the words of the pack");
        for number in 510..540 {
            plan(&house, &who, &case, number, 10).await;
        }
        let day = house.get(paths::CASES, Some(&who)).await.body;
        assert!(day.contains("/casos?ver=tareas\">Ver todo"), "{day}");
        let tasks = house.get("/casos?ver=tareas", Some(&who)).await.body;
        assert!(tasks.contains("ver=tareas&#38;pagina=2"), "{tasks}");
        let second = house.get("/casos?ver=tareas&pagina=2", Some(&who)).await.body;
        assert_eq!(second.matches("En 10 días").count(), 9);
        assert!(!second.contains("rel=\"next\""));
    }
}

#[tokio::test]
async fn whoever_works_at_two_centers_chooses_by_the_address() {
    let house = House::on_file().await;
    let grants =
        [(Role::Lawyer, at_center(CENTER)), (Role::Lawyer, at_center("cem-regular-acomayo-1"))];
    let lawyer = house.person("viaja", &grants).await;
    let first = house.get(paths::CASES, Some(&lawyer)).await;
    assert!(first.body.contains("<select id=\"center\""), "{}", first.body);
    let second = house.get(&format!("{}?centro={CENTER}", paths::CASES), Some(&lawyer)).await;
    assert!(second.body.contains(&format!("{}?centro={CENTER}", paths::CASE_SEARCH)));
    let reader = house.person("lee", &[(Role::Reader, GrantScope::National)]).await;
    assert_eq!(house.get(paths::CASES, Some(&reader)).await.status, StatusCode::NOT_FOUND);
    let desk = house.get(paths::DESK, Some(&reader)).await;
    assert!(!desk.body.contains(paths::CASES), "and nothing leads there");
}

#[tokio::test]
async fn of_a_case_of_others_the_list_says_that_it_is_there_and_no_more() {
    for database in each_database() {
        let house = House::open(database).await;
        let who = admission(&house).await;
        let case = rosa(&house, &who).await;
        plan(&house, &who, &case, 500, -3).await;
        let colleague = house.person("colega", &[(Role::Lawyer, at_center(CENTER))]).await;
        let chief = house.person("responde", &[(Role::CenterChief, at_center(CENTER))]).await;
        let theirs = house.get(paths::CASES, Some(&colleague)).await.body;
        assert!(theirs.contains("Lo llevan otras personas del equipo"), "{theirs}");
        for content in [case.as_str(), "Contacto de seguimiento", "Vencida", "Admitido"] {
            assert!(!theirs.contains(content), "the list tells `{content}` to a colleague");
        }
        let found = search(&house, &colleague, &[("names", "Rosa Quispe Mamani")]).await;
        assert!(found.body.contains("ficha 0001-2020"), "{}", found.body);
        assert!(!found.body.contains(&case), "where and when, and no way into the case");
        let all = house.get(paths::CASES, Some(&chief)).await.body;
        assert!(
            all.contains(&case) && all.contains("Admitido"),
            "who answers for the center reads it"
        );
    }
}
