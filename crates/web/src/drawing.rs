//! The drawing that an app of codes reads: an inline SVG without style attributes, so that the strict policy lets it through.

use qrcode::render::svg;
use qrcode::types::QrError;
use qrcode::{EcLevel, QrCode};

use crate::frame::OwnMarkup;

/// Draws the text, black on white, without the XML head.
///
/// # Errors
/// [`QrError`] when the text is too long for a drawing (about 2,300 characters).
pub fn of(text: &str) -> Result<OwnMarkup, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    let svg = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    let start = svg.find("<svg").unwrap_or(0);
    let (_, inline) = svg.split_at(start);
    Ok(OwnMarkup::made_here(inline.to_owned()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_drawing_stands_inside_a_page_without_inline_style() {
        let drawing = super::of("otpauth://totp/a?secret=JBSWY3DP").unwrap().to_string();
        assert!(drawing.starts_with("<svg"));
        assert!(!drawing.contains("style="));
        assert!(super::of(&"x".repeat(5000)).is_err());
    }
}
