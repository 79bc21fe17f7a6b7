//! The simulated people of a demonstration, and their one-time links.

use access::question::{GrantRole, ManageUsers};
use app::account::NewUser;
use domain::account::{Grant, GrantScope, Role};
use domain::id::{UserId, UserName};

use super::user::link_address;
use crate::node::Node;
use crate::output::{Failure, write_out};

/// Simulated people: name to sign in with, full name, role. Nobody of them exists.
const PEOPLE: [(&str, &str, Role); 4] = [
    ("estadistica.demo", "Estadística Simulada", Role::Statistician),
    ("directorio.demo", "Directorio Simulado", Role::DirectoryKeeper),
    ("administracion.demo", "Administración Simulada", Role::Administrator),
    ("lectura.demo", "Lectura Simulada", Role::Reader),
];

/// Adds the simulated people where they are missing, and prints a fresh one-time link for each.
pub async fn print_links(node: &Node, public_url: &str) -> Result<(), Failure> {
    let mut lines = vec!["Demonstration: simulated people. Each link lets in once:".to_owned()];
    let permit = node.app.permit(&node.who, ManageUsers)?;
    for (name, full_name, role) in PEOPLE {
        let user = add(node, name, full_name, role).await?;
        let invitation = node.app.invite(&permit, user).await?;
        let link = link_address(public_url, &invitation.token.text());
        lines.push(format!("  {:<20} {link}", role.as_str()));
    }
    lines.push(String::new());
    write_out(lines.join("\n").as_bytes())
}

async fn add(node: &Node, name: &str, full_name: &str, role: Role) -> Result<UserId, Failure> {
    let name = UserName::parse(name).map_err(|error| Failure::internal(error.to_string()))?;
    let permit = node.app.permit(&node.who, ManageUsers)?;
    if let Ok(account) = node.app.user_named(&permit, &name).await {
        return Ok(account.identity.user);
    }
    let new = NewUser { name, full_name: full_name.to_owned(), document: String::new() };
    let user = node.app.add_user(&permit, new).await?;
    let grant = Grant { role, scope: GrantScope::National };
    let permit = node.app.permit(&node.who, GrantRole { to: user, grant })?;
    node.app.grant_role(&permit).await?;
    Ok(user)
}
