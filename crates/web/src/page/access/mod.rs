//! Getting in: signing in, enrolling by a one-time link, and looking after one's own access.

mod enrol;
mod my_access;
mod sign_in;

pub use enrol::{DeadLinkPage, EnrolPage, EnrolPasswordPage, EnrolProblem, RecoveryCodesPage};
pub use my_access::{MyAccessPage, PasskeyRow, SessionRow};
pub use sign_in::{CodePage, SignInNotice, SignInPage};
