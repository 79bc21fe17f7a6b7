#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
//! Stories of a center: who was here before, whose case it is, and who may not even know of it. On both databases.

#[expect(dead_code, reason = "the stories of accounts use the rest")]
mod common;

use access::question::{
    AssignCase, ListCases, OpenCase, OperateStore, ReadCase, ReadWhoLooked, SearchPersons,
    WriteCase, WritePart,
};
use access::{Permit, Who};
use app::AppError;
use app::case::{ChangeKey, NewPerson, OpenCaseCommand, Opened, ServiceUser};
use common::House;
use domain::account::{GrantScope, Role, StaffIdentity};
use domain::case::decide::Rejected;
use domain::case::event::{CaseAnswered, CaseAssigned, NoteWritten, PartyJoined};
use domain::case::{EntryCondition, Lens, NoteReach, PartyRole};
use domain::event::UserAdded;
use domain::form::{Answer, Question};
use domain::id::{CaseId, CenterId, PersonId, RecordId, ServiceCode, UserId, UserName};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use domain::person::{
    BirthDate, FactSource, FieldValue, IdentityDocument, PersonName, PersonRegistered,
};
use domain::territory::Ubigeo;
use linkage::Query;
use store::{Expected, NewEvent, Write};
use testkit::{Staff, each_database, permit_for};
use uuid::Uuid;

const PLACE: &str = "0813";

fn center() -> CenterId {
    CenterId::parse("cem-regular-urubamba-1").unwrap()
}

fn service() -> ServiceCode {
    ServiceCode::parse("cem").unwrap()
}

fn place() -> Ubigeo {
    Ubigeo::parse(PLACE).unwrap()
}

fn staff(name: &str, number: u128, role: Role) -> Who {
    Staff::new(name, number).with(role, GrantScope::Center { center: center() }).who()
}

fn admission() -> Who {
    staff("admision", 1, Role::Admission)
}

fn psychologist() -> Who {
    staff("psicologa", 2, Role::Psychologist)
}

fn chief() -> Who {
    staff("jefa", 3, Role::CenterChief)
}

fn user(number: u128) -> UserId {
    UserId::new(Uuid::from_u128(number))
}

fn key(number: u128) -> ChangeKey {
    ChangeKey(Uuid::from_u128(0x1000 + number))
}

fn search_permit(who: &Who) -> Permit<SearchPersons> {
    permit_for(who, SearchPersons { center: center(), service: service(), place: place() })
}

fn list_permit(who: &Who) -> Permit<ListCases> {
    permit_for(who, ListCases { center: center(), service: service(), place: place() })
}

fn rosa() -> NewPerson {
    NewPerson {
        values: vec![
            FieldValue::Name(PersonName::parse("Rosa Elena", "Quispe", "Mamani").unwrap()),
            FieldValue::Document(IdentityDocument::dni("10117410").unwrap()),
            FieldValue::Birth(BirthDate::Year(1988)),
        ],
        source: FactSource::Herself,
    }
}

impl House {
    async fn open_case(&self, number: u128, service_user: ServiceUser) -> Result<Opened, AppError> {
        let ask = OpenCase { center: center(), service: service(), place: place() };
        let command = OpenCaseCommand {
            key: key(number),
            service_user,
            condition: EntryCondition::New,
            opened_on: self.app.today(),
            residence: Some(place()),
            event_place: Some(place()),
            earlier: None,
            referral: None,
        };
        self.app.open_case(&permit_for(&admission(), ask), command).await
    }

    async fn ask<A: access::Ask>(
        &self,
        who: &Who,
        case: CaseId,
        ask: impl Fn(access::question::CaseSubject) -> A,
    ) -> Result<Permit<A>, AppError> {
        let subject = self.app.case_subject(case).await?;
        Ok(self.app.permit(who, ask(subject))?)
    }

    async fn assign(&self, number: u128, case: CaseId, to: u128, lens: Lens) {
        let permit = self.ask(&chief(), case, |subject| AssignCase { subject }).await.unwrap();
        let body = CaseAssigned { user: user(to), lens };
        self.app.assign_case(&permit, key(number), body).await.unwrap();
    }

    async fn search(&self, who: &Who, text: &str) -> Vec<PersonId> {
        let query = Query::parse(text, None, None).unwrap();
        let answer = self.app.search_persons(&search_permit(who), &query).await.unwrap();
        answer.matches.into_iter().map(|(found, _)| found.id).collect()
    }

    async fn append(&self, stream: &str, event: impl Into<domain::event::Event>) {
        let write = Write {
            stream: StreamName::stored(stream.to_owned()),
            expected: Expected::Any,
            scope: Scope::national(),
            actor: Actor::System,
            purpose: Purpose("test".to_owned()),
            events: vec![NewEvent {
                id: self.store.new_entry_id(),
                occurred_at: self.store.environment().now(),
                event: event.into(),
            }],
        };
        self.store.append(write).await.unwrap();
    }

    async fn staff_with_dni(&self, number: u128, dni: &str) {
        let identity = StaffIdentity {
            user: user(number),
            name: UserName::parse(&format!("persona-{number}")).unwrap(),
            full_name: "Persona simulada".to_owned(),
            document: format!("dni:{dni}"),
        };
        self.append(&format!("user/{}", user(number)), UserAdded { identity }).await;
    }

    async fn aggressor(&self, number: u128, case: CaseId, dni: &str) {
        let person = PersonId::new(Uuid::from_u128(number));
        let facts = NewPerson {
            values: vec![
                FieldValue::Name(PersonName::parse("Nombre", "Simulado", "").unwrap()),
                FieldValue::Document(IdentityDocument::dni(dni).unwrap()),
            ],
            source: FactSource::Herself,
        };
        let registered = registered(facts, person, self.app.today(), number);
        self.append(&format!("person/{person}"), registered).await;
        let permit = self.ask(&admission(), case, |subject| WriteCase { subject }).await.unwrap();
        let party = PartyJoined { person, role: PartyRole::AllegedAggressor, relation: None };
        self.app.join_party(&permit, key(number), party).await.unwrap();
    }
}

fn registered(
    new: NewPerson,
    person: PersonId,
    on: jiff::civil::Date,
    number: u128,
) -> PersonRegistered {
    let facts = (1..).zip(new.values).map(|(at, value)| domain::person::Fact {
        id: domain::id::FactId::new(Uuid::from_u128(number * 100 + at)),
        value,
        source: new.source.clone(),
        recorded_on: on,
        from: None,
        until: None,
        corrects: None,
    });
    PersonRegistered { person, registered_on: on, facts: facts.collect() }
}

#[tokio::test]
async fn she_is_found_by_the_next_officer_however_her_name_is_written() {
    for database in each_database() {
        let house = House::open(database, true).await;
        assert!(house.search(&admission(), "Rosa Quispe").await.is_empty());
        house.open_case(1, ServiceUser::New(rosa())).await.unwrap();
        for written in
            ["Rosa Elena Quispe Mamani", "quispe mamani rosa", "Roza Qespi Mamany", "Rosa Mamani"]
        {
            assert_eq!(house.search(&admission(), written).await.len(), 1, "{written}");
        }
        assert!(house.search(&admission(), "Julia Condori Huanca").await.is_empty());
        let query = Query::parse("", Some("10117410"), None).unwrap();
        let found = house.app.search_persons(&search_permit(&admission()), &query).await.unwrap();
        let (_, cases) = &found.matches[0];
        assert_eq!(cases.len(), 1, "where and when she was here, and nothing else");
    }
}

#[tokio::test]
async fn an_opening_sent_twice_is_one_case_and_numbers_are_dense() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let first = house.open_case(1, ServiceUser::New(rosa())).await.unwrap();
        let again = house.open_case(1, ServiceUser::New(rosa())).await.unwrap();
        assert_eq!(first, again);
        let rosa = house.search(&admission(), "Rosa Quispe").await[0];
        let many = (2..=6).map(|number| {
            let app = house.app.clone();
            tokio::spawn(async move {
                let ask = OpenCase { center: center(), service: service(), place: place() };
                let command = OpenCaseCommand {
                    key: key(number),
                    service_user: ServiceUser::Known(rosa),
                    condition: EntryCondition::New,
                    opened_on: app.today(),
                    residence: None,
                    event_place: None,
                    earlier: None,
                    referral: None,
                };
                app.open_case(&permit_for(&admission(), ask), command).await.unwrap().number.order
            })
        });
        let mut numbers = vec![first.number.order];
        for opened in many.collect::<Vec<_>>() {
            numbers.push(opened.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    }
}

#[tokio::test]
async fn a_case_is_its_teams_and_every_reading_is_written_down() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.open_case(1, ServiceUser::New(rosa())).await.unwrap().case;
        let read = |subject| ReadCase { subject };
        assert!(house.ask(&psychologist(), case, read).await.is_err(), "she has no part in it yet");
        house.assign(10, case, 2, Lens::Psychology).await;
        let permit = house.ask(&psychologist(), case, read).await.unwrap();
        let page = house.app.case_page(&permit).await.unwrap();
        assert_eq!(page.case.service_user(), Some(page.persons[0].0));
        let note = house
            .ask(&psychologist(), case, |subject| WritePart { subject, lens: Lens::Psychology })
            .await
            .unwrap();
        let body = NoteWritten {
            record: RecordId::new(Uuid::from_u128(70)),
            lens: Lens::Psychology,
            reach: NoteReach::Profession,
            text: "DROP TABLE case; <b>así lo dijo</b> — «me empujó»".to_owned(),
        };
        house.app.write_note(&note, key(11), body.clone()).await.unwrap();
        house.app.write_note(&note, key(11), body.clone()).await.unwrap();
        let page = house.app.case_page(&permit).await.unwrap();
        assert_eq!(page.case.notes.len(), 1, "sent twice, written once");
        assert_eq!(page.case.notes[0].body.text, body.text);
        let looked = house.ask(&chief(), case, |subject| ReadWhoLooked { subject }).await.unwrap();
        let readings = house.app.who_looked(&looked).await.unwrap();
        assert_eq!(readings.iter().filter(|reading| reading.user == user(2)).count(), 2);
    }
}

#[tokio::test]
async fn the_flow_of_the_pack_says_where_a_case_may_go() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.open_case(1, ServiceUser::New(rosa())).await.unwrap().case;
        let write = house.ask(&admission(), case, |subject| WriteCase { subject }).await.unwrap();
        let to = |stage: &str| domain::id::StageId::parse(stage).unwrap();
        let barred = house.app.reach_stage(&write, key(20), to("evaluated")).await;
        assert!(matches!(barred, Err(AppError::Rejected(Rejected::Barred { .. }))), "{barred:?}");
        let nowhere = house.app.reach_stage(&write, key(21), to("follow_up")).await;
        assert!(matches!(nowhere, Err(AppError::Rejected(Rejected::NoWay { .. }))), "{nowhere:?}");
        house.assign(22, case, 2, Lens::Psychology).await;
        let part = house
            .ask(&admission(), case, |subject| WritePart { subject, lens: Lens::Admission })
            .await
            .unwrap();
        let body = answer("ficha", "arrival", Answer::Choice(code("alone")));
        house.app.answer_question(&part, key(23), body).await.unwrap();
        let types = answer("violence", "types", Answer::Choices([code("physical")].into()));
        let refused = house.app.answer_question(&part, key(26), types.clone()).await;
        assert!(matches!(refused, Err(AppError::Answer(_))), "the part of another: {refused:?}");
        let body = answer("ficha", "arrival", Answer::Choice(code("by_helicopter")));
        let refused = house.app.answer_question(&part, key(27), body).await;
        assert!(matches!(refused, Err(AppError::Answer(_))), "no such code: {refused:?}");
        let own = house
            .ask(&psychologist(), case, |subject| WritePart { subject, lens: Lens::Psychology })
            .await
            .unwrap();
        house.app.answer_question(&own, key(24), types).await.unwrap();
        house.app.reach_stage(&write, key(25), to("evaluated")).await.unwrap();
        let permit = house.ask(&chief(), case, |subject| ReadCase { subject }).await.unwrap();
        let page = house.app.case_page(&permit).await.unwrap();
        assert_eq!(page.case.stage().as_str(), "evaluated");
    }
}

fn answer(form: &str, field: &str, value: Answer) -> CaseAnswered {
    let question = Question {
        form: domain::id::FormId::parse(form).unwrap(),
        row: None,
        field: domain::id::FieldId::parse(field).unwrap(),
    };
    CaseAnswered { question, value: Some(value), read_version: 0 }
}

fn code(text: &str) -> domain::id::EntryCode {
    domain::id::EntryCode::parse(text).unwrap()
}

#[tokio::test]
async fn the_colleague_who_is_the_aggressor_does_not_even_know_of_the_case() {
    for database in each_database() {
        let house = House::open(database, true).await;
        house.staff_with_dni(2, "40123456").await;
        let case = house.open_case(1, ServiceUser::New(rosa())).await.unwrap().case;
        house.assign(10, case, 2, Lens::Psychology).await;
        let read = |subject| ReadCase { subject };
        assert!(house.ask(&psychologist(), case, read).await.is_ok());
        assert_eq!(house.search(&psychologist(), "Rosa Quispe").await.len(), 1);
        assert_eq!(
            house.app.own_cases(&list_permit(&psychologist()), 50, 0).await.unwrap().len(),
            1
        );

        house.aggressor(90, case, "40123456").await;

        assert!(house.ask(&psychologist(), case, read).await.is_err(), "neither the page");
        assert!(house.search(&psychologist(), "Rosa Quispe").await.is_empty(), "nor the search");
        let own = house.app.own_cases(&list_permit(&psychologist()), 50, 0).await.unwrap();
        assert!(own.is_empty(), "nor the tray");
        let center = house.app.cases_of_center(&list_permit(&psychologist()), 50, 0).await.unwrap();
        assert!(center.is_empty(), "nor the list of the center");
        let glass = house
            .ask(&psychologist(), case, |subject| access::question::BreakGlass { subject })
            .await;
        assert!(glass.is_err(), "nor by breaking the glass");
        assert_eq!(house.search(&admission(), "Rosa Quispe").await.len(), 1, "others find her");
    }
}

#[tokio::test]
async fn who_opens_too_many_cases_in_an_hour_is_stopped() {
    let database = each_database().into_iter().next().unwrap();
    let house = House::open(database, true).await;
    let rosa = {
        house.open_case(1, ServiceUser::New(rosa())).await.unwrap();
        house.search(&admission(), "Rosa Quispe").await[0]
    };
    let mut cases = Vec::new();
    for number in 2..=62 {
        cases.push(house.open_case(number, ServiceUser::Known(rosa)).await.unwrap().case);
    }
    let mut stopped = 0;
    for case in cases {
        let permit = house.ask(&admission(), case, |subject| ReadCase { subject }).await.unwrap();
        match house.app.case_page(&permit).await {
            Ok(_) => {}
            Err(AppError::ReadingQuota) => stopped += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(stopped, 1, "the sixty-first");
}

#[tokio::test]
async fn what_the_trays_show_is_what_the_ledger_says() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.open_case(1, ServiceUser::New(rosa())).await.unwrap().case;
        house.assign(10, case, 2, Lens::Psychology).await;
        house.aggressor(90, case, "40123456").await;
        let permit = house.ask(&chief(), case, |subject| ReadCase { subject }).await.unwrap();
        house.app.case_page(&permit).await.unwrap();
        let rebuilt = house.store.rebuild(&testkit::console_permit(OperateStore)).await.unwrap();
        assert_eq!(rebuilt.before, rebuilt.after);
        assert_eq!(
            house.app.cases_of_center(&list_permit(&chief()), 50, 0).await.unwrap().len(),
            1
        );
    }
}

fn open_permit(who: &Who) -> Permit<OpenCase> {
    permit_for(who, OpenCase { center: center(), service: service(), place: place() })
}

fn typed(fields: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[tokio::test]
async fn what_was_typed_waits_for_its_user_and_for_nobody_else() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let mine = open_permit(&admission());
        let save = |fields: &[(&str, &str)]| {
            let fields = typed(fields);
            let (app, mine) = (house.app.clone(), mine.clone());
            async move { app.save_draft(&mine, key(30), None, &fields).await }
        };
        save(&[("given", "Rosa"), ("age", "3")]).await.unwrap();
        save(&[("age", "34")]).await.unwrap();
        let before = house.kinds().await.len();
        save(&[("given", "Rosa"), ("age", "34")]).await.unwrap();
        assert_eq!(house.kinds().await.len(), before, "nothing changed, nothing is written");

        let draft = house.app.draft(&mine, key(30)).await.unwrap();
        assert_eq!((draft.content.value("given"), draft.content.value("age")), ("Rosa", "34"));
        assert_eq!(house.app.own_drafts(&mine, 10).await.unwrap().len(), 1);

        for other in [psychologist(), chief()] {
            let theirs = open_permit(&other);
            let read = house.app.draft(&theirs, key(30)).await;
            assert!(matches!(read, Err(AppError::NotFound)), "{read:?}");
            let wrote = house.app.save_draft(&theirs, key(30), None, &typed(&[("age", "9")])).await;
            assert!(matches!(wrote, Err(AppError::NotFound)), "{wrote:?}");
            let dropped = house.app.drop_draft(&theirs, key(30)).await;
            assert!(matches!(dropped, Err(AppError::NotFound)), "{dropped:?}");
            assert!(house.app.own_drafts(&theirs, 10).await.unwrap().is_empty());
        }
        assert_eq!(house.app.draft(&mine, key(30)).await.unwrap().content.value("age"), "34");
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn a_draft_ends_with_its_case_in_one_step_and_is_not_written_again() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let mine = open_permit(&admission());
        house.app.save_draft(&mine, key(1), None, &typed(&[("given", "Rosa")])).await.unwrap();
        let opened = house.open_case(1, ServiceUser::New(rosa())).await.unwrap();
        assert!(house.app.own_drafts(&mine, 10).await.unwrap().is_empty());
        assert_eq!(house.app.case_of_key(&mine, key(1)).await.unwrap(), Some(opened.case));
        let late = house.app.save_draft(&mine, key(1), None, &typed(&[("given", "R")])).await;
        assert!(matches!(late, Err(AppError::NotFound)), "a saving that comes too late: {late:?}");

        house.open_case(2, ServiceUser::New(rosa())).await.unwrap();
        let after = house.app.save_draft(&mine, key(2), None, &typed(&[("given", "R")])).await;
        assert!(matches!(after, Err(AppError::NotFound)), "it is a case already: {after:?}");

        house.app.save_draft(&mine, key(3), None, &typed(&[("given", "Otra")])).await.unwrap();
        house.app.drop_draft(&mine, key(3)).await.unwrap();
        assert!(matches!(house.app.draft(&mine, key(3)).await, Err(AppError::NotFound)));
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn a_draft_for_a_person_ends_where_knowing_of_her_ends() {
    for database in each_database() {
        let house = House::open(database, true).await;
        house.staff_with_dni(2, "40123456").await;
        let case = house.open_case(1, ServiceUser::New(rosa())).await.unwrap().case;
        let person = house.search(&psychologist(), "Rosa Quispe").await[0];
        let theirs = open_permit(&psychologist());
        let fields = typed(&[("condition", "recurrence")]);
        house.app.save_draft(&theirs, key(31), Some(person), &fields).await.unwrap();
        let (_, cases) =
            house.app.known_person(&search_permit(&psychologist()), person).await.unwrap();
        assert_eq!(cases.len(), 1);

        house.aggressor(90, case, "40123456").await;

        let known = house.app.known_person(&search_permit(&psychologist()), person).await;
        assert!(matches!(known, Err(AppError::NotFound)), "{known:?}");
        assert!(matches!(house.app.draft(&theirs, key(31)).await, Err(AppError::NotFound)));
        assert!(house.app.own_drafts(&theirs, 10).await.unwrap().is_empty());
        let new = house.app.save_draft(&theirs, key(32), Some(person), &fields).await;
        assert!(matches!(new, Err(AppError::NotFound)), "{new:?}");
    }
}
