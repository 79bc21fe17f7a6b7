//! Tasks of the house: `cargo xtask tidy`, `cargo xtask with-postgres -- COMMAND`.

mod postgres;
mod tidy;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((task, [])) if task == "tidy" => tidy_up(),
        Some((task, rest)) if task == "with-postgres" => {
            let command = rest.strip_prefix(&["--".to_owned()][..]).unwrap_or(rest);
            postgres::with_postgres(command)
        }
        _ => {
            eprintln!("usage: cargo xtask tidy | with-postgres -- COMMAND");
            return ExitCode::from(2);
        }
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}

fn tidy_up() -> std::io::Result<ExitCode> {
    let broken = tidy::check(&std::env::current_dir()?)?;
    for rule in &broken {
        eprintln!("{}:{} {}", rule.path, rule.line, rule.message);
    }
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
