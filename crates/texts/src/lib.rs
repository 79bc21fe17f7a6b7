//! Texts that people read, by key and locale. They come in as Fluent resources; this crate reads no files.
//!
//! A key that does not exist never hides: it shows as `⟦key⟧`, and [`Texts::lookup`] says which one it was.

mod number;
mod value;

use std::collections::BTreeSet;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

pub use number::grouped;
pub use value::Value;

/// The texts of one locale, with the locale that answers for what is not translated yet.
pub struct Texts {
    locale: String,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    fallback: Option<Arc<Texts>>,
}

/// A text and the locale it was found in, so that a page can mark it with `lang`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The text with its values in place.
    pub text: String,
    /// Locale that the text is written in.
    pub locale: String,
    /// Whether the wanted locale had no such text and another one answered.
    pub fell_back: bool,
}

/// The resources cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextsError {
    /// Not a language tag.
    #[error("`{locale}` is not a locale such as es-PE")]
    Locale {
        /// The tag as it came.
        locale: String,
    },
    /// A line of the resource is not Fluent.
    #[error("`{resource}` line {line} is not Fluent: {message}")]
    Syntax {
        /// Name of the resource.
        resource: String,
        /// Line, from 1.
        line: usize,
        /// What the parser says.
        message: String,
    },
    /// Two resources, or two places of one, declare the same key.
    #[error("`{resource}` declares `{key}` again")]
    Duplicate {
        /// Name of the resource.
        resource: String,
        /// The key.
        key: String,
    },
}

/// A text cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Neither the locale nor its fallback has the key.
    #[error("no text `{key}` in locale `{locale}`")]
    Missing {
        /// The key.
        key: String,
        /// The wanted locale.
        locale: String,
    },
    /// The text names a value that was not given, or refers to a text that does not exist.
    #[error("text `{key}` of locale `{locale}` cannot be filled in: {message}")]
    Incomplete {
        /// The key.
        key: String,
        /// Locale of the text.
        locale: String,
        /// What is missing.
        message: String,
    },
}

impl Texts {
    /// Reads Fluent resources, given as (name, content); the name serves error messages.
    ///
    /// # Errors
    /// [`TextsError`] for an unknown locale tag, a line that is not Fluent, or a key declared twice.
    pub fn new(locale: &str, resources: &[(&str, &str)]) -> Result<Self, TextsError> {
        let id: LanguageIdentifier =
            locale.parse().map_err(|_| TextsError::Locale { locale: locale.to_owned() })?;
        let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number::formatter(id.language.as_str())));
        let mut keys = BTreeSet::new();
        for (name, content) in resources {
            let resource = parse(name, content)?;
            for key in messages(&resource) {
                if !keys.insert(key.to_owned()) {
                    return Err(TextsError::Duplicate {
                        resource: (*name).to_owned(),
                        key: key.to_owned(),
                    });
                }
            }
            bundle.add_resource(resource).map_err(|errors| TextsError::Duplicate {
                resource: (*name).to_owned(),
                key: errors.first().map(ToString::to_string).unwrap_or_default(),
            })?;
        }
        Ok(Self { locale: locale.to_owned(), bundle, keys, fallback: None })
    }

    /// Texts that are missing here come from `fallback`, and [`Found::fell_back`] says so.
    #[must_use]
    pub fn with_fallback(mut self, fallback: Arc<Texts>) -> Self {
        self.fallback = Some(fallback);
        self
    }

    /// The locale asked for, as given: `es-PE`.
    #[must_use]
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// Keys of this locale, without those of the fallback, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// The text without values; `⟦key⟧` if it cannot be given.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text with values in place; `⟦key⟧` if it cannot be given.
    #[must_use]
    pub fn format(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.lookup(key, args).map_or_else(|_| format!("⟦{key}⟧"), |found| found.text)
    }

    /// The text with values in place, and the locale it was found in.
    ///
    /// # Errors
    /// [`TextError`] if no locale has the key, or the text needs a value that was not given.
    pub fn lookup(&self, key: &str, args: &[(&str, Value<'_>)]) -> Result<Found, TextError> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return self.look_further(key, args);
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value);
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        match errors.first() {
            None => Ok(Found { text, locale: self.locale.clone(), fell_back: false }),
            Some(error) => Err(TextError::Incomplete {
                key: key.to_owned(),
                locale: self.locale.clone(),
                message: error.to_string(),
            }),
        }
    }

    fn look_further(&self, key: &str, args: &[(&str, Value<'_>)]) -> Result<Found, TextError> {
        let missing = || TextError::Missing { key: key.to_owned(), locale: self.locale.clone() };
        let found = self.fallback.as_ref().ok_or_else(missing)?.lookup(key, args);
        match found {
            Ok(found) => Ok(Found { fell_back: true, ..found }),
            Err(TextError::Missing { .. }) => Err(missing()),
            Err(error) => Err(error),
        }
    }

    /// A count as this locale writes it: `10 079` with a no-break space in Spanish and Quechua, `10,079` in English.
    #[must_use]
    pub fn number(&self, value: u64) -> String {
        grouped(&value.to_string(), number::separator(self.locale.split('-').next().unwrap_or("")))
    }
}

fn parse(name: &str, content: &str) -> Result<FluentResource, TextsError> {
    FluentResource::try_new(content.to_owned()).map_err(|(_, errors)| {
        let (start, message) =
            errors.first().map_or((0, String::new()), |e| (e.pos.start, e.kind.to_string()));
        let line = content.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        TextsError::Syntax { resource: name.to_owned(), line, message }
    })
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &str> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPANISH: &str = "greeting = Hola, { $name }\n\
        cases = { $count ->\n    [one] un caso\n   *[other] { $count } casos\n }\n\
        only-here = Solo en español\n";

    fn spanish() -> Texts {
        Texts::new("es-PE", &[("a.ftl", SPANISH)]).unwrap()
    }

    #[test]
    fn values_are_put_in_place_and_numbers_are_grouped() {
        let texts = spanish();
        assert_eq!(texts.format("greeting", &[("name", "Rosa".into())]), "Hola, Rosa");
        assert_eq!(texts.format("cases", &[("count", 1_u64.into())]), "un caso");
        assert_eq!(texts.format("cases", &[("count", 10_079_u64.into())]), "10\u{a0}079 casos");
        assert_eq!(texts.number(390_092), "390\u{a0}092");
    }

    #[test]
    fn a_missing_text_is_visible_and_named() {
        let texts = spanish();
        assert_eq!(texts.get("nothing"), "⟦nothing⟧");
        assert_eq!(texts.get("greeting"), "⟦greeting⟧", "a value is missing");
        assert!(matches!(texts.lookup("nothing", &[]), Err(TextError::Missing { .. })));
        assert!(matches!(texts.lookup("greeting", &[]), Err(TextError::Incomplete { .. })));
    }

    #[test]
    fn quechua_falls_back_to_spanish_and_says_so() {
        let resources = [(
            "qu.ftl",
            "greeting = Allillanchu, { $name }\nn = { $c ->\n [one] x\n *[other] y\n }\n",
        )];
        let texts = Texts::new("qu", &resources).unwrap().with_fallback(Arc::new(spanish()));
        let own = texts.lookup("greeting", &[("name", "Rosa".into())]).unwrap();
        assert_eq!((own.text.as_str(), own.fell_back), ("Allillanchu, Rosa", false));
        let borrowed = texts.lookup("only-here", &[]).unwrap();
        assert_eq!((borrowed.locale.as_str(), borrowed.fell_back), ("es-PE", true));
        assert_eq!(texts.format("n", &[("c", 3_u64.into())]), "y", "no plural rules, no panic");
        let missing = texts.lookup("nothing", &[]).unwrap_err();
        assert_eq!(missing.to_string(), "no text `nothing` in locale `qu`");
    }

    #[test]
    fn english_groups_with_a_comma() {
        let texts = Texts::new("en", &[("en.ftl", "cases = { $count } cases\n")]).unwrap();
        assert_eq!(texts.format("cases", &[("count", 10_079_u64.into())]), "10,079 cases");
    }

    #[test]
    fn a_wrong_resource_is_refused_with_its_line() {
        let error = Texts::new("es-PE", &[("b.ftl", "good = sí\n= mal\n")]).err().unwrap();
        assert!(matches!(error, TextsError::Syntax { line: 2, .. }), "{error}");
        let twice = Texts::new("es-PE", &[("a.ftl", "k = 1\n"), ("b.ftl", "k = 2\n")]).err();
        assert_eq!(twice.unwrap().to_string(), "`b.ftl` declares `k` again");
        assert!(Texts::new("no locale", &[]).is_err());
    }
}
