//! What documents say in words, in few of them, where a rule compares it with the norm or with other words.

use crate::id::DocumentId;
use crate::pack::csv_reader::{Row, rows};
use crate::pack::{PackFile, PackProblem};

/// What a document says in words about a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The document.
    pub document: DocumentId,
    /// Where in it, in Spanish words: `sección 1.4, cuadro`.
    pub locator: String,
    /// What it is about: the code of a service, or a short word of its own.
    pub subject: String,
    /// Which side of it: the word that a rule names.
    pub attribute: String,
    /// The words, as few as tell the difference.
    pub text: String,
    /// The words that would be right.
    pub norm_text: Option<String>,
    /// Who says so.
    pub norm_source: Option<String>,
}

const HEADER: [&str; 7] =
    ["document", "locator", "subject", "attribute", "text", "norm_text", "norm_source"];

/// Reads `wordings.csv`.
///
/// # Errors
/// A wrong header, cells that are blank, a norm without its source.
pub fn parse_wordings(file: &PackFile) -> Result<Vec<Wording>, Vec<PackProblem>> {
    let mut problems = Vec::new();
    let mut wordings = Vec::new();
    for row in rows(file, &HEADER, &mut problems) {
        match wording(&row) {
            Ok(wording) => wordings.push(wording),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(wordings) } else { Err(problems) }
}

fn wording(row: &Row<'_>) -> Result<Wording, PackProblem> {
    let document = DocumentId::parse(row.cell(0))
        .map_err(|error| row.problem(0, error.to_string(), "write the id of a document"))?;
    let filled = |column: usize| {
        let blank = || row.problem(column, "the cell is blank", "fill it in, or drop the row");
        row.optional(column).map(str::to_owned).ok_or_else(blank)
    };
    let norm = (row.optional(5), row.optional(6));
    if norm.0.is_some() != norm.1.is_some() {
        let help = "say who says so, or leave both blank";
        return Err(row.problem(5, "the norm and its source go together", help));
    }
    Ok(Wording {
        document,
        locator: filled(1)?,
        subject: filled(2)?,
        attribute: filled(3)?,
        text: filled(4)?,
        norm_text: norm.0.map(str::to_owned),
        norm_source: norm.1.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Vec<Wording>, Vec<String>> {
        let text = format!("{}\n{rows}\n", HEADER.join(","));
        let file = PackFile { path: "peru/wordings.csv".to_owned(), text };
        parse_wordings(&file).map_err(|all| all.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn words_are_read_with_their_norm() {
        let read = read("a-doc,section 1,oredis,dependency,of the ministry,of the region,Law 1");
        assert_eq!(read.unwrap()[0].norm_source.as_deref(), Some("Law 1"));
    }

    #[test]
    fn a_norm_needs_its_source() {
        let told = read("a-doc,section 1,oredis,dependency,of the ministry,of the region,");
        assert!(told.unwrap_err()[0].starts_with("packs/peru/wordings.csv:2:51 the norm"));
        assert!(read("a-doc,section 1,oredis,dependency,,,").unwrap_err()[0].contains("blank"));
        assert!(read("A doc,section 1,oredis,dependency,x,,").is_err());
    }
}
