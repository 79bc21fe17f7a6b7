//! Names that many people bear: agreeing on them says less, and alone they find too many.
//!
//! The lists are a rough order from general knowledge, to be replaced by counts of the registry. They weigh and choose keys;
//! they never refuse a name. A change of the lists changes keys: the index is built again.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::normalise::Token;
use crate::sound::sound;

/// How many bear a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Frequency {
    /// One in a hundred or more.
    VeryCommon,
    /// One in a thousand or more.
    Common,
    /// Fewer.
    Rare,
}

const VERY_COMMON: &[&str] = &[
    "quispe",
    "mamani",
    "huaman",
    "flores",
    "sanchez",
    "garcia",
    "rodriguez",
    "rojas",
    "ramos",
    "lopez",
    "diaz",
    "gonzales",
    "torres",
    "vasquez",
    "chavez",
    "condori",
    "ramirez",
    "mendoza",
    "espinoza",
    "castillo",
    "perez",
    "cruz",
    "maria",
    "juan",
    "jose",
    "luis",
    "rosa",
    "carlos",
    "ana",
    "luz",
    "jorge",
    "elena",
    "carmen",
    "julia",
    "victor",
    "juana",
    "cesar",
    "miguel",
    "isabel",
    "manuel",
    "pedro",
    "antonio",
    "jesus",
    "alberto",
];

const COMMON: &[&str] = &[
    "fernandez",
    "gutierrez",
    "ruiz",
    "choque",
    "huanca",
    "apaza",
    "ccama",
    "silva",
    "vargas",
    "castro",
    "reyes",
    "leon",
    "salazar",
    "cardenas",
    "romero",
    "martinez",
    "morales",
    "medina",
    "herrera",
    "aguilar",
    "alvarez",
    "guerrero",
    "delgado",
    "cordova",
    "jimenez",
    "ortiz",
    "paredes",
    "carrasco",
    "rivera",
    "palomino",
    "valverde",
    "velasquez",
    "ticona",
    "calderon",
    "campos",
    "soto",
    "salas",
    "navarro",
    "huamani",
    "yupanqui",
    "leyva",
    "alarcon",
    "molina",
    "aguirre",
    "santos",
    "pena",
    "bravo",
    "cabrera",
    "campos",
    "ayala",
    "cano",
    "luna",
    "puma",
    "ccori",
    "huallpa",
    "choquehuanca",
    "cusi",
    "sulca",
    "poma",
    "inga",
    "lazo",
    "zapata",
    "nunez",
    "guzman",
    "arias",
    "acosta",
    "benites",
    "bautista",
    "montes",
    "ponce",
    "pacheco",
    "caceres",
    "zuniga",
    "vilca",
    "arce",
    "pari",
    "cutipa",
    "chambi",
    "layme",
    "coaquira",
    "ccopa",
    "turpo",
    "calla",
    "callo",
    "luisa",
    "teresa",
    "martha",
    "gladys",
    "nelly",
    "norma",
    "sonia",
    "patricia",
    "silvia",
    "yolanda",
    "margarita",
    "victoria",
    "francisca",
    "gloria",
    "olga",
    "fernando",
    "ricardo",
    "eduardo",
    "roberto",
    "julio",
    "mario",
    "walter",
    "percy",
    "wilber",
    "edwin",
    "david",
    "daniel",
    "angel",
    "oscar",
    "raul",
    "alejandro",
    "mercedes",
    "milagros",
    "flor",
    "nancy",
    "edith",
    "hilda",
    "delia",
    "yeny",
    "jhon",
    "javier",
    "angelica",
    "lourdes",
    "roxana",
    "veronica",
    "jessica",
    "katherine",
    "elizabeth",
    "fiorella",
    "marisol",
    "santiago",
    "francisco",
    "felix",
    "marco",
    "alex",
    "henry",
    "ruth",
    "sandra",
    "monica",
    "rocio",
    "beatriz",
    "hugo",
    "enrique",
];

static BY_SOUND: LazyLock<BTreeMap<String, Frequency>> = LazyLock::new(|| {
    let common = COMMON.iter().map(|name| (sound(name), Frequency::Common));
    common.chain(VERY_COMMON.iter().map(|name| (sound(name), Frequency::VeryCommon))).collect()
});

/// How many bear a name that sounds like this.
pub(crate) fn frequency(token: &Token) -> Frequency {
    BY_SOUND.get(token.code()).copied().unwrap_or(Frequency::Rare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::tokens;

    #[test]
    fn a_common_name_is_common_in_every_spelling() {
        let of = |name: &str| frequency(&tokens(name)[0]);
        assert_eq!((of("Quispe"), of("Qespi")), (Frequency::VeryCommon, Frequency::VeryCommon));
        assert_eq!(of("Choquehuanca"), Frequency::Common);
        assert_eq!(of("Tecsehua"), Frequency::Rare);
    }
}
