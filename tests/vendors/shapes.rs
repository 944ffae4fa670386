//! Shapes that any vendor's export may have: hours in a column of their own, totals among the records.

use crate::{labels, read};
use crm_kpi::dataset::Table;
use crm_kpi::dataset::column::{Stack, Times};

fn at(table: &Table) -> Vec<i64> {
    let times = table.entities[0].column("at").and_then(Times::of).unwrap();
    (0..times.len()).map(|row| times.get(row).filter(|at| at.has_time()).map_or(-1, |at| at.seconds().rem_euclid(86_400) / 60)).collect()
}

#[test]
fn a_day_and_its_hour_in_two_columns_are_one_moment() {
    for (text, minutes) in [
        ("Activity - Type,Activity - Due date,Activity - Due time,Deal\nCall,2025-01-14,09:05,A\nCall,2025-01-15,,A\n", [545, -1]),
        ("Date;Heure;Type d'appel;Contact;Résultat de l'appel\n14/01/2025;9h05;Sortant;Léa;Joint\n15/01/2025;14h;Sortant;Zoé;Occupé\n", [545, 840]),
        ("Call Date,Hour,Agent,Direction\n01/14/2025,9,Ana,Outbound\n01/15/2025,17,Bo,Outbound\n", [540, 1_020]),
        ("Direction,Start Time,Start Date,Call Result\nOutbound,9:05 AM,1/14/2025,Busy\nOutbound,12:30 PM,1/25/2025,Connected\n", [545, 750]),
        ("Call Time,Direction,Agent,Call Date\n09:05:30,in,Ana,2025-01-14 00:00:00\n23:59:00,out,Ana,2025-01-15 00:00:00\n", [545, 1_439]),
    ] {
        let table = read(text);
        assert_eq!((table.source.entity.map(|entity| entity.name()), at(&table)), (Some("activity"), minutes.to_vec()), "{text}");
    }
}

#[test]
fn what_is_no_hour_of_the_day_stays_itself() {
    let table = read("Date,Time spent,Type,Call Date\n2025-01-14,90,Call,2025-01-13\n2025-01-15,30,Call,2025-01-14\n");
    assert_eq!(at(&table), [-1, -1]);
}

#[test]
fn a_line_of_numbers_alone_is_a_total_and_no_sample() {
    for (text, used) in [
        ("Channel,Sessions,Users\n,300,250\nOrganic,200,160\nPaid,100,90\n", 2),
        ("Day,Campaign,Clicks,Cost\n2025-01-14,Brand,3,1.5\n2025-01-15,Brand,4,2.5\nTotal,,7,4.0\n,,7,4.0\n", 2),
        ("Deal ID,Deal Name,Stage,Amount\n1,A,Won,10\n2,B,Lost,20\n,,,30\n", 2),
        ("Stage  ↑,Deal Name,Amount,Close Date\nWon,A,10,2025-01-14\nSubtotal,,10,\nLost,B,20,2025-01-15\nSubtotal,,20,\nTotal,,30,\n", 2),
    ] {
        let table = read(text);
        let sums = ["300", "4.0", "30", "Subtotal", "Total"];
        let shown = table.source.mapping.iter().flat_map(|column| &column.samples).any(|sample| sums.contains(&sample.as_str()));
        assert_eq!((table.source.used, shown), (used, false), "{text}: {:?}", table.source.mapping);
    }
    let answers = read("Customer ID,NPS,Survey Date\nc1,9,2025-01-14\n,10,\nc2,3,2025-01-15\n");
    assert_eq!((answers.source.used, labels(&answers, "customer_id").len()), (3, 3));
}

#[test]
fn footers_as_wide_as_the_records_are_footers() {
    let text = "Name,Stage,Amount,Owner\nA,Won,10,Ana\nB,Lost,20,Bo\n,,,\nCopyright (c) 2025,,,\nAcme Corp,,,\nParis,,,\n";
    let table = read(text);
    let told = table.source.doubts.iter().find(|doubt| doubt.question == "footer_lines").unwrap();
    assert_eq!((table.source.used, told.taken.as_str()), (2, "3"));
    let table = read("Name,Stage,Amount,Owner\nA,Won,10,Ana\nB,,,\nC,Lost,20,Bo\n");
    assert_eq!(table.source.used, 3);
}
