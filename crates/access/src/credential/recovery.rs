//! Recovery codes: ten codes on paper for the day the phone is lost. Each works once.
//!
//! All codes of one set share a salt, so comparing a typed code costs one hash and not ten. That gives nothing away:
//! the codes themselves are random (50 bits each).

use subtle::ConstantTimeEq as _;

use super::password::{HashError, Hasher, Password};

/// Codes of a set.
pub const CODES: usize = 10;
/// Characters of a code.
pub const LENGTH: usize = 10;
/// Digits and capitals that nobody confuses on paper: without `0`, `O`, `1` and `I`.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A fresh set of codes, to be shown once.
#[must_use]
pub fn fresh(random: [u8; CODES * LENGTH]) -> Vec<String> {
    let character = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
    random.chunks(LENGTH).map(|chunk| chunk.iter().map(character).collect()).collect()
}

/// The hashes of a set, in order.
///
/// # Errors
/// When there is not enough memory.
pub fn hashes(hasher: &Hasher, codes: &[String], salt: [u8; 16]) -> Result<Vec<String>, HashError> {
    codes.iter().map(|code| hasher.hash(&Password::typed(code), salt)).collect()
}

/// Which code of the set was typed, if it was not spent before. Costs the same whatever was typed.
#[must_use]
pub fn find(hasher: &Hasher, typed: &str, hashes: &[String], spent: &[u32]) -> Option<u32> {
    let typed = Password::typed(&normal(typed));
    let own = hashes.first().and_then(|first| hasher.hash_like(&typed, first))?;
    let is_it = |hash: &String| bool::from(hash.as_bytes().ct_eq(own.as_bytes()));
    let found = hashes.iter().position(is_it).and_then(|index| u32::try_from(index).ok())?;
    (!spent.contains(&found)).then_some(found)
}

/// Whether what was typed in the field of the code has the form of a recovery code.
#[must_use]
pub fn looks_like_one(typed: &str) -> bool {
    let typed = normal(typed);
    typed.len() == LENGTH && typed.bytes().all(|byte| ALPHABET.contains(&byte))
}

fn normal(typed: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && *c != '-';
    typed.chars().filter(kept).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::password::HashCost;

    fn hasher() -> Hasher {
        Hasher::new(HashCost::CheapForTests, [1; 16]).unwrap()
    }

    fn set() -> Vec<String> {
        let mut random = [0; CODES * LENGTH];
        blake3::Hasher::new().finalize_xof().fill(&mut random);
        fresh(random)
    }

    #[test]
    fn ten_different_codes_of_characters_that_nobody_confuses() {
        let codes = set();
        let different: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert_eq!(different.len(), CODES);
        assert!(codes.iter().all(|code| looks_like_one(code)));
        assert!(codes.iter().all(|code| !code.contains(['0', 'O', '1', 'I'])));
    }

    #[test]
    fn each_code_is_found_as_it_is_written_on_paper_and_only_once() {
        let codes = set();
        let hashes = hashes(&hasher(), &codes, [3; 16]).unwrap();
        let typed = format!(" {}-{} ", &codes[6][..5].to_lowercase(), &codes[6][5..]);
        assert_eq!(find(&hasher(), &typed, &hashes, &[]), Some(6));
        assert_eq!(find(&hasher(), &typed, &hashes, &[2, 6]), None);
        assert_eq!(find(&hasher(), "2345678923", &hashes, &[]), None);
        assert_eq!(find(&hasher(), &codes[6], &[], &[]), None);
    }
}
