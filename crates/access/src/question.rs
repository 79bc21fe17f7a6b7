//! The questions that use cases ask the policies: one small type each, with what it is about.

use domain::account::Grant;
use domain::case::Lens;
use domain::figure::Place;
use domain::id::{CaseId, CenterId, ServiceCode, UserId};
use domain::territory::Ubigeo;

/// A question to the policies.
pub trait Ask {
    /// What is to be done.
    fn action(&self) -> Action;
    /// To what.
    fn resource(&self) -> Resource;
}

/// A case, as the policies see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSubject {
    /// Which.
    pub case: CaseId,
    /// Its service.
    pub service: ServiceCode,
    /// The center that answers for it.
    pub center: CenterId,
    /// Where that center is.
    pub place: Ubigeo,
    /// Who works on it.
    pub team: Vec<UserId>,
    /// Who may not know that it exists: parties, people close to one, people shut out by name.
    pub excluded: Vec<UserId>,
    /// Who broke the glass and still has time.
    pub opened_for: Vec<UserId>,
    /// Whether it is its team's only.
    pub restricted: bool,
}

/// What a question is about, as the policies see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Every scope that covers it: `national`, `territory:08`, `center:…`.
    pub within: Vec<String>,
    /// The account it belongs to or changes.
    pub user: Option<UserId>,
    /// The case it is about, with the profession whose part is asked for.
    pub case: Option<(CaseSubject, Option<Lens>)>,
}

impl Resource {
    /// Something of the whole network.
    #[must_use]
    pub fn national() -> Self {
        Self { within: vec!["national".to_owned()], user: None, case: None }
    }

    /// Something of a territory: roles over it and over everything around it reach it.
    #[must_use]
    pub fn of(ubigeo: Ubigeo) -> Self {
        let mut resource = Self::national();
        let mut around = Some(ubigeo);
        while let Some(place) = around {
            resource.within.push(format!("territory:{place}"));
            around = place.parent();
        }
        resource
    }

    /// Something that one center alone may touch.
    #[must_use]
    pub fn only_center(center: &CenterId) -> Self {
        Self { within: vec![format!("center:{center}")], user: None, case: None }
    }

    /// Something of a center: roles over it, over its service and over every place around it reach it.
    #[must_use]
    pub fn of_center(center: &CenterId, service: &ServiceCode, place: Ubigeo) -> Self {
        let mut resource = Self::of(place);
        resource.within.push(format!("center:{center}"));
        resource.within.push(format!("service:{service}"));
        resource
    }

    /// A case, or the part of one profession in it.
    #[must_use]
    pub fn of_case(subject: &CaseSubject, lens: Option<Lens>) -> Self {
        let around = Self::of_center(&subject.center, &subject.service, subject.place);
        Self { case: Some((subject.clone(), lens)), ..around }
    }

    /// Something that belongs to or changes an account.
    #[must_use]
    pub fn account(user: UserId) -> Self {
        Self { user: Some(user), ..Self::national() }
    }
}

/// A question about one case.
pub trait AboutCase: Ask {
    /// The case.
    fn subject(&self) -> &CaseSubject;
}

macro_rules! about_case {
    ($($name:ident),*) => {
        $(impl AboutCase for $name {
            fn subject(&self) -> &CaseSubject {
                &self.subject
            }
        })*
    };
}

about_case!(
    ReadCase,
    WriteCase,
    WritePart,
    ReadProfessionNotes,
    ReadLocatingData,
    AssignCase,
    CloseCase,
    RestrictCase,
    ExcludeFromCase,
    BreakGlass,
    ReviewGlass,
    ReadWhoLooked
);

macro_rules! questions {
    (@define [$($doc:tt)*] $name:ident) => {
        $($doc)*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name;
    };
    (@define [$($doc:tt)*] $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* }) => {
        $($doc)*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    };
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })? = $word:literal,
        |$this:ident| $resource:expr;)*) => {
        /// What can be asked.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action there is.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in policies and in the ledger.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }

        $(
            questions!(@define [$(#[$doc])*] $name $({ $($(#[$field_doc])* $field: $type),* })?);

            impl Ask for $name {
                fn action(&self) -> Action {
                    Action::$name
                }

                fn resource(&self) -> Resource {
                    let $this = self;
                    $resource
                }
            }
        )*
    };
}

questions! {
    /// Find services and centers near a place.
    FindServices = "find_services", |_this| Resource::national();
    /// Read the table of territories.
    ReadTerritory = "read_territory", |_this| Resource::national();
    /// Read figures of a place.
    ReadFigures {
        /// The place.
        place: Place,
    } = "read_figures", |this| this.place.ubigeo().map_or_else(Resource::national, Resource::of);
    /// Read the executive summary of a department on the screen.
    ReadSummary {
        /// The department.
        department: Ubigeo,
    } = "read_summary", |this| Resource::of(this.department);
    /// Take the executive summary of a department out as a document.
    ExportSummary {
        /// The department.
        department: Ubigeo,
    } = "export_summary", |this| Resource::of(this.department);
    /// Take in a file of figures.
    ImportFigures = "import_figures", |_this| Resource::national();
    /// See which files were taken in.
    ReadImports = "read_imports", |_this| Resource::national();
    /// Take in a directory file.
    ImportDirectory = "import_directory", |_this| Resource::national();
    /// Decide on doubtful rows of a directory file.
    RepairDirectory = "repair_directory", |_this| Resource::national();
    /// See accounts, add them, make links to enrol.
    ManageUsers = "manage_users", |_this| Resource::national();
    /// Give a role, or take it back.
    GrantRole {
        /// To whom.
        to: UserId,
        /// Role and scope.
        grant: Grant,
    } = "grant_role", |this| Resource::account(this.to);
    /// End an account.
    SuspendUser {
        /// Whose.
        user: UserId,
    } = "suspend_user", |this| Resource::account(this.user);
    /// See and end own sessions, enrol and remove own credentials.
    ManageOwnAccess {
        /// Whose.
        user: UserId,
    } = "manage_own_access", |this| Resource::account(this.user);
    /// See how the node is.
    ReadHealth = "read_health", |_this| Resource::national();
    /// See who did what.
    ReadAudit = "read_audit", |_this| Resource::national();
    /// Read the place of a shelter.
    ReadShelterPlace {
        /// The shelter.
        center: CenterId,
        /// Its department.
        department: Ubigeo,
    } = "read_shelter_place", |this| Resource::only_center(&this.center);
    /// Record the place of a shelter.
    RecordShelterPlace {
        /// The shelter.
        center: CenterId,
        /// Its department.
        department: Ubigeo,
    } = "record_shelter_place", |this| Resource::only_center(&this.center);
    /// Verify, rebuild, back up, restore, erase.
    OperateStore = "operate_store", |_this| Resource::national();
    /// Look whether a person was here before.
    SearchPersons {
        /// The center where she stands.
        center: CenterId,
        /// Its service.
        service: ServiceCode,
        /// Where it is.
        place: Ubigeo,
    } = "search_persons", |this| Resource::of_center(&this.center, &this.service, this.place);
    /// Open a case.
    OpenCase {
        /// The center.
        center: CenterId,
        /// Its service.
        service: ServiceCode,
        /// Where it is.
        place: Ubigeo,
    } = "open_case", |this| Resource::of_center(&this.center, &this.service, this.place);
    /// See the list of cases of a center.
    ListCases {
        /// The center.
        center: CenterId,
        /// Its service.
        service: ServiceCode,
        /// Where it is.
        place: Ubigeo,
    } = "list_cases", |this| Resource::of_center(&this.center, &this.service, this.place);
    /// Read a case.
    ReadCase {
        /// Which.
        subject: CaseSubject,
    } = "read_case", |this| Resource::of_case(&this.subject, None);
    /// Do what every member of the team does: tasks, moments, shared notes, parties, referrals.
    WriteCase {
        /// Which.
        subject: CaseSubject,
    } = "write_case", |this| Resource::of_case(&this.subject, None);
    /// Answer the questions and write the actions of one profession.
    WritePart {
        /// Which.
        subject: CaseSubject,
        /// Whose part.
        lens: Lens,
    } = "write_part", |this| Resource::of_case(&this.subject, Some(this.lens));
    /// Read the notes that a profession keeps to itself.
    ReadProfessionNotes {
        /// Which.
        subject: CaseSubject,
        /// Whose notes.
        lens: Lens,
    } = "read_profession_notes", |this| Resource::of_case(&this.subject, Some(this.lens));
    /// Read where she and he can be found.
    ReadLocatingData {
        /// Which.
        subject: CaseSubject,
    } = "read_locating_data", |this| Resource::of_case(&this.subject, None);
    /// Give a case to somebody, or take it away.
    AssignCase {
        /// Which.
        subject: CaseSubject,
    } = "assign_case", |this| Resource::of_case(&this.subject, None);
    /// Close a case, or open it again.
    CloseCase {
        /// Which.
        subject: CaseSubject,
    } = "close_case", |this| Resource::of_case(&this.subject, None);
    /// Restrict a case to its team, or end that.
    RestrictCase {
        /// Which.
        subject: CaseSubject,
    } = "restrict_case", |this| Resource::of_case(&this.subject, None);
    /// Shut somebody out of a case by name.
    ExcludeFromCase {
        /// Which.
        subject: CaseSubject,
    } = "exclude_from_case", |this| Resource::of_case(&this.subject, None);
    /// Open a case of others because a life is at risk.
    BreakGlass {
        /// Which.
        subject: CaseSubject,
    } = "break_glass", |this| Resource::of_case(&this.subject, None);
    /// Say whether such an opening was right.
    ReviewGlass {
        /// Which.
        subject: CaseSubject,
    } = "review_glass", |this| Resource::of_case(&this.subject, None);
    /// See who looked at a case.
    ReadWhoLooked {
        /// Which.
        subject: CaseSubject,
    } = "read_who_looked", |this| Resource::of_case(&this.subject, None);
}
