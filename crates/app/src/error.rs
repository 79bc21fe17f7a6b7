//! What can go wrong in a use case. People read a text from `locales/` chosen by the variant, never these words.

use domain::directory::MissingColumns;
use domain::figure::import::ImportProblem;
use domain::pack::PackProblem;

use crate::sheet::SheetError;

/// A use case did not succeed; nothing of it has happened.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or the asker may not know about it.
    #[error("there is nothing here")]
    NotFound,
    /// The policies say no. Pages show it as [`AppError::NotFound`].
    #[error(transparent)]
    Denied(#[from] access::Denied),
    /// The code is not a department.
    #[error("`{code}` is not a department: use two digits with the leading zero, such as 08")]
    UnknownDepartment {
        /// The code as it came.
        code: String,
    },
    /// The file is not a table.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The figures of a file were refused.
    #[error("the file was refused with {} problems", problems.len())]
    Figures {
        /// Every problem with its place.
        problems: Vec<ImportProblem>,
    },
    /// The header of a directory file cannot be understood.
    #[error(transparent)]
    Columns(#[from] MissingColumns),
    /// A center cannot stand in the directory like this: unknown service or place, or a sealed place told.
    #[error("the center cannot be registered like this")]
    Directory,
    /// The place of a shelter or the reason for reading it is missing or too long.
    #[error("a place or a reason is missing or too long")]
    Shelter,
    /// The packs have mistakes.
    #[error("the packs have {} mistakes", problems.len())]
    Packs {
        /// Every mistake with its place.
        problems: Vec<PackProblem>,
    },
    /// The policies have mistakes.
    #[error("the policies cannot be used")]
    Policies(#[source] access::PolicyError),
    /// A document could not be made.
    #[error("the document could not be made")]
    Report(#[from] report::ReportError),
    /// A text is missing or broken.
    #[error("the texts cannot be used")]
    Texts(#[from] texts::TextsError),
    /// A value has an impossible form.
    #[error(transparent)]
    Invalid(#[from] domain::id::InvalidId),
    /// The case does not allow it.
    #[error(transparent)]
    Rejected(#[from] domain::case::decide::Rejected),
    /// The answer does not fit its question.
    #[error(transparent)]
    Answer(#[from] domain::case::rules::AnswerRejected),
    /// A ficha says something that no ficha can say.
    #[error(transparent)]
    Unsigned(#[from] domain::instrument::record::SignRejected),
    /// Parts of a paper must not stay blank.
    #[error("{} parts of the paper are blank", blanks.len())]
    Blanks {
        /// Each of them.
        blanks: Vec<domain::paper::Blank>,
    },
    /// The file is not taken.
    #[error(transparent)]
    File(#[from] crate::case::FileRefused),
    /// The bytes of a file are not those that were registered: nothing is handed out.
    #[error("the file is not the one that was registered")]
    Altered,
    /// What was typed is more than a draft holds.
    #[error(transparent)]
    Draft(#[from] domain::draft::DraftTooLarge),
    /// The reader opened more cases in an hour than work asks for.
    #[error("too many cases were opened in an hour")]
    ReadingQuota,
    /// Somebody else changed the same thing: look again.
    #[error("somebody else changed this in between: look again")]
    Conflict,
    /// Work was cut off.
    #[error("the work was cut off")]
    Interrupted,
    /// The same file was taken in before.
    #[error("the same file was taken in before")]
    KnownFile,
    /// Name, password, code or passkey were not right; it is not said which, nor whether the account exists.
    #[error("the sign-in was refused")]
    SignIn,
    /// Too many attempts failed.
    #[error("too many attempts failed: wait {seconds} seconds")]
    SlowDown {
        /// How long to wait.
        seconds: u64,
    },
    /// The one-time link was used, is too old, or never was one.
    #[error("the link is not valid any more: ask for a new one")]
    DeadLink,
    /// The second half of a step came too late, or somewhere else.
    #[error("this took too long: begin again")]
    Late,
    /// The password may not be chosen.
    #[error(transparent)]
    Password(#[from] access::credential::password::PasswordRefused),
    /// The first code of the authenticator application is not right.
    #[error("the code is not right: check the clock of the phone")]
    WrongCode,
    /// The answer of the passkey is not right.
    #[error("the passkey could not be used")]
    Passkey,
    /// The public address has no name that passkeys could be bound to.
    #[error("passkeys need a public address with a name")]
    NoPasskeys,
    /// Another account has this name.
    #[error("another account has this name")]
    NameTaken,
    /// Accounts belong to persons with an identity document, except in a demonstration.
    #[error("the identity document is missing")]
    MissingDocument,
    /// Nobody would be left to give roles.
    #[error("this would leave nobody to give roles: give somebody else `administrator` first")]
    LastAdministrator,
    /// Nothing else would let the user in.
    #[error("nothing else would let the user in: enrol something else first")]
    LastCredential,
    /// A setting of the program cannot be used.
    #[error("`{text}` cannot be used as {what}")]
    Settings {
        /// Which setting.
        what: &'static str,
        /// As it came.
        text: String,
    },
    /// A password could not be hashed: not enough memory.
    #[error(transparent)]
    Hash(#[from] access::credential::password::HashError),
    /// A time-based code could not be set up.
    #[error(transparent)]
    Code(#[from] access::credential::code::CodeError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// An entry could not be appended.
    #[error("the entry could not be appended")]
    Append(#[source] store::AppendError),
}

impl From<store::AppendError> for AppError {
    fn from(error: store::AppendError) -> Self {
        match error {
            store::AppendError::VersionConflict { .. } => Self::Conflict,
            store::AppendError::KnownFile => Self::KnownFile,
            store::AppendError::Store(error) => Self::Store(error),
            error @ store::AppendError::ReusedId { .. } => Self::Append(error),
        }
    }
}
