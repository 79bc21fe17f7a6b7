//! The section of one service: what it does, who uses it, where it is.

use domain::summary::ServiceSection;

use super::words::{Words, definition, note, paragraph};
use super::{Block, Tone, coverage, users};

/// The anchor of a service, for ever: `service-cem`.
pub(super) fn anchor(section: &ServiceSection) -> String {
    format!("service-{}", section.service)
}

pub(super) fn blocks(words: Words<'_>, section: &ServiceSection, heading: Block) -> Vec<Block> {
    let mut blocks = vec![heading];
    if !section.description.is_empty() {
        blocks.push(paragraph(section.description.clone()));
    }
    let target =
        section.target.clone().map(|target| definition(words.get("report-target"), target));
    let operator = definition(words.get("report-operator"), section.operator.clone());
    blocks.push(Block::Definitions { entries: target.into_iter().chain([operator]).collect() });
    blocks.extend(users::blocks(words, section));
    blocks.extend(coverage::blocks(words, section));
    blocks.extend(section.sealed_note.clone().map(|text| note(Tone::Quiet, text)));
    blocks
}
