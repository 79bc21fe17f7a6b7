#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
//! Stories of passkeys, with an authenticator made of software: keys, counters and signatures are real.

#[expect(dead_code, reason = "the stories of passwords use the rest")]
mod common;

use access::Assurance;
use app::AppError;
use app::account::{Enroller, PasskeyChallenge};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use common::{House, assurance, from, office, own};
use domain::id::UserId;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use testkit::each_database;

/// User present and verified.
const PRESENT_AND_VERIFIED: u8 = 0b0000_0101;
/// New credential data follow.
const WITH_CREDENTIAL: u8 = 0b0100_0000;

struct Authenticator {
    key: SigningKey,
    credential: [u8; 16],
    user: UserId,
    counter: u32,
    origin: &'static str,
    flags: u8,
}

impl Authenticator {
    fn new(user: UserId, seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            credential: [seed; 16],
            user,
            counter: 0,
            origin: "https://yanapaq.example",
            flags: PRESENT_AND_VERIFIED,
        }
    }

    fn client_data(&self, kind: &str, challenge: &PasskeyChallenge) -> Vec<u8> {
        let options: Value = serde_json::from_str(&challenge.options).unwrap();
        let challenge = &options["publicKey"]["challenge"];
        let data = json!({ "type": kind, "challenge": challenge, "origin": self.origin });
        data.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(b"yanapaq.example").to_vec();
        data.push(flags);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }

    /// What a browser answers to `navigator.credentials.create`.
    fn create(&self, challenge: &PasskeyChallenge) -> String {
        let mut data = self.data(self.flags | WITH_CREDENTIAL);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 16]);
        data.extend_from_slice(&self.credential);
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        // COSE: kind EC2, algorithm ES256, curve P-256, x, y.
        data.extend_from_slice(&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        data.extend_from_slice(x);
        data.extend_from_slice(&[0x22, 0x58, 32]);
        data.extend_from_slice(y);
        let mut object = vec![0xa3];
        object.extend_from_slice(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend_from_slice(&data);
        self.answer(&json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(object),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", challenge)),
        }))
    }

    /// What a browser answers to `navigator.credentials.get`.
    fn get(&mut self, challenge: &PasskeyChallenge) -> String {
        self.counter += 1;
        let (data, client) = (self.data(self.flags), self.client_data("webauthn.get", challenge));
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(&json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "signature": URL_SAFE_NO_PAD.encode(signature.to_der().as_bytes()),
            "userHandle": URL_SAFE_NO_PAD.encode(self.user.uuid().as_bytes()),
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(self.credential);
        let answer = json!({
            "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {},
        });
        answer.to_string()
    }

    async fn enrol(&self, house: &House) {
        let link = house.link(self.user).await;
        let by = Enroller::Link(&link);
        let challenge = house.app.start_passkey_enrolment(by).await.unwrap();
        let (token, answer) = (challenge.token.text(), self.create(&challenge));
        house.app.finish_passkey_enrolment(by, &token, &answer, "llavero").await.unwrap();
    }
}

async fn refused(house: &House, key: &mut Authenticator) -> bool {
    let challenge = house.app.start_passkey().unwrap();
    let answer = key.get(&challenge);
    let entered = house.app.finish_passkey(&challenge.token.text(), &answer, &office()).await;
    matches!(entered, Err(AppError::SignIn))
}

#[tokio::test]
async fn ana_enrols_a_passkey_by_link_and_signs_in_without_a_name() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let mut key = Authenticator::new(ana, 3);
        key.enrol(&house).await;
        let challenge = house.app.start_passkey().unwrap();
        assert!(!challenge.options.contains(&URL_SAFE_NO_PAD.encode(key.credential)));
        let (token, answer) = (challenge.token.text(), key.get(&challenge));
        let entered = house.app.finish_passkey(&token, &answer, &office()).await.unwrap();
        assert_eq!(assurance(&entered.who), Assurance::Passkey);
        let replayed = house.app.finish_passkey(&token, &answer, &office()).await;
        assert!(matches!(replayed, Err(AppError::SignIn)));
        let permit = house.app.permit(&entered.who, own(&entered.who)).unwrap();
        let kept = house.app.own_passkeys(&permit).await.unwrap();
        assert_eq!(kept[0].label, "llavero");
        let last = house.app.remove_own_passkey(&permit, &kept[0].credential).await;
        assert!(matches!(last, Err(AppError::LastCredential)));
        let kinds = house.kinds().await;
        for kind in ["user.passkey_enrolled", "user.passkey_used", "session.signed_in"] {
            assert_eq!(kinds.iter().filter(|found| *found == kind).count(), 1, "{kind}");
        }
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn a_copy_a_foreign_site_a_touch_without_proof_and_a_foreign_owner_are_refused() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let rosa = house.add("rosa", "Rosa Mamani").await;
        let mut key = Authenticator::new(ana, 3);
        key.enrol(&house).await;
        assert!(!refused(&house, &mut key).await);
        key.counter = 0;
        assert!(refused(&house, &mut key).await, "the counter went back: a copy");
        key.counter = 9;
        key.origin = "https://yanapaq.example.evil";
        assert!(refused(&house, &mut key).await, "the browser was on another site");
        key.origin = "https://yanapaq.example";
        key.flags = 1;
        assert!(refused(&house, &mut key).await, "nobody proved to be the owner of the key");
        key.flags = PRESENT_AND_VERIFIED;
        key.user = rosa;
        assert!(refused(&house, &mut key).await, "the key says it is somebody else's");
        key.user = ana;
        assert!(!refused(&house, &mut key).await);
        assert!(refused(&house, &mut Authenticator::new(ana, 4)).await, "an unknown key");
        let failures = house.kinds().await;
        let failures = failures.iter().filter(|kind| *kind == "session.sign_in_failed");
        assert_eq!(failures.count(), 5);
    }
}

#[tokio::test]
async fn strangers_who_guess_do_not_slow_a_passkey() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let mut key = Authenticator::new(ana, 3);
        key.enrol(&house).await;
        for number in 0..30 {
            let stranger = from([10, 0, 0, number], None);
            assert!(house.try_password("ana", "una clave inventada", &stranger).await.is_err());
        }
        assert!(!refused(&house, &mut key).await);
    }
}

#[tokio::test]
async fn a_challenge_answered_too_late_or_for_somebody_else_enrols_nothing() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let rosa = house.add("rosa", "Rosa Mamani").await;
        let (own_link, other_link) = (house.link(ana).await, house.link(rosa).await);
        let key = Authenticator::new(ana, 3);
        let own = Enroller::Link(&own_link);
        let challenge = house.app.start_passkey_enrolment(own).await.unwrap();
        let (token, answer) = (challenge.token.text(), key.create(&challenge));
        let other = Enroller::Link(&other_link);
        let swapped = house.app.finish_passkey_enrolment(other, &token, &answer, "x").await;
        assert!(matches!(swapped, Err(AppError::Late)));
        let challenge = house.app.start_passkey_enrolment(own).await.unwrap();
        let (token, answer) = (challenge.token.text(), key.create(&challenge));
        house.clock.wait_seconds(300);
        let late = house.app.finish_passkey_enrolment(own, &token, &answer, "x").await;
        assert!(matches!(late, Err(AppError::Late)));
    }
}
