//! Every department of the country comes out in every format, also where nothing is known. The files of three of them
//! stay in the target folder for people to look at.

use crate::cusco;
use report::{Typesetter, docx, executive_summary, html, json, pdf, xlsx};

#[test]
fn all_twenty_five_departments_come_out() {
    let typesetter = Typesetter::new().unwrap();
    for number in 1..=25 {
        let code = format!("{number:02}");
        let summary = cusco::summary(&code);
        assert!(!summary.department.name.is_empty(), "{code}");
        let document = executive_summary(&summary, &cusco::texts());
        let files = [
            ("pdf", pdf::render(&typesetter, &document).unwrap()),
            ("docx", docx::render(&document).unwrap()),
            ("xlsx", xlsx::render(&document).unwrap()),
            ("html", html::render(&document).unwrap().into_bytes()),
            ("json", json::render(&summary).unwrap().into_bytes()),
        ];
        for (end, bytes) in files {
            assert!(!bytes.is_empty(), "{code}.{end}");
            if ["08", "23", "15"].contains(&code.as_str()) {
                std::fs::write(cusco::out(&format!("{code}.{end}")), bytes).unwrap();
            }
        }
    }
}
