//! A small invented service that keeps cases, in a country of one department.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::pack::{CasePack, Catalogue, PackFile};

const FILES: [(&str, &str); 13] = [
    (
        "country/pack.toml",
        r#"id = "country"
version = "1.0.0"
title = "Country"
changelog = [{ version = "1.0.0", changes = "first" }]

[[programme]]
id = "care"
part = "programmes"
order = 1
names = [{ short = "Care", long = "Care", source = "test" }]
"#,
    ),
    (
        "country/territory/places.csv",
        "ubigeo,name,reniec,variants,valid_from,valid_to,latitude,longitude,source\n08,Cusco,07,,,,,,test\n",
    ),
    (
        "help/pack.toml",
        r#"id = "help"
version = "1.0.0"
changelog = [{ version = "1.0.0", changes = "first" }]

[service]
programme = "care"
order = 1
delivery = "operated"
place = "public"
names = [{ short = "H", long = "Help", source = "test" }]
operator = [{ name = "Care", source = "test" }]
"#,
    ),
    ("help/texts.toml", "[es-PE]\nsummary = \"Ayuda.\"\ndescription = \"Ayuda a todas.\"\n"),
    (
        "help/measures.toml",
        r#"[[measure]]
key = "help.cases"
unit = "case"
additivity = "additive"
place = "center"
time = "entry"
order = 1
label = "Casos"
definition = "Fichas."
counts = { event = "case.opened", quantity = "one", when = "case.entry_condition != 'carried_over'", by = { kind = "center.kind" } }

[[dimension]]
key = "kind"
codes = [{ code = "regular", label = "Regular" }]
"#,
    ),
    (
        "help/dictionaries.toml",
        r#"[[dictionary]]
id = "colours"
title = "Colores"
source = "test"
basis = "proposal"
entries = [
  { code = "red", label = "Rojo", valid_to = 2026-06-30 },
  { code = "blue", label = "Azul" },
  { code = "green", label = "Verde", valid_from = 2026-07-01 },
]
"#,
    ),
    (
        "help/forms/intake.toml",
        r#"id = "intake"
version = "1"
title = "Ingreso"
lens = "admission"
source = "test"
basis = "proposal"

[[section]]
id = "first"
title = "Primera"
field = [
  { id = "has_home", label = "¿Tiene casa?", kind = "yes_no", may_not_know = true, required_at = "opened" },
  { id = "rooms", label = "Cuartos", kind = "count", max = 9, shown_when = "has_home == 'yes'", required_when = "has_home == 'yes'" },
  { id = "colour", label = "Color", kind = "choice", dictionary = "colours", shown_when = "rooms > 1" },
  { id = "height", label = "Talla", kind = "number", min = 1, max = 3, decimals = 2, unit = "m" },
  { id = "words", label = "Palabras", kind = "text", max_chars = 5 },
]

[[section]]
id = "pets"
title = "Animales"
repeats = { min = 1, max = 2, row = "animal" }
field = [
  { id = "pet_name", label = "Nombre", kind = "text" },
  { id = "pet_age", label = "Edad", kind = "count", max = 99, required_when = "row.pet_name != null" },
]

[[rule]]
id = "house_of_none"
when = "has_home == 'yes' && rooms == 0"
message = "Una casa tiene cuartos."
blocks = true
"#,
    ),
    (
        "help/parameters.toml",
        r#"[[parameter]]
key = "call.days"
label = "Días"
unit = "calendar_day"
value = [
  { from = 2026-01-01, value = 20, source = "test", basis = "norm" },
  { from = 2026-07-01, value = 15, source = "test", basis = "norm" },
]

[[parameter]]
key = "share"
label = "Parte"
unit = "percent"
value = [{ value = 5, source = "test", basis = "norm" }]
"#,
    ),
    (
        "help/actions.toml",
        r#"source = "test"
basis = "proposal"
patronage = { section = "H", first = 5, last = 50, source = "test" }
action = [
  { code = "call", label = "Llamada", lenses = ["social"], counts = "activity" },
  { code = "brief", label = "Escrito", lenses = ["legal"], counts = "activity", patronage = "judicial", official = 7 },
]
"#,
    ),
    (
        "help/flow.toml",
        r#"start = "opened"
source = "test"
basis = "proposal"

[[stage]]
id = "opened"
label = "Abierto"
next = [{ to = "cared", gates = ["home_known"] }]

[[stage]]
id = "cared"
label = "Atendido"
next = [{ to = "opened" }]

[[gate]]
id = "home_known"
when = "intake.has_home != null && size(intake.pets) >= 1"
message = "Falta saber si tiene casa."
source = "test"

[[closure]]
code = "done"
label = "Terminado"
from = ["cared"]
gates = []
needs_tasks_finished = true
needs_approval = false

[[referral]]
code = "away"
label = "Otra"
to = ["help"]
answer_within = "call.days"
source = "test"
"#,
    ),
    (
        "help/timelines.toml",
        r#"[[timeline]]
id = "calls"
label = "Llamadas"
starts = "case.opened"
source = "test"
basis = "proposal"
step = [{ code = "first_call", action = "call", lens = "social", after = "call.days" }]
"#,
    ),
    (
        "help/indicators.toml",
        r#"[[indicator]]
code = "0001"
label = "Parte"
event = "case.opened"
numerator = { label = "Con casa", when = "intake.has_home == 'yes'" }
denominator = { label = "Con respuesta", when = "intake.has_home in ['yes', 'no']" }
formula = "100 * a / b"
cut_off = "share"
recompute = "share"
source = "test"
basis = "norm"
"#,
    ),
    (
        "help/cases/all.toml",
        r#"[[case]]
name = "a first call is due in twenty days"
on = 2026-06-30
when = "start case.opened"
then = { tasks = ["first_call by social until 2026-07-20"] }
"#,
    ),
];

/// The files of the country and its service.
pub fn files() -> Vec<PackFile> {
    let file =
        |(path, text): (&str, &str)| PackFile { path: path.to_owned(), text: text.to_owned() };
    FILES.map(file).to_vec()
}

/// The files with `wrong` where `right` stood, which must be there.
pub fn files_with(path: &str, right: &str, wrong: &str) -> Vec<PackFile> {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(right), "`{right}` is not in {path}");
    file.text = file.text.replacen(right, wrong, 1);
    files
}

/// The service.
pub fn pack() -> CasePack {
    let catalogue = Catalogue::parse(&files()).unwrap();
    catalogue.services.into_values().next().unwrap().case_pack.unwrap()
}
