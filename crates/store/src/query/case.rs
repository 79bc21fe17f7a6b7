//! Cases: what permits ask of one, its folded stream, trays, tasks, and who looked.

use access::question::{AboutCase, CaseSubject};
use access::{Permit, question};
use domain::case::state::Recorded;
use domain::case::{Case, CaseNumber, EntryCondition, Lens};
use domain::event::Event;
use domain::id::{
    ActionCode, CaseId, CenterId, PersonId, RecordId, ServiceCode, StageId, TaskId, UserId,
};
use domain::instrument::record::ReservedAnnexRecorded;
use domain::ledger::StreamName;
use domain::person::Person;
use domain::territory::Ubigeo;
use jiff::Timestamp;
use jiff::civil::Date;

use super::figure::parsed;
use crate::database::{Row, params};
use crate::error::StoreError;
use crate::ledger::StoredEntry;
use crate::projection::case::NOBODY;
use crate::projection::person;
use crate::statement::{self as sql, Statement};
use crate::store::Store;

/// A case in a list.
#[derive(Debug, Clone)]
pub struct TrayRow {
    /// Which.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// How it came to be.
    pub condition: EntryCondition,
    /// Day of entry.
    pub opened_on: Date,
    /// Where it stands.
    pub stage: StageId,
    /// Whether it is its team's only.
    pub restricted: bool,
    /// Level of risk that counts, as the ledger words it; empty when none was assessed.
    pub risk: String,
    /// Day of the soonest task.
    pub next_due_on: Option<Date>,
    /// What that task is.
    pub next_action: Option<ActionCode>,
    /// For whom it is.
    pub service_user: Person,
}

/// A task in a list.
#[derive(Debug, Clone)]
pub struct TaskRow {
    /// Which.
    pub task: TaskId,
    /// Of which case.
    pub case: CaseId,
    /// Number of the case.
    pub number: CaseNumber,
    /// For which profession.
    pub lens: Lens,
    /// Whose it is.
    pub owner: Option<UserId>,
    /// What is to be done.
    pub action: ActionCode,
    /// Last day.
    pub due_on: Date,
    /// Level of risk of the case.
    pub risk: String,
    /// For whom the case is.
    pub service_user: Person,
}

/// A case of a person, without a word of what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOfPerson {
    /// Which.
    pub case: CaseId,
    /// Its service.
    pub service: ServiceCode,
    /// The center that answers for it.
    pub center: CenterId,
    /// Its number.
    pub number: CaseNumber,
    /// Day of entry.
    pub opened_on: Date,
    /// Day on which it was closed.
    pub closed_on: Option<Date>,
}

/// Somebody who looked at a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Who.
    pub user: UserId,
    /// At which part.
    pub part: String,
    /// When.
    pub at: Timestamp,
}

/// An opening by somebody outside the team that nobody has looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreviewedOpening {
    /// The opening.
    pub record: RecordId,
    /// Which case.
    pub case: CaseId,
    /// Who.
    pub user: UserId,
    /// The center that answers for the case.
    pub center: CenterId,
    /// Until when it held.
    pub until: Timestamp,
}

impl Store {
    /// A case as the policies see it; it feeds the permit, so it takes none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_subject(
        &self,
        case: CaseId,
        now: Timestamp,
    ) -> Result<Option<CaseSubject>, StoreError> {
        let id = case.uuid();
        let rows = self.database.fetch(sql::CASE_READ, params![id]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let openings = params![id, now.as_microsecond()];
        Ok(Some(CaseSubject {
            case,
            service: parsed(row, "service", ServiceCode::parse)?,
            center: parsed(row, "center_id", CenterId::parse)?,
            place: parsed(row, "center_place", Ubigeo::parse)?,
            team: self.users(sql::CASE_LIST_MEMBERS, params![id]).await?,
            excluded: self.users(sql::CASE_LIST_LOCKED, params![id]).await?,
            opened_for: self.users(sql::CASE_LIST_OPENINGS, openings).await?,
            restricted: row.int("restricted")? != 0,
        }))
    }

    async fn users(
        &self,
        statement: Statement,
        params: Vec<crate::database::Param>,
    ) -> Result<Vec<UserId>, StoreError> {
        let rows = self.database.fetch(statement, params).await?;
        rows.iter().map(|row| Ok(UserId::new(row.uuid("user_id")?))).collect()
    }

    /// A case, folded from its stream, with the version of the stream.
    ///
    /// # Errors
    /// When the database fails or an entry does not open.
    pub async fn load_case<A: AboutCase>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Option<(Case, u64)>, StoreError> {
        let stream = StreamName::new("case", &permit.ask().subject().case);
        let rows = self.database.fetch(sql::LEDGER_LIST_STREAM, params![stream.as_str()]).await?;
        let mut facts = Vec::with_capacity(rows.len());
        for row in &rows {
            let entry = StoredEntry::from_row(row)?;
            if let Some(event) = self.read_event(&entry).await? {
                let (by, at) = (entry.header.actor, entry.header.recorded_at);
                facts.push(Recorded { by, at, event });
            }
        }
        Ok(Case::fold(facts).map(|case| (case, rows.len() as u64)))
    }

    /// The annexes of a case that help to find people, oldest first. Kept in a stream and under a data key of its own.
    ///
    /// # Errors
    /// When the database fails or an entry does not open.
    pub async fn reserved_annexes(
        &self,
        permit: &Permit<question::ReadLocatingData>,
    ) -> Result<Vec<ReservedAnnexRecorded>, StoreError> {
        let stream = StreamName::new("case-reserved", &permit.ask().subject.case);
        let rows = self.database.fetch(sql::LEDGER_LIST_STREAM, params![stream.as_str()]).await?;
        let mut annexes = Vec::new();
        for row in &rows {
            let event = self.read_event(&StoredEntry::from_row(row)?).await?;
            if let Some(Event::ReservedAnnexRecorded(body)) = event {
                annexes.push(body);
            }
        }
        Ok(annexes)
    }

    /// The number of a case that is there, for whoever opens one and sends it twice.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_number(
        &self,
        _permit: &Permit<question::OpenCase>,
        case: CaseId,
    ) -> Result<Option<CaseNumber>, StoreError> {
        let rows = self.database.fetch(sql::CASE_READ_NUMBER, params![case.uuid()]).await?;
        rows.first().map(number).transpose()
    }

    /// Open cases of a center that the asker may know of, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cases_of_center(
        &self,
        permit: &Permit<question::ListCases>,
        user: UserId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TrayRow>, StoreError> {
        self.tray(sql::CASE_LIST_BY_CENTER, permit, user, limit, offset).await
    }

    /// Open cases on which the asker works, the soonest task first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cases_of_member(
        &self,
        permit: &Permit<question::ListCases>,
        user: UserId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TrayRow>, StoreError> {
        self.tray(sql::CASE_LIST_BY_MEMBER, permit, user, limit, offset).await
    }

    async fn tray(
        &self,
        statement: Statement,
        permit: &Permit<question::ListCases>,
        user: UserId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TrayRow>, StoreError> {
        let center = permit.ask().center.as_str();
        let row = params![center, user.uuid(), i64::from(limit), i64::from(offset)];
        let rows = self.database.fetch(statement, row).await?;
        rows.iter().map(|row| self.tray_row(row)).collect()
    }

    fn tray_row(&self, row: &Row) -> Result<TrayRow, StoreError> {
        Ok(TrayRow {
            case: CaseId::new(row.uuid("case_id")?),
            number: number(row)?,
            condition: parsed(row, "condition", |text| EntryCondition::parse(text).ok_or(()))?,
            opened_on: parsed(row, "opened_on", str::parse)?,
            stage: parsed(row, "stage", StageId::parse)?,
            restricted: row.int("restricted")? != 0,
            risk: row.text("risk")?,
            next_due_on: Some(parsed(row, "next_due_on", str::parse::<Date>)?)
                .filter(|day| day.year() < 9999),
            next_action: ActionCode::parse(&row.text("next_action")?).ok(),
            service_user: person::open(&self.key, row)?,
        })
    }

    /// What the asker has to do at a center, soonest first: his own tasks, and nobody's in his cases and professions.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tasks_of_member(
        &self,
        permit: &Permit<question::ListCases>,
        user: UserId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<TaskRow>, StoreError> {
        let center = permit.ask().center.as_str();
        let (limit, offset) = (i64::from(limit), i64::from(offset));
        let row = params![center, user.uuid(), NOBODY.as_slice(), limit, offset];
        let rows = self.database.fetch(sql::CASE_LIST_TASKS, row).await?;
        rows.iter().map(|row| self.task_row(row)).collect()
    }

    fn task_row(&self, row: &Row) -> Result<TaskRow, StoreError> {
        let owner = row.bytes("owner")?;
        Ok(TaskRow {
            task: TaskId::new(row.uuid("task_id")?),
            case: CaseId::new(row.uuid("case_id")?),
            number: number(row)?,
            lens: parsed(row, "lens", |text| Lens::parse(text).ok_or(()))?,
            owner: uuid::Uuid::from_slice(&owner).ok().map(UserId::new),
            action: parsed(row, "action", ActionCode::parse)?,
            due_on: parsed(row, "due_on", str::parse)?,
            risk: row.text("risk")?,
            service_user: person::open(&self.key, row)?,
        })
    }

    /// Cases of a service user that the asker may know of, newest first: where and when, and nothing of what they say.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cases_of_person(
        &self,
        _permit: &Permit<question::SearchPersons>,
        person: PersonId,
        user: UserId,
    ) -> Result<Vec<CaseOfPerson>, StoreError> {
        let row = params![person.uuid(), user.uuid()];
        let rows = self.database.fetch(sql::CASE_LIST_OF_PERSON, row).await?;
        rows.iter()
            .map(|row| {
                let closed_on = row.text("closed_on")?;
                Ok(CaseOfPerson {
                    case: CaseId::new(row.uuid("case_id")?),
                    service: parsed(row, "service", ServiceCode::parse)?,
                    center: parsed(row, "center_id", CenterId::parse)?,
                    number: number(row)?,
                    opened_on: parsed(row, "opened_on", str::parse)?,
                    closed_on: closed_on.parse().ok(),
                })
            })
            .collect()
    }

    /// Who looked at a case, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn case_readings(
        &self,
        permit: &Permit<question::ReadWhoLooked>,
        limit: u32,
    ) -> Result<Vec<Reading>, StoreError> {
        let row = params![permit.ask().subject.case.uuid(), i64::from(limit)];
        let rows = self.database.fetch(sql::CASE_LIST_READINGS, row).await?;
        rows.iter()
            .map(|row| {
                Ok(Reading {
                    user: UserId::new(row.uuid("user_id")?),
                    part: row.text("part")?,
                    at: row.instant("at")?,
                })
            })
            .collect()
    }

    /// How many different cases a user read since an instant: reading has quotas.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cases_read_since(
        &self,
        user: UserId,
        since: Timestamp,
    ) -> Result<u64, StoreError> {
        let row = params![user.uuid(), since.as_microsecond()];
        let rows = self.database.fetch(sql::CASE_COUNT_READINGS, row).await?;
        rows.first().map_or(Ok(0), |row| row.count("cases"))
    }

    /// Openings that nobody has looked at, oldest first. Which of them the asker may review, the policies say one by one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unreviewed_openings(
        &self,
        user: UserId,
        limit: u32,
    ) -> Result<Vec<UnreviewedOpening>, StoreError> {
        let row = params![user.uuid(), i64::from(limit)];
        let rows = self.database.fetch(sql::CASE_LIST_UNREVIEWED, row).await?;
        rows.iter()
            .map(|row| {
                Ok(UnreviewedOpening {
                    record: RecordId::new(row.uuid("record_id")?),
                    case: CaseId::new(row.uuid("case_id")?),
                    user: UserId::new(row.uuid("user_id")?),
                    center: parsed(row, "center_id", CenterId::parse)?,
                    until: row.instant("until_at")?,
                })
            })
            .collect()
    }
}

fn number(row: &Row) -> Result<CaseNumber, StoreError> {
    let unreadable = |_| StoreError::Unreadable { what: "number".to_owned() };
    Ok(CaseNumber {
        year: i16::try_from(row.int("number_year")?).map_err(unreadable)?,
        order: u32::try_from(row.int("number_order")?).map_err(unreadable)?,
    })
}
