//! Enrolling by a one-time link: a passkey, or a password with a time-based code and recovery codes.

use askama::Template;

use crate::frame::OwnMarkup;
use crate::paths;
use crate::words::{Phrase, Words};

/// The choice between a passkey and a password with a code.
#[derive(Template)]
#[template(path = "access/enrol.html")]
pub struct EnrolPage {
    /// Words.
    pub t: Words,
    /// Full name of the person.
    pub name: String,
    /// Secret of the link: part of the address already.
    pub link: String,
    /// Until when the link is good, as shown.
    pub until: String,
    /// Whether the link itself lets in: in a demonstration.
    pub may_enter: bool,
    /// Whether passkeys can be used under this address.
    pub has_passkeys: bool,
}

/// The link was used or is too old.
#[derive(Template)]
#[template(path = "access/dead_link.html")]
pub struct DeadLinkPage {
    /// Words.
    pub t: Words,
}

/// Password, drawing for the app, code.
#[derive(Template)]
#[template(path = "access/enrol_password.html")]
pub struct EnrolPasswordPage {
    /// Words.
    pub t: Words,
    /// Where the form goes.
    pub post_to: String,
    /// Opaque state of this enrolment, sent back with the form.
    pub setup: String,
    /// Drawing of the `otpauth` address (SVG).
    pub drawing: OwnMarkup,
    /// The shared secret in groups of four letters.
    pub secret: String,
    /// What was wrong with the last try.
    pub problem: Option<EnrolProblem>,
}

impl EnrolPasswordPage {
    fn wrong(&self, field: EnrolField) -> Option<Phrase> {
        let problem = self.problem.filter(|problem| problem.field() == field)?;
        Some(match problem {
            EnrolProblem::TooShort { least } => self.t.enrol_password_short(least),
            EnrolProblem::Known => self.t.enrol_password_known(),
            EnrolProblem::Differs => self.t.enrol_password_differs(),
            EnrolProblem::WrongCode => self.t.enrol_code_wrong(),
        })
    }
}

/// What can be wrong in that form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrolProblem {
    /// The password is too short.
    TooShort {
        /// Least number of characters.
        least: u64,
    },
    /// The password stands in a list of stolen ones.
    Known,
    /// The two passwords differ.
    Differs,
    /// The code is wrong.
    WrongCode,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EnrolField {
    Password,
    Again,
    Code,
}

impl EnrolProblem {
    const fn field(self) -> EnrolField {
        match self {
            Self::TooShort { .. } | Self::Known => EnrolField::Password,
            Self::Differs => EnrolField::Again,
            Self::WrongCode => EnrolField::Code,
        }
    }
}

/// Recovery codes, shown once.
#[derive(Template)]
#[template(path = "access/recovery_codes.html")]
pub struct RecoveryCodesPage {
    /// Words.
    pub t: Words,
    /// The codes.
    pub codes: Vec<String>,
    /// Where to go on.
    pub next: String,
}
