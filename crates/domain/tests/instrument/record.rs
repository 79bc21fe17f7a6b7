//! What is signed: it never changes, can be computed again, and says who applied it. A level that a professional sets
//! stands beside the computed one.

use domain::id::{AnnexFieldId, AnnexId, ApplierCode, AssessmentId, UserId};
use domain::instrument::Answer::{DoesNotKnow, No, Yes};
use domain::instrument::record::{
    Aggression, AggressionDate, Application, ApplicationMode, Correction, Draft,
    ProfessionalOverride, RecomputeError, ReservedAnnexRecorded, RiskAssessed, SignRejected, sign,
};
use domain::instrument::{
    AnswerProblem, Answers, EffectiveWhy, FieldAnswer, FreeText, Switches, effective,
};
use domain::risk::RiskLevel;
use jiff::civil::date;

use super::{annex, fvr, quiet, scale, with};

fn assessment(last: u8) -> AssessmentId {
    format!("01890000-0000-7000-8000-0000000000{last:02}").parse().unwrap()
}

fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

fn draft(last: u8, hour: u8, answers: Answers) -> Draft {
    Draft {
        assessment: assessment(last),
        corrects: None,
        application: Application {
            mode: ApplicationMode::Transcribed,
            entity: ApplierCode::parse("pnp").unwrap(),
            place: words("Comisaría de ejemplo"),
            applied_by: None,
            applied_at: format!("2026-02-10T{hour:02}:30:00Z").parse().unwrap(),
        },
        applied_on: date(2026, 2, 10),
        answers,
        calendar: Vec::new(),
        switches: Switches::default(),
    }
}

fn signed(last: u8, hour: u8, answers: Answers) -> RiskAssessed {
    sign(&fvr(), draft(last, hour, answers)).unwrap()
}

fn aggression(date: AggressionDate, severity: u8) -> Aggression {
    Aggression { date, description: words("Empujones delante de su hija"), severity }
}

fn set(last: u8, level: RiskLevel, minute: u8) -> ProfessionalOverride {
    ProfessionalOverride {
        assessment: assessment(last),
        level,
        reason: words("Él sale de prisión esta semana"),
        by: "01890000-0000-7000-8000-0000000000aa".parse::<UserId>().unwrap(),
        at: format!("2026-02-10T20:{minute:02}:00Z").parse().unwrap(),
    }
}

#[test]
fn a_signed_assessment_has_one_shape_for_ever() {
    let mut answers = with(&[("2", Yes), ("4", DoesNotKnow), ("19", Yes)]);
    annex(&mut answers, "strikes_the_belly", "yes");
    let declined = AnnexFieldId::parse("attacked_for_orientation").unwrap();
    answers.annexes.insert(declined, FieldAnswer::Declined);
    let mut full = draft(2, 15, answers);
    full.corrects =
        Some(Correction { assessment: assessment(1), reason: words("Faltó un ítem") });
    full.calendar = vec![
        aggression(AggressionDate::On(date(2026, 1, 20)), 1),
        aggression(AggressionDate::Around(date(2025, 3, 1)), 2),
        aggression(AggressionDate::InWords(words("Antes de carnavales")), 3),
    ];
    let body = sign(&fvr(), full).unwrap();
    let json = serde_json::to_string_pretty(&body).unwrap();
    let golden = include_str!("risk_assessed.json");
    assert_eq!(json, golden.trim_end(), "a new shape is a new version of the event");
    assert_eq!(serde_json::from_str::<RiskAssessed>(golden).unwrap(), body);
    let unknown = golden.replacen("\"assessment\"", "\"surprise\": 1, \"assessment\"", 1);
    assert!(serde_json::from_str::<RiskAssessed>(&unknown).is_err());
}

#[test]
fn the_result_can_be_computed_again_and_a_changed_one_is_noticed() {
    let mut record = signed(1, 15, with(&[("2", Yes), ("5", Yes)]));
    record.recompute(&fvr()).unwrap();
    record.computed.level = RiskLevel::Mild;
    let RecomputeError::Differs { computed } = record.recompute(&fvr()).unwrap_err() else {
        panic!("the version is the same")
    };
    assert_eq!(computed.level, RiskLevel::Moderate);
    record.version = "2016".to_owned();
    assert!(matches!(record.recompute(&fvr()), Err(RecomputeError::OtherVersion { .. })));
}

#[test]
fn a_record_keeps_the_rules_that_were_switched_on() {
    let mut answers = with(&[("2", Yes)]);
    annex(&mut answers, "strikes_the_belly", "yes");
    let usual = signed(1, 15, answers.clone());
    let kept: Vec<&str> = usual.switches.0.values().flatten().map(AnnexFieldId::as_str).collect();
    assert_eq!(kept, ["left_for_pregnancy", "strikes_the_belly"]);

    let mut off = draft(2, 15, answers);
    off.switches = Switches(usual.switches.0.keys().map(|id| (id.clone(), [].into())).collect());
    let off = sign(&fvr(), off).unwrap();
    assert_eq!((usual.computed.level, off.computed.level), (RiskLevel::Moderate, RiskLevel::Mild));
    off.recompute(&fvr()).unwrap();
}

#[test]
fn what_no_ficha_can_say_is_not_signed() {
    let refused = |change: &dyn Fn(&mut Draft)| {
        let mut draft = draft(1, 15, quiet());
        change(&mut draft);
        sign(&fvr(), draft).unwrap_err()
    };
    let victim = ApplierCode::parse("victim").unwrap();
    assert_eq!(
        refused(&|draft| draft.application.entity = victim.clone()),
        SignRejected::UnknownEntity { entity: victim.clone() },
        "the person herself never fills it in"
    );
    let service = ApplierCode::parse("servicio_de_apoyo").unwrap();
    let own_duty = |draft: &mut Draft| {
        draft.application.entity = service.clone();
        draft.application.mode = ApplicationMode::Applied;
    };
    assert_eq!(refused(&own_duty), SignRejected::NotItsDuty { entity: service.clone() });
    let mut in_support = draft(1, 15, quiet());
    in_support.application.entity = service.clone();
    in_support.application.mode = ApplicationMode::InSupport;
    assert!(sign(&fvr(), in_support).is_ok(), "a service may help, and the record says so");
    assert!(matches!(
        refused(&|draft| draft.applied_on = date(2019, 3, 6)),
        SignRejected::NotInForce { .. }
    ));
    let reason = words("Error");
    let itself = Correction { assessment: assessment(1), reason };
    assert_eq!(
        refused(&|draft| draft.corrects = Some(itself.clone())),
        SignRejected::CorrectsItself
    );
    let tomorrow = aggression(AggressionDate::On(date(2026, 2, 11)), 1);
    assert_eq!(
        refused(&|draft| draft.calendar = vec![tomorrow.clone()]),
        SignRejected::AggressionInFuture { row: 1 }
    );
    let sixth = aggression(AggressionDate::InWords(words("En enero")), 6);
    assert_eq!(
        refused(&|draft| draft.calendar = vec![sixth.clone()]),
        SignRejected::UnknownSeverity { row: 1, severity: 6 }
    );
    let nna = include_str!("../../../../packs/peru/instruments/fvr_nna.toml");
    let nna = domain::instrument::parse_instrument(&super::file("fvr_nna", nna)).unwrap();
    let not_available = sign(&nna, draft(1, 15, quiet())).unwrap_err();
    assert!(matches!(not_available, SignRejected::NotAvailable { .. }));
}

#[test]
fn aggressions_of_two_calendar_years_and_of_today_are_taken() {
    let mut draft = draft(1, 15, quiet());
    for day in [date(2025, 2, 10), date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 10)] {
        draft.calendar.push(aggression(AggressionDate::On(day), 2));
    }
    assert_eq!(sign(&fvr(), draft).unwrap().calendar.len(), 4);
}

#[test]
fn what_helps_to_find_people_is_recorded_apart() {
    let instrument = fvr();
    let home = AnnexFieldId::parse("home").unwrap();
    let photo = AnnexFieldId::parse("photo").unwrap();
    let place = FieldAnswer::Text(words("Casa verde junto al río"));
    let mut mixed = quiet();
    mixed.annexes.insert(home.clone(), place.clone());
    let refused = sign(&instrument, draft(1, 15, mixed)).unwrap_err();
    let problem = AnswerProblem::OtherPermission { field: home.clone() };
    assert_eq!(refused, SignRejected::Answers(vec![problem]));

    let digest = FieldAnswer::Attachment("ab".repeat(32));
    let mut apart = ReservedAnnexRecorded {
        assessment: assessment(1),
        annex: AnnexId::parse("1.2").unwrap(),
        answers: [(home.clone(), place), (photo.clone(), digest)].into(),
    };
    assert!(apart.problems(scale(&instrument)).is_empty());
    assert_eq!(format!("{apart:?}"), "ReservedAnnexRecorded(..)", "no log shows where she lives");
    let read: ReservedAnnexRecorded =
        serde_json::from_str(&serde_json::to_string(&apart).unwrap()).unwrap();
    assert!(read == apart);

    apart.answers.insert(photo.clone(), FieldAnswer::Attachment("photo.jpg".to_owned()));
    let open = AnnexFieldId::parse("community").unwrap();
    apart.answers.insert(open.clone(), FieldAnswer::Text(words("Q'eros")));
    let problems = apart.problems(scale(&instrument));
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.contains(&AnswerProblem::NoDigest { field: photo }));
    assert!(problems.contains(&AnswerProblem::OtherPermission { field: open }));
}

#[test]
fn answers_to_annexes_are_of_the_kind_that_was_asked() {
    let problem = |field: &str, answer: FieldAnswer| {
        let mut answers = quiet();
        answers.annexes.insert(AnnexFieldId::parse(field).unwrap(), answer);
        answers.problems(scale(&fvr())).pop()
    };
    let one = |code: &str| FieldAnswer::One(domain::id::ChoiceCode::parse(code).unwrap());
    assert_eq!(problem("depends_on_him", one("shared_costs")), None);
    assert!(matches!(
        problem("depends_on_him", one("maybe")),
        Some(AnswerProblem::UnknownChoice { .. })
    ));
    assert!(matches!(
        problem("depends_on_him", FieldAnswer::Text(words("A veces"))),
        Some(AnswerProblem::OtherKind { .. })
    ));
    assert_eq!(problem("attacked_for_orientation", FieldAnswer::Declined), None);
    assert!(matches!(
        problem("is_pregnant", FieldAnswer::Declined),
        Some(AnswerProblem::CannotDecline { .. })
    ));
    assert!(matches!(problem("nothing", one("yes")), Some(AnswerProblem::UnknownField { .. })));
}

#[test]
fn the_latest_assessment_that_nobody_corrected_counts() {
    let none = effective(&[], &[]);
    assert_eq!((none.level, none.why), (RiskLevel::Undetermined, EffectiveWhy::NoAssessment));

    let first = signed(1, 15, with(&[("2", Yes), ("5", Yes)]));
    let mut correction = draft(2, 15, with(&[("2", Yes), ("3", No), ("4", No), ("1", Yes)]));
    correction.corrects =
        Some(Correction { assessment: assessment(1), reason: words("Se marcó mal el ítem 3") });
    let correction = sign(&fvr(), correction).unwrap();
    let corrected = effective(&[first.clone(), correction.clone()], &[]);
    assert_eq!(corrected.level, RiskLevel::Severe);
    assert_eq!(corrected.sub_level.as_ref().unwrap().as_str(), "severe_1");
    let swapped = effective(&[correction.clone(), first.clone()], &[]);
    assert_eq!(corrected, swapped, "two offices that received them in another order agree");

    let later = signed(3, 18, quiet());
    let now = effective(&[later.clone(), first.clone(), correction], &[]);
    assert_eq!(now.level, RiskLevel::Mild);
    let why = EffectiveWhy::Computed { assessment: assessment(3), complete: true };
    assert_eq!(now.why, why);

    let mut circle = [first, later];
    for (one, other) in [(0, 3), (1, 1)] {
        let reason = words("Error");
        circle[one].corrects = Some(Correction { assessment: assessment(other), reason });
    }
    assert_eq!(effective(&circle, &[]).level, RiskLevel::Mild, "one of a circle still counts");
}

#[test]
fn a_professional_sets_a_level_beside_the_computed_one() {
    let first = signed(1, 15, quiet());
    let overrides = [set(1, RiskLevel::Severe, 10), set(1, RiskLevel::Moderate, 5)];
    let counts = effective(std::slice::from_ref(&first), &overrides);
    assert_eq!((counts.level, counts.sub_level), (RiskLevel::Severe, None));
    let why = EffectiveWhy::SetByProfessional {
        assessment: assessment(1),
        computed: RiskLevel::Mild,
        position: 0,
    };
    assert_eq!(counts.why, why, "the latest one counts, and the computed level stays");
    assert_eq!(first.computed.level, RiskLevel::Mild);

    let later = signed(2, 18, with(&[("2", Yes), ("5", Yes)]));
    let now = effective(&[first, later], &overrides[..1]);
    assert_eq!(now.level, RiskLevel::Moderate);
    assert_eq!(now.left_behind, [assessment(1)], "it is told, so that somebody looks again");
}

#[test]
fn the_body_of_an_override_is_read_back_and_its_reason_stays_out_of_logs() {
    let one = set(1, RiskLevel::Severe, 10);
    let json = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<ProfessionalOverride>(&json).unwrap(), one);
    assert!(!format!("{one:?}").contains("prisión"));
    let blank = json.replace("Él sale de prisión esta semana", " ");
    assert!(serde_json::from_str::<ProfessionalOverride>(&blank).is_err(), "a reason is needed");
}
