//! The place of a shelter: recorded and read by the manager of that shelter, each act in the ledger before it happens.
//!
//! The vault is a store of its own that only its holder passes in; no other use case can reach it.

use access::{Permit, question};
use zeroize::Zeroizing;

pub use store::shelter::ShelterVault;

use crate::App;
use crate::error::AppError;

/// Longest place in characters.
pub const LONGEST_PLACE: usize = 500;

impl App {
    /// Records the place of a shelter, in words; what was there before is overwritten.
    ///
    /// # Errors
    /// [`AppError::Shelter`] for an empty or overlong text; otherwise when the ledger or the vault fails.
    pub async fn record_shelter_place(
        &self,
        vault: &ShelterVault,
        permit: &Permit<question::RecordShelterPlace>,
        place: &str,
    ) -> Result<(), AppError> {
        let place = place.trim();
        if place.is_empty() || place.chars().count() > LONGEST_PLACE {
            return Err(AppError::Shelter);
        }
        Ok(vault.record(self.store(), permit, place).await?)
    }

    /// Reads the place of a shelter for a reason that stays in the ledger; `None` if none was recorded.
    ///
    /// # Errors
    /// [`AppError::Shelter`] without a reason; otherwise when the ledger or the vault fails.
    pub async fn read_shelter_place(
        &self,
        vault: &ShelterVault,
        permit: &Permit<question::ReadShelterPlace>,
        reason: &str,
    ) -> Result<Option<Zeroizing<String>>, AppError> {
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > LONGEST_PLACE {
            return Err(AppError::Shelter);
        }
        Ok(vault.read(self.store(), permit, reason).await?)
    }
}
