//! Samples of signing in, enrolling and one's own access.

use domain::account::Role;
use domain::event::SignInMethod;

use super::{Sample, desk, draw};
use crate::frame::{OwnMarkup, Section};
use crate::page::access::{
    CodePage, DeadLinkPage, EnrolPage, EnrolPasswordPage, EnrolProblem, MyAccessPage, PasskeyRow,
    RecoveryCodesPage, SessionRow, SignInNotice, SignInPage,
};
use crate::words::Words;

pub(super) fn add(t: &Words, samples: &mut Vec<Sample>) {
    let sign_in = |notice, name: &str| SignInPage {
        t: t.clone(),
        notice,
        name: name.to_owned(),
        next: String::new(),
        has_passkeys: true,
    };
    let by_address = SignInPage { has_passkeys: false, ..sign_in(None, "") };
    draw(samples, "sign-in-without-passkeys", &by_address);
    draw(samples, "sign-in", &sign_in(None, ""));
    draw(samples, "sign-in-wrong", &sign_in(Some(SignInNotice::Wrong), "rosa.quispe"));
    let waiting = SignInNotice::Waiting { seconds: 40 };
    draw(samples, "sign-in-waiting", &sign_in(Some(waiting), "rosa.quispe"));
    draw(samples, "sign-in-ended", &sign_in(Some(SignInNotice::Ended), ""));
    draw(samples, "sign-in-signed-out", &sign_in(Some(SignInNotice::SignedOut), ""));
    let code = |is_wrong| CodePage {
        t: t.clone(),
        attempt: "b3BhcXVl".to_owned(),
        next: "/resumenes".to_owned(),
        is_wrong,
    };
    draw(samples, "code", &code(false));
    draw(samples, "code-wrong", &code(true));
    add_enrolment(t, samples);
    draw(samples, "my-access-usual", &my_access(t, true));
    draw(samples, "my-access-empty", &my_access(t, false));
}

fn add_enrolment(t: &Words, samples: &mut Vec<Sample>) {
    let enrol = EnrolPage {
        t: t.clone(),
        name: "Rosa Quispe Mamani".to_owned(),
        link: "q0Zr9x1kT3mVb7cD".to_owned(),
        until: "24/11/2026 18:00".to_owned(),
        may_enter: true,
        has_passkeys: true,
    };
    draw(samples, "enrol", &enrol);
    draw(samples, "enrol-dead-link", &DeadLinkPage { t: t.clone() });
    let password = |problem| EnrolPasswordPage {
        t: t.clone(),
        post_to: "/acceso/q0Zr9x1kT3mVb7cD/contrasena".to_owned(),
        setup: "b3BhcXVl".to_owned(),
        drawing: OwnMarkup::made_here(drawing()),
        secret: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".to_owned(),
        problem,
    };
    draw(samples, "enrol-password", &password(None));
    let problems = [
        ("enrol-password-short", EnrolProblem::TooShort { least: 15 }),
        ("enrol-password-known", EnrolProblem::Known),
        ("enrol-password-differs", EnrolProblem::Differs),
        ("enrol-password-wrong-code", EnrolProblem::WrongCode),
    ];
    for (name, problem) in problems {
        draw(samples, name, &password(Some(problem)));
    }
    let codes = ["kuna-5821-puma", "raki-7710-sara", "wasi-1143-inti", "mayu-9902-killa"];
    let recovery = RecoveryCodesPage {
        t: t.clone(),
        codes: codes.iter().cycle().take(10).map(|code| (*code).to_owned()).collect(),
        next: "/escritorio".to_owned(),
    };
    draw(samples, "recovery-codes", &recovery);
}

/// The drawing of a made-up `otpauth` address.
fn drawing() -> String {
    let address = "otpauth://totp/Yanapaq:rosa.quispe?secret=JBSWY3DPEHPK3PXP&issuer=Yanapaq";
    crate::drawing::of(address).map(|drawing| drawing.to_string()).unwrap_or_default()
}

fn my_access(t: &Words, full: bool) -> MyAccessPage {
    let this = SessionRow {
        id: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        device: "Firefox, Linux".to_owned(),
        method: t.method(SignInMethod::Passkey),
        since: "23/11/2026 08:02".to_owned(),
        last: "23/11/2026 10:41".to_owned(),
        is_this: true,
    };
    let other = SessionRow {
        id: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f31".to_owned(),
        device: "Chrome, Android".to_owned(),
        method: t.method(SignInMethod::Password),
        is_this: false,
        ..this.clone()
    };
    let passkey = |label: &str, used: Option<&str>| PasskeyRow {
        id: label.to_owned(),
        label: label.to_owned(),
        added: "02/10/2026 09:15".to_owned(),
        used: used.map(str::to_owned),
    };
    MyAccessPage {
        has_passkeys: full,
        t: t.clone(),
        frame: desk::frame(t, Section::MyAccess),
        sessions: if full { vec![this, other] } else { vec![this] },
        passkeys: if full {
            vec![
                passkey("laptop de la oficina", Some("23/11/2026 08:02")),
                passkey("llave USB", None),
            ]
        } else {
            Vec::new()
        },
        has_password: full,
        codes_left: 7,
        roles: vec![(t.role(Role::Statistician), "Cusco".to_owned())],
    }
}
