//! Style sheet, modules and icon: inside the program, named by the hash of their content, cached for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::error::PageError;
use crate::paths;

/// One file of the pages.
#[derive(Debug)]
pub struct Asset {
    /// Where it is served: changes with its content.
    pub url: String,
    media_type: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(name: &str, extension: &str, media_type: &'static str, content: &'static str) -> Self {
        let digest = blake3::hash(content.as_bytes()).to_hex();
        let (short, _) = digest.split_at(12);
        let file = format!("{name}-{short}.{extension}");
        Self { url: paths::fill(paths::ASSET, &[&file]), media_type, content }
    }

    /// The content as it is served.
    #[must_use]
    pub const fn content(&self) -> &'static str {
        self.content
    }
}

/// The style sheet.
pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("yanapaq", "css", "text/css; charset=utf-8", include_str!("../assets/yanapaq.css"))
});
/// Quick exit.
pub static EXIT: LazyLock<Asset> =
    LazyLock::new(|| module("exit", include_str!("../assets/exit.js")));
/// Keyboard of the desk.
pub static DESK: LazyLock<Asset> =
    LazyLock::new(|| module("desk", include_str!("../assets/desk.js")));
/// Keeps a form that is not finished.
pub static DRAFT: LazyLock<Asset> =
    LazyLock::new(|| module("draft", include_str!("../assets/draft.js")));
/// Passkeys.
pub static PASSKEY: LazyLock<Asset> =
    LazyLock::new(|| module("passkey", include_str!("../assets/passkey.js")));
/// Answers of a case, saved as they are given.
pub static CASE: LazyLock<Asset> =
    LazyLock::new(|| module("case", include_str!("../assets/case.js")));
/// Icon: a neutral mark.
pub static ICON: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("icon", "svg", "image/svg+xml", include_str!("../assets/icon.svg"))
});

fn module(name: &str, content: &'static str) -> Asset {
    Asset::new(name, "js", "text/javascript; charset=utf-8", content)
}

/// Every file of the pages.
#[must_use]
pub fn all() -> [&'static Asset; 7] {
    [&STYLE, &EXIT, &DESK, &DRAFT, &PASSKEY, &CASE, &ICON]
}

/// Answers with the file of that exact name; an old name is not found, so that nobody mixes two versions.
pub async fn serve(Path(file): Path<String>) -> Result<Response, PageError> {
    let url = paths::fill(paths::ASSET, &[&file]);
    let asset = all().into_iter().find(|asset| asset.url == url).ok_or(PageError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, asset.content).into_response())
}
