//! The fields of the form of a new case: their names, and what was typed into them.

use std::collections::BTreeMap;

/// Names of the fields of one document.
pub struct DocumentFields {
    pub kind: &'static str,
    pub number: &'static str,
    pub check: &'static str,
    pub country: &'static str,
}

/// Names of the fields of one telephone.
pub struct PhoneFields {
    pub number: &'static str,
    pub owner: &'static str,
    pub holder: &'static str,
    pub may: &'static str,
    pub days: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub cover: &'static str,
    pub code: &'static str,
    pub voicemail: &'static str,
    pub message: &'static str,
}

/// Documents of the form.
pub const DOCUMENTS: [DocumentFields; 3] = [
    DocumentFields {
        kind: "doc1_kind",
        number: "doc1_number",
        check: "doc1_check",
        country: "doc1_country",
    },
    DocumentFields {
        kind: "doc2_kind",
        number: "doc2_number",
        check: "doc2_check",
        country: "doc2_country",
    },
    DocumentFields {
        kind: "doc3_kind",
        number: "doc3_number",
        check: "doc3_check",
        country: "doc3_country",
    },
];

/// Telephones of the form.
pub const PHONES: [PhoneFields; 2] = [
    PhoneFields {
        number: "phone1_number",
        owner: "phone1_owner",
        holder: "phone1_holder",
        may: "phone1_may",
        days: "phone1_days",
        from: "phone1_from",
        to: "phone1_to",
        cover: "phone1_cover",
        code: "phone1_code",
        voicemail: "phone1_voicemail",
        message: "phone1_message",
    },
    PhoneFields {
        number: "phone2_number",
        owner: "phone2_owner",
        holder: "phone2_holder",
        may: "phone2_may",
        days: "phone2_days",
        from: "phone2_from",
        to: "phone2_to",
        cover: "phone2_cover",
        code: "phone2_code",
        voicemail: "phone2_voicemail",
        message: "phone2_message",
    },
];

/// Fields that stand once.
const SINGLE: [&str; 19] = [
    "given",
    "surname1",
    "surname2",
    "called",
    "sex",
    "birth",
    "age",
    "age_range",
    "told_by",
    "no_document",
    "attention_language",
    "interpreter",
    "residence",
    "community",
    "reference",
    "condition",
    "opened_on",
    "earlier",
    "event_place",
];

/// What was typed into the fields of the form, and nothing else that was sent with it.
#[derive(Default, Clone)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The fields among everything that was sent.
    pub fn of(sent: &BTreeMap<String, String>) -> Self {
        let is_field = |name: &str| {
            SINGLE.contains(&name)
                || DOCUMENTS
                    .iter()
                    .any(|one| [one.kind, one.number, one.check, one.country].contains(&name))
                || PHONES.iter().any(|one| one.names().contains(&name))
        };
        let fields = sent.iter().filter(|(name, _)| is_field(name));
        Self(fields.map(|(name, text)| (name.clone(), text.trim().to_owned())).collect())
    }

    /// What stands in a field.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Every field that was sent.
    pub const fn values(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// Whether something stands in one of them.
    pub fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.get(name).is_empty())
    }

    /// Whether nothing stands anywhere.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// A mark of what warnings are about: another value asks again.
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let single = ["given", "surname1", "surname2", "birth", "age"];
        let documents = DOCUMENTS.iter().flat_map(|one| [one.kind, one.number, one.check]);
        let phones = PHONES.iter().map(|one| one.number);
        for name in single.into_iter().chain(documents).chain(phones) {
            hasher.update(self.get(name).as_bytes());
            hasher.update(&[0]);
        }
        hasher.finalize().to_hex().chars().take(16).collect()
    }
}

impl PhoneFields {
    /// Every name.
    pub const fn names(&self) -> [&'static str; 11] {
        [
            self.number,
            self.owner,
            self.holder,
            self.may,
            self.days,
            self.from,
            self.to,
            self.cover,
            self.code,
            self.voicemail,
            self.message,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_of_the_form_are_kept() {
        let sent = [("given", " Rosa "), ("token", "secret"), ("key", "x"), ("phone2_code", "río")];
        let sent = sent.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let typed = Typed::of(&sent);
        assert_eq!(typed.get("given"), "Rosa");
        assert_eq!(typed.values().len(), 2);
    }

    #[test]
    fn another_number_is_warned_about_anew() {
        let typed = |number: &str| Typed([("doc1_number".to_owned(), number.to_owned())].into());
        assert_ne!(typed("10117410").mark(), typed("10117411").mark());
        assert_eq!(typed("10117410").mark(), typed("10117410").mark());
    }
}
