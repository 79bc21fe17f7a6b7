//! Who may do what: every action, every kind of asker, every kind of thing, in one table that people can read.
//!
//! `policies/rights.txt` is that table. It is made from the policies and compared with them here, so a change of a right
//! is seen by whoever reviews the change. `UPDATE_GOLDEN=1` writes it anew.

mod common;

use std::fmt::Write as _;

use access::question::{
    ExportSummary, FindServices, GrantRole, ImportDirectory, ImportFigures, ListCases,
    ManageOwnAccess, ManageUsers, OpenCase, OperateStore, ReadAudit, ReadFigures, ReadHealth,
    ReadImports, ReadShelterPlace, ReadSummary, ReadTerritory, RecordShelterPlace, RepairDirectory,
    SearchPersons, SuspendUser,
};
use access::{Action, Assurance, Policies, PolicyError, Who};
use common::{OTHER, OWN, folder, policies, sources, staff, subject};
use domain::account::{Grant, GrantScope, Role};
use domain::figure::Place;
use domain::id::CenterId;
use domain::territory::Ubigeo;

const HEADER: &str = "\
# Who may do what. Made from the policies by `UPDATE_GOLDEN=1 cargo nextest run -p access`; do not edit.
# Rows: action, thing. Columns: who asks. `yes` stands where the policies permit; `.` where they do not.
# Roles stand for a passkey or password with code; `weak` for the same roles all together after a recovery code or a link.
# CUSCO: the role is given over department 08 only. CENTER: over the center `har-1` only.
";

struct Column {
    title: String,
    who: Who,
}

fn grant(role: Role, scope: &str) -> Grant {
    Grant { role, scope: scope.parse().expect("a scope") }
}

fn columns() -> Vec<Column> {
    let column = |title: &str, who| Column { title: title.to_owned(), who };
    let strong = |grants| staff(grants, Assurance::Passkey, false);
    let mut columns = vec![column("public", Who::Public), column("console", Who::Console)];
    columns.push(column("no_role", strong(vec![])));
    for role in Role::ALL {
        columns.push(column(role.as_str(), strong(vec![grant(role, "national")])));
    }
    for role in [Role::Statistician, Role::Reader] {
        let title = format!("{}@CUSCO", role.as_str());
        columns.push(column(&title, strong(vec![grant(role, "territory:08")])));
    }
    columns
        .push(column("manager@CENTER", strong(vec![grant(Role::ShelterManager, "center:har-1")])));
    let every: Vec<Grant> = Role::ALL
        .into_iter()
        .flat_map(|role| [grant(role, "national"), grant(role, "center:har-1")])
        .collect();
    let weak = |assurance| staff(every.clone(), assurance, false);
    columns.push(column("weak:recovery", weak(Assurance::RecoveryCode)));
    columns.push(column("weak:link", weak(Assurance::ConsoleLink)));
    columns.push(column("demo:link", staff(every.clone(), Assurance::ConsoleLink, true)));
    columns
}

type Answer = Box<dyn Fn(&Policies, &Who) -> bool>;

fn ask<A: access::Ask + Clone + 'static>(ask: A) -> Answer {
    Box::new(move |policies, who| policies.permit(who, ask.clone()).is_ok())
}

/// Every action with every kind of thing it can be about.
fn rows() -> Vec<(Action, &'static str, Answer)> {
    let cusco = Ubigeo::parse("08").expect("a department");
    let puno = Ubigeo::parse("21").expect("a department");
    let own = CenterId::parse("har-1").expect("a center");
    let other = CenterId::parse("har-2").expect("a center");
    let reader = grant(Role::Reader, "national");
    let mut rows = Vec::new();
    let mut row = |action, thing, answer| rows.push((action, thing, answer));
    for action in Action::ALL.iter().copied() {
        match action {
            Action::FindServices => row(action, "national", ask(FindServices)),
            Action::ReadTerritory => row(action, "national", ask(ReadTerritory)),
            Action::ReadFigures => {
                row(action, "national", ask(ReadFigures { place: Place::Country }));
                row(action, "department 08", ask(ReadFigures { place: Place::Territory(cusco) }));
                row(action, "department 21", ask(ReadFigures { place: Place::Territory(puno) }));
            }
            Action::ReadSummary => {
                row(action, "department 08", ask(ReadSummary { department: cusco }));
                row(action, "department 21", ask(ReadSummary { department: puno }));
            }
            Action::ExportSummary => {
                row(action, "department 08", ask(ExportSummary { department: cusco }));
                row(action, "department 21", ask(ExportSummary { department: puno }));
            }
            Action::ImportFigures => row(action, "national", ask(ImportFigures)),
            Action::ReadImports => row(action, "national", ask(ReadImports)),
            Action::ImportDirectory => row(action, "national", ask(ImportDirectory)),
            Action::RepairDirectory => row(action, "national", ask(RepairDirectory)),
            Action::ManageUsers => row(action, "national", ask(ManageUsers)),
            Action::GrantRole => {
                row(action, "own account", ask(GrantRole { to: OWN, grant: reader.clone() }));
                row(action, "other account", ask(GrantRole { to: OTHER, grant: reader.clone() }));
            }
            Action::SuspendUser => {
                row(action, "own account", ask(SuspendUser { user: OWN }));
                row(action, "other account", ask(SuspendUser { user: OTHER }));
            }
            Action::ManageOwnAccess => {
                row(action, "own account", ask(ManageOwnAccess { user: OWN }));
                row(action, "other account", ask(ManageOwnAccess { user: OTHER }));
            }
            Action::ReadHealth => row(action, "national", ask(ReadHealth)),
            Action::ReadAudit => row(action, "national", ask(ReadAudit)),
            Action::ReadShelterPlace => {
                let place = |center: &CenterId| ReadShelterPlace {
                    center: center.clone(),
                    department: cusco,
                };
                row(action, "center har-1", ask(place(&own)));
                row(action, "center har-2", ask(place(&other)));
            }
            Action::RecordShelterPlace => {
                let place = |center: &CenterId| RecordShelterPlace {
                    center: center.clone(),
                    department: cusco,
                };
                row(action, "center har-1", ask(place(&own)));
                row(action, "center har-2", ask(place(&other)));
            }
            Action::OperateStore => row(action, "national", ask(OperateStore)),
            Action::SearchPersons => row(action, "center", ask(search())),
            Action::OpenCase => {
                let SearchPersons { center, service, place } = search();
                row(action, "center", ask(OpenCase { center, service, place }));
            }
            Action::ListCases => {
                let SearchPersons { center, service, place } = search();
                row(action, "center", ask(ListCases { center, service, place }));
            }
            // Cases have a table of their own: `case_rights.txt`.
            Action::ReadCase
            | Action::WriteCase
            | Action::WritePart
            | Action::ReadProfessionNotes
            | Action::ReadLocatingData
            | Action::AssignCase
            | Action::CloseCase
            | Action::RestrictCase
            | Action::ExcludeFromCase
            | Action::BreakGlass
            | Action::ReviewGlass
            | Action::ReadWhoLooked => {}
        }
    }
    rows
}

fn search() -> SearchPersons {
    let subject = subject(&[]);
    SearchPersons { center: subject.center, service: subject.service, place: subject.place }
}

fn table() -> String {
    let (policies, columns) = (policies(), columns());
    let mut text = HEADER.to_owned();
    let mut line = |action: &str, thing: &str, cells: Vec<String>| {
        let cells = cells.iter().zip(&columns).fold(String::new(), |mut line, (cell, column)| {
            let _ = write!(line, "  {cell:<width$}", width = column.title.len());
            line
        });
        let _ = writeln!(text, "{}", format!("{action:<20}  {thing:<13}{cells}").trim_end());
    };
    line("action", "thing", columns.iter().map(|column| column.title.clone()).collect());
    for (action, thing, answer) in rows() {
        let cell = |column: &Column| if answer(&policies, &column.who) { "yes" } else { "." };
        line(action.as_str(), thing, columns.iter().map(|c| cell(c).to_owned()).collect());
    }
    text
}

#[test]
fn the_table_of_rights_says_what_the_policies_decide() {
    let path = folder().join("rights.txt");
    let made = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &made).expect("the table can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, made, "rights changed: look at the change, then run with UPDATE_GOLDEN=1");
}

#[test]
fn every_action_is_permitted_to_somebody_and_denied_to_somebody_or_public() {
    let (policies, columns) = (policies(), columns());
    let about_cases = |action: &&Action| !rows().iter().any(|(asked, ..)| asked == *action);
    assert_eq!(Action::ALL.iter().filter(about_cases).count(), 12, "the table of cases has these");
    for action in Action::ALL.iter().filter(|action| !about_cases(action)) {
        let asked: Vec<bool> = rows()
            .iter()
            .filter(|(asked, ..)| asked == action)
            .flat_map(|(_, _, answer)| columns.iter().map(|c| answer(&policies, &c.who)))
            .collect();
        assert!(asked.contains(&true), "nobody may `{}`", action.as_str());
        let is_public = matches!(action, Action::FindServices | Action::ReadTerritory);
        assert_eq!(asked.contains(&false), !is_public, "`{}`", action.as_str());
    }
}

#[test]
fn lists_and_single_pages_decide_alike_in_every_department() {
    let policies = policies();
    let departments: Vec<Ubigeo> = (1..=25)
        .map(|number| Ubigeo::parse(&format!("{number:02}")).expect("a department"))
        .collect();
    for column in columns() {
        let listed = policies
            .permitted(&column.who, departments.clone(), |department| ReadSummary { department });
        for department in &departments {
            let single = policies.permit(&column.who, ReadSummary { department: *department });
            assert_eq!(
                listed.contains(department),
                single.is_ok(),
                "{} {department}",
                column.title
            );
        }
    }
    let cusco = staff(vec![grant(Role::Reader, "territory:08")], Assurance::Passkey, false);
    let listed = policies.permitted(&cusco, departments, |department| ReadSummary { department });
    assert_eq!(listed.into_iter().collect::<Vec<_>>(), [Ubigeo::parse("08").expect("Cusco")]);
}

#[test]
fn a_role_over_a_province_does_not_open_its_department() {
    let scope = GrantScope::Territory { ubigeo: Ubigeo::parse("0813").expect("a province") };
    let who = staff(vec![Grant { role: Role::Reader, scope }], Assurance::Passkey, false);
    let cusco = Ubigeo::parse("08").expect("a department");
    assert!(policies().permit(&who, ReadSummary { department: cusco }).is_err());
    let place = Ubigeo::parse("081301").expect("a district");
    assert!(policies().permit(&who, ReadFigures { place: Place::Territory(place) }).is_ok());
}

#[test]
fn policies_that_do_not_fit_the_schema_do_not_load() {
    let (schema, _) = sources();
    let load = |text: &str| Policies::parse(&schema, &[("broken.cedar", text)]);
    let unknown_role = "permit (principal is User, action == Action::\"read_audit\", resource) \
                        when { principal.king.contains(\"national\") };";
    let unknown_action = "permit (principal, action == Action::\"rule\", resource);";
    for text in [unknown_role, unknown_action] {
        assert!(matches!(load(text), Err(PolicyError::Invalid { .. })), "{text}");
    }
    assert!(matches!(load("permit everything"), Err(PolicyError::Policy { .. })));
    assert!(matches!(Policies::parse("entity", &[]), Err(PolicyError::Schema { .. })));
}

#[test]
fn without_policies_nothing_is_permitted() {
    let (schema, _) = sources();
    let policies = Policies::parse(&schema, &[]).expect("no policy is no mistake");
    for (action, thing, answer) in rows() {
        for column in columns() {
            assert!(!answer(&policies, &column.who), "{} {thing}", action.as_str());
        }
    }
}
