//! `yanapaq user add | grant | revoke | link | suspend | list`.

use std::process::ExitCode;

use access::question::{GrantRole, ManageUsers, SuspendUser};
use app::account::{AccountRow, NewUser};
use domain::account::Grant;
use domain::id::{UserId, UserName};
use serde::Serialize;

use crate::cli::{PlaceArgs, UserCommand};
use crate::node::{self, Node};
use crate::output::{Failure, Voice};

#[derive(Serialize)]
struct Link {
    name: String,
    link: String,
    expires_at: String,
}

#[derive(Serialize)]
struct Done {
    name: String,
    done: &'static str,
}

#[derive(Serialize)]
struct Line {
    name: String,
    full_name: String,
    suspended: bool,
    grants: Vec<String>,
}

/// Looks after staff accounts as the operator.
pub async fn run(
    place: &PlaceArgs,
    voice: Voice,
    command: UserCommand,
) -> Result<ExitCode, Failure> {
    let node = node::open(place, false).await?;
    match command {
        UserCommand::Add { name, full_name, document, role, scope } => {
            let permit = node.app.permit(&node.who, ManageUsers)?;
            let new = NewUser { name: name.clone(), full_name, document };
            let user = node.app.add_user(&permit, new).await?;
            if let Some(role) = role {
                grant(&node, user, Grant { role, scope }).await?;
            }
            say_link(&node, voice, &name, user).await?;
        }
        UserCommand::Link { name } => {
            let user = find(&node, &name).await?.identity.user;
            say_link(&node, voice, &name, user).await?;
        }
        UserCommand::Grant { name, role, scope } => {
            let user = find(&node, &name).await?.identity.user;
            grant(&node, user, Grant { role, scope }).await?;
            say_done(voice, &name, "granted")?;
        }
        UserCommand::Revoke { name, role, scope, reason } => {
            let to = find(&node, &name).await?.identity.user;
            let ask = GrantRole { to, grant: Grant { role, scope } };
            let permit = node.app.permit(&node.who, ask)?;
            node.app.revoke_role(&permit, &reason).await?;
            say_done(voice, &name, "revoked")?;
        }
        UserCommand::Suspend { name, reason } => {
            let user = find(&node, &name).await?.identity.user;
            let permit = node.app.permit(&node.who, SuspendUser { user })?;
            node.app.suspend_user(&permit, &reason).await?;
            say_done(voice, &name, "suspended; its sessions have ended")?;
        }
        UserCommand::List => list(&node, voice).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The address of a one-time link.
pub fn link_address(public_url: &str, token: &str) -> String {
    format!("{}/acceso/{token}", public_url.trim_end_matches('/'))
}

async fn find(node: &Node, name: &UserName) -> Result<AccountRow, Failure> {
    let permit = node.app.permit(&node.who, ManageUsers)?;
    Ok(node.app.user_named(&permit, name).await?)
}

async fn grant(node: &Node, to: UserId, grant: Grant) -> Result<(), Failure> {
    let permit = node.app.permit(&node.who, GrantRole { to, grant })?;
    Ok(node.app.grant_role(&permit).await?)
}

async fn say_link(node: &Node, voice: Voice, name: &UserName, user: UserId) -> Result<(), Failure> {
    let permit = node.app.permit(&node.who, ManageUsers)?;
    let invitation = node.app.invite(&permit, user).await?;
    let link = Link {
        name: name.to_string(),
        link: link_address(&node.public_url, &invitation.token.text()),
        expires_at: invitation.expires_at.to_string(),
    };
    voice.say(&link, |l| {
        format!(
            "{}\nOne-time link for `{}`, good until {}: hand it over in person, it is not shown again.",
            l.link, l.name, l.expires_at
        )
    })
}

fn say_done(voice: Voice, name: &UserName, done: &'static str) -> Result<(), Failure> {
    voice.say(&Done { name: name.to_string(), done }, |d| format!("`{}`: {}", d.name, d.done))
}

async fn list(node: &Node, voice: Voice) -> Result<(), Failure> {
    let permit = node.app.permit(&node.who, ManageUsers)?;
    let line = |row: AccountRow| Line {
        name: row.identity.name.to_string(),
        full_name: row.identity.full_name,
        suspended: row.suspended,
        grants: row.grants.iter().map(|g| format!("{} {}", g.role.as_str(), g.scope)).collect(),
    };
    let lines: Vec<Line> = node.app.users(&permit).await?.into_iter().map(line).collect();
    voice.say(&lines, |lines| {
        let text = |line: &Line| {
            let state = if line.suspended { "suspended" } else { "active" };
            format!("{}\t{}\t{state}\t{}", line.name, line.full_name, line.grants.join(", "))
        };
        lines.iter().map(text).collect::<Vec<_>>().join("\n")
    })
}
