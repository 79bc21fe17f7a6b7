//! The part of one profession: the forms of the pack, written by the profession and read by the team.

use askama::Template;

use super::head::CaseHead;
use crate::frame::{Choice, DeskFrame};
use crate::words::{Phrase, Words};

/// The part of one profession.
#[derive(Template)]
#[template(path = "case/part.html")]
pub struct PartPage {
    /// Words.
    pub t: Words,
    /// Frame.
    pub frame: DeskFrame,
    /// Head.
    pub head: CaseHead,
    /// The profession.
    pub lens: Phrase,
    /// Why the reader may not write here, if so.
    pub read_only: Option<Phrase>,
    /// Forms that have something of this profession.
    pub forms: Vec<AskedForm>,
}

/// A form as far as it is of this profession.
#[derive(Debug, Clone)]
pub struct AskedForm {
    /// Its id in the pack.
    pub id: String,
    /// Title.
    pub title: String,
    /// Version, document, and how sure that is.
    pub source: Phrase,
    /// How far it is.
    pub progress: Phrase,
    /// Questions that must be answered at this stage: where they stand and what they ask.
    pub missing: Vec<(String, String)>,
    /// What cannot be right: whether it blocks, and what to do.
    pub problems: Vec<(bool, String)>,
    /// Sections.
    pub sections: Vec<AskedSection>,
}

/// A section of a form.
#[derive(Debug, Clone)]
pub struct AskedSection {
    /// Its id on the page.
    pub id: String,
    /// Number in the printed form.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Help.
    pub help: Option<String>,
    /// Its questions, or its rows.
    pub blocks: Vec<AskedBlock>,
    /// Whether anything of it is asked.
    pub is_shown: bool,
    /// What somebody who may not write sees in place of an empty section.
    pub is_empty: bool,
}

/// Questions that are saved together without script: those of a section, or of one row.
#[derive(Debug, Clone)]
pub struct AskedBlock {
    /// Where they go, for the whole and for one question.
    pub post_to: (String, String),
    /// Form token.
    pub token: String,
    /// Makes sending twice harmless.
    pub key: String,
    /// Form in the pack.
    pub form: String,
    /// Section in the form.
    pub section: String,
    /// The row, if it is one.
    pub row: Option<RowView>,
    /// Questions.
    pub questions: Vec<QuestionView>,
    /// Whether it may be written.
    pub is_writable: bool,
}

/// A row of a repeating section.
#[derive(Debug, Clone)]
pub struct RowView {
    /// Its id.
    pub id: String,
    /// What it is called: `hija o hijo 2`.
    pub title: String,
    /// Whether nothing was answered in it yet.
    pub is_new: bool,
}

/// A question as it stands.
#[derive(Template, Debug, Clone)]
#[template(path = "case/_question.html")]
pub struct QuestionView {
    /// Words.
    pub t: QuestionWords,
    /// Its id on the page.
    pub id: String,
    /// Its id in the form.
    pub field: String,
    /// Number in the printed form.
    pub number: Option<String>,
    /// The question.
    pub label: String,
    /// Help.
    pub help: Option<String>,
    /// Whether it is asked.
    pub is_shown: bool,
    /// Whether it must be answered now.
    pub is_required: bool,
    /// Whether its answer needs a permission of its own.
    pub is_reserved: bool,
    /// Whether this reader may see its answer.
    pub is_hidden_from_reader: bool,
    /// Whether it may be written.
    pub is_writable: bool,
    /// How many answers were given: what a change names.
    pub version: u32,
    /// Short mark of the value shown: what was not touched is not sent.
    pub was: String,
    /// How it is answered.
    pub control: QuestionControl,
    /// What stands in words, for whoever may not write.
    pub shown_value: String,
    /// Two values and their authors, where two people answered without seeing each other.
    pub clash: Vec<StandingAnswer>,
    /// Why what was sent was refused.
    pub error: Option<Phrase>,
    /// What was saved: by whom and when.
    pub state: Option<Phrase>,
}

/// Words of a question: [`Words`] that can be shown in debug output as nothing.
#[derive(Clone)]
pub struct QuestionWords(pub Words);

impl std::fmt::Debug for QuestionWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("words")
    }
}

impl std::ops::Deref for QuestionWords {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.0
    }
}

/// How a question is answered, with what stands in it.
#[derive(Debug, Clone)]
pub enum QuestionControl {
    /// A line: type of the input, letters at most (0 for no bound), keyboard, unit.
    Line {
        /// `text`, `date`, `time`, `datetime-local`.
        kind: &'static str,
        /// `text`, `numeric`, `decimal`.
        keyboard: &'static str,
        /// What stands in it.
        value: String,
        /// What is counted.
        unit: Option<String>,
    },
    /// Several lines.
    Lines {
        /// What stands in it.
        value: String,
        /// Most letters.
        max: u16,
    },
    /// One of a list.
    List(Vec<Choice>),
    /// One of a few.
    Few(Vec<Choice>),
    /// Several.
    Several(Vec<Choice>),
}

/// One of several values that stand.
#[derive(Debug, Clone)]
pub struct StandingAnswer {
    /// The value in words.
    pub value: String,
    /// Who gave it and when.
    pub by: Phrase,
    /// Which of them is sent to choose it.
    pub choose: String,
}
