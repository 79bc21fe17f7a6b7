//! Samples of the desk: home, summary, figures, health.

use domain::figure::{Amount, FigureStatus, Period, Unit};
use jiff::civil::date;

use super::{Sample, draw};
use crate::frame::{Choice, DeskFrame, Notice, OwnMarkup, Pages, Section, Tone};
use crate::page::desk::{
    Backup, ChainState, DeskHomePage, DeskTile, Download, FigureFilter, FigureRow, FiguresPage,
    FindingRow, HealthPage, PackRow, ShownSummary, StoreKind, SummaryPage,
};
use crate::words::Words;

pub(super) fn frame(_: &Words, current: Section) -> DeskFrame {
    DeskFrame {
        user: "Rosa Quispe Mamani".to_owned(),
        scope: "Cusco".to_owned(),
        token: "form-token-of-the-session".to_owned(),
        sections: Section::STRIP.to_vec(),
        current,
        demonstration: false,
        notice: None,
    }
}

pub(super) fn add(t: &Words, samples: &mut Vec<Sample>) {
    let tile = |section, text, waits| DeskTile::of(section, t, text, waits);
    let tiles = vec![
        tile(Section::Summaries, t.desk_home_findings(7u32), true),
        tile(Section::Figures, t.desk_home_figures(), false),
        tile(Section::Directory, t.desk_home_directory(), false),
        tile(Section::Imports, t.desk_home_imports(), false),
        tile(Section::Repair, t.desk_home_repair(3u32), true),
        tile(Section::Users, t.desk_home_users(), false),
        tile(Section::Health, t.desk_home_health(), false),
        tile(Section::Audit, t.desk_home_audit(), false),
    ];
    let home = |frame, tiles| DeskHomePage { t: t.clone(), frame, name: "Rosa".to_owned(), tiles };
    draw(samples, "desk-home", &home(frame(t, Section::Home), tiles));
    let newcomer = DeskFrame {
        user: "María de los Ángeles Huamaní Choquehuanca de Valderrama".to_owned(),
        scope: "Coronel Gregorio Albarracín Lanchipa, provincia de Tacna".to_owned(),
        sections: vec![Section::Home],
        demonstration: true,
        notice: Some(Notice {
            tone: Tone::Warning,
            text: t.my_access_codes_left(1u32).plain().to_owned(),
        }),
        ..frame(t, Section::Home)
    };
    draw(samples, "desk-home-empty", &home(newcomer, Vec::new()));
    add_summary(t, samples);
    add_figures(t, samples);
    add_health(t, samples);
}

fn summary(t: &Words, shown: Option<ShownSummary>) -> SummaryPage {
    SummaryPage {
        t: t.clone(),
        frame: frame(t, Section::Summaries),
        departments: Choice::list([("08", "Cusco"), ("23", "Tacna")], "08"),
        years: Choice::list([("2022", "2022"), ("2021", "2021")], "2022"),
        months: Choice::list([("2023-01", t.period(Period::Month(2023, 1)))], "2023-01"),
        names_today: false,
        shown,
    }
}

fn add_summary(t: &Words, samples: &mut Vec<Sample>) {
    draw(samples, "summary-empty", &summary(t, None));
    let finding = |service: &str, place: &str, message: &str, stated: [(&str, &str); 2]| {
        let stated = stated.map(|(at, text)| (at.to_owned(), text.to_owned())).to_vec();
        FindingRow {
            rule: "directory_vs_consolidated".to_owned(),
            service: Some(service.to_owned()),
            place: place.to_owned(),
            message: message.to_owned(),
            stated,
        }
    };
    let findings = vec![
        finding(
            "DEMUNA",
            "Paucartambo",
            "El directorio y el cuadro consolidado no dicen lo mismo.",
            [("Directorio", "6"), ("Consolidado", "5")],
        ),
        finding(
            "DEMUNA",
            "Cusco",
            "La suma de las filas no es el total impreso.",
            [("Suma", "112"), ("Total impreso", "111")],
        ),
    ];
    let document = "<h2>I. Programa nacional</h2><h3>1.1 Centro Emergencia Mujer – CEM</h3>\
        <p>Orientación legal, defensa judicial y consejería psicológica, gratis.</p>\
        <table><caption>Cobertura</caption><thead><tr><th scope=\"col\">Provincia</th>\
        <th scope=\"col\" class=\"num\">N.º</th></tr></thead><tbody><tr><th scope=\"row\">Acomayo</th>\
        <td class=\"num\">1</td></tr><tr><th scope=\"row\">Cusco</th><td class=\"num\">3</td></tr></tbody></table>";
    let formats = ["PDF", "Word", "Excel", "JSON"];
    let shown = ShownSummary {
        department: "Cusco".to_owned(),
        periods: "2022, enero de 2023".to_owned(),
        snapshot: "0000000412-9f2c".to_owned(),
        generated_on: date(2026, 11, 23),
        downloads: formats
            .map(|label| Download {
                label: label.to_owned(),
                href: "/resumenes/documento?departamento=08".to_owned(),
            })
            .to_vec(),
        findings_total: findings.len(),
        findings,
        finding_services: Choice::list([("demuna", "DEMUNA")], ""),
        chosen: vec![("departamento", "08".to_owned()), ("anio", "2022".to_owned())],
        document: OwnMarkup::made_here(document.to_owned()),
    };
    let calm = ShownSummary { findings: Vec::new(), findings_total: 0, ..shown.clone() };
    draw(samples, "summary-usual", &summary(t, Some(shown)));
    draw(samples, "summary-calm", &summary(t, Some(calm)));
}

fn add_figures(t: &Words, samples: &mut Vec<Sample>) {
    let measures =
        [("cem.cases", "Casos atendidos en CEM"), ("cai.cases", "Casos atendidos en CAI")];
    let figures = |filter, rows: Vec<FigureRow>, total| FiguresPage {
        t: t.clone(),
        frame: frame(t, Section::Figures),
        filter,
        measures: Choice::list(measures, ""),
        pages: Pages::new(1, total, 50, "/cifras"),
        download: Some("/api/v1/figures".to_owned()),
        rows,
    };
    let wrong = FigureFilter {
        place: "xyz".to_owned(),
        period: "22".to_owned(),
        problem: Some(t.finder_no_place().plain().to_owned()),
    };
    draw(samples, "figures-empty", &figures(wrong, Vec::new(), 0));
    let row = |period, amount, unit, status| FigureRow {
        measure: "Casos atendidos en CEM".to_owned(),
        key: "cem.cases".to_owned(),
        place: "Cusco, departamento".to_owned(),
        code: "08".to_owned(),
        period,
        amount,
        unit,
        dimensions: String::new(),
        source: "Resumen Ejecutivo Cusco 2023, sección 1.1".to_owned(),
        status,
    };
    let exactly = Amount::exactly;
    let final_ = Some(FigureStatus::Final);
    let mut rows = vec![
        row(Period::Year(2022), exactly(10_079), Unit::Case, final_),
        row(Period::Month(2023, 1), exactly(684), Unit::Case, Some(FigureStatus::Provisional)),
        row(Period::Year(2022), exactly(390_092), Unit::Activity, final_),
        row(Period::Year(2024), Amount::at_least(294), Unit::Case, Some(FigureStatus::Rectified)),
        row(Period::Year(2022), exactly(26), Unit::Center, None),
    ];
    if let Some(last) = rows.last_mut() {
        last.dimensions = "tipo: regular".to_owned();
    }
    let many: Vec<FigureRow> = rows.iter().cycle().take(40).cloned().collect();
    draw(samples, "figures-usual", &figures(FigureFilter::default(), many, 1_873));
    for row in &mut rows {
        row.measure =
            "Personas informadas y sensibilizadas en acciones preventivas promocionales de los Centros \
             Emergencia Mujer"
                .to_owned();
        row.place = "Coronel Gregorio Albarracín Lanchipa, provincia de Tacna".to_owned();
    }
    draw(samples, "figures-long-names", &figures(FigureFilter::default(), rows, 5));
}

fn add_health(t: &Words, samples: &mut Vec<Sample>) {
    let health = |chain, backup, restored| HealthPage {
        t: t.clone(),
        frame: frame(t, Section::Health),
        store: StoreKind::Sqlite,
        node: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30".to_owned(),
        entries: 12_873,
        last_entry: Some("23/11/2026 10:41".to_owned()),
        chain,
        backup: Backup { hours: backup },
        restored: Backup { hours: restored },
        packs: vec![PackRow {
            id: "peru".to_owned(),
            version: "1.0.0".to_owned(),
            digest: "9f2c41d07a6be1f3".to_owned(),
            since: Some("02/10/2026 09:15".to_owned()),
        }],
        program: "0.1.0".to_owned(),
    };
    let whole = ChainState::Whole { at: "23/11/2026 03:00".to_owned() };
    draw(samples, "health-well", &health(whole, Some(7), Some(70)));
    draw(samples, "health-empty", &health(ChainState::Never, None, None));
    let broken = ChainState::Broken {
        at: "23/11/2026 03:00".to_owned(),
        fault: "entry 9310 does not have the hash it claims".to_owned(),
    };
    draw(samples, "health-broken", &health(broken, Some(100), None));
}
