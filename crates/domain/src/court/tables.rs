//! Codes of organs, specialities and judicial districts, as data of a pack. An unknown code is a warning.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{CourtFileNumber, CourtPart};
use crate::pack::{PackFile, PackProblem};

/// What a code means, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourtCode {
    /// In words.
    pub name: String,
    /// Source of the meaning.
    pub source: String,
}

/// The tables of codes. An empty table knows nothing and therefore warns of nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourtTables {
    organs: BTreeMap<String, CourtCode>,
    specialities: BTreeMap<String, CourtCode>,
    districts: BTreeMap<String, CourtCode>,
}

/// Something to look at in a number; none of them refuses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourtWarning {
    /// The number is partial: this part is missing.
    Missing(CourtPart),
    /// The code of this part is in no table.
    UnknownCode(CourtPart),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTables {
    organ: Vec<RawCode>,
    speciality: Vec<RawCode>,
    district: Vec<RawCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCode {
    code: Spanned<String>,
    name: Spanned<String>,
    source: Spanned<String>,
}

impl CourtTables {
    /// Reads `court.toml`.
    ///
    /// # Errors
    /// Every problem with its place: another shape, a code of another form, a code twice, a blank name or source.
    pub fn parse(file: &PackFile) -> Result<Self, Vec<PackProblem>> {
        let raw: RawTables = file.read_toml().map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        let letters = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        let digits = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit());
        let tables = Self {
            organs: table(file, raw.organ, (letters, "two capitals"), &mut problems),
            specialities: table(file, raw.speciality, (letters, "two capitals"), &mut problems),
            districts: table(file, raw.district, (digits, "two digits"), &mut problems),
        };
        if problems.is_empty() { Ok(tables) } else { Err(problems) }
    }

    /// Adds the codes of another deployment.
    pub(crate) fn join(&mut self, other: Self) {
        self.organs.extend(other.organs);
        self.specialities.extend(other.specialities);
        self.districts.extend(other.districts);
    }

    /// What a part of a number means; of the district, its first two digits.
    #[must_use]
    pub fn meaning(&self, number: &CourtFileNumber, part: CourtPart) -> Option<&CourtCode> {
        let code = number.parts().get(part)?;
        self.table_of(part)?.get(code.get(..2)?)
    }

    fn table_of(&self, part: CourtPart) -> Option<&BTreeMap<String, CourtCode>> {
        match part {
            CourtPart::Organ => Some(&self.organs),
            CourtPart::Speciality => Some(&self.specialities),
            CourtPart::District => Some(&self.districts),
            CourtPart::Correlative | CourtPart::Year | CourtPart::Notebook | CourtPart::Court => {
                None
            }
        }
    }

    /// What to look at in a number, part by part.
    #[must_use]
    pub fn warnings(&self, number: &CourtFileNumber) -> Vec<CourtWarning> {
        let missing = number.missing().into_iter().map(CourtWarning::Missing);
        let coded = [CourtPart::District, CourtPart::Organ, CourtPart::Speciality].into_iter();
        let unknown = coded.filter(|part| {
            number.parts().get(*part).is_some()
                && self.table_of(*part).is_some_and(|table| !table.is_empty())
                && self.meaning(number, *part).is_none()
        });
        missing.chain(unknown.map(CourtWarning::UnknownCode)).collect()
    }
}

fn table(
    file: &PackFile,
    raw: Vec<RawCode>,
    (is_code, form): (impl Fn(&str) -> bool, &str),
    problems: &mut Vec<PackProblem>,
) -> BTreeMap<String, CourtCode> {
    let mut table = BTreeMap::new();
    let mut tell = |span: Range<usize>, message: String, help: String| {
        problems.push(file.problem_at(span, message, help));
    };
    for one in raw {
        let (span, code) = (one.code.span(), one.code.into_inner());
        for text in [&one.name, &one.source] {
            if text.get_ref().trim().is_empty() {
                tell(
                    text.span(),
                    format!("the code `{code}` has a blank text"),
                    "fill it in".to_owned(),
                );
            }
        }
        if !is_code(&code) {
            tell(
                span.clone(),
                format!("`{code}` is not a code of this table"),
                format!("write {form}"),
            );
        }
        let value = CourtCode { name: one.name.into_inner(), source: one.source.into_inner() };
        if table.insert(code.clone(), value).is_some() {
            tell(
                span,
                format!("the code `{code}` is declared twice"),
                "keep one of them".to_owned(),
            );
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: &str = r#"
organ = [{ code = "JR", name = "Juzgado", source = "test" }]
speciality = [{ code = "FT", name = "Familia tutelar", source = "test" }]
district = [{ code = "04", name = "Arequipa", source = "test" }]
"#;

    fn parse(text: &str) -> Result<CourtTables, Vec<PackProblem>> {
        CourtTables::parse(&PackFile { path: "peru/court.toml".to_owned(), text: text.to_owned() })
    }

    #[test]
    fn known_codes_have_a_meaning_and_no_warning() {
        let tables = parse(TABLES).unwrap();
        let number = CourtFileNumber::parse("00194-2017-0-0401-JR-FT-01");
        assert_eq!(tables.meaning(&number, CourtPart::District).unwrap().name, "Arequipa");
        assert_eq!(tables.warnings(&number), []);
    }

    #[test]
    fn an_unknown_code_and_a_missing_part_only_warn() {
        let tables = parse(TABLES).unwrap();
        let number = CourtFileNumber::parse("2017-0-9901-JR-ZZ-01");
        assert_eq!(
            tables.warnings(&number),
            [
                CourtWarning::Missing(CourtPart::Correlative),
                CourtWarning::UnknownCode(CourtPart::District),
                CourtWarning::UnknownCode(CourtPart::Speciality),
            ]
        );
        let whole = CourtFileNumber::parse("00194-2017-0-9901-XX-ZZ-01");
        assert_eq!(CourtTables::default().warnings(&whole), [], "no table, no warning");
    }

    #[test]
    fn a_mistake_in_a_table_is_told_with_its_place() {
        let twice = TABLES.replace(
            "[{ code = \"JR\"",
            "[{ code = \"JR\", name = \"x\", source = \"y\" }, { code = \"JR\"",
        );
        let problem = &parse(&twice).unwrap_err()[0];
        assert_eq!(
            problem.to_string(),
            "packs/peru/court.toml:2:62 the code `JR` is declared twice\n  help: keep one of them"
        );
        let problem = &parse(&TABLES.replace("\"04\"", "\"4\"")).unwrap_err()[0];
        assert_eq!((problem.line, problem.column), (4, 22));
        assert!(parse(&TABLES.replace("source", "origin")).is_err());
        assert!(parse(&TABLES.replace("\"test\"", "\" \"")).is_err());
    }
}
