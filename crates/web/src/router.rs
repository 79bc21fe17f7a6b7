//! The router: routes are added through [`Routes`], which remembers them, so that none escapes the table of rights.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::account::{enrol, leave, my_access, passkey, sign_in};
use crate::error::{self, PageError};
use crate::site::Site;
use crate::{api, assets, case, desk, finder, headers, origin, paths, public};

/// Largest body of an ordinary form.
const FORM_BYTES: usize = 64 * 1024;

/// Largest body of a form with a file: the file and a little around it.
const UPLOAD_BYTES: usize = app::sheet::LARGEST_FILE + 64 * 1024;

/// Longest time for an answer.
const LONGEST_ANSWER: Duration = Duration::from_secs(30);

/// Longest time for an upload: 20 MB over a slow line, and reading it.
const LONGEST_UPLOAD: Duration = Duration::from_secs(600);

/// A request that takes longer gets the page that says so.
fn within(time: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, time)
}

/// A router that remembers its routes.
pub struct Routes<S> {
    router: Router<S>,
    known: Vec<(&'static str, &'static str)>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// Without routes.
    #[must_use]
    pub fn new() -> Self {
        Self { router: Router::new(), known: Vec::new() }
    }

    /// Adds a page.
    #[must_use]
    pub fn get<H: Handler<T, S>, T: 'static>(mut self, path: &'static str, handler: H) -> Self {
        self.known.push(("GET", path));
        self.router = self.router.route(path, get(handler.layer(within(LONGEST_ANSWER))));
        self
    }

    /// Adds a change.
    #[must_use]
    pub fn post<H: Handler<T, S>, T: 'static>(mut self, path: &'static str, handler: H) -> Self {
        self.known.push(("POST", path));
        self.router = self.router.route(path, post(handler.layer(within(LONGEST_ANSWER))));
        self
    }

    /// Adds a change that brings a file.
    #[must_use]
    pub fn upload<H: Handler<T, S>, T: 'static>(mut self, path: &'static str, handler: H) -> Self {
        self.known.push(("POST", path));
        let limit = DefaultBodyLimit::max(UPLOAD_BYTES);
        self.router =
            self.router.route(path, post(handler.layer(within(LONGEST_UPLOAD))).layer(limit));
        self
    }

    /// Method and path of every route.
    #[must_use]
    pub fn known(&self) -> &[(&'static str, &'static str)] {
        &self.known
    }
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

fn routes() -> Routes<Site> {
    let routes = Routes::new()
        .get(paths::HOME, public::home)
        .get(paths::SERVICES, finder::finder)
        .get(paths::CENTER, finder::center)
        .get(paths::PRIVACY, public::privacy)
        .get(paths::LEAVE, leave::quickly)
        .get(paths::ASSET, assets::serve);
    api::routes(case::routes(case_routes(desk_routes(access_routes(routes)))))
}

fn access_routes(routes: Routes<Site>) -> Routes<Site> {
    routes
        .post(paths::LEAVE, leave::sign_out)
        .get(paths::SIGN_IN, sign_in::page)
        .post(paths::SIGN_IN, sign_in::password)
        .post(paths::SIGN_IN_CODE, sign_in::code)
        .post(paths::SIGN_IN_PASSKEY_START, passkey::start_sign_in)
        .post(paths::SIGN_IN_PASSKEY_FINISH, passkey::finish_sign_in)
        .get(paths::ENROL, enrol::page)
        .post(paths::ENROL, enrol::enter)
        .get(paths::ENROL_PASSWORD, enrol::password_page)
        .post(paths::ENROL_PASSWORD, enrol::password)
        .post(paths::ENROL_PASSKEY_START, passkey::start_enrolment)
        .post(paths::ENROL_PASSKEY_FINISH, passkey::finish_enrolment)
        .get(paths::MY_ACCESS, my_access::page)
        .post(paths::MY_SESSIONS_END, my_access::end)
        .post(paths::MY_PASSKEY_REMOVE, my_access::remove_passkey)
        .post(paths::MY_PASSKEY_START, passkey::start_own)
        .post(paths::MY_PASSKEY_FINISH, passkey::finish_own)
        .post(paths::MY_CODES, enrol::own_password_page)
        .post(paths::MY_PASSWORD, enrol::own_password)
}

fn desk_routes(routes: Routes<Site>) -> Routes<Site> {
    routes
        .get(paths::DESK, desk::home::home)
        .get(paths::SUMMARY, desk::summary::page)
        .get(paths::SUMMARY_FILE, desk::summary::file)
        .get(paths::FIGURES, desk::figures::page)
        .get(paths::IMPORTS, desk::imports::list)
        .upload(paths::IMPORT_FIGURES, desk::imports::figures)
        .upload(paths::IMPORT_DIRECTORY, desk::imports::directory)
        .get(paths::REPAIR, desk::repair::list)
        .get(paths::REPAIR_ROW, desk::repair::row)
        .post(paths::REPAIR_ROW, desk::repair::decide)
        .get(paths::DIRECTORY, desk::directory::list)
        .get(paths::DIRECTORY_NEW, desk::directory::new_form)
        .post(paths::DIRECTORY_NEW, desk::directory::register)
        .get(paths::DIRECTORY_EDIT, desk::directory::edit_form)
        .post(paths::DIRECTORY_EDIT, desk::directory::correct)
        .get(paths::SHELTER, desk::shelter::page)
        .post(paths::SHELTER_READ, desk::shelter::read)
        .post(paths::SHELTER_RECORD, desk::shelter::record)
        .get(paths::AUDIT, desk::audit::page)
        .get(paths::USERS, desk::users::list)
        .post(paths::USERS, desk::users::add)
        .get(paths::USER, desk::users::one)
        .post(paths::USER_GRANT, desk::users::grant)
        .post(paths::USER_REVOKE, desk::users::revoke)
        .post(paths::USER_INVITE, desk::users::invite)
        .post(paths::USER_SESSIONS_END, desk::users::end_sessions)
        .post(paths::USER_SUSPEND, desk::users::suspend)
        .get(paths::HEALTH, desk::health::page)
}

fn case_routes(routes: Routes<Site>) -> Routes<Site> {
    routes
        .get(paths::CASES, case::tray::page)
        .get(paths::CASE_SEARCH, case::search::form)
        .post(paths::CASE_SEARCH, case::search::answer)
        .get(paths::CASE_NEW, case::intake::form)
        .post(paths::CASE_NEW, case::intake::open)
        .post(paths::CASE_DRAFT, case::draft::save)
        .post(paths::CASE_DRAFT_DROP, case::draft::drop)
}

/// Everything that answers, with its protections. From outside in: headers, compression, error pages, panics, methods, origin, limits.
pub fn router(site: Site) -> Router {
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(site.clone(), headers::strict))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(site.clone(), error::draw))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(headers::known_methods))
        .layer(from_fn(origin::require_own))
        .layer(DefaultBodyLimit::max(FORM_BYTES));
    routes()
        .router
        .fallback(async || PageError::NotFound)
        .method_not_allowed_fallback(async || PageError::Method)
        .layer(around)
        .with_state(site)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rights::ROUTES;

    #[test]
    fn every_route_stands_in_the_table_of_rights_and_every_row_is_a_route() {
        let known: BTreeSet<_> = routes().known().iter().copied().collect();
        let table: BTreeSet<_> = ROUTES.iter().map(|(method, path, _)| (*method, *path)).collect();
        assert_eq!(known, table);
        assert_eq!(routes().known().len(), ROUTES.len(), "a route stands twice");
    }
}
