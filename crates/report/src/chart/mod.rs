//! Charts as SVG, the same in the page and in the PDF.
//!
//! Only presentation attributes, no style and no script, so that they stand under a strict content policy. Value and
//! label stand beside every bar: colour carries nothing that the words do not say, and a black and white print reads alike.

mod svg;

use serde::Serialize;

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// Stable anchor.
    pub id: String,
    /// What the chart shows.
    pub title: String,
    /// Every value in words, for those who do not see the bars.
    pub description: String,
    /// The drawing.
    pub svg: String,
}

/// Bars under one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the bars measure, where the chart shows several things.
    pub label: Option<String>,
    /// From top to bottom.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What the bar stands for.
    pub label: String,
    /// The value as it is written.
    pub value: String,
    /// The least it can be; `None` where nothing is known, and then there is no bar.
    pub low: Option<u64>,
    /// The most it can be, if known.
    pub high: Option<u64>,
    /// How it is filled.
    pub tone: BarTone,
}

/// How a bar is filled: the two are told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarTone {
    /// Solid.
    Full,
    /// Light with an outline.
    Light,
}

impl Chart {
    /// One set of bars on one scale.
    #[must_use]
    pub fn bars(id: &str, title: String, group: Group) -> Self {
        Self::compare(id, title, &[group])
    }

    /// Several sets of bars, each on its own scale: unlike units are never compared.
    #[must_use]
    pub fn compare(id: &str, title: String, groups: &[Group]) -> Self {
        let description = groups.iter().map(describe).collect::<Vec<_>>().join(" ");
        let svg = svg::draw(id, &title, &description, groups);
        Self { id: id.to_owned(), title, description, svg }
    }
}

fn describe(group: &Group) -> String {
    let bars = group.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.value));
    let bars = bars.collect::<Vec<_>>().join("; ");
    group.label.as_ref().map_or_else(|| format!("{bars}."), |label| format!("{label}. {bars}."))
}
