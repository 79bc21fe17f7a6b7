//! A mistake in the file of an instrument is told with its line and column, and nothing is read until it is gone.

use domain::instrument::parse_instrument;

use super::{FVR, file};

/// The file with `wrong` where `right` first stood after `behind`.
fn changed(behind: &str, right: &str, wrong: &str) -> String {
    let (before, after) = FVR.split_at(FVR.find(behind).unwrap());
    assert!(after.contains(right), "`{right}` is not there");
    format!("{before}{}", after.replacen(right, wrong, 1))
}

/// A problem that says `message` stands where `at` first stands after the byte `near`, and says what to do.
fn points_at(text: &str, near: usize, at: &str, message: &str) {
    let found = parse_instrument(&file("fvr_pareja", text)).unwrap_err();
    let place = near + text[near..].find(at).unwrap();
    let line = text[..place].matches('\n').count() + 1;
    let column = text[..place].chars().rev().take_while(|c| *c != '\n').count() + 1;
    let told = found.iter().find(|one| one.message.contains(message));
    let told = told.unwrap_or_else(|| panic!("`{message}` is not among {found:#?}"));
    assert_eq!((told.line, told.column), (line, column), "{told}");
    assert!(!told.help.is_empty() && told.file == "peru/instruments/fvr_pareja.toml");
}

/// The same, for a problem that stands behind the same words as the change.
fn told(behind: &str, right: &str, wrong: &str, at: &str, message: &str) {
    points_at(&changed(behind, right, wrong), FVR.find(behind).unwrap(), at, message);
}

#[test]
fn the_points_must_add_up_to_the_maximum() {
    told("maximum", "37", "36", "36", "the points add up to 37, not to 36");
    let heavier = changed("id = \"strangled\"", "points = 2", "points = 3");
    points_at(&heavier, FVR.find("maximum").unwrap(), "37", "the points add up to 38, not to 37");
}

#[test]
fn levels_leave_no_gap_and_do_not_overlap() {
    told("\"rising\"", "from = 8", "from = 9", "9,", "a gap: the level begins at 9, not at 8");
    told("\"rising\"", "from = 8", "from = 7", "7,", "an overlap: the level begins at 7, not at 8");
    told("\"variable\"", "from = 0", "from = 1", "1,", "a gap: the level begins at 1, not at 0");
    told("\"severe_2\"", "to = 37", "to = 36", "36,", "the levels end at 36");
    told("\"rising\"", "to = 13", "to = 7", "7,", "the level ends before it begins");
    told("\"severe_1\"", "\"severe\"", "\"mild\"", "\"mild\"", "more points give a lower level");
    told(
        "\"variable\"",
        "\"mild\"",
        "\"undetermined\"",
        "\"undetermined\"",
        "never give an undetermined",
    );
}

#[test]
fn a_gate_looks_back_at_a_question() {
    let gate = "item = \"lived_together\"";
    let later = "`stable_job` is no item before `still_together`";
    told("asked_when", gate, "item = \"stable_job\"", "\"stable_job\"", later);
    let itself = "`still_together` is no item before `still_together`";
    told("asked_when", gate, "item = \"still_together\"", "\"still_together\"", itself);
    let unknown = "`nothing` is no item before `still_together`";
    told("asked_when", gate, "item = \"nothing\"", "\"nothing\"", unknown);
    let mark = "asked_when = { item = \"control_refused\", answer = \"yes\" }\nscores_on";
    told(
        "id = \"violent_jealousy\"",
        "scores_on",
        mark,
        "\"control_refused\"",
        "a mark cannot decide",
    );
}

#[test]
fn ids_and_numbers_are_written_once() {
    told(
        "id = \"strangled\"",
        "\"strangled\"",
        "\"forced_sex\"",
        "\"forced_sex\"",
        "item `forced_sex`",
    );
    told("number = \"9\"", "\"9\"", "\"8\"", "\"8\"", "number `8` is written twice");
    told("\"severe_1\"", "\"severe_1\"", "\"rising\"", "\"rising\"", "level `rising`");
    let twice = changed("id = \"community\"", "\"community\"", "\"is_pregnant\"");
    let later = FVR.find("disability_discrimination").unwrap();
    points_at(&twice, later, "\"is_pregnant\"", "the question `is_pregnant` is written twice");
    told("id = \"fvr_pareja\"", "fvr_pareja", "fvr_otra", "\"fvr_otra\"", "calls its instrument");
}

#[test]
fn points_and_their_answer_stand_together() {
    told("id = \"strangled\"", "points = 2\n", "", "\"yes\"", "the item scores and has no points");
    told("id = \"strangled\"", "scores_on = \"yes\"\n", "", "2\nflag", "nothing says which answer");
    told("id = \"strangled\"", "points = 2", "points = 0", "0\nflag", "an item that scores has 1");
    let mark = "kind = \"mark\"\nscores_on = \"yes\"\npoints = 1";
    told("id = \"control_refused\"", "kind = \"mark\"", mark, "\"yes\"", "a mark gives no points");
}

#[test]
fn an_adjustment_looks_at_an_open_question() {
    let field = "field = \"strikes_the_belly\"";
    told("when_any", field, "field = \"home\"", "\"home\"", "`home` is no open question");
    told("when_any", field, "field = \"nothing\"", "\"nothing\"", "`nothing` is no open question");
    let choice = "choice = \"maybe\"";
    told("strikes_the_belly", "choice = \"yes\"", choice, "\"maybe\"", "does not offer `maybe`");
}

#[test]
fn words_and_shape_are_checked() {
    told("id = \"strangled\"", "\"¿Intentó ahorcarla?\"", "\" \"", "\" \"", "the text is blank");
    let three = changed("levels = {", "severe = \"Severo\", ", "");
    points_at(&three, 0, "[words]", "a level has no words");
    told("[words]", "yes = \"SÍ\"", "", "[words]", "missing field `yes`");
    told("id = \"strangled\"", "scores_on", "scores_om", "scores_om", "unknown field `scores_om`");
    told(
        "valid_from",
        "2019-03-07",
        "2019-03-07\nvalid_to = 2019-03-06",
        "2019-03-06\nsource",
        "ends before",
    );
    told("months = 12", "12", "0", "0", "the calendar looks back on nothing");
    told("min_answered", "1", "0", "0\n", "a ficha without answers has no level");
}

#[test]
fn an_instrument_that_is_not_available_has_no_points() {
    let known = include_str!("../../../../packs/peru/instruments/fvr_nna.toml");
    let read = |text: &str| parse_instrument(&file("fvr_nna", text)).unwrap_err();
    let silent: String = known
        .lines()
        .filter(|line| !line.starts_with("reason"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(read(&silent)[0].message.contains("nothing says why"));

    let item = "\n[[item]]\nid = \"invented\"\nnumber = \"1\"\ntext = \"¿?\"\nscores_on = \"yes\"\npoints = 1\n";
    let invented = read(&format!("{known}{item}"));
    assert_eq!(invented[0].message, "an instrument that is not available has an item");
    assert_eq!((invented[0].line, invented[0].column), (12, 6));

    let opened = read(&known.replace("available = false", "available = true"));
    assert!(opened.iter().any(|one| one.message == "an available instrument needs `maximum`"));
}
