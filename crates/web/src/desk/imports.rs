//! Taking in files of figures and directories.

use access::question::{ImportDirectory, ImportFigures, ReadImports};
use app::AppError;
use app::sheet::SheetError;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::directory::Column;
use domain::figure::import::ImportProblem as FigureProblem;

use crate::error::PageError;
use crate::frame::{Choice, Section};
use crate::page;
use crate::page::desk::{
    ImportKind, ImportOutcome, ImportPage, ImportProblem, ImportState, ImportsPage, PastImport,
};
use crate::show;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Words;

/// Problems shown on a page.
const MOST_PROBLEMS: usize = 50;

/// Forms and past uploads.
pub async fn list(State(site): State<Site>, staff: Staff) -> Result<Response, PageError> {
    let t = staff.words();
    let app = site.app();
    let may_figures = app.permit(staff.who(), ImportFigures).is_ok();
    let may_directory = app.permit(staff.who(), ImportDirectory).is_ok();
    if !may_figures && !may_directory {
        return Err(PageError::NotFound);
    }
    let profiles = app.catalogue().profiles.iter().map(|p| (p.id.clone(), p.title.clone()));
    page::show(&ImportsPage {
        frame: staff.frame(&site, Section::Imports),
        profiles: Choice::list(profiles, ""),
        max_megabytes: site.settings().max_upload_megabytes,
        may_figures,
        may_directory,
        past: past(&site, &staff).await?,
        t,
    })
}

/// Past uploads, newest first.
async fn past(site: &Site, staff: &Staff) -> Result<Vec<PastImport>, PageError> {
    let permit = staff.permit(site, ReadImports)?;
    let t = staff.words();
    let figures = site.app().figure_imports(&permit).await?;
    let directory = site.app().directory_imports(&permit).await?;
    let actors = figures.iter().map(|i| i.actor).chain(directory.iter().map(|i| i.actor));
    let names = site.app().names_of(&actors.collect::<Vec<_>>()).await?;
    let mut all = Vec::new();
    for import in figures {
        all.push((
            import.recorded_at,
            PastImport {
                href: crate::paths::FIGURES.to_owned(),
                file: import.file_name,
                kind: ImportKind::Figures,
                at: show::instant(import.recorded_at),
                by: crate::labels::actor(&t, &names, import.actor),
                outcome: ImportOutcome::Accepted,
            },
        ));
    }
    for import in directory {
        let outcome =
            if import.queued > 0 { ImportOutcome::Queued } else { ImportOutcome::Accepted };
        all.push((
            import.recorded_at,
            PastImport {
                href: crate::paths::REPAIR.to_owned(),
                file: import.file_name,
                kind: ImportKind::Directory,
                at: show::instant(import.recorded_at),
                by: crate::labels::actor(&t, &names, import.actor),
                outcome,
            },
        ));
    }
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(all.into_iter().map(|(_, row)| row).collect())
}

/// A file as it was sent, after its form token was checked.
struct Upload {
    name: String,
    bytes: Vec<u8>,
}

/// Reads the form: the token comes first, so that nothing is read for a stranger.
async fn upload(staff: &Staff, mut form: Multipart) -> Result<Upload, PageError> {
    let too_large = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
            PageError::TooLarge
        } else {
            PageError::Invalid
        }
    };
    let mut is_checked = false;
    while let Some(field) = form.next_field().await.map_err(too_large)? {
        match field.name() {
            Some("token") => {
                staff.check_form(&field.text().await.map_err(too_large)?)?;
                is_checked = true;
            }
            Some("file") if is_checked => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(too_large)?.to_vec();
                return Ok(Upload { name, bytes });
            }
            _ if !is_checked => return Err(PageError::Refused),
            _ => {}
        }
    }
    Err(PageError::Invalid)
}

/// Takes in figures.
pub async fn figures(
    State(site): State<Site>,
    staff: Staff,
    form: Multipart,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, ImportFigures)?;
    let upload = upload(&staff, form).await?;
    match site.app().import_figures(&permit, &upload.name, &upload.bytes).await {
        Ok(done) => {
            let state = if done.already_known {
                ImportState::AlreadyKnown
            } else {
                ImportState::Figures { accepted: done.imported as u64 }
            };
            result(&site, &staff, upload.name, state, Some(done.encoding))
        }
        Err(error) => refused(&site, &staff, upload.name, error),
    }
}

/// Takes in a directory.
pub async fn directory(
    State(site): State<Site>,
    staff: Staff,
    form: Multipart,
) -> Result<Response, PageError> {
    let permit = staff.permit(&site, ImportDirectory)?;
    let upload = upload(&staff, form).await?;
    match site.app().import_directory(&permit, &upload.name, &upload.bytes).await {
        Ok(done) => {
            let state = ImportState::Directory {
                registered: done.registered as u64,
                known: done.already_known as u64,
                queued: done.queued as u64,
            };
            result(&site, &staff, upload.name, state, Some(done.encoding))
        }
        Err(AppError::KnownFile) => {
            result(&site, &staff, upload.name, ImportState::AlreadyKnown, None)
        }
        Err(error) => refused(&site, &staff, upload.name, error),
    }
}

fn result(
    site: &Site,
    staff: &Staff,
    file: String,
    state: ImportState,
    encoding: Option<&'static str>,
) -> Result<Response, PageError> {
    let is_refused = matches!(state, ImportState::Refused { .. });
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let encoding = match encoding {
        Some("latin-1") => Some("Latin-1".to_owned()),
        Some("utf-16") => Some("UTF-16".to_owned()),
        _ => None,
    };
    let frame = staff.frame(site, Section::Imports);
    page::show_with(status, &ImportPage { t: staff.words(), frame, file, state, encoding })
}

/// The page of a refused file: every problem with line, column and what to do.
fn refused(
    site: &Site,
    staff: &Staff,
    file: String,
    error: AppError,
) -> Result<Response, PageError> {
    let t = staff.words();
    let (problems, total) = match error {
        AppError::Figures { problems } => {
            let shown = problems.iter().take(MOST_PROBLEMS).map(|p| figure_problem(&t, p));
            (shown.collect(), problems.len() as u64)
        }
        AppError::Sheet(error) => (vec![sheet_problem(&t, &error)], 1),
        AppError::Columns(error) => {
            let missing = error.missing.iter().map(|column| missing_column(site, &t, *column));
            (missing.collect(), error.missing.len() as u64)
        }
        other => return Err(other.into()),
    };
    result(site, staff, file, ImportState::Refused { problems, total }, None)
}

fn figure_problem(t: &Words, problem: &FigureProblem) -> ImportProblem {
    let (code, found) = (problem.code(), problem.found.as_str());
    ImportProblem {
        line: Some(problem.line as u64),
        column: (!problem.column.is_empty()).then(|| problem.column.clone()),
        what: t.import_problem_what(code, problem.expected.as_str(), found).plain().to_owned(),
        remedy: t.import_problem_do(code, problem.expected.as_str()).plain().to_owned(),
    }
}

/// Why a file is not a table, in words for people.
fn sheet_problem(t: &Words, error: &SheetError) -> ImportProblem {
    let (code, line) = match error {
        SheetError::TooLarge { .. } => ("too_large", None),
        SheetError::Empty => ("empty", None),
        SheetError::NotATable => ("not_a_table", None),
        SheetError::Broken { line, .. } => ("broken", Some(*line)),
        SheetError::Workbook { .. } => ("workbook", None),
        SheetError::Reader { .. } => ("reader", None),
    };
    ImportProblem {
        line,
        column: None,
        what: t.import_problem_sheet(code).plain().to_owned(),
        remedy: t.import_problem_sheet_do(code).plain().to_owned(),
    }
}

/// A column that the header lacks, with the names under which it may stand.
fn missing_column(site: &Site, t: &Words, column: Column) -> ImportProblem {
    let names = site.app().catalogue().directory_columns.columns.get(&column);
    let names = names.map(|names| names.join(", ")).unwrap_or_default();
    let label = match column {
        Column::Service => t.directory_field_service(),
        Column::Name => t.directory_field_name(),
        _ => t.directory_field_place(),
    };
    ImportProblem {
        line: Some(1),
        column: Some(label.plain().to_owned()),
        what: t.import_problem_column().plain().to_owned(),
        remedy: t.import_problem_column_do(names).plain().to_owned(),
    }
}
