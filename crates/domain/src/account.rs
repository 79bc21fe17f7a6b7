//! Staff accounts: who may sign in, with which roles, over which part of the network.

use serde::{Deserialize, Serialize};

use crate::id::{CenterId, ServiceCode, UserId, UserName};
use crate::territory::Ubigeo;

/// What a person of the staff does. Rights come from policies that name these roles, never from code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Adds users and gives roles; sees no case.
    Administrator,
    /// Imports figures, reads and downloads summaries.
    Statistician,
    /// Keeps the directory of centers.
    DirectoryKeeper,
    /// Reads summaries and figures.
    Reader,
    /// Reads who did what; changes nothing.
    Auditor,
    /// Runs a shelter: the only role that may read or record the place of that shelter.
    ShelterManager,
    /// Receives people at a center and opens their cases.
    Admission,
    /// Psychologist of a center.
    Psychologist,
    /// Social worker of a center.
    SocialWorker,
    /// Lawyer of a center.
    Lawyer,
    /// Answers for a center: gives cases to people, closes and restricts them.
    CenterChief,
    /// Looks, from outside of the centers, at what was opened without a team's knowledge.
    CaseReviewer,
}

impl Role {
    /// Every role there is.
    pub const ALL: [Self; 12] = [
        Self::Administrator,
        Self::Statistician,
        Self::DirectoryKeeper,
        Self::Reader,
        Self::Auditor,
        Self::ShelterManager,
        Self::Admission,
        Self::Psychologist,
        Self::SocialWorker,
        Self::Lawyer,
        Self::CenterChief,
        Self::CaseReviewer,
    ];

    /// The word used on the command line and in policies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Statistician => "statistician",
            Self::DirectoryKeeper => "directory_keeper",
            Self::Reader => "reader",
            Self::Auditor => "auditor",
            Self::ShelterManager => "shelter_manager",
            Self::Admission => "admission",
            Self::Psychologist => "psychologist",
            Self::SocialWorker => "social_worker",
            Self::Lawyer => "lawyer",
            Self::CenterChief => "center_chief",
            Self::CaseReviewer => "case_reviewer",
        }
    }

    /// The role with that word, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// Over which part of the network a role is given.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GrantScope {
    /// Everywhere.
    National,
    /// A department or a province.
    Territory {
        /// Its code.
        ubigeo: Ubigeo,
    },
    /// One service, everywhere.
    Service {
        /// Its code.
        service: ServiceCode,
    },
    /// One center.
    Center {
        /// Its id.
        center: CenterId,
    },
}

impl std::fmt::Display for GrantScope {
    /// `national`, `territory:08`, `service:cem` or `center:cem-regular-urubamba-1`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::National => f.write_str("national"),
            Self::Territory { ubigeo } => write!(f, "territory:{ubigeo}"),
            Self::Service { service } => write!(f, "service:{service}"),
            Self::Center { center } => write!(f, "center:{center}"),
        }
    }
}

impl std::str::FromStr for GrantScope {
    type Err = crate::id::InvalidId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || crate::id::InvalidId {
            what: "scope",
            text: text.to_owned(),
            expected: "`national`, `territory:08`, `service:cem` or `center:ID`",
        };
        match text.split_once(':') {
            None if text == "national" => Ok(Self::National),
            Some(("territory", code)) => Ok(Self::Territory { ubigeo: Ubigeo::parse(code)? }),
            Some(("service", code)) => Ok(Self::Service { service: ServiceCode::parse(code)? }),
            Some(("center", id)) => Ok(Self::Center { center: CenterId::parse(id)? }),
            _ => Err(invalid()),
        }
    }
}

/// A role over a part of the network.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// What.
    pub role: Role,
    /// Where.
    pub scope: GrantScope,
}

/// Whether among the grants of the accounts in use somebody is left who can give roles everywhere.
///
/// Nobody may take the last one away: then only the server's terminal could help.
#[must_use]
pub fn leaves_an_administrator<'a>(mut accounts: impl Iterator<Item = &'a [Grant]>) -> bool {
    let last = Grant { role: Role::Administrator, scope: GrantScope::National };
    accounts.any(|grants| grants.contains(&last))
}

/// Who a user is: every account is bound to one person, so that nobody can open a file in which he is a party.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffIdentity {
    /// Account.
    pub user: UserId,
    /// Name to sign in with.
    pub name: UserName,
    /// Full name of the person.
    pub full_name: String,
    /// Identity document, as type and number: `dni:12345678`. Empty only in a demonstration store.
    pub document: String,
}

impl std::fmt::Debug for StaffIdentity {
    /// Prints the account only: names and documents stay out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StaffIdentity({})", self.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_of_one_department_does_not_replace_the_last_national_one() {
        let grant = |role, scope: &str| Grant { role, scope: scope.parse().unwrap() };
        let local = [grant(Role::Administrator, "territory:08"), grant(Role::Auditor, "national")];
        let national = [grant(Role::Administrator, "national")];
        assert!(!leaves_an_administrator([local.as_slice(), &[]].into_iter()));
        assert!(leaves_an_administrator([local.as_slice(), &national].into_iter()));
    }
}
