//! Time-based codes (RFC 6238): six digits, 30 seconds, SHA-1, as every authenticator application knows them.

use domain::id::UserName;
use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp, TotpError};

/// Length of a step. Source: RFC 6238, 5.2.
pub const STEP_SECONDS: u64 = 30;
/// Steps before and after the present one that are still accepted: clocks of phones differ.
const SKEW: u16 = 1;

/// The shared secret or the label of a code is not usable.
#[derive(Debug, thiserror::Error)]
#[error("the time-based code cannot be set up")]
pub struct CodeError(#[source] TotpError);

/// A time-based code of one account.
pub struct TimeCode {
    totp: Totp,
}

impl TimeCode {
    /// A new code from random bytes.
    ///
    /// # Errors
    /// When the issuer cannot stand in a label.
    pub fn new(random: [u8; 20], issuer: &str, name: &UserName) -> Result<Self, CodeError> {
        Self::build(Secret::new_stack(random), Some(issuer), name.as_str())
    }

    /// The code with a secret that was kept, in base32.
    ///
    /// # Errors
    /// When it is no secret.
    pub fn kept(base32: &str) -> Result<Self, CodeError> {
        let secret =
            Secret::try_from_base32(base32).map_err(|_| CodeError(TotpError::SecretNotSet))?;
        Self::build(secret, None, "")
    }

    fn build(secret: Secret, issuer: Option<&str>, name: &str) -> Result<Self, CodeError> {
        let builder = Builder::new()
            .with_secret(secret)
            .with_skew(SKEW)
            .with_step_duration(STEP_SECONDS)
            .with_account_name(name)
            .with_issuer(issuer);
        Ok(Self { totp: builder.build().map_err(CodeError)? })
    }

    /// The secret in base32, to be typed by hand or kept.
    #[must_use]
    pub fn secret(&self) -> String {
        self.totp.secret().to_base32()
    }

    /// The address that authenticator applications read from a QR image.
    ///
    /// # Errors
    /// When the code has no label because it was kept.
    pub fn uri(&self) -> Result<String, CodeError> {
        self.totp.to_url().map_err(CodeError)
    }

    /// The step that a typed code belongs to; `None` if it is wrong. Each step may be used once: the caller keeps it.
    #[must_use]
    pub fn step_of(&self, typed: &str, now: Timestamp) -> Option<u64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.totp.check(&digits, u64::try_from(now.as_second()).ok()?)
    }

    /// The code at an instant, as an authenticator shows it.
    #[must_use]
    pub fn at(&self, now: Timestamp) -> String {
        self.totp.generate(u64::try_from(now.as_second()).unwrap_or_default()).to_string()
    }
}

impl std::fmt::Debug for TimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TimeCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn code() -> TimeCode {
        let name = UserName::parse("ana.quispe").unwrap();
        TimeCode::new(*b"12345678901234567890", "Yanapaq", &name).unwrap()
    }

    /// The vectors of RFC 6238, appendix B, cut to six digits.
    #[test]
    fn the_codes_of_the_standard_come_out() {
        for (at, expected) in
            [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")]
        {
            assert_eq!(code().at(second(at)), expected);
        }
    }

    #[test]
    fn a_code_is_good_one_step_before_and_after_and_no_further() {
        let typed = code().at(second(3_000));
        assert_eq!(code().step_of(&typed, second(3_000)), Some(100));
        assert_eq!(code().step_of(&typed, second(3_059)), Some(100));
        assert_eq!(code().step_of(&typed, second(2_970)), Some(100));
        assert_eq!(code().step_of(&typed, second(3_060)), None);
        assert_eq!(code().step_of(&typed, second(2_969)), None);
    }

    #[test]
    fn spaces_between_the_digits_do_not_matter_and_anything_else_does() {
        let typed = code().at(second(3_000));
        let spaced = format!("{} {}", &typed[..3], &typed[3..]);
        assert_eq!(code().step_of(&spaced, second(3_000)), Some(100));
        for wrong in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(code().step_of(wrong, second(3_000)), None, "{wrong}");
        }
    }

    #[test]
    fn a_kept_secret_gives_the_same_codes() {
        let kept = TimeCode::kept(&code().secret()).unwrap();
        assert_eq!(kept.at(second(3_000)), code().at(second(3_000)));
        assert!(code().uri().unwrap().starts_with("otpauth://totp/Yanapaq:ana.quispe?secret="));
        assert!(TimeCode::kept("1").is_err());
    }
}
