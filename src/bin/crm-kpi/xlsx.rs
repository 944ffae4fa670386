//! The report as a workbook, a sheet a table.

use super::sheets::{self, Cell};
use crm_kpi::error::{Code, Error, Language};
use crm_kpi::report::Report;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The workbook's bytes. Texts are written as texts, never as formulas.
pub fn report(report: &Report, language: Language) -> Result<Vec<u8>, Error> {
    build(report, language).map_err(|error| Error::new(Code::Unreadable, error.to_string()))
}

fn build(report: &Report, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for table in sheets::all(report, language) {
        let sheet = workbook.add_worksheet().set_name(table.name.get(language))?;
        for (column, head) in (0..).zip(table.head) {
            sheet.write_string_with_format(0, column, *head, &bold)?;
        }
        for (row, cells) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => drop(sheet.write_string(row, column, sheets::harmless(text))?),
                    Cell::Number(_, number) => drop(sheet.write_number(row, column, *number)?),
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
    }
    workbook.save_to_buffer()
}
