//! The simulated people of a demonstration, and their one-time links.

use access::question::{GrantRole, ManageUsers};
use app::account::NewUser;
use domain::account::{Grant, GrantScope, Role};
use domain::center::Center;
use domain::id::{UserId, UserName};
use domain::territory::Ubigeo;

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

/// The simulated team of one center: everybody who works on a case there.
const TEAM: [(&str, &str, Role); 5] = [
    ("admision.demo", "Admisión Simulada", Role::Admission),
    ("psicologia.demo", "Psicología Simulada", Role::Psychologist),
    ("social.demo", "Trabajo Social Simulado", Role::SocialWorker),
    ("legal.demo", "Abogacía Simulada", Role::Lawyer),
    ("jefatura.demo", "Jefatura Simulada", Role::CenterChief),
];

/// The department of the demonstration's center.
const DEPARTMENT: &str = "08";

/// Adds the simulated people where they are missing, and prints a fresh one-time link for each.
pub async fn print_links(node: &Node, public_url: &str) -> Result<(), Failure> {
    let mut lines = vec!["Demonstration: simulated people. Each link lets in once:".to_owned()];
    let permit = node.app.permit(&node.who, ManageUsers)?;
    let center = center(node).await?;
    let team = TEAM.iter().filter_map(|person| Some((person, center.clone()?)));
    let everywhere = PEOPLE.iter().map(|person| (person, GrantScope::National));
    for ((name, full_name, role), scope) in everywhere.chain(team) {
        let user = add(node, name, full_name, Grant { role: *role, scope }).await?;
        let invitation = node.app.invite(&permit, user).await?;
        let link = link_address(public_url, &invitation.token.text());
        lines.push(format!("  {:<20} {link}", role.as_str()));
    }
    lines.push(String::new());
    write_out(lines.join("\n").as_bytes())
}

/// The first center, by id, of a service with cases in the department of the demonstration.
async fn center(node: &Node) -> Result<Option<GrantScope>, Failure> {
    let department = Ubigeo::parse(DEPARTMENT).map_err(|e| Failure::internal(e.to_string()))?;
    let view = node.app.view().await?;
    let keeps_cases = |center: &&Center| {
        let pack = node.app.catalogue().service(&center.service);
        pack.is_some_and(|pack| pack.case_pack.is_some())
    };
    let center = view.centers_of(department).find(keeps_cases);
    Ok(center.map(|center| GrantScope::Center { center: center.id.clone() }))
}

async fn add(node: &Node, name: &str, full_name: &str, grant: Grant) -> Result<UserId, Failure> {
    let name = UserName::parse(name).map_err(|error| Failure::internal(error.to_string()))?;
    let permit = node.app.permit(&node.who, ManageUsers)?;
    if let Ok(account) = node.app.user_named(&permit, &name).await {
        return Ok(account.identity.user);
    }
    let new = NewUser { name, full_name: full_name.to_owned(), document: String::new() };
    let user = node.app.add_user(&permit, new).await?;
    let permit = node.app.permit(&node.who, GrantRole { to: user, grant })?;
    node.app.grant_role(&permit).await?;
    Ok(user)
}
