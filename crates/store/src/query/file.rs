//! Files of cases: parts in a stream of the file, sealed like every entry, so that backups, checks and erasure hold for them.

use access::Permit;
use access::question::AboutCase;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::event::Event;
use domain::id::AttachmentId;
use domain::ledger::StreamName;
use domain::paper::event::FilePart;

use crate::database::params;
use crate::error::StoreError;
use crate::ledger::StoredEntry;
use crate::statement as sql;
use crate::store::Store;

/// Bytes in one part.
const PART: usize = 192 * 1024;

/// The stream of a file.
#[must_use]
pub fn file_stream(file: AttachmentId) -> StreamName {
    StreamName::new("file", &file)
}

/// A file cut into parts, in order. An empty file is one empty part.
#[must_use]
pub fn file_parts(bytes: &[u8]) -> Vec<FilePart> {
    let part = |bytes: &[u8]| FilePart { bytes: STANDARD.encode(bytes) };
    if bytes.is_empty() { vec![part(&[])] } else { bytes.chunks(PART).map(part).collect() }
}

impl Store {
    /// The bytes of a file, for whoever may read its case. That the file belongs to the case is known from the case.
    ///
    /// # Errors
    /// When the database fails, or an entry does not open.
    pub async fn file_of_case<A: AboutCase>(
        &self,
        _permit: &Permit<A>,
        file: AttachmentId,
    ) -> Result<Vec<u8>, StoreError> {
        let stream = file_stream(file);
        let rows = self.database.fetch(sql::LEDGER_LIST_STREAM, params![stream.as_str()]).await?;
        let mut bytes = Vec::new();
        for row in &rows {
            if let Some(Event::FilePart(part)) =
                self.read_event(&StoredEntry::from_row(row)?).await?
            {
                let part = STANDARD.decode(&part.bytes);
                let unreadable = |_| StoreError::Unreadable { what: "file part".to_owned() };
                bytes.extend(part.map_err(unreadable)?);
            }
        }
        Ok(bytes)
    }
}
