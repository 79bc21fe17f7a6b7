//! What holds for every output: all say the same numbers, none lets data become markup, none misses a text.

use crate::cusco;
use crate::reopened;
use std::collections::BTreeSet;

use domain::figure::Amount;
use domain::summary::ExecutiveSummary;
use report::{Typesetter, docx, executive_summary, html, json, pdf, xlsx};

/// Every count of the summary, as a number.
fn numbers(summary: &ExecutiveSummary) -> BTreeSet<u64> {
    let services = || summary.programmes.iter().flat_map(|p| &p.services);
    let coverage = || services().filter_map(|s| s.coverage.as_ref());
    let rows = || summary.tables.iter().flat_map(|t| &t.rows);
    let amounts: Vec<Amount> = services()
        .flat_map(|s| s.measures.iter().flat_map(|m| m.cells.iter().flatten()))
        .chain(coverage().flat_map(|c| c.rows.iter().map(|r| &r.count)))
        .chain(coverage().map(|c| &c.total))
        .chain(coverage().filter_map(|c| c.stated_total.as_ref()))
        .chain(summary.figures.iter().map(|f| &f.amount))
        .chain(rows().flat_map(|r| r.cells.values().chain(r.total.as_ref())))
        .chain(summary.tables.iter().flat_map(|t| t.totals.values().chain(t.total.as_ref())))
        .copied()
        .collect();
    amounts.into_iter().map(|amount| amount.exact().unwrap()).collect()
}

/// Words of each output, by name.
fn outputs(summary: &ExecutiveSummary) -> Vec<(&'static str, String)> {
    let typesetter = Typesetter::new().unwrap();
    let document = executive_summary(summary, &cusco::texts());
    vec![
        ("html", reopened::markup(&html::render(&document).unwrap())),
        ("pdf", reopened::pdf(&pdf::render(&typesetter, &document).unwrap())),
        ("docx", reopened::docx(&docx::render(&document).unwrap())),
        ("xlsx", reopened::xlsx(&xlsx::render(&document).unwrap())),
        ("json", json::render(summary).unwrap()),
    ]
}

#[test]
fn every_number_stands_in_every_output() {
    for code in ["08", "23"] {
        let summary = cusco::summary(code);
        let numbers = numbers(&summary);
        assert!(numbers.len() > 30, "{}", numbers.len());
        for (name, text) in outputs(&summary) {
            let words = reopened::words(&text);
            let stands = |n: &&u64| {
                // A reader of PDF gives back the no-break space as a space.
                let grouped = texts::grouped(&n.to_string(), ' ');
                words.contains(&n.to_string()) || (**n > 999 && text.contains(&grouped))
            };
            let missing: Vec<_> = numbers.iter().filter(|n| !stands(n)).collect();
            assert!(missing.is_empty(), "{name} of {code} lacks {missing:?}");
        }
    }
}

#[test]
fn no_output_misses_a_text() {
    for code in ["08", "23", "15"] {
        for (name, text) in outputs(&cusco::summary(code)) {
            assert!(!text.contains('⟦'), "{name} of {code}: {}", text.split('⟦').nth(1).unwrap());
        }
    }
}

#[test]
fn every_text_of_the_report_is_used_or_gone() {
    let sources = reopened::sources();
    let unused: Vec<String> = cusco::texts()
        .keys()
        .filter(|key| key.starts_with("report-"))
        .filter(|key| !sources.contains(&format!("\"{key}\"")))
        .filter(|key| {
            !["report-meta-", "report-key-", "report-sheet-"].iter().any(|p| key.starts_with(p))
        })
        .map(str::to_owned)
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Words that would be markup, code or commands somewhere.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "#panic(\"x\") #include \"/etc/passwd\"",
    "= Título *fuerte* _cursiva_ $x^2$ @etiqueta `código`",
    "]#read(\"secreto\")[",
    "=HYPERLINK(\"http://example.invalid\")",
    "+1+cmd|' /C calc'!A0",
    "</w:t></w:r><w:br/>",
    "{ $value } &amp; \"comillas\" 'simples' ]]>",
    "\\u{23}set page(width: 1cm)\\",
];

#[test]
fn what_people_write_stays_words_in_every_output() {
    let mut summary = cusco::summary("08");
    summary.findings.clear();
    for words in HOSTILE {
        let mut finding = cusco::demuna();
        finding.message = words.to_owned();
        finding.stated[0].at = words.to_owned();
        finding.stated[0].amount = None;
        finding.stated[0].text = words.to_owned();
        summary.findings.push(finding);
    }
    summary.department.name = HOSTILE[0].to_owned();
    summary.snapshot = HOSTILE[1].to_owned();
    let bare = |text: &str| text.split_whitespace().collect::<String>().replace('\u{ad}', "");
    for (name, text) in outputs(&summary) {
        let text = if name == "json" { reopened::json(&text) } else { text };
        for words in HOSTILE {
            assert!(bare(&text).contains(&bare(words)), "{name} changed `{words}`");
        }
    }
    let html = html::render(&executive_summary(&summary, &cusco::texts())).unwrap();
    assert!(!html.contains("<script"));
}

#[test]
fn letters_that_no_font_has_do_not_stop_the_pdf() {
    let mut summary = cusco::summary("08");
    summary.department.name = "Q'osqo 𓀀 \u{202e}oculto\u{0} 中".to_owned();
    let typesetter = Typesetter::new().unwrap();
    let document = executive_summary(&summary, &cusco::texts());
    let text = reopened::pdf(&pdf::render(&typesetter, &document).unwrap());
    let title: String = text.lines().take(3).collect();
    assert!(title.contains("Q'osqo □") && title.contains("oculto"), "{title}");
}

#[test]
fn the_same_summary_gives_the_same_bytes() {
    let typesetter = Typesetter::new().unwrap();
    let document = executive_summary(&cusco::summary("08"), &cusco::texts());
    let once = || {
        [
            html::render(&document).unwrap().into_bytes(),
            pdf::render(&typesetter, &document).unwrap(),
            docx::render(&document).unwrap(),
            xlsx::render(&document).unwrap(),
        ]
    };
    let (first, second) = (once(), once());
    for (at, name) in ["html", "pdf", "docx", "xlsx"].iter().enumerate() {
        assert!(first[at] == second[at], "{name} differs");
    }
}
