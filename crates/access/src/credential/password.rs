//! Passwords: long enough, not the ones everybody uses, kept as Argon2id hashes.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Fewest characters. Source: OWASP ASVS 5.0, 6.2.1; 15 are advised to the user.
pub const SHORTEST: usize = 12;
/// Most characters: beyond it nobody types, and hashing costs.
pub const LONGEST: usize = 128;
const PRODUCT: &str = "yanapaq";
/// Names shorter than this stand in too many words to be refused.
const SHORTEST_NAME: usize = 4;

/// Passwords of the allowed length that everybody tries first, in lower case.
static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    /// Fewer than [`SHORTEST`] characters.
    #[error("the password is too short")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("the password is too long")]
    TooLong,
    /// One of those that everybody tries first.
    #[error("the password is one that everybody tries first")]
    Common,
    /// It has the name of its owner in it.
    #[error("the password has the name of its owner in it")]
    OwnName,
    /// It has the name of this product in it.
    #[error("the password has the name of the product in it")]
    ProductName,
}

/// A hash could not be made: the parameters do not fit the machine.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {reason}")]
pub struct HashError {
    /// The library's own words.
    pub reason: String,
}

/// A password that was checked and may be taken. Shown nowhere, wiped after use.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Accepts a password that its owner chose. No rules about kinds of characters: length is what helps.
    ///
    /// `names` are the words that others know of the owner: name to sign in with, parts of the full name.
    ///
    /// # Errors
    /// [`PasswordRefused`].
    pub fn choose(typed: &str, names: &[&str]) -> Result<Self, PasswordRefused> {
        let password = Self::typed(typed);
        let length = password.0.chars().count();
        if length < SHORTEST {
            return Err(PasswordRefused::TooShort);
        }
        if length > LONGEST {
            return Err(PasswordRefused::TooLong);
        }
        let lower = Zeroizing::new(password.0.to_lowercase());
        if COMMON.contains(&lower.as_str()) || is_one_character(&lower) {
            return Err(PasswordRefused::Common);
        }
        if lower.contains(PRODUCT) {
            return Err(PasswordRefused::ProductName);
        }
        let is_own = |name: &&str| {
            let name = name.nfc().collect::<String>().to_lowercase();
            name.chars().count() >= SHORTEST_NAME && lower.contains(&name)
        };
        if names.iter().any(is_own) {
            return Err(PasswordRefused::OwnName);
        }
        Ok(password)
    }

    /// A password typed to sign in: compared, never judged. The same letters from another keyboard are the same.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        // Longer texts are no password anybody could have chosen; reading four times the characters is enough to differ.
        Self(Zeroizing::new(text.chars().take(LONGEST * 4).nfc().collect()))
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

/// What a hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashCost {
    /// 64 MiB, 3 passes, one lane: twice over what OWASP asks (ASVS 5.0, 11.4.2).
    Full,
    /// 64 KiB, one pass: tests only.
    CheapForTests,
}

impl HashCost {
    const fn memory_kib_and_passes(self) -> (u32, u32) {
        match self {
            Self::Full => (65_536, 3),
            Self::CheapForTests => (64, 1),
        }
    }
}

/// Makes and compares hashes.
pub struct Hasher {
    argon2: Argon2<'static>,
    params: Params,
    nobody: String,
}

impl Hasher {
    /// A hasher; `random` makes the hash of nobody, against which unknown users are compared.
    ///
    /// # Errors
    /// When the library refuses the parameters.
    pub fn new(cost: HashCost, random: [u8; 16]) -> Result<Self, HashError> {
        let (memory_kib, passes) = cost.memory_kib_and_passes();
        let params = Params::new(memory_kib, passes, 1, None).map_err(hash_error)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
        let mut hasher = Self { argon2, params, nobody: String::new() };
        let impossible = Password::typed("");
        hasher.nobody = hasher.hash(&impossible, random)?;
        Ok(hasher)
    }

    /// The hash of a password, in PHC form.
    ///
    /// # Errors
    /// When there is not enough memory.
    pub fn hash(&self, password: &Password, salt: [u8; 16]) -> Result<String, HashError> {
        let hash = self.argon2.hash_password_with_salt(password.0.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(hash_error)
    }

    /// Whether a password belongs to a hash; without a hash the same work is done and the answer is no.
    #[must_use]
    pub fn verify(&self, password: &Password, hash: Option<&str>) -> bool {
        let verify = |text: &str| {
            PasswordHash::new(text)
                .is_ok_and(|hash| self.argon2.verify_password(password.0.as_bytes(), &hash).is_ok())
        };
        let is_right = verify(hash.unwrap_or(&self.nobody));
        is_right && hash.is_some()
    }

    /// The hash of a password with the salt and the parameters of another hash; `None` if that is no hash.
    #[must_use]
    pub fn hash_like(&self, password: &Password, other: &str) -> Option<String> {
        let other = PasswordHash::new(other).ok()?;
        let params = Params::try_from(&other).ok()?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let hash = argon2.hash_password_with_salt(password.0.as_bytes(), other.salt.as_ref()?);
        hash.ok().map(|hash| hash.to_string())
    }

    /// Whether a hash was made with other parameters than those in force.
    #[must_use]
    pub fn needs_rehash(&self, hash: &str) -> bool {
        let Ok(hash) = PasswordHash::new(hash) else { return true };
        let is_current = Params::try_from(&hash).is_ok_and(|params| {
            let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
            cost(&params) == cost(&self.params)
        });
        hash.algorithm != Algorithm::Argon2id.ident() || !is_current
    }
}

impl std::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hasher").field("memory_kib", &self.params.m_cost()).finish_non_exhaustive()
    }
}

fn is_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    characters.all(|character| Some(character) == first)
}

fn hash_error(error: impl std::fmt::Display) -> HashError {
    HashError { reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hasher() -> Hasher {
        Hasher::new(HashCost::CheapForTests, [1; 16]).unwrap()
    }

    fn refusal(typed: &str) -> Option<PasswordRefused> {
        Password::choose(typed, &["aquispe", "Ana", "Quispe"]).err()
    }

    #[test]
    fn length_is_what_counts_and_no_kind_of_character_is_asked_for() {
        assert_eq!(refusal("once letras"), Some(PasswordRefused::TooShort));
        assert_eq!(refusal("doce letras."), None);
        assert_eq!(refusal("ñandú ñandú "), None);
        assert_eq!(refusal(&"ab".repeat(64)), None);
        assert_eq!(refusal(&"ab".repeat(65)), Some(PasswordRefused::TooLong));
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in ["123456789012", "Contraseña123", "PASSWORD1234", "aaaaaaaaaaaaaa"] {
            assert_eq!(refusal(common), Some(PasswordRefused::Common), "{common}");
        }
        assert_eq!(refusal("mi Yanapaq 2023"), Some(PasswordRefused::ProductName));
        assert_eq!(refusal("quispe en el Cusco"), Some(PasswordRefused::OwnName));
        assert_eq!(refusal("soy AQUISPE siempre"), Some(PasswordRefused::OwnName));
        assert_eq!(refusal("manzanas de Tarma"), None, "three letters of a name are no name");
    }

    #[test]
    fn every_common_password_has_an_allowed_length_and_is_refused() {
        assert!(COMMON.len() > 50);
        for common in COMMON.iter() {
            assert_eq!(refusal(common), Some(PasswordRefused::Common), "{common}");
        }
    }

    #[test]
    fn the_right_password_opens_its_hash_whatever_keyboard_typed_it() {
        let chosen = Password::choose("señora de la mañana", &[]).unwrap();
        let hash = hasher().hash(&chosen, [2; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        let decomposed = Password::typed("sen\u{303}ora de la man\u{303}ana");
        assert!(hasher().verify(&decomposed, Some(&hash)));
        assert!(!hasher().verify(&Password::typed("senora de la manana"), Some(&hash)));
    }

    #[test]
    fn nobody_signs_in_with_any_password() {
        assert!(!hasher().verify(&Password::typed(""), None));
        assert!(!hasher().verify(&Password::typed("señora de la mañana"), None));
        assert!(!hasher().verify(&Password::typed(""), Some("no hash")));
    }

    #[test]
    fn a_hash_with_other_parameters_is_made_anew() {
        let hash = hasher().hash(&Password::typed("doce letras."), [2; 16]).unwrap();
        assert!(!hasher().needs_rehash(&hash));
        assert!(hasher().needs_rehash(&hash.replace("m=64", "m=32")));
        assert!(hasher().needs_rehash(&hash.replace("argon2id", "argon2i")));
        assert!(hasher().needs_rehash("no hash"));
    }
}
