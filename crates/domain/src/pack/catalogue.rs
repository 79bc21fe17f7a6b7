//! Looking things up in a [`Catalogue`]: by code, in the order of the summary, in the language of the reader.

use jiff::civil::Date;

use super::{Catalogue, FIRST_LOCALE, ProgrammePack, ServicePack, ServiceTexts};
use crate::clock::ClockRule;
use crate::figure::Measure;
use crate::id::{ClockEvent, InstrumentId, MeasureKey, ProgrammeId, ServiceCode};
use crate::instrument::Instrument;
use crate::service::SummaryPart;

/// A field of [`ServiceTexts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextField {
    /// One sentence for a person who looks for help.
    Summary,
    /// One paragraph on what it does.
    Description,
    /// Whom it serves.
    Target,
    /// Entry of the glossary.
    Glossary,
    /// How to ask for it.
    HowToAsk,
}

impl ServiceTexts {
    /// The words of a field; `None` where this locale has none.
    #[must_use]
    pub fn field(&self, field: TextField) -> Option<&str> {
        let words = match field {
            TextField::Summary => Some(self.summary.as_str()),
            TextField::Description => Some(self.description.as_str()),
            TextField::Target => self.target.as_deref(),
            TextField::Glossary => self.glossary.as_deref(),
            TextField::HowToAsk => self.how_to_ask.as_deref(),
        };
        words.filter(|words| !words.is_empty())
    }
}

impl Catalogue {
    /// The measure with that key, of a service or of the network.
    #[must_use]
    pub fn measure(&self, key: &MeasureKey) -> Option<&Measure> {
        self.measures().find(|measure| measure.key == *key)
    }

    /// Every measure: those of the services by code, then those of the network.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.services.values().flat_map(|pack| &pack.measures).chain(&self.network_measures)
    }

    /// The pack of a service.
    #[must_use]
    pub fn service(&self, code: &ServiceCode) -> Option<&ServicePack> {
        self.services.get(code)
    }

    /// The programme with that id.
    #[must_use]
    pub fn programme(&self, id: &ProgrammeId) -> Option<&ProgrammePack> {
        self.programmes.iter().find(|pack| pack.programme.id == *id)
    }

    /// The clocks that an event of this name starts, by id.
    pub fn clocks_started_by<'a>(
        &'a self,
        event: &'a ClockEvent,
    ) -> impl Iterator<Item = &'a ClockRule> {
        self.clocks.values().filter(|rule| rule.is_started_by(event))
    }

    /// The instrument in force on a day: the one named, or the one that took its place by then.
    ///
    /// `None` for an id that no pack declares, and for a day on which none of them holds.
    #[must_use]
    pub fn instrument_on(&self, id: &InstrumentId, day: Date) -> Option<&Instrument> {
        let mut current = self.instruments.get(id)?;
        // At most one step an instrument, so that a circle of successors ends.
        for _ in 0..self.instruments.len() {
            if current.holds_on(day) {
                return Some(current);
            }
            let replaces = |other: &&Instrument| other.replaces.as_ref() == Some(&current.id);
            current = self.instruments.values().find(replaces)?;
        }
        None
    }

    /// The services as the summary shows them: by programme, then by their order inside it.
    #[must_use]
    pub fn services_in_order(&self) -> Vec<&ServicePack> {
        let programme_at = |pack: &ServicePack| {
            self.programmes.iter().position(|one| one.programme.id == pack.service.programme)
        };
        let mut services: Vec<&ServicePack> = self.services.values().collect();
        services.sort_by_key(|pack| (programme_at(pack), pack.service.order));
        services
    }

    /// The texts of a service in a locale, or those in Spanish, and whether they are this fallback.
    ///
    /// `None` only for a service that no pack declares.
    #[must_use]
    pub fn text(&self, service: &ServiceCode, locale: &str) -> Option<(&ServiceTexts, bool)> {
        let texts = &self.services.get(service)?.texts;
        let own = texts.get(locale).map(|own| (own, false));
        own.or_else(|| texts.get(FIRST_LOCALE).map(|spanish| (spanish, true)))
    }

    /// The words of one field in a locale, or in Spanish, and whether they are this fallback.
    ///
    /// A locale may have a summary and no description: each field falls back on its own.
    #[must_use]
    pub fn words(
        &self,
        service: &ServiceCode,
        locale: &str,
        field: TextField,
    ) -> Option<(&str, bool)> {
        let texts = &self.services.get(service)?.texts;
        let own = texts.get(locale).and_then(|own| own.field(field)).map(|words| (words, false));
        let spanish = || texts.get(FIRST_LOCALE).and_then(|own| own.field(field));
        own.or_else(|| spanish().map(|words| (words, true)))
    }
}

/// Position of a part in the summary.
pub(super) const fn part_order(part: SummaryPart) -> u8 {
    match part {
        SummaryPart::Programmes => 0,
        SummaryPart::Promoted => 1,
    }
}
