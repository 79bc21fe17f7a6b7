//! What is stored, what leaving quickly does and what it cannot erase.

use askama::Template;

use crate::frame::PublicFrame;
use crate::words::Words;

/// The page about privacy.
#[derive(Template)]
#[template(path = "public/privacy.html")]
pub struct PrivacyPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: PublicFrame,
}
