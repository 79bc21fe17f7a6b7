//! `yanapaq serve` and `yanapaq demo`.

use std::process::ExitCode;
use store::shelter::ShelterVault;
use tokio::net::TcpListener;
use web::Site;
use web::site::{NEUTRAL_EXIT, SiteSettings};

use super::demo;
use super::doctor::open_vault;
use crate::cli::{PlaceArgs, ServeArgs};
use crate::node::{self, Node};
use crate::output::{Failure, write_out};

/// Serves pages and API until the process is asked to end.
pub async fn serve(
    place: &PlaceArgs,
    args: &ServeArgs,
    demonstration: bool,
) -> Result<ExitCode, Failure> {
    start_log();
    let failed = |error: std::io::Error| {
        Failure::wrong_input(format!("cannot listen on {}: {error}", args.listen))
    };
    let listener = TcpListener::bind(args.listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let public_url = args.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let node = node::open_for(place, demonstration, &public_url).await?;
    if demonstration {
        demo::print_links(&node, &public_url).await?;
    }
    write_out(format!("Yanapaq serves {public_url} (Ctrl-C ends it)\n").as_bytes())?;
    node.app.sweep_sessions().await?;
    let vault = open_vault(place)?;
    let site = site(&node, args.exit_url.as_deref(), Some(vault));
    web::serve(listener, site, asked_to_end())
        .await
        .map_err(|error| Failure::internal(format!("serving stopped: {error}")))?;
    Ok(ExitCode::SUCCESS)
}

/// The pages of a node.
pub fn site(node: &Node, exit_url: Option<&str>, vault: Option<ShelterVault>) -> Site {
    let settings = SiteSettings {
        public_url: node.public_url.trim_end_matches('/').to_owned(),
        exit_to: exit_url.unwrap_or(NEUTRAL_EXIT).to_owned(),
        tls: node.public_url.starts_with("https://"),
        demonstration: node.app.is_demonstration(),
        max_upload_megabytes: (app::sheet::LARGEST_FILE / 1_000_000) as u64,
        run: format!("{:04x}", u16::from_be_bytes(node.environment.random())),
    };
    Site::with_shelter_vault(settings, node.app.clone(), vault)
}

/// Resolves at Ctrl-C or when the service manager asks to end.
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// Log lines on the error output: text at a terminal, JSON elsewhere. They name nobody.
fn start_log() {
    use std::io::IsTerminal as _;
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("YANAPAQ_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started =
        if std::io::stderr().is_terminal() { log.try_init() } else { log.json().try_init() };
    if let Err(error) = started {
        eprintln!("yanapaq: no log: {error}");
    }
}
