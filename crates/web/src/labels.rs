//! Words for the codes of the domain: roles, units, states, doubts, months.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use domain::account::{GrantScope, Role};
use domain::event::{RowDoubt, RowDoubtKind, SignInMethod};
use domain::figure::{Amount, FigureStatus, Period, Unit};
use domain::id::UserId;
use domain::ledger::Actor;

use crate::show;
use crate::site::Site;
use crate::words::{Phrase, Words};

impl Words {
    /// Name of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> Phrase {
        match role {
            Role::Administrator => self.role_administrator(),
            Role::Statistician => self.role_statistician(),
            Role::DirectoryKeeper => self.role_directory_keeper(),
            Role::Reader => self.role_reader(),
            Role::Auditor => self.role_auditor(),
            Role::ShelterManager => self.role_shelter_manager(),
            Role::Admission => self.role_admission(),
            Role::Psychologist => self.role_psychologist(),
            Role::SocialWorker => self.role_social_worker(),
            Role::Lawyer => self.role_lawyer(),
            Role::CenterChief => self.role_center_chief(),
            Role::CaseReviewer => self.role_case_reviewer(),
        }
    }

    /// Name of a unit of count, singular or plural as the amount asks.
    #[must_use]
    pub fn unit(&self, unit: impl Borrow<Unit>, amount: impl Borrow<Amount>) -> Phrase {
        let count = amount.borrow().exact().unwrap_or(2);
        match unit.borrow() {
            Unit::Case => self.unit_case(count),
            Unit::Activity => self.unit_activity(count),
            Unit::PreventionAction => self.unit_prevention_action(count),
            Unit::Person => self.unit_person(count),
            Unit::Consultation => self.unit_consultation(count),
            Unit::Resolution => self.unit_resolution(count),
            Unit::Center => self.unit_center(count),
        }
    }

    /// How settled a published value is; none for a value computed here.
    #[must_use]
    pub fn status(&self, status: impl Borrow<Option<FigureStatus>>) -> Phrase {
        match status.borrow() {
            Some(FigureStatus::Provisional) => self.status_provisional(),
            Some(FigureStatus::Final) => self.status_final(),
            Some(FigureStatus::Rectified) => self.status_rectified(),
            None => self.status_computed(),
        }
    }

    /// A count: `10 079`, `de 0 a 4`, `12 o más`.
    #[must_use]
    pub fn amount(&self, amount: impl Borrow<Amount>) -> String {
        let amount = amount.borrow();
        match (amount.exact(), amount.high()) {
            (Some(value), _) => show::count(value),
            (None, Some(high)) => {
                let (low, high) = (show::count(amount.low()), show::count(high));
                self.amount_between(high, low).plain().to_owned()
            }
            (None, None) => self.amount_at_least(show::count(amount.low())).plain().to_owned(),
        }
    }

    /// A year, or a month with its year.
    #[must_use]
    pub fn period(&self, period: impl Borrow<Period>) -> String {
        match *period.borrow() {
            Period::Year(year) => year.to_string(),
            Period::Month(year, month) => {
                self.period_month(month, year.to_string()).plain().to_owned()
            }
        }
    }

    /// How somebody signed in.
    #[must_use]
    pub fn method(&self, method: SignInMethod) -> Phrase {
        match method {
            SignInMethod::Passkey => self.method_passkey(),
            SignInMethod::Password => self.method_password(),
            SignInMethod::RecoveryCode => self.method_recovery_code(),
            SignInMethod::ConsoleLink => self.method_console_link(),
        }
    }

    /// A doubt about a directory row, in words.
    #[must_use]
    pub fn doubt(&self, doubt: &RowDoubt) -> Phrase {
        let (found, proposed) = (&doubt.found, &doubt.proposed);
        match doubt.kind {
            RowDoubtKind::CodeAndNameDiffer => self.doubt_code_and_name_differ(found, proposed),
            RowDoubtKind::LostZero => self.doubt_lost_zero(found, proposed),
            RowDoubtKind::UnknownPlace => self.doubt_unknown_place(found),
            RowDoubtKind::CoordinatesOutside => self.doubt_coordinates_outside(found),
            RowDoubtKind::UnknownService => self.doubt_unknown_service(found),
            RowDoubtKind::Duplicate => self.doubt_duplicate(found),
            RowDoubtKind::MissingValue => self.doubt_missing_value(),
            RowDoubtKind::SealedPlaceTold => self.doubt_sealed_place_told(),
            RowDoubtKind::WrongCellCount => self.doubt_wrong_cell_count(),
            RowDoubtKind::Unreadable => self.doubt_unreadable(found),
        }
    }
}

/// A scope in words: `todo el país`, `Cusco`, `servicio CEMF`.
#[must_use]
pub fn scope(t: &Words, scope: &GrantScope, site: &Site) -> String {
    let catalogue = site.app().catalogue();
    let phrase = match scope {
        GrantScope::National => t.scope_national(),
        GrantScope::Territory { ubigeo } => {
            t.scope_territory(crate::finder::full_place(catalogue, *ubigeo).as_str())
        }
        GrantScope::Service { service } => {
            let pack = catalogue.service(service);
            let name = pack.map(|pack| pack.service.names.on(site.today()).short.as_str());
            t.scope_service(name.unwrap_or(service.as_str()))
        }
        GrantScope::Center { center } => t.scope_center(center.as_str()),
    };
    phrase.plain().to_owned()
}

/// Who did something, by name; an account that is gone shows its id.
pub fn actor(t: &Words, names: &BTreeMap<UserId, String>, actor: Actor) -> String {
    match actor {
        Actor::System => t.audit_actor_system().plain().to_owned(),
        Actor::Console => t.audit_actor_console().plain().to_owned(),
        Actor::Anonymous => t.audit_actor_anonymous().plain().to_owned(),
        Actor::User(user) => names.get(&user).cloned().unwrap_or_else(|| user.to_string()),
    }
}
