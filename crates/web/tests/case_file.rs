//! Stories of one case over HTTP: three professions, the cousin, two people on one field, a form sent twice, wrong answers,
//! the glass. On both databases.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod common;

use app::case::{ChangeKey, NewPerson, OpenCaseCommand, ServiceUser};
use axum::http::{StatusCode, header};
use common::{Answer, House, Person};
use domain::account::{GrantScope, Role};
use domain::case::EntryCondition;
use domain::id::{CaseId, CenterId, ServiceCode};
use domain::person::{
    BirthDate, FactSource, FieldValue, IdentityDocument, Interpreter, LanguageCode, PersonName,
};
use domain::territory::Ubigeo;
use testkit::each_database;
use uuid::Uuid;

const CENTER: &str = "cem-regular-urubamba-1";

/// The people of a center and one case.
struct Story {
    house: House,
    admission: Person,
    psychologist: Person,
    social: Person,
    lawyer: Person,
    chief: Person,
    case: CaseId,
}

fn center() -> CenterId {
    CenterId::parse(CENTER).unwrap()
}

fn rosa() -> NewPerson {
    let quechua = LanguageCode::parse("qu").unwrap();
    NewPerson {
        values: vec![
            FieldValue::Name(PersonName::parse("Rosa Elena", "Quispe", "Mamani").unwrap()),
            FieldValue::Document(IdentityDocument::dni("10117410").unwrap()),
            FieldValue::Birth(BirthDate::Year(1988)),
            FieldValue::AttentionLanguage(quechua.clone()),
            FieldValue::Interpreter(Interpreter::Needed(quechua)),
        ],
        source: FactSource::Herself,
    }
}

impl Story {
    async fn begin(database: testkit::TestDatabase) -> Self {
        Self::begin_in(House::open(database).await).await
    }

    async fn begin_in(house: House) -> Self {
        let here = |role| [(role, GrantScope::Center { center: center() })];
        let admission = house.person("admision", &here(Role::Admission)).await;
        let psychologist = house.person("psicologa", &here(Role::Psychologist)).await;
        let social = house.person("social", &here(Role::SocialWorker)).await;
        let lawyer = house.person("abogada", &here(Role::Lawyer)).await;
        let chief = house.person("jefa", &here(Role::CenterChief)).await;
        let case = open_case(&house, &admission, 1).await;
        Self { house, admission, psychologist, social, lawyer, chief, case }
    }

    fn path(&self, rest: &str) -> String {
        format!("/casos/{}{rest}", self.case)
    }

    async fn get(&self, rest: &str, who: &Person) -> Answer {
        self.house.get(&self.path(rest), Some(who)).await
    }

    /// Sends a form of the case with a key of its own.
    async fn send(&self, rest: &str, who: &Person, fields: &[(&str, &str)]) -> Answer {
        self.send_with_key(rest, who, &Uuid::from_u128(rand_key(fields)).to_string(), fields).await
    }

    async fn send_with_key(
        &self,
        rest: &str,
        who: &Person,
        key: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut pairs = vec![("token", who.token.as_str()), ("key", key)];
        pairs.extend_from_slice(fields);
        self.house.post(&self.path(rest), Some(who), &encoded(&pairs)).await
    }

    /// As the script of the page saves one answer.
    async fn answer(
        &self,
        part: &str,
        who: &Person,
        (form, field): (&str, &str),
        value: &str,
        base: u32,
    ) -> Answer {
        let base = base.to_string();
        let fields =
            [("form", form), ("row", ""), ("field", field), ("value", value), ("base", &base)];
        self.send(&format!("/{part}/respuesta"), who, &fields).await
    }

    async fn assign(&self, to: &Person, lens: &str) {
        let member = format!("{lens} {}", to.user);
        let done = self.send("/equipo", &self.chief, &[("member", &member)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }

    async fn assign_all(&self) {
        self.assign(&self.psychologist, "psychology").await;
        self.assign(&self.social, "social").await;
        self.assign(&self.lawyer, "legal").await;
    }
}

fn rand_key(fields: &[(&str, &str)]) -> u128 {
    let text = format!("{fields:?}");
    let hash = blake3::hash(text.as_bytes());
    u128::from_be_bytes(hash.as_bytes()[..16].try_into().unwrap())
}

async fn open_case(house: &House, by: &Person, number: u128) -> CaseId {
    let app = house.app();
    let resumed = app.resume(by.cookie.split_once('=').unwrap().1).await.unwrap().unwrap();
    let ask = access::question::OpenCase {
        center: center(),
        service: ServiceCode::parse("cem").unwrap(),
        place: Ubigeo::parse("0813").unwrap(),
    };
    let permit = app.permit(&resumed.who, ask).unwrap();
    let command = OpenCaseCommand {
        key: ChangeKey(Uuid::from_u128(0x7000 + number)),
        service_user: ServiceUser::New(rosa()),
        condition: EntryCondition::New,
        opened_on: app.today(),
        residence: None,
        event_place: None,
        earlier: None,
        referral: None,
    };
    app.open_case(&permit, command).await.unwrap().case
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect()
    };
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

fn leads_back(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(
        answer.header(header::LOCATION).starts_with("/casos/"),
        "{}",
        answer.header(header::LOCATION)
    );
}

fn json(answer: &Answer) -> serde_json::Value {
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn one_woman_goes_through_three_professions() {
    for database in each_database() {
        let story = Story::begin(database).await;
        let page = story.get("", &story.admission).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("Rosa Elena Quispe Mamani"));
        assert!(page.body.contains("Caso 0001-2023"));
        assert!(page.body.contains("Necesita intérprete de quechua"), "the bar says her language");
        assert!(page.body.contains("Asigne a una persona de psicología"), "and what bars the way");
        story.assign_all().await;

        let saved =
            story.answer("admision", &story.admission, ("ficha", "arrival"), "alone", 0).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        assert!(json(&saved)["words"].as_str().unwrap().starts_with("Guardado "), "{}", saved.body);
        let types = ("violence", "types");
        story.answer("psicologia", &story.psychologist, types, "physical,economic", 0).await;
        let part = story.get("/psicologia", &story.psychologist).await;
        assert!(part.body.contains("¿En qué consiste la violencia económica?"));
        let hidden = "id=\"q-violence-economic\" data-question=\"economic\" data-base=\"0\" hidden";
        assert!(!part.body.contains(hidden), "what applies is asked");

        let stage = story.send("/etapa", &story.psychologist, &[("stage", "evaluated")]).await;
        leads_back(&stage);
        let refused = story.send("/etapa", &story.psychologist, &[("stage", "planned")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Todavía no: "), "the page says why not");

        let act = [
            ("lens", "social"),
            ("action", "social_evaluation"),
            ("day", "2023-02-01"),
            ("remark", "En su casa"),
        ];
        leads_back(&story.send("/acciones", &story.social, &act).await);
        let plan =
            [("what", "social home_visit"), ("due", "2023-02-03"), ("owner", ""), ("after", "")];
        leads_back(&story.send("/tareas", &story.lawyer, &plan).await);
        let moment = [("moment", "complaint.received"), ("at", "2023-02-01T06:30")];
        leads_back(&story.send("/momentos", &story.lawyer, &moment).await);

        let page = story.get("", &story.lawyer).await;
        assert!(page.body.contains("Evaluación social (Trabajo social), hecha el 01/02/2023"));
        assert!(page.body.contains("Visita domiciliaria"));
        assert!(page.body.contains("Enviar copias de lo actuado al Juzgado de Familia"));
        assert!(page.body.contains("art. 15-A"), "each clock names its article");
        assert!(page.body.contains("corren 24 horas seguidas"), "and its arithmetic");
        assert!(page.body.contains("Psicología: 1 respuesta guardada"));

        let close = [("reason", "withdrew"), ("day", "2023-02-01")];
        let refused = story.send("/cierre", &story.chief, &close).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no risk was assessed");
        let close = [("reason", "died"), ("day", "2023-02-01"), ("remark", "Aviso de la familia")];
        leads_back(&story.send("/cierre", &story.chief, &close).await);
        let page = story.get("", &story.lawyer).await;
        assert!(page.body.contains("Cerrado el 01/02/2023: Falleció"));
        leads_back(&story.send("/reapertura", &story.chief, &[("reason", "Fue un error")]).await);
    }
}

#[tokio::test]
async fn another_profession_reads_the_shared_part_and_neither_writes_it_nor_sees_its_secrets() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign_all().await;
        let secret = "Le cuesta dormir desde hace un año.";
        let note = [("lens", "psychology"), ("reach", "profession"), ("text", secret)];
        leads_back(&story.send("/notas", &story.psychologist, &note).await);
        let shared = [("lens", "psychology"), ("reach", "team"), ("text", "Vuelve el jueves.")];
        leads_back(&story.send("/notas", &story.psychologist, &shared).await);
        let steps = ("psychology", "private_notes");
        story.answer("psicologia", &story.psychologist, steps, "Secreto de la entrevista", 0).await;
        let safe = ("psychology", "is_safe_now");
        story.answer("psicologia", &story.psychologist, safe, "no", 0).await;

        let own = story.get("", &story.psychologist).await;
        assert!(own.body.contains(secret) && own.body.contains("Solo Psicología"));
        for other in [&story.lawyer, &story.social, &story.admission, &story.chief] {
            let page = story.get("", other).await;
            assert!(page.body.contains("Vuelve el jueves."));
            assert!(!page.body.contains(secret), "professional secrecy");
            let part = story.get("/psicologia", other).await;
            assert_eq!(part.status, StatusCode::OK);
            assert!(part.body.contains("¿Está a salvo en este momento?"));
            assert!(!part.body.contains("Secreto de la entrevista"));
            assert!(!part.body.contains("data-autosave"), "nothing there can be written");
        }
        let answer = story.answer("psicologia", &story.lawyer, safe, "yes", 1).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let borrowed = story.answer("legal", &story.lawyer, safe, "yes", 1).await;
        assert_eq!(
            borrowed.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "not through her own part either"
        );
        let forged = [("lens", "psychology"), ("reach", "team"), ("text", "No soy psicóloga")];
        let answer = story.send("/notas", &story.lawyer, &forged).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn for_the_cousin_the_case_does_not_exist() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign_all().await;
        assert_eq!(story.get("", &story.lawyer).await.status, StatusCode::OK);
        let user = story.lawyer.user.to_string();
        let out =
            [("user", user.as_str()), ("excluded", "yes"), ("reason", "Es prima del denunciado")];
        leads_back(&story.send("/impedimentos", &story.chief, &out).await);
        let nowhere = format!("/casos/{}", Uuid::from_u128(0xdead));
        for rest in ["", "/psicologia", "/legal", "/lecturas", "/personas", "/abrir", "/aperturas"]
        {
            let there = story.get(rest, &story.lawyer).await;
            let not_there = story.house.get(&format!("{nowhere}{rest}"), Some(&story.lawyer)).await;
            assert_eq!(there.status, StatusCode::NOT_FOUND, "{rest}");
            assert_eq!(there.body, not_there.body, "{rest} tells that it exists");
            assert_eq!(there.headers, not_there.headers, "{rest} tells that it exists");
        }
        let before = story.house.entries().await;
        for rest in
            ["/notas", "/acciones", "/tareas", "/momentos", "/etapa", "/abrir", "/impedimentos"]
        {
            let fields =
                [("lens", "legal"), ("text", "x"), ("reason", "life_at_risk"), ("words", "x")];
            let answer = story.send(rest, &story.lawyer, &fields).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{rest}");
        }
        assert_eq!(story.house.entries().await, before, "and nothing was written");
        let page = story.get("", &story.chief).await;
        assert!(page.body.contains("No pueden saber del caso: abogada de la Prueba"));
    }
}

#[tokio::test]
async fn two_people_on_one_field_keep_both_values_until_one_is_chosen() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign(&story.psychologist, "psychology").await;
        let here = [(Role::Psychologist, GrantScope::Center { center: center() })];
        let second = story.house.person("psicologo2", &here).await;
        story.assign(&second, "psychology").await;
        let field = ("psychology", "in_crisis");
        let first = story.answer("psicologia", &story.psychologist, field, "yes", 0).await;
        assert!(json(&first)["html"].is_null());
        let other = story.answer("psicologia", &second, field, "no", 0).await;
        let html = json(&other)["html"].as_str().unwrap().to_owned();
        assert!(html.contains("Se guardaron las dos respuestas"), "{html}");
        let page = story.get("/psicologia", &story.psychologist).await;
        assert!(
            page.body.contains("psicologa de la Prueba")
                && page.body.contains("psicologo2 de la Prueba")
        );
        assert!(page.body.contains("name=\"choose\" value=\"in_crisis 2 0\""), "{}", page.body);
        let choose = [
            ("form", "psychology"),
            ("section", "interview"),
            ("row", ""),
            ("choose", "in_crisis 2 0"),
        ];
        let chosen = story.send("/psicologia", &second, &choose).await;
        leads_back(&chosen);
        let page = story.get("/psicologia", &story.psychologist).await;
        assert!(!page.body.contains("Se guardaron las dos respuestas"));
        assert!(page.body.contains("value=\"yes\" checked"), "what was chosen stands");
    }
}

#[tokio::test]
async fn a_form_sent_twice_happens_once_and_with_other_words_it_is_another() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign_all().await;
        let key = Uuid::from_u128(77).to_string();
        let note = |text| [("lens", "legal"), ("reach", "team"), ("text", text)];
        let count =
            async |text: &str| story.get("", &story.lawyer).await.body.matches(text).count();
        for _ in 0..3 {
            leads_back(
                &story
                    .send_with_key("/notas", &story.lawyer, &key, &note("Trajo la denuncia."))
                    .await,
            );
        }
        assert_eq!(count("Trajo la denuncia.").await, 1);
        leads_back(
            &story.send_with_key("/notas", &story.lawyer, &key, &note("Trajo el DNI.")).await,
        );
        assert_eq!(count("Trajo el DNI.").await, 1, "other words are never lost");
        let plan = [("what", "social home_visit"), ("due", "2023-02-03")];
        for _ in 0..2 {
            leads_back(&story.send_with_key("/tareas", &story.social, &key, &plan).await);
        }
        assert_eq!(count("<strong>Visita domiciliaria</strong>").await, 1);
        let page = story.get("", &story.social).await;
        let (before, _) = page.body.split_once("<strong>Visita domiciliaria</strong>").unwrap();
        let (_, task) = before.rsplit_once("id=\"task-").unwrap();
        let task = task.split('"').next().unwrap();
        let act =
            [("lens", "social"), ("action", "home_visit"), ("day", "2023-02-01"), ("task", task)];
        leads_back(&story.send("/acciones", &story.social, &act).await);
        assert_eq!(
            count("<strong>Visita domiciliaria</strong>").await,
            0,
            "the action finished the task"
        );
    }
}

#[tokio::test]
async fn wrong_answers_are_told_at_their_field_and_their_text_is_kept() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign_all().await;
        for (field, value, why) in [
            ("monthly_income", "mucho", "Escriba el monto en soles"),
            ("monthly_income", "9999999", "Debe ser 100000 o menos."),
            ("age", "treinta", "Escriba un número entero."),
            ("born_on", "2030-01-01", "No puede ser después de hoy."),
            ("sex", "by_helicopter", "Elija una de las opciones."),
            ("residence", "Atlántida", "No se encuentra ese lugar."),
        ] {
            let refused =
                story.answer("admision", &story.admission, ("ficha", field), value, 0).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
            let told = json(&refused)["error"].as_str().unwrap().to_owned();
            assert!(told.starts_with(why), "{field} {value}: {told}");
        }
        let section = [
            ("form", "ficha"),
            ("section", "user"),
            ("row", ""),
            ("v.monthly_income", "mucho"),
            ("base.monthly_income", "0"),
            ("v.occupation", "Comerciante"),
            ("base.occupation", "0"),
            ("v.residence", "Urubamba, Urubamba"),
            ("base.residence", "0"),
        ];
        let refused = story.send("/admision", &story.admission, &section).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"mucho\""), "what was written is kept");
        assert!(refused.body.contains("Escriba el monto en soles"));
        let page = story.get("/admision", &story.admission).await;
        assert!(page.body.contains("value=\"Comerciante\""), "the rest is saved");
        assert!(page.body.contains("value=\"Urubamba, Urubamba, Cusco\""), "{}", page.body);
        let empty = [("lens", "legal"), ("reach", "team"), ("text", "   ")];
        let refused = story.send("/notas", &story.lawyer, &empty).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let moment =
            [("moment", "complaint.received"), ("at", "2031-01-01T10:00"), ("from", "milestone")];
        let refused = story.send("/momentos", &story.lawyer, &moment).await;
        assert!(refused.body.contains("Ese momento todavía no llega"));
        assert!(
            refused.body.contains("value=\"2031-01-01T10:00\""),
            "and stands in the form again"
        );
    }
}

#[tokio::test]
async fn rows_of_a_group_keep_their_ids_and_can_be_taken_away() {
    for database in each_database() {
        let story = Story::begin(database).await;
        let page = story.get("/admision", &story.admission).await;
        let (_, after) = page.body.split_once("name=\"section\" value=\"children\"").unwrap();
        let (_, after) = after.split_once("name=\"row\" value=\"").unwrap();
        let row = after.split('"').next().unwrap().to_owned();
        let child = [
            ("form", "ficha"),
            ("row", row.as_str()),
            ("field", "child_age"),
            ("value", "7"),
            ("base", "0"),
        ];
        let saved = story.send("/admision/respuesta", &story.admission, &child).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        let page = story.get("/admision", &story.admission).await;
        assert!(page.body.contains("hija o hijo 1"));
        assert!(page.body.contains(&format!("q-ficha-{row}-child_age")));
        let away = [
            ("form", "ficha"),
            ("section", "children"),
            ("row", row.as_str()),
            ("remove", "yes"),
            ("base.child_age", "1"),
        ];
        leads_back(&story.send("/admision", &story.admission, &away).await);
        let page = story.get("/admision", &story.admission).await;
        assert!(!page.body.contains("hija o hijo 1"));
    }
}

#[tokio::test]
async fn the_aggressor_is_shown_from_her_case_and_nothing_leads_back_from_him() {
    for database in each_database() {
        let story = Story::begin(database).await;
        let search = [("name", "Juan Pérez Soto"), ("document", "")];
        let nobody = story.send("/personas", &story.admission, &search).await;
        assert!(nobody.body.contains("No se encontró a nadie"), "{}", nobody.body);
        let new = [
            ("given", "Juan"),
            ("first", "Pérez"),
            ("second", "Soto"),
            ("dni", "40123456"),
            ("role", "alleged_aggressor"),
            ("relation", ""),
        ];
        leads_back(&story.send("/personas/nueva", &story.admission, &new).await);
        let page = story.get("", &story.admission).await;
        assert!(
            page.body.contains("Juan Pérez Soto")
                && page.body.contains("presunta persona agresora")
        );
        assert!(!page.body.contains("href=\"/personas"), "no page of a person is linked");
        let found = story
            .send("/personas", &story.admission, &[("name", "Rosa Quispe"), ("document", "")])
            .await;
        assert!(
            !found.body.contains("Agregar al caso"),
            "who is in the case already is not offered"
        );
        let stranger = Uuid::from_u128(0xdead).to_string();
        let guessed = [("person", stranger.as_str()), ("role", "informant")];
        let answer = story.send("/personas/agregar", &story.admission, &guessed).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "an id alone leads to nobody");
        let user = [("given", "Otra"), ("first", "Persona"), ("role", "service_user")];
        let refused = story.send("/personas/nueva", &story.admission, &user).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a case has one service user");
    }
}

#[tokio::test]
async fn the_glass_is_broken_for_an_hour_everybody_sees_it_and_somebody_else_reviews_it() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign(&story.psychologist, "psychology").await;
        let secret = [("lens", "psychology"), ("reach", "profession"), ("text", "Bajo secreto")];
        leads_back(&story.send("/notas", &story.psychologist, &secret).await);
        assert_eq!(story.get("", &story.lawyer).await.status, StatusCode::NOT_FOUND);
        let before = story.get("/abrir", &story.lawyer).await;
        assert!(
            before.body.contains("durante 60 minutos")
                && before.body.contains("con su nombre y su motivo")
        );
        assert!(!before.body.contains("Rosa"), "before the glass nothing is told");
        let wordless = [("reason", "life_at_risk"), ("words", " ")];
        assert_eq!(
            story.send("/abrir", &story.lawyer, &wordless).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let glass = [("reason", "life_at_risk"), ("words", "Llama la hermana: él tiene un arma")];
        leads_back(&story.send("/abrir", &story.lawyer, &glass).await);
        let page = story.get("", &story.lawyer).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Usted abrió este caso"));
        assert!(!page.body.contains("Bajo secreto"));
        assert!(!page.body.contains("Escribir una nota"), "she reads and does not write");
        let told = story.get("", &story.psychologist).await;
        assert!(
            told.body.contains("abogada de la Prueba, que no es del equipo"),
            "the team is told"
        );

        let reviewer =
            story.house.person("revisor", &[(Role::CaseReviewer, GrantScope::National)]).await;
        assert_eq!(
            story.get("", &reviewer).await.status,
            StatusCode::NOT_FOUND,
            "the reviewer reads no case"
        );
        let openings = story.get("/aperturas", &reviewer).await;
        assert!(openings.body.contains("él tiene un arma") && !openings.body.contains("Rosa"));
        let (_, record) = openings.body.split_once("name=\"record\" value=\"").unwrap();
        let record = record.split('"').next().unwrap();
        let review = [("record", record), ("justified", "yes"), ("words", "Hubo riesgo real")];
        leads_back(&story.send("/aperturas", &reviewer, &review).await);
        assert!(story.get("/aperturas", &reviewer).await.body.contains("Ninguna apertura espera"));
    }
}

#[tokio::test]
async fn who_looked_can_be_told_and_a_member_who_leaves_sees_no_more() {
    for database in each_database() {
        let story = Story::begin(database).await;
        story.assign_all().await;
        story.get("", &story.lawyer).await;
        story.get("/legal", &story.lawyer).await;
        let looked = story.get("/lecturas", &story.psychologist).await;
        assert!(looked.body.contains("abogada de la Prueba"));
        assert!(looked.body.contains("la parte legal") && looked.body.contains("el resumen"));
        let member = format!("legal {}", story.lawyer.user);
        leads_back(&story.send("/equipo/quitar", &story.chief, &[("member", &member)]).await);
        assert_eq!(story.get("", &story.lawyer).await.status, StatusCode::NOT_FOUND);
        let restrict = [("restricted", "yes"), ("reason", "Trabaja en la municipalidad")];
        let done = story.send("/reserva", &story.chief, &restrict).await;
        assert_eq!(done.header(header::LOCATION), "/escritorio", "the chief is not of the team");
        assert!(
            story.get("", &story.psychologist).await.body.contains("Reservado: solo su equipo")
        );
    }
}

#[tokio::test]
async fn the_right_of_a_broken_glass_ends_by_the_clock_and_never_was_a_right_to_write() {
    for database in each_database() {
        let (house, clock) = House::open_with_clock(database).await;
        let story = Story::begin_in(house).await;
        let glass = [("reason", "child_at_risk"), ("words", "La niña no volvió del colegio")];
        leads_back(&story.send("/abrir", &story.lawyer, &glass).await);
        let note = [("lens", "legal"), ("reach", "team"), ("text", "Escribo sin ser del equipo")];
        let written = story.send("/notas", &story.lawyer, &note).await;
        assert_eq!(written.status, StatusCode::NOT_FOUND);
        for minute in (0..50).step_by(10) {
            let page = story.get("", &story.lawyer).await;
            assert_eq!(page.status, StatusCode::OK, "minute {minute}");
            clock.wait_seconds(10 * 60);
        }
        story.get("", &story.lawyer).await;
        clock.wait_seconds(9 * 60);
        assert_eq!(story.get("/legal", &story.lawyer).await.status, StatusCode::OK, "minute 59");
        clock.wait_seconds(2 * 60);
        for rest in ["", "/legal", "/lecturas"] {
            assert_eq!(
                story.get(rest, &story.lawyer).await.status,
                StatusCode::NOT_FOUND,
                "{rest}"
            );
        }
        let again = story.send("/abrir", &story.lawyer, &glass).await;
        assert_eq!(
            again.header(header::LOCATION),
            "/escritorio",
            "the same form opens nothing twice"
        );
        assert_eq!(story.get("", &story.lawyer).await.status, StatusCode::NOT_FOUND);
    }
}
