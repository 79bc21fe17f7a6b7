//! Known devices: a browser from which somebody signed in before carries a mark, so that strangers who guess at an
//! account do not slow its owner.
//!
//! The mark is made from the sealed password hash of the account, so nothing needs to be kept, nobody outside can make
//! one, and a new password makes every mark void.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::id::UserId;
use subtle::ConstantTimeEq as _;

const CONTEXT: &str = "yanapaq 2023 known device of an account";
const NONCE_BYTES: usize = 16;

/// The mark of a device for one account.
#[must_use]
pub fn mark(user: UserId, password_hash: &str, random: [u8; NONCE_BYTES]) -> String {
    let mut bytes = random.to_vec();
    bytes.extend_from_slice(&seal(user, password_hash, &random));
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a mark was made here for this account with its present password.
#[must_use]
pub fn is_known(user: UserId, password_hash: &str, mark: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(mark) else { return false };
    let Some((random, found)) = bytes.split_at_checked(NONCE_BYTES) else { return false };
    seal(user, password_hash, random).as_slice().ct_eq(found).into()
}

fn seal(user: UserId, password_hash: &str, random: &[u8]) -> [u8; 32] {
    let key = blake3::derive_key(CONTEXT, password_hash.as_bytes());
    let mut hasher = blake3::Hasher::new_keyed(&key);
    hasher.update(user.uuid().as_bytes()).update(random);
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: UserId = UserId::new(uuid::Uuid::from_u128(1));
    const LUZ: UserId = UserId::new(uuid::Uuid::from_u128(2));

    #[test]
    fn a_mark_is_good_for_its_account_and_its_password_only() {
        let mark = mark(ANA, "hash", [9; 16]);
        assert!(is_known(ANA, "hash", &mark));
        assert!(!is_known(LUZ, "hash", &mark));
        assert!(!is_known(ANA, "another hash", &mark));
    }

    #[test]
    fn a_made_up_mark_is_unknown() {
        let mark = mark(ANA, "hash", [9; 16]);
        for wrong in ["", "AAAA", &mark[..mark.len() - 2], &format!("A{}", &mark[1..])] {
            assert!(!is_known(ANA, "hash", wrong), "{wrong}");
        }
    }
}
