//! Two records, one human being: a link that is proposed, decided by a person and undone without loss. Records never melt.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::text::PrivateText;
use crate::id::{PersonId, SameAsId, UserId};

/// Who proposed a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposer {
    /// The comparison of records, with its score in tenths of a bit.
    Comparison(i32),
    /// A member of staff.
    Staff(UserId),
}

/// Body of `person.same_as_proposed`, version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAsProposed {
    /// The link.
    pub link: SameAsId,
    /// The two records, the smaller id first.
    pub records: (PersonId, PersonId),
    /// Who proposed it.
    pub proposer: Proposer,
    /// Day of it.
    pub proposed_on: Date,
}

/// Body of `person.same_as_confirmed`, version 1: a person looked at both records and says they are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAsConfirmed {
    /// The link.
    pub link: SameAsId,
    /// Who decided.
    pub by: UserId,
    /// Day of it.
    pub confirmed_on: Date,
    /// What convinced her.
    pub reason: PrivateText,
}

/// Body of `person.same_as_rejected`, version 1: they are two; the pair is not proposed by comparison again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAsRejected {
    /// The link.
    pub link: SameAsId,
    /// Who decided.
    pub by: UserId,
    /// Day of it.
    pub rejected_on: Date,
    /// What convinced her.
    pub reason: PrivateText,
}

/// Body of `person.same_as_undone`, version 1: a confirmed link was wrong; both records are as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameAsUndone {
    /// The link.
    pub link: SameAsId,
    /// Who decided.
    pub by: UserId,
    /// Day of it.
    pub undone_on: Date,
    /// What was wrong.
    pub reason: PrivateText,
}

/// What can happen to links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SameAsEvent {
    /// Somebody or the comparison thinks so.
    Proposed(SameAsProposed),
    /// A person says yes.
    Confirmed(SameAsConfirmed),
    /// A person says no.
    Rejected(SameAsRejected),
    /// A person takes a yes back.
    Undone(SameAsUndone),
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// Waits for a person.
    Proposed,
    /// The records are one human being.
    Confirmed,
    /// They are two.
    Rejected,
    /// It was confirmed and taken back.
    Undone,
}

/// One link between two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The two records, the smaller id first.
    pub records: (PersonId, PersonId),
    /// Who proposed it.
    pub proposer: Proposer,
    /// Where it stands.
    pub state: LinkState,
}

/// The step is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkRejected {
    /// A record and itself.
    #[error("a record cannot be linked with itself")]
    Itself,
    /// The id of the link is taken.
    #[error("the link {0} exists already")]
    Repeated(SameAsId),
    /// The pair waits for a person, or is linked.
    #[error("the two records have a link that is open or confirmed: {0}")]
    AlreadyLinked(SameAsId),
    /// A person said no, or took a yes back: only a person may propose it again.
    #[error("a person decided that the two records are two: {0}")]
    DecidedByPerson(SameAsId),
    /// No such link.
    #[error("there is no link {0}")]
    Unknown(SameAsId),
    /// Only an open proposal is decided, and only a confirmed link is undone.
    #[error("the link {link} is not in the state that this step needs")]
    WrongState {
        /// The link.
        link: SameAsId,
        /// Where it stands.
        state: LinkState,
    },
}

/// All links between records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    links: BTreeMap<SameAsId, Link>,
}

impl Links {
    /// Folds one event. A step that [`Self::decide`] would refuse changes nothing, so a late or repeated entry does no harm.
    pub fn evolve(&mut self, event: &SameAsEvent) {
        match event {
            SameAsEvent::Proposed(body) => {
                let link = Link {
                    records: ordered(body.records),
                    proposer: body.proposer,
                    state: LinkState::Proposed,
                };
                self.links.entry(body.link).or_insert(link);
            }
            SameAsEvent::Confirmed(body) => {
                self.step(body.link, LinkState::Proposed, LinkState::Confirmed);
            }
            SameAsEvent::Rejected(body) => {
                self.step(body.link, LinkState::Proposed, LinkState::Rejected);
            }
            SameAsEvent::Undone(body) => {
                self.step(body.link, LinkState::Confirmed, LinkState::Undone);
            }
        }
    }

    fn step(&mut self, id: SameAsId, from: LinkState, to: LinkState) {
        if let Some(link) = self.links.get_mut(&id).filter(|link| link.state == from) {
            link.state = to;
        }
    }

    /// Decides whether an event may be appended.
    ///
    /// # Errors
    /// [`LinkRejected`] with the reason.
    pub fn decide(&self, event: &SameAsEvent) -> Result<(), LinkRejected> {
        match event {
            SameAsEvent::Proposed(body) => self.may_propose(body),
            SameAsEvent::Confirmed(body) => self.must_be(body.link, LinkState::Proposed),
            SameAsEvent::Rejected(body) => self.must_be(body.link, LinkState::Proposed),
            SameAsEvent::Undone(body) => self.must_be(body.link, LinkState::Confirmed),
        }
    }

    fn may_propose(&self, body: &SameAsProposed) -> Result<(), LinkRejected> {
        let records = ordered(body.records);
        if records.0 == records.1 {
            return Err(LinkRejected::Itself);
        }
        if self.links.contains_key(&body.link) {
            return Err(LinkRejected::Repeated(body.link));
        }
        let by_machine = matches!(body.proposer, Proposer::Comparison(_));
        for (id, link) in self.links.iter().filter(|(_, link)| link.records == records) {
            match link.state {
                LinkState::Proposed | LinkState::Confirmed => {
                    return Err(LinkRejected::AlreadyLinked(*id));
                }
                LinkState::Rejected | LinkState::Undone if by_machine => {
                    return Err(LinkRejected::DecidedByPerson(*id));
                }
                LinkState::Rejected | LinkState::Undone => {}
            }
        }
        Ok(())
    }

    fn must_be(&self, id: SameAsId, state: LinkState) -> Result<(), LinkRejected> {
        match self.links.get(&id) {
            None => Err(LinkRejected::Unknown(id)),
            Some(link) if link.state == state => Ok(()),
            Some(link) => Err(LinkRejected::WrongState { link: id, state: link.state }),
        }
    }

    /// The link with that id.
    #[must_use]
    pub fn get(&self, id: SameAsId) -> Option<&Link> {
        self.links.get(&id)
    }

    /// Every record of the same human being, itself among them: what confirmed links reach, over several steps too.
    #[must_use]
    pub fn same_as(&self, record: PersonId) -> BTreeSet<PersonId> {
        let mut found = BTreeSet::from([record]);
        let mut to_visit = vec![record];
        while let Some(at) = to_visit.pop() {
            for link in self.links.values().filter(|link| link.state == LinkState::Confirmed) {
                let other = match link.records {
                    (a, b) if a == at => b,
                    (a, b) if b == at => a,
                    _ => continue,
                };
                if found.insert(other) {
                    to_visit.push(other);
                }
            }
        }
        found
    }
}

fn ordered((a, b): (PersonId, PersonId)) -> (PersonId, PersonId) {
    if a <= b { (a, b) } else { (b, a) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    const DAY: Date = date(2026, 5, 1);

    fn person(n: u8) -> PersonId {
        PersonId::new(Uuid::from_u128(u128::from(n)))
    }

    fn link(n: u8) -> SameAsId {
        SameAsId::new(Uuid::from_u128(u128::from(n)))
    }

    fn staff() -> UserId {
        UserId::new(Uuid::from_u128(77))
    }

    fn reason() -> PrivateText {
        PrivateText::parse("misma partida de nacimiento").unwrap()
    }

    fn proposed(id: u8, a: u8, b: u8, proposer: Proposer) -> SameAsEvent {
        let records = (person(a), person(b));
        SameAsEvent::Proposed(SameAsProposed {
            link: link(id),
            records,
            proposer,
            proposed_on: DAY,
        })
    }

    fn confirmed(id: u8) -> SameAsEvent {
        SameAsEvent::Confirmed(SameAsConfirmed {
            link: link(id),
            by: staff(),
            confirmed_on: DAY,
            reason: reason(),
        })
    }

    fn rejected(id: u8) -> SameAsEvent {
        SameAsEvent::Rejected(SameAsRejected {
            link: link(id),
            by: staff(),
            rejected_on: DAY,
            reason: reason(),
        })
    }

    fn undone(id: u8) -> SameAsEvent {
        SameAsEvent::Undone(SameAsUndone {
            link: link(id),
            by: staff(),
            undone_on: DAY,
            reason: reason(),
        })
    }

    fn after(events: &[SameAsEvent]) -> Links {
        let mut links = Links::default();
        for event in events {
            links.decide(event).unwrap();
            links.evolve(event);
        }
        links
    }

    const MACHINE: Proposer = Proposer::Comparison(312);

    #[test]
    fn a_proposal_alone_joins_nobody() {
        let links = after(&[proposed(1, 1, 2, MACHINE)]);
        assert_eq!(links.same_as(person(1)), BTreeSet::from([person(1)]));
    }

    #[test]
    fn confirmed_links_reach_over_several_records_and_undoing_one_parts_them_again() {
        let mut events = vec![
            proposed(1, 2, 1, MACHINE),
            confirmed(1),
            proposed(2, 2, 3, MACHINE),
            confirmed(2),
        ];
        let joined = after(&events);
        assert_eq!(joined.same_as(person(1)), BTreeSet::from([person(1), person(2), person(3)]));
        assert_eq!(joined.same_as(person(3)), joined.same_as(person(1)));
        events.push(undone(2));
        let parted = after(&events);
        assert_eq!(parted.same_as(person(1)), BTreeSet::from([person(1), person(2)]));
        assert_eq!(parted.same_as(person(3)), BTreeSet::from([person(3)]));
    }

    #[test]
    fn what_a_person_decided_is_not_proposed_again_by_comparison() {
        let links = after(&[proposed(1, 1, 2, MACHINE), rejected(1)]);
        let again = links.decide(&proposed(2, 2, 1, MACHINE));
        assert_eq!(again, Err(LinkRejected::DecidedByPerson(link(1))));
        assert_eq!(links.decide(&proposed(2, 2, 1, Proposer::Staff(staff()))), Ok(()));
    }

    #[test]
    fn steps_out_of_order_are_refused_and_change_nothing() {
        let links = after(&[proposed(1, 1, 2, MACHINE)]);
        let state = LinkState::Proposed;
        assert_eq!(
            links.decide(&undone(1)),
            Err(LinkRejected::WrongState { link: link(1), state })
        );
        assert_eq!(links.decide(&confirmed(9)), Err(LinkRejected::Unknown(link(9))));
        assert_eq!(links.decide(&proposed(2, 3, 3, MACHINE)), Err(LinkRejected::Itself));
        assert_eq!(
            links.decide(&proposed(2, 2, 1, MACHINE)),
            Err(LinkRejected::AlreadyLinked(link(1)))
        );
        assert_eq!(links.decide(&proposed(1, 4, 5, MACHINE)), Err(LinkRejected::Repeated(link(1))));
        let mut late = links.clone();
        for event in [undone(1), confirmed(9), proposed(1, 4, 5, MACHINE)] {
            late.evolve(&event);
        }
        assert_eq!(late, links);
    }

    #[test]
    fn the_stored_shape_holds() {
        let json = concat!(
            r#"{"link":"00000000-0000-0000-0000-000000000001","records":["00000000-0000-0000-0000-000000000001","#,
            r#""00000000-0000-0000-0000-000000000002"],"proposer":{"comparison":312},"proposed_on":"2026-05-01"}"#
        );
        let SameAsEvent::Proposed(body) = proposed(1, 1, 2, MACHINE) else { unreachable!() };
        assert_eq!(serde_json::to_string(&body).unwrap(), json);
        assert_eq!(serde_json::from_str::<SameAsProposed>(json).unwrap(), body);
    }

    fn steps() -> impl Strategy<Value = Vec<SameAsEvent>> {
        let step = (0u8..4, 0u8..5, 0u8..4, 0u8..4).prop_map(|(kind, id, a, b)| match kind {
            0 => proposed(id, a, b, Proposer::Staff(staff())),
            1 => confirmed(id),
            2 => rejected(id),
            _ => undone(id),
        });
        proptest::collection::vec(step, 0..40)
    }

    proptest! {
        #[test]
        fn being_the_same_goes_both_ways_and_undoing_everything_leaves_everybody_alone(steps in steps()) {
            let mut links = Links::default();
            for event in &steps {
                if links.decide(event).is_ok() {
                    links.evolve(event);
                }
            }
            for a in 0..4 {
                for other in links.same_as(person(a)) {
                    prop_assert_eq!(links.same_as(other), links.same_as(person(a)));
                }
            }
            for id in 0..5 {
                links.evolve(&undone(id));
            }
            for a in 0..4 {
                prop_assert_eq!(links.same_as(person(a)).len(), 1);
            }
        }
    }
}
