//! Wrong input gets a clear error with exit code 2, and nothing of it stays.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod house;

use std::io::Write as _;

use house::House;

const HEADER: &str =
    "measure,place,dimensions,period,amount,unit,printed,document,statement,locator,status";

fn row(place: &str, amount: &str, unit: &str) -> String {
    format!("cem.cases,{place},,2021,{amount},{unit},,resumen-ejecutivo-cusco-2023,section,x,final")
}

#[test]
fn a_file_of_figures_with_mistakes_is_refused_whole_with_each_line() {
    let house = House::new();
    let before = house.run(&["ledger", "verify", "--json"]).json()["entries"].clone();
    let rows = [
        row("08", "100", "case"),
        row("08", "-1", "case"),
        row("70101", "5", "case"),
        row("99", "5", "case"),
        row("0801", "5", "person"),
        row("0802", "1.500", "case"),
        row("08", "101", "case"),
    ];
    let file = house.file("bad.csv", format!("{HEADER}\n{}\n", rows.join("\n")));
    let ended = house.run(&["figures", "import", file.to_str().unwrap()]);
    ended.refused(&[
        "bad.csv:3: column `amount`",
        "bad.csv:4: column `place`",
        "leading zero",
        "bad.csv:5: column `place`",
        "bad.csv:6: column `unit`",
        "bad.csv:7: column `amount`",
        "bad.csv:8",
    ]);
    assert_eq!(house.run(&["ledger", "verify", "--json"]).json()["entries"], before);
}

#[test]
fn latin_1_is_accepted_and_said() {
    let house = House::new();
    let mut bytes = b"year,department,risk_level,cases\n2020,".to_vec();
    bytes.extend_from_slice(b"\xc1ncash,leve,1044\n");
    let file = house.file("latin.csv", bytes);
    let checked = house.run(&["figures", "check", file.to_str().unwrap(), "--json"]).fine();
    assert_eq!(checked.json()["encoding"], "latin-1");
}

#[test]
fn a_department_or_month_that_does_not_exist_is_refused() {
    let house = House::new();
    let report = |department: &str, month: &str| {
        let words = ["--department", department, "--year", "2022", "--month", month];
        house.run(&[&["report", "executive-summary"][..], &words[..]].concat())
    };
    report("99", "2023-01").refused(&["is not a department"]);
    report("0801", "2023-01").refused(&["is not a department"]);
    report("8", "2023-01").refused(&["leading zero"]);
    report("08", "2023").refused(&["is not a month"]);
}

#[test]
fn what_is_no_table_is_refused() {
    let house = House::new();
    let before = house.entries();
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("empty.csv", Vec::new(), "the file is empty"),
        ("blank.csv", b"\n\n \n".to_vec(), "the file is empty"),
        ("binary.csv", vec![0, 1, 2, 3], "neither a text table"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00".to_vec(), "neither a text table"),
        ("quote.csv", format!("{HEADER}\ncem.cases,\"08\n").into_bytes(), "quotation mark"),
        ("header.csv", b"a,b,c\n1,2,3\n".to_vec(), "no known format has the header"),
        ("broken.xlsx", b"PK\x03\x04 not a workbook".to_vec(), "workbook is refused"),
    ];
    for (name, bytes, said) in cases {
        let file = house.file(name, bytes);
        house.run(&["figures", "import", file.to_str().unwrap()]).refused(&[said]);
    }
    house.run(&["figures", "import", "/nowhere/at/all.csv"]).refused(&["cannot be read"]);
    assert_eq!(house.entries(), before);
}

#[test]
fn a_file_of_two_hundred_megabytes_is_refused_at_once() {
    let house = House::new();
    let path = house.path("huge.csv");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(200_000_000).unwrap();
    house.run(&["figures", "import", path.to_str().unwrap()]).refused(&["at most 20000000"]);
}

#[test]
fn a_workbook_that_unpacks_to_a_gigabyte_is_refused() {
    let house = House::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/workbook.xml", options).unwrap();
    let zeros = vec![b'0'; 1_000_000];
    for _ in 0..1_000 {
        archive.write_all(&zeros).unwrap();
    }
    let file = house.file("bomb.xlsx", archive.finish().unwrap().into_inner());
    let ended = house.run(&["figures", "import", file.to_str().unwrap()]);
    ended.refused(&["unpacks to far more"]);
}

#[test]
fn a_workbook_is_read_like_text_and_its_far_cells_are_refused() {
    let house = House::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in HEADER.split(',').enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), name).unwrap();
    }
    for (column, value) in row("08", "11260", "case").split(',').enumerate() {
        sheet.write(1, u16::try_from(column).unwrap(), value).unwrap();
    }
    let file = house.file("good.xlsx", book.save_to_buffer().unwrap());
    let done = house.run(&["figures", "import", file.to_str().unwrap(), "--json"]).fine();
    assert_eq!(
        (done.json()["imported"].clone(), done.json()["encoding"].clone()),
        (1.into(), "xlsx".into())
    );

    let mut far = rust_xlsxwriter::Workbook::new();
    let sheet = far.add_worksheet();
    sheet.write(0, 0, "measure").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let file = house.file("far.xlsx", far.save_to_buffer().unwrap());
    house.run(&["figures", "import", file.to_str().unwrap()]).refused(&["too far apart"]);
}

#[test]
fn a_directory_with_every_kind_of_doubt_loses_no_row() {
    let house = House::new();
    let text = "servicio,nombre,ubigeo,departamento,provincia,distrito,latitud,longitud,teléfono,internet\n\
        CEM,Centro simulado A,081301,Cusco,Urubamba,Urubamba,,,084-000001,sí\n\
        CEM,Centro simulado B,81301,Cusco,Urubamba,Urubamba,,,,\n\
        CEM,Centro simulado C,080605,Cusco,Acomayo,Pitumarca,,,,\n\
        XYZ,Centro simulado D,081301,,,,,,,\n\
        CEM,Centro simulado E,081301,,,,-12.05,-77.05,,\n\
        CEM,,081301,,,,,,,\n\
        CEM,Centro simulado F,,Cusco,Cusco,San Jerónimo,,,,\n\
        CEM,Centro simulado A,081301,,,,,,084-000002,no\n\
        CEM,Centro simulado G,081301,,,,,,,tal vez\n\
        HRT,Casa simulada,080101,Cusco,Cusco,Cusco,,,084-000003,\n\
        CEM,Centro simulado H,081301,Cusco,Urubamba\n";
    let file = house.file("directorio.csv", text);
    let taken = house.run(&["directory", "import", file.to_str().unwrap(), "--json"]).fine().json();
    assert_eq!(taken["rows"], 11);
    assert_eq!(taken["registered"], 1, "{taken}");
    assert_eq!(taken["queued"], 10, "{taken}");
    let again = house.run(&["directory", "import", file.to_str().unwrap()]);
    again.refused(&["taken in before"]);
    house.run(&["ledger", "verify"]).fine();
    let rebuilt = house.run(&["ledger", "rebuild", "--json"]).fine().json();
    assert_eq!(rebuilt["equal"], true);
}
