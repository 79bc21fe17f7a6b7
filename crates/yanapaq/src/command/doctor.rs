//! `yanapaq doctor` and `yanapaq shelter check`: how the node is set up, without secrets.

use std::process::ExitCode;

use access::question::ReadHealth;
use serde::Serialize;
use store::shelter::ShelterVault;

use crate::cli::{PlaceArgs, ShelterCommand};
use crate::node;
use crate::output::{Failure, Voice};

#[derive(Serialize)]
struct Diagnosis {
    data: String,
    database: String,
    node_key_sealed: bool,
    shelter_vault: String,
    packs_from: String,
    health: app::operate::Health,
}

/// Says how the node is.
pub async fn run(place: &PlaceArgs, voice: Voice) -> Result<ExitCode, Failure> {
    let node = node::open(place, false).await?;
    let permit = node.app.permit(&node.who, ReadHealth)?;
    let health = node.app.health(&permit).await?;
    let packs = place.packs.as_ref().map(|path| path.display().to_string());
    let diagnosis = Diagnosis {
        data: place.data.display().to_string(),
        database: place
            .database
            .as_ref()
            .map_or_else(|| "sqlite file".to_owned(), |_| "postgresql".to_owned()),
        node_key_sealed: place.passphrase_file.is_some(),
        shelter_vault: vault_folder(place).display().to_string(),
        packs_from: packs.unwrap_or_else(|| "inside the program".to_owned()),
        health,
    };
    voice.say(&diagnosis, text)?;
    Ok(ExitCode::SUCCESS)
}

fn text(d: &Diagnosis) -> String {
    let h = &d.health;
    let mut lines = vec![
        format!("program        {}", h.program),
        format!("data folder    {}", d.data),
        format!("database       {} ({})", d.database, h.database),
        format!("node           {}", h.node),
        format!("node key       {}", if d.node_key_sealed { "sealed" } else { "file, mode 0600" }),
        format!("shelter vault  {}", d.shelter_vault),
        format!("packs          {} ({})", h.packs.len(), d.packs_from),
        format!("entries        {}", h.entries),
        format!("snapshot       {}", h.snapshot),
        format!("figures        {}", h.figures),
        format!("centers        {}", h.centers),
    ];
    for (name, at, outcome) in &h.maintenance {
        lines.push(format!("{name:<14} {at}: {outcome}"));
    }
    if !h.maintenance.iter().any(|(name, ..)| name == "backup") {
        lines.push("backup         NONE YET: run `yanapaq backup FILE`".to_owned());
    }
    lines.join("\n")
}

fn vault_folder(place: &PlaceArgs) -> std::path::PathBuf {
    place.shelter.clone().unwrap_or_else(|| place.data.join("shelter"))
}

/// Opens the vault of a place.
pub fn open_vault(place: &PlaceArgs) -> Result<ShelterVault, Failure> {
    let folder = vault_folder(place);
    Ok(ShelterVault::open(&folder, &folder.join("key"), &crate::environment::real())?)
}

#[derive(Serialize)]
struct VaultState {
    vault: String,
    opens: bool,
}

/// Says whether the vault opens; nothing in it can be listed or read from here.
pub fn shelter(
    place: &PlaceArgs,
    voice: Voice,
    command: &ShelterCommand,
) -> Result<ExitCode, Failure> {
    let ShelterCommand::Check = command;
    store::shelter::make_private_folder(&place.data)?;
    open_vault(place)?;
    let state = VaultState { vault: vault_folder(place).display().to_string(), opens: true };
    voice.say(&state, |s| format!("{}: opens", s.vault))?;
    Ok(ExitCode::SUCCESS)
}
