//! Samples of the pages of one case. Everybody in them is made up.

use super::desk::frame;
use super::{Sample, draw};
use crate::frame::{Choice, DeskFrame, Notice, Section, Tone};
use crate::page::case::{
    AskedBlock, AskedForm, AskedSection, CaseForm, CaseFormField, CaseHead, CasePage, CaseTab,
    ClockRow, ClocksPanel, Contact, Control, Filter, FormsPanel, FoundPerson, GlassPage, Happening,
    Mark, OpeningRow, OptionGroup, Panel, PartPage, PartiesPanel, PartyRow, PartySearchPage,
    QuestionControl, QuestionView, QuestionWords, ReadingRow, ReadingsPage, ReviewPage, RowView,
    StagePanel, StandingAnswer, TaskPanelRow, TasksPanel, TeamPanel, TeamRow, WayRow,
};
use crate::words::{Phrase, Words};

const CASE: &str = "/casos/0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f30";

pub(super) fn add(t: &Words, samples: &mut Vec<Sample>) {
    draw(samples, "case-usual", &file(t, usual_head(t, CASE), true));
    draw(samples, "case-new", &file(t, long_head(t), false));
    add_part(t, samples);
    add_glass(t, samples);
    add_others(t, samples);
}

fn person_frame(t: &Words) -> DeskFrame {
    DeskFrame {
        scope: "CEM regular, Urubamba".to_owned(),
        sections: vec![Section::Home],
        ..frame(t, Section::Home)
    }
}

fn mark(class: &'static str, text: Phrase) -> Mark {
    Mark { class, text }
}

fn usual_head(t: &Words, current: &str) -> CaseHead {
    let tab = |rest: &str, label, missing| {
        let href = format!("{CASE}{rest}");
        CaseTab { is_current: href == current, href, label, missing }
    };
    CaseHead {
        href: CASE.to_owned(),
        number: "0147-2026".to_owned(),
        name: "Rosa Elena Quispe Mamani".to_owned(),
        age: Some(t.case_age(38u32)),
        language: Some(t.case_language_interpreter(t.language_name("qu"), t.language_name("qu"))),
        needs_interpreter: true,
        contact: Contact {
            tone: Tone::Warning,
            short: t.contact_within(),
            phones: vec![(
                "984123456".to_owned(),
                vec![
                    t.contact_owner("shared"),
                    t.contact_hours("monday", "09:00", "12:00"),
                    t.contact_cover("Le llamamos de la tienda de telas"),
                    t.contact_no_voicemail(),
                    t.contact_no_message(),
                ],
            )],
        },
        marks: vec![mark("danger", t.case_risk("severe")), mark("warning", t.case_restricted())],
        stage: "En atención".to_owned(),
        condition: "Nuevo".to_owned(),
        opened_on: "04/11/2026".to_owned(),
        center: "CEM regular, Urubamba".to_owned(),
        team: vec![
            (t.case_lens("psychology"), "Ana Torres Vega".to_owned()),
            (t.case_lens("social"), "Luz Huamán Ccori".to_owned()),
            (t.case_lens("legal"), "Rosa Quispe Mamani".to_owned()),
        ],
        tabs: vec![
            tab("", t.case_tab_file(), 0),
            tab("/admision", t.case_lens("admission"), 0),
            tab("/psicologia", t.case_lens("psychology"), 3),
            tab("/social", t.case_lens("social"), 0),
            tab("/legal", t.case_lens("legal"), 0),
            tab("/lecturas", t.case_tab_readings(), 0),
        ],
    }
}

fn long_head(t: &Words) -> CaseHead {
    let name = "María de los Ángeles Guadalupe Huamaní Choquehuanca de Valderrama";
    CaseHead {
        name: name.to_owned(),
        age: None,
        language: None,
        needs_interpreter: false,
        contact: Contact { tone: Tone::Danger, short: t.contact_never(), phones: Vec::new() },
        marks: Vec::new(),
        stage: "Admitido".to_owned(),
        team: Vec::new(),
        ..usual_head(t, CASE)
    }
}

fn form(
    t: &Words,
    id: &str,
    title: Phrase,
    fields: Vec<CaseFormField>,
    submit: Phrase,
) -> CaseForm {
    CaseForm {
        id: id.to_owned(),
        title,
        lead: None,
        action: format!("{CASE}/{id}"),
        token: frame(t, Section::Home).token,
        key: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f31".to_owned(),
        hidden: vec![("from", id.to_owned())],
        fields,
        submit,
        tone: "",
        is_open: false,
        error: None,
    }
}

fn field(name: &'static str, label: Phrase, control: Control) -> CaseFormField {
    CaseFormField { name, label, hint: None, value: String::new(), control, is_required: true }
}

fn list(options: &[(&str, &str)]) -> Control {
    let choices = Choice::list(options.iter().copied(), "");
    Control::List(vec![OptionGroup { label: String::new(), choices }])
}

fn note_form(t: &Words) -> CaseForm {
    let reach = [
        ("team", t.note_reach_team().plain().to_owned()),
        ("profession", t.note_reach_profession().plain().to_owned()),
    ];
    let fields = vec![
        field("text", t.note_text(), Control::Lines),
        field("reach", t.note_reach(), Control::Few(Choice::list(reach, "team"))),
    ];
    form(t, "note", t.note_write(), fields, t.note_do())
}

fn action_form(t: &Words) -> CaseForm {
    let actions =
        [("legal_orientation", "Orientación legal"), ("court_hearing", "Audiencia judicial")];
    let fields = vec![
        field("action", t.action_what(), list(&actions)),
        field("day", t.action_day(), Control::Day),
        field("remark", t.action_remark(), Control::Line),
    ];
    let error = Some(t.refused_action());
    CaseForm { is_open: true, error, ..form(t, "action", t.action_write(), fields, t.action_do()) }
}

fn reason_form(t: &Words, id: &str, title: Phrase, submit: Phrase) -> CaseForm {
    let reason = field("reason", t.reason_label(), Control::Line);
    CaseForm { tone: "danger", ..form(t, id, title, vec![reason], submit) }
}

/// A panel; a template that fails shows as an empty page, which a test sees.
fn panel<T: askama::Template>(
    id: &'static str,
    title: Phrase,
    with: Option<Mark>,
    body: &T,
) -> Vec<Panel> {
    Panel::draw(id, title, with, body).into_iter().collect()
}

fn tasks(t: &Words, is_full: bool) -> Vec<Panel> {
    let row = |id: &str, what: &str, whose: Phrase, due| TaskPanelRow {
        id: id.to_owned(),
        what: what.to_owned(),
        remark: String::new(),
        whose: whose.plain().to_owned(),
        due,
        is_blocked: id == "3",
        write_down: Some(format!("{CASE}?tarea={id}#action")),
        forms: vec![
            form(t, &format!("finish-{id}"), t.task_finish(), Vec::new(), t.task_finish_do()),
            reason_form(t, &format!("drop-{id}"), t.task_drop(), t.task_drop_do()),
        ],
    };
    let legal = || t.case_lens("legal");
    let rows = vec![
        row(
            "1",
            "Contacto de seguimiento",
            t.case_task_nobody(t.case_lens("social")),
            mark("danger", t.case_task_late("21/11/2026")),
        ),
        row(
            "2",
            "Audiencia de medidas de protección",
            t.case_task_whose(legal(), "Rosa Quispe Mamani"),
            mark("warning", t.case_task_today()),
        ),
        row(
            "3",
            "Revisión del plan",
            t.case_task_whose(t.case_lens("psychology"), "Ana Torres Vega"),
            mark("off", t.case_task_due("02/12/2026")),
        ),
    ];
    let late = is_full.then(|| mark("danger", t.case_task_count(1u32)));
    let forms = vec![form(
        t,
        "plan",
        t.task_plan(),
        vec![field("due", t.task_plan_due(), Control::Day)],
        t.task_plan_do(),
    )];
    let rows = if is_full { rows } else { Vec::new() };
    panel("tasks", t.case_tasks(), late, &TasksPanel { t: t.clone(), rows, forms })
}

fn clocks(t: &Words, is_full: bool) -> Vec<Panel> {
    let row = |title: &str, who: &str, state, due, source: &str, doubt: Option<&str>| ClockRow {
        title: title.to_owned(),
        who: who.to_owned(),
        state,
        due: Some(due),
        term: Some(t.clock_term(t.term_hours(24u32))),
        steps: vec![t.step_hours("22/11/2026 18:05", 24u32, "23/11/2026 18:05")],
        source: source.to_owned(),
        doubt: doubt.map(str::to_owned),
    };
    let rows = vec![
        row(
            "Dictar las medidas de protección",
            "Juzgado de Familia",
            mark("danger", t.clock_missed()),
            t.clock_by_instant("22/11/2026 09:40"),
            "TUO de la Ley 30364, art. 19 (rige desde el 24/03/2023)",
            None,
        ),
        row(
            "Enviar copias de lo actuado al Juzgado de Familia",
            "Policía Nacional del Perú",
            mark("warning", t.clock_due_today(t.term_hours(7u32))),
            t.clock_by_instant("23/11/2026 18:05"),
            "TUO de la Ley 30364 (DS 004-2020-MIMP), art. 15-A (rige desde el 06/09/2020)",
            Some("Si el plazo corre también en feriado largo."),
        ),
        row(
            "Registrar la denuncia",
            "Policía Nacional del Perú",
            mark("off", t.clock_met("21/11/2026 19:10")),
            t.clock_at_once("21/11/2026 18:05"),
            "Reglamento de la Ley 30364, art. 22.1 (rige desde el 27/07/2016)",
            None,
        ),
    ];
    let moments = [("complaint.received", t.moment("complaint-received").plain().to_owned())];
    let options: Vec<(&str, &str)> = moments.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let fields = vec![
        field("moment", t.milestone_what(), list(&options)),
        field("at", t.milestone_at(), Control::Moment),
    ];
    let forms = vec![form(t, "milestone", t.milestone_do(), fields, t.milestone_save())];
    let missed = is_full.then(|| mark("danger", t.clock_open(1u32)));
    let rows = if is_full { rows } else { Vec::new() };
    panel("clocks", t.case_clocks(), missed, &ClocksPanel { t: t.clone(), rows, forms })
}

fn aside(t: &Words, is_full: bool) -> Vec<Panel> {
    let mut panels = clocks(t, is_full);
    let stages = ["Admitido", "Evaluado", "Con plan", "En atención", "En seguimiento"];
    let at = if is_full { 3 } else { 0 };
    let go = t.case_way_go("Evaluado");
    let open = WayRow {
        stage: "Evaluado".to_owned(),
        barred_by: Vec::new(),
        form: Some(form(t, "stage", go.clone(), Vec::new(), go)),
    };
    let barred = WayRow {
        stage: "En seguimiento".to_owned(),
        barred_by: vec![
            "No tiene un lugar seguro: registre si desea un refugio, y la solicitud si lo desea."
                .to_owned(),
        ],
        form: None,
    };
    let stage = StagePanel {
        t: t.clone(),
        stages: (0..).zip(stages).map(|(n, stage)| (stage.to_owned(), n == at)).collect(),
        help: Some("El equipo trabaja en lo acordado.".to_owned()),
        ways: vec![open, barred],
    };
    panels.extend(panel("stage", t.case_stage(), None, &stage));
    let party = |name: &str, role: Mark, relation: Option<&str>, facts: &[&str], forms| PartyRow {
        name: name.to_owned(),
        role,
        relation: relation.map(str::to_owned),
        facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
        forms,
    };
    let leave = reason_form(t, "leave-1", t.party_remove(), t.party_remove_do());
    let mut rows = vec![party(
        "Rosa Elena Quispe Mamani",
        mark("", t.party_role("service_user")),
        None,
        &["38 años", "DNI 10117410"],
        vec![],
    )];
    if is_full {
        let aggressor = mark("danger", t.party_role("alleged_aggressor"));
        rows.push(party(
            "Juan Pérez Soto",
            aggressor,
            Some("Conviviente"),
            &["entre 40 y 41 años"],
            vec![leave],
        ));
    }
    let parties = PartiesPanel { t: t.clone(), rows, add: Some(format!("{CASE}/personas")) };
    panels.extend(panel("parties", t.case_parties(), None, &parties));
    let rows = usual_head(t, CASE).team.into_iter().map(|(lens, name)| TeamRow {
        lens,
        name,
        forms: Vec::new(),
    });
    let team = TeamPanel {
        t: t.clone(),
        rows: if is_full { rows.collect() } else { Vec::new() },
        forms: Vec::new(),
    };
    panels.extend(panel("team", t.case_team(), None, &team));
    let standing = FormsPanel {
        t: t.clone(),
        lines: vec![
            t.close_barred("Registre la evaluación final del caso.", "Se cumplió lo acordado"),
        ],
        forms: vec![
            reason_form(t, "close", t.close_write(), t.close_do()),
            reason_form(t, "restrict", t.restrict_write(), t.restrict_do()),
            reason_form(t, "exclude", t.exclude_write(), t.exclude_do()),
        ],
    };
    panels.extend(panel("standing", t.case_standing(), None, &standing));
    panels
}

fn happenings(t: &Words) -> Vec<Happening> {
    let one = |class, what, words: &str, by: &str, at: &str| Happening {
        class,
        what,
        words: words.to_owned(),
        by: by.to_owned(),
        at: at.to_owned(),
        instant: "2026-11-23T15:42:00Z".to_owned(),
        reach: None,
    };
    let lens = |lens: &'static str| t.case_lens(lens);
    let mut happenings = vec![
        one(
            "glass",
            t.happened_glass(t.glass_why("life_at_risk"), "22/11/2026 22:10"),
            "Llama la hermana: él volvió a la casa con un arma.",
            "Carmen Soto Díaz",
            "ayer 21:10",
        ),
        one(
            "note",
            t.happened_note(lens("legal")),
            "Trajo la resolución del juzgado. El oficial no la quiso recibir \"porque era sábado\".\nSe le explica que la notificación vale cualquier día.",
            "Rosa Quispe Mamani",
            "ayer 16:32",
        ),
        one(
            "note",
            t.happened_note(lens("psychology")),
            "Duerme poco. Acepta volver el jueves con su hermana.",
            "Ana Torres Vega",
            "ayer 11:05",
        ),
        one(
            "moment",
            t.happened_milestone("21/11/2026 18:05", t.moment("complaint-received")),
            "",
            "Rosa Quispe Mamani",
            "21/11/2026 19:15",
        ),
        one(
            "action",
            t.happened_action("Orientación legal", "20/11/2026", lens("legal")),
            "Por teléfono, en su hora segura.",
            "Rosa Quispe Mamani",
            "20/11/2026 10:20",
        ),
        one(
            "answer",
            t.happened_answered(12u32, lens("psychology")),
            "",
            "Ana Torres Vega",
            "19/11/2026 12:48",
        ),
        one("stage", t.happened_stage("En atención"), "", "Luz Huamán Ccori", "19/11/2026 09:00"),
        one(
            "person",
            t.happened_assigned(lens("social"), "Luz Huamán Ccori"),
            "",
            "Elena Vargas Rojas",
            "05/11/2026 08:31",
        ),
        one("stage", t.happened_opened("Nuevo"), "", "Pilar Mendoza Cruz", "04/11/2026 15:02"),
    ];
    if let Some(secret) = happenings.get_mut(2) {
        secret.reach = Some(t.case_reach_profession(lens("psychology")));
    }
    happenings
}

fn file(t: &Words, head: CaseHead, is_full: bool) -> CasePage {
    let mut first = tasks(t, is_full);
    let writing =
        FormsPanel { t: t.clone(), lines: Vec::new(), forms: vec![note_form(t), action_form(t)] };
    first.extend(panel("do", t.case_do(), None, &writing));
    let told = t.glass_others(
        "ayer 21:10",
        "Carmen Soto Díaz",
        t.glass_why("life_at_risk"),
        "Llama la hermana: él volvió a la casa con un arma.",
    );
    let notice = Notice { tone: Tone::Danger, text: told.plain().to_owned() };
    let filter = |label, is_current| Filter { href: format!("{CASE}#timeline"), label, is_current };
    CasePage {
        t: t.clone(),
        frame: person_frame(t),
        head,
        notices: if is_full { vec![notice] } else { Vec::new() },
        first,
        aside: aside(t, is_full),
        filters: vec![
            filter(t.case_filter_all(), true),
            filter(t.case_filter_notes(), false),
            filter(t.case_filter_actions(), false),
            filter(t.case_filter_steps(), false),
        ],
        happenings: if is_full { happenings(t) } else { Vec::new() },
    }
}

fn question(t: &Words, field: &str, label: &str, control: QuestionControl) -> QuestionView {
    QuestionView {
        t: QuestionWords(t.clone()),
        id: format!("q-psychology-{field}"),
        field: field.to_owned(),
        number: None,
        label: label.to_owned(),
        help: None,
        is_shown: true,
        is_required: false,
        is_reserved: false,
        is_hidden_from_reader: false,
        is_writable: true,
        version: 1,
        was: "0".repeat(16),
        control,
        shown_value: String::new(),
        clash: Vec::new(),
        error: None,
        state: Some(t.case_answer_by("hoy 10:41", "Ana Torres Vega")),
    }
}

fn few(t: &Words, chosen: &str) -> QuestionControl {
    let word = |code: &'static str| (code, t.yes_no(code).plain().to_owned());
    let none = ("", t.case_answer_none().plain().to_owned());
    QuestionControl::Few(Choice::list(
        [word("yes"), word("no"), word("does_not_know"), none],
        chosen,
    ))
}

fn interview(t: &Words) -> Vec<QuestionView> {
    let line = |kind, value: &str| QuestionControl::Line {
        kind,
        keyboard: "text",
        value: value.to_owned(),
        unit: None,
    };
    let lines = |value: &str| QuestionControl::Lines { value: value.to_owned(), max: 2000 };
    let clash =
        ["Sí", "No"].into_iter().zip(["Ana Torres Vega", "Bruno Salas León"]).zip(["0", "1"]);
    let clash = clash.map(|((value, by), choose)| StandingAnswer {
        value: value.to_owned(),
        by: t.case_answer_by("hoy 10:42", by),
        choose: choose.to_owned(),
    });
    vec![
        question(t, "interviewed_on", "Fecha de la entrevista", line("date", "2026-11-19")),
        QuestionView {
            help: Some("Se pregunta al empezar cada contacto.".to_owned()),
            is_required: true,
            state: None,
            version: 0,
            ..question(t, "is_safe_now", "¿Está a salvo en este momento?", few(t, ""))
        },
        QuestionView {
            clash: clash.collect(),
            ..question(t, "in_crisis", "¿Llega en crisis?", few(t, "-"))
        },
        question(
            t,
            "containment",
            "Qué se hizo para contenerla",
            lines("Respiración y agua. Llamó a su hermana desde aquí."),
        ),
        QuestionView {
            error: Some(t.answer_future()),
            ..question(
                t,
                "report_issued_on",
                "Fecha del informe psicológico",
                line("date", "2027-01-10"),
            )
        },
        QuestionView {
            is_reserved: true,
            ..question(t, "private_notes", "Notas bajo secreto profesional", lines(""))
        },
    ]
}

fn block(questions: Vec<QuestionView>, row: Option<RowView>, is_writable: bool) -> AskedBlock {
    AskedBlock {
        post_to: (format!("{CASE}/psicologia"), format!("{CASE}/psicologia/respuesta")),
        token: "form-token-of-the-session".to_owned(),
        key: "0190c2f0-7b4e-7c1a-9f5e-3a0c5d1e2f32".to_owned(),
        form: "psychology".to_owned(),
        section: "interview".to_owned(),
        row,
        questions,
        is_writable,
    }
}

fn section(id: &str, title: &str, blocks: Vec<AskedBlock>) -> AskedSection {
    AskedSection {
        id: format!("s-psychology-{id}"),
        number: None,
        title: title.to_owned(),
        help: None,
        is_empty: blocks.is_empty(),
        blocks,
        is_shown: true,
    }
}

fn part(t: &Words, forms: Vec<AskedForm>, read_only: Option<Phrase>) -> PartPage {
    PartPage {
        t: t.clone(),
        frame: person_frame(t),
        head: usual_head(t, &format!("{CASE}/psicologia")),
        lens: t.case_lens("psychology"),
        read_only,
        forms,
    }
}

fn add_part(t: &Words, samples: &mut Vec<Sample>) {
    let row = |id: &str, title: &str, is_new| RowView {
        id: id.to_owned(),
        title: title.to_owned(),
        is_new,
    };
    let in_row = |row: &str, chosen| {
        let view = question(t, "lives_with_her", "¿Vive con ella?", few(t, chosen));
        vec![QuestionView { id: format!("q-violence-{row}-lives_with_her"), ..view }]
    };
    let form = |sections| AskedForm {
        id: "psychology".to_owned(),
        title: "Psicología".to_owned(),
        source: t.case_form_source(
            "proposal",
            "Propuesta del proyecto, por definir con los equipos",
            "1",
        ),
        progress: t.case_progress(7u32, 12u32),
        missing: vec![(
            "q-psychology-is_safe_now".to_owned(),
            "¿Está a salvo en este momento?".to_owned(),
        )],
        problems: vec![(
            false,
            "La modalidad es relación de pareja y falta la presunta persona agresora.".to_owned(),
        )],
        sections,
    };
    let sections = vec![
        section("interview", "Primera entrevista", vec![block(interview(t), None, true)]),
        section(
            "aggressors",
            "Presunta persona agresora",
            vec![
                block(in_row("r1", "yes"), Some(row("r1", "persona 1", false)), true),
                block(
                    in_row("r2", ""),
                    Some(row("r2", t.case_row_add("persona").plain(), true)),
                    true,
                ),
            ],
        ),
    ];
    draw(samples, "case-part", &part(t, vec![form(sections)], None));
    let answered = |field: &str, label: &str, value: &str| QuestionView {
        is_writable: false,
        shown_value: value.to_owned(),
        ..question(t, field, label, few(t, ""))
    };
    let reserved = QuestionView {
        is_hidden_from_reader: true,
        ..answered("private_notes", "Notas bajo secreto profesional", "")
    };
    let read = vec![
        answered("is_safe_now", "¿Está a salvo en este momento?", "No"),
        answered("containment", "Qué se hizo para contenerla", "Respiración y agua."),
        reserved,
    ];
    let sections = vec![
        section("interview", "Primera entrevista", vec![block(read, None, false)]),
        section("support", "Acompañamiento", Vec::new()),
    ];
    let why = t.case_part_read_only(t.case_lens("psychology"));
    draw(samples, "case-part-read-only", &part(t, vec![form(sections)], Some(why)));
    draw(samples, "case-part-nothing", &part(t, Vec::new(), None));
}

fn add_glass(t: &Words, samples: &mut Vec<Sample>) {
    let why = |code| t.glass_why(code).plain().to_owned();
    let reasons = [("life_at_risk", why("life_at_risk")), ("violence_now", why("violence_now"))];
    let options: Vec<(&str, &str)> = reasons.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let fields = vec![
        field("reason", t.glass_reason(), list(&options)),
        field("words", t.glass_words(), Control::Lines),
    ];
    let glass = CaseForm {
        is_open: true,
        tone: "danger",
        ..form(t, "glass", t.glass_open(), fields, t.glass_do())
    };
    let page = GlassPage { t: t.clone(), frame: person_frame(t), readable: None, form: glass };
    draw(samples, "case-glass", &page);
    let judge = [
        ("yes", t.review_justified_yes().plain().to_owned()),
        ("no", t.review_justified_no().plain().to_owned()),
    ];
    let fields = vec![
        field("justified", t.review_justified(), Control::Few(Choice::list(judge, "-"))),
        field("words", t.review_words(), Control::Lines),
    ];
    let row = OpeningRow {
        by: "Carmen Soto Díaz".to_owned(),
        at: "22/11/2026 21:10".to_owned(),
        until: "22/11/2026 22:10".to_owned(),
        reason: t.glass_why("life_at_risk"),
        words: "Llama la hermana: él volvió a la casa con un arma.".to_owned(),
        form: CaseForm {
            is_open: true,
            ..form(t, "review-1", t.review_write(), fields, t.review_do())
        },
    };
    let review = |rows| ReviewPage {
        t: t.clone(),
        frame: person_frame(t),
        number: "0147-2026".to_owned(),
        rows,
        readings: Some(format!("{CASE}/lecturas")),
    };
    draw(samples, "case-review", &review(vec![row]));
    draw(samples, "case-review-none", &review(Vec::new()));
}

fn add_others(t: &Words, samples: &mut Vec<Sample>) {
    let row = |by: &str, part, at: &str| ReadingRow { by: by.to_owned(), part, at: at.to_owned() };
    let readings = |rows| ReadingsPage {
        t: t.clone(),
        frame: person_frame(t),
        case: Some(CASE.to_owned()),
        rows,
    };
    let rows = vec![
        row("Ana Torres Vega", t.readings_what("psychology"), "23/11/2026 10:41"),
        row("Carmen Soto Díaz", t.readings_what("page"), "22/11/2026 21:11"),
    ];
    draw(samples, "case-readings", &readings(rows));
    draw(samples, "case-readings-none", &readings(Vec::new()));
    let found = FoundPerson {
        name: "Juan Pérez Soto".to_owned(),
        facts: vec!["entre 40 y 41 años".to_owned(), "DNI 40123456".to_owned()],
        form: form(t, "join-1", t.party_join(), Vec::new(), t.party_join()),
    };
    let fields = vec![field("given", t.party_new_given(), Control::Line)];
    let new = form(t, "party-new", t.party_new(), fields, t.party_new_do());
    let search = |found, new, problem| PartySearchPage {
        t: t.clone(),
        frame: person_frame(t),
        head: usual_head(t, ""),
        search_at: format!("{CASE}/personas"),
        name: "Juan Pérez".to_owned(),
        document: String::new(),
        problem,
        found,
        new,
    };
    draw(samples, "case-party-found", &search(Some(vec![found]), Some(new), None));
    draw(samples, "case-party-wrong", &search(None, None, Some(t.party_search_wrong())));
}
