//! Tables of the text document: thin lines, numbers to the right, sums in bold.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, Run, Shading, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType, TableRow,
    WidthType,
};

use super::package::HEADER_ROW_HEIGHT;
use super::{clean, style};
use crate::document::{Cell, Column, FindingBlock, KeyFigure, Row, RowKind, Table as Data};
use crate::palette::{AMBER, AMBER_LIGHT, MAIN, QUIET, RULE, SAND, hex};

/// Width between the margins in twentieths of a point.
const WIDTH: usize = 9_638;
/// Width of a table with few columns.
const NARROW: usize = 6_000;

/// Up to so many rows a table stays on one page, together with its source.
const WHOLE: usize = 24;

/// A data table; its first row is repeated on every page.
pub(super) fn data(table: &Data) -> Table {
    let counts = table.columns.last().is_some_and(|column| column.is_number);
    let full = if table.columns.len() <= 3 && counts { NARROW } else { WIDTH };
    let widths = widths(&table.columns, full);
    let head = head(&table.columns, &widths);
    let is_short = table.rows.len() <= WHOLE;
    let keeps = |at: usize| at == 0 || is_short;
    let rows = table.rows.iter().enumerate();
    let rows = rows.map(|(at, row)| data_row(row, &table.columns, &widths, keeps(at)));
    framed(std::iter::once(head).chain(rows).collect(), widths.clone())
}

fn framed(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    let width = grid.iter().sum();
    Table::without_borders(rows)
        .set_grid(grid)
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(40, 80, 40, 80))
}

fn widths(columns: &[Column], full: usize) -> Vec<usize> {
    let sum: usize = columns.iter().map(|column| usize::from(column.weight)).sum();
    columns.iter().map(|column| full * usize::from(column.weight) / sum.max(1)).collect()
}

fn head(columns: &[Column], widths: &[usize]) -> TableRow {
    let cell = |(column, width): (&Column, &usize)| {
        let run = Run::new().bold().color(hex(MAIN)).add_text(clean(&column.label));
        boxed(run, column.is_number, *width, (10, MAIN), true)
    };
    let cells = columns.iter().zip(widths).map(cell).collect();
    TableRow::new(cells).cant_split().row_height(HEADER_ROW_HEIGHT)
}

fn data_row(row: &Row, columns: &[Column], widths: &[usize], keeps: bool) -> TableRow {
    let line = if row.kind == RowKind::Total { (10, MAIN) } else { (4, RULE) };
    let cell = |((cell, column), width): ((&Cell, &Column), &usize)| {
        let boxed = boxed(run(cell, row.kind), column.is_number, *width, line, keeps);
        if row.kind == RowKind::Group {
            boxed.shading(Shading::new().fill(hex(SAND)))
        } else {
            boxed
        }
    };
    TableRow::new(row.cells.iter().zip(columns).zip(widths).map(cell).collect()).cant_split()
}

fn run(cell: &Cell, kind: RowKind) -> Run {
    let run = Run::new().add_text(clean(cell.text()));
    let run = if kind == RowKind::Body { run } else { run.bold() };
    if matches!(cell, Cell::Unknown { .. }) { run.italic().color(hex(QUIET)) } else { run }
}

/// A cell with a line below. With `keeps` the row stays on the page of what follows.
fn boxed(
    run: Run,
    is_number: bool,
    width: usize,
    (size, colour): (usize, &str),
    keeps: bool,
) -> TableCell {
    let align = if is_number { AlignmentType::Right } else { AlignmentType::Left };
    let paragraph = Paragraph::new().style(style::CELL).align(align).keep_next(keeps).add_run(run);
    let line = border(TableCellBorderPosition::Bottom, size, colour);
    TableCell::new()
        .width(width, WidthType::Dxa)
        .set_borders(TableCellBorders::with_empty().set(line))
        .add_paragraph(paragraph)
}

fn border(position: TableCellBorderPosition, size: usize, colour: &str) -> TableCellBorder {
    TableCellBorder::new(position).border_type(BorderType::Single).size(size).color(hex(colour))
}

/// Numbers that stand out, side by side under a line.
pub(super) fn key_figures(figures: &[KeyFigure]) -> Table {
    let width = WIDTH / figures.len().max(1);
    let cell = |figure: &KeyFigure| {
        let value = Run::new().bold().size(40).color(hex(MAIN)).add_text(clean(&figure.value));
        let label = Run::new().add_text(clean(&figure.label));
        let line = border(TableCellBorderPosition::Top, 16, MAIN);
        TableCell::new()
            .width(width, WidthType::Dxa)
            .set_borders(TableCellBorders::with_empty().set(line))
            .add_paragraph(Paragraph::new().style(style::CELL).add_run(value))
            .add_paragraph(Paragraph::new().style(style::CELL).add_run(label))
    };
    let row = TableRow::new(figures.iter().map(cell).collect()).cant_split();
    framed(vec![row], vec![width; figures.len()])
}

/// One contradiction in a box with an amber edge.
pub(super) fn finding(finding: &FindingBlock) -> Table {
    let edge = border(TableCellBorderPosition::Left, 24, AMBER);
    let subject = Run::new().bold().add_text(clean(&finding.subject));
    let message = Run::new().add_text(clean(&finding.message));
    let rule = Run::new().color(hex(QUIET)).size(16).add_text(clean(&finding.rule));
    let line = |run: Run| Paragraph::new().style(style::CELL).add_run(run);
    let mut cell = TableCell::new()
        .width(WIDTH, WidthType::Dxa)
        .shading(Shading::new().fill(hex(AMBER_LIGHT)))
        .set_borders(TableCellBorders::with_empty().set(edge))
        .add_paragraph(line(subject))
        .add_paragraph(line(message));
    for side in &finding.stated {
        let says = Run::new().bold().add_text(clean(&side.meaning));
        let place = Run::new().add_text(format!("{}: ", clean(&side.term)));
        cell = cell.add_paragraph(line(place).add_run(says));
    }
    let row = TableRow::new(vec![cell.add_paragraph(line(rule))]).cant_split();
    framed(vec![row], vec![WIDTH])
}
