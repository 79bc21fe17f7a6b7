//! A mistake in a calendar or in a clock is told with its place and with what to do.

use domain::pack::Catalogue;

use crate::kit::pack_files;

/// What is said when `wrong` stands where `right` stood for the first time.
fn told(path: &str, right: &str, wrong: &str) -> Vec<String> {
    let mut files = pack_files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(right), "`{right}` is not in {path}");
    file.text = file.text.replacen(right, wrong, 1);
    Catalogue::parse(&files).unwrap_err().iter().map(ToString::to_string).collect()
}

fn each_is_told(path: &str, cases: &[(&str, &str, &str)]) {
    for (right, wrong, expected) in cases {
        let problems = told(path, right, wrong);
        let expected = format!("packs/{path}:{expected}");
        assert!(problems[0].starts_with(&expected), "{expected}\n{problems:?}");
        assert!(problems[0].contains("\n  help: "), "no help: {problems:?}");
    }
}

#[test]
fn mistakes_in_the_calendar_are_told_at_their_place() {
    each_is_told(
        "peru/calendar.toml",
        &[
            ("offset_minutes = -300", "offset_minutes = -9000", "6:18 no zone is -9000 minutes"),
            ("offset_minutes", "offset", "6:1 unknown field `offset`"),
            ("last = 2031", "last = 2018", "9:1 a calendar cannot run from 2019 to 2018"),
            ("last = 2031", "last = 2131", "9:1 a calendar cannot run from 2019 to 2131"),
            ("month = 1, day = 1 ", "month = 2, day = 29 ", "15:6 2019 has no such day"),
            ("month = 1, day = 1 ", "month = 1 ", "15:16 missing field `day`"),
            (
                "month = 1, day = 1 ",
                "month = 5, day = 1 ",
                "30:6 another holiday of the same place",
            ),
            ("easter = -3", "easter = 300", "20:6 2019 has no such day"),
            ("\"Año Nuevo\"", "\" \"", "14:8 the text is blank"),
            ("valid_from = 2024-06-07", "valid_from = 07:00:00", "36:14 `07:00:00` is not a day"),
            (
                "valid_from = 2024-06-07",
                "valid_from = 2024-06-07\nvalid_to = 2023-01-01",
                "37:12 it ends on 2023-01-01, before it begins",
            ),
            ("place = \"08\"", "place = \"99\"", "102:9 `99` is not in the territory"),
            ("place = \"08\"", "place = \"8\"", "102:9 `8` is not a valid ubigeo"),
        ],
    );
}

#[test]
fn mistakes_in_days_off_are_told_at_their_cell() {
    let header = "day,place,name,source\n";
    for (row, expected) in [
        ("hoy,,Paro,DS\n", "2:1 `hoy` is not a day"),
        ("2040-01-01,,Paro,DS\n", "2:1 the calendar does not cover 2040"),
        ("2024-06-03,99,Paro,DS\n", "2:12 `99` is not in the territory"),
        ("2024-06-03,8,Paro,DS\n", "2:12 `8` is not a valid ubigeo"),
        ("2024-06-03,,,DS\n", "2:13 the cell is blank"),
        ("2024-06-03,,Paro,\n", "2:18 the cell is blank"),
        ("2024-06-03,,Paro,DS\n2024-06-03,,Paro,DS\n", "3:1 2024-06-03 is off there already"),
    ] {
        let problems = told("peru/days_off.csv", header, &format!("{header}{row}"));
        let expected = format!("packs/peru/days_off.csv:{expected}");
        assert!(problems[0].starts_with(&expected), "{expected}\n{problems:?}");
    }
}

#[test]
fn mistakes_in_clocks_are_told_at_their_place() {
    each_is_told(
        "peru/clocks/court.toml",
        &[
            ("who =", "whom =", "7:1 unknown field `whom`"),
            ("[\"court.learned\"]", "[]", "8:10 the list is empty"),
            ("[\"court.learned\"]", "[\"Court learned\"]", "8:10 `Court learned` is not a valid"),
            ("[\"measures.issued\"]", "[\"court.learned\"]", "9:9 an event cannot start and stop"),
            ("mild = { hours = 48 }", "mild = { hours = 0 }", "14:28 "),
            ("mild = { hours = 48 }", "mild = { days = 2 }", "14:20 unknown variant `days`"),
            ("mild = { hours = 48 }", "light = { hours = 48 }", "14:11 unknown variant `light`"),
            ("mild = { hours = 48 }", "mild = { business_days = 2 }", "14:18 such a term cannot"),
            ("\"continuous\"", "\"business\"", "14:18 such a term cannot be counted so"),
            ("from = 2023-03-23", "from = 2020-09-06", "20:10 two texts would be in force"),
            ("from = 2023-03-23\n", "", "19:10 two texts would be in force"),
            (
                "from = 2020-09-06",
                "from = 2020-09-06\nuntil = 2023-03-23",
                "21:10 two texts would be in force",
            ),
            (
                "from = 2020-09-06",
                "from = 2020-09-06\nuntil = 2019-01-01",
                "13:9 it ends on 2019-01-01, before it begins",
            ),
            (
                "\"court.measures_overall\"\n[[",
                "\"court.measures\"\n[[",
                "10:14 a clock cannot limit itself",
            ),
            (
                "\"court.measures_overall\"\n[[",
                "\"court.nothing\"\n[[",
                "10:14 no clock has the id `court.nothing`",
            ),
            (
                "\"court.measures_overall\"\ntitle",
                "\"court.measures\"\ntitle",
                "23:6 the clock `court.measures` is declared twice",
            ),
        ],
    );
}

#[test]
fn a_period_of_days_and_an_extension_declared_twice_are_told() {
    each_is_told(
        "peru/clocks/execution.toml",
        &[(
            "recurrence = \"each_event\"",
            "recurrence = \"periodic\"",
            "14:17 a periodic clock runs in months or years",
        )],
    );
    each_is_told(
        "peru/clocks/children.toml",
        &[("\"to_7_business_days\"", "\"to_72_hours\"", "21:6 the extension `to_72_hours`")],
    );
}

#[test]
fn clocks_and_days_off_need_a_calendar() {
    let mut files = pack_files();
    files.retain(|file| file.path != "peru/calendar.toml");
    let told: Vec<String> =
        Catalogue::parse(&files).unwrap_err().iter().map(ToString::to_string).collect();
    assert!(told.len() >= 5);
    for problem in &told {
        assert!(problem.contains(":1:1 the deployment has no calendar\n  help: add"), "{problem}");
    }
}
