//! The fragment of the page: semantic, without style or script, and unchanged unless somebody accepts the change.

use crate::cusco;
use report::{executive_summary, html};

fn page(code: &str) -> String {
    html::render(&executive_summary(&cusco::summary(code), &cusco::texts())).unwrap()
}

#[test]
fn the_page_of_tacna_is_as_accepted() {
    insta::assert_snapshot!(page("23"));
}

#[test]
fn it_stands_under_a_strict_content_policy() {
    for wrong in ["style=", "<style", "<script", " onclick", "javascript:"] {
        assert!(!page("08").contains(wrong), "{wrong}");
    }
}

#[test]
fn every_anchor_is_unique_and_every_link_of_the_contents_leads_somewhere() {
    let page = page("08");
    let values = |mark: &str| -> Vec<String> {
        let pieces = page.split(mark).skip(1);
        pieces.map(|piece| piece.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values(" id=\"");
    let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    let links = values("href=\"#");
    assert!(links.len() > 30);
    assert!(links.iter().all(|link| ids.contains(link)));
}

#[test]
fn lists_and_tables_are_closed() {
    let page = page("08");
    for tag in ["ol", "li", "table", "tbody", "tfoot", "tr", "div", "nav", "dl", "svg", "article"] {
        let opened =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        assert!(opened > 0, "{tag}");
    }
}

#[test]
fn tables_name_their_rows_and_columns_and_charts_have_words() {
    let page = page("08");
    assert_eq!(page.matches("<table>").count(), page.matches("<caption").count());
    assert!(page.contains("<th scope=\"col\">") && page.contains("<th scope=\"row\">Acomayo</th>"));
    assert!(page.contains("<th scope=\"rowgroup\">CEM regular</th>"));
    assert_eq!(page.matches("role=\"img\"").count(), page.matches("<desc ").count());
}
