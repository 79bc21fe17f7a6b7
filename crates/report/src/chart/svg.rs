//! Draws horizontal bars. Sizes are in user units; one unit is near a point in the printed page.

use std::fmt::Write as _;

use super::{Bar, BarTone, Group};
use crate::markup::escape;
use crate::palette::{INK, LIGHT, MAIN, RULE};

const WIDTH: u64 = 250;
const TEXT_SIZE: u64 = 9;
const ROW: u64 = 16;
const BAR: u64 = 11;
const LABEL: u64 = 80;
/// Room for the value behind the longest bar.
const VALUE: u64 = 50;
const GROUP_HEAD: u64 = 15;
const GROUP_GAP: u64 = 7;

/// The drawing, with its title and description for screen readers.
pub(super) fn draw(id: &str, title: &str, description: &str, groups: &[Group]) -> String {
    let height: u64 = groups.iter().map(height).sum::<u64>() + 2;
    let mut svg = String::new();
    let (id, title, description) = (escape(id), escape(title), escape(description));
    push(
        &mut svg,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"report-chart\" role=\"img\" \
             viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             font-size=\"{TEXT_SIZE}\" fill=\"{INK}\" aria-labelledby=\"{id}-title {id}-desc\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>"
        ),
    );
    let mut top = 1;
    for group in groups {
        draw_group(&mut svg, group, top);
        top += self::height(group);
    }
    svg.push_str("</svg>");
    svg
}

fn height(group: &Group) -> u64 {
    let bars = u64::try_from(group.bars.len()).unwrap_or(u64::MAX).saturating_mul(ROW);
    if group.label.is_some() { bars + GROUP_HEAD + GROUP_GAP } else { bars }
}

fn draw_group(svg: &mut String, group: &Group, top: u64) {
    let mut y = top;
    if let Some(label) = &group.label {
        let (base, label) = (y + TEXT_SIZE, escape(label));
        push(svg, format_args!("<text x=\"0\" y=\"{base}\" font-weight=\"bold\">{label}</text>"));
        y += GROUP_HEAD;
    }
    let bars = u64::try_from(group.bars.len()).unwrap_or(0);
    let bottom = y + bars * ROW - (ROW - BAR) / 2;
    push(svg, format_args!("<path d=\"M{LABEL} {y}V{bottom}\" stroke=\"{RULE}\" fill=\"none\"/>"));
    let scale = group.bars.iter().filter_map(|bar| bar.high.or(bar.low)).max().unwrap_or(0);
    for bar in &group.bars {
        draw_bar(svg, bar, y, scale);
        y += ROW;
    }
}

fn draw_bar(svg: &mut String, bar: &Bar, y: u64, scale: u64) {
    let base = y + BAR - 2;
    let (label, value) = (escape(&bar.label), escape(&bar.value));
    let end = LABEL - 5;
    push(svg, format_args!("<text x=\"{end}\" y=\"{base}\" text-anchor=\"end\">{label}</text>"));
    let length = bar.low.map_or(0, |low| length(low, scale));
    if length > 0 {
        let paint = match bar.tone {
            BarTone::Full => format!("fill=\"{MAIN}\" stroke=\"{MAIN}\""),
            BarTone::Light => format!("fill=\"{LIGHT}\" stroke=\"{MAIN}\""),
        };
        push(
            svg,
            format_args!(
                "<rect x=\"{LABEL}\" y=\"{y}\" width=\"{length}\" height=\"{BAR}\" {paint}/>"
            ),
        );
    }
    let reach = draw_doubt(svg, bar, y, scale, length);
    let x = LABEL + reach + 4;
    push(svg, format_args!("<text x=\"{x}\" y=\"{base}\">{value}</text>"));
}

/// A dashed outline from the least to the most a value can be; returns where it ends.
fn draw_doubt(svg: &mut String, bar: &Bar, y: u64, scale: u64, from: u64) -> u64 {
    let to = bar.high.map_or(from, |high| length(high, scale));
    if to > from {
        let (x, width) = (LABEL + from, to - from);
        push(
            svg,
            format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BAR}\" fill=\"none\" \
                 stroke=\"{MAIN}\" stroke-dasharray=\"2 2\"/>"
            ),
        );
    }
    to.max(from)
}

/// Length of a bar; a value that is not zero is never invisible.
fn length(value: u64, scale: u64) -> u64 {
    if value == 0 || scale == 0 {
        return 0;
    }
    let room = u128::from(WIDTH - LABEL - VALUE);
    let length = u128::from(value) * room / u128::from(scale);
    u64::try_from(length).unwrap_or(0).max(1)
}

fn push(svg: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing to a `String` cannot fail.
    let _ = svg.write_fmt(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, low: Option<u64>, high: Option<u64>) -> Bar {
        let value = low.map_or("Sin información".to_owned(), |low| low.to_string());
        Bar { label: label.to_owned(), value, low, high, tone: BarTone::Full }
    }

    fn drawing(bars: Vec<Bar>) -> String {
        draw("c", "Sedes <por> provincia", "a & b", &[Group { label: None, bars }])
    }

    #[test]
    fn the_longest_bar_fills_the_room_and_a_small_one_is_still_seen() {
        assert_eq!(length(9, 9), WIDTH - LABEL - VALUE);
        assert_eq!(length(1, 1_000_000), 1);
        assert_eq!(length(0, 9), 0);
        assert_eq!(length(u64::MAX, u64::MAX), WIDTH - LABEL - VALUE);
    }

    #[test]
    fn zero_and_unknown_have_no_bar_but_a_value_in_words() {
        let svg = drawing(vec![bar("Anta", Some(0), Some(0)), bar("Calca", None, None)]);
        assert!(!svg.contains("<rect"));
        assert!(svg.contains(">0</text>") && svg.contains(">Sin información</text>"));
    }

    #[test]
    fn words_are_escaped_and_nothing_needs_a_style_or_a_script() {
        let svg = drawing(vec![bar("<script>\"", Some(1), Some(1))]);
        assert!(svg.contains("Sedes &lt;por&gt; provincia") && svg.contains("a &amp; b"));
        assert!(!svg.contains("<script") && !svg.contains("style="));
        assert!(svg.contains("role=\"img\" "));
    }

    #[test]
    fn what_is_known_only_within_bounds_has_a_dashed_end() {
        assert!(drawing(vec![bar("Anta", Some(4), Some(9))]).contains("stroke-dasharray"));
        assert!(!drawing(vec![bar("Anta", Some(9), Some(9))]).contains("stroke-dasharray"));
    }
}
