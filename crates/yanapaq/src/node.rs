//! Putting a node together: packs, policies, texts, store and keys.

use std::path::PathBuf;

use access::credential::password::HashCost;
use access::{Policies, Who};
use app::account::AccountSettings;
use app::sheet::SheetReader;
use app::{App, AppParts};
use domain::pack::{Catalogue, PackFile};
use store::backup::BackupKey;
use store::{Environment, Location, OpenOptions, Store};

use crate::cli::PlaceArgs;
use crate::output::Failure;
use crate::resource;

const LOCALE: &str = "es-PE";
/// Where `serve` listens unless told otherwise.
const DEFAULT_PUBLIC_URL: &str = "http://127.0.0.1:8080";
/// Files with the words of documents.
const DOCUMENT_TEXTS: [&str; 2] = ["common.ftl", "report.ftl"];

/// An open node with the operator at its terminal.
pub struct Node {
    /// Use cases.
    pub app: App,
    /// Clock and randomness.
    pub environment: Environment,
    /// The operator.
    pub who: Who,
    /// Address under which people reach the pages.
    pub public_url: String,
}

/// Opens the node of a place; at first use it comes to hold the packs with their published figures.
pub async fn open(place: &PlaceArgs, demonstration: bool) -> Result<Node, Failure> {
    let public_url = std::env::var("YANAPAQ_PUBLIC_URL");
    let public_url = public_url.unwrap_or_else(|_| DEFAULT_PUBLIC_URL.to_owned());
    open_for(place, demonstration, &public_url).await
}

/// As [`open`], for pages that people reach under an address: passkeys are bound to it.
pub async fn open_for(
    place: &PlaceArgs,
    demonstration: bool,
    public_url: &str,
) -> Result<Node, Failure> {
    let environment = crate::environment::real();
    let files = resource::pack_files(place.packs.as_deref())?;
    let catalogue = parse_catalogue(&files)?;
    let policies = parse_policies()?;
    let report_texts = parse_texts()?;
    store::shelter::make_private_folder(&place.data)?;
    let store = Store::open(&options(place)?, environment.clone()).await?;
    let program = std::env::current_exe()
        .map_err(|error| Failure::internal(format!("the program does not find itself: {error}")))?;
    let app = App::new(AppParts {
        store,
        policies,
        catalogue,
        report_texts,
        sheets: SheetReader::with_child(program, vec!["read-sheet".to_owned()]),
        accounts: AccountSettings {
            public_url: Some(public_url.to_owned()),
            hash_cost: HashCost::Full,
            random: environment.random(),
        },
    })?;
    app.set_up(demonstration).await?;
    Ok(Node { app, environment, who: Who::Console, public_url: public_url.to_owned() })
}

/// Where the store is and how its key opens.
pub fn options(place: &PlaceArgs) -> Result<OpenOptions, Failure> {
    Ok(OpenOptions {
        location: location(place),
        key_file: place.data.join("node.key"),
        passphrase: place.passphrase_file.as_deref().map(read_line_of).transpose()?,
    })
}

fn location(place: &PlaceArgs) -> Location {
    match &place.database {
        Some(url) => Location::Postgres(url.clone()),
        None => Location::File(place.data.join("yanapaq.db")),
    }
}

/// The first line of a file that holds a secret.
fn read_line_of(path: &std::path::Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::wrong_input(format!("`{}`: {error}", path.display())))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// The key of a backup: a passphrase, a named file, or the file in the data folder.
pub fn backup_key(
    place: &PlaceArgs,
    args: &crate::cli::BackupArgs,
    may_create: bool,
) -> Result<(BackupKey, Option<PathBuf>), Failure> {
    if let Some(path) = &args.backup_passphrase_file {
        return Ok((BackupKey::passphrase(&read_line_of(path)?), None));
    }
    let path = args.key.clone().unwrap_or_else(|| place.data.join("backup.key"));
    let key = if may_create {
        BackupKey::open_or_create(&path)?
    } else if path.exists() {
        BackupKey::open(&path)?
    } else {
        return Err(Failure::wrong_input(format!(
            "the backup key `{}` is not there: give it with --key FILE",
            path.display()
        )));
    };
    Ok((key, Some(path)))
}

/// The catalogue of these files, or every mistake with its place.
pub fn parse_catalogue(files: &[PackFile]) -> Result<Catalogue, Failure> {
    Catalogue::parse(files).map_err(|problems| {
        Failure::wrong_lines(problems.iter().map(ToString::to_string).collect())
    })
}

/// The policies inside the program.
pub fn parse_policies() -> Result<Policies, Failure> {
    let files = resource::policy_files()?;
    let schema = files.iter().find(|file| file.path.ends_with(".cedarschema"));
    let schema = schema.map(|file| file.text.as_str()).unwrap_or_default();
    let policies: Vec<(&str, &str)> = files
        .iter()
        .filter(|file| file.path.ends_with(".cedar"))
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();
    Policies::parse(schema, &policies).map_err(|error| Failure::internal(error.to_string()))
}

/// The texts of documents, in Spanish.
fn parse_texts() -> Result<texts::Texts, Failure> {
    let files = resource::locale_files(LOCALE)?;
    let own: Vec<(&str, &str)> = files
        .iter()
        .filter(|(file, _)| DOCUMENT_TEXTS.contains(&file.as_str()))
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    texts::Texts::new(LOCALE, &own).map_err(|error| Failure::internal(error.to_string()))
}
