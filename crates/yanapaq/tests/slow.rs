//! What takes long: killing, a full disk, documents opened by another program.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod house;

use std::process::Command;

use house::{Ended, House, program, tool};
use store::Location;

/// Rounds of killing on each database; `yanapaq bench kill --size 2000` does more.
const ROUNDS: &str = "200";

#[test]
fn slow_nothing_acknowledged_is_lost_when_the_program_is_killed() {
    for database in testkit::each_database() {
        let mut command = program();
        command.arg("--data").arg(database.folder().join("data"));
        if let Location::Postgres(url) = database.location() {
            command.arg("--database").arg(url);
        }
        let output = command.args(["bench", "kill", "--size", ROUNDS, "--json"]).output().unwrap();
        let outcome = Ended::of(&output).fine().json();
        assert_eq!(outcome["lost"], 0, "{outcome}");
        assert!(outcome["acknowledged"].as_u64().unwrap() > 1_000, "{outcome}");
        assert_eq!(outcome["restored_backups"], 20, "one in ten rounds: {outcome}");
    }
}

/// A disk of its own, of 6 MB, in a name space of its own: what is done there fills it for real.
#[test]
fn slow_a_full_disk_refuses_cleanly_and_loses_nothing() {
    let house = House::new();
    let disk = house.path("disk");
    std::fs::create_dir(&disk).unwrap();
    let script = r#"
        set -u
        mount -t tmpfs -o size=6m none "$DISK"
        "$PROGRAM" --data "$DISK/var" doctor >/dev/null || exit 90
        n=0
        while [ $n -lt 400 ]; do
            n=$((n + 1))
            {
                echo "measure,place,dimensions,period,amount,unit,printed,document,statement,locator,status"
                i=1900
                while [ $i -lt 2190 ]; do
                    echo "cem.cases,08,,$i,$n,case,,resumen-ejecutivo-cusco-2023,section,round $n of the test of a full disk $i,final"
                    i=$((i + 1))
                done
            } > /tmp/full-$$.csv
            if ! "$PROGRAM" --data "$DISK/var" figures import /tmp/full-$$.csv >/dev/null 2>"$FOLDER/refusal"; then
                break
            fi
        done
        rm -f /tmp/full-$$.csv
        echo "imports $n"
        "$PROGRAM" --data "$DISK/var" ledger verify || exit 91
        "$PROGRAM" --data "$DISK/var" doctor || exit 92
        mount -o remount,size=60m "$DISK"
        "$PROGRAM" --data "$DISK/var" ledger rebuild || exit 93
    "#;
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
        .env("DISK", &disk)
        .env("FOLDER", &house.folder)
        .env("PROGRAM", env!("CARGO_BIN_EXE_yanapaq"))
        .output()
        .unwrap();
    let ended = Ended::of(&output).fine();
    let refusal = std::fs::read_to_string(house.path("refusal")).unwrap();
    assert!(refusal.contains("the disk is full, nothing was written"), "{refusal} {ended:?}");
    assert!(ended.said.contains("the ledger is whole"), "{ended:?}");
    assert!(ended.said.contains("equal to what was there"), "{ended:?}");
}

#[test]
fn slow_documents_open_in_another_program_with_every_number() {
    let house = House::new();
    let export = |format: &str| {
        let out = house.path(&format!("cusco.{format}"));
        let words = ["--department", "08", "--year", "2022", "--month", "2023-01"];
        let last = ["--format", format, "--out", out.to_str().unwrap()];
        house.run(&[&["report", "executive-summary"][..], &words[..], &last[..]].concat()).fine();
    };
    for format in ["docx", "xlsx", "pdf"] {
        export(format);
    }
    let profile = format!("-env:UserInstallation=file://{}", house.path("office").display());
    for (from, to) in [("cusco.docx", "pdf"), ("cusco.xlsx", "pdf")] {
        let made = house.path("made");
        let arguments =
            [&profile, "--headless", "--convert-to", to, "--outdir", made.to_str().unwrap(), from];
        tool("soffice", &arguments, &house.folder).fine();
        let pdf = made.join("cusco.pdf");
        let text =
            tool("pdftotext", &["-layout", pdf.to_str().unwrap(), "-"], &house.folder).fine();
        says_every_number(&text.said, from);
        std::fs::remove_file(pdf).unwrap();
    }
    let text = tool("pdftotext", &["-layout", "cusco.pdf", "-"], &house.folder).fine();
    says_every_number(&text.said, "cusco.pdf");
    let info = tool("pdfinfo", &["cusco.pdf"], &house.folder).fine();
    assert!(info.said.contains("Tagged:          yes"), "{}", info.said);
}

/// The users and acts of the printed summary of Cusco, and the sums of its consolidated tables.
fn says_every_number(text: &str, document: &str) {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | '.');
    let text: String = text.chars().filter(|c| !is_separator(*c)).collect();
    let numbers = [
        "10079", "684", "390092", "28641", "7639", "117545", "226", "1633", "337", "25", "223",
        "16", "487", "50", "6223", "350", "170", "77", "382", "271", "15", "1142", "80", "10",
        "4230", "262", "26", "42", "111", "81", "195",
    ];
    for number in numbers {
        assert!(text.contains(number), "{document} does not say {number}");
    }
}
