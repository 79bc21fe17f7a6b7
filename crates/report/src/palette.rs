//! The colours of every output: calm, and readable in black and white.

/// Titles, bars and rules that lead the eye.
pub(crate) const MAIN: &str = "#0b5563";
/// The second of two bars.
pub(crate) const LIGHT: &str = "#cfe0e2";
/// Text.
pub(crate) const INK: &str = "#23272a";
/// Text that stands back.
pub(crate) const QUIET: &str = "#5b5a55";
/// Lines.
pub(crate) const RULE: &str = "#b9b5ab";
/// Ground of group rows.
pub(crate) const SAND: &str = "#f3f1ec";
/// Marks contradictions.
pub(crate) const AMBER: &str = "#b3741a";
/// Ground of contradictions.
pub(crate) const AMBER_LIGHT: &str = "#fbf3e4";

/// The colour without `#`, as office files write it.
pub(crate) fn hex(colour: &str) -> &str {
    colour.trim_start_matches('#')
}
