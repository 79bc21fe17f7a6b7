//! The document as DOCX, for people who go on writing: real heading styles, a table of contents, tables whose head repeats.
//!
//! Charts stay out: every value they show stands in a table.

mod contents;
mod package;
mod style;
mod table;

use std::io::Cursor;

use docx_rs::{Docx, Footer, Header, NumPages, PageMargin, PageNum, Paragraph, Run};

use crate::document::{Block, Definition, Tone};
use crate::{Document, ReportError};

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1_134;

/// Writes the document.
///
/// # Errors
/// [`ReportError::Docx`] if the file cannot be packed.
pub fn render(document: &Document) -> Result<Vec<u8>, ReportError> {
    let mut docx = title(style::add_all(page(document)), document);
    for (at, block) in document.blocks.iter().enumerate() {
        docx = add_block(docx, block, at);
    }
    let mut bytes = Cursor::new(Vec::new());
    let parts = package::complete(docx.build(), document);
    let failed = |error: &dyn std::fmt::Display| ReportError::Docx { message: error.to_string() };
    parts.pack(&mut bytes).map_err(|error| failed(&error))?;
    package::compressed(bytes.into_inner()).map_err(|error| failed(&error))
}

/// Paper, margins, running header and page number.
fn page(document: &Document) -> Docx {
    let margin = PageMargin::new()
        .top(MARGIN + 200)
        .bottom(MARGIN)
        .left(MARGIN)
        .right(MARGIN)
        .header(560)
        .footer(500);
    let quiet = |text: &str| Run::new().add_text(text);
    let words = &document.page_words;
    let number = Paragraph::new()
        .style(style::FOOTER)
        .add_run(quiet(&format!("{} ", words.before)))
        .add_page_num(PageNum::new())
        .add_run(quiet(&format!(" {} ", words.between)))
        .add_num_pages(NumPages::new());
    let header = Paragraph::new().style(style::HEADER).add_run(quiet(&document.running_header));
    let day = format!("{}T00:00:00Z", document.generated_on);
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .header(Header::new().add_paragraph(header))
        .footer(Footer::new().add_paragraph(number))
        .created_at(&day)
        .updated_at(&day)
}

/// Title, facts of the document, and the table of contents on the first page.
fn title(docx: Docx, document: &Document) -> Docx {
    let docx = docx
        .add_paragraph(styled(style::TITLE, &document.title))
        .add_paragraph(styled(style::SUBTITLE, &document.subtitle));
    let docx = document.meta.iter().fold(docx, |docx, entry| docx.add_paragraph(definition(entry)));
    let docx = docx.add_paragraph(styled(style::CONTENTS, &document.contents_title));
    contents::paragraphs(document).into_iter().fold(docx, Docx::add_paragraph)
}

/// `at` is the position of the block: bookmarks are numbered by it, and the first block starts a page.
fn add_block(docx: Docx, block: &Block, at: usize) -> Docx {
    match block {
        Block::Heading { level, id, text } => {
            let heading = styled(style::heading(*level), text).keep_next(true);
            let heading = heading.page_break_before(at == 0);
            let start = heading.add_bookmark_start(at + 1, contents::anchor(id));
            docx.add_paragraph(start.add_bookmark_end(at + 1))
        }
        Block::Paragraph { text } => docx.add_paragraph(styled(style::BODY, text)),
        Block::KeyFigures { figures } => spaced(docx.add_table(table::key_figures(figures))),
        Block::Table(table) => {
            let caption = styled(style::CAPTION, &table.caption).keep_next(true);
            spaced(docx.add_paragraph(caption).add_table(table::data(table)))
        }
        Block::Note { tone, text } => docx.add_paragraph(note(*tone, text)),
        Block::Findings { findings } => {
            findings.iter().fold(docx, |docx, one| spaced(docx.add_table(table::finding(one))))
        }
        Block::Definitions { entries } => {
            entries.iter().fold(docx, |docx, entry| docx.add_paragraph(definition(entry)))
        }
        Block::PageBreak => {
            docx.add_paragraph(Paragraph::new().style(style::QUIET).page_break_before(true))
        }
    }
}

/// Two tables that touch become one: a thin line parts them.
fn spaced(docx: Docx) -> Docx {
    docx.add_paragraph(Paragraph::new().style(style::GAP))
}

fn styled(style: &str, text: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(Run::new().add_text(clean(text)))
}

fn definition(entry: &Definition) -> Paragraph {
    let term = Run::new().bold().add_text(format!("{}: ", clean(&entry.term)));
    let meaning = Run::new().add_text(clean(&entry.meaning));
    Paragraph::new().style(style::DEFINITION).add_run(term).add_run(meaning)
}

fn note(tone: Tone, text: &str) -> Paragraph {
    styled(if tone == Tone::Differs { style::DIFFERS } else { style::QUIET }, text)
}

/// Characters that XML does not allow are left out; the writer escapes the rest.
fn clean(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(['\n', '\t'], " ").chars().filter(allowed).collect()
}
