//! Pages of the desk: dense, for people who use them all day, reachable by keyboard.

mod audit;
mod directory;
mod figures;
mod health;
mod home;
mod imports;
mod repair;
mod shelter;
mod summary;
mod users;

pub use audit::{AuditPage, AuditRow};
pub use directory::{CenterFormPage, DirectoryPage, DirectoryRow, FormField};
pub use figures::{FigureFilter, FigureRow, FiguresPage};
pub use health::{Backup, ChainState, HealthPage, PackRow, StoreKind};
pub use home::{DeskHomePage, DeskTile};
pub use imports::{
    ImportKind, ImportOutcome, ImportPage, ImportProblem, ImportState, ImportsPage, PastImport,
};
pub use repair::{OriginalCell, ProposalField, RepairListRow, RepairPage, RepairRowPage};
pub use shelter::{ShelterPage, ShelterReading};
pub use summary::{Download, FindingRow, ShownSummary, SummaryPage};
pub use users::{AccountState, GrantRow, Invitation, UserPage, UserRow, UsersPage};
