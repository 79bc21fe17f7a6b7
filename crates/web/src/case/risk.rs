//! The risk of a case: its page, setting a level, and reading the annex that is kept apart.

use access::question::{ReadLocatingData, WriteCase};
use app::case::LevelSet;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::AssessmentId;
use domain::instrument::record::{ReservedAnnexRecorded, RiskAssessed};
use domain::instrument::sheet::{Line, Sheet, Value, Weight, reserved_sheet, sheet};
use domain::instrument::{Content, EffectiveWhy, Flag, FreeText, Instrument};
use domain::risk::RiskLevel;
use serde::Deserialize;

use super::forms::{Forms, Kept, Refused, field};
use super::opened::Opened;
use super::work::{Fields, Work, plain_refusal};
use super::{case_id, to, words};
use crate::error::PageError;
use crate::frame::{Choice, Notice, Section, Tone};
use crate::page;
use crate::page::case::{
    CaseForm, Control, FichaView, LevelView, OptionGroup, RiskPage, SheetQuestion, SheetSection,
    SheetView,
};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    hecho: String,
}

/// The level that counts and every ficha.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, PageError> {
    let o = Opened::read(&site, &staff, case_id(&id)?, None).await?;
    let notice = match done.hecho.as_str() {
        "ficha" => Some(o.t.risk_signed()),
        "nivel" => Some(o.t.risk_set_done()),
        _ => None,
    };
    draw(&o, None, None, notice)
}

fn draw(
    o: &Opened<'_>,
    kept: Option<&Kept>,
    annexes: Option<Vec<SheetView>>,
    notice: Option<Phrase>,
) -> Result<Response, PageError> {
    let here = to(paths::CASE_RISK, o.id());
    let case = &o.page.case;
    let mut frame = o.staff.frame(o.site, Section::Home);
    frame.notice = notice.map(|text| Notice { tone: Tone::Calm, text: text.plain().to_owned() });
    let (mut new, mut not_available) = (Vec::new(), Vec::new());
    for instrument in o.site.app().catalogue().instruments.values() {
        match &instrument.content {
            Content::Scale(_) if o.may.write => {
                let href =
                    paths::fill(paths::CASE_FICHA, &[&case.id.to_string(), instrument.id.as_str()]);
                new.push((instrument.title.clone(), href));
            }
            Content::Scale(_) => {}
            Content::NotAvailable { reason } => {
                let (title, reason) = (instrument.title.as_str(), reason.as_str());
                not_available.push(o.t.risk_not_available(reason, title));
            }
        }
    }
    let page = RiskPage {
        head: o.head(&here),
        level: level(o),
        fichas: case.assessed.iter().rev().filter_map(|one| ficha(o, &one.body)).collect(),
        new,
        not_available,
        set: (o.may.write && !case.assessed.is_empty()).then(|| set_form(o, kept)),
        annex_at: o.may.locate.then(|| to(paths::CASE_RISK_ANNEX, o.id())),
        annexes,
        frame,
        t: o.t.clone(),
    };
    let status = if kept.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page::show_with(status, &page)
}

/// Colour of a level.
pub(super) const fn class(level: RiskLevel) -> &'static str {
    match level {
        RiskLevel::Severe => "danger",
        RiskLevel::Mild => "",
        RiskLevel::Moderate | RiskLevel::Undetermined => "warning",
    }
}

fn level(o: &Opened<'_>) -> Option<LevelView> {
    let (t, case) = (&o.t, &o.page.case);
    let effective = case.effective_risk();
    let record = case.assessment(effective.why.assessment()?)?;
    let set = match effective.why {
        EffectiveWhy::SetByProfessional { position, .. } => case.overrides.get(position),
        _ => None,
    };
    let why = match (&effective.why, set) {
        (EffectiveWhy::SetByProfessional { computed, .. }, Some(set)) => {
            t.risk_why_set(o.user_name(set.by), t.risk_level_word(computed.as_str()))
        }
        (EffectiveWhy::Computed { complete: false, .. }, _) => t.risk_why_incomplete(),
        _ => t.risk_why_computed(),
    };
    Some(LevelView {
        class: class(effective.level),
        level: t.risk_level_word(effective.level.as_str()),
        why,
        reason: set.map(|set| set.reason.as_str().to_owned()),
        urgent: urgent(o, record),
    })
}

/// What must be seen before anything else.
pub(super) fn urgent(o: &Opened<'_>, record: &RiskAssessed) -> Vec<String> {
    let instrument = o.site.app().catalogue().instruments.get(&record.instrument);
    let Some(scale) = instrument.and_then(Instrument::scale) else { return Vec::new() };
    let suicide = record.computed.flags.iter().any(|one| one.flag == Flag::SuicideRisk);
    if suicide { vec![scale.words.suicide_risk.clone()] } else { Vec::new() }
}

/// A ficha with all it says; nothing for one of an instrument that no pack declares any more.
pub(super) fn ficha(o: &Opened<'_>, record: &RiskAssessed) -> Option<FichaView> {
    let (t, case) = (&o.t, &o.page.case);
    let instrument = o.site.app().catalogue().instruments.get(&record.instrument)?;
    let maximum = instrument.scale().map_or(0, |scale| scale.maximum);
    let set = case.overrides.iter().rev().find(|set| set.assessment == record.assessment);
    let stamp = case.assessed.iter().find(|one| one.body.assessment == record.assessment);
    let by = match stamp {
        Some(one) => t.risk_ficha_by(o.when(one.stamp.at), o.actor(one.stamp.by)),
        None => t.risk_preview_lead(),
    };
    let corrects = |other: &RiskAssessed| {
        other.corrects.as_ref().is_some_and(|one| one.assessment == record.assessment)
    };
    Some(FichaView {
        id: format!("ficha-{}", record.assessment),
        title: instrument.title.clone(),
        level: t.risk_level_word(record.computed.level.as_str()),
        class: class(record.computed.level),
        points: t.risk_points(u64::from(maximum), u64::from(record.computed.total)),
        by,
        is_corrected: case.assessed.iter().any(|one| corrects(&one.body)),
        sheet: view(t, &sheet(instrument, record, set)),
    })
}

fn view(t: &Words, sheet: &Sheet) -> SheetView {
    let sections = sheet.sections.iter().map(|section| {
        let mut shown = SheetSection {
            heading: section.heading.clone(),
            facts: Vec::new(),
            questions: Vec::new(),
            notices: Vec::new(),
        };
        for line in &section.lines {
            put(t, line, &mut shown);
        }
        shown
    });
    SheetView { sections: sections.collect() }
}

fn put(t: &Words, line: &Line, section: &mut SheetSection) {
    match line {
        Line::Fact { label, value } => {
            let value = match value {
                Value::Words(text) => text.clone(),
                Value::Instant(at) => show::instant(*at),
                Value::Points { points, of } => {
                    t.risk_points(u64::from(*of), u64::from(*points)).plain().to_owned()
                }
            };
            section.facts.push((label.clone(), value));
        }
        Line::Question { number, text, marks, points, note, .. } => {
            let marked = marks.iter().filter(|mark| mark.marked).map(|mark| mark.label.as_str());
            let answer: Vec<&str> = marked.chain(note.as_deref()).collect();
            section.questions.push(SheetQuestion {
                number: number.clone().unwrap_or_default(),
                text: text.clone(),
                answer: answer.join(". "),
                points: points.map(|points| points.to_string()).unwrap_or_default(),
                scored: points.is_some_and(|points| points > 0),
            });
        }
        Line::Aggression { date, description, severity_label, .. } => {
            section
                .facts
                .push((words::aggression_day(date), format!("{description} ({severity_label})")));
        }
        Line::Notice { weight, text } => {
            let class = match weight {
                Weight::Urgent => "danger",
                Weight::Caution => "warning",
                Weight::Note => "",
            };
            section.notices.push((class, text.clone()));
        }
    }
}

fn set_form(o: &Opened<'_>, kept: Option<&Kept>) -> CaseForm {
    let t = &o.t;
    let forms = Forms { o, kept, task: None };
    let levels = RiskLevel::ALL.into_iter().filter(|level| *level != RiskLevel::Undetermined);
    let choices =
        levels.map(|level| (level.as_str(), t.risk_level_word(level.as_str()).plain().to_owned()));
    let group = OptionGroup { label: String::new(), choices: Choice::list(choices, "") };
    let fields = vec![
        field("level", t.risk_set_level(), Control::List(vec![group])),
        field("reason", t.risk_set_reason(), Control::Lines),
    ];
    let mut form =
        forms.form("set", paths::CASE_RISK_LEVEL, (t.risk_set(), t.risk_set_do()), fields);
    let about = o.page.case.effective_risk().why.assessment();
    let about = about.map(|id| id.to_string()).unwrap_or_default();
    form.hidden.push(("assessment", about));
    form.lead = Some(t.risk_set_lead());
    form
}

/// Sets another level.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn set(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "risk", fields).await?;
    match set_level(&work).await {
        Ok(()) => {
            let page = paths::query(&to(paths::CASE_RISK, work.case), &[("hecho", "nivel")]);
            Ok(Redirect::to(&page).into_response())
        }
        Err(refused) => {
            let why = plain_refusal(&work.t, refused)?;
            let Work { site, staff, case, sent, .. } = work;
            let o = Opened::read(&site, &staff, case, None).await?;
            draw(&o, Some(&Kept { sent, why }), None, None)
        }
    }
}

async fn set_level(work: &Work) -> Result<(), Refused> {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let wrong = || Refused::Words(work.t.risk_set_wrong());
    let set = LevelSet {
        assessment: work.sent.word("assessment").parse::<AssessmentId>().map_err(|_| wrong())?,
        level: RiskLevel::parse(work.sent.word("level")).ok_or_else(wrong)?,
        reason: FreeText::parse(&work.sent.text("reason")).map_err(|_| wrong())?,
    };
    Ok(work.site.app().override_risk(&permit, work.key(), set).await?)
}

/// Shows the annexes that help to find people; who read them is in the ledger before the page leaves.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn annex(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "annex", fields).await?;
    let permit = match work.permit(|subject| ReadLocatingData { subject }) {
        Ok(permit) => permit,
        Err(refused) => return plain_refusal(&work.t, refused).and(Err(PageError::NotFound)),
    };
    let annexes = work.site.app().reserved_annexes(&permit).await?;
    let Work { site, staff, case, .. } = work;
    let o = Opened::read(&site, &staff, case, None).await?;
    let shown = annexes.iter().filter_map(|annex| reserved(&o, annex)).collect();
    draw(&o, None, Some(shown), None)
}

fn reserved(o: &Opened<'_>, annex: &ReservedAnnexRecorded) -> Option<SheetView> {
    let record = o.page.case.assessment(annex.assessment)?;
    let instrument = o.site.app().catalogue().instruments.get(&record.instrument)?;
    Some(view(&o.t, &reserved_sheet(instrument, annex)?))
}
