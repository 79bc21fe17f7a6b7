//! Text inside XML and HTML: it never becomes markup.

/// Writes text so that it is text in an element and in an attribute; characters that XML does not allow are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_never_becomes_markup() {
        let written = escape("<a href='x'>\"&\u{0}\u{1b}</a>");
        assert_eq!(written, "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&lt;/a&gt;");
    }
}
