//! Words for what cases and persons are made of.

use domain::case::{EntryCondition, Lens};
use domain::person::{IdentityDocument, WhyNone};
use domain::risk::RiskLevel;

use crate::words::{Phrase, Words};

impl Words {
    /// How a case came to be.
    #[must_use]
    pub fn intake_condition_of(&self, condition: EntryCondition) -> Phrase {
        match condition {
            EntryCondition::New => self.intake_condition_new(),
            EntryCondition::Readmission => self.intake_condition_readmission(),
            EntryCondition::Recurrence => self.intake_condition_recurrence(),
            EntryCondition::ReferredIn => self.intake_condition_referred_in(),
            EntryCondition::CarriedOver => self.intake_condition_carried_over(),
        }
    }

    /// A profession.
    #[must_use]
    pub fn tray_lens(&self, lens: Lens) -> Phrase {
        match lens {
            Lens::Admission => self.tray_lens_admission(),
            Lens::Psychology => self.tray_lens_psychology(),
            Lens::Social => self.tray_lens_social(),
            Lens::Legal => self.tray_lens_legal(),
        }
    }

    /// A level of risk by its word in the ledger; none where nobody assessed it.
    #[must_use]
    pub fn tray_risk_of(&self, word: &str) -> Option<Phrase> {
        let level = RiskLevel::ALL.into_iter().find(|level| level.as_str() == word)?;
        Some(match level {
            RiskLevel::Severe => self.tray_risk_severe(),
            RiskLevel::Moderate => self.tray_risk_moderate(),
            RiskLevel::Mild => self.tray_risk_mild(),
            RiskLevel::Undetermined => self.tray_risk_undetermined(),
        })
    }

    /// The kind of a document; none where there is no document.
    #[must_use]
    pub fn document_kind(&self, document: &IdentityDocument) -> Option<Phrase> {
        Some(match document {
            IdentityDocument::Dni(_) => self.intake_document_dni(),
            IdentityDocument::ForeignCard(_) => self.intake_document_foreign_card(),
            IdentityDocument::Passport(_) => self.intake_document_passport(),
            IdentityDocument::TemporaryPermit(_) => self.intake_document_temporary_permit(),
            IdentityDocument::ForeignId(_) => self.intake_document_foreign_id(),
            IdentityDocument::RefugeeCard(_) => self.intake_document_refugee_card(),
            IdentityDocument::BirthCertificate(_) => self.intake_document_birth_certificate(),
            IdentityDocument::Cur(_) => self.intake_document_cur(),
            IdentityDocument::Other(_) => self.intake_document_other(),
            IdentityDocument::None(_) => return None,
        })
    }
}

/// Kinds of document in the list of the form, with the word that is sent.
pub fn document_kinds(t: &Words) -> [(&'static str, Phrase); 9] {
    [
        ("dni", t.intake_document_dni()),
        ("foreign_card", t.intake_document_foreign_card()),
        ("passport", t.intake_document_passport()),
        ("temporary_permit", t.intake_document_temporary_permit()),
        ("foreign_id", t.intake_document_foreign_id()),
        ("refugee_card", t.intake_document_refugee_card()),
        ("birth_certificate", t.intake_document_birth_certificate()),
        ("cur", t.intake_document_cur()),
        ("other", t.intake_document_other()),
    ]
}

/// Reasons why there is no document, with the word that is sent.
pub fn why_none(t: &Words) -> [(&'static str, WhyNone, Phrase); 9] {
    [
        ("sin_documento", WhyNone::SinDocumento, t.intake_why_never()),
        ("no_recuerda", WhyNone::NoRecuerda, t.intake_why_forgotten()),
        ("withheld", WhyNone::Withheld, t.intake_why_withheld()),
        ("lost", WhyNone::Lost, t.intake_why_lost()),
        ("in_process", WhyNone::InProcess, t.intake_why_in_process()),
        ("not_registered", WhyNone::BirthNotRegistered, t.intake_why_not_registered()),
        ("reserved", WhyNone::IdentityReserved, t.intake_why_reserved()),
        ("declined", WhyNone::Declined, t.intake_why_declined()),
        ("not_asked", WhyNone::NotAskedYet, t.intake_why_not_asked()),
    ]
}

/// Languages of the list by their ISO 639 code.
pub fn languages(t: &Words) -> [(&'static str, Phrase); 8] {
    [
        ("es", t.intake_tongue_es()),
        ("qu", t.intake_tongue_qu()),
        ("ay", t.intake_tongue_ay()),
        ("cni", t.intake_tongue_cni()),
        ("agr", t.intake_tongue_agr()),
        ("shp", t.intake_tongue_shp()),
        ("mcb", t.intake_tongue_mcb()),
        ("prl", t.intake_tongue_prl()),
    ]
}
