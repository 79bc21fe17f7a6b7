//! Registering and correcting single centers by hand.

use access::{Permit, question};
use domain::center::Center;
use domain::event::CenterCorrected;
use domain::ledger::{Scope, StreamName};
use store::Expected;

use crate::App;
use crate::error::AppError;

impl App {
    /// Registers a center that the directory does not have.
    ///
    /// # Errors
    /// [`AppError::Directory`] if it cannot stand there so; [`AppError::Conflict`] if its id is taken.
    pub async fn register_center(
        &self,
        permit: &Permit<question::RepairDirectory>,
        center: Center,
    ) -> Result<(), AppError> {
        self.check_center(&center)?;
        let by = (permit.actor(), permit.purpose());
        self.store().append(self.registration(center, by)).await?;
        Ok(())
    }

    /// Corrects what the directory says of a center. `seen` is the [`fingerprint`] of what the author looked at.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a center that is not there; [`AppError::Conflict`] if it changed since it was seen;
    /// [`AppError::Directory`] if it cannot stand there so.
    pub async fn correct_center(
        &self,
        permit: &Permit<question::RepairDirectory>,
        seen: &str,
        center: Center,
        reason: &str,
    ) -> Result<(), AppError> {
        self.check_center(&center)?;
        let view = self.view().await?;
        let known = view.centers.get(&center.id).ok_or(AppError::NotFound)?;
        if fingerprint(known)? != seen {
            return Err(AppError::Conflict);
        }
        if *known == center {
            return Ok(());
        }
        let stream = StreamName::new("center", &center.id);
        let scope = Scope::territory(center.place);
        let by = (permit.actor(), permit.purpose());
        let body = CenterCorrected { center, reason: reason.to_owned() };
        self.store().append(self.write(stream, Expected::Any, scope, by, body)).await?;
        Ok(())
    }
}

/// Names one state of a center, so that two people do not overwrite each other.
///
/// # Errors
/// [`AppError::Directory`] for a center that cannot be written as JSON, such as one with a latitude that is no number.
pub fn fingerprint(center: &Center) -> Result<String, AppError> {
    let text = serde_json::to_vec(center).map_err(|_| AppError::Directory)?;
    Ok(blake3::hash(&text).to_hex().to_string())
}
