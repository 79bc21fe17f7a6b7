//! What the two published summaries print, number by number, written down apart from the packs.

pub mod answer;
pub mod sums;

use serde::Deserialize;

use answer::{Answer, Leaf};

/// The documents do not date their counts of offices; the packs give them the month.
pub const OFFICES_IN: &str = "2023-01";

/// What kind of number a row is; `README.md` beside the files explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Figure,
    Coverage,
    NamedRow,
    Sum,
    TableCell,
    TableTotal,
    TextNumber,
}

/// One number of a document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub line: u32,
    pub section: String,
    pub what: String,
    pub kind: Kind,
    pub service: String,
    pub measure: String,
    pub dimensions: String,
    pub ubigeo: String,
    pub period: String,
    pub value: String,
}

/// One published summary.
pub struct Source {
    /// INEI code of its department.
    pub department: &'static str,
    /// Id of the document in the packs.
    pub document: &'static str,
    /// How many numbers its text prints, figures or not.
    pub printed: usize,
    /// How many rows of its tables name a place and print no number.
    pub unprinted: usize,
    pub rows: Vec<Row>,
}

impl Source {
    pub fn both() -> [Self; 2] {
        [
            Self {
                department: "08",
                document: "resumen-ejecutivo-cusco-2023",
                printed: 232,
                unprinted: 7,
                rows: read(include_str!("cusco.csv")),
            },
            Self {
                department: "23",
                document: "resumen-ejecutivo-tacna-2023",
                printed: 143,
                unprinted: 3,
                rows: read(include_str!("tacna.csv")),
            },
        ]
    }

    /// Rows of one kind that speak of one service.
    pub fn of<'a>(&'a self, kind: Kind, service: &'a str) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.kind == kind && row.service == service)
    }

    /// Whether the section of a service says where its offices are.
    pub fn has_section_coverage(&self, service: &str) -> bool {
        self.of(Kind::Coverage, service).chain(self.of(Kind::NamedRow, service)).next().is_some()
    }

    /// The number that the JSON must hold for a row: a row without a number counts 1 beside its likes.
    fn expected(&self, row: &Row) -> u64 {
        if row.kind == Kind::NamedRow {
            let likes =
                self.of(Kind::NamedRow, &row.service).filter(|one| one.ubigeo == row.ubigeo);
            return likes.count() as u64;
        }
        row.number()
    }

    /// Checks one row against the JSON and says where it stands there.
    pub fn check(&self, row: &Row, answer: &Answer) -> Vec<Leaf> {
        let told = format!("{} line {}, {}: {}", self.document, row.line, row.section, row.what);
        let leaves = row.leaves();
        if row.kind == Kind::TextNumber {
            assert!(!row.what.trim().is_empty(), "{told}: why is it no figure?");
            assert!(row.service.is_empty() && row.measure.is_empty(), "{told}: it is no figure");
            return leaves;
        }
        assert!(!leaves.is_empty(), "{told}: nothing to look for");
        let expected = self.expected(row);
        for leaf in &leaves {
            let found = answer.numbers.get(leaf);
            let differs_openly = leaf.is_added_up()
                && found.is_some_and(|sum| {
                    answer.names(Some(&row.service), &row.ubigeo, *sum, expected)
                });
            assert!(
                found == Some(&expected) || differs_openly,
                "{told}: the document says {expected}, the JSON says {found:?} at {leaf:?}"
            );
        }
        leaves
    }
}

impl Row {
    /// The value as a number.
    pub fn number(&self) -> u64 {
        self.value.parse().unwrap_or_else(|error| panic!("line {}: {error}", self.line))
    }

    /// Where the JSON must hold it.
    fn leaves(&self) -> Vec<Leaf> {
        let figure = |period: &str, statement: &str| Leaf::Figure {
            measure: self.measure.clone(),
            dimensions: self.dimensions.clone(),
            period: period.to_owned(),
            statement: statement.to_owned(),
        };
        let table = self.section.clone();
        match self.kind {
            Kind::Figure => vec![figure(&self.period, "section")],
            Kind::NamedRow if self.ubigeo.len() == 2 => {
                vec![self.coverage(), figure(OFFICES_IN, "section")]
            }
            Kind::Coverage | Kind::NamedRow => vec![self.coverage()],
            Kind::Sum => vec![figure(OFFICES_IN, "section_total")],
            Kind::TableCell => vec![Leaf::Cell {
                table,
                service: self.service.clone(),
                ubigeo: self.ubigeo.clone(),
            }],
            Kind::TableTotal if self.ubigeo.len() == 4 => {
                vec![Leaf::RowTotal { table, ubigeo: self.ubigeo.clone() }]
            }
            Kind::TableTotal if self.service.is_empty() => {
                vec![Leaf::Total { table }, figure(OFFICES_IN, "consolidated_total")]
            }
            Kind::TableTotal => vec![
                Leaf::ColumnTotal { table, service: self.service.clone() },
                figure(OFFICES_IN, "consolidated_total"),
            ],
            Kind::TextNumber => Vec::new(),
        }
    }

    fn coverage(&self) -> Leaf {
        Leaf::Coverage {
            service: self.service.clone(),
            ubigeo: self.ubigeo.clone(),
            kind: self.dimensions.strip_prefix("kind=").unwrap_or_default().to_owned(),
        }
    }
}

fn read(text: &str) -> Vec<Row> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.map(|row| row.unwrap_or_else(|error| panic!("{error}"))).collect()
}
