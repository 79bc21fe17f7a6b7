//! Who asks: the session behind a request, looked up once, and what a page of the desk may show to that person.

use access::{Account, Ask, Permit, Who};
use app::account::SessionRow;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::error::PageError;
use crate::frame::{DeskFrame, Section};
use crate::paths;
use crate::site::Site;
use crate::words::{Lang, Words};

/// Anybody who asks: with or without a session.
pub struct Visitor {
    who: Who,
    session: Option<SessionRow>,
}

impl Visitor {
    /// As the policies see the visitor.
    #[must_use]
    pub const fn who(&self) -> &Who {
        &self.who
    }

    /// Whether there is a session.
    #[must_use]
    pub const fn is_signed_in(&self) -> bool {
        self.session.is_some()
    }
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let Some(token) = session_token(&parts.headers, site.cookie_name()) else {
            return Ok(Self { who: Who::Public, session: None });
        };
        Ok(match site.app().resume(token).await? {
            Some(resumed) => Self { who: resumed.who, session: Some(resumed.session) },
            None => Self { who: Who::Public, session: None },
        })
    }
}

/// The session token in the cookies of a request.
#[must_use]
pub fn session_token<'a>(headers: &'a HeaderMap, cookie: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == cookie).then_some(value))
}

/// A member of staff with a session. Whoever has none is led to the sign-in.
pub struct Staff {
    who: Who,
    account: std::sync::Arc<Account>,
    /// The session.
    pub session: SessionRow,
    full_name: String,
    works_on_cases: bool,
}

/// Why somebody is no [`Staff`]: led to the sign-in, or a failure of ours.
pub enum NotStaff {
    /// No session, or one that ended.
    SignIn,
    /// A failure.
    Failed(PageError),
}

impl IntoResponse for NotStaff {
    fn into_response(self) -> Response {
        match self {
            Self::SignIn => Redirect::to(paths::SIGN_IN).into_response(),
            Self::Failed(error) => error.into_response(),
        }
    }
}

impl FromRequestParts<Site> for Staff {
    type Rejection = NotStaff;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, NotStaff> {
        let visitor = <Visitor as FromRequestParts<Site>>::from_request_parts(parts, site)
            .await
            .map_err(NotStaff::Failed)?;
        let (Who::User(account), Some(session)) = (visitor.who.clone(), visitor.session) else {
            return Err(NotStaff::SignIn);
        };
        let full_name = site
            .app()
            .own_name(account.user)
            .await
            .map_err(|error| NotStaff::Failed(error.into()))?;
        let works_on_cases = crate::case::center::works_somewhere(site, &visitor.who, &account)
            .await
            .map_err(NotStaff::Failed)?;
        Ok(Self { who: visitor.who, account, session, full_name, works_on_cases })
    }
}

impl OptionalFromRequestParts<Site> for Staff {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Option<Self>, PageError> {
        match <Self as FromRequestParts<Site>>::from_request_parts(parts, site).await {
            Ok(staff) => Ok(Some(staff)),
            Err(NotStaff::SignIn) => Ok(None),
            Err(NotStaff::Failed(error)) => Err(error),
        }
    }
}

impl Staff {
    /// As the policies see this person.
    #[must_use]
    pub const fn who(&self) -> &Who {
        &self.who
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// Full name.
    #[must_use]
    pub fn full_name(&self) -> &str {
        &self.full_name
    }

    /// Asks the policies; for whoever may not, the page does not exist.
    ///
    /// # Errors
    /// [`PageError::NotFound`].
    pub fn permit<A: Ask>(&self, site: &Site, ask: A) -> Result<Permit<A>, PageError> {
        Ok(site.app().permit(&self.who, ask)?)
    }

    /// Checks that a form was made for this session.
    ///
    /// # Errors
    /// [`PageError::Refused`]; nothing of the form is then used.
    pub fn check_form(&self, token: &str) -> Result<(), PageError> {
        // Comparing two hashes takes the same time whether they are equal or not.
        let given = blake3::hash(token.as_bytes());
        let own = blake3::hash(self.session.form_token.as_bytes());
        if given == own { Ok(()) } else { Err(PageError::Refused) }
    }

    /// Words of the desk: Spanish.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::new(Lang::Es)
    }

    /// The frame of a page of the desk.
    #[must_use]
    pub fn frame(&self, site: &Site, current: Section) -> DeskFrame {
        let scopes: Vec<String> = self
            .account
            .grants
            .iter()
            .map(|grant| crate::labels::scope(&self.words(), &grant.scope, site))
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect();
        DeskFrame {
            user: self.full_name.clone(),
            scope: scopes.join(" · "),
            token: self.session.form_token.clone(),
            sections: self.sections(site),
            current,
            demonstration: site.settings().demonstration,
            notice: None,
        }
    }

    /// The sections that this person can open, by the policies.
    #[must_use]
    pub fn sections(&self, site: &Site) -> Vec<Section> {
        let mut sections: Vec<Section> =
            Section::STRIP.into_iter().filter(|section| self.may_open(site, *section)).collect();
        if sections == [Section::Home, Section::Cases] {
            sections.remove(0); // their day is their home
        }
        sections
    }

    fn may_open(&self, site: &Site, section: Section) -> bool {
        use access::question::{
            ImportDirectory, ImportFigures, ManageUsers, ReadAudit, ReadHealth, RepairDirectory,
        };
        let app = site.app();
        let may = |allowed: Result<(), access::Denied>| allowed.is_ok();
        match section {
            Section::Home | Section::MyAccess => true,
            Section::Cases => self.works_on_cases,
            Section::Summaries | Section::Figures => !self.departments(site).is_empty(),
            Section::Imports => {
                may(app.permit(&self.who, ImportFigures).map(drop))
                    || may(app.permit(&self.who, ImportDirectory).map(drop))
            }
            Section::Directory | Section::Repair => {
                may(app.permit(&self.who, RepairDirectory).map(drop))
            }
            Section::Users => may(app.permit(&self.who, ManageUsers).map(drop)),
            Section::Health => may(app.permit(&self.who, ReadHealth).map(drop)),
            Section::Audit => may(app.permit(&self.who, ReadAudit).map(drop)),
        }
    }

    /// The departments whose summary this person may read.
    #[must_use]
    pub fn departments(
        &self,
        site: &Site,
    ) -> std::collections::BTreeSet<domain::territory::Ubigeo> {
        use access::question::ReadSummary;
        use domain::territory::Level;
        let all = site.app().catalogue().territory.at_level(Level::Department);
        let codes = all.map(|row| row.ubigeo);
        site.app().policies().permitted(&self.who, codes, |department| ReadSummary { department })
    }
}
