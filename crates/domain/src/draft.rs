//! Drafts: a form that is not finished, kept for the user who types it, change by change. Stream: `draft/<id>`.
//!
//! A draft belongs to its user and never to a browser: whoever else asks for it learns nothing. What it holds is as typed,
//! checked by nobody; only the finished form is read as facts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::id::{CaseId, CenterId, DraftId, PersonId};

/// Longest value of a field of a draft, in characters.
pub const LONGEST_VALUE: usize = 1_000;

/// Most fields of a draft.
pub const MOST_FIELDS: usize = 200;

/// Body of `draft.saved`, version 1: fields that changed since the last saving, as typed. An emptied field is empty text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftSaved {
    /// The draft.
    pub draft: DraftId,
    /// Where it is written.
    pub center: CenterId,
    /// For whom, if she was here before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Name of the field and what stands in it.
    pub changes: BTreeMap<String, String>,
}

impl std::fmt::Debug for DraftSaved {
    /// Counts the changes and keeps their words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DraftSaved({:?}, {} changes)", self.draft, self.changes.len())
    }
}

/// Body of `draft.ended`, version 1: it became a case, or nobody wants it any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftEnded {
    /// The draft.
    pub draft: DraftId,
    /// The case that it became; nothing for one that was thrown away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

/// A form that is not finished.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which.
    pub draft: DraftId,
    /// Where it is written.
    pub center: CenterId,
    /// For whom, if she was here before.
    pub person: Option<PersonId>,
    /// What stands in each field, as typed.
    pub values: BTreeMap<String, String>,
}

impl std::fmt::Debug for Draft {
    /// Prints nothing of what was typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({:?})", self.draft)
    }
}

/// The values cannot be kept: a field too long, or more fields than a form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a draft holds at most {MOST_FIELDS} fields of {LONGEST_VALUE} characters")]
pub struct DraftTooLarge;

impl Draft {
    /// Folds the savings of its own user, in order. Nothing if there is none, or if it ended.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        events.into_iter().fold(None, |known, event| match (known, event) {
            (None, Event::DraftSaved(body)) => Some(Self {
                draft: body.draft,
                center: body.center.clone(),
                person: body.person,
                values: body.changes.clone(),
            }),
            (Some(mut draft), Event::DraftSaved(body)) => {
                draft.values.extend(body.changes.clone());
                Some(draft)
            }
            (_, Event::DraftEnded(_)) => None,
            (known, _) => known,
        })
    }

    /// What stands in a field; nothing stands where nobody typed.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// Those of `typed` that differ from what is kept.
    ///
    /// # Errors
    /// [`DraftTooLarge`].
    pub fn changes(
        known: Option<&Self>,
        typed: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, String>, DraftTooLarge> {
        let long = |text: &String| text.chars().count() > LONGEST_VALUE;
        if typed.len() > MOST_FIELDS || typed.values().any(long) {
            return Err(DraftTooLarge);
        }
        let differs =
            |field: &str, text: &str| known.map_or("", |draft| draft.value(field)) != text;
        let changed = typed.iter().filter(|(field, text)| differs(field, text));
        Ok(changed.map(|(field, text)| (field.clone(), text.clone())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(changes: &[(&str, &str)]) -> Event {
        let changes = changes.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned()));
        Event::DraftSaved(DraftSaved {
            draft: DraftId::new(uuid::Uuid::from_u128(1)),
            center: CenterId::parse("centro-1").unwrap(),
            person: None,
            changes: changes.collect(),
        })
    }

    #[test]
    fn the_last_word_in_each_field_is_what_stands_there() {
        let events = [saved(&[("given", "Rosa"), ("age", "3")]), saved(&[("age", "34")])];
        let draft = Draft::fold(&events).unwrap();
        assert_eq!(
            (draft.value("given"), draft.value("age"), draft.value("sex")),
            ("Rosa", "34", "")
        );
        let typed = BTreeMap::from([
            ("given".to_owned(), "Rosa".to_owned()),
            ("age".to_owned(), String::new()),
            ("sex".to_owned(), String::new()),
        ]);
        let changes = Draft::changes(Some(&draft), &typed).unwrap();
        assert_eq!(changes, BTreeMap::from([("age".to_owned(), String::new())]));
    }

    #[test]
    fn a_draft_that_ended_holds_nothing() {
        let draft = DraftId::new(uuid::Uuid::from_u128(1));
        let events =
            [saved(&[("given", "Rosa")]), Event::DraftEnded(DraftEnded { draft, case: None })];
        assert_eq!(Draft::fold(&events), None);
    }

    #[test]
    fn a_book_is_no_draft() {
        let typed = BTreeMap::from([("given".to_owned(), "x".repeat(LONGEST_VALUE + 1))]);
        assert_eq!(Draft::changes(None, &typed), Err(DraftTooLarge));
    }

    #[test]
    fn what_was_typed_is_never_printed() {
        let event = saved(&[("given", "Rosa")]);
        let draft = Draft::fold([&event]).unwrap();
        assert!(!format!("{event:?} {draft:?}").contains("Rosa"));
    }
}
