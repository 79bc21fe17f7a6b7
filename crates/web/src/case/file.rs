//! The file of a case: head, timeline and panels.

use access::question::{AssignCase, ExcludeFromCase};
use app::case::CaseWorker;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::case::event::TaskPlanned;
use domain::id::CaseId;
use domain::ledger::Actor;
use domain::person::{Field, FieldValue, Person};
use serde::Deserialize;

use super::forms::{Forms, Kept};
use super::opened::Opened;
use super::timeline::{Show, happenings};
use super::{case_id, clocks, to, words};
use crate::error::PageError;
use crate::frame::{Notice, Section, Tone};
use crate::page;
use crate::page::case::{
    CasePage, ClocksPanel, Filter, FormsPanel, Mark, Panel, PartiesPanel, PartyRow, StagePanel,
    TaskPanelRow, TasksPanel, TeamPanel, TeamRow, WayRow,
};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;

/// What of the file is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Part of the timeline.
    ver: String,
    /// What was just done.
    hecho: String,
    /// The task whose action is being written down.
    tarea: String,
}

/// The file.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let opened = Opened::read(&site, &staff, case_id(&id)?, None).await?;
    draw(&opened, &asked, None).await
}

/// The file with a form that was refused.
pub(super) async fn draw_again(
    site: &Site,
    staff: &Staff,
    case: CaseId,
    kept: impl FnOnce(&Opened<'_>) -> Kept,
) -> Result<Response, PageError> {
    let opened = Opened::read(site, staff, case, None).await?;
    let kept = kept(&opened);
    draw(&opened, &Asked::default(), Some(&kept)).await
}

async fn draw(o: &Opened<'_>, asked: &Asked, kept: Option<&Kept>) -> Result<Response, PageError> {
    let forms = Forms { o, kept, task: asked.tarea.parse().ok() };
    let workers = workers(o).await?;
    let shown = Show::parse(&asked.ver);
    let here = to(paths::CASE, o.id());
    let mut frame = o.staff.frame(o.site, Section::Home);
    frame.notice = notice(o, asked, kept);
    let status = if kept.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = CasePage {
        head: o.head(&here),
        notices: glass_notices(o),
        first: first_panels(&forms).map_err(PageError::internal)?,
        aside: aside_panels(&forms, &workers).map_err(PageError::internal)?,
        filters: filters(o, shown, &here),
        happenings: happenings(o, shown),
        frame,
        t: o.t.clone(),
    };
    page::show_with(status, &page)
}

/// What must be done and written: before the timeline. Whoever adds a panel adds it here or beside.
fn first_panels(forms: &Forms<'_>) -> Result<Vec<Panel>, askama::Error> {
    let mut panels = vec![tasks_panel(forms)?];
    let writing = forms.writing();
    if !writing.is_empty() {
        let t = &forms.o.t;
        let body = FormsPanel { t: t.clone(), lines: Vec::new(), forms: writing };
        panels.push(Panel::draw("do", t.case_do(), None, &body)?);
    }
    Ok(panels)
}

/// Beside the timeline.
fn aside_panels(forms: &Forms<'_>, workers: &[CaseWorker]) -> Result<Vec<Panel>, askama::Error> {
    let mut panels = vec![
        clocks_panel(forms)?,
        stage_panel(forms)?,
        parties_panel(forms)?,
        team_panel(forms, workers)?,
    ];
    panels.extend(standing_panel(forms, workers)?);
    Ok(panels)
}

/// Everybody to whom the case could be given, for whoever gives it or shuts somebody out.
async fn workers(o: &Opened<'_>) -> Result<Vec<CaseWorker>, PageError> {
    let app = o.site.app();
    let subject = o.subject.clone();
    if let Ok(permit) = o.staff.permit(o.site, AssignCase { subject: subject.clone() }) {
        return Ok(app.case_workers(&permit).await?);
    }
    match o.staff.permit(o.site, ExcludeFromCase { subject }) {
        Ok(permit) => Ok(app.case_workers(&permit).await?),
        Err(_) => Ok(Vec::new()),
    }
}

fn notice(o: &Opened<'_>, asked: &Asked, kept: Option<&Kept>) -> Option<Notice> {
    if let Some(kept) = kept {
        return Some(Notice { tone: Tone::Danger, text: kept.why.plain().to_owned() });
    }
    let done = !asked.hecho.is_empty();
    done.then(|| Notice {
        tone: Tone::Calm,
        text: o.t.done(asked.hecho.as_str()).plain().to_owned(),
    })
}

/// Openings by people outside the team: told to everybody who opens the case, and to who opened it.
fn glass_notices(o: &Opened<'_>) -> Vec<Notice> {
    let own = Actor::User(o.staff.account().user);
    let mut notices = Vec::new();
    for glass in o.page.case.unreviewed_openings() {
        let (body, stamp) = (&glass.body, glass.stamp);
        let text = if stamp.by == own {
            if o.now >= body.until {
                continue;
            }
            o.t.glass_yours(words::hour(words::local(body.until).time()))
        } else {
            let reason = o.t.glass_why(body.reason.as_str());
            o.t.glass_others(o.when(stamp.at), o.actor(stamp.by), reason, body.words.as_str())
        };
        notices.push(Notice { tone: Tone::Danger, text: text.plain().to_owned() });
    }
    notices
}

fn filters(o: &Opened<'_>, shown: Show, here: &str) -> Vec<Filter> {
    let t = &o.t;
    let filter = |show: Show| Filter {
        href: format!("{}#timeline", paths::query(here, &[("ver", show.word())])),
        label: match show {
            Show::All => t.case_filter_all(),
            Show::Notes => t.case_filter_notes(),
            Show::Actions => t.case_filter_actions(),
            Show::Steps => t.case_filter_steps(),
        },
        is_current: show == shown,
    };
    Show::ALL.into_iter().map(filter).collect()
}

fn tasks_panel(forms: &Forms<'_>) -> Result<Panel, askama::Error> {
    let (o, t) = (forms.o, &forms.o.t);
    let open = o.page.case.open_tasks();
    let late = open.iter().filter(|plan| plan.due_on < o.today).count();
    let mark = (late > 0).then(|| Mark { class: "danger", text: t.case_task_count(late) });
    let body = TasksPanel {
        t: t.clone(),
        rows: open.into_iter().map(|plan| task_row(forms, plan)).collect(),
        forms: forms.plan(),
    };
    Panel::draw("tasks", t.case_tasks(), mark, &body)
}

fn task_row(forms: &Forms<'_>, plan: &TaskPlanned) -> TaskPanelRow {
    let (o, t) = (forms.o, &forms.o.t);
    let lens = words::lens(t, plan.lens);
    let whose = match plan.owner {
        Some(owner) => t.case_task_whose(lens, o.user_name(owner)),
        None => t.case_task_nobody(lens),
    };
    let day = show::day(plan.due_on);
    let due = match plan.due_on.cmp(&o.today) {
        std::cmp::Ordering::Less => Mark { class: "danger", text: t.case_task_late(day) },
        std::cmp::Ordering::Equal => Mark { class: "warning", text: t.case_task_today() },
        std::cmp::Ordering::Greater => Mark { class: "off", text: t.case_task_due(day) },
    };
    let here = to(paths::CASE, o.id());
    let task = plan.task.to_string();
    let writes = o.may.parts.contains(&plan.lens);
    TaskPanelRow {
        what: o.action(&plan.action),
        remark: plan.remark.clone(),
        whose: whose.plain().to_owned(),
        due,
        is_blocked: o.page.case.is_blocked(plan),
        write_down: writes.then(|| format!("{}#action", paths::query(&here, &[("tarea", &task)]))),
        forms: forms.of_task(plan.task),
        id: task,
    }
}

fn clocks_panel(forms: &Forms<'_>) -> Result<Panel, askama::Error> {
    let (o, t) = (forms.o, &forms.o.t);
    let missed = clocks::missed(o);
    let mark = (missed > 0).then(|| Mark { class: "danger", text: t.clock_open(missed) });
    let body = ClocksPanel { t: t.clone(), rows: clocks::rows(o), forms: forms.milestone() };
    Panel::draw("clocks", t.case_clocks(), mark, &body)
}

fn stage_panel(forms: &Forms<'_>) -> Result<Panel, askama::Error> {
    let (o, t) = (forms.o, &forms.o.t);
    let current = o.page.case.stage();
    let stages = o.flow().into_iter().flat_map(|flow| &flow.stages);
    let way = |way: &domain::case::decide::Way| WayRow {
        stage: o.stage(&way.to),
        barred_by: way.barred_by.iter().map(|gate| o.gate(gate)).collect(),
        form: (o.may.write && way.barred_by.is_empty()).then(|| forms.stage(&way.to)),
    };
    let ways = if o.page.case.is_open() {
        o.page.rules.ways.iter().map(way).collect()
    } else {
        Vec::new()
    };
    let body = StagePanel {
        t: t.clone(),
        stages: stages.map(|stage| (stage.label.clone(), stage.id == *current)).collect(),
        help: o.flow().and_then(|flow| flow.stage(current)).and_then(|stage| stage.help.clone()),
        ways,
    };
    Panel::draw("stage", t.case_stage(), None, &body)
}

fn parties_panel(forms: &Forms<'_>) -> Result<Panel, askama::Error> {
    let (o, t) = (forms.o, &forms.o.t);
    let rows = o.page.case.parties.iter().map(|party| PartyRow {
        name: o.person_name(party.person),
        role: o.role(party.role),
        relation: party.relation.as_ref().map(|code| o.relation(code)),
        facts: o.person(party.person).map(|person| facts(o, person)).unwrap_or_default(),
        forms: forms.leave(party.person, party.role),
    });
    let add = o.may.write && o.page.case.is_open();
    let body = PartiesPanel {
        t: t.clone(),
        rows: rows.collect(),
        add: add.then(|| to(paths::CASE_PARTIES, o.id())),
    };
    Panel::draw("parties", t.case_parties(), None, &body)
}

/// Age, document, and for whoever may know it the place. Never a telephone: hers stands in the head with its rule.
pub(super) fn facts(o: &Opened<'_>, person: &Person) -> Vec<String> {
    let (t, today) = (&o.t, o.today);
    let age = person.birth(today).and_then(|birth| words::age(t, birth, today));
    let mut facts: Vec<String> = age.map(|age| age.plain().to_owned()).into_iter().collect();
    for fact in person.all_on(Field::Document, today) {
        if let FieldValue::Document(domain::person::IdentityDocument::Dni(dni)) = &fact.value {
            facts.push(t.party_dni(dni.as_str()).plain().to_owned());
        }
    }
    facts
}

fn team_panel(forms: &Forms<'_>, workers: &[CaseWorker]) -> Result<Panel, askama::Error> {
    let (o, t) = (forms.o, &forms.o.t);
    let row = |(lens, user): &(domain::case::Lens, domain::id::UserId)| TeamRow {
        lens: words::lens(t, *lens),
        name: o.user_name(*user),
        forms: forms.unassign(*lens, *user),
    };
    let rows = o.page.case.team.iter().map(row).collect();
    let body = TeamPanel { t: t.clone(), rows, forms: forms.assign(workers) };
    Panel::draw("team", t.case_team(), None, &body)
}

fn standing_panel(
    forms: &Forms<'_>,
    workers: &[CaseWorker],
) -> Result<Option<Panel>, askama::Error> {
    let (o, t) = (forms.o, &forms.o.t);
    let drawn = forms.standing(workers);
    if drawn.is_empty() {
        return Ok(None);
    }
    let mut lines = Vec::new();
    if o.may.close && o.page.case.is_open() {
        for closure in o.page.rules.closures.iter().filter(|c| !c.barred_by.is_empty()) {
            let bars: Vec<String> = closure.barred_by.iter().map(|gate| o.gate(gate)).collect();
            lines.push(t.close_barred(bars.join(" "), o.closure(&closure.reason)));
        }
    }
    if o.may.exclude && !o.page.case.excluded.is_empty() {
        let names: Vec<String> =
            o.page.case.excluded.iter().map(|user| o.user_name(*user)).collect();
        lines.push(t.case_excluded(names.join(", ")));
    }
    let body = FormsPanel { t: t.clone(), lines, forms: drawn };
    Panel::draw("standing", t.case_standing(), None, &body).map(Some)
}
