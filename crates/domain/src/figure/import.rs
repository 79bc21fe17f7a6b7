//! Reading files of figures.

/// A declared way to read a file with foreign columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProfile {
    /// Its id.
    pub id: String,
}
