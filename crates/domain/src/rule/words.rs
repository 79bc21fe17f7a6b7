//! The words of a pack for values, periods, places and parts of documents.

use std::collections::BTreeMap;

use super::template::Template;
use crate::figure::{Amount, Period};
use crate::id::StatementId;
use crate::source::Citation;
use crate::territory::{Level, TerritoryTable, Ubigeo};

/// Words that every rule of a file shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// For a value that is not there.
    pub absent: String,
    /// Sign before decimals.
    pub decimal: String,
    /// `{minimo}`, `{maximo}`.
    pub between: Template,
    /// `{minimo}`.
    pub at_least: Template,
    /// The twelve months.
    pub months: Vec<String>,
    /// `{mes}`, `{anio}`.
    pub month: Template,
    /// `{nombre}`.
    pub department: Template,
    /// `{nombre}`.
    pub province: Template,
    /// `{nombre}`.
    pub district: Template,
    /// `{donde}`: the sum of the rows of a table.
    pub sum: Template,
    /// Where the number of districts comes from.
    pub official_districts: String,
    /// What a count says too much that tells the province or district of a sealed service.
    pub sealed_count: String,
    /// What stands for the first words of a locator that are not for people.
    pub locator: BTreeMap<String, String>,
    /// `{documento}`, `{localizador}`: one place of a document, for each statement.
    pub statement: BTreeMap<StatementId, Template>,
    /// `{documento}`: a whole part of a document, for each statement.
    pub part: BTreeMap<StatementId, Template>,
}

impl Words {
    /// `10 079`, `entre 0 y 4`, `5 o más`.
    #[must_use]
    pub fn amount(&self, amount: Amount) -> String {
        let minimum = grouped(amount.low());
        match amount.high() {
            Some(high) if high == amount.low() => minimum,
            Some(high) => self.between.with(&[("minimo", &minimum), ("maximo", &grouped(high))]),
            None => self.at_least.with(&[("minimo", &minimum)]),
        }
    }

    /// `2022`, `enero de 2023`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::Year(year) => year.to_string(),
            Period::Month(year, month) => {
                let at = usize::try_from(month).unwrap_or_default().saturating_sub(1);
                let name = self.months.get(at).map_or("", String::as_str);
                self.month.with(&[("mes", name), ("anio", &year.to_string())])
            }
        }
    }

    /// `provincia de Paucartambo`; a code that the table does not know stands for its name.
    #[must_use]
    pub fn place(&self, ubigeo: Ubigeo, territory: &TerritoryTable) -> String {
        let template = match ubigeo.level() {
            Level::Department => &self.department,
            Level::Province => &self.province,
            Level::District => &self.district,
        };
        let name = territory.get(ubigeo).map_or(ubigeo.as_str(), |known| known.name.as_str());
        template.with(&[("nombre", name)])
    }

    /// A place of a document.
    #[must_use]
    pub fn citation(&self, citation: &Citation, title: &str) -> String {
        let locator = self.locator(&citation.locator);
        match self.statement.get(&citation.statement) {
            Some(template) => template.with(&[("documento", title), ("localizador", &locator)]),
            None => format!("{title}, {}, {locator}", citation.statement),
        }
    }

    fn locator(&self, locator: &str) -> String {
        let replaced = self.locator.iter().find_map(|(start, words)| {
            locator.strip_prefix(start.as_str()).map(|rest| format!("{words}{rest}"))
        });
        replaced.unwrap_or_else(|| locator.to_owned())
    }

    /// A whole part of a document.
    #[must_use]
    pub fn part(&self, statement: &StatementId, title: &str) -> String {
        match self.part.get(statement) {
            Some(template) => template.with(&[("documento", title)]),
            None => format!("{title}, {statement}"),
        }
    }

    /// A ratio with one decimal, rounded half up, in whole numbers all the way.
    pub(super) fn ratio(&self, numerator: u64, denominator: u64) -> String {
        let (over, under) = (u128::from(numerator), u128::from(denominator.max(1)));
        let tenths = (over * 20 + under) / (under * 2);
        format!("{}{}{}", tenths / 10, self.decimal, tenths % 10)
    }
}

/// Digits in groups of three with no-break spaces: `390 092`.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted_as_people_read_them() {
        let texts = [0, 684, 1_142, 10_079, 390_092, 1_205_527].map(grouped);
        assert_eq!(
            texts.map(|text| text.replace('\u{a0}', " ")),
            ["0", "684", "1 142", "10 079", "390 092", "1 205 527"]
        );
    }
}
