//! What the router answers: headers, errors, exit, weight. Asked without a network.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod common;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use common::House;
use tower::ServiceExt;
use web::site::NEUTRAL_EXIT;
use web::{headers, paths, router};

async fn ask(request: Request<Body>) -> Response {
    let house = House::on_file().await;
    router(house.site.clone()).oneshot(request).await.unwrap()
}

async fn get(path: &str) -> Response {
    ask(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn text(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn every_answer_has_the_strict_headers() {
    let style = &web::assets::STYLE.url;
    for path in [paths::HOME, paths::PRIVACY, paths::LEAVE, style, "/nada", "/api/v1/nada"] {
        let response = get(path).await;
        let one = |name: &str| response.headers().get(name).map(|v| v.to_str().unwrap().to_owned());
        assert_eq!(
            one("content-security-policy").unwrap(),
            headers::CONTENT_SECURITY_POLICY,
            "{path}"
        );
        assert!(!one("content-security-policy").unwrap().contains("unsafe"), "{path}");
        assert_eq!(one("x-content-type-options").unwrap(), "nosniff", "{path}");
        assert_eq!(one("referrer-policy").unwrap(), "no-referrer", "{path}");
        assert_eq!(one("cross-origin-opener-policy").unwrap(), "same-origin", "{path}");
        assert!(one("permissions-policy").unwrap().contains("geolocation=()"), "{path}");
        assert_eq!(one("strict-transport-security"), None, "{path}: there is no TLS to insist on");
        let kept = one("cache-control").unwrap();
        let expected =
            if path == style { "public, max-age=31536000, immutable" } else { "no-store" };
        assert_eq!(kept, expected, "{path}");
    }
}

#[tokio::test]
async fn over_tls_browsers_are_told_to_insist() {
    let request = Request::get("/").body(Body::empty()).unwrap();
    let house = House::open_with(testkit::each_database().swap_remove(0), true).await;
    let response = router(house.site.clone()).oneshot(request).await.unwrap();
    let insist = response.headers().get(header::STRICT_TRANSPORT_SECURITY).unwrap();
    assert_eq!(insist, "max-age=63072000; includeSubDomains");
}

#[tokio::test]
async fn leaving_goes_outside_and_forgets() {
    let response = get(paths::LEAVE).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[header::LOCATION], NEUTRAL_EXIT);
    assert_eq!(response.headers()["clear-site-data"], "\"cache\", \"cookies\", \"storage\"");
    assert!(response.headers()[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
}

#[tokio::test]
async fn a_link_on_another_site_cannot_end_a_session() {
    let request = Request::get(paths::LEAVE)
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty())
        .unwrap();
    let response = ask(request).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert!(response.headers().get(header::SET_COOKIE).is_none());
    assert!(response.headers().get("clear-site-data").is_none());
}

#[tokio::test]
async fn an_unknown_page_says_what_to_do_in_the_language_of_the_reader() {
    let response = get("/nada?lang=en").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    let page = text(response).await;
    assert!(page.contains("<html lang=\"en\">"));
    assert!(page.contains("We could not find that page"));
}

#[tokio::test]
async fn the_api_answers_errors_as_json() {
    let response = get("/api/v1/nada").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&text(response).await).unwrap();
    assert_eq!(problem["status"], 404);
}

#[tokio::test]
async fn methods_that_a_path_does_not_take_are_refused() {
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"] {
        for path in [paths::HOME, "/nada"] {
            let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
            assert_eq!(
                ask(request).await.status(),
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
        }
    }
    let own = Request::post(paths::PRIVACY).header("sec-fetch-site", "same-origin");
    let response = ask(own.body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(response.headers().get(header::ALLOW).is_some());
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_before_anything_looks_at_it() {
    for site in [Some("cross-site"), Some("same-site"), None] {
        let mut request = Request::post(paths::SIGN_IN);
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        let response = ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN, "{site:?}");
    }
}

#[tokio::test]
async fn an_old_or_made_up_asset_name_is_not_found() {
    for path in ["/a/yanapaq-000000000000.css", "/a/..%2F..%2Fetc%2Fpasswd"] {
        assert_eq!(get(path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_public_page_weighs_little() {
    let mut bytes = 0;
    for path in
        [paths::HOME, &web::assets::STYLE.url, &web::assets::EXIT.url, &web::assets::ICON.url]
    {
        let request =
            Request::get(path).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
        let response = ask(request).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        bytes += axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().len();
    }
    assert!(bytes <= 30 * 1024, "first load takes {bytes} bytes");
}
