//! A case that somebody reads, with all that its pages need, and its head.

use std::collections::BTreeMap;

use access::question::{
    AssignCase, CaseSubject, CloseCase, ExcludeFromCase, ReadCase, ReadLocatingData, ReadWhoLooked,
    RestrictCase, WriteCase, WritePart,
};
use domain::case::state::Standing;
use domain::case::{Lens, PartyRole};
use domain::event::Event;
use domain::flow::Flow;
use domain::form::{AnswerSheet, FormFacts, Gap, Setting, check};
use domain::id::{ActionCode, CaseId, EntryCode, PersonId, StageId, UserId};
use domain::ledger::Actor;
use domain::pack::CasePack;
use domain::person::{Field, FieldValue, Interpreter, Person, Phone};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{part_word, to, words};
use crate::error::PageError;
use crate::frame::Tone;
use crate::page::case::{CaseHead, CaseTab, Contact, Mark};
use crate::paths;
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Words;

/// What the reader may do on the case.
#[derive(Debug, Clone, Default)]
pub(super) struct May {
    /// What every member of the team does.
    pub(super) write: bool,
    /// Professions whose part the reader writes.
    pub(super) parts: Vec<Lens>,
    /// Give it to people.
    pub(super) assign: bool,
    /// Close and reopen.
    pub(super) close: bool,
    /// Restrict.
    pub(super) restrict: bool,
    /// Shut somebody out.
    pub(super) exclude: bool,
    /// See who looked.
    pub(super) who_looked: bool,
    /// See where people can be found.
    pub(super) locate: bool,
}

impl May {
    fn of(site: &Site, staff: &Staff, subject: &CaseSubject) -> Self {
        macro_rules! may {
            ($ask:ident) => {
                staff.permit(site, $ask { subject: subject.clone() }).is_ok()
            };
        }
        let writes = |lens: &Lens| {
            let ask = WritePart { subject: subject.clone(), lens: *lens };
            staff.permit(site, ask).is_ok()
        };
        Self {
            write: may!(WriteCase),
            parts: Lens::ALL.into_iter().filter(writes).collect(),
            assign: may!(AssignCase),
            close: may!(CloseCase),
            restrict: may!(RestrictCase),
            exclude: may!(ExcludeFromCase),
            who_looked: may!(ReadWhoLooked),
            locate: may!(ReadLocatingData),
        }
    }
}

/// A case that was read.
pub(super) struct Opened<'a> {
    pub(super) site: &'a Site,
    pub(super) staff: &'a Staff,
    pub(super) t: Words,
    pub(super) subject: CaseSubject,
    pub(super) page: app::case::CasePage<'a>,
    pub(super) pack: Option<&'a CasePack>,
    pub(super) sheet: AnswerSheet,
    pub(super) reached: Vec<StageId>,
    pub(super) names: BTreeMap<UserId, String>,
    pub(super) center: String,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) may: May,
}

impl<'a> Opened<'a> {
    /// Reads a case, or the part of one profession; that it was read is in the ledger then.
    pub(super) async fn read(
        site: &'a Site,
        staff: &'a Staff,
        case: CaseId,
        part: Option<Lens>,
    ) -> Result<Self, PageError> {
        let app = site.app();
        let subject = app.case_subject(case).await?;
        let permit = staff.permit(site, ReadCase { subject: subject.clone() })?;
        let page = match part {
            Some(lens) => app.case_part(&permit, lens).await?,
            None => app.case_page(&permit).await?,
        };
        let catalogue = app.catalogue();
        let service = catalogue.services.get(&page.case.service);
        let pack = service.and_then(|service| service.case_pack.as_ref());
        let view = app.view().await?;
        let center = view.centers.get(&page.case.center).map(|center| center.name.clone());
        Ok(Self {
            t: staff.words(),
            names: app.names_of(&people(&page)).await?,
            center: center.unwrap_or_else(|| page.case.center.to_string()),
            now: app.now(),
            today: app.today(),
            may: May::of(site, staff, &subject),
            sheet: page.case.sheet(),
            reached: pack.map(|pack| pack.flow.up_to(page.case.stage())).unwrap_or_default(),
            site,
            staff,
            subject,
            pack,
            page,
        })
    }

    pub(super) const fn id(&self) -> CaseId {
        self.page.case.id
    }

    pub(super) fn flow(&self) -> Option<&'a Flow> {
        self.pack.map(|pack| &pack.flow)
    }

    /// Name of an account.
    pub(super) fn user_name(&self, user: UserId) -> String {
        let gone = || self.t.case_someone_gone().plain().to_owned();
        self.names.get(&user).cloned().unwrap_or_else(gone)
    }

    /// Who did something.
    pub(super) fn actor(&self, actor: Actor) -> String {
        crate::labels::actor(&self.t, &self.names, actor)
    }

    /// A person of the case.
    pub(super) fn person(&self, person: PersonId) -> Option<&Person> {
        let mut persons = self.page.persons.iter();
        persons.find(|(id, _)| *id == person).map(|(_, person)| person)
    }

    /// Name of a person of the case.
    pub(super) fn person_name(&self, person: PersonId) -> String {
        words::name(&self.t, self.person(person), self.today)
    }

    pub(super) fn when(&self, at: Timestamp) -> String {
        words::when(&self.t, at, self.now)
    }

    /// Words of a stage.
    pub(super) fn stage(&self, id: &StageId) -> String {
        let stage = self.flow().and_then(|flow| flow.stage(id));
        stage.map_or_else(|| id.to_string(), |stage| stage.label.clone())
    }

    /// What a gate asks for.
    pub(super) fn gate(&self, id: &EntryCode) -> String {
        let gate = self.flow().and_then(|flow| flow.gates.get(id));
        gate.map_or_else(|| id.to_string(), |gate| gate.message.clone())
    }

    /// Words of a reason to close.
    pub(super) fn closure(&self, code: &EntryCode) -> String {
        let reason = self.flow().and_then(|flow| flow.closure(code));
        reason.map_or_else(|| code.to_string(), |reason| reason.label.clone())
    }

    /// Words of an action.
    pub(super) fn action(&self, code: &ActionCode) -> String {
        let action = self.pack.and_then(|pack| pack.actions.get(code));
        action.map_or_else(|| code.to_string(), |action| action.label.clone())
    }

    /// What a check of a form needs.
    pub(super) fn setting(&self) -> Option<Setting<'_>> {
        let (pack, facts) = (self.pack?, self.page.facts.as_ref()?);
        Some(Setting {
            facts: FormFacts::of_case(&pack.forms, &self.sheet, facts),
            dictionaries: &pack.dictionaries,
            reached: &self.reached,
            today: self.today,
        })
    }

    /// Answers that are missing at this stage in the part of a profession.
    fn missing(&self, lens: Lens) -> usize {
        let (Some(pack), Some(setting)) = (self.pack, self.setting()) else { return 0 };
        let of_lens = |form: &domain::form::Form, gap: &Gap| match gap {
            Gap::Question(question) => {
                form.field(&question.field).is_some_and(|(section, _)| section.lens == lens)
            }
            Gap::Rows { section, .. } => {
                form.sections.iter().any(|own| own.id == *section && own.lens == lens)
            }
        };
        let forms = pack.forms.values();
        forms
            .map(|form| check(form, &setting).gaps.iter().filter(|gap| of_lens(form, gap)).count())
            .sum()
    }

    /// The head of a page; `part` is the profession whose part it is.
    pub(super) fn head(&self, current: &str) -> CaseHead {
        let (t, case) = (&self.t, &self.page.case);
        let user = case.service_user().and_then(|person| self.person(person));
        let (language, needs_interpreter) = self.language(user);
        let flow = self.flow();
        let entry =
            flow.and_then(|flow| flow.entries.iter().find(|e| e.condition == case.condition));
        CaseHead {
            href: to(paths::CASE, case.id),
            number: case.number.to_string(),
            name: words::name(t, user, self.today),
            age: user
                .and_then(|user| user.birth(self.today))
                .and_then(|birth| words::age(t, birth, self.today)),
            language,
            needs_interpreter,
            contact: self.contact(user),
            marks: self.marks(),
            stage: self.stage(case.stage()),
            condition: entry.map(|entry| entry.label.clone()).unwrap_or_default(),
            opened_on: show::day(case.opened_on),
            center: self.center.clone(),
            team: case
                .team
                .iter()
                .map(|(lens, user)| (words::lens(t, *lens), self.user_name(*user)))
                .collect(),
            tabs: self.tabs(current),
        }
    }

    fn tabs(&self, current: &str) -> Vec<CaseTab> {
        let t = &self.t;
        let case = self.id().to_string();
        let tab = |href: String, label, missing| CaseTab {
            is_current: href == current,
            href,
            label,
            missing,
        };
        let mut tabs = vec![tab(to(paths::CASE, self.id()), t.case_tab_file(), 0)];
        for lens in Lens::ALL {
            let writes = self.may.parts.contains(&lens) && self.page.case.is_open();
            let missing = if writes { self.missing(lens) } else { 0 };
            let href = paths::fill(paths::CASE_PART, &[&case, part_word(lens)]);
            tabs.push(tab(href, words::lens(t, lens), missing));
        }
        tabs.push(tab(to(paths::CASE_RISK, self.id()), t.risk_tab(), 0));
        tabs.push(tab(to(paths::CASE_PAPERS, self.id()), t.paper_tab(), 0));
        if self.may.who_looked {
            tabs.push(tab(to(paths::CASE_READINGS, self.id()), t.case_tab_readings(), 0));
        }
        tabs
    }

    fn marks(&self) -> Vec<Mark> {
        let (t, case) = (&self.t, &self.page.case);
        let mut marks = Vec::new();
        let level = self.page.facts.as_ref().and_then(|facts| facts.risk_level);
        if let Some(level) = level {
            let class = match level {
                domain::risk::RiskLevel::Severe => "danger",
                domain::risk::RiskLevel::Mild => "",
                _ => "warning",
            };
            marks.push(Mark { class, text: t.case_risk(level.as_str()) });
        }
        if case.restricted {
            marks.push(Mark { class: "warning", text: t.case_restricted() });
        }
        if let Standing::Closed { on, reason, .. } = &case.standing {
            let text = t.case_closed(show::day(on), self.closure(reason));
            marks.push(Mark { class: "off", text });
        }
        marks
    }

    fn language(&self, user: Option<&Person>) -> (Option<crate::words::Phrase>, bool) {
        let t = &self.t;
        let said = |field| user.and_then(|user| user.current(field, self.today)).map(|f| &f.value);
        let spoken = match (said(Field::AttentionLanguage), said(Field::MotherTongue)) {
            (Some(FieldValue::AttentionLanguage(code)), _) => {
                Some((t.language_name(code.as_str()), true))
            }
            (_, Some(FieldValue::MotherTongue(code))) => {
                Some((t.language_name(code.as_str()), false))
            }
            _ => None,
        };
        if let Some(FieldValue::Interpreter(Interpreter::Needed(code))) = said(Field::Interpreter) {
            let interpreter = t.language_name(code.as_str());
            let own = spoken.map_or_else(|| interpreter.clone(), |(name, _)| name);
            return (Some(t.case_language_interpreter(interpreter, own)), true);
        }
        let words = spoken.map(|(name, is_asked)| {
            if is_asked { t.case_language_attention(name) } else { t.case_language_mother(name) }
        });
        (words, false)
    }

    /// Numbers are for the team: whoever only reads sees the rule and not the number.
    fn contact(&self, user: Option<&Person>) -> Contact {
        let t = &self.t;
        let facts = user.map(|user| user.all_on(Field::Phone, self.today)).unwrap_or_default();
        let phones: Vec<&Phone> = facts
            .into_iter()
            .filter_map(|fact| match &fact.value {
                FieldValue::Phone(phone) => Some(phone),
                _ => None,
            })
            .collect();
        let now = phones.iter().any(|phone| phone.contact.may_call_at(self.now));
        let ever =
            |phone: &&Phone| !matches!(phone.contact.may_call, domain::person::MayCall::Never);
        let (tone, short) = if phones.is_empty() {
            (Tone::Warning, t.contact_none())
        } else if now {
            (Tone::Calm, t.contact_now())
        } else if phones.iter().any(ever) {
            (Tone::Warning, t.contact_within())
        } else {
            (Tone::Danger, t.contact_never())
        };
        let number = |phone: &Phone| {
            if self.may.write { phone.number.as_str().to_owned() } else { String::new() }
        };
        let phones = phones.iter().map(|phone| (number(phone), words::phone_rules(t, phone)));
        Contact { tone, short, phones: phones.collect() }
    }

    /// Whether a person has part in the case, whatever as.
    pub(super) fn has_party(&self, person: PersonId) -> bool {
        self.page.case.parties.iter().any(|party| party.person == person)
    }

    /// What a party is to her, in words of the pack.
    pub(super) fn relation(&self, code: &EntryCode) -> String {
        let entries = self.pack.into_iter().flat_map(|pack| pack.dictionaries.values());
        let entry = entries.filter_map(|dictionary| dictionary.entry(code)).next();
        entry.map_or_else(|| code.to_string(), |entry| entry.label.clone())
    }

    /// Words and colour of what somebody is in the case.
    pub(super) fn role(&self, role: PartyRole) -> Mark {
        let class = match role {
            PartyRole::AllegedAggressor => "danger",
            PartyRole::ServiceUser => "",
            PartyRole::IndirectVictim => "warning",
            PartyRole::Informant => "off",
        };
        Mark { class, text: self.t.party_role(role.as_str()) }
    }
}

/// Everybody whose name a page of the case says.
fn people(page: &app::case::CasePage<'_>) -> Vec<Actor> {
    let case = &page.case;
    let mut people: Vec<Actor> = case.history.iter().map(|fact| fact.by).collect();
    people.extend(case.team.iter().map(|(_, user)| Actor::User(*user)));
    people.extend(case.excluded.iter().map(|user| Actor::User(*user)));
    people.extend(case.tasks.values().filter_map(|task| task.plan.owner).map(Actor::User));
    people.extend(case.history.iter().filter_map(|fact| match &fact.event {
        Event::CaseAssigned(body) => Some(Actor::User(body.user)),
        Event::CaseUnassigned(body) => Some(Actor::User(body.user)),
        Event::UserExcluded(body) => Some(Actor::User(body.user)),
        _ => None,
    }));
    people
}
