//! What happened to a case, in sentences, newest first.

use domain::case::NoteReach;
use domain::case::state::Recorded;
use domain::event::Event;
use domain::id::{ActionCode, TaskId};

use super::opened::Opened;
use super::{clocks, words};
use crate::page::case::Happening;
use crate::show;
use crate::words::Phrase;

/// Which part of the timeline is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Notes,
    Actions,
    Steps,
}

impl Show {
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Notes, Self::Actions, Self::Steps];

    /// The word in addresses.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Notes => "notas",
            Self::Actions => "acciones",
            Self::Steps => "etapas",
        }
    }

    pub(super) fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.word() == word).unwrap_or(Self::All)
    }

    fn shows(self, class: &str) -> bool {
        match self {
            Self::All => true,
            Self::Notes => class == "note",
            Self::Actions => class == "action",
            Self::Steps => matches!(class, "stage" | "moment"),
        }
    }
}

/// A sentence with its class and the words of people.
struct Said {
    class: &'static str,
    what: Phrase,
    words: String,
    reach: Option<Phrase>,
}

impl Said {
    const fn new(class: &'static str, what: Phrase) -> Self {
        Self { class, what, words: String::new(), reach: None }
    }

    fn with(mut self, words: &str) -> Self {
        words.clone_into(&mut self.words);
        self
    }
}

/// The timeline. Answers of one person to one part, one after the other, are one line.
pub(super) fn happenings(o: &Opened<'_>, shown: Show) -> Vec<Happening> {
    let history = &o.page.case.history;
    let mut happenings = Vec::new();
    let mut at = 0;
    while let Some(fact) = history.get(at) {
        let run = answers_from(o, history.get(at..).unwrap_or_default());
        let (said, last) = match run {
            Some((count, lens)) => {
                let what = o.t.happened_answered(count, words::lens(&o.t, lens));
                (Some(Said::new("answer", what)), history.get(at + count - 1).unwrap_or(fact))
            }
            None => (said(o, fact), fact),
        };
        at += run.map_or(1, |(count, _)| count);
        let Some(said) = said.filter(|said| shown.shows(said.class)) else { continue };
        happenings.push(Happening {
            class: said.class,
            what: said.what,
            words: said.words,
            by: o.actor(last.by),
            at: o.when(last.at),
            instant: last.at.to_string(),
            reach: said.reach,
        });
    }
    happenings.reverse();
    happenings
}

/// How many answers of one person to one part begin here.
fn answers_from(o: &Opened<'_>, facts: &[Recorded]) -> Option<(usize, domain::case::Lens)> {
    let first = facts.first()?;
    let lens = answered_lens(o, &first.event)?;
    let same = |fact: &&Recorded| {
        fact.by == first.by
            && answered_lens(o, &fact.event) == Some(lens)
            && words::local(fact.at).date() == words::local(first.at).date()
    };
    Some((facts.iter().take_while(same).count(), lens))
}

fn answered_lens(o: &Opened<'_>, event: &Event) -> Option<domain::case::Lens> {
    let Event::CaseAnswered(body) = event else { return None };
    let form = o.pack?.forms.get(&body.question.form)?;
    form.field(&body.question.field).map(|(section, _)| section.lens)
}

fn task_action(o: &Opened<'_>, task: TaskId) -> String {
    let task = o.page.case.tasks.get(&task);
    task.map(|task| o.action(&task.plan.action)).unwrap_or_default()
}

fn done(o: &Opened<'_>, action: &ActionCode, lens: domain::case::Lens, day: String) -> Phrase {
    o.t.happened_action(o.action(action), day, words::lens(&o.t, lens))
}

fn said(o: &Opened<'_>, fact: &Recorded) -> Option<Said> {
    work_said(o, fact).or_else(|| standing_said(o, fact))
}

/// Work on the case: notes, actions, tasks, moments, people.
fn work_said(o: &Opened<'_>, fact: &Recorded) -> Option<Said> {
    let t = &o.t;
    Some(match &fact.event {
        Event::NoteWritten(body) => {
            let lens = words::lens(t, body.lens);
            let reach = (body.reach == NoteReach::Profession)
                .then(|| t.case_reach_profession(lens.clone()));
            Said { reach, ..Said::new("note", t.happened_note(lens)) }.with(&body.text)
        }
        Event::ActionDone(body) => {
            let what = done(o, &body.action, body.lens, show::day(body.done_on));
            Said::new("action", what).with(&body.remark)
        }
        Event::ActionWithdrawn(body) => {
            Said::new("action", t.happened_withdrawn()).with(&body.reason)
        }
        Event::TaskPlanned(body) => {
            let what = t.happened_planned(o.action(&body.action), show::day(body.due_on));
            Said::new("task", what).with(&body.remark)
        }
        Event::TaskFinished(body) => {
            let what = t.happened_finished(task_action(o, body.task), show::day(body.done_on));
            Said::new("task", what)
        }
        Event::TaskDropped(body) => {
            Said::new("task", t.happened_dropped(task_action(o, body.task))).with(&body.reason)
        }
        Event::MilestoneReached(body) => {
            let moment = clocks::moment(t, &body.milestone).unwrap_or_else(|| {
                // A moment that this program has no words for is shown by its name.
                Phrase::of_pack(body.milestone.as_str(), t.lang(), t.lang())
            });
            Said::new("moment", t.happened_milestone(show::instant(body.at), moment))
        }
        Event::PartyJoined(body) => {
            let role = t.party_role(body.role.as_str());
            Said::new("person", t.happened_joined(o.person_name(body.person), role))
        }
        Event::PartyLeft(body) => {
            Said::new("person", t.happened_left(o.person_name(body.person))).with(&body.reason)
        }
        Event::CaseAssigned(body) => {
            let lens = words::lens(t, body.lens);
            Said::new("person", t.happened_assigned(lens, o.user_name(body.user)))
        }
        Event::CaseUnassigned(body) => {
            let lens = words::lens(t, body.lens);
            Said::new("person", t.happened_unassigned(lens, o.user_name(body.user)))
        }
        _ => return None,
    })
}

/// Where the case stands and who may see it. Kinds of events that others add are left out until they have words.
fn standing_said(o: &Opened<'_>, fact: &Recorded) -> Option<Said> {
    let t = &o.t;
    Some(match &fact.event {
        Event::CaseOpened(body) => {
            let flow = o.flow();
            let entry =
                flow.and_then(|flow| flow.entries.iter().find(|e| e.condition == body.condition));
            let condition = entry.map(|entry| entry.label.clone()).unwrap_or_default();
            Said::new("stage", t.happened_opened(condition))
        }
        Event::StageReached(body) => Said::new("stage", t.happened_stage(o.stage(&body.to))),
        Event::CaseClosed(body) => {
            let what = t.happened_closed(show::day(body.closed_on), o.closure(&body.reason));
            Said::new("stage", what).with(&body.remark)
        }
        Event::RiskLevelSet(body) => Said::new("stage", t.happened_risk(body.level.as_str())),
        Event::PaperIssued(body) => {
            let day = show::day(body.dated);
            Said::new("paper", t.happened_paper(day, body.number.as_str(), body.title.as_str()))
        }
        Event::FileAttached(body) => Said::new("paper", t.happened_file(body.label.as_str())),
        Event::CaseReopened(body) => Said::new("stage", t.happened_reopened()).with(&body.reason),
        Event::CaseMoved(_) => Said::new("stage", t.happened_moved()),
        Event::CaseRestricted(body) => {
            let what =
                if body.restricted { t.happened_restricted() } else { t.happened_unrestricted() };
            Said::new("wall", what).with(&body.reason)
        }
        Event::UserExcluded(body) => {
            let name = o.user_name(body.user);
            let what =
                if body.excluded { t.happened_excluded(name) } else { t.happened_included(name) };
            Said::new("wall", what).with(&body.reason)
        }
        Event::GlassBroken(body) => {
            let reason = t.glass_why(body.reason.as_str());
            let until = show::instant(body.until);
            Said::new("glass", t.happened_glass(reason, until)).with(&body.words)
        }
        Event::GlassReviewed(body) => {
            let justified = if body.justified { "yes" } else { "no" };
            Said::new("glass", t.happened_reviewed(justified)).with(&body.words)
        }
        _ => return None,
    })
}
