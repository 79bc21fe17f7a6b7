//! What packs must agree on between files: ids and folders, programmes, orders, successors.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::part_order;
use super::deployment::Deployment;
use super::schema::Manifest;
use super::service_pack::ReadService;
use super::{PackFile, PackProblem};

/// The id is the name of the folder, and the version stands in the changelog.
pub(super) fn manifest(
    file: &PackFile,
    folder: &str,
    manifest: &Manifest,
    problems: &mut Vec<PackProblem>,
) {
    let id = manifest.id.get_ref();
    if id.as_str() != folder {
        let message = format!("the pack in the folder `{folder}` calls itself `{id}`");
        problems.push(file.problem_at(manifest.id.span(), message, "give both the same name"));
    }
    let version = manifest.version.get_ref();
    if version.split('.').filter(|part| part.parse::<u32>().is_ok()).count() != 3 {
        let message = format!("`{version}` is not a version");
        problems.push(file.problem_at(manifest.version.span(), message, "write it as 1.0.0"));
    }
    if !manifest.changelog.iter().any(|change| change.version == *version) {
        let message = format!("the changelog does not say what version {version} changed");
        let help = "add an entry to `[[changelog]]`";
        problems.push(file.problem_at(manifest.version.span(), message, help));
    }
    for change in &manifest.changelog {
        if change.changes.get_ref().trim().is_empty() {
            let help = "say what changes for whom";
            problems.push(file.problem_at(change.changes.span(), "the entry is blank", help));
        }
    }
}

/// Programmes have ids and positions of their own.
pub(super) fn programmes(deployments: &[Deployment<'_>], problems: &mut Vec<PackProblem>) {
    let mut ids = BTreeSet::new();
    let mut orders = BTreeSet::new();
    for deployment in deployments {
        for read in &deployment.programmes {
            let programme = &read.pack.programme;
            if !ids.insert(&programme.id) {
                let message = format!("programme `{}` is declared twice", programme.id);
                let problem = deployment.file.problem_at(read.id_at.clone(), message, "keep one");
                problems.push(problem);
            }
            if !orders.insert((part_order(programme.part), programme.order)) {
                let message =
                    format!("another programme of its part has the order {}", programme.order);
                let help = "give each its own position";
                problems.push(deployment.file.problem_at(read.order_at.clone(), message, help));
            }
        }
    }
}

/// Services stand in a known programme, each at a position of its own, and name known successors.
pub(super) fn services(
    services: &[ReadService<'_>],
    deployments: &[Deployment<'_>],
    broken: &BTreeSet<&str>,
    problems: &mut Vec<PackProblem>,
) {
    let programmes_known = !deployments.is_empty() || broken.is_empty();
    let programmes: BTreeSet<_> = deployments
        .iter()
        .flat_map(|d| &d.programmes)
        .map(|read| &read.pack.programme.id)
        .collect();
    let codes: BTreeSet<_> = services.iter().map(|read| &read.pack.service.code).collect();
    let mut orders = BTreeMap::new();
    for read in services {
        let service = &read.pack.service;
        if programmes_known && !programmes.contains(&service.programme) {
            let message = format!("no deployment declares the programme `{}`", service.programme);
            let help = "correct the id, or add `[[programme]]` to the pack of the deployment";
            problems.push(read.file.problem_at(read.programme_at.clone(), message, help));
        }
        let earlier = orders.insert((&service.programme, service.order), &service.code);
        if let Some(earlier) = earlier {
            let message =
                format!("`{earlier}` has the order {} in the same programme", service.order);
            let help = "give each its own position";
            problems.push(read.file.problem_at(read.order_at.clone(), message, help));
        }
        if let (Some(successor), Some(at)) = (&service.successor, &read.successor_at) {
            let known = codes.contains(successor) || broken.contains(successor.as_str());
            if *successor == service.code || !known {
                let message = format!("`{successor}` cannot be the successor: no such pack");
                let help = "write the code of another service";
                problems.push(read.file.problem_at(at.clone(), message, help));
            }
        }
        for (named, problem) in &read.named_services {
            if !codes.contains(named) && !broken.contains(named.as_str()) {
                problems.push(problem.clone());
            }
        }
    }
}
