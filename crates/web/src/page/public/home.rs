//! Public home: one question, and the telephones for now.

use askama::Template;

use crate::frame::PublicFrame;
use crate::words::Words;

/// The first page a person sees.
#[derive(Template)]
#[template(path = "public/home.html")]
pub struct HomePage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: PublicFrame,
}
