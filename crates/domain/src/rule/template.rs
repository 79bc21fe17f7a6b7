//! Sentences of a pack with named slots: `{servicio}, {lugar}: {donde_1} dice {valor_1}`.

use std::collections::BTreeMap;

/// A sentence with slots.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Slot(String),
}

impl Template {
    /// Reads a sentence whose slots are all among `slots`.
    ///
    /// # Errors
    /// In words: a brace without its partner, or a slot that cannot be filled here.
    pub fn parse(text: &str, slots: &[&str]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((slot, behind)) = after.split_once('}') else {
                return Err("a `{` is never closed".to_owned());
            };
            if !slots.contains(&slot) {
                return Err(format!("nothing fills `{{{slot}}}` here"));
            }
            parts.push(Part::Words(before.to_owned()));
            parts.push(Part::Slot(slot.to_owned()));
            rest = behind;
        }
        parts.push(Part::Words(rest.to_owned()));
        let stray = |part: &Part| matches!(part, Part::Words(words) if words.contains('}'));
        if parts.iter().any(stray) {
            return Err("a `}` was never opened".to_owned());
        }
        Ok(Self { parts })
    }

    /// The sentence with its slots filled; values are never read as templates.
    #[must_use]
    pub fn fill(&self, values: &BTreeMap<String, String>) -> String {
        let filled = self.parts.iter().map(|part| match part {
            Part::Words(words) => words.as_str(),
            Part::Slot(slot) => values.get(slot).map_or("", String::as_str),
        });
        filled.collect()
    }

    /// The sentence with the slots given in pairs.
    pub(super) fn with(&self, pairs: &[(&str, &str)]) -> String {
        let own = |(slot, value): &(&str, &str)| ((*slot).to_owned(), (*value).to_owned());
        self.fill(&pairs.iter().map(own).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_filled_once() {
        let template = Template::parse("{a} y {b}.", &["a", "b"]).unwrap();
        assert_eq!(template.with(&[("a", "{b}"), ("b", "2")]), "{b} y 2.");
    }

    #[test]
    fn a_slot_that_nothing_fills_is_a_mistake() {
        for wrong in ["{c}", "{a", "a}", "{ a }"] {
            assert!(Template::parse(wrong, &["a"]).is_err(), "{wrong}");
        }
    }
}
