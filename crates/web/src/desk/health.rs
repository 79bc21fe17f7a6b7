//! How the node is.

use access::question::ReadHealth;
use app::operate::{Health, PackInForce};
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;

use crate::error::PageError;
use crate::frame::Section;
use crate::page;
use crate::page::desk::{Backup, ChainState, HealthPage, PackRow, StoreKind};
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;

/// The page of health.
pub async fn page(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let permit = staff.permit(&site, ReadHealth)?;
    let health = site.app().health(&permit).await?;
    let now = site.app().now();
    let store = if health.database == "sqlite" { StoreKind::Sqlite } else { StoreKind::Postgres };
    page::show(&HealthPage {
        t: staff.words(),
        frame: staff.frame(&site, Section::Health),
        store,
        node: health.node.clone(),
        entries: health.entries,
        last_entry: health.last_entry_at.map(show::instant),
        chain: chain(&health),
        backup: age(&health, "backup", now),
        restored: age(&health, "restore", now),
        packs: health.packs.into_iter().map(pack).collect(),
        program: health.program.to_owned(),
    })
}

fn chain(health: &Health) -> ChainState {
    let note = health.maintenance.iter().find(|(name, ..)| name == "verify");
    match note {
        None => ChainState::Never,
        Some((_, at, outcome)) if outcome.ends_with("whole") => {
            ChainState::Whole { at: show::instant(*at) }
        }
        Some((_, at, fault)) => ChainState::Broken { at: show::instant(*at), fault: fault.clone() },
    }
}

fn age(health: &Health, name: &str, now: Timestamp) -> Backup {
    let note = health.maintenance.iter().find(|(noted, ..)| noted == name);
    let hours = note.map(|(_, at, _)| now.duration_since(*at).as_hours().unsigned_abs());
    Backup { hours }
}

fn pack(pack: PackInForce) -> PackRow {
    PackRow {
        id: pack.id,
        version: pack.version,
        digest: pack.digest,
        since: pack.since.map(show::instant),
    }
}
