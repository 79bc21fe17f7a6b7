//! The document as a fragment of a page: semantic, without style or script, so that it stands under a strict policy.
//!
//! Classes begin with `report`; the stylesheet of the page gives them their look.

mod table;

use crate::document::{Block, Definition, FindingBlock, KeyFigure, Tone};
use crate::markup::escape;
use crate::{Document, ReportError};

/// Writes the fragment: one `article` with title, contents and parts. Headings start at `h1`.
///
/// # Errors
/// None today; the signature is that of every output.
pub fn render(document: &Document) -> Result<String, ReportError> {
    let mut html = String::with_capacity(64 * 1024);
    html.push_str(&format!("<article class=\"report\" lang=\"{}\">\n", escape(&document.language)));
    header(&mut html, document);
    contents(&mut html, document);
    for block in &document.blocks {
        write_block(&mut html, block);
    }
    html.push_str("</article>\n");
    Ok(html)
}

fn header(html: &mut String, document: &Document) {
    let (title, subtitle) = (escape(&document.title), escape(&document.subtitle));
    html.push_str(&format!(
        "<header class=\"report-header\">\n<h1>{title}</h1>\n<p class=\"report-subtitle\">{subtitle}</p>\n"
    ));
    definitions(html, "report-meta", &document.meta);
    html.push_str("</header>\n");
}

/// Links to every heading, nested by level.
fn contents(html: &mut String, document: &Document) {
    let title = escape(&document.contents_title);
    html.push_str(&format!(
        "<nav class=\"report-contents\" aria-labelledby=\"report-contents\">\n\
         <h2 id=\"report-contents\">{title}</h2>\n"
    ));
    let mut depth = 0;
    for block in &document.blocks {
        if let Block::Heading { level, id, text } = block {
            depth = step(html, depth, *level);
            html.push_str(&format!("<a href=\"#{}\">{}</a>", escape(id), escape(text)));
        }
    }
    step(html, depth, 0);
    html.push_str("</nav>\n");
}

/// Opens and closes lists between two levels. No level is left out: a deeper heading opens one list a level.
fn step(html: &mut String, from: u8, to: u8) -> u8 {
    if to > from {
        (from..to).for_each(|_| html.push_str("<ol>\n<li>"));
    } else {
        html.push_str("</li>\n");
        (to..from).for_each(|_| html.push_str("</ol>\n</li>\n"));
        if to > 0 {
            html.push_str("<li>");
        } else {
            // The outermost list stands in no item.
            html.truncate(html.len() - "</li>\n".len());
        }
    }
    to
}

fn write_block(html: &mut String, block: &Block) {
    match block {
        Block::Heading { level, id, text } => {
            let (tag, id, text) = (level + 1, escape(id), escape(text));
            html.push_str(&format!("<h{tag} id=\"{id}\">{text}</h{tag}>\n"));
        }
        Block::Paragraph { text } => html.push_str(&format!("<p>{}</p>\n", escape(text))),
        Block::KeyFigures { figures } => key_figures(html, figures),
        Block::Table(table) => table::write(html, table),
        Block::Note { tone, text } => {
            let tone = tone_class(*tone);
            html.push_str(&format!(
                "<p class=\"report-note report-{tone}\">{}</p>\n",
                escape(text)
            ));
        }
        Block::Findings { findings } => {
            html.push_str("<ol class=\"report-findings\">\n");
            findings.iter().for_each(|one| finding(html, one));
            html.push_str("</ol>\n");
        }
        Block::Definitions { entries } => definitions(html, "report-definitions", entries),
        Block::PageBreak => {}
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Quiet => "quiet",
        Tone::Unknown => "unknown",
        Tone::Differs => "differs",
    }
}

fn key_figures(html: &mut String, figures: &[KeyFigure]) {
    html.push_str("<ul class=\"report-key-figures\">\n");
    for figure in figures {
        let (value, label) = (escape(&figure.value), escape(&figure.label));
        html.push_str(&format!("<li><strong>{value}</strong> <span>{label}</span></li>\n"));
    }
    html.push_str("</ul>\n");
}

fn definitions(html: &mut String, class: &str, entries: &[Definition]) {
    html.push_str(&format!("<dl class=\"{class}\">\n"));
    for entry in entries {
        let (term, meaning) = (escape(&entry.term), escape(&entry.meaning));
        html.push_str(&format!("<div><dt>{term}</dt><dd>{meaning}</dd></div>\n"));
    }
    html.push_str("</dl>\n");
}

fn finding(html: &mut String, finding: &FindingBlock) {
    let (subject, message) = (escape(&finding.subject), escape(&finding.message));
    let rule = escape(&finding.rule);
    html.push_str(&format!(
        "<li class=\"report-finding\"><p><strong>{subject}</strong> {message}</p>\n"
    ));
    definitions(html, "report-stated", &finding.stated);
    html.push_str(&format!("<p class=\"report-rule\"><code>{rule}</code></p></li>\n"));
}
