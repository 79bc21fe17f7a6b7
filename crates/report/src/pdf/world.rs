//! What the typesetter may see: the layout, one document as data, and the embedded fonts. No disk, no network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::palette;

/// How something is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A report with contents, tables and charts.
    Report,
    /// A paper of a case: a letter or a ficha.
    Paper,
}

const REPORT: &str = include_str!("document.typ");
const PAPER: &str = include_str!("paper.typ");

/// What every document shares.
pub(super) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    report: Source,
    paper: Source,
    document: FileId,
    palette: (FileId, Bytes),
}

impl Press {
    pub(super) fn new() -> Self {
        let data = typst_assets::fonts();
        let fonts: Vec<Font> = data.flat_map(|font| Font::iter(Bytes::new(font))).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            report: Source::new(file("document.typ"), REPORT.to_owned()),
            paper: Source::new(file("paper.typ"), PAPER.to_owned()),
            document: file("document.json"),
            palette: (file("palette.json"), Bytes::from_string(colours())),
        }
    }

    /// Whether some font can show the character.
    pub(super) fn has_glyph(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn colours() -> String {
    serde_json::json!({
        "main": palette::MAIN,
        "ink": palette::INK,
        "quiet": palette::QUIET,
        "rule": palette::RULE,
        "sand": palette::SAND,
        "amber": palette::AMBER,
        "amber_light": palette::AMBER_LIGHT,
    })
    .to_string()
}

/// One document on the press.
pub(super) struct Job<'a> {
    press: &'a Press,
    layout: Layout,
    data: Bytes,
}

impl<'a> Job<'a> {
    pub(super) fn new(press: &'a Press, layout: Layout, data: String) -> Self {
        Self { press, layout, data: Bytes::from_string(data) }
    }

    const fn layout(&self) -> &Source {
        match self.layout {
            Layout::Report => &self.press.report,
            Layout::Paper => &self.press.paper,
        }
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.layout().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.layout().clone()) } else { Err(not_here(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (palette, colours) = &self.press.palette;
        if id == self.press.document {
            Ok(self.data.clone())
        } else if id == *palette {
            Ok(colours.clone())
        } else {
            Err(not_here(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
