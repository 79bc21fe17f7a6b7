//! What is asked in a pack case, in words, and how the pack answers.

use jiff::civil::Date;
use toml::Value as Toml;

use crate::condition::{Outcome, Value};
use crate::flow::{CountedEvent, PlannedStep, Start, Tally, WorkingDays};
use crate::form::{Asked, Form, Gap, Problem, asked, check, validate};
use crate::id::{ActionCode, DictionaryId, EntryCode, FormId, ParameterKey, StageId};

use super::example::Found;
use super::example_given::Scene;

/// What a case asks of the pack, in words: a verb and its operands.
pub(super) struct Question {
    verb: String,
    operands: Vec<String>,
    text: String,
}

const VERBS: &str = "ask, answer, complete, reach, close, start, again, parameter, code, action, enter, count, tally, compute";

impl Question {
    /// Reads `reach planned from evaluated`: the verb, then its operands without the little words between them.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (head, value) = text.split_once('=').unwrap_or((text, ""));
        let mut words = head.split_whitespace();
        let verb = words.next().ok_or("`when` is blank")?.to_owned();
        let operands = words.filter(|word| !matches!(*word, "from" | "in" | "at"));
        let operands = operands.map(str::to_owned).collect();
        Ok(Self { verb, operands, text: value.trim().to_owned() })
    }

    fn operand(&self, at: usize, what: &str) -> Result<&str, String> {
        let word = self.operands.get(at).map(String::as_str);
        word.ok_or_else(|| format!("`{}` needs {what}", self.verb))
    }
}

impl<'a> Scene<'a> {
    /// What the pack answers.
    pub(super) fn ask(&self, question: &Question) -> Result<Found, String> {
        match question.verb.as_str() {
            "ask" => self.is_asked(question),
            "answer" => self.takes_answer(question),
            "complete" => self.is_complete(question),
            "reach" => self.reaches(question),
            "close" => self.closes(question),
            "start" => self.starts(question),
            "again" => self.again(question),
            "parameter" => self.parameter(question),
            "code" => self.code(question),
            "action" => self.action(question),
            "enter" => self.enters(question),
            "count" => self.counts(question),
            "tally" => self.tallies(question),
            "compute" => self.computes(question),
            verb => Err(format!("nobody knows how to `{verb}`; write one of {VERBS}")),
        }
    }

    fn form(&self, id: &str) -> Result<&'a Form, String> {
        let form = FormId::parse(id).ok().and_then(|id| self.pack.forms.get(&id));
        form.ok_or_else(|| format!("there is no form `{id}`"))
    }

    fn is_asked(&self, question: &Question) -> Result<Found, String> {
        let name = question.operand(0, "a question")?;
        let (wanted, _) =
            self.question(name)?.ok_or_else(|| format!("there is no question `{name}`"))?;
        let reached = match question.operands.get(1) {
            Some(stage) => self.pack.flow.up_to(&self.stage(stage)?),
            None => Vec::new(),
        };
        let setting = self.setting(&reached);
        let form = self.form(wanted.form.as_str())?;
        let all = asked(form, &setting);
        let is_it = |one: &&Asked<'_>| one.row == wanted.row && one.field.id == wanted.field;
        let one = all.iter().find(is_it).ok_or("the row has no answer yet: give it one")?;
        Ok([("shown", word(one.shown)), ("required", word(one.required))].into())
    }

    fn takes_answer(&self, question: &Question) -> Result<Found, String> {
        let name = question.operand(0, "a question")?;
        let (_, field) =
            self.question(name)?.ok_or_else(|| format!("there is no question `{name}`"))?;
        let dictionary = field.kind.dictionary().and_then(|id| self.pack.dictionaries.get(id));
        let refused = match field.kind.read(&question.text) {
            Err(_) => "unreadable",
            Ok(answer) => match validate(field, dictionary, &answer, self.today) {
                Ok(()) => "",
                Err(reason) => reason.as_str(),
            },
        };
        Ok([("accepted", Toml::Boolean(refused.is_empty())), ("refused", text(refused))].into())
    }

    fn is_complete(&self, question: &Question) -> Result<Found, String> {
        let form = self.form(question.operand(0, "a form")?)?;
        let reached = match question.operands.get(1) {
            Some(stage) => self.pack.flow.up_to(&self.stage(stage)?),
            None => Vec::new(),
        };
        let progress = check(form, &self.setting(&reached));
        let missing = progress.gaps.iter().map(|gap| match gap {
            Gap::Question(question) => question.field.to_string(),
            Gap::Rows { section, .. } => section.to_string(),
        });
        let of = |wanted: fn(&Problem) -> Option<String>| {
            list(progress.problems.iter().filter_map(wanted))
        };
        Ok([
            ("complete", Toml::Boolean(progress.is_complete())),
            ("missing", list(missing)),
            (
                "contradictions",
                of(|problem| match problem {
                    Problem::Contradiction { rule, .. } => Some(rule.to_string()),
                    _ => None,
                }),
            ),
            (
                "not_asked",
                of(|problem| match problem {
                    Problem::NotAsked { question } => Some(question.field.to_string()),
                    _ => None,
                }),
            ),
        ]
        .into())
    }

    fn stage(&self, id: &str) -> Result<StageId, String> {
        let stage = StageId::parse(id).ok().filter(|id| self.pack.flow.stage(id).is_some());
        stage.ok_or_else(|| format!("there is no stage `{id}`"))
    }

    fn reaches(&self, question: &Question) -> Result<Found, String> {
        let to = self.stage(question.operand(0, "a stage")?)?;
        let from = self.stage(question.operand(1, "`from` a stage")?)?;
        let view = self.view();
        let ways = self.pack.flow.ways(&from, &view);
        let way = ways.into_iter().find(|(way, _)| way.to == to);
        let (has_way, bars) = way.map_or((false, Vec::new()), |(_, bars)| (true, bars));
        let is_open = has_way && bars.is_empty();
        Ok([
            ("open", Toml::Boolean(is_open)),
            ("has_way", Toml::Boolean(has_way)),
            ("barred_by", list(bars.iter().map(|bar| bar.gate.to_string()))),
        ]
        .into())
    }

    fn closes(&self, question: &Question) -> Result<Found, String> {
        let code = EntryCode::parse(question.operand(0, "a reason")?).map_err(|e| e.to_string())?;
        let stage = self.stage(question.operand(1, "`in` a stage")?)?;
        let Some(reason) = self.pack.flow.closure(&code) else {
            return Err(format!("there is no reason `{code}`"));
        };
        let view = self.view();
        let all = self.pack.flow.closures_from(&stage, &view);
        let offered = all.into_iter().find(|(one, _)| one.code == code);
        let (has_way, bars) = offered.map_or((false, Vec::new()), |(_, bars)| (true, bars));
        let mut barred: Vec<String> = bars.iter().map(|bar| bar.gate.to_string()).collect();
        let waits = self.facts.get("tasks.open") != Some(&Value::count(0));
        if reason.needs_tasks_finished && waits {
            barred.push("unfinished_task".to_owned());
        }
        Ok([
            ("open", Toml::Boolean(has_way && barred.is_empty())),
            ("has_way", Toml::Boolean(has_way)),
            ("barred_by", list(barred.into_iter())),
            ("needs_approval", Toml::Boolean(reason.needs_approval)),
            ("is_transfer", Toml::Boolean(reason.is_transfer)),
        ]
        .into())
    }

    fn starts(&self, question: &Question) -> Result<Found, String> {
        let written = question.operands.join(" ");
        let view = self.view();
        let timelines =
            self.pack.timelines.iter().filter(|one| written_start(&one.starts) == written);
        let mut tasks = Vec::new();
        for timeline in timelines {
            let planned = timeline.plan(self.today, &view, &self.pack.parameters, &WholeWeeks);
            tasks.extend(planned.map_err(|error| error.to_string())?);
        }
        Ok([("tasks", list(tasks.iter().map(written_task)))].into())
    }

    fn again(&self, question: &Question) -> Result<Found, String> {
        let code = question.operand(0, "a step")?;
        let mut steps = self.pack.timelines.iter().flat_map(|timeline| &timeline.steps);
        let step = steps.find(|step| step.code.as_str() == code);
        let step = step.ok_or_else(|| format!("there is no step `{code}`"))?;
        if !step.repeats {
            return Ok([("tasks", list([].into_iter()))].into());
        }
        let task = step.plan(self.today, &self.view(), &self.pack.parameters, &WholeWeeks);
        let task = task.map_err(|error| error.to_string())?;
        Ok([("tasks", list([written_task(&task)].into_iter()))].into())
    }

    fn parameter(&self, question: &Question) -> Result<Found, String> {
        let key = question.operand(0, "a parameter")?;
        let parameter = ParameterKey::parse(key).ok();
        let parameter = parameter.and_then(|key| self.pack.parameters.get(&key));
        let parameter = parameter.ok_or_else(|| format!("there is no parameter `{key}`"))?;
        Ok(match parameter.on(self.today) {
            Ok(value) => [
                ("value", Toml::Integer(i64::from(value.value))),
                ("basis", text(value.basis.as_str())),
                ("has_value", Toml::Boolean(true)),
            ]
            .into(),
            Err(_) => [("has_value", Toml::Boolean(false))].into(),
        })
    }

    fn code(&self, question: &Question) -> Result<Found, String> {
        let name = question.operand(0, "`dictionary.code`")?;
        let (dictionary, code) = name.split_once('.').ok_or("write `dictionary.code`")?;
        let id = DictionaryId::parse(dictionary).ok();
        let dictionary = id.and_then(|id| self.pack.dictionaries.get(&id));
        let dictionary = dictionary.ok_or_else(|| format!("there is no dictionary of `{name}`"))?;
        let code = EntryCode::parse(code).map_err(|error| error.to_string())?;
        let entry = dictionary.entry(&code);
        Ok([
            ("exists", Toml::Boolean(entry.is_some())),
            ("in_force", Toml::Boolean(entry.is_some_and(|one| one.is_in_force(self.today)))),
        ]
        .into())
    }

    fn action(&self, question: &Question) -> Result<Found, String> {
        let code =
            ActionCode::parse(question.operand(0, "an action")?).map_err(|e| e.to_string())?;
        let action = self.pack.actions.get(&code);
        let action = action.ok_or_else(|| format!("there is no action `{code}`"))?;
        let patronage = action.patronage.map_or("", crate::flow::PatronageStage::as_str);
        Ok([
            ("patronage", text(patronage)),
            ("is_activity", Toml::Boolean(action.counts == crate::flow::Counts::Activity)),
            ("in_force", Toml::Boolean(action.is_in_force(self.today))),
        ]
        .into())
    }

    fn enters(&self, question: &Question) -> Result<Found, String> {
        let word = question.operand(0, "an entry condition")?;
        let entry = self.pack.flow.entries.iter().find(|one| one.condition.as_str() == word);
        let entry = entry.ok_or_else(|| format!("there is no entry condition `{word}`"))?;
        Ok([
            ("number", Toml::Integer(i64::from(entry.number))),
            ("needs_earlier_case", Toml::Boolean(entry.condition.needs_earlier_case())),
        ]
        .into())
    }

    fn counts(&self, question: &Question) -> Result<Found, String> {
        let name = question.operand(0, "an event")?;
        let event =
            CountedEvent::parse(name).ok_or_else(|| format!("no event is called `{name}`"))?;
        let view = self.view();
        let (mut counted, mut undecided) = (Vec::new(), Vec::new());
        for (key, counting) in &self.pack.countings {
            match counting.counts(event, &view) {
                Outcome::True => counted.push(key.to_string()),
                Outcome::Unknown => undecided.push(key.to_string()),
                Outcome::False => {}
            }
        }
        Ok([("counted", list(counted.into_iter())), ("undecided", list(undecided.into_iter()))]
            .into())
    }

    fn indicator(&self, question: &Question) -> Result<&'a crate::flow::Indicator, String> {
        let code = question.operand(0, "an indicator")?;
        let indicator = self.pack.indicators.iter().find(|one| one.code.as_str() == code);
        indicator.ok_or_else(|| format!("there is no indicator `{code}`"))
    }

    fn tallies(&self, question: &Question) -> Result<Found, String> {
        let mut tally = Tally::default();
        self.indicator(question)?.add(&mut tally, &self.view());
        Ok([
            ("a", Toml::Boolean(tally.numerator == 1)),
            ("b", Toml::Boolean(tally.denominator == 1)),
            ("undecided", Toml::Boolean(tally.undecided == 1)),
        ]
        .into())
    }

    fn computes(&self, question: &Question) -> Result<Found, String> {
        let count = |name: &str| match self.facts.get(name) {
            Some(Value::Number(number)) => number.as_integer().and_then(|n| u64::try_from(n).ok()),
            _ => None,
        };
        let both = count("a").zip(count("b"));
        let (numerator, denominator) = both.ok_or("give `a = ..` and `b = ..`")?;
        let tally = Tally { numerator, denominator, undecided: 0 };
        Ok(match self.indicator(question)?.tenths(tally) {
            Some(tenths) => [
                ("has_value", Toml::Boolean(true)),
                ("value", Toml::String(format!("{}.{}", tenths / 10, tenths % 10))),
            ]
            .into(),
            None => [("has_value", Toml::Boolean(false))].into(),
        })
    }
}

fn written_start(start: &Start) -> String {
    match start {
        Start::CaseOpened => "case.opened".to_owned(),
        Start::RiskAssessed => "risk.assessed".to_owned(),
        Start::StageReached(stage) => format!("stage.reached {stage}"),
        Start::ActionDone(action) => format!("action.done {action}"),
        Start::ReferralSent(kind) => format!("referral.sent {kind}"),
    }
}

fn written_task(task: &PlannedStep) -> String {
    format!("{} by {} until {}", task.step, task.lens.as_str(), task.due_on)
}

/// Pack cases count working days without holidays: those are facts of a country and a year.
struct WholeWeeks;

impl WorkingDays for WholeWeeks {
    fn after(&self, from: Date, days: u32) -> Option<Date> {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            day = day.tomorrow().ok()?;
            let is_weekend = matches!(
                day.weekday(),
                jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday
            );
            left -= u32::from(!is_weekend);
        }
        Some(day)
    }
}

fn word(outcome: Outcome) -> Toml {
    text(outcome.as_str())
}

fn text(text: &str) -> Toml {
    Toml::String(text.to_owned())
}

fn list(words: impl Iterator<Item = String>) -> Toml {
    Toml::Array(words.map(Toml::String).collect())
}
