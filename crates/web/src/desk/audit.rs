//! Who did what.

use access::question::ReadAudit;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::ledger::Position;
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::Section;
use crate::labels;
use crate::page;
use crate::page::desk::{AuditPage, AuditRow};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;

/// From where on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    antes: String,
}

/// Entries, newest first.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, ReadAudit)?;
    let t = staff.words();
    // Beyond this no position of a database can be asked for.
    let before = asked.antes.parse().ok().filter(|at| *at <= u64::MAX >> 1).map(Position);
    let lines = site.app().audit_lines(&permit, before).await?;
    let names =
        site.app().names_of(&lines.iter().map(|line| line.actor).collect::<Vec<_>>()).await?;
    let rows: Vec<AuditRow> = lines
        .iter()
        .map(|line| AuditRow {
            position: line.position.0,
            at: show::instant(line.recorded_at),
            by: labels::actor(&t, &names, line.actor),
            what: t.audit_kind(line.kind.replace('.', "_")),
            kind: line.kind.clone(),
            about: line.stream.to_string(),
            purpose: line.purpose.0.clone(),
        })
        .collect();
    let last = rows.last().map(|row| row.position).filter(|position| *position > 1);
    let older = last.map(|at| paths::query(paths::AUDIT, &[("antes", &at.to_string())]));
    page::show(&AuditPage { frame: staff.frame(&site, Section::Audit), rows, older, t })
}
