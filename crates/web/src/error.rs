//! Errors of requests and the one place where they become a page and a log line.
//!
//! Handlers return [`PageError`]; [`draw`] turns it, and every bare refusal of the framework, into a page in the language
//! of the reader, or into JSON under `/api/`. What a person may not know about is [`PageError::NotFound`], never "forbidden".

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::frame::PublicFrame;
use crate::page::public::{ErrorKind, ErrorPage};
use crate::site::Site;
use crate::words::{Lang, Words};

type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// Why a request got no page.
#[derive(Debug, Clone, thiserror::Error)]
pub enum PageError {
    /// There is no such thing, or this person may not know about it.
    #[error("not found")]
    NotFound,
    /// The form came from elsewhere or its token does not belong to the session.
    #[error("form refused")]
    Refused,
    /// That path does not take that method.
    #[error("method not allowed")]
    Method,
    /// The body is over the limit.
    #[error("body too large")]
    TooLarge,
    /// A value is missing or of another form.
    #[error("invalid request")]
    Invalid,
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany {
        /// Until the next one.
        retry_after_seconds: u64,
    },
    /// Our failure; the cause goes to the log, never to the page.
    #[error("internal error")]
    Internal(#[source] Cause),
    /// Busy or under maintenance.
    #[error("unavailable")]
    Unavailable,
    /// No room to write.
    #[error("the disk is full")]
    DiskFull,
    /// Somebody else changed the same thing.
    #[error("changed by somebody else")]
    Conflict,
}

impl PageError {
    /// A failure of ours.
    pub fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal(Arc::new(cause))
    }

    fn kind(&self, megabytes: u64) -> ErrorKind {
        match self {
            Self::NotFound => ErrorKind::NotFound,
            Self::Refused => ErrorKind::Refused,
            Self::Method => ErrorKind::Method,
            Self::TooLarge => ErrorKind::TooLarge { megabytes },
            Self::Invalid => ErrorKind::Invalid,
            Self::TooMany { .. } => ErrorKind::TooMany,
            Self::Internal(_) => ErrorKind::Internal,
            Self::Unavailable => ErrorKind::Unavailable,
            Self::DiskFull => ErrorKind::DiskFull,
            Self::Conflict => ErrorKind::Conflict,
        }
    }

    /// The error that a bare answer of the framework stands for.
    fn from_bare(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::TOO_MANY_REQUESTS => Some(Self::TooMany { retry_after_seconds: 60 }),
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => {
                Some(Self::Unavailable)
            }
            status if status.is_client_error() => Some(Self::Invalid),
            status if status.is_server_error() => {
                Some(Self::internal(std::io::Error::other("a handler broke off")))
            }
            _ => None,
        }
    }
}

impl From<access::Denied> for PageError {
    /// What one may not do is not there.
    fn from(_: access::Denied) -> Self {
        Self::NotFound
    }
}

impl From<app::AppError> for PageError {
    fn from(error: app::AppError) -> Self {
        use app::AppError;
        match error {
            AppError::NotFound
            | AppError::Denied(_)
            | AppError::UnknownDepartment { .. }
            | AppError::NoPasskeys
            | AppError::DeadLink => Self::NotFound,
            AppError::Invalid(_)
            | AppError::Directory
            | AppError::Draft(_)
            | AppError::Rejected(_)
            | AppError::Answer(_)
            | AppError::Shelter
            | AppError::KnownFile
            | AppError::SignIn
            | AppError::Late
            | AppError::Password(_)
            | AppError::WrongCode
            | AppError::Passkey
            | AppError::NameTaken
            | AppError::MissingDocument
            | AppError::LastAdministrator
            | AppError::LastCredential => Self::Invalid,
            AppError::SlowDown { seconds } => Self::TooMany { retry_after_seconds: seconds },
            AppError::ReadingQuota => Self::TooMany { retry_after_seconds: 3_600 },
            AppError::Conflict => Self::Conflict,
            AppError::Store(cause) if cause.is_disk_full() => Self::DiskFull,
            cause => Self::internal(cause),
        }
    }
}

impl IntoResponse for PageError {
    /// A bare answer that carries the error; [`draw`] gives it a body.
    fn into_response(self) -> Response {
        let mut response = self.kind(0).status().into_response();
        if let Self::TooMany { retry_after_seconds } = self {
            response.headers_mut().insert(header::RETRY_AFTER, retry_after_seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every error answer its body, and a failure of ours its log line.
pub async fn draw(State(site): State<Site>, request: Request, next: Next) -> Response {
    let here = request.uri().path_and_query().map_or("/", |part| part.as_str()).to_owned();
    let response = next.run(request).await;
    let Some(error) = error_of(&response) else { return response };
    let reference = log(&site, &error);
    let kind = error.kind(site.settings().max_upload_megabytes);
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let body = if here.starts_with("/api/") {
        json(kind, reference.as_deref())
    } else {
        html(&site, &here, kind, reference)
    };
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = parts.headers.remove(&name) {
            parts.headers.insert(name, value);
        }
    }
    parts.headers.remove(header::CONTENT_TYPE);
    let mut drawn = (kind.status(), body).into_response();
    for (name, value) in &parts.headers {
        drawn.headers_mut().insert(name, value.clone());
    }
    drawn
}

/// The error of an answer: one of ours, or a bare refusal of the framework. A page with an error status stays as it is.
fn error_of(response: &Response) -> Option<PageError> {
    if let Some(error) = response.extensions().get::<PageError>() {
        return Some(error.clone());
    }
    let has_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html")
            || kind.as_bytes().starts_with(b"application/json")
    });
    if has_page { None } else { PageError::from_bare(response.status()) }
}

fn log(site: &Site, error: &PageError) -> Option<String> {
    if matches!(error, PageError::DiskFull) {
        tracing::error!("the disk is full: nothing can be written until there is room");
    }
    let PageError::Internal(cause) = error else { return None };
    let reference = site.next_error();
    let mut chain = cause.to_string();
    let mut inner = cause.source();
    while let Some(next) = inner {
        chain.push_str(": ");
        chain.push_str(&next.to_string());
        inner = next.source();
    }
    tracing::error!(reference, cause = chain, "request failed, shown as {reference}");
    Some(reference)
}

fn html(site: &Site, here: &str, kind: ErrorKind, reference: Option<String>) -> Response {
    let lang = crate::public::language_of(here.split_once('?').map(|(_, query)| query));
    // The address that failed is not repeated: the switch leads to the home page.
    let frame = PublicFrame {
        here: crate::paths::HOME.to_owned(),
        demonstration: site.settings().demonstration,
    };
    let page = ErrorPage { t: Words::new(lang), frame, kind, reference };
    match page.render() {
        Ok(body) => Html(body).into_response(),
        Err(_) => kind.status().into_response(),
    }
}

fn json(kind: ErrorKind, reference: Option<&str>) -> Response {
    let [title, what, remedy] = kind.words(&Words::new(Lang::Es));
    let problem = serde_json::json!({
        "status": kind.status().as_u16(),
        "title": title.plain(),
        "detail": what.plain(),
        "remedy": remedy.plain(),
        "reference": reference,
    });
    let mut response = problem.to_string().into_response();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
