//! A place typed into a field: four letters, a code, or a choice among several of one name.

use domain::pack::Catalogue;
use domain::territory::Ubigeo;

use crate::finder::{Wanted, full_place, place_of, within};
use crate::frame::Choice;
use crate::words::{Phrase, Words};

/// What a text means.
pub enum Typed {
    /// Nothing was typed.
    Nothing,
    /// One place.
    One(Ubigeo),
    /// Something is wrong with it; several places of that name can be chosen from.
    Wrong(Phrase, Vec<Choice>),
}

/// A place as it stands in a field: its code and its name, `081301 Urubamba, Cusco`. Read back by its code.
pub fn written(catalogue: &Catalogue, place: Ubigeo) -> String {
    format!("{place} {}", full_place(catalogue, place))
}

/// Reads a field.
pub fn read(catalogue: &Catalogue, t: &Words, text: &str) -> Typed {
    let text = text.trim();
    let code = text.split(' ').next().and_then(|code| Ubigeo::parse(code).ok());
    if let Some(row) = code.and_then(|code| catalogue.territory.get(code)) {
        return Typed::One(row.ubigeo);
    }
    match place_of(catalogue, text) {
        Wanted::Nothing => Typed::Nothing,
        Wanted::One(place) => Typed::One(place),
        Wanted::TooShort => Typed::Wrong(t.intake_wrong_place_short(), Vec::new()),
        Wanted::Unknown => Typed::Wrong(t.intake_wrong_place_unknown(), Vec::new()),
        Wanted::Several(rows) => {
            let option = |place: Ubigeo| {
                let label =
                    format!("{}, {}", catalogue.territory.name(place), within(catalogue, t, place));
                (written(catalogue, place), label)
            };
            let options = rows.iter().map(|row| option(row.ubigeo));
            Typed::Wrong(t.intake_wrong_place_several(), Choice::list(options, ""))
        }
    }
}
