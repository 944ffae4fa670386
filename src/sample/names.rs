//! Invented names of persons, firms and campaigns, French and English. Addresses end in `.example`, telephone numbers are of the
//! ranges that France and the United Kingdom keep for fiction.

const FIRST: [&str; 40] = [
    "Hélène",
    "Mathieu",
    "Chloé",
    "Antoine",
    "Inès",
    "Baptiste",
    "Léa",
    "Florian",
    "Manon",
    "Rémi",
    "Aurélie",
    "Yanis",
    "Océane",
    "Maxime",
    "Zoé",
    "Adrien",
    "Fatou",
    "Loïc",
    "Margaux",
    "Karim",
    "Alice",
    "James",
    "Charlotte",
    "Harry",
    "Megan",
    "Daniel",
    "Amelia",
    "Owen",
    "Grace",
    "Ethan",
    "Priya",
    "Callum",
    "Freya",
    "George",
    "Imogen",
    "Rory",
    "Sophie",
    "Victor",
    "Eleanor",
    "Noah",
];
const LAST: [&str; 40] = [
    "Lefèvre",
    "Garnier",
    "Chevalier",
    "Rousseau",
    "Blanchard",
    "Marchand",
    "Dufour",
    "Noël",
    "Fontaine",
    "Barbier",
    "Gérard",
    "Picard",
    "Renaud",
    "Vidal",
    "Caron",
    "Meunier",
    "Diallo",
    "Haddad",
    "Lemoine",
    "Besson",
    "Turner",
    "Walsh",
    "Hughes",
    "Patel",
    "Bennett",
    "Carter",
    "Foster",
    "Murphy",
    "Reid",
    "Palmer",
    "Clarke",
    "Doyle",
    "Spencer",
    "Knight",
    "Lawson",
    "Fletcher",
    "Barker",
    "Holloway",
    "Pearce",
    "Whittaker",
];
const HOUSES: [&str; 24] = [
    "Atelier",
    "Groupe",
    "Maison",
    "Cabinet",
    "Transports",
    "Laboratoires",
    "Imprimerie",
    "Cliniques",
    "Éditions",
    "Menuiserie",
    "Ateliers",
    "Domaine",
    "Agence",
    "Boulangerie",
    "Jardins",
    "Chantiers",
    "Conserverie",
    "Studio",
    "Brasserie",
    "Filatures",
    "Verrerie",
    "Pépinières",
    "Librairie",
    "Optique",
];
const FAMILIES: [&str; 64] = [
    "Mercier",
    "Lavoisier",
    "Aubépine",
    "Delorme",
    "Sainte-Claire",
    "Valmont",
    "Bellecour",
    "Grandin",
    "Marceau",
    "Peyrac",
    "Kervella",
    "Montclar",
    "Vauban",
    "Rivoire",
    "Chantemerle",
    "Saulnier",
    "Beaulieu",
    "Corbière",
    "Lescure",
    "Tournelle",
    "Gaspard",
    "Pontoise",
    "Aubrac",
    "Villers",
    "Ardant",
    "Bastide",
    "Clairval",
    "Daumier",
    "Escalier",
    "Fontenay",
    "Gravelle",
    "Hautefort",
    "Issartel",
    "Jourdan",
    "Kerguen",
    "Lamballe",
    "Mirande",
    "Noirmont",
    "Orsenne",
    "Passy",
    "Quélen",
    "Rochebrune",
    "Serrano",
    "Thibault",
    "Uzerche",
    "Valcour",
    "Yvernault",
    "Allard",
    "Bréhat",
    "Castellan",
    "Duvernay",
    "Esterel",
    "Ferrand",
    "Gironde",
    "Hennebont",
    "Jaubert",
    "Lormont",
    "Malestroit",
    "Nanteuil",
    "Ormesson",
    "Plessis",
    "Roquevaire",
    "Sauveterre",
    "Trévoux",
];
const PLACES: [&str; 48] = [
    "Northgate",
    "Brightwater",
    "Ashford",
    "Kingsmere",
    "Redbrook",
    "Hawthorn",
    "Silverdale",
    "Oakridge",
    "Westbury",
    "Thornfield",
    "Larkhill",
    "Stonebridge",
    "Fairview",
    "Millbrook",
    "Elmwood",
    "Highcroft",
    "Blackmoor",
    "Clearwell",
    "Greystone",
    "Harrow Hill",
    "Longmead",
    "Marlow",
    "Penrose",
    "Whitcombe",
    "Aldersey",
    "Bramley",
    "Carrick",
    "Dunmore",
    "Eastleigh",
    "Foxglove",
    "Glenmore",
    "Heatherley",
    "Inverness",
    "Juniper",
    "Kilbride",
    "Linden",
    "Merrow",
    "Newbridge",
    "Orchard",
    "Pinewood",
    "Quayside",
    "Rosedale",
    "Summerhill",
    "Tideway",
    "Upland",
    "Valebrook",
    "Wexcombe",
    "Yarrow",
];
const TRADES: [&str; 24] = [
    "Foods",
    "Logistics",
    "Engineering",
    "Partners",
    "Textiles",
    "Software",
    "Clinics",
    "Energy",
    "Media",
    "Consulting",
    "Interiors",
    "Robotics",
    "Packaging",
    "Insurance",
    "Catering",
    "Instruments",
    "Freight",
    "Architects",
    "Ceramics",
    "Analytics",
    "Motors",
    "Print",
    "Dental",
    "Timber",
];

/// Sellers: name, and how much less (over 100: more) often a stage is failed in their hands, in hundredths. The last but one struggles.
pub(super) const OWNERS: [(&str, i64); 8] = [
    ("Camille Roux", 94),
    ("Thomas Girard", 100),
    ("Sarah Whitfield", 90),
    ("Julien Moreau", 97),
    ("Emma Collins", 96),
    ("Nadia Benali", 92),
    ("Lucas Perrin", 146),
    ("Oliver Grant", 100),
];
/// Which of them struggles.
pub(super) const STRUGGLING: usize = 6;

/// Where business comes from.
pub(super) struct Campaign {
    /// Empty: none.
    pub name: &'static str,
    /// HubSpot's original traffic source.
    pub source: &'static str,
    /// Share of deals, in hundredths.
    pub weight: i64,
    /// How often a stage is failed, in hundredths of the usual.
    pub failing: i64,
}

/// The trade fair's place in the list.
pub(super) const FAIR: usize = 0;
/// The places of online advertising.
pub(super) const ADS: [usize; 2] = [1, 2];
pub(super) const CAMPAIGNS: [Campaign; 8] = [
    Campaign { name: "Salon Parcours", source: "Offline Sources", weight: 10, failing: 74 },
    Campaign { name: "Google Ads – Logiciel CRM", source: "Paid Search", weight: 20, failing: 124 },
    Campaign { name: "LinkedIn Ads – Sales leaders", source: "Paid Social", weight: 12, failing: 120 },
    Campaign { name: "Webinar – Measure what sells", source: "Other Campaigns", weight: 12, failing: 95 },
    Campaign { name: "Newsletter Helvia", source: "Email Marketing", weight: 10, failing: 98 },
    Campaign { name: "Guide – Comprendre le churn", source: "Organic Search", weight: 15, failing: 94 },
    Campaign { name: "Partenaires intégrateurs", source: "Referrals", weight: 11, failing: 84 },
    Campaign { name: "", source: "Direct Traffic", weight: 10, failing: 100 },
];

/// A firm.
pub(super) struct Company {
    pub id: u64,
    pub name: String,
    pub domain: String,
    pub country: &'static str,
}

/// The firm of a number; no two have one name or one domain.
pub(super) fn company(index: usize) -> Company {
    let french = index % 5 < 3;
    let place = index / 5 * if french { 3 } else { 2 } + if french { index % 5 } else { index % 5 - 3 };
    // 24 × 64 French names and 24 × 48 English ones; 101 has no divisor in common with either
    let names = 24 * if french { FAMILIES.len() } else { PLACES.len() };
    let (pair, round) = (place * 101 % names, place / names);
    let (name, country) = if french {
        (format!("{} {}", HOUSES[pair % 24], FAMILIES[pair / 24]), ["France", "France", "France", "Belgique", "Suisse"][place % 5])
    } else {
        (format!("{} {}", PLACES[pair / 24], TRADES[pair % 24]), ["United Kingdom", "United Kingdom", "Ireland"][place % 3])
    };
    let name = if round == 0 { name } else { format!("{name} {}", round + 1) };
    Company { id: 9_100_000_001 + 13 * index as u64, domain: format!("{}.example", ascii(&name)), name, country }
}

/// A person at a firm.
pub(super) struct Person {
    pub first: &'static str,
    pub last: &'static str,
    pub email: String,
    pub phone: String,
}

/// The person of a draw, at a firm; no two places have one telephone number.
pub(super) fn person(draw: u64, place: usize, company: &Company) -> Person {
    let (first, last) = (FIRST[(draw % 40) as usize], LAST[(draw / 40 % 40) as usize]);
    Person { first, last, email: format!("{}.{}@{}", ascii(first), ascii(last), company.domain), phone: phone(place, company.country) }
}

/// Area codes whose numbers are kept for fiction: ten thousand each in France, a thousand each in the United Kingdom.
const FRENCH_AREAS: [&str; 6] = ["1 99 00", "2 61 91", "3 53 01", "4 65 71", "5 36 49", "6 39 98"];
const BRITISH_AREAS: [&str; 12] =
    ["20 7946", "113 496", "114 496", "115 496", "116 496", "117 496", "118 496", "121 496", "131 496", "141 496", "151 496", "161 496"];

fn phone(place: usize, country: &str) -> String {
    // 7919 has no divisor in common with a power of ten: the numbers of an area are gone through in a mixed order, each once
    if matches!(country, "United Kingdom" | "Ireland") {
        format!("+44 {} {:04}", BRITISH_AREAS[place / 1000 % BRITISH_AREAS.len()], place * 7919 % 1000)
    } else {
        let number = place * 7919 % 10_000;
        format!("+33 {} {:02} {:02}", FRENCH_AREAS[place / 10_000 % FRENCH_AREAS.len()], number / 100, number % 100)
    }
}

/// Lower case without accents, hyphens between words.
fn ascii(text: &str) -> String {
    crate::text::lowercase(text)
        .chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' => 'a',
            'ï' | 'î' => 'i',
            'ô' => 'o',
            'ç' => 'c',
            'a'..='z' | '0'..='9' => letter,
            _ => '-',
        })
        .collect()
}
