//! The risk, the papers and the files of a case, as its team meets them in the browser. On both databases.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use app::case::{ChangeKey, NewPerson, OpenCaseCommand, ServiceUser};
use axum::http::{StatusCode, header};
use common::{Answer, House, Person};
use domain::account::{GrantScope, Role};
use domain::case::EntryCondition;
use domain::id::{CaseId, CenterId, ServiceCode};
use domain::person::{FactSource, FieldValue, PersonName};
use domain::territory::Ubigeo;
use testkit::each_database;
use uuid::Uuid;

struct Team {
    house: House,
    psychologist: Person,
    social: Person,
    stranger: Person,
    case: CaseId,
}

fn center() -> CenterId {
    CenterId::parse("cem-regular-urubamba-1").unwrap()
}

fn key(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

impl Team {
    async fn begin(database: testkit::TestDatabase) -> Self {
        let house = House::open(database).await;
        let here = |role| [(role, GrantScope::Center { center: center() })];
        let admission = house.person("admision", &here(Role::Admission)).await;
        let psychologist = house.person("psicologa", &here(Role::Psychologist)).await;
        let social = house.person("social", &here(Role::SocialWorker)).await;
        let chief = house.person("jefa", &here(Role::CenterChief)).await;
        let elsewhere = CenterId::parse("cem-regular-acomayo-1").unwrap();
        let far = [(Role::Psychologist, GrantScope::Center { center: elsewhere })];
        let stranger = house.person("otra", &far).await;
        let case = opened(&house, &admission).await;
        let team = Self { house, psychologist, social, stranger, case };
        for (lens, who) in [("psychology", &team.psychologist), ("social", &team.social)] {
            let member = format!("{lens}%20{}", who.user);
            let body = format!("token={}&key={}&member={member}", chief.token, key(1));
            let done = team.house.post(&team.path("/equipo"), Some(&chief), &body).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        }
        team
    }

    fn path(&self, rest: &str) -> String {
        format!("/casos/{}{rest}", self.case)
    }

    async fn get(&self, rest: &str, who: &Person) -> Answer {
        self.house.get(&self.path(rest), Some(who)).await
    }

    async fn send(&self, rest: &str, who: &Person, number: u128, fields: &str) -> Answer {
        let body = format!("token={}&key={}&{fields}", who.token, key(number));
        self.house.post(&self.path(rest), Some(who), &body).await
    }
}

async fn opened(house: &House, by: &Person) -> CaseId {
    let app = house.app();
    let resumed = app.resume(by.cookie.split_once('=').unwrap().1).await.unwrap().unwrap();
    let ask = access::question::OpenCase {
        center: center(),
        service: ServiceCode::parse("cem").unwrap(),
        place: Ubigeo::parse("0813").unwrap(),
    };
    let permit = app.permit(&resumed.who, ask).unwrap();
    let name = PersonName::parse("Rosa Elena", "Quispe", "Mamani").unwrap();
    let values = vec![FieldValue::Name(name)];
    let command = OpenCaseCommand {
        key: ChangeKey(Uuid::from_u128(0x7000)),
        service_user: ServiceUser::New(NewPerson { values, source: FactSource::Herself }),
        condition: EntryCondition::New,
        opened_on: app.today(),
        residence: None,
        event_place: None,
        earlier: None,
        referral: None,
    };
    app.open_case(&permit, command).await.unwrap().case
}

const FICHA: &str = "/riesgo/ficha/fvr_pareja";

/// A ficha of the police of this morning, copied; two answers give points.
fn ficha(word: &str) -> String {
    format!(
        "do={word}&mode=transcribed&entity=pnp&office=Comisar%C3%ADa%20simulada\
         &applied_at=2023-01-20T09:30&i.violence_rising=yes&i.weapon_access=yes\
         &c0.when=05%2F01%2F2023&c0.what=Empuj%C3%B3n&c0.severity=1&a.home=puerta%20azul"
    )
}

#[tokio::test]
async fn a_ficha_is_calculated_before_it_is_signed_and_explains_itself() {
    for database in each_database() {
        let team = Team::begin(database).await;
        let who = &team.psychologist;
        let blank = team.get(FICHA, who).await;
        assert_eq!(blank.status, StatusCode::OK, "{}", blank.body);
        assert!(blank.body.contains("name=\"i.weapon_access\""));
        let shown = team.send(FICHA, who, 5, &ficha("preview")).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(shown.body.contains("6 de 37 puntos"), "{}", shown.body);
        let page = team.get("/riesgo", who).await;
        assert!(page.body.contains("Todavía no se ha valorado"), "a preview keeps nothing");

        for _ in 0..2 {
            let signed = team.send(FICHA, who, 5, &ficha("sign")).await;
            assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
        }
        let page = team.get("/riesgo", who).await;
        assert_eq!(page.body.matches("Ver la ficha con sus puntos").count(), 1, "sent twice, once");
        assert!(page.body.contains("6 de 37 puntos"));
        assert!(page.body.contains("La ficha está incompleta"), "blanks are not NO");
        assert!(!page.body.contains("puerta azul"), "the reserved annex stands apart");

        let set = "assessment=ID&level=severe&reason=Compr%C3%B3%20un%20arma";
        let (_, after) = page.body.split_once("name=\"assessment\" value=\"").unwrap();
        let set = set.replace("ID", after.split('"').next().unwrap());
        let done = team.send("/riesgo/nivel", who, 6, &set).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = team.get("/riesgo", who).await;
        assert!(page.body.contains("El puntaje daba: Leve"), "{}", page.body);
        assert!(page.body.contains("Compró un arma"));

        let psychologist = team.send("/riesgo/ubicacion", who, 7, "").await;
        assert_eq!(psychologist.status, StatusCode::NOT_FOUND);
        let social = team.send("/riesgo/ubicacion", &team.social, 8, "").await;
        assert!(social.body.contains("puerta azul"), "{}", social.body);
        for path in ["/riesgo", FICHA, "/documentos"] {
            let refused = team.get(path, &team.stranger).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn a_ficha_that_cannot_be_signed_says_why_and_keeps_what_was_typed() {
    for database in each_database() {
        let team = Team::begin(database).await;
        let who = &team.psychologist;
        for (from, to, why) in [
            ("2023-01-20T09:30", "", "entidad, lugar, día y hora"),
            ("2023-01-20T09:30", "2031-01-20T09:30", "la fecha está en el futuro"),
            (
                "transcribed&entity=pnp",
                "applied&entity=servicio_de_apoyo",
                "esa entidad solo apoya",
            ),
            ("c0.severity=1", "c0.severity=9", "las filas del calendario"),
        ] {
            let answer = team.send(FICHA, who, 9, &ficha("sign").replace(from, to)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
            assert!(answer.body.contains(why), "{why}: {}", answer.body);
            assert!(answer.body.contains("Comisaría simulada"), "{why}: nothing typed is lost");
        }
        let none = team.get("/riesgo", who).await;
        assert!(none.body.contains("Todavía no se ha valorado"));
    }
}

#[tokio::test]
async fn a_letter_shows_what_enters_refuses_blanks_and_is_registered() {
    for database in each_database() {
        let team = Team::begin(database).await;
        let who = &team.social;
        let at = "/documentos/social/official_letter";
        let blank = team.send(at, who, 5, "do=sign").await;
        assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(blank.body.contains("Falta completar"), "{}", blank.body);
        let words = "p.subject=Pedido&p.text=Remita%20copia%20%3Cscript%3E&addressee=Jefa";
        let shown = team.send(at, who, 5, &format!("do=preview&{words}")).await;
        assert!(shown.body.contains("Remita copia &#60;script&#62;"), "{}", shown.body);
        let draft = team.send(at, who, 5, &format!("do=pdf&{words}")).await;
        assert_eq!(draft.header(header::CONTENT_TYPE), "application/pdf");
        let signed = team.send(at, who, 5, &format!("do=sign&{words}")).await;
        assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
        let list = team.get("/documentos", who).await;
        assert!(list.body.contains("OF N.° 0001-2023"), "{}", list.body);
        let (_, after) = list.body.split_once(&team.path("/documentos/")).unwrap();
        let file = after.split('"').next().unwrap();
        let pdf = team.get(&format!("/documentos/{file}"), who).await;
        assert_eq!(pdf.header(header::CONTENT_TYPE), "application/pdf");
        let foreign = team.get(&format!("/documentos/{file}"), &team.stranger).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        let other = team.get("/documentos/psicologia/psychological_report", who).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "another profession writes it");
    }
}
