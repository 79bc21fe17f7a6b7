//! What is done on a case: one handler a change. Each asks for its permit, builds what happened, and leads back to the file.
//!
//! The id of a change is made from the key of its form and from what was sent: the same sent twice happens once, and the same
//! form sent with other words is another change.

use access::question::{
    AssignCase, CaseSubject, CloseCase, ExcludeFromCase, ReadCase, RestrictCase, WriteCase,
    WritePart,
};
use access::{Ask, Permit};
use app::case::ChangeKey;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::event::{
    ActionDone, ActionWithdrawn, CaseAssigned, CaseClosed, CaseRestricted, CaseUnassigned,
    MilestoneReached, NoteWritten, PartyJoined, PartyLeft, TaskDropped, TaskFinished, TaskPlanned,
    UserExcluded,
};
use domain::case::{Lens, NoteReach, PartyRole};
use domain::id::{
    ActionCode, CaseId, ClockEvent, EntryCode, PersonId, RecordId, StageId, TaskId, UserId,
};
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use super::forms::{Kept, Refused};
use super::{case_id, file, to, words};
use crate::error::PageError;
use crate::page::case::Sent;
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::{Phrase, Words};

/// What a browser sends with a form of a case.
pub(super) type Fields = Form<Vec<(String, String)>>;

/// A change of a case that somebody asks for.
pub(super) struct Work {
    pub(super) site: Site,
    pub(super) staff: Staff,
    pub(super) t: Words,
    pub(super) case: CaseId,
    pub(super) sent: Sent,
    subject: CaseSubject,
    /// What is asked for: two forms that send the same words ask for two things.
    what: &'static str,
}

type Done = Result<(), Refused>;

impl Work {
    /// Checks that the form was made for this session and finds the case.
    pub(super) async fn begin(
        site: Site,
        staff: Staff,
        id: &str,
        what: &'static str,
        Form(sent): Fields,
    ) -> Result<Self, PageError> {
        let sent = Sent(sent);
        staff.check_form(sent.word("token"))?;
        let case = case_id(id)?;
        let subject = site.app().case_subject(case).await?;
        Ok(Self { t: staff.words(), site, staff, case, sent, subject, what })
    }

    pub(super) fn permit<A: Ask>(
        &self,
        ask: impl FnOnce(CaseSubject) -> A,
    ) -> Result<Permit<A>, Refused> {
        Ok(self.staff.permit(&self.site, ask(self.subject.clone()))?)
    }

    /// The profession that the form names, if this person writes it.
    fn part(&self) -> Result<(Permit<WritePart>, Lens), Refused> {
        let named = Lens::parse(self.sent.word("lens"));
        let asked = |lens| self.permit(|subject| WritePart { subject, lens });
        if let Some(lens) = named {
            return Ok((asked(lens)?, lens));
        }
        // Nothing chosen: told to whoever writes some part, and nothing to everybody else.
        let writes_some = Lens::ALL.into_iter().any(|lens| asked(lens).is_ok());
        Err(if writes_some { self.choose() } else { PageError::NotFound.into() })
    }

    /// The key of this change.
    pub(super) fn key(&self) -> ChangeKey {
        ChangeKey(self.derived("change"))
    }

    /// An id that this change gives to something, the same each time it is sent.
    fn derived(&self, what: &str) -> Uuid {
        let fields = self.sent.0.iter().filter(|(name, _)| name != "token");
        let words = fields.flat_map(|(name, value)| [name.as_str(), value.as_str()]);
        derived(&self.staff, self.case, [self.what, what].into_iter().chain(words))
    }

    pub(super) fn record(&self) -> RecordId {
        RecordId::new(self.derived("record"))
    }

    fn choose(&self) -> Refused {
        Refused::Words(self.t.refused_choose())
    }

    fn day(&self) -> Result<Date, Refused> {
        self.sent.word("day").parse().map_err(|_| Refused::Words(self.t.refused_when()))
    }

    fn id_of<T>(&self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Refused> {
        parse(self.sent.word(name)).ok_or_else(|| self.choose())
    }

    fn member(&self) -> Result<(Lens, UserId), Refused> {
        self.id_of("member", |text| {
            let (lens, user) = text.split_once(' ')?;
            Some((Lens::parse(lens)?, user.parse().ok()?))
        })
    }

    /// Leads back to the file, or draws it again with the form that was refused.
    pub(super) async fn end(self, anchor: &str, done: Done) -> Result<Response, PageError> {
        match done {
            Ok(()) => self.back(anchor).await,
            Err(Refused::Page(error)) => Err(error),
            Err(Refused::Words(why)) => {
                let Self { site, staff, case, sent, .. } = self;
                file::draw_again(&site, &staff, case, |_| Kept { sent, why }).await
            }
            Err(Refused::Case(rejected)) => {
                let Self { site, staff, case, sent, .. } = self;
                let kept = |o: &super::opened::Opened<'_>| Kept {
                    why: words::refusal(o, &rejected),
                    sent,
                };
                file::draw_again(&site, &staff, case, kept).await
            }
        }
    }

    /// Whoever may not read the case any more goes home.
    async fn back(&self, anchor: &str) -> Result<Response, PageError> {
        let subject = self.site.app().case_subject(self.case).await?;
        let path = match self.staff.permit(&self.site, ReadCase { subject }) {
            Ok(_) => {
                let file = paths::query(&to(paths::CASE, self.case), &[("hecho", self.what)]);
                format!("{file}#{anchor}")
            }
            Err(_) => paths::DESK.to_owned(),
        };
        Ok(Redirect::to(&path).into_response())
    }
}

/// An id made from who, which case and words.
pub(super) fn derived<'a>(
    staff: &Staff,
    case: CaseId,
    words: impl IntoIterator<Item = &'a str>,
) -> Uuid {
    let mut hasher = blake3::Hasher::new();
    hasher.update(staff.account().user.uuid().as_bytes());
    hasher.update(case.uuid().as_bytes());
    for word in words {
        hasher.update(&(word.len() as u64).to_be_bytes());
        hasher.update(word.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// One handler: what it does, and where on the page it leads back to.
macro_rules! handlers {
    ($($(#[$doc:meta])* $name:ident($what:literal, $anchor:literal) = $act:expr;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`PageError::NotFound`] without the permit.
        pub async fn $name(
            State(site): State<Site>,
            staff: Staff,
            Path(id): Path<String>,
            fields: Fields,
        ) -> Result<Response, PageError> {
            let work = Work::begin(site, staff, &id, $what, fields).await?;
            let done = $act(&work).await;
            work.end($anchor, done).await
        }
    )*};
}

handlers! {
    /// Writes a note.
    note("note", "timeline") = write_note;
    /// Writes down what was done.
    action("action", "timeline") = act;
    /// Takes back what was written down as done.
    withdraw("withdraw", "timeline") = withdraw_action;
    /// Plans a task.
    plan("plan", "tasks") = plan_task;
    /// Finishes a task.
    finish("finish", "tasks") = finish_task;
    /// Drops a task.
    drop_task("drop", "tasks") = drop_one;
    /// Writes down a moment.
    milestone("milestone", "clocks") = reach_milestone;
    /// Goes on to another stage.
    stage("stage", "stage") = reach_stage;
    /// Gives the case to somebody.
    assign("assign", "team") = assign_member;
    /// Takes the case from somebody.
    unassign("unassign", "team") = unassign_member;
    /// Adds somebody to the case.
    join("join", "parties") = join_party;
    /// Takes somebody out of the case.
    leave("leave", "parties") = leave_party;
    /// Closes the case.
    close("close", "standing") = close_case;
    /// Opens the case again.
    reopen("reopen", "standing") = reopen_case;
    /// Restricts the case, or ends that.
    restrict("restrict", "standing") = restrict_case;
    /// Shuts somebody out, or takes that back.
    exclude("exclude", "standing") = exclude_user;
}

async fn write_note(work: &Work) -> Done {
    let (permit, lens) = work.part()?;
    let reach = match work.sent.word("reach") {
        "team" => NoteReach::Team,
        // Whatever else comes, the narrower reach harms nobody.
        _ => NoteReach::Profession,
    };
    let body = NoteWritten { record: work.record(), lens, reach, text: work.sent.text("text") };
    Ok(work.site.app().write_note(&permit, work.key(), body).await?)
}

async fn act(work: &Work) -> Done {
    let (permit, lens) = work.part()?;
    let done = ActionDone {
        record: work.record(),
        action: work.id_of("action", |text| ActionCode::parse(text).ok())?,
        lens,
        done_on: work.day()?,
        remark: work.sent.word("remark").to_owned(),
    };
    let task = match work.sent.word("task") {
        "" => None,
        text => Some(text.parse::<TaskId>().map_err(|_| work.choose())?),
    };
    Ok(work.site.app().act(&permit, work.key(), (done, task)).await?)
}

async fn withdraw_action(work: &Work) -> Done {
    let record = work.sent.word("record").parse::<RecordId>();
    let lens = work.lens_of_action(record.as_ref().ok()).await?;
    let permit = work.permit(|subject| WritePart { subject, lens })?;
    let record = record.map_err(|_| work.choose())?;
    let body = ActionWithdrawn { record, reason: work.sent.text("reason") };
    Ok(work.site.app().withdraw_action(&permit, work.key(), body).await?)
}

impl Work {
    /// The profession of an action of the case, seen by whoever writes some part of it; the first of these parts if there is
    /// no such action.
    async fn lens_of_action(&self, record: Option<&RecordId>) -> Result<Lens, Refused> {
        let asked = |lens: Lens| self.permit(|subject| WritePart { subject, lens }).ok();
        let permit = Lens::ALL.into_iter().find_map(asked).ok_or(PageError::NotFound)?;
        let (case, _) = self.site.app().case_being_written(&permit).await?;
        let action = case.actions.iter().find(|action| Some(&action.body.record) == record);
        Ok(action.map_or(permit.ask().lens, |action| action.body.lens))
    }
}

async fn plan_task(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let sent = &work.sent;
    let due_on = sent.word("due").parse();
    let due_on = due_on.map_err(|_| Refused::Words(work.t.refused_due()))?;
    let optional = |name: &str| Some(sent.word(name)).filter(|text| !text.is_empty());
    let owner = optional("owner").map(str::parse::<UserId>).transpose();
    let after = optional("after").map(str::parse::<TaskId>).transpose();
    let (lens, action) = work.id_of("what", |text| {
        let (lens, action) = text.split_once(' ')?;
        Some((Lens::parse(lens)?, ActionCode::parse(action).ok()?))
    })?;
    let body = TaskPlanned {
        task: TaskId::new(work.derived("task")),
        action,
        remark: sent.word("remark").to_owned(),
        lens,
        owner: owner.map_err(|_| work.choose())?.filter(|user| work.subject.team.contains(user)),
        due_on,
        step: None,
        blocked_by: after.map_err(|_| work.choose())?.into_iter().collect(),
    };
    Ok(work.site.app().plan_task(&permit, work.key(), body).await?)
}

async fn finish_task(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let task = work.id_of("task", |text| text.parse().ok())?;
    let done_on = work.day()?;
    if done_on > work.site.app().today() {
        return Err(Refused::Words(work.t.answer_future()));
    }
    let body = TaskFinished { task, done_on };
    Ok(work.site.app().finish_task(&permit, work.key(), body).await?)
}

async fn drop_one(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let task = work.id_of("task", |text| text.parse().ok())?;
    let body = TaskDropped { task, reason: work.sent.text("reason") };
    Ok(work.site.app().drop_task(&permit, work.key(), body).await?)
}

async fn reach_milestone(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let milestone = work.id_of("moment", |text| ClockEvent::parse(text).ok())?;
    if super::clocks::moment(&work.t, &milestone).is_none() {
        return Err(work.choose());
    }
    let at: Option<DateTime> = work.sent.word("at").parse().ok();
    let at = at.and_then(words::instant_of);
    let at = at.ok_or_else(|| Refused::Words(work.t.refused_when()))?;
    let body = MilestoneReached { record: work.record(), milestone, at, of: None };
    Ok(work.site.app().reach_milestone(&permit, work.key(), body).await?)
}

async fn reach_stage(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let to = work.id_of("stage", |text| StageId::parse(text).ok())?;
    Ok(work.site.app().reach_stage(&permit, work.key(), to).await?)
}

async fn assign_member(work: &Work) -> Done {
    let permit = work.permit(|subject| AssignCase { subject })?;
    let (lens, user) = work.member()?;
    let workers = work.site.app().case_workers(&permit).await?;
    let fits = workers.iter().any(|w| w.user == user && w.lenses.contains(&lens));
    if !fits {
        return Err(work.choose());
    }
    Ok(work.site.app().assign_case(&permit, work.key(), CaseAssigned { user, lens }).await?)
}

async fn unassign_member(work: &Work) -> Done {
    let permit = work.permit(|subject| AssignCase { subject })?;
    let (lens, user) = work.member()?;
    Ok(work.site.app().unassign_case(&permit, work.key(), CaseUnassigned { user, lens }).await?)
}

impl Work {
    /// As what somebody has part in the case; nobody becomes its service user here.
    pub(super) fn role(&self) -> Result<PartyRole, Refused> {
        let role = self.id_of("role", PartyRole::parse)?;
        if role == PartyRole::ServiceUser { Err(self.choose()) } else { Ok(role) }
    }

    /// What somebody is to her, where it was said: a code that the pack has.
    pub(super) fn relation(&self) -> Option<EntryCode> {
        let code = EntryCode::parse(self.sent.word("relation")).ok()?;
        let service = self.site.app().catalogue().services.get(&self.subject.service)?;
        let dictionaries = service.case_pack.as_ref()?.dictionaries.values();
        dictionaries.into_iter().any(|one| one.entry(&code).is_some()).then_some(code)
    }
}

async fn join_party(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let person: PersonId = work.id_of("person", |text| text.parse().ok())?;
    let body = PartyJoined { person, role: work.role()?, relation: work.relation() };
    Ok(work.site.app().join_known_party(&permit, work.key(), body).await?)
}

async fn leave_party(work: &Work) -> Done {
    let permit = work.permit(|subject| WriteCase { subject })?;
    let person = work.id_of("person", |text| text.parse().ok())?;
    let role = work.id_of("role", PartyRole::parse)?;
    let body = PartyLeft { person, role, reason: work.sent.text("reason") };
    Ok(work.site.app().leave_party(&permit, work.key(), body).await?)
}

async fn close_case(work: &Work) -> Done {
    let permit = work.permit(|subject| CloseCase { subject })?;
    let body = CaseClosed {
        reason: work.id_of("reason", |text| EntryCode::parse(text).ok())?,
        closed_on: work.day()?,
        remark: work.sent.text("remark"),
    };
    Ok(work.site.app().close_case(&permit, work.key(), body).await?)
}

async fn reopen_case(work: &Work) -> Done {
    let permit = work.permit(|subject| CloseCase { subject })?;
    Ok(work.site.app().reopen_case(&permit, work.key(), work.sent.text("reason")).await?)
}

async fn restrict_case(work: &Work) -> Done {
    let permit = work.permit(|subject| RestrictCase { subject })?;
    let restricted = work.sent.word("restricted") != "no";
    let body = CaseRestricted { restricted, reason: work.sent.text("reason") };
    Ok(work.site.app().restrict_case(&permit, work.key(), body).await?)
}

async fn exclude_user(work: &Work) -> Done {
    let permit = work.permit(|subject| ExcludeFromCase { subject })?;
    let user = work.id_of("user", |text| text.parse::<UserId>().ok())?;
    let excluded = work.sent.word("excluded") != "no";
    let body = UserExcluded { user, excluded, reason: work.sent.text("reason") };
    Ok(work.site.app().exclude_user(&permit, work.key(), body).await?)
}

/// The words of a refusal where no file is drawn.
pub(super) fn plain_refusal(t: &Words, refused: Refused) -> Result<Phrase, PageError> {
    match refused {
        Refused::Page(error) => Err(error),
        Refused::Words(words) => Ok(words),
        Refused::Case(domain::case::decide::Rejected::Wordless) => Ok(t.refused_words()),
        Refused::Case(domain::case::decide::Rejected::OwnReview) => Ok(t.refused_own_review()),
        Refused::Case(_) => Ok(t.refused_missing()),
    }
}
