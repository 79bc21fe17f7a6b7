//! The executive summary on screen, and as a file.

use access::question::{ExportSummary, ReadSummary};
use app::summary::{DocumentFormat, SummaryQuestion};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::figure::Period;
use domain::summary::{ExecutiveSummary, Finding, NamesAsOf};
use domain::territory::Ubigeo;
use serde::Deserialize;

use crate::error::PageError;
use crate::frame::{Choice, OwnMarkup, Section};
use crate::page;
use crate::page::desk::{Download, FindingRow, ShownSummary, SummaryPage};
use crate::paths;
use crate::site::Site;
use crate::visitor::Staff;
use crate::words::Words;

/// What was asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    departamento: String,
    anio: String,
    mes: String,
    nombres: String,
    servicio: String,
    formato: String,
}

impl Asked {
    /// The question, once department, year and month are chosen.
    fn question(&self, site: &Site) -> Option<SummaryQuestion> {
        let department = Ubigeo::parse(&self.departamento).ok()?;
        let Ok(Period::Year(year)) = self.anio.parse() else { return None };
        let Ok(Period::Month(of_year, month)) = self.mes.parse() else { return None };
        let today = site.today();
        let names = if self.nombres == "hoy" { NamesAsOf::Today(today) } else { NamesAsOf::Period };
        Some(SummaryQuestion {
            department,
            year,
            month: (of_year, month),
            names,
            generated_on: today,
        })
    }

    fn pairs(&self) -> Vec<(&'static str, String)> {
        vec![
            ("departamento", self.departamento.clone()),
            ("anio", self.anio.clone()),
            ("mes", self.mes.clone()),
            ("nombres", self.nombres.clone()),
        ]
    }
}

/// The page: the choice, and the summary once chosen.
pub async fn page(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let t = staff.words();
    let departments = staff.departments(&site);
    if departments.is_empty() {
        return Err(PageError::NotFound);
    }
    let table = &site.app().catalogue().territory;
    let names = departments.iter().map(|code| (code.to_string(), table.name(*code)));
    let departments = Choice::list(names, &asked.departamento);
    let (years, months) = periods_known(&site, &asked).await?;
    let shown = match asked.question(&site) {
        None => None,
        Some(question) => {
            let permit = staff.permit(&site, ReadSummary { department: question.department })?;
            let (summary, html) = site.app().summary_page(&permit, &question).await?;
            Some(shown(&t, &site, &asked, &summary, html))
        }
    };
    page::show(&SummaryPage {
        frame: staff.frame(&site, Section::Summaries),
        departments,
        years,
        months,
        names_today: asked.nombres == "hoy",
        shown,
        t,
    })
}

/// Years and months for which some figure is known, newest first.
async fn periods_known(
    site: &Site,
    asked: &Asked,
) -> Result<(Vec<Choice>, Vec<Choice>), PageError> {
    let view = site.app().view().await?;
    let mut known: Vec<Period> = view.figures.iter().map(|k| k.figure.period).collect();
    known.sort_unstable();
    known.dedup();
    known.reverse();
    let t = Words::new(crate::words::Lang::Es);
    let list = |is_month: bool, chosen: &str| {
        let of_kind = known.iter().filter(|p| matches!(p, Period::Month(..)) == is_month);
        Choice::list(of_kind.map(|p| (p.to_string(), t.period(p))), chosen)
    };
    Ok((list(false, &asked.anio), list(true, &asked.mes)))
}

fn shown(
    t: &Words,
    site: &Site,
    asked: &Asked,
    summary: &ExecutiveSummary,
    html: String,
) -> ShownSummary {
    let periods: Vec<String> = summary.periods.iter().map(|period| t.period(period)).collect();
    let name_of = |finding: &Finding| {
        let pack = site.app().catalogue().service(finding.service.as_ref()?)?;
        Some(pack.service.names.on(summary.names_on).short.clone())
    };
    let mut services: Vec<(String, String)> = summary
        .findings
        .iter()
        .filter_map(|finding| Some((finding.service.as_ref()?.to_string(), name_of(finding)?)))
        .collect();
    services.sort_unstable();
    services.dedup();
    let is_wanted = |finding: &&Finding| {
        asked.servicio.is_empty()
            || finding.service.as_ref().is_some_and(|code| code.as_str() == asked.servicio)
    };
    ShownSummary {
        department: summary.department.name.clone(),
        periods: periods.join(" · "),
        snapshot: summary.snapshot.clone(),
        generated_on: summary.generated_on,
        downloads: downloads(t, asked),
        findings: summary
            .findings
            .iter()
            .filter(is_wanted)
            .map(|finding| row(site, finding, name_of(finding)))
            .collect(),
        findings_total: summary.findings.len(),
        finding_services: Choice::list(services, &asked.servicio),
        chosen: asked.pairs(),
        document: OwnMarkup::made_here(html),
    }
}

fn row(site: &Site, finding: &Finding, service: Option<String>) -> FindingRow {
    FindingRow {
        rule: finding.rule.to_string(),
        service,
        place: site.app().catalogue().territory.name(finding.ubigeo).to_owned(),
        message: finding.message.clone(),
        stated: finding.stated.iter().map(|s| (s.at.clone(), s.text.clone())).collect(),
    }
}

fn downloads(t: &Words, asked: &Asked) -> Vec<Download> {
    let formats = [
        (DocumentFormat::Pdf, t.summary_format_pdf()),
        (DocumentFormat::Docx, t.summary_format_docx()),
        (DocumentFormat::Xlsx, t.summary_format_xlsx()),
        (DocumentFormat::Json, t.summary_format_json()),
    ];
    let download = |(format, label): (DocumentFormat, crate::words::Phrase)| {
        let mut pairs: Vec<(&str, String)> = asked.pairs();
        pairs.push(("formato", format.as_str().to_owned()));
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let href = paths::query(paths::SUMMARY_FILE, &pairs);
        Download { label: label.plain().to_owned(), href }
    };
    formats.into_iter().map(download).collect()
}

/// The summary as a file; that it left is in the ledger.
pub async fn file(
    State(site): State<Site>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let question = asked.question(&site).ok_or(PageError::Invalid)?;
    let format = DocumentFormat::parse(&asked.formato).ok_or(PageError::Invalid)?;
    let permit = staff.permit(&site, ExportSummary { department: question.department })?;
    let document = site.app().export_summary(&permit, &question, format).await?;
    let disposition = format!("attachment; filename=\"{}\"", document.file_name);
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, document.bytes).into_response())
}
