//! Text tables: which encoding, which separator, which line each row stands on.

use domain::directory::RawRow;

use super::{Sheet, SheetError};

/// How a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// Latin-1 (Windows-1252): accepted, and said.
    Latin1,
    /// UTF-16 with its mark, as some spreadsheets save.
    Utf16,
    /// A workbook.
    Workbook,
}

impl Encoding {
    /// The word used in answers: `utf-8`, `latin-1`, `utf-16`, `xlsx`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Latin1 => "latin-1",
            Self::Utf16 => "utf-16",
            Self::Workbook => "xlsx",
        }
    }
}

/// The text of a file. What is not UTF-8 is read as Latin-1, unless it holds bytes that no text has.
///
/// # Errors
/// [`SheetError::NotATable`] for binary files.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), SheetError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let (text, _, is_broken) = encoding_rs::UTF_16LE.decode(bytes);
        return if is_broken {
            Err(SheetError::NotATable)
        } else {
            Ok((text.into_owned(), Encoding::Utf16))
        };
    }
    if bytes.contains(&0) {
        return Err(SheetError::NotATable);
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    let is_control = |b: &u8| b.is_ascii_control() && !matches!(b, b'\n' | b'\r' | b'\t');
    if plain.iter().any(is_control) {
        return Err(SheetError::NotATable);
    }
    let (text, _, _) = encoding_rs::WINDOWS_1252.decode(plain);
    Ok((text.into_owned(), Encoding::Latin1))
}

/// The rows of a text table. The separator is the one of `,` `;` and tab that the header has most of.
pub(super) fn parse(text: String, encoding: Encoding) -> Result<Sheet, SheetError> {
    if let Some(line) = unclosed_quote(&text) {
        return Err(SheetError::Broken {
            line,
            reason: "a quotation mark is opened and never closed".to_owned(),
        });
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut header = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| SheetError::Broken {
            line: error.position().map_or(0, csv::Position::line),
            reason: "it cannot be read as a row".to_owned(),
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        match header {
            None => header = Some(cells),
            Some(_) => rows.push(RawRow { line: u32::try_from(line).unwrap_or(u32::MAX), cells }),
        }
    }
    let header = header.ok_or(SheetError::Empty)?;
    drop(reader);
    Ok(Sheet { text, encoding, header, rows })
}

fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|b| *b == separator).count();
    let mut best = b',';
    for candidate in [b';', b'\t'] {
        if count(candidate) > count(best) {
            best = candidate;
        }
    }
    best
}

/// The line on which a quotation mark is opened that the text never closes.
fn unclosed_quote(text: &str) -> Option<u64> {
    let mut opened_on = None;
    let mut line = 1;
    for byte in text.bytes() {
        match byte {
            b'"' => opened_on = if opened_on.is_some() { None } else { Some(line) },
            b'\n' => line += 1,
            _ => {}
        }
    }
    opened_on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
        let (text, encoding) = decode(bytes)?;
        parse(text, encoding)
    }

    #[test]
    fn latin_1_is_read_and_said() {
        let sheet = read(b"department,cases\n\xc1ncash,3\n").unwrap();
        assert_eq!(sheet.encoding, Encoding::Latin1);
        assert_eq!(sheet.rows[0].cells, ["Áncash", "3"]);
        assert_eq!(read("a,b\nÁncash,3\n".as_bytes()).unwrap().encoding, Encoding::Utf8);
    }

    #[test]
    fn separators_marks_and_blank_lines_do_not_matter() {
        for text in ["a,b\n\n1,2\n", "\u{feff}a;b\r\n;\r\n1;2\r\n", "a\tb\n1\t2"] {
            let sheet = read(text.as_bytes()).unwrap();
            assert_eq!(sheet.header, ["a", "b"]);
            assert_eq!(sheet.rows.len(), 1);
            assert_eq!(sheet.rows[0].cells, ["1", "2"]);
        }
    }

    #[test]
    fn each_row_knows_its_line_in_the_file() {
        let sheet = read(b"a,b\n\"x\ny\",2\n3,4\n").unwrap();
        let lines: Vec<u32> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(matches!(read(b"a,b\n\"open,2\n"), Err(SheetError::Broken { line: 2, .. })));
        assert!(matches!(read(b"\x00\x01\x02"), Err(SheetError::NotATable)));
        assert!(matches!(read(b"\x89PNG\x1a\xff"), Err(SheetError::NotATable)));
        assert!(matches!(read(b"\n\n"), Err(SheetError::Empty)));
    }
}
