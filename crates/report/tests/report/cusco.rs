//! The summary of Cusco from the real packs, with findings of ours, for the tests of every output.

#[path = "../../../domain/tests/known/mod.rs"]
mod known;

use std::path::PathBuf;

use domain::figure::{Amount, Period};
use domain::id::{RuleId, ServiceCode};
use domain::summary::{ExecutiveSummary, Finding, NamesAsOf, Stated, SummaryRequest, build};
use domain::territory::Ubigeo;
use jiff::civil::date;
use texts::Texts;

/// The texts of the documents.
pub fn texts() -> Texts {
    let common = include_str!("../../../../locales/es-PE/common.ftl");
    let report = include_str!("../../../../locales/es-PE/report.ftl");
    Texts::new("es-PE", &[("common.ftl", common), ("report.ftl", report)]).unwrap()
}

/// The summary of a department for 2022 and January of 2023.
pub fn summary(department: &str) -> ExecutiveSummary {
    let catalogue = known::catalogue();
    let figures = known::figures(&catalogue);
    let request = SummaryRequest {
        department: Ubigeo::parse(department).unwrap(),
        year: 2022,
        month: Period::Month(2023, 1),
        names: NamesAsOf::Period,
        generated_on: date(2026, 11, 20),
        snapshot: "7f3a9c21".to_owned(),
    };
    let findings = if department == "08" { vec![demuna()] } else { Vec::new() };
    build(&catalogue, &figures, &catalogue.centers, &[], findings, &request)
}

/// Two statements of the document of Cusco that differ.
pub fn demuna() -> Finding {
    let side = |at: &str, amount: u64| Stated {
        at: at.to_owned(),
        amount: Some(Amount::exactly(amount)),
        text: amount.to_string(),
    };
    Finding {
        rule: RuleId::parse("directory_vs_consolidated").unwrap(),
        service: Some(ServiceCode::parse("demuna").unwrap()),
        ubigeo: Ubigeo::parse("0811").unwrap(),
        stated: vec![
            side("Resumen Ejecutivo del Departamento de Cusco, promueve 2 cobertura", 6),
            side("Resumen Ejecutivo del Departamento de Cusco, consolidado, en coordinación", 5),
        ],
        message: "La sección cuenta 6 DEMUNA en Paucartambo y el cuadro consolidado cuenta 5."
            .to_owned(),
    }
}

/// Where outputs are left for people to look at.
pub fn out(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}
