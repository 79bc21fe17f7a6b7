//! Samples of the desk: imports, repair queue, directory, accounts.

use domain::account::Role;
use domain::event::{RowDoubt, RowDoubtKind};
use jiff::civil::date;

use super::desk::frame;
use super::{Sample, draw};
use crate::frame::{Choice, Pages, Section};
use crate::page::desk::{
    AccountState, AuditPage, AuditRow, CenterFormPage, DirectoryPage, DirectoryRow, FormField,
    GrantRow, ImportKind, ImportOutcome, ImportPage, ImportProblem, ImportState, ImportsPage,
    Invitation, OriginalCell, PastImport, ProposalField, RepairListRow, RepairPage, RepairRowPage,
    ShelterPage, ShelterReading, UserPage, UserRow, UsersPage,
};
use crate::words::Words;

pub(super) fn add(t: &Words, samples: &mut Vec<Sample>) {
    add_imports(t, samples);
    add_repair(t, samples);
    add_directory(t, samples);
    add_users(t, samples);
    add_audit(t, samples);
    add_shelter(t, samples);
}

fn add_imports(t: &Words, samples: &mut Vec<Sample>) {
    let imports = |past| ImportsPage {
        t: t.clone(),
        frame: frame(t, Section::Imports),
        profiles: Choice::list([("cem_risk", "Casos CEM por riesgo, datos abiertos")], ""),
        max_megabytes: 25,
        may_figures: true,
        may_directory: true,
        past,
    };
    draw(samples, "imports-empty", &imports(Vec::new()));
    let past = |file: &str, kind, outcome| PastImport {
        href: "/importar/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        file: file.to_owned(),
        kind,
        at: "23/11/2026 10:41".to_owned(),
        by: "Rosa Quispe Mamani".to_owned(),
        outcome,
    };
    let usual = vec![
        past("directorio_cusco.xlsx", ImportKind::Directory, ImportOutcome::Running),
        past("directorio_tacna.csv", ImportKind::Directory, ImportOutcome::Queued),
        past("cifras_2022.csv", ImportKind::Figures, ImportOutcome::Refused),
        past("cusco_2023.csv", ImportKind::Figures, ImportOutcome::Accepted),
    ];
    draw(samples, "imports-usual", &imports(usual));
    add_import_states(t, samples);
}

fn add_import_states(t: &Words, samples: &mut Vec<Sample>) {
    let import = |file: &str, state, encoding: Option<&str>| ImportPage {
        t: t.clone(),
        frame: frame(t, Section::Imports),
        file: file.to_owned(),
        state,
        encoding: encoding.map(str::to_owned),
    };
    let running = |total| ImportState::Running { done: 420, total };
    draw(samples, "import-running", &import("directorio_cusco.xlsx", running(Some(1892)), None));
    draw(samples, "import-starting", &import("directorio_cusco.xlsx", running(None), None));
    draw(samples, "import-known", &import("cusco_2023.csv", ImportState::AlreadyKnown, None));
    let figures = ImportState::Figures { accepted: 1_204 };
    draw(samples, "import-figures", &import("cusco_2023.csv", figures, Some("Latin-1")));
    let directory = ImportState::Directory { registered: 240, known: 12, queued: 9 };
    draw(samples, "import-directory", &import("directorio_tacna.csv", directory, None));
    let problem = |line: u64, column: &str, what: &str, remedy: &str| ImportProblem {
        line: Some(line),
        column: Some(column.to_owned()),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    };
    let problems = vec![
        problem(14, "place", "El código 80101 perdió su cero.", "Escriba 080101 como texto."),
        problem(31, "value", "El valor -4 es negativo.", "Escriba una cantidad de cero o más."),
        problem(57, "unit", "La medida cem.cases cuenta casos.", "Cambie la unidad o la medida."),
    ];
    let refused = ImportState::Refused { problems, total: 12 };
    let long = "consolidado_nacional_de_casos_atendidos_por_departamento_provincia_y_distrito_version_final_2.csv";
    draw(samples, "import-refused", &import(long, refused, None));
}

fn doubts() -> [RowDoubt; 2] {
    let doubt = |kind, column: &str, found: &str, proposed: &str| RowDoubt {
        kind,
        column: column.to_owned(),
        found: found.to_owned(),
        proposed: proposed.to_owned(),
    };
    [
        doubt(RowDoubtKind::LostZero, "ubigeo", "81301", "081301"),
        doubt(RowDoubtKind::CoordinatesOutside, "latitud", "-12.04, -77.03", ""),
    ]
}

fn add_repair(t: &Words, samples: &mut Vec<Sample>) {
    let list = |rows: Vec<RepairListRow>| RepairPage {
        t: t.clone(),
        frame: frame(t, Section::Repair),
        pages: Pages::new(1, rows.len(), 50, "/reparar"),
        rows,
    };
    draw(samples, "repair-empty", &list(Vec::new()));
    let words: Vec<_> = doubts().iter().map(|doubt| t.doubt(doubt)).collect();
    let row = RepairListRow {
        href: "/reparar/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30/14".to_owned(),
        file: "directorio_tacna.csv".to_owned(),
        line: 14,
        center: "DEMUNA Urubamba".to_owned(),
        doubts: words.clone(),
    };
    draw(samples, "repair-usual", &list(vec![row.clone(), RepairListRow { line: 31, ..row }]));
    let cell = |column: &str, value: &str, is_doubtful| OriginalCell {
        column: column.to_owned(),
        value: value.to_owned(),
        is_doubtful,
    };
    let original = vec![
        cell("nombre", "DEMUNA Urubamba", false),
        cell("ubigeo", "81301", true),
        cell("direccion", "", false),
        cell("latitud", "-12.04", true),
    ];
    let value = |label, value: &str, is_changed| ProposalField {
        label,
        value: value.to_owned(),
        is_changed,
    };
    let proposal = vec![
        value(t.directory_field_name(), "DEMUNA Urubamba", false),
        value(t.directory_field_place(), "081301 Urubamba, provincia de Urubamba", true),
    ];
    let page = |proposal| RepairRowPage {
        t: t.clone(),
        frame: frame(t, Section::Repair),
        file: "directorio_tacna.csv".to_owned(),
        line: 14,
        post_to: "/reparar/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30/14".to_owned(),
        doubts: words.clone(),
        original: original.clone(),
        proposal,
        fields: fields(t, None),
        left: 9,
        next: Some("/reparar/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30/31".to_owned()),
    };
    draw(samples, "repair-row-usual", &page(Some(proposal)));
    draw(samples, "repair-row-no-proposal", &page(None));
}

fn fields(t: &Words, error: Option<&str>) -> Vec<FormField> {
    let services = Choice::list([("cem", "CEM"), ("demuna", "DEMUNA")], "demuna");
    let mut fields = vec![
        FormField::text("name", t.directory_field_name(), "DEMUNA Urubamba").required(),
        FormField::text("service", t.directory_field_service(), "demuna")
            .choices(services)
            .required(),
        FormField::text("place", t.directory_field_place(), "81301")
            .hint(t.directory_field_place_hint())
            .required(),
        FormField::text("address", t.directory_field_address(), ""),
        FormField::text("hours", t.directory_field_hours(), ""),
        FormField::text("phone", t.directory_field_phone(), ""),
        FormField::text("source", t.directory_field_source(), "").required(),
        FormField::text("verified_on", t.directory_field_verified_on(), "")
            .hint(t.directory_field_day_hint()),
    ];
    if let (Some(error), Some(place)) = (error, fields.iter_mut().find(|f| f.name == "place")) {
        place.error = Some(error.to_owned());
    }
    fields
}

fn add_directory(t: &Words, samples: &mut Vec<Sample>) {
    let list = |rows: Vec<DirectoryRow>, total| DirectoryPage {
        t: t.clone(),
        frame: frame(t, Section::Directory),
        text: String::new(),
        services: Choice::list([("cem", "CEM"), ("demuna", "DEMUNA")], ""),
        verified: Choice::list([("", t.directory_verified_any().plain())], ""),
        pages: Pages::new(2, total, 50, "/directorio"),
        rows,
        may_edit: true,
    };
    draw(samples, "directory-empty", &list(Vec::new(), 0));
    let row = DirectoryRow {
        href: "/directorio/cem-regular-urubamba-1".to_owned(),
        name: "CEM regular, Urubamba".to_owned(),
        service: "CEM".to_owned(),
        place: "Urubamba, provincia de Urubamba".to_owned(),
        phone: None,
        source: "Resumen Ejecutivo Cusco, 2023".to_owned(),
        verified_on: None,
    };
    let long = DirectoryRow {
        name: "Defensoría Municipal del Niño y del Adolescente de la Municipalidad Distrital de \
               Coronel Gregorio Albarracín Lanchipa"
            .to_owned(),
        phone: Some("(052) 400-000 anexo 1234".to_owned()),
        verified_on: Some(date(2026, 3, 31)),
        ..row.clone()
    };
    let rows = [row, long].into_iter().cycle().take(20).collect();
    draw(samples, "directory-usual", &list(rows, 431));
    let form = |name: Option<&str>, error| CenterFormPage {
        t: t.clone(),
        frame: frame(t, Section::Directory),
        name: name.map(str::to_owned),
        post_to: "/directorio/demuna-urubamba-1".to_owned(),
        fields: fields(t, error),
    };
    draw(samples, "center-form-new", &form(None, None));
    let lost = "El código perdió su cero inicial.";
    draw(samples, "center-form-wrong", &form(Some("DEMUNA, Urubamba"), Some(lost)));
}

fn add_users(t: &Words, samples: &mut Vec<Sample>) {
    let users = |rows, problem: Option<&str>| UsersPage {
        t: t.clone(),
        frame: frame(t, Section::Users),
        text: String::new(),
        rows,
        may_add: true,
        problem: problem.map(str::to_owned),
    };
    draw(samples, "users-empty", &users(Vec::new(), None));
    let row = |full_name: &str, state| UserRow {
        href: "/personal/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        full_name: full_name.to_owned(),
        name: "rosa.quispe".to_owned(),
        roles: vec![(t.role(Role::Statistician), "Cusco".to_owned())],
        state,
    };
    let rows = vec![
        row("Rosa Quispe Mamani", AccountState::Active),
        row("María de los Ángeles Huamaní Choquehuanca de Valderrama", AccountState::Invited),
        row("Julio Condori Apaza", AccountState::Suspended),
    ];
    draw(samples, "users-usual", &users(rows, Some("Ese nombre de usuario ya existe.")));
    let grant = GrantRow {
        role: t.role(Role::Statistician),
        scope: "Cusco".to_owned(),
        role_value: Role::Statistician.as_str().to_owned(),
        scope_value: "territory:08".to_owned(),
        by: "Julio Condori Apaza".to_owned(),
        since: "02/10/2026 09:15".to_owned(),
    };
    let user = |state, grants, invitation, suspended| UserPage {
        t: t.clone(),
        frame: frame(t, Section::Users),
        id: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        full_name: "Rosa Quispe Mamani".to_owned(),
        name: "rosa.quispe".to_owned(),
        state,
        suspended,
        grants,
        roles: Choice::list(
            Role::ALL.map(|role| (role.as_str(), t.role(role).plain().to_owned())),
            "",
        ),
        invitation,
        sessions: 2,
        may_manage: true,
    };
    let invitation = Invitation {
        link: "https://servicios.example.pe/acceso/q0Zr9x1kT3mVb7cDq0Zr9x1kT3mVb7cD".to_owned(),
        until: "24/11/2026 18:00".to_owned(),
    };
    draw(samples, "user-invited", &user(AccountState::Invited, Vec::new(), Some(invitation), None));
    draw(samples, "user-usual", &user(AccountState::Active, vec![grant.clone()], None, None));
    let suspended = Some(("20/11/2026".to_owned(), "terminó su contrato".to_owned()));
    draw(samples, "user-suspended", &user(AccountState::Suspended, vec![grant], None, suspended));
}

fn add_shelter(t: &Words, samples: &mut Vec<Sample>) {
    let page = |read| ShelterPage {
        t: t.clone(),
        frame: frame(t, Section::Home),
        read_at: "/refugio/hrt-cusco-1/leer".to_owned(),
        record_at: "/refugio/hrt-cusco-1/anotar".to_owned(),
        read,
    };
    draw(samples, "shelter-forms", &page(ShelterReading::NotAsked));
    draw(samples, "shelter-nothing", &page(ShelterReading::Nothing));
    let place = "Calle inventada 123, al lado de nada".to_owned();
    draw(samples, "shelter-read", &page(ShelterReading::Place(place)));
}

fn add_audit(t: &Words, samples: &mut Vec<Sample>) {
    let page = |rows: Vec<AuditRow>| AuditPage {
        t: t.clone(),
        frame: frame(t, Section::Audit),
        older: (!rows.is_empty()).then(|| "/auditoria?antes=411".to_owned()),
        rows,
    };
    draw(samples, "audit-empty", &page(Vec::new()));
    let row = |position, kind: &str, by: &str| AuditRow {
        position,
        at: "23/11/2026 10:41".to_owned(),
        by: by.to_owned(),
        what: t.audit_kind(kind.replace('.', "_")),
        kind: kind.to_owned(),
        about: "export/08".to_owned(),
        purpose: "export_summary".to_owned(),
    };
    let rows = vec![
        row(412, "document.exported", "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30"),
        row(411, "figures.published", t.audit_actor_console().plain()),
        row(410, "agreement.signed", t.audit_actor_system().plain()),
    ];
    draw(samples, "audit-usual", &page(rows));
}
