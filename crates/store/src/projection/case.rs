//! Projection of cases: what trays, permits and counts ask. No name and no word of a case.

use domain::case::PartyRole;
use domain::case::event::{
    ActionDone, CaseMoved, CaseOpened, PartyJoined, TaskPlanned, UserExcluded,
};
use domain::event::Event;
use domain::id::CaseId;
use domain::ledger::{Actor, Header, Position};

use crate::database::{Tx, params, signed};
use crate::error::StoreError;
use crate::statement as sql;

/// The id that stands for nobody.
pub(crate) const NOBODY: [u8; 0] = [];

/// Writes what an event of a case changes.
pub(super) async fn apply(
    tx: &mut Tx,
    position: Position,
    header: &Header,
    event: &Event,
) -> Result<(), StoreError> {
    if let Event::CaseRead(body) = event {
        return read(tx, position, header, body.case, &body.part).await;
    }
    let case = case_of(header)?;
    let at = header.recorded_at.as_microsecond();
    let id = case.uuid();
    let (statement, row) = match event {
        Event::CaseOpened(body) => return open(tx, position, at, body).await,
        Event::PartyJoined(body) => return join(tx, case, body).await,
        Event::TaskPlanned(body) => return plan(tx, case, body).await,
        Event::ActionDone(body) => return act(tx, case, body).await,
        Event::ActionWithdrawn(body) => return withdraw(tx, case, body.record.uuid()).await,
        Event::CaseMoved(body) => return move_to(tx, case, at, body).await,
        Event::UserExcluded(body) => return exclude(tx, case, body).await,
        Event::PartyLeft(body) => {
            (sql::CASE_REMOVE_PARTY, params![id, body.person.uuid(), body.role.as_str()])
        }
        Event::CaseAssigned(body) => {
            (sql::CASE_ADD_MEMBER, params![id, body.user.uuid(), body.lens.as_str()])
        }
        Event::CaseUnassigned(body) => {
            (sql::CASE_REMOVE_MEMBER, params![id, body.user.uuid(), body.lens.as_str()])
        }
        Event::StageReached(body) => (sql::CASE_SET_STAGE, params![id, body.to.as_str(), at]),
        Event::CaseReopened(body) => (sql::CASE_SET_STAGE, params![id, body.stage.as_str(), at]),
        Event::CaseClosed(body) => (sql::CASE_CLOSE, params![id, body.closed_on.to_string(), at]),
        Event::CaseRestricted(body) => {
            (sql::CASE_SET_RESTRICTED, params![id, i64::from(body.restricted), at])
        }
        Event::RiskLevelSet(body) => (sql::CASE_SET_RISK, params![id, body.level.as_str(), at]),
        Event::TaskFinished(body) => (sql::CASE_END_TASK, params![body.task.uuid(), "done"]),
        Event::TaskDropped(body) => (sql::CASE_END_TASK, params![body.task.uuid(), "dropped"]),
        Event::GlassBroken(body) => {
            let until = body.until.as_microsecond();
            let user = user_of(header)?;
            let row = params![body.record.uuid(), id, user, until, signed(position.0)];
            (sql::CASE_ADD_OPENING, row)
        }
        Event::GlassReviewed(body) => (sql::CASE_REVIEW_OPENING, params![body.record.uuid()]),
        _ => (sql::CASE_TOUCH, params![id, at]),
    };
    tx.execute(statement, row).await.map(drop)
}

async fn open(
    tx: &mut Tx,
    position: Position,
    at: i64,
    body: &CaseOpened,
) -> Result<(), StoreError> {
    let row = params![
        body.case.uuid(),
        body.service.as_str(),
        body.center.as_str(),
        body.center_place.as_str(),
        i64::from(body.number.year),
        i64::from(body.number.order),
        body.condition.as_str(),
        body.opened_on.to_string(),
        body.stage.as_str(),
        body.service_user.uuid(),
        at,
        signed(position.0),
    ];
    tx.execute(sql::CASE_OPEN, row).await?;
    let user =
        PartyJoined { person: body.service_user, role: PartyRole::ServiceUser, relation: None };
    join(tx, body.case, &user).await?;
    let place = |place: &Option<domain::territory::Ubigeo>| {
        place.map_or_else(String::new, |place| place.as_str().to_owned())
    };
    let counted = params![
        "case.opened",
        body.condition.as_str(),
        body.service.as_str(),
        body.center.as_str(),
        place(&body.residence),
        place(&body.event_place),
        body.opened_on.to_string(),
        1_i64,
    ];
    tx.execute(sql::TALLY_ADD, counted).await.map(drop)
}

async fn join(tx: &mut Tx, case: CaseId, body: &PartyJoined) -> Result<(), StoreError> {
    let row = params![case.uuid(), body.person.uuid(), body.role.as_str()];
    tx.execute(sql::CASE_ADD_PARTY, row).await.map(drop)
}

async fn plan(tx: &mut Tx, case: CaseId, body: &TaskPlanned) -> Result<(), StoreError> {
    let owner = body.owner.map_or_else(|| NOBODY.to_vec(), |user| user.uuid().as_bytes().to_vec());
    let row = params![
        body.task.uuid(),
        case.uuid(),
        body.lens.as_str(),
        owner,
        body.action.as_str(),
        body.due_on.to_string(),
    ];
    tx.execute(sql::CASE_ADD_TASK, row).await.map(drop)
}

async fn act(tx: &mut Tx, case: CaseId, body: &ActionDone) -> Result<(), StoreError> {
    let rows = tx.fetch(sql::CASE_READ, params![case.uuid()]).await?;
    let Some(file) = rows.first() else { return Ok(()) };
    let (service, center) = (file.text("service")?, file.text("center_id")?);
    let day = body.done_on.to_string();
    let (record, action) = (body.record.uuid(), body.action.as_str());
    let row = params![record, case.uuid(), center.as_str(), action, day.as_str()];
    tx.execute(sql::CASE_ADD_ACTION, row).await?;
    let counted = params!["case.action_done", action, service, center, "", "", day, 1_i64];
    tx.execute(sql::TALLY_ADD, counted).await.map(drop)
}

async fn withdraw(tx: &mut Tx, case: CaseId, record: uuid::Uuid) -> Result<(), StoreError> {
    let files = tx.fetch(sql::CASE_READ, params![case.uuid()]).await?;
    let actions = tx.fetch(sql::CASE_READ_ACTION, params![record]).await?;
    let (Some(file), Some(action)) = (files.first(), actions.first()) else { return Ok(()) };
    let counted = params![
        "case.action_done",
        action.text("action")?,
        file.text("service")?,
        action.text("center_id")?,
        "",
        "",
        action.text("done_on")?,
        -1_i64,
    ];
    tx.execute(sql::TALLY_ADD, counted).await?;
    tx.execute(sql::CASE_REMOVE_ACTION, params![record]).await.map(drop)
}

async fn move_to(tx: &mut Tx, case: CaseId, at: i64, body: &CaseMoved) -> Result<(), StoreError> {
    let id = case.uuid();
    let row = params![id, body.to.as_str(), body.to_place.as_str(), at];
    tx.execute(sql::CASE_MOVE, row).await?;
    tx.execute(sql::CASE_CLEAR_MEMBERS, params![id]).await?;
    let row = params![id, body.to.as_str(), NOBODY.as_slice()];
    tx.execute(sql::CASE_MOVE_TASKS, row).await.map(drop)
}

async fn exclude(tx: &mut Tx, case: CaseId, body: &UserExcluded) -> Result<(), StoreError> {
    let statement = if body.excluded { sql::CASE_EXCLUDE } else { sql::CASE_INCLUDE };
    tx.execute(statement, params![case.uuid(), body.user.uuid()]).await.map(drop)
}

async fn read(
    tx: &mut Tx,
    position: Position,
    header: &Header,
    case: CaseId,
    part: &str,
) -> Result<(), StoreError> {
    let at = header.recorded_at.as_microsecond();
    let row = params![signed(position.0), case.uuid(), user_of(header)?, part, at];
    tx.execute(sql::CASE_ADD_READING, row).await.map(drop)
}

pub(super) fn user_of(header: &Header) -> Result<uuid::Uuid, StoreError> {
    match header.actor {
        Actor::User(user) => Ok(user.uuid()),
        other => Err(StoreError::Unreadable { what: format!("actor `{other}` of a reading") }),
    }
}

/// The case an entry belongs to: its stream is `case/ID`.
fn case_of(header: &Header) -> Result<CaseId, StoreError> {
    let id = header.stream.as_str().strip_prefix("case/").and_then(|id| id.parse().ok());
    id.ok_or_else(|| StoreError::Unreadable { what: header.stream.to_string() })
}
