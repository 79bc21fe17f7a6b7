//! The table of contents: a field that the program fills with page numbers, and until then links to every heading.

use docx_rs::{FieldCharType, Hyperlink, HyperlinkType, InstrText, InstrToC, Paragraph, Run};

use super::clean;
use crate::Document;
use crate::document::Block;

/// The name of the bookmark of a heading: letters, digits and `_`.
pub(super) fn anchor(id: &str) -> String {
    id.replace(['-', '.'], "_")
}

/// One paragraph a heading; the field begins in the first and ends in the last.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph> {
    let headings: Vec<(u8, &str, &str)> = document.blocks.iter().filter_map(heading).collect();
    let last = headings.len().saturating_sub(1);
    let line = |(at, (level, id, text)): (usize, &(u8, &str, &str))| {
        let link = Hyperlink::new(anchor(id), HyperlinkType::Anchor)
            .add_run(Run::new().add_text(clean(text)));
        let paragraph = Paragraph::new().style(&format!("TOC{level}"));
        let paragraph = if at == 0 { begin(paragraph) } else { paragraph }.add_hyperlink(link);
        if at == last { end(paragraph) } else { paragraph }
    };
    headings.iter().enumerate().map(line).collect()
}

fn heading(block: &Block) -> Option<(u8, &str, &str)> {
    match block {
        Block::Heading { level, id, text } => Some((*level, id, text)),
        _ => None,
    }
}

fn begin(paragraph: Paragraph) -> Paragraph {
    let field = InstrToC::new().heading_styles_range(1, 3).hyperlink();
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, true))
        .add_run(Run::new().add_instr_text(InstrText::TOC(field)))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
}

fn end(paragraph: Paragraph) -> Paragraph {
    paragraph.add_run(Run::new().add_field_char(FieldCharType::End, false))
}
