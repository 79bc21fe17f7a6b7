//! How a measure counts events: which event, what of it, and under which condition.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::condition::{Condition, Facts, Outcome, Value};
use crate::figure::{PlaceKind, TimeKind, Unit};
use crate::id::{DimensionCode, DimensionKey, MeasureKey};

/// An event that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum CountedEvent {
    /// A case was opened.
    #[serde(rename = "case.opened")]
    CaseOpened,
    /// A case was closed.
    #[serde(rename = "case.closed")]
    CaseClosed,
    /// An action was done for a case.
    #[serde(rename = "case.action_done")]
    ActionDone,
    /// A preventive action was held.
    #[serde(rename = "prevention.held")]
    PreventionHeld,
    /// A center exists on the last day of the period.
    #[serde(rename = "center.exists")]
    CenterExists,
}

impl CountedEvent {
    /// Every event that is counted.
    pub const ALL: [Self; 5] = [
        Self::CaseOpened,
        Self::CaseClosed,
        Self::ActionDone,
        Self::PreventionHeld,
        Self::CenterExists,
    ];

    /// Its name: `case.opened`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CaseOpened => "case.opened",
            Self::CaseClosed => "case.closed",
            Self::ActionDone => "case.action_done",
            Self::PreventionHeld => "prevention.held",
            Self::CenterExists => "center.exists",
        }
    }

    /// The event with that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.as_str() == text)
    }

    /// What one event is, in units of count.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::CaseOpened | Self::CaseClosed => Unit::Case,
            Self::ActionDone => Unit::Activity,
            Self::PreventionHeld => Unit::PreventionAction,
            Self::CenterExists => Unit::Center,
        }
    }

    /// Which date it is counted under.
    #[must_use]
    pub const fn time(self) -> TimeKind {
        match self {
            Self::CaseOpened => TimeKind::Entry,
            Self::CaseClosed | Self::ActionDone | Self::PreventionHeld => TimeKind::Done,
            Self::CenterExists => TimeKind::Existing,
        }
    }

    /// Whether it tells such a place.
    #[must_use]
    pub const fn tells(self, place: PlaceKind) -> bool {
        match place {
            PlaceKind::Center => true,
            PlaceKind::Residence | PlaceKind::Event => {
                matches!(self, Self::CaseOpened | Self::CaseClosed | Self::ActionDone)
            }
        }
    }
}

/// What of an event is added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// One an event.
    One,
    /// The people it reached.
    People,
}

/// How a measure counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Counting {
    /// The measure.
    pub measure: MeasureKey,
    /// The event.
    pub event: CountedEvent,
    /// What of it.
    pub quantity: Quantity,
    /// Which of them; all where there is none.
    pub when: Option<Condition>,
    /// Dimensions of the slice, each with the fact that tells its code.
    pub by: BTreeMap<DimensionKey, String>,
}

impl Counting {
    /// Whether an event with these facts is counted. Unknown is not counted, and is told apart by the caller.
    #[must_use]
    pub fn counts(&self, event: CountedEvent, facts: &dyn Facts) -> Outcome {
        if event != self.event {
            return Outcome::False;
        }
        self.when.as_ref().map_or(Outcome::True, |when| when.check(facts))
    }

    /// The codes of the slice in which an event is counted. A dimension without a code is one of which the fact is not
    /// known: such an event is no event of zero, and the caller tells it apart.
    pub fn codes(
        &self,
        facts: &dyn Facts,
    ) -> impl Iterator<Item = (&DimensionKey, Option<DimensionCode>)> {
        self.by.iter().map(|(dimension, name)| match facts.value(name) {
            Some(Value::Text(code)) => (dimension, DimensionCode::parse(&code).ok()),
            _ => (dimension, None),
        })
    }

    /// The unit in which it counts; nothing where the event has no such quantity.
    #[must_use]
    pub const fn unit(event: CountedEvent, quantity: Quantity) -> Option<Unit> {
        match (event, quantity) {
            (event, Quantity::One) => Some(event.unit()),
            (CountedEvent::PreventionHeld, Quantity::People) => Some(Unit::Person),
            (_, Quantity::People) => None,
        }
    }
}
