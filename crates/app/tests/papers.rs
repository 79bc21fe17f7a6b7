#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
//! Papers and files of a case: what enters is shown before, blanks are refused, what is signed stays. On both databases.

#[expect(dead_code, reason = "the stories of accounts use the rest")]
mod common;

use std::collections::BTreeMap;

use access::question::{AssignCase, OpenCase, ReadCase, WriteCase, WritePart};
use access::{Permit, Who};
use app::AppError;
use app::case::{
    ChangeKey, FileRefused, NewFile, NewPerson, OpenCaseCommand, PaperDraft, ServiceUser,
};
use common::House;
use domain::account::{GrantScope, Role, StaffIdentity};
use domain::case::event::CaseAssigned;
use domain::case::{EntryCondition, Lens};
use domain::event::UserAdded;
use domain::id::{CaseId, CenterId, EntryCode, PaperTemplateId, ServiceCode, UserId, UserName};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use domain::paper::Blank;
use domain::person::{BirthDate, FactSource, FieldValue, IdentityDocument, PersonName};
use domain::territory::Ubigeo;
use store::{Expected, NewEvent, Write};
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

fn social() -> Who {
    staff("social", 5, Role::SocialWorker)
}

fn key(number: u128) -> ChangeKey {
    ChangeKey(Uuid::from_u128(0x4000 + number))
}

fn template(id: &str) -> PaperTemplateId {
    PaperTemplateId::parse(id).unwrap()
}

fn letter(text: &str) -> PaperDraft {
    let code = |code: &str| EntryCode::parse(code).unwrap();
    let written = BTreeMap::from([
        (code("subject"), "Pedido de información".to_owned()),
        (code("text"), text.to_owned()),
    ]);
    let addressee = vec!["Jefatura simulada".to_owned(), "Comisaría simulada".to_owned()];
    PaperDraft { template: template("official_letter"), written, addressee }
}

impl House {
    /// A case on which a social worker works, who has an account with a name.
    async fn a_case(&self) -> CaseId {
        let user = UserId::new(Uuid::from_u128(5));
        let identity = StaffIdentity {
            user,
            name: UserName::parse("social").unwrap(),
            full_name: "Carmen Huamán Ccoa".to_owned(),
            document: "dni:10101010".to_owned(),
        };
        let write = Write {
            stream: StreamName::new("user", &user),
            expected: Expected::Any,
            scope: Scope::national(),
            actor: Actor::System,
            purpose: Purpose("test".to_owned()),
            events: vec![NewEvent {
                id: self.store.new_entry_id(),
                occurred_at: self.store.environment().now(),
                event: UserAdded { identity }.into(),
            }],
        };
        self.store.append(write).await.unwrap();
        let admission = staff("admision", 1, Role::Admission);
        let ask = OpenCase { center: center(), service: service(), place: place() };
        let command = OpenCaseCommand {
            key: key(1),
            service_user: ServiceUser::New(NewPerson {
                values: vec![
                    FieldValue::Name(PersonName::parse("Rosa Elena", "Quispe", "Mamani").unwrap()),
                    FieldValue::Document(IdentityDocument::dni("10117410").unwrap()),
                    FieldValue::Birth(BirthDate::Year(1988)),
                ],
                source: FactSource::Herself,
            }),
            condition: EntryCondition::New,
            opened_on: self.app.today(),
            residence: Some(place()),
            event_place: Some(place()),
            earlier: None,
            referral: None,
        };
        let case = self.app.open_case(&permit_for(&admission, ask), command).await.unwrap().case;
        let chief = staff("jefa", 3, Role::CenterChief);
        let subject = self.app.case_subject(case).await.unwrap();
        let permit = self.app.permit(&chief, AssignCase { subject }).unwrap();
        let body = CaseAssigned { user, lens: Lens::Social };
        self.app.assign_case(&permit, key(2), body).await.unwrap();
        case
    }

    async fn may_write_part(&self, case: CaseId) -> Permit<WritePart> {
        let subject = self.app.case_subject(case).await.unwrap();
        self.app.permit(&social(), WritePart { subject, lens: Lens::Social }).unwrap()
    }

    async fn may_read(&self, case: CaseId) -> Permit<ReadCase> {
        let subject = self.app.case_subject(case).await.unwrap();
        self.app.permit(&social(), ReadCase { subject }).unwrap()
    }
}

#[tokio::test]
async fn a_draft_shows_what_enters_and_a_signed_paper_stays() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let permit = house.may_write_part(case).await;
        let draft = letter("Remita copia de la denuncia.\n\nPlazo: dos días.");
        let composed = house.app.compose_paper(&permit, &draft).await.unwrap();
        assert!(composed.blanks.is_empty());
        assert_eq!(composed.paper.signer.name, "Carmen Huamán Ccoa");
        let pdf = house.app.draft_paper(&permit, &draft).await.unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        assert!(
            house.app.case_page(&house.may_read(case).await).await.unwrap().case.papers.is_empty()
        );

        let signed = house.app.sign_paper(&permit, key(3), &draft).await.unwrap();
        let year = house.app.today().year();
        assert!(signed.number.starts_with(&format!("OF N.° 0001-{year}")), "{}", signed.number);
        let again = house.app.sign_paper(&permit, key(3), &draft).await.unwrap();
        assert_eq!(signed, again, "the same signing sent twice is one paper");
        let second = house.app.sign_paper(&permit, key(4), &draft).await.unwrap();
        assert!(second.number.starts_with(&format!("OF N.° 0002-{year}")), "{}", second.number);

        let read = house.may_read(case).await;
        let (kept, bytes) = house.app.signed_paper(&read, signed.paper).await.unwrap();
        assert_eq!(kept, signed);
        assert_eq!(blake3::hash(&bytes).to_hex().to_string(), signed.file_digest);
        let unknown = domain::id::PaperId::new(Uuid::from_u128(77));
        let refused = house.app.signed_paper(&read, unknown).await;
        assert!(matches!(refused, Err(AppError::NotFound)));
    }
}

#[tokio::test]
async fn blanks_are_refused_and_another_profession_does_not_sign() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let permit = house.may_write_part(case).await;
        let blank = PaperDraft {
            template: template("social_report"),
            written: BTreeMap::new(),
            addressee: vec!["   ".to_owned()],
        };
        let refused = house.app.sign_paper(&permit, key(3), &blank).await;
        let Err(AppError::Blanks { blanks }) = refused else { panic!("{refused:?}") };
        assert!(blanks.contains(&Blank::Addressee), "{blanks:?}");
        let written = blanks.iter().filter(|blank| matches!(blank, Blank::Written { .. }));
        assert_eq!(written.count(), 5, "{blanks:?}");
        let of_case = blanks.iter().filter(|blank| matches!(blank, Blank::OfCase { .. }));
        assert_eq!(of_case.count(), 1, "the risk was not assessed: {blanks:?}");
        let names = house.app.paper_templates(&permit).unwrap();
        assert!(names.iter().all(|one| one.id.as_str() != "psychological_report"));
        let foreign = PaperDraft { template: template("psychological_report"), ..blank };
        let refused = house.app.sign_paper(&permit, key(4), &foreign).await;
        assert!(matches!(refused, Err(AppError::NotFound)));
    }
}

/// The smallest JPEG that has an EXIF segment with a place in it; its picture is one grey pixel.
fn picture_with_place() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let exif = b"Exif\0\0II*\0\x08\0\0\0GPS -13.305 -72.116";
    bytes.extend([0xff, 0xe1]);
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    let comment = b"taken at the blue door";
    bytes.extend([0xff, 0xfe]);
    bytes.extend(u16::try_from(comment.len() + 2).unwrap().to_be_bytes());
    bytes.extend(comment);
    bytes.extend([0xff, 0xda, 0x00, 0x02, 0x00, 0xff, 0xd9]);
    bytes
}

#[tokio::test]
async fn a_copy_of_a_picture_does_not_tell_where_it_was_taken() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let subject = house.app.case_subject(case).await.unwrap();
        let permit = house.app.permit(&social(), WriteCase { subject }).unwrap();
        let new = NewFile {
            name: "IMG_0001.jpg".to_owned(),
            label: "Lesiones, brazo izquierdo".to_owned(),
            bytes: picture_with_place(),
        };
        let attached = house.app.attach_file(&permit, key(3), &new).await.unwrap();
        let again = house.app.attach_file(&permit, key(4), &new).await.unwrap();
        assert_eq!(attached, again, "the same bytes once");
        let read = house.may_read(case).await;
        let (_, copy) = house.app.file_copy(&read, attached.file).await.unwrap();
        let holds =
            |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
        assert!(holds(&new.bytes, b"GPS") && holds(&new.bytes, b"blue door"));
        assert!(!holds(&copy, b"GPS") && !holds(&copy, b"blue door"));
        assert!(copy.starts_with(&[0xff, 0xd8]));

        for (bytes, why) in [
            (b"MZ this runs".to_vec(), FileRefused::OtherKind),
            (Vec::new(), FileRefused::Empty),
            (vec![0xff; app::case::LARGEST_FILE + 1], FileRefused::TooLarge),
        ] {
            let refused =
                house.app.attach_file(&permit, key(9), &NewFile { bytes, ..new.clone() }).await;
            assert!(matches!(refused, Err(AppError::File(reason)) if reason == why), "{refused:?}");
        }
    }
}

#[tokio::test]
async fn a_large_file_comes_back_whole() {
    for database in each_database() {
        let house = House::open(database, true).await;
        let case = house.a_case().await;
        let subject = house.app.case_subject(case).await.unwrap();
        let permit = house.app.permit(&social(), WriteCase { subject }).unwrap();
        let mut bytes = b"%PDF-1.4 ".to_vec();
        bytes.extend((0..700_000_u32).flat_map(u32::to_le_bytes));
        let label = "Copia de la denuncia".to_owned();
        let new = NewFile { name: "denuncia.pdf".to_owned(), label, bytes: bytes.clone() };
        let attached = house.app.attach_file(&permit, key(3), &new).await.unwrap();
        let read = house.may_read(case).await;
        assert_eq!(house.app.file_copy(&read, attached.file).await.unwrap().1, bytes);
    }
}
