//! Work on cases: the day, looking before opening, a new case, and one case with everything that is done on it.
//!
//! Handlers ask for a permit first and answer 404 without one; reading is recorded by the use case before a page leaves.

pub mod center;
mod clocks;
mod document;
pub mod draft;
mod ficha;
pub mod field;
mod file;
mod forms;
mod glass;
pub mod intake;
pub mod intake_form;
pub mod intake_read;
mod label;
mod opened;
mod paper;
mod part;
mod party;
mod person;
mod phone;
mod place;
mod question;
mod readings;
mod risk;
pub mod search;
mod timeline;
pub mod tray;
mod words;
mod work;

use domain::case::Lens;
use domain::id::CaseId;

use crate::error::PageError;
use crate::paths;
use crate::router::Routes;
use crate::site::Site;

/// Adds the routes of one case.
pub(crate) fn routes(routes: Routes<Site>) -> Routes<Site> {
    routes
        .get(paths::CASE, file::page)
        .get(paths::CASE_READINGS, readings::page)
        .get(paths::CASE_PART, part::page)
        .post(paths::CASE_PART, part::section)
        .post(paths::CASE_ANSWER, part::answer)
        .get(paths::CASE_PAPERS, paper::list)
        .get(paths::CASE_PAPER_WRITE, paper::page)
        .post(paths::CASE_PAPER_WRITE, paper::send)
        .get(paths::CASE_PAPER_FILE, paper::signed)
        .upload(paths::CASE_FILES, paper::add)
        .get(paths::CASE_FILE, paper::copy)
        .get(paths::CASE_RISK, risk::page)
        .post(paths::CASE_RISK_LEVEL, risk::set)
        .post(paths::CASE_RISK_ANNEX, risk::annex)
        .get(paths::CASE_FICHA, ficha::page)
        .post(paths::CASE_FICHA, ficha::send)
        .post(paths::CASE_NOTE, work::note)
        .post(paths::CASE_ACTION, work::action)
        .post(paths::CASE_ACTION_WITHDRAW, work::withdraw)
        .post(paths::CASE_TASK, work::plan)
        .post(paths::CASE_TASK_FINISH, work::finish)
        .post(paths::CASE_TASK_DROP, work::drop_task)
        .post(paths::CASE_MILESTONE, work::milestone)
        .post(paths::CASE_STAGE, work::stage)
        .post(paths::CASE_TEAM, work::assign)
        .post(paths::CASE_TEAM_LEAVE, work::unassign)
        .get(paths::CASE_PARTIES, party::page)
        .post(paths::CASE_PARTIES, party::search)
        .post(paths::CASE_PARTY_JOIN, work::join)
        .post(paths::CASE_PARTY_NEW, party::register)
        .post(paths::CASE_PARTY_LEAVE, work::leave)
        .post(paths::CASE_CLOSE, work::close)
        .post(paths::CASE_REOPEN, work::reopen)
        .post(paths::CASE_RESTRICT, work::restrict)
        .post(paths::CASE_EXCLUDE, work::exclude)
        .get(paths::CASE_GLASS, glass::page)
        .post(paths::CASE_GLASS, glass::break_glass)
        .get(paths::CASE_REVIEW, glass::openings)
        .post(paths::CASE_REVIEW, glass::review)
}

/// The case of an address; what is no id is no case.
fn case_id(text: &str) -> Result<CaseId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// Each profession in addresses.
const PARTS: [(Lens, &str); 4] = [
    (Lens::Admission, "admision"),
    (Lens::Psychology, "psicologia"),
    (Lens::Social, "social"),
    (Lens::Legal, "legal"),
];

fn part_word(lens: Lens) -> &'static str {
    PARTS.iter().find(|(own, _)| *own == lens).map_or("", |(_, word)| word)
}

fn part_of(word: &str) -> Result<Lens, PageError> {
    let found = PARTS.iter().find(|(_, own)| *own == word);
    found.map(|(lens, _)| *lens).ok_or(PageError::NotFound)
}

/// An address of a case.
fn to(path: &str, case: CaseId) -> String {
    paths::fill(path, &[&case.to_string()])
}
