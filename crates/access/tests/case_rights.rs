//! Who may do what with a case: every action, every kind of asker, every state of the case, in one table.
//!
//! `policies/case_rights.txt` is that table; `UPDATE_GOLDEN=1` writes it anew.

mod common;

use std::fmt::Write as _;

use access::question::{
    AssignCase, BreakGlass, CaseSubject, CloseCase, ExcludeFromCase, ReadCase, ReadLocatingData,
    ReadProfessionNotes, ReadWhoLooked, RestrictCase, ReviewGlass, WriteCase, WritePart,
};
use access::{Assurance, Policies, Who};
use common::{folder, policies, staff, subject};
use domain::account::{Grant, Role};
use domain::case::Lens;

const HEADER: &str = "\
# Who may do what with a case. Made from the policies by `UPDATE_GOLDEN=1 cargo nextest run -p access`; do not edit.
# Rows: action, and what the asker is to the case. Columns: his role at the center of the case; CHIEF2: at another center.
# team: works on it. opened: broke the glass. restricted: the case is its team's only. excluded: may not know of it.
";

const STATES: [&[&str]; 10] = [
    &[],
    &["team"],
    &["opened"],
    &["restricted"],
    &["team", "restricted"],
    &["opened", "restricted"],
    &["excluded"],
    &["team", "excluded"],
    &["opened", "excluded"],
    &["team", "opened", "restricted", "excluded"],
];

type Question = fn(&Policies, &Who, CaseSubject) -> bool;

const QUESTIONS: [(&str, Question); 17] = [
    ("read_case", |p, w, subject| p.permit(w, ReadCase { subject }).is_ok()),
    ("write_case", |p, w, subject| p.permit(w, WriteCase { subject }).is_ok()),
    ("write_part admission", |p, w, s| part(p, w, s, Lens::Admission)),
    ("write_part psychology", |p, w, s| part(p, w, s, Lens::Psychology)),
    ("write_part social", |p, w, s| part(p, w, s, Lens::Social)),
    ("write_part legal", |p, w, s| part(p, w, s, Lens::Legal)),
    ("notes psychology", |p, w, s| notes(p, w, s, Lens::Psychology)),
    ("notes social", |p, w, s| notes(p, w, s, Lens::Social)),
    ("notes legal", |p, w, s| notes(p, w, s, Lens::Legal)),
    ("read_locating_data", |p, w, subject| p.permit(w, ReadLocatingData { subject }).is_ok()),
    ("assign_case", |p, w, subject| p.permit(w, AssignCase { subject }).is_ok()),
    ("close_case", |p, w, subject| p.permit(w, CloseCase { subject }).is_ok()),
    ("restrict_case", |p, w, subject| p.permit(w, RestrictCase { subject }).is_ok()),
    ("exclude_from_case", |p, w, subject| p.permit(w, ExcludeFromCase { subject }).is_ok()),
    ("break_glass", |p, w, subject| p.permit(w, BreakGlass { subject }).is_ok()),
    ("review_glass", |p, w, subject| p.permit(w, ReviewGlass { subject }).is_ok()),
    ("read_who_looked", |p, w, subject| p.permit(w, ReadWhoLooked { subject }).is_ok()),
];

fn part(policies: &Policies, who: &Who, subject: CaseSubject, lens: Lens) -> bool {
    policies.permit(who, WritePart { subject, lens }).is_ok()
}

fn notes(policies: &Policies, who: &Who, subject: CaseSubject, lens: Lens) -> bool {
    policies.permit(who, ReadProfessionNotes { subject, lens }).is_ok()
}

fn columns() -> Vec<(&'static str, Who)> {
    let at = |role: Role, scope: &str| {
        let grants = vec![Grant { role, scope: scope.parse().expect("a scope") }];
        staff(grants, Assurance::Passkey, false)
    };
    let own = "center:listening-a";
    vec![
        ("admission", at(Role::Admission, own)),
        ("psychologist", at(Role::Psychologist, own)),
        ("social_worker", at(Role::SocialWorker, own)),
        ("lawyer", at(Role::Lawyer, own)),
        ("chief", at(Role::CenterChief, own)),
        ("CHIEF2", at(Role::CenterChief, "center:listening-b")),
        ("reviewer", at(Role::CaseReviewer, "national")),
        ("administrator", at(Role::Administrator, "national")),
        ("auditor", at(Role::Auditor, "national")),
    ]
}

fn table() -> String {
    let (policies, columns) = (policies(), columns());
    let mut text = HEADER.to_owned();
    let _ = write!(text, "{:<22}  {:<36}", "action", "of the case");
    for (title, _) in &columns {
        let _ = write!(text, "  {title}");
    }
    text.push('\n');
    for (action, question) in QUESTIONS {
        for state in STATES {
            let mut line = format!("{action:<22}  {:<36}", state.join(" "));
            for (title, who) in &columns {
                let answer = if question(&policies, who, subject(state)) { "yes" } else { "." };
                let _ = write!(line, "  {answer:<width$}", width = title.len());
            }
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}

#[test]
fn the_table_of_case_rights_says_what_the_policies_decide() {
    let path = folder().join("case_rights.txt");
    let made = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &made).expect("the table can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, made, "rights changed: look at the change, then run with UPDATE_GOLDEN=1");
}

#[test]
fn who_is_excluded_may_do_nothing_in_any_state_and_role() {
    let policies = policies();
    for state in STATES.iter().filter(|state| state.contains(&"excluded")) {
        for (action, question) in QUESTIONS {
            for (title, who) in columns() {
                assert!(!question(&policies, &who, subject(state)), "{title} {action} {state:?}");
            }
        }
    }
}
