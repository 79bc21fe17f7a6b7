//! Tables of the page: caption, scopes, one body a group, the sum in the foot, and the chart beside.

use crate::document::{Cell, Column, Row, RowKind, Table};
use crate::markup::escape;

/// Writes the table, in a box that scrolls sideways on a narrow screen and can be reached by keyboard.
pub(super) fn write(html: &mut String, table: &Table) {
    let (id, caption) = (escape(&table.id), escape(&table.caption));
    html.push_str(&format!(
        "<div class=\"report-figure\" id=\"{id}\">\n<div class=\"report-scroll\" role=\"region\" \
         aria-labelledby=\"{id}-caption\" tabindex=\"0\">\n<table>\n\
         <caption id=\"{id}-caption\">{caption}</caption>\n"
    ));
    head(html, &table.columns);
    bodies(html, table);
    html.push_str("</table>\n</div>\n");
    if let Some(chart) = &table.chart {
        html.push_str(&format!("<div class=\"report-beside\">{}</div>\n", chart.svg));
    }
    html.push_str("</div>\n");
}

fn head(html: &mut String, columns: &[Column]) {
    html.push_str("<thead>\n<tr>");
    for column in columns {
        let class = if column.is_number { " class=\"report-number\"" } else { "" };
        html.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escape(&column.label)));
    }
    html.push_str("</tr>\n</thead>\n");
}

/// One `tbody` for each group, and the sums in a `tfoot`.
fn bodies(html: &mut String, table: &Table) {
    let mut open = "";
    for row in &table.rows {
        let wanted = if row.kind == RowKind::Total { "tfoot" } else { "tbody" };
        if wanted != open || row.kind == RowKind::Group {
            close(html, open);
            html.push_str(&format!("<{wanted}>\n"));
            open = wanted;
        }
        write_row(html, row, &table.columns);
    }
    close(html, open);
}

fn close(html: &mut String, open: &str) {
    if !open.is_empty() {
        html.push_str(&format!("</{open}>\n"));
    }
}

fn write_row(html: &mut String, row: &Row, columns: &[Column]) {
    let scope = if row.kind == RowKind::Group { "rowgroup" } else { "row" };
    html.push_str("<tr>");
    for (at, (cell, column)) in row.cells.iter().zip(columns).enumerate() {
        let text = escape(cell.text());
        let class = class(cell, column);
        if at == 0 {
            html.push_str(&format!("<th scope=\"{scope}\"{class}>{text}</th>"));
        } else {
            html.push_str(&format!("<td{class}>{text}</td>"));
        }
    }
    html.push_str("</tr>\n");
}

fn class(cell: &Cell, column: &Column) -> &'static str {
    match (cell, column.is_number) {
        (Cell::Unknown { .. }, true) => " class=\"report-number report-unknown\"",
        (Cell::Unknown { .. }, false) => " class=\"report-unknown\"",
        (_, true) => " class=\"report-number\"",
        (_, false) => "",
    }
}
