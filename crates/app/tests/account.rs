#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
//! Stories of staff accounts, on both databases: from the invitation to the last session.

mod common;

use access::Assurance;
use access::Who;
use access::credential::code::TimeCode;
use access::credential::password::PasswordRefused;
use access::question::{GrantRole, ManageUsers, SuspendUser};
use app::account::Enroller;
use app::{App, AppError};
use common::{House, PASSWORD, assurance, from, office, own};
use domain::account::{Grant, GrantScope, Role};
use domain::event::Event;
use domain::ledger::Actor;
use testkit::each_database;

#[tokio::test]
async fn ana_is_invited_enrols_signs_in_works_and_leaves() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        house.grant(ana, Role::Reader).await;
        let link = house.link(ana).await;
        let who = house.app.describe_enrolment(Enroller::Link(&link)).await.unwrap();
        assert_eq!((who.user, who.full_name.as_str()), (ana, "Ana Quispe"));
        let (code, recovery) = house.enrol(ana).await;
        assert_eq!(recovery.len(), 10);

        let entered = house.sign_in("Ana ", &code, &office()).await.unwrap();
        assert_eq!(assurance(&entered.who), Assurance::PasswordAndCode);
        let token = entered.token.text();
        let resumed = house.app.resume(&token).await.unwrap().unwrap();
        assert_eq!(resumed.who, entered.who);
        assert_eq!(resumed.session.form_token, entered.session.form_token);
        house.app.sign_out(&token).await.unwrap();
        assert!(house.app.resume(&token).await.unwrap().is_none());

        let kinds = house.kinds().await;
        let kinds: Vec<&str> = kinds
            .iter()
            .map(String::as_str)
            .filter(|kind| kind.starts_with("user.") || kind.starts_with("session."))
            .collect();
        assert_eq!(
            kinds,
            [
                "user.added",
                "user.role_granted",
                "user.enrolment_invited",
                "user.enrolment_invited",
                "user.password_enrolled",
                "session.signed_in",
                "session.ended"
            ]
        );
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn a_link_works_once_for_seventy_two_hours_and_only_the_newest() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let old = house.link(ana).await;
        let link = house.link(ana).await;
        let dead = |link: String| async move {
            let told = house.app.describe_enrolment(Enroller::Link(&link)).await;
            let entered = house.app.sign_in_by_link(&link, &office()).await;
            assert!(matches!(told, Err(AppError::DeadLink)));
            assert!(matches!(entered, Err(AppError::DeadLink)));
            house
        };
        let house = dead(old).await;
        let entered = house.app.sign_in_by_link(&link, &office()).await.unwrap();
        assert_eq!(assurance(&entered.who), Assurance::ConsoleLink);
        assert!(house.app.permit(&entered.who, own(&entered.who)).is_ok());
        let again = house.app.sign_in_by_link(&link, &office()).await;
        assert!(matches!(again, Err(AppError::DeadLink)));

        let late = house.link(ana).await;
        house.clock.wait_seconds(72 * 3_600);
        assert!(matches!(
            house.app.propose_password(Enroller::Link(&late)).await,
            Err(AppError::DeadLink)
        ));
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn a_link_opens_everything_in_a_demonstration_and_nothing_but_enrolment_elsewhere() {
    for demonstration in [true, false] {
        for database in each_database() {
            let house = House::open(database, demonstration).await;
            let ana = house.add("ana", "Ana Quispe").await;
            house.grant(ana, Role::Administrator).await;
            let link = house.link(ana).await;
            let entered = house.app.sign_in_by_link(&link, &office()).await.unwrap();
            assert_eq!(house.app.is_demonstration(), demonstration);
            assert_eq!(house.app.permit(&entered.who, ManageUsers).is_ok(), demonstration);
        }
    }
}

#[tokio::test]
async fn a_code_and_a_recovery_code_are_accepted_once() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let (code, recovery) = house.enrol(ana).await;
        let typed = code.at(house.now());
        let challenge = house.try_password("ana", PASSWORD, &office()).await.unwrap();
        assert!(house.app.finish_code(&challenge, &typed, &office()).await.is_ok());
        let challenge = house.try_password("ana", PASSWORD, &office()).await.unwrap();
        let again = house.app.finish_code(&challenge, &typed, &office()).await;
        assert!(matches!(again, Err(AppError::SignIn)));

        let paper = format!("{}-{}", &recovery[3][..5].to_lowercase(), &recovery[3][5..]);
        let entered = house.app.finish_code(&challenge, &paper, &office()).await.unwrap();
        assert_eq!(assurance(&entered.who), Assurance::RecoveryCode);
        let challenge = house.try_password("ana", PASSWORD, &office()).await.unwrap();
        let again = house.app.finish_code(&challenge, &paper, &office()).await;
        assert!(matches!(again, Err(AppError::SignIn)));
        let permit = house.app.permit(&entered.who, own(&entered.who)).unwrap();
        assert_eq!(house.app.own_recovery_codes_left(&permit).await.unwrap(), Some(9));
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn who_guesses_waits_and_the_known_device_of_the_owner_does_not() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let (code, _) = house.enrol(ana).await;
        let mark = house.sign_in("ana", &code, &office()).await.unwrap().device_mark;
        for number in 0..40 {
            let stranger = from([203, 0, 113, number], None);
            let refused = house.try_password("ana", "una clave inventada", &stranger).await;
            assert!(matches!(refused, Err(AppError::SignIn | AppError::SlowDown { .. })));
        }
        let slow = house.try_password("ana", PASSWORD, &from([198, 51, 100, 1], None)).await;
        assert!(matches!(slow, Err(AppError::SlowDown { seconds: 1..=30 })));
        assert!(house.sign_in("ana", &code, &from([203, 0, 113, 1], mark)).await.is_ok());
        let throttled = house.kinds().await;
        let failures = throttled.iter().filter(|kind| *kind == "session.sign_in_failed").count();
        assert!(failures <= 8, "refusals while waiting are one entry, not {failures}");
        house.clock.wait_seconds(30);
        assert!(house.sign_in("ana", &code, &from([198, 51, 100, 1], None)).await.is_ok());
    }
}

#[tokio::test]
async fn strangers_do_not_learn_who_has_an_account() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        house.enrol(ana).await;
        house.add("rosa", "Rosa Mamani").await;
        for round in 0..8_u8 {
            let mut seen = Vec::new();
            for (place, name) in ["ana", "rosa", "nadie", "¿quién?"].into_iter().enumerate() {
                let before = house.app.accounts().hashes_computed();
                let stranger = from([203, u8::try_from(place).unwrap(), 113, round], None);
                let answer = house.try_password(name, "una clave inventada", &stranger).await;
                let error = answer.unwrap_err().to_string();
                seen.push((error, house.app.accounts().hashes_computed() - before));
            }
            assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "round {round}: {seen:?}");
        }
    }
}

#[tokio::test]
async fn a_session_ends_when_idle_when_old_and_when_its_account_ends() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let (code, _) = house.enrol(ana).await;
        let idle = house.sign_in("ana", &code, &office()).await.unwrap().token.text();
        house.clock.wait_seconds(15 * 60);
        assert!(house.app.resume(&idle).await.unwrap().is_none());

        let old = house.sign_in("ana", &code, &office()).await.unwrap().token.text();
        let mut minutes = 0;
        while house.app.resume(&old).await.unwrap().is_some() {
            house.clock.wait_seconds(10 * 60);
            minutes += 10;
        }
        assert_eq!(minutes, 600);

        let live = house.sign_in("ana", &code, &office()).await.unwrap().token.text();
        let admin = house.add("luz", "Luz Huamán").await;
        house.grant(admin, Role::Administrator).await;
        let permit = house.app.permit(&Who::Console, SuspendUser { user: ana }).unwrap();
        house.app.suspend_user(&permit, "left the programme").await.unwrap();
        assert!(house.app.resume(&live).await.unwrap().is_none());
        assert!(matches!(house.sign_in("ana", &code, &office()).await, Err(AppError::SignIn)));
        let kinds = house.kinds().await;
        assert_eq!(kinds.iter().filter(|kind| *kind == "session.ended").count(), 3);
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn the_last_administrator_stays_and_nobody_gives_himself_a_role() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        house.grant(ana, Role::Administrator).await;
        let grant = Grant { role: Role::Administrator, scope: GrantScope::National };
        let revoke = house.app.permit(&Who::Console, GrantRole { to: ana, grant }).unwrap();
        let suspend = house.app.permit(&Who::Console, SuspendUser { user: ana }).unwrap();
        let kept = house.app.revoke_role(&revoke, "test").await;
        assert!(matches!(kept, Err(AppError::LastAdministrator)));
        let kept = house.app.suspend_user(&suspend, "test").await;
        assert!(matches!(kept, Err(AppError::LastAdministrator)));

        let luz = house.add("luz", "Luz Huamán").await;
        house.grant(luz, Role::Administrator).await;
        let (code, _) = house.enrol(ana).await;
        let who = house.sign_in("ana", &code, &office()).await.unwrap().who;
        let reader = Grant { role: Role::Reader, scope: GrantScope::National };
        assert!(house.app.permit(&who, GrantRole { to: ana, grant: reader.clone() }).is_err());
        assert!(house.app.permit(&who, GrantRole { to: luz, grant: reader }).is_ok());
        let taken = house.app.revoke_role(&revoke, "test").await;
        assert!(taken.is_ok(), "somebody else is left");
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn two_processes_never_take_the_last_two_administrators_away_together() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let other = house.beside().await;
        let (ana, luz) = (house.add("ana", "Ana").await, house.add("luz", "Luz").await);
        house.grant(ana, Role::Administrator).await;
        house.grant(luz, Role::Administrator).await;
        let end = |app: &App, user| app.permit(&Who::Console, SuspendUser { user }).unwrap();
        let (first, second) = (end(&house.app, ana), end(&other.app, luz));
        let (first, second) = tokio::join!(
            house.app.suspend_user(&first, "test"),
            other.app.suspend_user(&second, "test")
        );
        assert!(first.is_err() || second.is_err(), "{first:?} {second:?}");
        let permit = house.app.permit(&Who::Console, ManageUsers).unwrap();
        let accounts = house.app.users(&permit).await.unwrap();
        assert!(accounts.iter().any(|account| !account.suspended), "somebody can give roles");
    }
}

#[tokio::test]
async fn who_was_given_what_by_whom_is_told_and_an_administrator_ends_sessions() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        house.grant(ana, Role::Reader).await;
        let (code, _) = house.enrol(ana).await;
        let live = house.sign_in("ana", &code, &office()).await.unwrap().token.text();
        let permit = house.app.permit(&Who::Console, ManageUsers).unwrap();
        assert_eq!(house.app.open_sessions_of(&permit, ana).await.unwrap(), 1);
        house.app.end_sessions_of(&permit, ana).await.unwrap();
        assert!(house.app.resume(&live).await.unwrap().is_none());
        let history = house.app.user_history(&permit, ana).await.unwrap();
        let given = history.iter().find(|(.., event)| matches!(event, Event::RoleGranted(_)));
        assert_eq!(given.unwrap().0, Actor::Console);
        let names = house.app.names_of(&[Actor::User(ana), Actor::Console]).await.unwrap();
        assert_eq!(names.get(&ana).map(String::as_str), Some("Ana Quispe"));
        house.check_ledger().await;
    }
}

#[tokio::test]
async fn a_session_that_nobody_comes_back_to_is_swept_and_its_end_written_down() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let (ana, luz) = (house.add("ana", "Ana").await, house.add("luz", "Luz").await);
        let (code, _) = house.enrol(ana).await;
        let (other_code, _) = house.enrol(luz).await;
        house.sign_in("ana", &code, &office()).await.unwrap();
        assert_eq!(house.app.sweep_sessions().await.unwrap(), 0);
        house.clock.wait_seconds(16 * 60);
        house.sign_in("luz", &other_code, &office()).await.unwrap();
        assert!(house.store.sessions_of(ana).await.unwrap().is_empty());
        assert_eq!(house.store.sessions_of(luz).await.unwrap().len(), 1);
        assert!(house.kinds().await.contains(&"session.ended".to_owned()));
    }
}

#[tokio::test]
async fn a_new_link_makes_what_was_enrolled_before_void() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let (lost, _) = house.enrol(ana).await;
        let stolen = house.sign_in("ana", &lost, &office()).await.unwrap().token.text();
        let (code, _) = house.enrol(ana).await;
        assert!(house.app.resume(&stolen).await.unwrap().is_none());
        assert!(matches!(house.sign_in("ana", &lost, &office()).await, Err(AppError::SignIn)));
        assert!(house.sign_in("ana", &code, &office()).await.is_ok());
    }
}

#[tokio::test]
async fn a_weak_password_or_a_wrong_code_can_be_corrected_at_once() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let link = house.link(ana).await;
        let by = Enroller::Link(&link);
        let proposal = house.app.propose_password(by).await.unwrap();
        let code = TimeCode::kept(&proposal.secret).unwrap().at(house.now());
        let token = proposal.token.text();
        let weak = house.app.enrol_password(by, &token, "quispe quispe", &code).await;
        assert!(matches!(weak, Err(AppError::Password(PasswordRefused::OwnName))));
        let wrong = house.app.enrol_password(by, &token, PASSWORD, "").await;
        assert!(matches!(wrong, Err(AppError::WrongCode)));
        assert!(house.app.enrol_password(by, &token, PASSWORD, &code).await.is_ok());
        let again = house.app.enrol_password(by, &token, PASSWORD, &code).await;
        assert!(matches!(again, Err(AppError::DeadLink)));
    }
}

#[tokio::test]
async fn a_user_sees_and_ends_own_sessions_only() {
    for database in each_database() {
        let house = House::open(database, false).await;
        let ana = house.add("ana", "Ana Quispe").await;
        let rosa = house.add("rosa", "Rosa Mamani").await;
        let (code, _) = house.enrol(ana).await;
        let (other, _) = house.enrol(rosa).await;
        let phone = house.sign_in("ana", &code, &office()).await.unwrap();
        let desk = house.sign_in("ana", &code, &office()).await.unwrap();
        let foreign = house.sign_in("rosa", &other, &office()).await.unwrap();
        let permit = house.app.permit(&desk.who, own(&desk.who)).unwrap();
        assert!(house.app.permit(&desk.who, own(&foreign.who)).is_err());
        assert_eq!(house.app.own_sessions(&permit).await.unwrap().len(), 2);
        house.app.end_own_session(&permit, phone.session.session).await.unwrap();
        assert!(house.app.resume(&phone.token.text()).await.unwrap().is_none());
        let not_own = house.app.end_own_session(&permit, foreign.session.session).await;
        assert!(matches!(not_own, Err(AppError::NotFound)));
        assert!(house.app.resume(&foreign.token.text()).await.unwrap().is_some());
        house.app.quick_exit(&desk.token.text()).await.unwrap();
        assert!(house.app.resume(&desk.token.text()).await.unwrap().is_none());
    }
}
