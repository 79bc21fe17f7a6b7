//! Samples of every page: empty, usual and with long names. For tests and for looking at; names and numbers are made up
//! unless they stand in the published summaries.

mod access;
mod case;
mod desk;
mod intake;
mod office;
mod public;

use askama::Template;

use crate::words::Words;

/// A page as a person would get it.
#[derive(Debug)]
pub struct Sample {
    /// Page and case: `finder-usual`.
    pub name: &'static str,
    /// The page.
    pub html: String,
}

/// Every sample of every page in one language.
#[must_use]
pub fn all(t: &Words) -> Vec<Sample> {
    let mut samples = Vec::new();
    public::add(t, &mut samples);
    access::add(t, &mut samples);
    desk::add(t, &mut samples);
    office::add(t, &mut samples);
    case::add(t, &mut samples);
    intake::add(t, &mut samples);
    samples
}

fn draw<P: Template>(samples: &mut Vec<Sample>, name: &'static str, page: &P) {
    let html = page.render().unwrap_or_else(|error| format!("{name}: {error}"));
    samples.push(Sample { name, html });
}
