//! Home of the desk.

use access::question::{ReadShelterPlace, RepairDirectory};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::{GrantScope, Role};

use crate::error::PageError;
use crate::frame::Section;
use crate::page;
use crate::page::desk::{DeskHomePage, DeskTile};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// What this person can do.
pub async fn home(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let t = staff.words();
    let mut tiles = Vec::new();
    let sections = staff.sections(&site);
    if !sections.contains(&Section::Home) {
        return Ok(Redirect::to(paths::CASES).into_response());
    }
    for section in sections {
        if section == Section::Repair {
            let permit = staff.permit(&site, RepairDirectory)?;
            let waiting = site.app().waiting_row_count(&permit).await?;
            tiles.push(DeskTile::of(section, &t, t.desk_home_repair(waiting), waiting > 0));
        } else if let Some(text) = purpose(&t, section) {
            tiles.push(DeskTile::of(section, &t, text, false));
        }
    }
    tiles.extend(shelters(&site, &staff, &t).await?);
    let name = staff.full_name().split(' ').next().unwrap_or_default().to_owned();
    page::show(&DeskHomePage { frame: staff.frame(&site, Section::Home), name, tiles, t })
}

fn purpose(t: &Words, section: Section) -> Option<Phrase> {
    match section {
        Section::Home | Section::MyAccess | Section::Repair => None,
        Section::Cases => Some(t.desk_home_cases()),
        Section::Summaries => Some(t.desk_home_summaries()),
        Section::Figures => Some(t.desk_home_figures()),
        Section::Directory => Some(t.desk_home_directory()),
        Section::Imports => Some(t.desk_home_imports()),
        Section::Users => Some(t.desk_home_users()),
        Section::Health => Some(t.desk_home_health()),
        Section::Audit => Some(t.desk_home_audit()),
    }
}

/// One tile a shelter that this person runs, as the policies say.
async fn shelters(site: &Site, staff: &Staff, t: &Words) -> Result<Vec<DeskTile>, PageError> {
    if site.shelter_vault().is_none() {
        return Ok(Vec::new());
    }
    let view = site.app().view().await?;
    let tile = |grant: &domain::account::Grant| {
        let GrantScope::Center { center } = &grant.scope else { return None };
        let known = view.centers.get(center).filter(|_| grant.role == Role::ShelterManager)?;
        let ask = ReadShelterPlace { center: center.clone(), department: known.place.department() };
        site.app().permit(staff.who(), ask).ok()?;
        Some(DeskTile {
            title: t.shelter_title(),
            href: paths::fill(paths::SHELTER, &[center.as_str()]),
            text: t.desk_home_shelter(),
            waits: false,
        })
    };
    Ok(staff.account().grants.iter().filter_map(tile).collect())
}
