//! Home of the desk: only what this user can do, with what waits for him.

use askama::Template;

use crate::frame::{DeskFrame, Section};
use crate::words::{Phrase, Words};

/// The first page after signing in.
#[derive(Template)]
#[template(path = "desk/home.html")]
pub struct DeskHomePage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// First name.
    pub name: String,
    /// What the user can do, in order of the strip.
    pub tiles: Vec<DeskTile>,
}

/// One thing to do.
#[derive(Debug, Clone)]
pub struct DeskTile {
    /// Its name.
    pub title: Phrase,
    /// Where it is.
    pub href: String,
    /// What it is for, or what waits there.
    pub text: Phrase,
    /// Whether something waits.
    pub waits: bool,
}

impl DeskTile {
    /// The tile of a section.
    #[must_use]
    pub fn of(section: Section, t: &Words, text: Phrase, waits: bool) -> Self {
        Self { title: section.name(t), href: section.path().to_owned(), text, waits }
    }
}
