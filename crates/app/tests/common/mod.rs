//! A store with accounts, a clock that tests move on, and people who enrol and sign in.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::credential::code::TimeCode;
use access::credential::password::HashCost;
use access::question::{GrantRole, ManageOwnAccess, ManageUsers, OperateStore, ReadAudit};
use access::{Assurance, Who};
use app::account::{AccountSettings, Device, Enroller, Entered, NewUser, Origin};
use app::sheet::SheetReader;
use app::{App, AppError, AppParts};
use domain::account::{Grant, GrantScope, Role};
use domain::id::{UserId, UserName};
use domain::ledger::Position;
use domain::pack::{Catalogue, PackFile};
use jiff::Timestamp;
use testkit::{Clock, Staff, TestDatabase, moving_environment};

pub const PASSWORD: &str = "la vicuña cruza el puente";

pub struct House {
    pub app: App,
    pub clock: Clock,
    pub store: store::Store,
    database: Arc<TestDatabase>,
}

pub fn read_folder(root: &Path, folder: &Path, files: &mut Vec<PackFile>) {
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

/// The packs without what only figures and directory need.
pub fn catalogue() -> Catalogue {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    read_folder(&root, &root, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut catalogue = Catalogue::parse(&files).unwrap();
    catalogue.figure_files.clear();
    catalogue.centers.clear();
    catalogue
}

pub fn report_texts() -> texts::Texts {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales/es-PE");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (common, report) = (read("common.ftl"), read("report.ftl"));
    texts::Texts::new("es-PE", &[("common.ftl", &common), ("report.ftl", &report)]).unwrap()
}

impl House {
    pub async fn open(database: TestDatabase, demonstration: bool) -> Self {
        let house = Self::on(Arc::new(database), 7).await;
        house.app.set_up(demonstration).await.unwrap();
        house
    }

    /// Another process on the same database.
    pub async fn beside(&self) -> Self {
        Self::on(Arc::clone(&self.database), 8).await
    }

    async fn on(database: Arc<TestDatabase>, seed: u64) -> Self {
        let (environment, clock) = moving_environment(seed);
        let store = database.open(environment).await.unwrap();
        let app = App::new(AppParts {
            store: store.clone(),
            policies: testkit::policies(),
            catalogue: catalogue(),
            report_texts: report_texts(),
            sheets: SheetReader::in_process(),
            accounts: AccountSettings {
                public_url: Some("https://yanapaq.example".to_owned()),
                hash_cost: HashCost::CheapForTests,
                random: [5; 48],
            },
        })
        .unwrap();
        Self { app, clock, store, database }
    }

    pub async fn add(&self, name: &str, full_name: &str) -> UserId {
        let permit = self.app.permit(&Who::Console, ManageUsers).unwrap();
        let new = NewUser {
            name: UserName::parse(name).unwrap(),
            full_name: full_name.to_owned(),
            document: "dni:12345678".to_owned(),
        };
        self.app.add_user(&permit, new).await.unwrap()
    }

    pub async fn grant(&self, to: UserId, role: Role) {
        let grant = Grant { role, scope: GrantScope::National };
        let permit = self.app.permit(&Who::Console, GrantRole { to, grant }).unwrap();
        self.app.grant_role(&permit).await.unwrap();
    }

    pub async fn link(&self, user: UserId) -> String {
        let permit = self.app.permit(&Who::Console, ManageUsers).unwrap();
        self.app.invite(&permit, user).await.unwrap().token.text()
    }

    pub fn now(&self) -> Timestamp {
        self.store.environment().now()
    }

    /// Enrols by a link; answers the secret of the code and the recovery codes.
    pub async fn enrol(&self, user: UserId) -> (TimeCode, Vec<String>) {
        let link = self.link(user).await;
        let by = Enroller::Link(&link);
        let proposal = self.app.propose_password(by).await.unwrap();
        let code = TimeCode::kept(&proposal.secret).unwrap();
        let typed = code.at(self.now());
        let proposal = proposal.token.text();
        let recovery = self.app.enrol_password(by, &proposal, PASSWORD, &typed).await.unwrap();
        self.clock.wait_seconds(60);
        (code, recovery)
    }

    pub async fn try_password(
        &self,
        name: &str,
        password: &str,
        from: &Origin,
    ) -> Result<String, AppError> {
        Ok(self.app.start_password(name, password, from).await?.token.text())
    }

    pub async fn sign_in(
        &self,
        name: &str,
        code: &TimeCode,
        from: &Origin,
    ) -> Result<Entered, AppError> {
        let challenge = self.try_password(name, PASSWORD, from).await?;
        let entered = self.app.finish_code(&challenge, &code.at(self.now()), from).await;
        self.clock.wait_seconds(60);
        entered
    }

    /// Kinds of entries in the order in which they were written.
    pub async fn kinds(&self) -> Vec<String> {
        let auditor = Staff::new("luz", 99).with(Role::Auditor, GrantScope::National).who();
        let permit = self.app.permit(&auditor, ReadAudit).unwrap();
        let lines = self.store.audit_lines(&permit, Position(u64::MAX / 4), 1_000).await.unwrap();
        lines.into_iter().rev().map(|line| line.kind).collect()
    }

    /// The chain is whole, and the projections are what the entries say.
    pub async fn check_ledger(&self) {
        let permit = self.app.permit(&Who::Console, OperateStore).unwrap();
        let verified = self.app.verify_ledger(&permit, &|_| {}).await.unwrap();
        assert!(verified.fault.is_none());
        let rebuilt = self.app.rebuild_projections(&permit).await.unwrap();
        assert_eq!(rebuilt.before, rebuilt.after);
        assert_eq!(rebuilt.unknown, 0);
    }
}

pub fn from(address: [u8; 4], mark: Option<String>) -> Origin {
    let device = Device { words: "Firefox, Windows".to_owned(), mark };
    Origin { address: IpAddr::from(address), device }
}

pub fn office() -> Origin {
    from([10, 0, 0, 1], None)
}

pub fn own(who: &Who) -> ManageOwnAccess {
    let Who::User(account) = who else { panic!("nobody is signed in") };
    ManageOwnAccess { user: account.user }
}

pub fn assurance(who: &Who) -> Assurance {
    let Who::User(account) = who else { panic!("nobody is signed in") };
    account.assurance
}
