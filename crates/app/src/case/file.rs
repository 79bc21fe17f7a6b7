//! Files of a case: looked into and not believed by their name, kept sealed as they came, handed out without what a camera
//! writes into a picture.

use access::Permit;
use access::question::{AboutCase, ReadCase, WriteCase};
use domain::id::AttachmentId;
use domain::ledger::Scope;
use domain::paper::event::{FileAttached, FileKind};
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF};
use store::query::file::{file_parts, file_stream};
use store::{AppendError, Expected, NewEvent, Write};

use super::{ATTEMPTS, ChangeKey};
use crate::App;
use crate::error::AppError;

/// Largest file of a case, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// Most letters of the words beside a file.
const LABEL_LETTERS: usize = 200;

/// A file as it came.
#[derive(Clone)]
pub struct NewFile {
    /// Name as it came.
    pub name: String,
    /// What it shows, in words.
    pub label: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// Adds a file to a case.
    ///
    /// # Errors
    /// [`AppError::File`] for one that is empty, too large, of another kind or without words beside it.
    pub async fn attach_file(
        &self,
        permit: &Permit<WriteCase>,
        key: ChangeKey,
        new: &NewFile,
    ) -> Result<FileAttached, AppError> {
        let attached = attached(AttachmentId::new(key.part("file id").0), new)?;
        for _ in 0..ATTEMPTS {
            let (case, version) =
                self.store().load_case(permit).await?.ok_or(AppError::NotFound)?;
            let same = |known: &&FileAttached| {
                known.file == attached.file || known.digest == attached.digest
            };
            if let Some(known) = case.files.iter().map(|file| &file.body).find(same) {
                return Ok(known.clone()); // the same bytes are here
            }
            let scope = Scope::territory(case.center_place);
            let stream = domain::ledger::StreamName::new("case", &case.id);
            let events = vec![attached.clone().into()];
            let expected = Expected::Version(version);
            let of_case = self.keyed_write(permit, key, stream, expected, scope.clone(), events);
            let parts = self.file_write(permit, key, attached.file, &new.bytes, &scope);
            match self.store().append_all(vec![of_case, parts]).await {
                Err(AppendError::VersionConflict { .. }) => {}
                other => return other.map(|_| attached).map_err(AppError::from),
            }
        }
        Err(AppError::Conflict)
    }

    /// A file of a case, as a copy that says nothing of the camera nor of the place. That it was read is in the ledger
    /// before the answer leaves.
    ///
    /// # Errors
    /// [`AppError::NotFound`] if the case has no such file; [`AppError::Altered`] if its bytes are not those that came.
    pub async fn file_copy(
        &self,
        permit: &Permit<ReadCase>,
        file: AttachmentId,
    ) -> Result<(FileAttached, Vec<u8>), AppError> {
        let (case, _) = self.store().load_case(permit).await?.ok_or(AppError::NotFound)?;
        let known = case.files.iter().find(|known| known.body.file == file);
        let attached = known.ok_or(AppError::NotFound)?.body.clone();
        self.note_reading(permit, "file").await?;
        let bytes = self.store().file_of_case(permit, file).await?;
        if blake3::hash(&bytes).to_hex().as_str() != attached.digest {
            return Err(AppError::Altered);
        }
        let copy = without_traces(attached.kind, bytes)?;
        Ok((attached, copy))
    }

    /// The write that keeps the bytes of a file.
    pub(super) fn file_write<A: AboutCase>(
        &self,
        permit: &Permit<A>,
        key: ChangeKey,
        file: AttachmentId,
        bytes: &[u8],
        scope: &Scope,
    ) -> Write {
        let (key, at) = (key.part("file"), self.now());
        let parts = file_parts(bytes).into_iter().enumerate();
        let event = |(place, part): (usize, domain::paper::event::FilePart)| NewEvent {
            id: key.entry(place),
            occurred_at: at,
            event: part.into(),
        };
        Write {
            stream: file_stream(file),
            expected: Expected::Version(0),
            scope: scope.clone(),
            actor: permit.actor(),
            purpose: permit.purpose(),
            events: parts.map(event).collect(),
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is too large.
    #[error("the file is larger than {} MB", LARGEST_FILE / 1024 / 1024)]
    TooLarge,
    /// It is none of the kinds that a case may hold.
    #[error("the file is neither a picture, nor a PDF, nor sound")]
    OtherKind,
    /// Nobody would know what it shows.
    #[error("words that say what the file shows are missing or too long")]
    Wordless,
}

fn attached(file: AttachmentId, new: &NewFile) -> Result<FileAttached, FileRefused> {
    let label = new.label.trim();
    if label.is_empty() || label.chars().count() > LABEL_LETTERS {
        return Err(FileRefused::Wordless);
    }
    if new.bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    if new.bytes.len() > LARGEST_FILE {
        return Err(FileRefused::TooLarge);
    }
    let kind = FileKind::of(&new.bytes).ok_or(FileRefused::OtherKind)?;
    Ok(FileAttached {
        file,
        label: label.to_owned(),
        name: new.name.chars().filter(|c| !c.is_control()).take(LABEL_LETTERS).collect(),
        kind,
        size: new.bytes.len() as u64,
        digest: blake3::hash(&new.bytes).to_hex().to_string(),
    })
}

/// A picture without EXIF and other segments in which cameras write when and where; other kinds as they are.
fn without_traces(kind: FileKind, bytes: Vec<u8>) -> Result<Vec<u8>, AppError> {
    let broken = |_| AppError::Altered;
    match kind {
        FileKind::Jpeg => {
            let mut picture = Jpeg::from_bytes(Bytes::from(bytes)).map_err(broken)?;
            picture.set_exif(None);
            // APP1 to APP15 and comments: EXIF, XMP, maker notes. APP0 and APP14 say how to read the colours.
            let says_how_to_read = |marker: u8| marker == 0xe0 || marker == 0xee;
            picture.segments_mut().retain(|segment| {
                let marker = segment.marker();
                says_how_to_read(marker) || !(matches!(marker, 0xe1..=0xef | 0xfe))
            });
            Ok(picture.encoder().bytes().to_vec())
        }
        FileKind::Png => {
            let mut picture = Png::from_bytes(Bytes::from(bytes)).map_err(broken)?;
            let tells =
                |kind: [u8; 4]| matches!(&kind, b"eXIf" | b"tEXt" | b"iTXt" | b"zTXt" | b"tIME");
            picture.chunks_mut().retain(|chunk| !tells(chunk.kind()));
            Ok(picture.encoder().bytes().to_vec())
        }
        FileKind::Pdf | FileKind::Mp3 | FileKind::Ogg => Ok(bytes),
    }
}
