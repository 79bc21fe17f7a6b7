//! What the writer of text documents cannot say and a good document needs: rows that repeat as a head, the language of the
//! text, and the title of the file. The finished parts are completed here; a test opens the result and looks for all three.

use std::io::{Cursor, Read, Write};

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipResult};

use crate::Document;
use crate::markup::escape;

/// Height that marks a head row in twentieths of a point; no other row has it. It is replaced by the real mark.
pub(super) const HEADER_ROW_HEIGHT: f32 = 7.0;
const HEADER_ROW: &str = "<w:trHeight w:val=\"7\" w:hRule=\"atLeast\" />";
const REPEATED_ROW: &str = "<w:tblHeader />";

const RUN_DEFAULTS_END: &str = "</w:rPr></w:rPrDefault>";
const PROPERTIES_END: &str = "</cp:coreProperties>";

const NO_AUTHOR: &str = ">unknown<";
const AUTHOR: &str = ">Yanapaq<";

const PARAGRAPH_ID: &str = "w14:paraId=\"";

/// Completes the parts.
pub(super) fn complete(mut parts: XMLDocx, document: &Document) -> XMLDocx {
    parts.document = replaced(&parts.document, HEADER_ROW, REPEATED_ROW);
    let mut next = 1;
    let own = [&mut parts.document].into_iter().chain(&mut parts.headers).chain(&mut parts.footers);
    own.for_each(|part| renumber(part, &mut next));
    let language = escape(&document.language);
    let language = format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" />");
    parts.styles =
        replaced(&parts.styles, RUN_DEFAULTS_END, &format!("{language}{RUN_DEFAULTS_END}"));
    let (title, about) = (escape(&document.title), escape(&document.description));
    let properties = format!(
        "<dc:title>{title}</dc:title><dc:description>{about}</dc:description>\
         <dc:language>{}</dc:language>{PROPERTIES_END}",
        escape(&document.language)
    );
    let core = replaced(&parts.doc_props.core, NO_AUTHOR, AUTHOR);
    parts.doc_props.core = replaced(&core, PROPERTIES_END, &properties);
    parts
}

/// Packs the parts again, compressed and without a time of packing: the writer stores them as they are, ten times larger.
pub(super) fn compressed(stored: Vec<u8>) -> ZipResult<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(stored))?;
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        if part.is_file() {
            let mut content = Vec::new();
            part.read_to_end(&mut content)?;
            packed.start_file(part.name()?, options)?;
            packed.write_all(&content)?;
        }
    }
    Ok(packed.finish()?.into_inner())
}

/// Numbers the paragraphs from 1: the writer goes on counting from the document before, and the bytes would differ.
fn renumber(part: &mut Vec<u8>, next: &mut u32) {
    let text = String::from_utf8_lossy(part).into_owned();
    let mut pieces = text.split(PARAGRAPH_ID);
    let mut renumbered = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.split_once('"').map_or("", |(_, rest)| rest);
        renumbered.push_str(&format!("{PARAGRAPH_ID}{next:08X}\"{rest}"));
        *next += 1;
    }
    *part = renumbered.into_bytes();
}

/// Text of the document never matches: the writer has escaped its angle brackets.
fn replaced(part: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(part).replace(from, to).into_bytes()
}
