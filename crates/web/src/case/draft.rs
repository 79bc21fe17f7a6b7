//! Keeping what was typed: at once by the script of the page, or by its button.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::center::workplace;
use super::field::Typed;
use super::intake::{key, part, person_id};
use crate::error::PageError;
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;

/// The hour in Peru, to the second: `10:42:07`.
pub(super) fn hour(at: Timestamp) -> String {
    let local = at.to_zoned(TimeZone::fixed(jiff::tz::offset(-5)));
    format!("{:02}:{:02}:{:02}", local.hour(), local.minute(), local.second())
}

/// Keeps what was sent. The script gets the hour; everybody else the page, with everything typed.
pub async fn save(
    State(site): State<Site>,
    staff: Staff,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let workplace = workplace(&site, &staff, part(&sent, "center")).await?;
    let permit = staff.permit(&site, workplace.open())?;
    staff.check_form(part(&sent, "token"))?;
    let via = part(&sent, "via");
    let key = if via == "search" { site.app().fresh_key() } else { key(part(&sent, "key"))? };
    let person = person_id(part(&sent, "person"))?;
    let typed = Typed::of(&sent);
    let at = site.app().save_draft(&permit, key, person, typed.values()).await?;
    if via == "script" {
        let saved = staff.words().intake_saved(hour(at));
        return Ok(Json(json!({ "saved": saved.plain() })).into_response());
    }
    let center = workplace.center.id.as_str();
    let draft = key.0.to_string();
    let draft = if typed.is_empty() { "" } else { draft.as_str() };
    let person = part(&sent, "person");
    let person = if typed.is_empty() { person } else { "" };
    let from = if via == "search" && !typed.is_empty() { "busqueda" } else { "" };
    let pairs = [("centro", center), ("persona", person), ("borrador", draft), ("desde", from)];
    Ok(Redirect::to(&paths::query(paths::CASE_NEW, &pairs)).into_response())
}

/// Throws a draft away.
pub async fn drop(
    State(site): State<Site>,
    staff: Staff,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Result<Redirect, PageError> {
    let workplace = workplace(&site, &staff, part(&sent, "center")).await?;
    let permit = staff.permit(&site, workplace.open())?;
    staff.check_form(part(&sent, "token"))?;
    site.app().drop_draft(&permit, key(part(&sent, "key"))?).await?;
    let pairs = [("centro", workplace.center.id.as_str()), ("aviso", "descartado")];
    Ok(Redirect::to(&paths::query(paths::CASES, &pairs)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_that_of_peru() {
        assert_eq!(hour("2026-03-01T15:42:07Z".parse().unwrap()), "10:42:07");
        assert_eq!(hour("2026-03-01T03:00:00Z".parse().unwrap()), "22:00:00");
    }
}
