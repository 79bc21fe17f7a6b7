//! The data as XLSX, for people who go on counting: numbers are numbers, codes are text, one sheet a kind.
//!
//! Text is always written as text: a cell that begins with `=` stays words and is never a formula.

mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Url, Workbook};

use crate::palette::{MAIN, QUIET};
use crate::{Document, ReportError};
use sheet::Formats;

/// Writes the workbook: first a summary with links, then the sheets of the document.
///
/// # Errors
/// [`ReportError::Xlsx`] if a sheet cannot be written.
pub fn render(document: &Document) -> Result<Vec<u8>, ReportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    let formats = Formats::new();
    index(&mut workbook, document, &formats)?;
    for one in &document.sheets {
        sheet::write(workbook.add_worksheet(), document, one, &formats)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn properties(document: &Document) -> Result<DocProperties, ReportError> {
    let day = document.generated_on;
    let [month, date] = [day.month(), day.day()].map(i8::unsigned_abs);
    let made = ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, date)?;
    Ok(DocProperties::new()
        .set_title(&document.title)
        .set_subject(&document.subtitle)
        .set_comment(&document.description)
        .set_creation_datetime(&made))
}

/// Title, facts of the document, key numbers, and a link to every sheet.
fn index(
    workbook: &mut Workbook,
    document: &Document,
    formats: &Formats,
) -> Result<(), ReportError> {
    let words = &document.index_words;
    let title = Format::new().set_bold().set_font_size(18).set_font_color(MAIN);
    let quiet = Format::new().set_font_color(QUIET);
    let page = workbook.add_worksheet();
    page.set_name(&words.name)?.set_screen_gridlines(false);
    page.set_column_width(0, 34)?.set_column_width(1, 60)?;
    page.write_string_with_format(0, 0, &document.title, &title)?;
    page.write_string_with_format(1, 0, &document.subtitle, &quiet)?;
    let mut row = 3;
    for entry in &document.meta {
        page.write_string_with_format(row, 0, &entry.term, &quiet)?;
        page.write_string_with_format(row, 1, &entry.meaning, &formats.body)?;
        row += 1;
    }
    row += 1;
    page.write_string_with_format(row, 0, &words.sheets, &formats.head)?;
    page.write_string_with_format(row, 1, &words.rows, &formats.head_number)?;
    for one in &document.sheets {
        row += 1;
        let link = Url::new(format!("internal:'{}'!A1", one.name)).set_text(&one.name);
        page.write_url(row, 0, link)?;
        let rows = u32::try_from(one.table.rows.len()).unwrap_or(u32::MAX);
        page.write_number_with_format(row, 1, rows, &formats.number)?;
    }
    page.set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_footer(footer(document));
    Ok(())
}

/// Page number at the foot of every printed page. `&` is a command in a footer: it is doubled in words.
fn footer(document: &Document) -> String {
    let words = &document.page_words;
    let safe = |text: &str| text.replace('&', "&&");
    format!(
        "&L{}&R{} &P {} &N",
        safe(&document.running_header),
        safe(&words.before),
        safe(&words.between)
    )
}
