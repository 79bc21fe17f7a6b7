//! Every sample of every page in every language: drawn whole, without missing texts, without anything inline.

use std::collections::BTreeSet;

use web::words::{Lang, PHRASES, Words};
use web::{assets, sample};

fn every_page() -> Vec<(Lang, sample::Sample)> {
    let of = |lang| sample::all(&Words::new(lang)).into_iter().map(move |page| (lang, page));
    Lang::ALL.into_iter().flat_map(of).collect()
}

#[test]
fn every_page_is_drawn_whole_in_every_language() {
    for (lang, page) in every_page() {
        let name = format!("{} in {}", page.name, lang.code());
        assert!(page.html.starts_with("<!doctype html>"), "{name}");
        assert!(page.html.trim_end().ends_with("</html>"), "{name}");
        assert!(page.html.contains(&format!("<html lang=\"{}\">", lang.code())), "{name}");
        assert_eq!(page.html.matches("<h1").count(), 1, "{name} has one main heading");
        assert!(page.html.contains("<title>") && !page.html.contains("<title></title>"), "{name}");
    }
}

#[test]
fn no_page_shows_the_key_of_a_text_or_a_placeholder() {
    let keys: BTreeSet<&str> =
        PHRASES.iter().map(|(key, _)| *key).filter(|k| k.contains('-')).collect();
    for (lang, page) in every_page() {
        for text in page.html.split(['>', '<']) {
            let text = text.trim();
            assert!(!keys.contains(text), "{} in {} shows {text}", page.name, lang.code());
            assert!(!text.contains("{$"), "{} in {} shows {text}", page.name, lang.code());
        }
    }
}

#[test]
fn no_page_needs_anything_inline_or_from_elsewhere() {
    for (lang, page) in every_page() {
        let name = format!("{} in {}", page.name, lang.code());
        for forbidden in
            [" style=", "<style", " onclick=", " onsubmit=", "javascript:", "//cdn", "@import"]
        {
            assert!(!page.html.contains(forbidden), "{name} has {forbidden}");
        }
        for script in page.html.split("<script").skip(1) {
            assert!(script.starts_with(" type=\"module\" src=\"/a/"), "{name}: {script:.60}");
        }
    }
}

#[test]
fn the_tab_of_a_public_page_tells_nothing() {
    for (lang, page) in
        every_page().into_iter().filter(|(_, p)| p.html.contains("class=\"public\""))
    {
        let (_, after) = page.html.split_once("<title>").unwrap();
        let (title, _) = after.split_once("</title>").unwrap();
        let lower = title.to_lowercase();
        for telling in ["violen", "mujer", "women", "warmi", "emergencia", "refugio", "100"] {
            assert!(!lower.contains(telling), "{} in {}: {title}", page.name, lang.code());
        }
        assert!(page.html.contains("data-exit"), "{} has no exit", page.name);
        assert!(!page.html.contains("<span") || !title.contains("&#60;"), "{title}");
    }
}

#[test]
fn spanish_on_a_page_of_another_language_says_so() {
    let quechua = sample::all(&Words::new(Lang::Qu));
    let home = &quechua.iter().find(|page| page.name == "home").unwrap().html;
    assert!(home.contains("¿Maypin kachkanki?"));
    assert!(home.contains("<span lang=\"es\">"));
    let spanish = sample::all(&Words::new(Lang::Es));
    assert!(spanish.iter().all(|page| !page.html.contains("<span lang=\"es\">")));
}

#[test]
fn every_form_that_changes_something_carries_the_token() {
    for (_, page) in every_page().into_iter().filter(|(_, p)| p.html.contains("class=\"desk\"")) {
        for form in page.html.split("<form").skip(1) {
            let (form, _) = form.split_once("</form>").unwrap();
            if form.contains("method=\"post\"") {
                assert!(form.contains("name=\"token\""), "{}: {form:.120}", page.name);
            }
        }
    }
}

#[test]
fn every_field_has_its_label_and_every_id_is_used_once() {
    for (_, page) in every_page() {
        let ids: Vec<&str> = attribute(&page.html, " id=\"").collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{}: an id stands twice: {ids:?}", page.name);
        for target in attribute(&page.html, " for=\"").chain(attribute(&page.html, "labelledby=\""))
        {
            assert!(unique.contains(target), "{}: nothing is called {target}", page.name);
        }
        for described in attribute(&page.html, "aria-describedby=\"") {
            for target in described.split(' ') {
                assert!(unique.contains(target), "{}: nothing is called {target}", page.name);
            }
        }
    }
}

fn attribute<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(name).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn translations_have_the_keys_and_variables_of_the_spanish_texts() {
    let base: BTreeSet<&str> = PHRASES.iter().map(|(key, _)| *key).collect();
    assert_eq!(base.len(), PHRASES.len(), "a key stands twice");
    for (locale, file) in [("qu", "common"), ("qu", "web"), ("en", "common"), ("en", "web")] {
        let path = format!("{}/../../locales/{locale}/{file}.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str());
        let resource = resource.map_err(|(_, problems)| format!("{path}: {problems:?}")).unwrap();
        for entry in &resource.body {
            let fluent_syntax::ast::Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            let Some((_, variables)) = PHRASES.iter().find(|(name, _)| *name == key) else {
                panic!("{path}: {key} is not in the Spanish texts");
            };
            for found in variables_of(&text, key) {
                assert!(variables.contains(&found.as_str()), "{path}: {key} has no ${found}");
            }
        }
    }
}

fn variables_of(text: &str, key: &str) -> Vec<String> {
    let start = format!("{key} =");
    let mut lines = text.lines().skip_while(|line| !line.starts_with(&start));
    let first = lines.next().unwrap_or_default().to_owned();
    let rest = lines.take_while(|line| line.starts_with(' '));
    let message = rest.fold(first, |message, line| message + line);
    let name =
        |part: &str| part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    message.split('$').skip(1).map(name).collect()
}

#[test]
fn quantities_read_well() {
    let t = Words::new(Lang::Es);
    assert_eq!(t.desk_home_repair(1u32).plain(), "1 fila espera revisión.");
    assert_eq!(t.imports_accepted_figures(1_204u32).plain(), "Entraron 1\u{a0}204 cifras.");
}

#[test]
fn what_comes_from_outside_is_escaped() {
    let t = Words::new(Lang::Es);
    let shown = t.finder_results_title("<script>alert(1)</script>").to_string();
    assert!(!shown.contains('<'), "{shown}");
}

#[test]
fn assets_change_their_name_with_their_content() {
    for asset in assets::all() {
        let hash = blake3::hash(asset.content().as_bytes()).to_hex();
        assert!(asset.url.contains(&hash[..12]), "{}", asset.url);
    }
}
