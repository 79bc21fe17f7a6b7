//! Import profiles: how a pack declares the meaning of a foreign file, column by column.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Deserialize;
use toml::Spanned;

use super::number::NumberNotation;
use crate::figure::{Amount, FigureStatus, Period, Place, Slice, Unit};
use crate::id::{DimensionCode, DimensionKey, InvalidId, MeasureKey};
use crate::pack::{PackFile, PackProblem};
use crate::source::{Citation, SourceDocument};

/// A declared way to read a file with foreign columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProfile {
    /// Its id.
    pub id: String,
    /// What the file is, in Spanish.
    pub title: String,
    /// The exact header of the file.
    pub header: Vec<String>,
    /// What its values count.
    pub measure: MeasureKey,
    /// Unit of its values: that of the measure.
    pub unit: Unit,
    /// Column of the values.
    pub value_column: String,
    /// How it writes numbers.
    pub number: NumberNotation,
    /// Column of the place.
    pub place_column: String,
    /// What the place column holds.
    pub place_form: PlaceForm,
    /// Values of the place column that name no territory, each with its declared meaning.
    pub place_exceptions: BTreeMap<String, PlaceException>,
    /// Column of the period.
    pub period_column: String,
    /// What the period column holds.
    pub period_kind: PeriodKind,
    /// Columns of further dimensions.
    pub dimensions: Vec<DimensionColumn>,
    /// Columns that are not read.
    pub ignored: Vec<String>,
    /// What a cell that is not in the file means; `None`: nothing is known of it.
    pub absent: Option<AbsentCells>,
    /// The document that every value cites.
    pub document: SourceDocument,
    /// Where in the document.
    pub citation: Citation,
    /// How settled the values are.
    pub status: FigureStatus,
}

/// What a column of places holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceForm {
    /// Codes of 2, 4 or 6 digits, or `PE`.
    Ubigeo,
    /// Names of departments.
    DepartmentName,
    /// Names of provinces; the named column holds the department.
    ProvinceName {
        /// Column with the name of the department.
        department_column: String,
    },
}

/// The declared meaning of a value that names no territory: `No especificado`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceException {
    /// Of which place it is a part.
    pub place: Place,
    /// Dimensions that tell this part from the whole: without them it would pass for a total.
    pub dimensions: BTreeMap<DimensionKey, DimensionCode>,
}

/// What a column of periods holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// `2022`.
    Year,
    /// `2023-01`.
    Month,
}

/// A column of codes of one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionColumn {
    /// Name of the column.
    pub column: String,
    /// The dimension.
    pub key: DimensionKey,
    /// Our code for each word of the file.
    pub codes: BTreeMap<String, DimensionCode>,
}

/// What a cell means that the file could have and has not: every department, exception, period and code makes the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsentCells {
    /// The bounds of what was withheld.
    pub amount: Amount,
    /// Why it is not in the file, in Spanish: it stands beside each such value.
    pub reason: String,
    /// The periods the file covers.
    pub periods: Vec<Period>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProfile {
    id: Spanned<String>,
    title: String,
    header: Spanned<Vec<String>>,
    measure: MeasureKey,
    unit: Unit,
    #[serde(default)]
    number: NumberNotation,
    status: FigureStatus,
    value: RawColumn,
    place: RawPlace,
    period: RawPeriod,
    #[serde(default)]
    dimension: Vec<RawDimension>,
    #[serde(default)]
    ignored: Vec<Spanned<String>>,
    absent: Option<RawAbsent>,
    document: SourceDocument,
    cite: RawCite,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    column: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    column: Spanned<String>,
    r#as: Spanned<RawPlaceForm>,
    department_column: Option<Spanned<String>>,
    #[serde(default)]
    exception: Vec<RawException>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum RawPlaceForm {
    Ubigeo,
    DepartmentName,
    ProvinceName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawException {
    value: Spanned<String>,
    place: Place,
    #[serde(default)]
    dimensions: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPeriod {
    column: Spanned<String>,
    r#as: PeriodKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDimension {
    column: Spanned<String>,
    key: DimensionKey,
    codes: BTreeMap<String, DimensionCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAbsent {
    low: Spanned<u64>,
    high: Option<u64>,
    reason: Spanned<String>,
    periods: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCite {
    statement: crate::id::StatementId,
    locator: Spanned<String>,
}

/// Reads `profiles/*.toml`.
///
/// # Errors
/// Mistakes of shape, columns that the header does not have or that nothing reads, exceptions that would pass for totals.
pub fn parse_profile(file: &PackFile) -> Result<ImportProfile, Vec<PackProblem>> {
    let raw: RawProfile = file.read_toml().map_err(|problem| vec![problem])?;
    let mut reading = Reading { file, problems: Vec::new() };
    reading.check_columns(&raw);
    let profile = reading.profile(raw);
    match profile {
        Some(profile) if reading.problems.is_empty() => Ok(profile),
        _ => Err(reading.problems),
    }
}

struct Reading<'a> {
    file: &'a PackFile,
    problems: Vec<PackProblem>,
}

impl Reading<'_> {
    fn tell<T>(&mut self, at: &Spanned<T>, message: String, help: &str) {
        self.problems.push(self.file.problem_at(at.span(), message, help));
    }

    /// Every column of the header is read once or ignored, and no other is named.
    fn check_columns(&mut self, raw: &RawProfile) {
        let header = raw.header.get_ref();
        let mut used: Vec<&Spanned<String>> =
            vec![&raw.value.column, &raw.place.column, &raw.period.column];
        used.extend(&raw.place.department_column);
        used.extend(raw.dimension.iter().map(|dimension| &dimension.column));
        used.extend(&raw.ignored);
        for (at, column) in used.iter().enumerate() {
            let name = column.get_ref();
            if !header.contains(name) {
                let message = format!("the header has no column `{name}`");
                self.tell(column, message, "write a column of `header`");
            }
            if used.iter().take(at).any(|earlier| earlier.get_ref() == name) {
                let message = format!("the column `{name}` is read twice");
                self.tell(column, message, "give each column one meaning");
            }
        }
        for (at, name) in header.iter().enumerate() {
            if !used.iter().any(|column| column.get_ref() == name) {
                let message = format!("nothing reads the column `{name}`");
                self.tell(&raw.header, message, "say what it means, or put it into `ignored`");
            }
            if header.iter().take(at).any(|earlier| earlier == name) {
                let message = format!("the header repeats `{name}`");
                self.tell(&raw.header, message, "a file with repeated columns cannot be read");
            }
        }
    }

    fn profile(&mut self, raw: RawProfile) -> Option<ImportProfile> {
        let place_form = self.place_form(&raw.place);
        let place_exceptions = self.exceptions(raw.place.exception);
        let absent = raw.absent.map(|absent| self.absent(absent, raw.period.r#as));
        if raw.id.get_ref().trim().is_empty() {
            self.tell(&raw.id, "the id is blank".to_owned(), "write a short word");
        }
        let dimensions = raw.dimension.into_iter().map(|dimension| DimensionColumn {
            column: dimension.column.into_inner(),
            key: dimension.key,
            codes: dimension.codes,
        });
        let citation = Citation {
            document: raw.document.id.clone(),
            statement: raw.cite.statement,
            locator: raw.cite.locator.into_inner(),
        };
        Some(ImportProfile {
            id: raw.id.into_inner(),
            title: raw.title,
            header: raw.header.into_inner(),
            measure: raw.measure,
            unit: raw.unit,
            value_column: raw.value.column.into_inner(),
            number: raw.number,
            place_column: raw.place.column.into_inner(),
            place_form: place_form?,
            place_exceptions,
            period_column: raw.period.column.into_inner(),
            period_kind: raw.period.r#as,
            dimensions: dimensions.collect(),
            ignored: raw.ignored.into_iter().map(Spanned::into_inner).collect(),
            absent: match absent {
                Some(absent) => Some(absent?),
                None => None,
            },
            document: raw.document,
            citation,
            status: raw.status,
        })
    }

    fn place_form(&mut self, raw: &RawPlace) -> Option<PlaceForm> {
        match (raw.r#as.get_ref(), &raw.department_column) {
            (RawPlaceForm::Ubigeo, None) => Some(PlaceForm::Ubigeo),
            (RawPlaceForm::DepartmentName, None) => Some(PlaceForm::DepartmentName),
            (RawPlaceForm::ProvinceName, Some(column)) => {
                let department_column = column.get_ref().clone();
                Some(PlaceForm::ProvinceName { department_column })
            }
            (RawPlaceForm::ProvinceName, None) => {
                let message = "names of provinces need `department_column`".to_owned();
                self.tell(&raw.r#as, message, "name the column with the department");
                None
            }
            (_, Some(column)) => {
                let message = "`department_column` belongs to `province_name`".to_owned();
                self.tell(column, message, "take it out");
                None
            }
        }
    }

    fn exceptions(&mut self, raw: Vec<RawException>) -> BTreeMap<String, PlaceException> {
        let mut exceptions = BTreeMap::new();
        for one in raw {
            let text = one.dimensions.as_ref().map_or("", |text| text.get_ref());
            let dimensions = Slice::parse_dimensions(text).unwrap_or_default();
            if dimensions.is_empty() {
                let message = format!("`{}` would pass for the whole", one.value.get_ref());
                let help = "add `dimensions`, such as \"residence=unknown\"";
                self.tell(&one.value, message, help);
            }
            let exception = PlaceException { place: one.place, dimensions };
            exceptions.insert(one.value.into_inner(), exception);
        }
        exceptions
    }

    fn absent(&mut self, raw: RawAbsent, kind: PeriodKind) -> Option<AbsentCells> {
        if raw.reason.get_ref().trim().is_empty() {
            self.tell(&raw.reason, "the reason is blank".to_owned(), "say why cells are absent");
        }
        let low = *raw.low.get_ref();
        let amount = match raw.high {
            None => Some(Amount::at_least(low)),
            Some(high) => Amount::between(low, high).ok(),
        };
        if amount.is_none() {
            let message = "the upper bound is under the lower bound".to_owned();
            self.tell(&raw.low, message, "exchange `low` and `high`");
        }
        let mut periods = Vec::new();
        for text in raw.periods {
            match kind.parse(text.get_ref()) {
                Ok(period) => periods.push(period),
                Err(error) => self.tell(&text, error.to_string(), "write it as the file does"),
            }
        }
        Some(AbsentCells { amount: amount?, reason: raw.reason.into_inner(), periods })
    }
}

impl PeriodKind {
    /// Reads a period of this kind.
    ///
    /// # Errors
    /// [`InvalidId`] for any other text, also for a period of the other kind.
    pub fn parse(self, text: &str) -> Result<Period, InvalidId> {
        let period = Period::from_str(text)?;
        let (fits, expected) = match self {
            Self::Year => (matches!(period, Period::Year(_)), "a year such as 2022"),
            Self::Month => (matches!(period, Period::Month(..)), "a month such as 2023-01"),
        };
        let invalid = || InvalidId { what: "period", text: text.to_owned(), expected };
        if fits { Ok(period) } else { Err(invalid()) }
    }
}
