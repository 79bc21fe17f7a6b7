//! Drafts of new cases: kept on the server change by change, for the user who types and for nobody else.
//!
//! A draft carries the key of the case that it will be: whoever sends the finished form twice, or loses the answer, still
//! gets one case.

use std::collections::BTreeMap;

use access::{Permit, question};
use domain::draft::{Draft, DraftEnded, DraftSaved};
use domain::id::{CaseId, DraftId, PersonId};
use domain::ledger::{Scope, StreamName};
use domain::person::Person;
use jiff::Timestamp;
use store::query::draft::DraftRow;
use store::{AppendError, Expected, Write};

use super::person::member;
use super::{ATTEMPTS, ChangeKey};
use crate::App;
use crate::error::AppError;

/// Something that the asker has not finished.
#[derive(Debug, Clone)]
pub struct OpenDraft {
    /// Key of the case that it will be.
    pub key: ChangeKey,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When something was last typed.
    pub touched_at: Timestamp,
    /// What stands in it.
    pub content: Draft,
}

impl ChangeKey {
    /// The draft of the case with this key.
    const fn draft(self) -> DraftId {
        DraftId::new(self.0)
    }
}

impl App {
    /// A key for a new change: a page hands it out with its form.
    #[must_use]
    pub fn fresh_key(&self) -> ChangeKey {
        ChangeKey(self.store().environment().uuid())
    }

    /// Keeps what changed in a form that is not finished. Answers when it was kept.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for the draft of somebody else, one that ended or one that is a case already;
    /// [`AppError::Draft`] if it is too large.
    pub async fn save_draft(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
        person: Option<PersonId>,
        typed: &BTreeMap<String, String>,
    ) -> Result<Timestamp, AppError> {
        let user = member(permit.who())?;
        for _ in 0..ATTEMPTS {
            let known = self.own_draft(permit, key).await?;
            let content = match &known {
                Some(row) => self.store().load_draft(permit, row.draft, user).await?,
                None => self.begin(permit, key, person).await?,
            };
            let changes = Draft::changes(content.as_ref(), typed)?;
            if changes.is_empty() {
                return Ok(self.now());
            }
            let body = DraftSaved {
                draft: key.draft(),
                center: permit.ask().center.clone(),
                person: known.as_ref().map_or(person, |row| row.person),
                changes,
            };
            let expected = if known.is_some() { Expected::Any } else { Expected::Version(0) };
            match self.store().append(self.draft_write(permit, key, expected, body)).await {
                Err(AppendError::VersionConflict { .. }) => {}
                other => return other.map(|_| self.now()).map_err(AppError::from),
            }
        }
        Err(AppError::Conflict)
    }

    /// A new draft may begin: no case has its key, and its person is one that the asker may know of.
    async fn begin(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
        person: Option<PersonId>,
    ) -> Result<Option<Draft>, AppError> {
        if self.case_of_key(permit, key).await?.is_some() {
            return Err(AppError::NotFound);
        }
        if let Some(person) = person {
            let user = member(permit.who())?;
            self.store().person_for(person, user).await?.ok_or(AppError::NotFound)?;
        }
        Ok(None)
    }

    /// What the asker typed into a draft.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if there is none, if it ended, or if it is somebody else's.
    pub async fn draft(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
    ) -> Result<OpenDraft, AppError> {
        let row = self.own_draft(permit, key).await?.ok_or(AppError::NotFound)?;
        self.opened(permit, row).await?.ok_or(AppError::NotFound)
    }

    /// The person whom an own draft is for; nothing if the asker may not know of her any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn person_of_draft(
        &self,
        permit: &Permit<question::OpenCase>,
        draft: &OpenDraft,
    ) -> Result<Option<Person>, AppError> {
        let user = member(permit.who())?;
        match draft.content.person {
            Some(person) => Ok(self.store().person_for(person, user).await?),
            None => Ok(None),
        }
    }

    /// What the asker has not finished at a center, the latest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own_drafts(
        &self,
        permit: &Permit<question::OpenCase>,
        limit: u32,
    ) -> Result<Vec<OpenDraft>, AppError> {
        let user = member(permit.who())?;
        let mut drafts = Vec::new();
        for row in self.store().drafts_of(permit, user, limit).await? {
            drafts.extend(self.opened(permit, row).await?);
        }
        Ok(drafts)
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`AppError::NotFound`] as [`App::draft`].
    pub async fn drop_draft(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
    ) -> Result<(), AppError> {
        self.own_draft(permit, key).await?.ok_or(AppError::NotFound)?;
        let body = DraftEnded { draft: key.draft(), case: None };
        self.store().append(self.draft_write(permit, key, Expected::Any, body)).await?;
        Ok(())
    }

    /// The case that was opened with a key, so that a page which is sent again leads there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn case_of_key(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
    ) -> Result<Option<CaseId>, AppError> {
        let case = CaseId::new(key.0);
        Ok(self.store().case_number(permit, case).await?.map(|_| case))
    }

    /// The end of the draft that became a case, if there was one: written together with the case.
    pub(super) async fn finished_draft(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
    ) -> Result<Option<Write>, AppError> {
        let user = member(permit.who())?;
        let row = self.store().draft_row(permit, key.draft()).await?;
        let own = row.filter(|row| row.user == user && row.open);
        Ok(own.map(|_| {
            let body = DraftEnded { draft: key.draft(), case: Some(CaseId::new(key.0)) };
            self.draft_write(permit, key, Expected::Any, body)
        }))
    }

    /// The row of an open draft of the asker at this center; nothing if there never was one.
    async fn own_draft(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
    ) -> Result<Option<DraftRow>, AppError> {
        let user = member(permit.who())?;
        let Some(row) = self.store().draft_row(permit, key.draft()).await? else { return Ok(None) };
        if row.user != user || !row.open || row.center != permit.ask().center {
            return Err(AppError::NotFound);
        }
        if let Some(person) = row.person {
            self.store().person_for(person, user).await?.ok_or(AppError::NotFound)?;
        }
        Ok(Some(row))
    }

    async fn opened(
        &self,
        permit: &Permit<question::OpenCase>,
        row: DraftRow,
    ) -> Result<Option<OpenDraft>, AppError> {
        let content = self.store().load_draft(permit, row.draft, row.user).await?;
        Ok(content.map(|content| OpenDraft {
            key: ChangeKey(row.draft.uuid()),
            started_at: row.started_at,
            touched_at: row.touched_at,
            content,
        }))
    }

    fn draft_write(
        &self,
        permit: &Permit<question::OpenCase>,
        key: ChangeKey,
        expected: Expected,
        event: impl Into<domain::event::Event>,
    ) -> Write {
        let stream = StreamName::new("draft", &key.draft());
        let scope = Scope::territory(permit.ask().place);
        self.write(stream, expected, scope, (permit.actor(), permit.purpose()), event)
    }
}
