//! A document that came with imported figures is named where their summary names its sources.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod house;

use house::{Ended, House, program_on};
use testkit::TestDatabase;

const TITLE: &str = "Casos atendidos en los CEM por departamento de residencia y nivel de riesgo";

#[test]
fn the_document_of_an_imported_figure_is_among_the_sources_of_the_summary() {
    for database in testkit::each_database() {
        assert!(!page(&database).contains(TITLE), "nothing imported yet, on {}", database.kind);
        let house = House::new();
        let file =
            house.file("risk.csv", "year,department,risk_level,cases\n2022,Cusco,leve,290\n");
        let mut import = program_on(&database);
        Ended::of(&import.args(["figures", "import"]).arg(file).output().unwrap()).fine();
        let page = page(&database);
        assert!(page.contains("290"), "the figure stands in the summary, on {}", database.kind);
        assert!(page.contains(TITLE), "its document has a title, on {}", database.kind);
    }
}

/// The summary of Cusco as people read it.
fn page(database: &TestDatabase) -> String {
    let words = ["report", "executive-summary", "--department", "08", "--year", "2022"];
    let last = ["--month", "2023-01", "--format", "html"];
    let ended = Ended::of(&program_on(database).args(words).args(last).output().unwrap()).fine();
    ended.said
}
