//! The command line: what can be asked of the program.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::account::{GrantScope, Role};
use domain::figure::Period;
use domain::id::UserName;
use domain::territory::Ubigeo;
use jiff::civil::Date;

/// Social-protection services of a state in one network.
#[derive(Debug, Parser)]
#[command(name = "yanapaq", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// Where the store is.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// Print machine-readable output (JSON).
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the store, its keys and its packs are.
#[derive(Debug, Clone, Args)]
pub struct PlaceArgs {
    /// Folder with the store and its keys.
    #[arg(long, global = true, env = "YANAPAQ_DATA", default_value = "var")]
    pub data: PathBuf,
    /// PostgreSQL URL; without it the store is an SQLite file in the data folder.
    #[arg(long, global = true, env = "YANAPAQ_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Folder of packs to use in place of those inside the program.
    #[arg(long, global = true, env = "YANAPAQ_PACKS")]
    pub packs: Option<PathBuf>,
    /// File with the passphrase of the node key.
    #[arg(long, global = true, env = "YANAPAQ_PASSPHRASE_FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Folder of the sealed places of shelters (default: `shelter` in the data folder).
    #[arg(long, global = true, env = "YANAPAQ_SHELTER")]
    pub shelter: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages and API.
    Serve(ServeArgs),
    /// Serve a demonstration: simulated people, entry links printed at the start.
    Demo(ServeArgs),
    /// Make a document.
    #[command(subcommand)]
    Report(ReportCommand),
    /// Look after the packs.
    #[command(subcommand)]
    Packs(PacksCommand),
    /// Take in figures, or check a file of figures.
    #[command(subcommand)]
    Figures(FiguresCommand),
    /// Take in a directory of centers.
    #[command(subcommand)]
    Directory(DirectoryCommand),
    /// Look after the ledger.
    #[command(subcommand)]
    Ledger(LedgerCommand),
    /// Write an encrypted backup while the store serves.
    Backup(BackupArgs),
    /// Restore a backup into a fresh data folder or database.
    Restore(BackupArgs),
    /// Look after staff accounts.
    #[command(subcommand)]
    User(UserCommand),
    /// Record or read the sealed place of a shelter.
    #[command(subcommand)]
    Shelter(ShelterCommand),
    /// Say how this node is and how it is set up, without secrets.
    Doctor,
    /// Measure: `appends`, `summaries`, `public`, `freshness`, `kill`.
    Bench(BenchArgs),
    /// Read a workbook from the input and write CSV: run by the program itself, with little memory.
    #[command(hide = true)]
    ReadSheet,
    /// Append entries and print each that is durable: run by the kill test.
    #[command(hide = true)]
    AppendForever,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Address and port.
    #[arg(long, default_value = "127.0.0.1:8080", env = "YANAPAQ_LISTEN")]
    pub listen: std::net::SocketAddr,
    /// Address under which people reach it, when a proxy with TLS stands in front: `https://…`.
    #[arg(long, env = "YANAPAQ_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Neutral outside page to which "Salir rápido" leads.
    #[arg(long, env = "YANAPAQ_EXIT_URL")]
    pub exit_url: Option<String>,
}

/// Documents.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// The Resumen Ejecutivo of a department.
    ExecutiveSummary(SummaryArgs),
}

/// Which summary.
#[derive(Debug, Args)]
pub struct SummaryArgs {
    /// Department: INEI code of two digits, such as 08.
    #[arg(long)]
    pub department: Ubigeo,
    /// Year, such as 2022.
    #[arg(long)]
    pub year: i16,
    /// Month, such as 2023-01.
    #[arg(long)]
    pub month: Period,
    /// Form of the document.
    #[arg(long, value_enum, default_value = "json")]
    pub format: FormatArg,
    /// File to write; `-` for the output.
    #[arg(long, default_value = "-")]
    pub out: PathBuf,
    /// Names of the services as of the period or as of today.
    #[arg(long, value_enum, default_value = "period")]
    pub names: NamesArg,
    /// Day printed on the document (default: today in Lima).
    #[arg(long)]
    pub date: Option<Date>,
}

/// Form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// Data.
    Json,
    /// A fragment of a page.
    Html,
    /// PDF/A, tagged.
    Pdf,
    /// A text document.
    Docx,
    /// A workbook.
    Xlsx,
}

/// Which names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NamesArg {
    /// Those in force in the period.
    Period,
    /// Those in force today.
    Today,
}

/// Packs.
#[derive(Debug, Subcommand)]
pub enum PacksCommand {
    /// Check every pack; mistakes come with file, line and column.
    Check {
        /// Only mistakes of this pack.
        #[arg(long)]
        pack: Option<String>,
    },
}

/// Figures.
#[derive(Debug, Subcommand)]
pub enum FiguresCommand {
    /// Take in a file, whole or not at all.
    Import {
        /// CSV or XLSX.
        file: PathBuf,
    },
    /// Check a file without taking it in; without a file, the figures that the packs carry.
    Check {
        /// CSV or XLSX.
        file: Option<PathBuf>,
    },
}

/// Directory.
#[derive(Debug, Subcommand)]
pub enum DirectoryCommand {
    /// Take in a file: clean rows at once, doubtful rows into the repair queue.
    Import {
        /// CSV or XLSX.
        file: PathBuf,
    },
}

/// Ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Walk the whole ledger: every hash, link, number and signature.
    Verify,
    /// Drop and rebuild every projection.
    Rebuild,
}

/// Backup or restore.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The backup file.
    pub file: PathBuf,
    /// Key file (backup: made at first use; default `backup.key` in the data folder).
    #[arg(long)]
    pub key: Option<PathBuf>,
    /// File with a passphrase, in place of a key file.
    #[arg(long, conflicts_with = "key")]
    pub backup_passphrase_file: Option<PathBuf>,
}

/// Staff.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a member of staff and print a one-time link to enrol.
    Add {
        /// Name to sign in with: lower-case letters, digits, `.`, `-`.
        name: UserName,
        /// Full name of the person.
        #[arg(long)]
        full_name: String,
        /// Identity document, such as dni:12345678.
        #[arg(long)]
        document: String,
        /// Role to give at once.
        #[arg(long, value_parser = parse_role)]
        role: Option<Role>,
        /// Over which part of the network: `national`, `territory:08`, `service:cem`, `center:ID`.
        #[arg(long, default_value = "national")]
        scope: GrantScope,
    },
    /// Give a role.
    Grant {
        /// The account.
        name: UserName,
        /// administrator, statistician, directory_keeper, reader, auditor, shelter_manager.
        #[arg(value_parser = parse_role)]
        role: Role,
        /// Over which part of the network.
        #[arg(default_value = "national")]
        scope: GrantScope,
    },
    /// Take a role back.
    Revoke {
        /// The account.
        name: UserName,
        /// The role.
        #[arg(value_parser = parse_role)]
        role: Role,
        /// Over which part of the network.
        #[arg(default_value = "national")]
        scope: GrantScope,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Make a new one-time link: the old one and lost credentials are void once it is used.
    Link {
        /// The account.
        name: UserName,
    },
    /// End the account: its sessions end at once.
    Suspend {
        /// The account.
        name: UserName,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// List the accounts.
    List,
}

fn parse_role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| {
        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("roles are {}", roles.join(", "))
    })
}

/// Shelters.
#[derive(Debug, Subcommand)]
pub enum ShelterCommand {
    /// Says whether the vault opens. Places are recorded and read on the page of the shelter manager only.
    Check,
}

/// What to measure.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Which benchmark.
    #[arg(value_enum)]
    pub name: BenchName,
    /// How long or how often, where the benchmark has a size (appends: entries; kill: rounds; public: requests).
    #[arg(long)]
    pub size: Option<u32>,
}

/// Benchmarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BenchName {
    /// Durable appends beside bare inserts of the same bytes.
    Appends,
    /// 25 summaries as data and as documents.
    Summaries,
    /// Weight of the public page and requests answered.
    Public,
    /// From commit to the number in the summary.
    Freshness,
    /// Kill the program at random points and look for what it had acknowledged.
    Kill,
}
