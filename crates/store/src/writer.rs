//! The one writer: takes writes from all callers, appends them in groups, and answers when they are durable.
//!
//! A group is one transaction: entries, their projections and the signed head of the chain. A write that cannot be
//! appended (a version conflict, a reused id) is answered alone and never spoils the rest of its group.

use std::sync::Arc;

use domain::event::Event;
use domain::id::EntryId;
use domain::ledger::{Actor, EntryHash, Header, Position, Purpose, Scope, StreamName};
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};
use zeroize::Zeroizing;

use crate::database::{Database, Tx, params, signed};
use crate::environment::Environment;
use crate::error::{AppendError, StoreError};
use crate::key::{ChainHead, KeyCache, NodeKey, seal_body};
use crate::projection;
use crate::statement as sql;

/// Most writes in one group.
const LARGEST_GROUP: usize = 64;
const QUEUE: usize = 1_024;

/// The version that the author saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Whatever it is: for facts that never contradict each other.
    Any,
    /// Exactly this; zero for a stream that must not exist yet.
    Version(u64),
}

/// One event to append, with the id that makes repeating harmless.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// UUIDv7 of the entry.
    pub id: EntryId,
    /// When it happened, as the author says.
    pub occurred_at: Timestamp,
    /// What happened.
    pub event: Event,
}

/// Events for one stream, all or nothing.
#[derive(Debug, Clone)]
pub struct Write {
    /// The aggregate.
    pub stream: StreamName,
    /// The version that the author saw.
    pub expected: Expected,
    /// Which part of the network it concerns.
    pub scope: Scope,
    /// Who.
    pub actor: Actor,
    /// For what.
    pub purpose: Purpose,
    /// What happened, in order.
    pub events: Vec<NewEvent>,
}

/// Proof that a write is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Position of its last entry.
    pub position: Position,
    /// Version of its stream afterwards.
    pub stream_version: u64,
    /// Whether all of it had been appended before.
    pub already_known: bool,
}

type Answer = Result<Vec<Receipt>, AppendError>;

struct Job {
    writes: Vec<Write>,
    answer: oneshot::Sender<Answer>,
}

/// Handle to the writer; clones share it.
#[derive(Clone)]
pub(crate) struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl Writer {
    /// Starts the writer on its own task. It ends when the last handle is dropped.
    pub(crate) fn start(
        database: Database,
        key: Arc<NodeKey>,
        cache: Arc<KeyCache>,
        environment: Environment,
    ) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        let desk = Desk { database, key, cache, environment };
        tokio::spawn(desk.run(queue));
        Self { jobs }
    }

    /// Appends writes together, all or nothing, and returns when they are durable.
    pub(crate) async fn append(&self, writes: Vec<Write>) -> Answer {
        let (answer, result) = oneshot::channel();
        let job = Job { writes, answer };
        self.jobs.send(job).await.map_err(|_| StoreError::Stopped)?;
        result.await.map_err(|_| StoreError::Stopped)?
    }
}

struct Desk {
    database: Database,
    key: Arc<NodeKey>,
    cache: Arc<KeyCache>,
    environment: Environment,
}

impl Desk {
    async fn run(self, mut queue: mpsc::Receiver<Job>) {
        let mut group = Vec::new();
        while queue.recv_many(&mut group, LARGEST_GROUP).await > 0 {
            let jobs = std::mem::take(&mut group);
            if self.serve(jobs).await == Health::Broken {
                tracing::error!("the disk failed under the ledger; writing has stopped");
                return; // pending callers see `Stopped`; a failed flush is never retried
            }
        }
    }

    /// Appends a group; if one job makes the database refuse, each is tried alone.
    async fn serve(&self, jobs: Vec<Job>) -> Health {
        let writes: Vec<&[Write]> = jobs.iter().map(|job| job.writes.as_slice()).collect();
        match self.append_group(&writes).await {
            Ok(answers) => {
                for (job, answer) in jobs.into_iter().zip(answers) {
                    let _gone = job.answer.send(answer);
                }
                Health::Sound
            }
            Err(failure) if jobs.len() == 1 || is_disk_failure(&failure) => {
                let health = if is_disk_failure(&failure) { Health::Broken } else { Health::Sound };
                let mut failure = Some(failure);
                for job in jobs {
                    let cause = failure.take().unwrap_or(StoreError::Stopped);
                    let _gone = job.answer.send(Err(cause.into()));
                }
                health
            }
            Err(_) => {
                for job in jobs {
                    if Box::pin(self.serve(vec![job])).await == Health::Broken {
                        return Health::Broken;
                    }
                }
                Health::Sound
            }
        }
    }

    async fn append_group(&self, jobs: &[&[Write]]) -> Result<Vec<Answer>, StoreError> {
        let mut tx = self.database.write().await?;
        let mut chain = self.chain(&mut tx).await?;
        let start = chain.head.seq;
        let mut fresh_keys = Vec::new();
        let mut answers = Vec::with_capacity(jobs.len());
        for writes in jobs {
            answers.push(self.append_job(&mut tx, &mut chain, writes, &mut fresh_keys).await?);
        }
        if chain.head.seq > start {
            self.sign(&mut tx, &chain.head).await?;
        }
        tx.commit().await?;
        for (stream, key) in fresh_keys {
            self.cache.put(&stream, key);
        }
        Ok(answers)
    }

    async fn chain(&self, tx: &mut Tx) -> Result<Chain, StoreError> {
        let (node, epoch) = (self.key.node(), self.key.epoch());
        let rows = tx.fetch(sql::LEDGER_HEAD, params![node.uuid(), i64::from(epoch)]).await?;
        let row = rows.first().ok_or(StoreError::Unreadable { what: "head".to_owned() })?;
        let hash = match row.maybe_bytes("hash")? {
            Some(bytes) => EntryHash(bytes.as_slice().try_into().unwrap_or([0; 32])),
            None => EntryHash::GENESIS,
        };
        let seq = row.maybe_int("seq")?.unwrap_or_default().unsigned_abs();
        let position = row.maybe_int("position")?.unwrap_or_default().unsigned_abs();
        Ok(Chain { head: ChainHead { node, epoch, seq, hash }, position })
    }

    async fn sign(&self, tx: &mut Tx, head: &ChainHead) -> Result<(), StoreError> {
        let signature = self.key.sign_head(head);
        let row = params![
            head.node.uuid(),
            i64::from(head.epoch),
            signed(head.seq),
            head.hash.0.as_slice(),
            signature.as_slice(),
        ];
        tx.execute(sql::LEDGER_SIGN, row).await.map(drop)
    }

    /// All writes of a job, or none: they are checked before the first is appended.
    async fn append_job(
        &self,
        tx: &mut Tx,
        chain: &mut Chain,
        writes: &[Write],
        fresh_keys: &mut Vec<(String, Zeroizing<[u8; 32]>)>,
    ) -> Result<Answer, StoreError> {
        let mut plans = Vec::with_capacity(writes.len());
        for write in writes {
            match check(tx, write).await? {
                Ok(plan) => plans.push(plan),
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        if projection::is_known_file(tx, writes).await? && !plans.iter().all(Plan::is_known) {
            return Ok(Err(AppendError::KnownFile));
        }
        let mut receipts = Vec::with_capacity(writes.len());
        for (write, plan) in writes.iter().zip(plans) {
            receipts.push(match plan {
                Plan::Known(receipt) => receipt,
                Plan::Append { version } => {
                    self.append_write(tx, chain, write, version, fresh_keys).await?
                }
            });
        }
        Ok(Ok(receipts))
    }

    async fn append_write(
        &self,
        tx: &mut Tx,
        chain: &mut Chain,
        write: &Write,
        mut version: u64,
        fresh_keys: &mut Vec<(String, Zeroizing<[u8; 32]>)>,
    ) -> Result<Receipt, StoreError> {
        let data_key = self.data_key(tx, write.stream.as_str(), fresh_keys).await?;
        for new in &write.events {
            version += 1;
            let header = Header {
                id: new.id,
                node: chain.head.node,
                epoch: chain.head.epoch,
                seq: chain.head.seq + 1,
                stream: write.stream.clone(),
                stream_version: version,
                scope: write.scope.clone(),
                kind: new.event.kind(),
                occurred_at: in_microseconds(new.occurred_at),
                recorded_at: in_microseconds(self.environment.now()),
                actor: write.actor,
                purpose: write.purpose.clone(),
                previous: chain.head.hash,
            };
            let plain = new.event.encode().map_err(|source| StoreError::Body {
                position: chain.position + 1,
                kind: header.kind.name.clone(),
                source,
            })?;
            let body = seal_body(
                &data_key,
                &header.canonical_bytes(),
                &Zeroizing::new(plain),
                self.environment.random(),
            );
            chain.head.seq = header.seq;
            chain.head.hash = header.hash(&body);
            chain.position += 1;
            let position = Position(chain.position);
            append_entry(tx, position, &header, chain.head.hash, body).await?;
            projection::apply(tx, &self.key, position, &header, &new.event).await?;
        }
        Ok(Receipt {
            position: Position(chain.position),
            stream_version: version,
            already_known: false,
        })
    }

    async fn data_key(
        &self,
        tx: &mut Tx,
        stream: &str,
        fresh_keys: &mut Vec<(String, Zeroizing<[u8; 32]>)>,
    ) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        if let Some(key) = self.cache.get(stream) {
            return Ok(key);
        }
        let rows = tx.fetch(sql::LEDGER_READ_KEY, params![stream]).await?;
        let key = match rows.first() {
            Some(row) => self
                .key
                .unwrap(stream, &row.bytes("wrapped")?)?
                .ok_or_else(|| StoreError::Sealed { what: stream.to_owned() })?,
            None => {
                let key = Zeroizing::new(self.environment.random());
                let wrapped = self.key.wrap(stream, &key, self.environment.random());
                tx.execute(sql::LEDGER_ADD_KEY, params![stream, wrapped]).await?;
                key
            }
        };
        fresh_keys.push((stream.to_owned(), key.clone()));
        Ok(key)
    }
}

#[derive(PartialEq, Eq)]
enum Health {
    Sound,
    Broken,
}

struct Chain {
    head: ChainHead,
    position: u64,
}

enum Plan {
    Known(Receipt),
    Append { version: u64 },
}

impl Plan {
    const fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

/// Whether a write may be appended, was appended before, or must be refused.
async fn check(tx: &mut Tx, write: &Write) -> Result<Result<Plan, AppendError>, StoreError> {
    let stream = write.stream.as_str();
    let mut version = 0;
    let mut known = Vec::new();
    for new in &write.events {
        let rows = tx.fetch(sql::LEDGER_CHECK, params![stream, new.id.uuid()]).await?;
        let row = rows.first().ok_or(StoreError::Unreadable { what: "check".to_owned() })?;
        version = row.maybe_int("version")?.unwrap_or_default().unsigned_abs();
        let Some(position) = row.maybe_int("known_position")? else { continue };
        let same = row.maybe_text("known_stream")?.as_deref() == Some(stream)
            && row.maybe_text("known_kind")? == Some(new.event.kind().name);
        if !same {
            return Ok(Err(AppendError::ReusedId { id: new.id }));
        }
        let stream_version = row.maybe_int("known_version")?.unwrap_or_default().unsigned_abs();
        known.push((new.id, Position(position.unsigned_abs()), stream_version));
    }
    Ok(match (known.last(), write.expected) {
        (Some(&(_, position, stream_version)), _) if known.len() == write.events.len() => {
            Ok(Plan::Known(Receipt { position, stream_version, already_known: true }))
        }
        (Some(&(id, ..)), _) => Err(AppendError::ReusedId { id }),
        (None, Expected::Version(expected)) if expected != version => {
            let stream = stream.to_owned();
            Err(AppendError::VersionConflict { stream, expected, found: version })
        }
        (None, _) => Ok(Plan::Append { version }),
    })
}

async fn append_entry(
    tx: &mut Tx,
    position: Position,
    header: &Header,
    hash: EntryHash,
    body: Vec<u8>,
) -> Result<(), StoreError> {
    let row = params![
        signed(position.0),
        header.id.uuid(),
        header.node.uuid(),
        i64::from(header.epoch),
        signed(header.seq),
        header.stream.as_str(),
        signed(header.stream_version),
        header.scope.as_str(),
        header.kind.name.as_str(),
        i64::from(header.kind.version),
        header.occurred_at.as_microsecond(),
        header.recorded_at.as_microsecond(),
        header.recorded_at.as_microsecond(),
        header.actor.to_string(),
        header.purpose.0.as_str(),
        header.previous.0.as_slice(),
        hash.0.as_slice(),
        body,
    ];
    tx.execute(sql::LEDGER_APPEND, row).await.map(drop)
}

/// The ledger keeps microseconds: what is hashed must be what is stored.
fn in_microseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// A disk that failed to flush may have lost what it acknowledged: stop. A full disk has refused cleanly: go on.
fn is_disk_failure(error: &StoreError) -> bool {
    match error {
        StoreError::Database { source, .. } => source.to_string().contains("disk I/O error"),
        _ => false,
    }
}
