//! The stages of a funnel in order: from the settings, else the vendor's profile, else found from the data.

use super::deals::stage_meaning;
use super::outcome::Outcome;
use crate::calendar::Day;
use crate::collect::CollectVec;
use crate::dataset::Dataset;
use crate::dataset::column::Bits;
use crate::settings::{FunnelSettings, StageSetting};
use crate::text::{fold, has};
pub use columns::stages::{Place, Stages};

/// More stages than this are not listed.
pub const MOST: usize = 60;

/// The first stage of a funnel whose records are only known as won or lost.
const IMPLIED: &str = "Open";

/// Words that stages of sales pipelines are called by, early ones first; used where the data does not tell the order.
const WORDS: &[&str] = &[
    "new",
    "nouveau",
    "nouvelle",
    "lead",
    "piste",
    "prospect",
    "suspect",
    "prospecting",
    "prospection",
    "appointment",
    "rendez vous",
    "contact",
    "contacted",
    "engaging",
    "engage",
    "attempted",
    "qualification",
    "qualified",
    "qualifie",
    "qualifiee",
    "discovery",
    "decouverte",
    "needs analysis",
    "analyse",
    "value proposition",
    "demo",
    "demonstration",
    "presentation",
    "decision",
    "perception",
    "proposal",
    "proposition",
    "quote",
    "devis",
    "offre",
    "negotiation",
    "negociation",
    "negotiations",
    "review",
    "verbal",
    "contract",
    "contrat",
    "legal",
    "commit",
    "closing",
];

fn word_rank(name: &str) -> usize {
    let folded = fold(name);
    WORDS.iter().position(|word| folded.split(' ').any(|part| part == *word) || (has(word, " ") && has(&folded, word))).unwrap_or(WORDS.len())
}

/// The stages that deals of one pipeline (rows of `included`) go through.
pub fn find(data: &Dataset, settings: &FunnelSettings, included: &Bits, as_of: Day) -> Stages {
    let dictionary = &data.history.stages;
    let meaning = |label: &str| stage_meaning(label, settings, &data.lost_stages);
    if let Some(stages) = &settings.stages {
        return listed(
            stages,
            |place| {
                dictionary.iter().for_each(|(code, label)| {
                    place(
                        code as usize,
                        stages
                            .iter()
                            .position(|stage| stage.matches(label))
                            .map_or(if meaning(label) == Some(Outcome::Lost) { Place::Lost } else { Place::Unlisted }, |rank| Place::Rank(rank as u8)),
                    );
                });
            },
            dictionary.len(),
        );
    }
    let seen = seen_stages(data, included);
    let open: Vec<u16> = (1..=dictionary.len() as u16)
        .filter(|code| seen[*code as usize] && dictionary.text(u32::from(*code)).is_some_and(|label| meaning(label).is_none()))
        .collect_vec();
    let name = |code: u16| dictionary.text(u32::from(code)).unwrap_or("");
    let in_profile = |code: u16| data.stage_order.iter().position(|stage| stage == name(code));
    let guessed = !open.iter().all(|code| in_profile(*code).is_some());
    let mut ordered = if guessed { order_found(data, &open, included, as_of) } else { open };
    if !guessed {
        ordered = crate::order::sorted_by(ordered, &|a, b| in_profile(*a).cmp(&in_profile(*b)));
    }
    ordered.truncate(MOST - 1);
    let won = (1..=dictionary.len() as u16).filter(|code| seen[*code as usize] && meaning(name(*code)) == Some(Outcome::Won)).map(name).next().unwrap_or("Won");
    let mut names: Vec<String> = ordered.iter().map(|code| name(*code).to_owned()).collect_vec();
    let implied = names.is_empty();
    if implied {
        names.push(IMPLIED.to_owned());
    }
    names.push(won.to_owned());
    let last = (names.len() - 1) as u8;
    let mut places = vec![Place::Unlisted; dictionary.len() + 1];
    for (rank, code) in ordered.iter().enumerate() {
        places[*code as usize] = Place::Rank(rank as u8);
    }
    for (code, label) in dictionary.iter() {
        match meaning(label) {
            Some(Outcome::Won) => places[code as usize] = Place::Rank(last),
            Some(Outcome::Lost) => places[code as usize] = Place::Lost,
            _ => {}
        }
    }
    let count = names.len();
    Stages { names, places, guessed: guessed && count > 2, implied }
}

fn listed(stages: &[StageSetting], fill: impl FnOnce(&mut dyn FnMut(usize, Place)), codes: usize) -> Stages {
    let mut places = vec![Place::Unlisted; codes + 1];
    fill(&mut |code, place| places[code] = place);
    Stages { names: stages.iter().map(|stage| stage.name().to_owned()).collect_vec(), places, guessed: false, implied: false }
}

fn seen_stages(data: &Dataset, included: &Bits) -> Vec<bool> {
    let mut seen = vec![false; data.history.stages.len() + 1];
    (0..data.deals.rows).filter(|deal| included.get(*deal)).for_each(|deal| seen[data.history.exported[deal] as usize] = true);
    data.history.moves.name_stages(included, &mut seen);
    seen
}

/// a before b when more records first enter a before b than b before a; ties by the list of words, then by name.
fn order_found(data: &Dataset, open: &[u16], included: &Bits, as_of: Day) -> Vec<u16> {
    let count = open.len();
    let mut index = vec![usize::MAX; data.history.stages.len() + 1];
    open.iter().enumerate().for_each(|(at, code)| index[*code as usize] = at);
    let before = data.history.moves.precedence(&index, count, included, as_of);
    let mut rest: Vec<usize> = (0..count).collect_vec();
    let mut ordered = Vec::with_capacity(count);
    while !rest.is_empty() {
        let behind = |stage: usize| rest.iter().filter(|other| before[**other * count + stage] > before[stage * count + **other]).count();
        let name = |stage: usize| data.history.stages.text(u32::from(open[stage])).unwrap_or("");
        let best = rest.iter().copied().min_by(|a, b| (behind(*a), word_rank(name(*a)), name(*a)).cmp(&(behind(*b), word_rank(name(*b)), name(*b))));
        let Some(best) = best else { break };
        rest.retain(|stage| *stage != best);
        ordered.push(open[best]);
    }
    ordered
}
