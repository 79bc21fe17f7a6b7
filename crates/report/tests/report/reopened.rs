//! Reads outputs back, the way a person or a program would: as words.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use calamine::{Data, Reader, Xlsx};

/// The texts of HTML or XML, without tags, with entities read.
pub fn markup(text: &str) -> String {
    let mut words = String::new();
    for piece in text.split('<') {
        words.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        words.push('\n');
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(words, |words, (entity, sign)| words.replace(entity, sign))
}

/// The text of a PDF as `pdftotext` reads it.
pub fn pdf(bytes: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext (package poppler-utils) reads the PDF back");
    let mut input = reader.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let output = reader.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// One part of an office file.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of a DOCX: document, header and footer.
pub fn docx(bytes: &[u8]) -> String {
    let parts = ["word/document.xml", "word/header1.xml", "word/footer1.xml"];
    parts.map(|name| markup(&part(bytes, name))).join("\n")
}

/// Every cell of every sheet of an XLSX.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let rows = |range: calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
    names
        .into_iter()
        .map(|name| (name.clone(), rows(book.worksheet_range(&name).unwrap())))
        .collect()
}

/// The text of an XLSX.
pub fn xlsx(bytes: &[u8]) -> String {
    let cells = |rows: Vec<Vec<Data>>| rows.into_iter().flatten().map(|cell| cell.to_string());
    sheets(bytes).into_iter().flat_map(|(_, rows)| cells(rows)).collect::<Vec<_>>().join("\n")
}

/// The strings of a JSON text.
pub fn json(text: &str) -> String {
    fn walk(value: &serde_json::Value, words: &mut String) {
        match value {
            serde_json::Value::String(text) => words.push_str(text),
            serde_json::Value::Array(values) => values.iter().for_each(|value| walk(value, words)),
            serde_json::Value::Object(map) => map.values().for_each(|value| walk(value, words)),
            _ => {}
        }
        words.push('\n');
    }
    let mut words = String::new();
    walk(&serde_json::from_str(text).unwrap(), &mut words);
    words
}

/// Words and numbers; a number written in groups is one word.
pub fn words(text: &str) -> BTreeSet<String> {
    let joined = text.replace('\u{a0}', "");
    joined.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// The source of the crate.
pub fn sources() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document");
    let files = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}
