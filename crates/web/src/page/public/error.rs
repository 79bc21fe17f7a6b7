//! Errors as people read them: what happened and what to do, never a technical word.

use askama::Template;
use axum::http::StatusCode;

use crate::frame::PublicFrame;
use crate::words::{Phrase, Words};

/// The page of an error.
#[derive(Template)]
#[template(path = "public/error.html")]
pub struct ErrorPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: PublicFrame,
    /// What happened.
    pub kind: ErrorKind,
    /// Code under which the log has it, for failures of ours.
    pub reference: Option<String>,
}

/// Kinds of errors that people can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// No such page, or one that this person may not know about.
    NotFound,
    /// The form came from elsewhere or is too old.
    Refused,
    /// That path does not take that method.
    Method,
    /// The upload is over the limit.
    TooLarge {
        /// The limit.
        megabytes: u64,
    },
    /// A value is missing or of another form.
    Invalid,
    /// Too many attempts.
    TooMany,
    /// Our failure.
    Internal,
    /// Busy or under maintenance.
    Unavailable,
    /// No room to write.
    DiskFull,
    /// Somebody else changed the same thing.
    Conflict,
}

impl ErrorKind {
    /// Every kind, for samples and tests.
    pub const ALL: [Self; 10] = [
        Self::NotFound,
        Self::Refused,
        Self::Method,
        Self::TooLarge { megabytes: 25 },
        Self::Invalid,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
        Self::DiskFull,
        Self::Conflict,
    ];

    /// Status of the answer.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable | Self::DiskFull => StatusCode::SERVICE_UNAVAILABLE,
            Self::Conflict => StatusCode::CONFLICT,
        }
    }

    /// Title, what happened, what to do.
    #[must_use]
    pub fn words(self, t: &Words) -> [Phrase; 3] {
        match self {
            Self::NotFound => {
                [t.error_not_found_title(), t.error_not_found_text(), t.error_not_found_do()]
            }
            Self::Refused => {
                [t.error_refused_title(), t.error_refused_text(), t.error_refused_do()]
            }
            Self::Method => [t.error_method_title(), t.error_method_text(), t.error_method_do()],
            Self::TooLarge { megabytes } => [
                t.error_too_large_title(),
                t.error_too_large_text(megabytes),
                t.error_too_large_do(),
            ],
            Self::Invalid => {
                [t.error_invalid_title(), t.error_invalid_text(), t.error_invalid_do()]
            }
            Self::TooMany => {
                [t.error_too_many_title(), t.error_too_many_text(), t.error_too_many_do()]
            }
            Self::Internal => {
                [t.error_internal_title(), t.error_internal_text(), t.error_internal_do()]
            }
            Self::Unavailable => {
                [t.error_unavailable_title(), t.error_unavailable_text(), t.error_unavailable_do()]
            }
            Self::DiskFull => {
                [t.error_disk_full_title(), t.error_disk_full_text(), t.error_disk_full_do()]
            }
            Self::Conflict => {
                [t.error_conflict_title(), t.error_conflict_text(), t.error_conflict_do()]
            }
        }
    }
}
