//! Every number of the two published summaries is in what the program answers, and nothing published is in it that they
//! do not print.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod house;
mod source;

use std::collections::BTreeSet;

use house::{Ended, program_on};
use source::answer::{Answer, Leaf};
use source::sums::{Pair, one_sided, pairs, without_offices};
use source::{Kind, OFFICES_IN, Row, Source};
use testkit::TestDatabase;

/// What the documents say twice and differently: department, service, territory, one number and the other.
const CONTRADICTIONS: [(&str, &str, &str, u64, u64); 6] = [
    ("08", "calle", "08", 3, 2),
    ("08", "calle", "0801", 3, 2),
    ("08", "demuna", "08", 112, 111),
    ("08", "demuna", "0811", 6, 5),
    ("23", "cedif", "23", 1, 2),
    ("23", "cedif", "2301", 1, 2),
];

/// Services that only a section counts, or only a consolidated table.
const ONE_SIDED: [(&str, &str, u64); 5] = [
    ("08", "benef", 2),
    ("08", "conadis", 1),
    ("08", "sau", 1),
    ("23", "benef", 2),
    ("23", "conadis", 1),
];

#[test]
fn every_number_of_both_documents_is_answered_and_nothing_else_published() {
    for database in testkit::each_database() {
        for source in Source::both() {
            let answer = answer(&database, &source);
            let mut checked = 0;
            let mut claimed = BTreeSet::new();
            for row in &source.rows {
                for leaf in source.check(row, &answer) {
                    let is_first = claimed.insert(leaf);
                    assert!(is_first || row.kind == Kind::NamedRow, "two rows for {row:?}");
                }
                checked += 1;
            }
            let all = source.printed + source.unprinted;
            assert_eq!(checked, all, "{} on {}", source.document, database.kind);
            for (leaf, number) in &answer.numbers {
                assert!(
                    claimed.contains(leaf) || follows(leaf, *number, &source, &answer),
                    "{}: the JSON says {number} at {leaf:?}, the document does not",
                    source.document
                );
            }
        }
    }
}

#[test]
fn every_total_is_the_sum_of_its_parts_or_a_finding_says_so() {
    for database in testkit::each_database() {
        let mut differing = BTreeSet::new();
        for source in Source::both() {
            let answer = answer(&database, &source);
            let pairs = pairs(&source, &answer);
            for finding in answer.findings.iter().filter(|finding| finding.is_of_sums()) {
                let is_true = |pair: &Pair| {
                    finding.states(pair.left)
                        && finding.states(pair.right)
                        && pair.left != pair.right
                };
                assert!(pairs.iter().any(is_true), "nothing printed differs as {finding:?} says");
            }
            for pair in pairs {
                if pair.left != pair.right {
                    let service = Some(pair.service.as_str());
                    assert!(
                        answer.names(service, &pair.ubigeo, pair.left, pair.right),
                        "no finding says that {pair:?} differ"
                    );
                    differing.insert((
                        source.department,
                        pair.service,
                        pair.ubigeo,
                        pair.left,
                        pair.right,
                    ));
                }
            }
        }
        let expected = CONTRADICTIONS.map(|(department, service, place, left, right)| {
            (department, service.to_owned(), place.to_owned(), left, right)
        });
        assert_eq!(differing, BTreeSet::from(expected), "on {}", database.kind);
    }
}

#[test]
fn what_only_one_part_of_a_document_counts_is_a_finding() {
    for database in testkit::each_database() {
        let mut found = Vec::new();
        for source in Source::both() {
            let answer = answer(&database, &source);
            for (service, number) in one_sided(&source) {
                assert!(
                    answer.names_as_missing(&service, source.department, number),
                    "no finding says that {} counts {number} of {service} in one part only",
                    source.document
                );
                found.push((source.department, service, number));
            }
            let missing = answer.findings.iter().filter(|finding| finding.says_missing());
            let missing: BTreeSet<_> = missing.filter_map(|one| one.service.clone()).collect();
            let mut expected = without_offices(&source);
            expected.extend(one_sided(&source).into_keys());
            assert_eq!(missing, expected, "{} on {}", source.document, database.kind);
        }
        let expected =
            ONE_SIDED.map(|(department, service, n)| (department, service.to_owned(), n));
        assert_eq!(found, expected, "on {}", database.kind);
    }
}

#[test]
fn findings_about_sums_state_only_what_the_documents_print_or_add_up_to() {
    for database in testkit::each_database() {
        for source in Source::both() {
            let answer = answer(&database, &source);
            let pairs = pairs(&source, &answer);
            let mut numbers = 0;
            for finding in answer.findings.iter().filter(|one| one.service.is_some()) {
                let service = finding.service.as_deref().unwrap();
                let printed: Vec<u64> = source
                    .rows
                    .iter()
                    .filter(|row| row.service == service)
                    .map(Row::number)
                    .collect();
                for (number, place) in finding.stated.iter().zip(&finding.places) {
                    let Some(number) = number.as_u64().filter(|_| place.starts_with("Resumen"))
                    else {
                        continue;
                    };
                    let is_sum =
                        pairs.iter().any(|pair| pair.service == service && pair.left == number);
                    assert!(
                        printed.contains(&number) || is_sum,
                        "{}: {finding:?} states {number}, which stands nowhere",
                        source.document
                    );
                    numbers += 1;
                }
            }
            assert!(numbers > 10, "{}: findings state only {numbers} numbers", source.document);
        }
    }
}

/// Whether a number that no row prints follows from rows that do.
fn follows(leaf: &Leaf, number: u64, source: &Source, answer: &Answer) -> bool {
    match leaf {
        Leaf::Coverage { service, ubigeo, kind } if kind.is_empty() => {
            let sum: u64 = if source.has_section_coverage(service) {
                let here = source.of(Kind::Coverage, service).filter(|row| row.ubigeo == *ubigeo);
                here.filter(|row| !row.dimensions.is_empty()).map(Row::number).sum()
            } else {
                let cells = source.of(Kind::TableCell, service);
                cells.filter(|row| row.ubigeo == *ubigeo).map(Row::number).sum()
            };
            sum == number
        }
        Leaf::Figure { measure, dimensions, period, statement } => {
            let Some(service) = measure.strip_suffix(".coverage") else { return false };
            let counted = answer.sum(|leaf| {
                matches!(leaf, Leaf::Coverage { service: of, kind, .. }
                    if of == service && kind.is_empty())
            });
            let is_computed = statement == "computed" && dimensions.is_empty();
            is_computed && period == OFFICES_IN && counted == number
        }
        _ => false,
    }
}

/// Asks the program for the summary of a document, with its periods.
fn answer(database: &TestDatabase, source: &Source) -> Answer {
    let mut command = program_on(database);
    let words = ["report", "executive-summary", "--department", source.department];
    let periods = ["--year", "2022", "--month", "2023-01", "--format", "json"];
    let ended = Ended::of(&command.args(words).args(periods).output().unwrap()).fine();
    let json = serde_json::from_str(&ended.said).unwrap();
    Answer::read(&json, source.department, source.document)
}
