//! What a file of another kind costs: a workbook of 100,000 rows × 20 columns, the look at a text's first part, a bomb's refusal.
#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crm_kpi::decode::package::Package;
use crm_kpi::error::Error;
use crm_kpi::read::{Finished, Hints, Reading, TablePart};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::hint::black_box;
use std::io::Write;

const ROWS: u32 = 100_000;
const COLUMNS: u16 = 20;

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (day, names) = (Format::new().set_num_format("yyyy-mm-dd"), ["Deal ID", "Create Date", "Deal Stage", "Amount", "Owner"]);
    for column in 0..COLUMNS {
        sheet.write_string(0, column, names.get(usize::from(column)).map_or_else(|| format!("Note {column}"), |name| (*name).to_owned())).unwrap();
    }
    for row in 1..=ROWS {
        for column in 0..COLUMNS {
            let value = f64::from(row) * 1.25 + f64::from(column);
            match column {
                1 => sheet.write_datetime_with_format(row, column, ExcelDateTime::from_serial_datetime(45_000.0 + f64::from(row % 700)).unwrap(), &day),
                2 => sheet.write_string(row, column, ["Won", "Lost", "Proposal"][row as usize % 3]),
                4 | 6 | 8 | 10 => sheet.write_string(row, column, format!("text {}", row * 7 % 20_000)),
                _ => sheet.write_number(row, column, value),
            }
            .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Result<u64, Error> {
    let package = Package::open(bytes.to_vec())?;
    let mut rows = 0;
    for part in &package.parts {
        let mut reading = Reading::of("file", TablePart::from(part), Hints::default());
        reading.push_part(part)?;
        if let Finished::Table(table) = reading.finish()? {
            rows += table.source.rows;
        }
    }
    Ok(rows)
}

/// 800 MB of one byte.
fn bomb() -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    (0..800).for_each(|_| packer.write_all(&[b'0'; 1 << 20]).unwrap());
    packer.finish().unwrap()
}

fn containers(criterion: &mut Criterion) {
    let (book, bomb) = (workbook(), bomb());
    assert_eq!(read(&book).unwrap(), u64::from(ROWS));
    assert!(read(&bomb).is_err());
    let mut group = criterion.benchmark_group("containers");
    group.sample_size(10).throughput(Throughput::Elements(u64::from(ROWS) * u64::from(COLUMNS)));
    group.bench_function("xlsx_100000_rows_20_columns", |bencher| bencher.iter(|| read(black_box(&book)).unwrap()));
    group.bench_function("bomb_refused", |bencher| bencher.iter(|| read(black_box(&bomb)).is_err()));
    let line = "0061x00000AbCdE,2024-06-01T10:00:00.000Z,Proposal,12500.5,Ana Lopez,\"Évry, Sud\"\n";
    let text = format!("Id,CreatedDate,StageName,Amount,Owner,Account\n{}", line.repeat((2 << 20) / line.len()));
    group.bench_function("recognition_of_a_text", |bencher| {
        bencher.iter(|| {
            let mut reading = Reading::new("deals.csv", Hints::default());
            reading.push(black_box(&text.as_bytes()[..(1 << 20) + 1])).unwrap();
            reading
        });
    });
    group.finish();
}

criterion_group!(benches, containers);
criterion_main!(benches);
