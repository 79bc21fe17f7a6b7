//! The one writer: takes writes from all callers, appends them in groups, and answers when they are durable.
//!
//! A group is one transaction: entries, their projections and the signed head of the chain. A write that cannot be
//! appended (a version conflict, a reused id) is answered alone and never spoils the rest of its group.

mod group;

use std::sync::Arc;

use domain::event::Event;
use domain::id::EntryId;
use domain::ledger::{Actor, EntryHash, Header, Position, Purpose, Scope, StreamName};
use group::{Known, Outgoing};
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};
use zeroize::Zeroizing;

use crate::database::{Database, Tx, params, signed};
use crate::environment::Environment;
use crate::error::{AppendError, StoreError};
use crate::key::{ChainHead, KeyCache, NodeKey, Packer, seal_body};
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
    /// What happened, in order. Nothing at all is a guard: the writes beside it happen only if nobody wrote to this stream
    /// since the version that the author saw.
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
        let packer = Packer::new();
        let desk = Desk { database, key, cache, environment, packer, last: None };
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
    packer: Packer,
    /// Where the chain stood after the last group: still true if nobody else has appended since.
    last: Option<Chain>,
}

impl Desk {
    async fn run(mut self, mut queue: mpsc::Receiver<Job>) {
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
    async fn serve(&mut self, jobs: Vec<Job>) -> Health {
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

    async fn append_group(&mut self, jobs: &[&[Write]]) -> Result<Vec<Answer>, StoreError> {
        let mut tx = self.database.write().await?;
        let known = Known::load(&mut tx, jobs, &self.key).await?;
        let chain = match self.last {
            Some(chain) if chain.position == known.last => chain,
            _ => self.chain(&mut tx).await?,
        };
        let start = chain.head.seq;
        let mut group = Group { chain, known, outgoing: Outgoing::default(), fresh: Vec::new() };
        let mut answers = Vec::with_capacity(jobs.len());
        for writes in jobs {
            answers.push(self.append_job(&mut tx, &mut group, writes).await?);
        }
        group.outgoing.flush(&mut tx).await?;
        if group.chain.head.seq > start {
            self.sign(&mut tx, &group.chain.head).await?;
        }
        tx.commit().await?;
        self.last = Some(group.chain);
        for (stream, key) in group.fresh {
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
        &mut self,
        tx: &mut Tx,
        group: &mut Group,
        writes: &[Write],
    ) -> Result<Answer, StoreError> {
        let mut plans = Vec::with_capacity(writes.len());
        for write in writes {
            match check(&group.known, write) {
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
                Plan::Append => self.append_write(tx, group, write).await?,
            });
        }
        Ok(Ok(receipts))
    }

    async fn append_write(
        &mut self,
        tx: &mut Tx,
        group: &mut Group,
        write: &Write,
    ) -> Result<Receipt, StoreError> {
        let mut version = group.known.version(write.stream.as_str());
        if write.events.is_empty() {
            let position = Position(group.chain.position);
            return Ok(Receipt { position, stream_version: version, already_known: false });
        }
        let data_key = self.data_key(tx, group, write.stream.as_str()).await?;
        for new in &write.events {
            version += 1;
            let header = self.header(&group.chain, write, new, version);
            let plain = new.event.encode().map_err(|source| StoreError::Body {
                position: group.chain.position + 1,
                kind: header.kind.name.clone(),
                source,
            })?;
            let body = seal_body(
                &mut self.packer,
                &data_key,
                &header.canonical_bytes(),
                &Zeroizing::new(plain),
                self.environment.random(),
            );
            let chain = &mut group.chain;
            chain.head.seq = header.seq;
            chain.head.hash = header.hash(&body);
            chain.position += 1;
            let (position, hash) = (Position(chain.position), chain.head.hash);
            group.known.put_entry(&header, position);
            group.outgoing.push(tx, position, &header, hash, body).await?;
            projection::apply(tx, &self.key, position, &header, &new.event).await?;
        }
        Ok(Receipt {
            position: Position(group.chain.position),
            stream_version: version,
            already_known: false,
        })
    }

    fn header(&self, chain: &Chain, write: &Write, new: &NewEvent, version: u64) -> Header {
        Header {
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
        }
    }

    async fn data_key(
        &self,
        tx: &mut Tx,
        group: &mut Group,
        stream: &str,
    ) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        if let Some(key) = group.known.key(stream)? {
            return Ok(key);
        }
        let key = Zeroizing::new(self.environment.random());
        let wrapped = self.key.wrap(stream, &key, self.environment.random());
        tx.execute(sql::LEDGER_ADD_KEY, params![stream, wrapped]).await?;
        group.known.put_key(stream, key.clone());
        group.fresh.push((stream.to_owned(), key.clone()));
        Ok(key)
    }
}

#[derive(PartialEq, Eq)]
enum Health {
    Sound,
    Broken,
}

#[derive(Clone, Copy)]
struct Chain {
    head: ChainHead,
    position: u64,
}

/// A group on its way into one transaction.
struct Group {
    chain: Chain,
    known: Known,
    outgoing: Outgoing,
    fresh: Vec<(String, Zeroizing<[u8; 32]>)>,
}

enum Plan {
    Known(Receipt),
    Append,
}

impl Plan {
    const fn is_known(&self) -> bool {
        matches!(self, Self::Known(_))
    }
}

/// Whether a write may be appended, was appended before, or must be refused.
fn check(known: &Known, write: &Write) -> Result<Plan, AppendError> {
    let stream = write.stream.as_str();
    let version = known.version(stream);
    let mut repeated = Vec::new();
    for new in &write.events {
        let Some(entry) = known.entry(new.id) else { continue };
        if entry.stream != stream || entry.kind != new.event.kind().name {
            return Err(AppendError::ReusedId { id: new.id });
        }
        repeated.push((new.id, entry));
    }
    match (repeated.last(), write.expected) {
        (Some((_, entry)), _) if repeated.len() == write.events.len() => Ok(Plan::Known(Receipt {
            position: entry.position,
            stream_version: entry.stream_version,
            already_known: true,
        })),
        (Some((id, _)), _) => Err(AppendError::ReusedId { id: *id }),
        (None, Expected::Version(expected)) if expected != version => {
            let stream = stream.to_owned();
            Err(AppendError::VersionConflict { stream, expected, found: version })
        }
        (None, _) => Ok(Plan::Append),
    }
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
