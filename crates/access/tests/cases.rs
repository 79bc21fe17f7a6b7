//! Decision cases: sentences that lawyers and programme directors can read and answer for, in `policies/cases/*.toml`.

mod common;

use access::question::{
    BreakGlass, CaseSubject, CloseCase, ExportSummary, GrantRole, ImportDirectory, ImportFigures,
    ManageOwnAccess, ManageUsers, OperateStore, ReadAudit, ReadCase, ReadFigures, ReadLocatingData,
    ReadProfessionNotes, ReadShelterPlace, ReadSummary, RecordShelterPlace, RepairDirectory,
    ReviewGlass, SearchPersons, SuspendUser, WriteCase, WritePart,
};
use access::{Assurance, Policies, Who, question::FindServices};
use common::{OTHER, OWN, folder, policies, staff, subject};
use domain::account::{Grant, Role};
use domain::case::Lens;
use domain::figure::Place;
use domain::id::{CenterId, UserId};
use domain::territory::Ubigeo;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The rule in one sentence.
    name: String,
    /// `public`, `console` or `staff`.
    who: String,
    /// Grants of staff: `reader territory:08`.
    #[serde(default)]
    grants: Vec<String>,
    /// How staff signed in: `passkey` unless told.
    #[serde(default)]
    signed_in: Option<String>,
    #[serde(default)]
    demonstration: bool,
    /// What the asker is to the case, and the case itself: `team`, `excluded`, `opened`, `restricted`.
    #[serde(default)]
    of: Vec<String>,
    /// Action and thing: `read_summary 08`.
    asks: String,
    /// `allow` or `deny`.
    then: String,
}

impl Case {
    fn who(&self) -> Who {
        match self.who.as_str() {
            "public" => Who::Public,
            "console" => Who::Console,
            "staff" => staff(self.grants(), self.assurance(), self.demonstration),
            other => panic!("{}: nobody is called `{other}`", self.name),
        }
    }

    fn grants(&self) -> Vec<Grant> {
        let grant = |text: &String| {
            let (role, scope) = text.split_once(' ').expect("role and scope");
            let role = Role::parse(role).expect("a role");
            Grant { role, scope: scope.parse().expect("a scope") }
        };
        self.grants.iter().map(grant).collect()
    }

    fn assurance(&self) -> Assurance {
        match self.signed_in.as_deref() {
            None | Some("passkey") => Assurance::Passkey,
            Some("password_and_code") => Assurance::PasswordAndCode,
            Some("recovery_code") => Assurance::RecoveryCode,
            Some("console_link") => Assurance::ConsoleLink,
            Some(other) => panic!("{}: nobody signs in by `{other}`", self.name),
        }
    }

    fn subject(&self) -> CaseSubject {
        let words: Vec<&str> = self.of.iter().map(String::as_str).collect();
        subject(&words)
    }

    fn search(&self) -> SearchPersons {
        let CaseSubject { center, service, place, .. } = self.subject();
        SearchPersons { center, service, place }
    }

    fn is_allowed(&self, policies: &Policies) -> bool {
        let who = self.who();
        let (action, thing) = self.asks.split_once(' ').unwrap_or((&self.asks, ""));
        let department = || Ubigeo::parse(thing).expect("a department");
        let center = || CenterId::parse(thing).expect("a center");
        let user = || user(thing);
        let cusco = Ubigeo::parse("08").expect("a department");
        match action {
            "find_services" => policies.permit(&who, FindServices).is_ok(),
            "read_figures" => {
                let place = Place::parse(thing).expect("a place");
                policies.permit(&who, ReadFigures { place }).is_ok()
            }
            "read_summary" => {
                policies.permit(&who, ReadSummary { department: department() }).is_ok()
            }
            "export_summary" => {
                policies.permit(&who, ExportSummary { department: department() }).is_ok()
            }
            "import_figures" => policies.permit(&who, ImportFigures).is_ok(),
            "import_directory" => policies.permit(&who, ImportDirectory).is_ok(),
            "repair_directory" => policies.permit(&who, RepairDirectory).is_ok(),
            "manage_users" => policies.permit(&who, ManageUsers).is_ok(),
            "grant_role" => {
                let grant = Grant { role: Role::Reader, scope: "national".parse().expect("scope") };
                policies.permit(&who, GrantRole { to: user(), grant }).is_ok()
            }
            "suspend_user" => policies.permit(&who, SuspendUser { user: user() }).is_ok(),
            "manage_own_access" => policies.permit(&who, ManageOwnAccess { user: user() }).is_ok(),
            "read_audit" => policies.permit(&who, ReadAudit).is_ok(),
            "read_shelter_place" => {
                let ask = ReadShelterPlace { center: center(), department: cusco };
                policies.permit(&who, ask).is_ok()
            }
            "record_shelter_place" => {
                let ask = RecordShelterPlace { center: center(), department: cusco };
                policies.permit(&who, ask).is_ok()
            }
            "search_persons" => policies.permit(&who, self.search()).is_ok(),
            "read_case" => policies.permit(&who, ReadCase { subject: self.subject() }).is_ok(),
            "write_case" => policies.permit(&who, WriteCase { subject: self.subject() }).is_ok(),
            "write_part" => {
                let lens = Lens::parse(thing).expect("a profession");
                policies.permit(&who, WritePart { subject: self.subject(), lens }).is_ok()
            }
            "read_profession_notes" => {
                let lens = Lens::parse(thing).expect("a profession");
                policies.permit(&who, ReadProfessionNotes { subject: self.subject(), lens }).is_ok()
            }
            "read_locating_data" => {
                policies.permit(&who, ReadLocatingData { subject: self.subject() }).is_ok()
            }
            "close_case" => policies.permit(&who, CloseCase { subject: self.subject() }).is_ok(),
            "break_glass" => policies.permit(&who, BreakGlass { subject: self.subject() }).is_ok(),
            "review_glass" => {
                policies.permit(&who, ReviewGlass { subject: self.subject() }).is_ok()
            }
            "operate_store" => policies.permit(&who, OperateStore).is_ok(),
            other => panic!("{}: nobody can ask `{other}`", self.name),
        }
    }
}

fn user(word: &str) -> UserId {
    match word {
        "own" => OWN,
        "other" => OTHER,
        other => panic!("an account is `own` or `other`, not `{other}`"),
    }
}

#[test]
fn every_decision_case_comes_out_as_written() {
    let policies = policies();
    let mut wrong = Vec::new();
    let mut counted = 0;
    for entry in std::fs::read_dir(folder().join("cases")).expect("the cases are there") {
        let path = entry.expect("the folder can be read").path();
        let text = std::fs::read_to_string(&path).expect("cases are a text");
        let file: File =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for case in file.case {
            counted += 1;
            let expected = match case.then.as_str() {
                "allow" => true,
                "deny" => false,
                other => panic!("{}: `then` is `allow` or `deny`, not `{other}`", case.name),
            };
            if case.is_allowed(&policies) != expected {
                wrong.push(format!("{}: {}", path.display(), case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "decided otherwise:\n{}", wrong.join("\n"));
    assert!(counted >= 30, "only {counted} cases were found");
}
