//! The policies of the repository and accounts that ask them.

use std::path::PathBuf;
use std::sync::Arc;

use access::question::CaseSubject;
use access::{Account, Assurance, Policies, Who};
use domain::account::Grant;
use domain::id::{CaseId, CenterId, ServiceCode, UserId, UserName};
use domain::territory::Ubigeo;

/// The account that asks.
pub const OWN: UserId = UserId::new(uuid::Uuid::from_u128(1));
/// Another account.
pub const OTHER: UserId = UserId::new(uuid::Uuid::from_u128(2));

/// A case of the center `listening-a` in Cusco, to which the account that asks is what the words say: `team`, `excluded`,
/// `opened`, and `restricted` for the case itself.
pub fn subject(words: &[&str]) -> CaseSubject {
    let is = |word: &str| words.contains(&word);
    let own = |word: &str| if is(word) { vec![OWN] } else { vec![OTHER] };
    CaseSubject {
        case: CaseId::new(uuid::Uuid::from_u128(9)),
        service: ServiceCode::parse("listening").expect("a service"),
        center: CenterId::parse("listening-a").expect("a center"),
        place: Ubigeo::parse("0801").expect("a place"),
        team: own("team"),
        excluded: if is("excluded") { vec![OWN] } else { vec![] },
        opened_for: if is("opened") { vec![OWN] } else { vec![] },
        restricted: is("restricted"),
    }
}

/// The folder of the policies.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../policies")
}

/// Schema and policies as they stand in the folder.
pub fn sources() -> (String, Vec<(String, String)>) {
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("a policy is a text");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the folder of the policies is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let ending = |end: &'static str| {
        paths.iter().filter(move |path| path.extension().is_some_and(|found| found == end))
    };
    let schema = ending("cedarschema").map(read).collect();
    let policies = ending("cedar").map(|path| (path.display().to_string(), read(path))).collect();
    (schema, policies)
}

/// The policies, parsed.
pub fn policies() -> Policies {
    let (schema, files) = sources();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Policies::parse(&schema, &files).expect("the policies are sound")
}

/// A member of staff with roles.
pub fn staff(grants: Vec<Grant>, assurance: Assurance, demonstration: bool) -> Who {
    let name = UserName::parse("ana").expect("a good name");
    Who::User(Arc::new(Account { user: OWN, name, grants, assurance, demonstration }))
}
