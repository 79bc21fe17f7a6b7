//! A mistake in what a pack says about cases is told at its letter, with what to do.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod care;

use domain::pack::{Catalogue, PackFile, PackProblem};

/// A mistake: file, what stood there, what is written instead, the words at which it is told, and what is told.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn each_is_told(mistakes: &[Mistake]) {
    for (path, right, wrong, place, expected) in mistakes {
        let path = format!("help/{path}");
        let files = care::files_with(&path, right, wrong);
        let problems = Catalogue::parse(&files).unwrap_err();
        let says = |one: &&PackProblem| {
            one.file == path
                && format!("{}\n  help: {}", one.message, one.help).starts_with(expected)
        };
        let Some(problem) = problems.iter().find(says) else { panic!("{expected}\n{problems:#?}") };
        let text = &files.iter().find(|file| file.path == path).unwrap().text;
        let line = text.lines().nth(problem.line - 1).unwrap();
        let there: String = line.chars().skip(problem.column - 1).collect();
        assert!(there.starts_with(place), "{expected}: told at `{there}`, not at `{place}`");
    }
}

#[test]
fn the_service_without_mistakes_is_read_and_its_case_holds() {
    let pack = care::pack();
    assert_eq!((pack.forms.len(), pack.timelines.len(), pack.indicators.len()), (1, 1, 1));
    let outcomes = pack.run_cases();
    assert_eq!(outcomes.len(), 1);
    assert_eq!(outcomes[0].failure, None);
}

#[test]
fn a_mistake_in_a_condition_is_told_at_its_letter() {
    let form = "forms/intake.toml";
    each_is_told(&[
        (
            form,
            "rooms > 1",
            "roms > 1",
            "roms",
            "nothing is called `roms`\n  help: did you mean `rooms`?",
        ),
        (
            form,
            "rooms > 1",
            "1 < rooms || colour == 'rde'",
            "'rde'",
            "the dictionary has no code `rde`\n  help: did you mean `red`?",
        ),
        (form, "rooms > 1", "rooms", "rooms\" }", "the condition is a number, not true or false"),
        (form, "rooms > 1", "rooms >", "", "the condition cannot be read"),
        (form, "rooms > 1", "pet_age > 1", "pet_age > 1", "nothing is called `pet_age`"),
        (
            form,
            "row.pet_name != null",
            "row.name != null",
            "row.name",
            "nothing is called `row.name`",
        ),
        (
            form,
            "has_home == 'yes' && rooms == 0",
            "has_home == 'ja'",
            "'ja'",
            "the dictionary has no code `ja`",
        ),
        (
            "flow.toml",
            "intake.has_home != null",
            "has_home != null",
            "has_home",
            "nothing is called `has_home`",
        ),
        (
            "measures.toml",
            "'carried_over'",
            "'carried'",
            "'carried'",
            "the dictionary has no code `carried`",
        ),
        (
            "indicators.toml",
            "'yes'\" }",
            "'yes' && event.people > 1\" }",
            "event.people",
            "nothing is called `event.people`",
        ),
    ]);
}

#[test]
fn a_circle_of_questions_is_told_once() {
    let circle = "may_not_know = true, shown_when = \"colour == 'blue'\",";
    let files = care::files_with("help/forms/intake.toml", "may_not_know = true,", circle);
    let problems = Catalogue::parse(&files).unwrap_err();
    let circles: Vec<_> =
        problems.iter().filter(|told| told.message.contains("a circle")).collect();
    assert_eq!(circles.len(), 1, "{problems:#?}");
    let way = "a circle: intake.has_home → intake.colour → intake.rooms → intake.has_home";
    assert_eq!((circles[0].line, circles[0].message.as_str()), (12, way));
}

#[test]
fn a_question_is_of_one_kind_with_its_own_bounds() {
    let form = "forms/intake.toml";
    each_is_told(&[
        (
            form,
            "max = 9,",
            "max = 9, dictionary = \"colours\",",
            "\"colours\"",
            "a question of this kind has no `dictionary`",
        ),
        (
            form,
            "dictionary = \"colours\"",
            "dictionary = \"colors\"",
            "\"colors\"",
            "there is no dictionary `colors`\n  help: did you mean `colours`?",
        ),
        (
            form,
            "kind = \"choice\", dictionary = \"colours\"",
            "kind = \"choice\"",
            "\"choice\"",
            "the question names no dictionary",
        ),
        (form, "min = 1, max = 3", "min = 3, max = 1", "1, decimals", "`max` is less than `min`"),
        (form, "decimals = 2", "decimals = 4", "\"number\"", "a number has at most 3 decimals"),
        (
            form,
            "required_at = \"opened\"",
            "required_at = \"open\"",
            "\"open\"",
            "the flow has no stage `open`",
        ),
        (form, "kind = \"count\"", "kind = \"counts\"", "\"counts\"", "unknown variant `counts`"),
        (
            form,
            "id = \"rooms\"",
            "id = \"colour\"",
            "\"colour\", label = \"Color\"",
            "`colour` is used twice in this form",
        ),
        (form, "id = \"rooms\"", "id = \"in\"", "\"in\"", "nothing in a form can be called `in`"),
        (form, "id = \"intake\"", "id = \"case\"", "\"case\"", "a form cannot be called `case`"),
        (form, "max = 2, row", "max = 0, row", "{ min = 1", "the section cannot have so many rows"),
        (form, "label = \"Cuartos\"", "label = \" \"", "\" \"", "the text is blank"),
    ]);
}

#[test]
fn a_flow_that_loses_a_case_is_told() {
    let flow = "flow.toml";
    each_is_told(&[
        (
            flow,
            "[[gate]]",
            "[[stage]]\nid = \"end\"\nlabel = \"Fin\"\nnext = [{ to = \"cared\" }]\n[[gate]]",
            "\"end\"",
            "nothing leads to the stage `end`",
        ),
        (
            flow,
            "next = [{ to = \"opened\" }]",
            "next = [{ to = \"opened\" }, { to = \"end\" }]\n[[stage]]\nid = \"end\"\nlabel = \"Fin\"",
            "\"end\"",
            "stage `end` has no way out",
        ),
        (flow, "start = \"opened\"", "start = \"open\"", "\"open\"", "there is no stage `open`"),
        (flow, "to = \"cared\"", "to = \"care\"", "\"care\"", "there is no stage `care`"),
        (
            flow,
            "gates = [\"home_known\"]",
            "gates = [\"home\"]",
            "\"home\"",
            "there is no gate `home`",
        ),
        (
            flow,
            ", gates = [\"home_known\"]",
            "",
            "\"home_known\"",
            "nothing passes the gate `home_known`",
        ),
        (
            flow,
            "to = [\"help\"]",
            "to = [\"hlep\"]",
            "\"hlep\"",
            "no pack declares the service `hlep`",
        ),
        (
            flow,
            "answer_within = \"call.days\"",
            "answer_within = \"call.hours\"",
            "\"call.hours\"",
            "there is no parameter `call.hours`",
        ),
    ]);
}

#[test]
fn work_and_figures_agree_with_each_other() {
    each_is_told(&[
        (
            "timelines.toml",
            "action = \"call\"",
            "action = \"cal\"",
            "\"cal\"",
            "the catalogue has no action `cal`",
        ),
        (
            "timelines.toml",
            "lens = \"social\"",
            "lens = \"legal\"",
            "\"legal\"",
            "this profession does not do this action",
        ),
        (
            "timelines.toml",
            "after = \"call.days\"",
            "after = \"share\"",
            "\"share\"",
            "a task is due on a day, and this unit is none of days",
        ),
        (
            "timelines.toml",
            ", after = \"call.days\"",
            "",
            "\"first_call\"",
            "the step does not say when",
        ),
        (
            "timelines.toml",
            "after = \"call.days\"",
            "after_by_risk = { mild = \"call.days\" }",
            "{ mild",
            "the level `moderate` has no parameter",
        ),
        (
            "timelines.toml",
            "case.opened",
            "case.opend",
            "\"case.opend\"",
            "no fact is called `case.opend`",
        ),
        (
            "actions.toml",
            "official = 7",
            "official = 51",
            "51",
            "actions 5 to 50 of section H are legal patronage, and no others",
        ),
        (
            "actions.toml",
            "counts = \"activity\" }",
            "counts = \"activity\", official = 5 }",
            "5",
            "actions 5 to 50 of section H are legal patronage",
        ),
        (
            "parameters.toml",
            "from = 2026-07-01",
            "from = 2025-07-01",
            "[",
            "the values are not in order of days",
        ),
        (
            "dictionaries.toml",
            "\"green\"",
            "\"red\"",
            "\"red\", label = \"Verde\"",
            "the code is written twice",
        ),
        (
            "dictionaries.toml",
            "2026-06-30",
            "2026-06-30, valid_from = 2026-07-01",
            "2026-06-30",
            "the last day comes before the first",
        ),
        ("indicators.toml", "100 * a / b", "A*B/100", "\"A*B/100\"", "the formula is not a ratio"),
        (
            "measures.toml",
            "unit = \"case\"",
            "unit = \"activity\"",
            "\"case.opened\"",
            "`case.opened` is counted in `case`, the measure in `activity`",
        ),
        (
            "measures.toml",
            "time = \"entry\"",
            "time = \"done\"",
            "\"case.opened\"",
            "the measure is dated otherwise than `case.opened`",
        ),
        (
            "measures.toml",
            "quantity = \"one\"",
            "quantity = \"people\"",
            "\"people\"",
            "`case.opened` tells no such quantity",
        ),
        (
            "measures.toml",
            "center.kind",
            "risk.level",
            "\"risk.level\"",
            "the dimension `kind` has no code `mild`",
        ),
    ]);
}

#[test]
fn unknown_keys_and_files_are_mistakes() {
    let bases = "bases = \"proposal\"";
    each_is_told(&[
        ("actions.toml", "basis = \"proposal\"", bases, bases, "unknown field `bases`"),
        ("flow.toml", "needs_approval = false", "", "", "missing field `needs_approval`"),
    ]);
    let mut files = care::files();
    files.push(PackFile { path: "help/form/intake.toml".to_owned(), text: String::new() });
    let problems = Catalogue::parse(&files).unwrap_err();
    assert!(
        problems[0]
            .to_string()
            .starts_with("packs/help/form/intake.toml:1:1 no pack has a file of this name")
    );
}

#[test]
fn forms_without_a_flow_are_told() {
    let mut files = care::files();
    files.retain(|file| file.path != "help/flow.toml");
    let problems = Catalogue::parse(&files).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let says = |start: &str| told.iter().any(|one| one.starts_with(start));
    assert!(
        says("packs/help/forms/intake.toml:1:1 a service without `flow.toml` has no cases"),
        "{told:#?}"
    );
    assert!(
        says("packs/help/measures.toml:10:10 a service without `flow.toml` has no events to count"),
        "{told:#?}"
    );
}

#[test]
fn a_case_that_does_not_hold_is_told_at_its_place() {
    for (right, wrong, expected) in [
        (
            "until 2026-07-20",
            "until 2026-07-19",
            "packs/help/cases/all.toml:2:8 case \"a first call is due in twenty days\": `tasks` should be",
        ),
        (
            "tasks =",
            "task =",
            "packs/help/cases/all.toml:2:8 case \"a first call is due in twenty days\": `task` is no answer to this; it tells tasks",
        ),
        (
            "start case.opened",
            "begin case.opened",
            "packs/help/cases/all.toml:4:8 case \"a first call is due in twenty days\": nobody knows how to `begin`",
        ),
        (
            "when =",
            "given = [\"intake.has_home = maybe\"]\nwhen =",
            "packs/help/cases/all.toml:4:10 case \"a first call is due in twenty days\": the text is not a `yes_no`",
        ),
        (
            "when =",
            "given = [\"tasks.opne = 1\"]\nwhen =",
            "packs/help/cases/all.toml:4:10 case \"a first call is due in twenty days\": nothing is called `tasks.opne`, did you mean `tasks.open`?",
        ),
        (
            "then = { tasks = [\"first_call by social until 2026-07-20\"] }",
            "then = {}",
            "packs/help/cases/all.toml:2:8 case \"a first call is due in twenty days\": `then` is empty",
        ),
    ] {
        let catalogue =
            Catalogue::parse(&care::files_with("help/cases/all.toml", right, wrong)).unwrap();
        let pack = catalogue.services.into_values().next().unwrap().case_pack.unwrap();
        let failure = pack.run_cases().remove(0).failure.unwrap().to_string();
        assert!(failure.starts_with(expected), "{expected}\n{failure}");
    }
}
