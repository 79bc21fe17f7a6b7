//! Reads the CSV files of packs: one exact header, and every mistake with its line and column.

use csv::{ReaderBuilder, StringRecord};

use super::{PackFile, PackProblem};

/// One row, with the file it came from, so that a mistake in a cell can be placed.
pub(crate) struct Row<'a> {
    file: &'a PackFile,
    record: StringRecord,
}

impl Row<'_> {
    /// The cell of a column, by its position in the header.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    /// The cell of a column, unless it is blank.
    pub(crate) fn optional(&self, column: usize) -> Option<&str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// A problem in the cell of a column.
    pub(crate) fn problem(
        &self,
        column: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> PackProblem {
        let start = self.record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or_default();
        let line = self.file.text.get(start..).unwrap_or_default();
        // The reader may stand before the line break that ends the row above.
        let breaks = line.len() - line.trim_start_matches(['\r', '\n']).len();
        let at = start + breaks + cell_offset(line.get(breaks..).unwrap_or_default(), column);
        self.file.problem_at(at..at, message, help)
    }
}

/// Bytes from the start of a row to the start of a cell; commas inside quotes do not part cells.
fn cell_offset(line: &str, column: usize) -> usize {
    let mut quoted = false;
    let mut commas = 0;
    if column == 0 {
        return 0;
    }
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                commas += 1;
                if commas == column {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    line.len()
}

/// Every row of a file whose header is exactly `header`. Rows of another width become problems.
pub(crate) fn rows<'a>(
    file: &'a PackFile,
    header: &[&str],
    problems: &mut Vec<PackProblem>,
) -> Vec<Row<'a>> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(file.text.as_bytes());
    let found = reader.headers().cloned().unwrap_or_default();
    if found != *header {
        let help = format!("the first line must be `{}`", header.join(","));
        problems.push(file.problem("the header is not the expected one", help));
        return Vec::new();
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let width = record.len();
                let row = Row { file, record };
                if width == header.len() {
                    rows.push(row);
                } else {
                    let message = format!("the row has {width} cells instead of {}", header.len());
                    problems.push(row.problem(0, message, "quote a cell that has a comma inside"));
                }
            }
            Err(error) => {
                problems.push(file.problem(error.to_string(), "write the file as UTF-8 CSV"));
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_behind_quoted_commas() {
        let text = "id,name,place\na,\"CEM, Anta\",0803\nb,\"x\n".to_owned();
        let file = PackFile { path: "peru/centers/x.csv".to_owned(), text };
        let mut problems = Vec::new();
        let rows = rows(&file, &["id", "name", "place"], &mut problems);
        let problem = rows[0].problem(2, "wrong place", "");
        assert_eq!((problem.line, problem.column), (2, 15));
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].line, problems[0].column), (3, 1));
    }
}
