//! Who could work on a case: for whoever gives it to people or shuts somebody out.

use std::collections::BTreeSet;

use access::Permit;
use access::question::{AboutCase, Resource};
use domain::account::Role;
use domain::case::Lens;
use domain::id::UserId;

use crate::App;
use crate::error::AppError;

/// A member of staff with a role that reaches the center of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseWorker {
    /// Account.
    pub user: UserId,
    /// Full name.
    pub full_name: String,
    /// Professions in which the case may be given to this person.
    pub lenses: BTreeSet<Lens>,
}

impl App {
    /// Everybody whose role reaches the center of a case, by name; not those who may not know of it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn case_workers<A: AboutCase>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<CaseWorker>, AppError> {
        let subject = permit.ask().subject();
        let reached = Resource::of_case(subject, None).within;
        let accounts = self.store().accounts_for_case(permit).await?;
        let known = accounts
            .into_iter()
            .filter(|row| !row.suspended && !subject.excluded.contains(&row.identity.user));
        let mut workers = Vec::new();
        for row in known {
            let here = row.grants.iter().filter(|grant| reached.contains(&grant.scope.to_string()));
            let roles: Vec<Role> = here.map(|grant| grant.role).collect();
            let lenses: BTreeSet<Lens> = roles.iter().filter_map(|role| lens_of(*role)).collect();
            if !lenses.is_empty() || roles.contains(&Role::CenterChief) {
                let identity = row.identity;
                workers.push(CaseWorker {
                    user: identity.user,
                    full_name: identity.full_name,
                    lenses,
                });
            }
        }
        Ok(workers)
    }
}

/// The profession of a role that works on cases.
const fn lens_of(role: Role) -> Option<Lens> {
    match role {
        Role::Admission => Some(Lens::Admission),
        Role::Psychologist => Some(Lens::Psychology),
        Role::SocialWorker => Some(Lens::Social),
        Role::Lawyer => Some(Lens::Legal),
        _ => None,
    }
}
