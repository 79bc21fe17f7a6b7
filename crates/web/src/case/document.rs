//! Reading identity documents, or why there is none. An odd check digit warns; nobody is turned away.

use domain::person::{
    Country, DniWarning, DocumentNumber, IdentityDocument, InvalidDocumentNumber, IssuedDocument,
};

use super::field::{DOCUMENTS, DocumentFields};
use super::intake_read::Reader;
use super::label;

impl Reader<'_> {
    /// Every document that was typed, or the reason why there is none.
    pub(super) fn documents(&mut self) -> Vec<IdentityDocument> {
        let mut documents = Vec::new();
        let mut is_typed = false;
        for fields in &DOCUMENTS {
            is_typed |= !self.typed.get(fields.number).is_empty();
            documents.extend(self.document(fields));
        }
        let chosen = self.typed.get("no_document");
        let why = label::why_none(self.t).into_iter().find(|(word, ..)| *word == chosen);
        let only_cur = documents.iter().all(|one| matches!(one, IdentityDocument::Cur(_)));
        match why {
            Some((_, why, _)) if only_cur && !(is_typed && documents.is_empty()) => {
                documents.push(IdentityDocument::None(why));
            }
            Some(_) if is_typed => self.wrong("no_document", self.t.intake_wrong_document_both()),
            Some(_) => {}
            None if is_typed => {}
            None => self.wrong("no_document", self.t.intake_wrong_document_none()),
        }
        documents
    }

    fn document(&mut self, fields: &DocumentFields) -> Option<IdentityDocument> {
        let text = self.typed.get(fields.number);
        if text.is_empty() {
            return None;
        }
        let kind = match self.typed.get(fields.kind) {
            "" => {
                self.wrong(fields.kind, self.t.intake_wrong_document_kind());
                return None;
            }
            kind => kind,
        };
        let read = match kind {
            "dni" => IdentityDocument::dni(text),
            "cur" => DocumentNumber::parse(text).map(IdentityDocument::Cur),
            _ => DocumentNumber::parse(text).map(|number| self.issued(kind, fields, number)),
        };
        let document = read.map_err(|error| self.wrong_document(fields, error)).ok()?;
        if let IdentityDocument::Dni(dni) = &document {
            let printed = self.typed.get(fields.check).chars().next();
            for warning in dni.warnings(printed) {
                match warning {
                    DniWarning::CheckDiffers => {
                        self.warn(fields.check, self.t.intake_warn_dni_check());
                    }
                    DniWarning::RepeatedDigits => {
                        self.warn(fields.number, self.t.intake_warn_dni_repeated());
                    }
                }
            }
        }
        Some(document)
    }

    fn issued(
        &mut self,
        kind: &str,
        fields: &DocumentFields,
        number: DocumentNumber,
    ) -> IdentityDocument {
        let country = match self.typed.get(fields.country) {
            "" => None,
            text => match Country::parse(text) {
                Ok(country) => Some(country),
                Err(_) => {
                    self.wrong(fields.country, self.t.intake_wrong_country());
                    None
                }
            },
        };
        let issued = IssuedDocument { number, country, valid_to: None };
        match kind {
            "foreign_card" => IdentityDocument::ForeignCard(issued),
            "passport" => IdentityDocument::Passport(issued),
            "temporary_permit" => IdentityDocument::TemporaryPermit(issued),
            "foreign_id" => IdentityDocument::ForeignId(issued),
            "refugee_card" => IdentityDocument::RefugeeCard(issued),
            "birth_certificate" => IdentityDocument::BirthCertificate(issued),
            _ => IdentityDocument::Other(issued),
        }
    }

    fn wrong_document(&mut self, fields: &DocumentFields, error: InvalidDocumentNumber) {
        let t = self.t;
        let what = match error {
            InvalidDocumentNumber::Empty => t.intake_wrong_empty(),
            InvalidDocumentNumber::Placeholder => t.intake_wrong_document_filler(),
            InvalidDocumentNumber::TooLong => t.intake_wrong_long(),
            InvalidDocumentNumber::Sign(sign) => t.intake_wrong_document_sign(sign.to_string()),
            InvalidDocumentNumber::Dni(_) => t.intake_wrong_document_dni(),
        };
        self.wrong(fields.number, what);
    }
}
