//! A mistake in a pack is told with its file, line and column, and with what to do.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::pack::{Catalogue, PackFile};

const COUNTRY: &str = r#"id = "country"
version = "1.0.0"
title = "Country"

[[changelog]]
version = "1.0.0"
changes = "first"

[[programme]]
id = "care"
part = "programmes"
order = 1
names = [{ short = "Care", long = "Care", source = "test" }]
purpose = { es-PE = "Cuida." }
"#;

const HELP: &str = r#"id = "help"
version = "1.0.0"

[[changelog]]
version = "1.0.0"
changes = "first"

[service]
programme = "care"
order = 1
delivery = "operated"
place = "public"
names = [{ short = "H", long = "Help", source = "test" }, { from = 2026-01-24, short = "HH", long = "Help at home", source = "test" }]
operator = [{ name = "Care", source = "test" }]
"#;

const MEASURES: &str = r#"[[measure]]
key = "help.cases"
unit = "case"
additivity = "additive"
place = "center"
time = "entry"
order = 1
label = "Casos"
definition = "Fichas."

[[measure]]
key = "help.coverage"
unit = "center"
additivity = "semi_additive"
place = "center"
time = "existing"
order = 2
label = "Cobertura"
definition = "Centros."

[[dimension]]
key = "kind"
codes = [{ code = "regular", label = "Regular" }]
"#;

const TEXTS: &str = "[es-PE]\nsummary = \"Ayuda.\"\ndescription = \"Ayuda a todas.\"\n";

const PLACES: &str = "ubigeo,name,reniec,variants,valid_from,valid_to,latitude,longitude,source\n08,Cusco,07,,,,,,test\n0801,Cusco,0701,,,,,,test\n";

const CENTERS: &str = "id,service,kind,place,name,source\nhelp-1,help,regular,0801,\"Help, Cusco\",test\nshelter-1,shelter,,08,\"Shelter, Cusco\",test\n";

/// Two services, one of them sealed, in a country of one department.
fn packs() -> Vec<PackFile> {
    let shelter = HELP
        .replace("\"help\"", "\"shelter\"")
        .replace("order = 1", "order = 2")
        .replace("\"public\"", "\"sealed\"");
    let texts = format!("{TEXTS}how_to_ask = \"Llame.\"\n");
    [
        ("country/README.md", "Any text."),
        ("country/centers/known.csv", CENTERS),
        ("country/pack.toml", COUNTRY),
        ("country/territory/places.csv", PLACES),
        ("help/measures.toml", MEASURES),
        ("help/pack.toml", HELP),
        ("help/texts.toml", TEXTS),
        ("shelter/pack.toml", &shelter),
        ("shelter/texts.toml", &texts),
    ]
    .map(|(path, text)| PackFile { path: path.to_owned(), text: text.to_owned() })
    .into()
}

/// What is said when `wrong` stands where `right` stood, one problem an element.
fn told(path: &str, right: &str, wrong: &str) -> Vec<String> {
    let mut files = packs();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(right), "`{right}` is not in {path}");
    file.text = file.text.replacen(right, wrong, 1);
    Catalogue::parse(&files).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn packs_without_mistakes_are_read() {
    let catalogue = Catalogue::parse(&packs()).unwrap();
    assert_eq!((catalogue.services.len(), catalogue.centers.len()), (2, 2));
}

#[test]
fn mistakes_of_shape_point_at_the_key() {
    let unknown = told("help/pack.toml", "delivery =", "delivry =");
    assert!(
        unknown[0].starts_with("packs/help/pack.toml:11:1 unknown field `delivry`"),
        "{unknown:?}"
    );
    assert!(unknown[0].ends_with("help: write one of the expected keys, or take this one out"));

    let word = told("help/measures.toml", "unit = \"case\"", "unit = \"cases\"");
    assert!(
        word[0].starts_with("packs/help/measures.toml:3:8 unknown variant `cases`"),
        "{word:?}"
    );

    let missing = told("help/measures.toml", "label = \"Casos\"\n", "");
    assert!(
        missing[0].starts_with("packs/help/measures.toml:1:1 missing field `label`"),
        "{missing:?}"
    );

    let syntax = told("help/texts.toml", "\"Ayuda.\"", "Ayuda.");
    assert!(syntax[0].starts_with("packs/help/texts.toml:2:11 "), "{syntax:?}");

    let capital = told("help/measures.toml", "\"help.cases\"", "\"Help.Cases\"");
    assert!(
        capital[0]
            .starts_with("packs/help/measures.toml:2:7 `Help.Cases` is not a valid measure key"),
        "{capital:?}"
    );
}

#[test]
fn a_name_needs_its_day_and_its_turn() {
    let hour = told("help/pack.toml", "2026-01-24", "2026-01-24T10:00:00");
    assert_eq!(
        hour,
        [
            "packs/help/pack.toml:13:68 `2026-01-24T10:00:00` is not a day\n  help: write a date alone, such as 2026-01-24"
        ]
    );
    let first = told("help/pack.toml", "from = 2026-01-24, ", "");
    assert!(
        first[0].starts_with("packs/help/pack.toml:13:9 dated values must be in order"),
        "{first:?}"
    );
}

#[test]
fn packs_that_disagree_are_told_where() {
    let cases = [
        (
            "help/pack.toml",
            "\"care\"",
            "\"cure\"",
            "packs/help/pack.toml:9:13 no deployment declares the programme `cure`",
        ),
        (
            "help/pack.toml",
            "id = \"help\"",
            "id = \"hlp\"",
            "packs/help/pack.toml:1:6 the pack in the folder `help` calls itself `hlp`",
        ),
        (
            "help/pack.toml",
            "version = \"1.0.0\"",
            "version = \"1.1.0\"",
            "packs/help/pack.toml:2:11 the changelog does not say what version 1.1.0 changed",
        ),
        (
            "help/pack.toml",
            "version = \"1.0.0\"",
            "version = \"one\"",
            "packs/help/pack.toml:2:11 `one` is not a version",
        ),
        (
            "shelter/pack.toml",
            "order = 2",
            "order = 1",
            "packs/shelter/pack.toml:10:9 `help` has the order 1 in the same programme",
        ),
        (
            "help/pack.toml",
            "order = 1",
            "order = 1\nsuccessor = \"gone\"",
            "packs/help/pack.toml:11:13 `gone` cannot be the successor",
        ),
        (
            "help/measures.toml",
            "help.coverage",
            "gone.coverage",
            "packs/help/measures.toml:12:7 measure `gone.coverage` does not belong to `help`",
        ),
        (
            "help/measures.toml",
            "help.coverage",
            "help.cases",
            "packs/help/measures.toml:12:7 measure `help.cases` is declared twice",
        ),
        (
            "help/measures.toml",
            "order = 2",
            "order = 1",
            "packs/help/measures.toml:17:9 another measure of `help` has the order 1",
        ),
        (
            "help/texts.toml",
            "es-PE",
            "en",
            "packs/help/texts.toml:1:1 the texts in Spanish are missing",
        ),
        (
            "help/texts.toml",
            "es-PE",
            "es-CL",
            "packs/help/texts.toml:1:2 there is no locale `es-CL`",
        ),
        ("help/texts.toml", "\"Ayuda.\"", "\" \"", "packs/help/texts.toml:2:11 the text is blank"),
        (
            "shelter/texts.toml",
            "how_to_ask = \"Llame.\"\n",
            "",
            "packs/shelter/texts.toml:1:1 the place of this service is sealed",
        ),
    ];
    for (path, right, wrong, expected) in cases {
        let problems = told(path, right, wrong);
        assert!(problems.iter().any(|told| told.starts_with(expected)), "{expected}\n{problems:?}");
    }
}

#[test]
fn a_programme_declared_twice_is_told_at_the_second() {
    let again = COUNTRY.split_once("[[programme]]").unwrap().1;
    let twice = format!("{COUNTRY}\n[[programme]]{again}");
    let problems = told("country/pack.toml", COUNTRY, &twice);
    assert!(
        problems[0].starts_with("packs/country/pack.toml:17:6 programme `care` is declared twice")
    );
    assert!(problems[1].starts_with("packs/country/pack.toml:19:9 another programme of its part"));
}

#[test]
fn a_center_that_cannot_be_is_told_at_its_cell() {
    let cases = [
        (
            "shelter-1,shelter,,08,",
            "shelter-1,shelter,,0801,",
            "3:20 `place` tells the place of a center of `shelter`",
        ),
        ("regular,0801,", "regular,0899,", "2:21 `0899` is not in the territory"),
        ("regular,0801,", "regular,801,", "2:21 `801` is not a valid ubigeo"),
        ("help,regular", "halp,regular", "2:8 no pack declares the service `halp`"),
        ("help,regular", "help,odd", "2:13 `help` has no kind `odd`"),
        ("shelter-1", "help-1", "3:1 center `help-1` is written twice"),
        ("\"Help, Cusco\"", "", "2:26 the cell `name` is blank"),
        ("\"Help, Cusco\"", "Help, Cusco", "2:1 the row has 7 cells instead of 6"),
        ("id,service", "code,service", "1:1 the header is not the expected one"),
    ];
    for (right, wrong, expected) in cases {
        let problems = told("country/centers/known.csv", right, wrong);
        let expected = format!("packs/country/centers/known.csv:{expected}");
        assert!(problems[0].starts_with(&expected), "{expected}\n{problems:?}");
    }
}

#[test]
fn a_territory_that_cannot_be_is_told_at_its_cell() {
    let cases = [
        ("0801,Cusco", "801,Cusco", "3:1 `801` is not a valid ubigeo"),
        ("0801,Cusco", "0901,Cusco", "3:1 `0901` lies in `09`, which has no row"),
        ("0801,Cusco", "08,Cusco", "3:1 `08` is written twice"),
        ("0701,,,", "0701,,hoy,", "3:18 `hoy` is not a day"),
    ];
    for (right, wrong, expected) in cases {
        let problems = told("country/territory/places.csv", right, wrong);
        let expected = format!("packs/country/territory/places.csv:{expected}");
        assert!(
            problems.iter().any(|told| told.starts_with(&expected)),
            "{expected}\n{problems:?}"
        );
    }
}

#[test]
fn a_broken_pack_is_told_once_and_not_again_by_its_centers() {
    assert_eq!(told("help/pack.toml", "delivery =", "delivry =").len(), 1);
    assert_eq!(told("country/pack.toml", "[[programme]]", "[[program]]").len(), 1);
}

#[test]
fn a_file_that_nothing_reads_or_that_is_missing_is_told() {
    let mut files = packs();
    files.push(PackFile { path: "help/mesures.toml".to_owned(), text: String::new() });
    files.retain(|file| file.path != "shelter/texts.toml");
    let told: Vec<String> =
        Catalogue::parse(&files).unwrap_err().iter().map(ToString::to_string).collect();
    let says = |start: &str| told.iter().any(|problem| problem.starts_with(start));
    assert!(says("packs/help/mesures.toml:1:1 no pack has a file of this name"), "{told:?}");
    assert!(says("packs/shelter/texts.toml:1:1 the file is missing"), "{told:?}");
}

/// A ficha that is known by name alone, so that its file is short.
fn ficha(id: &str, more: &str) -> PackFile {
    let text = format!(
        "id = \"{id}\"\nversion = \"1\"\ntitle = \"Ficha\"\navailable = false\nreason = \"No está.\"\nsource = \"test\"\nverification = \"test\"\n{more}"
    );
    PackFile { path: format!("country/instruments/{id}.toml"), text }
}

fn with_fichas(fichas: &[(&str, &str)]) -> Result<Catalogue, Vec<String>> {
    let mut files = packs();
    files.extend(fichas.iter().map(|(id, more)| ficha(id, more)));
    Catalogue::parse(&files).map_err(|found| found.iter().map(ToString::to_string).collect())
}

#[test]
fn an_instrument_that_takes_the_place_of_another_begins_when_that_one_ended() {
    let former = "valid_to = 2026-01-31\n";
    let later = "replaces = \"first\"\nvalid_from = 2026-02-01\n";
    let catalogue = with_fichas(&[("first", former), ("second", later)]).unwrap();
    let on = |day| {
        let first = domain::id::InstrumentId::parse("first").unwrap();
        catalogue.instrument_on(&first, day).map(|found| found.id.to_string())
    };
    assert_eq!(on(jiff::civil::date(2026, 1, 31)).as_deref(), Some("first"));
    assert_eq!(on(jiff::civil::date(2026, 2, 1)).as_deref(), Some("second"));

    let unknown = with_fichas(&[("second", later)]).unwrap_err();
    assert!(unknown[0].starts_with("packs/country/instruments/second.toml:8:1 no pack declares"));
    let both = with_fichas(&[("first", ""), ("second", later)]).unwrap_err();
    assert!(both[0].contains("8:1 `first` does not end before `second` begins"), "{both:?}");
}

#[test]
fn an_instrument_with_a_mistake_is_told_and_nothing_takes_its_place() {
    let told = with_fichas(&[("first", "maximum = 37\n")]).unwrap_err();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("packs/country/instruments/first.toml:8:11 an instrument"));
    let mut files = packs();
    let mut misplaced = ficha("first", "");
    misplaced.path = "country/instruments/first.csv".to_owned();
    files.push(misplaced);
    assert!(Catalogue::parse(&files).unwrap_err()[0].message.contains("no pack has a file"));
}
