//! Finding the parts of a court file number inside any text: the longest run of neighbouring parts, and what stands around it.

use super::number::{CourtPart, CourtParts};

/// What was found in a text.
#[derive(Default)]
pub(super) struct Found {
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) parts: CourtParts,
}

/// The parts after the correlative, which is looked for apart: it is the one that gets cut.
const RUN: [CourtPart; 6] = [
    CourtPart::Year,
    CourtPart::Notebook,
    CourtPart::District,
    CourtPart::Organ,
    CourtPart::Speciality,
    CourtPart::Court,
];

/// Neighbouring pieces of the text that fit neighbouring parts.
struct Run<'a> {
    /// Index of its first piece.
    piece: usize,
    /// Index in [`RUN`] of its first part.
    part: usize,
    words: Vec<&'a str>,
    /// Of the first piece, what stands before the word.
    lead: &'a str,
    /// Of the last piece, what stands after the word.
    trail: &'a str,
}

pub(super) fn read(text: &str) -> Found {
    let pieces: Vec<&str> = text.split(is_dash).collect();
    let mut best: Option<Run<'_>> = None;
    for piece in 0..pieces.len() {
        for part in 0..RUN.len() {
            let Some(run) = run_at(&pieces, piece, part) else { continue };
            if best.as_ref().is_none_or(|known| known.words.len() < run.words.len()) {
                best = Some(run);
            }
        }
    }
    best.map(|run| found(text, &pieces, &run)).unwrap_or_default()
}

fn run_at<'a>(pieces: &[&'a str], piece: usize, part: usize) -> Option<Run<'a>> {
    let mut run = Run { piece, part, words: Vec::new(), lead: "", trail: "" };
    for (at, (text, part)) in pieces.iter().skip(piece).zip(RUN.iter().skip(part)).enumerate() {
        let text = text.trim();
        if part.fits(text) {
            run.words.push(text);
            continue;
        }
        if at == 0 {
            let (lead, word) = text.rsplit_once(char::is_whitespace)?;
            if !part.fits(word) {
                return None;
            }
            run.lead = lead.trim();
            run.words.push(word);
            continue;
        }
        if let Some((word, trail)) =
            text.split_once(char::is_whitespace).filter(|(word, _)| part.fits(word))
        {
            run.words.push(word);
            run.trail = trail.trim();
        }
        break;
    }
    // A year alone says something only beside the correlative; any other part alone says nothing.
    let after_number = || {
        piece.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(|text| ends_in_digit(text))
    };
    let enough = run.words.len() >= 2 || (run.words.len() == 1 && part == 0 && after_number());
    enough.then_some(run)
}

fn ends_in_digit(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

fn found(text: &str, pieces: &[&str], run: &Run<'_>) -> Found {
    let mut parts = CourtParts::default();
    for (part, word) in RUN.iter().skip(run.part).zip(&run.words) {
        parts.set(*part, word);
    }
    let before_piece = byte_at(text, pieces, run.piece);
    let mut before = text.get(..before_piece).unwrap_or_default();
    let neighbour = run.piece.checked_sub(1).and_then(|at| pieces.get(at)).copied();
    if let Some(neighbour) = neighbour.filter(|_| run.part == 0 && run.lead.is_empty()) {
        let trimmed = neighbour.trim_end();
        let digits = trimmed.len() - trimmed.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (words, number) = trimmed.split_at(trimmed.len() - digits);
        let stands_alone = words.is_empty() || words.ends_with(char::is_whitespace);
        if CourtPart::Correlative.fits(number) && stands_alone {
            parts.set(CourtPart::Correlative, number);
        } else if digits > 0 {
            parts.correlative_tail = Some(number.to_owned());
        }
        let start = byte_at(text, pieces, run.piece - 1);
        before = text.get(..start + words.len()).unwrap_or_default();
    }
    let before = format!("{before}{}", run.lead);
    let next_piece = byte_at(text, pieces, run.piece + run.words.len());
    let after = [run.trail, text.get(next_piece..).unwrap_or_default().trim()];
    let after = after.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    Found { before: kept(&before), after: kept(&after), parts }
}

/// Text without the blanks and dashes that joined it to the number.
fn kept(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_dash(c));
    (!text.is_empty()).then(|| text.to_owned())
}

/// First byte of a piece in the text; the end of the text beyond the last.
fn byte_at(text: &str, pieces: &[&str], index: usize) -> usize {
    match pieces.get(index) {
        Some(piece) => piece.as_ptr() as usize - text.as_ptr() as usize,
        None => text.len(),
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::super::{CourtFileNumber, CourtPart};
    use proptest::prelude::*;

    fn known(number: &CourtFileNumber) -> Vec<&str> {
        CourtPart::ALL.into_iter().filter_map(|part| number.parts().get(part)).collect()
    }

    #[test]
    fn a_whole_number_gives_all_seven_parts() {
        let number = CourtFileNumber::parse("00194-2017-0-0401-JR-FT-01");
        assert!(number.is_whole());
        assert_eq!(known(&number), ["00194", "2017", "0", "0401", "JR", "FT", "01"]);
        assert_eq!((number.court_text(), number.rest()), (None, None));
        assert_eq!(number.key().unwrap().to_string(), "00194-2017-0-0401-JR-FT-01");
    }

    #[test]
    fn a_number_without_its_correlative_is_partial() {
        let number = CourtFileNumber::parse("2018-0-3004-JR-FT-07");
        assert_eq!(number.missing(), [CourtPart::Correlative]);
        assert_eq!(known(&number), ["2018", "0", "3004", "JR", "FT", "07"]);
        assert_eq!(number.key(), None);
    }

    #[test]
    fn court_and_number_in_one_cell_are_told_apart_and_the_tail_is_not_completed() {
        let number = CourtFileNumber::parse("3er JPL - SMP 5-2018-0-0904-JP-PE-03");
        assert_eq!(number.court_text(), Some("3er JPL - SMP"));
        assert_eq!(known(&number), ["2018", "0", "0904", "JP", "PE", "03"]);
        assert_eq!(number.parts().correlative_tail.as_deref(), Some("5"));
        assert_eq!(number.original(), "3er JPL - SMP 5-2018-0-0904-JP-PE-03");
        assert!(!number.is_whole());
    }

    #[test]
    fn a_number_cut_at_its_end_keeps_the_cut_word() {
        let number = CourtFileNumber::parse("JFPSEVCMIGF - V8-2018-0-3004-JR-F");
        assert_eq!(number.court_text(), Some("JFPSEVCMIGF - V"));
        assert_eq!(known(&number), ["2018", "0", "3004", "JR"]);
        assert_eq!(number.rest(), Some("F"));
        assert_eq!(
            number.missing(),
            [CourtPart::Correlative, CourtPart::Speciality, CourtPart::Court]
        );
    }

    #[test]
    fn words_around_a_whole_number_stay_words() {
        let number =
            CourtFileNumber::parse("1er JF Cusco – 00194 – 2017–0–1001–jr–ft–01 (cautelar)");
        assert_eq!(number.court_text(), Some("1er JF Cusco"));
        assert_eq!(number.rest(), Some("(cautelar)"));
        assert_eq!(number.key().unwrap().to_string(), "00194-2017-0-1001-JR-FT-01");
        let fused = CourtFileNumber::parse("1er JF 2017-0-1001-JR-FT-01");
        assert_eq!(
            (fused.court_text(), fused.missing()),
            (Some("1er JF"), vec![CourtPart::Correlative])
        );
    }

    #[test]
    fn a_correlative_without_its_zeros_is_not_completed() {
        let number = CourtFileNumber::parse("194-2017-0-0401-JR-FT-01");
        assert_eq!(number.missing(), [CourtPart::Correlative]);
        assert_eq!(number.parts().correlative_tail.as_deref(), Some("194"));
    }

    #[test]
    fn a_text_without_a_number_is_kept_and_nothing_is_read_into_it() {
        for text in ["", "sin expediente", "2018", "Oficio 0401", "-", "JR-FT de turno"] {
            let number = CourtFileNumber::parse(text);
            assert_eq!(number.original(), text);
            if text != "JR-FT de turno" {
                assert!(known(&number).is_empty(), "{text}: {:?}", known(&number));
            }
        }
        assert_eq!(known(&CourtFileNumber::parse("00194-2017")), ["00194", "2017"]);
    }

    #[test]
    fn notebooks_of_one_file_are_different_and_recognised() {
        let key = |text: &str| CourtFileNumber::parse(text).key().unwrap();
        let main = key("00194-2017-0-0401-JR-FT-01");
        let incident = key("00194-2017-1-0401-JR-FT-01");
        let other = key("00195-2017-0-0401-JR-FT-01");
        assert_ne!(main, incident);
        assert!(main.is_same_file(&incident) && !main.is_same_file(&other));
        assert_eq!((main.notebook(), incident.notebook()), (0, 1));
    }

    #[test]
    fn a_stored_number_is_its_original_text_and_no_log_shows_it() {
        let number = CourtFileNumber::parse(" 2018-0-3004-JR-FT-07 ");
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, "\" 2018-0-3004-JR-FT-07 \"");
        assert_eq!(serde_json::from_str::<CourtFileNumber>(&json).unwrap(), number);
        assert_eq!(format!("{number:?}"), "CourtFileNumber(..)");
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_original_and_what_is_read_stands_in_it(text in "\\PC{0,40}|[0-9A-Z –-]{0,40}") {
            let number = CourtFileNumber::parse(&text);
            prop_assert_eq!(number.original(), text.as_str());
            let capitals = text.to_ascii_uppercase();
            for part in known(&number) {
                prop_assert!(capitals.contains(part));
            }
            for around in [number.court_text(), number.parts().correlative_tail.as_deref()].into_iter().flatten() {
                let letters = |text: &str| text.split_whitespace().collect::<String>();
                prop_assert!(letters(&text).contains(&letters(around)), "{}", around);
            }
        }

        #[test]
        fn a_whole_number_survives_the_round_trip(
            text in "[0-9]{5}-(19|20)[0-9]{2}-(0|[1-9][0-9]{0,2})-[0-9]{4}-[A-Z]{2}-[A-Z]{2}-[0-9]{2}"
        ) {
            let number = CourtFileNumber::parse(&text);
            prop_assert!(number.is_whole());
            prop_assert_eq!(number.key().unwrap().to_string(), text);
        }

        #[test]
        fn a_number_fused_with_a_court_is_found_behind_it(court in "[A-Za-z][A-Za-z ]{0,12}[A-Za-z]", tail in "[0-9]{1,4}") {
            let number = CourtFileNumber::parse(&format!("{court} {tail}-2018-0-0904-JP-PE-03"));
            prop_assert_eq!(number.court_text(), Some(court.as_str()));
            prop_assert_eq!(number.parts().correlative_tail.as_deref(), Some(tail.as_str()));
            prop_assert_eq!(number.missing(), vec![CourtPart::Correlative]);
        }
    }
}
