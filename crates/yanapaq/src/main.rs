//! The `yanapaq` program: configuration, clock, randomness and wiring. English commands, Spanish pages.

mod bench;
mod cli;
mod command;
mod environment;
mod node;
mod output;
mod resource;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    if let cli::Command::ReadSheet = cli.command {
        return command::sheet::read_sheet_from_input();
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("yanapaq: the runtime could not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(command::run(cli)) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
