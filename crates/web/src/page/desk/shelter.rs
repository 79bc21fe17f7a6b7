//! The place of one shelter, for its manager alone. Title and address tell nothing; nothing of it is kept by the browser.

use askama::Template;

use crate::frame::DeskFrame;
use crate::words::Words;

/// Forms to read and to record, and what was just read.
#[derive(Template)]
#[template(path = "desk/shelter.html")]
pub struct ShelterPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Where the form to read goes.
    pub read_at: String,
    /// Where the form to record goes.
    pub record_at: String,
    /// What was just read.
    pub read: ShelterReading,
}

/// What was just read. `Debug` never prints it.
pub enum ShelterReading {
    /// Nothing was asked.
    NotAsked,
    /// No place was ever recorded.
    Nothing,
    /// The place.
    Place(String),
}
