//! Working on cases: opening one, and every change of one.

use access::Permit;
use access::question::{
    AssignCase, BreakGlass, CloseCase, ExcludeFromCase, OpenCase, RestrictCase, ReviewGlass,
    WriteCase, WritePart,
};
use domain::case::decide::{Rules, check_condition};
use domain::case::event::{
    ActionDone, ActionWithdrawn, CaseAnswered, CaseAssigned, CaseClosed, CaseNumbered, CaseOpened,
    CaseRestricted, CaseUnassigned, GlassBroken, GlassReviewed, MilestoneReached, NoteWritten,
    PartyJoined, PartyLeft, TaskDropped, TaskFinished, TaskPlanned, UserExcluded,
};
use domain::case::rules::{Around, check_answer};
use domain::case::{Case, CaseNumber, EntryCondition, Lens, PackRef};
use domain::flow::CaseFacts;
use domain::id::{CaseId, PackId, PersonId, ReferralId, ServiceCode, StageId, TaskId};
use domain::ledger::{Scope, StreamName};
use domain::pack::CasePack;
use domain::territory::Ubigeo;
use jiff::civil::Date;
use store::{AppendError, Expected, Write};

use super::person::{NewPerson, member};
use super::{ATTEMPTS, ChangeKey, told};
use crate::App;
use crate::error::AppError;

/// For whom a case is opened.
#[derive(Debug, Clone)]
pub enum ServiceUser {
    /// She was here before.
    Known(PersonId),
    /// She was not.
    New(NewPerson),
}

/// A case to open.
#[derive(Debug, Clone)]
pub struct OpenCaseCommand {
    /// Makes sending it twice harmless; it is the id of the case, too.
    pub key: ChangeKey,
    /// For whom.
    pub service_user: ServiceUser,
    /// How it came to be.
    pub condition: EntryCondition,
    /// Day of entry.
    pub opened_on: Date,
    /// Where she lives.
    pub residence: Option<Ubigeo>,
    /// Where it happened.
    pub event_place: Option<Ubigeo>,
    /// The case that it continues.
    pub earlier: Option<CaseId>,
    /// The referral that brought it.
    pub referral: Option<ReferralId>,
}

/// A case that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
}

impl App {
    /// Opens a case: the person if she is new, a place in the book of the center, the case and its first worker, together.
    ///
    /// # Errors
    /// [`AppError::Rejected`] if the condition does not fit or the day lies in the future; [`AppError::NotFound`] if the
    /// service has no cases.
    pub async fn open_case(
        &self,
        permit: &Permit<OpenCase>,
        command: OpenCaseCommand,
    ) -> Result<Opened, AppError> {
        check_condition(command.condition, command.earlier.is_some())?;
        let today = self.today();
        if command.opened_on > today {
            return Err(domain::case::decide::Rejected::WrongDay { day: command.opened_on }.into());
        }
        let case = CaseId::new(command.key.0);
        let book = format!("{}-{}", permit.ask().center, command.opened_on.year());
        let book = StreamName::new("case-book", &book);
        for _ in 0..ATTEMPTS {
            if let Some(number) = self.store().case_number(permit, case).await? {
                return Ok(Opened { case, number }); // the same opening was sent before
            }
            let taken = self.store().stream_version(&book).await?;
            let order = u32::try_from(taken + 1).map_err(|_| AppError::Conflict)?;
            let number = CaseNumber { year: command.opened_on.year(), order };
            let mut writes = self.opening(permit, &command, case, number, &book)?;
            writes.extend(self.finished_draft(permit, command.key).await?);
            match self.store().append_all(writes).await {
                Err(AppendError::VersionConflict { .. }) => {}
                other => return other.map(|_| Opened { case, number }).map_err(AppError::from),
            }
        }
        Err(AppError::Conflict)
    }

    fn opening(
        &self,
        permit: &Permit<OpenCase>,
        command: &OpenCaseCommand,
        case: CaseId,
        number: CaseNumber,
        book: &StreamName,
    ) -> Result<Vec<Write>, AppError> {
        let ask = permit.ask();
        let scope = Scope::territory(ask.place);
        let mut writes = Vec::new();
        let person = match &command.service_user {
            ServiceUser::Known(person) => *person,
            ServiceUser::New(new) => {
                let person = PersonId::new(command.key.part("person id").0);
                let fresh = || self.store().environment().uuid();
                let body = new.clone().registered(person, command.opened_on, fresh);
                let stream = StreamName::new("person", &person);
                let events = vec![body.into()];
                let key = command.key.part("person");
                let first = Expected::Version(0);
                writes.push(self.keyed_write(permit, key, stream, first, scope.clone(), events));
                person
            }
        };
        let pack = self.case_pack(&ask.service)?;
        let opened = CaseOpened {
            case,
            service: ask.service.clone(),
            center: ask.center.clone(),
            center_place: ask.place,
            number,
            condition: command.condition,
            opened_on: command.opened_on,
            stage: pack.flow.start.clone(),
            pack: self.pack_of(&ask.service)?,
            service_user: person,
            residence: command.residence,
            event_place: command.event_place,
            earlier: command.earlier,
            referral: command.referral,
        };
        let worker = CaseAssigned { user: member(permit.who())?, lens: Lens::Admission };
        let stream = StreamName::new("case", &case);
        let around = Around::default();
        let fresh = || self.store().environment().uuid();
        let tasks = told(self.planner(pack, &around).on_opening(&opened, fresh));
        let mut events = vec![opened.into(), worker.into()];
        events.extend(tasks);
        let first = Expected::Version(0);
        writes.push(self.keyed_write(permit, command.key, stream, first, scope.clone(), events));
        let taken = vec![CaseNumbered { case, number }.into()];
        let key = command.key.part("book");
        let expected = Expected::Version(u64::from(number.order) - 1);
        writes.push(self.keyed_write(permit, key, book.clone(), expected, scope, taken));
        Ok(writes)
    }

    fn pack_of(&self, service: &ServiceCode) -> Result<PackRef, AppError> {
        let id = PackId::parse(service.as_str())?;
        let pack = self.catalogue().packs.get(&id).ok_or(AppError::NotFound)?;
        Ok(PackRef { version: pack.version.clone(), digest: pack.digest.clone() })
    }

    /// What the pack of a service says about cases.
    pub(super) fn case_pack(&self, service: &ServiceCode) -> Result<&CasePack, AppError> {
        let pack = self.catalogue().services.get(service);
        pack.and_then(|pack| pack.case_pack.as_ref()).ok_or(AppError::NotFound)
    }

    /// What the pack of a case allows now. A service that has no cases any more allows nothing.
    pub(crate) fn rules_of(&self, case: &Case) -> Rules {
        let pack = self.case_pack(&case.service);
        pack.map_or_else(
            |_| Rules::default(),
            |pack| case.rules(pack, &Around::default(), self.today()),
        )
    }

    /// What conditions of its pack read of a case; nothing where the service has no cases any more.
    pub(crate) fn facts_of(&self, case: &Case) -> Option<CaseFacts> {
        let pack = self.case_pack(&case.service).ok()?;
        Some(case.facts(pack, &Around::default(), self.today()))
    }
}

/// Changes that are one decision and no more: permit, key and what is said.
macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident($permit:ty, $body:ident: $type:ty) |$app:ident, $case:ident| $decide:expr;)*) => {
        impl App {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// [`AppError::Rejected`] with the reason; [`AppError::NotFound`] if there is no such case.
                pub async fn $name(
                    &self,
                    permit: &Permit<$permit>,
                    key: ChangeKey,
                    $body: $type,
                ) -> Result<(), AppError> {
                    let $app = self;
                    self.change_case(permit, key, |$case| {
                        let $body = $body.clone();
                        $decide
                    })
                    .await
                }
            )*
        }
    };
}

changes! {
    /// Gives a case to somebody.
    assign_case(AssignCase, body: CaseAssigned) |_app, case| case.assign(body);
    /// Takes a case from somebody.
    unassign_case(AssignCase, body: CaseUnassigned) |_app, case| case.unassign(body);
    /// Adds somebody to a case.
    join_party(WriteCase, body: PartyJoined) |_app, case| case.join_party(body);
    /// Takes somebody out of a case.
    leave_party(WriteCase, body: PartyLeft) |_app, case| case.leave_party(body);
    /// Goes on to another stage, today.
    reach_stage(WriteCase, to: StageId) |app, case| case.reach(&to, app.today(), &app.rules_of(case));
    /// Writes down what was done, and finishes the task it was.
    act(WritePart, done: (ActionDone, Option<TaskId>)) |app, case|
        case.act(done.0, done.1, app.today(), &app.rules_of(case));
    /// Takes back an action that was written down by mistake.
    withdraw_action(WritePart, body: ActionWithdrawn) |_app, case| case.withdraw(body);
    /// Writes a note.
    write_note(WritePart, body: NoteWritten) |_app, case| case.note(body);
    /// Writes down a moment from which clocks run.
    reach_milestone(WriteCase, body: MilestoneReached) |app, case|
        case.reach_milestone(body, app.now());
    /// Plans a task.
    plan_task(WriteCase, body: TaskPlanned) |app, case| case.plan(body, &app.rules_of(case));
    /// Finishes a task.
    finish_task(WriteCase, body: TaskFinished) |_app, case| case.finish(body);
    /// Drops a task.
    drop_task(WriteCase, body: TaskDropped) |_app, case| case.drop_task(body);
    /// Closes a case.
    close_case(CloseCase, body: CaseClosed) |app, case|
        case.close(body, app.today(), &app.rules_of(case));
    /// Opens a closed case again.
    reopen_case(CloseCase, reason: String) |app, case|
        case.reopen(app.today(), &reason, &app.rules_of(case));
    /// Restricts a case to its team, or ends that.
    restrict_case(RestrictCase, body: CaseRestricted) |_app, case| case.restrict(body);
    /// Shuts somebody out of a case by name, or takes that back.
    exclude_user(ExcludeFromCase, body: UserExcluded) |_app, case| case.exclude(body);
    /// Opens a case of others for a time because a life is at risk.
    break_glass(BreakGlass, body: GlassBroken) |_app, case| case.break_glass(body);
}

impl App {
    /// Writes an answer down, if it fits its question and the profession that gives it.
    ///
    /// # Errors
    /// [`AppError::Answer`] or [`AppError::Rejected`] with the reason.
    pub async fn answer_question(
        &self,
        permit: &Permit<WritePart>,
        key: ChangeKey,
        body: CaseAnswered,
    ) -> Result<(), AppError> {
        let WritePart { subject, lens } = permit.ask();
        let pack = self.case_pack(&subject.service)?;
        check_answer(pack, &body.question, body.value.as_ref(), *lens, self.today())?;
        self.change_case(permit, key, |case| case.answer(body.clone())).await
    }

    /// Says whether an opening was right.
    ///
    /// # Errors
    /// [`AppError::Rejected`] with the reason.
    pub async fn review_glass(
        &self,
        permit: &Permit<ReviewGlass>,
        key: ChangeKey,
        body: GlassReviewed,
    ) -> Result<(), AppError> {
        let by = permit.actor();
        self.change_case(permit, key, |case| case.review_glass(body.clone(), by)).await
    }
}
