//! Durable appends, one a request, with their projection, beside bare inserts of the same bytes in the same run.
//!
//! Budget: at least half as many as bare inserts; at most 1,200 bytes at rest for an entry with its indexes.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use domain::center::{Center, Provenance};
use domain::event::CenterCorrected;
use domain::id::{CenterId, ServiceCode};
use domain::ledger::{Actor, Purpose, Scope, StreamName};
use domain::territory::Ubigeo;
use serde::Serialize;
use store::measure::bare_inserts;
use store::{Expected, Location, NewEvent, OpenOptions, Store, Write};

use super::{Scratch, per_second};
use crate::cli::PlaceArgs;
use crate::output::{Failure, Voice};

/// Bytes of an entry as stored: header, sealed body, and the row of its projection.
const BARE_BYTES: usize = 900;
const STREAMS: u32 = 200;

#[derive(Serialize)]
struct Outcome {
    database: &'static str,
    clients: u32,
    appends_per_second: f64,
    bare_inserts_per_second: f64,
    ratio: f64,
    bytes_per_entry: Option<u64>,
}

/// Measures the database of the place: SQLite always in a fresh file, PostgreSQL in the given database.
pub async fn run(place: &PlaceArgs, voice: Voice, entries: u32) -> Result<ExitCode, Failure> {
    let scratch = Scratch::new("appends")?;
    for clients in [1, 8] {
        let (ledger, bare) = match &place.database {
            Some(url) => (Location::Postgres(url.clone()), Location::Postgres(url.clone())),
            None => (
                Location::File(scratch.path.join(format!("ledger-{clients}.db"))),
                Location::File(scratch.path.join(format!("bare-{clients}.db"))),
            ),
        };
        let key_file = match &place.database {
            Some(_) => place.data.join("node.key"),
            None => scratch.path.join(format!("node-{clients}.key")),
        };
        store::shelter::make_private_folder(&place.data)?;
        let options = OpenOptions { location: ledger.clone(), key_file, passphrase: None };
        let store = Store::open(&options, crate::environment::real()).await?;
        // Interleaved rounds, so that a noisy neighbour disturbs both alike.
        let (mut ours, mut theirs) = (Duration::ZERO, Duration::ZERO);
        for _ in 0..4 {
            ours += appends(&store, entries / 4, clients).await?;
            theirs += one_bare_round(&bare, entries / 4, clients).await?;
        }
        let database = store.database_kind();
        store.close().await;
        let (ours, theirs) = (per_second(entries, ours), per_second(entries, theirs));
        let outcome = Outcome {
            database,
            clients,
            appends_per_second: ours.round(),
            bare_inserts_per_second: theirs.round(),
            ratio: (ours / theirs * 100.0).round() / 100.0,
            bytes_per_entry: bytes_at_rest(&ledger, entries),
        };
        voice.say(&outcome, text)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn text(o: &Outcome) -> String {
    let bytes =
        o.bytes_per_entry.map_or_else(String::new, |bytes| format!(", {bytes} bytes each at rest"));
    format!(
        "{} with {} clients: {} appends/s, {} bare inserts/s, ratio {:.2}{bytes}",
        o.database, o.clients, o.appends_per_second, o.bare_inserts_per_second, o.ratio
    )
}

async fn appends(store: &Store, entries: u32, clients: u32) -> Result<Duration, Failure> {
    let start = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|client| {
            let store = store.clone();
            tokio::spawn(async move {
                for at in 0..entries / clients {
                    store.append(correction(&store, (client * 7_919 + at) % STREAMS)?).await?;
                }
                Ok::<(), Failure>(())
            })
        })
        .collect();
    for task in tasks {
        task.await.map_err(|error| Failure::internal(error.to_string()))??;
    }
    Ok(start.elapsed())
}

/// A correction of a center: a body of some 400 bytes, and one row of a projection.
fn correction(store: &Store, number: u32) -> Result<Write, Failure> {
    let invalid = |error: domain::id::InvalidId| Failure::internal(error.to_string());
    let center = Center {
        id: CenterId::parse(&format!("bench-{number}")).map_err(invalid)?,
        service: ServiceCode::parse("bench").map_err(invalid)?,
        kind: None,
        name: format!("Centro simulado de medición {number}"),
        place: Ubigeo::parse("080801").map_err(invalid)?,
        address: Some("Calle simulada sin número, frente a la plaza".to_owned()),
        point: None,
        hours: Some("lunes a viernes de 8:00 a 16:15".to_owned()),
        languages: vec!["es".to_owned(), "qu".to_owned()],
        phone: None,
        accessibility: Some("rampa".to_owned()),
        internet: Some(true),
        valid_from: None,
        valid_to: None,
        provenance: Provenance { source: "simulado".to_owned(), verified_on: None },
    };
    Ok(Write {
        stream: StreamName::new("bench", &number),
        expected: Expected::Any,
        scope: Scope::national(),
        actor: Actor::System,
        purpose: Purpose("bench".to_owned()),
        events: vec![NewEvent {
            id: store.new_entry_id(),
            occurred_at: store.environment().now(),
            event: CenterCorrected { center, reason: "medición".to_owned() }.into(),
        }],
    })
}

async fn one_bare_round(location: &Location, rows: u32, clients: u32) -> Result<Duration, Failure> {
    Ok(bare_inserts(location, BARE_BYTES, i64::from(rows), i64::from(clients)).await?)
}

fn bytes_at_rest(location: &Location, entries: u32) -> Option<u64> {
    let Location::File(path) = location else { return None };
    let bytes = std::fs::metadata(path).ok()?.len();
    Some(bytes / u64::from(entries.max(1)))
}
