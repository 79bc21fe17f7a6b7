//! Where an attempt comes from: the address and the device in words.

use std::net::IpAddr;

use app::account::{Device, Origin};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::error::PageError;
use crate::listener::Peer;
use crate::site::Site;
use crate::visitor::session_token;

/// The origin of a request.
pub struct From(pub Origin);

impl FromRequestParts<Site> for From {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, PageError> {
        let peer = parts.extensions.get::<ConnectInfo<Peer>>().map(|info| info.0.0.ip());
        let told = site.settings().tls.then(|| forwarded(&parts.headers)).flatten();
        let address = told.or(peer).unwrap_or(IpAddr::from([127, 0, 0, 1]));
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let mark = session_token(&parts.headers, site.device_cookie_name()).map(str::to_owned);
        let words = device_words(agent.unwrap_or_default());
        Ok(Self(Origin { address, device: Device { words, mark } }))
    }
}

/// The address that our own proxy wrote last: what stands before it may be invented.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let value = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next()?.trim().parse().ok()
}

/// Browser and system in two words: `Firefox, Windows`.
fn device_words(agent: &str) -> String {
    let first = |names: &[(&'static str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_told_in_two_words() {
        let agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36";
        assert_eq!(device_words(agent), "Chrome, Linux");
        assert_eq!(device_words("curl/8"), "");
    }

    #[test]
    fn only_the_address_that_the_proxy_wrote_counts() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "1.2.3.4, 10.0.0.9".parse().unwrap());
        assert_eq!(forwarded(&headers), Some(IpAddr::from([10, 0, 0, 9])));
    }
}
