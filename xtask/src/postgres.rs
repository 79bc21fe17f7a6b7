//! A throw-away PostgreSQL cluster around a command: made from the installed binaries, gone afterwards.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Folder under which Debian keeps the binaries of each PostgreSQL version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Starts a cluster, runs the command with `YANAPAQ_TEST_POSTGRES` set, stops the cluster, answers as the command did.
///
/// `fsync` stays on: tests of durability mean it.
pub fn with_postgres(command: &[String]) -> io::Result<ExitCode> {
    let (program, arguments) =
        command.split_first().ok_or_else(|| io::Error::other("give a command to run"))?;
    let binaries = newest_binaries()?;
    let folder = std::env::temp_dir().join(format!("yanapaq-postgres-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777))?;
    let cluster = Cluster { binaries, folder };
    cluster.start()?;
    let status =
        Command::new(program).args(arguments).env("YANAPAQ_TEST_POSTGRES", cluster.url()).status();
    cluster.stop();
    let code = status?.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Ok(ExitCode::from(code))
}

struct Cluster {
    binaries: PathBuf,
    folder: PathBuf,
}

impl Cluster {
    fn url(&self) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgresql://yanapaq@{socket}/postgres")
    }

    fn start(&self) -> io::Result<()> {
        let data = self.folder.join("data").display().to_string();
        self.run(
            "initdb",
            &[
                "--pgdata",
                &data,
                "--username=yanapaq",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions",
            ],
        )?;
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=200",
            self.folder.display()
        );
        let log = self.folder.join("log").display().to_string();
        self.run(
            "pg_ctl",
            &[
                "--pgdata",
                &data,
                "--options",
                &options,
                "--log",
                &log,
                "--wait",
                "--silent",
                "start",
            ],
        )
    }

    fn stop(&self) {
        let data = self.folder.join("data").display().to_string();
        if let Err(error) =
            self.run("pg_ctl", &["--pgdata", &data, "--mode=immediate", "--silent", "stop"])
        {
            eprintln!("the test cluster could not be stopped: {error}");
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("{} stays behind: {error}", self.folder.display());
        }
    }

    /// Runs a PostgreSQL program; as root, under the account `postgres`, because PostgreSQL refuses root.
    fn run(&self, program: &str, arguments: &[&str]) -> io::Result<()> {
        let program = self.binaries.join(program);
        let is_root = Command::new("id").arg("-u").output()?.stdout.starts_with(b"0\n");
        let mut command = if is_root {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(&program);
            command
        } else {
            Command::new(&program)
        };
        let output =
            command.args(arguments).current_dir(&self.folder).stdin(std::process::Stdio::null());
        let status = output.stdout(std::process::Stdio::null()).status()?;
        if status.success() {
            return Ok(());
        }
        Err(io::Error::other(format!("`{}` failed ({status})", program.display())))
    }
}

fn newest_binaries() -> io::Result<PathBuf> {
    let missing = || io::Error::other("PostgreSQL is not installed: `apt-get install postgresql`");
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(Path::new(VERSIONS))
        .map_err(|_| missing())?
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let number = entry.file_name().to_str()?.parse().ok()?;
            Some((number, entry.path().join("bin")))
        })
        .collect();
    versions.sort();
    versions.pop().map(|(_, path)| path).ok_or_else(missing)
}
