//! A whole installation without a network: the packs, policies and texts of the repository on a fresh store, and people
//! of the staff who come in by their one-time links.
#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};

use access::Who;
use access::credential::password::HashCost;
use access::question::{GrantRole, ManageUsers};
use app::account::{AccountSettings, NewUser};
use app::sheet::SheetReader;
use app::shelter::ShelterVault;
use app::{App, AppParts};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use domain::account::{Grant, GrantScope, Role};
use domain::id::{UserId, UserName};
use domain::pack::{Catalogue, PackFile};
use testkit::{Clock, Environment, TestDatabase, fixed_environment, moving_environment};
use tower::ServiceExt as _;
use web::site::{NEUTRAL_EXIT, SiteSettings};
use web::{Site, router};

/// An installation.
pub struct House {
    pub site: Site,
    pub database: TestDatabase,
}

/// Somebody of the staff with an open session.
pub struct Person {
    pub user: UserId,
    pub cookie: String,
    /// Form token of the session.
    pub token: String,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn read_folder(root: &Path, folder: &Path, files: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(root, &path, files);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let path = path.strip_prefix(root).unwrap().display().to_string();
            files.push(PackFile { path, text });
        }
    }
}

fn catalogue() -> Catalogue {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    read_folder(&root, &root, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut catalogue = Catalogue::parse(&files).unwrap();
    // The two departments of the summaries are enough; the open data takes longer to read.
    catalogue.figure_files.retain(|file| file.path.contains("_2023"));
    catalogue
}

fn report_texts() -> texts::Texts {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales/es-PE");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (common, report) = (read("common.ftl"), read("report.ftl"));
    texts::Texts::new("es-PE", &[("common.ftl", &common), ("report.ftl", &report)]).unwrap()
}

impl House {
    /// A demonstration, in which a one-time link lets in.
    pub async fn open(database: TestDatabase) -> Self {
        Self::open_with(database, false).await
    }

    pub async fn open_with(database: TestDatabase, tls: bool) -> Self {
        Self::open_in(database, tls, fixed_environment(7)).await
    }

    /// With a clock that the test moves on.
    pub async fn open_with_clock(database: TestDatabase) -> (Self, Clock) {
        let (environment, clock) = moving_environment(7);
        (Self::open_in(database, false, environment).await, clock)
    }

    async fn open_in(database: TestDatabase, tls: bool, environment: Environment) -> Self {
        let folder = database.folder().join("shelter");
        let vault = ShelterVault::open(&folder, &folder.join("key"), &environment).unwrap();
        let app = App::new(AppParts {
            store: database.open(environment).await.unwrap(),
            policies: testkit::policies(),
            catalogue: catalogue(),
            report_texts: report_texts(),
            sheets: SheetReader::in_process(),
            accounts: AccountSettings {
                public_url: None,
                hash_cost: HashCost::CheapForTests,
                random: [5; 48],
            },
        })
        .unwrap();
        app.set_up(true).await.unwrap();
        let settings = SiteSettings {
            exit_to: NEUTRAL_EXIT.to_owned(),
            public_url: "http://127.0.0.1:8080".to_owned(),
            tls,
            demonstration: true,
            max_upload_megabytes: 20,
            run: "test".to_owned(),
        };
        Self { site: Site::with_shelter_vault(settings, app, Some(vault)), database }
    }

    /// On SQLite alone: for what does not touch the store.
    pub async fn on_file() -> Self {
        Self::open(testkit::each_database().swap_remove(0)).await
    }

    pub fn app(&self) -> &App {
        self.site.app()
    }

    /// Adds somebody with roles who comes in by the one-time link.
    pub async fn person(&self, name: &str, grants: &[(Role, GrantScope)]) -> Person {
        let permit = self.app().permit(&Who::Console, ManageUsers).unwrap();
        let new = NewUser {
            name: UserName::parse(name).unwrap(),
            full_name: format!("{name} de la Prueba"),
            document: String::new(),
        };
        let user = self.app().add_user(&permit, new).await.unwrap();
        for (role, scope) in grants {
            let grant = Grant { role: *role, scope: scope.clone() };
            let ask = GrantRole { to: user, grant };
            let permit = self.app().permit(&Who::Console, ask).unwrap();
            self.app().grant_role(&permit).await.unwrap();
        }
        let link = self.app().invite(&permit, user).await.unwrap().token.text();
        let entered = self.post(&format!("/acceso/{link}"), None, "").await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        let cookie = entered.header(header::SET_COOKIE).split(';').next().unwrap().to_owned();
        let mut person = Person { user, cookie, token: String::new() };
        let page = self.get("/mi-acceso", Some(&person)).await;
        let (_, after) = page.body.split_once("name=\"token\" value=\"").unwrap();
        person.token = after.split_once('"').unwrap().0.to_owned();
        person
    }

    /// Somebody with every role, also over one shelter.
    pub async fn chief(&self, shelter: &str) -> Person {
        let center = domain::id::CenterId::parse(shelter).unwrap();
        let mut grants: Vec<(Role, GrantScope)> =
            Role::ALL.into_iter().map(|role| (role, GrantScope::National)).collect();
        grants.push((Role::ShelterManager, GrantScope::Center { center }));
        self.person("jefa", &grants).await
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = router(self.site.clone()).oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub fn request(
        method: Method,
        path: &str,
        who: Option<&Person>,
    ) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        match who {
            Some(person) => request.header(header::COOKIE, &person.cookie),
            None => request,
        }
    }

    pub async fn get(&self, path: &str, who: Option<&Person>) -> Answer {
        self.ask(Self::request(Method::GET, path, who).body(Body::empty()).unwrap()).await
    }

    /// Sends a form from a page of ours.
    pub async fn post(&self, path: &str, who: Option<&Person>, form: &str) -> Answer {
        let request = Self::request(Method::POST, path, who)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Sends a file from a page of ours.
    pub async fn upload(
        &self,
        path: &str,
        who: Option<&Person>,
        token: &str,
        file: &[u8],
    ) -> Answer {
        let mut body = Vec::with_capacity(file.len() + 500);
        let head = "--border\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n";
        let middle = "\r\n--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"archivo.csv\"\r\n\
                      Content-Type: text/csv\r\n\r\n";
        for part in
            [head.as_bytes(), token.as_bytes(), middle.as_bytes(), file, b"\r\n--border--\r\n"]
        {
            body.extend_from_slice(part);
        }
        let request = Self::request(Method::POST, path, who)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=border");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// Entries in the ledger.
    pub async fn entries(&self) -> u64 {
        let permit = self.app().permit(&Who::Console, access::question::ReadHealth).unwrap();
        self.app().health(&permit).await.unwrap().entries
    }
}
