//! The printable ficha: what page and PDF both draw.

use domain::id::{AnnexFieldId, AnnexId, ApplierCode};
use domain::instrument::Answer::{DoesNotKnow, No, Yes};
use domain::instrument::record::{
    Aggression, AggressionDate, Application, ApplicationMode, Draft, ProfessionalOverride,
    ReservedAnnexRecorded, RiskAssessed, sign,
};
use domain::instrument::sheet::{Line, Section, Sheet, Value, Weight, reserved_sheet, sheet};
use domain::instrument::{Answers, FieldAnswer, Flag, FreeText, Switches};
use domain::risk::RiskLevel;
use jiff::civil::date;

use super::{annex, fvr, with};

fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

fn signed(answers: Answers) -> RiskAssessed {
    let draft = Draft {
        assessment: "01890000-0000-7000-8000-000000000001".parse().unwrap(),
        corrects: None,
        application: Application {
            mode: ApplicationMode::Transcribed,
            entity: ApplierCode::parse("pnp").unwrap(),
            place: words("Comisaría de ejemplo"),
            applied_by: Some(words("Suboficial de turno")),
            applied_at: "2026-02-10T15:30:00Z".parse().unwrap(),
        },
        applied_on: date(2026, 2, 10),
        answers,
        calendar: vec![Aggression {
            date: AggressionDate::Around(date(2025, 3, 1)),
            description: words("Una golpiza"),
            severity: 3,
        }],
        switches: Switches::default(),
    };
    sign(&fvr(), draft).unwrap()
}

fn section<'a>(sheet: &'a Sheet, heading: &str) -> &'a Section {
    sheet.sections.iter().find(|section| section.heading == heading).unwrap()
}

fn fact<'a>(section: &'a Section, wanted: &str) -> Option<&'a Value> {
    section.lines.iter().find_map(|line| match line {
        Line::Fact { label, value } if label == wanted => Some(value),
        _ => None,
    })
}

fn text(words: &str) -> Value {
    Value::Words(words.to_owned())
}

/// Label of the marked box, points and note of an item.
fn item(sheet: &Sheet, wanted: &str) -> (Option<String>, Option<u16>, Option<String>) {
    let lines = &section(sheet, "Preguntas").lines;
    let found = lines.iter().find_map(|line| match line {
        Line::Question { number: Some(number), marks, points, note, .. } if number == wanted => {
            let marked = marks.iter().find(|mark| mark.marked).map(|mark| mark.label.clone());
            Some((marked, *points, note.clone()))
        }
        _ => None,
    });
    found.unwrap()
}

#[test]
fn every_item_is_printed_with_its_mark_and_its_points() {
    let answers = with(&[("2", Yes), ("2a", No), ("3", No), ("4", DoesNotKnow)]);
    let sheet = sheet(&fvr(), &signed(answers), None);
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(section(&sheet, "Preguntas").lines.len(), 22);
    assert_eq!(item(&sheet, "2"), (some("SÍ"), Some(5), None));
    assert_eq!(item(&sheet, "2a"), (some("NO"), None, None));
    let ignored = "No se cuenta: la pregunta no correspondía";
    assert_eq!(item(&sheet, "3"), (some("NO"), Some(0), some(ignored)));
    assert_eq!(item(&sheet, "4"), (None, Some(0), some("No sabe")));
    assert_eq!(item(&sheet, "5a").2, some(ignored), "marked NO though item 5 says it is not asked");
    assert_eq!(item(&sheet, "1"), (some("NO"), Some(0), None));
}

#[test]
fn an_incomplete_ficha_prints_what_it_may_become() {
    let sheet = sheet(&fvr(), &signed(with(&[("2", Yes), ("4", DoesNotKnow)])), None);
    let result = section(&sheet, "Resultado");
    assert_eq!(fact(result, "Total"), Some(&Value::Points { points: 5, of: 37 }));
    assert_eq!(fact(result, "Nivel de riesgo"), Some(&text("Leve")));
    let possible = fact(result, "Si se completa, el total puede llegar a");
    assert_eq!(possible, Some(&Value::Points { points: 9, of: 37 }));
    assert_eq!(fact(result, "Y el nivel, hasta"), Some(&text("Moderado")));
    let caution = |line: &Line| matches!(line, Line::Notice { weight: Weight::Caution, .. });
    assert!(result.lines.iter().any(caution));

    let complete = super::sheet::sheet(&fvr(), &signed(with(&[("2", Yes)])), None);
    let result = section(&complete, "Resultado");
    assert!(!result.lines.iter().any(caution) && fact(result, "Y el nivel, hasta").is_none());
}

#[test]
fn a_risk_of_suicide_is_the_first_line_of_the_result() {
    let sheet = sheet(&fvr(), &signed(with(&[("19", Yes)])), None);
    let first = &section(&sheet, "Resultado").lines[0];
    assert!(matches!(first, Line::Notice { weight: Weight::Urgent, .. }), "{first:?}");
    let marked = section(&sheet, "Preguntas").lines.last().unwrap();
    let Line::Question { flag: Some((flag, _)), .. } = marked else { panic!("{marked:?}") };
    assert_eq!(*flag, Flag::SuicideRisk);
}

#[test]
fn the_rule_on_pregnancy_and_the_level_of_the_professional_stand_beside_the_total() {
    let mut answers = with(&[("2", Yes)]);
    annex(&mut answers, "strikes_the_belly", "yes");
    let record = signed(answers);
    let set = ProfessionalOverride {
        assessment: record.assessment,
        level: RiskLevel::Severe,
        reason: words("Él tiene la llave de la casa"),
        by: "01890000-0000-7000-8000-0000000000aa".parse().unwrap(),
        at: "2026-02-10T20:00:00Z".parse().unwrap(),
    };
    let sheet = sheet(&fvr(), &record, Some(&set));
    let result = section(&sheet, "Resultado");
    assert_eq!(fact(result, "Nivel de riesgo"), Some(&text("Moderado")));
    let rule = fact(result, "Embarazo: la clasificación sube un nivel");
    let raised = "Subió la clasificación un nivel: Riesgo variable → Riesgo en aumento (Regla por verificar)";
    assert_eq!(rule, Some(&text(raised)));
    let professional = fact(result, "Nivel fijado por la profesional o el profesional");
    assert_eq!(professional, Some(&text("Severo")));
    assert_eq!(fact(result, "Motivo"), Some(&text("Él tiene la llave de la casa")));
}

#[test]
fn it_says_who_applied_it_and_shows_the_calendar_and_the_open_annex() {
    let mut answers = with(&[]);
    let declined = AnnexFieldId::parse("attacked_for_orientation").unwrap();
    answers.annexes.insert(declined, FieldAnswer::Declined);
    let sheet = sheet(&fvr(), &signed(answers), None);
    let application = section(&sheet, "Aplicación de la ficha");
    assert_eq!(fact(application, "Entidad"), Some(&text("Policía Nacional del Perú")));
    assert_eq!(fact(application, "Forma"), Some(&text("Copiada de la ficha de la entidad")));
    let at = Value::Instant("2026-02-10T15:30:00Z".parse().unwrap());
    assert_eq!(fact(application, "Día y hora"), Some(&at));
    let row = &section(&sheet, "Calendario de agresiones del último año").lines[0];
    let Line::Aggression { severity_label, .. } = row else { panic!("{row:?}") };
    assert!(severity_label.starts_with("Golpiza"));
    let factors = &section(&sheet, "Factores de vulnerabilidad").lines;
    let note = |line: &Line| match line {
        Line::Question { note, .. } => note.clone(),
        _ => None,
    };
    assert_eq!(note(&factors[4]), Some("Prefiere no responder".to_owned()));
}

#[test]
fn the_reserved_annex_is_printed_alone_or_not_at_all() {
    let record = signed(with(&[]));
    let whole = format!("{:?}", sheet(&fvr(), &record, None));
    assert!(!whole.contains("vivienda") && !whole.contains("para ubicar"));
    let mut apart = ReservedAnnexRecorded {
        assessment: record.assessment,
        annex: AnnexId::parse("1.2").unwrap(),
        answers: [(AnnexFieldId::parse("home").unwrap(), FieldAnswer::Text(words("Casa verde")))]
            .into(),
    };
    let alone = reserved_sheet(&fvr(), &apart).unwrap();
    assert_eq!(alone.sections.len(), 1);
    let home = fact(&alone.sections[0], "Descripción de la vivienda y referencias");
    assert_eq!(home, Some(&text("Casa verde")));
    apart.annex = AnnexId::parse("1.1").unwrap();
    assert_eq!(reserved_sheet(&fvr(), &apart), None, "an open annex is no reserved one");
}

#[test]
fn a_ficha_that_is_not_available_prints_why() {
    let pam = include_str!("../../../../packs/peru/instruments/fvr_pam.toml");
    let pam = domain::instrument::parse_instrument(&super::file("fvr_pam", pam)).unwrap();
    let sheet = sheet(&pam, &signed(with(&[])), None);
    assert_eq!(sheet.sections.len(), 1);
    let Line::Notice { text, .. } = &sheet.sections[0].lines[0] else { panic!("{sheet:?}") };
    assert!(text.contains("no se encontraron"));
}
