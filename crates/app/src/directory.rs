//! The directory of centers: finding, taking in files, deciding on doubtful rows.

use access::{Permit, question};
use domain::center::Center;
use domain::directory::{Examined, examine};
use domain::event::{
    CenterCorrected, CenterRegistered, DirectoryImported, DirectoryRowResolved, RowDecision,
};
use domain::id::{CenterId, ImportId, ServiceCode};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use domain::service::PlaceDisclosure;
use domain::territory::Ubigeo;
use jiff::civil::Date;
use serde::Serialize;
pub use store::query::directory::{DirectoryImport, WaitingRow};
use store::{Expected, Write};

use crate::App;
use crate::error::AppError;

/// How near a center is to the place somebody asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// In the same district.
    District,
    /// In the same province.
    Province,
    /// In the same department.
    Department,
}

/// What became of a directory file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectoryTaken {
    /// The import; decisions on its rows name it.
    pub import: String,
    /// Rows in the file, without header and blank lines.
    pub rows: usize,
    /// Centers registered at once.
    pub registered: usize,
    /// Rows that said what was known.
    pub already_known: usize,
    /// Rows that wait for a person.
    pub queued: usize,
    /// How the file was written.
    pub encoding: &'static str,
}

/// What a person decides on a waiting row.
#[derive(Debug, Clone, PartialEq)]
pub enum RowAnswer {
    /// Register the center as given, the proposal or a corrected one.
    Register(Box<Center>),
    /// Set the row aside.
    SetAside {
        /// Why.
        reason: String,
    },
}

impl App {
    /// Centers open on `day` near a place, nearest first; of one service if one is named.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn centers_near(
        &self,
        _permit: &Permit<question::FindServices>,
        place: Ubigeo,
        service: Option<&ServiceCode>,
        day: Date,
    ) -> Result<Vec<(Nearness, Center)>, AppError> {
        let view = self.view().await?;
        let mut near: Vec<(Nearness, Center)> = view
            .centers_of(place.department())
            .filter(|center| service.is_none_or(|code| *code == center.service))
            .filter(|center| center.is_open_on(day))
            .map(|center| (nearness(place, center.place), center.clone()))
            .collect();
        near.sort_by(|(a, left), (b, right)| a.cmp(b).then_with(|| left.id.cmp(&right.id)));
        Ok(near)
    }

    /// One center.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the directory has no such center.
    pub async fn center(
        &self,
        _permit: &Permit<question::FindServices>,
        id: &CenterId,
    ) -> Result<Center, AppError> {
        let view = self.view().await?;
        view.centers.get(id).cloned().ok_or(AppError::NotFound)
    }

    /// Takes in a directory file: clean rows at once, doubtful rows into the repair queue, together or not at all.
    ///
    /// # Errors
    /// [`AppError::Sheet`] or [`AppError::Columns`] when the file cannot be understood; [`AppError::KnownFile`] when the
    /// same bytes were taken in before.
    pub async fn import_directory(
        &self,
        permit: &Permit<question::ImportDirectory>,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<DirectoryTaken, AppError> {
        let sheet = self.sheets().read(bytes).await?;
        let view = self.view().await?;
        let catalogue = self.catalogue();
        let names = &catalogue.directory_columns;
        let examined = examine(&sheet.header, &sheet.rows, names, catalogue, &view.centers)?;
        let import = ImportId::new(self.store().environment().uuid());
        let (mut clean, mut queued, mut already_known) = (Vec::new(), Vec::new(), 0);
        for row in examined {
            match row {
                Examined::Clean(center) => clean.push(center),
                Examined::Known(_) => already_known += 1,
                Examined::Doubtful(row) => queued.push(row),
            }
        }
        let taken = DirectoryTaken {
            import: import.to_string(),
            rows: sheet.rows.len(),
            registered: clean.len(),
            already_known: usize::try_from(already_known).unwrap_or_default(),
            queued: queued.len(),
            encoding: sheet.encoding.as_str(),
        };
        let by = (permit.actor(), permit.purpose());
        let body = DirectoryImported {
            import,
            file_name: file_name.to_owned(),
            file_digest: blake3::hash(bytes).to_hex().to_string(),
            registered: clean.iter().map(|center| center.id.clone()).collect(),
            already_known,
            queued,
        };
        let stream = StreamName::new("directory-import", &import);
        let head = self.write(stream, Expected::Version(0), Scope::national(), by.clone(), body);
        let centers = clean.into_iter().map(|center| self.registration(center, by.clone()));
        let writes: Vec<Write> = std::iter::once(head).chain(centers).collect();
        self.store().append_all(writes).await?;
        Ok(taken)
    }

    pub(crate) fn registration(&self, center: Center, by: (Actor, Purpose)) -> Write {
        let stream = StreamName::new("center", &center.id);
        let scope = Scope::territory(center.place);
        self.write(stream, Expected::Version(0), scope, by, CenterRegistered { center })
    }

    /// The latest imports of directory files.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn directory_imports(
        &self,
        permit: &Permit<question::ReadImports>,
    ) -> Result<Vec<DirectoryImport>, AppError> {
        Ok(self.store().directory_imports(permit, 100).await?)
    }

    /// One page of the rows that wait for a person, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn waiting_rows(
        &self,
        permit: &Permit<question::RepairDirectory>,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<WaitingRow>, AppError> {
        Ok(self.store().waiting_rows(permit, limit, offset).await?)
    }

    /// How many rows wait for a person.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn waiting_row_count(
        &self,
        permit: &Permit<question::RepairDirectory>,
    ) -> Result<u64, AppError> {
        Ok(self.store().waiting_row_count(permit).await?)
    }

    /// One row that waits, or on which somebody decided.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is no such row.
    pub async fn waiting_row(
        &self,
        permit: &Permit<question::RepairDirectory>,
        import: ImportId,
        line: u32,
    ) -> Result<WaitingRow, AppError> {
        self.store().waiting_row(permit, import, line).await?.ok_or(AppError::NotFound)
    }

    /// Decides on a waiting row, once: a second decision is a conflict.
    ///
    /// # Errors
    /// [`AppError::Conflict`] if somebody decided before; [`AppError::Directory`] if the center cannot be registered so.
    pub async fn resolve_row(
        &self,
        permit: &Permit<question::RepairDirectory>,
        import: ImportId,
        line: u32,
        answer: RowAnswer,
    ) -> Result<(), AppError> {
        let waiting = self.waiting_row(permit, import, line).await?;
        if waiting.decision.is_some() {
            return Err(AppError::Conflict);
        }
        let by = (permit.actor(), permit.purpose());
        let mut writes = Vec::new();
        let decision = match answer {
            RowAnswer::SetAside { reason } => RowDecision::SetAside { reason },
            RowAnswer::Register(center) => {
                self.check_center(&center)?;
                let decision = RowDecision::Registered { center: center.id.clone() };
                writes.push(self.change_of(*center, line, by.clone()).await?);
                decision
            }
        };
        let resolved = DirectoryRowResolved { import, line, decision };
        let stream = StreamName::new("directory-row", &format!("{import}-{line}"));
        writes.push(self.write(stream, Expected::Version(0), Scope::national(), by, resolved));
        self.store().append_all(writes).await?;
        Ok(())
    }

    /// A registration, or a correction of a center that the directory has.
    async fn change_of(
        &self,
        center: Center,
        line: u32,
        by: (Actor, Purpose),
    ) -> Result<Write, AppError> {
        let view = self.view().await?;
        if !view.centers.contains_key(&center.id) {
            return Ok(self.registration(center, by));
        }
        let stream = StreamName::new("center", &center.id);
        let scope = Scope::territory(center.place);
        let body = CenterCorrected { center, reason: format!("repair of line {line}") };
        Ok(self.write(stream, Expected::Any, scope, by, body))
    }

    /// Whether a center may stand in the directory: known service and place, and no sealed place told.
    pub(crate) fn check_center(&self, center: &Center) -> Result<(), AppError> {
        let catalogue = self.catalogue();
        let pack = catalogue.services.get(&center.service);
        let disclosure = pack.map_or(PlaceDisclosure::Sealed, |pack| pack.service.place);
        let is_known_place = catalogue.territory.get(center.place).is_some();
        if pack.is_none() || !is_known_place || center.check_disclosure(disclosure).is_err() {
            return Err(AppError::Directory);
        }
        Ok(())
    }
}

fn nearness(asked: Ubigeo, found: Ubigeo) -> Nearness {
    if asked == found {
        Nearness::District
    } else if asked.province().is_some() && asked.province() == found.province() {
        Nearness::Province
    } else {
        Nearness::Department
    }
}
