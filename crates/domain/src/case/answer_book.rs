//! Answers of a case: every value with its author, and two values where two people answered from the same page.
//!
//! A change names how many answers to the question its author had seen. Who had seen all of them replaces them; who had
//! not leaves a second value beside, and both authors are told. Nothing is overwritten unseen.

use std::collections::BTreeMap;

use crate::form::Question;
use crate::ledger::Actor;
use jiff::Timestamp;

/// A value somebody gave, or took away.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenAnswer<A> {
    /// The value; nothing when it was taken away.
    pub value: Option<A>,
    /// Who gave it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// Everything ever answered to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered<A> {
    /// Oldest first, never empty.
    given: Vec<GivenAnswer<A>>,
    /// How many of the last answers stand: more than one is a clash.
    standing: usize,
}

impl<A: PartialEq> Answered<A> {
    /// How many answers were given: the version that a page shows and a change names.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.given.len()).unwrap_or(u32::MAX)
    }

    /// The values that stand, newest last. One, or several that wait for somebody to choose.
    pub fn standing(&self) -> impl Iterator<Item = &GivenAnswer<A>> {
        self.given.iter().skip(self.given.len().saturating_sub(self.standing))
    }

    /// The value, where all that stand agree.
    #[must_use]
    pub fn value(&self) -> Option<&A> {
        if self.is_clash() { None } else { self.given.last().and_then(|last| last.value.as_ref()) }
    }

    /// Whether two people answered differently without having seen each other's answer.
    #[must_use]
    pub fn is_clash(&self) -> bool {
        let mut values = self.standing().map(|given| &given.value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// All answers, oldest first.
    #[must_use]
    pub fn history(&self) -> &[GivenAnswer<A>] {
        &self.given
    }

    fn add(&mut self, given: GivenAnswer<A>, read_version: u32) {
        let seen = usize::try_from(read_version).unwrap_or(usize::MAX).min(self.given.len());
        let unseen = self.given.len() - seen;
        self.given.push(given);
        self.standing = self.standing.min(unseen) + 1;
    }
}

/// All answers of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerBook<A> {
    questions: BTreeMap<Question, Answered<A>>,
}

impl<A> Default for AnswerBook<A> {
    fn default() -> Self {
        Self { questions: BTreeMap::new() }
    }
}

impl<A: PartialEq> AnswerBook<A> {
    /// Writes an answer down. `read_version` is how many answers its author had seen.
    pub fn record(&mut self, question: Question, given: GivenAnswer<A>, read_version: u32) {
        self.questions
            .entry(question)
            .or_insert(Answered { given: Vec::new(), standing: 0 })
            .add(given, read_version);
    }

    /// What was answered to a question, if anything ever was.
    #[must_use]
    pub fn get(&self, question: &Question) -> Option<&Answered<A>> {
        self.questions.get(question)
    }

    /// Every question answered, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Question, &Answered<A>)> {
        self.questions.iter()
    }

    /// Questions on which two people disagree without knowing.
    pub fn clashes(&self) -> impl Iterator<Item = (&Question, &Answered<A>)> {
        self.questions.iter().filter(|(_, answered)| answered.is_clash())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::id::{FieldId, FormId, UserId};

    fn question() -> Question {
        Question {
            form: FormId::parse("ficha").unwrap(),
            row: None,
            field: FieldId::parse("wishes_to_denounce").unwrap(),
        }
    }

    fn given(value: &str, author: u128) -> GivenAnswer<String> {
        let by = Actor::User(UserId::new(Uuid::from_u128(author)));
        GivenAnswer { value: Some(value.to_owned()), by, at: Timestamp::UNIX_EPOCH }
    }

    fn book(answers: &[(&str, u32)]) -> AnswerBook<String> {
        let mut book = AnswerBook::default();
        for (author, (value, read_version)) in (1..).zip(answers) {
            book.record(question(), given(value, author), *read_version);
        }
        book
    }

    fn standing(book: &AnswerBook<String>) -> Vec<&str> {
        let answered = book.get(&question()).unwrap();
        answered.standing().filter_map(|given| given.value.as_deref()).collect()
    }

    #[test]
    fn who_has_seen_the_answer_replaces_it() {
        let book = book(&[("yes", 0), ("no", 1)]);
        assert_eq!(standing(&book), ["no"]);
        assert_eq!(book.get(&question()).unwrap().history().len(), 2);
        assert_eq!(book.clashes().count(), 0);
    }

    #[test]
    fn two_people_on_one_field_leave_both_values() {
        let book = book(&[("yes", 0), ("no", 0)]);
        assert_eq!(standing(&book), ["yes", "no"]);
        assert_eq!(book.get(&question()).unwrap().value(), None);
        assert_eq!(book.clashes().count(), 1);
    }

    #[test]
    fn two_people_who_write_the_same_do_not_clash() {
        let book = book(&[("yes", 0), ("yes", 0)]);
        assert_eq!(book.get(&question()).unwrap().value().map(String::as_str), Some("yes"));
        assert_eq!(book.clashes().count(), 0);
    }

    #[test]
    fn whoever_has_seen_both_settles_it() {
        let book = book(&[("yes", 0), ("no", 0), ("no", 2)]);
        assert_eq!(standing(&book), ["no"]);
        assert_eq!(book.clashes().count(), 0);
    }

    #[test]
    fn a_third_who_saw_only_the_first_adds_to_the_clash() {
        let book = book(&[("yes", 0), ("no", 1), ("perhaps", 1)]);
        assert_eq!(standing(&book), ["no", "perhaps"]);
    }

    proptest! {
        #[test]
        fn no_answer_is_ever_lost_and_the_newest_always_stands(
            answers in proptest::collection::vec(("[a-c]", 0_u32..6), 1..12)
        ) {
            let answers: Vec<(&str, u32)> = answers.iter().map(|(v, r)| (v.as_str(), *r)).collect();
            let book = book(&answers);
            let answered = book.get(&question()).unwrap();
            prop_assert_eq!(answered.history().len(), answers.len());
            prop_assert_eq!(standing(&book).last().copied(), answers.last().map(|(v, _)| *v));
        }
    }
}
