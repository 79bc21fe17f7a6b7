//! The kinds of checks a rule can declare, with their parameters. A new kind is Rust and an ADR; a new rule is data.

use serde::Deserialize;

use crate::id::{MeasureKey, ServiceCode, StatementId};
use crate::service::Delivery;

/// Which measures a check looks at: one key, or all with an ending.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum MeasurePattern {
    /// `demuna.coverage`.
    Key(MeasureKey),
    /// `*.coverage`: keeps `.coverage`.
    Ending(String),
}

impl MeasurePattern {
    /// Whether the measure is meant.
    #[must_use]
    pub fn matches(&self, key: &MeasureKey) -> bool {
        match self {
            Self::Key(own) => own == key,
            Self::Ending(ending) => key.as_str().ends_with(ending.as_str()),
        }
    }
}

impl std::fmt::Display for MeasurePattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(key) => key.fmt(f),
            Self::Ending(ending) => write!(f, "*{ending}"),
        }
    }
}

impl TryFrom<String> for MeasurePattern {
    type Error = crate::id::InvalidId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.strip_prefix("*.") {
            Some(ending) => MeasureKey::parse(ending).map(|_| Self::Ending(format!(".{ending}"))),
            None => MeasureKey::parse(&text).map(Self::Key),
        }
    }
}

/// What a rule looks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// One cell in two statements of a document.
    SameCell(SameCell),
    /// The rows of a table against the total printed under them.
    RowsVsTotal(RowsVsTotal),
    /// The cells of several services against a total of the network.
    ServicesVsTotal(ServicesVsTotal),
    /// Nobody entered, and yet something was done.
    ZeroBeside(ZeroBeside),
    /// A service with users and no count of offices in a part of the document.
    UsersWithoutRow(UsersWithoutRow),
    /// A count of offices of a service that the document never describes.
    RowWithoutSection(RowWithoutSection),
    /// Persons present, printed for a year and a month beside entries of a year and a month.
    StockBesideFlow(StockBesideFlow),
    /// A ratio of two measures that changes too much from one period to the next.
    RatioShift(RatioShift),
    /// A ratio of two measures that differs too much from that of another department.
    RatioBetweenDepartments(RatioBetweenDepartments),
    /// Offices of a province against its number of districts.
    CountVsDistricts(CountVsDistricts),
    /// Thousands written in two ways in one document.
    MixedNotation(MixedNotation),
    /// One subject worded in two ways.
    WordingDiffers(WordingDiffers),
    /// Words against the norm in force or the document itself.
    WordingVsNorm(WordingVsNorm),
    /// A term that the glossary explains and no table of the document counts.
    TermWithoutFigures(TermWithoutFigures),
    /// Terms that do not belong under the title of their glossary.
    GlossaryOutsideScope(GlossaryOutsideScope),
    /// A document that tells where a sealed service is.
    SealedPlace(SealedPlace),
}

/// See [`Check::SameCell`]. Rows are added up to the province first; to the department where a statement has no provinces
/// or the service is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameCell {
    /// Measures to look at.
    pub measures: Vec<MeasurePattern>,
    /// First statement.
    pub left: StatementId,
    /// Second statement.
    pub right: StatementId,
}

/// See [`Check::RowsVsTotal`]. A total without dimensions covers every row; one with dimensions, those that share them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowsVsTotal {
    /// Measures to look at.
    pub measures: Vec<MeasurePattern>,
    /// Statement of the rows.
    pub rows: StatementId,
    /// Statement of the total.
    pub total: StatementId,
}

/// See [`Check::ServicesVsTotal`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServicesVsTotal {
    /// Measures of the services.
    pub measures: Vec<MeasurePattern>,
    /// Which services the total covers.
    pub delivery: Delivery,
    /// Statement of their cells.
    pub rows: StatementId,
    /// Measure of the total.
    pub total_measure: MeasureKey,
    /// Statement of the total.
    pub total: StatementId,
}

/// See [`Check::ZeroBeside`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZeroBeside {
    /// The measure that is zero.
    pub zero: MeasureKey,
    /// The measure that is not.
    pub nonzero: MeasureKey,
}

/// See [`Check::UsersWithoutRow`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsersWithoutRow {
    /// Measures that count offices; all others of a service count users or acts.
    pub coverage: MeasurePattern,
    /// The statement in which no office is counted.
    pub missing_in: StatementId,
    /// Only where this statement counts them.
    pub present_in: Option<StatementId>,
    /// Only these services; empty: all.
    #[serde(default)]
    pub services: Vec<ServiceCode>,
    /// Not these services.
    #[serde(default)]
    pub except: Vec<ServiceCode>,
}

/// See [`Check::RowWithoutSection`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowWithoutSection {
    /// Measures that count offices.
    pub coverage: MeasurePattern,
    /// The statement that counts them.
    pub statement: StatementId,
    /// The statement that would describe the service.
    pub section: StatementId,
}

/// See [`Check::StockBesideFlow`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockBesideFlow {
    /// Statement of both.
    pub statement: StatementId,
}

/// See [`Check::RatioShift`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatioShift {
    /// Above the line.
    pub numerator: MeasureKey,
    /// Under the line.
    pub denominator: MeasureKey,
    /// The larger ratio is at least so many hundredths of the smaller: 150 is one and a half times.
    pub factor_percent: u64,
}

/// See [`Check::RatioBetweenDepartments`]. Of several other departments, the one that differs most is named.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatioBetweenDepartments {
    /// Above the line.
    pub numerator: MeasureKey,
    /// Under the line.
    pub denominator: MeasureKey,
    /// The larger ratio is at least so many hundredths of the smaller.
    pub factor_percent: u64,
}

/// See [`Check::CountVsDistricts`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountVsDistricts {
    /// Measures to look at.
    pub measures: Vec<MeasurePattern>,
    /// Statements to look at; where they say the same, one finding names all.
    pub statements: Vec<StatementId>,
    /// What is remarkable.
    pub count: DistrictCount,
}

/// How a count stands to the number of districts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistrictCount {
    /// Some district has none.
    Fewer,
    /// Some district has two, or the count is wrong.
    More,
}

/// See [`Check::MixedNotation`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MixedNotation {
    /// Numbers of fewer digits are not looked at.
    pub digits: usize,
}

/// See [`Check::WordingDiffers`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingDiffers {
    /// Attribute of the wordings.
    pub attribute: String,
    /// Whether documents are compared with each other, or each with itself.
    pub across_documents: bool,
}

/// See [`Check::WordingVsNorm`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingVsNorm {
    /// Attribute of the wordings.
    pub attribute: String,
}

/// See [`Check::TermWithoutFigures`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermWithoutFigures {
    /// Attribute of the wordings that are terms of a glossary.
    pub term: String,
}

/// See [`Check::GlossaryOutsideScope`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryOutsideScope {
    /// Attribute of the wordings that are terms of a glossary.
    pub term: String,
    /// Attribute of the wording that is the title of the glossary.
    pub title: String,
    /// What the title promises.
    pub delivery: Delivery,
}

/// See [`Check::SealedPlace`]. The finding stands at the department and repeats nothing of what was told.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedPlace {
    /// Attribute of the wordings that say what kind of detail a document tells.
    pub attribute: String,
}

/// Slots of a check with two statements of one document about a territory: `parte_1` is `donde_1` without the title.
const TWO: &[&str] = &[
    "servicio",
    "lugar",
    "periodo",
    "documento",
    "valor_1",
    "donde_1",
    "parte_1",
    "valor_2",
    "donde_2",
    "parte_2",
];

impl Check {
    /// The measures it names, one pattern each.
    #[must_use]
    pub fn measures(&self) -> Vec<MeasurePattern> {
        let key = |key: &MeasureKey| MeasurePattern::Key(key.clone());
        match self {
            Self::SameCell(SameCell { measures, .. })
            | Self::RowsVsTotal(RowsVsTotal { measures, .. })
            | Self::CountVsDistricts(CountVsDistricts { measures, .. }) => measures.clone(),
            Self::ServicesVsTotal(check) => {
                let total = key(&check.total_measure);
                check.measures.iter().cloned().chain([total]).collect()
            }
            Self::ZeroBeside(check) => vec![key(&check.zero), key(&check.nonzero)],
            Self::UsersWithoutRow(UsersWithoutRow { coverage, .. })
            | Self::RowWithoutSection(RowWithoutSection { coverage, .. }) => {
                vec![coverage.clone()]
            }
            Self::RatioShift(RatioShift { numerator, denominator, .. })
            | Self::RatioBetweenDepartments(RatioBetweenDepartments {
                numerator,
                denominator,
                ..
            }) => vec![key(numerator), key(denominator)],
            Self::StockBesideFlow(_)
            | Self::MixedNotation(_)
            | Self::WordingDiffers(_)
            | Self::WordingVsNorm(_)
            | Self::TermWithoutFigures(_)
            | Self::GlossaryOutsideScope(_)
            | Self::SealedPlace(_) => Vec::new(),
        }
    }

    /// The services it names.
    pub fn services(&self) -> impl Iterator<Item = &ServiceCode> {
        let named: [&[ServiceCode]; 2] = match self {
            Self::UsersWithoutRow(check) => [&check.services, &check.except],
            _ => [&[], &[]],
        };
        named.into_iter().flatten()
    }

    /// The attributes of wordings it reads.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        let named: [Option<&String>; 2] = match self {
            Self::WordingDiffers(WordingDiffers { attribute, .. })
            | Self::WordingVsNorm(WordingVsNorm { attribute })
            | Self::SealedPlace(SealedPlace { attribute }) => [Some(attribute), None],
            Self::TermWithoutFigures(TermWithoutFigures { term }) => [Some(term), None],
            Self::GlossaryOutsideScope(check) => [Some(&check.term), Some(&check.title)],
            _ => [None, None],
        };
        named.into_iter().flatten().map(String::as_str)
    }

    /// The slots that a message of this check can use.
    #[must_use]
    pub const fn slots(&self) -> &'static [&'static str] {
        match self {
            Self::SameCell(_)
            | Self::RowsVsTotal(_)
            | Self::ServicesVsTotal(_)
            | Self::ZeroBeside(_)
            | Self::RowWithoutSection(_)
            | Self::CountVsDistricts(_)
            | Self::UsersWithoutRow(UsersWithoutRow { present_in: None, .. }) => TWO,
            Self::UsersWithoutRow(_) => &[
                "servicio",
                "lugar",
                "periodo",
                "documento",
                "valor_1",
                "donde_1",
                "parte_1",
                "valor_2",
                "donde_2",
                "parte_2",
                "valor_3",
                "donde_3",
                "parte_3",
            ],
            Self::StockBesideFlow(_) | Self::RatioShift(_) => &[
                "servicio",
                "lugar",
                "documento",
                "periodo_1",
                "valor_1",
                "donde_1",
                "parte_1",
                "periodo_2",
                "valor_2",
                "donde_2",
                "parte_2",
            ],
            Self::RatioBetweenDepartments(_) => &[
                "servicio", "lugar", "periodo", "valor_1", "donde_1", "lugar_2", "valor_2",
                "donde_2",
            ],
            Self::MixedNotation(_) | Self::GlossaryOutsideScope(_) => &[
                "lugar",
                "documento",
                "valor_1",
                "donde_1",
                "parte_1",
                "valor_2",
                "donde_2",
                "parte_2",
            ],
            Self::WordingDiffers(WordingDiffers { across_documents: true, .. }) => {
                &["servicio", "lugar", "valor_1", "donde_1", "valor_2", "donde_2"]
            }
            Self::WordingDiffers(_) => &[
                "servicio",
                "lugar",
                "documento",
                "valor_1",
                "donde_1",
                "parte_1",
                "valor_2",
                "donde_2",
                "parte_2",
            ],
            Self::WordingVsNorm(_) => &[
                "servicio",
                "lugar",
                "documento",
                "valor_1",
                "donde_1",
                "parte_1",
                "valor_2",
                "donde_2",
            ],
            Self::TermWithoutFigures(_) | Self::SealedPlace(_) => {
                &["servicio", "lugar", "documento", "valor_1", "donde_1", "parte_1"]
            }
        }
    }
}
