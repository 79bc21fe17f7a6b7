//! Made-up people: two million and more, each computed from its number alone, with surnames and given names as unevenly
//! spread as in the south of Peru (an own guess, on the heavy side), and the ways in which people write them wrong.

use domain::person::{BirthDate, PersonName};
use jiff::civil::Date;
use linkage::Record;

const SURNAMES: &[&str] = &[
    "Quispe",
    "Mamani",
    "Huamán",
    "Flores",
    "Condori",
    "Sánchez",
    "García",
    "Rodríguez",
    "Rojas",
    "Ramos",
    "López",
    "Díaz",
    "Choque",
    "Torres",
    "Vásquez",
    "Chávez",
    "Ramírez",
    "Mendoza",
    "Espinoza",
    "Castillo",
    "Pérez",
    "Cruz",
    "De la Cruz",
    "Gonzales",
    "Huanca",
    "Apaza",
    "Fernández",
    "Gutiérrez",
    "Ruiz",
    "Ccama",
    "Silva",
    "Vargas",
    "Castro",
    "Reyes",
    "León",
    "Salazar",
    "Cárdenas",
    "Romero",
    "Martínez",
    "Morales",
    "Medina",
    "Herrera",
    "Aguilar",
    "Álvarez",
    "Guerrero",
    "Delgado",
    "Córdova",
    "Jiménez",
    "Ortiz",
    "Paredes",
    "Carrasco",
    "Rivera",
    "Palomino",
    "Valverde",
    "Velásquez",
    "Ticona",
    "Calderón",
    "Campos",
    "Soto",
    "Salas",
    "Navarro",
    "Huamaní",
    "Yupanqui",
    "Leyva",
    "Alarcón",
    "Molina",
    "Aguirre",
    "Santos",
    "Peña",
    "Bravo",
    "Cabrera",
    "Ayala",
    "Cano",
    "Luna",
    "Puma",
    "Ccori",
    "Huallpa",
    "Choquehuanca",
    "Cusi",
    "Sulca",
    "Poma",
    "Inga",
    "Lazo",
    "Zapata",
    "Núñez",
    "Guzmán",
    "Arias",
    "Acosta",
    "Benites",
    "Bautista",
    "Montes",
    "Ponce",
    "Pacheco",
    "Cáceres",
    "Zúñiga",
    "Vilca",
    "Arce",
    "Pari",
    "Cutipa",
    "Chambi",
    "Layme",
    "Coaquira",
    "Ccopa",
    "Turpo",
    "Calla",
    "Callo",
    "Ñahui",
    "Cóndor",
    "Tito",
    "Pumacahua",
    "Cusihuamán",
    "Tupayachi",
    "Usca",
    "Huillca",
    "Ttito",
    "Qquenta",
    "Suyo",
    "Yanqui",
    "Ayma",
    "Cahuana",
    "Cahuata",
    "Champi",
    "Chuquimamani",
    "Anccasi",
    "Arone",
    "Atauchi",
    "Auccapuma",
    "Baca",
    "Bejar",
    "Bellido",
    "Champa",
];

const ROOTS: &[&str] = &[
    "Ana", "Apu", "Auqui", "Ayar", "Caca", "Cali", "Cari", "Catu", "Challa", "Chaca", "Chino",
    "Chuqui", "Coya", "Cunu", "Ccala", "Ccoya", "Huari", "Huaya", "Huisa", "Illa", "Lima",
    "Llacta", "Macha", "Mayo", "Naya", "Ñaupa", "Orco", "Paco", "Paucar", "Pillco", "Puca",
    "Qolla", "Qqueso", "Rima", "Runa", "Saire", "Sayri", "Sinchi", "Soncco", "Sumaq", "Supa",
    "Taco", "Tecse", "Tinta", "Titi", "Tupa", "Urco", "Vara", "Yana", "Yauri", "Zara", "Zela",
];
const ENDS: &[&str] = &[
    "chagua", "cuti", "hua", "huanca", "llo", "mayta", "ni", "pata", "pari", "puma", "quispe",
    "rachi", "ri", "saca", "sullo", "ta", "tinta", "tupa", "vilca", "waman", "yo", "yupa", "zapa",
    "conde", "cama", "choque", "nina", "rimachi",
];
const MIDDLES: &[&str] = &["", "", "n", "ca", "lla", "si", "to", "ra", "cc", "ma", "qui", "lli"];

const WOMEN: &[&str] = &[
    "María",
    "Rosa",
    "Ana",
    "Luz",
    "Juana",
    "Carmen",
    "Julia",
    "Elena",
    "Isabel",
    "Luisa",
    "Teresa",
    "Martha",
    "Gladys",
    "Nelly",
    "Norma",
    "Sonia",
    "Patricia",
    "Silvia",
    "Yolanda",
    "Margarita",
    "Victoria",
    "Francisca",
    "Gloria",
    "Olga",
    "Mercedes",
    "Milagros",
    "Flor",
    "Nancy",
    "Edith",
    "Hilda",
    "Delia",
    "Yeny",
    "Angélica",
    "Lourdes",
    "Roxana",
    "Verónica",
    "Jessica",
    "Katherine",
    "Elizabeth",
    "Fiorella",
    "Marisol",
    "Ruth",
    "Sandra",
    "Mónica",
    "Rocío",
    "Beatriz",
    "Saturnina",
    "Eulalia",
    "Asunta",
    "Brígida",
    "Hermelinda",
    "Felícitas",
    "Justina",
    "Dominga",
    "Wilma",
    "Yessenia",
    "Giovanna",
    "Ximena",
    "Noemí",
    "Ñusta",
    "Killa",
    "Qori",
    "Sayda",
    "Dina",
    "Reyna",
    "Zenaida",
];
const MEN: &[&str] = &[
    "José",
    "Juan",
    "Luis",
    "Carlos",
    "Jorge",
    "Víctor",
    "César",
    "Miguel",
    "Manuel",
    "Pedro",
    "Antonio",
    "Jesús",
    "Alberto",
    "Fernando",
    "Ricardo",
    "Eduardo",
    "Roberto",
    "Julio",
    "Mario",
    "Walter",
    "Percy",
    "Wilber",
    "Edwin",
    "David",
    "Daniel",
    "Ángel",
    "Óscar",
    "Raúl",
    "Alejandro",
    "Jhon",
    "Javier",
    "Santiago",
    "Francisco",
    "Félix",
    "Marco",
    "Alex",
    "Henry",
    "Hugo",
    "Enrique",
    "Hilario",
    "Saturnino",
    "Eulogio",
    "Gregorio",
    "Timoteo",
    "Braulio",
    "Nicanor",
    "Fortunato",
    "Wilfredo",
    "Yony",
    "Brayan",
    "Jhonatan",
    "Kevin",
    "Rolando",
    "Efraín",
    "Sixto",
    "Amaru",
];

/// A source of numbers that is the same on every machine (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x51_7cc1_b727_220a)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end as u64).unwrap()
    }

    fn unit(&mut self) -> f64 {
        f64::from(u32::try_from(self.roll() >> 32).unwrap()) / f64::from(u32::MAX)
    }

    /// An index of `list`, the first ones far more often: `steepness` 3 gives the first of 130 about 1 in 10.
    fn skewed<'a>(&mut self, list: &[&'a str], steepness: f64) -> &'a str {
        let at = self.unit().powf(steepness) * list.len() as f64;
        list[(at as usize).min(list.len() - 1)]
    }

    fn surname(&mut self) -> String {
        if self.below(100) < 55 {
            return self.skewed(SURNAMES, 2.0).to_owned();
        }
        let (root, middle, end) =
            (self.below(ROOTS.len()), self.below(MIDDLES.len()), self.below(ENDS.len()));
        format!("{}{}{}", ROOTS[root], MIDDLES[middle], ENDS[end])
    }
}

/// One made-up person.
#[derive(Clone)]
pub struct Made {
    pub given: Vec<String>,
    pub surnames: [String; 2],
    pub born: Date,
}

/// The person of that number.
pub fn person(number: u64) -> Made {
    let mut dice = Dice::new(number + 1);
    let names = if dice.below(2) == 0 { WOMEN } else { MEN };
    let mut given = vec![dice.skewed(names, 1.6).to_owned()];
    if dice.below(100) < 65 {
        given.push(dice.skewed(names, 1.4).to_owned());
    }
    let surnames = [dice.surname(), dice.surname()];
    let year = 2026 - i16::try_from((dice.unit().powf(1.2) * 90.0) as i64).unwrap();
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    let born = Date::new(year, i8::try_from(month).unwrap(), i8::try_from(day).unwrap()).unwrap();
    Made { given, surnames, born }
}

impl Made {
    pub fn record(&self) -> Record {
        let name =
            PersonName::parse(&self.given.join(" "), &self.surnames[0], &self.surnames[1]).unwrap();
        Record::named(&name).with_birth(BirthDate::Exact(self.born))
    }

    fn respell(&mut self, how: fn(&str) -> String) {
        for word in self.given.iter_mut().chain(&mut self.surnames) {
            *word = how(word);
        }
    }
}

/// A way in which a name is asked for otherwise than it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    AsWritten,
    NoAccents,
    QuechuaSpelling,
    SpanishSpelling,
    SwappedSurnames,
    NoSecondSurname,
    NoFirstSurname,
    FirstGivenNameOnly,
    SecondGivenNameOnly,
    SurnamesFirst,
    TypoInGivenName,
    TypoInFirstSurname,
    TypoInSecondSurname,
    SwappedAndRespelled,
}

impl Slip {
    pub const ALL: [Self; 14] = [
        Self::AsWritten,
        Self::NoAccents,
        Self::QuechuaSpelling,
        Self::SpanishSpelling,
        Self::SwappedSurnames,
        Self::NoSecondSurname,
        Self::NoFirstSurname,
        Self::FirstGivenNameOnly,
        Self::SecondGivenNameOnly,
        Self::SurnamesFirst,
        Self::TypoInGivenName,
        Self::TypoInFirstSurname,
        Self::TypoInSecondSurname,
        Self::SwappedAndRespelled,
    ];

    /// The name as somebody would write it. `None` where the slip needs what the name does not have.
    pub fn written(self, made: &Made, dice: &mut Dice) -> Option<Made> {
        let mut other = made.clone();
        match self {
            Self::AsWritten | Self::SurnamesFirst => {}
            Self::NoAccents => other.respell(bare),
            Self::QuechuaSpelling => other.respell(quechua),
            Self::SpanishSpelling => other.respell(spanish),
            Self::SwappedSurnames => other.surnames.swap(0, 1),
            Self::NoSecondSurname => other.surnames[1].clear(),
            Self::NoFirstSurname => other.surnames[0].clear(),
            Self::FirstGivenNameOnly => other.given.truncate(1),
            Self::SecondGivenNameOnly => other.given = vec![made.given.get(1)?.clone()],
            Self::TypoInGivenName => other.given[0] = typo(&made.given[0], dice)?,
            Self::TypoInFirstSurname => other.surnames[0] = typo(&made.surnames[0], dice)?,
            Self::TypoInSecondSurname => other.surnames[1] = typo(&made.surnames[1], dice)?,
            Self::SwappedAndRespelled => {
                other.surnames.swap(0, 1);
                other.respell(quechua);
            }
        }
        Some(other)
    }

    /// The text somebody would type.
    pub fn of(self, made: &Made, dice: &mut Dice) -> Option<String> {
        let other = self.written(made, dice)?;
        let (given, surnames) = (other.given.join(" "), other.surnames.join(" "));
        let text = if self == Self::SurnamesFirst { [surnames, given] } else { [given, surnames] };
        Some(text.join(" ").trim().to_owned())
    }
}

fn bare(text: &str) -> String {
    let pairs =
        [("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"), ("ñ", "n"), ("ü", "u")];
    pairs.iter().fold(text.to_lowercase(), |text, (from, to)| text.replace(from, to))
}

fn quechua(text: &str) -> String {
    let pairs = [
        ("hua", "wa"),
        ("hui", "wi"),
        ("cc", "q"),
        ("que", "qe"),
        ("qui", "ki"),
        ("ca", "ka"),
        ("co", "qo"),
        ("cu", "ku"),
        ("choque", "chuki"),
        ("sh", "ch"),
    ];
    pairs.iter().fold(bare(text), |text, (from, to)| text.replace(from, to))
}

fn spanish(text: &str) -> String {
    let pairs = [
        ("z", "s"),
        ("v", "b"),
        ("ll", "y"),
        ("wa", "hua"),
        ("qo", "cco"),
        ("k", "c"),
        ("y ", "i "),
        ("tt", "t"),
    ];
    pairs.iter().fold(bare(text), |text, (from, to)| text.replace(from, to))
}

/// One letter more, less, other, or two neighbours exchanged, anywhere. `None` for words under four letters.
fn typo(word: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 || word.contains(' ') {
        return None;
    }
    let at = dice.below(letters.len() - 1);
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, char::from(b'a' + u8::try_from(dice.below(26)).unwrap())),
        2 => letters[at] = char::from(b'a' + u8::try_from(dice.below(26)).unwrap()),
        _ => letters.swap(at, at + 1),
    }
    Some(letters.into_iter().collect())
}
