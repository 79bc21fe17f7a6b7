//! Commands: each opens what it needs, calls a use case and says what came of it.

mod backup;
mod demo;
mod doctor;
mod file;
mod ledger;
mod packs;
mod report;
pub mod serve;
pub mod sheet;
mod user;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::output::{Failure, Voice};

/// Runs a command.
pub async fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let voice = Voice::new(cli.json);
    let place = &cli.place;
    match cli.command {
        Command::Serve(args) => serve::serve(place, &args, false).await,
        Command::Demo(args) => serve::serve(place, &args, true).await,
        Command::Report(command) => report::run(place, voice, command).await,
        Command::Packs(command) => packs::run(place, voice, command),
        Command::Figures(command) => file::figures(place, voice, command).await,
        Command::Directory(command) => file::directory(place, voice, command).await,
        Command::Ledger(command) => ledger::run(place, voice, command).await,
        Command::Backup(args) => backup::back_up(place, voice, &args).await,
        Command::Restore(args) => backup::restore(place, voice, &args).await,
        Command::User(command) => user::run(place, voice, command).await,
        Command::Shelter(command) => doctor::shelter(place, voice, &command),
        Command::Doctor => doctor::run(place, voice).await,
        Command::Bench(args) => crate::bench::run(place, voice, &args).await,
        Command::ReadSheet => Ok(sheet::read_sheet_from_input()),
        Command::AppendForever => crate::bench::kill::append_forever(place).await,
    }
}
