//! How alike two records are, as a number with its reasons. Thresholds are values; a cap says what no sum may outweigh.

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// First surname.
    FirstSurname,
    /// Second surname.
    SecondSurname,
    /// Both surnames, whose order differs.
    SwappedSurnames,
    /// Given names, and names in use.
    GivenName,
    /// A word of a search whose place in the name is not known.
    Word,
    /// Birth or age.
    Birth,
    /// DNI.
    Document,
    /// Telephone.
    Phone,
    /// Sex.
    Sex,
    /// District, province or community.
    Place,
}

/// What the comparison found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finding {
    /// The same, to the letter.
    Same,
    /// The same in another spelling.
    SoundsAlike,
    /// A slip of the pen apart, or one year of age.
    Near,
    /// Compatible and not certain: an estimated age, the same province.
    Compatible,
    /// Different.
    Different,
    /// In one of the two only.
    Missing,
}

/// One reason: what, how, and its weight in tenths of a bit. It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// What was compared.
    pub aspect: Aspect,
    /// What was found.
    pub finding: Finding,
    /// What it adds, in tenths of a bit: 10 doubles the odds.
    pub weight: i32,
}

/// Why two records are at most possible, whatever the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cap {
    /// No given name agrees, or one only nearly and the birthday does not confirm it: brothers and sisters share all the
    /// rest, twins the birthday too.
    GivenNamesDiffer,
    /// The births are years apart: father and son may share the name.
    BirthsDiffer,
    /// Both have a DNI, and they are not the same.
    DocumentsDiffer,
}

/// The sum with its reasons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    reasons: Vec<Reason>,
    caps: Vec<Cap>,
}

/// What to do with two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Not shown.
    Unlikely,
    /// Shown in a search, below the probable ones.
    Possible,
    /// Worth proposing to a person. Never joined by itself.
    Probable,
}

/// From which sum on, in tenths of a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// From here on possible.
    pub possible: i32,
    /// From here on probable, where no cap holds it down.
    pub probable: i32,
}

impl Default for Thresholds {
    /// Two common surnames and a common given name are possible; a birth or a rare name makes them probable. Measured on
    /// made-up people (ADR 17): to be set again on real records.
    fn default() -> Self {
        Self { possible: 60, probable: 220 }
    }
}

impl Score {
    pub(crate) fn add(&mut self, aspect: Aspect, finding: Finding, weight: i32) {
        self.reasons.push(Reason { aspect, finding, weight });
    }

    pub(crate) fn cap(&mut self, cap: Cap) {
        if !self.caps.contains(&cap) {
            self.caps.push(cap);
        }
    }

    /// The sum, in tenths of a bit.
    #[must_use]
    pub fn total(&self) -> i32 {
        self.reasons.iter().map(|reason| reason.weight).sum()
    }

    /// Every reason, in the order of comparison.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// What holds the verdict down.
    #[must_use]
    pub fn caps(&self) -> &[Cap] {
        &self.caps
    }

    /// What to do, with these thresholds.
    #[must_use]
    pub fn verdict(&self, thresholds: &Thresholds) -> Verdict {
        match self.total() {
            total if total < thresholds.possible => Verdict::Unlikely,
            total if total >= thresholds.probable && self.caps.is_empty() => Verdict::Probable,
            _ => Verdict::Possible,
        }
    }
}
