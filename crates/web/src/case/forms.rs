//! The small forms of a case, as values. What was refused stands in its form again.

use domain::case::decide::Rejected;
use domain::case::state::Standing;
use domain::case::{Lens, PartyRole};
use domain::id::{TaskId, UserId};

use super::opened::Opened;
use super::{clocks, to, words};
use crate::frame::Choice;
use crate::page::case::{CaseForm, CaseFormField, Control, OptionGroup, Sent};
use crate::paths;
use crate::words::Phrase;

/// Why a change did not happen: our page error, the case's refusal, or a word about a field.
#[derive(Debug)]
pub(super) enum Refused {
    Page(crate::error::PageError),
    Case(Rejected),
    Words(Phrase),
}

impl From<crate::error::PageError> for Refused {
    fn from(error: crate::error::PageError) -> Self {
        Self::Page(error)
    }
}

impl From<app::AppError> for Refused {
    fn from(error: app::AppError) -> Self {
        match error {
            app::AppError::Rejected(rejected) => Self::Case(rejected),
            other => Self::Page(other.into()),
        }
    }
}

/// What somebody sent and why it was refused.
pub(super) struct Kept {
    pub(super) sent: Sent,
    pub(super) why: Phrase,
}

/// Makes the forms of one page.
pub(super) struct Forms<'a> {
    pub(super) o: &'a Opened<'a>,
    pub(super) kept: Option<&'a Kept>,
    /// The task whose action is being written down.
    pub(super) task: Option<TaskId>,
}

pub(super) fn field(name: &'static str, label: Phrase, control: Control) -> CaseFormField {
    CaseFormField { name, label, hint: None, value: String::new(), control, is_required: true }
}

impl CaseFormField {
    fn optional(mut self) -> Self {
        self.is_required = false;
        self
    }

    fn hint(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    fn holding(mut self, value: String) -> Self {
        self.value = value;
        self
    }
}

/// A list without headings.
fn list<V: Into<String>, L: Into<String>>(options: impl IntoIterator<Item = (V, L)>) -> Control {
    Control::List(vec![OptionGroup { label: String::new(), choices: Choice::list(options, "") }])
}

impl Forms<'_> {
    /// A form; unfolded with what was sent if it is the one that was refused.
    pub(super) fn form(
        &self,
        id: impl Into<String>,
        path: &str,
        (title, submit): (Phrase, Phrase),
        fields: Vec<CaseFormField>,
    ) -> CaseForm {
        let id = id.into();
        let mut form = CaseForm {
            hidden: vec![("from", id.clone())],
            id,
            title,
            lead: None,
            action: to(path, self.o.id()),
            token: self.o.staff.session.form_token.clone(),
            key: self.o.site.app().fresh_uuid().to_string(),
            fields,
            submit,
            tone: "",
            is_open: false,
            error: None,
        };
        if let Some(kept) = self.kept.filter(|kept| kept.sent.word("from") == form.id) {
            form.keep(&kept.sent, kept.why.clone());
        }
        form
    }

    fn lens_field(&self, lenses: &[Lens], label: Phrase) -> CaseFormField {
        let t = &self.o.t;
        let options =
            lenses.iter().map(|lens| (lens.as_str(), words::lens(t, *lens).plain().to_owned()));
        field("lens", label, list(options))
    }

    /// Writing a note, and writing down what was done.
    pub(super) fn writing(&self) -> Vec<CaseForm> {
        let o = self.o;
        let parts = o.may.parts.as_slice();
        let mut forms = Vec::new();
        if parts.is_empty() {
            return forms;
        }
        forms.push(self.note(parts));
        if o.page.case.is_open() {
            forms.push(self.action(parts));
            forms.extend(self.withdraw(parts));
        }
        forms
    }

    fn note(&self, parts: &[Lens]) -> CaseForm {
        let t = &self.o.t;
        let reach = [
            ("team", t.note_reach_team().plain().to_owned()),
            ("profession", t.note_reach_profession().plain().to_owned()),
        ];
        let mut fields = vec![
            field("text", t.note_text(), Control::Lines),
            field("reach", t.note_reach(), Control::Few(Choice::list(reach, "team"))),
        ];
        self.with_lens(parts, &mut fields);
        let mut form = self.form("note", paths::CASE_NOTE, (t.note_write(), t.note_do()), fields);
        self.only_lens(parts, &mut form);
        form
    }

    /// Whoever has several professions says from which one he writes.
    fn with_lens(&self, parts: &[Lens], fields: &mut Vec<CaseFormField>) {
        if parts.len() > 1 {
            fields.push(self.lens_field(parts, self.o.t.note_lens()));
        }
    }

    fn only_lens(&self, parts: &[Lens], form: &mut CaseForm) {
        if let [lens] = parts {
            form.hidden.push(("lens", lens.as_str().to_owned()));
        }
    }

    /// Actions in force, under the professions that do them.
    fn actions(&self, lenses: &[Lens]) -> Control {
        let o = self.o;
        let group = |lens: &Lens| {
            let all = o.pack.into_iter().flat_map(|pack| pack.actions.in_force(o.today));
            let own = all.filter(|action| action.lenses.contains(lens));
            let options = own.map(|action| (action.code.to_string(), action.label.clone()));
            let label = if lenses.len() > 1 {
                words::lens(&o.t, *lens).plain().to_owned()
            } else {
                String::new()
            };
            OptionGroup { label, choices: Choice::list(options, "") }
        };
        Control::List(lenses.iter().map(group).collect())
    }

    /// The same with the profession in the value: a task is of the profession under which it was chosen.
    fn work_of_each(&self) -> Control {
        let mut control = self.actions(&Lens::ALL);
        if let Control::List(groups) = &mut control {
            for (group, lens) in groups.iter_mut().zip(Lens::ALL) {
                for choice in &mut group.choices {
                    choice.value = format!("{} {}", lens.as_str(), choice.value);
                }
            }
        }
        control
    }

    fn open_tasks(&self) -> Vec<(String, String)> {
        let o = self.o;
        let tasks = o.page.case.open_tasks().into_iter();
        tasks
            .map(|plan| {
                let due = crate::show::day(plan.due_on);
                (plan.task.to_string(), format!("{} ({due})", o.action(&plan.action)))
            })
            .collect()
    }

    fn action(&self, parts: &[Lens]) -> CaseForm {
        let (o, t) = (self.o, &self.o.t);
        let mut fields = vec![
            field("action", t.action_what(), self.actions(parts)),
            field("day", t.action_day(), Control::Day).holding(o.today.to_string()),
            field("remark", t.action_remark(), Control::Line).optional(),
        ];
        let tasks = self.open_tasks();
        if !tasks.is_empty() {
            let hint = t.action_task_hint();
            fields.push(field("task", t.action_task(), list(tasks)).optional().hint(hint));
        }
        self.with_lens(parts, &mut fields);
        let words = (t.action_write(), t.action_do());
        let mut form = self.form("action", paths::CASE_ACTION, words, fields);
        self.only_lens(parts, &mut form);
        let task = self.task.and_then(|task| o.page.case.tasks.get(&task));
        if let Some(task) = task.filter(|_| form.error.is_none()) {
            form.begin("task", &task.plan.task.to_string());
            form.begin("action", task.plan.action.as_str());
        }
        form
    }

    fn withdraw(&self, parts: &[Lens]) -> Option<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        let own = o.page.case.actions.iter().rev().filter(|a| parts.contains(&a.body.lens));
        let options: Vec<(String, String)> = own
            .map(|action| {
                let day = crate::show::day(action.body.done_on);
                (
                    action.body.record.to_string(),
                    format!("{} ({day})", o.action(&action.body.action)),
                )
            })
            .collect();
        if options.is_empty() {
            return None;
        }
        let fields = vec![
            field("record", t.withdraw_which(), list(options)),
            field("reason", t.withdraw_reason(), Control::Line),
        ];
        let words = (t.withdraw_write(), t.withdraw_do());
        Some(self.form("withdraw", paths::CASE_ACTION_WITHDRAW, words, fields))
    }

    /// Planning a task.
    pub(super) fn plan(&self) -> Vec<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        if !o.may.write || !o.page.case.is_open() {
            return Vec::new();
        }
        let team: Vec<(String, String)> = o
            .page
            .case
            .team
            .iter()
            .map(|(_, user)| (user.to_string(), o.user_name(*user)))
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect();
        let mut fields = vec![
            field("what", t.task_plan_action(), self.work_of_each()),
            field("due", t.task_plan_due(), Control::Day),
            field("owner", t.task_plan_owner(), list(team))
                .optional()
                .hint(t.task_plan_owner_hint()),
            field("remark", t.task_plan_remark(), Control::Line).optional(),
        ];
        let tasks = self.open_tasks();
        if !tasks.is_empty() {
            let after = field("after", t.task_plan_after(), list(tasks));
            fields.push(after.optional().hint(t.task_plan_after_hint()));
        }
        let words = (t.task_plan(), t.task_plan_do());
        vec![self.form("plan", paths::CASE_TASK, words, fields)]
    }

    /// Finishing and dropping one task.
    pub(super) fn of_task(&self, task: TaskId) -> Vec<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        if !o.may.write {
            return Vec::new();
        }
        let day = field("day", t.task_finish_day(), Control::Day).holding(o.today.to_string());
        let words = (t.task_finish(), t.task_finish_do());
        let mut finish =
            self.form(format!("finish-{task}"), paths::CASE_TASK_FINISH, words, vec![day]);
        finish.lead = Some(t.task_finish_lead());
        let reason = field("reason", t.task_drop_reason(), Control::Line);
        let words = (t.task_drop(), t.task_drop_do());
        let mut drop =
            self.form(format!("drop-{task}"), paths::CASE_TASK_DROP, words, vec![reason]);
        drop.tone = "danger";
        for form in [&mut finish, &mut drop] {
            form.hidden.push(("task", task.to_string()));
        }
        vec![finish, drop]
    }

    /// Writing down a moment.
    pub(super) fn milestone(&self) -> Vec<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        if !o.may.write {
            return Vec::new();
        }
        let fields = vec![
            field("moment", t.milestone_what(), list(clocks::moments(o))),
            field("at", t.milestone_at(), Control::Moment),
        ];
        let words = (t.milestone_do(), t.milestone_save());
        let mut form = self.form("milestone", paths::CASE_MILESTONE, words, fields);
        form.lead = Some(t.milestone_lead());
        vec![form]
    }

    /// Giving the case to somebody.
    pub(super) fn assign(&self, workers: &[app::case::CaseWorker]) -> Vec<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        if !o.may.assign || !o.page.case.is_open() {
            return Vec::new();
        }
        let group = |lens: Lens| {
            let able = workers.iter().filter(move |worker| worker.lenses.contains(&lens));
            let option = able.map(move |worker| {
                (format!("{} {}", lens.as_str(), worker.user), worker.full_name.clone())
            });
            OptionGroup {
                label: words::lens(t, lens).plain().to_owned(),
                choices: Choice::list(option, ""),
            }
        };
        let groups = Lens::ALL.into_iter().map(group).filter(|group| !group.choices.is_empty());
        let user = field("member", t.team_assign_user(), Control::List(groups.collect()));
        let words = (t.team_assign(), t.team_assign_do());
        vec![self.form("assign", paths::CASE_TEAM, words, vec![user])]
    }

    /// Taking the case from somebody.
    pub(super) fn unassign(&self, lens: Lens, user: UserId) -> Vec<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        if !o.may.assign {
            return Vec::new();
        }
        let member = format!("{} {user}", lens.as_str());
        let id = format!("unassign-{}-{user}", lens.as_str());
        let words = (t.team_unassign(), t.team_unassign_do());
        let mut form = self.form(id, paths::CASE_TEAM_LEAVE, words, Vec::new());
        form.lead = Some(t.team_unassign_lead());
        form.tone = "danger";
        form.hidden.push(("member", member));
        vec![form]
    }

    /// Taking somebody out of the case.
    pub(super) fn leave(&self, person: domain::id::PersonId, role: PartyRole) -> Vec<CaseForm> {
        let (o, t) = (self.o, &self.o.t);
        if !o.may.write || !o.page.case.is_open() || role == PartyRole::ServiceUser {
            return Vec::new();
        }
        let reason = field("reason", t.party_remove_reason(), Control::Line);
        let id = format!("leave-{}-{person}", role.as_str());
        let words = (t.party_remove(), t.party_remove_do());
        let mut form = self.form(id, paths::CASE_PARTY_LEAVE, words, vec![reason]);
        form.tone = "danger";
        form.hidden.push(("person", person.to_string()));
        form.hidden.push(("role", role.as_str().to_owned()));
        vec![form]
    }

    /// Going on to a stage.
    pub(super) fn stage(&self, stage: &domain::id::StageId) -> CaseForm {
        let (o, t) = (self.o, &self.o.t);
        let go = t.case_way_go(o.stage(stage));
        let mut form =
            self.form(format!("stage-{stage}"), paths::CASE_STAGE, (go.clone(), go), Vec::new());
        form.hidden.push(("stage", stage.to_string()));
        form
    }

    /// Closing, reopening, restricting, shutting out.
    pub(super) fn standing(&self, workers: &[app::case::CaseWorker]) -> Vec<CaseForm> {
        let o = self.o;
        let mut forms = Vec::new();
        if o.may.close {
            forms.push(match &o.page.case.standing {
                Standing::Open { .. } => self.close(),
                Standing::Closed { .. } => self.reopen(),
            });
        }
        if o.may.restrict {
            forms.push(self.restrict());
        }
        if o.may.exclude {
            forms.push(self.exclude(workers));
            forms.extend(o.page.case.excluded.iter().map(|user| self.include(*user)));
        }
        forms
    }

    fn close(&self) -> CaseForm {
        let (o, t) = (self.o, &self.o.t);
        let open = o.page.rules.closures.iter().filter(|closure| closure.barred_by.is_empty());
        let reasons: Vec<(String, String)> =
            open.map(|c| (c.reason.to_string(), o.closure(&c.reason))).collect();
        let fields = vec![
            field("reason", t.close_reason(), list(reasons)),
            field("day", t.close_day(), Control::Day).holding(o.today.to_string()),
            field("remark", t.close_remark(), Control::Lines).optional(),
        ];
        let mut form =
            self.form("close", paths::CASE_CLOSE, (t.close_write(), t.close_do()), fields);
        form.tone = "danger";
        form
    }

    fn reopen(&self) -> CaseForm {
        let t = &self.o.t;
        let reason = field("reason", t.reopen_reason(), Control::Line);
        self.form("reopen", paths::CASE_REOPEN, (t.reopen_write(), t.reopen_do()), vec![reason])
    }

    fn restrict(&self) -> CaseForm {
        let t = &self.o.t;
        let restricted = self.o.page.case.restricted;
        let words = if restricted {
            (t.unrestrict_write(), t.unrestrict_do())
        } else {
            (t.restrict_write(), t.restrict_do())
        };
        let reason = field("reason", t.reason_label(), Control::Line);
        let mut form = self.form("restrict", paths::CASE_RESTRICT, words, vec![reason]);
        form.lead = (!restricted).then(|| t.restrict_lead());
        form.hidden.push(("restricted", if restricted { "no" } else { "yes" }.to_owned()));
        form
    }

    fn exclude(&self, workers: &[app::case::CaseWorker]) -> CaseForm {
        let (o, t) = (self.o, &self.o.t);
        let others = workers.iter().filter(|w| w.user != o.staff.account().user);
        let users = others.map(|worker| (worker.user.to_string(), worker.full_name.clone()));
        let fields = vec![
            field("user", t.exclude_user(), list(users)),
            field("reason", t.reason_label(), Control::Line),
        ];
        let words = (t.exclude_write(), t.exclude_do());
        let mut form = self.form("exclude", paths::CASE_EXCLUDE, words, fields);
        form.lead = Some(t.exclude_lead());
        form.tone = "danger";
        form.hidden.push(("excluded", "yes".to_owned()));
        form
    }

    fn include(&self, user: UserId) -> CaseForm {
        let (o, t) = (self.o, &self.o.t);
        let words = (t.include_write(o.user_name(user)), t.include_do());
        let reason = field("reason", t.reason_label(), Control::Line);
        let mut form =
            self.form(format!("include-{user}"), paths::CASE_EXCLUDE, words, vec![reason]);
        form.hidden.push(("user", user.to_string()));
        form.hidden.push(("excluded", "no".to_owned()));
        form
    }

    /// What somebody is in the case, and to her.
    pub(super) fn party_fields(&self) -> Vec<CaseFormField> {
        let (o, t) = (self.o, &self.o.t);
        let roles = PartyRole::ALL.into_iter().filter(|role| *role != PartyRole::ServiceUser);
        let roles =
            roles.map(|role| (role.as_str(), t.party_role(role.as_str()).plain().to_owned()));
        let mut fields = vec![field("role", t.party_join_role(), list(roles))];
        let relations = relations(o);
        if !relations.is_empty() {
            fields.push(field("relation", t.party_join_relation(), list(relations)).optional());
        }
        fields
    }
}

/// Codes for what one person is to another: those of the dictionary that questions about a person of the case are answered
/// with, the nearest the pack has to say it.
fn relations(o: &Opened<'_>) -> Vec<(String, String)> {
    let Some(pack) = o.pack else { return Vec::new() };
    let sections = pack.forms.values().flat_map(|form| &form.sections);
    let beside_a_person = sections.filter(|section| {
        section.fields.iter().any(|field| field.kind == domain::form::FieldKind::Person)
    });
    let dictionary = beside_a_person
        .flat_map(|section| &section.fields)
        .filter_map(|field| field.kind.dictionary())
        .find_map(|id| pack.dictionaries.get(id));
    let entries = dictionary.into_iter().flat_map(|dictionary| dictionary.in_force(o.today));
    entries.map(|entry| (entry.code.to_string(), entry.label.clone())).collect()
}
