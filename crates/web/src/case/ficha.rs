//! Filling a ficha of risk in: the page asks everything the pack declares, calculates without keeping, and signs.

use std::collections::{BTreeMap, BTreeSet};

use access::question::WriteCase;
use app::AppError;
use app::case::ChangeKey;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::decide::Rejected;
use domain::id::{AnnexFieldId, ApplierCode, AssessmentId, ChoiceCode, InstrumentId, ItemId};
use domain::instrument::record::{
    Aggression, AggressionDate, Application, ApplicationMode, Correction, Draft,
    ReservedAnnexRecorded, RiskAssessed, SignRejected, sign,
};
use domain::instrument::{
    Annex, AnnexField, Answer, Answers, FieldAnswer, FieldKind, FreeText, Instrument, Item,
    ItemKind, Scale, Switches,
};
use jiff::civil::{Date, DateTime};

use super::opened::Opened;
use super::risk;
use super::work::{Fields, Work};
use super::{case_id, to, words};
use crate::error::PageError;
use crate::frame::{Choice, Section};
use crate::page;
use crate::page::case::{
    AskedAnnex, AskedAnnexField, AskedCalendar, AskedItem, CalendarRow, FichaPage, LevelView, Sent,
};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// Rows of the calendar on the page.
const CALENDAR_ROWS: usize = 8;

/// Stands for "she prefers not to answer".
const DECLINED: &str = "declined";

/// Every way in which a ficha comes into a case.
const MODES: [(ApplicationMode, &str); 3] = [
    (ApplicationMode::Transcribed, "transcribed"),
    (ApplicationMode::InSupport, "in_support"),
    (ApplicationMode::Applied, "applied"),
];

/// The blank ficha.
///
/// # Errors
/// [`PageError::NotFound`] without the permit, or for an instrument without items.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Path((id, instrument)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let case = case_id(&id)?;
    let subject = site.app().case_subject(case).await?;
    staff.permit(&site, WriteCase { subject })?;
    let instrument = instrument_id(&instrument)?;
    let o = Opened::read(&site, &staff, case, None).await?;
    draw(&o, &instrument, &Sent::default(), Outcome::Asked)
}

fn instrument_id(text: &str) -> Result<InstrumentId, PageError> {
    InstrumentId::parse(text).map_err(|_| PageError::NotFound)
}

/// What came of a ficha that was sent.
enum Outcome {
    Asked,
    Refused(Phrase),
    Preview(Box<RiskAssessed>),
}

/// Calculates a ficha, or signs it.
///
/// # Errors
/// [`PageError::NotFound`] without the permit.
pub async fn send(
    State(site): State<Site>,
    staff: Staff,
    Path((id, instrument)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let work = Work::begin(site, staff, &id, "ficha", fields).await?;
    let instrument = instrument_id(&instrument)?;
    let permit = match work.permit(|subject| WriteCase { subject }) {
        Ok(permit) => permit,
        Err(refused) => {
            return super::work::plain_refusal(&work.t, refused).and(Err(PageError::NotFound));
        }
    };
    let outcome = match Filled::read(&work, &instrument)? {
        Err(why) => Outcome::Refused(why),
        Ok(filled) if work.sent.word("do") == "sign" => {
            match filled.sign(&work, &permit, &instrument).await? {
                Ok(()) => {
                    let page = to(paths::CASE_RISK, work.case);
                    let page = paths::query(&page, &[("hecho", "ficha")]);
                    return Ok(Redirect::to(&page).into_response());
                }
                Err(why) => Outcome::Refused(why),
            }
        }
        Ok(filled) => match filled.preview(&work, &instrument)? {
            Ok(record) => Outcome::Preview(Box::new(record)),
            Err(why) => Outcome::Refused(why),
        },
    };
    let Work { site, staff, case, sent, .. } = work;
    let o = Opened::read(&site, &staff, case, None).await?;
    draw(&o, &instrument, &sent, outcome)
}

/// A ficha as it was filled in.
struct Filled {
    draft: Draft,
    reserved: Vec<ReservedAnnexRecorded>,
}

impl Filled {
    /// Reads what was sent; the inner error is told to the person.
    fn read(work: &Work, id: &InstrumentId) -> Result<Result<Self, Phrase>, PageError> {
        let (t, sent) = (&work.t, &work.sent);
        let at: Option<DateTime> = sent.word("applied_at").parse().ok();
        let Some(at) = at else {
            return Ok(Err(t.risk_form_wrong(t.risk_form_wrong_application())));
        };
        let known = work.site.app().catalogue().instruments.get(id);
        let scale = known.and_then(Instrument::scale).ok_or(PageError::NotFound)?;
        let assessment = AssessmentId::new(work.key().0);
        let parts = application(t, sent, at).and_then(|application| {
            let corrects = correction(t, sent)?;
            let calendar = calendar(t, sent)?;
            Ok((application, corrects, calendar))
        });
        let (application, corrects, calendar) = match parts {
            Ok(parts) => parts,
            Err(what) => return Ok(Err(t.risk_form_wrong(what))),
        };
        let open = scale.annexes.iter().filter(|annex| !annex.reserved);
        let annexes = match open.map(|annex| annex_answers(annex, sent)).collect::<Option<Vec<_>>>()
        {
            Some(annexes) => annexes.into_iter().flatten().collect(),
            None => return Ok(Err(t.risk_form_wrong(t.risk_form_wrong_answers()))),
        };
        let mut reserved = Vec::new();
        for annex in scale.annexes.iter().filter(|annex| annex.reserved) {
            match annex_answers(annex, sent) {
                Some(answers) if answers.is_empty() => {}
                Some(answers) => {
                    let annex = annex.id.clone();
                    reserved.push(ReservedAnnexRecorded { assessment, annex, answers });
                }
                None => return Ok(Err(t.risk_form_wrong(t.risk_form_wrong_answers()))),
            }
        }
        let draft = Draft {
            assessment,
            corrects,
            application,
            applied_on: at.date(),
            answers: Answers { items: item_answers(scale, sent), annexes },
            calendar,
            switches: Switches::default(),
        };
        Ok(Ok(Self { draft, reserved }))
    }

    fn preview(
        self,
        work: &Work,
        id: &InstrumentId,
    ) -> Result<Result<RiskAssessed, Phrase>, PageError> {
        let on = self.draft.applied_on;
        match work.site.app().instrument_on(id, on) {
            Ok(instrument) => {
                Ok(sign(instrument, self.draft).map_err(|why| refusal(&work.t, &why)))
            }
            Err(_) => Ok(Err(work.t.risk_form_wrong(work.t.risk_form_wrong_force()))),
        }
    }

    async fn sign(
        self,
        work: &Work,
        permit: &access::Permit<WriteCase>,
        id: &InstrumentId,
    ) -> Result<Result<(), Phrase>, PageError> {
        let (app, t) = (work.site.app(), &work.t);
        match app.assess_risk(permit, work.key(), id, self.draft).await {
            Ok(_) => {}
            Err(AppError::Unsigned(why)) => return Ok(Err(refusal(t, &why))),
            Err(AppError::NotFound) => {
                return Ok(Err(t.risk_form_wrong(t.risk_form_wrong_force())));
            }
            Err(AppError::Rejected(Rejected::Future)) => {
                return Ok(Err(t.risk_form_wrong(t.risk_form_wrong_future())));
            }
            Err(AppError::Rejected(_)) => {
                return Ok(Err(t.risk_form_wrong(t.risk_form_wrong_corrects())));
            }
            Err(other) => return Err(other.into()),
        }
        for annex in self.reserved {
            let key = ChangeKey(super::work::derived(
                &work.staff,
                work.case,
                ["reserved", annex.annex.as_str(), &work.key().0.to_string()],
            ));
            app.record_reserved_annex(permit, key, annex).await?;
        }
        Ok(Ok(()))
    }
}

fn refusal(t: &Words, why: &SignRejected) -> Phrase {
    let what = match why {
        SignRejected::NotItsDuty { .. } => t.risk_form_wrong_duty(),
        SignRejected::UnknownEntity { .. } => t.risk_form_wrong_application(),
        SignRejected::NotInForce { .. } | SignRejected::NotAvailable { .. } => {
            t.risk_form_wrong_force()
        }
        SignRejected::CorrectsItself => t.risk_form_wrong_corrects(),
        SignRejected::Answers(_) => t.risk_form_wrong_answers(),
        SignRejected::NoCalendar
        | SignRejected::AggressionInFuture { .. }
        | SignRejected::UnknownSeverity { .. } => t.risk_form_wrong_calendar(),
    };
    t.risk_form_wrong(what)
}

fn application(t: &Words, sent: &Sent, at: DateTime) -> Result<Application, Phrase> {
    let wrong = || t.risk_form_wrong_application();
    let mode = MODES.iter().find(|(_, word)| *word == sent.word("mode"));
    let by = sent.word("applied_by");
    Ok(Application {
        mode: mode.ok_or_else(wrong)?.0,
        entity: ApplierCode::parse(sent.word("entity")).map_err(|_| wrong())?,
        place: FreeText::parse(sent.word("office")).map_err(|_| wrong())?,
        applied_by: if by.is_empty() {
            None
        } else {
            Some(FreeText::parse(by).map_err(|_| wrong())?)
        },
        applied_at: words::instant_of(at).ok_or_else(wrong)?,
    })
}

fn correction(t: &Words, sent: &Sent) -> Result<Option<Correction>, Phrase> {
    let wrong = || t.risk_form_wrong_corrects();
    match sent.word("corrects") {
        "" => Ok(None),
        id => Ok(Some(Correction {
            assessment: id.parse().map_err(|_| wrong())?,
            reason: FreeText::parse(sent.word("corrects_why")).map_err(|_| wrong())?,
        })),
    }
}

fn calendar(t: &Words, sent: &Sent) -> Result<Vec<Aggression>, Phrase> {
    let mut rows = Vec::new();
    for at in 0..CALENDAR_ROWS {
        let cell = |name: &str| sent.word(&format!("c{at}.{name}")).to_owned();
        let (when, what, severity) = (cell("when"), cell("what"), cell("severity"));
        if when.is_empty() && what.is_empty() && severity.is_empty() {
            continue;
        }
        let wrong = || t.risk_form_wrong_calendar();
        rows.push(Aggression {
            date: aggression_date(&when).ok_or_else(wrong)?,
            description: FreeText::parse(&what).map_err(|_| wrong())?,
            severity: severity.parse().map_err(|_| wrong())?,
        });
    }
    Ok(rows)
}

/// `05/03/2026` is a day; other words stay words.
fn aggression_date(text: &str) -> Option<AggressionDate> {
    let mut parts = text.split('/').map(str::parse::<i16>);
    if let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    {
        let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
        return Date::new(year, month, day).ok().map(AggressionDate::On);
    }
    FreeText::parse(text).ok().map(AggressionDate::InWords)
}

fn item_answers(scale: &Scale, sent: &Sent) -> BTreeMap<ItemId, Answer> {
    let answers = scale.items.iter().filter_map(|item| {
        let answer = Answer::parse(sent.word(&format!("i.{}", item.id)))?;
        Some((item.id.clone(), answer))
    });
    answers.collect()
}

/// Answers of an annex; nothing if one of them cannot be read.
fn annex_answers(annex: &Annex, sent: &Sent) -> Option<BTreeMap<AnnexFieldId, FieldAnswer>> {
    let mut answers = BTreeMap::new();
    for field in &annex.fields {
        if let Some(answer) = annex_answer(field, sent)? {
            answers.insert(field.id.clone(), answer);
        }
    }
    Some(answers)
}

/// The inner nothing is a blank; the outer one cannot be read.
fn annex_answer(field: &AnnexField, sent: &Sent) -> Option<Option<FieldAnswer>> {
    let name = format!("a.{}", field.id);
    let word = sent.word(&name);
    if word.is_empty() {
        return Some(None);
    }
    if word == DECLINED && field.may_decline {
        return Some(Some(FieldAnswer::Declined));
    }
    let answer = match field.kind {
        FieldKind::Text => FieldAnswer::Text(FreeText::parse(word).ok()?),
        FieldKind::Single => FieldAnswer::One(ChoiceCode::parse(word).ok()?),
        FieldKind::Multiple => {
            let codes = sent.all(&name).map(|code| ChoiceCode::parse(code).ok());
            FieldAnswer::Many(codes.collect::<Option<BTreeSet<_>>>()?)
        }
        // Files are added to the case, not to the ficha.
        FieldKind::Attachment => return Some(None),
    };
    Some(Some(answer))
}

fn draw(
    o: &Opened<'_>,
    id: &InstrumentId,
    sent: &Sent,
    outcome: Outcome,
) -> Result<Response, PageError> {
    let instrument = o.site.app().catalogue().instruments.get(id).ok_or(PageError::NotFound)?;
    let scale = instrument.scale().ok_or(PageError::NotFound)?;
    let t = &o.t;
    let (problem, preview) = match outcome {
        Outcome::Asked => (None, None),
        Outcome::Refused(why) => (Some(why), None),
        Outcome::Preview(record) => (None, preview(o, &record)),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mode = |(own, word): (ApplicationMode, &str)| {
        (word.to_owned(), scale.words.modes.get(&own).cloned().unwrap_or_default())
    };
    let entities = scale.appliers.iter().map(|one| (one.code.to_string(), one.label.clone()));
    let earlier = o.page.case.assessed.iter().map(|one| {
        let at = crate::show::instant(one.body.application.applied_at);
        (one.body.assessment.to_string(), at)
    });
    let key = match sent.word("key") {
        "" => o.site.app().fresh_uuid().to_string(),
        key => key.to_owned(),
    };
    let page = FichaPage {
        head: o.head(&to(paths::CASE_RISK, o.id())),
        title: instrument.title.clone(),
        source: instrument.source.clone(),
        verification: instrument.verification.clone(),
        action: paths::fill(paths::CASE_FICHA, &[&o.id().to_string(), id.as_str()]),
        key,
        problem,
        preview,
        modes: Choice::list(MODES.map(mode), sent.word("mode")),
        entities: Choice::list(entities, sent.word("entity")),
        place: sent.word("office").to_owned(),
        applied_by: sent.word("applied_by").to_owned(),
        applied_at: sent.word("applied_at").to_owned(),
        items: scale.items.iter().map(|item| asked_item(scale, item, sent)).collect(),
        calendar: asked_calendar(t, scale, sent),
        annexes: scale.annexes.iter().map(|annex| asked_annex(t, scale, annex, sent)).collect(),
        corrects: Choice::list(earlier, sent.word("corrects")),
        corrects_why: sent.word("corrects_why").to_owned(),
        frame: o.staff.frame(o.site, Section::Home),
        t: t.clone(),
    };
    page::show_with(status, &page)
}

fn preview(
    o: &Opened<'_>,
    record: &RiskAssessed,
) -> Option<(crate::page::case::FichaView, LevelView)> {
    let ficha = risk::ficha(o, record)?;
    let level = LevelView {
        class: risk::class(record.computed.level),
        level: o.t.risk_level_word(record.computed.level.as_str()),
        why: o.t.risk_preview_lead(),
        reason: None,
        urgent: risk::urgent(o, record),
    };
    Some((ficha, level))
}

fn asked_item(scale: &Scale, item: &Item, sent: &Sent) -> AskedItem {
    let words = &scale.words;
    let mut choices = vec![(Answer::Yes, &words.yes)];
    if item.kind == ItemKind::YesNo {
        choices.push((Answer::No, &words.no));
        choices.push((Answer::DoesNotKnow, &words.does_not_know));
    }
    if item.may_not_apply {
        choices.push((Answer::NotApplicable, &words.not_applicable));
    }
    let options = choices.into_iter().map(|(answer, label)| (answer.as_str(), label.clone()));
    AskedItem {
        choices: Choice::list(options, sent.word(&format!("i.{}", item.id))),
        id: item.id.to_string(),
        number: item.number.clone(),
        text: item.text.clone(),
        help: item.help.clone(),
    }
}

fn asked_calendar(t: &Words, scale: &Scale, sent: &Sent) -> Option<AskedCalendar> {
    let form = scale.calendar.as_ref()?;
    let row = |at: usize| {
        let cell = |name: &str| sent.word(&format!("c{at}.{name}")).to_owned();
        let severities =
            form.severities.iter().map(|one| (one.value.to_string(), one.label.clone()));
        CalendarRow {
            at,
            when: cell("when"),
            what: cell("what"),
            severities: Choice::list(severities, &cell("severity")),
        }
    };
    Some(AskedCalendar {
        title: form.title.clone(),
        lead: t.risk_form_calendar_lead(u64::from(form.months)),
        rows: (0..CALENDAR_ROWS).map(row).collect(),
    })
}

fn asked_annex(t: &Words, scale: &Scale, annex: &Annex, sent: &Sent) -> AskedAnnex {
    let fields = annex.fields.iter().filter(|field| field.kind != FieldKind::Attachment);
    let asked = fields.map(|field| {
        let name = format!("a.{}", field.id);
        let mut choices: Vec<(String, String)> =
            field.choices.iter().map(|one| (one.code.to_string(), one.label.clone())).collect();
        if field.may_decline {
            choices.push((DECLINED.to_owned(), scale.words.declined.clone()));
        }
        let chosen: Vec<&str> = sent.all(&name).collect();
        let mut choices = Choice::list(choices, "");
        for choice in &mut choices {
            choice.selected = chosen.contains(&choice.value.as_str());
        }
        if field.kind == FieldKind::Single {
            let label = t.risk_form_unanswered().plain().to_owned();
            let none = chosen.iter().all(|word| word.is_empty());
            choices.push(Choice { value: String::new(), label, selected: none });
        }
        AskedAnnexField {
            id: field.id.to_string(),
            text: field.text.clone(),
            kind: match field.kind {
                FieldKind::Single => "single",
                FieldKind::Multiple => "multiple",
                FieldKind::Text | FieldKind::Attachment => "text",
            },
            choices,
            value: sent.text(&name),
        }
    });
    AskedAnnex { title: annex.title.clone(), is_reserved: annex.reserved, fields: asked.collect() }
}
