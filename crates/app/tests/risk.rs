#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
//! The risk of a case: a ficha that explains its level, a level set beside it, tasks that follow. On both databases.

#[expect(dead_code, reason = "the stories of accounts use the rest")]
mod common;

use std::collections::{BTreeMap, BTreeSet};

use access::question::{AssignCase, ListCases, OpenCase, ReadCase, ReadLocatingData, WriteCase};
use access::{Permit, Who};
use app::AppError;
use app::case::{ChangeKey, LevelSet, NewPerson, OpenCaseCommand, ServiceUser};
use common::House;
use domain::account::{GrantScope, Role};
use domain::case::decide::Rejected;
use domain::case::event::CaseAssigned;
use domain::case::state::TaskEnd;
use domain::case::{Case, EntryCondition, Lens};
use domain::id::{
    AnnexFieldId, AnnexId, ApplierCode, AssessmentId, CaseId, CenterId, InstrumentId, ItemId,
    ServiceCode, UserId,
};
use domain::instrument::record::{
    Application, ApplicationMode, Correction, Draft, ReservedAnnexRecorded, SignRejected,
};
use domain::instrument::{Answer, Answers, EffectiveWhy, FieldAnswer, FreeText, Switches};
use domain::person::{FactSource, FieldValue, PersonName};
use domain::risk::RiskLevel;
use domain::territory::Ubigeo;
use jiff::ToSpan;
use testkit::{Staff, each_database, permit_for};
use uuid::Uuid;

fn center() -> CenterId {
    CenterId::parse("cem-regular-urubamba-1").unwrap()
}

fn service() -> ServiceCode {
    ServiceCode::parse("cem").unwrap()
}

fn place() -> Ubigeo {
    Ubigeo::parse("0813").unwrap()
}

fn staff(name: &str, number: u128, role: Role) -> Who {
    Staff::new(name, number).with(role, GrantScope::Center { center: center() }).who()
}

fn admission() -> Who {
    staff("admision", 1, Role::Admission)
}

fn key(number: u128) -> ChangeKey {
    ChangeKey(Uuid::from_u128(0x2000 + number))
}

fn assessment(number: u128) -> AssessmentId {
    AssessmentId::new(Uuid::from_u128(0x3000 + number))
}

fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

fn ficha() -> InstrumentId {
    InstrumentId::parse("fvr_pareja").unwrap()
}

impl House {
    async fn a_case(&self) -> CaseId {
        let ask = OpenCase { center: center(), service: service(), place: place() };
        let name = PersonName::parse("Rosa Elena", "Quispe", "Mamani").unwrap();
        let command = OpenCaseCommand {
            key: key(1),
            service_user: ServiceUser::New(NewPerson {
                values: vec![FieldValue::Name(name)],
                source: FactSource::Herself,
            }),
            condition: EntryCondition::New,
            opened_on: self.app.today(),
            residence: Some(place()),
            event_place: Some(place()),
            earlier: None,
            referral: None,
        };
        self.app.open_case(&permit_for(&admission(), ask), command).await.unwrap().case
    }

    async fn may_write(&self, case: CaseId) -> Permit<WriteCase> {
        let subject = self.app.case_subject(case).await.unwrap();
        self.app.permit(&admission(), WriteCase { subject }).unwrap()
    }

    async fn read(&self, case: CaseId) -> Case {
        let subject = self.app.case_subject(case).await.unwrap();
        let permit = self.app.permit(&admission(), ReadCase { subject }).unwrap();
        self.app.case_page(&permit).await.unwrap().case
    }

    /// A ficha in which only the named items are answered, all of them with YES.
    fn draft(&self, number: u128, yes: &[&str]) -> Draft {
        let instrument = self.app.instrument_on(&ficha(), self.app.today()).unwrap();
        let scale = instrument.scale().unwrap();
        let yes: BTreeSet<&str> = yes.iter().copied().collect();
        let items: BTreeMap<ItemId, Answer> = scale
            .items
            .iter()
            .map(|item| {
                let answer = if yes.contains(item.id.as_str()) { Answer::Yes } else { Answer::No };
                (item.id.clone(), answer)
            })
            .collect();
        let police = scale.appliers.iter().find(|one| !one.supports).unwrap();
        Draft {
            assessment: assessment(number),
            corrects: None,
            application: Application {
                mode: ApplicationMode::Transcribed,
                entity: police.code.clone(),
                place: words("Comisaría simulada"),
                applied_by: None,
                applied_at: self.store.environment().now(),
            },
            applied_on: self.app.today(),
            answers: Answers { items, ..Answers::default() },
            calendar: Vec::new(),
            switches: Switches::default(),
        }
    }

    /// Items that give points for YES, until they reach so many.
    fn items_worth(&self, wanted: u16) -> Vec<String> {
        let instrument = self.app.instrument_on(&ficha(), self.app.today()).unwrap();
        let mut sum = 0;
        let scored = instrument.scale().unwrap().items.iter().filter(|item| {
            let on_yes = item.score.is_some_and(|score| score.on == domain::instrument::YesNo::Yes);
            on_yes && item.asked_when.is_none()
        });
        let mut chosen = Vec::new();
        for item in scored {
            if sum >= wanted {
                break;
            }
            sum += item.score.unwrap().points;
            chosen.push(item.id.to_string());
        }
        assert!(sum >= wanted, "only {sum} points");
        chosen
    }
}

fn open_contacts(case: &Case) -> Vec<jiff::civil::Date> {
    let contact = |task: &&domain::case::event::TaskPlanned| {
        task.step.as_ref().is_some_and(|step| step.as_str() == "contact")
    };
    case.open_tasks().into_iter().filter(contact).map(|task| task.due_on).collect()
}

#[tokio::test]
async fn the_level_explains_itself_and_brings_the_follow_up() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let opened = house.read(case).await;
        assert_eq!(opened.open_tasks().len(), 3, "psychologist, social worker and lawyer evaluate");
        assert!(open_contacts(&opened).is_empty(), "nobody has assessed the risk");
        assert_eq!(opened.risk_level, None);

        let permit = house.may_write(case).await;
        let today = house.app.today();
        let severe = house.items_worth(25);
        let severe: Vec<&str> = severe.iter().map(String::as_str).collect();
        let draft = house.draft(1, &severe);
        let preview = house.app.preview_assessment(&permit, &ficha(), draft.clone()).unwrap();
        assert_eq!(house.read(case).await.risk_level, None, "a preview keeps nothing");
        let signed = house.app.assess_risk(&permit, key(2), &ficha(), draft.clone()).await.unwrap();
        assert_eq!(signed.computed, preview);
        assert_eq!(signed.computed.level, RiskLevel::Severe);
        let points: u16 = signed.computed.trace.iter().map(|line| line.points).sum();
        assert_eq!(points, signed.computed.total, "every point has its line");
        // The same ficha sent twice is one.
        house.app.assess_risk(&permit, key(2), &ficha(), draft).await.unwrap();

        let assessed = house.read(case).await;
        assert_eq!(assessed.assessed.len(), 1);
        assert_eq!(assessed.risk_level, Some(RiskLevel::Severe));
        assert_eq!(open_contacts(&assessed), [today.checked_add(3.days()).unwrap()]);
        let list = ListCases { center: center(), service: service(), place: place() };
        let tray = house.app.own_cases(&permit_for(&admission(), list), 10, 0).await.unwrap();
        assert_eq!(tray.first().map(|row| row.risk.as_str()), Some("severe"));
    }
}

#[tokio::test]
async fn a_professional_sets_another_level_and_both_stay() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let permit = house.may_write(case).await;
        house.app.assess_risk(&permit, key(2), &ficha(), house.draft(1, &[])).await.unwrap();
        let before = house.read(case).await;
        assert_eq!(before.risk_level, Some(RiskLevel::Mild));
        let set = LevelSet {
            assessment: assessment(1),
            level: RiskLevel::Severe,
            reason: words("Él compró un arma ayer; lo cuenta la hermana"),
        };
        house.app.override_risk(&permit, key(3), set.clone()).await.unwrap();
        let after = house.read(case).await;
        assert_eq!(after.risk_level, Some(RiskLevel::Severe));
        assert!(matches!(
            after.effective_risk().why,
            EffectiveWhy::SetByProfessional { computed: RiskLevel::Mild, .. }
        ));
        // The days of the mild level are gone, the reason stays readable.
        assert_eq!(open_contacts(&after).len(), 1);
        let dropped = after.tasks.values().filter(|task| matches!(task.end, TaskEnd::Dropped(_)));
        assert_eq!(dropped.count(), 1);

        let unknown = LevelSet { assessment: assessment(9), ..set };
        let refused = house.app.override_risk(&permit, key(4), unknown).await;
        assert!(matches!(refused, Err(AppError::Rejected(Rejected::Missing { .. }))));
    }
}

#[tokio::test]
async fn a_correction_names_what_it_corrects_and_a_wrong_ficha_is_refused() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let permit = house.may_write(case).await;
        let severe = house.items_worth(25);
        let severe: Vec<&str> = severe.iter().map(String::as_str).collect();
        house.app.assess_risk(&permit, key(2), &ficha(), house.draft(1, &severe)).await.unwrap();
        let reason = words("Se copió mal el ítem 3");
        let correction = Correction { assessment: assessment(1), reason };
        let corrected = Draft { corrects: Some(correction.clone()), ..house.draft(2, &[]) };
        house.app.assess_risk(&permit, key(3), &ficha(), corrected).await.unwrap();
        let after = house.read(case).await;
        assert_eq!((after.assessed.len(), after.risk_level), (2, Some(RiskLevel::Mild)));

        let correction = Correction { assessment: assessment(7), ..correction };
        let of_nothing = Draft { corrects: Some(correction), ..house.draft(3, &[]) };
        let refused = house.app.assess_risk(&permit, key(4), &ficha(), of_nothing).await;
        assert!(matches!(refused, Err(AppError::Rejected(Rejected::Missing { .. }))));
        let mut by_nobody = house.draft(4, &[]);
        by_nobody.application.entity = ApplierCode::parse("vecina").unwrap();
        let refused = house.app.assess_risk(&permit, key(5), &ficha(), by_nobody).await;
        let unknown =
            matches!(refused, Err(AppError::Unsigned(SignRejected::UnknownEntity { .. })));
        assert!(unknown, "{refused:?}");
        let children = InstrumentId::parse("fvr_nna").unwrap();
        let refused = house.app.assess_risk(&permit, key(6), &children, house.draft(5, &[])).await;
        assert!(
            matches!(refused, Err(AppError::Unsigned(_) | AppError::NotFound)),
            "no points are invented: {refused:?}"
        );
    }
}

#[tokio::test]
async fn a_task_that_repeats_comes_back_when_it_is_done() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let permit = house.may_write(case).await;
        house.app.assess_risk(&permit, key(2), &ficha(), house.draft(1, &[])).await.unwrap();
        let today = house.app.today();
        let contact = house.read(case).await;
        let contact = contact
            .open_tasks()
            .into_iter()
            .find(|task| task.step.as_ref().is_some_and(|step| step.as_str() == "contact"))
            .unwrap()
            .task;
        let finished = domain::case::event::TaskFinished { task: contact, done_on: today };
        house.app.finish_task(&permit, key(3), finished.clone()).await.unwrap();
        house.app.finish_task(&permit, key(3), finished).await.unwrap();
        let again = open_contacts(&house.read(case).await);
        assert_eq!(again, [today.checked_add(15.days()).unwrap()], "a mild level, once");
    }
}

#[tokio::test]
async fn the_annex_that_helps_to_find_people_is_kept_apart() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let permit = house.may_write(case).await;
        let (annex, field) = {
            let instrument = house.app.instrument_on(&ficha(), house.app.today()).unwrap();
            let annexes = &instrument.scale().unwrap().annexes;
            let annex = annexes.iter().find(|annex| annex.reserved).unwrap();
            let text = annex
                .fields
                .iter()
                .find(|field| matches!(field.kind, domain::instrument::FieldKind::Text));
            (annex.id.clone(), text.unwrap().id.clone())
        };
        let secret = "detrás del molino, puerta azul";
        let body_of = |annex: &AnnexId, field: &AnnexFieldId| ReservedAnnexRecorded {
            assessment: assessment(1),
            annex: annex.clone(),
            answers: [(field.clone(), FieldAnswer::Text(words(secret)))].into(),
        };
        let early = house.app.record_reserved_annex(&permit, key(2), body_of(&annex, &field)).await;
        assert!(matches!(early, Err(AppError::NotFound)), "no ficha yet");
        house.app.assess_risk(&permit, key(3), &ficha(), house.draft(1, &[])).await.unwrap();
        house.app.record_reserved_annex(&permit, key(4), body_of(&annex, &field)).await.unwrap();
        let shown = format!("{:?}", house.read(case).await);
        assert!(!shown.contains("molino"), "the case itself does not know it");

        let social = staff("social", 5, Role::SocialWorker);
        let subject = house.app.case_subject(case).await.unwrap();
        assert!(house.app.permit(&social, ReadLocatingData { subject: subject.clone() }).is_err());
        let chief = staff("jefa", 3, Role::CenterChief);
        let assign = house.app.permit(&chief, AssignCase { subject }).unwrap();
        let user = UserId::new(Uuid::from_u128(5));
        let body = CaseAssigned { user, lens: Lens::Social };
        house.app.assign_case(&assign, key(5), body).await.unwrap();

        let subject = house.app.case_subject(case).await.unwrap();
        let ask = ReadLocatingData { subject };
        assert!(house.app.permit(&admission(), ask.clone()).is_err(), "who only admitted her");
        assert!(house.app.permit(&chief, ask.clone()).is_err(), "who only leads the center");
        let permit = house.app.permit(&social, ask).unwrap();
        let read = house.app.reserved_annexes(&permit).await.unwrap();
        assert_eq!(read, [body_of(&annex, &field)]);
    }
}
