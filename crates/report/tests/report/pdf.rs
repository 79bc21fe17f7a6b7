//! The PDF: archivable, tagged, with bookmarks, title, language and date.

use crate::cusco;
use crate::reopened;
use report::document::Block;
use report::{Document, Typesetter, executive_summary, pdf};

fn document(code: &str) -> Document {
    executive_summary(&cusco::summary(code), &cusco::texts())
}

fn bytes(document: &Document) -> Vec<u8> {
    pdf::render(&Typesetter::new().unwrap(), document).unwrap()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn it_declares_the_archive_and_the_accessibility_standard_and_its_language() {
    let bytes = bytes(&document("08"));
    for mark in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Resumen Ejecutivo del departamento de Cusco",
        "<xmp:CreateDate>2026-11-20",
        "/StructTreeRoot",
        "/Marked true",
        "/Lang(es-PE)",
        "/Outlines",
    ] {
        assert!(contains(&bytes, mark), "{mark}");
    }
}

#[test]
fn it_has_one_bookmark_for_each_heading() {
    let document = document("08");
    let headings = document.blocks.iter().filter(|b| matches!(b, Block::Heading { .. })).count();
    let file = lopdf::Document::load_mem(&bytes(&document)).unwrap();
    let bookmarks = file.objects.values().filter(|object| {
        object.as_dict().is_ok_and(|entry| entry.has(b"Title") && entry.has(b"Parent"))
    });
    assert!(headings > 30, "{headings}");
    assert_eq!(bookmarks.count(), headings);
}

#[test]
fn every_table_has_heads_and_every_chart_has_words() {
    let bytes = bytes(&document("08"));
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let tagged = |name: &str| {
        let is_it = |object: &&lopdf::Object| {
            let entry = object.as_dict().ok().filter(|entry| entry.has(b"S"));
            entry
                .and_then(|e| e.get(b"S").ok()?.as_name().ok())
                .is_some_and(|s| s == name.as_bytes())
        };
        file.objects.values().filter(is_it).count()
    };
    let tables = tagged("Table");
    assert!(tables >= 30, "{tables}");
    assert!(tagged("TH") > tables * 2, "{}", tagged("TH"));
    assert!(tagged("Figure") >= 10, "{}", tagged("Figure"));
}

#[test]
fn every_page_is_numbered_and_headed() {
    let text = reopened::pdf(&bytes(&document("23")));
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    for (at, page) in pages.iter().enumerate() {
        let number = format!("Página {} de {}", at + 1, pages.len());
        assert!(page.contains(&number), "{number}");
    }
    let header = "Resumen Ejecutivo · Tacna · corte 7f3a9c21";
    assert!(pages.iter().skip(1).all(|page| page.contains(header)));
}
