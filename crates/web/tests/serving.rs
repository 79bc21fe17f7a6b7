//! Serving over a real connection, and ending in order.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use common::House;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

async fn ask(address: std::net::SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn pages_are_served_until_the_end_is_asked_for() {
    let house = House::on_file().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let serving = tokio::spawn(web::serve(listener, house.site.clone(), async {
        let _asked = ended.await;
    }));
    let answer = ask(address, "GET / HTTP/1.1\r\nHost: a.pe\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer:.80}");
    // An attempt to sign in needs the address of who connected.
    let body = "name=nadie&password=x";
    let attempt = format!(
        "POST /entrar HTTP/1.1\r\nHost: a.pe\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = ask(address, &attempt).await;
    assert!(!answer.starts_with("HTTP/1.1 5"), "{answer:.80}");
    end.send(()).unwrap();
    serving.await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}
