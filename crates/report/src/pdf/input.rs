//! The document as data for the layout, with only characters that the fonts can show.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::world::Press;

/// Stands for a character that no font has.
const NO_GLYPH: char = '□';

/// The document as JSON text.
pub(super) fn data(press: &Press, mut value: Value, language: &str, day: Date) -> String {
    let (language, region) = language.split_once('-').unwrap_or((language, ""));
    if let Some(object) = value.as_object_mut() {
        object.insert(
            "date".into(),
            json!({ "year": day.year(), "month": day.month(), "day": day.day() }),
        );
        object.insert("lang".into(), language.into());
        let region = if region.is_empty() { Value::Null } else { region.into() };
        object.insert("region".into(), region);
    }
    keep_printable(press, &mut value);
    value.to_string()
}

fn keep_printable(press: &Press, value: &mut Value) {
    match value {
        Value::String(text) => {
            *text = text.chars().filter_map(|c| printable(press, c)).collect();
        }
        Value::Array(values) => values.iter_mut().for_each(|value| keep_printable(press, value)),
        Value::Object(entries) => {
            entries.values_mut().for_each(|value| keep_printable(press, value));
        }
        _ => {}
    }
}

/// Controls and invisible marks of direction are left out; they could make a text read other than it is.
fn printable(press: &Press, c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(' '),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => None,
        c if c.is_control() => None,
        ' '..='~' | '\u{a0}' => Some(c),
        c if press.has_glyph(c) => Some(c),
        _ => Some(NO_GLYPH),
    }
}
