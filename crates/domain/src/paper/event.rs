//! Bodies of the events of papers and files. The words of a paper stand in a stream of its own, not in that of the case.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Paper;
use crate::id::{AttachmentId, PaperId, PaperTemplateId};

/// Body of `case.paper_issued`: in the stream of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperIssued {
    /// Which.
    pub paper: PaperId,
    /// The template of the pack.
    pub template: PaperTemplateId,
    /// What it is, as printed.
    pub title: String,
    /// Its number, as printed.
    pub number: String,
    /// Day on which it was signed.
    pub dated: Date,
    /// BLAKE3 of its words.
    pub digest: String,
    /// BLAKE3 of the file that was handed out.
    pub file_digest: String,
}

/// Body of `paper.numbered`: a place in the book of a center was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperNumbered {
    /// Which.
    pub paper: PaperId,
    /// From 1, dense in the book.
    pub order: u32,
}

/// Body of `paper.written`: the words, in the stream of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperWritten {
    /// Which.
    pub paper: PaperId,
    /// Its words.
    pub words: Paper,
}

/// Body of `case.file_attached`: in the stream of the case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileAttached {
    /// Which.
    pub file: AttachmentId,
    /// What it shows, in words.
    pub label: String,
    /// Name as it came.
    pub name: String,
    /// What it is, found by looking into it and not at its name.
    pub kind: FileKind,
    /// Bytes.
    pub size: u64,
    /// BLAKE3 of the bytes as they came.
    pub digest: String,
}

impl std::fmt::Debug for FileAttached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileAttached({}, {} bytes)", self.kind.media_type(), self.size)
    }
}

/// Kinds of files that a case may hold. Others are refused: nothing that runs, nothing that is an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// PDF.
    Pdf,
    /// Sound: MP3.
    Mp3,
    /// Sound: Ogg.
    Ogg,
}

impl FileKind {
    /// The kind that the first bytes tell; nothing for any other.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [b'O', b'g', b'g', b'S', ..] => Some(Self::Ogg),
            [b'I', b'D', b'3', ..] | [0xff, 0xf2 | 0xf3 | 0xfa | 0xfb, ..] => Some(Self::Mp3),
            _ => None,
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Mp3 => "audio/mpeg",
            Self::Ogg => "audio/ogg",
        }
    }

    /// The ending of a file name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Mp3 => "mp3",
            Self::Ogg => "ogg",
        }
    }
}

/// Body of `file.part`: bytes of a file, in the stream of the file, in order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilePart {
    /// The bytes, in base64.
    pub bytes: String,
}

impl std::fmt::Debug for FilePart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FilePart(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(FileKind::of(b"\xff\xd8\xff\xe0JFIF"), Some(FileKind::Jpeg));
        assert_eq!(FileKind::of(b"%PDF-1.7"), Some(FileKind::Pdf));
        for other in [&b"MZ\x90"[..], b"PK\x03\x04", b"<html>", b"\x7fELF", b"", b"<svg "] {
            assert_eq!(FileKind::of(other), None);
        }
    }
}
