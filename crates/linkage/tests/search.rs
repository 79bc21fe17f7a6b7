//! Searching among made-up people: whoever is asked for with a slip of the pen is among the first ten.
//!
//! `measure` is the same among 200,000 and two million, with times; it runs on request:
//! `cargo test --release -p linkage --test search -- --ignored --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of made-up people"
)]

mod people;

use std::hash::{DefaultHasher, Hash, Hasher};

use linkage::{Gathering, Limits, Query, SearchKey, keys, rank};
use people::{Dice, Made, Slip, person};

/// What a store holds: sealed keys (here: a hash) and who bears them.
struct Index {
    rows: Vec<(u64, u32)>,
}

impl Index {
    fn of(people: u32) -> Self {
        let mut rows = Vec::new();
        for number in 0..people {
            let keys = keys(&person(u64::from(number)).record());
            rows.extend(keys.iter().map(|key| (sealed(key), number)));
        }
        rows.sort_unstable();
        Self { rows }
    }

    fn under(&self, key: &SearchKey, limit: usize) -> Vec<u32> {
        let sealed = sealed(key);
        let start = self.rows.partition_point(|row| row.0 < sealed);
        self.rows[start..]
            .iter()
            .take_while(|row| row.0 == sealed)
            .take(limit)
            .map(|row| row.1)
            .collect()
    }

    /// Persons in the order of the page, with the number of candidates.
    fn search(&self, query: &Query) -> (Vec<u32>, usize) {
        let mut gathering = Gathering::new(Limits::default());
        for lookup in query.lookups() {
            gathering.add(lookup.kind, &self.under(&lookup.key, gathering.ask_for()));
        }
        let gathered = gathering.finish();
        let scored = gathered.candidates.into_iter().map(|id| {
            (std::cmp::Reverse(rank(query, &person(u64::from(id)).record()).total()), id)
        });
        let mut scored: Vec<_> = scored.collect();
        scored.sort_unstable();
        (scored.into_iter().map(|(_, id)| id).collect(), gathered.found)
    }
}

fn sealed(key: &SearchKey) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.as_str().hash(&mut hasher);
    hasher.finish()
}

#[derive(Default)]
struct Outcome {
    asked: usize,
    in_first_ten: usize,
    found: Vec<usize>,
    micros: Vec<u128>,
}

impl Outcome {
    fn percent(&self) -> f64 {
        100.0 * self.in_first_ten as f64 / self.asked.max(1) as f64
    }
}

fn at(sorted: &[usize], percent: usize) -> usize {
    sorted.get(sorted.len().saturating_sub(1) * percent / 100).copied().unwrap_or(0)
}

/// Asks for every `step`th person with a slip; the year of birth is told by heart, so it may be one off.
fn ask(index: &Index, people: u32, questions: u32, slip: Slip, with_year: bool) -> Outcome {
    let mut outcome = Outcome::default();
    for question in 0..questions {
        let number = question * (people / questions);
        let made: Made = person(u64::from(number));
        let mut dice = Dice::new(u64::from(question) + 1_000_000_007);
        let Some(text) = slip.of(&made, &mut dice) else { continue };
        let year = made.born.year() + i16::try_from(dice.below(3)).unwrap() - 1;
        let Ok(query) = Query::parse(&text, None, with_year.then_some(year)) else { continue };
        let started = std::time::Instant::now();
        let (order, found) = index.search(&query);
        outcome.micros.push(started.elapsed().as_micros());
        outcome.asked += 1;
        outcome.found.push(found);
        outcome.in_first_ten += usize::from(order.iter().take(10).any(|id| *id == number));
    }
    outcome.found.sort_unstable();
    outcome.micros.sort_unstable();
    outcome
}

#[test]
fn whoever_is_asked_for_with_a_slip_is_among_the_first_ten() {
    let people = 12_000;
    let index = Index::of(people);
    for slip in Slip::ALL {
        for with_year in [false, true] {
            let outcome = ask(&index, people, 150, slip, with_year);
            assert!(outcome.asked >= 60, "{slip:?}: {}", outcome.asked);
            assert!(
                outcome.percent() >= 95.0,
                "{slip:?} with year {with_year}: {:.1} %",
                outcome.percent()
            );
        }
    }
}

#[test]
fn who_is_not_there_is_not_among_the_probable() {
    let index = Index::of(2_000);
    let query = Query::parse("Wenceslao Zzyrtak Oblomov", None, Some(1950)).unwrap();
    assert_eq!(index.search(&query).0, Vec::<u32>::new());
}

#[test]
#[ignore = "takes minutes: run it on request, with --release"]
#[expect(clippy::print_stdout, reason = "the numbers are what it is for")]
fn measure() {
    for people in [200_000, 2_000_000] {
        let started = std::time::Instant::now();
        let index = Index::of(people);
        println!(
            "{people} people, {:.1} keys each, built in {:.0} s",
            index.rows.len() as f64 / f64::from(people),
            started.elapsed().as_secs_f64()
        );
        let mut runs: Vec<usize> = index.rows.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).collect();
        runs.sort_unstable();
        println!(
            "  people under one key: p50 {} p99 {} most {}",
            at(&runs, 50),
            at(&runs, 99),
            at(&runs, 100)
        );
        for with_year in [false, true] {
            println!("  year of birth told: {with_year}");
            for slip in Slip::ALL {
                let outcome = ask(&index, people, 1_000, slip, with_year);
                let micros: Vec<usize> = outcome.micros.iter().map(|one| *one as usize).collect();
                println!(
                    "    {:<22} in first ten {:5.1} % of {}; candidates p50 {} p95 {} most {}; ms p50 {:.1} p95 {:.1}",
                    format!("{slip:?}"),
                    outcome.percent(),
                    outcome.asked,
                    at(&outcome.found, 50),
                    at(&outcome.found, 95),
                    at(&outcome.found, 100),
                    at(&micros, 50) as f64 / 1000.0,
                    at(&micros, 95) as f64 / 1000.0,
                );
                assert!(outcome.asked > 0);
            }
        }
    }
}
