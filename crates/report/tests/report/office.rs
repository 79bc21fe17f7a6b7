//! DOCX and XLSX, opened again.

use crate::cusco;
use crate::reopened;
use calamine::Data;
use report::document::Block;
use report::{Document, docx, executive_summary, xlsx};

fn document(code: &str) -> Document {
    executive_summary(&cusco::summary(code), &cusco::texts())
}

fn sheet(code: &str, name: &str) -> Vec<Vec<Data>> {
    let bytes = xlsx::render(&document(code)).unwrap();
    let mut sheets = reopened::sheets(&bytes).into_iter();
    sheets.find(|(found, _)| found == name).unwrap().1
}

#[test]
fn headings_are_real_headings_and_the_contents_is_a_field() {
    let document = document("08");
    let text = reopened::part(&docx::render(&document).unwrap(), "word/document.xml");
    for level in 1..=3_u8 {
        let own = document.blocks.iter();
        let own =
            own.filter(|b| matches!(b, Block::Heading { level: l, .. } if *l == level)).count();
        let mark = format!("<w:pStyle w:val=\"Heading{level}\" />");
        assert_eq!(text.matches(&mark).count(), own, "{mark}");
        assert!(own > 0);
    }
    assert!(text.contains("TOC \\o &quot;1-3&quot; \\h"));
    assert!(text.contains("<w:hyperlink w:anchor=\"service_cem\""));
    assert!(text.contains("w:name=\"service_cem\""));
}

#[test]
fn every_data_table_repeats_its_head() {
    let document = document("08");
    let text = reopened::part(&docx::render(&document).unwrap(), "word/document.xml");
    let tables = document.blocks.iter().filter(|b| matches!(b, Block::Table(_))).count();
    assert_eq!(text.matches("<w:tblHeader />").count(), tables);
    assert!(!text.contains("<w:trHeight"), "no marker is left behind");
}

#[test]
fn the_text_document_says_its_language_title_and_page_numbers() {
    let bytes = docx::render(&document("08")).unwrap();
    assert!(reopened::part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"es-PE\""));
    let properties = reopened::part(&bytes, "docProps/core.xml");
    assert!(
        properties.contains("<dc:title>Resumen Ejecutivo del departamento de Cusco</dc:title>")
    );
    assert!(properties.contains("2026-11-20T00:00:00Z"));
    let footer = reopened::part(&bytes, "word/footer1.xml");
    assert!(footer.contains("PAGE</w:instrText>") && footer.contains("NUMPAGES</w:instrText>"));
}

#[test]
fn the_workbook_has_one_sheet_a_kind() {
    let bytes = xlsx::render(&document("08")).unwrap();
    let names: Vec<String> = reopened::sheets(&bytes).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "Resumen",
            "Usuarias",
            "Cobertura",
            "Operados",
            "Coordinados",
            "Hallazgos",
            "Cifras",
            "Fuentes"
        ]
    );
}

#[test]
fn numbers_are_numbers_and_codes_keep_their_zero() {
    let operated = sheet("08", "Operados");
    let cusco = operated.iter().find(|row| row[1] == Data::String("Cusco".to_owned())).unwrap();
    assert_eq!(cusco[0], Data::String("0801".to_owned()));
    assert_eq!(cusco[2], Data::Float(9.0));
    let users = sheet("08", "Usuarias");
    assert!(users.iter().flatten().any(|cell| *cell == Data::Float(390_092.0)));
}

#[test]
fn a_sum_that_agrees_says_so_beside_it() {
    let coordinated = sheet("08", "Coordinados");
    let total = coordinated.iter().find(|row| row[1] == Data::String("Total".to_owned())).unwrap();
    assert_eq!(total[6], Data::Float(195.0));
    assert_eq!(total[7], Data::String("Cuadra".to_owned()));
    let last = coordinated.last().unwrap();
    assert_eq!(last[3], Data::String("Cuadra".to_owned()), "{last:?}");
}

#[test]
fn what_is_not_known_is_words_never_a_zero() {
    let users = sheet("15", "Usuarias");
    let cells: Vec<&Data> = users.iter().skip(3).flat_map(|row| &row[5..]).collect();
    assert!(!cells.is_empty());
    assert!(cells.iter().all(|cell| **cell == Data::String("Sin información".to_owned())));
}
