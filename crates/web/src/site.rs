//! What the pages need to know about this installation. Read once, in the binary.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::App;
use app::shelter::ShelterVault;
use jiff::civil::Date;

use crate::show;

/// Settings of the pages.
#[derive(Debug, Clone)]
pub struct SiteSettings {
    /// Neutral outside page to which "Salir rápido" goes; fixed, never taken from a request.
    pub exit_to: String,
    /// Address under which people reach this installation, without a slash at the end.
    pub public_url: String,
    /// Whether people reach this installation over TLS: then browsers are told to insist on it.
    pub tls: bool,
    /// Whether the store is a demonstration.
    pub demonstration: bool,
    /// Largest upload.
    pub max_upload_megabytes: u64,
    /// Short text that makes error codes of this run unlike those of others.
    pub run: String,
}

/// The neutral page used when nothing else is configured.
pub const NEUTRAL_EXIT: &str = "https://www.google.com.pe/";

/// Settings and use cases shared by all requests.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    settings: SiteSettings,
    app: App,
    shelter_vault: Option<ShelterVault>,
    errors: AtomicU64,
}

impl Site {
    /// Shares settings and use cases.
    #[must_use]
    pub fn new(settings: SiteSettings, app: App) -> Self {
        Self::with_shelter_vault(settings, app, None)
    }

    /// As [`Site::new`], for an installation that keeps the places of shelters.
    #[must_use]
    pub fn with_shelter_vault(
        settings: SiteSettings,
        app: App,
        shelter_vault: Option<ShelterVault>,
    ) -> Self {
        Self(Arc::new(Inner { settings, app, shelter_vault, errors: AtomicU64::new(0) }))
    }

    /// The vault of shelter places; without one, its pages do not exist.
    #[must_use]
    pub fn shelter_vault(&self) -> Option<&ShelterVault> {
        self.0.shelter_vault.as_ref()
    }

    /// The use cases.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The civil day in Peru.
    #[must_use]
    pub fn today(&self) -> Date {
        show::lima_day(self.0.app.now())
    }

    /// Name of the cookie that marks a known device.
    #[must_use]
    pub fn device_cookie_name(&self) -> &'static str {
        if self.settings().tls { "__Host-d" } else { "d" }
    }

    /// Name of the session cookie: over TLS it is bound to this host by the browser itself.
    #[must_use]
    pub fn cookie_name(&self) -> &'static str {
        if self.settings().tls { "__Host-s" } else { "s" }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &SiteSettings {
        &self.0.settings
    }

    /// A code that stands on the error page and in the log: `k3f9-17`.
    #[must_use]
    pub fn next_error(&self) -> String {
        let number = self.0.errors.fetch_add(1, Ordering::Relaxed) + 1;
        format!("{}-{number}", self.0.settings.run)
    }
}
