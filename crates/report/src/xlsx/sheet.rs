//! One sheet: title, head that stays in sight, typed cells, and a check beside the sums.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, utility::row_col_to_cell,
};

use super::footer;
use crate::document::{Cell, CheckWords, Column, Row, RowKind, Sheet};
use crate::palette::{MAIN, QUIET, RULE, SAND};
use crate::{Document, ReportError};

/// Row of the column heads; above it stands the title.
const HEAD: u32 = 2;

/// Every look of a cell.
pub(super) struct Formats {
    title: Format,
    pub(super) head: Format,
    pub(super) head_number: Format,
    pub(super) body: Format,
    pub(super) number: Format,
    quiet: Format,
    total: Format,
    total_number: Format,
    check: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let body = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let colour = |hex: &str| Color::from(hex);
        let line = |format: Format| {
            format.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(colour(RULE))
        };
        let head = || {
            let format = Format::new().set_bold().set_font_color(colour("#ffffff")).set_text_wrap();
            format.set_background_color(colour(MAIN)).set_align(FormatAlign::VerticalCenter)
        };
        let total = || {
            let format = Format::new().set_bold().set_border_top(FormatBorder::Thin);
            format.set_border_top_color(colour(MAIN)).set_background_color(colour(SAND))
        };
        Self {
            title: Format::new().set_bold().set_font_size(14).set_font_color(colour(MAIN)),
            head: head().set_indent(1),
            head_number: head().set_align(FormatAlign::Right),
            body: line(body()).set_indent(1),
            number: line(body()).set_num_format("#,##0").set_align(FormatAlign::Right),
            quiet: line(body()).set_italic().set_font_color(colour(QUIET)),
            total: total().set_indent(1),
            total_number: total().set_num_format("#,##0").set_align(FormatAlign::Right),
            check: Format::new()
                .set_align(FormatAlign::Right)
                .set_italic()
                .set_font_color(colour(QUIET)),
        }
    }
}

/// Writes a sheet.
pub(super) fn write(
    page: &mut Worksheet,
    document: &Document,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<(), ReportError> {
    page.set_name(&sheet.name)?;
    page.write_string_with_format(0, 0, &sheet.table.caption, &formats.title)?;
    head(page, &sheet.table.columns, formats)?;
    for (at, row) in (HEAD + 1..).zip(&sheet.table.rows) {
        write_row(page, at, row, formats)?;
        page.set_row_height(at, height(row, &sheet.table.columns))?;
    }
    if let Some(words) = &sheet.check {
        check(page, sheet, words, formats)?;
    }
    page.set_freeze_panes(HEAD + 1, 0)?;
    page.set_repeat_rows(HEAD, HEAD)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_footer(footer(document));
    Ok(())
}

fn head(page: &mut Worksheet, columns: &[Column], formats: &Formats) -> Result<(), ReportError> {
    for (at, column) in (0..).zip(columns) {
        let format = if column.is_number { &formats.head_number } else { &formats.head };
        page.write_string_with_format(HEAD, at, &column.label, format)?;
        page.set_column_width(at, column.weight)?;
    }
    page.set_row_height(HEAD, points(columns.iter().map(|c| lines(&c.label, c))) + 4)?;
    Ok(())
}

fn write_row(
    page: &mut Worksheet,
    at: u32,
    row: &Row,
    formats: &Formats,
) -> Result<(), ReportError> {
    let is_total = row.kind == RowKind::Total;
    let words = if is_total { &formats.total } else { &formats.body };
    let number = if is_total { &formats.total_number } else { &formats.number };
    for (column, cell) in (0..).zip(&row.cells) {
        match cell {
            Cell::Text { text } | Cell::Code { text } => {
                page.write_string_with_format(at, column, text, words)?
            }
            Cell::Count { exact: Some(value), .. } => {
                page.write_number_with_format(at, column, exact(*value), number)?
            }
            Cell::Count { text, exact: None } => {
                page.write_string_with_format(at, column, text, number)?
            }
            Cell::Unknown { text } => {
                page.write_string_with_format(at, column, text, &formats.quiet)?
            }
            Cell::Blank => page.write_blank(at, column, words)?,
        };
    }
    Ok(())
}

/// Height of a row in points: as many lines as its longest text needs. Not every program finds it out by itself.
fn height(row: &Row, columns: &[Column]) -> u32 {
    points(row.cells.iter().zip(columns).map(|(cell, column)| lines(cell.text(), column)))
}

/// Lines that a text needs; a letter is a little narrower than the unit of widths.
fn lines(text: &str, column: &Column) -> usize {
    (text.chars().count() * 9).div_ceil(usize::from(column.weight).max(1) * 10)
}

fn points(lines: impl Iterator<Item = usize>) -> u32 {
    u32::try_from(lines.max().unwrap_or(1).max(1)).unwrap_or(1) * 15
}

/// Sheets hold numbers as floating point: exact up to 2^53, far beyond any count.
#[expect(clippy::cast_precision_loss, reason = "no count comes near 2^53")]
fn exact(value: u64) -> f64 {
    value as f64
}

/// Beside every row and under every column: whether the written sum is the sum of the cells. The values stay values.
fn check(
    page: &mut Worksheet,
    sheet: &Sheet,
    words: &CheckWords,
    formats: &Formats,
) -> Result<(), ReportError> {
    let table = &sheet.table;
    let Some((first, last)) = numbers(&table.columns).zip(last(table.columns.len())) else {
        return Ok(());
    };
    let Some(bottom) = u32::try_from(table.rows.len()).ok().filter(|rows| *rows > 0) else {
        return Ok(());
    };
    let (top, bottom, beside) = (HEAD + 1, HEAD + bottom, last + 1);
    page.set_column_width(beside, 14)?;
    page.write_string_with_format(HEAD, beside, &words.label, &formats.head)?;
    for (at, row) in (top..).zip(&table.rows).filter(|(_, row)| is_exact(row)) {
        let sum = [(at, first), (at, last - 1), (at, last)];
        let formula = compare(sum, agrees(&row.cells[usize::from(first)..]), words);
        page.write_formula_with_format(at, beside, formula, &formats.check)?;
    }
    page.write_string_with_format(bottom + 1, 0, &words.label, &formats.check)?;
    if table.rows.iter().all(is_exact) {
        for column in first..=last {
            let cells: Vec<Cell> =
                table.rows.iter().map(|row| row.cells[usize::from(column)].clone()).collect();
            let sum = [(top, column), (bottom - 1, column), (bottom, column)];
            let formula = compare(sum, agrees(&cells), words);
            page.write_formula_with_format(bottom + 1, column, formula, &formats.check)?;
        }
    }
    Ok(())
}

/// Whether the last cell is the sum of those before it.
fn agrees(cells: &[Cell]) -> bool {
    let value = |cell: &Cell| match cell {
        Cell::Count { exact, .. } => exact.unwrap_or(0),
        _ => 0,
    };
    let values: Vec<u64> = cells.iter().map(value).collect();
    values.split_last().is_some_and(|(total, parts)| parts.iter().sum::<u64>() == *total)
}

/// A row without bounds: only such sums can be checked.
fn is_exact(row: &Row) -> bool {
    !row.cells.iter().any(|cell| matches!(cell, Cell::Count { exact: None, .. }))
}

/// The first column of numbers.
fn numbers(columns: &[Column]) -> Option<u16> {
    u16::try_from(columns.iter().position(|column| column.is_number)?).ok()
}

fn last(columns: usize) -> Option<u16> {
    u16::try_from(columns).ok()?.checked_sub(1)
}

/// The formula with its result, which a viewer shows that does not compute.
fn compare([from, to, total]: [(u32, u16); 3], agrees: bool, words: &CheckWords) -> Formula {
    let cell = |(row, column): (u32, u16)| row_col_to_cell(row, column);
    let quoted = |text: &str| text.replace('"', "\"\"");
    let (yes, no) = (quoted(&words.agrees), quoted(&words.differs));
    let (from, to, total) = (cell(from), cell(to), cell(total));
    let formula = format!("=IF(SUM({from}:{to})={total},\"{yes}\",\"{no}\")");
    Formula::new(formula).set_result(if agrees { &words.agrees } else { &words.differs })
}
