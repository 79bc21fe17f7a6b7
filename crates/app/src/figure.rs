//! Taking in files of figures, and asking for figures.

use access::{Permit, question};
use domain::event::FiguresPublished;
use domain::figure::import::{FigureFile, ImportProblem, read_figures};
use domain::figure::value::KnownFigure;
use domain::figure::{Period, Place};
use domain::id::{ImportId, MeasureKey};
use domain::ledger::{Scope, StreamName};
use serde::Serialize;
use store::query::figure::FigureImport;
use store::{AppendError, Expected};

use crate::App;
use crate::error::AppError;
use crate::sheet::Encoding;

/// What became of a file of figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiguresImported {
    /// How many figures are now known through it.
    pub imported: usize,
    /// Whether the same file had been taken in before; then nothing was written.
    pub already_known: bool,
    /// Import profile, when its columns were foreign.
    pub profile: Option<String>,
    /// How the file was written: `utf-8`, `latin-1`, `utf-16`, `xlsx`.
    pub encoding: &'static str,
}

/// Which figures somebody wants to see. Absent means any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureFilter {
    /// Of one measure.
    pub measure: Option<MeasureKey>,
    /// Of one place, not of what lies inside it.
    pub place: Option<Place>,
    /// Of one period.
    pub period: Option<Period>,
}

impl App {
    /// Takes in a file of figures: all of it, or nothing.
    ///
    /// # Errors
    /// [`AppError::Figures`] with every problem and its line; [`AppError::Sheet`] when it is not a table.
    pub async fn import_figures(
        &self,
        permit: &Permit<question::ImportFigures>,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<FiguresImported, AppError> {
        let sheet = self.sheets().read(bytes).await?;
        let file = self.read_figure_file(file_name, &sheet.text)?;
        let encoding = sheet.encoding.as_str();
        let profile = file.profile.clone();
        let imported = file.figures.len();
        let body = FiguresPublished {
            import: ImportId::new(self.store().environment().uuid()),
            file_name: file_name.to_owned(),
            file_digest: blake3::hash(bytes).to_hex().to_string(),
            profile: profile.clone(),
            documents: file.documents,
            figures: file.figures,
        };
        let write = self.write(
            StreamName::new("figures", &body.import),
            Expected::Version(0),
            Scope::national(),
            (permit.actor(), permit.purpose()),
            body,
        );
        let already_known = match self.store().append(write).await {
            Ok(_) => false,
            Err(AppendError::KnownFile) => true,
            Err(error) => return Err(error.into()),
        };
        Ok(FiguresImported {
            imported: if already_known { 0 } else { imported },
            already_known,
            profile,
            encoding,
        })
    }

    /// Reads a file of figures without taking it in: what would be refused, and why.
    ///
    /// # Errors
    /// As [`App::import_figures`].
    pub async fn check_figures(
        &self,
        _permit: &Permit<question::ImportFigures>,
        file_name: &str,
        bytes: &[u8],
    ) -> Result<(usize, Encoding), AppError> {
        let sheet = self.sheets().read(bytes).await?;
        let file = self.read_figure_file(file_name, &sheet.text)?;
        Ok((file.figures.len(), sheet.encoding))
    }

    pub(crate) fn read_figure_file(
        &self,
        file_name: &str,
        text: &str,
    ) -> Result<FigureFile, AppError> {
        read_figures(file_name, text, self.catalogue())
            .map_err(|problems: Vec<ImportProblem>| AppError::Figures { problems })
    }

    /// The figures that fit a filter, in the order in which they became known, one page, and how many there are.
    ///
    /// Only figures of places for which the reader holds a permit are among them.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn figures(
        &self,
        who: &access::Who,
        filter: &FigureFilter,
        page: std::ops::Range<usize>,
    ) -> Result<(Vec<KnownFigure>, usize), AppError> {
        let view = self.view().await?;
        let fits = |known: &&KnownFigure| {
            let figure = &known.figure;
            filter.measure.as_ref().is_none_or(|measure| *measure == figure.measure)
                && filter.place.is_none_or(|place| place == figure.slice.place)
                && filter.period.is_none_or(|period| period == figure.period)
        };
        let mut may_read = self.reading_of_places(who);
        let all: Vec<&KnownFigure> = view
            .figures
            .iter()
            .filter(fits)
            .filter(|known| may_read(known.figure.slice.place))
            .collect();
        let total = all.len();
        let shown = all.into_iter().skip(page.start).take(page.len()).cloned().collect();
        Ok((shown, total))
    }

    /// Decides for each place once whether its figures may be read.
    fn reading_of_places<'a>(&'a self, who: &'a access::Who) -> impl FnMut(Place) -> bool + 'a {
        let mut decided = std::collections::BTreeMap::new();
        move |place| {
            *decided
                .entry(place)
                .or_insert_with(|| self.permit(who, question::ReadFigures { place }).is_ok())
        }
    }

    /// The latest imports of figures.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn figure_imports(
        &self,
        permit: &Permit<question::ReadImports>,
    ) -> Result<Vec<FigureImport>, AppError> {
        Ok(self.store().figure_imports(permit, 100).await?)
    }
}
