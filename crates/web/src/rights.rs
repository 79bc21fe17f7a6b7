//! Every route and who may reach it. A test compares this table with the router: a route that is not here does not pass.

use crate::paths;

/// Who may reach a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Anybody; no session is needed and none is looked at, except to end it.
    Everybody,
    /// Whoever holds a one-time link.
    LinkHolder,
    /// Any member of staff with a session.
    SignedIn,
    /// Staff with a permit for this action; for all others the page does not exist.
    Permit(&'static str),
}

/// One route.
pub type Route = (&'static str, &'static str, Who);

/// Method, path, who.
pub const ROUTES: &[Route] = &[
    ("GET", paths::HOME, Who::Everybody),
    ("GET", paths::SERVICES, Who::Everybody),
    ("GET", paths::CENTER, Who::Everybody),
    ("GET", paths::PRIVACY, Who::Everybody),
    ("GET", paths::LEAVE, Who::Everybody),
    ("GET", paths::ASSET, Who::Everybody),
    ("GET", paths::SIGN_IN, Who::Everybody),
    ("POST", paths::SIGN_IN, Who::Everybody),
    ("POST", paths::SIGN_IN_CODE, Who::Everybody),
    ("POST", paths::SIGN_IN_PASSKEY_START, Who::Everybody),
    ("POST", paths::SIGN_IN_PASSKEY_FINISH, Who::Everybody),
    ("GET", paths::ENROL, Who::LinkHolder),
    ("POST", paths::ENROL, Who::LinkHolder),
    ("GET", paths::ENROL_PASSWORD, Who::LinkHolder),
    ("POST", paths::ENROL_PASSWORD, Who::LinkHolder),
    ("POST", paths::ENROL_PASSKEY_START, Who::LinkHolder),
    ("POST", paths::ENROL_PASSKEY_FINISH, Who::LinkHolder),
    ("POST", paths::LEAVE, Who::SignedIn),
    ("GET", paths::MY_ACCESS, Who::SignedIn),
    ("POST", paths::MY_SESSIONS_END, Who::SignedIn),
    ("POST", paths::MY_PASSKEY_REMOVE, Who::SignedIn),
    ("POST", paths::MY_PASSKEY_START, Who::SignedIn),
    ("POST", paths::MY_PASSKEY_FINISH, Who::SignedIn),
    ("POST", paths::MY_CODES, Who::SignedIn),
    ("POST", paths::MY_PASSWORD, Who::SignedIn),
    ("GET", paths::DESK, Who::SignedIn),
    ("GET", paths::SUMMARY, Who::Permit("read_summary")),
    ("GET", paths::SUMMARY_FILE, Who::Permit("export_summary")),
    ("GET", paths::FIGURES, Who::Permit("read_figures")),
    ("GET", paths::IMPORTS, Who::Permit("read_imports")),
    ("POST", paths::IMPORT_FIGURES, Who::Permit("import_figures")),
    ("POST", paths::IMPORT_DIRECTORY, Who::Permit("import_directory")),
    ("GET", paths::REPAIR, Who::Permit("repair_directory")),
    ("GET", paths::REPAIR_ROW, Who::Permit("repair_directory")),
    ("POST", paths::REPAIR_ROW, Who::Permit("repair_directory")),
    ("GET", paths::DIRECTORY, Who::Permit("repair_directory")),
    ("GET", paths::DIRECTORY_NEW, Who::Permit("repair_directory")),
    ("POST", paths::DIRECTORY_NEW, Who::Permit("repair_directory")),
    ("GET", paths::DIRECTORY_EDIT, Who::Permit("repair_directory")),
    ("POST", paths::DIRECTORY_EDIT, Who::Permit("repair_directory")),
    ("GET", paths::SHELTER, Who::Permit("read_shelter_place")),
    ("POST", paths::SHELTER_READ, Who::Permit("read_shelter_place")),
    ("POST", paths::SHELTER_RECORD, Who::Permit("record_shelter_place")),
    ("GET", paths::AUDIT, Who::Permit("read_audit")),
    ("GET", paths::USERS, Who::Permit("manage_users")),
    ("POST", paths::USERS, Who::Permit("manage_users")),
    ("GET", paths::USER, Who::Permit("manage_users")),
    ("POST", paths::USER_GRANT, Who::Permit("grant_role")),
    ("POST", paths::USER_REVOKE, Who::Permit("grant_role")),
    ("POST", paths::USER_INVITE, Who::Permit("manage_users")),
    ("POST", paths::USER_SESSIONS_END, Who::Permit("manage_users")),
    ("POST", paths::USER_SUSPEND, Who::Permit("suspend_user")),
    ("GET", paths::HEALTH, Who::Permit("read_health")),
    ("GET", paths::CASES, Who::Permit("list_cases")),
    ("GET", paths::CASE_SEARCH, Who::Permit("search_persons")),
    ("POST", paths::CASE_SEARCH, Who::Permit("search_persons")),
    ("GET", paths::CASE_NEW, Who::Permit("open_case")),
    ("POST", paths::CASE_NEW, Who::Permit("open_case")),
    ("POST", paths::CASE_DRAFT, Who::Permit("open_case")),
    ("POST", paths::CASE_DRAFT_DROP, Who::Permit("open_case")),
    ("GET", paths::API_DESCRIPTION, Who::Everybody),
    ("GET", paths::API_TERRITORIES, Who::Everybody),
    ("GET", paths::API_TERRITORY, Who::Everybody),
    ("GET", paths::API_SERVICES, Who::Everybody),
    ("GET", paths::API_CENTERS, Who::Everybody),
    ("GET", paths::API_CENTER, Who::Everybody),
    ("GET", paths::API_FIGURES, Who::Permit("read_figures")),
    ("GET", paths::API_SUMMARY, Who::Permit("export_summary")),
];
