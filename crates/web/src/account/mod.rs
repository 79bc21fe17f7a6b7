//! Handlers of signing in, enrolling, own access and leaving.

pub mod device;
pub mod enrol;
pub mod leave;
pub mod my_access;
pub mod passkey;
pub mod sign_in;

use app::account::Entered;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::error::PageError;
use crate::site::Site;

/// Seconds that a session cookie lives at most: as long as a session.
const SESSION_SECONDS: u32 = 36_000;
/// Seconds that the mark of a known device lives.
const DEVICE_SECONDS: u32 = 180 * 86_400;

/// The cookies of somebody who just signed in.
fn cookies(site: &Site, entered: &Entered) -> Result<HeaderMap, PageError> {
    let mut headers = HeaderMap::new();
    let mut set = |name: &str, value: &str, seconds: u32| -> Result<(), PageError> {
        let cookie = cookie(site, name, value, seconds);
        let cookie = HeaderValue::from_str(&cookie).map_err(PageError::internal)?;
        headers.append(header::SET_COOKIE, cookie);
        Ok(())
    };
    set(site.cookie_name(), &entered.token.text(), SESSION_SECONDS)?;
    if let Some(mark) = &entered.device_mark {
        set(site.device_cookie_name(), mark, DEVICE_SECONDS)?;
    }
    Ok(headers)
}

fn cookie(site: &Site, name: &str, value: &str, seconds: u32) -> String {
    let secure = if site.settings().tls { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

/// Leads somebody who just signed in to where he wanted to go.
fn welcome(site: &Site, entered: &Entered, next: &str) -> Result<Response, PageError> {
    Ok((cookies(site, entered)?, Redirect::to(own_path(next))).into_response())
}

/// A path of ours, or the desk: an address of another site is never followed.
fn own_path(next: &str) -> &str {
    let is_own = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if is_own { next } else { crate::paths::DESK }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(own_path("/cifras?lugar=08"), "/cifras?lugar=08");
        for outside in ["https://evil.example", "//evil.example", "/\\evil.example", "", "evil"] {
            assert_eq!(own_path(outside), "/escritorio", "{outside}");
        }
    }
}
