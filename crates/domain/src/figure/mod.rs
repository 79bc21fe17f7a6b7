//! Figures: (measure, slice, period) → amount, with the source and the ledger position at which it was known.

pub mod amount;
pub mod import;
pub mod measure;
pub mod period;
pub mod slice;
pub mod value;

pub use amount::{Amount, InvalidAmount, UnlikeUnits};
pub use import::{FigureFile, ImportProblem, ImportProfile, read_figures};
pub use measure::{Additivity, Measure, PlaceKind, TimeKind, Unit};
pub use period::Period;
pub use slice::{Place, Slice};
pub use value::{Figure, FigureStatus};
