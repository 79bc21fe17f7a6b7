//! One stated value of a measure, with where it was stated and since when we know it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::measure::Unit;
use super::period::Period;
use super::slice::Slice;
use crate::id::MeasureKey;
use crate::ledger::Position;
use crate::source::Citation;

/// How settled a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureStatus {
    /// A cut that later data will change.
    Provisional,
    /// Closed by its publisher.
    Final,
    /// Takes the place of a value published before.
    Rectified,
}

impl FigureStatus {
    /// The word used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Final => "final",
            Self::Rectified => "rectified",
        }
    }

    /// The status with that word, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Provisional, Self::Final, Self::Rectified]
            .into_iter()
            .find(|status| status.as_str() == text)
    }
}

impl fmt::Display for FigureStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A value as a document states it. Two statements of one cell are two values: where they differ, a rule says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What is counted.
    pub measure: MeasureKey,
    /// Unit as the source states it; equal to the unit of the measure.
    pub unit: Unit,
    /// Of which part of the world.
    pub slice: Slice,
    /// Of which time.
    pub period: Period,
    /// How much.
    pub amount: Amount,
    /// The number exactly as printed, where its notation matters: `1500` beside `2 788`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Where it is stated.
    pub citation: Citation,
    /// How settled it is.
    pub status: FigureStatus,
}

impl Figure {
    /// What makes two values the same cell: a second one in a file is a duplicate.
    #[must_use]
    pub fn cell(&self) -> (&MeasureKey, &Slice, Period, &Citation) {
        (&self.measure, &self.slice, self.period, &self.citation)
    }
}

/// A figure together with the ledger position at which it became known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFigure {
    /// The value and its source.
    pub figure: Figure,
    /// Since when this node knows it.
    pub known_at: Position,
}
