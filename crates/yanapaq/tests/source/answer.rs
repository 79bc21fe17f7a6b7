//! The JSON of a summary as a list of numbers, each with its place.

use std::collections::BTreeMap;

use serde_json::Value;

/// How the pack says that a number is not there.
const MISSING: &str = "no figura";

/// Where a number stands in the JSON.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaf {
    /// `statement` is the part of the document, or `computed`.
    Figure {
        measure: String,
        dimensions: String,
        period: String,
        statement: String,
    },
    /// `kind` is blank for all kinds together.
    Coverage {
        service: String,
        ubigeo: String,
        kind: String,
    },
    Cell {
        table: String,
        service: String,
        ubigeo: String,
    },
    RowTotal {
        table: String,
        ubigeo: String,
    },
    ColumnTotal {
        table: String,
        service: String,
    },
    Total {
        table: String,
    },
}

impl Leaf {
    /// Whether the program adds it up where the document prints a total of its own.
    pub const fn is_added_up(&self) -> bool {
        matches!(self, Self::RowTotal { .. } | Self::ColumnTotal { .. } | Self::Total { .. })
    }
}

/// A contradiction that the JSON names.
#[derive(Debug)]
pub struct Finding {
    pub rule: String,
    pub service: Option<String>,
    pub ubigeo: String,
    pub stated: Vec<Value>,
    pub places: Vec<String>,
}

impl Finding {
    /// Whether it says that two numbers of tables differ.
    pub fn is_of_sums(&self) -> bool {
        let is_of_tables = ["section_", "consolidated_"].iter().any(|of| self.rule.starts_with(of));
        is_of_tables && self.stated.iter().all(Value::is_u64)
    }

    /// Whether it says that a part of the document does not count something.
    pub fn says_missing(&self) -> bool {
        self.stated.iter().any(|one| one.as_str() == Some(MISSING))
    }

    pub fn states(&self, number: u64) -> bool {
        self.stated.iter().any(|one| one.as_u64() == Some(number))
    }

    fn speaks_of(&self, service: Option<&str>, place: &str) -> bool {
        self.service.as_deref() == service.filter(|service| !service.is_empty())
            && (self.ubigeo.starts_with(place) || place.starts_with(&self.ubigeo))
    }
}

/// What the JSON says.
pub struct Answer {
    pub numbers: BTreeMap<Leaf, u64>,
    pub findings: Vec<Finding>,
}

impl Answer {
    /// Reads the JSON of the summary of `department`, of which every published figure cites `document`.
    pub fn read(json: &Value, department: &str, document: &str) -> Self {
        assert_eq!(text(&json["department"], "ubigeo"), department);
        assert!(!text(&json["department"], "name").is_empty());
        assert_eq!(json["periods"], serde_json::json!(["2022", "2023-01"]));
        assert!(!text(json, "snapshot").is_empty());
        let mut answer = Self { numbers: BTreeMap::new(), findings: Vec::new() };
        for one in list(json, "figures") {
            answer.figure(one, document);
        }
        for one in list(json, "coverage") {
            answer.coverage(one);
        }
        let tables: Vec<_> = list(json, "tables").iter().map(|table| text(table, "id")).collect();
        assert_eq!(tables, ["operated", "coordinated"]);
        for one in list(json, "tables") {
            answer.table(one);
        }
        answer.findings = list(json, "findings").iter().map(finding).collect();
        answer
    }

    /// Whether a finding about the service, there or inside it, names both numbers.
    pub fn names(&self, service: Option<&str>, place: &str, one: u64, other: u64) -> bool {
        let mut about = self.findings.iter().filter(|f| f.speaks_of(service, place));
        about.any(|f| f.states(one) && f.states(other))
    }

    /// Whether a finding about the service names the number beside something that is not there.
    pub fn names_as_missing(&self, service: &str, place: &str, number: u64) -> bool {
        let mut about = self.findings.iter().filter(|f| f.speaks_of(Some(service), place));
        about.any(|f| f.states(number) && f.says_missing())
    }

    /// Sum of the numbers whose place fits.
    pub fn sum(&self, fits: impl Fn(&Leaf) -> bool) -> u64 {
        self.numbers.iter().filter(|(leaf, _)| fits(leaf)).map(|(_, number)| number).sum()
    }

    fn add(&mut self, leaf: Leaf, number: &Value) {
        let Some(number) = number.as_u64() else { panic!("{leaf:?} is {number}") };
        assert!(!self.numbers.contains_key(&leaf), "{leaf:?} stands twice in the JSON");
        self.numbers.insert(leaf, number);
    }

    fn figure(&mut self, one: &Value, document: &str) {
        assert!(!text(one, "unit").is_empty(), "{one}");
        let source = text(one, "source");
        let statement = match source.split_once(':') {
            Some(("published", place)) => {
                let mut parts = place.splitn(3, '/');
                assert_eq!(parts.next(), Some(document), "{one}");
                parts.next().unwrap_or_default().to_owned()
            }
            Some(("computed", _)) => "computed".to_owned(),
            _ => panic!("`{source}` is neither published nor computed"),
        };
        let dimensions = one["dimensions"].as_str().unwrap_or_default().to_owned();
        let (measure, period) = (text(one, "measure"), text(one, "period"));
        self.add(Leaf::Figure { measure, dimensions, period, statement }, &one["value"]);
    }

    fn coverage(&mut self, one: &Value) {
        let leaf = |kind: String| Leaf::Coverage {
            service: text(one, "service"),
            ubigeo: text(one, "ubigeo"),
            kind,
        };
        self.add(leaf(String::new()), &one["count"]);
        for part in one["parts"].as_array().into_iter().flatten() {
            self.add(leaf(text(part, "kind")), &part["count"]);
        }
    }

    fn table(&mut self, one: &Value) {
        let table = || text(one, "id");
        let columns: Vec<&str> =
            list(one, "columns").iter().filter_map(|column| column.as_str()).collect();
        for row in list(one, "rows") {
            assert!(!text(row, "name").is_empty(), "{row}");
            for (service, number) in row["cells"].as_object().into_iter().flatten() {
                assert!(columns.contains(&service.as_str()), "`{service}` has no column: {row}");
                let (service, ubigeo) = (service.clone(), text(row, "ubigeo"));
                self.add(Leaf::Cell { table: table(), service, ubigeo }, number);
            }
            let total = Leaf::RowTotal { table: table(), ubigeo: text(row, "ubigeo") };
            self.add(total, &row["total"]);
        }
        for (service, number) in one["totals"].as_object().into_iter().flatten() {
            let leaf = match service.as_str() {
                "total" => Leaf::Total { table: table() },
                _ => Leaf::ColumnTotal { table: table(), service: service.clone() },
            };
            self.add(leaf, number);
        }
    }
}

fn finding(one: &Value) -> Finding {
    assert!(!text(one, "message").is_empty(), "{one}");
    let places = list(one, "places").iter().filter_map(|at| at.as_str().map(str::to_owned));
    Finding {
        rule: text(one, "rule"),
        service: one["service"].as_str().map(str::to_owned),
        ubigeo: text(one, "ubigeo"),
        stated: list(one, "stated").clone(),
        places: places.collect(),
    }
}

fn text(value: &Value, key: &str) -> String {
    let text = value[key].as_str().unwrap_or_else(|| panic!("`{key}` is no text in {value}"));
    text.to_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("`{key}` is no list in {value}"))
}
