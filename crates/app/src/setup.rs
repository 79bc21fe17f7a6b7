//! First use of a store: it comes to hold the packs, the published figures and the centers that documents count.
//!
//! Every step may be repeated: what is there already is left alone, also when two processes start at once.

use domain::event::{FiguresPublished, PackAdopted, StoreCreated};
use domain::id::{ImportId, PackId};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use store::{AppendError, Expected, Write};

use crate::App;
use crate::error::AppError;

/// Most writes appended together.
const GROUP: usize = 200;

impl App {
    /// Brings the store to hold what the packs declare. Answers the number of entries appended.
    ///
    /// # Errors
    /// When the store or a figure file of a pack fails.
    pub async fn set_up(&self, demonstration: bool) -> Result<u64, AppError> {
        let before = self.store().last_position().await?;
        if !self.is_set_up().await? {
            self.create_store(demonstration).await?;
            self.publish_pack_figures().await?;
            self.register_pack_centers().await?;
            // Last: a pack that is adopted has brought all it declares.
            self.adopt_packs().await?;
        }
        let is_demonstration = self.store().is_demonstration().await?;
        self.parts.demonstration.get_or_init(|| is_demonstration);
        let after = self.store().last_position().await?;
        Ok(after.0.saturating_sub(before.0))
    }

    /// Whether every pack, as it is now, was adopted before: then nothing is written, also on a full disk.
    async fn is_set_up(&self) -> Result<bool, AppError> {
        for (pack, version) in &self.catalogue().packs {
            if self.store().stream_version(&pack_stream(pack, &version.digest)).await? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn create_store(&self, demonstration: bool) -> Result<(), AppError> {
        let program = env!("CARGO_PKG_VERSION").to_owned();
        let body = StoreCreated { demonstration, program };
        let stream = StreamName::new("store", &"this");
        self.append_once(self.write(
            stream,
            Expected::Version(0),
            Scope::national(),
            system(),
            body,
        ))
        .await
    }

    async fn adopt_packs(&self) -> Result<(), AppError> {
        for (pack, version) in &self.catalogue().packs {
            let body = PackAdopted {
                pack: pack.clone(),
                version: version.version.clone(),
                digest: version.digest.clone(),
            };
            let stream = pack_stream(pack, &version.digest);
            let write = self.write(stream, Expected::Version(0), Scope::national(), system(), body);
            self.append_once(write).await?;
        }
        Ok(())
    }

    async fn publish_pack_figures(&self) -> Result<(), AppError> {
        for file in &self.catalogue().figure_files {
            let read = self.read_figure_file(&file.path, &file.text)?;
            let digest = blake3::hash(file.text.as_bytes()).to_hex().to_string();
            let body = FiguresPublished {
                import: ImportId::new(self.store().environment().uuid()),
                file_name: file.path.clone(),
                file_digest: digest.clone(),
                profile: read.profile,
                documents: read.documents,
                figures: read.figures,
            };
            let stream = StreamName::new("figures", &format!("pack-{digest}"));
            let write = self.write(stream, Expected::Version(0), Scope::national(), system(), body);
            self.append_once(write).await?;
        }
        Ok(())
    }

    async fn register_pack_centers(&self) -> Result<(), AppError> {
        let view = self.view().await?;
        let missing: Vec<Write> = self
            .catalogue()
            .centers
            .iter()
            .filter(|center| !view.centers.contains_key(&center.id))
            .map(|center| self.registration(center.clone(), system()))
            .collect();
        for group in missing.chunks(GROUP) {
            match self.store().append_all(group.to_vec()).await {
                Ok(_) => {}
                // Another process registers them at this moment: one by one, each at most once.
                Err(AppendError::VersionConflict { .. }) => {
                    for write in group {
                        self.append_once(write.clone()).await?;
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Appends, unless it is there already.
    async fn append_once(&self, write: Write) -> Result<(), AppError> {
        match self.store().append(write).await {
            Ok(_) | Err(AppendError::VersionConflict { .. } | AppendError::KnownFile) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// One stream a pack and content: a new content is adopted once, an old one never again.
pub(crate) fn pack_stream(pack: &PackId, digest: &str) -> StreamName {
    StreamName::new("pack", &format!("{pack}@{digest}"))
}

fn system() -> (Actor, Purpose) {
    (Actor::System, Purpose("set_up".to_owned()))
}
