//! Reads a file of an instrument, or tells every mistake with its place.

use jiff::civil::Date;

use super::check::Reading;
use super::model::{
    Adjustment, Annex, AnnexField, Applier, Band, CalendarForm, Choice, Content, Gate, Instrument,
    Item, ItemFlag, Scale, Score, Severity, SheetWords, Trigger,
};
use super::schema::{
    RawAdjustment, RawAnnex, RawApplier, RawBand, RawCalendar, RawField, RawInstrument, RawItem,
};
use crate::pack::{PackFile, PackProblem, day};
use crate::risk::RiskLevel;

/// Reads `instruments/<id>.toml`.
///
/// # Errors
/// Mistakes of shape; points that do not add up to the maximum; levels with gaps or overlaps; gates that look forward;
/// ids used twice; an instrument that is not available and still has points.
pub fn parse_instrument(file: &PackFile) -> Result<Instrument, Vec<PackProblem>> {
    let mut raw: RawInstrument = file.read_toml().map_err(|problem| vec![problem])?;
    let mut reading = Reading { file, problems: Vec::new() };
    reading.head(&raw);
    let (valid_from, valid_to) = validity(&mut reading, &raw);
    let content = if *raw.available.get_ref() {
        scale(&mut reading, &mut raw).map(|scale| Content::Scale(Box::new(scale)))
    } else {
        reading.not_available(&raw);
        let reason = raw.reason.take();
        reason.map(|reason| Content::NotAvailable { reason: reason.into_inner() })
    };
    match content {
        Some(content) if reading.problems.is_empty() => Ok(Instrument {
            id: raw.id.into_inner(),
            version: raw.version.into_inner(),
            title: raw.title.into_inner(),
            valid_from,
            valid_to,
            replaces: raw.replaces,
            source: raw.source.into_inner(),
            verification: raw.verification.into_inner(),
            content,
        }),
        _ => Err(reading.problems),
    }
}

fn validity(reading: &mut Reading<'_>, raw: &RawInstrument) -> (Option<Date>, Option<Date>) {
    let mut read = |at: &Option<_>| {
        let day = at.as_ref().map(|at| day(reading.file, at)).transpose();
        day.unwrap_or_else(|problem| {
            reading.problems.push(problem);
            None
        })
    };
    let (from, to) = (read(&raw.valid_from), read(&raw.valid_to));
    if let (Some(from), Some(last), Some(at)) = (from, to, &raw.valid_to)
        && last < from
    {
        reading.tell(at, "the instrument ends before it begins", "correct one of the two days");
    }
    (from, to)
}

fn scale(reading: &mut Reading<'_>, raw: &mut RawInstrument) -> Option<Scale> {
    if let Some(reason) = &raw.reason {
        let help = "take `reason` out, or write `available = false`";
        reading.tell(reason, "an available instrument needs no reason", help);
    }
    let missing = |reading: &mut Reading<'_>, key: &str| {
        let help = format!("add `{key}`");
        reading.tell(&raw.available, format!("an available instrument needs `{key}`"), &help);
    };
    let Some(maximum) = &raw.maximum else {
        missing(reading, "maximum");
        return None;
    };
    let Some(min_answered) = &raw.min_answered else {
        missing(reading, "min_answered");
        return None;
    };
    let Some(words) = &raw.words else {
        missing(reading, "[words]");
        return None;
    };
    reading.scale(raw, maximum);
    check_words(reading, words);
    let (maximum, min_answered) = (*maximum.get_ref(), *min_answered.get_ref());
    let words = words.get_ref().clone();
    Some(Scale {
        maximum,
        min_answered,
        appliers: raw.appliers.drain(..).map(applier).collect(),
        items: raw.item.drain(..).map(item).collect(),
        bands: raw.bands.drain(..).map(band).collect(),
        adjustments: raw.adjustment.drain(..).map(adjustment).collect(),
        calendar: raw.calendar.take().map(calendar),
        annexes: raw.annex.drain(..).map(annex).collect(),
        words,
    })
}

fn check_words(reading: &mut Reading<'_>, words: &toml::Spanned<SheetWords>) {
    use super::record::ApplicationMode;
    use RiskLevel::{Mild, Moderate, Severe, Undetermined};
    let levels = [Mild, Moderate, Severe, Undetermined];
    let modes =
        [ApplicationMode::Applied, ApplicationMode::InSupport, ApplicationMode::Transcribed];
    if !levels.iter().all(|level| words.get_ref().levels.contains_key(level)) {
        reading.tell(words, "a level has no words", "give `levels` all four");
    }
    if !modes.iter().all(|mode| words.get_ref().modes.contains_key(mode)) {
        reading.tell(words, "a way of coming in has no words", "give `modes` all three");
    }
}

fn applier(raw: RawApplier) -> Applier {
    Applier {
        code: raw.code.into_inner(),
        label: raw.label.into_inner(),
        supports: raw.supports,
        source: raw.source.into_inner(),
    }
}

fn item(raw: RawItem) -> Item {
    let score = raw.scores_on.zip(raw.points);
    Item {
        id: raw.id.into_inner(),
        number: raw.number.into_inner(),
        text: raw.text.into_inner(),
        help: raw.help.map(toml::Spanned::into_inner),
        kind: raw.kind,
        score: score.map(|(on, points)| Score { on: on.into_inner(), points: points.into_inner() }),
        asked_when: raw
            .asked_when
            .map(|gate| Gate { item: gate.item.into_inner(), answer: gate.answer }),
        may_not_apply: raw.may_not_apply,
        flag: raw.flag.map(|flag| ItemFlag { flag: flag.raise, on: flag.on }),
    }
}

fn band(raw: RawBand) -> Band {
    Band {
        id: raw.id.into_inner(),
        from: raw.from.into_inner(),
        to: raw.to.into_inner(),
        level: raw.level.into_inner(),
        label: raw.label.into_inner(),
    }
}

fn adjustment(raw: RawAdjustment) -> Adjustment {
    let triggers = raw.when_any.into_inner().into_iter().map(|one| Trigger {
        field: one.field.into_inner(),
        choice: one.choice.into_inner(),
        on_by_default: one.default,
    });
    Adjustment {
        id: raw.id.into_inner(),
        label: raw.label.into_inner(),
        source: raw.source.into_inner(),
        to_verify: raw.to_verify,
        triggers: triggers.collect(),
    }
}

fn calendar(raw: RawCalendar) -> CalendarForm {
    let severities = (1_u8..).zip(raw.severities.into_inner());
    CalendarForm {
        title: raw.title.into_inner(),
        months: raw.months.into_inner(),
        severities: severities
            .map(|(value, label)| Severity { value, label: label.into_inner() })
            .collect(),
        source: raw.source.into_inner(),
    }
}

fn annex(raw: RawAnnex) -> Annex {
    Annex {
        id: raw.id.into_inner(),
        title: raw.title.into_inner(),
        reserved: raw.reserved,
        source: raw.source.into_inner(),
        fields: raw.fields.into_inner().into_iter().map(field).collect(),
    }
}

fn field(raw: RawField) -> AnnexField {
    let choices = raw.choices.into_iter();
    AnnexField {
        id: raw.id.into_inner(),
        text: raw.text.into_inner(),
        kind: raw.kind.into_inner(),
        choices: choices
            .map(|one| Choice { code: one.code.into_inner(), label: one.label.into_inner() })
            .collect(),
        may_decline: raw.may_decline,
    }
}
