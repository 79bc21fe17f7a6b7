//! Finds circles: a question that is shown only when another is answered, which is shown only when the first is.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::Condition;
use crate::form::Forms;
use crate::pack::{PackFile, PackProblem};

use super::form_file::raw_of;
use super::form_raw::RawForm;

/// Names that decide whether a question is asked, by `form.question`.
type Needs = BTreeMap<String, BTreeSet<String>>;

/// Tells each circle once, at the condition of one of its questions.
pub(super) fn report_circles(
    forms: &Forms,
    raw: &[(&PackFile, RawForm)],
    problems: &mut Vec<PackProblem>,
) {
    let needs = needs(forms);
    let mut told = BTreeSet::new();
    for form in forms.values() {
        for (section, field) in form.fields() {
            let start = format!("{}.{}", form.id, field.id);
            let Some(circle) = circle_from(&start, &needs) else { continue };
            let members: BTreeSet<String> = circle.iter().cloned().collect();
            if !told.insert(members) {
                continue;
            }
            let Some((file, raw)) = raw_of(raw, &form.id) else { continue };
            let sections = raw.section.iter().filter(|one| *one.id.get_ref() == section.id);
            let fields = sections.flat_map(|one| {
                one.field.iter().map(|f| (f, f.shown_when.as_ref().or(one.shown_when.as_ref())))
            });
            let mut at = fields.filter(|(one, _)| *one.id.get_ref() == field.id);
            let span = at.next().and_then(|(_, when)| when).map_or(0..0, toml::Spanned::span);
            let message = format!("a circle: {} → {start}", circle.join(" → "));
            let help = "let one of them be asked without the other";
            problems.push(file.problem_at(span, message, help));
        }
    }
}

fn needs(forms: &Forms) -> Needs {
    let mut needs = Needs::new();
    for form in forms.values() {
        for (section, field) in form.fields() {
            let conditions = [&section.shown_when, &field.shown_when];
            let names = conditions.into_iter().flatten().flat_map(Condition::names);
            let full = names.map(|name| match name.split_once('.') {
                None => format!("{}.{name}", form.id),
                Some(("row", rest)) => format!("{}.{rest}", form.id),
                Some(_) => name.to_owned(),
            });
            needs.insert(format!("{}.{}", form.id, field.id), full.collect());
        }
    }
    needs
}

/// The way from a question back to itself, if there is one: breadth first, so it is the shortest.
fn circle_from(start: &str, needs: &Needs) -> Option<Vec<String>> {
    let mut ways: Vec<Vec<String>> = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.first().cloned() {
        ways.remove(0);
        let last = way.last()?;
        for next in needs.get(last).into_iter().flatten() {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                ways.push(way.iter().cloned().chain([next.clone()]).collect());
            }
        }
    }
    None
}
