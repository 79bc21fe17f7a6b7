//! Every route of the table of rights, asked by a stranger, by staff without rights and by staff with them, on both
//! databases: what one may not know about is not there.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use common::{Answer, House, Person};
use testkit::each_database;
use web::paths;
use web::rights::{ROUTES, Who};

const DIRECTORY_CSV: &str =
    "servicio,nombre,ubigeo,direccion\ncem,CEM de la prueba,81106,Calle 1\n";

/// What the paths with names in them point at.
struct Things {
    user: String,
    import: String,
    shelter: String,
    case: String,
    paper: String,
    file: String,
}

impl Things {
    async fn prepare(house: &House, chief: &Person, shelter: &str) -> Self {
        let upload = house.upload(
            paths::IMPORT_DIRECTORY,
            Some(chief),
            &chief.token,
            DIRECTORY_CSV.as_bytes(),
        );
        assert_eq!(upload.await.status, StatusCode::OK);
        let list = house.get(paths::REPAIR, Some(chief)).await;
        let (_, after) = list.body.split_once("href=\"/reparar/").unwrap();
        let import = after.split_once('/').unwrap().0.to_owned();
        let case = open_case(house, chief).await;
        let (paper, file) = papers_of(house, chief, case).await;
        let (user, shelter) = (chief.user.to_string(), shelter.to_owned());
        Self { user, import, shelter, case: case.to_string(), paper, file }
    }

    /// The address of a route, with a question where it needs one.
    fn address(&self, path: &str) -> String {
        match path {
            paths::CENTER | paths::DIRECTORY_EDIT | paths::API_CENTER => {
                paths::fill(path, &["cem-regular-acomayo-1"])
            }
            paths::SHELTER | paths::SHELTER_READ | paths::SHELTER_RECORD => {
                paths::fill(path, &[&self.shelter])
            }
            paths::REPAIR_ROW => paths::fill(path, &[&self.import, "2"]),
            paths::USER
            | paths::USER_GRANT
            | paths::USER_REVOKE
            | paths::USER_INVITE
            | paths::USER_SESSIONS_END
            | paths::USER_SUSPEND => paths::fill(path, &[&self.user]),
            paths::SUMMARY | paths::SUMMARY_FILE => {
                format!("{path}?departamento=08&anio=2022&mes=2023-01&formato=json")
            }
            paths::API_SUMMARY => {
                format!("{}?year=2022&month=2023-01", paths::fill(path, &["08"]))
            }
            paths::API_TERRITORY => paths::fill(path, &["08"]),
            paths::API_CENTERS => format!("{path}?place=08"),
            paths::API_TERRITORIES => format!("{path}?search=cusco"),
            paths::ASSET => web::assets::STYLE.url.clone(),
            paths::CASE_PART | paths::CASE_ANSWER => paths::fill(path, &[&self.case, "psicologia"]),
            paths::CASE_PAPER_WRITE => {
                paths::fill(path, &[&self.case, "social", "official_letter"])
            }
            paths::CASE_PAPER_FILE => paths::fill(path, &[&self.case, &self.paper]),
            paths::CASE_FILE => paths::fill(path, &[&self.case, &self.file]),
            paths::CASE_FICHA => paths::fill(path, &[&self.case, "fvr_pareja"]),
            path if path.starts_with("/casos/{id}") => paths::fill(path, &[&self.case]),
            path => path.to_owned(),
        }
    }
}

/// A case that somebody opened and works on in every profession.
async fn open_case(house: &House, by: &Person) -> domain::id::CaseId {
    use access::question::{AssignCase, OpenCase};
    use app::case::{ChangeKey, NewPerson, OpenCaseCommand, ServiceUser};
    use domain::case::event::CaseAssigned;
    let app = house.app();
    let who = app.resume(by.cookie.split_once('=').unwrap().1).await.unwrap().unwrap().who;
    let ask = OpenCase {
        center: domain::id::CenterId::parse("cem-regular-urubamba-1").unwrap(),
        service: domain::id::ServiceCode::parse("cem").unwrap(),
        place: domain::territory::Ubigeo::parse("0813").unwrap(),
    };
    let new = NewPerson { values: Vec::new(), source: domain::person::FactSource::Herself };
    let command = OpenCaseCommand {
        key: ChangeKey(uuid::Uuid::from_u128(0xca5e)),
        service_user: ServiceUser::New(new),
        condition: domain::case::EntryCondition::New,
        opened_on: app.today(),
        residence: None,
        event_place: None,
        earlier: None,
        referral: None,
    };
    let case = app.open_case(&app.permit(&who, ask).unwrap(), command).await.unwrap().case;
    for (number, lens) in (1..).zip(domain::case::Lens::ALL) {
        let subject = app.case_subject(case).await.unwrap();
        let permit = app.permit(&who, AssignCase { subject }).unwrap();
        let body = CaseAssigned { user: by.user, lens };
        app.assign_case(&permit, ChangeKey(uuid::Uuid::from_u128(number)), body).await.unwrap();
    }
    case
}

/// A signed letter of a case and a file beside it.
async fn papers_of(house: &House, by: &Person, case: domain::id::CaseId) -> (String, String) {
    use access::question::{WriteCase, WritePart};
    use app::case::{ChangeKey, NewFile, PaperDraft};
    use domain::id::{EntryCode, PaperTemplateId};
    let app = house.app();
    let who = app.resume(by.cookie.split_once('=').unwrap().1).await.unwrap().unwrap().who;
    let words = [("subject", "Pedido"), ("text", "Remita copia.")];
    let draft = PaperDraft {
        template: PaperTemplateId::parse("official_letter").unwrap(),
        written: words.map(|(part, text)| (EntryCode::parse(part).unwrap(), text.into())).into(),
        addressee: vec!["Jefatura simulada".to_owned()],
    };
    let subject = app.case_subject(case).await.unwrap();
    let ask = WritePart { subject: subject.clone(), lens: domain::case::Lens::Social };
    let key = ChangeKey(uuid::Uuid::from_u128(0xca5f));
    let paper = app.sign_paper(&app.permit(&who, ask).unwrap(), key, &draft).await.unwrap().paper;
    let new = NewFile {
        name: "nota.txt".to_owned(),
        label: "Una nota".to_owned(),
        bytes: b"%PDF-1.7\n%%EOF".to_vec(),
    };
    let ask = WriteCase { subject: app.case_subject(case).await.unwrap() };
    let key = ChangeKey(uuid::Uuid::from_u128(0xca60));
    let file = app.attach_file(&app.permit(&who, ask).unwrap(), key, &new).await.unwrap().file;
    (paper.to_string(), file.to_string())
}

/// What looking at a page writes: a document that leaves, or that a case was read.
fn written_by_looking(path: &str) -> u64 {
    let reads_a_case = [
        paths::CASE,
        paths::CASE_PART,
        paths::CASE_PARTIES,
        paths::CASE_RISK,
        paths::CASE_FICHA,
        paths::CASE_PAPERS,
        paths::CASE_PAPER_WRITE,
        paths::CASE_PAPER_FILE,
        paths::CASE_FILE,
    ]
    .contains(&path);
    let leaves = [paths::SUMMARY_FILE, paths::API_SUMMARY].contains(&path);
    u64::from(reads_a_case || leaves)
}

/// A form with every field that some route needs.
fn form(token: &str) -> String {
    format!(
        "token={token}&reason=prueba&place=08&role=reader&scope=national&scope_kind=national\
         &scope_value=&full_name=Persona&name=persona.nueva&document_type=dni\
         &document_number=12345678&session=others&passkey=x&password=x&code=x&decision=set_aside\
         &challenge=x&setup=x&again=x"
    )
}

async fn ask(house: &House, method: &str, address: &str, who: Option<&Person>) -> Answer {
    let token = who.map_or("", |person| person.token.as_str());
    let is_upload = address == paths::IMPORT_FIGURES
        || address == paths::IMPORT_DIRECTORY
        || address.ends_with("/archivos");
    match method {
        "GET" => house.get(address, who).await,
        _ if is_upload => house.upload(address, who, token, b"a,b\n1,2\n").await,
        _ => house.post(address, who, &form(token)).await,
    }
}

fn leads_to_sign_in(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.header(header::LOCATION) == paths::SIGN_IN
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// The id of some center of a service whose place is secret.
fn some_shelter(house: &House) -> String {
    let catalogue = house.app().catalogue();
    let sealed = domain::service::PlaceDisclosure::Sealed;
    let is_sealed = |center: &&domain::center::Center| {
        catalogue.service(&center.service).is_some_and(|pack| pack.service.place == sealed)
    };
    catalogue.centers.iter().find(is_sealed).unwrap().id.to_string()
}

#[tokio::test]
async fn a_stranger_reaches_what_is_public_and_is_led_to_the_sign_in_elsewhere() {
    for database in each_database() {
        let house = House::open(database).await;
        let shelter = some_shelter(&house);
        let chief = house.chief(&shelter).await;
        let things = Things::prepare(&house, &chief, &shelter).await;
        for (method, path, who) in ROUTES {
            let answer = ask(&house, method, &things.address(path), None).await;
            let asked = format!("{method} {path} answers {}", answer.status);
            match who {
                Who::Everybody | Who::LinkHolder => {
                    assert!(!leads_to_sign_in(&answer), "{asked}");
                    assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{asked}");
                }
                Who::Permit(_) if is_api(path) => {
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{asked}");
                }
                Who::SignedIn | Who::Permit(_) => assert!(leads_to_sign_in(&answer), "{asked}"),
            }
        }
    }
}

#[tokio::test]
async fn for_staff_without_rights_the_pages_of_others_do_not_exist() {
    for database in each_database() {
        let house = House::open(database).await;
        let shelter = some_shelter(&house);
        let chief = house.chief(&shelter).await;
        let things = Things::prepare(&house, &chief, &shelter).await;
        let newcomer = house.person("nueva", &[]).await;
        for (method, path, who) in ROUTES {
            if !matches!(who, Who::Permit(_)) {
                continue;
            }
            let answer = ask(&house, method, &things.address(path), Some(&newcomer)).await;
            if *path == paths::API_FIGURES {
                // A list of what one may see: without rights it is empty.
                assert!(answer.body.contains("\"total\":0"), "{}", answer.body);
                continue;
            }
            let nothing = if is_api(path) { "/api/v1/nada" } else { "/nada" };
            let nowhere = ask(&house, method, nothing, Some(&newcomer)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}");
            assert_eq!(answer.body, nowhere.body, "{method} {path} tells that it exists");
            assert_eq!(answer.headers, nowhere.headers, "{method} {path} tells that it exists");
        }
    }
}

#[tokio::test]
async fn staff_with_rights_reach_every_page_and_looking_writes_nothing() {
    for database in each_database() {
        let house = House::open(database).await;
        let shelter = some_shelter(&house);
        let chief = house.chief(&shelter).await;
        let things = Things::prepare(&house, &chief, &shelter).await;
        for (method, path, who) in ROUTES {
            let is_page = *method == "GET" && matches!(who, Who::Permit(_) | Who::SignedIn);
            if !is_page {
                continue;
            }
            let before = house.entries().await;
            let answer = ask(&house, method, &things.address(path), Some(&chief)).await;
            let written = house.entries().await - before;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
            assert_eq!(written, written_by_looking(path), "{path} wrote {written} entries");
            assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn no_change_goes_without_the_token_of_its_own_session_or_from_another_site() {
    for database in each_database() {
        let house = House::open(database).await;
        let shelter = some_shelter(&house);
        let chief = house.chief(&shelter).await;
        let other = house.person("otra", &[]).await;
        let things = Things::prepare(&house, &chief, &shelter).await;
        let before = house.entries().await;
        for (method, path, who) in ROUTES {
            let is_json = path.contains("/llaves/");
            if *method != "POST" || !matches!(who, Who::Permit(_) | Who::SignedIn) || is_json {
                continue;
            }
            let address = things.address(path);
            for token in ["", other.token.as_str()] {
                let thief = Person {
                    user: chief.user,
                    cookie: chief.cookie.clone(),
                    token: token.to_owned(),
                };
                let answer = ask(&house, method, &address, Some(&thief)).await;
                // There the secret of the proposal stands for the token.
                let is_proposal = *path == paths::MY_PASSWORD;
                let expected = if is_proposal { 422 } else { 403 };
                assert_eq!(answer.status.as_u16(), expected, "{path} with `{token}`");
            }
            for site in ["cross-site", "same-site"] {
                let request = House::request(Method::POST, &address, Some(&chief))
                    .header("sec-fetch-site", site)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                let answer = house.ask(request.body(Body::from(form(&chief.token))).unwrap()).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {site}");
            }
        }
        assert_eq!(house.entries().await, before, "a refused form wrote something");
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_its_page() {
    let house = House::on_file().await;
    let chief = house.chief(&some_shelter(&house)).await;
    let file = vec![b'x'; 25_000_000];
    for path in [paths::IMPORT_FIGURES, paths::IMPORT_DIRECTORY] {
        let answer = house.upload(path, Some(&chief), &chief.token, &file).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(answer.body.contains("20"), "the page names the limit");
    }
    let long = format!("token={}&name={}", chief.token, "x".repeat(70_000));
    let answer = house.post(paths::DIRECTORY_NEW, Some(&chief), &long).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn markup_in_a_question_stays_words() {
    let house = House::on_file().await;
    let chief = house.chief(&some_shelter(&house)).await;
    let evil = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%27";
    for path in [
        format!("/servicios?q={evil}&servicio={evil}&lugar={evil}&lang={evil}"),
        format!("/centros/{evil}"),
        format!("/entrar?next={evil}"),
        format!("/directorio?q={evil}&servicio={evil}&verificado={evil}&pagina={evil}"),
        format!("/cifras?medida={evil}&lugar={evil}&periodo={evil}"),
        format!("/resumenes?departamento={evil}&anio={evil}&mes={evil}&servicio={evil}"),
        format!("/reparar?aviso={evil}"),
        format!("/auditoria?antes={evil}"),
        format!("/personal?q={evil}"),
        format!("/nada/{evil}?x={evil}"),
    ] {
        for who in [None, Some(&chief)] {
            let answer = house.get(&path, who).await;
            assert!(!answer.body.contains("<script>alert"), "{path}");
            assert!(!answer.body.contains("\"><script"), "{path}");
            assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        }
    }
}
