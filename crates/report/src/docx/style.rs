//! Paragraph styles. Headings keep their built-in names, so that every program knows them as headings.

use docx_rs::{AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, Style, StyleType};

use crate::palette::{AMBER, INK, MAIN, QUIET as QUIET_COLOUR, hex};

pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const BODY: &str = "BodyText";
pub(super) const CAPTION: &str = "Caption";
pub(super) const CONTENTS: &str = "TOCHeading";
pub(super) const DEFINITION: &str = "ReportDefinition";
pub(super) const QUIET: &str = "ReportQuiet";
pub(super) const DIFFERS: &str = "ReportDiffers";
pub(super) const GAP: &str = "ReportGap";
pub(super) const CELL: &str = "ReportCell";
pub(super) const HEADER: &str = "Header";
pub(super) const FOOTER: &str = "Footer";

const FONT: &str = "Calibri";

/// The style of a heading, from level 1.
pub(super) fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        _ => "Heading3",
    }
}

/// Sizes are in half points, spaces in twentieths of a point.
pub(super) fn add_all(docx: Docx) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let styles = [
        plain(TITLE, "Title", 44, MAIN, (0, 60)).bold(),
        plain(SUBTITLE, "Subtitle", 24, QUIET_COLOUR, (0, 240)),
        heading_style(1, 30, (400, 140)),
        heading_style(2, 25, (320, 100)),
        heading_style(3, 22, (280, 80)),
        plain(BODY, "Body Text", 21, INK, (0, 120)),
        plain(CAPTION, "caption", 18, QUIET_COLOUR, (160, 60)),
        plain(CONTENTS, "TOC Heading", 30, MAIN, (360, 120)).bold(),
        plain("TOC1", "toc 1", 20, INK, (80, 20)).bold(),
        plain("TOC2", "toc 2", 20, INK, (0, 20)).indent(Some(240), None, None, None),
        plain("TOC3", "toc 3", 20, INK, (0, 20)).indent(Some(480), None, None, None),
        plain(DEFINITION, "Report Definition", 20, INK, (0, 60)),
        plain(QUIET, "Report Quiet", 17, QUIET_COLOUR, (20, 100)),
        plain(DIFFERS, "Report Differs", 19, AMBER, (20, 100)).bold(),
        plain(GAP, "Report Gap", 8, INK, (0, 0)),
        plain(CELL, "Report Cell", 18, INK, (20, 20)),
        plain(HEADER, "header", 17, QUIET_COLOUR, (0, 0)),
        plain(FOOTER, "footer", 17, QUIET_COLOUR, (0, 0)).align(AlignmentType::Right),
    ];
    let docx = docx.default_fonts(fonts).default_size(21);
    styles.into_iter().fold(docx, Docx::add_style)
}

fn plain(id: &str, name: &str, size: usize, colour: &str, (before, after): (u32, u32)) -> Style {
    let spacing = LineSpacing::new().before(before).after(after);
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .q_format(true)
        .size(size)
        .color(hex(colour))
        .line_spacing(spacing.line(259).line_rule(LineSpacingType::Auto))
}

fn heading_style(level: u8, size: usize, space: (u32, u32)) -> Style {
    plain(heading(level), &format!("heading {level}"), size, MAIN, space)
        .next(BODY)
        .outline_lvl(usize::from(level) - 1)
        .bold()
}
