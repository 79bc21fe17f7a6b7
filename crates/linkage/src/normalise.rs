//! From a name as written to its words: small letters, no accents, no particles, with what is needed to tell how alike two
//! words are.

use unicode_normalization::UnicodeNormalization;

use crate::sound::sound;

/// Words that join names and tell nobody apart.
const PARTICLES: [&str; 14] =
    ["de", "del", "la", "las", "lo", "los", "el", "y", "e", "da", "do", "dos", "vda", "viuda"];

/// What is written where a name is not known.
const FILLERS: [&str; 8] =
    ["nn", "xx", "xxx", "xxxx", "desconocido", "desconocida", "ignorado", "ignorada"];

/// One word of a name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token {
    /// Small letters without accents; `ñ` stays.
    plain: String,
    /// The same with `n` for `ñ`.
    folded: String,
    /// How it sounds.
    code: String,
}

/// How alike two words are, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The same letters, `ñ` included.
    Same,
    /// The same letters but for `ñ` and `n`.
    Folded,
    /// The same sound.
    Sound,
    /// One slip of the pen apart (two in long words).
    Near,
    /// Different words.
    Different,
}

impl Token {
    fn new(plain: String) -> Self {
        let folded = plain.replace('ñ', "n");
        let code = sound(&folded);
        Self { plain, folded, code }
    }

    /// How it sounds.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Number of letters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.folded.chars().count()
    }

    /// Whether it has no letter: never for a token of [`tokens`].
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether the two given names differ only by the ending of gender: `mario`, `maria`; `luis`, `luisa`.
    pub(crate) fn is_other_gender_of(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.folded.as_str(), other.folded.as_str());
        mine != theirs && mine.trim_end_matches(['a', 'o']) == theirs.trim_end_matches(['a', 'o'])
    }

    /// How alike the two words are.
    #[must_use]
    pub fn alike(&self, other: &Self) -> Alike {
        if self.plain == other.plain {
            Alike::Same
        } else if self.folded == other.folded {
            Alike::Folded
        } else if self.code == other.code {
            Alike::Sound
        } else if is_near(&self.folded, &other.folded)
            || (self.code.len().min(other.code.len()) >= 5 && is_near(&self.code, &other.code))
        {
            Alike::Near
        } else {
            Alike::Different
        }
    }
}

impl std::fmt::Debug for Token {
    /// Prints no letter of the name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The words of a name, in order. Particles, initials and words for "unknown" are left out; where nothing else is there, the
/// last of them stays, so that a surname `La` can be found.
#[must_use]
pub fn tokens(name: &str) -> Vec<Token> {
    let words = words(name);
    let telling = |word: &&String| {
        !PARTICLES.contains(&word.as_str())
            && !FILLERS.contains(&word.as_str())
            && word.chars().count() > 1
    };
    let mut kept: Vec<&String> = words.iter().filter(telling).collect();
    if kept.is_empty() {
        kept = words.iter().rfind(|word| !FILLERS.contains(&word.as_str())).into_iter().collect();
    }
    kept.into_iter().map(|word| Token::new(unglued(word).to_owned())).collect()
}

/// Small letters without accents, parted at everything but letters. Apostrophes inside a word disappear: `T'ito`, `O'Higgins`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    // Composed first, so that `n` with its tilde is one letter that can stay.
    for c in name.nfc().flat_map(char::to_lowercase) {
        if c == 'ñ' {
            push(&mut words, c);
        } else if c.is_alphabetic() {
            c.nfd().filter(|part| part.is_alphabetic()).for_each(|part| push(&mut words, part));
        } else if !matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '\u{0300}'..='\u{036f}') {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        if word == "ma" {
            "maria".clone_into(word);
        }
    }
    words
}

fn push(words: &mut [String], letter: char) {
    if let Some(word) = words.last_mut() {
        word.push(letter);
    }
}

/// `delacruz` is `de la cruz` without its blanks.
fn unglued(word: &str) -> &str {
    match word.strip_prefix("dela") {
        Some(rest) if rest.len() >= 4 => rest,
        _ => word,
    }
}

/// Whether one change (a letter more, less, other, or two neighbours exchanged) leads from one word to the other; two
/// changes where both have nine letters or more. Words under three letters are never near.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..3 => return false,
        3..9 => 1,
        _ => 2,
    };
    a.len().abs_diff(b.len()) <= allowed && distance(&a, &b) <= allowed
}

/// Number of changes from one word to the other, exchanges of neighbours counted once.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, letter_a) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut previous_b = None;
        for (j, letter_b) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut best = at(&last, j) + usize::from(letter_a != letter_b);
            best = best.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if previous_a == Some(letter_b) && previous_b == Some(letter_a) {
                best = best.min(at(&before_last, j.wrapping_sub(1)) + 1);
            }
            row.push(best);
            previous_b = Some(letter_b);
        }
        before_last = std::mem::replace(&mut last, row);
        previous_a = Some(letter_a);
    }
    last.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(name: &str) -> Vec<String> {
        tokens(name).into_iter().map(|token| token.plain).collect()
    }

    fn alike(a: &str, b: &str) -> Alike {
        tokens(a)[0].alike(&tokens(b)[0])
    }

    #[test]
    fn particles_accents_and_signs_tell_nobody_apart() {
        assert_eq!(plain("De la Cruz-Mamani"), ["cruz", "mamani"]);
        assert_eq!(plain("DELACRUZ"), ["cruz"]);
        assert_eq!(plain("María de los Ángeles Núñez"), ["maria", "angeles", "nuñez"]);
        assert_eq!(plain("Nu\u{301}n\u{303}ez"), ["nuñez"]);
        assert_eq!(plain("T'ito O’Higgins"), ["tito", "ohiggins"]);
        assert_eq!(plain("Ma. Elena Q."), ["maria", "elena"]);
        assert_eq!(plain("Quispe Vda. de Puma"), ["quispe", "puma"]);
        assert_eq!(plain("La"), ["la"]);
        assert!(plain("NN").is_empty() && plain("123 -").is_empty());
    }

    #[test]
    fn words_are_the_same_sound_alike_are_near_or_differ() {
        for (a, b, expected) in [
            ("Núñez", "NUÑEZ", Alike::Same),
            ("Núñez", "Nunez", Alike::Folded),
            ("Quispe", "Qespi", Alike::Sound),
            ("Mamani", "Mamni", Alike::Near),
            ("Mamani", "Mamain", Alike::Near),
            ("Choquehuanca", "Choqehuanac", Alike::Near),
            ("Rosa", "Rocha", Alike::Different),
            ("Quispe", "Mamani", Alike::Different),
            ("Li", "Lu", Alike::Different),
        ] {
            assert_eq!(alike(a, b), expected, "{a} {b}");
            assert_eq!(alike(b, a), expected, "{b} {a}");
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_words_of_letters_alone(text in "\\PC{0,40}") {
            for token in tokens(&text) {
                prop_assert!(!token.is_empty() && token.plain.chars().all(char::is_alphabetic));
            }
        }

        #[test]
        fn one_slip_is_near_or_better(word in "[a-z]{4,8}", at in 0usize..8, letter in "[a-z]") {
            let mut letters: Vec<char> = word.chars().collect();
            let at = at % letters.len();
            letters[at] = letter.chars().next().unwrap();
            let other: String = letters.iter().collect();
            let (a, b) = (Token::new(word), Token::new(other));
            prop_assert!(a.alike(&b) <= Alike::Near);
            prop_assert_eq!(a.alike(&b), b.alike(&a));
        }

        #[test]
        fn the_distance_is_symmetric_and_zero_only_for_the_same(a in "[abc]{0,6}", b in "[abc]{0,6}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(distance(&x, &y), distance(&y, &x));
            prop_assert_eq!(distance(&x, &y) == 0, a == b);
        }
    }
}
