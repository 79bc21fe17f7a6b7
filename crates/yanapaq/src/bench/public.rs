//! The public pages: bytes of a first visit, and requests a second beside a file served by the same program.
//!
//! Budget: at most 30 kB compressed for the first load of a citizen page.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::freshness::{milliseconds, percentile};
use super::{Scratch, per_second};
use crate::cli::PlaceArgs;
use crate::command::serve::site;
use crate::node;
use crate::output::{Failure, Voice};

const CLIENTS: u32 = 8;
/// A page that asks the directory: services near Urubamba.
const FINDER: &str = "/servicios?lugar=081301";

#[derive(Serialize)]
struct Outcome {
    page: String,
    first_load_bytes: usize,
    requests_per_second: f64,
    p99_ms: f64,
    file_requests_per_second: f64,
    ratio_to_file: f64,
}

/// Serves on a free port of the loopback and asks.
pub async fn run(place: &PlaceArgs, voice: Voice, requests: u32) -> Result<ExitCode, Failure> {
    let scratch = Scratch::new("public")?;
    let place = match &place.database {
        Some(_) => place.clone(),
        None => PlaceArgs { data: scratch.path.clone(), ..place.clone() },
    };
    let node = node::open(&place, false).await?;
    let failed = |error: std::io::Error| Failure::internal(error.to_string());
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let site = site(&node, None, None);
    let server = tokio::spawn(web::serve(listener, site, std::future::pending()));
    let home = get(address, "/").await?;
    let files = linked_files(&home.body);
    let file = files.first().cloned().ok_or_else(|| Failure::internal("no style sheet"))?;
    let (file_rate, _) = load(address, &file, requests).await?;
    for page in ["/", FINDER] {
        let mut first_load_bytes = get_compressed(address, page).await?;
        for file in &files {
            first_load_bytes += get_compressed(address, file).await?;
        }
        let (rate, latencies) = load(address, page, requests).await?;
        let outcome = Outcome {
            page: page.to_owned(),
            first_load_bytes,
            requests_per_second: rate.round(),
            p99_ms: milliseconds(percentile(&latencies, 99)),
            file_requests_per_second: file_rate.round(),
            ratio_to_file: (rate / file_rate * 100.0).round() / 100.0,
        };
        voice.say(&outcome, |o| {
            format!(
                "{}: {} bytes at first load (budget 30000), {} requests/s, p99 {} ms; a file {} requests/s, ratio {}",
                o.page, o.first_load_bytes, o.requests_per_second, o.p99_ms, o.file_requests_per_second, o.ratio_to_file
            )
        })?;
    }
    server.abort();
    Ok(ExitCode::SUCCESS)
}

struct Answer {
    body: String,
    bytes: usize,
}

/// Style sheet, scripts and icon that a page links to on the same host.
fn linked_files(html: &str) -> Vec<String> {
    let mut files: Vec<String> =
        html.split('"').filter(|part| part.starts_with("/a/")).map(str::to_owned).collect();
    files.sort();
    files.dedup();
    files
}

async fn get(address: SocketAddr, path: &str) -> Result<Answer, Failure> {
    one_request(address, path, "identity").await
}

async fn get_compressed(address: SocketAddr, path: &str) -> Result<usize, Failure> {
    Ok(one_request(address, path, "br, gzip").await?.bytes)
}

async fn one_request(address: SocketAddr, path: &str, coding: &str) -> Result<Answer, Failure> {
    let failed = |error: std::io::Error| Failure::internal(format!("{path}: {error}"));
    let mut stream = TcpStream::connect(address).await.map_err(failed)?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: {coding}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.map_err(failed)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.map_err(failed)?;
    if !answer.starts_with(b"HTTP/1.1 200") {
        return Err(Failure::internal(format!("{path} did not answer 200")));
    }
    let bytes = answer.len();
    Ok(Answer { body: String::from_utf8_lossy(&answer).into_owned(), bytes })
}

/// Asks for a path over a few connections that stay open; answers the rate and every latency in order.
async fn load(
    address: SocketAddr,
    path: &str,
    requests: u32,
) -> Result<(f64, Vec<Duration>), Failure> {
    let start = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| tokio::spawn(client(address, path.to_owned(), requests / CLIENTS)))
        .collect();
    let mut latencies = Vec::new();
    for client in clients {
        latencies.extend(client.await.map_err(|error| Failure::internal(error.to_string()))??);
    }
    let taken = start.elapsed();
    latencies.sort_unstable();
    Ok((per_second(requests, taken), latencies))
}

async fn client(
    address: SocketAddr,
    path: String,
    requests: u32,
) -> Result<Vec<Duration>, Failure> {
    let failed = |error: std::io::Error| Failure::internal(format!("{path}: {error}"));
    let mut stream = TcpStream::connect(address).await.map_err(failed)?;
    stream.set_nodelay(true).map_err(failed)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let mut latencies = Vec::new();
    let mut buffer = Vec::new();
    for _ in 0..requests {
        let start = Instant::now();
        stream.write_all(request.as_bytes()).await.map_err(failed)?;
        buffer.clear();
        while !is_whole(&buffer) {
            if stream.read_buf(&mut buffer).await.map_err(failed)? == 0 {
                return Err(Failure::internal(format!("{path}: the server closed the connection")));
            }
        }
        latencies.push(start.elapsed());
    }
    Ok(latencies)
}

/// Whether an answer is there to its last byte: by its length, or by the last chunk.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return false;
    };
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    match length.and_then(|length| length.trim().parse::<usize>().ok()) {
        Some(length) => answer.len() >= end + 4 + length,
        None => answer.ends_with(b"0\r\n\r\n"),
    }
}
