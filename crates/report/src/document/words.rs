//! Values in words: amounts, periods, dates, names and citations in the language of the document.

use domain::figure::{Amount, Period};
use domain::service::ServiceName;
use domain::source::{Citation, SourceDocument};
use domain::summary::{ExecutiveSummary, FigureSource};
use jiff::civil::Date;
use texts::Texts;

use super::{Block, Cell, Column, Definition, Row, RowKind, Tone};

/// The texts together with the summary they speak of.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) texts: &'a Texts,
    pub(super) summary: &'a ExecutiveSummary,
}

impl Words<'_> {
    pub(super) fn get(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// `10 079`, `al menos 290`, `entre 294 y 302`.
    pub(super) fn amount(&self, amount: Amount) -> String {
        let low = amount.low();
        match amount.high() {
            Some(high) if high == low => self.texts.number(low),
            Some(high) => {
                self.texts.format("amount-between", &[("low", low.into()), ("high", high.into())])
            }
            None => self.texts.format("amount-at-least", &[("low", low.into())]),
        }
    }

    pub(super) fn count(&self, amount: Amount) -> Cell {
        Cell::Count { text: self.amount(amount), exact: amount.exact() }
    }

    /// A count, or the words for "not known".
    pub(super) fn known_count(&self, amount: Option<Amount>) -> Cell {
        amount.map_or_else(|| Cell::Unknown { text: self.get("not-known") }, |a| self.count(a))
    }

    /// `Año 2022`, `enero de 2023`.
    pub(super) fn period(&self, period: Period) -> String {
        let year = period.year().to_string();
        match period {
            Period::Year(_) => self.texts.format("period-year", &[("year", year.into())]),
            Period::Month(_, month) => {
                let month = u64::from(month.unsigned_abs());
                let values = [("month", month.into()), ("year", year.into())];
                self.texts.format("period-month", &values)
            }
        }
    }

    /// The periods of the summary in one phrase.
    pub(super) fn periods(&self) -> String {
        let words: Vec<String> = self.summary.periods.iter().map(|p| self.period(*p)).collect();
        match &words[..] {
            [year, month] => {
                let values = [("year", year.into()), ("month", month.into())];
                self.texts.format("report-periods", &values)
            }
            _ => words.join(", "),
        }
    }

    /// `15 de febrero de 2023`.
    pub(super) fn date(&self, date: Date) -> String {
        let [day, month] = [date.day(), date.month()].map(|n| u64::from(n.unsigned_abs()));
        let year = date.year().to_string();
        let values = [("day", day.into()), ("month", month.into()), ("year", year.into())];
        self.texts.format("date-long", &values)
    }

    /// `Centro Emergencia Mujer (CEM)`, or the one name where both are alike.
    pub(super) fn name(&self, name: &ServiceName) -> String {
        if name.long.contains(&name.short) {
            return name.long.clone();
        }
        let values = [("long", (&name.long).into()), ("short", (&name.short).into())];
        self.texts.format("report-name-with-short", &values)
    }

    fn title(&self, citation: &Citation) -> String {
        let mut sources = self.summary.sources.iter();
        let is_it = |document: &&SourceDocument| document.id == citation.document;
        sources.find(is_it).map_or_else(|| citation.document.to_string(), |d| d.title.clone())
    }

    /// Title and place inside the document.
    pub(super) fn citation(&self, citation: &Citation) -> String {
        let title = self.title(citation);
        let values = [("title", title.into()), ("locator", (&citation.locator).into())];
        self.texts.format("report-citation", &values)
    }

    /// Where a figure comes from, in words.
    pub(super) fn source(&self, source: &FigureSource) -> String {
        match source {
            FigureSource::Published(citation) => self.citation(citation),
            FigureSource::Computed(from) if from == "directory" => {
                self.get("report-computed-directory")
            }
            FigureSource::Computed(from) => {
                self.texts.format("report-computed", &[("from", from.into())])
            }
        }
    }

    /// The document that a figure comes from, without the place inside it.
    pub(super) fn source_title(&self, source: &FigureSource) -> String {
        match source {
            FigureSource::Published(citation) => self.title(citation),
            FigureSource::Computed(_) => self.source(source),
        }
    }

    /// A line that names the source.
    pub(super) fn source_note(&self, source: &str) -> Block {
        note(Tone::Quiet, self.texts.format("report-source", &[("source", source.into())]))
    }

    pub(super) fn column(&self, key: &str, is_number: bool, weight: u8) -> Column {
        Column { label: self.get(key), is_number, weight }
    }

    /// One column a period.
    pub(super) fn period_columns(&self, weight: u8) -> Vec<Column> {
        let column = |period: &Period| Column {
            label: capitalised(&self.period(*period)),
            is_number: true,
            weight,
        };
        self.summary.periods.iter().map(column).collect()
    }

    /// The name of a service by its code, as the summary shows it.
    pub(super) fn service_name(&self, code: &domain::id::ServiceCode) -> String {
        let mut services = self.summary.programmes.iter().flat_map(|p| &p.services);
        let found = services.find(|service| service.service == *code);
        found.map_or_else(|| code.to_string(), |service| self.name(&service.name))
    }
}

/// The first letter as a capital: a month begins a column heading.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn text(words: impl Into<String>) -> Cell {
    Cell::Text { text: words.into() }
}

pub(super) fn code(digits: &impl ToString) -> Cell {
    Cell::Code { text: digits.to_string() }
}

pub(super) fn row(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Body, cells }
}

pub(super) fn note(tone: Tone, text: String) -> Block {
    Block::Note { tone, text }
}

pub(super) fn paragraph(text: String) -> Block {
    Block::Paragraph { text }
}

pub(super) fn heading(level: u8, id: impl Into<String>, text: String) -> Block {
    Block::Heading { level, id: id.into(), text }
}

pub(super) fn definition(term: String, meaning: String) -> Definition {
    Definition { term, meaning }
}

/// `I`, `IV`, `XII`.
pub(super) fn roman(number: u16) -> String {
    const SIGNS: [(u16, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut signs = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            signs.push_str(sign);
            rest -= value;
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::{capitalised, roman};

    #[test]
    fn programmes_are_numbered_in_roman() {
        let signs = [1, 4, 6, 9, 14].map(roman);
        assert_eq!(signs, ["I", "IV", "VI", "IX", "XIV"]);
    }

    #[test]
    fn a_month_begins_a_heading_with_a_capital() {
        assert_eq!(capitalised("enero de 2023"), "Enero de 2023");
        assert_eq!(capitalised(""), "");
    }
}
