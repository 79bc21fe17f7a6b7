//! Five thousand sentences as people write them in a ficha, with words that programs have mistaken for orders: each is taken,
//! kept letter by letter, and shown inert. On both databases.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use std::collections::BTreeSet;

use access::question::{OpenCase, ReadCase};
use app::case::{CasePage, ChangeKey, NewPerson, OpenCaseCommand, ServiceUser};
use axum::http::StatusCode;
use common::{House, Person};
use domain::account::{GrantScope, Role};
use domain::case::EntryCondition;
use domain::form::Answer;
use domain::id::{CaseId, CenterId, ServiceCode};
use domain::person::{FactSource, FieldValue, PersonName};
use domain::territory::Ubigeo;
use testkit::each_database;
use uuid::Uuid;

const WHEN: [&str; 10] = [
    "El sábado en la noche",
    "Desde hace tres años",
    "Ayer, a eso de las 7 p. m.",
    "En la fiesta de la Virgen del Carmen",
    "Cuando llegó de la chacra",
    "Al mismo tiempo que la vecina tocaba la puerta",
    "En marzo de 2021 («el peor mes»)",
    "Un día después de la audiencia -- no recuerda cuál",
    "Mientras ella cocinaba; sus hijos dormían",
    "Hace 15 días, más o menos;",
];

const WHO: [&str; 10] = [
    "su conviviente",
    "el padre de sus hijos",
    "su ex pareja, a quien llama 'el profesor',",
    "su cuñado O'Higgins",
    "la señora Ñusta Qqehue, su suegra,",
    "el denunciado (D.N.I. no recuerda)",
    "un tal \"Pelé\"",
    "su jefe & dueño del local",
    "el hermano mayor de él",
    "él",
];

const DID: [&str; 10] = [
    "le gritó «no vales nada» y le quitó el celular",
    "la empujó contra la pared; cayó sobre la mesa",
    "le dijo que si lo dejaba la iba a DROP TABLE -así lo escribió en el WhatsApp-",
    "le mandó un mensaje: <script>alert('te encontré')</script>",
    "amenazó con UPDATE a sus papeles y DELETE FROM casa WHERE esposa = 'mala'",
    "le escribió: Robert'); DROP TABLE casos;--",
    "no le dio dinero para los alimentos (100 % del sueldo es <de él>)",
    "le rompió el DNI, la partida & el carné del SIS",
    "la siguió hasta el paradero \\ la esperó en el grifo / la insultó",
    "publicó sus fotos en https://ejemplo.pe/?a=1&b=<img src=x onerror=alert(1)>",
];

const THEN: [&str; 10] = [
    "Ella tiene miedo.",
    "No denunció: «¿para qué, si nunca hacen nada?»",
    "Los niños (7 y 9 años) vieron todo.",
    "Pide que no la llamen al 984 000 111 {{ después }} de las 6.",
    "Dice que fue \"al mismo tiempo select, from y where\", y se ríe nerviosa.",
    "Quiere irse donde su mamá, en Ollantaytambo.",
    "Manan pitapas willanichu, ñuqallam yachani.",
    "Refiere dolor de cabeza; niega otros síntomas. <!-- fin -->",
    "Firma con su huella. ${nombre} %s %d \u{2014} “comillas”",
    "Se le explica la ruta & acepta el acompañamiento. 👍",
];

/// Sentences that are all different, the same in every run.
fn sentences() -> Vec<String> {
    let mut sentences = Vec::new();
    for (at, when) in WHEN.iter().enumerate() {
        for who in WHO {
            for did in DID {
                // Half of the ends for each beginning, so that every word meets every other.
                for then in THEN.iter().skip(at % 2).step_by(2) {
                    sentences.push(format!("{when} {who} {did}. {then}"));
                }
            }
        }
    }
    sentences
}

/// As a page writes it.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 40);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&#60;"),
            '>' => out.push_str("&#62;"),
            '&' => out.push_str("&#38;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

struct Desk {
    house: House,
    psychologist: Person,
    case: CaseId,
}

impl Desk {
    async fn open(database: testkit::TestDatabase) -> Self {
        let house = House::open(database).await;
        let center = CenterId::parse("cem-regular-urubamba-1").unwrap();
        let here = GrantScope::Center { center: center.clone() };
        let roles = [Role::Admission, Role::Psychologist, Role::CenterChief];
        let grants: Vec<_> = roles.into_iter().map(|role| (role, here.clone())).collect();
        let psychologist = house.person("psicologa", &grants).await;
        let who = who(&house, &psychologist).await;
        let ask = OpenCase {
            center,
            service: ServiceCode::parse("cem").unwrap(),
            place: Ubigeo::parse("0813").unwrap(),
        };
        let name = PersonName::parse("Julia", "Condori", "Huanca").unwrap();
        let command = OpenCaseCommand {
            key: ChangeKey(Uuid::from_u128(9)),
            service_user: ServiceUser::New(NewPerson {
                values: vec![FieldValue::Name(name)],
                source: FactSource::Herself,
            }),
            condition: EntryCondition::New,
            opened_on: house.app().today(),
            residence: None,
            event_place: None,
            earlier: None,
            referral: None,
        };
        let permit = house.app().permit(&who, ask).unwrap();
        let case = house.app().open_case(&permit, command).await.unwrap().case;
        let desk = Self { house, psychologist, case };
        let member =
            format!("member={}", encoded(&format!("psychology {}", desk.psychologist.user)));
        let assigned = desk.send("/equipo", &member).await;
        assert_eq!(assigned, StatusCode::SEE_OTHER);
        desk
    }

    async fn send(&self, rest: &str, fields: &str) -> StatusCode {
        let form = format!("token={}&key={}&{fields}", self.psychologist.token, Uuid::from_u128(1));
        let path = format!("/casos/{}{rest}", self.case);
        self.house.post(&path, Some(&self.psychologist), &form).await.status
    }

    async fn read(&self) -> CasePage<'_> {
        let who = who(&self.house, &self.psychologist).await;
        let app = self.house.app();
        let subject = app.case_subject(self.case).await.unwrap();
        let permit = app.permit(&who, ReadCase { subject }).unwrap();
        app.case_page(&permit).await.unwrap()
    }
}

async fn who(house: &House, person: &Person) -> access::Who {
    let token = person.cookie.split_once('=').unwrap().1;
    house.app().resume(token).await.unwrap().unwrap().who
}

fn assert_inert(body: &str) {
    for alive in ["<script>alert", "<img src=x", "<!-- fin", "\"Pelé\""] {
        assert!(!body.contains(alive), "`{alive}` is alive on the page");
    }
}

#[test]
fn the_corpus_has_five_thousand_different_sentences() {
    let sentences = sentences();
    let unique: BTreeSet<&String> = sentences.iter().collect();
    assert_eq!(unique.len(), sentences.len());
    assert!(sentences.len() >= 5_000, "{}", sentences.len());
    let hostile = sentences.iter().filter(|s| s.contains("DROP TABLE") || s.contains("<script>"));
    assert!(hostile.count() >= 1_000);
}

#[tokio::test]
async fn every_sentence_comes_back_letter_by_letter_and_none_is_alive() {
    let sentences = sentences();
    for database in each_database() {
        let desk = Desk::open(database).await;
        let notes: Vec<String> = sentences.chunks(100).map(|some| some.join("\n")).collect();
        for note in &notes {
            let fields = format!("lens=psychology&reach=team&text={}", encoded(note));
            assert_eq!(desk.send("/notas", &fields).await, StatusCode::SEE_OTHER, "{note:.80}");
        }
        let accounts: Vec<String> = sentences.chunks(25).map(|some| some.join("\n")).collect();
        for (base, account) in accounts.iter().enumerate() {
            let fields =
                format!("form=violence&row=&field=account&base={base}&value={}", encoded(account));
            let saved = desk.send("/psicologia/respuesta", &fields).await;
            assert_eq!(saved, StatusCode::OK, "{account:.80}");
        }

        let page = desk.read().await;
        let kept: Vec<&str> = page.case.notes.iter().map(|note| note.body.text.as_str()).collect();
        assert_eq!(kept, notes, "notes come back unchanged");
        let answered =
            page.case.answers.iter().find(|(q, _)| q.field.as_str() == "account").unwrap().1;
        let kept: Vec<Option<Answer>> =
            answered.history().iter().map(|given| given.value.clone()).collect();
        let sent: Vec<Option<Answer>> =
            accounts.iter().cloned().map(Answer::Text).map(Some).collect();
        assert!(kept == sent, "answers come back unchanged");

        let path = format!("/casos/{}", desk.case);
        let file = desk.house.get(&path, Some(&desk.psychologist)).await;
        assert_eq!(file.status, StatusCode::OK);
        for sentence in &sentences {
            assert!(file.body.contains(&shown(sentence)), "the page does not show `{sentence}`");
        }
        assert_inert(&file.body);
        let part = desk.house.get(&format!("{path}/psicologia"), Some(&desk.psychologist)).await;
        assert!(
            part.body.contains(&shown(accounts.last().unwrap())),
            "the field holds the last one"
        );
        assert_inert(&part.body);
    }
}
