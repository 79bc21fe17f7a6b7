//! At which center somebody works: chosen by his roles, and by the address where there are several.

use access::question::{ListCases, OpenCase, SearchPersons};
use access::{Account, Who};
use app::View;
use domain::account::GrantScope;
use domain::center::Center;

use crate::error::PageError;
use crate::frame::Choice;
use crate::site::Site;
use crate::visitor::Staff;

/// The center of a page, and the others that its reader could choose.
pub struct Workplace {
    /// The center.
    pub center: Center,
    /// Every center to choose from; empty where there is only one.
    pub choices: Vec<Choice>,
}

impl Workplace {
    /// The question whether its cases may be listed.
    pub fn list(&self) -> ListCases {
        list(&self.center)
    }

    /// The question whether persons may be looked for there.
    pub fn search(&self) -> SearchPersons {
        let Center { id, service, place, .. } = &self.center;
        SearchPersons { center: id.clone(), service: service.clone(), place: *place }
    }

    /// The question whether a case may be opened there.
    pub fn open(&self) -> OpenCase {
        let Center { id, service, place, .. } = &self.center;
        OpenCase { center: id.clone(), service: service.clone(), place: *place }
    }
}

fn list(center: &Center) -> ListCases {
    ListCases { center: center.id.clone(), service: center.service.clone(), place: center.place }
}

fn covers(scope: &GrantScope, center: &Center) -> bool {
    match scope {
        GrantScope::National => true,
        GrantScope::Territory { ubigeo } => ubigeo.contains(center.place),
        GrantScope::Service { service } => *service == center.service,
        GrantScope::Center { center: id } => *id == center.id,
    }
}

fn keeps_cases(site: &Site, center: &Center) -> bool {
    let pack = site.app().catalogue().service(&center.service);
    pack.is_some_and(|pack| pack.case_pack.is_some())
}

/// The centers with cases that one scope covers.
fn within<'a>(
    site: &'a Site,
    view: &'a View,
    scope: &'a GrantScope,
) -> impl Iterator<Item = &'a Center> {
    view.centers.values().filter(move |center| covers(scope, center) && keeps_cases(site, center))
}

/// Whether the policies let this account list the cases of some center. One question a scope: every center of a scope
/// gets the same answer.
pub async fn works_somewhere(site: &Site, who: &Who, account: &Account) -> Result<bool, PageError> {
    if account.grants.is_empty() {
        return Ok(false);
    }
    let view = site.app().view().await?;
    Ok(account.grants.iter().any(|grant| opens(site, &view, who, &grant.scope)))
}

fn opens(site: &Site, view: &View, who: &Who, scope: &GrantScope) -> bool {
    let first = within(site, view, scope).next();
    first.is_some_and(|center| site.app().permit(who, list(center)).is_ok())
}

/// The centers at which somebody works, by name.
async fn workplaces(site: &Site, staff: &Staff) -> Result<Vec<Center>, PageError> {
    let view = site.app().view().await?;
    let who = staff.who();
    let grants = &staff.account().grants;
    let mut centers: Vec<Center> = grants
        .iter()
        .filter(|grant| opens(site, &view, who, &grant.scope))
        .flat_map(|grant| within(site, &view, &grant.scope))
        .filter(|center| site.app().permit(who, list(center)).is_ok())
        .cloned()
        .collect();
    centers.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    centers.dedup_by(|a, b| a.id == b.id);
    Ok(centers)
}

/// The center asked for, or the first by name. Whoever works nowhere, or not there, finds nothing.
pub async fn workplace(site: &Site, staff: &Staff, asked: &str) -> Result<Workplace, PageError> {
    let centers = workplaces(site, staff).await?;
    let chosen = centers.iter().find(|center| asked.is_empty() || center.id.as_str() == asked);
    let center = chosen.ok_or(PageError::NotFound)?.clone();
    let choices = if centers.len() > 1 {
        let names = centers.iter().map(|one| (one.id.to_string(), one.name.clone()));
        Choice::list(names, center.id.as_str())
    } else {
        Vec::new()
    };
    Ok(Workplace { center, choices })
}
