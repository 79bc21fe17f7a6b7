//! Projection of persons: the record sealed, search keys and ties as keyed hashes.

use domain::account::StaffIdentity;
use domain::event::{Event, TieDeclared, TieKind};
use domain::id::PersonId;
use domain::ledger::{Header, Position};
use domain::person::{Field, FieldValue, Person, PersonEvent};
use jiff::tz::{Offset, TimeZone};

use crate::database::{Row, Tx, params, signed};
use crate::error::StoreError;
use crate::key::NodeKey;
use crate::statement as sql;

/// Column name under which the record is bound to its place.
pub(crate) const RECORD: &str = "person.record";

/// Family of search keys among the blind words.
pub(crate) const SEARCH: &str = "search";

/// Writes what an event of a person changes.
pub(super) async fn apply(
    tx: &mut Tx,
    key: &NodeKey,
    position: Position,
    header: &Header,
    event: &Event,
) -> Result<(), StoreError> {
    let (id, event) = match event {
        Event::PersonRegistered(body) => (body.person, PersonEvent::Registered(body.clone())),
        Event::PersonFactRecorded(body) => {
            (body.person, PersonEvent::FactRecorded(Box::new(body.clone())))
        }
        _ => return Ok(()),
    };
    let rows = tx.fetch(sql::PERSON_READ, params![id.uuid()]).await?;
    let known = rows.first().map(|row| open(key, row)).transpose()?;
    let Some(person) = Person::evolve(known, &event) else { return Ok(()) };
    let plain = serde_json::to_vec(&person)
        .map_err(|_| StoreError::Unreadable { what: RECORD.to_owned() })?;
    let record = key.seal_column(RECORD, position.0, &plain);
    tx.execute(sql::PERSON_PUT, params![id.uuid(), record, signed(position.0)]).await?;
    put_keys(tx, key, id, &person, header).await?;
    for word in documents(&person) {
        add_person_tie(tx, key, id, TieKind::Document, &word).await?;
    }
    Ok(())
}

/// Opens the record of a row.
pub(crate) fn open(key: &NodeKey, row: &Row) -> Result<Person, StoreError> {
    let plain = key.open_column(RECORD, row.count("known_at")?, &row.bytes("record")?)?;
    serde_json::from_slice(&plain).map_err(|_| StoreError::Unreadable { what: RECORD.to_owned() })
}

async fn put_keys(
    tx: &mut Tx,
    key: &NodeKey,
    id: PersonId,
    person: &Person,
    header: &Header,
) -> Result<(), StoreError> {
    tx.execute(sql::PERSON_CLEAR_KEYS, params![id.uuid()]).await?;
    let day = header.recorded_at.to_zoned(TimeZone::fixed(Offset::UTC)).date();
    for word in linkage::keys(&linkage::Record::of_person(person, day)) {
        let token = key.blind(SEARCH, word.as_str());
        tx.execute(sql::PERSON_ADD_KEY, params![token, id.uuid()]).await?;
    }
    Ok(())
}

fn documents(person: &Person) -> Vec<String> {
    let word = |value: &FieldValue| match value {
        FieldValue::Document(document) => document.word(),
        _ => None,
    };
    person.history(Field::Document).filter_map(|fact| word(&fact.value)).collect()
}

/// A tie that was told, of a member of staff or of a person, by the stream in which it stands.
pub(super) async fn tie(
    tx: &mut Tx,
    key: &NodeKey,
    header: &Header,
    body: &TieDeclared,
) -> Result<(), StoreError> {
    let stream = header.stream.as_str();
    let unreadable = || StoreError::Unreadable { what: stream.to_owned() };
    let (family, id) = stream.split_once('/').ok_or_else(unreadable)?;
    let id: uuid::Uuid = id.parse().map_err(|_| unreadable())?;
    match family {
        "user" => add_staff_tie(tx, key, id, body.kind, &body.value).await,
        "person" => add_person_tie(tx, key, PersonId::new(id), body.kind, &body.value).await,
        _ => Err(unreadable()),
    }
}

/// A member of staff is a person too: nobody opens the file of a case in which he is a party.
pub(super) async fn staff(
    tx: &mut Tx,
    key: &NodeKey,
    identity: &StaffIdentity,
) -> Result<(), StoreError> {
    if identity.document.is_empty() {
        return Ok(());
    }
    let user = identity.user.uuid();
    add_staff_tie(tx, key, user, TieKind::Document, &identity.document).await
}

/// A member of staff shares this with whoever has the same.
async fn add_staff_tie(
    tx: &mut Tx,
    key: &NodeKey,
    user: uuid::Uuid,
    kind: TieKind,
    word: &str,
) -> Result<(), StoreError> {
    let row = params![key.blind(kind.as_str(), word), user];
    tx.execute(sql::PERSON_ADD_STAFF_TIE, row).await.map(drop)
}

async fn add_person_tie(
    tx: &mut Tx,
    key: &NodeKey,
    person: PersonId,
    kind: TieKind,
    word: &str,
) -> Result<(), StoreError> {
    let row = params![key.blind(kind.as_str(), word), person.uuid()];
    tx.execute(sql::PERSON_ADD_TIE, row).await.map(drop)
}

/// What was proposed and decided on two records.
pub(super) async fn link(tx: &mut Tx, position: Position, event: &Event) -> Result<(), StoreError> {
    let known_at = signed(position.0);
    let (link, state) = match event {
        Event::SameAsProposed(body) => {
            let (first, second) = body.records;
            let row = params![body.link.uuid(), first.uuid(), second.uuid(), "proposed", known_at];
            return tx.execute(sql::PERSON_PUT_LINK, row).await.map(drop);
        }
        Event::SameAsConfirmed(body) => (body.link, "confirmed"),
        Event::SameAsRejected(body) => (body.link, "rejected"),
        Event::SameAsUndone(body) => (body.link, "undone"),
        _ => return Ok(()),
    };
    tx.execute(sql::PERSON_DECIDE_LINK, params![link.uuid(), state, known_at]).await.map(drop)
}
