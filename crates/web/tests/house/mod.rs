//! A whole house for tests of pages: a fresh store with the packs of the repository.
#![expect(dead_code, reason = "each test file uses its own part of this module")]

use std::path::{Path, PathBuf};

use access::credential::password::HashCost;
use app::account::AccountSettings;
use app::sheet::SheetReader;
use app::{App, AppParts};
use domain::pack::{Catalogue, PackFile};
use testkit::{TestDatabase, fixed_environment};
use web::Site;
use web::site::{NEUTRAL_EXIT, SiteSettings};

/// An installation and the database under it, which goes with it.
pub struct House {
    pub site: Site,
    pub app: App,
    _database: TestDatabase,
}

impl House {
    /// On a fresh SQLite file.
    pub async fn new(tls: bool) -> Self {
        let database = testkit::each_database().remove(0);
        Self::on(database, tls).await
    }

    /// On a given database.
    pub async fn on(database: TestDatabase, tls: bool) -> Self {
        let store = database.open(fixed_environment(77)).await.unwrap();
        let public_url = if tls { "https://red.example" } else { "http://localhost:8080" };
        let app = App::new(AppParts {
            store,
            policies: testkit::policies(),
            catalogue: catalogue(),
            report_texts: report_texts(),
            sheets: SheetReader::in_process(),
            accounts: AccountSettings {
                public_url: Some(public_url.to_owned()),
                hash_cost: HashCost::CheapForTests,
                random: [5; 48],
            },
        })
        .unwrap();
        app.set_up(false).await.unwrap();
        let settings = SiteSettings {
            public_url: public_url.to_owned(),
            exit_to: NEUTRAL_EXIT.to_owned(),
            tls,
            demonstration: false,
            max_upload_megabytes: 20,
            run: "test".to_owned(),
        };
        Self { site: Site::new(settings, app.clone()), app, _database: database }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn catalogue() -> Catalogue {
    let packs = root().join("packs");
    let mut files = Vec::new();
    read_folder(&packs, &packs, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Catalogue::parse(&files).unwrap()
}

fn read_folder(root: &Path, folder: &Path, files: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(root, &path, files);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root).unwrap().display().to_string();
            files.push(PackFile { path, text });
        }
    }
}

fn report_texts() -> texts::Texts {
    let folder = root().join("locales/es-PE");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (common, report) = (read("common.ftl"), read("report.ftl"));
    texts::Texts::new("es-PE", &[("common.ftl", &common), ("report.ftl", &report)]).unwrap()
}
