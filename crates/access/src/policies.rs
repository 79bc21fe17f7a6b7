//! The policy engine behind one door: text in, decisions out.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::str::FromStr as _;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};
use domain::account::Role;
use domain::case::Lens;
use domain::id::UserId;
use domain::territory::Ubigeo;

use crate::permit::{Denied, Permit};
use crate::question::{Action, Ask, CaseSubject, Resource};
use crate::who::{Account, Who};

/// The policies cannot be used: nothing is permitted then, so the program does not start.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// The schema cannot be read.
    #[error("the schema of the policies cannot be read: {reason}")]
    Schema {
        /// The engine's own words.
        reason: String,
    },
    /// A policy cannot be read.
    #[error("`{file}` cannot be read: {reason}")]
    Policy {
        /// The file.
        file: String,
        /// The engine's own words.
        reason: String,
    },
    /// A policy speaks of things that the schema does not know.
    #[error("the policies do not fit the schema: {reason}")]
    Invalid {
        /// The engine's own words.
        reason: String,
    },
}

/// Parsed and checked policies.
pub struct Policies {
    policies: PolicySet,
    schema: Schema,
    authorizer: Authorizer,
}

impl Policies {
    /// Reads and checks the policies: `files` are names and texts.
    ///
    /// # Errors
    /// [`PolicyError`] at the first mistake.
    pub fn parse(schema: &str, files: &[(&str, &str)]) -> Result<Self, PolicyError> {
        let (schema, _warnings) = Schema::from_cedarschema_str(schema)
            .map_err(|error| PolicyError::Schema { reason: error.to_string() })?;
        let mut policies = PolicySet::new();
        for (file, text) in files {
            let unreadable =
                |reason: String| PolicyError::Policy { file: (*file).to_owned(), reason };
            let own = PolicySet::from_str(text).map_err(|error| unreadable(error.to_string()))?;
            for (number, policy) in own.policies().enumerate() {
                let id = cedar_policy::PolicyId::new(format!("{file}#{number}"));
                policies.add(policy.new_id(id)).map_err(|error| unreadable(error.to_string()))?;
            }
        }
        let result = Validator::new(schema.clone()).validate(&policies, ValidationMode::default());
        if !result.validation_passed() {
            let reasons: Vec<String> =
                result.validation_errors().map(ToString::to_string).collect();
            return Err(PolicyError::Invalid { reason: reasons.join("; ") });
        }
        Ok(Self { policies, schema, authorizer: Authorizer::new() })
    }

    /// Asks. Whatever goes wrong while deciding is a no.
    ///
    /// # Errors
    /// [`Denied`].
    pub fn permit<A: Ask>(&self, who: &Who, ask: A) -> Result<Permit<A>, Denied> {
        let action = ask.action();
        match self.decide(who, action, &ask.resource()) {
            Some(Decision::Allow) => Ok(Permit::new(who.clone(), ask)),
            Some(Decision::Deny) | None => Err(Denied { action }),
        }
    }

    /// Those of the departments for which the answer is yes: lists and single pages decide alike.
    pub fn permitted<A: Ask>(
        &self,
        who: &Who,
        departments: impl IntoIterator<Item = Ubigeo>,
        ask: impl Fn(Ubigeo) -> A,
    ) -> BTreeSet<Ubigeo> {
        let may = |department: &Ubigeo| self.permit(who, ask(*department)).is_ok();
        departments.into_iter().filter(may).collect()
    }

    fn decide(&self, who: &Who, action: Action, resource: &Resource) -> Option<Decision> {
        let principal = principal(who)?;
        let thing = thing(resource)?;
        let action = uid("Action", action.as_str())?;
        let request = Request::new(
            principal.uid(),
            action,
            thing.uid(),
            Context::empty(),
            Some(&self.schema),
        )
        .ok()?;
        let entities = Entities::from_entities([principal, thing], Some(&self.schema)).ok()?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        let went_wrong = response.diagnostics().errors().next().is_some();
        (!went_wrong).then(|| response.decision())
    }
}

fn uid(kind: &str, id: &str) -> Option<EntityUid> {
    let kind = EntityTypeName::from_str(kind).ok()?;
    Some(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

fn principal(who: &Who) -> Option<Entity> {
    match who {
        Who::Public => Some(Entity::new_no_attrs(uid("Public", "anybody")?, HashSet::new())),
        Who::Console => Some(Entity::new_no_attrs(uid("Console", "operator")?, HashSet::new())),
        Who::User(account) => user(account),
    }
}

fn user(account: &Account) -> Option<Entity> {
    let id = account.user.to_string();
    let mut attributes: HashMap<String, RestrictedExpression> = Role::ALL
        .into_iter()
        .map(|role| {
            let scopes = account.grants.iter().filter(|grant| grant.role == role);
            (role.as_str().to_owned(), texts(scopes.map(|grant| grant.scope.to_string())))
        })
        .collect();
    attributes.insert("strong".to_owned(), RestrictedExpression::new_bool(account.is_strong()));
    attributes.insert("id".to_owned(), RestrictedExpression::new_string(id.clone()));
    Entity::new(uid("User", &id)?, attributes, HashSet::new()).ok()
}

fn thing(resource: &Resource) -> Option<Entity> {
    if let Some((subject, lens)) = &resource.case {
        return case_file(&resource.within, subject, *lens);
    }
    let user = resource.user.map(|user| user.to_string()).unwrap_or_default();
    let attributes = HashMap::from([
        ("within".to_owned(), texts(resource.within.iter().cloned())),
        ("user".to_owned(), RestrictedExpression::new_string(user)),
    ]);
    Entity::new(uid("Thing", "asked")?, attributes, HashSet::new()).ok()
}

fn case_file(within: &[String], subject: &CaseSubject, lens: Option<Lens>) -> Option<Entity> {
    let users = |users: &[UserId]| texts(users.iter().map(ToString::to_string));
    let attributes = HashMap::from([
        ("within".to_owned(), texts(within.iter().cloned())),
        ("team".to_owned(), users(&subject.team)),
        ("excluded".to_owned(), users(&subject.excluded)),
        ("opened_for".to_owned(), users(&subject.opened_for)),
        ("restricted".to_owned(), RestrictedExpression::new_bool(subject.restricted)),
        (
            "lens".to_owned(),
            RestrictedExpression::new_string(lens.map_or("", Lens::as_str).to_owned()),
        ),
    ]);
    Entity::new(uid("CaseFile", "asked")?, attributes, HashSet::new()).ok()
}

fn texts(values: impl Iterator<Item = String>) -> RestrictedExpression {
    RestrictedExpression::new_set(values.map(RestrictedExpression::new_string))
}
