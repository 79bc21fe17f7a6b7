//! Tokens: 256 random bits that whoever holds them may use. Kept here only as a digest.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

/// A secret of 256 bits in the form in which it travels: in a link, in a cookie.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; 32]>);

/// BLAKE3 of a token: what is kept of it. Nobody finds the token from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenDigest(pub [u8; 32]);

impl Token {
    /// A token of fresh random bytes.
    #[must_use]
    pub fn new(random: [u8; 32]) -> Self {
        Self(Zeroizing::new(random))
    }

    /// Reads a token from a link or a cookie; `None` if it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
        Some(Self::new(bytes.as_slice().try_into().ok()?))
    }

    /// The text for a link or a cookie: 43 characters that need no escaping.
    #[must_use]
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.as_slice())
    }

    /// What is kept.
    #[must_use]
    pub fn digest(&self) -> TokenDigest {
        TokenDigest(*blake3::hash(self.0.as_slice()).as_bytes())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

impl std::fmt::Display for TokenDigest {
    /// 64 hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&blake3::Hash::from(self.0).to_hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_from_its_text_and_shows_itself_nowhere_else() {
        let token = Token::new([7; 32]);
        let read = Token::parse(&token.text()).unwrap();
        assert_eq!(read.digest(), token.digest());
        assert_eq!(token.text().len(), 43);
        assert_eq!(format!("{token:?}"), "Token(..)");
        assert!(!token.digest().to_string().contains(&token.text()));
    }

    #[test]
    fn what_is_too_short_too_long_or_no_token_is_refused() {
        let text = Token::new([7; 32]).text();
        for wrong in ["", "a", &text[1..], &format!("{text}AA"), "ñandú", &text.replace('B', "+")]
        {
            assert!(Token::parse(wrong).is_none(), "{wrong}");
        }
    }
}
