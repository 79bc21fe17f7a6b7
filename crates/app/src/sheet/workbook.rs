//! Workbooks (XLSX): looked at as an archive before anything is unpacked, then turned into CSV.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};

use super::SheetError;

/// What a workbook may weigh once unpacked.
#[derive(Debug, Clone)]
pub struct WorkbookLimits {
    /// Parts in the archive.
    pub parts: usize,
    /// Bytes of all parts together, unpacked.
    pub unpacked: u64,
    /// How many times its packed size a part may unpack to.
    pub ratio: u64,
    /// Cells of the first sheet, blank ones included.
    pub cells: u64,
}

impl Default for WorkbookLimits {
    fn default() -> Self {
        Self { parts: 500, unpacked: 80_000_000, ratio: 200, cells: 3_000_000 }
    }
}

/// Refuses an archive that is not a workbook or unpacks to too much. Sizes are measured by unpacking, not believed.
pub(super) fn check_archive(bytes: &[u8], limits: &WorkbookLimits) -> Result<(), SheetError> {
    let refuse = |reason: &str| Err(SheetError::Workbook { reason: reason.to_owned() });
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return refuse("it is damaged");
    };
    if archive.len() > limits.parts {
        return refuse("it has too many parts");
    }
    let mut left = limits.unpacked;
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else { return refuse("it is damaged") };
        let most = left.min((part.compressed_size() + 1_000).saturating_mul(limits.ratio));
        let Ok(size) = std::io::copy(&mut part.take(most + 1), &mut std::io::sink()) else {
            return refuse("it is damaged");
        };
        if size > most {
            return refuse("it unpacks to far more than a table of this kind needs");
        }
        left -= size;
    }
    let has = |name: &str| archive.file_names().flatten().any(|part| part == name);
    if has("xl/workbook.xml") { Ok(()) } else { refuse("it is an archive, not a workbook") }
}

/// The first sheet as CSV in UTF-8.
///
/// Whole numbers come out without decimals, dates as they are displayed by their serial type, formulas as the value they
/// had when the file was saved.
///
/// # Errors
/// [`SheetError::Workbook`] when it is damaged, too large, or claims cells beyond the limits.
pub fn to_csv(bytes: &[u8], limits: &WorkbookLimits) -> Result<String, SheetError> {
    check_archive(bytes, limits)?;
    let refuse = |reason: String| SheetError::Workbook { reason };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))
        .map_err(|error| refuse(format!("it cannot be opened ({error})")))?;
    let name = workbook.sheet_names().first().cloned();
    let name = name.ok_or_else(|| refuse("it has no sheet".to_owned()))?;
    check_extent(&mut workbook, &name, limits)?;
    let range = workbook
        .worksheet_range(&name)
        .map_err(|error| refuse(format!("its first sheet cannot be read ({error})")))?;
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    // Rows before the first filled one are kept blank, so that lines are those of the sheet.
    for _ in 0..range.start().map_or(0, |(row, _)| row) {
        writer.write_record([""]).map_err(|error| refuse(error.to_string()))?;
    }
    for row in range.rows() {
        let cells = row.iter().map(cell_text);
        writer.write_record(cells).map_err(|error| refuse(error.to_string()))?;
    }
    let text = writer.into_inner().map_err(|error| refuse(error.to_string()))?;
    String::from_utf8(text).map_err(|error| refuse(error.to_string()))
}

/// One cell in row 1,048,576 makes a range of a million rows: count before making it.
fn check_extent(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &WorkbookLimits,
) -> Result<(), SheetError> {
    let refuse = |reason: &str| SheetError::Workbook { reason: reason.to_owned() };
    let mut cells = workbook
        .worksheet_cells_reader(name)
        .map_err(|_| refuse("its first sheet cannot be read"))?;
    let (mut rows, mut columns) = (0_u64, 0_u64);
    while let Some(cell) =
        cells.next_cell().map_err(|_| refuse("its first sheet cannot be read"))?
    {
        let (row, column) = cell.get_position();
        rows = rows.max(u64::from(row) + 1);
        columns = columns.max(u64::from(column) + 1);
        if rows * columns > limits.cells {
            return Err(refuse("its cells lie too far apart: copy the table into a new sheet"));
        }
    }
    Ok(())
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().to_owned(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        other => other.to_string(),
    }
}

/// Reads everything from an input, up to one byte more than a file may have.
///
/// # Errors
/// When the input fails.
pub fn read_all(input: impl std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(super::LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
