//! The words of the pages in the language of the reader, with Spanish where a translation is missing.
//!
//! Methods are made from `locales/es-PE/web.ftl` at build time: a text that does not exist does not compile.
//! A text shown in Spanish on a page of another language says so with `lang`, for screen readers and for the eye.

use std::fmt;
use std::sync::{Arc, LazyLock};

use texts::{Texts, Value};

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Spanish of Peru: the base, complete.
    Es,
    /// Southern Quechua.
    Qu,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Es, Self::Qu, Self::En];

    /// The code used in `?lang=` and in `lang` attributes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::Qu => "qu",
            Self::En => "en",
        }
    }

    /// The language with that code, if the pages have it.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The folder of its texts under `locales/`.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Es => "es-PE",
            Self::Qu => "qu",
            Self::En => "en",
        }
    }
}

/// A value inside a text.
#[derive(Debug, Clone)]
pub enum Arg {
    /// Words, shown as they are.
    Text(String),
    /// A number, which also chooses between singular and plural.
    Number(u64),
}

impl Arg {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::from(text),
            Self::Number(number) => Value::from(*number),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Self::Text(phrase.text)
    }
}

macro_rules! number_arg {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(u64::try_from(number).unwrap_or_default())
            }
        }

        impl From<&$number> for Arg {
            fn from(number: &$number) -> Self {
                Self::from(*number)
            }
        }

        impl From<&&$number> for Arg {
            fn from(number: &&$number) -> Self {
                Self::from(**number)
            }
        }
    )*};
}
number_arg!(i8, u16, u32, u64, usize);

/// A text ready to be shown. Displayed as HTML; [`Phrase::plain`] gives it without marks, for attributes and titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    text: String,
    is_fallback: bool,
}

impl Phrase {
    /// A text of a pack, in the language it was found in, on a page of `page` language.
    #[must_use]
    pub fn of_pack(text: &str, found: Lang, page: Lang) -> Self {
        Self { text: text.to_owned(), is_fallback: found != page && found == Lang::Es }
    }

    /// The text alone.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.text
    }

    /// Whether it is Spanish on a page of another language.
    #[must_use]
    pub const fn is_fallback(&self) -> bool {
        self.is_fallback
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped =
            askama::filters::escape(&self.text, askama::filters::Html).map_err(|_| fmt::Error)?;
        if self.is_fallback {
            write!(f, "<span lang=\"es\">{escaped}</span>")
        } else {
            write!(f, "{escaped}")
        }
    }
}

impl askama::filters::HtmlSafe for Phrase {}

/// The texts of every language, read once. The build has read the Spanish ones already.
static LIBRARY: LazyLock<[Arc<Texts>; 3]> = LazyLock::new(|| {
    let spanish = Arc::new(read(Lang::Es));
    let others = |lang| Arc::new(read(lang).with_fallback(Arc::clone(&spanish)));
    [Arc::clone(&spanish), others(Lang::Qu), others(Lang::En)]
});

fn read(lang: Lang) -> Texts {
    let resources: &[(&str, &str)] = match lang {
        Lang::Es => &[
            ("common.ftl", include_str!("../../../locales/es-PE/common.ftl")),
            ("web.ftl", include_str!("../../../locales/es-PE/web.ftl")),
            ("case_file.ftl", include_str!("../../../locales/es-PE/case_file.ftl")),
            ("case_paper.ftl", include_str!("../../../locales/es-PE/case_paper.ftl")),
            ("case_risk.ftl", include_str!("../../../locales/es-PE/case_risk.ftl")),
            ("intake.ftl", include_str!("../../../locales/es-PE/intake.ftl")),
        ],
        Lang::Qu => &[
            ("common.ftl", include_str!("../../../locales/qu/common.ftl")),
            ("web.ftl", include_str!("../../../locales/qu/web.ftl")),
        ],
        Lang::En => &[
            ("common.ftl", include_str!("../../../locales/en/common.ftl")),
            ("web.ftl", include_str!("../../../locales/en/web.ftl")),
        ],
    };
    let texts = Texts::new(lang.locale(), resources);
    #[expect(
        clippy::expect_used,
        reason = "the texts are part of the program; a test reads them all"
    )]
    texts.expect("the texts inside the program are Fluent")
}

/// The texts for one reader.
#[derive(Clone)]
pub struct Words {
    texts: Arc<Texts>,
    lang: Lang,
}

impl Words {
    /// The texts in `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let [es, qu, en] = &*LIBRARY;
        let texts = match lang {
            Lang::Es => es,
            Lang::Qu => qu,
            Lang::En => en,
        };
        Self { texts: Arc::clone(texts), lang }
    }

    /// The language of the page.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    fn phrase(&self, key: &str, args: &[(&str, Arg)]) -> Phrase {
        let values: Vec<(&str, Value<'_>)> =
            args.iter().map(|(name, arg)| (*name, arg.value())).collect();
        match self.texts.lookup(key, &values) {
            Ok(found) => Phrase { text: found.text, is_fallback: found.fell_back },
            Err(_) => Phrase { text: format!("⟦{key}⟧"), is_fallback: false },
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
