//! Serving: a listener, the router, and an orderly end.

use std::future::Future;

use tokio::net::TcpListener;

use crate::listener::{PatientListener, Peer};
use crate::router::router;
use crate::site::Site;

/// Serves until `shutdown` resolves; requests under way are answered first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    site: Site,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(site).into_make_service_with_connect_info::<Peer>();
    axum::serve(PatientListener::new(listener), service).with_graceful_shutdown(shutdown).await
}
