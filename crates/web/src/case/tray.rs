//! The day of whoever works on cases: what is due first, then the own cases, then those of the center.

use std::collections::BTreeSet;

use access::Permit;
use access::question::ListCases;
use app::case::{OpenDraft, TaskRow, TrayRow};
use axum::extract::{Query, State};
use axum::response::Response;
use domain::id::{ActionCode, CaseId};
use domain::pack::CasePack;
use jiff::civil::Date;
use serde::Deserialize;

use super::center::{Workplace, workplace};
use super::{person, search};
use crate::error::PageError;
use crate::frame::{Notice, Section, Tone};
use crate::page;
use crate::page::case::{CaseLine, DraftLine, Due, Listing, TaskLine, TrayPage, TrayView};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Words;

/// Rows of each part of the day.
const OVERVIEW: u32 = 8;
/// Rows of a page that shows one part alone.
const PAGE: u32 = 25;
/// Drafts shown.
const DRAFTS: u32 = 10;

/// What was asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    centro: String,
    ver: String,
    pagina: String,
    aviso: String,
}

/// One part of the list, as it is asked of the store.
struct Part<'a> {
    tray: &'a Tray<'a>,
    view: TrayView,
    rows: u32,
    offset: u32,
}

struct Tray<'a> {
    site: &'a Site,
    staff: &'a Staff,
    t: Words,
    permit: Permit<ListCases>,
    workplace: &'a Workplace,
    view: TrayView,
    page: u32,
    today: Date,
}

/// The page.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let workplace = workplace(&site, &staff, &asked.centro).await?;
    let t = staff.words();
    let tray = Tray {
        site: &site,
        staff: &staff,
        permit: staff.permit(&site, workplace.list())?,
        workplace: &workplace,
        view: TrayView::parse(&asked.ver),
        page: asked.pagina.parse().unwrap_or(1).clamp(1, 10_000),
        today: site.today(),
        t,
    };
    let mut frame = staff.frame(&site, Section::Cases);
    if asked.aviso == "descartado" {
        let text = tray.t.intake_dropped().plain().to_owned();
        frame.notice = Some(Notice { tone: Tone::Calm, text });
    }
    let drafts = if tray.view == TrayView::Day { drafts(&tray).await? } else { Vec::new() };
    page::show(&TrayPage {
        day: show::day(tray.today),
        center: workplace.center.id.to_string(),
        center_name: workplace.center.name.clone(),
        search_href: tray.address(paths::CASE_SEARCH, &[]),
        views: TrayView::ALL
            .map(|view| (view, tray.address(paths::CASES, &[("ver", view.code())])))
            .to_vec(),
        view: tray.view,
        drafts,
        tasks: tray.tasks().await?,
        own: tray.own().await?,
        all: tray.all().await?,
        centers: workplace.choices.clone(),
        frame,
        t: tray.t.clone(),
    })
}

impl Tray<'_> {
    /// An address that keeps the chosen center, where there is a choice.
    fn address(&self, path: &str, pairs: &[(&str, &str)]) -> String {
        let center = self.workplace.center.id.as_str();
        let center = if self.workplace.choices.is_empty() { "" } else { center };
        let mut all = vec![("centro", center)];
        all.extend_from_slice(pairs);
        paths::query(path, &all)
    }

    /// What of a part is asked for; nothing if the page shows another part alone. One row more tells whether there is more.
    fn part(&self, view: TrayView) -> Option<Part<'_>> {
        let (rows, offset) = match self.view {
            TrayView::Day => (OVERVIEW, 0),
            shown if shown == view => (PAGE, (self.page - 1) * PAGE),
            _ => return None,
        };
        Some(Part { tray: self, view, rows, offset })
    }

    async fn tasks(&self) -> Result<Option<Listing<TaskLine>>, PageError> {
        let Some(part) = self.part(TrayView::Tasks) else { return Ok(None) };
        let rows = self.site.app().own_tasks(&self.permit, part.rows + 1, part.offset).await?;
        Ok(Some(part.listing(&rows, |row| self.task(row))))
    }

    async fn own(&self) -> Result<Option<Listing<CaseLine>>, PageError> {
        let Some(part) = self.part(TrayView::Own) else { return Ok(None) };
        let rows = self.site.app().own_cases(&self.permit, part.rows + 1, part.offset).await?;
        Ok(Some(part.listing(&rows, |row| self.case(row))))
    }

    /// Of a case that others work on the list says that it is there, and nothing of what it says.
    async fn all(&self) -> Result<Option<Listing<CaseLine>>, PageError> {
        let Some(part) = self.part(TrayView::Center) else { return Ok(None) };
        let rows = self.site.app().cases_of_center(&self.permit, part.rows + 1, part.offset);
        let rows = rows.await?;
        let mut open = BTreeSet::new();
        for row in &rows {
            if search::may_read(self.site, self.staff, row.case).await? {
                open.insert(row.case);
            }
        }
        let line = |row: &TrayRow| {
            if open.contains(&row.case) { self.case(row) } else { self.closed(row) }
        };
        Ok(Some(part.listing(&rows, line)))
    }

    fn closed(&self, row: &TrayRow) -> CaseLine {
        let stage = String::new();
        let line = self.case(row);
        CaseLine { href: None, next: None, due: None, risk: None, is_severe: false, stage, ..line }
    }

    fn pack(&self) -> Option<&CasePack> {
        let pack = self.site.app().catalogue().service(&self.workplace.center.service)?;
        pack.case_pack.as_ref()
    }

    fn action(&self, code: &ActionCode) -> String {
        let action = self.pack().and_then(|pack| pack.actions.get(code));
        action.map_or_else(|| code.to_string(), |action| action.label.clone())
    }

    fn task(&self, row: &TaskRow) -> TaskLine {
        let who = &row.service_user;
        TaskLine {
            href: case_address(row.case),
            due: due(self.today, row.due_on),
            due_on: show::day(row.due_on),
            action: self.action(&row.action),
            person: person::name(&self.t, who, self.today),
            number: row.number.to_string(),
            whose: row.owner.is_none().then(|| self.t.tray_anybody()),
            lens: self.t.tray_lens(row.lens),
            risk: self.t.tray_risk_of(&row.risk),
            is_severe: is_severe(&row.risk),
            no_calls_now: person::outside_call_hours(who, self.today, self.site.app().now()),
        }
    }

    fn case(&self, row: &TrayRow) -> CaseLine {
        let stage = self.pack().and_then(|pack| pack.flow.stage(&row.stage));
        CaseLine {
            href: Some(case_address(row.case)),
            person: person::name(&self.t, &row.service_user, self.today),
            number: row.number.to_string(),
            next: row.next_action.as_ref().map(|code| self.action(code)),
            due: row.next_due_on.map(|day| (due(self.today, day), show::day(day))),
            stage: stage.map_or_else(|| row.stage.to_string(), |stage| stage.label.clone()),
            condition: self.t.intake_condition_of(row.condition),
            since: show::day(row.opened_on),
            risk: self.t.tray_risk_of(&row.risk),
            is_severe: is_severe(&row.risk),
            restricted: row.restricted,
        }
    }
}

impl Part<'_> {
    fn listing<R, L>(&self, rows: &[R], line: impl Fn(&R) -> L) -> Listing<L> {
        let has_more = rows.len() > self.rows as usize;
        let lines = rows.iter().take(self.rows as usize).map(line).collect();
        let Tray { view, page, .. } = self.tray;
        let to = |page: u32| {
            let pairs = [("ver", self.view.code()), ("pagina", &page.to_string())];
            self.tray.address(paths::CASES, &pairs)
        };
        let is_overview = *view == TrayView::Day;
        Listing {
            lines,
            whole: (is_overview && has_more)
                .then(|| self.tray.address(paths::CASES, &[("ver", self.view.code())])),
            page: *page,
            previous: (!is_overview && *page > 1).then(|| to(page - 1)),
            next: (!is_overview && has_more).then(|| to(page + 1)),
        }
    }
}

fn is_severe(risk: &str) -> bool {
    risk == domain::risk::RiskLevel::Severe.as_str()
}

/// The page of a case.
pub(super) fn case_address(case: CaseId) -> String {
    paths::fill(paths::CASE, &[&case.to_string()])
}

/// How far away a day is.
fn due(today: Date, day: Date) -> Due {
    let days = today.until(day).map_or(0, |span| span.get_days());
    match days {
        0 => Due::Today,
        1 => Due::Tomorrow,
        days if days < 0 => Due::Overdue(days.unsigned_abs()),
        days => Due::In(days.unsigned_abs()),
    }
}

/// What the asker has not finished here. A draft for a person of whom he may not know any more is not told.
async fn drafts(tray: &Tray<'_>) -> Result<Vec<DraftLine>, PageError> {
    let site = tray.site;
    let permit = tray.staff.permit(site, tray.workplace.open())?;
    let mut lines = Vec::new();
    for draft in site.app().own_drafts(&permit, DRAFTS).await? {
        let name = match draft.content.person {
            Some(_) => match site.app().person_of_draft(&permit, &draft).await? {
                Some(known) => person::name(&tray.t, &known, tray.today),
                None => continue,
            },
            None => typed_name(&tray.t, &draft),
        };
        lines.push(DraftLine {
            name,
            href: tray.address(paths::CASE_NEW, &[("borrador", &draft.key.0.to_string())]),
            started: show::instant(draft.started_at),
            touched: show::instant(draft.touched_at),
        });
    }
    Ok(lines)
}

fn typed_name(t: &Words, draft: &OpenDraft) -> String {
    let parts = ["given", "surname1", "surname2"].map(|field| draft.content.value(field).trim());
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if name.is_empty() { t.tray_draft_nameless().plain().to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_told_as_people_tell_it() {
        let today = date(2026, 3, 1);
        assert_eq!(due(today, date(2026, 2, 26)), Due::Overdue(3));
        assert_eq!(due(today, today), Due::Today);
        assert_eq!(due(today, date(2026, 3, 2)), Due::Tomorrow);
        assert_eq!(due(today, date(2026, 4, 1)), Due::In(31));
    }
}
