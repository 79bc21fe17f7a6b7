//! What the operator of a node does at its own terminal: verify, rebuild, back up, look after its health.

use std::path::Path;

use access::{Permit, question};
use domain::ledger::Position;
use jiff::Timestamp;
use serde::Serialize;
use store::backup::{BackedUp, BackupKey};
use store::ledger::{AuditLine, Rebuilt, Verified};

use crate::App;
use crate::error::AppError;
use crate::setup::pack_stream;

/// How a node is.
#[derive(Debug, Clone, Serialize)]
pub struct Health {
    /// Version of the program.
    pub program: &'static str,
    /// `sqlite` or `postgresql`.
    pub database: &'static str,
    /// Node.
    pub node: String,
    /// Entries in the ledger.
    pub entries: u64,
    /// Snapshot of the figures.
    pub snapshot: String,
    /// Figures known.
    pub figures: usize,
    /// Centers in the directory.
    pub centers: usize,
    /// When the last entry was written.
    pub last_entry_at: Option<Timestamp>,
    /// Packs in force.
    pub packs: Vec<PackInForce>,
    /// Maintenance: what, when, how it went.
    pub maintenance: Vec<(String, Timestamp, String)>,
}

/// A pack in force here.
#[derive(Debug, Clone, Serialize)]
pub struct PackInForce {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// BLAKE3 of its files.
    pub digest: String,
    /// Since when it is in force on this node.
    pub since: Option<Timestamp>,
}

impl App {
    /// Walks the whole ledger and notes the outcome.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn verify_ledger(
        &self,
        permit: &Permit<question::OperateStore>,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<Verified, AppError> {
        let verified = self.store().verify(permit, progress).await?;
        let outcome = match &verified.fault {
            None => format!("{} entries, whole", verified.entries),
            Some(fault) => fault.to_string(),
        };
        self.note("verify", &outcome).await;
        Ok(verified)
    }

    /// Notes what maintenance found. On a full disk the finding matters more than its note.
    async fn note(&self, name: &'static str, outcome: &str) {
        if let Err(error) = self.store().note_maintenance(name, outcome).await {
            tracing::warn!(error = %error, "the outcome of `{name}` could not be noted");
        }
    }

    /// Drops and rebuilds every projection and notes the outcome.
    ///
    /// # Errors
    /// When the store fails; nothing has then changed.
    pub async fn rebuild_projections(
        &self,
        permit: &Permit<question::OperateStore>,
    ) -> Result<Rebuilt, AppError> {
        let rebuilt = self.store().rebuild(permit).await?;
        let same = if rebuilt.before == rebuilt.after { "equal" } else { "changed" };
        let outcome = format!("{} entries, {same}", rebuilt.entries);
        self.note("rebuild", &outcome).await;
        Ok(rebuilt)
    }

    /// Writes an encrypted backup while the store serves.
    ///
    /// # Errors
    /// When the store or the file fails.
    pub async fn back_up(
        &self,
        permit: &Permit<question::OperateStore>,
        path: &Path,
        key: &BackupKey,
    ) -> Result<BackedUp, AppError> {
        Ok(self.store().back_up(permit, path, key).await?)
    }

    /// How the node is.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn health(&self, _permit: &Permit<question::ReadHealth>) -> Result<Health, AppError> {
        let view = self.view().await?;
        let notes = self.store().maintenance_notes().await?;
        Ok(Health {
            program: env!("CARGO_PKG_VERSION"),
            database: self.store().database_kind(),
            node: self.store().node().to_string(),
            entries: self.store().last_position().await?.0,
            snapshot: view.snapshot.clone(),
            figures: view.figures.len(),
            centers: view.centers.len(),
            last_entry_at: self.store().last_entry_at().await?,
            packs: self.packs_in_force().await?,
            maintenance: notes.into_iter().map(|n| (n.name, n.at, n.outcome)).collect(),
        })
    }

    async fn packs_in_force(&self) -> Result<Vec<PackInForce>, AppError> {
        let mut packs = Vec::new();
        for (id, pack) in &self.catalogue().packs {
            packs.push(PackInForce {
                id: id.to_string(),
                version: pack.version.clone(),
                digest: pack.digest.clone(),
                since: self.store().stream_began_at(&pack_stream(id, &pack.digest)).await?,
            });
        }
        Ok(packs)
    }

    /// Who did what and when, newest first, before a position.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn audit_lines(
        &self,
        permit: &Permit<question::ReadAudit>,
        before: Option<Position>,
    ) -> Result<Vec<AuditLine>, AppError> {
        let before = before.unwrap_or(Position(u64::MAX >> 1));
        Ok(self.store().audit_lines(permit, before, 200).await?)
    }
}
