//! A paper of a case as PDF/A: its words, its number, and on each page the code by which a copy is checked.

use domain::paper::{Paper, check_code};
use jiff::civil::Date;
use serde_json::{Value, json};
use texts::Texts;

use crate::ReportError;
use crate::pdf::{Layout, Print, Typesetter, print};

/// Typesets a paper. A draft, which has no number, says on top that it is one.
///
/// # Errors
/// [`ReportError`] if the typesetter or the rules of PDF/A refuse the paper.
pub fn pdf(typesetter: &Typesetter, paper: &Paper, texts: &Texts) -> Result<Vec<u8>, ReportError> {
    let digest = paper.digest()?;
    let mut data = serde_json::to_value(paper)?;
    if let Value::Object(fields) = &mut data {
        fields.extend(words(paper, &digest, texts));
    }
    let job = Print {
        layout: Layout::Paper,
        ident: format!("{}/{digest}", paper.title),
        language: texts.locale().to_owned(),
        dated: paper.dated,
        data,
    };
    print(typesetter, job)
}

/// Everything around the words of the paper.
fn words(paper: &Paper, digest: &str, texts: &Texts) -> serde_json::Map<String, Value> {
    let mark = match (&paper.number, paper.simulated) {
        (None, _) => Some(texts.get("paper-draft")),
        (Some(_), true) => Some(texts.get("paper-simulated")),
        (Some(_), false) => None,
    };
    let number = paper.number.as_ref();
    let values =
        [("place", paper.place.as_str().into()), ("date", long(texts, paper.dated).into())];
    let all = json!({
        "description": texts.format("paper-description", &[("center", paper.center.as_str().into())]),
        "mark": mark,
        "number": number,
        "date_line": texts.format("paper-place-and-date", &values),
        "addressee_label": texts.get("paper-addressee"),
        "case_line": texts.format("paper-case", &[("number", paper.case_number.as_str().into())]),
        "check_line": texts.format("paper-check", &[("code", check_code(digest).into())]),
        "page_words": { "before": texts.get("report-page-before"), "between": texts.get("report-page-between") },
        "addressee": paper.addressee,
    });
    match all {
        Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    }
}

fn long(texts: &Texts, date: Date) -> String {
    let [day, month] = [date.day(), date.month()].map(|n| u64::from(n.unsigned_abs()));
    let year = date.year().to_string();
    texts
        .format("date-long", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
}
