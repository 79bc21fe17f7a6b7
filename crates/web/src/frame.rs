//! What surrounds a page: the public head with its exit, the fixed bar of the desk, and small parts that pages share.

use std::borrow::Borrow;

use crate::paths;
use crate::words::{Lang, Phrase, Words};

impl Words {
    /// The path in the language of this page.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        paths::in_language(path, self.lang())
    }
}

/// Frame of a public page.
#[derive(Debug, Clone)]
pub struct PublicFrame {
    /// Path and query of this page, for the language switch.
    pub here: String,
    /// Whether the store is a demonstration.
    pub demonstration: bool,
}

impl PublicFrame {
    /// The languages with their own names and the address of this page in each.
    #[must_use]
    pub fn languages(&self) -> Vec<(Lang, Phrase, String)> {
        let own = |lang| {
            let words = Words::new(Lang::Es);
            let name = match lang {
                Lang::Es => words.language_es(),
                Lang::Qu => words.language_qu(),
                Lang::En => words.language_en(),
            };
            (lang, name, paths::in_language(&self.here, lang))
        };
        Lang::ALL.into_iter().map(own).collect()
    }
}

/// A part of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Home by role.
    Home,
    /// The day of whoever works on cases.
    Cases,
    /// Executive summaries.
    Summaries,
    /// Figures with their sources.
    Figures,
    /// Centers.
    Directory,
    /// Uploads.
    Imports,
    /// Doubtful rows.
    Repair,
    /// Accounts.
    Users,
    /// State of the system.
    Health,
    /// Who did what.
    Audit,
    /// Own sessions and credentials: reached by the name in the bar.
    MyAccess,
}

impl Section {
    /// Every section of the strip, in order; [`Section::MyAccess`] is not one of them.
    pub const STRIP: [Self; 10] = [
        Self::Home,
        Self::Cases,
        Self::Summaries,
        Self::Figures,
        Self::Directory,
        Self::Imports,
        Self::Repair,
        Self::Users,
        Self::Health,
        Self::Audit,
    ];

    /// Whether it is that one: for marking the section of the page.
    #[must_use]
    pub fn is(self, other: impl Borrow<Self>) -> bool {
        self == *other.borrow()
    }

    /// Where it is.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => paths::DESK,
            Self::Cases => paths::CASES,
            Self::Summaries => paths::SUMMARY,
            Self::Figures => paths::FIGURES,
            Self::Directory => paths::DIRECTORY,
            Self::Imports => paths::IMPORTS,
            Self::Repair => paths::REPAIR,
            Self::Users => paths::USERS,
            Self::Health => paths::HEALTH,
            Self::Audit => paths::AUDIT,
            Self::MyAccess => paths::MY_ACCESS,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self, t: &Words) -> Phrase {
        match self {
            Self::Home => t.desk_section_home(),
            Self::Cases => t.desk_section_cases(),
            Self::Summaries => t.desk_section_summaries(),
            Self::Figures => t.desk_section_figures(),
            Self::Directory => t.desk_section_directory(),
            Self::Imports => t.desk_section_imports(),
            Self::Repair => t.desk_section_repair(),
            Self::Users => t.desk_section_users(),
            Self::Health => t.desk_section_health(),
            Self::Audit => t.desk_section_audit(),
            Self::MyAccess => t.my_access_title(),
        }
    }
}

/// Frame of a page of the desk.
#[derive(Clone)]
pub struct DeskFrame {
    /// Full name of the user.
    pub user: String,
    /// Over which part of the network the user works, in words.
    pub scope: String,
    /// Form token of the session.
    pub token: String,
    /// Sections that the user may open.
    pub sections: Vec<Section>,
    /// The section of this page.
    pub current: Section,
    /// Whether the store is a demonstration.
    pub demonstration: bool,
    /// What just happened, if something did.
    pub notice: Option<Notice>,
}

impl DeskFrame {
    /// Whether the field in the bar looks for persons; else it looks for centers.
    #[must_use]
    pub fn finds_people(&self) -> bool {
        self.sections.contains(&Section::Cases)
    }
}

/// A sentence about what just happened.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How serious it is.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Calm,
    /// Look at it.
    Warning,
    /// It failed, or it is dangerous.
    Danger,
}

impl Tone {
    /// Class of the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Calm => "",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// An option of a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Value that is sent.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Whether it is chosen now.
    pub selected: bool,
}

impl Choice {
    /// Marks as chosen the option whose value is `chosen`.
    pub fn list<V: Into<String>, L: Into<String>>(
        options: impl IntoIterator<Item = (V, L)>,
        chosen: &str,
    ) -> Vec<Self> {
        let option = |(value, label): (V, L)| {
            let value = value.into();
            Self { selected: value == chosen, value, label: label.into() }
        };
        options.into_iter().map(option).collect()
    }
}

/// Pages of a long list.
#[derive(Debug, Clone)]
pub struct Pages {
    /// This page, from 1.
    pub page: usize,
    /// How many there are, at least 1.
    pub pages: usize,
    /// Rows in all pages.
    pub rows: usize,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

impl Pages {
    /// Pages of `size` rows; `address` is this list with its filters, without the page.
    #[must_use]
    pub fn new(page: usize, rows: usize, size: usize, address: &str) -> Self {
        let pages = rows.div_ceil(size.max(1)).max(1);
        let page = page.clamp(1, pages);
        let to = |page: usize| paths::query(address, &[("pagina", &page.to_string())]);
        Self {
            page,
            pages,
            rows,
            previous: (page > 1).then(|| to(page - 1)),
            next: (page < pages).then(|| to(page + 1)),
        }
    }
}

/// A telephone number as it is shown and as it is dialled.
#[derive(Debug, Clone)]
pub struct Phone {
    /// As the directory has it.
    pub shown: String,
    /// Digits and `+` only.
    pub dial: String,
}

impl Phone {
    /// Reads a number: `(084) 232-512` is dialled as `084232512`.
    #[must_use]
    pub fn new(shown: &str) -> Self {
        let dial = shown.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        Self { shown: shown.to_owned(), dial }
    }
}

/// HTML or SVG that this program made itself and that is shown as it is. Never text that came from outside.
#[derive(Debug, Clone)]
pub struct OwnMarkup(String);

impl OwnMarkup {
    /// Wraps markup made by the report or by the drawing of a code.
    #[must_use]
    pub const fn made_here(markup: String) -> Self {
        Self(markup)
    }
}

impl std::fmt::Display for OwnMarkup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for OwnMarkup {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_has_a_way_forward_and_back() {
        let pages = Pages::new(2, 101, 50, "/cifras?lugar=08");
        assert_eq!(pages.pages, 3);
        assert_eq!(pages.previous.as_deref(), Some("/cifras?lugar=08&pagina=1"));
        assert_eq!(pages.next.as_deref(), Some("/cifras?lugar=08&pagina=3"));
        let beyond = Pages::new(9, 0, 50, "/cifras");
        assert_eq!((beyond.page, beyond.pages, beyond.next), (1, 1, None));
    }

    #[test]
    fn a_number_is_dialled_by_its_digits() {
        assert_eq!(Phone::new("(084) 232-512").dial, "084232512");
    }
}
