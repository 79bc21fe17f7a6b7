//! Gathering candidates from many key lookups: who is hit by the most telling keys comes first, and keys that too many share
//! are left out, so that a search stays quick among millions.

use crate::key::KeyKind;

/// How much a search may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Persons under one key beyond which the key tells too little.
    pub per_key: usize,
    /// Candidates that are read and compared in full.
    pub compared: usize,
}

impl Default for Limits {
    /// Measured among two million made-up people (ADR 17).
    fn default() -> Self {
        Self { per_key: 2_000, compared: 300 }
    }
}

/// Hits of the keys of one search, as they come.
#[derive(Debug, Clone)]
pub struct Gathering<Id> {
    limits: Limits,
    hits: Vec<(Id, u32)>,
    too_broad: usize,
}

/// The candidates to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered<Id> {
    /// Most hits first; of equal ones, the smaller id.
    pub candidates: Vec<Id>,
    /// Different persons hit in all.
    pub found: usize,
    /// Keys left out because too many share them. With no candidate at all, ask for another word, the age or a document.
    pub too_broad: usize,
}

const fn worth(kind: KeyKind) -> u32 {
    match kind {
        KeyKind::Document => 200,
        KeyKind::Phone => 100,
        KeyKind::PairAndYear => 12,
        KeyKind::PairAndEdge => 6,
        KeyKind::Pair => 5,
        KeyKind::RareWord => 4,
    }
}

impl<Id: Ord + Copy> Gathering<Id> {
    /// Nothing yet.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { limits, hits: Vec::new(), too_broad: 0 }
    }

    /// How many ids to ask for under one key: one more than may be, to notice that there are more.
    #[must_use]
    pub const fn ask_for(&self) -> usize {
        self.limits.per_key + 1
    }

    /// Takes the ids found under one key. Under a document or a telephone all of them count.
    pub fn add(&mut self, kind: KeyKind, ids: &[Id]) {
        let telling = matches!(kind, KeyKind::Document | KeyKind::Phone);
        if ids.len() > self.limits.per_key && !telling {
            self.too_broad += 1;
        } else {
            self.hits.extend(ids.iter().map(|id| (*id, worth(kind))));
        }
    }

    /// The candidates, at most as many as may be compared.
    #[must_use]
    pub fn finish(mut self) -> Gathered<Id> {
        self.hits.sort_unstable();
        let mut sums: Vec<(Id, u32)> = Vec::new();
        for (id, worth) in self.hits {
            match sums.last_mut() {
                Some((last, sum)) if *last == id => *sum += worth,
                _ => sums.push((id, worth)),
            }
        }
        let found = sums.len();
        sums.sort_by_key(|(id, sum)| (std::cmp::Reverse(*sum), *id));
        sums.truncate(self.limits.compared);
        let candidates = sums.into_iter().map(|(id, _)| id).collect();
        Gathered { candidates, found, too_broad: self.too_broad }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_hit_more_often_comes_first_and_broad_keys_are_left_out() {
        let mut gathering = Gathering::new(Limits { per_key: 3, compared: 2 });
        gathering.add(KeyKind::Pair, &[1, 2, 3]);
        gathering.add(KeyKind::PairAndEdge, &[2, 4]);
        gathering.add(KeyKind::RareWord, &[1, 2, 3, 4]);
        let gathered = gathering.finish();
        assert_eq!(gathered, Gathered { candidates: vec![2, 4], found: 4, too_broad: 1 });
    }

    #[test]
    fn everybody_under_one_document_is_told() {
        let mut gathering = Gathering::new(Limits { per_key: 1, compared: 9 });
        gathering.add(KeyKind::Document, &[7, 8]);
        assert_eq!(gathering.finish().candidates, [7, 8]);
    }
}
