//! Every path of the pages and of the API, in one place. Words are Spanish and neutral: the address bar tells nothing.

use std::fmt::Write as _;

use crate::words::Lang;

/// Public home.
pub const HOME: &str = "/";
/// Service finder.
pub const SERVICES: &str = "/servicios";
/// One center.
pub const CENTER: &str = "/centros/{id}";
/// What is stored and what leaving erases.
pub const PRIVACY: &str = "/privacidad";
/// Quick exit (GET) and sign-out (POST).
pub const LEAVE: &str = "/salir";
/// Sign-in.
pub const SIGN_IN: &str = "/entrar";
/// Second step of signing in with a password.
pub const SIGN_IN_CODE: &str = "/entrar/codigo";
/// Challenge for signing in with a passkey (JSON).
pub const SIGN_IN_PASSKEY_START: &str = "/entrar/llave/inicio";
/// Answer of the passkey (JSON).
pub const SIGN_IN_PASSKEY_FINISH: &str = "/entrar/llave/fin";
/// Enrolment by a one-time link.
pub const ENROL: &str = "/acceso/{token}";
/// Password and time-based code of an enrolment.
pub const ENROL_PASSWORD: &str = "/acceso/{token}/contrasena";
/// Challenge for a new passkey of an enrolment (JSON).
pub const ENROL_PASSKEY_START: &str = "/acceso/{token}/llave/inicio";
/// Answer of the new passkey (JSON).
pub const ENROL_PASSKEY_FINISH: &str = "/acceso/{token}/llave/fin";
/// Own sessions and credentials.
pub const MY_ACCESS: &str = "/mi-acceso";
/// Ends one or all other own sessions.
pub const MY_SESSIONS_END: &str = "/mi-acceso/sesiones/terminar";
/// Takes away an own passkey.
pub const MY_PASSKEY_REMOVE: &str = "/mi-acceso/llaves/quitar";
/// Challenge for a further passkey (JSON).
pub const MY_PASSKEY_START: &str = "/mi-acceso/llaves/inicio";
/// Answer of the further passkey (JSON).
pub const MY_PASSKEY_FINISH: &str = "/mi-acceso/llaves/fin";
/// New password with its codes.
pub const MY_PASSWORD: &str = "/mi-acceso/contrasena";
/// New recovery codes.
pub const MY_CODES: &str = "/mi-acceso/codigos";
/// Home of the desk.
pub const DESK: &str = "/escritorio";
/// Executive summary on screen.
pub const SUMMARY: &str = "/resumenes";
/// Executive summary as a file.
pub const SUMMARY_FILE: &str = "/resumenes/documento";
/// Figures with their sources.
pub const FIGURES: &str = "/cifras";
/// Uploads and their results.
pub const IMPORTS: &str = "/importar";
/// Upload of figures.
pub const IMPORT_FIGURES: &str = "/importar/cifras";
/// Upload of a directory.
pub const IMPORT_DIRECTORY: &str = "/importar/directorio";
/// State and result of one upload.
pub const IMPORT: &str = "/importar/{id}";
/// Directory of centers for its keepers.
pub const DIRECTORY: &str = "/directorio";
/// A new center.
pub const DIRECTORY_NEW: &str = "/directorio/nuevo";
/// Correction of a center.
pub const DIRECTORY_EDIT: &str = "/directorio/{id}";
/// Rows that wait for a decision.
pub const REPAIR: &str = "/reparar";
/// One row: look (GET), decide (POST).
pub const REPAIR_ROW: &str = "/reparar/{import}/{line}";
/// Accounts.
pub const USERS: &str = "/personal";
/// One account.
pub const USER: &str = "/personal/{id}";
/// Gives a role.
pub const USER_GRANT: &str = "/personal/{id}/funciones";
/// Takes a role back.
pub const USER_REVOKE: &str = "/personal/{id}/funciones/quitar";
/// New one-time link.
pub const USER_INVITE: &str = "/personal/{id}/enlace";
/// Suspends the account.
pub const USER_SUSPEND: &str = "/personal/{id}/suspender";
/// Ends all sessions of the account.
pub const USER_SESSIONS_END: &str = "/personal/{id}/sesiones/terminar";
/// Who did what.
pub const AUDIT: &str = "/auditoria";
/// Place of one shelter, for its manager: the forms.
pub const SHELTER: &str = "/refugio/{center}";
/// Reads the place, with a reason.
pub const SHELTER_READ: &str = "/refugio/{center}/leer";
/// Records the place.
pub const SHELTER_RECORD: &str = "/refugio/{center}/anotar";
/// State of the system.
pub const HEALTH: &str = "/salud";
/// The file of one case.
pub const CASE: &str = "/casos/{id}";
/// Who looked at a case.
pub const CASE_READINGS: &str = "/casos/{id}/lecturas";
/// The part of one profession: read (GET), save one section (POST).
pub const CASE_PART: &str = "/casos/{id}/{part}";
/// One answer of that part (JSON).
pub const CASE_ANSWER: &str = "/casos/{id}/{part}/respuesta";
/// Papers and files of a case.
pub const CASE_PAPERS: &str = "/casos/{id}/documentos";
/// Writing a paper: blank (GET), shown or signed (POST).
pub const CASE_PAPER_WRITE: &str = "/casos/{id}/documentos/{part}/{template}";
/// A signed paper.
pub const CASE_PAPER_FILE: &str = "/casos/{id}/documentos/{paper}";
/// Adds a file.
pub const CASE_FILES: &str = "/casos/{id}/archivos";
/// A copy of a file.
pub const CASE_FILE: &str = "/casos/{id}/archivos/{file}";
/// The risk of a case.
pub const CASE_RISK: &str = "/casos/{id}/riesgo";
/// Sets a level beside the computed one.
pub const CASE_RISK_LEVEL: &str = "/casos/{id}/riesgo/nivel";
/// Shows the annexes that help to find people.
pub const CASE_RISK_ANNEX: &str = "/casos/{id}/riesgo/ubicacion";
/// A ficha of risk: blank (GET), calculated or signed (POST).
pub const CASE_FICHA: &str = "/casos/{id}/riesgo/ficha/{instrument}";
/// A note.
pub const CASE_NOTE: &str = "/casos/{id}/notas";
/// What was done.
pub const CASE_ACTION: &str = "/casos/{id}/acciones";
/// Takes back what was written down as done.
pub const CASE_ACTION_WITHDRAW: &str = "/casos/{id}/acciones/retirar";
/// A task.
pub const CASE_TASK: &str = "/casos/{id}/tareas";
/// Finishes a task.
pub const CASE_TASK_FINISH: &str = "/casos/{id}/tareas/terminar";
/// Drops a task.
pub const CASE_TASK_DROP: &str = "/casos/{id}/tareas/retirar";
/// A moment from which clocks run.
pub const CASE_MILESTONE: &str = "/casos/{id}/momentos";
/// Another stage.
pub const CASE_STAGE: &str = "/casos/{id}/etapa";
/// Gives the case to somebody.
pub const CASE_TEAM: &str = "/casos/{id}/equipo";
/// Takes the case from somebody.
pub const CASE_TEAM_LEAVE: &str = "/casos/{id}/equipo/quitar";
/// Looking for somebody to add to the case: the form (GET), the search (POST).
pub const CASE_PARTIES: &str = "/casos/{id}/personas";
/// Adds somebody to the case.
pub const CASE_PARTY_JOIN: &str = "/casos/{id}/personas/agregar";
/// Registers somebody and adds this person to the case.
pub const CASE_PARTY_NEW: &str = "/casos/{id}/personas/nueva";
/// Takes somebody out of the case.
pub const CASE_PARTY_LEAVE: &str = "/casos/{id}/personas/retirar";
/// Closes the case.
pub const CASE_CLOSE: &str = "/casos/{id}/cierre";
/// Opens a closed case again.
pub const CASE_REOPEN: &str = "/casos/{id}/reapertura";
/// Restricts the case to its team, or ends that.
pub const CASE_RESTRICT: &str = "/casos/{id}/reserva";
/// Shuts somebody out by name, or takes that back.
pub const CASE_EXCLUDE: &str = "/casos/{id}/impedimentos";
/// Opening a case of others because a life is at risk.
pub const CASE_GLASS: &str = "/casos/{id}/abrir";
/// Openings that wait for a review: look (GET), judge (POST).
pub const CASE_REVIEW: &str = "/casos/{id}/aperturas";
/// The day of whoever works on cases: tasks, own cases, cases of the center.
pub const CASES: &str = "/casos";
/// Looking whether a person was here before: the form (GET), the answer (POST: names do not stand in addresses).
pub const CASE_SEARCH: &str = "/casos/buscar";
/// A new case: the form (GET), opening it (POST).
pub const CASE_NEW: &str = "/casos/nueva";
/// Keeps a form that is not finished.
pub const CASE_DRAFT: &str = "/casos/borrador";
/// Throws one away.
pub const CASE_DRAFT_DROP: &str = "/casos/borrador/descartar";
/// Style sheet, modules and icon, by the hash of their content.
pub const ASSET: &str = "/a/{file}";
/// Description of the API.
pub const API_DESCRIPTION: &str = "/api/v1/openapi.json";
/// Territories (JSON).
pub const API_TERRITORIES: &str = "/api/v1/territories";
/// One territory (JSON).
pub const API_TERRITORY: &str = "/api/v1/territories/{ubigeo}";
/// Services (JSON).
pub const API_SERVICES: &str = "/api/v1/services";
/// Centers (JSON).
pub const API_CENTERS: &str = "/api/v1/centers";
/// One center (JSON).
pub const API_CENTER: &str = "/api/v1/centers/{id}";
/// Figures (JSON).
pub const API_FIGURES: &str = "/api/v1/figures";
/// Executive summary (JSON).
pub const API_SUMMARY: &str = "/api/v1/summaries/{department}";

/// A path with its `{names}` filled in, in order; each value is percent-encoded as one segment.
#[must_use]
pub fn fill(path: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(path.len() + 40);
    let mut values = values.iter();
    for (at, part) in path.split('/').enumerate() {
        if at > 0 {
            out.push('/');
        }
        if part.starts_with('{') {
            encode(&mut out, values.next().copied().unwrap_or_default());
        } else {
            out.push_str(part);
        }
    }
    out
}

/// A path with a query: empty values are left out.
#[must_use]
pub fn query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    let mut separator = if path.contains('?') { '&' } else { '?' };
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(separator);
        out.push_str(name);
        out.push('=');
        encode(&mut out, value);
        separator = '&';
    }
    out
}

/// The same address in another language: `?lang=` replaced, and left out for Spanish.
#[must_use]
pub fn in_language(address: &str, lang: Lang) -> String {
    let (path, old) = address.split_once('?').unwrap_or((address, ""));
    let kept: Vec<&str> =
        old.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let mut out = path.to_owned();
    let chosen = (lang != Lang::Es).then(|| format!("lang={}", lang.code()));
    for (at, pair) in kept.iter().copied().chain(chosen.as_deref()).enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        out.push_str(pair);
    }
    out
}

fn encode(out: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cannot_leave_their_segment() {
        assert_eq!(fill(CENTER, &["cem-1"]), "/centros/cem-1");
        assert_eq!(fill(REPAIR_ROW, &["a/../b", "7"]), "/reparar/a%2F..%2Fb/7");
        assert_eq!(
            query(SERVICES, &[("q", "La Convención"), ("s", "")]),
            "/servicios?q=La%20Convenci%C3%B3n"
        );
    }

    #[test]
    fn the_language_is_replaced_and_spanish_needs_none() {
        assert_eq!(in_language("/servicios?q=cusc&lang=qu", Lang::En), "/servicios?q=cusc&lang=en");
        assert_eq!(in_language("/servicios?lang=qu", Lang::Es), "/servicios");
        assert_eq!(in_language("/", Lang::Qu), "/?lang=qu");
    }
}
