//! The key under which a name is found: lower case, no accents, no punctuation, `ñ` as `n`.
//!
//! It serves to find, never to show: two places may share a key, and then the province tells them apart.

use unicode_normalization::UnicodeNormalization;

/// The search key of a name: `"Kosñipata"` and `"KOSNIPATA"` share it, as do `"Estique-Pampa"` and `"estique pampa"`.
#[must_use]
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfd().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !is_combining_mark(c) && !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn is_combining_mark(c: char) -> bool {
    ('\u{0300}'..='\u{036f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        assert_eq!(name_key("Kosñipata"), "kosnipata");
        assert_eq!(name_key("  LA CONVENCIÓN "), "la convencion");
        assert_eq!(name_key("Estique-Pampa"), "estique pampa");
        assert_eq!(name_key("Áncash"), name_key("ANCASH"));
        assert_eq!(name_key("—"), "");
    }
}
